// From patterns to the document: rows, touches, guides, sets, neighbours, varying spacing.
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "arrange_input.h"
#include "layout/sites.h"
#include "paint/skin_path.h"
#include "unit/layout/cap.h"

namespace mesomap::layout {
namespace {

struct Ball {
  mesh::TriangleMesh file = support::makeIcosphere(70.0, 5);
  test::Skin skin{file};
  PlaceContext context;
  Ball() {
    context.fileMesh = &file;
    context.mesh = skin.mesh.get();
    context.pages = &skin.pages;
    context.closest = [this](const glm::dvec3& at) -> std::optional<mesh::SurfacePoint> {
      return test::nearest(skin.mesh, at);
    };
  }
  [[nodiscard]] plan::Region region(const surface::PagedField& shape, plan::Pattern pattern,
                                    std::uint32_t id = 1) const {
    plan::Region r;
    r.id = RegionId{id};
    r.name = "Area";
    r.shape = shape;
    r.rule.pattern = pattern;
    r.rule.spacingMm = 6.0;
    r.rule.marginMm = 3.0;
    return r;
  }
  [[nodiscard]] std::shared_ptr<const plan::Region> placed(const plan::Region& r) const {
    return placed(r, context);
  }
  static std::shared_ptr<const plan::Region> placed(const plan::Region& r, const PlaceContext& c,
                                                    const plan::Region* before = nullptr) {
    std::uint32_t next = 100 * r.id.value;
    const auto result = placeRegion(r, before, next, c);
    EXPECT_TRUE(result) << result.error().text();
    return result ? *result : nullptr;
  }
};

const Ball& ball() {
  static const Ball made;
  return made;
}

double alongBall(const glm::dvec3& a, const glm::dvec3& b) {
  return 70.0 * std::acos(std::clamp(glm::dot(glm::normalize(a), glm::normalize(b)), -1.0, 1.0));
}

TEST(ArrangedSites, RowsGoIntoTheDocumentOnTheFilesMesh) {
  plan::Region r = ball().region(ball().skin.cap(35.0), plan::Pattern::rows);
  r.rule.pitchMm = 2.5;
  const auto placed = ball().placed(r);
  ASSERT_TRUE(placed);
  EXPECT_TRUE(placed->sites.empty());
  ASSERT_GE(placed->rows.size(), 10u);
  for (const plan::Row& row : placed->rows) {
    ASSERT_EQ(row.places.size(), row.points.size());
    double length = 0.0;
    for (std::size_t i = 0; i < row.places.size(); ++i) {
      EXPECT_TRUE(paint::liesOn(ball().file, row.places[i]));
      EXPECT_LT(glm::distance(mesh::positionAt(ball().file, row.places[i]), row.points[i]), 0.002);
      if (i > 0) length += glm::distance(row.points[i - 1], row.points[i]);
    }
    EXPECT_NEAR(row.pricks, std::floor(length / 2.5) + 1.0, 1.0);
  }
  EXPECT_EQ(plan::totalsOf(*placed).sites, 0u);
  EXPECT_GT(plan::totalsOf(*placed).pricks, 200u);
  const auto again = Ball::placed(*placed, ball().context, placed.get());
  EXPECT_EQ(again->rows, placed->rows);
}

TEST(ArrangedSites, TouchesAndWhatTheyMissAreKept) {
  plan::Region r = ball().region(ball().skin.cap(30.0), plan::Pattern::stamps);
  r.rule.stamp = plan::ringStamp(5, 4.0);
  const auto placed = ball().placed(r);
  ASSERT_TRUE(placed);
  ASSERT_GT(placed->sites.size(), 40u);
  for (const plan::Site& site : placed->sites) EXPECT_GE(site.touch, 1u);
  ASSERT_TRUE(placed->uncoveredCm2);
  EXPECT_LT(*placed->uncoveredCm2, placed->areaCm2);
}

TEST(ArrangedSites, TouchingAreasKeepTheSpacingAcrossTheirBorder) {
  const auto half = [&](double side) {
    return paint::shapeOf(*ball().skin.mesh, ball().skin.pages, [side](const glm::dvec3& p) {
      const double cap = 35.0 - 70.0 * std::acos(std::clamp(glm::normalize(p).z, -1.0, 1.0));
      return std::min(cap, side * p.x);
    });
  };
  for (const plan::Pattern pattern : {plan::Pattern::grid, plan::Pattern::rings}) {
    plan::Region left = ball().region(half(1.0), pattern, 1);
    plan::Region right = ball().region(half(-1.0), pattern, 2);
    left.rule.marginMm = right.rule.marginMm = 0.5;
    const auto first = ball().placed(left);
    PlaceContext beside = ball().context;
    beside.others = {first};
    const auto second = Ball::placed(right, beside);
    ASSERT_TRUE(first && second);
    ASSERT_GT(second->sites.size(), 20u);
    for (const plan::Site& a : first->sites) {
      for (const plan::Site& b : second->sites) {
        EXPECT_GE(alongBall(a.position, b.position), 0.97 * 6.0);
      }
    }
  }
}

TEST(ArrangedSites, SpacingVariesFromTheBorderInwardsAndUnderDensePaint) {
  plan::Region r = ball().region(ball().skin.cap(45.0), plan::Pattern::even);
  r.rule.spacingMm = 8.0;
  const auto spacings = [&](const plan::Region& region) {
    Input input;
    input.mesh = ball().skin.mesh.get();
    input.pages = &ball().skin.pages;
    input.shape = region.shape;
    input.rule = region.rule;
    EXPECT_TRUE(addArrangement(input, region, ball().context));
    std::vector<double> found;
    for (int mm = 0; mm <= 45 && input.spacingAt; ++mm) {
      const double angle = mm / 70.0;
      found.push_back(input.spacingAt(
          test::nearest(ball().skin.mesh, {70.0 * std::sin(angle), 0.0, 70.0 * std::cos(angle)})));
    }
    return found;  // from the middle to the border
  };
  EXPECT_TRUE(spacings(r).empty()) << "one spacing all over";
  r.rule.edgeSpacingMm = 4.0;
  r.rule.edgeWidthMm = 20.0;
  const std::vector<double> edge = spacings(r);
  ASSERT_EQ(edge.size(), 46u);
  EXPECT_NEAR(edge[45], 4.0, 0.05);
  EXPECT_NEAR(edge[35], 6.0, 0.15) << "half way";
  for (std::size_t mm = 0; mm < 25; ++mm) EXPECT_NEAR(edge[mm], 8.0, 0.05);
  for (std::size_t mm = 1; mm < 46; ++mm) {
    EXPECT_LE(edge[mm], edge[mm - 1] + 0.02);
    EXPECT_GE(edge[mm], edge[mm - 1] - 0.4) << "no steps";
  }

  r.rule.edgeSpacingMm.reset();
  r.rule.denseSpacingMm = 3.0;
  EXPECT_TRUE(spacings(r).empty()) << "nothing is painted dense";
  r.dense = ball().skin.cap(15.0);
  const std::vector<double> dense = spacings(r);
  ASSERT_EQ(dense.size(), 46u);
  EXPECT_NEAR(dense[5], 3.0, 0.05);
  EXPECT_NEAR(dense[15], 5.5, 0.3) << "on the paint's border";
  EXPECT_NEAR(dense[25], 8.0, 0.05);
}

TEST(ArrangedSites, ASavedSetIsLaidAmongItsLandmarks) {
  PlaceContext c = ball().context;
  c.landmarks = {{"a", "a", plan::Side::none, {20, 0, 67}},
                 {"b", "b", plan::Side::none, {-20, 0, 67}},
                 {"c", "c", plan::Side::none, {0, 25, 65}}};
  const std::vector<glm::dvec3> places{{3, 4, 69.8}, {-6, 10, 69}, {0, -5, 69.8}};
  const auto set = plan::makePointSet("mine", "", places, c.landmarks);
  ASSERT_TRUE(set);
  plan::Region r = ball().region(ball().skin.cap(30.0), plan::Pattern::set);
  r.rule.pointSet = "mine";
  std::uint32_t next = 10;
  const auto unknown = placeRegion(r, nullptr, next, c);
  ASSERT_FALSE(unknown);
  EXPECT_NE(unknown.error().message.find("'mine'"), std::string::npos);
  c.pointSets = std::make_shared<const std::vector<plan::PointSet>>(std::vector{*set});
  const auto placed = Ball::placed(r, c);
  ASSERT_TRUE(placed);
  ASSERT_EQ(placed->sites.size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_LT(glm::distance(placed->sites[i].position, places[i]), 0.5);
  }
  c.landmarks.pop_back();
  const auto missing = placeRegion(r, nullptr, next, c);
  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().message.find("landmark"), std::string::npos);
}

TEST(ArrangedSites, RaysOfTheScalpBeginAtTheVertex) {
  PlaceContext c = ball().context;
  c.landmarks = {{"vertex", "top of the head", plan::Side::midline, {0, 70, 0}}};
  plan::Region r = ball().region(ball().skin.cap(40.0, {0.3, 1, 0.1}), plan::Pattern::rays);
  r.area = "scalp-vertex";
  const auto placed = Ball::placed(r, c);
  ASSERT_TRUE(placed);
  ASSERT_GT(placed->sites.size(), 30u);
  for (const plan::Site& s : placed->sites) {
    const double step = alongBall(s.position, {0, 70, 0}) / 6.0;
    EXPECT_NEAR(step, std::round(step), 0.03);
  }
}

}  // namespace
}  // namespace mesomap::layout
