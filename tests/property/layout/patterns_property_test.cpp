// Patterns on the areas of a figure: no two points nearer than they may be, all of them on the
// ground, the same bits every time.
#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>

#include "layout/layout.h"
#include "paint/skin_path.h"
#include "property/layout/cases.h"

namespace mesomap::test {
namespace {

constexpr double kSpacingMm = 6.0;

double depthAt(const Area& area, const mesh::SurfacePoint& place) {
  const mesh::Triangle& t = area.surface->mesh->mesh().triangles[place.triangle];
  double depth = 0.0;
  for (std::size_t k = 0; k < 3; ++k) {
    depth += place.barycentric[static_cast<int>(k)] * static_cast<double>(area.shape.mm(t[k]));
  }
  return depth;
}

void checkPattern(const Area& area, plan::Pattern pattern, bool rowPoints) {
  layout::Input input = inputFor(area, kSpacingMm);
  input.rule.pattern = pattern;
  input.rule.rowPoints = rowPoints;
  input.rule.stamp = plan::lineStamp(5, kSpacingMm);
  const std::string which = area.name + " " + plan::patternName(pattern);
  const auto out = layout::layOut(input);
  ASSERT_TRUE(out) << which << out.error().text();
  if (pattern == plan::Pattern::rows && !rowPoints) {
    double length = 0.0;
    for (const plan::Row& row : out->rows) {
      ASSERT_GE(row.places.size(), 2u);
      for (std::size_t i = 0; i < row.places.size(); ++i) {
        EXPECT_GE(depthAt(area, row.places[i]), input.rule.marginMm * 0.8 - 0.5) << which;
        if (i == 0) continue;
        length += glm::distance(mesh::positionAt(area.surface->mesh->mesh(), row.places[i - 1]),
                                mesh::positionAt(area.surface->mesh->mesh(), row.places[i]));
      }
    }
    // Rows cover the area less its margin: between 75 % of it and all of it.
    EXPECT_LE(length * kSpacingMm, 115.0 * area.areaCm2) << which;
    EXPECT_GE(length * kSpacingMm, 25.0 * area.areaCm2) << which;
    return;
  }
  EXPECT_GE(out->points.size(), 2u) << which;
  const layout::Quality q = qualityFor(area, input, *out);
  EXPECT_GE(q.minDistanceMm, 0.97 * kSpacingMm - 1e-6) << which;
  for (const layout::Point& p : out->points) {
    EXPECT_GE(depthAt(area, p.place), input.rule.marginMm * 0.8 - 0.5) << which;
  }
  const auto again = layout::layOut(input);
  ASSERT_TRUE(again);
  ASSERT_EQ(again->points.size(), out->points.size()) << which;
  for (std::size_t i = 0; i < out->points.size(); ++i) {
    ASSERT_EQ(again->points[i].place, out->points[i].place) << which;
  }
}

TEST(PatternsOnFigures, keepTheirDistancesOnEveryArea) {
  std::string problem;
  const std::vector<Area> areas = figureAreas("bust-female", 8.0, 80.0, problem);
  ASSERT_FALSE(areas.empty()) << problem;
  for (std::size_t i = 0; i < areas.size(); i += 4) {
    for (const plan::Pattern pattern :
         {plan::Pattern::grid, plan::Pattern::rings, plan::Pattern::rays, plan::Pattern::outline,
          plan::Pattern::stamps, plan::Pattern::rows}) {
      checkPattern(areas[i], pattern, false);
    }
    checkPattern(areas[i], plan::Pattern::rows, true);
  }
}

}  // namespace
}  // namespace mesomap::test
