#include "guide.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <vector>

#include "base/i18n.h"
#include "middle.h"
#include "paint/skin_path.h"
#include "steps.h"
#include "surface/geodesic_field.h"
#include "surface/walk.h"

namespace mesomap::layout {
namespace {

constexpr double kCornerStepMm = 1.0;

/// Places straight ahead, `kCornerStepMm` apart, without the first. A way that comes back round a
/// limb to where it began, or to one of `others`, ends there.
std::vector<mesh::SurfacePoint> ahead(const Setting& setting, mesh::SurfacePoint from,
                                      glm::dvec3 direction, double reachMm,
                                      const std::vector<mesh::SurfacePoint>& others = {}) {
  std::vector<mesh::SurfacePoint> places;
  std::vector<glm::dvec3> met{mesh::positionAt(setting.skin(), from)};
  for (const mesh::SurfacePoint& p : others) met.push_back(mesh::positionAt(setting.skin(), p));
  const int steps = static_cast<int>(std::ceil(reachMm / kCornerStepMm));
  for (int i = 0; i < steps; ++i) {
    const surface::WalkEnd end = surface::walk(setting.mesh(), from, direction, kCornerStepMm);
    if (end.walkedMm < 0.01) break;
    places.push_back(end.point);
    from = end.point;
    direction = end.direction;
    if (end.walkedMm < 0.99 * kCornerStepMm) break;
    const glm::dvec3 here = mesh::positionAt(setting.skin(), end.point);
    if (i > 10 && std::any_of(met.begin(), met.end(), [&](const glm::dvec3& p) {
          return glm::distance(p, here) < 0.7 * kCornerStepMm;
        })) {
      break;
    }
  }
  return places;
}

double toSegment(const glm::dvec3& p, const glm::dvec3& a, const glm::dvec3& b) {
  const glm::dvec3 way = b - a;
  const double size = glm::dot(way, way);
  const double share = size > 0.0 ? std::clamp(glm::dot(p - a, way) / size, 0.0, 1.0) : 0.0;
  return glm::distance(p, a + way * share);
}

}  // namespace

Result<Curve> drawnGuide(const Setting& setting) {
  const std::vector<mesh::SurfacePoint>& guide = setting.input.guide;
  const auto refuse = [](const char* message) { return Error{ErrorKind::refused, "", message}; };
  if (guide.size() < 2) {
    return refuse(_("this pattern follows a line: draw one on the area first"));
  }
  std::vector<mesh::SurfacePoint> places;
  for (const mesh::SurfacePoint& corner : guide) {
    if (!paint::liesOn(setting.skin(), corner)) {
      return refuse(_("the line to follow does not lie on the skin"));
    }
    if (!places.empty()) {
      const double straight = glm::distance(mesh::positionAt(setting.skin(), places.back()),
                                            mesh::positionAt(setting.skin(), corner));
      if (straight < 1e-6) continue;
      std::vector<mesh::SurfacePoint> between;
      if (!paint::skinPath(setting.mesh(), places.back(), corner, kCornerStepMm, between)) {
        return refuse(_("the line to follow leaps over skin: draw it with more places"));
      }
      places.insert(places.end(), between.begin(), between.end());
    }
    places.push_back(corner);
  }
  Curve curve = makeCurve(setting.skin(), std::move(places));
  if (curve.empty() || !(curve.lengthMm() > 0.1)) {
    return refuse(_("the line to follow has no length"));
  }
  return curve;
}

Curve straightGuide(const Setting& setting, const mesh::SurfacePoint& through,
                    const glm::dvec3& direction, double reachMm) {
  const std::vector<mesh::SurfacePoint> on = ahead(setting, through, direction, reachMm);
  std::vector<mesh::SurfacePoint> places = ahead(setting, through, -direction, reachMm, on);
  std::reverse(places.begin(), places.end());
  places.push_back(through);
  places.insert(places.end(), on.begin(), on.end());
  // Both ways may have met behind a limb.
  const bool round = places.size() > 20 &&
                     glm::distance(mesh::positionAt(setting.skin(), places.front()),
                                   mesh::positionAt(setting.skin(), places.back())) < kCornerStepMm;
  return makeCurve(setting.skin(), std::move(places), round);
}

Curve lengthened(const Setting& setting, const Curve& curve, double byMm) {
  if (curve.empty() || curve.closed) return curve;
  // The way the line has over its last few mm: a hand trembles at the end.
  const double back = std::min(4.0, curve.lengthMm());
  const glm::dvec3 first = curve.positions.front();
  const glm::dvec3 last = curve.positions.back();
  std::vector<mesh::SurfacePoint> places =
      ahead(setting, curve.places.front(), first - positionAt(curve, back), byMm);
  std::reverse(places.begin(), places.end());
  places.insert(places.end(), curve.places.begin(), curve.places.end());
  const std::vector<mesh::SurfacePoint> on =
      ahead(setting, curve.places.back(), last - positionAt(curve, curve.lengthMm() - back), byMm);
  places.insert(places.end(), on.begin(), on.end());
  return makeCurve(setting.skin(), std::move(places));
}

surface::PagedField distanceFrom(const Setting& setting, const Curve& curve) {
  const mesh::TriangleMesh& skin = setting.skin();
  surface::PagedField::Editor editor(
      surface::PagedField(static_cast<std::uint32_t>(skin.positions.size())));
  if (curve.empty()) return editor.publish();
  // Triangles that the curve touches, and their neighbours: its corners may lie on edges.
  std::vector<surface::GeodesicField::Seed> seeds;
  for (std::size_t i = 0; i < curve.places.size(); ++i) {
    const glm::dvec3& before = curve.positions[i > 0 ? i - 1 : i];
    const glm::dvec3& here = curve.positions[i];
    const glm::dvec3& after = curve.positions[std::min(i + 1, curve.positions.size() - 1)];
    const auto add = [&](std::uint32_t triangle) {
      for (const std::uint32_t v : skin.triangles[triangle]) {
        const glm::dvec3 p(skin.positions[v]);
        seeds.push_back({v, static_cast<float>(
                                std::min(toSegment(p, before, here), toSegment(p, here, after)))});
      }
    };
    const std::uint32_t t = curve.places[i].triangle;
    add(t);
    for (std::uint32_t k = 0; k < 3; ++k) {
      const std::uint32_t o = setting.mesh().topology().opposite(3 * t + k);
      if (o != mesh::kNone) add(o / 3);
    }
  }
  const Extent extent = extentOf(setting.ground);
  constexpr double kRoundMm = 15.0;  // ways may lead a little round the area
  const double limit = (extent.radiusMm + kRoundMm) * (extent.radiusMm + kRoundMm);
  surface::GeodesicField field(setting.mesh());
  const auto near = [&](std::uint32_t v) {
    const glm::dvec3 way = glm::dvec3(skin.positions[v]) - extent.centre;
    return glm::dot(way, way) <= limit;
  };
  const auto reached = field.fromSeeds(seeds, 500.0, near);
  const surface::PagedField& ground = setting.ground.field();
  for (const surface::Reached& r : reached) {
    if (ground.raw(r.vertex) == surface::PagedField::kOutside) continue;
    editor.setRaw(r.vertex, surface::PagedField::quantise(r.distanceMm));
  }
  return editor.publish();
}

int sideOf(const Setting& setting, const Curve& curve, const glm::dvec3& position) {
  const Foot foot = footOn(curve, position);
  // Seen a little along the curve, so that one corner's own tilt does not decide.
  const glm::dvec3 ahead =
      positionAt(curve, foot.alongMm + 1.0) - positionAt(curve, foot.alongMm - 1.0);
  const mesh::SurfacePoint place = placeAt(setting.mesh(), curve, foot.alongMm);
  const glm::dvec3 left = glm::cross(upAt(setting.skin(), place), ahead);
  return glm::dot(left, position - positionAt(curve, foot.alongMm)) < 0.0 ? -1 : 1;
}

}  // namespace mesomap::layout
