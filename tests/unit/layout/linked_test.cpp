// Linked areas on the two sides: points, touches and rows are mirror images of one another.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "arrange_input.h"
#include "layout/sites.h"
#include "support/mirrored.h"
#include "unit/layout/pattern_cases.h"

namespace mesomap::layout {
namespace {

/// Two rectangles of the plane, left and right of x = 0.
struct TwoSides {
  TwoSides() {
    context.fileMesh = &planeFile();
    context.mesh = planeSkin().mesh.get();
    context.pages = &planeSkin().pages;
  }
  [[nodiscard]] plan::Region side(double sign, const Input& ruled) const {
    plan::Region region;
    region.id = RegionId{sign > 0.0 ? 1u : 2u};
    region.linked = RegionId{sign > 0.0 ? 2u : 1u};
    region.name = sign > 0.0 ? "Left" : "Right";
    region.rule = ruled.rule;
    region.shape = paint::shapeOf(*planeSkin().mesh, planeSkin().pages, [=](const glm::dvec3& p) {
      return std::min(26.0 - std::abs(p.x - sign * 38.0), 22.0 - std::abs(p.y));
    });
    return region;
  }
  mesh::RayCaster caster{planeSkin().mesh->mesh()};
  surface::MirrorPlane plane{{1, 0, 0}, 0.0, 0.0};
  PlaceContext context;
};

std::vector<glm::dvec3> everyPlace(const plan::Region& region) {
  std::vector<glm::dvec3> at;
  for (const plan::Site& site : region.sites) at.push_back(site.position);
  for (const plan::Row& row : region.rows) {
    for (const glm::dvec3& p : row.prickPositions()) at.push_back(p);
  }
  return at;
}

TEST(LinkedAreas, AreMirrorImagesInEveryPattern) {
  const TwoSides two;
  for (const Pattern pattern : {Pattern::grid, Pattern::rings, Pattern::rays, Pattern::outline,
                                Pattern::stamps, Pattern::rows}) {
    for (const double direction : {0.0, 25.0}) {
      Input ruled = rectangle(10, 10, pattern, 7.0, 3.0);
      ruled.rule.stamp = plan::ringStamp(5, 3.5);
      ruled.rule.directionDeg = direction;
      std::uint32_t nextId = 3;
      PlaceContext context = two.context;
      const auto left = placeRegion(two.side(1.0, ruled), nullptr, nextId, context);
      ASSERT_TRUE(left) << left.error().text();
      context.linked = *left;
      context.otherSide =
          std::make_shared<const paint::OtherSide>(*planeSkin().mesh, two.caster, two.plane);
      const auto right = placeRegion(two.side(-1.0, ruled), nullptr, nextId, context);
      ASSERT_TRUE(right) << right.error().text();
      const auto here = everyPlace(**left);
      const auto there = everyPlace(**right);
      const char* name = plan::patternName(pattern);
      EXPECT_EQ(here.size(), there.size()) << name << " " << direction;
      EXPECT_GT(here.size(), 5u) << name;
      EXPECT_LE(support::farthestFromMirrored(here, there), 0.05) << name << " " << direction;
      EXPECT_LE(support::farthestFromMirrored(there, here), 0.05) << name << " " << direction;
      // Touches stay together.
      std::uint32_t touches = 0;
      for (const plan::Site& site : (*left)->sites) touches = std::max(touches, site.touch);
      std::uint32_t theirs = 0;
      for (const plan::Site& site : (*right)->sites) theirs = std::max(theirs, site.touch);
      EXPECT_EQ(touches, theirs);
      EXPECT_EQ(touches > 0, pattern == Pattern::stamps);
    }
  }
}

}  // namespace
}  // namespace mesomap::layout
