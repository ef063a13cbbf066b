// Areas that touch keep the spacing across their common border, however fast they were painted.
#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "stage.h"

namespace mesomap::scene {
namespace {

constexpr double kTouchSpacing = 6.0;
constexpr double kTouchShare = 0.97;

struct Touching : Stage {
  Touching() {
    session.defaultRule.spacingMm = kTouchSpacing;
    session.defaultRule.marginMm = 0.0;  // Up to the border: only the other one's points keep off.
  }
  void paint(const glm::dvec3& from, const glm::dvec3& to) {
    session.newArea();
    stroke({from, to}, {.widthMm = 32.0});
  }
  /// Three areas side by side; the middle one comes last.
  void paintThree(bool drains) {
    const double side = std::sin(0.4);
    for (const double x : {-side, side, 0.0}) {
      const double z = std::sqrt(1.0 - x * x);
      paint({x, -0.2, z}, {x, 0.2, z});
      if (drains) jobs.drain();
    }
  }
  /// Between points of different areas, along the sphere.
  [[nodiscard]] double leastAcross() const {
    double least = 1e9;
    const auto& regions = session.plan()->regions;
    for (std::size_t i = 0; i < regions.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        for (const plan::Site& a : regions[i]->sites) {
          for (const plan::Site& b : regions[j]->sites) {
            const double chord = glm::distance(a.position, b.position);
            least = std::min(least, 140.0 * std::asin(std::min(1.0, chord / 140.0)));
          }
        }
      }
    }
    return least;
  }
};

TEST(SessionNeighbours, AreasPaintedInAHurryKeepTheSpacingAcrossTheirBorder) {
  Touching peace;
  peace.paintThree(true);
  ASSERT_EQ(peace.session.plan()->regions.size(), 3u);
  EXPECT_GE(peace.leastAcross(), kTouchShare * kTouchSpacing);
  EXPECT_LT(peace.leastAcross(), 1.5 * kTouchSpacing) << "they do touch";

  Touching hurry;
  {
    HeldWorker held(hurry.jobs);
    hurry.paintThree(false);
    ASSERT_TRUE(hurry.session.layoutPending());
  }
  hurry.jobs.drain();
  EXPECT_TRUE(plan::samePlan(*hurry.session.plan(), *peace.session.plan()));
}

/// A spot of no points across all borders: each area is laid out again by one step.
void markAcross(Touching& on) {
  const double side = 0.5;
  Session::ExclusionOptions options;
  options.widthMm = 6.0;
  on.session.beginExclusion(on.at(glm::normalize(glm::dvec3(-side, 0, 1)) * 70.0), options);
  for (const double x : {-0.25, 0.0, 0.25, side}) {
    on.session.moveExclusion(on.at(glm::normalize(glm::dvec3(x, 0, 1)) * 70.0));
  }
  on.session.endExclusion();
}

TEST(SessionNeighbours, AreasOfOneStepKeepTheSpacingAndWhatTheyHad) {
  Touching peace;
  peace.paintThree(true);
  const plan::PlanPtr before = peace.session.plan();
  markAcross(peace);
  peace.jobs.drain();
  ASSERT_EQ(peace.session.plan()->exclusions.size(), 1u);
  EXPECT_GE(peace.leastAcross(), kTouchShare * kTouchSpacing);
  // Far from the spot nothing is new, at the borders neither.
  for (const auto& region : before->regions) {
    for (const plan::Site& was : region->sites) {
      if (std::abs(was.position.y) < 3.0 + 3.2 * kTouchSpacing) continue;
      const Session::PointRef now = peace.session.point(was.id);
      ASSERT_TRUE(now);
      EXPECT_EQ(now.site->place, was.place);
    }
  }

  Touching hurry;
  {
    HeldWorker held(hurry.jobs);
    hurry.paintThree(false);
    markAcross(hurry);
    hurry.session.undo();
    hurry.session.redo();
  }
  hurry.jobs.drain();
  EXPECT_TRUE(plan::samePlan(*hurry.session.plan(), *peace.session.plan()));
}

TEST(SessionNeighbours, ALinkedPairThatMeetsKeepsTheSpacingUnderAnotherRule) {
  Touching stage;
  // Side by side across the middle, each its own area.
  stage.stroke({{0.19, -0.3, 0.93}, {0.19, 0.3, 0.93}}, {.widthMm = 26.0, .bothSides = true});
  stage.jobs.drain();
  ASSERT_EQ(stage.session.plan()->regions.size(), 2u);
  for (const double spacing : {5.0, 7.0}) {
    for (const std::size_t begun : {0u, 1u}) {
      plan::Rule rule = stage.session.plan()->regions[begun]->rule;
      rule.spacingMm = spacing + 0.5 * static_cast<double>(begun);
      ASSERT_TRUE(stage.session.setRule(stage.session.plan()->regions[begun]->id, rule, "spacing"));
      stage.jobs.drain();
      EXPECT_GE(stage.leastAcross(), kTouchShare * rule.spacingMm);
      EXPECT_LT(stage.leastAcross(), 2.0 * rule.spacingMm);
    }
  }
}

}  // namespace
}  // namespace mesomap::scene
