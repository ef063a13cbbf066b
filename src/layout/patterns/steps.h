// Points at equal steps along lines on the skin.
#pragma once

#include <vector>

#include "curve.h"
#include "placer.h"

namespace mesomap::layout {

/// Stretches of the curve that lie on the ground, in its direction; up to `slackMm` outside counts
/// as on its border.
[[nodiscard]] std::vector<Stretch> onGround(const Setting& setting, const Curve& curve,
                                            double slackMm = 0.03);

/// How many equal steps go once round a closed curve so that neighbours keep `stepMm` along the
/// skin, which on a small ring is shorter than along the ring. 0: not even two.
[[nodiscard]] int stepsRound(const Setting& setting, const Curve& curve, double stepMm);

/// Puts points down from `fromMm` on, both ways, `stepMm` apart: along the curve, or where it bends
/// as far on as it takes to stand `stepMm` along the skin from the last one.
void placeAlong(Placer& placer, const Curve& curve, double fromMm, double stepMm);

/// Half way between two lengths along the curve; where that is near the plane between the sides,
/// and the setting has a half, on the plane.
[[nodiscard]] double middleAlong(const Setting& setting, const Curve& curve, double fromMm,
                                 double toMm);

/// Lines on which a number per working vertex has a value. Vertices that `field` does not know are
/// far outside; what lies beside them must lie off the ground.
[[nodiscard]] std::vector<Curve> linesAt(const Setting& setting, const surface::PagedField& field,
                                         double levelMm);

}  // namespace mesomap::layout
