// The faces of the network between the jaw, the hairline and the base of the neck.
#include "atlas/charts.h"

namespace mesomap::figure {

namespace {
constexpr Chart kNeck = &SkinPlace::neck;
constexpr Chart kBelow = &SkinPlace::below;

/// Base of the neck: from the notch above the breastbone along the collar bone's inner end, over
/// the slope of the trapezius to the seventh cervical vertebra (cervicale height 1395.7,
/// suprasternale 1329.7 at a stature of 1628.5: ANSUR II).
const std::vector<Vec2> kBase{{0, -186},  {10, -186},  {24, -181},  {44, -166}, {64, -150},
                              {86, -139}, {106, -131}, {132, -125}, {163, -121}};

Inside between(float low, float high) {
  return [low, high](const SkinPlace& p) { return std::min(high - p.face.y, p.face.y - low); };
}
}  // namespace

void drawNeck(const FigureShape&, DrawnAtlas& atlas) {
  const auto add = [&](const char* id, Inside inside) {
    atlas.network.push_back({id, std::move(inside)});
  };
  const Inside onNeck = above(kNeck, kBase);
  // Floor of the mouth: between the two jaw bones, back to the fold of the neck at the hyoid.
  add("submental",
      both(
          midlineIn(kBelow,
                    {{7, 90}, {22, 84}, {31, 66}, {35, 50}, {33, 36}, {25, 26}, {14, 22}, {6, 21}}),
          between(-118, -70)));
  // Under the body of the mandible, back to its angle and down to the hyoid's height.
  add("submandibular", both(outlineIn(kNeck, {{0, -60},
                                              {30, -50},
                                              {56, -54},
                                              {62, -68},
                                              {58, -84},
                                              {48, -97},
                                              {34, -106},
                                              {20, -110},
                                              {0, -112}}),
                            forwardOf(-8)));
  // Between the front edges of the two sternomastoids.
  add("neck-front", both(midlineIn(kNeck, {{6, -60},
                                           {44, -70},
                                           {46, -98},
                                           {41, -118},
                                           {33, -142},
                                           {24, -164},
                                           {15, -182},
                                           {6, -200}}),
                         onNeck));
  // Behind the trapezius' edge.
  add("neck-back", both(outlineIn(kNeck, {{104, -30},
                                          {106, -60},
                                          {102, -90},
                                          {98, -118},
                                          {92, -150},
                                          {170, -160},
                                          {240, -100},
                                          {170, 0}}),
                        onNeck));
  add("neck-side", onNeck);
}

}  // namespace mesomap::figure
