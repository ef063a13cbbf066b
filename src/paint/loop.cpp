#include "loop.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

namespace mesomap::paint {
namespace {

constexpr std::size_t kMostPoints = 4000;
constexpr std::size_t kRows = 1024;

std::vector<glm::dvec2> thinned(const std::vector<glm::dvec2>& points, double nearest) {
  std::vector<glm::dvec2> kept;
  for (const glm::dvec2& p : points) {
    if (kept.empty() || glm::distance(kept.back(), p) >= nearest) kept.push_back(p);
  }
  return kept;
}

}  // namespace

Loop::Loop(std::span<const glm::dvec2> points, const glm::dvec2& size) {
  if (!(size.x > 0.0) || !(size.y > 0.0)) return;
  std::vector<glm::dvec2> clean;
  clean.reserve(points.size());
  for (const glm::dvec2& p : points) {
    if (std::isnan(p.x) || std::isnan(p.y)) continue;
    clean.push_back(glm::clamp(p, -size, 2.0 * size));
  }
  double nearest = 0.25;
  points_ = thinned(clean, nearest);
  while (points_.size() > kMostPoints) points_ = thinned(points_, nearest *= 1.5);
  if (points_.size() < 3) return;
  low_ = high_ = points_.front();
  for (const glm::dvec2& p : points_) {
    low_ = glm::min(low_, p);
    high_ = glm::max(high_, p);
  }
  if (!(high_.x - low_.x > 0.0) || !(high_.y - low_.y > 0.0)) {
    points_.clear();
    return;
  }
  rowHeight_ = (high_.y - low_.y) / static_cast<double>(kRows);
  rows_.resize(kRows);
  for (std::uint32_t i = 0; i < points_.size(); ++i) {
    const double a = points_[i].y;
    const double b = points_[(i + 1) % points_.size()].y;
    for (std::size_t r = rowOf(std::min(a, b)); r <= rowOf(std::max(a, b)); ++r) {
      rows_[r].push_back(i);
    }
  }
}

std::size_t Loop::rowOf(double y) const {
  const double row = (y - low_.y) / rowHeight_;
  return static_cast<std::size_t>(std::clamp(row, 0.0, static_cast<double>(kRows - 1)));
}

bool Loop::inside(const glm::dvec2& p) const {
  if (empty() || !(p.x >= low_.x && p.x <= high_.x && p.y >= low_.y && p.y <= high_.y)) {
    return false;
  }
  int turns = 0;
  for (const std::uint32_t i : rows_[rowOf(p.y)]) {
    const glm::dvec2& a = points_[i];
    const glm::dvec2& b = points_[(i + 1) % points_.size()];
    const double side = (b.x - a.x) * (p.y - a.y) - (p.x - a.x) * (b.y - a.y);
    if (a.y <= p.y && p.y < b.y && side > 0.0) ++turns;
    if (b.y <= p.y && p.y < a.y && side < 0.0) --turns;
  }
  return turns != 0;
}

double Loop::distance(const glm::dvec2& p) const {
  double best = 1e30;
  for (std::size_t i = 0; i < points_.size(); ++i) {
    const glm::dvec2& a = points_[i];
    const glm::dvec2 d = points_[(i + 1) % points_.size()] - a;
    const double along = glm::dot(d, d);
    const double t = along > 0.0 ? std::clamp(glm::dot(p - a, d) / along, 0.0, 1.0) : 0.0;
    const glm::dvec2 away = p - a - d * t;
    best = std::min(best, glm::dot(away, away));
  }
  return std::sqrt(best);
}

}  // namespace mesomap::paint
