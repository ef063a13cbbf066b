#include "surface/parts.h"

#include <gtest/gtest.h>

#include <glm/geometric.hpp>
#include <numbers>

#include "support/meshes.h"
#include "unit/surface/disk.h"

namespace mesomap::surface {
namespace {

Painted threeDisks() {
  Painted p(support::makePlane(120, 60, 1.0));
  for (const auto& [x, radius] : {std::pair{-40.0, 8.0}, {0.0, 12.0}, {35.0, 3.0}}) {
    p.addDisk(support::nearestBruteForce(p.mesh->mesh(), {x, 0.3, 0}), radius);
  }
  return p;
}

TEST(Parts, PiecesComeLargestFirstAndAddUp) {
  const Painted p = threeDisks();
  const auto parts = separated(*p.mesh, p.pages, p.field);
  ASSERT_EQ(parts.size(), 3u);
  double area = 0.0;
  double round = 0.0;
  for (const PagedField& part : parts) {
    EXPECT_EQ(countParts(*p.mesh, p.pages, part), 1);
    area += areaMm2(*p.mesh, p.pages, part);
    round += perimeterMm(*p.mesh, p.pages, part);
  }
  EXPECT_NEAR(areaMm2(*p.mesh, p.pages, parts[0]), 144.0 * std::numbers::pi, 2.0);
  EXPECT_NEAR(areaMm2(*p.mesh, p.pages, parts[1]), 64.0 * std::numbers::pi, 1.5);
  EXPECT_NEAR(areaMm2(*p.mesh, p.pages, parts[2]), 9.0 * std::numbers::pi, 1.0);
  EXPECT_NEAR(area, areaMm2(*p.mesh, p.pages, p.field), 1e-9);
  EXPECT_NEAR(round, perimeterMm(*p.mesh, p.pages, p.field), 1e-9);
}

TEST(Parts, APieceHoldsOnlyItsOwnDistances) {
  const Painted p = threeDisks();
  const auto parts = separated(*p.mesh, p.pages, p.field);
  ASSERT_EQ(parts.size(), 3u);
  for (std::uint32_t v = 0; v < p.field.vertexCount(); ++v) {
    const double d = glm::length(p.mesh->mesh().positions[v] - glm::vec3(0, 0, 0));
    if (d > 17.5) {
      EXPECT_LE(parts[0].raw(v), -4 * 64) << v;
    }
    if (d > 8.0 && d < 15.0) {
      EXPECT_NEAR(parts[0].mm(v), 12.0 - d, 0.7) << v;
    }
  }
}

TEST(Parts, OneOrNone) {
  Painted p(support::makePlane(40, 40, 1.0));
  EXPECT_TRUE(separated(*p.mesh, p.pages, p.field).empty());
  p.addDisk(support::nearestBruteForce(p.mesh->mesh(), {0, 0, 0}), 8.0);
  const auto parts = separated(*p.mesh, p.pages, p.field);
  ASSERT_EQ(parts.size(), 1u);
  EXPECT_EQ(parts[0], p.field);
}

TEST(Parts, CrumbsAreDroppedAndTheRestStaysExactly) {
  const Painted p = threeDisks();
  const PagedField clean = withoutCrumbs(*p.mesh, p.pages, p.field, 50.0);
  EXPECT_EQ(countParts(*p.mesh, p.pages, clean), 2);
  for (std::uint32_t v = 0; v < clean.vertexCount(); ++v) {
    if (p.mesh->mesh().positions[v].x < 25.0f) {
      EXPECT_EQ(clean.raw(v), p.field.raw(v));
    }
  }
  EXPECT_EQ(withoutCrumbs(*p.mesh, p.pages, p.field, 0.0), p.field);
}

TEST(Parts, SmallHolesAreFilledLargeOnesAndOpenSkinStay) {
  Painted p(support::makePlane(80, 80, 1.0));
  // A square with two holes, that reaches the mesh's border on one side.
  p.setFrom([](const glm::vec3& at) {
    const glm::dvec3 x(at);
    const double body = 25.0 - std::abs(x.y);
    const double small = glm::length(x - glm::dvec3(-15, 0, 0)) - 3.0;
    const double large = glm::length(x - glm::dvec3(15, 0, 0)) - 9.0;
    return std::clamp(std::min({body, small, large}), -5.0, 5.0);
  });
  const double before = areaMm2(*p.mesh, p.pages, p.field);
  const PagedField filled = withoutHoles(*p.mesh, p.pages, p.field, 120.0);
  EXPECT_NEAR(areaMm2(*p.mesh, p.pages, filled) - before, 9.0 * std::numbers::pi, 2.0);
  const PagedField both = withoutHoles(*p.mesh, p.pages, p.field, 500.0);
  EXPECT_NEAR(areaMm2(*p.mesh, p.pages, both) - before, 90.0 * std::numbers::pi, 3.0);
  EXPECT_EQ(withoutHoles(*p.mesh, p.pages, p.field, 5.0), p.field);
}

TEST(Parts, ThePieceUnderAPlace) {
  const Painted p = threeDisks();
  const auto place = support::nearestBruteForce(p.mesh->mesh(), {-40, 0, 0});
  const PagedField piece = pieceAt(*p.mesh, p.field, p.mesh->mesh().triangles[place.triangle]);
  EXPECT_NEAR(areaMm2(*p.mesh, p.pages, piece), 64.0 * std::numbers::pi, 1.5);
  const auto bare = support::nearestBruteForce(p.mesh->mesh(), {-20, 20, 0});
  EXPECT_TRUE(pieceAt(*p.mesh, p.field, p.mesh->mesh().triangles[bare.triangle]).empty());
}

}  // namespace
}  // namespace mesomap::surface
