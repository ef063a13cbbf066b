// Gaps between points, on a sphere of 70 mm where distances are known.
#include "scene/gap_map.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "viewed.h"

namespace mesomap::scene {
namespace {

/// A disk with these points, 10 mm asked.
plan::Region dotted(Viewed& view, const std::vector<glm::dvec3>& directions) {
  Session::StrokeOptions options;
  options.widthMm = 60;
  view.stroke({{0, 0, 1}}, options);
  view.jobs.drain();
  plan::Region region = view.only();
  region.rows.clear();
  region.sites.clear();
  region.rule.spacingMm = 10;
  for (const glm::dvec3& direction : directions) {
    const mesh::SurfacePoint place = view.at(70.0 * glm::normalize(direction));
    plan::Site site;
    site.place = view.session.model()->working->toFile(place);
    site.position = mesh::positionAt(view.session.model()->working->mesh(), place);
    region.sites.push_back(site);
  }
  return region;
}

TEST(GapMap, IsTheDistanceAlongTheSkinInSpacings) {
  Viewed view;
  const plan::Region region = dotted(view, {{0, 0, 1}});
  const GapMap map = gapMap(*view.session.model(), region);
  ASSERT_FALSE(map.empty());
  const mesh::TriangleMesh& mesh = view.session.model()->working->mesh();
  std::size_t near = 0, far = 0;
  for (const GapMap::Vertex& each : map.vertices) {
    const glm::dvec3 at = glm::normalize(glm::dvec3(mesh.positions[each.vertex]));
    const double along = 70.0 * std::acos(std::clamp(at.z, -1.0, 1.0)) / 10.0;
    EXPECT_NEAR(each.gap, std::min(along, kGapTo), 0.06);
    along < kGapTo ? ++near : ++far;
  }
  EXPECT_GT(near, 20u);
  EXPECT_GT(far, 20u);
}

TEST(GapMap, PointsThatWaitForAnAnswerFillNone) {
  Viewed view;
  plan::Region region = dotted(view, {{0, 0, 1}, {0.2, 0, 1}});
  const auto least = [&] {
    const GapMap map = gapMap(*view.session.model(), region);
    float gap = 9.0f;
    for (const auto& each : map.vertices) gap = std::min(gap, each.gap);
    return gap;
  };
  EXPECT_LT(least(), 0.3f);
  for (plan::Site& site : region.sites) site.state = plan::SiteState::proposed;
  EXPECT_FLOAT_EQ(least(), static_cast<float>(kGapTo));
}

TEST(GapMap, SaysNothingOfRowsNoPointsOrNoSpacing) {
  Viewed view;
  plan::Region region = dotted(view, {{0, 0, 1}});
  region.rule.spacingMm = 0;
  EXPECT_TRUE(gapMap(*view.session.model(), region).empty());
  region.rule.spacingMm = 10;
  region.sites.clear();
  EXPECT_TRUE(gapMap(*view.session.model(), region).empty());
}

}  // namespace
}  // namespace mesomap::scene
