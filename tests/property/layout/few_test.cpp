// Areas with few points, which is most real areas: nearly as many points as the best of five
// hundred random starts finds room for, none stranded; tiny and slender areas by rules of their
// own.
#include "few.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <glm/geometric.hpp>
#include <numbers>

#include "bubbles.h"
#include "ground.h"
#include "property/layout/cases.h"
#include "support/meshes.h"
#include "unit/layout/cap.h"

namespace mesomap::layout {
namespace {

bool soak() {
  return std::getenv("MESOMAP_SOAK_MINUTES") != nullptr;
}

/// Most points of `starts` random ones, each relaxed and thinned like any layout.
std::size_t bestOfRandom(const test::Area& area, const Input& in, int starts, std::uint64_t seed) {
  const Ground ground(*in.mesh, *in.pages, in.shape, in.rule.marginMm);
  const double h = in.rule.spacingMm;
  LazyField field;
  support::Random random(seed);
  std::size_t most = 0;
  const auto& spots = ground.spots();
  const auto expected = static_cast<int>(area.areaCm2 * 100.0 / (0.866 * h * h)) + 4;
  for (int s = 0; s < starts; ++s) {
    Bubbles bubbles(ground, h, field);
    // Random places, as many as would nearly fill the area; then any that still fit.
    for (int dart = 0; dart < 30 * expected; ++dart) {
      const Spot& spot = spots[random.next() % spots.size()];
      const double free = dart < 10 * expected ? 0.85 : 0.75;
      const bool fits = std::all_of(
          bubbles.dots().begin(), bubbles.dots().end(),
          [&](const Dot& d) { return glm::distance(d.position, spot.position) > free * h; });
      if (fits)
        bubbles.dots().push_back(makeDot(ground.mesh(), placeOf(ground.mesh(), spot.vertex)));
    }
    bubbles.relax(40);
    for (int pass = 0; pass < 12 && bubbles.thin(false) > 0; ++pass) bubbles.relax(25);
    while (bubbles.thin(true) > 0) {
    }
    most = std::max(most, bubbles.dots().size());
  }
  return most;
}

void expectGoodForFew(const test::Area& area, double spacingMm) {
  SCOPED_TRACE(area.name);
  const Input in = test::inputFor(area, spacingMm);
  const auto out = layOut(in);
  ASSERT_TRUE(out) << out.error().text();
  if (out->points.size() >= kFewPoints) return;
  const Quality q = test::qualityFor(area, in, *out);
  const std::size_t best = bestOfRandom(area, in, 500, 17);
  std::printf("%-34s h %4.1f  N %2zu  best of 500: %2zu  gap %.3f h\n", area.name.c_str(),
              spacingMm, q.sites, best, q.largestGapMm / spacingMm);
  EXPECT_GE(q.sites + 1, best);
  EXPECT_LE(q.largestGapMm, 0.90 * spacingMm);
  if (q.sites < 2) return;
  EXPECT_GE(q.minDistanceMm, 0.97 * spacingMm);
  // None stranded: every point has another within 1.6 spacings.
  surface::GeodesicField field(*in.mesh);
  for (std::size_t i = 0; i < out->points.size(); ++i) {
    (void)field.ball(out->points[i].place, 1.7 * spacingMm);
    double nearest = 1e9;
    for (std::size_t j = 0; j < out->points.size(); ++j) {
      if (j != i) nearest = std::min(nearest, field.distanceAt(out->points[j].place));
    }
    EXPECT_LE(nearest, 1.6 * spacingMm) << "point " << i;
  }
}

TEST(FewPoints, AreNearlyAsManyAsTheBestOfFiveHundredStarts) {
  std::size_t seen = 0;
  for (const test::Area& area : test::knownAreas()) {
    for (const double spacing : {20.0, 14.0}) {
      if (seen++ % 4 == 0 || soak()) expectGoodForFew(area, spacing);
    }
  }
}

TEST(FewPoints, OnAreasOfTheBustAreNearlyAsMany) {
  std::string problem;
  const auto areas = test::figureAreas("bust-female", 3.0, 40.0, problem);
  ASSERT_FALSE(areas.empty()) << problem;
  std::size_t seen = 0;
  for (const test::Area& area : areas) {
    if (seen++ % 9 == 0 || soak()) expectGoodForFew(area, 10.0);
  }
}

/// A flat sheet and an area on it.
class Flat {
 public:
  Flat() : skin_(support::makePlane(130, 70, 1.0), 1.6) {}
  template <class Inside>
  [[nodiscard]] std::vector<glm::dvec3> lay(double spacingMm, double marginMm,
                                            const Inside& inside) const {
    Input in = skin_.input(paint::shapeOf(*skin_.mesh, skin_.pages, inside), spacingMm);
    in.rule.marginMm = marginMm;
    const auto out = layOut(in);
    std::vector<glm::dvec3> points;
    if (!out) return points;
    for (const Point& p : out->points) points.push_back(skin_.position(p));
    std::sort(points.begin(), points.end(),
              [](const glm::dvec3& a, const glm::dvec3& b) { return a.x < b.x; });
    return points;
  }

