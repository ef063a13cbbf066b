// The faces of the network on the shoulder girdle and the upper chest, as far as a bust shows them.
#include "atlas/charts.h"

namespace mesomap::figure {

namespace {
constexpr Chart kChest = &SkinPlace::chestFront;

/// Lower edge of the collar bone over x, and the crest of the trapezius that bounds the skin above
/// it, in the chart of the chest.
const std::vector<Vec2> kCollarBone{{0, -190},  {14, -193},  {40, -193},
                                    {70, -190}, {100, -187}, {130, -188}};
constexpr float kTrapeziusCrest = -44.0f;  ///< z
/// Rounded mass of the deltoid.
constexpr Vec3 kShoulder{172, -240, -28};
constexpr Vec3 kShoulderRadii{58, 76, 80};
/// Between the folds in front of and behind the armpit, down to the base.
constexpr float kChestSideX = 90.0f, kChestSideFront = 6.0f, kChestSideBack = -86.0f;
constexpr float kChestSideTop = -250.0f;
constexpr float kChestSideCorner = 16.0f;  ///< Rounding.
}  // namespace

void drawBustTrunk(const FigureShape&, DrawnAtlas& atlas) {
  const auto add = [&](const char* id, Inside inside) {
    atlas.network.push_back({id, std::move(inside)});
  };
  add("shoulder",
      [](const SkinPlace& p) { return -ellipsoidDistance(p.chest - kShoulder, kShoulderRadii); });
  add("chest-side", [](const SkinPlace& p) {
    const float between = std::min(kChestSideFront - p.chest.z, p.chest.z - kChestSideBack);
    return std::min(p.chest.x - kChestSideX,
                    smoothMin(between, kChestSideTop - p.chest.y, kChestSideCorner));
  });
  add("above-collar-bone", both(above(kChest, kCollarBone),
                                [](const SkinPlace& p) { return p.chest.z - kTrapeziusCrest; }));
  add("upper-back", [](const SkinPlace& p) { return kTrapeziusCrest - p.chest.z; });
  add("decollete", everywhere());
}

void drawChestOverlays(const FigureShape&, DrawnAtlas& atlas) {
  // The hollow below the outer two thirds of the collar bone.
  constexpr float kDepth = 38.0f, kInnerEnd = 20.0f;
  const Inside bone = above(kChest, kCollarBone);
  atlas.overlays.push_back(
      {"below-collar-bone", both(seen(atlas, "decollete"), [bone](const SkinPlace& p) {
         return smoothMin(bone(p) + kDepth, p.chest.x - kInnerEnd, 20.0f);
       })});
}

}  // namespace mesomap::figure
