#include "paint/line.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>

#include "base/i18n.h"
#include "change_disk.h"
#include "paint/detour.h"
#include "paint/skin_path.h"
#include "surface/walk.h"

namespace mesomap::paint {
namespace {

using mesh::SurfacePoint;

/// The spline between b and c at `share` of the way, a and d being the clicks before and after.
glm::dvec3 splineAt(const std::array<glm::dvec3, 4>& p, double share) {
  // Knots at the roots of the distances: no loops and no overshooting.
  std::array<double, 4> knot{};
  for (std::size_t i = 1; i < 4; ++i) {
    knot[i] = knot[i - 1] + std::sqrt(std::max(1e-6, glm::distance(p[i - 1], p[i])));
  }
  const double t = knot[1] + share * (knot[2] - knot[1]);
  const auto mix = [&](const glm::dvec3& a, const glm::dvec3& b, std::size_t i, std::size_t j) {
    return a + (b - a) * ((t - knot[i]) / (knot[j] - knot[i]));
  };
  const glm::dvec3 a1 = mix(p[0], p[1], 0, 1);
  const glm::dvec3 a2 = mix(p[1], p[2], 1, 2);
  const glm::dvec3 a3 = mix(p[2], p[3], 2, 3);
  return mix(mix(a1, a2, 0, 2), mix(a2, a3, 1, 3), 1, 2);
}

/// Walks on the skin after a point that moves along the spline. False where the walk loses it.
bool walkSpline(const Skin& skin, const std::array<glm::dvec3, 4>& p, const SurfacePoint& from,
                const SurfacePoint& to, double stepMm, std::vector<SurfacePoint>& line) {
  const double straight = glm::distance(p[1], p[2]);
  const int steps = static_cast<int>(std::clamp(std::ceil(1.2 * straight / stepMm), 1.0, 5000.0));
  const double farthest = 3.0 * (straight / steps) + 1.0;
  std::vector<SurfacePoint> walked;
  SurfacePoint at = from;
  for (int i = 1; i < steps; ++i) {
    const glm::dvec3 aim = splineAt(p, static_cast<double>(i) / steps);
    for (int again = 0; again < 2; ++again) {
      const glm::dvec3 way = aim - positionAt(skin.triangles(), at);
      const glm::dvec3 normal = mesh::faceNormal(skin.triangles(), at.triangle);
      const double along = glm::length(way - normal * glm::dot(way, normal));
      if (!(along < farthest)) return false;
      if (!(along > 1e-6)) break;
      const surface::WalkEnd end = surface::walk(*skin.mesh, at, way, along);
      if (end.walkedMm < 0.5 * along) return false;
      at = end.point;
    }
    walked.push_back(at);
  }
  // The last step must come home.
  std::vector<SurfacePoint> home;
  const double gap = glm::distance(positionAt(skin.triangles(), at), p[2]);
  if (gap > farthest || (gap > 1e-6 && !skinPath(*skin.mesh, at, to, stepMm, home, 2.0))) {
    return false;
  }
  line.insert(line.end(), walked.begin(), walked.end());
  line.insert(line.end(), home.begin(), home.end());
  return true;
}

Error lost(std::size_t after) {
  return {ErrorKind::refused, "",
          fmt::format(fmt::runtime(_("no connected skin leads from click {} to click {}")),
                      after + 1, after + 2)};
}

}  // namespace

Result<std::vector<SurfacePoint>> lineThrough(const Skin& skin,
                                              std::span<const SurfacePoint> clicks, LineKind kind,
                                              double stepMm) {
  const mesh::TriangleMesh& m = skin.triangles();
  const double step = stepMm >= 0.1 ? std::min(stepMm, 20.0) : 0.1;
  struct Knot {
    SurfacePoint place;
    glm::dvec3 position;
    std::size_t click;
  };
  std::vector<Knot> knots;
  for (std::size_t i = 0; i < clicks.size(); ++i) {
    if (!liesOn(m, clicks[i])) {
      return Error{ErrorKind::usage, "",
                   fmt::format(fmt::runtime(_("click {} is not on the skin")), i + 1)};
    }
    const glm::dvec3 position = positionAt(m, clicks[i]);
    if (!knots.empty() && glm::distance(position, knots.back().position) < 0.01) continue;
    knots.push_back({clicks[i], position, i});
  }
  if (knots.empty()) return Error{ErrorKind::usage, "", _("a line needs a place to begin at")};

  std::vector<SurfacePoint> line{knots.front().place};
  for (std::size_t i = 0; i + 1 < knots.size(); ++i) {
    const glm::dvec3 b = knots[i].position;
    const glm::dvec3 c = knots[i + 1].position;
    // Beyond the ends the curve goes on as it came.
    const glm::dvec3 a = i > 0 ? knots[i - 1].position : 2.0 * b - c;
    const glm::dvec3 d = i + 2 < knots.size() ? knots[i + 2].position : 2.0 * c - b;
    const bool walked =
        kind == LineKind::smooth && knots.size() > 2 &&
        walkSpline(skin, {a, b, c, d}, knots[i].place, knots[i + 1].place, step, line);
    if (!walked &&
        !detour(*skin.mesh, *skin.field, knots[i].place, knots[i + 1].place, step, line)) {
      return lost(knots[i].click);
    }
    line.push_back(knots[i + 1].place);
  }
  return line;
}

surface::PagedField bandAlong(const Skin& skin, std::span<const SurfacePoint> line, double widthMm,
                              const Allowed& allowed) {
  const double radius = 0.5 * (widthMm >= 1.0 ? std::min(widthMm, 150.0) : 1.0);
  // Disks this far apart leave scallops of 0.05 mm.
  const double step = std::sqrt(0.4 * radius);
  const double band = bandOf(*skin.mesh);
  surface::PagedField::Editor editor(skin.blank());
  const auto disk = [&](const SurfacePoint& place) {
    changeDisk(skin, place, radius, band, BrushMode::paint, allowed, editor);
  };
  std::vector<SurfacePoint> between;
  const SurfacePoint* last = nullptr;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (!liesOn(skin.triangles(), line[i])) continue;
    if (last != nullptr) {
      const glm::dvec3 from = positionAt(skin.triangles(), *last);
      // Of places that are closer than needed the ones between are left out.
      const bool more = i + 1 < line.size() && liesOn(skin.triangles(), line[i + 1]) &&
                        glm::distance(from, positionAt(skin.triangles(), line[i + 1])) < step;
      if (more) continue;
      if (glm::distance(from, positionAt(skin.triangles(), line[i])) > step) {
        between.clear();
        if (skinPath(*skin.mesh, *last, line[i], step, between)) {
          for (const SurfacePoint& place : between) disk(place);
        }
      }
    }
    disk(line[i]);
    last = &line[i];
  }
  return editor.publish();
}

double lengthMm(const mesh::TriangleMesh& mesh, std::span<const SurfacePoint> line) {
  double length = 0.0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    length += glm::distance(positionAt(mesh, line[i - 1]), positionAt(mesh, line[i]));
  }
  return length;
}

surface::PagedField diskAt(const Skin& skin, const SurfacePoint& place, double radiusMm,
                           const Allowed& allowed) {
  const double radius = radiusMm >= 0.5 ? std::min(radiusMm, 250.0) : 0.5;
  surface::PagedField::Editor editor(skin.blank());
  if (liesOn(skin.triangles(), place)) {
    changeDisk(skin, place, radius, bandOf(*skin.mesh), BrushMode::paint, allowed, editor, true);
  }
  return editor.publish();
}

}  // namespace mesomap::paint
