#include "figure/atlas.h"

#include <gtest/gtest.h>

#include "support/meshes.h"
#include "unit/figure/atlas_world.h"

namespace mesomap::figure {
namespace {

using mesh::SurfacePoint;
using support::Random;
using test::indexOf;
using test::kCapHeight;
using test::kFrontDepth;
using test::kRadius;
using test::lengthOf;
using test::mirroredSphere;
using test::sizeOf;
using test::sphereAtWork;

constexpr double kPi = std::numbers::pi;

class AtlasOnSphere : public testing::Test {
 protected:
  const mesh::TriangleMesh mesh = mirroredSphere(5);
  const std::shared_ptr<const Atlas> atlas = sphereAtWork(mesh);
};

TEST_F(AtlasOnSphere, ListsAreasInTheOrderOfTheTableLeftFirst) {
  ASSERT_TRUE(atlas);
  std::vector<std::pair<std::string, Side>> list;
  for (const Area& area : atlas->areas()) list.emplace_back(area.id, area.side);
  const std::vector<std::pair<std::string, Side>> expected{
      {"front", Side::midline}, {"side", Side::left},  {"side", Side::right},
      {"spot", Side::left},     {"spot", Side::right}, {"cap", Side::midline}};
  EXPECT_EQ(list, expected);
  EXPECT_TRUE(atlas->areas()[3].overlay);
  EXPECT_FALSE(atlas->areas()[0].overlay);
}

TEST_F(AtlasOnSphere, EveryPlaceHasTheAreaThatIsPaintedThere) {
  Random random(3);
  for (int i = 0; i < 20000; ++i) {
    const SurfacePoint place = random.pointOn(mesh);
    const glm::dvec3 p = mesh::positionAt(mesh, place);
    const auto area = atlas->areaAt(place);
    ASSERT_TRUE(area);
    // Facets lie under the sphere and borders are polylines: nearer than this both may be right.
    if (std::abs(p.y - kCapHeight) < 0.15 || std::abs(p.z - kFrontDepth) < 0.15) continue;
    const Area& found = atlas->areas()[*area];
    EXPECT_EQ(found.id, (std::array{"cap", "front", "side"}[test::paintedAt(Vec3(p))]));
    const Side side = found.id != "side" ? Side::midline : p.x > 0 ? Side::left : Side::right;
    EXPECT_EQ(found.side, side);
  }
}

TEST_F(AtlasOnSphere, SizesAreThoseOfCapsAndAddUp) {
  const auto sizeOfArea = [&](const char* id, Side side) {
    const std::size_t area = indexOf(*atlas, id, side);
    return sizeOf(mesh, [&](const SurfacePoint& p) { return atlas->areaAt(p) == area; });
  };
  const double all = sizeOf(mesh, [](const SurfacePoint&) { return true; });
  const double cap = sizeOfArea("cap", Side::midline);
  const double front = sizeOfArea("front", Side::midline);
  const double left = sizeOfArea("side", Side::left);
  const double right = sizeOfArea("side", Side::right);
  // Archimedes: a cap has the size of its share of the circumscribed cylinder.
  EXPECT_NEAR(cap / all, (kRadius - kCapHeight) / (2 * kRadius), 3e-4);
  EXPECT_NEAR(left, right, 1e-6 * all);
  EXPECT_NEAR(cap + front + left + right, all, 1e-9 * all);
}

TEST_F(AtlasOnSphere, BordersAreClosedLoopsOfTheRightLength) {
  const auto cap = atlas->areaBorders(indexOf(*atlas, "cap", Side::midline));
  ASSERT_EQ(cap.size(), 1u);
  EXPECT_TRUE(cap[0].closed);
  const double circle = 2 * kPi * std::sqrt(kRadius * kRadius - kCapHeight * kCapHeight);
  EXPECT_NEAR(lengthOf(mesh, cap), circle, 2e-3 * circle);
  for (const Side side : {Side::left, Side::right}) {
    const auto loops = atlas->areaBorders(indexOf(*atlas, "side", side));
    ASSERT_EQ(loops.size(), 1u);
    EXPECT_TRUE(loops[0].closed);
  }
}

TEST_F(AtlasOnSphere, NeighboursShareEveryBorderOnce) {
  double ofAreas = 0.0;
  for (std::size_t a = 0; a < atlas->areas().size(); ++a) {
    if (!atlas->areas()[a].overlay) ofAreas += lengthOf(mesh, atlas->areaBorders(a));
  }
  EXPECT_NEAR(ofAreas, 2.0 * lengthOf(mesh, atlas->networkBorders()), 1e-6 * ofAreas);
}

TEST_F(AtlasOnSphere, LeftAndRightMeetExactlyOnTheMidline) {
  int onMidline = 0;
  for (const BorderCurve& curve : atlas->networkBorders()) {
    bool all = true;
    for (const SurfacePoint& p : curve.points) all &= mesh::positionAt(mesh, p).x == 0.0;
    if (!all) continue;
    ++onMidline;
    const double length = lengthOf(mesh, {curve});
    // On x = 0 from the cap's edge over the back to the front's edge.
    const double turn = std::acos(-std::sqrt(1 - kCapHeight * kCapHeight / (kRadius * kRadius)));
    const double end = 2 * kPi - std::acos(kFrontDepth / kRadius);
    EXPECT_NEAR(length, kRadius * (end - turn), 0.5);
  }
  EXPECT_EQ(onMidline, 1);
}

TEST_F(AtlasOnSphere, OneSideIsTheMirrorImageOfTheOther) {
  const MeshMirror mirror = *mirrorOf(mesh);
  Random random(5);
  for (int i = 0; i < 5000; ++i) {
    const SurfacePoint place = random.pointOn(mesh);
    const SurfacePoint image = mirrored(mesh, mirror, place);
    const Area& here = atlas->areas()[*atlas->areaAt(place)];
    const Area& there = atlas->areas()[*atlas->areaAt(image)];
    EXPECT_EQ(here.id, there.id);
    EXPECT_EQ(here.side == Side::left, there.side == Side::right);
    EXPECT_EQ(atlas->zoneAt(place), atlas->zoneAt(image));
  }
}

TEST_F(AtlasOnSphere, DistancesAreExactNearBordersAndBoundsFarAway) {
  const std::size_t cap = indexOf(*atlas, "cap", Side::midline);
  Random random(7);
  std::vector<SurfacePoint> places;
  for (int i = 0; i < 20000; ++i) places.push_back(random.pointOn(mesh));
  const std::vector<float> inside = atlas->insideArea(cap, mesh, places);
  ASSERT_EQ(inside.size(), places.size());
  const double border = std::acos(kCapHeight / kRadius);
  int near = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const glm::dvec3 p = mesh::positionAt(mesh, places[i]);
    const double exact = kRadius * (border - std::acos(p.y / glm::length(p)));
    if (std::abs(exact) < 4.0) {
      EXPECT_NEAR(inside[i], exact, 0.1);
      ++near;
    } else {
      EXPECT_EQ(inside[i] > 0, exact > 0);
      EXPECT_GE(std::abs(inside[i]), 3.9);
      EXPECT_LE(std::abs(inside[i]), std::abs(exact) + 0.1);
    }
  }
  EXPECT_GT(near, 500);
}

TEST_F(AtlasOnSphere, DistancesFollowTheMeshAsItLiesNow) {
  const std::size_t cap = indexOf(*atlas, "cap", Side::midline);
  mesh::TriangleMesh larger = mesh;
  for (glm::vec3& p : larger.positions) p *= 1.25f;
  Random random(9);
  std::vector<SurfacePoint> places;
  for (int i = 0; i < 5000; ++i) places.push_back(random.pointOn(mesh));
  const std::vector<float> before = atlas->insideArea(cap, mesh, places);
  const std::vector<float> after = atlas->insideArea(cap, larger, places);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (std::abs(before[i]) > 4.0f) continue;
    EXPECT_NEAR(after[i], 1.25f * before[i], 1e-3f);
  }
}

