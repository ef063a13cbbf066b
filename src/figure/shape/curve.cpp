#include "shape/curve.h"

#include <glm/common.hpp>
#include <limits>

namespace mesomap::figure {

namespace {

Vec3 turned(Vec3 p, float aboutX, float aboutY, float aboutZ) {
  const auto spin = [](float& a, float& b, float degrees) {
    const float c = std::cos(degrees * kDegree);
    const float s = std::sin(degrees * kDegree);
    const float a0 = a;
    a = c * a0 - s * b;
    b = s * a0 + c * b;
  };
  spin(p.y, p.z, aboutX);
  spin(p.z, p.x, aboutY);
  spin(p.x, p.y, aboutZ);
  return p;
}

}  // namespace

Frame::Frame(float aboutX, float aboutY, float aboutZ)
    : u(turned({1, 0, 0}, aboutX, aboutY, aboutZ)),
      v(turned({0, 1, 0}, aboutX, aboutY, aboutZ)),
      w(turned({0, 0, 1}, aboutX, aboutY, aboutZ)) {}

Graph::Graph(std::initializer_list<std::pair<float, float>> knots) {
  for (const auto& [x, y] : knots) knots_.emplace_back(x, y);
  computeSlopes();
}

Graph::Graph(std::vector<Vec2> knots) : knots_(std::move(knots)) {
  computeSlopes();
}

void Graph::computeSlopes() {
  if (knots_.size() > 1 && knots_.front().x > knots_.back().x) {
    std::reverse(knots_.begin(), knots_.end());
  }
  const std::size_t n = knots_.size();
  slopes_.assign(n, 0.0f);
  if (n < 2) return;
  const auto secant = [&](std::size_t i) {
    return (knots_[i + 1].y - knots_[i].y) / (knots_[i + 1].x - knots_[i].x);
  };
  slopes_.front() = secant(0);
  slopes_.back() = secant(n - 2);
  for (std::size_t i = 1; i + 1 < n; ++i) {
    const float before = knots_[i].x - knots_[i - 1].x;
    const float after = knots_[i + 1].x - knots_[i].x;
    slopes_[i] = (secant(i - 1) * after + secant(i) * before) / (before + after);
  }
}

float Graph::operator()(float x) const {
  if (x <= knots_.front().x) return knots_.front().y;
  if (x >= knots_.back().x) return knots_.back().y;
  std::size_t i = 0;
  while (x > knots_[i + 1].x) ++i;
  const float h = knots_[i + 1].x - knots_[i].x;
  const float s = (x - knots_[i].x) / h;
  const float s2 = s * s;
  const float s3 = s2 * s;
  return (2 * s3 - 3 * s2 + 1) * knots_[i].y + (s3 - 2 * s2 + s) * h * slopes_[i] +
         (3 * s2 - 2 * s3) * knots_[i + 1].y + (s3 - s2) * h * slopes_[i + 1];
}

Tube::Tube(const std::vector<Vec3>& knots, const std::vector<float>& radii, int piecesPerKnot) {
  std::vector<Vec3> points;
  std::vector<float> widths;
  for (std::size_t i = 0; i + 1 < knots.size(); ++i) {
    const Vec3 p0 = knots[i == 0 ? 0 : i - 1];
    const Vec3 p1 = knots[i];
    const Vec3 p2 = knots[i + 1];
    const Vec3 p3 = knots[std::min(knots.size() - 1, i + 2)];
    for (int j = 0; j < piecesPerKnot; ++j) {
      const float t = static_cast<float>(j) / static_cast<float>(piecesPerKnot);
      points.push_back(0.5f * (2.0f * p1 + (p2 - p0) * t +
                               (2.0f * p0 - 5.0f * p1 + 4.0f * p2 - p3) * (t * t) +
                               (3.0f * p1 - p0 - 3.0f * p2 + p3) * (t * t * t)));
      widths.push_back(mix(radii[i], radii[i + 1], t));
    }
  }
  points.push_back(knots.back());
  widths.push_back(radii.back());
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    pieces_.push_back({points[i], points[i + 1], widths[i], widths[i + 1]});
  }
}

float Tube::operator()(const Vec3& p) const {
  float nearest = std::numeric_limits<float>::max();
  for (const Cone& piece : pieces_) nearest = std::min(nearest, piece(p));
  return nearest;
}

Outline::Outline(const std::vector<Vec2>& control, int piecesPerControl) {
  const std::size_t n = control.size();
  for (std::size_t i = 0; i < n; ++i) {
    const Vec2 a = control[i];
    const Vec2 b = control[(i + 1) % n];
    const Vec2 c = control[(i + 2) % n];
    const Vec2 d = control[(i + 3) % n];
    for (int j = 0; j < piecesPerControl; ++j) {
      const float t = static_cast<float>(j) / static_cast<float>(piecesPerControl);
      const float t2 = t * t;
      const float t3 = t2 * t;
      points_.push_back(0.5f * (2.0f * b + (c - a) * t + (2.0f * a - 5.0f * b + 4.0f * c - d) * t2 +
                                (3.0f * b - a - 3.0f * c + d) * t3));
    }
  }
  low_ = high_ = points_.front();
  for (const Vec2& p : points_) {
    low_ = glm::min(low_, p);
    high_ = glm::max(high_, p);
  }
}

float Outline::inside(const Vec2& p) const {
  const Vec2 beyond = glm::max(glm::max(low_ - p, p - high_), Vec2(0.0f));
  const float far = glm::length(beyond);
  if (far > kFar) return -far;
  float nearest = std::numeric_limits<float>::max();
  bool in = false;
  for (std::size_t i = 0, j = points_.size() - 1; i < points_.size(); j = i++) {
    const Vec2 a = points_[j];
    const Vec2 b = points_[i];
    const Vec2 ab = b - a;
    const Vec2 ap = p - a;
    const float t = std::clamp(glm::dot(ap, ab) / std::max(glm::dot(ab, ab), 1e-9f), 0.0f, 1.0f);
    const Vec2 d = ap - ab * t;
    nearest = std::min(nearest, glm::dot(d, d));
    if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + ab.x * (p.y - a.y) / ab.y) in = !in;
  }
  const float distance = std::sqrt(nearest);
  return in ? distance : -distance;
}

std::vector<Vec2> mirroredLoop(const std::vector<Vec2>& half) {
  std::vector<Vec2> loop = half;
  for (auto it = half.rbegin(); it != half.rend(); ++it) loop.emplace_back(-it->x, it->y);
  return loop;
}

}  // namespace mesomap::figure
