#include "scene/camera.h"

#include <gtest/gtest.h>

#include <glm/geometric.hpp>
#include <numbers>

namespace mesomap::scene {
namespace {

constexpr glm::dvec2 kViewport{1280, 800};
const mesh::Bounds kHead{{-80, -120, -100}, {80, 130, 110}};

TEST(Camera, FrontLooksAtTheFaceWithTheClientsLeftOnTheRight) {
  Camera camera;
  camera.look(StandardView::front);
  EXPECT_GT(camera.eye().z, 0.0);
  EXPECT_GT(camera.project({50, 0, 0}, kViewport).x, 640.0);
  EXPECT_LT(camera.project({0, 50, 0}, kViewport).y, 400.0);
}

TEST(Camera, LeftShowsTheClientsLeft) {
  Camera camera;
  camera.look(StandardView::left);
  EXPECT_GT(camera.eye().x, 800.0);
  camera.look(StandardView::threeQuarterRight);
  EXPECT_LT(camera.eye().x, 0.0);
  EXPECT_GT(camera.eye().z, 0.0);
  camera.look(StandardView::underChin);
  EXPECT_LT(camera.eye().y, 0.0);
}

TEST(Camera, EveryStandardViewHasItsNameBack) {
  for (const StandardView view :
       {StandardView::front, StandardView::back, StandardView::left, StandardView::right,
        StandardView::threeQuarterLeft, StandardView::threeQuarterRight, StandardView::top,
        StandardView::underChin}) {
    EXPECT_EQ(standardViewFromName(standardViewName(view)), view);
  }
  EXPECT_FALSE(standardViewFromName("sideways"));
}

TEST(Camera, ViewAndProjectionAgreeWithProject) {
  Camera camera;
  camera.yaw = 0.7;
  camera.pitch = -0.3;
  camera.target = {3, 4, 5};
  const glm::dvec3 place{20, -30, 60};
  const glm::dvec4 clip =
      camera.projection(kViewport, kHead) * camera.view() * glm::dvec4(place, 1.0);
  const glm::dvec3 pixel = camera.project(place, kViewport);
  EXPECT_NEAR((clip.x / clip.w * 0.5 + 0.5) * kViewport.x, pixel.x, 1e-6);
  EXPECT_NEAR((0.5 - clip.y / clip.w * 0.5) * kViewport.y, pixel.y, 1e-6);
  EXPECT_NEAR(clip.w, pixel.z, 1e-9);
  EXPECT_LT(std::abs(clip.z / clip.w), 1.0);
}

TEST(Camera, FrameFillsTheAskedShare) {
  Camera camera;
  camera.look(StandardView::front);
  camera.frame(kHead, kViewport, 0.8);
  double top = 1e9;
  double bottom = -1e9;
  for (const double y : {kHead.min.y, kHead.max.y}) {
    for (const double z : {kHead.min.z, kHead.max.z}) {
      const double pixel = camera.project({0, y, z}, kViewport).y;
      top = std::min(top, pixel);
      bottom = std::max(bottom, pixel);
    }
  }
  EXPECT_NEAR((bottom - top) / kViewport.y, 0.8, 0.01);
}

TEST(Camera, FirstViewStandsAtTheClientsRightWithTheHeadAtThreeQuarters) {
  const Camera camera = firstView(kHead, kViewport);
  EXPECT_NEAR(camera.yaw, -25.0 * std::numbers::pi / 180, 1e-12);
  const glm::dvec3 c = kHead.center();
  const double top = camera.project({c.x, kHead.max.y, c.z}, kViewport).y;
  const double bottom = camera.project({c.x, kHead.min.y, c.z}, kViewport).y;
  EXPECT_NEAR((bottom - top) / kViewport.y, 0.75, 0.01);
}

TEST(Camera, FirstViewOfABustIsItsHeadAndOfABodyAllOfIt) {
  const mesh::Bounds bust{{-200, -250, -100}, {200, 130, 120}};
  const Camera head = firstView(bust, kViewport);
  const glm::dvec3 c = bust.center();
  EXPECT_NEAR(head.project({c.x, 130, c.z}, kViewport).y, 100, 5);
  EXPECT_NEAR(head.project({c.x, -120, c.z}, kViewport).y, 700, 5);
  const mesh::Bounds body{{-400, 0, -150}, {400, 1700, 150}};
  const Camera whole = firstView(body, kViewport);
  EXPECT_NEAR(whole.project({0, 1700, 0}, kViewport).y, 40, 5);
  EXPECT_NEAR(whole.project({0, 0, 0}, kViewport).y, 760, 5);
}

TEST(Camera, HeadViewOfABodyIsItsHeadAndOfABustTheFirstView) {
  const mesh::Bounds body{{-400, 0, -150}, {400, 1700, 150}};
  const Camera head = headView(body, kViewport);
  EXPECT_NEAR(head.project({0, 1700, 0}, kViewport).y, 100, 5);
  EXPECT_NEAR(head.project({0, 1450, 0}, kViewport).y, 700, 5);
  EXPECT_EQ(headView(kHead, kViewport).distance, firstView(kHead, kViewport).distance);
}

TEST(Camera, MillimetresPerPixelMatchProjection) {
  Camera camera;
  const glm::dvec3 place{10, 20, 30};
  const double mm = camera.mmPerPixelAt(place, kViewport);
  const glm::dvec3 moved = camera.project(place + camera.right() * (100 * mm), kViewport);
  EXPECT_NEAR(moved.x - camera.project(place, kViewport).x, 100.0, 1e-6);
}

TEST(Camera, ZoomStopsBeforeTheSkinAndFarAway) {
  Camera camera;
  for (int i = 0; i < 200; ++i) camera.zoom(0.5, {0, 0, 0});
  EXPECT_GT(camera.distance, 1.0);
  for (int i = 0; i < 200; ++i) camera.zoom(2.0, {0, 0, 0});
  EXPECT_LT(camera.distance, 1e6);
  camera.zoom(0.0, {0, 0, 0});
  camera.zoom(-1.0, {0, 0, 0});
  EXPECT_TRUE(std::isfinite(camera.distance));
}

}  // namespace
}  // namespace mesomap::scene
