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
constexpr Vec3 kShoulder{172, -240, -34};
constexpr Vec3 kShoulderRadii{58, 74, 66};
}  // namespace

void drawBustTrunk(const FigureShape& shape, DrawnAtlas& atlas) {
  const auto add = [&](const char* id, Inside inside) {
    atlas.network.push_back({id, std::move(inside)});
  };
  add("shoulder",
      [](const SkinPlace& p) { return -ellipsoidDistance(p.chest - kShoulder, kShoulderRadii); });
  add("above-collar-bone", both(above(kChest, kCollarBone),
                                [](const SkinPlace& p) { return p.chest.z - kTrapeziusCrest; }));
  add("upper-back", [](const SkinPlace& p) { return kTrapeziusCrest - p.chest.z; });
  add("decollete", everywhere());
  (void)shape;
}

}  // namespace mesomap::figure
