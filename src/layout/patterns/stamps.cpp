// Touches of a multi-needle head: its footprint laid over the area side by side, its pins where the
// head would put them on the skin.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <map>
#include <numbers>
#include <utility>
#include <vector>

#include "base/i18n.h"
#include "frame.h"
#include "middle.h"
#include "net.h"
#include "order.h"
#include "paint/skin_path.h"
#include "placer.h"
#include "surface/geodesic_field.h"
#include "surface/walk.h"

namespace mesomap::layout {
namespace {

/// How the head's footprints stand beside one another.
struct Tiling {
  double pitchMm = 0.0;  ///< Between the head's own nearest pins; of one pin the rule's spacing.
  double alongMm = 0.0;  ///< From touch to touch.
  double acrossMm = 0.0;
  bool honeycomb = false;  ///< Another touch stands in the middle of every four.
  double reachMm = 0.0;    ///< Farthest pin from the middle.
  double coverMm = 0.0;    ///< Skin up to this far from a pin counts as reached.
};

Tiling tilingOf(const plan::Stamp& stamp, double spacingMm) {
  Tiling tiling;
  double pitch = 1e9;
  glm::dvec2 low = stamp.pins.front();
  glm::dvec2 high = low;
  for (std::size_t i = 0; i < stamp.pins.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      pitch = std::min(pitch, glm::distance(stamp.pins[i], stamp.pins[j]));
    }
    low = glm::min(low, stamp.pins[i]);
    high = glm::max(high, stamp.pins[i]);
    tiling.reachMm = std::max(tiling.reachMm, glm::length(stamp.pins[i]));
  }
  tiling.pitchMm = stamp.pins.size() > 1 ? pitch : spacingMm;
  const glm::dvec2 size = high - low;
  // Bent skin turns touches against one another; a little room keeps their pins apart.
  const double beside = 1.06 * tiling.pitchMm;
  // Round heads stand as honeycomb cells, long and square ones as tiles: between the pins of two
  // touches there is the same distance as between those of one.
  const bool round = stamp.pins.size() > 4 &&
                     std::all_of(stamp.pins.begin(), stamp.pins.end(), [&](const glm::dvec2& p) {
                       return glm::length(p) > 0.8 * tiling.reachMm;
                     });
  // The middle of four pins in a square is 0.71 of their distance from each; the middle of a ring
  // is its own head's as well.
  tiling.coverMm = 0.75 * tiling.pitchMm;
  if (round) {
    tiling.coverMm = std::max(tiling.coverMm, 1.05 * tiling.reachMm);
    tiling.alongMm = 2.0 * tiling.reachMm + beside;
    tiling.acrossMm = std::numbers::sqrt3 * tiling.alongMm;
    tiling.honeycomb = true;
  } else {
    tiling.alongMm = size.x + beside;
    tiling.acrossMm = size.y + beside;
  }
  return tiling;
}

struct Touch {
  mesh::SurfacePoint middle;
  std::vector<mesh::SurfacePoint> pins;  ///< On the ground.
};

Touch touchAt(const Setting& setting, const Knot& knot) {
  Touch touch;
  touch.middle = knot.place;
  const glm::dvec3 up = mesh::faceNormal(setting.skin(), knot.place.triangle);
  const glm::dvec3 aside = glm::cross(up, knot.ahead);
  for (const glm::dvec2& pin : setting.input.rule.stamp.pins) {
    const double away = glm::length(pin);
    mesh::SurfacePoint place = knot.place;
    if (away > 1e-9) {
      const surface::WalkEnd end =
          surface::walk(setting.mesh(), knot.place, knot.ahead * pin.x + aside * pin.y, away);
      if (end.walkedMm < 0.98 * away) continue;
      place = end.point;
    }
    if (setting.ground.at(place) >= 0.0) touch.pins.push_back(place);
  }
  return touch;
}

/// Adds a knot in the middle of every four.
void addMiddles(const Setting& setting, std::vector<Knot>& knots) {
  std::map<std::pair<int, int>, std::size_t> at;
  for (std::size_t k = 0; k < knots.size(); ++k) at[{knots[k].i, knots[k].j}] = k;
  const std::size_t count = knots.size();
  for (std::size_t k = 0; k < count; ++k) {
    const Knot from = knots[k];
    // Either diagonal will do; at the border there may be only one.
    for (const auto& [a, b] : {std::pair{std::pair{0, 0}, std::pair{1, 1}},
                               std::pair{std::pair{1, 0}, std::pair{0, 1}}}) {
      const auto first = at.find({from.i + a.first, from.j + a.second});
      const auto second = at.find({from.i + b.first, from.j + b.second});
      if (first == at.end() || second == at.end()) continue;
      const Knot& one = knots[first->second];
      const Knot& two = knots[second->second];
      const double apart = paint::skinDistance(setting.mesh(), one.place, two.place);
      std::vector<mesh::SurfacePoint> between;
      if (!std::isfinite(apart) ||
          !paint::skinPath(setting.mesh(), one.place, two.place, 0.5 * apart + 1e-6, between) ||
          between.empty()) {
        continue;
      }
      Knot middle = one;
      middle.place = between[between.size() / 2];
      middle.ahead = surface::tangentAt(setting.skin(), middle.place, one.ahead + two.ahead);
      knots.push_back(middle);
      break;
    }
  }
}

/// Skin of the ground farther than `reachMm` from every point.
double uncovered(const Setting& setting, const std::vector<Point>& points, double reachMm) {
  const mesh::TriangleMesh& skin = setting.skin();
  std::vector<surface::GeodesicField::Seed> seeds;
  for (const Point& p : points) {
    const glm::dvec3 at = mesh::positionAt(skin, p.place);
    for (const std::uint32_t v : skin.triangles[p.place.triangle]) {
      seeds.push_back({v, static_cast<float>(glm::distance(glm::dvec3(skin.positions[v]), at))});
    }
  }
  surface::GeodesicField field(setting.mesh());
  (void)field.fromSeeds(seeds, reachMm + 4.0);
  const surface::PagedField& ground = setting.ground.field();
  surface::PagedField::Editor editor(ground);
  for (const Spot& s : setting.ground.spots()) {
    const double away = std::min(static_cast<double>(field.distanceAt(s.vertex)), reachMm + 4.0);
    (void)editor.lowerTo(s.vertex, static_cast<float>(away - reachMm));
  }
  return surface::areaMm2(setting.mesh(), *setting.input.pages, editor.publish());
}

}  // namespace

