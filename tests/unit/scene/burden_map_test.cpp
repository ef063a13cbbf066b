// The map of the course, on a sphere of 70 mm where areas and distances are known.
#include "scene/burden_map.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "base/job_queue.h"
#include "scene/burden_maps.h"
#include "scene/burden_words.h"
#include "scene/course_words.h"
#include "viewed.h"

namespace mesomap::scene {
namespace {

plan::SessionPoint pointAt(const Viewed& view, const glm::dvec3& direction,
                           std::optional<double> ml) {
  const mesh::SurfacePoint place = view.at(70.0 * glm::normalize(direction));
  plan::SessionPoint point;
  point.region = RegionId{1};
  point.place = view.session.model()->working->toFile(place);
  point.volumeMl = ml;
  point.state = plan::SiteState::done;
  return point;
}

/// One finished session of these points.
plan::Session sessionOf(std::vector<plan::SessionPoint> points, std::optional<double> given = {}) {
  plan::Session session;
  session.id = "1";
  session.state = plan::SessionState::done;
  session.areas.push_back({.region = RegionId{1}, .areaCm2 = 20.0, .volumeMl = given});
  session.points = std::move(points);
  return session;
}

struct Found {
  BurdenMap map;
  const mesh::TriangleMesh& mesh;
  /// At the vertex nearest to a place.
  [[nodiscard]] BurdenMap::Vertex at(const glm::dvec3& direction) const {
    const glm::dvec3 place = 70.0 * glm::normalize(direction);
    BurdenMap::Vertex best;
    double least = 1.5;
    for (const BurdenMap::Vertex& each : map.vertices) {
      const double away = glm::distance(glm::dvec3(mesh.positions[each.vertex]), place);
      if (away < least) {
        least = away;
        best = each;
      }
    }
    return best;
  }
  /// Over the whole skin: how many punctures, how many mL.
  [[nodiscard]] glm::dvec2 sum() const {
    glm::dvec2 all(0.0);
    for (std::size_t i = 0; i < map.indices.size(); i += 3) {
      glm::dvec3 corner[3];
      glm::dvec2 mean(0.0);
      for (std::size_t k = 0; k < 3; ++k) {
        const BurdenMap::Vertex& each = map.vertices[map.indices[i + k]];
        corner[k] = glm::dvec3(mesh.positions[each.vertex]);
        mean += glm::dvec2(each.punctures, each.volumeMl) / 3.0;
      }
      const double cm2 =
          glm::length(glm::cross(corner[1] - corner[0], corner[2] - corner[0])) / 200.0;
      all += mean * cm2;
    }
    return all;
  }
};

Found mapOf(const Viewed& view, const plan::Plan& plan) {
  return {burdenMap(*view.session.model(), burdenSource(plan)),
          view.session.model()->working->mesh()};
}

TEST(BurdenMap, CountsWhatFellWithinOneSquareCentimetre) {
  Viewed view;
  plan::Plan plan;
  const glm::dvec3 beside(std::sin(7.4 / 70.0), 0, std::cos(7.4 / 70.0));
  plan.sessions = {sessionOf({pointAt(view, {0, 0, 1}, 0.02), pointAt(view, beside, 0.04)}),
                   sessionOf({pointAt(view, {0, 0, 1}, 0.02)})};
  plan.sessions[1].id = "2";
  const Found found = mapOf(view, plan);
  EXPECT_EQ(found.map.sessions, 2u);
  // Two fell here; 3.7 mm to one side a third is in reach, to the other it is not.
  EXPECT_NEAR(found.at({0, 0, 1}).punctures, 2.0, 0.01);
  EXPECT_NEAR(found.at({0, 0, 1}).volumeMl, 0.04, 0.001);
  EXPECT_NEAR(found.at({std::sin(3.7 / 70.0), 0, 1}).punctures, 3.0, 0.1);
  EXPECT_NEAR(found.at({-std::sin(3.7 / 70.0), 0, 1}).punctures, 2.0, 0.1);
  EXPECT_FLOAT_EQ(found.at({0, 1, 0}).punctures, 0.0f);
  // Each is spread over 1 cm², so that the whole skin holds what was done.
  EXPECT_NEAR(found.sum().x, 3.0, 0.06);
  EXPECT_NEAR(found.sum().y, 0.08, 0.002);
  EXPECT_NEAR(found.map.mostPunctures, 3.0, 0.1);
}

TEST(BurdenMap, SharesWhatWasGivenAndSaysWhatIsNotKnown) {
  Viewed view;
  plan::Plan plan;
  plan.sessions = {
      sessionOf({pointAt(view, {0, 0, 1}, 0.01), pointAt(view, {1, 0, 0}, 0.03)}, 0.2)};
  EXPECT_NEAR(mapOf(view, plan).at({0, 0, 1}).volumeMl, 0.05, 0.001);
  EXPECT_NEAR(mapOf(view, plan).at({1, 0, 0}).volumeMl, 0.15, 0.002);
  plan.sessions = {sessionOf({pointAt(view, {0, 0, 1}, {}), pointAt(view, {1, 0, 0}, 0.03)}, 0.2)};
  EXPECT_NEAR(mapOf(view, plan).at({1, 0, 0}).volumeMl, 0.1, 0.002);
  plan.sessions = {sessionOf({pointAt(view, {0, 0, 1}, {}), pointAt(view, {1, 0, 0}, 0.03)})};
  const Found unset = mapOf(view, plan);
  EXPECT_EQ(unset.map.withoutVolume, 1u);
  EXPECT_NEAR(unset.sum().y, 0.03, 0.001);
  const BurdenLegend words = burdenLegend(unset.map, BurdenMeasure::volume, plan);
  ASSERT_EQ(words.notes.size(), 1u + (words.low == "less" ? 1u : 0u));
  EXPECT_EQ(words.notes.back(), "Volume not set: 1 puncture");
}

TEST(BurdenMap, LeavesOutWhatWasNotDone) {
  Viewed view;
  plan::Plan plan;
  auto skipped = pointAt(view, {0, 0, 1}, 0.02);
  skipped.state = plan::SiteState::skipped;
  plan.sessions = {sessionOf({skipped})};
  EXPECT_TRUE(mapOf(view, plan).map.empty());
  skipped.state = plan::SiteState::added;
  plan.sessions = {sessionOf({skipped})};
  EXPECT_FALSE(mapOf(view, plan).map.empty());
  plan.sessions[0].state = plan::SessionState::underWay;
  EXPECT_TRUE(mapOf(view, plan).map.empty());
  // A plan of another surface, edited by hand.
  plan.sessions[0].state = plan::SessionState::done;
  skipped.place.triangle = 4000000000u;
  plan.sessions[0].points = std::vector<plan::SessionPoint>{skipped};
  EXPECT_TRUE(mapOf(view, plan).map.empty());
  EXPECT_EQ(mapOf(view, plan).map.notShown, 1u);
}

TEST(BurdenMap, SpreadsThePricksOfRowsOverTheirArea) {
  Viewed view;
  Session::StrokeOptions options;
  options.widthMm = 50;
  view.stroke({{0, 0, 1}}, options);
  view.jobs.drain();
  plan::Plan plan = *view.session.plan();
  const double cm2 = view.only().areaCm2;
  plan::Session session = sessionOf({});
  session.areas = {{.region = view.only().id, .areaCm2 = cm2, .volumeMl = 0.5, .pricks = 200}};
  plan.sessions = {session};
  const Found found = mapOf(view, plan);
  EXPECT_EQ(found.map.pricks, 200u);
  EXPECT_NEAR(found.at({0, 0, 1}).punctures, 200.0 / cm2, 0.01);
  EXPECT_NEAR(found.at({0, 0, 1}).volumeMl, 0.5 / cm2, 0.001);
  EXPECT_NEAR(found.sum().x, 200.0, 14.0);
  plan.regions.clear();
  EXPECT_EQ(mapOf(view, plan).map.notShown, 200u);
}

TEST(BurdenMap, EndsItsScaleAtARoundNumber) {
  BurdenMap map;
  EXPECT_EQ(map.scaleTo(BurdenMeasure::punctures), 0.0);
  for (const auto& [most, to] : {std::pair{1.0f, 1.0},
                                 {1.00001f, 1.0},
                                 {2.3f, 3.0},
                                 {4.5f, 6.0},
                                 {8.5f, 10.0},
                                 {0.0131f, 0.015},
                                 {130.0f, 150.0}}) {
    map.mostMl = most;
    EXPECT_NEAR(map.scaleTo(BurdenMeasure::volume), to, 1e-9 + 1e-9 * to) << most;
  }
}

TEST(BurdenMap, GivesNoNumbersOnAFigureThatIsNotFitted) {
  Viewed view;
  plan::Plan plan;
  plan.sessions = {sessionOf({pointAt(view, {0, 0, 1}, 0.02)})};
  plan.surface.kind = plan::SurfaceKind::scan;
  const BurdenMap map = mapOf(view, plan).map;
  BurdenLegend words = burdenLegend(map, BurdenMeasure::punctures, plan);
  EXPECT_EQ(words.title, "Punctures per cm², over 1 finished session");
  EXPECT_EQ(words.low + " " + words.middle + " " + words.high, "0 0.5 1");
  EXPECT_TRUE(words.notes.empty());
  plan.surface.kind = plan::SurfaceKind::figure;
  words = burdenLegend(map, BurdenMeasure::punctures, plan);
  EXPECT_EQ(words.title, "Punctures, over 1 finished session");
  EXPECT_EQ(words.low + words.middle + words.high, "fewermore");
  ASSERT_EQ(words.notes.size(), 1u);
  EXPECT_NE(words.notes[0].find("not fitted"), std::string::npos);
}

TEST(CourseWords, SayOfHowManyAreasTheVolumeIsKnown) {
  Viewed view;
  auto other = pointAt(view, {1, 0, 0}, 0.02);
  other.region = RegionId{2};
  plan::Session session = sessionOf({pointAt(view, {0, 0, 1}, 0.02), other}, 0.5);
  session.areas.push_back({.region = RegionId{2}, .areaCm2 = 9.0});
  session.areas.push_back({.region = RegionId{3}, .areaCm2 = 9.0});  // Nothing was done there.
  EXPECT_EQ(sessionSummary({}, session), "2 done, 0.5 mL given in 1 of 2 areas");
  session.areas[1].volumeMl = 0.25;
  EXPECT_EQ(sessionSummary({}, session), "2 done, 0.75 mL given");
}

TEST(BurdenMaps, AreFoundInTheBackgroundOnceForEqualCourses) {
  Viewed view;
  JobQueue jobs;
  BurdenMaps maps(jobs);
  auto plan = std::make_shared<plan::Plan>();
  EXPECT_EQ(maps.of(view.session.model(), plan), nullptr);
  EXPECT_TRUE(jobs.idle());
  plan = std::make_shared<plan::Plan>();
  plan->sessions = {sessionOf({pointAt(view, {0, 0, 1}, 0.02)})};
  (void)maps.of(view.session.model(), plan);
  jobs.drain();
  const BurdenMapPtr first = maps.of(view.session.model(), plan);
  ASSERT_TRUE(first);
  // Another step of the plan that leaves what was done as it is.
  auto next = std::make_shared<plan::Plan>(*plan);
  next->clientReference = "C-1";
  EXPECT_EQ(maps.of(view.session.model(), next), first);
  EXPECT_TRUE(jobs.idle());
  next = std::make_shared<plan::Plan>(*plan);
  next->sessions.push_back(plan->sessions[0]);
  EXPECT_EQ(maps.of(view.session.model(), next), first);
  jobs.drain();
  const BurdenMapPtr second = maps.of(view.session.model(), next);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->sessions, 2u);
  // Work that nobody waits for any more comes to nothing.
  (void)maps.of(view.session.model(), plan);
  EXPECT_EQ(maps.of(view.session.model(), std::make_shared<plan::Plan>()), nullptr);
  jobs.drain();
  EXPECT_EQ(maps.of(view.session.model(), std::make_shared<plan::Plan>()), nullptr);
}

}  // namespace
}  // namespace mesomap::scene
