// Which screen is the client's, and what a click or swipe there means.
#include <gtest/gtest.h>

#include <array>

#include "window_client.h"
#include "window_client_screen.h"

namespace mesomap::app {
namespace {

constexpr ScreenRect kLeft{0, 0, 1920, 1080}, kRight{1920, 0, 2560, 1440};

TEST(OtherScreen, IsTheOneWithoutThePractitionersWindow) {
  const std::array both = {kLeft, kRight};
  EXPECT_EQ(otherScreen(both, {100, 100, 1280, 800}), 1u);
  EXPECT_EQ(otherScreen(both, {2000, 100, 1280, 800}), 0u);
  EXPECT_EQ(otherScreen(both, {1200, 100, 1280, 800}), 1u) << "its middle is on the left one";
  EXPECT_EQ(otherScreen(both, {9000, 9000, 100, 100}), 1u) << "beside all of them";
}

TEST(OtherScreen, IsNoneWhereThereIsOnePicture) {
  EXPECT_FALSE(otherScreen(std::array{kLeft}, {0, 0, 800, 600}));
  EXPECT_FALSE(otherScreen({}, {0, 0, 800, 600}));
  EXPECT_FALSE(otherScreen(std::array{kLeft, kLeft}, {0, 0, 800, 600})) << "mirrored";
  EXPECT_FALSE(otherScreen(std::array{kLeft, ScreenRect{1920, 0, 0, 0}}, {0, 0, 800, 600}));
}

InputEvent at(double x, double y, double time) {
  return {.kind = InputEvent::Kind::button, .position = {x, y}, .time = time};
}

TEST(ClientStepWish, ClicksAndSwipesStepAndDragsDoNot) {
  EXPECT_EQ(stepWish(at(900, 300, 0), at(902, 299, 0.1), 1280), ClientStepWish::next);
  EXPECT_EQ(stepWish(at(200, 300, 0), at(202, 299, 2.0), 1280), ClientStepWish::previous);
  EXPECT_EQ(stepWish(at(900, 300, 0), at(600, 320, 0.2), 1280), ClientStepWish::next);
  EXPECT_EQ(stepWish(at(300, 300, 0), at(600, 320, 0.2), 1280), ClientStepWish::previous);
  EXPECT_EQ(stepWish(at(900, 300, 0), at(600, 320, 1.5), 1280), ClientStepWish::none) << "slow";
  EXPECT_EQ(stepWish(at(900, 300, 0), at(850, 320, 0.1), 1280), ClientStepWish::none) << "short";
  EXPECT_EQ(stepWish(at(900, 100, 0), at(700, 500, 0.2), 1280), ClientStepWish::none) << "steep";
}

}  // namespace
}  // namespace mesomap::app
