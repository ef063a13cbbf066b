// A layout is the same bits whatever else is computed beside it.
#include <gtest/gtest.h>

#include <cstring>
#include <thread>
#include <utility>
#include <vector>

#include "property/layout/random_shape.h"

namespace mesomap::layout {
namespace {

class LayoutsBesideEachOther : public ::testing::TestWithParam<int> {};

TEST_P(LayoutsBesideEachOther, AreTheSame) {
  support::Random random(2000u + static_cast<unsigned>(GetParam()));
  const auto shape = randomShape(bumpy(), random);
  const Input in = bumpy().input(shape, 6.0);
  const auto alone = layOut(in);
  ASSERT_TRUE(alone);
  std::vector<Output> together(3);
  std::vector<std::thread> threads;
  for (Output& o : together) {
    threads.emplace_back([&o, &in] {
      if (auto out = layOut(in)) o = std::move(*out);
    });
  }
  for (std::thread& t : threads) t.join();
  for (const Output& o : together) {
    ASSERT_EQ(o.points.size(), alone->points.size());
    for (std::size_t i = 0; i < o.points.size(); ++i) {
      EXPECT_EQ(std::memcmp(&o.points[i].place.barycentric, &alone->points[i].place.barycentric,
                            sizeof(glm::dvec3)),
                0);
      EXPECT_EQ(o.points[i].place.triangle, alone->points[i].place.triangle);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, LayoutsBesideEachOther, ::testing::Range(0, 10));

}  // namespace
}  // namespace mesomap::layout
