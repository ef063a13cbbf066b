// A hint on the screen: one quiet line beside what it speaks of.
#pragma once

#include "panels.h"
#include "ui/hints.h"

namespace mesomap::ui {

/// Where a button stands that a hint speaks of, screen pixels; told while the bar is drawn.
void noteHintPlace(Hint hint, const WidgetRect& rect);

/// Draws the hint of now, if any. `bottom` (screen pixels) is where a line without a place of its
/// own ends; returns the height used there.
float drawHint(Panels& panels, Hints& hints, const WidgetRect& view, float bottom);

}  // namespace mesomap::ui
