// What the start page is drawn of, in the current window. Screen pixels.
#pragma once

#include <imgui.h>

#include <string>

#include "ui/start_page.h"
#include "ui/theme.h"

namespace mesomap::ui {

void startText(ImFont* font, float x, float y, Color ink, const std::string& words);
/// Cut with "…" to fit: for names that others gave.
[[nodiscard]] std::string startFitted(ImFont* font, const std::string& words, float width);
/// `wrap`: the width at which lines break; 0: nowhere.
[[nodiscard]] ImVec2 startTextSize(ImFont* font, const std::string& words, float wrap = 0);
/// Short strokes along the edge: a place to let something go.
void startDashes(const WidgetRect& rect, Color ink);
void startBox(const WidgetRect& rect, Color ground, Color edge, float rounding);
/// Words in as many lines as they need.
void startWrapped(ImFont* font, float x, float y, float width, Color ink, const std::string& words);
/// The height that takes; notes the control as clipped where a word of it is wider than the place.
[[nodiscard]] float startLines(ImFont* font, const std::string& id, const std::string& words,
                               float width);
struct StartWords {
  std::string id;
  const char* glyph = "";
  std::string words, detail;
};
/// How high the words and the line under them are where the box is so wide.
[[nodiscard]] float startWordsHeight(const StartWords& what, float width);
/// Glyph, words and a line under them; words alone where there is little room.
void startWords(const WidgetRect& rect, const StartWords& what, Color glyphInk, ImFont* font,
                Color ink);
/// As much of the picture as the card's shape takes, cut evenly at the sides or at the foot. What
/// must be seen whole goes on at its sides with the ground it stands on.
void startPicture(const StartFigure& figure, ImVec2 from, ImVec2 to, float rounding);

}  // namespace mesomap::ui
