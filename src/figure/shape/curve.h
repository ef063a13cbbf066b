// Curves: smooth graphs through knots, tubes along splines and closed outlines.
#pragma once

#include <glm/vec2.hpp>
#include <initializer_list>
#include <utility>
#include <vector>

#include "shape/sdf.h"

namespace mesomap::figure {

using Vec2 = glm::vec2;

/// A smooth graph y(x) through its knots (cubic Hermite, three-point slopes); constant outside.
class Graph {
 public:
  Graph() = default;
  Graph(std::initializer_list<std::pair<float, float>> knots);
  explicit Graph(std::vector<Vec2> knots);
  [[nodiscard]] float operator()(float x) const;

 private:
  void computeSlopes();
  std::vector<Vec2> knots_;  ///< Ascending x.
  std::vector<float> slopes_;
};

/// A round tube along a Catmull-Rom spline with its own radius at every knot.
class Tube {
 public:
  Tube() = default;
  Tube(const std::vector<Vec3>& knots, const std::vector<float>& radii, int piecesPerKnot = 4);
  [[nodiscard]] float operator()(const Vec3& p) const;

 private:
  std::vector<Cone> pieces_;
};

/// A closed, smooth outline in a plane: Catmull-Rom spline through its control points, so corners
/// come out round. Signed distance is positive inside.
class Outline {
 public:
  Outline() = default;
  explicit Outline(const std::vector<Vec2>& control, int piecesPerControl = 6);
  /// Exact near the border; beyond `kFar` of the bounding box only a lower bound of the distance.
  [[nodiscard]] float inside(const Vec2& p) const;
  static constexpr float kFar = 12.0f;

 private:
  std::vector<Vec2> points_;
  Vec2 low_{0}, high_{0};
};

/// Control points of one half (x >= 0, from top to bottom) completed by their mirror images.
[[nodiscard]] std::vector<Vec2> mirroredLoop(const std::vector<Vec2>& half);

}  // namespace mesomap::figure
