// What the layout promises, recomputed from its points: on the areas of the bundled figures, on
// strokes over real meshes, and on skin whose shape is known. A soak tries every area; the ordinary
// run takes one of several.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <glm/geometric.hpp>
#include <map>
#include <string>
#include <vector>

#include "property/layout/cases.h"
#include "support/meshes.h"
#include "surface/geodesic_field.h"

namespace mesomap::layout {
namespace {

/// What the areas lie on.
enum class Skin {
  figure,
  known,   ///< chosen for being hard
  scanned  ///< rough
};

/// Of the areas that a promise is asked of, this share may say that it gave way: slender strokes,
/// sharp corners and the rough skin of a scan leave no room for six neighbours all about.
double mayGiveWay(const std::string& promise, Skin skin) {
  if (promise == "six-neighbours") {
    return skin == Skin::figure ? 0.15 : skin == Skin::known ? 0.25 : 0.40;
  }
  if (promise == "border" || promise == "count") return skin == Skin::scanned ? 0.15 : 0.10;
  return 0.05;
}
/// That many areas more, so that a thinned run is not judged by a single one.
constexpr double kFew = 1.0;
/// Of the areas with 25 points and more, this share may have a gap over 0.80 spacings.
constexpr double kMayBeWide = 0.10;

bool soak() {
  return std::getenv("MESOMAP_SOAK_MINUTES") != nullptr;
}

/// Measured without anything of the layout's own: geodesic balls about the points, and random
/// places of the shape that are deeper than the margin.
struct Sampled {
  double nearestMm = 1e9;
  double gapMm = 0.0;
};

Sampled sample(const test::Area& area, const Input& in, const std::vector<Point>& points) {
  const mesh::TriangleMesh& m = in.mesh->mesh();
  const auto depth =
      surface::redistanced(*in.mesh, *in.pages, in.shape, 4.0, surface::kWholeDepthMm);
  support::Random random(5);
  std::vector<mesh::SurfacePoint> places;
  const std::vector<std::uint32_t> triangles = in.pages->touched(depth);
  for (int tries = 0; tries < 40000 && places.size() < 1500; ++tries) {
    const double r = std::sqrt(random.uniform());
    const double s = random.uniform();
    const mesh::SurfacePoint p{triangles[random.next() % triangles.size()],
                               {1.0 - r, r * (1.0 - s), r * s}};
    double deep = 0.0;
    for (int k = 0; k < 3; ++k) {
      deep += p.barycentric[k] *
              static_cast<double>(depth.mm(m.triangles[p.triangle][static_cast<std::size_t>(k)]));
    }
    if (deep >= in.rule.marginMm) places.push_back(p);
  }
  Sampled found;
  const double reach = 1.3 * in.rule.spacingMm;
  std::vector<double> way(places.size(), reach);
  surface::GeodesicField field(*area.surface->mesh);
  for (std::size_t i = 0; i < points.size(); ++i) {
    (void)field.ball(points[i].place, reach);
    const glm::dvec3 at = mesh::positionAt(m, points[i].place);
    for (std::size_t j = 0; j < points.size(); ++j) {
      if (j == i) continue;
      // No way along the skin is shorter than the straight one.
      const double straight = glm::distance(at, mesh::positionAt(m, points[j].place));
      found.nearestMm =
          std::min(found.nearestMm, std::max(straight, field.distanceAt(points[j].place)));
    }
    for (std::size_t k = 0; k < places.size(); ++k) {
      if (glm::distance(mesh::positionAt(m, places[k]), at) > way[k]) continue;
      way[k] = std::min(way[k], field.distanceAt(places[k]));
    }
  }
  for (const double w : way) found.gapMm = std::max(found.gapMm, w);
  return found;
}

/// Judges areas one by one and, in the end, how many promises gave way.
class Judge {
 public:
  explicit Judge(Skin skin) : skin_(skin) {}
  void area(const test::Area& area, double spacingMm) {
    SCOPED_TRACE(area.name + " at " + std::to_string(spacingMm) + " mm");
    const Input in = test::inputFor(area, spacingMm);
    const auto out = layOut(in);
    ASSERT_TRUE(out) << out.error().text();
    const Quality q = test::qualityFor(area, in, *out);
    const double h = spacingMm;
    ++areas_;
    if (out->points.empty()) return;
    if (q.sites > 1 && q.minDistanceMm > 0.0) {
      EXPECT_GE(q.minDistanceMm, 0.97 * h);
    }
    const bool many = q.sites >= 25;
    const auto& gave = out->gaveWay;
    const auto judge = [&](const char* promise, bool asked, bool kept, double figure) {
      if (!asked) return;
      Count& count = counts_[promise];
      ++count.asked;
      if (kept) return;
      const bool said = std::find(gave.begin(), gave.end(), promise) != gave.end();
      EXPECT_TRUE(said) << promise << " is " << figure << " and the layout does not say so";
      ++count.gaveWay;
    };
    judge("largest-gap", true, q.largestGapMm <= 0.85 * h, q.largestGapMm / h);
    judge("variation", many, q.nearestCv <= 0.03, q.nearestCv);
    const double least = q.interior > 100 ? 0.88 : 0.80;
    judge("six-neighbours", q.interior >= 20, q.sixNeighbourShare >= least, q.sixNeighbourShare);
    judge("border", many, q.borderRmsMm <= 0.1 * h, q.borderRmsMm / h);
    const double share = static_cast<double>(q.sites) / q.expected;
    judge("count", many, share >= 0.82 && share <= 1.05, share);
    if (many) {
      ++many_;
      wide_ += q.largestGapMm > 0.80 * h ? 1 : 0;
    }
    if (areas_ % 3 == 0) agreesWithSamples(area, in, *out, q);
  }

