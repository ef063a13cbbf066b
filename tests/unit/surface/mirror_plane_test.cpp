#include "surface/mirror_plane.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <glm/geometric.hpp>
#include <glm/mat3x3.hpp>
#include <limits>
#include <numbers>

#include "mesh/surface_file.h"
#include "support/meshes.h"

namespace mesomap::surface {
namespace {

MirrorPlane found(const mesh::TriangleMesh& mesh, const MirrorPlaneOptions& options = {}) {
  const mesh::RayCaster caster(mesh);
  auto plane = findMirrorPlane(mesh, caster, options);
  if (!plane) {
    ADD_FAILURE() << plane.error().text();
    return {};
  }
  return *plane;
}

double degreesBetween(const glm::dvec3& a, const glm::dvec3& b) {
  return std::acos(std::min(1.0, std::abs(glm::dot(a, b)))) * 180.0 / std::numbers::pi;
}

glm::dmat3 turn(const glm::dvec3& axis, double angle) {
  const glm::dvec3 k = glm::normalize(axis);
  const double c = std::cos(angle);
  const double s = std::sin(angle);
  glm::dmat3 m(0.0);
  for (int j = 0; j < 3; ++j) {
    glm::dvec3 e(0.0);
    e[j] = 1.0;
    m[j] = e * c + glm::cross(k, e) * s + k * glm::dot(k, e) * (1.0 - c);
  }
  return m;
}

/// A head-like lump with a nose, exactly even about x = 0 and about nothing else.
mesh::TriangleMesh lump(int subdivisions = 5) {
  mesh::TriangleMesh mesh = support::makeIcosphere(1.0, subdivisions);
  for (auto& p : mesh.positions) {
    const glm::dvec3 d(p);
    const double nose = 18.0 * std::exp(-30.0 * (1.0 - d.z));
    const double chin = 12.0 * std::exp(-20.0 * (1.0 - glm::dot(d, glm::dvec3(0, -0.8, 0.6))));
    const double ears = 9.0 * std::exp(-40.0 * (1.0 - std::abs(d.x)));
    p = glm::vec3(d * glm::dvec3(72, 105, 90) + d * (nose + chin + ears));
  }
  mesh::computeNormals(mesh);
  return mesh;
}

TEST(MirrorPlane, OfAnEvenShapeIsExact) {
  const MirrorPlane plane = found(lump());
  EXPECT_LT(degreesBetween(plane.normal, {1, 0, 0}), 0.02);
  EXPECT_GT(plane.normal.x, 0.0);
  EXPECT_NEAR(plane.offsetMm, 0.0, 0.02);
  EXPECT_LT(plane.residualMm, 0.05);
}

TEST(MirrorPlane, FollowsTheShapeWhereverItLies) {
  const mesh::TriangleMesh still = lump();
  support::Random random(3);
  for (int i = 0; i < 12; ++i) {
    const glm::dmat3 turned = turn(random.direction(), random.uniform(0.0, 3.1));
    const glm::dvec3 moved = random.direction() * random.uniform(0.0, 800.0);
    mesh::TriangleMesh mesh = still;
    for (auto& p : mesh.positions) p = glm::vec3(turned * glm::dvec3(p) + moved);
    mesh::computeNormals(mesh);
    const MirrorPlane plane = found(mesh);
    const glm::dvec3 normal = turned * glm::dvec3(1, 0, 0);
    EXPECT_LT(degreesBetween(plane.normal, normal), 0.05) << i;
    EXPECT_NEAR(glm::dot(plane.normal, moved), plane.offsetMm, 0.1) << i;
    EXPECT_LT(plane.residualMm, 0.1) << i;
  }
}

TEST(MirrorPlane, BearsNoiseHolesAndAnUnevenCheek) {
  mesh::TriangleMesh mesh = lump(6);
  support::Random random(5);
  for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
    const glm::dvec3 n(mesh.normals[v]);
    const glm::dvec3 d = glm::normalize(glm::dvec3(mesh.positions[v]));
    const double swelling =
        4.0 * std::exp(-25.0 * (1.0 - glm::dot(d, glm::normalize(glm::dvec3(0.6, -0.2, 0.7)))));
    mesh.positions[v] += glm::vec3(n * (random.uniform(-0.5, 0.5) + swelling));
  }
  // The back of one side was not seen by the camera.
  std::erase_if(mesh.triangles, [&](const mesh::Triangle& t) {
    const glm::vec3 p = mesh.positions[t[0]];
    return p.z < -60.0f && p.x > -10.0f;
  });
  mesh::computeNormals(mesh);
  const MirrorPlane plane = found(mesh);
  EXPECT_LT(degreesBetween(plane.normal, {1, 0, 0}), 0.5);
  EXPECT_NEAR(plane.offsetMm, 0.0, 0.5);
  EXPECT_GT(plane.residualMm, 0.02);
  EXPECT_LT(plane.residualMm, 1.0);
}

TEST(MirrorPlane, OfABundledFigureIsItsMiddle) {
  const char* data = std::getenv("MESOMAP_DATA");
  if (data == nullptr) GTEST_SKIP() << "MESOMAP_DATA names no folder with assets/figures";
  const std::filesystem::path assets = std::filesystem::path(data) / "assets/figures";
  for (const char* name : {"bust-female.obj", "body-male.obj"}) {
    if (!std::filesystem::exists(assets / name)) GTEST_SKIP() << "no file " << name;
    mesh::OpenOptions options;
    options.unit = mesh::Unit::millimetre;
    auto file = mesh::openSurface(assets / name, options);
    ASSERT_TRUE(file) << file.error().text();
    const MirrorPlane plane = found(file->mesh);
    EXPECT_LT(degreesBetween(plane.normal, {1, 0, 0}), 0.1) << name;
    EXPECT_NEAR(plane.offsetMm, 0.0, 0.1) << name;
    EXPECT_LT(plane.residualMm, 0.2) << name;
  }
}

TEST(MirrorPlane, OfAFigureThatIsTurnedMovedAndNoisy) {
  const char* data = std::getenv("MESOMAP_DATA");
  const auto path = std::filesystem::path(data == nullptr ? "" : data) / "assets/figures";
  for (const char* name : {"bust-male.obj", "body-female.obj"}) {
    if (!std::filesystem::exists(path / name)) GTEST_SKIP() << "no file " << name;
    const auto file = mesh::openSurface(path / name, {});
    ASSERT_TRUE(file) << file.error().text();
    support::Random random(17);
    for (int i = 0; i < 4; ++i) {
      const glm::dmat3 turned = turn(random.direction(), random.uniform(0.0, 3.1));
      const glm::dvec3 moved = random.direction() * random.uniform(0.0, 500.0);
      mesh::TriangleMesh mesh = file->mesh;
      for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
        const glm::dvec3 noise = glm::dvec3(mesh.normals[v]) * random.uniform(-0.3, 0.3);
        mesh.positions[v] = glm::vec3(turned * (glm::dvec3(mesh.positions[v]) + noise) + moved);
      }
      mesh::computeNormals(mesh);
      const MirrorPlane plane = found(mesh);
      const glm::dvec3 normal = turned * glm::dvec3(1, 0, 0);
      EXPECT_LT(degreesBetween(plane.normal, normal), 0.3) << name << " " << i;
      EXPECT_NEAR(std::abs(glm::dot(plane.normal, moved) - plane.offsetMm), 0.0, 0.3) << name << i;
      EXPECT_LT(plane.residualMm, 0.5);
    }
  }
}

