// Named points of the body below the chin. Each is found on the shape: by a ray, by the most
// prominent place of a window, or by the sharpest bend of a profile. Bony points that leave no mark
// on the skin lie at their mean share of the stature (ANSUR II 2012).
#include <algorithm>
#include <glm/common.hpp>
#include <limits>

#include "atlas/drawn.h"
#include "shape/body_shape.h"

namespace mesomap::figure {

namespace {

constexpr Vec3 kForwards{0, 0, 1};
constexpr Vec3 kBackwards{0, 0, -1};
constexpr Vec3 kOutwards{1, 0, 0};
constexpr Vec3 kInwards{-1, 0, 0};
constexpr Vec3 kUp{0, 1, 0};
constexpr Vec3 kDown{0, -1, 0};

/// A flat rectangle of places from which rays start.
struct Window {
  Vec3 middle{0};
  Vec3 a{1, 0, 0}, b{0, 1, 0};  ///< Half sides, mm; b may be zero.
  int stepsA = 12, stepsB = 12;
};

class Finder {
 public:
  explicit Finder(const BodyShape& shape)
      : shape_(shape), frames_(shape.frames()), build_(shape.build()) {}

  [[nodiscard]] std::vector<DrawnLandmark> all() const;

 private:
  /// Women's and men's mean height above the floor.
  [[nodiscard]] float height(float women, float men) const { return build_.blend(women, men); }

  /// Where a ray from outside first meets the skin; it starts `away` before `target`.
  [[nodiscard]] Vec3 hit(const Vec3& target, const Vec3& direction, float away = 160.0f) const {
    return shape_.cast(target - glm::normalize(direction) * away, direction);
  }

  /// Where a line from inside leaves the skin.
  [[nodiscard]] Vec3 exit(const Vec3& inside, const Vec3& direction) const {
    constexpr float kFarthest = 260.0f;
    const Vec3 d = glm::normalize(direction);
    float travelled = 0.0f;
    while (travelled < kFarthest) {
      const float depth = -shape_(inside + d * travelled);
      if (depth < 0.005f) break;
      travelled += std::max(0.01f, 0.5f * depth);
    }
    return inside + d * travelled;
  }

  /// Of the places met by rays along `direction`, the one that comes first; `blunting` mm^-1 pulls
  /// it to the middle where the skin is flat.
  [[nodiscard]] Vec3 mostProminent(const Window& window, const Vec3& direction,
                                   float blunting = 0.0f, float away = 160.0f) const {
    const Vec3 d = glm::normalize(direction);
    Vec3 best = window.middle;
    float least = std::numeric_limits<float>::max();
    for (int i = -window.stepsA; i <= window.stepsA; ++i) {
      for (int j = -window.stepsB; j <= window.stepsB; ++j) {
        const float s = static_cast<float>(i) / static_cast<float>(std::max(1, window.stepsA));
        const float t = static_cast<float>(j) / static_cast<float>(std::max(1, window.stepsB));
        const Vec3 off = window.a * s + window.b * t;
        const Vec3 place = hit(window.middle + off, d, away);
        const float late = glm::dot(place - window.middle, d) + blunting * glm::dot(off, off);
        if (late >= least) continue;
        least = late;
        best = place;
      }
    }
    return best;
  }

  /// Where a profile bends most: outwards (`sign` 1: a bulge) or inwards (-1: a notch). The profile
  /// is met by rays along `direction` from `from` to `to`; bends are judged over 2 * `span` mm.
  [[nodiscard]] Vec3 sharpestBend(const Vec3& from, const Vec3& to, const Vec3& direction,
                                  float span, float sign) const {
    const Vec3 d = glm::normalize(direction);
    const float length = glm::distance(from, to);
    const Vec3 along = (to - from) / length;
    constexpr float kStep = 2.0f;
    const auto count = static_cast<std::size_t>((length + 2.0f * span) / kStep) + 1;
    const std::size_t reach = std::max<std::size_t>(1, static_cast<std::size_t>(span / kStep));
    std::vector<Vec3> profile;
    for (std::size_t i = 0; i < count; ++i) {
      profile.push_back(hit(from + along * (kStep * static_cast<float>(i) - span), d));
    }
    Vec3 best = profile[profile.size() / 2];
    float sharpest = -std::numeric_limits<float>::max();
    for (std::size_t i = reach; i + reach < count; ++i) {
      const Vec3& p = profile[i];
      const Vec3 chord = 0.5f * (profile[i - reach] + profile[i + reach]);
      const float stands = -glm::dot(p - chord, d) * sign;
      if (stands <= sharpest) continue;
      sharpest = stands;
      best = p;
    }
    return best;
  }

