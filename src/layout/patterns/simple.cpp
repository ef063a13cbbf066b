// Patterns that are said in a few lines: one point, the user's own, a saved set, the outline.
#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <optional>

#include "middle.h"
#include "placer.h"
#include "steps.h"

namespace mesomap::layout {
namespace {

/// Where steps round a line begin: at its top, where the order of work begins; across the middle of
/// the body at its top on the middle.
double topOf(const Setting& setting, const Curve& line) {
  constexpr double kOnMiddleMm = 3.0;
  const auto& mirror = setting.input.mirror;
  std::optional<double> highest;
  double top = 0.0;
  for (const bool onMiddle : {true, false}) {
    if (onMiddle && !mirror) continue;
    for (std::size_t i = 0; i < line.positions.size(); ++i) {
      if (highest && line.positions[i].y <= *highest) continue;
      double at = line.along[i];
      if (onMiddle) {
        const auto other = mirror->at(line.places[i]);
        if (!other) continue;
        const glm::dvec3 image = mesh::positionAt(setting.skin(), *other);
        if (glm::distance(image, line.positions[i]) > kOnMiddleMm) continue;
        at = footOn(line, 0.5 * (image + line.positions[i])).alongMm;
      }
      highest = line.positions[i].y;
      top = at;
    }
    if (highest) break;
  }
  return top;
}

}  // namespace

Output singlePoint(const Setting& setting) {
  Placer placer(setting, setting.input.rule.spacingMm);
  if (placer.size() > 0) return placer.finish();
  for (const mesh::SurfacePoint& place : setting.input.keep) {
    if (placer.size() == 0) placer.offer(place);
  }
  if (placer.size() == 0) (void)placer.takeSeeds();
  if (placer.size() > 0 || setting.ground.spots().empty()) return placer.finish();
  if (const auto middle = middleOf(setting, deepestPart(setting.ground))) placer.offer(*middle);
  return placer.finish();
}

Output handPoints(const Setting& setting) {
  return Placer(setting, setting.input.rule.spacingMm).finish();
}

Output setPoints(const Setting& setting) {
  // The set says how far apart; half a millimetre is one place.
  constexpr double kOnePlaceMm = 0.5;
  Placer placer(setting, kOnePlaceMm);
  for (const mesh::SurfacePoint& place : setting.input.places) placer.offer(place);
  return placer.finish(Placer::Order::asPlaced);
}

Output outlinePoints(const Setting& setting) {
  const double pitch = setting.input.rule.pitch();
  Placer placer(setting, pitch);
  if (placer.takeSeeds()) return placer.finish();
  placer.keepEarlier();
  for (const Curve& line : linesAt(setting, setting.ground.field(), 0.0)) {
    // What stands on this line already; the gaps between are filled at equal steps.
    std::vector<double> standing;
    for (const Point& p : placer.points()) {
      const Foot foot = footOn(line, mesh::positionAt(setting.skin(), p.place));
      if (foot.awayMm < 0.25 * pitch) standing.push_back(foot.alongMm);
    }
    std::sort(standing.begin(), standing.end());
    const double length = line.lengthMm();
    if (standing.empty() && !line.closed) {
      placeAlong(placer, line, 0.5 * length, pitch);
      continue;
    }
    if (standing.empty()) {
      const int count = stepsRound(setting, line, pitch);
      const double top = topOf(setting, line);
      for (int k = 0; k < std::max(count, 1); ++k) {
        placer.offer(placeAt(setting.mesh(), line, top + length * k / std::max(count, 1)));
      }
      continue;
    }
    for (std::size_t i = 0; i < standing.size(); ++i) {
      const bool last = i + 1 == standing.size();
      if (last && !line.closed) break;
      const double to = last ? standing.front() + length : standing[i + 1];
      const double gap = to - standing[i];
      const int steps = std::max(1, static_cast<int>(gap / (0.985 * pitch)));
      for (int k = 1; k < steps; ++k) {
        placer.offer(placeAt(setting.mesh(), line, standing[i] + gap * k / steps));
      }
    }
  }
  return placer.finish();
}

}  // namespace mesomap::layout
