// Areas across the middle of the body: every point has its mirror image, in every pattern; and
// linked areas on the two sides are mirror images of one another.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <glm/geometric.hpp>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "layout/layout.h"
#include "paint/both_sides.h"
#include "property/layout/cases.h"
#include "support/mirrored.h"

namespace mesomap::test {
namespace {

using layout::Input;
using layout::Output;
using plan::Pattern;

constexpr double kSymmetricMm = 0.3;

struct Figure {
  std::vector<Area> areas;
  std::shared_ptr<const paint::OtherSide> other;

  [[nodiscard]] const Area* find(const std::string& name) const {
    const auto at = std::find_if(areas.begin(), areas.end(),
                                 [&](const Area& a) { return a.name.ends_with(" " + name); });
    return at == areas.end() ? nullptr : &*at;
  }
};

/// The figure's own vertex on the other side of each: they are mirror images of one another.
std::vector<std::uint32_t> twinsOf(const mesh::TriangleMesh& file) {
  std::map<std::array<int, 3>, std::uint32_t> at;
  const auto key = [](const glm::vec3& p, float side) {
    return std::array<int, 3>{static_cast<int>(std::lround(1000.0f * side * p.x)),
                              static_cast<int>(std::lround(1000.0f * p.y)),
                              static_cast<int>(std::lround(1000.0f * p.z))};
  };
  for (std::uint32_t v = 0; v < file.positions.size(); ++v) at[key(file.positions[v], 1.0f)] = v;
  std::vector<std::uint32_t> twins;
  for (std::uint32_t v = 0; v < file.positions.size(); ++v) {
    const auto found = at.find(key(file.positions[v], -1.0f));
    twins.push_back(found == at.end() ? v : found->second);
  }
  return twins;
}

Figure load(const char* name, const std::vector<std::string>& areas) {
  Figure figure;
  std::string problem;
  figure.areas = figureAreas(name, 3.0, 900.0, problem, areas);
  EXPECT_FALSE(figure.areas.empty()) << problem;
  if (figure.areas.empty()) return figure;
  const Surface& surface = *figure.areas.front().surface;
  auto pairs = paint::OtherSide::byPairs(*surface.mesh, *surface.file, twinsOf(*surface.file));
  EXPECT_TRUE(pairs) << "the figure is its own mirror image";
  if (pairs) figure.other = std::make_shared<const paint::OtherSide>(std::move(*pairs));
  return figure;
}

const Figure& bust() {
  static const Figure figure = load("bust-female", {"forehead", "chin", "neck-front", "submental"});
  return figure;
}

std::vector<glm::dvec3> positionsOf(const Area& area, const Output& out) {
  std::vector<glm::dvec3> at;
  const mesh::TriangleMesh& skin = area.surface->mesh->mesh();
  for (const layout::Point& p : out.points) at.push_back(mesh::positionAt(skin, p.place));
  for (plan::Row row : out.rows) {
    for (const mesh::SurfacePoint& p : row.places) {
      row.points.push_back(mesh::positionAt(skin, p));
    }
    for (const glm::dvec3& p : row.prickPositions()) at.push_back(p);
  }
  return at;
}

Input across(const Figure& figure, const Area& area, Pattern pattern, double spacingMm) {
  Input input = inputFor(area, spacingMm);
  input.rule.pattern = pattern;
  input.rule.stamp = plan::ringStamp(5, 0.5 * spacingMm);
  input.mirror = figure.other;
  return input;
}

void expectMirrored(const Area& area, const Input& input, const std::string& what) {
  const std::string which = area.name + " " + plan::patternName(input.rule.pattern) + " " + what;
  const auto out = layout::layOut(input);
  ASSERT_TRUE(out) << which << ": " << out.error().text();
  const std::vector<glm::dvec3> at = positionsOf(area, *out);
  ASSERT_FALSE(at.empty()) << which;
  EXPECT_LE(support::farthestFromMirrored(at, at), kSymmetricMm) << which;
  if (out->points.size() < 2) return;
  const double least = input.rule.pattern == Pattern::stamps
                           ? 0.5 * input.rule.spacingMm
                           : std::min(input.rule.spacingMm, input.rule.pitch());
  Input measured = input;
  measured.rule.spacingMm = least;
  EXPECT_GE(qualityFor(area, measured, *out).minDistanceMm, 0.97 * least - 1e-6) << which;
  // Mirroring leaves no more out than a seam along the middle.
  Input plain = input;
  plain.mirror = nullptr;
  const auto asLaid = layout::layOut(plain);
  ASSERT_TRUE(asLaid);
  EXPECT_GE(static_cast<double>(out->points.size()) + 3.0,
            0.85 * static_cast<double>(asLaid->points.size()))
      << which;
}

void expectEveryPatternMirrored(const Figure& figure, const char* name, double spacingMm) {
  const Area* area = figure.find(name);
  ASSERT_NE(area, nullptr) << name;
  for (const Pattern pattern : {Pattern::grid, Pattern::rings, Pattern::rays, Pattern::outline,
                                Pattern::single, Pattern::rows}) {
    expectMirrored(*area, across(figure, *area, pattern, spacingMm), "");
  }
  Input points = across(figure, *area, Pattern::rows, spacingMm);
  points.rule.rowPoints = true;
  expectMirrored(*area, points, "as points");
  for (const plan::Stamp& head :
       {plan::ringStamp(5, 0.5 * spacingMm), plan::squareStamp(3, 0.5 * spacingMm),
        plan::lineStamp(5, 0.5 * spacingMm)}) {
    Input stamps = across(figure, *area, Pattern::stamps, spacingMm);
    stamps.rule.stamp = head;
    expectMirrored(*area, stamps, head.name);
  }
  for (const Pattern pattern : {Pattern::grid, Pattern::stamps, Pattern::rows, Pattern::rays}) {
    Input turned = across(figure, *area, pattern, spacingMm);
    turned.rule.directionDeg = 30.0;
    expectMirrored(*area, turned, "turned");
  }
}

TEST(AcrossTheMiddle, FewPointsAreEvenAndNearlyAsManyAsWithoutThat) {
  const struct {
    const char* name;
    double spacingMm;
  } cases[] = {{"chin", 8.0}, {"chin", 12.0}, {"forehead", 20.0}, {"submental", 14.0}};
  for (const auto& [name, spacingMm] : cases) {
    const Area* area = bust().find(name);
    ASSERT_NE(area, nullptr) << name;
    Input input = across(bust(), *area, Pattern::even, spacingMm);
    const auto even = layout::layOut(input);
    ASSERT_TRUE(even);
    const auto at = positionsOf(*area, *even);
    EXPECT_LE(support::farthestFromMirrored(at, at), kSymmetricMm) << name << " " << spacingMm;
    const layout::Quality q = qualityFor(*area, input, *even);
    input.mirror = nullptr;
    const auto plain = layout::layOut(input);
    ASSERT_TRUE(plain);
    const layout::Quality p = qualityFor(*area, input, *plain);
    std::printf("%-10s %4.1f mm: %zu points, gap %.2f; not mirrored %zu, gap %.2f\n", name,
                spacingMm, even->points.size(), q.largestGapMm / spacingMm, plain->points.size(),
                p.largestGapMm / spacingMm);
    EXPECT_LT(plain->points.size(), 30u) << "few";
    EXPECT_GE(even->points.size() + 1, plain->points.size()) << name << " " << spacingMm;
    EXPECT_LE(q.largestGapMm, 0.90 * spacingMm) << name;
    if (even->points.size() > 1) {
      EXPECT_GE(q.minDistanceMm, 0.97 * spacingMm) << name;
    }
  }
}

TEST(AcrossTheMiddle, EveryPatternIsItsOwnMirrorImageOnTheForehead) {
  expectEveryPatternMirrored(bust(), "forehead", 8.0);
}

TEST(AcrossTheMiddle, EveryPatternIsItsOwnMirrorImageOnTheChin) {
  expectEveryPatternMirrored(bust(), "chin", 6.0);
}

TEST(AcrossTheMiddle, EveryPatternIsItsOwnMirrorImageOnTheNeck) {
  expectEveryPatternMirrored(bust(), "neck-front", 10.0);
}

TEST(AcrossTheMiddle, EveryPatternIsItsOwnMirrorImageOnTheAbdomen) {
  expectEveryPatternMirrored(load("body-female", {"upper-abdomen"}), "upper-abdomen", 20.0);
}

}  // namespace
}  // namespace mesomap::test
