// The anatomical parts of the head, each a signed-distance function of its own.
//
// Head frame: x to the client's left, y up from the pupils, z forward from the tragus, mm.
// Face frame: the head frame with x folded smoothly at the midline and the lower face of the male
// figure (longer by about 7 %: menton-sellion 123 against 114 mm, NIOSH 2003) brought back to the
// female heights, so that every part, area and landmark is drawn once for all figures.
#pragma once

#include "figure/figure.h"
#include "shape/curve.h"
#include "shape/sdf.h"

namespace mesomap::figure {

/// What the parts need to know of the figure: female and male figures blend linearly.
struct Build {
  float sex = 0.0f;   ///< 0 female .. 1 male
  float fat = 0.0f;   ///< -1 .. 1; the slim side is already damped
  float age = 0.28f;  ///< depth of the folds
  bool eyesOpen = false;
  explicit Build(const Parameters& parameters);
  [[nodiscard]] float blend(float female, float male) const { return mix(female, male, sex); }
};

/// Cranium, face masses, jaw, cheekbones and brow.
class Skull {
 public:
  explicit Skull(const Build& build);
  [[nodiscard]] float operator()(const Vec3& q) const;
  /// Fat pads and the hollows of the slim figure: added to the distance.
  [[nodiscard]] float fatPads(const Vec3& q) const;

 private:
  float fat_;
  float jawBlend_;
  float browBlend_;
  Ellipsoid cranium_, frontal_, occiput_, faceMass_, muzzle_, buccal_, malarFat_, chin_,
      mouthFloor_, gland_, parotid_, templeFill_, orbitHollow_, lidFat_;
  TurnedEllipsoid zygoma_;
  Cone zygomaticArch_, browRidge_, ramus_, masseter_;
  Tube mandible_;
};

class Nose {
 public:
  explicit Nose(const Build& build);
  [[nodiscard]] float addBridge(float d, const Vec3& q) const;  ///< Before the eyes.
  [[nodiscard]] float addWings(float d, const Vec3& q) const;   ///< After the eyes.
  [[nodiscard]] float nostril(const Vec3& q) const { return nostril_(q); }

 private:
  Cone dorsum_, columella_, sideToWing_;
  TurnedEllipsoid sideWall_, wing_, nostril_;
  Ellipsoid tip_;
};

class Eye {
 public:
  explicit Eye(const Build& build);
  [[nodiscard]] float add(float d, const Vec3& q) const;
  [[nodiscard]] const Vec3& centre() const { return centre_; }
  /// Heights of the lid margins over the pupil line; x from the eye's centre, lateral positive.
  [[nodiscard]] float upperMargin(float x) const { return upper_(x); }
  [[nodiscard]] float lowerMargin(float x) const { return lower_(x); }
  [[nodiscard]] bool open() const { return open_; }
  /// Distance to the eyeball with its wet corners; `e` from the eye's centre.
  [[nodiscard]] static float globe(const Vec3& e);
  static constexpr float kBall = 12.0f;  ///< Radius of the eyeball.

 private:
  bool open_;
  Vec3 centre_;
  Graph upper_, lower_, crease_;
};

class Mouth {
 public:
  explicit Mouth(const Build& build);
  [[nodiscard]] float add(float d, const Vec3& q) const;
  /// Borders of the vermilion over x from the midline, face frame.
  [[nodiscard]] float upperBorder(float x) const { return border(upper_, x); }
  [[nodiscard]] float slit(float x) const { return slit_(x * widen_); }
  [[nodiscard]] float lowerBorder(float x) const { return border(lower_, x); }
  [[nodiscard]] float halfWidth() const { return kDrawnHalfWidth / widen_; }
  static constexpr float kDrawnHalfWidth = 25.0f;

 private:
  [[nodiscard]] float lipRelief(const Vec3& q) const;
  [[nodiscard]] float border(const Graph& drawn, float x) const {
    return mix(slit(x), drawn(x * widen_), vermilion_);
  }
  float widen_;
  float fullness_;   ///< Share of the drawn relief.
  float vermilion_;  ///< Share of the drawn height of the red.
  float age_;
  Graph upper_, slit_, lower_;
};

class Ear {
 public:
  explicit Ear(const Build& build);
  [[nodiscard]] float add(float d, const Vec3& q) const;
  /// Distance to the ear alone; a lower bound far away.
  [[nodiscard]] float distance(const Vec3& q) const;
  /// Ear frame: u backwards, v upwards, w outwards, mm from the ear's middle.
  [[nodiscard]] Vec3 toLocal(const Vec3& q) const;
  [[nodiscard]] Vec3 fromLocal(const Vec3& e) const;

 private:
  Vec3 centre_;
  Vec3 scale_;  ///< u, v, w
  Frame frame_;
  Tube helix_, antihelix_, inferiorCrus_, scapha_, helixRoot_;
};

/// Neck with larynx and sternomastoid.
class Neck {
 public:
  explicit Neck(const Build& build);
  [[nodiscard]] float column(const Vec3& q) const;  ///< q in the head frame, x folded.
  [[nodiscard]] float addSternomastoid(float d, const Vec3& q) const;

 private:
  Build build_;
  Cone sternomastoid_;
  Ellipsoid larynx_;
};

}  // namespace mesomap::figure
