// Arm from shoulder to wrist: a loft along the line between the joints, bent at the elbow, over it
// the muscles and the bones of the elbow. Girths after ANSUR II: wrist 155 | 176 mm (women | men);
// its upper arm 306 | 358 and forearm 264 | 310 were taken flexed, a hanging arm is thinner.
#include "shape/body_parts.h"

namespace mesomap::figure {

namespace {

/// Half the width (towards and away from the trunk) and half the depth (back to front) at a share
/// of the way from shoulder to wrist.
struct ArmRing {
  float share;
  float widthFemale, widthMale, depthFemale, depthMale;
  float heavy;  ///< growth of both to the heavy build, share
};
constexpr ArmRing kRings[] = {
    // within the shoulder
    {0.02f, 28, 35, 33, 41, 0.12f},
    {0.08f, 36, 45, 42, 52, 0.14f},
    // below the deltoid's bulge, biceps and triceps
    {0.17f, 39, 49, 46, 57, 0.18f},
    {0.28f, 39.5f, 48.5f, 47, 57, 0.24f},
    {0.40f, 37, 44.5f, 42, 51, 0.24f},
    // elbow
    {0.49f, 34.5f, 40.5f, 36, 43, 0.17f},
    {0.555f, 34.5f, 40, 35, 41, 0.13f},
    // girth of the forearm
    {0.63f, 36.5f, 43.5f, 36, 44, 0.15f},
    {0.73f, 32.5f, 38.5f, 33, 40, 0.15f},
    {0.86f, 23.5f, 27.5f, 27.5f, 32.5f, 0.10f},
    // wrist
    {0.94f, 18.5f, 21.5f, 24, 28, 0.05f},
    {1.0f, 15, 17.5f, 20.5f, 24, 0.03f},
    // within the palm
    {1.05f, 12, 14, 17, 20, 0.0f},
    {1.09f, 7, 8, 10, 12, 0.0f},
};

/// No part of the arm is farther from the line between its joints at any build, mm; the loft ends
/// within the palm, not farther than this beyond the wrist.
constexpr float kThickest = 95.0f;

}  // namespace

Arm::Arm(const Build& b, const BodyFrames& frames) : build_(b), frames_(frames) {
  const Vec3 reach = frames.wrist - frames.shoulder;
  length_ = glm::length(reach);
  along_ = reach / length_;
  const Vec3 forwards{0, 0, 1};
  front_ = glm::normalize(forwards - along_ * glm::dot(forwards, along_));
  outward_ = glm::cross(along_, front_);
  if (outward_.x < 0.0f) outward_ = -outward_;
  // The centre line passes through the elbow.
  const Vec3 bend = frames.elbow - frames.shoulder;
  const float elbow = glm::dot(bend, along_) / length_;
  const float offOutward = glm::dot(bend, outward_);
  const float offFront = glm::dot(bend, front_);
  const Graph off{{0.0f, 0.0f},
                  {0.5f * elbow, 0.5f},
                  {elbow, 1.0f},
                  {0.5f * (1.0f + elbow), 0.5f},
                  {1.0f, 0.0f}};
  std::vector<Ring> rings;
  for (const ArmRing& r : kRings) {
    const float fuller = 1.0f + b.fat * r.heavy;
    const float width = b.blend(r.widthFemale, r.widthMale) * fuller;
    const float depth = b.blend(r.depthFemale, r.depthMale) * fuller;
    const float u = offOutward * off(r.share);
    const float v = offFront * off(r.share);
    rings.push_back({r.share * length_, u - width, u + width, v - depth, v + depth, 2.1f});
  }
  loft_ = Loft(rings);

  const Vec3& s = frames.shoulder;
  const Vec3& e = frames.elbow;
  const Vec3& w = frames.wrist;
  const auto upper = [&](float share, float out, float front) {
    return glm::mix(s, e, share) + outward_ * out + front_ * front;
  };
  const auto lower = [&](float share, float out, float front) {
    return glm::mix(e, w, share) + outward_ * out + front_ * front;
  };
  const float full = 1.0f + 0.16f * b.fat;
  const auto r = [&](float female, float male) { return b.blend(female, male) * full; };
  biceps_ = {upper(0.34f, -4, b.blend(14, 17)), upper(0.80f, -3, b.blend(11, 13)), r(29, 36),
             r(23, 27)};
  triceps_ = {upper(0.28f, 2, -16), upper(0.66f, 2, -15), r(28, 36), r(22, 27)};
  brachioradialis_ = {upper(0.84f, b.blend(12, 14), 10), lower(0.80f, 2, 4), r(16, 20), r(5, 6)};
  flexors_ = {upper(0.97f, -14, 2), lower(0.82f, -2, 0), r(19, 23), r(5, 6)};
  deltoid_ = {upper(0.16f, b.blend(8, 10), 0), upper(0.44f, b.blend(14, 19), 2), r(36, 45),
              r(21, 26)};
  // Over the head of the upper arm bone, drawn out along the arm.
  Frame frame;
  frame.u = outward_;
  frame.v = -along_;
  frame.w = glm::cross(outward_, -along_);
  shoulderCap_ = {upper(0.12f, b.blend(1, 2), 0),
                  Vec3{b.blend(41, 51), b.blend(55, 68), b.blend(45, 56)} * (1.0f + 0.10f * b.fat),
                  frame};
  olecranon_ = {upper(0.985f, -3, b.blend(-25, -29)), {12, 15, 11}};
}

float Arm::operator()(const Vec3& q) const {
  const Vec3 r = q - frames_.shoulder;
  const float u = glm::dot(r, outward_);
  const float v = glm::dot(r, front_);
  const float s = glm::dot(r, along_);
  constexpr float kMuscle = 28.0f, kForearm = 30.0f, kBone = 14.0f;
  const float far =
      std::max({std::sqrt(u * u + v * v) - kThickest, -s - kThickest, s - length_ - kThickest});
  if (far > kFarAway) return far;
  float d = loft_(u, v, s);
  if (s < 0.75f * length_) {
    d = smoothMin(d, shoulderCap_(q), kMuscle);
    d = smoothMin(d, deltoid_(q), kMuscle);
    d = smoothMin(d, biceps_(q), kMuscle);
    d = smoothMin(d, triceps_(q), kMuscle);
  }
  if (s > 0.2f * length_) {
    d = smoothMin(d, brachioradialis_(q), kForearm);
    d = smoothMin(d, flexors_(q), kForearm);
    d = smoothMin(d, olecranon_(q), kBone);
  }
  return d;
}

}  // namespace mesomap::figure
