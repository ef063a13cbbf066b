// Views that are asked for are flown to, until a hand takes over.
#include <gtest/gtest.h>

#include <glm/geometric.hpp>
#include <numbers>

#include "viewed.h"

namespace mesomap::scene {
namespace {

struct Flying : Viewed {
  Flying() {
    tool.flies = true;
    before = tool.camera;
    tool.lookFrom(StandardView::left);
    tool.advance(5.0);
    tool.advance(5.2);
    halfway = tool.camera;
  }
  Camera before, halfway;
};

TEST(ViewFlight, ArrivesAtTheStandardViewAndRests) {
  Flying view;
  EXPECT_TRUE(view.tool.flying());
  EXPECT_GT(view.halfway.yaw, 0.1);
  EXPECT_LT(view.halfway.yaw, std::numbers::pi / 2 - 0.1);
  const Camera goal = view.tool.goal();
  view.tool.advance(5.36);
  EXPECT_FALSE(view.tool.flying());
  EXPECT_EQ(view.tool.camera, goal);
  EXPECT_NEAR(goal.yaw, std::numbers::pi / 2, 1e-12);
  view.tool.advance(9.0);
  EXPECT_EQ(view.tool.camera, goal);
}

TEST(ViewFlight, IsAtOnceThereWhereNothingFlies) {
  Viewed view;
  view.tool.lookFrom(StandardView::left);
  EXPECT_FALSE(view.tool.flying());
  EXPECT_NEAR(view.tool.camera.yaw, std::numbers::pi / 2, 1e-12);
}

TEST(ViewFlight, AskedForWhatIsSeenStaysStill) {
  Viewed view;
  view.tool.flies = true;
  view.tool.frameAll();
  EXPECT_FALSE(view.tool.flying());
}

TEST(ViewFlight, ATurningHandTakesOverWhereItIs) {
  Flying view;
  view.tool.press(Button::right, kMiddle, kPlain);
  EXPECT_FALSE(view.tool.flying());
  EXPECT_EQ(view.tool.camera, view.halfway);
  view.tool.release(Button::right, kMiddle, kPlain);
  view.tool.advance(5.3);
  EXPECT_EQ(view.tool.camera, view.halfway);
}

TEST(ViewFlight, TheWheelTakesOverWhereItIs) {
  Flying view;
  view.tool.wheel(1.0, kMiddle, kPlain);
  EXPECT_FALSE(view.tool.flying());
  EXPECT_EQ(view.tool.camera.yaw, view.halfway.yaw);
  EXPECT_LT(view.tool.camera.distance, view.halfway.distance);
}

TEST(ViewFlight, WhoeverSetsTheCameraEndsIt) {
  Flying view;
  view.tool.camera = view.before;
  EXPECT_FALSE(view.tool.flying());
  view.tool.advance(5.3);
  EXPECT_EQ(view.tool.camera, view.before);
}

TEST(ViewFlight, PaintIsPutWhereTheViewWasGoing) {
  Flying view;
  const Camera goal = view.tool.goal();
  view.tool.press(Button::left, kMiddle, kPlain);
  EXPECT_FALSE(view.tool.flying());
  EXPECT_EQ(view.tool.camera, goal);
  EXPECT_TRUE(view.tool.painting());
  view.tool.release(Button::left, kMiddle, kPlain);
  view.jobs.drain();
  // In the middle of the view from the client's left.
  EXPECT_EQ(view.session.regionAt(view.at({70, 0, 0})), view.only().id);
}

TEST(ViewFlight, ASecondViewStartsFromWhereTheFirstHasCome) {
  Flying view;
  view.tool.frameAll();
  EXPECT_TRUE(view.tool.flying());
  EXPECT_EQ(view.tool.camera, view.halfway);
  EXPECT_NEAR(view.tool.goal().yaw, std::numbers::pi / 2, 1e-12) << "as the first would have shown";
}

TEST(ViewFlight, NothingIsPreviewedOnTheWay) {
  Flying view;
  view.tool.move(kMiddle, kPlain);
  EXPECT_TRUE(view.tool.preview().shapes.empty());
  view.tool.advance(6.0);
  view.tool.move(kMiddle, kPlain);
  EXPECT_FALSE(view.tool.preview().lines.empty());
}

}  // namespace
}  // namespace mesomap::scene
