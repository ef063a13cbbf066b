// Hands and feet: borders run along the sides of the fingers and around the sole's edge.
#include "atlas/charts.h"

namespace mesomap::figure {

namespace {

/// The hand begins at the crease of the wrist, mm of the hand frame before its origin.
constexpr float kWristCrease = -2.0f;
/// The ankles: discs about the malleoli, mm.
constexpr float kAnkle = 27.0f;
/// Where leg turns into foot: height over the floor in front and behind, mm of the foot frame.
constexpr float kInstepTop = 86.0f, kHeelTop = 62.0f;

constexpr float kToeHollow = 24.0f;  ///< mm over the floor

/// Height of the sole's edge over the floor along the foot, at its outer and its inner border: the
/// arch lifts the inner one.
const std::vector<Vec2> kOuterEdge{{-60, 15}, {-20, 13}, {60, 11}, {120, 9.5f}, {190, 8}};
const std::vector<Vec2> kInnerEdge{{-60, 15}, {-20, 17}, {25, 25},
                                   {65, 24},  {105, 14}, {190, 8.5f}};

}  // namespace

void drawHandsAndFeet(const FigureShape& shape, DrawnAtlas& atlas) {
  const auto add = [&](const char* id, Inside inside) {
    atlas.network.push_back({id, std::move(inside)});
  };
  const Inside onHand = [](const SkinPlace& p) {
    return std::min(p.hand.y - kWristCrease, p.armSide);
  };
  add("palm", both(onHand, [](const SkinPlace& p) { return p.palmwards; }));
  add("back-of-hand", onHand);

  const Build& b = shape.build();
  const float size = kAnkle * b.blend(1.0f, 1.08f);
  add("ankle-outer",
      about(placeOf(atlas.landmarks, "malleolus-lateral"), {20, size, size * 0.95f}));
  add("ankle-inner", about(placeOf(atlas.landmarks, "malleolus-medial"), {20, size, size * 0.95f}));
  const Inside onFoot = [](const SkinPlace& p) {
    const float top = mix(kHeelTop, kInstepTop, smoothStep(-55.0f, 40.0f, p.foot.z));
    return p.leg.along < 150.0f ? -Outline::kFar : top - p.foot.y;
  };
  add("sole",
      both(onFoot, [outer = Graph(kOuterEdge), inner = Graph(kInnerEdge)](const SkinPlace& p) {
        const float edge =
            mix(inner(p.foot.z), outer(p.foot.z), smoothStep(-30.0f, 30.0f, p.foot.x));
        // The hollow below the toes lies higher than the sole's edge.
        const float toes = std::min({kToeHollow - p.foot.y, p.solewards - 5.0f, p.foot.z - 95.0f});
        return std::max(edge - p.foot.y, toes);
      }));
  add("foot", onFoot);
}

}  // namespace mesomap::figure
