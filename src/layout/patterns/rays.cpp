// Rays: straight ways from a centre, evenly apart at their outer ends, thinned towards the centre.
#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

#include "middle.h"
#include "placer.h"
#include "round.h"
#include "steps.h"
#include "surface/walk.h"

namespace mesomap::layout {
namespace {

struct Ray {
  glm::dvec3 direction{1, 0, 0};
};

/// A number of rays that can be halved again and again, so that what is left stays evenly apart.
int halving(double wanted) {
  int n = std::max(1, static_cast<int>(wanted));
  for (int whole = 8; whole > 1; whole /= 2) {
    if (n >= 2 * whole) return n / whole * whole;
  }
  return n;
}

/// Directions that are evenly apart where they cross the ring of `radiusMm`.
std::vector<Ray> raysTo(const Setting& setting, const mesh::SurfacePoint& centre,
                        const glm::dvec3& ahead, const Round& round, double radiusMm) {
  const double gap = setting.input.rule.spacingMm;
  const mesh::TriangleMesh& skin = setting.skin();
  const glm::dvec3 aside = glm::cross(mesh::faceNormal(skin, centre.triangle), ahead);
  double length = 2.0 * std::numbers::pi * radiusMm;
  const Curve* outer = nullptr;
  const std::vector<Curve> lines = linesAt(setting, round.field, round.baseMm - radiusMm);
  for (const Curve& line : lines) {
    if (line.closed && (!outer || line.lengthMm() > outer->lengthMm())) outer = &line;
  }
  if (outer != nullptr) length = std::min(length, outer->lengthMm());
  const int count = halving(length / gap);
  std::vector<Ray> rays;
  for (int k = 0; k < count; ++k) {
    double angle = 2.0 * std::numbers::pi * k / count;
    if (outer != nullptr) {
      // Directions as they leave the centre, from the way along the outer ring: where the skin
      // narrows or widens on one side they are not evenly apart.
      const surface::WalkEnd first = surface::walk(setting.mesh(), centre, ahead, radiusMm);
      const Foot foot = footOn(*outer, mesh::positionAt(skin, first.point));
      const mesh::SurfacePoint end =
          placeAt(setting.mesh(), *outer, foot.alongMm + outer->lengthMm() * k / count);
      const glm::dvec3 edge =
          glm::normalize(skin.corner(centre.triangle, 1) - skin.corner(centre.triangle, 0));
      const glm::dvec3 up = mesh::faceNormal(skin, centre.triangle);
      const glm::dvec3 left = glm::cross(up, edge);
      glm::dvec3 sum(0.0);
      for (std::size_t c = 0; c < 3; ++c) {
        const std::uint32_t v = skin.triangles[end.triangle][c];
        const auto a = static_cast<double>(round.ball->angleAt(v));
        if (!std::isfinite(static_cast<double>(round.ball->distanceAt(v)))) continue;
        sum += (edge * std::cos(a) + left * std::sin(a)) * end.barycentric[static_cast<int>(c)];
      }
      if (glm::length(sum) > 0.5) {
        rays.push_back({glm::normalize(sum)});
        continue;
      }
      angle = outer->lengthMm() > 0.0 ? angle : 0.0;
    }
    rays.push_back({ahead * std::cos(angle) + aside * std::sin(angle)});
  }
  return rays;
}

}  // namespace

Output rayPoints(const Setting& setting) {
  const plan::Rule& rule = setting.input.rule;
  const double gap = rule.spacingMm;
  const double pitch = rule.pitch();
  Placer placer(setting, std::min(gap, pitch));
  const auto start = startRound(setting, placer, pitch);
  if (!start || !(start->round.farthestMm > 0.0)) return placer.finish();
  const mesh::SurfacePoint& centre = start->centre;
  const Round& round = start->round;

  // From beside the area the middle ray goes through the area's middle.
  const mesh::TriangleMesh& skin = setting.skin();
  glm::dvec3 ahead = start->ahead;
  if (setting.ground.at(centre) < 0.0) {
    if (const auto middle = middleOf(setting, deepestPart(setting.ground))) {
      ahead = mesh::positionAt(skin, *middle) - mesh::positionAt(skin, centre);
    }
  }
  ahead = surface::tangentAt(skin, centre, ahead);
  const std::vector<Ray> rays = raysTo(setting, centre, ahead, round, round.farthestMm);

  placer.offer(centre);
  const double turn = 2.0 * std::numbers::pi / static_cast<double>(rays.size());
  for (int step = 1; step * pitch <= round.farthestMm && !setting.progress.cancelled(); ++step) {
    const double away = step * pitch;
    // Near the centre every second, fourth, eighth ... ray only.
    std::size_t stride = 1;
    while (stride < rays.size() &&
           away * turn * static_cast<double>(stride) < kPlacerNearest * std::min(gap, pitch)) {
      stride *= 2;
    }
    for (std::size_t i = 0; i < rays.size(); i += stride) {
      const surface::WalkEnd end = surface::walk(setting.mesh(), centre, rays[i].direction, away);
      if (end.walkedMm > 0.999 * away) placer.offer(end.point);
    }
  }
  return placer.finish();
}

}  // namespace mesomap::layout
