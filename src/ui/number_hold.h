// A number that is dragged, or turned with the wheel, instead of typed.
#pragma once

#include <optional>

#include "number_field.h"

namespace mesomap::ui {

/// steppedValue() within the field's range.
[[nodiscard]] double steppedNumber(const NumberSpec& spec, double from, double steps);

/// The field's value while the pointer drags it; none while it does not. Call each frame before the
/// field is drawn; draws nothing.
[[nodiscard]] std::optional<double> draggedNumber(const NumberSpec& spec);
/// Draws the field as what is dragged, and hands over the value when the button is let go.
NumberEdit drawDragged(const NumberSpec& spec, double value, float widthPx, float heightPx);
/// After the field's text was drawn: a press on it that goes sideways becomes a drag.
void noticeDrag(const NumberSpec& spec, std::optional<double> value);

/// Steps by which the wheel turns the item drawn last: with Ctrl, or while it has the keyboard, so
/// that scrolling a panel changes nothing.
[[nodiscard]] int wheelSteps(bool hasKeyboard);

}  // namespace mesomap::ui