Result<Output> stampPoints(const Setting& setting) {
  const plan::Rule& rule = setting.input.rule;
  const Tiling tiling = tilingOf(rule.stamp, rule.spacingMm);
  const double about = setting.ground.areaMm2() / (tiling.alongMm * tiling.acrossMm) *
                       (tiling.honeycomb ? 2.0 : 1.0) * static_cast<double>(rule.stamp.pins.size());
  if (about > static_cast<double>(setting.input.maxPoints)) {
    return Error{ErrorKind::refused, "",
                 fmt::format(fmt::runtime(_("about {:.0f} points would be needed with this head; "
                                            "the most that can be arranged is {}")),
                             about, setting.input.maxPoints)};
  }
  NetRule net;
  net.alongMm = tiling.alongMm;
  net.acrossMm = tiling.acrossMm;
  net.outsideMm = std::max(tiling.reachMm, 0.75 * std::max(tiling.alongMm, tiling.acrossMm));
  net.mostKnots = 4 * setting.input.maxPoints;
  std::vector<Touch> touches;
  for (std::uint32_t part = 0; part < setting.ground.parts(); ++part) {
    const auto middle = middleOf(setting, part);
    if (!middle || setting.progress.cancelled()) continue;
    const glm::dvec3 ahead = tangentTowards(upAt(setting.skin(), *middle), rule.directionDeg);
    std::vector<Knot> knots = tieNet(setting, *middle, ahead, net);
    if (tiling.honeycomb) addMiddles(setting, knots);
    for (const Knot& knot : knots) {
      Touch touch = touchAt(setting, knot);
      if (!touch.pins.empty()) touches.push_back(std::move(touch));
    }
  }
  std::vector<glm::dvec3> at;
  at.reserve(touches.size());
  for (const Touch& t : touches) at.push_back(mesh::positionAt(setting.skin(), t.middle));
  Placer placer(setting, tiling.pitchMm);
  std::uint32_t number = 0;
  for (const std::uint32_t i :
       workingOrder(at, std::min(tiling.alongMm, tiling.acrossMm), rule.order)) {
    const std::size_t before = placer.size();
    for (const mesh::SurfacePoint& pin : touches[i].pins) placer.offer(pin, number + 1);
    if (placer.size() > before) ++number;
  }
  const double missed = placer.size() == 0 && setting.ground.spots().empty()
                            ? 0.0
                            : uncovered(setting, placer.points(), tiling.coverMm);
  Output output = placer.finish(Placer::Order::asPlaced);
  output.uncoveredMm2 = missed;
  return output;
}

}  // namespace mesomap::layout
