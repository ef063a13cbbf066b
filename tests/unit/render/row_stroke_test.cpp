// Rows that lie near each other on the screen.
#include <gtest/gtest.h>

#include <limits>

#include "rows_pass.h"

namespace mesomap::render {
namespace {

TEST(RowStroke, IsAsWideAsWantedWhereThereIsRoom) {
  const RowStroke stroke = rowStroke(1.4f, 20.0f, 2.0f);
  EXPECT_FLOAT_EQ(stroke.widthPx, 2.8f);
  EXPECT_FLOAT_EQ(stroke.alpha, 1.0f);
}

TEST(RowStroke, LeavesSkinBetweenRowsHoweverNearTheyLie) {
  for (const float gapPx : {4.0f, 3.0f, 2.0f, 1.0f, 0.5f, 0.1f}) {
    const RowStroke stroke = rowStroke(1.4f, gapPx, 1.0f);
    EXPECT_LE(stroke.widthPx * stroke.alpha, 0.36f * gapPx) << gapPx;
    EXPECT_GE(stroke.widthPx, 0.79f) << "a thinner line would flicker";
    EXPECT_LE(stroke.widthPx, 1.4f);
  }
}

TEST(RowStroke, TakesOddDistancesAsRoom) {
  for (const float gapPx : {0.0f, -1.0f, std::numeric_limits<float>::quiet_NaN(),
                            std::numeric_limits<float>::infinity()}) {
    EXPECT_FLOAT_EQ(rowStroke(1.0f, gapPx, 1.0f).widthPx, 1.0f) << gapPx;
    EXPECT_FLOAT_EQ(rowStroke(1.0f, gapPx, 1.0f).alpha, 1.0f) << gapPx;
  }
}

}  // namespace
}  // namespace mesomap::render
