// What the start page is drawn of, in the current window. Screen pixels.
#pragma once

#include <imgui.h>

#include <string>

#include "ui/start_page.h"
#include "ui/theme.h"

namespace mesomap::ui {

void startText(ImFont* font, float x, float y, Color ink, const std::string& words);
/// Cut with "…" to fit.
[[nodiscard]] std::string startFitted(ImFont* font, const std::string& words, float width);
/// `wrap`: the width at which lines break; 0: nowhere.
[[nodiscard]] ImVec2 startTextSize(ImFont* font, const std::string& words, float wrap = 0);
/// Short strokes along the edge: a place to let something go.
void startDashes(const WidgetRect& rect, Color ink);
void startBox(const WidgetRect& rect, Color ground, Color edge, float rounding);
/// Glyph, words and a line under them; words alone where there is little room.
void startWords(const WidgetRect& rect, const char* glyph, Color glyphInk, ImFont* font, Color ink,
                const std::string& words, const std::string& detail);
/// As much of the picture as the card's shape takes, cut evenly at the sides or at the foot. What
/// must be seen whole goes on at its sides with the ground it stands on.
void startPicture(const StartFigure& figure, ImVec2 from, ImVec2 to, float rounding);

}  // namespace mesomap::ui
