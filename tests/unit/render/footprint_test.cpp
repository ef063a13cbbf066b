#include "footprint.h"

#include <gtest/gtest.h>

#include "support/meshes.h"

namespace mesomap::render {
namespace {

std::uint8_t shadeAt(const Footprint& print, glm::vec2 place) {
  const glm::vec2 at = (place - print.low) / (print.high - print.low);
  const auto cell = [&](float part) {
    return static_cast<std::size_t>(part * static_cast<float>(print.size));
  };
  return print.shade[cell(at.y) * static_cast<std::size_t>(print.size) + cell(at.x)];
}

TEST(Footprint, IsDarkestWhereTheShapeTouchesTheGroundAndNothingAtTheRim) {
  const mesh::TriangleMesh ball = support::makeIcosphere(70.0, 5);
  const Footprint print = footprintOf(ball);
  ASSERT_GT(print.size, 0);
  EXPECT_FLOAT_EQ(print.groundMm, static_cast<float>(mesh::boundsOf(ball).min.y));
  const std::uint8_t middle = shadeAt(print, {0, 0});
  EXPECT_GT(middle, 150);
  EXPECT_LT(shadeAt(print, {20, 0}), middle);
  const auto size = static_cast<std::size_t>(print.size);
  for (std::size_t i = 0; i < size; ++i) {
    EXPECT_LE(print.shade[i], 2);
    EXPECT_LE(print.shade[i * size], 2);
    EXPECT_LE(print.shade[(size - 1) * size + i], 2);
    EXPECT_LE(print.shade[i * size + size - 1], 2);
  }
}

TEST(Footprint, NothingStandsWhereThereIsNothing) {
  EXPECT_EQ(footprintOf({}).size, 0);
  mesh::TriangleMesh point;
  point.positions = {{0, 0, 0}};
  EXPECT_EQ(footprintOf(point).size, 0);
}

}  // namespace
}  // namespace mesomap::render
