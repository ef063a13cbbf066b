#include "paint/both_sides.h"

#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

#include "paint/line.h"
#include "paint/shapes.h"
#include "unit/paint/canvas.h"

namespace mesomap::paint {
namespace {

using surface::PagedField;
using test::Canvas;

surface::MirrorPlane plane(const glm::dvec3& normal, double offset) {
  surface::MirrorPlane p;
  p.normal = normal;
  p.offsetMm = offset;
  return p;
}

/// Counter-clockwise as before, but mirrored at x = 0 beside itself, vertex for vertex.
struct Even {
  mesh::TriangleMesh file;
  std::vector<std::uint32_t> twin;

  Even() {
    mesh::TriangleMesh half = support::randomBumpySphere(3, 40.0, 4);
    for (auto& p : half.positions) p.x += 60.0f;
    const auto count = static_cast<std::uint32_t>(half.positions.size());
    file = half;
    for (auto p : half.positions) file.positions.emplace_back(-p.x, p.y, p.z);
    for (const auto& t : half.triangles) {
      file.triangles.push_back({t[1] + count, t[0] + count, t[2] + count});
    }
    for (std::uint32_t v = 0; v < 2 * count; ++v) twin.push_back((v + count) % (2 * count));
    mesh::computeNormals(file);
  }
};

TEST(BothSides, APlaneCarriesADiskOver) {
  Canvas canvas(support::makeIcosphere(70.0, 6));
  const OtherSide other(*canvas.mesh, canvas.caster, plane({1, 0, 0}, 0.0));
  const PagedField disk = diskAt(canvas.skin(), canvas.at({40, 20, 50}), 12.0);
  const auto carried = carriedOver(canvas.skin(), other, disk);
  ASSERT_TRUE(carried) << carried.error().text();
  EXPECT_NEAR(carried->areaMm2, canvas.area(disk), 0.005 * canvas.area(disk));
  EXPECT_NEAR(canvas.area(carried->shape), carried->areaMm2, 1e-9);
  EXPECT_NEAR(canvas.perimeter(carried->shape), canvas.perimeter(disk),
              0.01 * canvas.perimeter(disk));
  EXPECT_EQ(carried->leftOutMm2, 0.0);
  EXPECT_EQ(canvas.parts(carried->shape), 1);
  const glm::dvec3 middle = glm::normalize(glm::dvec3(-40, 20, 50));
  for (std::uint32_t v = 0; v < disk.vertexCount(); ++v) {
    const double d = 70.0 * std::acos(std::min(1.0, glm::dot(middle, canvas.position(v) / 70.0)));
    if (d > 2.0 && d < 11.5) {
      EXPECT_NEAR(carried->shape.mm(v), std::min(12.0 - d, surface::kKeptDepthMm), 0.25);
    } else if (d > 12.5) {
      EXPECT_LE(carried->shape.raw(v), 0);
    }
  }
}

TEST(BothSides, AcrossTheMiddleItMeetsItself) {
  Canvas canvas(support::makeIcosphere(70.0, 5));
  const OtherSide other(*canvas.mesh, canvas.caster, plane({-3, 0, 0}, 0.0));
  const PagedField disk = diskAt(canvas.skin(), canvas.at({4, 20, 60}), 15.0);
  const auto carried = carriedOver(canvas.skin(), other, disk);
  ASSERT_TRUE(carried);
  EXPECT_EQ(canvas.parts(united(disk, carried->shape)), 1);
}

TEST(BothSides, SeveralPartsAndHolesComeAlong) {
  Canvas canvas(support::makeIcosphere(70.0, 6));
  const OtherSide other(*canvas.mesh, canvas.caster, plane({1, 0, 0}, 0.0));
  PagedField shape = diskAt(canvas.skin(), canvas.at({40, 20, 50}), 15.0);
  shape = subtracted(shape, diskAt(canvas.skin(), canvas.at({40, 20, 50}), 6.0));
  shape = united(shape, diskAt(canvas.skin(), canvas.at({40, -40, 40}), 5.0));
  const auto carried = carriedOver(canvas.skin(), other, shape);
  ASSERT_TRUE(carried);
  EXPECT_EQ(canvas.parts(carried->shape), 2);
  EXPECT_NEAR(carried->areaMm2, canvas.area(shape), 0.01 * canvas.area(shape));
}

TEST(BothSides, RefusesWhereTheSkinIsTooFar) {
  Canvas canvas(support::makeIcosphere(70.0, 5));
  const OtherSide other(*canvas.mesh, canvas.caster, plane({1, 0, 0}, 10.0));
  const auto carried =
      carriedOver(canvas.skin(), other, diskAt(canvas.skin(), canvas.at({69, 0, 0}), 12.0));
  ASSERT_FALSE(carried);
  EXPECT_EQ(carried.error().kind, ErrorKind::refused);
  EXPECT_NE(carried.error().message.find("too far"), std::string::npos);
  EXPECT_EQ(other.opposite(canvas.at({69, 0, 0})).answer, OtherSide::Answer::tooFar);
}

TEST(BothSides, RefusesWhereTheSkinFacesAnotherWay) {
  // A plate facing the eye on one side, and on the other one that faces back.
  mesh::TriangleMesh plates = support::makePlane(40, 40, 1.0);
  for (auto& p : plates.positions) p.x += 30.0f;
  mesh::TriangleMesh back = plates;
  for (auto& p : back.positions) p.x = -p.x;  // turns them over
  test::append(plates, back);
  Canvas canvas(plates);
  const OtherSide other(*canvas.mesh, canvas.caster, plane({1, 0, 0}, 0.0));
  const auto carried =
      carriedOver(canvas.skin(), other, diskAt(canvas.skin(), canvas.at({30, 0, 0}), 10.0));
  ASSERT_FALSE(carried);
  EXPECT_EQ(carried.error().kind, ErrorKind::refused);
  EXPECT_NE(carried.error().message.find("another way"), std::string::npos);
}

TEST(BothSides, ASmallPartWithoutCounterpartIsLeftOutAndCounted) {
  // The plate on the other side ends a little earlier.
  mesh::TriangleMesh plates = support::makePlane(40, 60, 1.0);
  for (auto& p : plates.positions) p.x += 30.0f;
  mesh::TriangleMesh shorter = support::makePlane(40, 60, 1.0);
  for (auto& p : shorter.positions) p.x -= 30.0f;
  std::erase_if(shorter.triangles,
                [&](const mesh::Triangle& t) { return shorter.positions[t[0]].y > 4.0f; });
  test::append(plates, shorter);
  Canvas canvas(plates);
  const OtherSide other(*canvas.mesh, canvas.caster, plane({1, 0, 0}, 0.0));
  const PagedField disk = diskAt(canvas.skin(), canvas.at({30, 0, 0}), 13.9);
  const auto carried = carriedOver(canvas.skin(), other, disk);
  ASSERT_TRUE(carried) << carried.error().text();
  EXPECT_GT(carried->leftOutMm2, 1.0);
  EXPECT_LT(carried->areaMm2, canvas.area(disk) - 20.0);
  const PagedField large = diskAt(canvas.skin(), canvas.at({30, 8, 0}), 18.0);
  EXPECT_FALSE(carriedOver(canvas.skin(), other, large));
}

TEST(BothSides, OntoMuchFinerSkinItHasNoGaps) {
  mesh::TriangleMesh plates = support::makePlane(60, 60, 3.0);
  for (auto& p : plates.positions) p.x += 40.0f;
  mesh::TriangleMesh fine = support::makePlane(60, 60, 0.5);
  for (auto& p : fine.positions) p.x -= 40.0f;
  test::append(plates, fine);
  Canvas canvas(plates, 100.0);
  const OtherSide other(*canvas.mesh, canvas.caster, plane({1, 0, 0}, 0.0));
  const PagedField disk = diskAt(canvas.skin(), canvas.at({40, 0, 0}), 20.0);
  const auto carried = carriedOver(canvas.skin(), other, disk);
  ASSERT_TRUE(carried) << carried.error().text();
  EXPECT_NEAR(carried->areaMm2, canvas.area(disk), 0.01 * canvas.area(disk));
  EXPECT_EQ(surface::isolines(*canvas.mesh, canvas.pages, carried->shape).size(), 1u);
}

TEST(BothSides, PairsOfVerticesCarryOverExactly) {
  const Even even;
  Canvas canvas(even.file);
  auto other = OtherSide::byPairs(*canvas.mesh, even.file, even.twin);
  ASSERT_TRUE(other) << other.error().text();
  support::Random random(11);
  for (int i = 0; i < 500; ++i) {
    const auto place = random.pointOn(canvas.mesh->mesh());
    const auto image = other->at(place);
    ASSERT_TRUE(image);
    glm::dvec3 expected = canvas.position(place);
    expected.x = -expected.x;
    EXPECT_LT(glm::distance(canvas.position(*image), expected), 1e-3);
  }
  const PagedField disk = diskAt(canvas.skin(), canvas.at({60, 10, 40}), 12.0);
  const auto there = carriedOver(canvas.skin(), *other, disk);
  ASSERT_TRUE(there) << there.error().text();
  EXPECT_EQ(there->leftOutMm2, 0.0);
  EXPECT_NEAR(there->areaMm2, canvas.area(disk), 0.003 * canvas.area(disk));
  const auto back = carriedOver(canvas.skin(), *other, there->shape);
  ASSERT_TRUE(back);
  EXPECT_NEAR(back->areaMm2, canvas.area(disk), 0.006 * canvas.area(disk));
}

TEST(BothSides, PairsThatDoNotFitAreRefused) {
  const Even even;
  Canvas canvas(even.file);
  auto twin = even.twin;
  twin.pop_back();
  EXPECT_FALSE(OtherSide::byPairs(*canvas.mesh, even.file, twin));
  twin = even.twin;
  twin[5] = 0xfffffff0u;
  EXPECT_FALSE(OtherSide::byPairs(*canvas.mesh, even.file, twin));
  twin = even.twin;
  twin[5] = twin[900];
  EXPECT_FALSE(OtherSide::byPairs(*canvas.mesh, even.file, twin));
}

TEST(BothSides, OddInput) {
  Canvas canvas(support::makeIcosphere(70.0, 4));
  const OtherSide other(*canvas.mesh, canvas.caster, plane({1, 0, 0}, 0.0));
  const auto nothing = carriedOver(canvas.skin(), other, canvas.skin().blank());
  ASSERT_FALSE(nothing);
  EXPECT_EQ(nothing.error().kind, ErrorKind::usage);
  EXPECT_EQ(other.opposite({0xfffffff0u, {1, 0, 0}}).answer, OtherSide::Answer::nowhere);
  EXPECT_FALSE(other.at({0, {std::nan(""), 0, 0}}));
  const OtherSide crooked(*canvas.mesh, canvas.caster, plane(glm::dvec3(0.0), std::nan("")));
  (void)crooked.opposite(canvas.at({40, 20, 50}));
}

}  // namespace
}  // namespace mesomap::paint
