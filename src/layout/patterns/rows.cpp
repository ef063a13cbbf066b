// Rows of pricks: lines of equal distance from a straight way through the area, or from the user's
// guide; worked to and fro.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <utility>

#include "base/i18n.h"
#include "frame.h"
#include "guide.h"
#include "middle.h"
#include "mirrored_rows.h"
#include "placer.h"
#include "row_cuts.h"
#include "steps.h"
#include "surface/walk.h"

namespace mesomap::layout {
namespace {

/// A line of one distance, and how many gaps it lies to the left of the guide.
struct Lane {
  int number = 0;
  Curve curve;
};

/// A piece of a lane in one go of work.
struct Piece {
  int number = 0;
  const Curve* curve = nullptr;
  Stretch stretch;
};

/// Outer rows lie on the border where the area is a whole number of gaps wide: this much outside
/// is still on it.
constexpr double kOnBorder = 0.12;  // mm

/// How far the ground reaches to the left (and, negative, to the right) of the guide.
std::pair<double, double> reachBeside(const Setting& setting, const Curve& guide,
                                      const surface::PagedField& distance) {
  double left = 0.0;
  double right = 0.0;
  const auto& spots = setting.ground.spots();
  // A few thousand places say it as well as all.
  const std::size_t step = std::max<std::size_t>(1, spots.size() / 4000);
  for (std::size_t i = 0; i < spots.size(); i += step) {
    if (distance.raw(spots[i].vertex) == surface::PagedField::kOutside) continue;
    // All that is within its depth of a place is ground, too.
    const double away = static_cast<double>(distance.mm(spots[i].vertex) + spots[i].depthMm);
    if (away <= std::max(left, right) && away <= std::min(left, right)) continue;
    double& far = sideOf(setting, guide, spots[i].position) > 0 ? left : right;
    far = std::max(far, away);
  }
  return {left, -right};
}

/// Straight through the area along the rule's direction, so that as much of the area lies on one
/// side as on the other and the rows fit between.
Curve straightThrough(const Setting& setting, std::uint32_t part) {
  const plan::Rule& rule = setting.input.rule;
  const auto middle = middleOf(setting, part);
  if (!middle) return {};
  const Extent extent = extentOf(setting.ground);
  const double reach = 3.2 * extent.radiusMm + 5.0;
  const glm::dvec3 ahead = tangentTowards(upAt(setting.skin(), *middle), rule.directionDeg);
  Curve guide = straightGuide(setting, *middle, ahead, reach);
  const auto [left, right] = reachBeside(setting, guide, distanceFrom(setting, guide));
  const double gap = rule.spacingMm;
  const int rowCount = static_cast<int>(std::floor((left - right + kOnBorder) / gap)) + 1;
  double shift = 0.5 * (left + right);
  if (rowCount % 2 == 0) shift += 0.5 * gap;
  if (std::abs(shift) < 0.02) return guide;
  const glm::dvec3 up = mesh::faceNormal(setting.skin(), middle->triangle);
  const glm::dvec3 start = surface::tangentAt(setting.skin(), *middle, ahead);
  const glm::dvec3 aside = glm::cross(up, start) * (shift > 0.0 ? 1.0 : -1.0);
  const surface::WalkEnd end = surface::walk(setting.mesh(), *middle, aside, std::abs(shift));
  if (end.walkedMm < 0.9 * std::abs(shift)) return guide;
  // The direction carried along the walk.
  const glm::dvec3 there = mesh::faceNormal(setting.skin(), end.point.triangle);
  const glm::dvec3 turned = glm::cross(end.direction, there) * (shift > 0.0 ? 1.0 : -1.0);
  return straightGuide(setting, end.point, turned, reach);
}

/// Lanes of the whole ground, from the left of the guide to its right.
std::vector<Lane> lanesBeside(const Setting& setting, const Curve& guide, double gap) {
  const surface::PagedField distance = distanceFrom(setting, guide);
  double farthest = 0.0;
  for (const Spot& s : setting.ground.spots()) {
    if (distance.raw(s.vertex) == surface::PagedField::kOutside) continue;
    farthest = std::max(farthest, static_cast<double>(distance.mm(s.vertex) + s.depthMm));
  }
  std::vector<Lane> lanes;
  const std::vector<Stretch> onGuide = onGround(setting, guide, kOnBorder);
  if (guide.closed && (onGuide.size() != 1 || onGuide[0].lengthMm() < guide.lengthMm() - 1e-6)) {
    // It closes behind the limb; on the area it has two ends like its neighbours.
    constexpr double kBeyondMm = 0.5;
    for (const Stretch& s : onGuide) {
      lanes.push_back(
          {0, makeCurve(setting.skin(),
                        piece(setting.mesh(), guide, s.fromMm - kBeyondMm, s.toMm + kBeyondMm))});
    }
  } else {
    lanes.push_back({0, guide});
  }
  for (int k = 1; k * gap <= farthest + kOnBorder; ++k) {
    if (setting.progress.cancelled()) return lanes;
    for (Curve& line : linesAt(setting, distance, k * gap)) {
      const int side = sideOf(setting, guide, positionAt(line, 0.5 * line.lengthMm()));
      // Along the guide's own direction.
      const Foot first = footOn(guide, line.positions.front());
      const Foot second = footOn(guide, positionAt(line, std::min(3.0, line.lengthMm())));
      if (!line.closed && second.alongMm < first.alongMm) line = reversed(std::move(line));
      lanes.push_back({side * k, std::move(line)});
    }
  }
  // The field ends a little beyond the ground; lines along its end are none of the area's.
  std::erase_if(lanes,
                [&](const Lane& lane) { return onGround(setting, lane.curve, kOnBorder).empty(); });
  std::stable_sort(lanes.begin(), lanes.end(),
                   [](const Lane& a, const Lane& b) { return a.number > b.number; });
  return lanes;
}

/// Whether the work begins at the last lane instead of the first: from the top down, or where lanes
/// run upright from the client's right.
bool fromTheOtherEnd(const std::vector<Lane>& lanes, bool upright) {
  if (lanes.size() < 2) return false;
  const Curve& first = lanes.front().curve;
  const Curve& last = lanes.back().curve;
  const glm::dvec3 a = positionAt(first, 0.5 * first.lengthMm());
  const glm::dvec3 b = positionAt(last, 0.5 * last.lengthMm());
  return upright ? b.x < a.x : b.y > a.y;
}

/// On the ground; along the border, where a line dips in and out, as one.
std::vector<Stretch> stretchesOf(const Setting& setting, const Curve& curve) {
  std::vector<Stretch> stretches = onGround(setting, curve, kOnBorder);
  const std::vector<Stretch> strict = onGround(setting, curve);
  for (Stretch& wide : stretches) {
    const Stretch* only = nullptr;
    int inside = 0;
    for (const Stretch& s : strict) {
      if (s.fromMm < wide.fromMm - 1e-9 || s.toMm > wide.toMm + 1e-9) continue;
      only = &s;
      ++inside;
    }
    if (inside == 1) wide = *only;
  }
  return stretches;
}

/// Upright: nearer to the vertical than to the horizontal.
bool uprightAt(const std::vector<Lane>& lanes) {
  double along = 0.0;
  double up = 0.0;
  for (const Lane& lane : lanes) {
    const glm::dvec3 way = lane.curve.positions.back() - lane.curve.positions.front();
    up += std::abs(way.y);
    along += std::hypot(way.x, way.z);
  }
  return up > along;
}

std::vector<Piece> piecesOf(const Setting& setting, std::vector<Lane>& lanes, double pitch) {
  const bool upright = uprightAt(lanes);
  if (fromTheOtherEnd(lanes, upright)) std::reverse(lanes.begin(), lanes.end());
  std::vector<Piece> pieces;
  int row = -1;
  int lastNumber = 0;
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    Lane& lane = lanes[i];
    if (i == 0 || lane.number != lastNumber) ++row;
    lastNumber = lane.number;
    // The first row goes from the client's right to the left, upright from the top; every other one
    // back.
    const glm::dvec3 way = lane.curve.positions.back() - lane.curve.positions.front();
    const bool onwards = upright ? way.y < 0.0 : way.x > 0.0;
    if (!lane.curve.closed && onwards != (row % 2 == 0)) {
      lane.curve = reversed(std::move(lane.curve));
    }
    for (const Stretch& stretch : stretchesOf(setting, lane.curve)) {
      pieces.push_back({lane.number, &lane.curve, stretch});
    }
  }
  const auto scrap = [&](const Piece& p) { return p.stretch.lengthMm() < kScrap * pitch; };
  if (!std::all_of(pieces.begin(), pieces.end(), scrap)) std::erase_if(pieces, scrap);
  return pieces;
}

/// The pieces as lines, and each with its mirror image where the area has one.
std::vector<Line> linesOf(const Setting& setting, const std::vector<Piece>& pieces) {
  std::vector<Line> lines;
  lines.reserve(pieces.size());
  for (const Piece& p : pieces) {
    lines.push_back(piece(setting.mesh(), *p.curve, p.stretch.fromMm, p.stretch.toMm));
  }
  return setting.half != nullptr ? mirroredLines(setting, lines) : lines;
}

/// Single points on the rows, counted from their middles; every other row half a pitch on.
Output pointsOn(const Setting& setting, const std::vector<Piece>& pieces, double pitch) {
  Placer placer(setting, std::min(pitch, setting.input.rule.spacingMm));
  if (placer.takeSeeds()) return placer.finish(Placer::Order::asPlaced);
  for (const Piece& p : pieces) {
    const double length = p.stretch.lengthMm();
    const double middle = middleAlong(setting, *p.curve, p.stretch.fromMm, p.stretch.toMm);
    const double first = p.number % 2 != 0 ? 0.5 * pitch : 0.0;
    const int most = static_cast<int>(0.5 * length / pitch + 1.0);
    for (int k = -most - 1; k <= most; ++k) {
      const double off = first + k * pitch;
      if (std::abs(off) > 0.5 * length + 1e-6) continue;
      placer.offer(placeAt(setting.mesh(), *p.curve, middle + off));
    }
  }
  return placer.finish(Placer::Order::asPlaced);
}

}  // namespace