  [[nodiscard]] Vec3 fromHand(const Vec3& h) const {
    const Frame& f = frames_.hand;
    return frames_.wrist + (f.u * h.x + f.v * h.y + f.w * h.z) * frames_.handScale;
  }

  [[nodiscard]] Vec3 crotch() const;
  [[nodiscard]] Vec3 navel() const;
  [[nodiscard]] Vec3 neckSide() const;
  [[nodiscard]] Vec3 axilla(float z, const Vec3& direction) const;

  void trunk(std::vector<DrawnLandmark>& list) const;
  void pelvis(std::vector<DrawnLandmark>& list) const;
  void arm(std::vector<DrawnLandmark>& list) const;
  void leg(std::vector<DrawnLandmark>& list) const;

  const BodyShape& shape_;
  const BodyFrames& frames_;
  const Build& build_;
};

Vec3 Finder::crotch() const {
  // The lowest skin of the midline between the legs.
  Vec3 lowest{0, std::numeric_limits<float>::max(), 0};
  for (float z = -40.0f; z <= 40.0f; z += 4.0f) {
    const Vec3 place = hit({0, frames_.hip.y, frames_.hip.z + z}, kUp, 330.0f);
    if (place.y < lowest.y) lowest = place;
  }
  return lowest;
}

Vec3 Finder::navel() const {
  const float mean = height(980.1f, 1056.5f);
  const Vec3 notch = sharpestBend({0, mean - 25, 0}, {0, mean + 25, 0}, kBackwards, 8.0f, -1.0f);
  constexpr float kShallowest = 0.5f;  // mm: without a navel the mean height is taken
  const Vec3 above = hit(notch + Vec3{0, 8, 0}, kBackwards);
  const Vec3 below = hit(notch - Vec3{0, 8, 0}, kBackwards);
  if (0.5f * (above.z + below.z) - notch.z > kShallowest) return notch;
  return hit({0, mean, 0}, kBackwards);
}

Vec3 Finder::neckSide() const {
  // Seen from the front, where the line of the neck turns into that of the shoulder: where it is as
  // steep as this.
  constexpr float kSlope = 1.4f;
  Vec3 best{0};
  float least = std::numeric_limits<float>::max();
  const float c7 = height(1395.7f, 1517.3f);
  for (float x = 45.0f; x <= 120.0f; x += 1.5f) {
    // On the side of the neck, half way between its front and its back.
    const Vec3 top = hit({x, c7 + 20, frames_.shoulder.z}, kDown, 0.0f);
    if (kSlope * top.x + top.y >= least) continue;
    least = kSlope * top.x + top.y;
    best = top;
  }
  return best;
}

Vec3 Finder::axilla(float z, const Vec3& direction) const {
  // The highest place of the gap between arm and trunk, then the fold over it.
  Vec3 highest{frames_.shoulder.x, -1e9f, z};
  for (float x = frames_.shoulder.x - 50; x <= frames_.shoulder.x + 25; x += 3.0f) {
    const Vec3 place = hit({x, frames_.shoulder.y, z}, kUp, 190.0f);
    if (place.y < frames_.shoulder.y + 5 && place.y > highest.y) highest = place;
  }
  return hit({highest.x, highest.y + 4, z}, direction);
}

void Finder::trunk(std::vector<DrawnLandmark>& list) const {
  const auto mid = [&](const char* id, const char* name, const Vec3& p) {
    list.push_back({id, name, false, {0, p.y, p.z}});
  };
  const auto pair = [&](const char* id, const char* name, const Vec3& p) {
    list.push_back({id, name, true, p});
  };
  const float c7 = height(1395.7f, 1517.3f);
  mid("cervicale", "prominent vertebra of the neck",
      sharpestBend({0, c7 - 40, -40}, {0, c7 + 40, -40}, kForwards, 26.0f, 1.0f));
  // The notch is too shallow for its profile to bend clearly there.
  const Vec3 suprasternale = hit({0, height(1329.7f, 1438.6f), 60}, kBackwards);
  mid("jugular-notch", "notch above the breastbone", suprasternale);
  const float nippleHeight = height(1171.6f, 1291.1f);
  mid("mesosternale", "middle of the breastbone",
      hit({0, mix(suprasternale.y, nippleHeight, 0.62f), 60}, kBackwards));
  mid("xiphoid", "lower end of the breastbone",
      hit({0, nippleHeight - 0.022f * frames_.stature, 60}, kBackwards));
  mid("thoracale", "middle of the back between the shoulder blades",
      hit({0, nippleHeight + 0.03f * frames_.stature, -60}, kForwards));

  pair("neck-side", "side of the neck at its base", neckSide());
  // The acromion's tip lies over the outer part of the joint.
  pair("acromion", "tip of the shoulder",
       hit({frames_.shoulder.x + 23.0f, frames_.shoulder.y, frames_.shoulder.z}, kDown));
  pair("deltoid", "most prominent place of the shoulder muscle",
       exit(frames_.shoulder + Vec3{0, -20, 0}, {1, 0.12f, 0}));
  pair("clavicle-middle", "middle of the collar bone",
       hit({0.5f * (frames_.shoulder.x + 23.0f), suprasternale.y + 3, suprasternale.z - 14},
           {0, -0.7f, -1}));
  const float nippleSide = build_.blend(92, 108);
  pair("nipple", "nipple",
       mostProminent({{nippleSide, nippleHeight, 100}, {22, 0, 0}, {0, 30, 0}}, {-0.25f, 0, -1},
                     0.004f));
  pair("axilla-front", "front fold of the armpit", axilla(frames_.shoulder.z + 22, kBackwards));
  pair("axilla-back", "back fold of the armpit", axilla(frames_.shoulder.z - 22, kForwards));
  pair("scapula-angle", "lower angle of the shoulder blade",
       hit({build_.blend(88, 100), nippleHeight + 0.012f * frames_.stature, -60}, kForwards));
  pair("tenth-rib", "lowest rib at the side",
       exit({60, height(1056.3f, 1120.7f), -10}, {1, 0, 0.15f}));
}

void Finder::pelvis(std::vector<DrawnLandmark>& list) const {
  const auto mid = [&](const char* id, const char* name, const Vec3& p) {
    list.push_back({id, name, false, {0, p.y, p.z}});
  };
  const auto pair = [&](const char* id, const char* name, const Vec3& p) {
    list.push_back({id, name, true, p});
  };
  const Vec3 omphalion = navel();
  mid("omphalion", "navel", omphalion);
  mid("waist-back", "back at the height of the navel", hit({0, omphalion.y, -60}, kForwards));
  const float crest = height(995.7f, 1061.6f);
  pair("iliocristale", "top of the hip bone at the side", exit({60, crest, -10}, {1, 0, 0.05f}));
  pair("iliospinale", "front spine of the hip bone",
       hit({build_.blend(118, 115), crest - 0.05f * frames_.stature, 60}, {-0.3f, 0, -1}));
  pair("sacral-dimple", "dimple over the hip joint of the spine",
       hit({46, crest - 0.022f * frames_.stature, -60}, kForwards));
  const Vec3 between = crotch();
  mid("crotch", "crotch", between);
  mid("symphysion", "upper edge of the pubic bone",
      hit({0, between.y + 0.034f * frames_.stature, 60}, kBackwards));
  pair("trochanterion", "outer point of the thigh bone at the hip",
       exit({frames_.hip.x, height(845.4f, 900.9f), frames_.hip.z}, kOutwards));
  const float buttock = height(833.7f, 887.9f);
  const Vec3 back =
      mostProminent({{frames_.hip.x, buttock, -100}, {35, 0, 0}, {0, 50, 0}}, kForwards, 0.0006f);
  pair("buttock", "most prominent place of the buttock", back);
  pair("gluteal-fold", "fold below the buttock",
       sharpestBend({frames_.hip.x, back.y - 120, -60}, {frames_.hip.x, back.y - 45, -60},
                    kForwards, 22.0f, -1.0f));
}

void Finder::arm(std::vector<DrawnLandmark>& list) const {
  const auto pair = [&](const char* id, const char* name, const Vec3& p) {
    list.push_back({id, name, true, p});
  };
  const Vec3 upper = glm::normalize(frames_.elbow - frames_.shoulder);
  const Vec3 lower = glm::normalize(frames_.wrist - frames_.elbow);
  // Sideways from the arm, away from the trunk: where the outer knuckle of the elbow lies while
  // the palm faces the thigh.
  const Vec3 outwards = glm::normalize(glm::cross(glm::cross(lower, kOutwards), lower));
  pair("biceps", "middle of the upper arm, front",
       exit(glm::mix(frames_.shoulder, frames_.elbow, 0.5f), kForwards));
  pair("radiale", "outer side of the elbow",
       exit(frames_.elbow + lower * (0.005f * frames_.stature), outwards));
  pair("epicondyle-medial", "inner side of the elbow", exit(frames_.elbow, -outwards));
  pair("olecranon", "point of the elbow",
       exit(frames_.elbow, glm::normalize(kBackwards + 0.2f * (lower - upper))));
  pair("cubital-fossa", "crook of the elbow", exit(frames_.elbow, kForwards));
  pair("stylion", "thumb side of the wrist", exit(frames_.wrist, frames_.hand.u));
  pair("ulnar-styloid", "little-finger side of the wrist", exit(frames_.wrist, -frames_.hand.u));
  const Frame& f = frames_.hand;
  const float s = frames_.handScale;
  // Knuckles of the index and the little finger, in the hand's own units.
  constexpr float kKnuckles = 88.0f;
  pair("metacarpale-radiale", "index finger's knuckle, side",
       exit(fromHand({6, kKnuckles, 0}), f.u));
  pair("metacarpale-ulnare", "little finger's knuckle, side",
       exit(fromHand({-6, kKnuckles - 8.0f, 0}), -f.u));
  pair("dactylion", "tip of the middle finger",
       mostProminent({fromHand({0, 175, 0}), f.u * (26.0f * s), f.w * (40.0f * s), 13, 20}, -f.v,
                     0.0f, 38.0f));
}

void Finder::leg(std::vector<DrawnLandmark>& list) const {
  const auto pair = [&](const char* id, const char* name, const Vec3& p) {
    list.push_back({id, name, true, p});
  };
  const Vec3 knee = frames_.knee;
  const float patella = height(449.0f, 488.4f);
  pair("thigh-middle", "middle of the thigh, front",
       hit(glm::mix(frames_.hip, knee, 0.5f), kBackwards));
  // The knee cap reaches from where the shin's line bends out to where the thigh's begins.
  const float lower =
      sharpestBend({knee.x, patella - 30, 60}, {knee.x, patella - 4, 60}, kBackwards, 18.0f, 1.0f)
          .y;
  const float upper =
      sharpestBend({knee.x, patella + 4, 60}, {knee.x, patella + 32, 60}, kBackwards, 18.0f, -1.0f)
          .y;
  pair("mid-patella", "middle of the knee cap",
       hit({knee.x, 0.5f * (lower + upper), 60}, kBackwards));
  const float tibia = height(437.8f, 468.2f);
  pair("tibiale", "upper edge of the shin bone, inner side",
       exit({knee.x, tibia, knee.z}, kInwards));
  pair("popliteal", "crease behind the knee", hit({knee.x, patella - 6, -60}, kForwards));
  pair("calf", "most prominent place of the calf",
       mostProminent({{knee.x, 0.70f * patella, -60}, {25, 0, 0}, {0, 70, 0}}, kForwards, 0.0004f));
  const float malleolus = height(62.7f, 72.9f);
  const Vec3 ankle{frames_.ankle.x, malleolus, frames_.ankle.z};
  pair("malleolus-lateral", "outer ankle",
       mostProminent({ankle, {0, 18, 0}, {0, 0, 22}}, kInwards, 0.001f, 80.0f));
  const Vec3 inner{frames_.ankle.x, malleolus + 12.0f, frames_.ankle.z + 6.0f};
  pair("malleolus-medial", "inner ankle",
       mostProminent({inner, {0, 18, 0}, {0, 0, 22}}, kOutwards, 0.001f,
                     std::min(80.0f, frames_.ankle.x)));
  const float s = frames_.footScale;
  const Vec3 foot = frames_.foot;
  pair("pternion", "back of the heel",
       mostProminent({foot + Vec3{0, 26, -40} * s, {25 * s, 0, 0}, {0, 22 * s, 0}}, kForwards, 0.0f,
                     100.0f * s));
  pair("acropodion", "tip of the longest toe",
       mostProminent({foot + Vec3{0, 18, 170} * s, {60 * s, 0, 0}, {0, 16 * s, 0}, 24, 6},
                     kBackwards, 0.0f, 40.0f * s));
  pair("metatarsale-tibiale", "ball of the foot, inner side",
       mostProminent({foot + Vec3{-30, 18, 128} * s, {0, 10 * s, 0}, {0, 0, 24 * s}}, kOutwards,
                     0.0f, std::min(80.0f, foot.x - 30 * s)));
  pair("metatarsale-fibulare", "ball of the foot, outer side",
       mostProminent({foot + Vec3{30, 16, 105} * s, {0, 10 * s, 0}, {0, 0, 26 * s}}, kInwards, 0.0f,
                     80.0f));
}

std::vector<DrawnLandmark> Finder::all() const {
  std::vector<DrawnLandmark> list;
  trunk(list);
  pelvis(list);
  arm(list);
  leg(list);
  return list;
}

}  // namespace

std::vector<DrawnLandmark> bodyLandmarks(const FigureShape& shape) {
  const auto* body = dynamic_cast<const BodyShape*>(&shape);
  return body ? Finder(*body).all() : std::vector<DrawnLandmark>{};
}

}  // namespace mesomap::figure
