#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "mesh/corner_table.h"
#include "unit/figure/bundled.h"

namespace mesomap::figure {
namespace {

using test::committedBust;

class CommittedBust : public testing::TestWithParam<double> {};
INSTANTIATE_TEST_SUITE_P(Sex, CommittedBust, testing::Values(0.0, 1.0),
                         [](const auto& one) { return one.param < 0.5 ? "Female" : "Male"; });

TEST_P(CommittedBust, IsClosedManifoldAndOnePiece) {
  const auto& mesh = committedBust(GetParam());
  const mesh::CornerTable topology(mesh);
  EXPECT_EQ(topology.borderEdgeCount(), 0u);
  EXPECT_EQ(topology.nonManifoldEdgeCount(), 0u);
  EXPECT_EQ(mesh::countParts(mesh, topology), 1u);
  EXPECT_EQ(mesh::countHoles(mesh, topology), 0u);
  // Euler characteristic of a sphere: no handle through an ear or a nostril, no pinched vertex.
  const auto v = static_cast<long>(mesh.positions.size());
  const auto t = static_cast<long>(mesh.triangles.size());
  EXPECT_EQ(v - t / 2, 2);
}

TEST_P(CommittedBust, IsSmallEnough) {
  EXPECT_LE(committedBust(GetParam()).triangles.size(), 120000u);
  EXPECT_LT(std::filesystem::file_size(test::dataFolder() / assetPath(test::bust(GetParam()))),
            8u << 20);
}

TEST_P(CommittedBust, LeftAndRightAreTheSameVertexForVertex) {
  const auto& mesh = committedBust(GetParam());
  using Key = std::tuple<float, float, float>;
  std::vector<Key> left;
  std::vector<Key> right;
  for (const auto& p : mesh.positions) {
    if (p.x >= 0) left.emplace_back(p.x, p.y, p.z);
    if (p.x <= 0) right.emplace_back(p.x == 0 ? 0.0f : -p.x, p.y, p.z);
  }
  std::sort(left.begin(), left.end());
  std::sort(right.begin(), right.end());
  EXPECT_EQ(left, right);
  EXPECT_GT(left.size(), mesh.positions.size() / 2);
}

TEST_P(CommittedBust, HasEvenTriangles) {
  const auto& mesh = committedBust(GetParam());
  std::size_t thin = 0;
  for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) {
    double smallest = 180.0;
    for (int k = 0; k < 3; ++k) {
      const auto a = mesh.corner(t, k);
      const auto u = glm::normalize(mesh.corner(t, (k + 1) % 3) - a);
      const auto v = glm::normalize(mesh.corner(t, (k + 2) % 3) - a);
      smallest = std::min(smallest, std::acos(std::clamp(glm::dot(u, v), -1.0, 1.0)) * 57.29577951);
    }
    if (!(smallest >= 15.0)) ++thin;
  }
  EXPECT_LE(static_cast<double>(thin), 0.001 * static_cast<double>(mesh.triangles.size()));
}

TEST_P(CommittedBust, IsColouredAndFacesOutwards) {
  const auto& mesh = committedBust(GetParam());
  ASSERT_EQ(mesh.colors.size(), mesh.positions.size());
  double sixVolumes = 0.0;
  for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) {
    sixVolumes += glm::dot(mesh.corner(t, 0), glm::cross(mesh.corner(t, 1), mesh.corner(t, 2)));
  }
  EXPECT_GT(sixVolumes / 6.0e6, 5.0) << "litres";
}

}  // namespace
}  // namespace mesomap::figure
