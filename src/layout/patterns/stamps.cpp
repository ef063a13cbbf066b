// Touches of a multi-needle head: its footprint laid over the area side by side, its pins where the
// head would put them on the skin.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "base/i18n.h"
#include "frame.h"
#include "middle.h"
#include "net.h"
#include "order.h"
#include "paint/skin_path.h"
#include "placer.h"
#include "stamp_head.h"
#include "surface/geodesic_field.h"
#include "surface/walk.h"

namespace mesomap::layout {
namespace {

struct Touch {
  Knot knot;
  std::vector<mesh::SurfacePoint> pins;  ///< On the ground.
};

Touch touchAt(const Setting& setting, const Knot& knot) {
  Touch touch;
  touch.knot = knot;
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

/// A touch on the plane between the sides, turned so that it is its own mirror image.
Knot onPlane(const Setting& setting, const Knot& knot) {
  const Half& half = *setting.half;
  const auto middle = half.onPlane(knot.place);
  if (!middle) return knot;
  Knot turned = knot;
  turned.place = *middle;
  const glm::dvec3 sideways = surface::tangentAt(setting.skin(), *middle, half.across);
  const glm::dvec3 upwards =
      glm::cross(mesh::faceNormal(setting.skin(), middle->triangle), sideways);
  const auto axes = axisOf(setting.input.rule.stamp);
  double best = -2.0;
  const auto offer = [&](const glm::dvec3& ahead) {
    const double turn = glm::dot(ahead, knot.ahead);
    if (turn <= best) return;
    best = turn;
    turned.ahead = ahead;
  };
  for (const double sign : {1.0, -1.0}) {
    if (axes && axes->across) offer(sign * sideways);
    if (axes && axes->along) offer(sign * upwards);
  }
  return turned;
}

/// A touch beside the plane, far enough from it that its mirror image has room.
std::optional<Touch> besidePlane(const Setting& setting, const Tiling& tiling, Touch touch) {
  const Half& half = *setting.half;
  const double room = 0.5 * tiling.pitchMm;
  for (int step = 0; step < 2; ++step) {
    double nearest = room;
    for (const mesh::SurfacePoint& pin : touch.pins) nearest = std::min(nearest, half.from(pin));
    if (nearest >= 0.99 * room) return touch;
    if (step > 0) break;
    Knot knot = touch.knot;
    const glm::dvec3 away = surface::tangentAt(setting.skin(), knot.place, half.across);
    const surface::WalkEnd end =
        surface::walk(setting.mesh(), knot.place, away, 1.02 * (room - nearest));
    knot.place = end.point;
    knot.ahead = surface::tangentAt(setting.skin(), end.point, knot.ahead);
    touch = touchAt(setting, knot);
  }
  std::erase_if(touch.pins,
                [&](const mesh::SurfacePoint& pin) { return half.from(pin) < 0.99 * room; });
  if (touch.pins.empty()) return std::nullopt;
  return touch;
}

/// Those of one side and of the plane; the images of the others come with them.
std::vector<Touch> ofOneSide(const Setting& setting, const Tiling& tiling,
                             const std::vector<Touch>& touches) {
  const double onIt = 0.25 * tiling.alongMm;
  std::vector<Touch> own;
  for (const Touch& touch : touches) {
    const double from = setting.half->from(touch.knot.place);
    if (from < -onIt) continue;
    if (from <= onIt) {
      own.push_back(touchAt(setting, onPlane(setting, touch.knot)));
    } else if (auto beside = besidePlane(setting, tiling, touch)) {
      own.push_back(std::move(*beside));
    }
  }
  return own;
}

/// Puts the touches in the order of work and numbers them so.
void putInOrder(const Setting& setting, const Tiling& tiling, std::vector<Point>& points) {
  std::map<std::uint32_t, std::pair<glm::dvec3, double>> sums;
  for (const Point& p : points) {
    if (p.touch == 0) continue;
    auto& [sum, count] = sums.try_emplace(p.touch, glm::dvec3(0.0), 0.0).first->second;
    sum += mesh::positionAt(setting.skin(), p.place);
    count += 1.0;
  }
  std::vector<std::uint32_t> touch;
  std::vector<glm::dvec3> at;
  for (const auto& [number, sum] : sums) {
    touch.push_back(number);
    at.push_back(sum.first / sum.second);
  }
  std::map<std::uint32_t, std::uint32_t> rank;
  std::uint32_t next = 1;
  for (const std::uint32_t i :
       workingOrder(at, std::min(tiling.alongMm, tiling.acrossMm), setting.input.rule.order)) {
    rank[touch[i]] = next++;
  }
  for (Point& p : points) p.touch = p.touch == 0 ? 0 : rank[p.touch];
  std::stable_sort(points.begin(), points.end(),
                   [](const Point& a, const Point& b) { return a.touch < b.touch; });
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
  if (setting.half != nullptr) touches = ofOneSide(setting, tiling, touches);
  Placer placer(setting, tiling.pitchMm);
  // The mirror image of the linked area's touches, as they are.
  if (!placer.takeSeeds()) {
    const auto count = static_cast<std::uint32_t>(touches.size());
    for (std::uint32_t k = 0; k < count; ++k) {
      // On the plane a touch is its own image.
      const bool own = setting.half != nullptr &&
                       setting.half->from(touches[k].knot.place) < 0.25 * tiling.alongMm;
      for (const mesh::SurfacePoint& pin : touches[k].pins) {
        placer.offer(pin, k + 1, own ? k + 1 : count + k + 1);
      }
    }
  }
  Output output = placer.finish(Placer::Order::asPlaced);
  putInOrder(setting, tiling, output.points);
  output.uncoveredMm2 = output.points.empty() && setting.ground.spots().empty()
                            ? 0.0
                            : uncovered(setting, output.points, tiling.coverMm);
  return output;
}

}  // namespace mesomap::layout
