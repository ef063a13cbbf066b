#include "tool_glyphs.h"

#include <algorithm>
#include <cmath>

#include "icons.h"

namespace mesomap::ui {
namespace {

void fontGlyph(ImDrawList& draw, const char* glyph, ImVec2 middle, Color ink) {
  ImFont* font = fonts().icon;
  const ImVec2 size = font->CalcTextSizeA(font->FontSize, 1e9f, 0, glyph);
  draw.AddText(font, font->FontSize,
               {std::round(middle.x - size.x * 0.5f), std::round(middle.y - size.y * 0.5f)}, ink,
               glyph);
}

float thick() {
  return std::max(1.5f, 2.0f * scale());
}

void line(ImDrawList& draw, ImVec2 m, Color ink) {
  const float r = px(8);
  const ImVec2 from(m.x - r, m.y + r * 0.8f), to(m.x + r, m.y - r * 0.8f);
  draw.AddLine(from, to, ink, thick());
  draw.AddCircleFilled(from, px(3), ink, 16);
  draw.AddCircleFilled(to, px(3), ink, 16);
}

void curve(ImDrawList& draw, ImVec2 m, Color ink) {
  const float r = px(9);
  const ImVec2 from(m.x - r, m.y + r * 0.55f), to(m.x + r, m.y - r * 0.55f);
  draw.AddBezierCubic(from, {m.x - r * 0.2f, m.y - r * 1.7f}, {m.x + r * 0.2f, m.y + r * 1.7f}, to,
                      ink, thick(), 24);
  draw.AddCircleFilled(from, px(3), ink, 16);
  draw.AddCircleFilled(to, px(3), ink, 16);
}

void lasso(ImDrawList& draw, ImVec2 m, Color ink) {
  // A loop laid from the right, its end hanging down.
  constexpr int kSteps = 28;
  for (int i = 0; i <= kSteps; ++i) {
    const float a = 6.2831853f * static_cast<float>(i) / kSteps;
    const float wave = 1.0f + 0.10f * std::sin(3 * a);
    draw.PathLineTo({m.x + px(9) * wave * std::cos(a), m.y - px(2) + px(6) * wave * std::sin(a)});
  }
  draw.PathStroke(ink, ImDrawFlags_None, thick());
  draw.AddBezierCubic({m.x - px(4), m.y + px(3)}, {m.x - px(8), m.y + px(6)},
                      {m.x - px(2), m.y + px(7)}, {m.x - px(6), m.y + px(10)}, ink, thick(), 12);
}

void circle(ImDrawList& draw, ImVec2 m, Color ink) {
  draw.AddCircle(m, px(9), ink, 32, thick());
  draw.AddLine(m, {m.x + px(8), m.y}, ink, std::max(1.0f, 1.3f * scale()));
  draw.AddCircleFilled(m, px(2.2f), ink, 16);
}

/// Three points of a pattern, one of them in hand.
void point(ImDrawList& draw, ImVec2 m, Color ink) {
  draw.AddCircleFilled({m.x - px(7), m.y + px(5)}, px(2.4f), ink, 16);
  draw.AddCircleFilled({m.x + px(7), m.y + px(5)}, px(2.4f), ink, 16);
  draw.AddCircleFilled({m.x, m.y - px(4)}, px(2.8f), ink, 16);
  draw.AddCircle({m.x, m.y - px(4)}, px(6), ink, 24, std::max(1.2f, 1.5f * scale()));
}

}  // namespace

void drawToolGlyph(ImDrawList& draw, scene::Tool tool, ImVec2 middle, Color ink) {
  switch (tool) {
    case scene::Tool::brush:
      fontGlyph(draw, icon::kBrush, middle, ink);
      break;
    case scene::Tool::erase:
      fontGlyph(draw, icon::kErase, middle, ink);
      break;
    case scene::Tool::line:
      line(draw, middle, ink);
      break;
    case scene::Tool::curve:
      curve(draw, middle, ink);
      break;
    case scene::Tool::lasso:
      lasso(draw, middle, ink);
      break;
    case scene::Tool::circle:
      circle(draw, middle, ink);
      break;
    case scene::Tool::fill:
      fontGlyph(draw, icon::kFill, middle, ink);
      break;
    case scene::Tool::area:
      fontGlyph(draw, icon::kArea, middle, ink);
      break;
    case scene::Tool::point:
      point(draw, middle, ink);
      break;
    case scene::Tool::exclusion:
      fontGlyph(draw, icon::kExclusion, middle, ink);
      break;
    case scene::Tool::guide:
      curve(draw, middle, ink);
      break;
    case scene::Tool::dense:
      fontGlyph(draw, icon::kBrush, middle, ink);
      break;
    case scene::Tool::measure:
      line(draw, middle, ink);
      break;
  }
}

}  // namespace mesomap::ui
