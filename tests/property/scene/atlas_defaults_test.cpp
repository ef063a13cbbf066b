// Whatever area is picked with whatever technique, the starting figures stay within reason: at most
// 150 points and 10 mL.
#include <gtest/gtest.h>

#include <cstdlib>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "base/job_queue.h"
#include "plan/technique.h"
#include "scene/session.h"

namespace mesomap::scene {
namespace {

/// What of a technique decides how its points are laid out: others of the same kind repeat it.
using Kind = std::tuple<plan::Pattern, double, double, double>;
Kind kindOf(const plan::Technique& technique) {
  return {technique.pattern, technique.spacing.typical, technique.spacing.max,
          technique.volume ? technique.volume->typical : 0.0};
}

/// Rows, devices and points by hand lay out no points.
bool laysPoints(const plan::Technique& technique) {
  return technique.pattern == plan::Pattern::even || technique.pattern == plan::Pattern::grid;
}

struct Picked {
  int widened = 0;  ///< Areas whose points start wider apart than is typical.
  int unset = 0;    ///< Areas whose volume is left to be set.
  int areas = 0;
};

/// Every `step`th area from the `first` on.
struct Share {
  std::size_t first = 0, step = 1;
};

/// Picks areas in a plan without others.
Picked pickEach(const SurfaceModelPtr& model, const plan::Technique& technique,
                const std::vector<plan::Technique>& techniques, Share share) {
  Picked picked;
  std::set<std::string> seen;
  // One session for all of them: what it derives from the figure is derived once.
  JobQueue jobs;
  Session session(jobs, techniques);
  session.startPlan(model);
  session.defaultRule = plan::ruleFor(technique);
  for (const figure::Area& area : model->atlas->areas()) {
    if (!seen.insert(area.id).second) continue;
    if (seen.size() % share.step != share.first % share.step) continue;
    // Of a pair one side: the other is its mirror image.
    const auto done =
        session.pickArea(area.id, area.side == figure::Side::left    ? plan::Side::left
                                  : area.side == figure::Side::right ? plan::Side::right
                                                                     : plan::Side::none);
    EXPECT_TRUE(done) << area.id << ": " << (done ? "" : done.error().text());
    jobs.drain();
    EXPECT_FALSE(session.plan()->regions.empty()) << area.id;
    for (const auto& region : session.plan()->regions) {
      const std::string what = technique.id + " on " + region->name;
      const plan::Totals totals = plan::totalsOf(*region);
      // An area wholly inside a blocked zone says what was left out instead.
      const std::uint32_t points = totals.sites + totals.proposed;
      EXPECT_TRUE(points > 0u || !region->leftOut.empty()) << what;
      EXPECT_LE(points, 150u) << what;
      EXPECT_LE(points * region->rule.volumeMl.value_or(0.0), 10.0) << what;
      if (region->rule.spacingMm > technique.spacing.typical) ++picked.widened;
      if (technique.volume && !region->rule.volumeMl) ++picked.unset;
      ++picked.areas;
    }
    session.undo();
    EXPECT_TRUE(session.plan()->regions.empty()) << area.id;
  }
  return picked;
}

/// In the short form every area is gone through with papules, and on the women's figures with one
/// more technique, each area with another one.
bool longForm() {
  return std::getenv("MESOMAP_SOAK_MINUTES") != nullptr;
}

/// Every technique, those of one kind once; what came of papules, and of all together.
void pickWithEach(const std::string& figure, Picked& papules, Picked& all) {
  const auto model = loadSurfaceModel(figure, {});
  ASSERT_TRUE(model) << model.error().text();
  const auto techniques = plan::loadTechniques();
  ASSERT_TRUE(techniques) << techniques.error().text();
  std::set<Kind> seen;
  for (const plan::Technique& technique : *techniques) {
    if (!laysPoints(technique) || !seen.insert(kindOf(technique)).second) continue;
    const bool everywhere = longForm() || technique.id == "papule";
    if (!everywhere && figure.ends_with("-male")) continue;
    const Share share = everywhere ? Share{} : Share{seen.size(), 7};
    const Picked picked = pickEach(*model, technique, *techniques, share);
    if (technique.id == "papule") papules = picked;
    all.widened += picked.widened;
    all.unset += picked.unset;
    all.areas += picked.areas;
  }
  if (longForm() || !figure.ends_with("-male")) {
    EXPECT_GE(seen.size(), 7u);
  }
  // For whoever looks at the figures.
  ::testing::Test::RecordProperty("areas", all.areas);
  ::testing::Test::RecordProperty("widened", all.widened);
  ::testing::Test::RecordProperty("volumeUnset", all.unset);
}

TEST(AtlasDefaults, NoTechniqueOnAnAreaOfABustStartsWithMoreThan150PointsOr10Ml) {
  for (const char* figure : {"figure:bust-female", "figure:bust-male"}) {
    Picked papules, all;
    pickWithEach(figure, papules, all);
    // Some areas of a bust are too large for points 10 mm apart, most are not.
    EXPECT_GE(papules.widened, 1) << figure;
    EXPECT_LT(papules.widened, 12) << figure;
  }
}

TEST(AtlasDefaults, NoTechniqueOnAnAreaOfABodyStartsWithMoreThan150PointsOr10Ml) {
  for (const char* figure : {"figure:body-female", "figure:body-male"}) {
    Picked papules, all;
    pickWithEach(figure, papules, all);
    EXPECT_GE(papules.widened, 10) << figure;
  }
}

}  // namespace
}  // namespace mesomap::scene
