// The layout beside what its papers' rivals give on the same skin: it must be better than each of
// them where each of them is weak.
#include "property/layout/baselines.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>

namespace mesomap::test {
namespace {

layout::Quality measured(const Area& area, const layout::Input& in,
                         const std::vector<mesh::SurfacePoint>& points) {
  return layout::qualityOf(*area.surface->mesh, area.surface->pages, area.shape, in.rule, points);
}

class Beside : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    static const std::vector<Area> areas = knownAreas();
    const auto it = std::find_if(areas.begin(), areas.end(),
                                 [&](const Area& a) { return a.name == GetParam(); });
    ASSERT_NE(it, areas.end());
    area_ = &*it;
    in_ = inputFor(*area_, 8.0);
    static std::map<std::string, layout::Quality> known;
    if (const auto before = known.find(area_->name); before != known.end()) {
      ours_ = before->second;
      return;
    }
    const auto out = layout::layOut(in_);
    ASSERT_TRUE(out);
    ours_ = known[area_->name] = qualityFor(*area_, in_, *out);
  }
  const Area* area_ = nullptr;
  layout::Input in_;
  layout::Quality ours_;
};

TEST_P(Beside, APlainLatticeDoesNotReachTheBorder) {
  const auto q = measured(*area_, in_, plainLattice(in_));
  ASSERT_GT(q.sites, 20u);
  EXPECT_LT(ours_.borderRmsMm, 0.5 * q.borderRmsMm);
  EXPECT_LT(ours_.largestGapMm, q.largestGapMm);
}

TEST_P(Beside, DartsLeaveGapsAndUnevenNeighbours) {
  const auto q = measured(*area_, in_, throwDarts(in_, 3, 500));
  EXPECT_GE(q.minDistanceMm, 0.999 * in_.rule.spacingMm) << "what darts promise";
  EXPECT_GT(ours_.sites, q.sites);
  EXPECT_LT(ours_.nearestCv, 0.5 * q.nearestCv);
  EXPECT_GT(ours_.sixNeighbourShare, q.sixNeighbourShare);
}

TEST_P(Beside, LloydsCellsAreEvenAndItsDistancesAreNot) {
  const auto q = measured(*area_, in_, relaxByLloyd(in_, ours_.sites, 3, 30));
  EXPECT_EQ(q.sites, ours_.sites);
  EXPECT_LT(q.minDistanceMm, 0.97 * in_.rule.spacingMm);
  EXPECT_LT(ours_.nearestCv, q.nearestCv);
  EXPECT_LT(ours_.borderRmsMm, q.borderRmsMm);
}

INSTANTIATE_TEST_SUITE_P(Skin, Beside,
                         ::testing::Values("sphere cap 45 mm", "cylinder square", "saddle disk",
                                           "bumpy-face brow"),
                         [](const auto& area) {
                           std::string name = area.param;
                           std::replace_if(
                               name.begin(), name.end(),
                               [](char c) { return c == ' ' || c == '-'; }, '_');
                           return name;
                         });

}  // namespace
}  // namespace mesomap::test
