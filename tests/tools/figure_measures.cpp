// The dimensions of a figure while it is being modelled: a draft on an even grid, finer at the head
// and the hand, measured against the published means; the farthest off comes first.
//
//   figure_measures bust|body SEX BUILD [SPACING] [landmarks]
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "atlas/drawn.h"
#include "figure/measures.h"
#include "mesh/ray_caster.h"
#include "meshing/mesher.h"

namespace mesomap::figure {
namespace {

mesh::TriangleMesh draft(const FigureShape& shape, bool body, float spacing) {
  const float eyes = shape.headOrigin().y;
  Vec3 low{0, -345, -180};
  Vec3 high{245, 135, 135};
  if (body) {
    low = {0, -12, -260};
    high = {760, eyes + 140, 260};
  }
  // The head, the hand and the foot have small things to measure.
  const auto y = [&](float h) {
    return h > eyes - 125.0f && h < eyes + 60.0f ? 0.5f * spacing : spacing;
  };
  const auto x = [&](float h) { return h < 85.0f ? 0.6f * spacing : spacing; };
  const RawMesh half = meshHalf(
      [&](const Vec3& p) { return shape(p); }, makeAxis(low.x + 0.3f * spacing, high.x, x),
      makeAxis(low.y, high.y, y), makeAxis(low.z, high.z, [&](float) { return spacing; }), {});
  const RawMesh whole = mirrored(half);
  mesh::TriangleMesh mesh;
  mesh.positions = whole.positions;
  mesh.triangles = whole.triangles;
  for (Vec3& p : mesh.positions) {
    if (p.x < 0) continue;
    p = shape.project(p, p.x == 0.0f);
  }
  // mirrored() appends the images of x > 0 in the same order.
  std::size_t image = half.positions.size();
  for (std::size_t i = 0; i < half.positions.size(); ++i) {
    if (half.positions[i].x <= 0.0f) continue;
    const Vec3& p = mesh.positions[i];
    mesh.positions[image++] = {-p.x, p.y, p.z};
  }
  return mesh;
}

std::vector<Landmark> placed(const FigureShape& shape, const mesh::TriangleMesh& mesh) {
  const mesh::RayCaster caster(mesh);
  std::vector<Landmark> list;
  std::vector<DrawnLandmark> drawn = headLandmarks(shape);
  for (DrawnLandmark& l : bodyLandmarks(shape)) drawn.push_back(std::move(l));
  for (const DrawnLandmark& l : drawn) {
    const auto hit = caster.closest(glm::dvec3(l.position));
    if (hit) list.push_back({l.id, l.name, l.paired ? Side::left : Side::midline, hit->point});
  }
  return list;
}

}  // namespace

int run(int count, char** words) {
  std::vector<std::string> arguments(words + 1, words + count);
  const bool list = !arguments.empty() && arguments.back() == "landmarks";
  if (list) arguments.pop_back();
  if (arguments.size() < 3 || arguments.size() > 4) {
    std::fprintf(stderr, "figure_measures bust|body SEX BUILD [SPACING] [landmarks]\n");
    return 2;
  }
  Parameters parameters;
  parameters.kind = arguments[0] == "body" ? Kind::body : Kind::bust;
  parameters.sex = std::strtod(arguments[1].c_str(), nullptr);
  parameters.build = std::strtod(arguments[2].c_str(), nullptr);
  const float spacing = arguments.size() > 3 ? std::strtof(arguments[3].c_str(), nullptr) : 4.0f;
  const auto shape = makeShape(parameters);
  const mesh::TriangleMesh mesh =
      draft(*shape, parameters.kind == Kind::body, std::max(1.0f, spacing));
  const auto points = placed(*shape, mesh);
  if (list) {
    for (const Landmark& l : points) {
      if (l.side == Side::right) continue;
      const auto p = mesh::positionAt(mesh, l.place);
      fmt::print("{:24} {:8.1f} {:8.1f} {:8.1f}\n", l.id, p.x, p.y, p.z);
    }
  }
  auto measures = measureFigure(parameters, mesh, points);
  std::stable_sort(measures.begin(), measures.end(), [](const Measure& a, const Measure& b) {
    return std::abs(a.inDeviations) > std::abs(b.inDeviations);
  });
  double squares = 0;
  int held = 0;
  fmt::print("{:32} {:>8} {:>8} {:>8} {:>7}\n", "dimension", "target", "ours", "off", "in SD");
  for (const Measure& m : measures) {
    const auto& d = m.dimension;
    const double target = d.mean[0] + parameters.sex * (d.mean[1] - d.mean[0]);
    const bool judged = d.reservation.empty();
    if (judged) {
      squares += m.inDeviations * m.inDeviations;
      ++held;
    }
    fmt::print("{:32} {:8.1f} {:8.1f} {:+8.1f} {:+7.2f}{}\n", d.id, target, m.ours, m.ours - target,
               m.inDeviations,
               !judged                          ? "   (not judged)"
               : std::abs(m.inDeviations) > 0.5 ? " <"
                                                : "");
  }
  fmt::print("{} dimensions judged, rms {:.2f} SD\n", held, std::sqrt(squares / std::max(1, held)));
  return 0;
}

}  // namespace mesomap::figure

int main(int count, char** words) {
  return mesomap::figure::run(count, words);
}
