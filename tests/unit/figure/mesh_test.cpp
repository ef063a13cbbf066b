// The committed figures as meshes: whole, even, mirrored, and so at every build.
#include "support/mesh_checks.h"
#include "support/self_intersection.h"
#include "unit/figure/bundled.h"

namespace mesomap::figure {
namespace {

using test::committedAt;
using test::committedMesh;
using test::committedPrepared;

class CommittedFigure : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(Name, CommittedFigure,
                         testing::Values("bust-female", "bust-male", "body-female", "body-male"),
                         [](const auto& one) {
                           std::string name = one.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

TEST_P(CommittedFigure, IsClosedManifoldAndOnePieceWithoutHandles) {
  test::expectWhole(committedMesh(GetParam()));
}

TEST_P(CommittedFigure, IsSmallEnough) {
  EXPECT_LE(committedMesh(GetParam()).triangles.size(), 120000u);
  EXPECT_GT(committedMesh(GetParam()).triangles.size(), 40000u);
  const auto parameters = test::bundled(GetParam());
  EXPECT_LT(std::filesystem::file_size(test::dataFolder() / assetPath(parameters)), 8u << 20);
  EXPECT_LT(std::filesystem::file_size(test::dataFolder() / preparedPath(parameters)), 2u << 20);
}

TEST_P(CommittedFigure, IsMirroredVertexForVertexByTheStoredPairing) {
  const auto& twin = committedPrepared(GetParam()).twin;
  for (const double build : {-1.0, 0.0, 0.7, 1.0}) {
    const auto mesh = committedAt(GetParam(), build);
    ASSERT_EQ(twin.size(), mesh.positions.size());
    std::size_t onMidline = 0;
    for (std::size_t v = 0; v < twin.size(); ++v) {
      const auto& p = mesh.positions[v];
      const auto& q = mesh.positions[twin[v]];
      ASSERT_TRUE(p.x == -q.x && p.y == q.y && p.z == q.z) << "vertex " << v << ", build " << build;
      ASSERT_EQ(p.x == 0.0f, twin[v] == v) << "vertex " << v << ", build " << build;
      ASSERT_EQ(mesh.colors[v], mesh.colors[twin[v]]) << "vertex " << v;
      if (twin[v] == v) ++onMidline;
    }
    EXPECT_GT(onMidline, 100u);
  }
}

TEST_P(CommittedFigure, MirrorsItsTrianglesToo) {
  const auto& mesh = committedMesh(GetParam());
  const auto& twin = committedPrepared(GetParam()).twin;
  const auto sorted = [](mesh::Triangle t) {
    // Turned so that the smallest comes first; the direction stays.
    std::rotate(t.begin(), std::min_element(t.begin(), t.end()), t.end());
    return t;
  };
  std::vector<mesh::Triangle> there;
  std::vector<mesh::Triangle> back;
  for (const auto& t : mesh.triangles) {
    there.push_back(sorted(t));
    back.push_back(sorted({twin[t[0]], twin[t[2]], twin[t[1]]}));
  }
  std::sort(there.begin(), there.end());
  std::sort(back.begin(), back.end());
  EXPECT_EQ(there, back);
}

TEST_P(CommittedFigure, HasEvenTrianglesAtEveryBuild) {
  for (const double build : {-1.0, -0.5, 0.0, 0.5, 1.0}) {
    const auto angles = test::smallestAngles(committedAt(GetParam(), build));
    const auto thin = std::count_if(angles.begin(), angles.end(), [](double a) {
      return !(a >= 15.0);  // one that is not a number counts as well
    });
    EXPECT_LE(static_cast<double>(thin), 0.001 * static_cast<double>(angles.size()))
        << "build " << build;
    EXPECT_GT(*std::min_element(angles.begin(), angles.end()), 5.0) << "build " << build;
  }
}

TEST_P(CommittedFigure, NeverPassesThroughItself) {
  for (const double build : {-1.0, 0.0, 1.0}) {
    const auto crossings = test::selfIntersections(committedAt(GetParam(), build));
    EXPECT_TRUE(crossings.empty()) << "build " << build << ": " << crossings.size()
                                   << " pairs, the first of triangle " << crossings.front()[0];
  }
}

TEST_P(CommittedFigure, IsColouredAndFacesOutwards) {
  const auto& mesh = committedMesh(GetParam());
  ASSERT_EQ(mesh.colors.size(), mesh.positions.size());
  for (const double build : {-1.0, 0.0, 1.0})
    EXPECT_GT(test::litres(committedAt(GetParam(), build)), 5.0) << "build " << build;
}

TEST_P(CommittedFigure, GrowsWithItsBuild) {
  double last = 0.0;
  for (const double build : {-1.0, -0.4, 0.0, 0.3, 1.0}) {
    const double now = test::litres(committedAt(GetParam(), build));
    EXPECT_GT(now, last) << "build " << build;
    last = now;
  }
}

TEST_P(CommittedFigure, HasTheColoursOfItsMasks) {
  const auto& mesh = committedMesh(GetParam());
  const auto& cover = committedPrepared(GetParam()).cover;
  const auto parameters = test::bundled(GetParam());
  float farthest = 0.0f;
  for (std::size_t v = 0; v < cover.size(); ++v) {
    const auto colour = colourOf(cover[v], parameters.tone, parameters.garment);
    farthest = std::max(farthest, glm::distance(colour, mesh.colors[v]));
  }
  EXPECT_LT(farthest, 0.002f);
}

}  // namespace
}  // namespace mesomap::figure
