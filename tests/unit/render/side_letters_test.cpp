#include "render/side_letters.h"

#include <gtest/gtest.h>

#include <numbers>

#include "scenes.h"

namespace mesomap::render::testing {
namespace {

const SideLetter* find(const std::vector<SideLetter>& letters, char which) {
  for (const SideLetter& l : letters) {
    if (l.letter == which) return &l;
  }
  return nullptr;
}

TEST(SideLetters, ClientsRightIsOnTheViewersLeftFromTheFrontAndOnTheRightFromBehind) {
  Frame frame = frameOf(sphereModel());
  for (const bool back : {false, true}) {
    frame.camera.yaw = back ? std::numbers::pi : 0.0;
    const auto letters = sideLetters(frame);
    const SideLetter* r = find(letters, 'R');
    const SideLetter* l = find(letters, 'L');
    ASSERT_TRUE(r && l);
    EXPECT_EQ(r->centerPx.x < l->centerPx.x, !back);
    EXPECT_FLOAT_EQ(r->opacity, 1.0f);
    // Agrees with where the client's left really is.
    const glm::dvec2 size(frame.widthPx, frame.heightPx);
    const double left = frame.camera.project({70.0, 0.0, 0.0}, size).x;
    const double right = frame.camera.project({-70.0, 0.0, 0.0}, size).x;
    EXPECT_EQ(left > right, l->centerPx.x > r->centerPx.x);
  }
}

TEST(SideLetters, FadeInProfile) {
  Frame frame = frameOf(sphereModel());
  frame.camera.look(scene::StandardView::left);
  EXPECT_TRUE(sideLetters(frame).empty());
}

TEST(SideLetters, StayInsideThePictureHoweverNear) {
  Frame frame = frameOf(sphereModel());
  for (const double distance : {2000.0, 300.0, 120.0, 90.0}) {
    frame.camera.distance = distance;
    for (const SideLetter& l : sideLetters(frame)) {
      EXPECT_GE(l.centerPx.x - l.heightPx * 0.5f, 0.0f);
      EXPECT_LE(l.centerPx.x + l.heightPx * 0.5f, 320.0f);
      EXPECT_GE(l.centerPx.y - l.heightPx * 0.5f, 0.0f);
      EXPECT_LE(l.centerPx.y + l.heightPx * 0.5f, 240.0f);
    }
  }
}

TEST(SideLetters, NoneWithoutAFigureOrWhenSwitchedOff) {
  EXPECT_TRUE(sideLetters(frameOf(nullptr)).empty());
  Frame frame = frameOf(sphereModel());
  frame.sideLetters = false;
  EXPECT_TRUE(sideLetters(frame).empty());
}

}  // namespace
}  // namespace mesomap::render::testing
