// Rings: lines of equal distance round a centre, points at equal steps along each.
#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

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
  const auto start = startRound(setting, placer, gap);
  if (!start) return placer.finish();
  placer.offer(start->centre);
  const Round& round = start->round;
  for (int k = 1; k * gap <= round.farthestMm && !setting.progress.cancelled(); ++k) {
    // Where the ring begins is no matter of where the area ends: a stroke moves no points.
    const surface::WalkEnd first =
        surface::walk(setting.mesh(), start->centre, start->ahead, k * gap);
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
