// Gestures on bundled figures and on a real scan.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <glm/geometric.hpp>

#include "figure/prepared.h"
#include "mesh/surface_file.h"
#include "paint/both_sides.h"
#include "paint/fill.h"
#include "paint/line.h"
#include "surface/offset.h"
#include "unit/paint/canvas.h"

namespace mesomap::paint {
namespace {

using surface::PagedField;
using test::Canvas;

std::filesystem::path figures() {
  const char* data = std::getenv("MESOMAP_DATA");
  return std::filesystem::path(data == nullptr ? "" : data) / "assets/figures";
}

TEST(RealSkin, AFiguresPairsCarryEveryPlaceOverExactly) {
  for (const char* name : {"bust-female", "body-male"}) {
    const auto obj = figures() / (std::string(name) + ".obj");
    if (!std::filesystem::exists(obj)) GTEST_SKIP() << "no file " << obj.filename();
    const auto file = mesh::openSurface(obj, {});
    ASSERT_TRUE(file) << file.error().text();
    const auto prepared = figure::readPrepared(figures() / (std::string(name) + ".figure"),
                                               file->mesh.positions.size());
    ASSERT_TRUE(prepared) << prepared.error().text();
    Canvas canvas(file->mesh, 2.5);
    const auto other = OtherSide::byPairs(*canvas.mesh, file->mesh, (*prepared)->twin);
    ASSERT_TRUE(other) << other.error().text();
    support::Random random(21);
    for (int i = 0; i < 2000; ++i) {
      const auto place = random.pointOn(canvas.mesh->mesh());
      const auto image = other->at(place);
      ASSERT_TRUE(image);
      glm::dvec3 expected = canvas.position(place);
      expected.x = -expected.x;
      ASSERT_LT(glm::distance(canvas.position(*image), expected), 0.01) << name << " " << i;
    }
    for (int i = 0; i < 10; ++i) {
      const auto disk = diskAt(canvas.skin(), random.pointOn(canvas.mesh->mesh()), 25.0);
      const auto there = carriedOver(canvas.skin(), *other, disk);
      ASSERT_TRUE(there) << there.error().text();
      EXPECT_EQ(there->leftOutMm2, 0.0);
      EXPECT_NEAR(there->areaMm2, canvas.area(disk), 0.01 * canvas.area(disk) + 1.0) << name;
      EXPECT_EQ(canvas.parts(there->shape), canvas.parts(disk)) << name;
    }
  }
}

TEST(RealSkin, AScansCheekIsFilledSmoothedAndCarriedOver) {
  const auto path = support::realMesh("head-scan.obj");
  if (!path) GTEST_SKIP() << "head-scan.obj";
  mesh::OpenOptions options;
  options.unit = mesh::Unit::metre;
  const auto file = mesh::openSurface(*path, options);
  ASSERT_TRUE(file) << file.error().text();
  Canvas canvas(file->mesh, 2.0);
  const Skin skin = canvas.skin();
  const auto plane = surface::findMirrorPlane(canvas.mesh->mesh(), canvas.caster);
  ASSERT_TRUE(plane);
  const OtherSide other(*canvas.mesh, canvas.caster, *plane);
  // Somewhere on the client's left half of the face, found from the front.
  const auto hit = canvas.caster.cast(plane->foot({0, 10, 0}) + glm::dvec3(35, 0, 500), {0, 0, -1});
  ASSERT_TRUE(hit);
  const surface::Bend bend(*canvas.mesh);
  FillOptions fill;
  fill.limitDegPerCm = 45.0;
  const PagedField cheek = filled(skin, bend, hit->point, fill);
  ASSERT_FALSE(cheek.empty());
  EXPECT_GT(canvas.area(cheek), 300.0);
  EXPECT_EQ(canvas.parts(cheek), 1);
  const PagedField smooth = surface::smoothed(*canvas.mesh, canvas.pages, cheek, 4.0);
  EXPECT_NEAR(canvas.area(smooth), canvas.area(cheek), 0.01 * canvas.area(cheek));
  EXPECT_LT(canvas.perimeter(smooth), canvas.perimeter(cheek));
  const auto there = carriedOver(skin, other, smooth);
  ASSERT_TRUE(there) << there.error().text();
  EXPECT_NEAR(there->areaMm2, canvas.area(smooth), 0.15 * canvas.area(smooth));
}

}  // namespace
}  // namespace mesomap::paint