Result<Output> rows(const Setting& setting) {
  const plan::Rule& rule = setting.input.rule;
  const double gap = rule.spacingMm;
  const double pitch = rule.pitch();
  const double about = setting.ground.areaMm2() / (gap * pitch);
  if (about > static_cast<double>(setting.input.maxPoints)) {
    return Error{
        ErrorKind::refused, "",
        fmt::format(fmt::runtime(_("about {:.0f} pricks would be needed with rows {} mm apart and "
                                   "{} mm between pricks; the most that can be laid is {}")),
                    about, gap, pitch, setting.input.maxPoints)};
  }
  std::vector<Lane> lanes;
  if (setting.input.guide.size() > 1) {
    const auto drawn = drawnGuide(setting);
    if (!drawn) return drawn.error();
    const Extent extent = extentOf(setting.ground);
    const double far =
        glm::distance(extent.centre, drawn->positions.front()) + 2.0 * extent.radiusMm + 5.0;
    lanes = lanesBeside(setting, lengthened(setting, *drawn, far), gap);
  } else if (!setting.ground.spots().empty()) {
    const Curve guide = straightThrough(setting, deepestPart(setting.ground));
    if (!guide.empty()) lanes = lanesBeside(setting, guide, gap);
  }
  const double nearest = std::min(gap, pitch);
  if (lanes.empty()) return Placer(setting, nearest).finish();
  const std::vector<Piece> pieces = piecesOf(setting, lanes, pitch);
  if (rule.rowPoints) return pointsOn(setting, pieces, pitch);
  Output output = Placer(setting, nearest).finish();  // the user's own points
  const std::vector<Line> lines =
      setting.input.seedLines.empty() ? linesOf(setting, pieces) : setting.input.seedLines;
  for (const Line& line : lines) {
    if (setting.progress.cancelled()) break;
    cutIntoRows(setting, makeCurve(setting.skin(), line), pitch, output);
  }
  return output;
}

}  // namespace mesomap::layout
