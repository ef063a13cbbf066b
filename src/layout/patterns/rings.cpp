// Rings: lines of equal distance round a centre, points at equal steps along each.
#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "frame.h"
#include "middle.h"
#include "placer.h"
#include "round.h"
#include "steps.h"
#include "surface/walk.h"

namespace mesomap::layout {

Output ringPoints(const Setting& setting) {
  const plan::Rule& rule = setting.input.rule;
  const double gap = rule.spacingMm;
  const double pitch = rule.pitch();
  Placer placer(setting, std::min(gap, pitch));
  if (placer.takeSeeds()) return placer.finish();
  placer.keepEarlier();
  const auto centre = centreOf(setting, gap);
  if (!centre) return placer.finish();
  placer.offer(*centre);

  const Round round = roundAbout(setting, *centre);
  // From above the centre: across the middle of the body both halves are then each other's images.
  const glm::dvec3 ahead = tangentTowards(upAt(setting.skin(), *centre), rule.directionDeg + 90.0);
  for (int k = 1; k * gap <= round.farthestMm && !setting.progress.cancelled(); ++k) {
    // Where the ring begins is no matter of where the area ends: a stroke moves no points.
    const surface::WalkEnd first = surface::walk(setting.mesh(), *centre, ahead, k * gap);
    const glm::dvec3 at = mesh::positionAt(setting.skin(), first.point);
    for (const Curve& ring : linesAt(setting, round.field, round.baseMm - k * gap)) {
      const Foot foot = footOn(ring, at);
      if (!ring.closed) {
        placeAlong(placer, ring, foot.awayMm < gap ? foot.alongMm : 0.5 * ring.lengthMm(), pitch);
        continue;
      }
      const int count = stepsRound(setting, ring, pitch);
      for (int step = 0; step < count; ++step) {
        placer.offer(placeAt(setting.mesh(), ring, foot.alongMm + ring.lengthMm() * step / count));
      }
    }
  }
  return placer.finish();
}

}  // namespace mesomap::layout
