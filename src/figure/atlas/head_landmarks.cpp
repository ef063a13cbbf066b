// Named points of the head, found by casting rays at the shape.
#include <string_view>

#include "atlas/charts.h"

namespace mesomap::figure {

namespace {

struct Probe {
  const char* id;
  const char* name;
  bool paired;
  Vec3 target;     ///< Face frame: a place near the landmark.
  Vec3 direction;  ///< Of the ray, towards the head.
};

constexpr Vec3 kFromFront{0, 0, -1};
constexpr Vec3 kFromSide{-1, 0, 0};
constexpr Vec3 kFromBelow{0, 1, 0};
constexpr Vec3 kFromAbove{0, -1, 0};
constexpr Vec3 kFromBehind{0, 0, 1};

/// Height in the face frame where the partition of the nose turns into the lip: where the profile
/// bends inwards most.
float baseOfNose(const FigureShape& shape) {
  constexpr float kHighest = -38.0f, kLowest = -47.0f, kStep = 0.5f, kSpan = 3.0f;
  const auto forwards = [&](float y) {
    return shape.cast({0, shape.faceToFigureHeight(y), shape.headOrigin().z + 200}, kFromFront).z;
  };
  float best = -41.5f;
  float sharpest = 0.0f;
  for (float y = kHighest; y >= kLowest; y -= kStep) {
    const float inwards = 0.5f * (forwards(y - kSpan) + forwards(y + kSpan)) - forwards(y);
    if (inwards <= sharpest) continue;
    sharpest = inwards;
    best = y;
  }
  return best;
}

}  // namespace

std::vector<DrawnLandmark> headLandmarks(const FigureShape& shape) {
  const HeadShape& head = shape.head();
  const float eye = head.eye().centre().x;
  const float mouth = head.mouth().halfWidth();
  const Vec3 tragus = head.ear().fromLocal({-6, -4, 5});
  const auto b = [&](float female, float male) { return shape.build().blend(female, male); };
  const std::vector<Probe> probes{
      {"vertex", "top of the head", false, {0, 110, -8}, kFromAbove},
      {"trichion", "hairline", false, {0, 72, 80}, kFromFront},
      {"glabella", "glabella", false, {0, 20, 90}, kFromFront},
      {"nasion", "root of the nose", false, {0, 7, 87}, kFromFront},
      {"rhinion", "bridge of the nose", false, {0, -12, 96}, kFromFront},
      {"pronasale", "tip of the nose", false, {0, -31, 108}, kFromFront},
      {"subnasale", "base of the nose", false, {0, baseOfNose(shape), 94}, kFromFront},
      {"labrale-superius", "upper border of the lips", false, {0, -54.6f, 96}, kFromFront},
      {"stomion", "middle of the mouth", false, {0, -62.9f, 92}, kFromFront},
      {"labrale-inferius", "lower border of the lips", false, {0, -72, 92}, kFromFront},
      {"sublabiale", "fold above the chin", false, {0, -79, 86}, kFromFront},
      {"pogonion", "foremost point of the chin", false, {0, -90, 88}, kFromFront},
      {"menton", "lowest point of the chin", false, {0, -104, 70}, kFromBelow},
      {"cervical-point", "angle between chin and neck", false, {0, -112, 20}, {0, 0.7f, -0.7f}},
      {"jugular-notch", "notch above the breastbone", false, {0, -187, 20}, kFromFront},
      {"opisthocranion", "back of the head", false, {0, 22, -98}, kFromBehind},
      {"endocanthion", "inner corner of the eye", true, {eye - 15.6f, -2.4f, 70}, kFromFront},
      {"exocanthion", "outer corner of the eye", true, {eye + 15.2f, -1.0f, 60}, kFromFront},
      {"pupil", "middle of the lid", true, {eye, 0, 78}, kFromFront},
      {"superciliare",
       "highest point of the brow",
       true,
       {eye + 7, b(21.4f, 18.4f), 72},
       kFromFront},
      {"orbitale", "lower edge of the orbit", true, {eye, -18, 75}, kFromFront},
      {"alare", "side of the nose", true, {16, -34.4f, 92}, {-1, 0, -0.2f}},
      {"cheilion", "corner of the mouth", true, {mouth, head.mouth().slit(mouth), 80}, kFromFront},
      {"zygion", "side of the cheekbone", true, {66, -12, 36}, kFromSide},
      {"gonion", "angle of the jaw", true, {b(54, 60), -64, 14}, {-1, 0.25f, 0}},
      {"tragion",
       "notch above the tragus",
       true,
       {tragus.x, tragus.y + 6, tragus.z + 2},
       kFromSide},
      {"euryon", "side of the head", true, {73, 38, -12}, kFromSide},
      {"frontotemporale", "temporal crest", true, {52, 24, 60}, {-0.8f, 0, -0.6f}},
  };
  constexpr float kAway = 90.0f;
  const Vec3 origin = shape.headOrigin();
  std::vector<DrawnLandmark> list;
  // A body's is found on its chest, among the landmarks of the body.
  const bool ownNotch = dynamic_cast<const BodyShape*>(&shape) == nullptr;
  for (const Probe& probe : probes) {
    if (!ownNotch && std::string_view(probe.id) == "jugular-notch") continue;
    const Vec3 direction = glm::normalize(probe.direction);
    const Vec3 target{probe.target.x, shape.faceToFigureHeight(probe.target.y),
                      probe.target.z + origin.z};
    list.push_back(
        {probe.id, probe.name, probe.paired, shape.cast(target - direction * kAway, direction)});
  }
  for (DrawnLandmark& end : earLandmarks(shape)) list.push_back(std::move(end));
  return list;
}

}  // namespace mesomap::figure
