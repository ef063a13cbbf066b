#include "render/ink.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

namespace mesomap::render {
namespace {

double boxDistance(glm::dvec2 at, glm::dvec2 min, glm::dvec2 max, double radius) {
  const glm::dvec2 half = (max - min) * 0.5;
  const double r = std::min({radius, half.x, half.y});
  const glm::dvec2 q = glm::abs(at - (min + max) * 0.5) - half + r;
  return glm::length(glm::max(q, 0.0)) + std::min(std::max(q.x, q.y), 0.0) - r;
}

}  // namespace

void Ink::lay(int x, int y, double cover, const InkColor& color) {
  const double over = std::clamp(cover, 0.0, 1.0) * color.alpha;
  if (over <= 0.0) return;
  const auto channels = static_cast<std::size_t>(rows_.channels);
  std::uint8_t* pixel =
      rows_.pixels.data() + (static_cast<std::size_t>(y) * static_cast<std::size_t>(rows_.width) +
                             static_cast<std::size_t>(x)) *
                                channels;
  const double below = channels == 4 ? pixel[3] / 255.0 : 1.0;
  const double alpha = over + below * (1.0 - over);
  for (std::size_t c = 0; c < 3; ++c) {
    const double mixed = (color.rgb[c] * over + pixel[c] * below * (1.0 - over)) / alpha;
    pixel[c] = static_cast<std::uint8_t>(std::lround(mixed));
  }
  if (channels == 4) pixel[3] = static_cast<std::uint8_t>(std::lround(alpha * 255.0));
}

void Ink::fill(glm::dvec2 min, glm::dvec2 max, const std::function<double(glm::dvec2)>& distance,
               const InkColor& color) {
  const auto clamped = [](double value, int most) {
    return static_cast<int>(std::clamp(value, 0.0, static_cast<double>(most)));
  };
  const int left = clamped(std::floor(min.x + origin_.x - 1.0), rows_.width);
  const int right = clamped(std::ceil(max.x + origin_.x + 1.0), rows_.width);
  const int top = clamped(std::floor(min.y + origin_.y - 1.0), rows_.height);
  const int bottom = clamped(std::ceil(max.y + origin_.y + 1.0), rows_.height);
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) {
      lay(x, y, 0.5 - distance(glm::dvec2(x + 0.5, y + 0.5) - origin_), color);
    }
  }
}

void Ink::box(glm::dvec2 min, glm::dvec2 max, double radius, const InkColor& color) {
  fill(
      min, max, [&](glm::dvec2 at) { return boxDistance(at, min, max, radius); }, color);
}

void Ink::outline(glm::dvec2 min, glm::dvec2 max, double radius, double width,
                  const InkColor& color) {
  fill(
      min, max,
      [&](glm::dvec2 at) {
        return std::abs(boxDistance(at, min, max, radius) + 0.5 * width) - 0.5 * width;
      },
      color);
}

void Ink::line(glm::dvec2 a, glm::dvec2 b, double width, const InkColor& color) {
  const glm::dvec2 along = b - a;
  const double length2 = std::max(glm::dot(along, along), 1e-12);
  const glm::dvec2 half(0.5 * width);
  fill(
      glm::min(a, b) - half, glm::max(a, b) + half,
      [&](glm::dvec2 at) {
        const double t = std::clamp(glm::dot(at - a, along) / length2, 0.0, 1.0);
        return glm::distance(at, a + along * t) - 0.5 * width;
      },
      color);
}

void Ink::disc(glm::dvec2 centre, double radius, const InkColor& color) {
  fill(
      centre - radius, centre + radius,
      [&](glm::dvec2 at) { return glm::distance(at, centre) - radius; }, color);
}

void Ink::hatch(glm::dvec2 min, glm::dvec2 max, double apart, double width, const InkColor& color) {
  fill(
      min, max,
      [&](glm::dvec2 at) {
        const double across = (at.x + at.y - min.x - min.y) / std::sqrt(2.0);
        const double off = std::abs(across - apart * std::round(across / apart)) - 0.5 * width;
        return std::max(off, boxDistance(at, min, max, 0.0));
      },
      color);
}

}  // namespace mesomap::render
