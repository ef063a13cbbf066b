// Deleted places, neighbours, moved points, and areas across the plane between the sides.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "layout/layout.h"
#include "mesh/ray_caster.h"
#include "unit/layout/cap.h"

namespace mesomap::layout {
namespace {

using test::sphereSkin;

double nearestTo(const test::Skin& skin, const Output& out, const glm::dvec3& place) {
  double nearest = 1e9;
  for (const Point& p : out.points) {
    nearest = std::min(nearest, glm::distance(skin.position(p), place));
  }
  return nearest;
}

TEST(Around, ADeletedPlaceStaysEmptyAndTheRestStands) {
  const auto& skin = sphereSkin();
  Input in = skin.input(skin.cap(40.0), 8.0);
  const auto first = layOut(in);
  ASSERT_TRUE(first);
  const std::size_t gone = first->points.size() / 2;
  for (std::size_t i = 0; i < first->points.size(); ++i) {
    (i == gone ? in.empty : in.keep).push_back(first->points[i].place);
  }
  for (const bool near : {false, true}) {
    in.around.clear();
    if (near) in.around = in.empty;
    const auto second = layOut(in);
    ASSERT_TRUE(second);
    ASSERT_EQ(second->points.size(), in.keep.size());
    for (const Point& p : second->points) {
      EXPECT_EQ(p.place, in.keep[static_cast<std::size_t>(p.keptFrom)]);
    }
  }
}

TEST(Around, APointThatWasMovedKeepsItsPlaceAndOthersTheirs) {
  const auto& skin = sphereSkin();
  const double h = 6.0;
  Input in = skin.input(skin.cap(40.0), h);
  const auto first = layOut(in);
  ASSERT_TRUE(first);
  const std::size_t moved = first->points.size() / 2;
  const glm::dvec3 home = skin.position(first->points[moved]);
  for (std::size_t i = 0; i < first->points.size(); ++i) {
    if (i != moved) in.keep.push_back(first->points[i].place);
  }
  in.locked = {test::nearest(skin.mesh, home + glm::dvec3(0.6 * h, 0, 0))};
  in.around = {first->points[moved].place, in.locked.front()};
  const auto second = layOut(in);
  ASSERT_TRUE(second);
  EXPECT_GE(skin.quality(in, *second).minDistanceMm, 0.97 * h);
  std::size_t locked = 0;
  std::size_t far = 0;
  for (const Point& p : second->points) {
    if (p.locked) {
      ++locked;
      EXPECT_EQ(p.place, in.locked.front());
    } else if (glm::distance(skin.position(p), home) > 4.0 * h) {
      ++far;
      ASSERT_GE(p.keptFrom, 0) << "no new point far from the change";
      EXPECT_EQ(p.place, in.keep[static_cast<std::size_t>(p.keptFrom)]);
    }
  }
  EXPECT_EQ(locked, 1u);
  std::size_t farBefore = 0;
  for (const Point& p : first->points) {
    farBefore += glm::distance(skin.position(p), home) > 4.0 * h ? 1 : 0;
  }
  EXPECT_EQ(far, farBefore);
}

TEST(Around, PointsOfTouchingAreasKeepOthersAway) {
  const auto& skin = sphereSkin();
  const double h = 8.0;
  Input in = skin.input(skin.cap(30.0), h);
  in.rule.marginMm = 0.0;
  in.neighbours = {test::nearest(skin.mesh, {30.5, 0, 63})};
  const auto out = layOut(in);
  ASSERT_TRUE(out);
  const glm::dvec3 neighbour = mesh::positionAt(skin.mesh->mesh(), in.neighbours.front());
  EXPECT_GE(nearestTo(skin, *out, neighbour), 0.96 * h);
  EXPECT_LE(nearestTo(skin, *out, neighbour), 1.5 * h);
}

TEST(Around, LivePointsKeepTheSmallestDistance) {
  const auto& skin = sphereSkin();
  Input in = skin.input(skin.cap(45.0), 7.0);
  in.effort = Effort::live;
  const auto out = layOut(in);
  ASSERT_TRUE(out);
  EXPECT_GT(out->points.size(), 100u);
  EXPECT_GE(skin.quality(in, *out).minDistanceMm, 0.97 * 7.0);
}

TEST(Around, SpacingMayVaryOverTheArea) {
  const auto& skin = sphereSkin();
  Input in = skin.input(skin.cap(45.0), 8.0);
  in.spacingAt = [&skin](const mesh::SurfacePoint& place) {
    return 8.0 + 0.05 * mesh::positionAt(skin.mesh->mesh(), place).y;
  };
  const auto out = layOut(in);
  ASSERT_TRUE(out);
  ASSERT_GT(out->points.size(), 60u);
  double below = 0.0;
  double above = 0.0;
  for (const Point& p : out->points) {
    const glm::dvec3 here = skin.position(p);
    double nearest = 1e9;
    for (const Point& q : out->points) {
      if (&q == &p) continue;
      const double asked = 0.5 * (in.spacingAt(p.place) + in.spacingAt(q.place));
      nearest = std::min(nearest, glm::distance(here, skin.position(q)) / asked);
    }
    EXPECT_GE(nearest, 0.965);
    EXPECT_LE(nearest, 1.15);
    (here.y < 0.0 ? below : above) += 1.0;
  }
  EXPECT_GT(below, 1.15 * above);
}

TEST(Around, FarTooManyPointsAreRefusedWithTheirCount) {
  const auto& skin = sphereSkin();
  Input in = skin.input(skin.cap(100.0), 8.0);
  in.rule.spacingMm = 0.1;
  const auto out = layOut(in);
  ASSERT_FALSE(out);
  EXPECT_NE(out.error().message.find("points would be needed"), std::string::npos);
}

TEST(Around, AreasAcrossTheMiddleAreMirrored) {
  const auto& skin = sphereSkin();
  const mesh::RayCaster caster(skin.mesh->mesh());
  surface::MirrorPlane plane;
  plane.normal = {1, 0, 0};
  plane.offsetMm = 0.0;
  const auto mirror = std::make_shared<const paint::OtherSide>(*skin.mesh, caster, plane);
  for (const double h : {6.0, 12.0}) {
    // A little off the middle, as painted by hand.
    Input in = skin.input(skin.cap(40.0, {0.008, 0.3, 1}), h);
    in.mirror = mirror;
    const auto out = layOut(in);
    ASSERT_TRUE(out);
    EXPECT_GE(skin.quality(in, *out).minDistanceMm, 0.97 * h);
    for (const Point& p : out->points) {
      const glm::dvec3 here = skin.position(p);
      EXPECT_LE(nearestTo(skin, *out, {-here.x, here.y, here.z}), 0.3) << here.x << " " << here.y;
      EXPECT_GE(test::depthAt(*skin.mesh, in.shape, p.place), in.rule.marginMm - 0.1);
    }
    // Far off the middle there is nothing to mirror.
    in.shape = skin.cap(40.0, {0.3, 0.3, 1});
    const auto aside = layOut(in);
    ASSERT_TRUE(aside);
    EXPECT_GE(aside->points.size() + 6, out->points.size());
  }
}

}  // namespace
}  // namespace mesomap::layout
