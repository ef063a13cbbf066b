// Outer ear in its own frame: plate, lobe, helix, antihelix, concha, tragus and antitragus.
#include "shape/head_parts.h"

namespace mesomap::figure {

namespace {
/// The whole ear lies within this sphere of its frame.
constexpr float kReach = 37.0f;
constexpr float kHeadBlend = 3.0f;
}  // namespace

Ear::Ear(const Build& b)
    : centre_{b.blend(67.5f, 71.0f), -12, -6},
      scale_(b.blend(0.98f, 1.05f)),  // length 59 | 64 mm (ANSUR II)
      helix_({{1, -2, 2},
              {-3, 4, 1.5f},
              {-6.5f, 10, 1},
              {-5, 21, 1},
              {2, 28.5f, 2},
              {11, 29.5f, 3},
              {18.5f, 24, 4},
              {21.5f, 14, 5},
              {20, 2, 5},
              {15.5f, -9, 4},
              {10, -18, 3}},
             {1.2f, 1.8f, 2.0f, 2.3f, 2.5f, 2.7f, 2.7f, 2.6f, 2.3f, 2.0f, 1.8f}),
      antihelix_(
          {{4, 21, 2}, {10, 15, 3.6f}, {13, 7, 4.8f}, {12.5f, -2, 5}, {9, -9, 4.6f}, {3, -13, 4}},
          {1.6f, 2.3f, 2.7f, 2.8f, 2.7f, 2.4f}) {
  // Stands off the head by 21 degrees, leans back by 14, and its lobe lies closer than its top.
  constexpr float kStandOff = -21.0f;
  constexpr float kLean = -14.0f;
  constexpr float kFlare = 5.0f;  // the top stands off more than the lobe
  const Frame yaw(0, kStandOff, 0);
  const Frame pitch(kLean, 0, 0);
  // Rows of the composed turn; then u = -z (backwards), v = y, w = x (outwards).
  const auto row = [&](const Vec3& r) {
    return Vec3{glm::dot(r, Vec3{yaw.u.x, yaw.v.x, yaw.w.x}),
                glm::dot(r, Vec3{yaw.u.y, yaw.v.y, yaw.w.y}),
                glm::dot(r, Vec3{yaw.u.z, yaw.v.z, yaw.w.z})};
  };
  const Vec3 pitchX{pitch.u.x, pitch.v.x, pitch.w.x};
  const Vec3 pitchY{pitch.u.y, pitch.v.y, pitch.w.y};
  const Vec3 pitchZ{pitch.u.z, pitch.v.z, pitch.w.z};
  frame_.u = -row(pitchZ);
  const Vec3 up = row(pitchY);
  const Vec3 out = row(pitchX);
  const float c = std::cos(kFlare * 0.0174533f);
  const float s = std::sin(kFlare * 0.0174533f);
  frame_.v = up * c + out * s;
  frame_.w = out * c - up * s;
}

Vec3 Ear::toLocal(const Vec3& q) const {
  return frame_.toLocal(q - centre_) / scale_;
}

Vec3 Ear::fromLocal(const Vec3& e) const {
  return centre_ + (frame_.u * e.x + frame_.v * e.y + frame_.w * e.z) * scale_;
}

float Ear::distance(const Vec3& q) const {
  const Vec3 e = toLocal(q);
  const float bound = glm::length(e - Vec3{6, 3, 2}) - kReach;
  if (bound > 8.0f) return bound * scale_;
  float d = smoothMin(ellipsoidDistance(e - Vec3{7, 9, 1}, {15.5f, 21.5f, 3.2f}),
                      ellipsoidDistance(e - Vec3{6, -9, 1.2f}, {11, 14, 3.0f}), 6.0f);
  d = smoothMin(d, ellipsoidDistance(e - Vec3{2.5f, -20.5f, 1.8f}, {6.8f, 7.6f, 3.2f}),
                6.0f);  // lobe
  d = smoothMin(d, helix_(e), 2.2f);
  d = smoothMin(d, antihelix_(e), 3.0f);
  d = smoothMax(d, -ellipsoidDistance(e - Vec3{3, -1.5f, 5.5f}, {8.6f, 11.5f, 7.5f}),
                3.0f);  // concha
  // Flesh behind the bowl, so that it never breaks through.
  d = smoothMin(d, ellipsoidDistance(e - Vec3{3, 0.5f, -6}, {13, 17, 5.2f}), 1.5f);
  d = smoothMin(d, ellipsoidDistance(e - Vec3{-4.8f, -4, 3.2f}, {2.8f, 5.0f, 2.6f}),
                3.0f);  // tragus
  d = smoothMin(d, ellipsoidDistance(e - Vec3{3.5f, -14, 3.6f}, {4.0f, 2.6f, 2.4f}),
                2.5f);  // antitragus
  return d * scale_;
}

float Ear::add(float d, const Vec3& q) const {
  return smoothMin(d, distance(q), kHeadBlend);
}

}  // namespace mesomap::figure