  void conclude() const {
    std::printf("%zu areas, %zu of them with 25 points or more\n", areas_, many_);
    for (const auto& [promise, count] : counts_) {
      std::printf("  %-15s asked of %4zu, gave way on %3zu\n", promise.c_str(), count.asked,
                  count.gaveWay);
      EXPECT_LE(static_cast<double>(count.gaveWay),
                mayGiveWay(promise, skin_) * static_cast<double>(count.asked) + kFew)
          << promise;
    }
    std::printf("  gap over 0.80 h on %zu\n", wide_);
    EXPECT_LE(static_cast<double>(wide_), kMayBeWide * static_cast<double>(many_) + kFew);
  }
  [[nodiscard]] std::size_t areas() const { return areas_; }

 private:
  struct Count {
    std::size_t asked = 0;
    std::size_t gaveWay = 0;
  };

  /// The measure that the promises are judged by, against one that shares nothing with the layout.
  static void agreesWithSamples(const test::Area& area, const Input& in, const Output& out,
                                const Quality& q) {
    const Sampled s = sample(area, in, out.points);
    if (s.nearestMm < 1.2 * q.spacingMm) {
      EXPECT_NEAR(q.minDistanceMm, s.nearestMm, 0.002 * q.spacingMm);
    }
    // Random places hardly ever meet the very widest; parts too slender for the margin keep a
    // ribbon that the samples do not see.
    EXPECT_LE(s.gapMm, q.largestGapMm + 0.01 * q.spacingMm);
    if (q.sites >= 25 && q.sites <= 150) {
      EXPECT_GE(s.gapMm, q.largestGapMm - 0.12 * q.spacingMm);
    }
  }

  Skin skin_;
  std::size_t areas_ = 0;
  std::size_t many_ = 0;
  std::size_t wide_ = 0;
  std::map<std::string, Count> counts_;
};

/// The technique's usual spacings: papules and most others 10 mm, denser patterns 6.
constexpr double kSpacings[] = {10.0, 6.0};

/// Round a nipple, in a navel and behind an ear two places are far apart along the skin that look
/// near one another.
bool folded(const test::Area& area) {
  return area.name.find("areola:left") != std::string::npos ||
         area.name.find("navel") != std::string::npos ||
         area.name.find("external-ear:left") != std::string::npos;
}

void expectNoWideGap(const test::Area& area, double spacingMm) {
  SCOPED_TRACE(area.name + " at " + std::to_string(spacingMm) + " mm");
  const Input in = test::inputFor(area, spacingMm);
  const auto out = layOut(in);
  ASSERT_TRUE(out) << out.error().text();
  EXPECT_LE(test::qualityFor(area, in, *out).largestGapMm, 0.85 * spacingMm);
}

class OnFigure : public ::testing::TestWithParam<const char*> {};

TEST_P(OnFigure, ThePromisesHoldOnItsAreas) {
  std::string problem;
  const auto areas = test::figureAreas(GetParam(), 5.0, 400.0, problem);
  ASSERT_FALSE(areas.empty()) << problem;
  Judge judge(Skin::figure);
  // Areas of a body are larger, and their layouts cost more.
  const bool body = std::string(GetParam()).starts_with("body");
  const std::size_t every = soak() ? 1 : body ? 29 : 11;
  std::size_t seen = support::Random(GetParam()[0] + GetParam()[5]).next() % every;
  for (const test::Area& area : areas) {
    for (const double spacing : kSpacings) {
      if (seen++ % every == 0) judge.area(area, spacing);
      if (GetParam() == std::string("body-male") && folded(area)) expectNoWideGap(area, spacing);
    }
  }
  judge.conclude();
}

INSTANTIATE_TEST_SUITE_P(Bundled, OnFigure,
                         ::testing::Values("bust-female", "bust-male", "body-female", "body-male"),
                         [](const auto& figure) {
                           std::string name = figure.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

TEST(OnKnownSkin, ThePromisesHoldOnCapsTubesSaddlesAndABumpyFace) {
  Judge judge(Skin::known);
  std::size_t seen = 0;
  for (const test::Area& area : test::knownAreas()) {
    for (const double spacing : kSpacings) {
      // Every area at one of the spacings, turn and turn about.
      const std::size_t number = seen++;
      if (soak() || (number + number / 2) % 2 == 0) judge.area(area, spacing);
    }
  }
  EXPECT_GE(judge.areas(), 16u);
  judge.conclude();
}

class OnMesh : public ::testing::TestWithParam<const char*> {};

TEST_P(OnMesh, ThePromisesHoldOnStrokes) {
  if (!support::realMesh(GetParam())) GTEST_SKIP() << "needs " << GetParam();
  const auto areas = test::strokesOver(GetParam(), soak() ? 60 : 5, 7);
  ASSERT_FALSE(areas.empty());
  Judge judge(Skin::scanned);
  for (const test::Area& area : areas) {
    for (const double spacing : kSpacings) judge.area(area, spacing);
  }
  judge.conclude();
}

INSTANTIATE_TEST_SUITE_P(Real, OnMesh, ::testing::Values("head-scan.obj", "makehuman-base.obj"),
                         [](const auto& mesh) {
                           return std::string(mesh.param[0] == 'h' ? "head_scan" : "makehuman");
                         });

}  // namespace
}  // namespace mesomap::layout
