// Points of all areas of the face.
#include "stage.h"

namespace mesomap::scene {
namespace {

TEST(BustPoints, NoneLiesInABlockedPlace) {
  const auto loaded = loadSurfaceModel("figure:bust-female", {});
  ASSERT_TRUE(loaded) << loaded.error().text();
  const SurfaceModelPtr& bust = *loaded;
  Stage stage(bust);
  for (const figure::Area& area : bust->atlas->areas()) {
    if (area.group != "face" || area.overlay || area.restricted) continue;
    ASSERT_TRUE(stage.session.pickArea(
        area.id, area.side == figure::Side::left ? plan::Side::left : plan::Side::none));
  }
  stage.jobs.drain();
  std::size_t sites = 0;
  for (const auto& region : stage.session.plan()->regions) {
    for (const plan::Site& site : region->sites) {
      ++sites;
      EXPECT_EQ(bust->blockedZoneAt(bust->working->fromFile(site.place)), "") << region->name;
    }
    for (const plan::LeftOut& out : region->leftOut) {
      for (const glm::dvec3& place : out.positions) {
        EXPECT_EQ(bust->blockedZoneAt(bust->workingCaster->closest(place)->point), out.zone);
      }
    }
  }
  EXPECT_GT(sites, 100u);
}

}  // namespace
}  // namespace mesomap::scene