 private:
  test::Skin skin_;
};

const Flat& flat() {
  static const Flat sheet;
  return sheet;
}

TEST(TinyAreas, HaveOnePointInTheMiddleThenTwoThenThree) {
  const auto disk = [](double radius) {
    return flat().lay(10.0, 1.0, [=](const glm::dvec3& p) { return radius - glm::length(p); });
  };
  // The radius less the margin: two fit from 4.85 mm, three in a triangle from 5.6 mm.
  const auto one = disk(5.3);
  ASSERT_EQ(one.size(), 1u);
  EXPECT_LT(glm::length(one[0]), 1.0);
  const auto two = disk(6.2);
  ASSERT_EQ(two.size(), 2u);
  EXPECT_LT(glm::length(0.5 * (two[0] + two[1])), 0.6) << "about the middle";
  const auto three = disk(7.4);
  ASSERT_EQ(three.size(), 3u);
  EXPECT_LT(glm::length((three[0] + three[1] + three[2]) / 3.0), 0.6) << "about the middle";
  for (const auto& p : three) EXPECT_NEAR(glm::length(p), 6.4, 0.7) << "a triangle at the margin";
}

TEST(SlenderAreas, HaveALineInEqualStepsOutToTheMargin) {
  for (const double half : {7.0, 12.0, 17.0, 24.0, 33.0, 41.0, 58.0}) {
    SCOPED_TRACE(half);
    // Half a millimetre less the margin to either side of the line.
    const auto line = flat().lay(10.0, 3.0, [=](const glm::dvec3& p) {
      return 3.5 - std::hypot(std::max(0.0, std::abs(p.x) - half), p.y);
    });
    const double length = 2.0 * half + 1.0;
    const auto most = static_cast<std::size_t>(length / 9.7) + 1;
    ASSERT_EQ(line.size(), most);
    double shortest = 1e9;
    double longest = 0.0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
      const double step = glm::distance(line[i], line[i + 1]);
      shortest = std::min(shortest, step);
      longest = std::max(longest, step);
    }
    EXPECT_GE(shortest, 9.7);
    EXPECT_LE(longest, 16.0) << "stranded";
    if (line.size() > 2) {
      EXPECT_LE(longest, 1.06 * shortest) << "equal steps";
      EXPECT_LT(line.front().x, -half + 1.0) << "to the margin";
      EXPECT_GT(line.back().x, half - 1.0);
    }
  }
}

TEST(SlenderAreas, AThinRingHasEqualStepsRound) {
  for (const double radius : {14.0, 19.0, 25.0}) {
    SCOPED_TRACE(radius);
    const auto ring = flat().lay(
        10.0, 3.0, [=](const glm::dvec3& p) { return 3.5 - std::abs(glm::length(p) - radius); });
    ASSERT_GE(ring.size(), 3u);
    std::vector<double> angles;
    for (const auto& p : ring) angles.push_back(std::atan2(p.y, p.x));
    std::sort(angles.begin(), angles.end());
    double shortest = 1e9;
    double longest = 0.0;
    for (std::size_t i = 0; i < angles.size(); ++i) {
      const double next =
          i + 1 < angles.size() ? angles[i + 1] : angles[0] + 2.0 * std::numbers::pi;
      shortest = std::min(shortest, radius * (next - angles[i]));
      longest = std::max(longest, radius * (next - angles[i]));
    }
    EXPECT_LE(longest, 1.12 * shortest);
    EXPECT_LE(longest, 14.0);
  }
}

TEST(FewPoints, StandBesideWhatTheUserLocked) {
  const auto& skin = test::sphereSkin();
  Input in = skin.input(skin.cap(16.0), 10.0);
  in.locked = {test::nearest(skin.mesh, 70.0 * glm::normalize(glm::dvec3(0.08, 0.03, 1)))};
  const auto out = layOut(in);
  ASSERT_TRUE(out);
  ASSERT_GE(out->points.size(), 4u);
  EXPECT_EQ(std::count_if(out->points.begin(), out->points.end(),
                          [](const Point& p) { return p.locked; }),
            1);
  EXPECT_GE(skin.quality(in, *out).minDistanceMm, 9.7);
}

}  // namespace
}  // namespace mesomap::layout
