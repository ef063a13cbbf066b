// Head and neck as one signed-distance function in the head frame; bust and body wear the same.
#pragma once

#include "shape/head_parts.h"

namespace mesomap::figure {

class HeadShape {
 public:
  explicit HeadShape(const Build& build);
  /// Head without ears, and the neck; `p` in the head frame.
  [[nodiscard]] float withoutEars(const Vec3& p) const;
  /// Joined last: the ear's bound would show in wide blends.
  [[nodiscard]] float addEars(float d, const Vec3& p) const;

  /// Head frame to face frame; x folded to the client's left.
  [[nodiscard]] Vec3 toFace(const Vec3& p) const;
  [[nodiscard]] float faceToHeadHeight(float y) const;
  [[nodiscard]] const Eye& eye() const { return eye_; }
  [[nodiscard]] const Mouth& mouth() const { return mouth_; }
  [[nodiscard]] const Ear& ear() const { return ear_; }
  [[nodiscard]] const Nose& nose() const { return nose_; }

 private:
  float faceScale_;
  Skull skull_;
  Nose nose_;
  Eye eye_;
  Mouth mouth_;
  Ear ear_;
  Neck neck_;
};

}  // namespace mesomap::figure
