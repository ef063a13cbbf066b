// A plane to lay patterns on, and what the tests of patterns ask of them.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "layout/layout.h"
#include "paint/skin_path.h"
#include "unit/layout/cap.h"

namespace mesomap::layout {

using plan::Pattern;
using test::sphereSkin;

/// The file that planeSkin() is made of.
inline const mesh::TriangleMesh& planeFile() {
  static const mesh::TriangleMesh file = support::makePlane(160, 120, 1.0);
  return file;
}

inline const test::Skin& planeSkin() {
  static const test::Skin skin(planeFile());
  return skin;
}

/// A rectangle of the plane, sides parallel to the axes.
inline Input rectangle(double widthMm, double heightMm, Pattern pattern, double spacingMm,
                       double marginMm) {
  const test::Skin& skin = planeSkin();
  Input in = skin.input(paint::shapeOf(*skin.mesh, skin.pages,
                                       [=](const glm::dvec3& p) {
                                         return std::min(0.5 * widthMm - std::abs(p.x),
                                                         0.5 * heightMm - std::abs(p.y));
                                       }),
                        spacingMm);
  in.rule.pattern = pattern;
  in.rule.marginMm = marginMm;
  return in;
}

inline std::vector<glm::dvec3> positions(const test::Skin& skin, const Output& out) {
  std::vector<glm::dvec3> at;
  for (const Point& p : out.points) at.push_back(skin.position(p));
  return at;
}

inline double nearestPair(const test::Skin& skin, const Output& out) {
  double nearest = std::numeric_limits<double>::max();
  for (std::size_t i = 0; i < out.points.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const glm::dvec3 a = skin.position(out.points[i]);
      const glm::dvec3 b = skin.position(out.points[j]);
      if (glm::distance(a, b) >= nearest) continue;
      nearest = std::min(
          nearest, paint::skinDistance(*skin.mesh, out.points[i].place, out.points[j].place, 3.0));
    }
  }
  return nearest;
}

inline double shallowest(const test::Skin& skin, const Input& in, const Output& out) {
  double least = std::numeric_limits<double>::max();
  for (const Point& p : out.points) {
    least = std::min(least, test::depthAt(*skin.mesh, in.shape, p.place));
  }
  return least;
}

inline mesh::SurfacePoint on(const test::Skin& skin, const glm::dvec3& p) {
  return test::nearest(skin.mesh, p);
}

inline Input laidAs(Input in, Pattern pattern) {
  in.rule.pattern = pattern;
  in.rule.stamp = plan::ringStamp(5, 4.0);
  return in;
}

}  // namespace mesomap::layout
