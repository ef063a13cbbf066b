// Folds, lines and subunits of the face: layers over the network.
#include "atlas/head_charts.h"

namespace mesomap::figure {

namespace {

/// Half-width of the bands of the nasolabial fold and of the marionette line.
constexpr float kFoldBand = 4.5f;
/// Half-width of the tear trough's band.
constexpr float kTroughBand = 3.2f;
/// The lashes and the skin that bears them, to either side of the closed lids' line.
constexpr float kLidMargin = 1.6f;
/// Where the forehead's middle ends: above the middle of the brow, along the skin.
constexpr float kForeheadCentre = 30.0f;

Inside lidMargin(const Eye& eye) {
  return [eye](const SkinPlace& p) {
    if (p.face.z < 40.0f || std::abs(p.face.y) > 20.0f) return -Outline::kFar;
    const float x = p.front.x - eye.centre().x;
    const float middle = 0.5f * (eye.upperMargin(x) + eye.lowerMargin(x));
    const float half = kLidMargin + 0.5f * (eye.upperMargin(x) - eye.lowerMargin(x));
    return std::min(half - std::abs(p.front.y - middle), 15.0f - std::abs(x));
  };
}

void drawForehead(DrawnAtlas& atlas) {
  const Inside forehead = seen(atlas, "forehead");
  atlas.overlays.push_back({"forehead-centre", both(forehead, [](const SkinPlace& p) {
                              return kForeheadCentre - p.around.x;
                            })});
  atlas.overlays.push_back({"forehead-side", both(forehead, [](const SkinPlace& p) {
                              return p.around.x - kForeheadCentre;
                            })});
}

void drawNose(DrawnAtlas& atlas) {
  const Inside nose = seen(atlas, "nose");
  const Inside tip =
      midlineIn(kFaceFront, {{3, -23.5f}, {7.5f, -24.5f}, {10.3f, -29.5f}, {9, -36}, {3, -38.5f}});
  const Inside wing = outlineIn(
      kFaceFront,
      {{10.4f, -27.5f}, {14.5f, -26}, {22, -28}, {24, -36}, {16, -44}, {9.6f, -42}, {9.4f, -35}});
  const Inside bridge = midlineIn(
      kFaceFront, {{3, 14}, {7.5f, 9}, {6, 1}, {6.2f, -9}, {7, -17}, {7.5f, -23}, {3, -25.5f}});
  atlas.overlays.push_back({"nose-side", both(without(nose, {tip, wing, bridge}),
                                              above(kFaceFront, {{0, -32}, {30, -32}}))});
  atlas.overlays.push_back({"nose-tip", both(nose, tip)});
  atlas.overlays.push_back({"nose-ala", both(nose, without(wing, {tip}))});
  atlas.overlays.push_back({"nose-dorsum", both(nose, without(bridge, {tip}))});
}

void drawCheek(DrawnAtlas& atlas) {
  const Inside cheek = seen(atlas, "cheek");
  const Inside infraorbital = outlineIn(kFaceAround, {{4, -8},
                                                      {30, -6},
                                                      {49, -6},
                                                      {53, -18},
                                                      {51, -30},
                                                      {43, -40},
                                                      {32, -45},
                                                      {22, -44},
                                                      {10, -34}});
  const Inside malar = outlineIn(kFaceAround, {{48, -4},
                                               {80, 0},
                                               {112, -4},
                                               {124, -16},
                                               {116, -25},
                                               {96, -29},
                                               {78, -34},
                                               {62, -40},
                                               {50, -42},
                                               {42, -36}});
  // From the masseter's front edge back to the ear.
  const Inside parotid =
      outlineIn(kFaceAround,
                {{84, -26}, {130, -10}, {150, -60}, {110, -100}, {78, -100}, {74, -78}, {78, -52}});
  atlas.overlays.push_back({"cheek-infraorbital", both(cheek, infraorbital)});
  atlas.overlays.push_back({"cheek-malar", both(cheek, without(malar, {infraorbital}))});
  atlas.overlays.push_back({"cheek-buccal", without(cheek, {infraorbital, malar, parotid})});
  atlas.overlays.push_back({"cheek-parotid", both(cheek, without(parotid, {malar}))});
}

}  // namespace

void drawFaceOverlays(const FigureShape& shape, DrawnAtlas& atlas) {
  drawForehead(atlas);
  const float eye = shape.head().eye().centre().x;
  atlas.overlays.push_back({"tear-trough", roundedBoth(bandIn(kFaceFront,
                                                              {{eye - 15.5f, -8},
                                                               {eye - 11.5f, -13},
                                                               {eye - 5, -17},
                                                               {eye + 3, -19},
                                                               {eye + 10, -18.5f}},
                                                              kTroughBand),
                                                       forwardOf(50))});
  drawNose(atlas);
  drawCheek(atlas);
  atlas.overlays.push_back(
      {"nasolabial-fold",
       roundedBoth(bandIn(kFaceFront, {{20.8f, -31}, {24, -40.5f}, {29, -51}, {32.5f, -60}},
                          {3.6f, kFoldBand, kFoldBand, 3.6f}),
                   forwardOf(50))});
  atlas.overlays.push_back(
      {"perioral", either(seen(atlas, "upper-lip"), seen(atlas, "lower-lip"))});
  atlas.overlays.push_back(
      {"philtrum",
       both(seen(atlas, "upper-lip"),
            midlineIn(kFaceFront, {{3, -40}, {6.8f, -42}, {6.2f, -48}, {7, -56}, {3, -60}}))});
  atlas.overlays.push_back(
      {"marionette", roundedBoth(bandIn(kFaceFront, {{28.6f, -65}, {30.6f, -73}, {31, -84}},
                                        {3.4f, kFoldBand, 4.0f}),
                                 forwardOf(40))});
  atlas.overlays.push_back({"eyelid-margin", lidMargin(shape.head().eye())});
}

}  // namespace mesomap::figure
