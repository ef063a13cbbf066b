// The client's page as it goes from area to area: where the camera goes, and when it stands still.
#include "scene/client_show.h"

#include <cmath>
#include <glm/geometric.hpp>

#include "stage.h"

namespace mesomap::scene {
namespace {

constexpr glm::dvec2 kScreen(1280, 800);

/// Three areas on a sphere: in front, on the client's left, on the client's right.
ClientContent threeAreas() {
  plan::Plan plan;
  std::uint32_t id = 1;
  for (const glm::dvec3& towards :
       {glm::dvec3(0, 0, 1), glm::dvec3(1, 0, 0.2), glm::dvec3(-1, 0.3, 0)}) {
    auto region = std::make_shared<plan::Region>();
    region->id = RegionId{id++};
    const glm::dvec3 out = glm::normalize(towards);
    for (const double aside : {-0.1, 0.0, 0.1}) {
      plan::Site site;
      site.normal = glm::normalize(out + glm::dvec3(0, aside, 0));
      site.position = 70.0 * site.normal;
      region->sites.push_back(site);
    }
    plan.regions.push_back(region);
  }
  return clientContent(plan, sphere(), "en");
}

ClientShow begun() {
  ClientShow show;
  show.begin(threeAreas(), kScreen);
  return show;
}

TEST(ClientShow, GoesThroughAllStepsAndStopsAtTheEnds) {
  ClientShow show = begun();
  EXPECT_EQ(show.steps(), 4u);
  show.previous(0);
  EXPECT_EQ(show.step(), 0u);
  for (std::size_t i = 1; i < 4; ++i) {
    show.next(0);
    EXPECT_EQ(show.step(), i);
    EXPECT_EQ(show.shown()->regions.size(), 1u);
  }
  show.next(0);
  EXPECT_EQ(show.step(), 3u);
}

TEST(ClientShow, LooksAtEachAreaFromInFrontOfItAndAboveTheWords) {
  const ClientShow show = begun();
  for (std::size_t i = 1; i < 4; ++i) {
    const Camera camera = show.aimAt(i);
    const glm::dvec3 middle = show.content().steps[i].bounds.center();
    EXPECT_LT(glm::dot(camera.forward(), glm::normalize(middle)), -0.7) << i;
    const glm::dvec3 pixel = camera.project(middle, kScreen);
    EXPECT_NEAR(pixel.x, 640, 40) << i;
    EXPECT_GT(pixel.y, 200) << i;
    EXPECT_LT(pixel.y, 400) << i;
  }
}

TEST(ClientShow, MovesSmoothlyAndArrives) {
  ClientShow show = begun();
  const Camera before = show.camera;
  show.next(10.0);
  show.next(10.0);
  const Camera wanted = show.aimAt(2);
  double last = std::abs(std::remainder(before.yaw - wanted.yaw, 6.283185307));
  for (double now = 10.0; now < 11.3; now += 0.05) {
    show.advance(now);
    const double left = std::abs(std::remainder(show.camera.yaw - wanted.yaw, 6.283185307));
    EXPECT_LE(left, last + 1e-9);
    EXPECT_LT(last - left, 0.2) << "no jump";
    last = left;
  }
  EXPECT_FALSE(show.moving());
  EXPECT_NEAR(show.camera.yaw, wanted.yaw, 1e-9);
  EXPECT_NEAR(glm::distance(show.camera.target, wanted.target), 0.0, 1e-9);
}

TEST(ClientShow, WithLessMotionGoesAtOnceAndNeverTurns) {
  ClientShow show = begun();
  show.lessMotion = true;
  show.next(0);
  EXPECT_FALSE(show.moving());
  EXPECT_NEAR(show.camera.yaw, show.aimAt(1).yaw, 1e-12);
  show.turn(true, 0);
  EXPECT_FALSE(show.turning());
}

TEST(ClientShow, TurnsSlowlyUntilSomebodyTakesHold) {
  ClientShow show = begun();
  show.turn(true, 0);
  const double before = show.camera.yaw;
  for (int i = 1; i <= 100; ++i) show.advance(0.04 * i);
  EXPECT_NEAR(show.camera.yaw - before, 4.0 / ClientShow::kSecondsARound * 6.283185307, 1e-6);
  show.handOnCamera();
  EXPECT_FALSE(show.turning());
  const double held = show.camera.yaw;
  show.advance(9.0);
  EXPECT_EQ(show.camera.yaw, held);
  show.setViewport({900, 900});
  EXPECT_EQ(show.camera.yaw, held) << "a new size takes nothing out of her hand";
}

TEST(ClientShow, StaysAtItsAreaWhileThePlanChanges) {
  ClientShow show = begun();
  show.lessMotion = true;
  show.goTo(2, 0);
  const std::uint64_t seen = show.revision();
  ClientContent fewer = threeAreas();
  fewer.steps.erase(fewer.steps.begin() + 1);
  show.take(fewer);
  EXPECT_EQ(show.current().region, RegionId{2});
  EXPECT_GT(show.revision(), seen);
  fewer.steps.resize(1);
  show.take(fewer);
  EXPECT_EQ(show.step(), 0u);
}

}  // namespace
}  // namespace mesomap::scene
