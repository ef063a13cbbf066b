#include "ui/client_page.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace mesomap::ui {
namespace {

// Design pixels of a picture of 1280 by 800.
constexpr float kTitleFromBottom = 176;
constexpr float kSentenceFromBottom = 116;
constexpr float kDotsFromBottom = 58;
constexpr float kFootFromBottom = 34;
constexpr float kScrim =
    250;  ///< Ground that fades in behind the words: skin of any tone is there.
constexpr float kListLeft = 56;
constexpr float kListRow = 44;
constexpr float kListShare = 0.8f;  ///< Of the sentence's type.
constexpr float kListMost = 0.30f;  ///< Of the width: the figure stands beside it.
constexpr std::size_t kMostDots = 14;
constexpr float kLongest = 0.86f;  ///< Of the width, for one line.

Color rgbOf(const std::array<std::uint8_t, 3>& color) {
  return IM_COL32(color[0], color[1], color[2], 255);
}

/// As large as fits in `room`, and cut only where even the small type is too wide.
void centred(ImDrawList& draw, ImFont* font, const std::string& text, const WidgetRect& rect,
             float y, float room, Color ink) {
  float size = font->FontSize;
  ImVec2 wide = font->CalcTextSizeA(size, 1e9f, 0, text.c_str());
  if (wide.x > room) {
    size = std::max(0.5f * size, std::floor(size * room / wide.x));
    wide = font->CalcTextSizeA(size, 1e9f, 0, text.c_str());
  }
  const float left = rect.x + std::max(0.5f * (rect.width - wide.x), 0.5f * (rect.width - room));
  const ImVec4 clip(rect.x + 0.5f * (rect.width - room), rect.y,
                    rect.x + 0.5f * (rect.width + room), rect.y + rect.height);
  draw.AddText(font, size, {std::round(left), std::round(y + 0.5f * (font->FontSize - size))}, ink,
               text.c_str(), nullptr, 0, &clip);
}

void scrim(ImDrawList& draw, const WidgetRect& rect, float height) {
  const Color ground = palette().view;
  const float bottom = rect.y + rect.height;
  const float middle = bottom - 0.55f * height;
  const auto band = [&](float from, float to, float above, float below) {
    const Color top = withAlpha(ground, above), end = withAlpha(ground, below);
    draw.AddRectFilledMultiColor({rect.x, from}, {rect.x + rect.width, to}, top, top, end, end);
  };
  band(bottom - height, middle, 0.0f, 0.82f);
  band(middle, bottom, 0.82f, 0.94f);
}

void areaList(ImDrawList& draw, const WidgetRect& rect, const ClientWords& words,
              const ClientType& type) {
  const float row = kListRow * type.scale;
  const float height = row * static_cast<float>(words.areas.size());
  const float room = rect.height - (kTitleFromBottom + 60) * type.scale;
  if (words.areas.empty() || height > room) return;
  const float left = rect.x + kListLeft * type.scale;
  const float text = left + 28 * type.scale;
  float y = rect.y + 0.5f * (room - height) + 30 * type.scale;
  const float listPx = kListShare * type.text->FontSize;
  for (const auto& [name, color] : words.areas) {
    const float middle = y + 0.5f * row;
    draw.AddCircleFilled({left, middle}, 8 * type.scale, color, 32);
    const ImVec2 size = type.text->CalcTextSizeA(listPx, 1e9f, 0, name.c_str());
    const float widest = kListMost * rect.width - (text - rect.x);
    const float shrunk = std::min(1.0f, widest / std::max(size.x, 1.0f));
    const float points = std::max(listPx * shrunk, 0.6f * listPx);
    const ImVec4 clip(text, rect.y, rect.x + kListMost * rect.width, rect.y + rect.height);
    draw.AddText(type.text, points, {text, std::round(middle - 0.5f * points)}, palette().ink,
                 name.c_str(), nullptr, 0, &clip);
    y += row;
  }
}

void stepDots(ImDrawList& draw, const WidgetRect& rect, const scene::ClientShow& show,
              const ClientType& type) {
  if (show.steps() < 2 || show.steps() > kMostDots) return;
  const float gap = 20 * type.scale;
  const float width = gap * static_cast<float>(show.steps() - 1);
  const float y = rect.y + rect.height - kDotsFromBottom * type.scale;
  for (std::size_t i = 0; i < show.steps(); ++i) {
    const float x = rect.x + 0.5f * (rect.width - width) + gap * static_cast<float>(i);
    const bool here = i == show.step();
    draw.AddCircleFilled({x, y}, (here ? 5.0f : 3.5f) * type.scale,
                         here ? palette().accent : withAlpha(palette().inkSoft, 0.45f), 24);
  }
}

}  // namespace

float clientScale(float widthPx, float heightPx) {
  const float whole = std::min(widthPx / 1280.0f, heightPx / 800.0f);
  return std::clamp(std::round(whole * 8.0f) / 8.0f, 0.625f, 4.0f);
}

ClientWords clientWords(const scene::ClientShow& show) {
  ClientWords words;
  if (!show.on()) return words;
  words.title = show.current().title;
  words.sentence = show.current().sentence;
  words.foot = show.content().foot;
  if (show.step() != 0) return words;
  for (const scene::ClientStep& step : show.content().steps) {
    if (step.region.valid() && !step.title.empty()) {
      words.areas.emplace_back(step.title, rgbOf(step.color));
    }
  }
  return words;
}

void drawClientPage(ImDrawList& draw, const WidgetRect& rect, const scene::ClientShow& show,
                    const ClientType& type) {
  const ClientWords words = clientWords(show);
  if (type.title == nullptr || words.title.empty()) return;
  const float bottom = rect.y + rect.height;
  const float room = kLongest * rect.width;
  scrim(draw, rect, kScrim * type.scale);
  centred(draw, type.title, words.title, rect, bottom - kTitleFromBottom * type.scale, room,
          palette().ink);
  centred(draw, type.text, words.sentence, rect, bottom - kSentenceFromBottom * type.scale, room,
          palette().inkSoft);
  stepDots(draw, rect, show, type);
  centred(draw, type.small, words.foot, rect, bottom - kFootFromBottom * type.scale, room,
          palette().inkSoft);
  areaList(draw, rect, words, type);
}

void drawClientCurtain(ImDrawList& draw, const WidgetRect& rect, const ClientType& type) {
  draw.AddRectFilled({rect.x, rect.y}, {rect.x + rect.width, rect.y + rect.height}, palette().view);
  if (type.text == nullptr) return;
  centred(draw, type.text, "Mesomap", rect, rect.y + 0.46f * rect.height, rect.width,
          palette().inkSoft);
}

}  // namespace mesomap::ui
