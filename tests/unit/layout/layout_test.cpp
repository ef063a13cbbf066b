#include "layout/layout.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>

#include "paint/brush.h"
#include "unit/layout/cap.h"

namespace mesomap::layout {
namespace {

using test::sphereSkin;

TEST(Layout, RoundAreaOnASphereIsEvenlyFilled) {
  const auto& skin = sphereSkin();
  const Input in = skin.input(skin.cap(45.0), 10.0);
  const auto out = layOut(in);
  ASSERT_TRUE(out) << out.error().text();
  const Quality q = skin.quality(in, *out);
  EXPECT_GE(q.sites, 57u);
  EXPECT_LE(q.sites, 72u);
  EXPECT_GE(q.minDistanceMm, 9.7);
  EXPECT_LE(q.nearestCv, 0.02);
  EXPECT_GE(q.sixNeighbourShare, 0.85);
  EXPECT_LE(q.largestGapMm, 8.0);
}

TEST(Layout, MarginIsKept) {
  const auto& skin = sphereSkin();
  const Input in = skin.input(skin.cap(40.0, {0.3, 0.2, 1}), 8.0);
  const auto out = layOut(in);
  ASSERT_TRUE(out);
  ASSERT_GT(out->points.size(), 30u);
  for (const Point& p : out->points) {
    EXPECT_GE(test::depthAt(*skin.mesh, in.shape, p.place), 4.0 - 0.05);
  }
}

TEST(Layout, SameInputGivesTheSameBits) {
  const auto& skin = sphereSkin();
  const Input in = skin.input(skin.cap(38.0, {-0.4, 0.5, 1}), 6.0);
  const auto one = layOut(in);
  const auto two = layOut(in);
  ASSERT_TRUE(one && two);
  ASSERT_EQ(one->points.size(), two->points.size());
  for (std::size_t i = 0; i < one->points.size(); ++i) {
    EXPECT_EQ(one->points[i].place, two->points[i].place);
  }
}

TEST(Layout, SmallRoundAreaHasOnePointInItsMiddle) {
  const auto& skin = sphereSkin();
  const Input in = skin.input(skin.cap(8.0, {0.2, 0.1, 1}), 10.0);
  const auto out = layOut(in);
  ASSERT_TRUE(out);
  ASSERT_EQ(out->points.size(), 1u);
  const glm::dvec3 axis = glm::normalize(glm::dvec3(0.2, 0.1, 1));
  EXPECT_LT(glm::distance(skin.position(out->points[0]), axis * 70.0), 1.5);
}

TEST(Layout, SinglePatternIsOnePoint) {
  const auto& skin = sphereSkin();
  Input in = skin.input(skin.cap(30.0), 10.0);
  in.rule.pattern = plan::Pattern::single;
  const auto out = layOut(in);
  ASSERT_TRUE(out);
  ASSERT_EQ(out->points.size(), 1u);
  EXPECT_LT(glm::distance(skin.position(out->points[0]), {0, 0, 70}), 1.5);
}

TEST(Layout, ThinStrokeGetsALineOfPoints) {
  const test::Skin skin(support::makePlane(120, 60, 1.0));
  const auto shape = paint::strokeThrough(
      *skin.mesh,
      surface::PagedField(static_cast<std::uint32_t>(skin.mesh->mesh().positions.size())),
      std::vector<mesh::SurfacePoint>{test::nearest(skin.mesh, {-40, 1, 0}),
                                      test::nearest(skin.mesh, {40, -1, 0})},
      6.0);
  const Input in = skin.input(shape, 10.0);  // margin 5 mm, the stroke is 3 mm deep
  const auto out = layOut(in);
  ASSERT_TRUE(out);
  EXPECT_GE(out->points.size(), 7u);
  EXPECT_LE(out->points.size(), 9u);
  for (const Point& p : out->points) {
    const glm::dvec3 at = skin.position(p);
    EXPECT_LT(std::abs(at.y + at.x / 40.0), 1.2) << "along the middle";
  }
}

TEST(Layout, SeparateIslandsAreLaidOutEach) {
  const test::Skin skin(support::makePlane(120, 60, 1.0));
  const auto shape = paint::shapeOf(*skin.mesh, skin.pages, [](const glm::dvec3& p) {
    return std::max(18.0 - glm::length(p - glm::dvec3(-30, 0, 0)),
                    18.0 - glm::length(p - glm::dvec3(30, 0, 0)));
  });
  const auto out = layOut(skin.input(shape, 8.0));
  ASSERT_TRUE(out);
  std::size_t left = 0;
  std::size_t right = 0;
  for (const Point& p : out->points) (skin.position(p).x < 0.0 ? left : right)++;
  EXPECT_GE(left, 9u);
  EXPECT_GE(right, 9u);
}

TEST(Layout, PointsOnTwoSidesOfASlitDoNotPushOneAnother) {
  // Two closed lips: 0.01 mm apart in space, far apart along the skin.
  const test::Skin skin(test::slitPlane(1.0));
  const auto shape = paint::shapeOf(*skin.mesh, skin.pages, [](const glm::dvec3& p) {
    return std::min({p.x + 28.0, -8.0 - p.x, 12.0 - std::abs(p.y)});
  });
  Input in = skin.input(shape, 6.0);
  in.rule.marginMm = 0.5;
  const auto out = layOut(in);
  ASSERT_TRUE(out);
  EXPECT_GE(skin.quality(in, *out).minDistanceMm, 0.97 * 6.0);
  // One point on each lip, 2.4 mm from one another straight across: neither makes the other go.
  in.keep = {test::nearest(skin.mesh, {-18, 1.2, 0}), test::nearest(skin.mesh, {-18, -1.2, 0})};
  const auto both = layOut(in);
  ASSERT_TRUE(both);
  std::size_t kept = 0;
  for (const Point& p : both->points) {
    if (p.keptFrom < 0) continue;
    ++kept;
    EXPECT_LT(glm::distance(skin.position(p),
                            mesh::positionAt(skin.mesh->mesh(),
                                             in.keep[static_cast<std::size_t>(p.keptFrom)])),
              6.0);
  }
  EXPECT_EQ(kept, 2u);
  EXPECT_GE(skin.quality(in, *both).minDistanceMm, 0.97 * 6.0);
}

TEST(Layout, WorkGoesFromTheTopDownAndFromTheClientsRight) {
  const auto& skin = sphereSkin();
  const Input in = skin.input(skin.cap(30.0), 8.0);
  const auto out = layOut(in);
  ASSERT_TRUE(out);
  const glm::dvec3 first = skin.position(out->points.front());
  const glm::dvec3 last = skin.position(out->points.back());
  EXPECT_GT(first.y, 15.0);
  EXPECT_LT(last.y, -15.0);
  for (std::size_t i = 1; i < out->points.size(); ++i) {
    const glm::dvec3 a = skin.position(out->points[i - 1]);
    const glm::dvec3 b = skin.position(out->points[i]);
    EXPECT_TRUE(b.x > a.x || b.y < a.y) << "point " << i;
    EXPECT_LT(b.y - a.y, 8.0);
  }
}

TEST(Layout, BlockedPlacesAreSetAsideAndNamed) {
  const auto& skin = sphereSkin();
  Input in = skin.input(skin.cap(40.0), 8.0);
  in.blocked = [&skin](const mesh::SurfacePoint& place) {
    return std::string(mesh::positionAt(skin.mesh->mesh(), place).x > 10.0 ? "orbit" : "");
  };
  const auto out = layOut(in);
  ASSERT_TRUE(out);
  EXPECT_GT(out->blocked.size(), 10u);
  for (const BlockedPoint& b : out->blocked) {
    EXPECT_EQ(b.zone, "orbit");
    EXPECT_GT(b.position.x, 10.0);
  }
  for (const Point& p : out->points) EXPECT_LE(skin.position(p).x, 10.0);
  in.blocked = {};
  const auto all = layOut(in);
  ASSERT_TRUE(all);
  EXPECT_EQ(all->points.size(), out->points.size() + out->blocked.size());
}

TEST(Layout, KeptPointsStandStillWhenNothingChanged) {
  const auto& skin = sphereSkin();
  Input in = skin.input(skin.cap(42.0), 8.0);
  const auto first = layOut(in);
  ASSERT_TRUE(first);
  for (const Point& p : first->points) in.keep.push_back(p.place);
  const auto again = layOut(in);
  ASSERT_TRUE(again);
  ASSERT_EQ(again->points.size(), first->points.size());
  for (std::size_t i = 0; i < first->points.size(); ++i) {
    EXPECT_EQ(again->points[i].place, first->points[i].place);
    EXPECT_EQ(again->points[i].keptFrom, static_cast<int>(i));
  }
}

TEST(Layout, AStrokeMovesNoPointFartherThanThreeSpacingsFromIt) {
  const auto& skin = sphereSkin();
  const double h = 6.0;
  Input in = skin.input(skin.cap(40.0), h);
  const auto first = layOut(in);
  ASSERT_TRUE(first);
  for (const Point& p : first->points) in.keep.push_back(p.place);
  // The area grows by a round spot at its border, at the client's left.
  const glm::dvec3 centre = 70.0 * glm::dvec3(std::sin(0.6), 0.0, std::cos(0.6));
  in.shape =
      paint::strokeThrough(*skin.mesh, in.shape,
                           std::vector<mesh::SurfacePoint>{test::nearest(skin.mesh, centre)}, 24.0);
  const auto second = layOut(in);
  ASSERT_TRUE(second);
  EXPECT_GT(second->points.size(), first->points.size());
  EXPECT_GE(skin.quality(in, *second).minDistanceMm, 0.97 * h);
  std::set<int> stayed;
  for (const Point& p : second->points) {
    if (p.keptFrom < 0) continue;
    const mesh::SurfacePoint& before = in.keep[static_cast<std::size_t>(p.keptFrom)];
    if (p.place == before) stayed.insert(p.keptFrom);
  }
  for (std::size_t i = 0; i < in.keep.size(); ++i) {
    const double away = glm::distance(mesh::positionAt(skin.mesh->mesh(), in.keep[i]), centre);
    if (away > 12.0 + 3.0 * h) {
      EXPECT_TRUE(stayed.count(static_cast<int>(i))) << away;
    }
  }
}

TEST(Layout, LockedPointsStayAndOthersKeepTheirDistance) {
  const auto& skin = sphereSkin();
  Input in = skin.input(skin.cap(35.0), 8.0);
  in.locked = {test::nearest(skin.mesh, {3.3, 1.7, 69.9}), test::nearest(skin.mesh, {4.5, 30, 62})};
  const auto out = layOut(in);
  ASSERT_TRUE(out);
  std::size_t locked = 0;
  for (const Point& p : out->points) {
    if (!p.locked) continue;
    EXPECT_EQ(p.place, in.locked[static_cast<std::size_t>(p.keptFrom)]);
    ++locked;
  }
  EXPECT_EQ(locked, 2u);
  EXPECT_GE(skin.quality(in, *out).minDistanceMm, 0.97 * 8.0);
}

TEST(Layout, FiguresOutOfRangeAreRefusedInWords) {
  const auto& skin = sphereSkin();
  const Input good = skin.input(skin.cap(20.0), 8.0);
  const double nan = std::nan("");
  const double inf = std::numeric_limits<double>::infinity();
  const auto refused = [&](auto&& change, const char* word) {
    Input in = good;
    change(in.rule);
    const auto out = layOut(in);
    ASSERT_FALSE(out);
    EXPECT_EQ(out.error().kind, ErrorKind::refused);
    EXPECT_NE(out.error().message.find(word), std::string::npos) << out.error().message;
  };
  for (const double bad : {0.0, -3.0, 0.1, 1e9, nan, inf, -inf}) {
    refused([bad](plan::Rule& r) { r.spacingMm = bad; }, "spacing");
  }
  for (const double bad : {-1.0, 1e9, nan, inf}) {
    refused([bad](plan::Rule& r) { r.marginMm = bad; }, "margin");
    refused([bad](plan::Rule& r) { r.depthMm = bad; }, "depth");
    refused([bad](plan::Rule& r) { r.volumeMl = bad; }, "volume");
    refused([bad](plan::Rule& r) { r.angleDeg = bad; }, "angle");
  }
  refused([nan](plan::Rule& r) { r.directionDeg = nan; }, "direction");
}

TEST(Layout, TooManyPointsAreRefusedWithTheirCount) {
  const auto& skin = sphereSkin();
  Input in = skin.input(skin.cap(60.0), 3.0);
  in.maxPoints = 500;
  const auto out = layOut(in);
  ASSERT_FALSE(out);
  EXPECT_NE(out.error().message.find("500"), std::string::npos);
}

TEST(Layout, NothingPaintedGivesNoPoints) {
  const auto& skin = sphereSkin();
  const auto count = static_cast<std::uint32_t>(skin.mesh->mesh().positions.size());
  for (const auto& shape : {surface::PagedField(count), surface::PagedField(17)}) {
    const auto out = layOut(skin.input(shape, 8.0));
    ASSERT_TRUE(out);
    EXPECT_TRUE(out->points.empty());
  }
  Input none;
  EXPECT_FALSE(layOut(none));
}

TEST(Layout, CancelledWorkSaysSo) {
  const auto& skin = sphereSkin();
  std::stop_source stop;
  stop.request_stop();
  Progress progress;
  progress.stop = stop.get_token();
  const auto out = layOut(skin.input(skin.cap(30.0), 8.0), progress);
  ASSERT_FALSE(out);
  EXPECT_EQ(out.error().kind, ErrorKind::cancelled);
}

TEST(Quality, KnowsAPerfectLattice) {
  const test::Skin skin(support::makePlane(200, 200, 2.0), 2.9);
  const double h = 10.0;
  const auto shape = paint::shapeOf(*skin.mesh, skin.pages, [](const glm::dvec3& p) {
    return 60.0 - std::max(std::abs(p.x), std::abs(p.y));
  });
  plan::Rule rule;
  rule.spacingMm = h;
  rule.marginMm = 5.0;
  std::vector<mesh::SurfacePoint> points;
  for (int row = -6; row <= 6; ++row) {
    for (int k = -6; k <= 6; ++k) {
      const glm::dvec3 at((k + 0.5 * (row & 1)) * h, row * h * std::sqrt(0.75), 0.0);
      if (std::abs(at.x) <= 55.0 && std::abs(at.y) <= 55.0) {
        points.push_back(test::nearest(skin.mesh, at));
      }
    }
  }
  const Quality q = qualityOf(*skin.mesh, skin.pages, shape, rule, points);
  EXPECT_EQ(q.sites, points.size());
  EXPECT_NEAR(q.minDistanceMm, h, 0.01);
  EXPECT_LT(q.nearestCv, 0.001);
  EXPECT_GE(q.sixNeighbourShare, 0.99);
  EXPECT_GT(q.largestGapMm, h / std::sqrt(3.0) - 0.2);
}

TEST(Quality, KnowsAGapAndACloseUnevenPair) {
  const test::Skin skin(support::makePlane(100, 100, 1.0));
  const auto shape = paint::shapeOf(*skin.mesh, skin.pages, [](const glm::dvec3& p) {
    return 40.0 - std::max(std::abs(p.x), std::abs(p.y));
  });
  plan::Rule rule;
  rule.spacingMm = 10.0;
  rule.marginMm = 5.0;
  const std::vector<mesh::SurfacePoint> points{test::nearest(skin.mesh, {0, 0, 0}),
                                               test::nearest(skin.mesh, {7, 0, 0}),
                                               test::nearest(skin.mesh, {-11, 0, 0})};
  const Quality q = qualityOf(*skin.mesh, skin.pages, shape, rule, points);
  EXPECT_NEAR(q.minDistanceMm, 7.0, 0.01);
  EXPECT_GT(q.nearestCv, 0.1);
  EXPECT_GE(q.largestGapMm, 18.9) << "capped at 1.9 spacings";
}

}  // namespace
}  // namespace mesomap::layout
