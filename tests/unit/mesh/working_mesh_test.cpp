#include "mesh/working_mesh.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <glm/geometric.hpp>
#include <set>
#include <tuple>

#include "support/meshes.h"

namespace mesomap::mesh {
namespace {

std::shared_ptr<const WorkingMesh> split(const TriangleMesh& m, double edge) {
  auto made = makeWorkingMesh(m, {.maxEdgeMm = edge, .aimTriangles = 0});
  EXPECT_TRUE(made.ok());
  return *made;
}

double areaOf(const TriangleMesh& m) {
  double area = 0;
  for (std::uint32_t t = 0; t < m.triangles.size(); ++t) area += triangleArea(m, t);
  return area;
}

TEST(WorkingMesh, NoEdgeIsLongerAndNoAreaIsLost) {
  for (const auto& m : {support::makePlane(20, 13, 7.0), support::makeIcosphere(20, 1),
                        support::randomBumpySphere(4, 30.0, 2)}) {
    const auto w = split(m, 1.25);
    for (const auto& t : w->mesh().triangles) {
      for (std::size_t k = 0; k < 3; ++k) {
        const auto d =
            glm::distance(w->mesh().positions[t[k]], w->mesh().positions[t[(k + 1) % 3]]);
        ASSERT_LE(d, 1.25f * 1.0001f);
      }
    }
    EXPECT_NEAR(areaOf(w->mesh()) / areaOf(m), 1.0, 1e-5);
    const CornerTable before(m);
    EXPECT_EQ(countParts(w->mesh(), w->topology()), countParts(m, before));
    EXPECT_EQ(countHoles(w->mesh(), w->topology()), countHoles(m, before));
    EXPECT_EQ(w->topology().nonManifoldEdgeCount(), 0u);
  }
}

TEST(WorkingMesh, NoVertexOfTheFileMoves) {
  const auto m = support::randomBumpySphere(5, 30.0, 2);
  const auto w = split(m, 2.0);
  std::set<std::tuple<float, float, float>> places;
  for (const auto& p : w->mesh().positions) places.insert({p.x, p.y, p.z});
  for (const auto& p : m.positions) EXPECT_EQ(places.count({p.x, p.y, p.z}), 1u);
}

TEST(WorkingMesh, APlaceCarriesOverBothWays) {
  const auto m = support::randomBumpySphere(6, 40.0, 2);
  const auto w = split(m, 1.25);
  support::Random random(1);
  for (int i = 0; i < 500; ++i) {
    const auto there = random.pointOn(w->mesh());
    const auto file = w->toFile(there);
    ASSERT_NEAR(glm::distance(positionAt(m, file), positionAt(w->mesh(), there)), 0.0, 2e-5);
    ASSERT_NEAR(file.barycentric.x + file.barycentric.y + file.barycentric.z, 1.0, 1e-14);
    const auto back = w->fromFile(file);
    ASSERT_EQ(back.triangle, there.triangle);
    ASSERT_NEAR(glm::distance(back.barycentric, there.barycentric), 0.0, 1e-12);

    const auto given = random.pointOn(m);
    const auto again = w->toFile(w->fromFile(given));
    ASSERT_EQ(again.triangle, given.triangle);
    ASSERT_NEAR(glm::distance(again.barycentric, given.barycentric), 0.0, 1e-14);
  }
}

TEST(WorkingMesh, CornersOfTheFileCarryOverExactly) {
  const auto m = support::makeIcosphere(30, 2);
  const auto w = split(m, 1.25);
  for (std::uint32_t t = 0; t < m.triangles.size(); ++t) {
    for (int k = 0; k < 3; ++k) {
      glm::dvec3 b(0.0);
      b[k] = 1.0;
      EXPECT_EQ(positionAt(w->mesh(), w->fromFile({t, b})), m.corner(t, k));
    }
  }
}

TEST(WorkingMesh, WeldsSeamsAndKeepsUvsAndFaces) {
  // Two triangles with their own copies of the shared edge, as a texture seam gives.
  TriangleMesh m;
  m.positions = {{0, 0, 0}, {4, 0, 0}, {0, 4, 0}, {4, 0, 0}, {4, 4, 0}, {0, 4, 0}};
  m.triangles = {{0, 1, 2}, {3, 4, 5}};
  m.cornerUvs = {{glm::vec2(0, 0), glm::vec2(1, 0), glm::vec2(0, 1)},
                 {glm::vec2(5, 0), glm::vec2(5, 5), glm::vec2(0, 5)}};
  m.faces = {7, 9};
  const auto w = split(m, 1.0);
  EXPECT_EQ(countParts(w->mesh(), w->topology()), 1u);
  ASSERT_EQ(w->mesh().cornerUvs.size(), w->mesh().triangles.size());
  for (std::uint32_t t = 0; t < w->mesh().triangles.size(); ++t) {
    const std::uint32_t f = w->fileTriangle(t);
    EXPECT_EQ(w->mesh().faces[t], m.faces[f]);
    for (int k = 0; k < 3; ++k) {
      const auto p = w->mesh().corner(t, k);
      const auto uv = w->mesh().cornerUvs[t][static_cast<std::size_t>(k)];
      const double scale = f == 0 ? 0.25 : 1.25;
      EXPECT_NEAR(uv.x, p.x * scale, 1e-5);
      EXPECT_NEAR(uv.y, p.y * scale, 1e-5);
    }
  }
}

TEST(WorkingMesh, DroppedTrianglesStillAnswer) {
  TriangleMesh m = support::makePlane(4, 4, 2.0);
  const auto kept = static_cast<std::uint32_t>(m.triangles.size());
  m.triangles.push_back({0, 1, 1});            // no area
  m.triangles.push_back(m.triangles.front());  // copy
  computeNormals(m);
  const auto w = split(m, 1.0);
  EXPECT_NEAR(areaOf(w->mesh()), 16.0, 1e-5);
  for (std::uint32_t t = 0; t < w->mesh().triangles.size(); ++t) {
    EXPECT_LT(w->fileTriangle(t), kept);
  }
  const SurfacePoint onLine{kept, {0.5, 0.3, 0.2}};
  EXPECT_NEAR(glm::distance(positionAt(w->mesh(), w->fromFile(onLine)), positionAt(m, onLine)), 0.0,
              1e-6);
  const SurfacePoint onCopy{kept + 1, {0.2, 0.3, 0.5}};
  EXPECT_NEAR(glm::distance(positionAt(w->mesh(), w->fromFile(onCopy)), positionAt(m, onCopy)), 0.0,
              1e-6);
  EXPECT_LT(w->fromFile({123456, {1, 0, 0}}).triangle, w->mesh().triangles.size());
}

TEST(WorkingMesh, FansThatMeetInAVertexAreApart) {
  TriangleMesh m;  // two triangles touching at vertex 0 only
  m.positions = {{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {-1, 0, 0}, {-1, -1, 0}};
  m.triangles = {{0, 1, 2}, {0, 3, 4}};
  const auto w = split(m, 10.0);
  EXPECT_EQ(w->mesh().positions.size(), 6u);
  for (std::uint32_t v = 0; v < 6; ++v) EXPECT_EQ(w->topology().cornersAt(v).size(), 1u);
}

TEST(WorkingMesh, TheSameInputGivesTheSameRecipe) {
  const auto m = support::randomBumpySphere(7, 40.0, 2);
  const auto a = split(m, 1.25);
  const auto b = split(m, 1.25);
  EXPECT_EQ(a->recipe(), b->recipe());
  EXPECT_EQ(a->recipe().substr(0, 14), "split-1.25-v2:");
  EXPECT_NE(a->recipe(), split(m, 2.0)->recipe());
  TriangleMesh moved = m;
  moved.positions[0].x += 0.01f;
  EXPECT_NE(a->recipe(), split(moved, 1.25)->recipe());
}

TEST(WorkingMesh, PagesAreCompactPatches) {
  const auto w = split(support::makeIcosphere(70, 5), 1.25);
  const auto& p = w->mesh().positions;
  double sum = 0;
  std::size_t pages = 0;
  for (std::size_t first = 0; first + 256 <= p.size(); first += 256) {
    TriangleMesh page;
    page.positions.assign(p.begin() + static_cast<std::ptrdiff_t>(first),
                          p.begin() + static_cast<std::ptrdiff_t>(first + 256));
    sum += glm::length(boundsOf(page).size());
    ++pages;
  }
  // 256 vertices about 1.1 mm apart make a patch of some 17 mm; scattered ones would span 200 mm.
  EXPECT_LT(sum / static_cast<double>(pages), 40.0);
}

TEST(WorkingMesh, LargeSurfacesAreSplitMoreCoarsely) {
  const auto m = support::makeIcosphere(200, 2);
  const auto made = makeWorkingMesh(m, {.maxEdgeMm = 1.25, .aimTriangles = 50000});
  ASSERT_TRUE(made.ok());
  EXPECT_GT((*made)->maxEdgeMm(), 1.25);
  EXPECT_LT((*made)->mesh().triangles.size(), 70000u);
  EXPECT_GT((*made)->mesh().triangles.size(), 10000u);
}

TEST(WorkingMesh, RefusesWhatItCannotDo) {
  auto m = support::makeIcosphere(200, 2);
  auto tooLarge = makeWorkingMesh(m, {.maxEdgeMm = 0.5, .aimTriangles = 0, .maxTriangles = 10000});
  ASSERT_FALSE(tooLarge.ok());
  EXPECT_EQ(tooLarge.error().kind, ErrorKind::refused);
  EXPECT_FALSE(makeWorkingMesh(m, {.maxEdgeMm = 0.0}).ok());
  EXPECT_FALSE(makeWorkingMesh(TriangleMesh{}, {}).ok());
  auto broken = m;
  broken.triangles[3][1] = 1u << 30;
  EXPECT_FALSE(makeWorkingMesh(broken, {}).ok());
  m.positions[5].y = std::nanf("");
  EXPECT_FALSE(makeWorkingMesh(m, {}).ok());
}

TEST(WorkingMesh, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  const auto stopped = makeWorkingMesh(support::makeIcosphere(70, 3), {}, {source.get_token(), {}});
  ASSERT_FALSE(stopped.ok());
  EXPECT_EQ(stopped.error().kind, ErrorKind::cancelled);
}

TEST(WorkingMesh, NormalsStayThoseOfTheFile) {
  const auto m = support::makeIcosphere(70, 3);
  const auto w = split(m, 1.25);
  support::Random random(9);
  for (int i = 0; i < 200; ++i) {
    const auto p = random.pointOn(w->mesh());
    EXPECT_GT(glm::dot(normalAt(w->mesh(), p), normalAt(m, w->toFile(p))), 0.999999);
  }
}

TEST(WorkingMesh, MovesWithTheFilesVertices) {
  const auto m = support::randomBumpySphere(7, 40.0, 2);
  const auto w = split(m, 1.25);
  TriangleMesh grown = m;
  // Affine, so that every place of a triangle moves by the same rule as its corners.
  for (auto& p : grown.positions) p = {1.2f * p.x + 3.0f, 0.9f * p.y + 0.1f * p.x, p.z};
  computeNormals(grown);
  const auto after = moved(*w, grown);
  ASSERT_TRUE(after);
  EXPECT_EQ(after->recipe(), w->recipe());
  EXPECT_EQ(after->mesh().triangles, w->mesh().triangles);
  for (std::size_t v = 0; v < w->mesh().positions.size(); ++v) {
    const glm::vec3& p = w->mesh().positions[v];
    const glm::vec3 expected(1.2f * p.x + 3.0f, 0.9f * p.y + 0.1f * p.x, p.z);
    ASSERT_LT(glm::distance(after->mesh().positions[v], expected), 1e-4f) << v;
  }
  support::Random random(2);
  for (int i = 0; i < 100; ++i) {
    const auto there = random.pointOn(after->mesh());
    const auto file = after->toFile(there);
    EXPECT_LT(glm::distance(positionAt(after->mesh(), there), positionAt(grown, file)), 1e-4);
    EXPECT_GT(glm::dot(normalAt(after->mesh(), there), normalAt(grown, file)), 0.99);
  }
  grown.triangles.pop_back();
  EXPECT_FALSE(moved(*w, grown));
}

}  // namespace
}  // namespace mesomap::mesh
