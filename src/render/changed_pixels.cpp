#include "changed_pixels.h"

#include <algorithm>
#include <cmath>
#include <glm/vec4.hpp>

namespace mesomap::render {
namespace {

// Samples and rounding at the edge of a triangle.
constexpr int kAround = 2;
// Parts nearer together than this are one.
constexpr int kApart = 24;
constexpr std::size_t kMostParts = 4;
// Nearer to the eye's plane than this, a corner's place on the screen says nothing.
constexpr float kLeastDepth = 1e-3f;

struct Span {
  int left = 0, bottom = 0, right = 0, top = 0;  // The last two are outside.
};

Span joined(const Span& a, const Span& b) {
  return {std::min(a.left, b.left), std::min(a.bottom, b.bottom), std::max(a.right, b.right),
          std::max(a.top, b.top)};
}

bool near(const Span& a, const Span& b) {
  return a.left < b.right + kApart && b.left < a.right + kApart && a.bottom < b.top + kApart &&
         b.bottom < a.top + kApart;
}

/// Adds a part; parts that come near each other through it become one.
void add(std::vector<Span>& parts, Span part) {
  for (std::size_t i = 0; i < parts.size();) {
    if (near(parts[i], part)) {
      part = joined(parts[i], part);
      parts[i] = parts.back();
      parts.pop_back();
      i = 0;
    } else {
      ++i;
    }
  }
  parts.push_back(part);
}

}  // namespace

std::vector<PixelRect> changedPixels(const View& view, std::span<const PageIndex::Box> boxes) {
  const int width = static_cast<int>(view.sizePx.x);
  const int height = static_cast<int>(view.sizePx.y);
  std::vector<Span> parts;
  for (const PageIndex::Box& box : boxes) {
    if (!(box.low.x <= box.high.x)) continue;
    glm::vec2 low(1e9f), high(-1e9f);
    for (int corner = 0; corner < 8; ++corner) {
      const glm::vec3 at((corner & 1) != 0 ? box.high.x : box.low.x,
                         (corner & 2) != 0 ? box.high.y : box.low.y,
                         (corner & 4) != 0 ? box.high.z : box.low.z);
      const glm::vec4 place = view.viewProjection * glm::vec4(at, 1.0f);
      if (!(place.w > kLeastDepth)) return {{0, 0, width, height}};
      const glm::vec2 pixel = (glm::vec2(place) / place.w * 0.5f + 0.5f) * view.sizePx;
      low = glm::min(low, pixel);
      high = glm::max(high, pixel);
    }
    // Far enough outside to stay there with what is put around.
    const glm::vec2 outside(2.0f * kAround);
    low = glm::clamp(low, -outside, view.sizePx + outside);
    high = glm::clamp(high, -outside, view.sizePx + outside);
    Span span;
    span.left = std::max(0, static_cast<int>(std::floor(low.x)) - kAround);
    span.bottom = std::max(0, static_cast<int>(std::floor(low.y)) - kAround);
    span.right = std::min(width, static_cast<int>(std::ceil(high.x)) + kAround);
    span.top = std::min(height, static_cast<int>(std::ceil(high.y)) + kAround);
    if (span.left >= span.right || span.bottom >= span.top) continue;
    add(parts, span);
  }
  if (parts.size() > kMostParts) {
    Span all = parts.front();
    for (const Span& part : parts) all = joined(all, part);
    parts = {all};
  }
  std::vector<PixelRect> rects;
  rects.reserve(parts.size());
  for (const Span& part : parts) {
    rects.push_back({part.left, part.bottom, part.right - part.left, part.top - part.bottom});
  }
  return rects;
}

}  // namespace mesomap::render
