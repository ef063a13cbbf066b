#include "start_parts.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "widgets.h"

namespace mesomap::ui {

void startText(ImFont* font, float x, float y, Color ink, const std::string& words) {
  ImGui::GetWindowDrawList()->AddText(font, font->FontSize, {std::round(x), std::round(y)}, ink,
                                      words.c_str());
}

std::string startFitted(ImFont* font, const std::string& words, float width) {
  ImGui::PushFont(font);
  std::string fit = shortened(words, width);
  ImGui::PopFont();
  return fit;
}

ImVec2 startTextSize(ImFont* font, const std::string& words, float wrap) {
  return font->CalcTextSizeA(font->FontSize, 1e9f, wrap, words.c_str());
}

void startDashes(const WidgetRect& rect, Color ink) {
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const float dash = px(7), space = px(5), inset = px(6);
  const auto run = [&](ImVec2 from, ImVec2 to) {
    const float length = std::abs(to.x - from.x) + std::abs(to.y - from.y);
    const ImVec2 step((to.x - from.x) / length, (to.y - from.y) / length);
    // Begins and ends with a whole stroke.
    const float count = std::max(1.0f, std::round((length - dash) / (dash + space)));
    for (int i = 0; i <= static_cast<int>(count); ++i) {
      const float at = static_cast<float>(i) * (length - dash) / count;
      const float end = at + dash;
      draw.AddLine({from.x + step.x * at, from.y + step.y * at},
                   {from.x + step.x * end, from.y + step.y * end}, ink, px(1));
    }
  };
  const float right = rect.x + rect.width, bottom = rect.y + rect.height;
  run({rect.x + inset, rect.y}, {right - inset, rect.y});
  run({rect.x + inset, bottom}, {right - inset, bottom});
  run({rect.x, rect.y + inset}, {rect.x, bottom - inset});
  run({right, rect.y + inset}, {right, bottom - inset});
}

void startBox(const WidgetRect& rect, Color ground, Color edge, float rounding) {
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const ImVec2 end(rect.x + rect.width, rect.y + rect.height);
  draw.AddRectFilled({rect.x, rect.y}, end, ground, rounding);
  if (edge != 0) draw.AddRect({rect.x, rect.y}, end, edge, rounding, 0, std::max(1.0f, px(1)));
}

float startLines(ImFont* font, const std::string& id, const std::string& words, float width) {
  ImGui::PushFont(font);
  // A word that is wider than the place is broken in its middle.
  for (std::size_t from = 0; from < words.size();) {
    const std::size_t end = std::min(words.find(' ', from), words.size());
    if (ImGui::CalcTextSize(words.c_str() + from, words.c_str() + end).x > width) reportClipped(id);
    from = end + 1;
  }
  ImGui::PopFont();
  return startTextSize(font, words, width).y;
}

void startWrapped(ImFont* font, float x, float y, float width, Color ink,
                  const std::string& words) {
  ImGui::GetWindowDrawList()->AddText(font, font->FontSize, {std::round(x), std::round(y)}, ink,
                                      words.c_str(), nullptr, width);
}

namespace {

bool narrowWords(float width) {
  return width < px(215);
}
float wordsLeft(float width) {
  return px(narrowWords(width) ? 14 : 52);
}
float wordsRoom(float width) {
  return width - px(10) - wordsLeft(width);
}

}  // namespace

float startWordsHeight(const StartWords& what, float width) {
  const float room = wordsRoom(width);
  return startLines(fonts().strong, what.id, what.words, room) + px(4) +
         startLines(fonts().small, what.id, what.detail, room);
}

void startWords(const WidgetRect& rect, const StartWords& what, Color glyphInk, ImFont* font,
                Color ink) {
  const ImVec2 size = startTextSize(fonts().icon, what.glyph);
  const float mid = rect.y + rect.height * 0.5f;
  if (!narrowWords(rect.width)) {
    startText(fonts().icon, rect.x + px(28) - size.x * 0.5f, mid - size.y * 0.5f, glyphInk,
              what.glyph);
  }
  const float left = rect.x + wordsLeft(rect.width), room = wordsRoom(rect.width);
  const float words = startTextSize(font, what.words, room).y;
  const float detail = startTextSize(fonts().small, what.detail, room).y;
  const float top = mid - (words + px(4) + detail) * 0.5f;
  startWrapped(font, left, top, room, ink, what.words);
  startWrapped(fonts().small, left, top + words + px(4), room, palette().inkSoft, what.detail);
}

void startPicture(const StartFigure& figure, ImVec2 from, ImVec2 to, float rounding) {
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const auto texture = reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(figure.picture));
  const Color plain = rgb(0xFFFFFF);
  const float width = to.x - from.x, height = to.y - from.y;
  const float cut = width / height / figure.pictureAspect;
  if (cut > 1 && figure.whole) {
    const float side = std::floor((width - height * figure.pictureAspect) * 0.5f);
    constexpr float kEdge = 0.01f;
    draw.AddImageRounded(texture, from, {from.x + side + 1, to.y}, {0, 0}, {kEdge, 1}, plain,
                         rounding, ImDrawFlags_RoundCornersTopLeft);
    draw.AddImageRounded(texture, {to.x - side - 1, from.y}, to, {1 - kEdge, 0}, {1, 1}, plain,
                         rounding, ImDrawFlags_RoundCornersTopRight);
    draw.AddImage(texture, {from.x + side, from.y}, {to.x - side, to.y});
  } else if (cut > 1) {
    draw.AddImageRounded(texture, from, to, {0, 0}, {1, 1 / cut}, plain, rounding,
                         ImDrawFlags_RoundCornersTop);
  } else {
    draw.AddImageRounded(texture, from, to, {0.5f - 0.5f * cut, 0}, {0.5f + 0.5f * cut, 1}, plain,
                         rounding, ImDrawFlags_RoundCornersTop);
  }
}

}  // namespace mesomap::ui