TEST_F(AtlasOnSphere, DistancesDoNotJumpAcrossAGap) {
  // Two sheets 1 mm apart, joined at no place: a border on one is not near places of the other.
  mesh::TriangleMesh sheets = support::makePlane(40, 40, 2);
  const auto vertices = static_cast<std::uint32_t>(sheets.positions.size());
  const std::size_t triangles = sheets.triangles.size();
  for (std::uint32_t v = 0; v < vertices; ++v) {
    sheets.positions.push_back(sheets.positions[v] + glm::vec3(0, 0, 1));
  }
  for (std::size_t t = 0; t < triangles; ++t) {
    const mesh::Triangle below = sheets.triangles[t];
    sheets.triangles.push_back({below[0] + vertices, below[1] + vertices, below[2] + vertices});
  }
  AtlasData data;
  data.areas = {"cap", "front"};
  data.vertices = sheets.positions.size();
  data.triangles = sheets.triangles.size();
  const auto mirror = mirrorOf(sheets);
  ASSERT_TRUE(mirror);
  data.network = cutMesh(sheets, *mirror,
                         [](const Vec3& p) { return p.z < 0.5f && p.y > 1 ? Label{0} : Label{1}; });
  const auto made = makeAtlas(data, test::sphereTable(), sheets, "sheets");
  ASSERT_TRUE(made) << made.error().text();
  const std::size_t cap = indexOf(**made, "cap", Side::midline);
  std::vector<SurfacePoint> places;
  for (std::uint32_t t = 0; t < sheets.triangles.size(); ++t) places.push_back({t});
  const std::vector<float> inside = (*made)->insideArea(cap, sheets, places);
  for (std::size_t t = 0; t < places.size(); ++t) {
    const double y = mesh::positionAt(sheets, places[t]).y;
    if (t >= triangles) {
      EXPECT_LE(inside[t], -4.0f);
    } else if (std::abs(y - 1) < 4.0) {
      EXPECT_NEAR(inside[t], y - 1, 0.05);
    }
  }
}

