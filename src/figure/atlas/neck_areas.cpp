// The faces of the network between the jaw, the hairline and the base of the neck.
#include "atlas/charts.h"

namespace mesomap::figure {

namespace {
constexpr Chart kNeck = &SkinPlace::neck;
constexpr Chart kBelow = &SkinPlace::below;

/// Base of the neck: from the notch above the breastbone along the collar bone's inner end, over
/// the slope of the trapezius to the seventh cervical vertebra (cervicale height 1395.7,
/// suprasternale 1329.7 at a stature of 1628.5: ANSUR II).
const std::vector<Vec2> kBase{{0, -195},  {9, -193},   {20, -184},  {44, -166}, {64, -150},
                              {86, -139}, {106, -131}, {132, -125}, {163, -121}};

/// In front of the fold between the floor of the mouth and the neck, at the hyoid's height.
Inside inFrontOfFold(const FigureShape& shape) {
  for (const DrawnLandmark& landmark : headLandmarks(shape)) {
    if (landmark.id != "cervical-point") continue;
    Vec3 fold = landmark.position;
    fold.y = shape.toFace(fold).y;
    fold.z -= shape.headOrigin().z;
    const Vec3 forwards = glm::normalize(Vec3{0, 0.75f, 0.66f});
    // A larynx that stands forward is met before the fold behind it: no lower than this.
    constexpr float kLowest = -112.0f;
    const float lowest = std::max(fold.y - 6.0f, kLowest);
    return [fold, forwards, lowest](const SkinPlace& p) {
      return std::min(glm::dot(p.face - fold, forwards), p.face.y - lowest);
    };
  }
  return everywhere();
}

/// In both, with corners rounded by `radius` (mm).
Inside inBothRounded(Inside one, Inside other, float radius) {
  return [one = std::move(one), other = std::move(other), radius](const SkinPlace& p) {
    const float inside = one(p);
    return inside < -Outline::kFar ? inside : smoothMin(inside, other(p), radius);
  };
}

}  // namespace

void drawUnderChin(const FigureShape& shape, DrawnAtlas& atlas) {
  // Floor of the mouth: between the two jaw bones, back to the fold in a round arch.
  constexpr float kArch = 30.0f;
  const Inside rounded = inBothRounded(
      midlineIn(kBelow,
                {{7, 100}, {30, 95}, {40, 72}, {39, 52}, {34, 34}, {26, 22}, {14, 10}, {6, 4}}),
      inFrontOfFold(shape), kArch);
  // Below the mandible's border, with some room under the chin.
  atlas.network.push_back({"submental", both(rounded, [](const SkinPlace& p) {
                             const float room = mix(9.0f, 3.0f, smoothStep(12.0f, 30.0f, p.face.x));
                             return room - (p.face.y + 68.0f + 0.62f * (p.face.z - 10.0f));
                           })});
}

void drawNeck(const FigureShape&, DrawnAtlas& atlas) {
  const auto add = [&](const char* id, Inside inside) {
    atlas.network.push_back({id, std::move(inside)});
  };
  const Inside onNeck = above(kNeck, kBase);
  // Under the body of the mandible, back to its angle and down to the hyoid's height.
  add("submandibular", both(outlineIn(kNeck, {{15, -60},
                                              {30, -50},
                                              {56, -54},
                                              {62, -68},
                                              {58, -84},
                                              {48, -97},
                                              {36, -104},
                                              {24, -107},
                                              {15, -105},
                                              {13, -85}}),
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
