#include "pattern_glyphs.h"

#include <cmath>
#include <numbers>

#include "base/i18n.h"

namespace mesomap::ui {
namespace {

using plan::Pattern;

/// Draws in a square from 0 to 1, y downward.
class Pen {
 public:
  Pen(ImDrawList& draw, ImVec2 at, float size, Color ink)
      : draw_(draw), at_(at), size_(size), ink_(ink) {}
  void dot(float x, float y, float radius = 0.065f) const {
    draw_.AddCircleFilled(place(x, y), std::max(1.4f, radius * size_), ink_, 16);
  }
  void ring(float x, float y, float radius) const {
    draw_.AddCircle(place(x, y), radius * size_, withAlpha(ink_, 0.45f), 32, thin());
  }
  void line(float x1, float y1, float x2, float y2) const {
    draw_.AddLine(place(x1, y1), place(x2, y2), withAlpha(ink_, 0.55f), thin());
  }
  [[nodiscard]] float thin() const { return std::max(1.0f, size_ * 0.045f); }
  [[nodiscard]] ImVec2 place(float x, float y) const {
    return {at_.x + x * size_, at_.y + y * size_};
  }
  /// Dots round a circle, from the top.
  void round(float x, float y, float radius, int count) const {
    for (int i = 0; i < count; ++i) {
      const double angle = 2.0 * std::numbers::pi * i / count;
      dot(x + radius * static_cast<float>(std::sin(angle)),
          y - radius * static_cast<float>(std::cos(angle)));
    }
  }
  void polyline(const ImVec2* points, int count) const {
    for (int i = 0; i + 1 < count; ++i) {
      line(points[i].x, points[i].y, points[i + 1].x, points[i + 1].y);
    }
  }

 private:
  ImDrawList& draw_;
  ImVec2 at_;
  float size_;
  Color ink_;
};

void even(const Pen& pen) {
  for (int row = 0; row < 4; ++row) {
    const int count = row % 2 == 0 ? 4 : 3;
    for (int i = 0; i < count; ++i) {
      pen.dot((row % 2 == 0 ? 0.12f : 0.247f) + 0.253f * static_cast<float>(i),
              0.17f + 0.22f * static_cast<float>(row));
    }
  }
}

void grid(const Pen& pen) {
  for (int row = 0; row < 4; ++row) {
    for (int i = 0; i < 4; ++i) {
      pen.dot(0.14f + 0.24f * static_cast<float>(i), 0.14f + 0.24f * static_cast<float>(row));
    }
  }
}

void rows(const Pen& pen) {
  for (int row = 0; row < 3; ++row) {
    const float y = 0.2f + 0.3f * static_cast<float>(row);
    pen.line(0.06f, y, 0.94f, y);
    for (int i = 0; i < 6; ++i) pen.dot(0.1f + 0.16f * static_cast<float>(i), y, 0.045f);
  }
}

void rays(const Pen& pen) {
  for (int i = 0; i < 5; ++i) {
    const double angle = (-70.0 + 35.0 * i) * std::numbers::pi / 180.0;
    const auto x = static_cast<float>(std::sin(angle));
    const auto y = static_cast<float>(std::cos(angle));
    pen.line(0.5f, 0.9f, 0.5f + 0.78f * x, 0.9f - 0.78f * y);
    for (int k = 1; k <= 3; ++k) {
      const float r = 0.25f * static_cast<float>(k);
      pen.dot(0.5f + r * x, 0.9f - r * y, 0.05f);
    }
  }
}

void alongLine(const Pen& pen) {
  ImVec2 way[7];
  for (int i = 0; i < 7; ++i) {
    const float t = static_cast<float>(i) / 6.0f;
    way[i] = {0.08f + 0.84f * t, 0.55f - 0.22f * std::sin(6.2832f * t)};
  }
  pen.polyline(way, 7);
  for (const ImVec2& point : way) pen.dot(point.x, point.y);
}

void hand(const Pen& pen) {
  const ImVec2 kPlaces[] = {{0.2f, 0.25f},  {0.55f, 0.15f}, {0.8f, 0.42f},
                            {0.38f, 0.55f}, {0.7f, 0.8f},   {0.18f, 0.82f}};
  for (const ImVec2& place : kPlaces) pen.dot(place.x, place.y);
}

void stamps(const Pen& pen) {
  for (const ImVec2 middle : {ImVec2(0.28f, 0.3f), ImVec2(0.72f, 0.7f)}) {
    pen.ring(middle.x, middle.y, 0.25f);
    pen.round(middle.x, middle.y, 0.15f, 5);
  }
}

void device(const Pen& pen) {
  for (int i = 0; i < 3; ++i) {
    const float y = 0.25f + 0.25f * static_cast<float>(i);
    pen.line(0.1f, y, 0.86f, y);
    pen.line(0.76f, y - 0.08f, 0.88f, y);
    pen.line(0.76f, y + 0.08f, 0.88f, y);
  }
}

}  // namespace

void drawPatternGlyph(ImDrawList& draw, ImVec2 at, float size, Pattern pattern, Color ink) {
  const Pen pen(draw, at, size, ink);
  switch (pattern) {
    case Pattern::even:
      return even(pen);
    case Pattern::grid:
      return grid(pen);
    case Pattern::rows:
      return rows(pen);
    case Pattern::rings:
      pen.ring(0.5f, 0.5f, 0.2f);
      pen.ring(0.5f, 0.5f, 0.41f);
      pen.dot(0.5f, 0.5f);
      pen.round(0.5f, 0.5f, 0.2f, 5);
      return pen.round(0.5f, 0.5f, 0.41f, 10);
    case Pattern::rays:
      return rays(pen);
    case Pattern::line:
      return alongLine(pen);
    case Pattern::outline:
      pen.ring(0.5f, 0.5f, 0.4f);
      return pen.round(0.5f, 0.5f, 0.4f, 10);
    case Pattern::single:
      pen.ring(0.5f, 0.5f, 0.4f);
      return pen.dot(0.5f, 0.5f, 0.09f);
    case Pattern::set:
      pen.line(0.5f, 0.08f, 0.5f, 0.92f);
      for (const float side : {-1.0f, 1.0f}) {
        pen.dot(0.5f + side * 0.2f, 0.25f);
        pen.dot(0.5f + side * 0.34f, 0.52f);
        pen.dot(0.5f + side * 0.18f, 0.78f);
      }
      return;
    case Pattern::stamps:
      return stamps(pen);
    case Pattern::freehand:
      return hand(pen);
    case Pattern::none:
      return device(pen);
  }
}

const char* patternHint(Pattern pattern) {
  switch (pattern) {
    case Pattern::even:
      return _("Even: every point as far from its neighbours, along the skin");
    case Pattern::grid:
      return _("Square: rows and columns");
    case Pattern::rows:
      return _("Rows of pricks along a direction or a line that you draw");
    case Pattern::rings:
      return _("Rings round a middle, outwards");
    case Pattern::rays:
      return _("Rays from a place: from the vertex of the scalp, from the corner of the eye");
    case Pattern::line:
      return _("Along a line that you draw: a wrinkle, the hairline");
    case Pattern::outline:
      return _("Along the border only");
    case Pattern::single:
      return _("One point in the middle");
    case Pattern::set:
      return _("Places that you saved once, found again by landmarks");
    case Pattern::stamps:
      return _("Touches of a head with several needles");
    case Pattern::freehand:
      return _("Only the points that you place yourself");
    case Pattern::none:
      return _("No points: a device passes over the skin");
  }
  return "";
}

}  // namespace mesomap::ui
