// Layers over the network of a body: wholes, folds and fat pads.
#include "atlas/charts.h"

namespace mesomap::figure {

namespace {
/// Half-width of the band along the fold below the buttock, and how far it reaches to the inner and
/// the outer side of the landmark.
constexpr float kFoldBand = 15.0f;
constexpr float kFoldInwards = 60.0f, kFoldOutwards = 50.0f;
/// The middle of the band over the bend: the skin of the buttock overhangs it.
constexpr float kAboveBend = 5.0f;

/// Height at which the profile behind x bends inwards most, near the landmark.
float bendBehind(const FigureShape& shape, float x, float near) {
  constexpr float kBelow = 12.0f, kAbove = 34.0f, kSpan = 12.0f;
  const auto depth = [&](float y) { return shape.cast({x, y, -300}, {0, 0, 1}).z; };
  float best = near;
  float sharpest = 0.0f;
  for (float y = near - kBelow; y <= near + kAbove; y += 2.0f) {
    const float inwards = depth(y) - 0.5f * (depth(y - kSpan) + depth(y + kSpan));
    if (inwards <= sharpest) continue;
    sharpest = inwards;
    best = y;
  }
  return best;
}

/// Traced from beside the cleft outwards, where the fold rises and fades.
Inside bandAlongFold(const FigureShape& shape, const Vec3& fold) {
  constexpr int kPlaces = 7;
  std::vector<Vec2> traced;
  for (int i = 0; i < kPlaces; ++i) {
    const float x = mix(fold.x - kFoldInwards + 8.0f, fold.x + kFoldOutwards - 8.0f,
                        static_cast<float>(i) / (kPlaces - 1));
    traced.emplace_back(x, bendBehind(shape, x, fold.y) + kAboveBend);
  }
  // Evened twice, so that the band is a calm curve.
  for (int round = 0; round < 2; ++round) {
    std::vector<Vec2> even = traced;
    for (std::size_t i = 1; i + 1 < traced.size(); ++i) {
      even[i].y = 0.25f * traced[i - 1].y + 0.5f * traced[i].y + 0.25f * traced[i + 1].y;
    }
    traced = std::move(even);
  }
  return [fold, line = Graph(traced)](const SkinPlace& p) {
    if (p.figure.z > 0.0f) return -Outline::kFar;
    const float x = p.figure.x - fold.x;
    return smoothMin(kFoldBand - std::abs(p.figure.y - line(p.figure.x)),
                     std::min(kFoldInwards + x, kFoldOutwards - x), 14.0f);
  };
}

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
  atlas.overlays.push_back(
      {"gluteal-fold", bandAlongFold(shape, placeOf(atlas.landmarks, "gluteal-fold"))});
  const Vec3 knee = placeOf(atlas.landmarks, "tibiale");
  const float size = shape.build().blend(1.0f, 1.07f);
  atlas.overlays.push_back({"knee-inner", about(knee + Vec3{0, 22, -4}, Vec3{40, 58, 40} * size)});
}

}  // namespace mesomap::figure
