#include "scene/declutter.h"

#include <gtest/gtest.h>

#include "scene/point_marks.h"

namespace mesomap::scene {
namespace {

const glm::dvec2 kScreen{400, 300};
const auto kAllSeen = [](std::size_t) { return true; };

ScreenLabel label(std::uint64_t key, glm::dvec2 at, int rank = 0) {
  return {.key = key, .rank = rank, .anchor = at, .size = {20, 10}, .clear = 6};
}

TEST(Declutter, TheOneOfHigherRankStays) {
  Declutter declutter;
  // In a corner with room for one label only.
  const std::vector<ScreenLabel> labels{label(1, {3, 3}), label(2, {5, 4}, 1)};
  const std::vector<ScreenBox> taken{{{0, 22}, {400, 300}}, {{40, 0}, {400, 300}}};
  const auto& placed = declutter.place(labels, {}, taken, kScreen, 1.0, kAllSeen);
  ASSERT_EQ(placed.size(), 1u);
  EXPECT_EQ(placed.front().key, 2u);
}

TEST(Declutter, WhoWasThereStaysAmongEquals) {
  Declutter declutter;
  const std::vector<ScreenBox> taken{{{0, 22}, {400, 300}}, {{40, 0}, {400, 300}}};
  const std::vector<ScreenLabel> second{label(2, {5, 4})};
  ASSERT_EQ(declutter.place(second, {}, taken, kScreen, 1.0, kAllSeen).size(), 1u);
  const std::vector<ScreenLabel> both{label(1, {5, 4}), label(2, {5, 4})};
  const auto& placed = declutter.place(both, {}, taken, kScreen, 1.0, kAllSeen);
  ASSERT_EQ(placed.size(), 1u);
  EXPECT_EQ(placed.front().key, 2u);
}

TEST(Declutter, AHiddenOneLeavesItsRoomToOthers) {
  Declutter declutter;
  const std::vector<ScreenBox> taken{{{0, 22}, {400, 300}}, {{40, 0}, {400, 300}}};
  const std::vector<ScreenLabel> labels{label(1, {3, 3}), label(2, {5, 4}, 1)};
  const auto& placed = declutter.place(labels, {}, taken, kScreen, 1.0,
                                       [](std::size_t which) { return which == 0; });
  ASSERT_EQ(placed.size(), 1u);
  EXPECT_EQ(placed.front().key, 1u);
}

TEST(Declutter, KeepsOffTheDiscsOfOthersButNotItsOwn) {
  Declutter declutter;
  const std::vector<ScreenLabel> labels{label(1, {100, 100})};
  const std::vector<ScreenDisc> discs{{1, {100, 100}, 5}, {2, {115, 100}, 5}};
  const auto& placed = declutter.place(labels, discs, {}, kScreen, 1.0, kAllSeen);
  ASSERT_EQ(placed.size(), 1u);
  EXPECT_NE(placed.front().slot, 0) << "the place to the right is the other disc's";
}

TEST(Declutter, ANameGoesFartherOutWhereThereIsNoRoom) {
  Declutter declutter;
  ScreenLabel name = label(1, {200, 150});
  name.side = -1;
  const std::vector<ScreenBox> taken{{{150, 100}, {199, 200}}};
  const auto& placed = declutter.place({&name, 1}, {}, taken, kScreen, 1.0, kAllSeen);
  ASSERT_EQ(placed.size(), 1u);
  EXPECT_LE(placed.front().box.max.x, 150.0);
  // With room to spare it comes back.
  const auto& again = declutter.place({&name, 1}, {}, {}, kScreen, 1.0, kAllSeen);
  ASSERT_EQ(again.size(), 1u);
  EXPECT_EQ(again.front().box.max.x, 194.0);
}

TEST(Declutter, NumbersThatAreNoneDoNoHarm) {
  Declutter declutter;
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const std::vector<ScreenLabel> labels{label(1, {nan, 3}), label(2, {1e300, -1e300})};
  const std::vector<ScreenDisc> discs{{1, {nan, nan}, nan}, {2, {1e300, 0}, 1e300}};
  EXPECT_TRUE(declutter.place(labels, discs, {}, kScreen, 1.0, kAllSeen).empty());
  EXPECT_TRUE(declutter.place(labels, discs, {}, {0, 0}, 1.0, kAllSeen).empty());
}

TEST(PointMarks, DiscsAreReadableAtAnyZoomAndNeverTouch) {
  EXPECT_DOUBLE_EQ(discRadiusPx(0.05, 0.0, 1.0, false), 24.0);  // 1.2 mm
  EXPECT_DOUBLE_EQ(discRadiusPx(2.0, 0.0, 1.0, false), 5.0);
  EXPECT_DOUBLE_EQ(discRadiusPx(2.0, 0.0, 2.0, false), 10.0);
  for (const double mmPerPixel : {0.02, 0.1, 0.3, 0.5}) {
    EXPECT_LT(2.0 * discRadiusPx(mmPerPixel, 10.0, 1.0, true), 10.0 / mmPerPixel);
  }
}

}  // namespace
}  // namespace mesomap::scene
