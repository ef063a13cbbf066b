// Whatever area is picked, the starting figures stay within reason: at most 150 points and 10 mL.
#include <gtest/gtest.h>

#include <set>

#include "base/job_queue.h"
#include "plan/technique.h"
#include "scene/session.h"

namespace mesomap::scene {
namespace {

TEST(AtlasDefaults, NoAreaStartsWithMoreThan150PointsOr10Ml) {
  const auto model = loadSurfaceModel("figure:bust-female", {});
  ASSERT_TRUE(model) << model.error().text();
  auto techniques = plan::loadTechniques();
  ASSERT_TRUE(techniques) << techniques.error().text();
  std::set<std::string> seen;
  int widened = 0;
  for (const figure::Area& area : (*model)->atlas->areas()) {
    if (!seen.insert(area.id).second) continue;
    JobQueue jobs;
    Session session(jobs, *techniques);
    session.startPlan(*model);
    const auto picked = session.pickArea(area.id);
    ASSERT_TRUE(picked) << area.id << ": " << picked.error().text();
    jobs.drain();
    for (const auto& region : session.plan()->regions) {
      const plan::Totals totals = plan::totalsOf(*region);
      EXPECT_GT(totals.sites, 0u) << region->name;
      EXPECT_LE(totals.sites, 150u) << region->name;
      EXPECT_LE(totals.volumeMl, 10.0) << region->name;
      if (region->rule.spacingMm > session.defaultRule.spacingMm) ++widened;
    }
  }
  // Some areas of a bust are too large for points 10 mm apart, most are not.
  EXPECT_GE(widened, 1);
  EXPECT_LT(widened, 8);
}

}  // namespace
}  // namespace mesomap::scene
