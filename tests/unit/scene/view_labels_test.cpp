// Where names of areas stand in a view.
#include "scene/view_labels.h"

#include <gtest/gtest.h>

#include "viewed.h"

namespace mesomap::scene {
namespace {

glm::dvec2 asLetters(ViewLabel::Kind, const std::string& text) {
  return {7.0 * static_cast<double>(text.size()), 18.0};
}

/// Every pixel of the name that lies on the figure, of a coarse raster.
int pixelsOnSkin(const LabelAsk& ask, const ScreenBox& box) {
  int count = 0;
  for (double x = box.min.x; x <= box.max.x; x += 3.0) {
    for (double y = box.min.y; y <= box.max.y; y += 3.0) {
      const Ray ray = ask.camera.rayThrough({x, y}, ask.viewport);
      count += ask.model->pick(ray.origin, ray.direction) ? 1 : 0;
    }
  }
  return count;
}

LabelAsk askOf(const Viewed& view, double yaw) {
  LabelAsk ask;
  ask.model = view.session.model();
  ask.plan = view.session.plan();
  ask.viewport = {1280, 800};
  ask.camera = view.tool.camera;
  // Small enough that the outline is never far.
  ask.camera.distance *= 2.0;
  ask.camera.yaw = yaw;
  return ask;
}

TEST(ViewLabels, FromTheSideNamesLeaveTheProfileFree) {
  Viewed view;
  // A cheek of the client's left, and something nearer to the back.
  view.stroke({{0.8, 0.1, 0.6}}, wide(16));
  view.jobs.drain();
  view.session.newArea();
  view.stroke({{0.8, -0.3, -0.5}}, wide(16));
  view.jobs.drain();
  ASSERT_EQ(view.regions(), 2u);
  ViewLabels labels;
  const LabelAsk side = askOf(view, std::numbers::pi / 2);
  const auto& placed = labels.update(side, asLetters);
  ASSERT_EQ(placed.size(), 2u);
  for (const ViewLabel& label : placed) {
    EXPECT_EQ(label.kind, ViewLabel::Kind::name);
    EXPECT_EQ(pixelsOnSkin(side, label.box), 0) << label.text;
    EXPECT_TRUE(label.led);
  }
  // From the front they stand beside their areas as ever.
  ViewLabels others;
  const LabelAsk front = askOf(view, 0.45);
  const auto& beside = others.update(front, asLetters);
  ASSERT_FALSE(beside.empty());
  EXPECT_GT(pixelsOnSkin(front, beside.front().box), 0);
}

TEST(ViewLabels, ANameThatDoesNotFitBesideTheFigureStaysByItsArea) {
  Viewed view;
  view.stroke({{0.8, 0.1, 0.6}}, wide(16));
  view.jobs.drain();
  ViewLabels labels;
  LabelAsk narrow = askOf(view, std::numbers::pi / 2);
  narrow.viewport = {360, 800};
  const auto& placed = labels.update(narrow, asLetters);
  ASSERT_EQ(placed.size(), 1u);
  EXPECT_GT(pixelsOnSkin(narrow, placed.front().box), 0);
}

TEST(ViewLabels, FarFromTheOutlineANameStaysByItsArea) {
  Viewed view;
  view.stroke({{1.0, 0.1, 0.0}}, wide(16));
  view.jobs.drain();
  ViewLabels labels;
  LabelAsk near = askOf(view, std::numbers::pi / 2);
  near.camera.distance *= 0.25;
  const auto& placed = labels.update(near, asLetters);
  ASSERT_EQ(placed.size(), 1u);
  EXPECT_GT(pixelsOnSkin(near, placed.front().box), 0);
}

}  // namespace
}  // namespace mesomap::scene
