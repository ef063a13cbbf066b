// Outer ear in its own frame: plate, lobe, helix, antihelix, concha, tragus and antitragus.
#include "shape/head_parts.h"

namespace mesomap::figure {

namespace {
/// The whole ear lies within this sphere of its frame.
constexpr float kReach = 37.0f;
constexpr float kHeadBlend = 3.0f;
}  // namespace

Ear::Ear(const Build& b)
    : centre_{b.blend(67.5f, 71.0f), b.blend(-10, -9.5f), b.blend(-12.0f, -14.5f)},
      // Length 59 | 64, breadth 33 | 36 mm (ANSUR II).
      scale_{b.blend(1.10f, 1.185f), b.blend(0.96f, 1.0f), b.blend(1.0f, 1.05f)},
      // From the rim's root over the top and down the back to the lobe.
      helix_({{-3, 4, 1.5f},
              {-6.0f, 10, 1.2f},
              {-5, 20.5f, 1.4f},
              {2, 28.3f, 2.4f},
              {11, 29.3f, 3.4f},
              {18.3f, 24, 4.4f},
              {21.3f, 14, 5},
              {20, 2, 5},
              {15.5f, -9, 4},
              {10, -18, 2.8f}},
             {1.9f, 2.1f, 2.3f, 2.5f, 2.6f, 2.6f, 2.5f, 2.2f, 1.9f, 1.6f}),
      // The inner fold with its upper and lower branch; the hollow between is the triangular fossa.
      antihelix_({{7.5f, 22, 2.4f},
                  {11, 15.5f, 3.6f},
                  {13, 7, 4.6f},
                  {12.4f, -2, 4.9f},
                  {9.3f, -9, 4.5f},
                  {5.0f, -13, 4}},
                 {1.6f, 2.1f, 2.6f, 2.7f, 2.6f, 2.2f}),
      inferiorCrus_({{12, 9.5f, 4.0f}, {7.5f, 12, 3.2f}, {2, 13, 2.2f}, {-2.5f, 13, 1.2f}},
                    {2.1f, 2.0f, 1.7f, 1.3f}),
      scapha_({{6, 26.2f, 5.2f},
               {12.5f, 23.5f, 6.2f},
               {16.6f, 16, 7.2f},
               {17, 6, 7.4f},
               {14.8f, -4, 7.0f},
               {11.5f, -11, 6.4f}},
              {1.8f, 2.0f, 2.1f, 2.1f, 2.0f, 1.6f}),
      // The rim's root runs on into the bowl and parts it in two.
      helixRoot_(
          {{-4.6f, 7.5f, 1.6f}, {-2.2f, 3.5f, 1.4f}, {1.2f, 1.2f, 0.6f}, {4.6f, 0.6f, -0.8f}},
          {2.0f, 2.0f, 1.9f, 1.6f}) {
  // Stands off the head by 31 degrees, leans back by 14, and its lobe lies closer than its top.
  constexpr float kStandOff = -31.0f;
  constexpr float kLean = -14.0f;
  constexpr float kFlare = 6.0f;  // the top stands off more than the lobe
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
  const Vec3 s = e * scale_;
  return centre_ + frame_.u * s.x + frame_.v * s.y + frame_.w * s.z;
}

float Ear::distance(const Vec3& q) const {
  const Vec3 e = toLocal(q);
  const float smallest = std::min({scale_.x, scale_.y, scale_.z});
  const float bound = glm::length(e - Vec3{6, 3, 2}) - kReach;
  if (bound > 8.0f) return bound * smallest;
  float d = smoothMin(ellipsoidDistance(e - Vec3{7, 9, 1}, {15.5f, 21.5f, 3.2f}),
                      ellipsoidDistance(e - Vec3{6, -9, 1.2f}, {11, 14, 3.0f}), 6.0f);
  d = smoothMin(d, ellipsoidDistance(e - Vec3{3.0f, -20.5f, 1.8f}, {7.2f, 8.0f, 3.4f}), 7.0f);
  // The lobe grows out of the cheek without a gap.
  d = smoothMin(d, ellipsoidDistance(e - Vec3{-3.5f, -17.5f, -1}, {4.5f, 7.0f, 3.6f}), 6.0f);
  d = smoothMin(d, helix_(e), 2.4f);
  d = smoothMin(d, smoothMin(antihelix_(e), inferiorCrus_(e), 2.5f), 2.6f);
  d = smoothMax(d, -scapha_(e), 1.8f);
  const float concha = ellipsoidDistance(e - Vec3{3, -1.5f, 5.5f}, {8.6f, 11.5f, 7.5f});
  d = smoothMax(d, -concha, 3.0f);
  d = smoothMin(d, helixRoot_(e), 2.6f);
  // Flesh behind the bowl, so that it never breaks through.
  d = smoothMin(d, ellipsoidDistance(e - Vec3{3, 0.5f, -6}, {13, 17, 5.2f}), 2.0f);
  // Tragus and antitragus; the notch between them is what they leave open.
  d = smoothMin(d, ellipsoidDistance(e - Vec3{-4.8f, -4.2f, 3.0f}, {2.8f, 5.2f, 2.6f}), 3.4f);
  d = smoothMin(d, ellipsoidDistance(e - Vec3{4.0f, -13.6f, 3.5f}, {4.2f, 2.6f, 2.3f}), 3.0f);
  return d * smallest;
}

float Ear::add(float d, const Vec3& q) const {
  return smoothMin(d, distance(q), kHeadBlend);
}

}  // namespace mesomap::figure
