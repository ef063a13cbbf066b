#include "mesh/corner_table.h"

#include <gtest/gtest.h>

#include "support/meshes.h"

namespace mesomap::mesh {
namespace {

/// Which corner faces `c` across its edge, by looking at every other corner.
std::uint32_t oppositeBruteForce(const TriangleMesh& m, std::uint32_t c) {
  const auto& t = m.triangles[c / 3];
  const auto from = t[CornerTable::next(c) % 3];
  const auto to = t[CornerTable::prev(c) % 3];
  for (std::uint32_t d = 0; d < m.triangles.size() * 3; ++d) {
    const auto& u = m.triangles[d / 3];
    if (u[CornerTable::next(d) % 3] == to && u[CornerTable::prev(d) % 3] == from) return d;
  }
  return kNone;
}

TEST(CornerTable, AgreesWithBruteForce) {
  for (const auto& m : {support::makePlane(5, 4, 1.0), support::makeIcosphere(10, 2),
                        support::makeCylinder(5, 10, 12, 4)}) {
    const CornerTable table(m);
    for (std::uint32_t c = 0; c < m.triangles.size() * 3; ++c) {
      ASSERT_EQ(table.opposite(c), oppositeBruteForce(m, c));
    }
  }
}

TEST(CornerTable, ListsEveryCornerAtItsVertex) {
  const auto m = support::makeIcosphere(10, 2);
  const CornerTable table(m);
  std::size_t total = 0;
  for (std::uint32_t v = 0; v < m.positions.size(); ++v) {
    for (const auto c : table.cornersAt(v)) EXPECT_EQ(m.triangles[c / 3][c % 3], v);
    total += table.cornersAt(v).size();
  }
  EXPECT_EQ(total, m.triangles.size() * 3);
}

TEST(CornerTable, CountsPartsAndHoles) {
  const auto sphere = support::makeIcosphere(10, 2);
  EXPECT_EQ(countParts(sphere, CornerTable(sphere)), 1u);
  EXPECT_EQ(countHoles(sphere, CornerTable(sphere)), 0u);
  EXPECT_EQ(CornerTable(sphere).borderEdgeCount(), 0u);
  const auto tube = support::makeCylinder(5, 10, 12, 4);
  EXPECT_EQ(countParts(tube, CornerTable(tube)), 1u);
  EXPECT_EQ(countHoles(tube, CornerTable(tube)), 2u);
  EXPECT_EQ(CornerTable(tube).borderEdgeCount(), 24u);
  TriangleMesh two = tube;
  const auto offset = static_cast<std::uint32_t>(two.positions.size());
  for (const auto& p : tube.positions) two.positions.push_back(p + glm::vec3(50, 0, 0));
  for (const auto& t : tube.triangles) {
    two.triangles.push_back({t[0] + offset, t[1] + offset, t[2] + offset});
  }
  EXPECT_EQ(countParts(two, CornerTable(two)), 2u);
  EXPECT_EQ(countHoles(two, CornerTable(two)), 4u);
}

TEST(CornerTable, EdgesOfThreeTrianglesAndTwistedPairsAreWalls) {
  TriangleMesh m;
  m.positions = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}};
  m.triangles = {{0, 1, 2}, {1, 0, 3}, {0, 1, 4}};
  const CornerTable three(m);
  EXPECT_EQ(three.nonManifoldEdgeCount(), 1u);
  for (std::uint32_t c = 0; c < 9; ++c) EXPECT_EQ(three.opposite(c), kNone);
  m.triangles = {{0, 1, 2}, {0, 1, 3}};  // both run the same way along 0-1
  const CornerTable twisted(m);
  EXPECT_EQ(twisted.nonManifoldEdgeCount(), 1u);
  for (std::uint32_t c = 0; c < 6; ++c) EXPECT_EQ(twisted.opposite(c), kNone);
}

}  // namespace
}  // namespace mesomap::mesh