TEST_F(AtlasOnSphere, TellsOverlaysFirstAndZonesOfBothSidesAsOne) {
  const auto nearest = [&](const glm::dvec3& p) { return support::nearestBruteForce(mesh, p); };
  const auto left = atlas->areasAt(nearest({79, 0, -10}));
  ASSERT_EQ(left.size(), 2u);
  EXPECT_EQ(atlas->areas()[left[0]].id, "spot");
  EXPECT_EQ(atlas->areas()[left[0]].side, Side::left);
  EXPECT_EQ(atlas->areas()[left[1]].id, "side");
  const auto right = atlas->areasAt(nearest({-79, 0, -10}));
  ASSERT_EQ(right.size(), 2u);
  EXPECT_EQ(atlas->areas()[right[0]].side, Side::right);
  ASSERT_EQ(atlas->zones().size(), 2u);
  // The blocked zone comes before the caution zone wherever both lie.
  const auto blocked = atlas->zoneAt(nearest({-79, 10, 0}));
  ASSERT_TRUE(blocked);
  EXPECT_EQ(atlas->zones()[*blocked].id, "both");
  EXPECT_TRUE(atlas->inZone(0, nearest({-79, 10, 0})));
  const auto caution = atlas->zoneAt(nearest({0, 70, 10}));
  ASSERT_TRUE(caution);
  EXPECT_EQ(atlas->zones()[*caution].id, "top");
  EXPECT_FALSE(atlas->zoneAt(nearest({0, -79, 0})));
  EXPECT_EQ(atlas->zoneBorders(*blocked).size(), 2u);
  const double circle = 2 * kPi * std::sqrt(kRadius * kRadius - test::kZoneAt * test::kZoneAt);
  EXPECT_NEAR(lengthOf(mesh, atlas->zoneBorders(*blocked)), 2 * circle, 4e-3 * circle);
}

TEST_F(AtlasOnSphere, AnswersNothingForWhatIsNotThere) {
  const SurfacePoint nowhere{static_cast<std::uint32_t>(mesh.triangles.size())};
  EXPECT_FALSE(atlas->areaAt(nowhere));
  EXPECT_TRUE(atlas->areasAt(nowhere).empty());
  EXPECT_FALSE(atlas->zoneAt(nowhere));
  EXPECT_TRUE(atlas->areaBorders(99).empty());
  EXPECT_TRUE(atlas->zoneBorders(99).empty());
  const std::vector<SurfacePoint> places{nowhere};
  EXPECT_LT(atlas->insideArea(0, mesh, places).at(0), 0.0f);
  EXPECT_LT(atlas->insideArea(99, mesh, places).at(0), 0.0f);
}

}  // namespace
}  // namespace mesomap::figure
