// Layers over the network of a body: wholes, folds and fat pads.
#include "atlas/charts.h"

namespace mesomap::figure {

namespace {
/// Half-width of the band along the fold below the buttock.
constexpr float kFoldBand = 17.0f;
/// The middle of the band over the place where the profile bends most.
constexpr float kAboveLandmark = 13.0f;
}  // namespace

void drawBodyOverlays(const FigureShape& shape, DrawnAtlas& atlas) {
  const auto all = [&](const std::vector<std::string>& ids) {
    Inside whole;
    for (const std::string& id : ids) {
      whole = whole ? either(std::move(whole), seen(atlas, id)) : seen(atlas, id);
    }
    return whole;
  };
  atlas.overlays.push_back({"abdomen", all({"navel", "upper-abdomen", "lower-abdomen"})});
  atlas.overlays.push_back({"back", all({"upper-back", "mid-back", "lower-back"})});
  const Vec3 fold = placeOf(atlas.landmarks, "gluteal-fold");
  atlas.overlays.push_back({"gluteal-fold", [fold](const SkinPlace& p) {
                              if (p.figure.z > 0.0f) return -Outline::kFar;
                              const float x = p.figure.x - fold.x;
                              const float curve = fold.y + kAboveLandmark + 0.0025f * x * x;
                              return smoothMin(kFoldBand - std::abs(p.figure.y - curve),
                                               62.0f - std::abs(x), 14.0f);
                            }});
  const Vec3 knee = placeOf(atlas.landmarks, "tibiale");
  const float size = shape.build().blend(1.0f, 1.07f);
  atlas.overlays.push_back({"knee-inner", about(knee + Vec3{0, 22, -4}, Vec3{40, 58, 40} * size)});
}

}  // namespace mesomap::figure