TEST(MirrorPlane, OfARealScanIsUpright) {
  const auto path = support::realMesh("head-scan.obj");
  if (!path) GTEST_SKIP() << "head-scan.obj";
  mesh::OpenOptions options;
  auto file = mesh::openSurface(*path, options);
  if (!file) {
    options.unit = mesh::Unit::metre;
    file = mesh::openSurface(*path, options);
  }
  ASSERT_TRUE(file) << file.error().text();
  const MirrorPlane plane = found(file->mesh);
  EXPECT_LT(degreesBetween(plane.normal, {1, 0, 0}), 5.0);
  EXPECT_LT(plane.residualMm, 3.0);
}

TEST(MirrorPlane, TheExpectedSideChoosesAmongSeveral) {
  // A box is even about three planes.
  mesh::TriangleMesh box = support::makeIcosphere(1.0, 5);
  for (auto& p : box.positions) {
    const float most = std::max({std::abs(p.x), std::abs(p.y), std::abs(p.z)});
    p = p / most * glm::vec3(40, 60, 25);
  }
  mesh::computeNormals(box);
  for (int axis = 0; axis < 3; ++axis) {
    MirrorPlaneOptions options;
    options.expectedNormal[axis] = -2.0;
    glm::dvec3 normal(0.0);
    normal[axis] = 1.0;
    EXPECT_LT(degreesBetween(found(box, options).normal, normal), 0.3) << axis;
  }
}

TEST(MirrorPlane, ABallHasSomePlaneThroughItsMiddle) {
  const MirrorPlane plane = found(support::makeIcosphere(50.0, 5));
  EXPECT_NEAR(plane.offsetMm, 0.0, 0.1);
  EXPECT_LT(plane.residualMm, 0.2);
}

TEST(MirrorPlane, TheSameTwice) {
  const mesh::TriangleMesh mesh = support::randomBumpySphere(9);
  const MirrorPlane a = found(mesh);
  const MirrorPlane b = found(mesh);
  EXPECT_EQ(a.normal, b.normal);
  EXPECT_EQ(a.offsetMm, b.offsetMm);
}

TEST(MirrorPlane, MirroringTwiceIsNothing) {
  MirrorPlane plane;
  plane.normal = glm::normalize(glm::dvec3(3, 1, -2));
  plane.offsetMm = 7.0;
  const glm::dvec3 p(12, -5, 40);
  EXPECT_LT(glm::distance(plane.mirrored(plane.mirrored(p)), p), 1e-12);
  EXPECT_NEAR(glm::dot(plane.normal, plane.foot(p)), 7.0, 1e-12);
  EXPECT_LT(glm::distance(plane.mirrored(plane.foot(p)), plane.foot(p)), 1e-12);
  EXPECT_LT(glm::distance(plane.mirroredDirection(plane.normal), -plane.normal), 1e-12);
}

TEST(MirrorPlane, RefusesWhatHasNoMiddle) {
  const auto refused = [](const mesh::TriangleMesh& mesh) {
    const mesh::RayCaster caster(mesh);
    const auto plane = findMirrorPlane(mesh, caster);
    return !plane && !plane.error().message.empty();
  };
  EXPECT_TRUE(refused({}));
  EXPECT_TRUE(refused(support::makePlane(2, 2, 1.0)));
  mesh::TriangleMesh spot = support::makeIcosphere(1.0, 3);
  for (auto& p : spot.positions) p = glm::vec3(0.0f);
  EXPECT_TRUE(refused(spot));
  mesh::TriangleMesh wild = support::makeIcosphere(50.0, 3);
  wild.positions[7].y = std::numeric_limits<float>::quiet_NaN();
  EXPECT_TRUE(refused(wild));
}

}  // namespace
}  // namespace mesomap::surface
