// Pictures of everything that can be shown over the skin.
#include <gtest/gtest.h>

#include <glm/geometric.hpp>
#include <memory>
#include <vector>

#include "golden.h"
#include "render/offscreen.h"
#include "unit/render/scenes.h"

namespace mesomap::render::testing {
namespace {

/// Six areas with the six looks, and a mark of skin that is left out.
plan::PlanPtr patterned(const scene::SurfaceModel& model) {
  const std::vector<glm::dvec3> directions{{-0.55, 0.42, 0.72}, {0, 0.52, 0.85},
                                           {0.55, 0.42, 0.72},  {-0.55, -0.3, 0.78},
                                           {0, -0.3, 0.95},     {0.55, -0.3, 0.78}};
  auto plan = std::make_shared<plan::Plan>();
  for (std::uint32_t i = 0; i < directions.size(); ++i) {
    auto region = ballRegion(model, i + 1, 70.0 * glm::normalize(directions[i]), 17.0, 40.0);
    region->sites.clear();
    region->hatch = static_cast<int>(i);
    plan->regions.push_back(region);
  }
  auto mole = std::make_shared<plan::Exclusion>();
  mole->id = {99};  // Areas and marks are numbered together.
  mole->shape = ballField(model.working->mesh(), {0, 8, 69.5}, 6.0);
  plan->exclusions.push_back(mole);
  return plan;
}

/// One area whose points stand in every way that points can.
std::shared_ptr<plan::Region> mixed(const scene::SurfaceModel& model) {
  auto region = ballRegion(model, 1, {0, 0, 70}, 30.0, 10.0);
  using plan::SiteOrigin;
  using plan::SiteState;
  std::uint32_t order = 0;
  for (plan::Site& site : region->sites) {
    site.order = ++order;
    site.depthMm = 4.0;
    site.needleDirection = -glm::normalize(site.normal + glm::dvec3(0.5, 0, 0));
    if (order % 5 == 1) site.state = SiteState::proposed;
    if (order % 5 == 2) site.origin = SiteOrigin::moved;
    if (order % 5 == 3) site.locked = true;
    if (order % 10 == 4) site.state = SiteState::done;
    if (order % 10 == 9) site.state = SiteState::skipped;
  }
  region->rule.needle.lengthMm = 13.0;
  return region;
}

Frame mixedFrame(const scene::SurfaceModelPtr& model) {
  Frame frame = frameOf(model, planOf({mixed(*model)}), 400, 300);
  frame.selected = RegionId{1};
  frame.camera.target = {0, 0, 60};
  frame.camera.distance = 190;
  return frame;
}

TEST(Modes, EveryPatternAndWhatIsLeftOut) {
  const auto model = sphereModel();
  Frame frame = frameOf(model, patterned(*model), 400, 300);
  frame.hovered = RegionId{2};
  frame.sideLetters = false;
  expectGolden("patterns", frame);
}

TEST(Modes, PointsInTheColourOfTheirState) {
  const auto model = sphereModel();
  Frame frame = mixedFrame(model);
  frame.pointColours = scene::PointColours::state;
  expectGolden("states", frame);
}

TEST(Modes, NeedlesAtTheirAngle) {
  const auto model = sphereModel();
  Frame frame = mixedFrame(model);
  frame.camera.target = {0, 0, 70};
  frame.camera.distance = 90;
  frame.showNeedles = true;
  expectGolden("needles", frame);
}

TEST(Modes, TheOrderOfWork) {
  const auto model = sphereModel();
  Frame frame = mixedFrame(model);
  frame.showOrder = true;
  expectGolden("order", frame);
}

TEST(Modes, PointsBehindAsFaintRings) {
  const auto model = sphereModel();
  Frame frame = mixedFrame(model);
  frame.camera.yaw = 2.4;
  frame.showHidden = true;
  expectGolden("behind", frame);
}

TEST(Modes, TheLens) {
  const auto model = sphereModel();
  Frame frame = mixedFrame(model);
  frame.showNeedles = true;
  frame.lens = Lens{{200, 150}, 70};
  expectGolden("lens", frame);
}

TEST(Modes, GapsBetweenPoints) {
  const auto model = sphereModel();
  auto region = ballRegion(*model, 1, {0, 0, 70}, 34.0, 9.0);
  // A bite out of the points, as a zone takes it.
  std::erase_if(region->sites, [](const plan::Site& site) {
    return glm::distance(site.position, glm::dvec3(14, 8, 68)) < 15.0;
  });
  Frame frame = frameOf(model, planOf({region}), 400, 300);
  frame.showGaps = true;
  expectGolden("gaps", frame);
}

TEST(Modes, TheMapOfACourse) {
  auto loaded = scene::loadSurfaceModel("figure:bust-female", {});
  ASSERT_TRUE(loaded);
  const scene::SurfaceModelPtr& model = *loaded;
  // Two finished sessions on the cheek and beside it, the second between the first.
  auto plan = std::make_shared<plan::Plan>();
  for (const double shift : {0.0, 6.0}) {
    plan::Session session;
    session.state = plan::SessionState::done;
    std::vector<plan::SessionPoint> points;
    for (double x = 8.0; x < 60.0; x += 12.0) {
      for (double y = -45.0; y < 5.0; y += 12.0) {
        const auto hit = model->pick({x + shift, y + shift, 400.0}, {0.0, 0.0, -1.0});
        if (!hit) continue;
        plan::SessionPoint point;
        point.place = model->working->toFile(*hit);
        point.volumeMl = 0.02;
        point.state = plan::SiteState::done;
        points.push_back(point);
      }
    }
    session.points = std::move(points);
    plan->sessions.push_back(std::move(session));
  }
  Frame frame = frameOf(model, plan, 480, 400);
  frame.camera.look(scene::StandardView::threeQuarterLeft);
  frame.camera.target = {20, -10, 70};
  frame.camera.distance = 330;
  frame.sideLetters = false;
  frame.burden = std::make_shared<const scene::BurdenMap>(
      scene::burdenMap(*model, scene::burdenSource(*plan)));
  expectGolden("burden", frame);
  // Never before the client.
  Frame client = frame;
  client.clientView = true;
  Frame without = client;
  without.burden = nullptr;
  const auto shown = renderOffscreen(client, shaderFolder());
  const auto meant = renderOffscreen(without, shaderFolder());
  ASSERT_TRUE(shown && meant);
  EXPECT_EQ(shown->pixels, meant->pixels);
}

TEST(Modes, ZonesAndBordersOfAFigure) {
  auto loaded = scene::loadSurfaceModel("figure:bust-female", {});
  ASSERT_TRUE(loaded);
  const scene::SurfaceModelPtr& model = *loaded;
  Frame frame = frameOf(model, nullptr, 480, 400);
  frame.camera.frame(model->bounds, glm::dvec2(480, 400), 0.9);
  frame.showZones = true;
  frame.showAreas = true;
  expectGolden("zones", frame);
}

TEST(Modes, NothingBehindTheFigure) {
  const auto model = sphereModel();
  Frame frame = mixedFrame(model);
  frame.camera.distance = 320;
  frame.transparentBackground = true;
  frame.sideLetters = false;
  expectGolden("transparent", frame);
}

}  // namespace
}  // namespace mesomap::render::testing
