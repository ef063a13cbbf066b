// How drawings are cut into a mesh: mirrored exactly, without specks, landmarks on the skin.
#include <gtest/gtest.h>

#include <set>

#include "atlas/drawn.h"
#include "support/meshes.h"
#include "unit/figure/atlas_world.h"

namespace mesomap::figure {
namespace {

using support::Random;
using test::kRadius;
using test::mirroredSphere;

TEST(MeshMirror, PairsEveryVertexAndTriangleWithItsImage) {
  const mesh::TriangleMesh mesh = mirroredSphere(3);
  const auto mirror = mirrorOf(mesh);
  ASSERT_TRUE(mirror);
  for (std::uint32_t v = 0; v < mesh.positions.size(); ++v) {
    const glm::vec3 p = mesh.positions[v];
    EXPECT_EQ(mesh.positions[mirror->vertex[v]], glm::vec3(-p.x, p.y, p.z));
    EXPECT_EQ(mirror->vertex[mirror->vertex[v]], v);
  }
  for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) {
    EXPECT_EQ(mirror->triangle[mirror->triangle[t]], t);
    EXPECT_NE(onLeft(mesh, mesh.triangles[t]), onLeft(mesh, mesh.triangles[mirror->triangle[t]]));
  }
}

TEST(MeshMirror, FindsNoneWhereOneVertexIsOff) {
  mesh::TriangleMesh mesh = mirroredSphere(3);
  mesh.positions[20].y += 1e-3f;
  EXPECT_FALSE(mirrorOf(mesh));
  mesh::TriangleMesh flipped = mirroredSphere(3);
  std::swap(flipped.triangles[7][0], flipped.triangles[7][1]);
  EXPECT_FALSE(mirrorOf(flipped));
}

TEST(CutMesh, CrossingsLieWhereThePaintingChanges) {
  const mesh::TriangleMesh mesh = mirroredSphere(4);
  const Partition cut = cutMesh(mesh, *mirrorOf(mesh), test::paintedAt);
  ASSERT_GT(cut.crossings.size(), 100u);
  ASSERT_GE(cut.junctions.size(), 2u);
  for (const Crossing& c : cut.crossings) {
    const glm::vec3 p = glm::mix(mesh.positions[c.low], mesh.positions[c.high],
                                 static_cast<float>(c.part) / static_cast<float>(kParts));
    const double off =
        std::min(std::abs(p.y - test::kCapHeight), std::abs(p.z - test::kFrontDepth));
    EXPECT_LT(off, 0.06);
  }
}

TEST(CutMesh, GivesSpecksToTheirSurroundings) {
  const mesh::TriangleMesh mesh = mirroredSphere(5);
  const MeshMirror mirror = *mirrorOf(mesh);
  // A cap with a clean border, and dust of either label over both sides of it.
  const auto painter = [](const Vec3& p) {
    const float dust = std::sin(p.y * 91.7f) * std::sin(p.z * 77.3f) * std::sin(p.x * 83.1f);
    const bool cap = p.y > 30.0f;
    return static_cast<Label>((std::abs(p.y - 30.0f) > 8.0f && dust > 0.6f) == cap ? 1 : 0);
  };
  const Partition cut = cutMesh(mesh, mirror, painter);
  const auto cuts = cutTriangles(mesh, cut);
  ASSERT_TRUE(cuts);
  std::vector<Segment> segments;
  for (const CutTriangle& c : *cuts) appendSegments(mesh.triangles[c.triangle], c, segments);
  const std::vector<Chain> chains = chained(segments, true);
  ASSERT_EQ(chains.size(), 1u);
  EXPECT_TRUE(chains[0].curve.closed);
  const double circle = 2 * std::numbers::pi * std::sqrt(kRadius * kRadius - 30.0 * 30.0);
  EXPECT_NEAR(test::lengthOf(mesh, {chains[0].curve}), circle, 0.01 * circle);
  const Partition raw = cutMesh(mesh, mirror, painter, {.vertices = 0});
  EXPECT_GT(raw.crossings.size(), 2 * cut.crossings.size());
  for (std::uint32_t v = 0; v < mesh.positions.size(); ++v) {
    EXPECT_EQ(cut.label[v], cut.label[mirror.vertex[v]]);
  }
}

TEST(CutMesh, KeepsTheLargestPatchOfASmallArea) {
  const mesh::TriangleMesh mesh = mirroredSphere(4);
  const auto painter = [](const Vec3& p) { return p.y > 79.9f ? Label{0} : Label{1}; };
  const Partition cut = cutMesh(mesh, *mirrorOf(mesh), painter);
  EXPECT_EQ(std::count(cut.label.begin(), cut.label.end(), Label{0}), 1);
}

TEST(CutMesh, GivesWhatIsCutOffToNeighboursThatMayHaveIt) {
  // The front is divided by the cap's long tongue: what is beyond it goes to the side, not to the
  // cap.
  const mesh::TriangleMesh mesh = mirroredSphere(5);
  const auto painter = [](const Vec3& p) {
    if (std::abs(p.y) < 6.0f && p.z > 0.0f) return Label{0};
    return p.z > 55.0f && p.y > -25.0f ? Label{1} : Label{2};
  };
  const auto below = [&](const IslandLimits& limits) {
    const Partition cut = cutMesh(mesh, *mirrorOf(mesh), painter, limits);
    std::set<Label> labels;
    for (std::uint32_t v = 0; v < mesh.positions.size(); ++v) {
      const glm::vec3& p = mesh.positions[v];
      if (p.z > 56.0f && p.y < -8.0f && p.y > -24.0f) labels.insert(cut.label[v]);
    }
    return labels;
  };
  EXPECT_EQ(below({}), std::set<Label>{1});
  EXPECT_EQ(below({.mm2 = 5000.0f, .notTo = Label{0}}), std::set<Label>{2});
  EXPECT_EQ(below({.mm2 = 5000.0f, .notTo = Label{2}}), std::set<Label>{0});
}

TEST(Faces, EveryPlaceOfACutTriangleBelongsToTheCornerOnItsSideOfTheBorder) {
  // Two labels: corner 1 is cut off at a quarter of its edges.
  CutTriangle two{0, {4, 7, 4}, {7500, 2500, 0}, {}};
  EXPECT_EQ(cornerAt(two, {0.1, 0.8, 0.1}), 1u);
  EXPECT_NE(cornerAt(two, {0.2, 0.7, 0.1}), 1u);
  EXPECT_NE(cornerAt(two, {0.4, 0.2, 0.4}), 1u);
  // Three labels, the junction far towards corner 2: angles above a half turn.
  const CutTriangle three{0, {1, 2, 3}, {5000, 9500, 500}, {200, 200}};
  EXPECT_EQ(cornerAt(three, {0.9, 0.05, 0.05}), 0u);
  EXPECT_EQ(cornerAt(three, {0.05, 0.9, 0.05}), 1u);
  EXPECT_EQ(cornerAt(three, {0.005, 0.005, 0.99}), 2u);
  EXPECT_EQ(cornerAt(three, {0.45, 0.40, 0.15}), 0u);
  EXPECT_EQ(cornerAt(three, {0.40, 0.45, 0.15}), 1u);
}

TEST(PlaceLandmarks, LieOnTheSkinMirroredAndOnTheMidline) {
  const mesh::TriangleMesh mesh = mirroredSphere(4);
  Random random(21);
  std::vector<DrawnLandmark> drawn;
  for (int i = 0; i < 20; ++i) {
    const Vec3 p = Vec3(random.direction()) * 83.0f;
    drawn.push_back({"pair", "pair", true, {std::abs(p.x), p.y, p.z}});
    drawn.push_back({"middle", "middle", false, glm::normalize(Vec3(0, p.y, p.z)) * 83.0f});
  }
  const std::vector<Landmark> placed = placeLandmarks(drawn, mesh);
  ASSERT_EQ(placed.size(), 60u);
  for (std::size_t i = 0; i < placed.size(); i += 3) {
    const glm::dvec3 left = mesh::positionAt(mesh, placed[i].place);
    const glm::dvec3 right = mesh::positionAt(mesh, placed[i + 1].place);
    const glm::dvec3 middle = mesh::positionAt(mesh, placed[i + 2].place);
    EXPECT_EQ(placed[i].side, Side::left);
    EXPECT_EQ(placed[i + 1].side, Side::right);
    EXPECT_EQ(placed[i + 2].side, Side::midline);
    // The very same weights; only the sums are taken in another order.
    EXPECT_LT(glm::distance(left, glm::dvec3(-right.x, right.y, right.z)), 1e-12);
    EXPECT_EQ(placed[i + 1].place, mirrored(mesh, *mirrorOf(mesh), placed[i].place));
    EXPECT_EQ(middle.x, 0.0);
    const glm::dvec3 wanted(drawn[i / 3 * 2].position);
    const auto nearest = support::nearestBruteForce(mesh, wanted);
    EXPECT_NEAR(glm::distance(left, wanted), glm::distance(mesh::positionAt(mesh, nearest), wanted),
                1e-6);
    EXPECT_LT(glm::distance(middle, glm::dvec3(drawn[i / 3 * 2 + 1].position)), 6.0);
  }
  EXPECT_TRUE(placeLandmarks(drawn, {}).empty());
}

}  // namespace
}  // namespace mesomap::figure
