// The course in the window: the treatment view, its marks on the skin, and its dialogs.
#pragma once

#include <memory>

#include "panels.h"
#include "widgets.h"

namespace mesomap::ui {

/// Instead of the panel: the point of now in type that reads at two metres, and buttons for gloves.
void drawTreatmentPage(Panels& panels, Workplace& workplace, const WidgetRect& rect);
/// Round the point of now, over the picture.
void drawTreatmentMark(Panels& panels, const scene::Treatment& treatment, const WidgetRect& rect);
/// What was given in the area that is treated: volume and lot (given_fields.cpp).
void drawGiven(Panels& panels, Workplace& workplace, bool asked);
/// The tall buttons of the treatment view; `height` in design pixels.
[[nodiscard]] bool tallButton(const char* id, const std::string& label, Look look, float widthPx,
                              float height, bool enabled = true);
/// Type of the treatment view, or the window's own where that is not made yet.
[[nodiscard]] ImFont* farTitle();
[[nodiscard]] ImFont* farText();
[[nodiscard]] ImFont* farSmall();

/// Sessions with their days, what was done in each, and what the skin has taken.
[[nodiscard]] std::unique_ptr<Dialog> makeCourseDialog(Panels& panels);
/// Who treated; names the points without a mark.
[[nodiscard]] std::unique_ptr<Dialog> makeFinishDialog(Panels& panels);
/// A reaction of the coded list, noted at an area.
[[nodiscard]] std::unique_ptr<Dialog> makeReactionDialog(Panels& panels, RegionId place);
/// Text and reason, appended to a session that is finished.
[[nodiscard]] std::unique_ptr<Dialog> makeCorrectionDialog(Panels& panels, std::string session);
/// Asks how many sessions and how far apart; nothing is filled in.
[[nodiscard]] std::unique_ptr<Dialog> makePlanCourseDialog(Panels& panels);

}  // namespace mesomap::ui
