// What cannot be laid is refused in words, odd areas are laid, and work that is stopped stops.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <memory>
#include <stop_token>
#include <vector>

#include "layout/sites.h"
#include "unit/layout/pattern_cases.h"

namespace mesomap::layout {
namespace {

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();
constexpr double kBeyondAll = std::numeric_limits<double>::infinity();

const std::vector<Pattern>& laidBySpacing() {
  static const std::vector<Pattern> patterns{Pattern::even,  Pattern::grid, Pattern::rows,
                                             Pattern::rings, Pattern::rays, Pattern::outline,
                                             Pattern::stamps};
  return patterns;
}

TEST(BadInput, SpacingsThatAreNoneAreRefusedInWords) {
  for (const Pattern pattern : laidBySpacing()) {
    for (const double spacing :
         {0.0, -0.0, -5.0, 1e-320, 0.1, 1.99, 30.5, 1e300, kBeyondAll, -kBeyondAll, kNoNumber}) {
      Input in = laidAs(rectangle(60, 40, pattern, 8.0, 4.0), pattern);
      in.rule.spacingMm = spacing;
      const auto out = layOut(in);
      ASSERT_FALSE(out) << plan::patternName(pattern) << " " << spacing;
      EXPECT_EQ(out.error().kind, ErrorKind::refused);
      EXPECT_NE(out.error().message.find("spacing"), std::string::npos) << out.error().message;
      EXPECT_NE(out.error().message.find("between 2 and 30 mm"), std::string::npos);
    }
  }
}

TEST(BadInput, TooNarrowASpacingNamesHowManyPointsItWouldNeed) {
  // As 0.1 mm over a whole body would: two square metres of skin, refused before anything is laid.
  for (const Pattern pattern : {Pattern::even, Pattern::grid}) {
    Input in = laidAs(rectangle(150, 110, pattern, 8.0, 4.0), pattern);
    in.rule.spacingMm = 0.1;
    const auto out = layOut(in);
    ASSERT_FALSE(out);
    EXPECT_NE(out.error().message.find("about 190"), std::string::npos) << out.error().message;
    EXPECT_NE(out.error().message.find("points would be needed"), std::string::npos);
  }
}

TEST(BadInput, MoreThanTheMostIsRefusedWithTheCountForEveryPattern) {
  for (const Pattern pattern : laidBySpacing()) {
    Input in = laidAs(rectangle(150, 110, pattern, 2.0, 1.0), pattern);
    in.rule.stamp = plan::ringStamp(5, 2.0);
    in.maxPoints = 200;
    const auto out = layOut(in);
    ASSERT_FALSE(out) << plan::patternName(pattern);
    EXPECT_EQ(out.error().kind, ErrorKind::refused);
    EXPECT_NE(out.error().message.find("the most that can be"), std::string::npos)
        << out.error().message;
  }
}

TEST(BadInput, ASpacingWiderThanTheAreaLaysOnePointOrFew) {
  for (const Pattern pattern : laidBySpacing()) {
    Input in = laidAs(rectangle(9, 7, pattern, 30.0, 2.0), pattern);
    const auto out = layOut(in);
    ASSERT_TRUE(out) << plan::patternName(pattern) << out.error().text();
    EXPECT_LE(out->points.size(), pattern == Pattern::stamps ? 5u : 1u)
        << plan::patternName(pattern);
    if (pattern == Pattern::even) {
      EXPECT_EQ(out->points.size(), 1u);
    }
  }
}

TEST(BadInput, AnAreaOfOneTriangle) {
  const test::Skin coarse(support::makeIcosphere(60.0, 2), 100.0);
  const mesh::Triangle corners = coarse.mesh->mesh().triangles[7];
  surface::PagedField::Editor editor{
      surface::PagedField(static_cast<std::uint32_t>(coarse.mesh->mesh().positions.size()))};
  for (std::uint32_t v = 0; v < coarse.mesh->mesh().positions.size(); ++v) {
    const bool own = v == corners[0] || v == corners[1] || v == corners[2];
    editor.setRaw(v, surface::PagedField::quantise(own ? 0.5f : -8.0f));
  }
  const surface::PagedField shape = editor.publish();
  for (const Pattern pattern : laidBySpacing()) {
    const Input in = laidAs(coarse.input(shape, 8.0), pattern);
    const auto out = layOut(in);
    ASSERT_TRUE(out) << plan::patternName(pattern) << out.error().text();
    EXPECT_LT(out->points.size(), 60u);
  }
}

TEST(BadInput, AnAreaThatWrapsAFinger) {
  const test::Skin finger(support::makeCylinder(8.0, 60, 48, 48), 1.6);
  const auto shape = paint::shapeOf(*finger.mesh, finger.pages,
                                    [](const glm::dvec3& p) { return 20.0 - std::abs(p.y); });
  for (const Pattern pattern : laidBySpacing()) {
    Input in = laidAs(finger.input(shape, 6.0), pattern);
    in.rule.stamp = plan::lineStamp(3, 6.0);
    const auto out = layOut(in);
    ASSERT_TRUE(out) << plan::patternName(pattern) << out.error().text();
    EXPECT_GE(out->points.size() + out->rows.size(), 3u) << plan::patternName(pattern);
    if (out->points.size() > 1) {
      EXPECT_GE(nearestPair(finger, *out), 0.97 * 6.0 - 1e-6) << plan::patternName(pattern);
    }
  }
}

TEST(BadInput, ContradictoryLocksStandAndTheRestKeepsItsDistance) {
  const auto& skin = planeSkin();
  for (const Pattern pattern : {Pattern::even, Pattern::grid, Pattern::rings, Pattern::rays,
                                Pattern::outline, Pattern::stamps}) {
    Input in = laidAs(rectangle(60, 40, pattern, 8.0, 4.0), pattern);
    // Two nearer than the spacing, the same place twice, one outside, and one on no triangle.
    in.locked = {on(skin, {0, 0, 0}),   on(skin, {3, 0, 0}),   on(skin, {12, 8, 0}),
                 on(skin, {12, 8, 0}),  on(skin, {50, 30, 0}), {4000000000u, {1, 0, 0}},
                 {0, {kNoNumber, 0, 1}}};
    const auto out = layOut(in);
    ASSERT_TRUE(out) << plan::patternName(pattern) << out.error().text();
    std::size_t locked = 0;
    const double least = 0.97 * (pattern == Pattern::stamps ? 4.0 : 8.0) - 1e-6;
    for (const Point& p : out->points) {
      locked += p.locked ? 1 : 0;
      if (p.locked) continue;
      for (const Point& q : out->points) {
        if (&q == &p) continue;
        EXPECT_GE(glm::distance(skin.position(p), skin.position(q)), least)
            << plan::patternName(pattern);
      }
    }
    EXPECT_EQ(locked, 5u) << plan::patternName(pattern) << ": what the user placed stays";
    if (pattern == Pattern::even) {
      EXPECT_NE(std::find(out->gaveWay.begin(), out->gaveWay.end(), "locked"), out->gaveWay.end());
    }
  }
}

TEST(Stopping, APatternStopsAtOnceWhereverItIs) {
  for (const Pattern pattern : {Pattern::grid, Pattern::rows, Pattern::rings, Pattern::rays,
                                Pattern::outline, Pattern::stamps}) {
    for (const std::size_t at : {1u, 2u, 5u, 17u, 60u}) {
      Input in = laidAs(rectangle(150, 110, pattern, 6.0, 3.0), pattern);
      std::stop_source source;
      std::size_t asked = 0;
      in.blocked = [&](const mesh::SurfacePoint&) {
        if (++asked == at) source.request_stop();
        return std::string();
      };
      const auto out = layOut(in, {source.get_token(), {}});
      if (asked < at) continue;  // done before
      ASSERT_FALSE(out) << plan::patternName(pattern) << " " << at;
      EXPECT_EQ(out.error().kind, ErrorKind::cancelled);
      // A row is a stretch of work of its own; of points not one more is looked at.
      EXPECT_LE(asked, pattern == Pattern::rows ? at + 400 : at) << plan::patternName(pattern);
    }
  }
}

TEST(Stopping, NothingIsLeftHalfDone) {
  const auto& skin = planeSkin();
  PlaceContext context;
  context.fileMesh = &planeFile();
  context.mesh = skin.mesh.get();
  context.pages = &skin.pages;
  plan::Region region;
  region.name = "Sheet";
  for (const Pattern pattern : laidBySpacing()) {
    const Input in = laidAs(rectangle(60, 40, pattern, 8.0, 4.0), pattern);
    region.rule = in.rule;
    region.shape = in.shape;
    const plan::Region before = region;
    for (int at = 0; at < 4; ++at) {
      std::stop_source source;
      int reports = 0;
      if (at == 0) source.request_stop();
      std::uint32_t nextId = 7;
      const auto placed = placeRegion(region, nullptr, nextId, context,
                                      {source.get_token(), [&](double, std::string_view) {
                                         if (++reports == at) source.request_stop();
                                       }});
      if (placed) continue;  // It was the last report.
      EXPECT_EQ(placed.error().kind, ErrorKind::cancelled);
      EXPECT_EQ(nextId, 7u) << "no number is used up";
      EXPECT_TRUE(plan::sameRegion(region, before));
    }
  }
}

}  // namespace
}  // namespace mesomap::layout
