#include "layout/sites.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "unit/layout/cap.h"

namespace mesomap::layout {
namespace {

/// A 70 mm sphere as a file would hold it (2.4 mm edges) and its working mesh.
struct Scene {
  mesh::TriangleMesh file = support::makeIcosphere(70.0, 5);
  test::Skin skin{file};
  PlaceContext context;

  Scene() {
    context.fileMesh = &file;
    context.mesh = skin.mesh.get();
    context.pages = &skin.pages;
  }
  [[nodiscard]] plan::Region region(double capMm) const {
    plan::Region r;
    r.id = RegionId{1};
    r.name = "Forehead";
    r.shape = skin.cap(capMm);
    r.rule.spacingMm = 8.0;
    r.rule.marginMm = 4.0;
    r.rule.volumeMl = 0.05;
    return r;
  }
};

const Scene& scene() {
  static const Scene made;
  return made;
}

bool isRounded(double x, int decimals) {
  const double scaled = x * std::pow(10.0, decimals);
  return std::abs(scaled - std::round(scaled)) < 1e-6 * std::max(1.0, std::abs(scaled));
}

TEST(Sites, MeasuredCapHasItsAreaPerimeterAndBorder) {
  const plan::Region r = measured(scene().region(30.0), scene().context);
  const double area = 2.0 * std::numbers::pi * 70.0 * 70.0 * (1.0 - std::cos(30.0 / 70.0));
  EXPECT_NEAR(r.areaCm2, area / 100.0, 0.003 * area / 100.0);
  EXPECT_NEAR(r.perimeterMm, 2.0 * std::numbers::pi * 70.0 * std::sin(30.0 / 70.0), 1.0);
  EXPECT_EQ(r.parts, 1);
  EXPECT_TRUE(r.sitesPending);
  ASSERT_EQ(r.border.size(), 1u);
  EXPECT_TRUE(r.border[0].closed);
  EXPECT_GE(r.border[0].points.size(), 12u);
  EXPECT_LE(r.border[0].points.size(), 150u) << "simplified";
  for (const glm::dvec3& p : r.border[0].points) {
    EXPECT_TRUE(isRounded(p.x, 3) && isRounded(p.y, 3) && isRounded(p.z, 3));
    EXPECT_NEAR(70.0 * std::acos(glm::normalize(p).z), 30.0, 0.2);
  }
}

TEST(Sites, PlacedSitesAreRoundedNumberedAndOnTheFilesMesh) {
  std::uint32_t nextId = 100;
  const auto placed = placeRegion(scene().region(30.0), nullptr, nextId, scene().context);
  ASSERT_TRUE(placed) << placed.error().text();
  const plan::Region& r = **placed;
  ASSERT_GT(r.sites.size(), 20u);
  EXPECT_FALSE(r.sitesPending);
  EXPECT_EQ(nextId, 100 + r.sites.size());
  for (std::size_t i = 0; i < r.sites.size(); ++i) {
    const plan::Site& s = r.sites[i];
    EXPECT_EQ(s.id.value, 100 + i);
    EXPECT_EQ(s.order, i + 1);
    ASSERT_LT(s.place.triangle, scene().file.triangles.size());
    const glm::dvec3& b = s.place.barycentric;
    EXPECT_TRUE(isRounded(b.x, 6) && isRounded(b.y, 6) && isRounded(b.z, 6));
    EXPECT_GE(std::min({b.x, b.y, b.z}), 0.0);
    EXPECT_NEAR(b.x + b.y + b.z, 1.0, 1e-12);
    const glm::dvec3 exact = mesh::positionAt(scene().file, s.place);
    EXPECT_LT(glm::distance(s.position, exact), 0.001);
    EXPECT_NEAR(glm::length(s.normal), 1.0, 1e-4);
    EXPECT_GT(glm::dot(s.normal, glm::normalize(exact)), 0.999);
    EXPECT_EQ(s.face, s.place.triangle);
    EXPECT_EQ(s.depthMm, r.rule.depthMm);
    EXPECT_EQ(s.volumeMl, r.rule.volumeMl);
    EXPECT_EQ(s.state, plan::SiteState::planned);
  }
}

TEST(Sites, NeedleTravelsInwardsTiltedTowardsTheDirection) {
  const mesh::TriangleMesh plane = support::makePlane(20, 20, 2.0);
  plan::Site site;
  site.place = {3, {0.2, 0.3, 0.5}};
  plan::Rule rule;
  rule.angleDeg = 30.0;
  const auto needle = [&](double direction) {
    rule.directionDeg = direction;
    derive(site, plane, rule);
    return site.needleDirection;
  };
  const double c = std::cos(std::numbers::pi / 6);
  const auto near = [](const glm::dvec3& a, const glm::dvec3& b) {
    return glm::distance(a, b) < 2e-5;
  };
  EXPECT_TRUE(near(needle(0.0), {c, 0, -0.5})) << "0° to the client's left";
  EXPECT_TRUE(near(needle(90.0), {0, c, -0.5})) << "90° upwards";
  EXPECT_TRUE(near(needle(180.0), {-c, 0, -0.5}));
  rule.angleDeg = 90.0;
  EXPECT_TRUE(near(needle(0.0), {0, 0, -1}));

  // On the client's back 0° is still towards the client's left, and 90° up.
  mesh::TriangleMesh back = plane;
  for (glm::vec3& p : back.positions) p = {-p.x, p.y, -p.z};
  mesh::computeNormals(back);
  rule.angleDeg = 30.0;
  rule.directionDeg = 0.0;
  derive(site, back, rule);
  EXPECT_TRUE(near(site.needleDirection, {c, 0, 0.5}));
  rule.directionDeg = 90.0;
  derive(site, back, rule);
  EXPECT_TRUE(near(site.needleDirection, {0, c, 0.5}));
}

TEST(Sites, NothingChangesWhenArrangedOverTheSameShape) {
  std::uint32_t nextId = 1;
  const auto first = placeRegion(scene().region(35.0), nullptr, nextId, scene().context);
  ASSERT_TRUE(first);
  const std::uint32_t after = nextId;
  const auto second = placeRegion(**first, first->get(), nextId, scene().context);
  ASSERT_TRUE(second);
  EXPECT_EQ((*second)->sites, (*first)->sites);
  EXPECT_EQ(nextId, after);
}

TEST(Sites, AnotherSpacingLaysAnew) {
  std::uint32_t nextId = 1;
  const auto first = placeRegion(scene().region(35.0), nullptr, nextId, scene().context);
  ASSERT_TRUE(first);
  plan::Region wider = **first;
  wider.rule.spacingMm = 12.0;
  const auto second = placeRegion(wider, first->get(), nextId, scene().context);
  ASSERT_TRUE(second);
  EXPECT_LT((*second)->sites.size(), 0.6 * static_cast<double>((*first)->sites.size()));
}

TEST(Sites, AMovedPointKeepsItsPlaceAndId) {
  std::uint32_t nextId = 1;
  const auto first = placeRegion(scene().region(30.0), nullptr, nextId, scene().context);
  ASSERT_TRUE(first);
  plan::Region edited = **first;
  plan::Site& moved = edited.sites[5];
  moved.origin = plan::SiteOrigin::moved;
  moved.place.barycentric = {0.25, 0.25, 0.5};
  const SiteId id = moved.id;
  const mesh::SurfacePoint place = moved.place;
  PlaceContext again = scene().context;
  again.arrangeAgain = true;
  const auto second = placeRegion(edited, first->get(), nextId, again);
  ASSERT_TRUE(second);
  bool found = false;
  for (const plan::Site& s : (*second)->sites) {
    if (s.id != id) continue;
    found = true;
    EXPECT_EQ(s.place, place);
    EXPECT_EQ(s.origin, plan::SiteOrigin::moved);
  }
  EXPECT_TRUE(found);
}

TEST(Sites, LeftOutPointsAreGroupedByZoneWithTheirNames) {
  PlaceContext context = scene().context;
  context.blocked = [](const mesh::SurfacePoint& place) {
    const glm::dvec3 p = mesh::positionAt(scene().context.mesh->mesh(), place);
    return std::string(p.x > 8.0 ? "orbit" : p.y < -12.0 ? "lips" : "");
  };
  context.zoneName = [](const std::string& id) { return "inside the " + id; };
  std::uint32_t nextId = 1;
  const auto placed = placeRegion(scene().region(30.0), nullptr, nextId, context);
  ASSERT_TRUE(placed);
  ASSERT_EQ((*placed)->leftOut.size(), 2u);
  for (const plan::LeftOut& l : (*placed)->leftOut) {
    EXPECT_EQ(l.zoneName, "inside the " + l.zone);
    EXPECT_FALSE(l.positions.empty());
  }
}

TEST(Sites, AnErrorNamesTheArea) {
  plan::Region bad = scene().region(20.0);
  bad.rule.spacingMm = 0.0;
  std::uint32_t nextId = 1;
  const auto placed = placeRegion(bad, nullptr, nextId, scene().context);
  ASSERT_FALSE(placed);
  EXPECT_EQ(placed.error().subject, "Forehead");
  EXPECT_EQ(nextId, 1u);
}

}  // namespace
}  // namespace mesomap::layout
