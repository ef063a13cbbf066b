// Puts the drawings of the regions together.
#include <algorithm>

#include "atlas/charts.h"

namespace mesomap::figure {

namespace {

/// The underside of a bust is no skin: what lies within this of its base.
constexpr float kBaseRim = 3.0f;

void drawUnderside(const FigureShape& shape, DrawnAtlas& atlas) {
  constexpr Vec3 kFarBelow{0, -500, -30};
  const float base = shape.cast(kFarBelow, {0, 1, 0}).y;
  atlas.network.push_back(
      {"", [base](const SkinPlace& p) { return base + kBaseRim - p.figure.y; }});
}

}  // namespace

DrawnAtlas drawAtlas(const FigureShape& shape) {
  DrawnAtlas atlas;
  const bool bust = dynamic_cast<const BodyShape*>(&shape) == nullptr;
  if (bust) drawUnderside(shape, atlas);
  drawFace(shape, atlas);
  drawNeck(shape, atlas);
  atlas.landmarks = headLandmarks(shape);
  if (bust) {
    drawBustTrunk(shape, atlas);
  } else {
    for (DrawnLandmark& landmark : bodyLandmarks(shape)) {
      atlas.landmarks.push_back(std::move(landmark));
    }
    drawHandsAndFeet(shape, atlas);
    drawLimbs(shape, atlas);
    drawBodyTrunk(shape, atlas);
  }
  drawFaceOverlays(shape, atlas);
  drawChestOverlays(shape, atlas);
  if (!bust) drawBodyOverlays(shape, atlas);
  drawHeadZones(shape, atlas);
  if (!bust) drawBodyZones(shape, atlas);
  // Blocked ones first.
  std::stable_partition(atlas.zones.begin(), atlas.zones.end(),
                        [](const DrawnZone& zone) { return zone.zone.kind == ZoneKind::blocked; });
  atlas.place = Charts(shape);
  return atlas;
}

}  // namespace mesomap::figure
