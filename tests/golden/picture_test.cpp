// Pictures of our own shapes: skin in its tones and on its grounds, areas with points, at work, on
// the move and before the client.
#include <gtest/gtest.h>

#include "golden.h"
#include "unit/render/scenes.h"

namespace mesomap::render::testing {
namespace {

/// Null where it cannot be opened.
scene::SurfaceModelPtr figureModel(const std::string& spec,
                                   const plan::FigureParameters& parameters = {}) {
  auto model = scene::loadSurfaceModel(spec, {}, {}, parameters);
  return model ? std::move(*model) : nullptr;
}

plan::PlanPtr threeBalls(const scene::SurfaceModel& model) {
  return planOf({ballRegion(model, 1, glm::dvec3(0, 0, 70), 22.0, 9.0),
                 ballRegion(model, 2, glm::dvec3(45, 40, 35), 20.0, 7.0),
                 ballRegion(model, 3, glm::dvec3(-50, -30, 38), 18.0, 6.0)});
}

TEST(Picture, SphereWithAreasAndPoints) {
  const auto model = sphereModel();
  Frame frame = frameOf(model, threeBalls(*model), 400, 300);
  frame.selected = RegionId{1};
  frame.leftOutPositions = {glm::vec3(-20, 62, 25), glm::vec3(-12, 62, 30)};
  expectGolden("sphere", frame);
}

TEST(Picture, SphereForTheClient) {
  const auto model = sphereModel();
  Frame frame = frameOf(model, threeBalls(*model), 400, 300);
  frame.clientView = true;
  frame.sideLetters = false;
  expectGolden("sphere-client", frame);
}

TEST(Picture, SphereWhileMovingFromTheSide) {
  const auto model = sphereModel();
  Frame frame = frameOf(model, threeBalls(*model), 400, 300);
  frame.moving = true;
  frame.camera.yaw = 0.9;
  expectGolden("sphere-moving", frame);
}

Frame figureFrame(const scene::SurfaceModelPtr& model, double fill) {
  Frame frame = frameOf(model, nullptr, 480, 400);
  frame.camera.yaw = -0.436;
  frame.camera.frame(model->bounds, glm::dvec2(480, 400), fill);
  return frame;
}

TEST(Picture, BustThreeQuarter) {
  const auto model = figureModel("figure:bust-female");
  ASSERT_TRUE(model);
  expectGolden("bust", figureFrame(model, 0.9));
}

TEST(Picture, BustOfDeepToneOnTheDarkGround) {
  plan::FigureParameters deep;
  deep.tone = 6;
  const auto model = figureModel("figure:bust-male", deep);
  ASSERT_TRUE(model);
  Frame frame = figureFrame(model, 0.9);
  frame.darkBackground = true;
  expectGolden("bust-deep", frame);
}

TEST(Picture, BodyStandsOnItsShadow) {
  const auto model = figureModel("figure:body-female");
  ASSERT_TRUE(model);
  Frame frame = figureFrame(model, 0.9);
  frame.camera.pitch = 0.2;
  expectGolden("body", frame);
}

TEST(Picture, BodyInClayKeepsItsGarment) {
  const auto model = figureModel("figure:body-female");
  ASSERT_TRUE(model);
  Frame frame = figureFrame(model, 0.9);
  frame.clay = true;
  expectGolden("body-clay", frame);
}

}  // namespace
}  // namespace mesomap::render::testing
