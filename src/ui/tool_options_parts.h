// What the bar of a tool's options is drawn of: one row of small controls, on as many lines as the
// view is wide enough for.
#pragma once

#include <string>

#include "panels.h"
#include "ui/theme.h"

struct ImFont;

namespace mesomap::ui {

inline constexpr float kOptionHeight = 28;  ///< design pixels

/// Before the first of them: where a line ends at most, screen pixels.
void beginOptions(float right);
/// Beside what was drawn last, or on a line of its own where `width` screen pixels would go beyond
/// the view. `space`: design pixels between.
void nextOption(float space, float width);
void nextOption(float space, const char* label);
/// Before a stepper: its caption, both buttons and a figure of usual length.
void nextOptionStepper(const char* caption);

void optionText(const std::string& text, ImFont* font, Color ink);
[[nodiscard]] float optionTextWidth(const char* text);  ///< screen pixels
/// Caption − figure +; -1 or 1 where one was pressed.
int optionStepper(const std::string& id, const char* caption, const std::string& figure,
                  const std::string& hint);
bool optionChoice(const std::string& id, const std::string& text, bool selected,
                  const std::string& hint = {});

/// Where paint may go: a button and what it opens.
void drawLimits(Panels& panels);

}  // namespace mesomap::ui
