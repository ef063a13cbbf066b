// The twelve reference areas of docs/methods/layout.md: their figures, those of three other methods
// on the same skin, and where to look at them.
//
//   layout_table          two tables, as Markdown
//   layout_table --shots  a line for each area: figure, area, spacing, view, centre, width in mm
//
// MESOMAP_DATA names the folder that holds `assets`. Times are of one thread's work.
#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <glm/geometric.hpp>
#include <map>
#include <string>
#include <vector>

#include "property/layout/baselines.h"
#include "property/layout/cases.h"

namespace mesomap {
namespace {

struct Reference {
  const char* figure;
  const char* area;
  double spacingMm;
};

constexpr std::array<Reference, 12> kReferences{{{"bust-female", "glabella", 10.0},
                                                 {"bust-female", "crows-feet:left", 8.0},
                                                 {"bust-female", "upper-lip", 8.0},
                                                 {"bust-female", "temple:left", 10.0},
                                                 {"bust-female", "chin", 10.0},
                                                 {"bust-female", "submental", 10.0},
                                                 {"bust-female", "forehead", 10.0},
                                                 {"bust-female", "cheek:left", 10.0},
                                                 {"bust-female", "scalp-vertex", 10.0},
                                                 {"bust-female", "neck-front", 10.0},
                                                 {"body-female", "knee:left", 15.0},
                                                 {"body-female", "upper-abdomen", 20.0}}};

double cpuMs() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

const test::Area* find(const Reference& reference) {
  static std::map<std::string, std::vector<test::Area>> known;
  auto it = known.find(reference.figure);
  if (it == known.end()) {
    std::string problem;
    auto areas = test::figureAreas(reference.figure, 1.0, 2000.0, problem);
    if (!problem.empty()) fmt::print(stderr, "{}: {}\n", reference.figure, problem);
    it = known.emplace(reference.figure, std::move(areas)).first;
  }
  const std::string name = std::string(reference.figure) + " " + reference.area;
  for (const test::Area& area : it->second) {
    if (area.name == name) return &area;
  }
  fmt::print(stderr, "no area {}\n", name);
  return nullptr;
}

void printShot(const Reference& reference, const test::Area& area) {
  const mesh::TriangleMesh& m = area.surface->mesh->mesh();
  glm::dvec3 low(1e9);
  glm::dvec3 high(-1e9);
  glm::dvec3 facing(0.0);
  for (std::uint32_t v = 0; v < m.positions.size(); ++v) {
    if (area.shape.raw(v) <= 0) continue;
    const glm::dvec3 p(m.positions[v]);
    low = glm::min(low, p);
    high = glm::max(high, p);
    facing += glm::dvec3(m.normals[v]);
  }
  struct View {
    const char* name;
    glm::dvec3 from;
  };
  const double s = std::sqrt(0.5);
  const std::array<View, 8> views{{{"front", {0, 0, 1}},
                                   {"back", {0, 0, -1}},
                                   {"left", {1, 0, 0}},
                                   {"right", {-1, 0, 0}},
                                   {"three-quarter-left", {s, 0, s}},
                                   {"three-quarter-right", {-s, 0, s}},
                                   {"top", {0, 1, 0}},
                                   {"under-chin", {0, -s, s}}}};
  const auto best = std::max_element(views.begin(), views.end(), [&](const View& a, const View& b) {
    return glm::dot(a.from, facing) < glm::dot(b.from, facing);
  });
  const glm::dvec3 centre = 0.5 * (low + high);
  fmt::print("{} {} {:g} {} {:.1f},{:.1f},{:.1f} {:.0f}\n", reference.figure, reference.area,
             reference.spacingMm, best->name, centre.x, centre.y, centre.z,
             1.25 * glm::length(high - low));
}

/// Figures of one method over several areas.
struct Sum {
  double nearest = 9.0, uneven = 0.0, six = 0.0, gap = 0.0, row = 0.0, count = 0.0, ms = 0.0;
  double areas = 0.0;
  double many = 0.0;  ///< with interior points to count neighbours of
  void add(const layout::Quality& q, double took) {
    const double h = q.spacingMm;
    if (q.minDistanceMm > 0.0) nearest = std::min(nearest, q.minDistanceMm / h);
    uneven += q.nearestCv;
    if (q.interior >= 10) {
      six += q.sixNeighbourShare;
      many += 1.0;
    }
    gap = std::max(gap, q.largestGapMm / h);
    row += q.borderRmsMm / h;
    count += static_cast<double>(q.sites) / q.expected;
    ms += took;
    areas += 1.0;
  }
};

layout::Quality measured(const test::Area& area, const layout::Input& in,
                         const std::vector<mesh::SurfacePoint>& points) {
  return layout::qualityOf(*area.surface->mesh, area.surface->pages, area.shape, in.rule, points);
}

int tables() {
  fmt::print(
      "| area | cm² | spacing | points | smallest distance | variation | six neighbours | "
      "largest gap | outer row | of the most | ms |\n");
  fmt::print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
  constexpr std::array<const char*, 4> kMethods{"Mesomap", "plain lattice", "Poisson-disk darts",
                                                "Lloyd, as many points"};
  std::array<Sum, kMethods.size()> sums;
  for (const Reference& reference : kReferences) {
    const test::Area* area = find(reference);
    if (area == nullptr) return 1;
    const layout::Input in = test::inputFor(*area, reference.spacingMm);
    std::vector<mesh::SurfacePoint> ours;
    const auto timed = [&](std::size_t method,
                           const std::function<std::vector<mesh::SurfacePoint>()>& make) {
      const double from = cpuMs();
      const auto points = make();
      const double ms = cpuMs() - from;
      const layout::Quality q = measured(*area, in, points);
      sums[method].add(q, ms);
      if (method != 0) return;
      ours = points;
      const double h = q.spacingMm;
      fmt::print(
          "| {} | {:.0f} | {:g} mm | {} | {} | {:.3f} | {} | {:.2f} | {:.2f} | {:.0f} % | "
          "{:.0f} |\n",
          reference.area, area->areaCm2, h, q.sites,
          q.minDistanceMm > 0.0 ? fmt::format("{:.3f}", q.minDistanceMm / h) : "", q.nearestCv,
          q.interior >= 10 ? fmt::format("{:.0f} % of {}", 100.0 * q.sixNeighbourShare, q.interior)
                           : "",
          q.largestGapMm / h, q.borderRmsMm / h, 100.0 * static_cast<double>(q.sites) / q.expected,
          ms);
    };
    timed(0, [&] {
      std::vector<mesh::SurfacePoint> points;
      if (const auto out = layout::layOut(in)) {
        for (const layout::Point& p : out->points) points.push_back(p.place);
      }
      return points;
    });
    timed(1, [&] { return test::plainLattice(in); });
    timed(2, [&] { return test::throwDarts(in, 1); });
    timed(3, [&] { return test::relaxByLloyd(in, ours.size(), 1); });
  }
  fmt::print(
      "\n| over the twelve areas | smallest distance, worst | variation, mean | six "
      "neighbours, mean | largest gap, worst | outer row, mean | of the most, mean | ms "
      "|\n| --- | --- | --- | --- | --- | --- | --- | --- |\n");
  for (std::size_t k = 0; k < kMethods.size(); ++k) {
    const Sum& s = sums[k];
    fmt::print("| {} | {:.3f} | {:.3f} | {:.0f} % | {:.2f} | {:.2f} | {:.0f} % | {:.0f} |\n",
               kMethods[k], s.nearest, s.uneven / s.areas, 100.0 * s.six / std::max(1.0, s.many),
               s.gap, s.row / s.areas, 100.0 * s.count / s.areas, s.ms);
  }
  return 0;
}

int run(int count, char** words) {
  if (count == 1) return tables();
  if (count != 2 || std::string(words[1]) != "--shots") {
    fmt::print(stderr, "layout_table [--shots]\n");
    return 2;
  }
  for (const Reference& reference : kReferences) {
    const test::Area* area = find(reference);
    if (area == nullptr) return 1;
    printShot(reference, *area);
  }
  return 0;
}

}  // namespace
}  // namespace mesomap

int main(int count, char** words) {
  return mesomap::run(count, words);
}
