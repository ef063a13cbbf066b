// Whatever area is picked, the starting figures stay within reason: at most 150 points and 10 mL.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "base/job_queue.h"
#include "plan/technique.h"
#include "scene/session.h"

namespace mesomap::scene {
namespace {

/// Picks every area in a plan without others; the number of areas whose points start wider apart.
int pickEach(const std::string& figure) {
  const auto model = loadSurfaceModel(figure, {});
  EXPECT_TRUE(model) << (model ? "" : model.error().text());
  auto techniques = plan::loadTechniques();
  EXPECT_TRUE(techniques) << (techniques ? "" : techniques.error().text());
  if (!model || !techniques) return 0;
  std::set<std::string> seen;
  int widened = 0;
  // One session for all of them: what it derives from the figure is derived once.
  JobQueue jobs;
  Session session(jobs, *techniques);
  session.startPlan(*model);
  for (const figure::Area& area : (*model)->atlas->areas()) {
    if (!seen.insert(area.id).second) continue;
    // Of a pair one side: the other is its mirror image.
    const auto picked =
        session.pickArea(area.id, area.side == figure::Side::left    ? plan::Side::left
                                  : area.side == figure::Side::right ? plan::Side::right
                                                                     : plan::Side::none);
    EXPECT_TRUE(picked) << area.id << ": " << (picked ? "" : picked.error().text());
    jobs.drain();
    EXPECT_FALSE(session.plan()->regions.empty()) << area.id;
    for (const auto& region : session.plan()->regions) {
      const plan::Totals totals = plan::totalsOf(*region);
      // An area wholly inside a blocked zone says what was left out instead.
      const std::uint32_t points = totals.sites + totals.proposed;
      EXPECT_TRUE(points > 0u || !region->leftOut.empty()) << region->name;
      EXPECT_LE(points, 150u) << region->name;
      EXPECT_LE(points * region->rule.volumeMl.value_or(0.0), 10.0) << region->name;
      if (region->rule.spacingMm > session.defaultRule.spacingMm) ++widened;
    }
    session.undo();
    EXPECT_TRUE(session.plan()->regions.empty()) << area.id;
  }
  return widened;
}

TEST(AtlasDefaults, NoAreaOfABustStartsWithMoreThan150PointsOr10Ml) {
  // Some areas of a bust are too large for points 10 mm apart, most are not.
  const int widened = pickEach("figure:bust-female");
  EXPECT_GE(widened, 1);
  EXPECT_LT(widened, 12);
}

TEST(AtlasDefaults, NoAreaOfABodyStartsWithMoreThan150PointsOr10Ml) {
  EXPECT_GE(pickEach("figure:body-female"), 10);
}

}  // namespace
}  // namespace mesomap::scene
