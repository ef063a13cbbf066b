// Eyelids over the eyeball: closed by a calm downward arc, or open as an almond.
#include "shape/head_parts.h"

namespace mesomap::figure {

Eye::Eye(const Build& b)
    : open_(b.eyesOpen), centre_{b.blend(31.2f, 31.9f), 0, b.blend(65.6f, 66.4f)} {
  if (open_) {
    upper_ = {{-15.5f, -2.2f}, {-13, 0.3f}, {-8, 3.0f}, {-2, 4.2f},
              {4, 4.0f},       {9, 2.6f},   {13, 0.6f}, {15, -0.4f}};
    lower_ = {{-15.5f, -2.4f}, {-13, -2.9f}, {-8, -4.3f}, {-2, -5.4f},
              {4, -5.5f},      {9, -4.2f},   {13, -1.8f}, {15, -0.7f}};
    crease_ = {{-15, 2.5f}, {-10, 6.3f}, {-4, 8.3f}, {2, 8.7f}, {8, 7.4f}, {13, 4.2f}, {17, 0.5f}};
  } else {
    upper_ = {{-15.5f, -2.6f}, {-11, -3.9f}, {-5, -5.6f}, {1, -6.2f},
              {7, -5.3f},      {12, -3.0f},  {15, -1.0f}};
    lower_ = upper_;
    crease_ = {{-15, 0.6f}, {-10, 3.4f}, {-4, 5.2f}, {2, 5.8f}, {8, 4.9f}, {13, 2.5f}, {18, -0.8f}};
  }
}

float Eye::globe(const Vec3& e) {
  return smoothMin(glm::length(e) - kBall,
                   ellipsoidDistance(e - Vec3{-1.5f, -1, -1.5f}, {16.8f, 8, 11}), 2.0f);
}

float Eye::add(float d, const Vec3& q) const {
  const Vec3 e = q - centre_;
  // Everything below lies within 22 mm of the eye; the blend adds 7.
  if (glm::length(e) > 32.0f) return d;
  float lids = glm::length(e) - 13.0f;
  lids = smoothMin(lids, ellipsoidDistance(e - Vec3{-2, -1, -1}, {17.5f, 9.5f, 12.0f}), 4.0f);
  d = smoothMin(d, lids, 7.0f);

  const float front = smoothStep(2, 8, e.z);
  const float aboveCrease = e.y - crease_(e.x);
  d += front * (open_ ? 0.85f : 0.5f) * bump(aboveCrease, 1.4f) * smoothStep(19, 12, std::abs(e.x));
  d -= front * 0.5f * bump(aboveCrease - 4.0f, 3.0f) * smoothStep(20, 11, std::abs(e.x - 2));

  if (open_) {
    float opening = std::max(e.y - upper_(e.x), lower_(e.x) - e.y);
    opening = std::max({opening, std::abs(e.x + 0.2f) - 15.2f, 4.0f - e.z});
    const float uncut = d;
    d = smoothMax(d, -opening, 0.9f);
    d = smoothMin(d, uncut + 2.2f, 0.6f);  // floor of the cut: no holes at the corners
    return smoothMin(d, globe(e), 0.5f);
  }
  // Closed: a shallow groove between the lids, the upper one a step in front of the lower.
  const float above = e.y - upper_(e.x);
  const float width = smoothStep(17, 14.5f, std::abs(e.x)) * front *
                      (0.35f + 0.65f * smoothStep(16, 9, std::abs(e.x)));
  d += width * 0.95f * bump(above + 0.5f, 0.95f);
  d -= width * 0.7f * std::exp(-std::max(0.0f, above) / 3.0f) * smoothStep(-0.7f, 0.9f, above);
  d -= width * 0.18f * bump(above + 2.8f, 1.3f);
  return d;
}

}  // namespace mesomap::figure
