#include "base/ids.h"

#include <gtest/gtest.h>

#include <type_traits>

namespace mesomap {
namespace {

TEST(Id, ZeroMeansNone) {
  EXPECT_FALSE(RegionId{}.valid());
  EXPECT_TRUE(RegionId{7}.valid());
}

TEST(Id, OrdersByNumber) {
  EXPECT_LT(SiteId{1}, SiteId{2});
  EXPECT_EQ(SiteId{3}, SiteId{3});
}

TEST(Id, DoesNotMixKinds) {
  static_assert(!std::is_convertible_v<RegionId, SiteId>);
  static_assert(!std::is_constructible_v<SiteId, RegionId>);
  static_assert(!std::is_convertible_v<RegionId, unsigned>);
}

}  // namespace
}  // namespace mesomap
