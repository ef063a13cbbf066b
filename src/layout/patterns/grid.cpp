// A square grid: the knots of a net whose sides are the spacing.
#include <glm/geometric.hpp>
#include <limits>

#include "frame.h"
#include "middle.h"
#include "net.h"
#include "placer.h"

namespace mesomap::layout {
namespace {

/// A knot this near to a point of the layout before, in spacings, is that point.
constexpr double kSnap = 0.35;

/// Where the net begins: a kept point near the middle, so that the rest of them are its knots, too.
mesh::SurfacePoint startOf(const Setting& setting, const mesh::SurfacePoint& middle,
                           const std::vector<Point>& standing) {
  const glm::dvec3 at = mesh::positionAt(setting.skin(), middle);
  mesh::SurfacePoint start = middle;
  double nearest = std::numeric_limits<double>::max();
  for (const Point& p : standing) {
    if (p.locked) continue;
    const double away = glm::distance(mesh::positionAt(setting.skin(), p.place), at);
    if (away < nearest && setting.ground.partAt(p.place) == setting.ground.partAt(middle)) {
      nearest = away;
      start = p.place;
    }
  }
  return start;
}

}  // namespace

Output gridPoints(const Setting& setting) {
  const plan::Rule& rule = setting.input.rule;
  Placer placer(setting, rule.spacingMm);
  if (placer.takeSeeds()) return placer.finish();
  placer.keepEarlier();
  const std::vector<Point> standing = placer.points();
  std::vector<glm::dvec3> stood;
  for (const Point& p : standing) stood.push_back(mesh::positionAt(setting.skin(), p.place));
  const auto snap = [&](mesh::SurfacePoint& place) {
    const glm::dvec3 at = mesh::positionAt(setting.skin(), place);
    double nearest = kSnap * rule.spacingMm;
    for (std::size_t i = 0; i < stood.size(); ++i) {
      const double away = glm::distance(stood[i], at);
      if (standing[i].locked || away >= nearest) continue;
      nearest = away;
      place = standing[i].place;
    }
  };
  NetRule net;
  net.alongMm = rule.spacingMm;
  net.acrossMm = rule.spacingMm;
  net.outsideMm = 1.5 * rule.spacingMm;
  net.mostKnots = 4 * setting.input.maxPoints;
  for (std::uint32_t part = 0; part < setting.ground.parts(); ++part) {
    if (setting.progress.cancelled()) break;
    const auto middle = middleOf(setting, part);
    if (!middle) continue;
    const mesh::SurfacePoint start = startOf(setting, *middle, standing);
    const glm::dvec3 ahead = tangentTowards(upAt(setting.skin(), start), rule.directionDeg);
    for (const Knot& knot : tieNet(setting, start, ahead, net, snap)) {
      placer.offer(knot.place);
    }
  }
  return placer.finish();
}

}  // namespace mesomap::layout
