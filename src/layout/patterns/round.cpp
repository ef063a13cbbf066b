#include "round.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "frame.h"
#include "middle.h"

namespace mesomap::layout {

Round roundAbout(const Setting& setting, const mesh::SurfacePoint& centre) {
  constexpr double kWidestMm = 480.0;  // what a field can hold
  constexpr double kBeyondMm = 6.0;    // lines need skin on both sides
  Round round;
  round.ball = std::make_unique<surface::GeodesicField>(setting.mesh());
  const Extent extent = extentOf(setting.ground);
  const double straight =
      extent.radiusMm + glm::distance(extent.centre, mesh::positionAt(setting.skin(), centre));
  // Ways along the skin are longer than straight ones, on a head by up to a half.
  const double reach = std::min(1.6 * straight + kBeyondMm, kWidestMm);
  const auto reached = round.ball->ball(centre, reach);
  for (const Spot& s : setting.ground.spots()) {
    const double away = static_cast<double>(round.ball->distanceAt(s.vertex));
    if (std::isfinite(away)) round.farthestMm = std::max(round.farthestMm, away);
  }
  round.baseMm = std::min(round.farthestMm + kBeyondMm, reach);
  surface::PagedField::Editor editor(
      surface::PagedField(static_cast<std::uint32_t>(setting.skin().positions.size())));
  for (const surface::Reached& r : reached) {
    const double away = static_cast<double>(r.distanceMm);
    if (away > round.baseMm) break;
    editor.setRaw(r.vertex, surface::PagedField::quantise(static_cast<float>(round.baseMm - away)));
  }
  round.field = editor.publish();
  return round;
}

std::optional<RoundStart> startRound(const Setting& setting, Placer& placer, double stepMm) {
  if (placer.takeSeeds()) return std::nullopt;
  placer.keepEarlier();
  const auto centre = centreOf(setting, stepMm);
  if (!centre) return std::nullopt;
  return RoundStart{
      *centre, roundAbout(setting, *centre),
      tangentTowards(upAt(setting.skin(), *centre), setting.input.rule.directionDeg + 90.0)};
}

}  // namespace mesomap::layout
