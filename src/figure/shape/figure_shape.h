// A whole figure as one signed-distance function, and what every user of it needs.
//
// Figure frame, mm: x to the client's left, y up, z forward. Bust: origin between the pupils at the
// depth of the tragus. Body: origin on the floor between the feet.
#pragma once

#include <memory>

#include "shape/head_shape.h"

namespace mesomap::figure {

class FigureShape {
 public:
  explicit FigureShape(const Parameters& parameters) : build_(parameters), head_(build_) {}
  virtual ~FigureShape() = default;
  FigureShape(const FigureShape&) = delete;
  FigureShape& operator=(const FigureShape&) = delete;

  /// Signed distance at a place in the figure frame.
  [[nodiscard]] virtual float operator()(const Vec3& p) const = 0;
  /// Where the head frame's origin lies in the figure frame.
  [[nodiscard]] virtual Vec3 headOrigin() const = 0;
  /// How much fingernail or toenail, garment, or reddish tint other than the face's lies on a place
  /// of the surface, 0..1, with soft edges.
  [[nodiscard]] virtual float nailAt(const Vec3& /*p*/) const { return 0.0f; }
  [[nodiscard]] virtual float garmentAt(const Vec3& /*p*/) const { return 0.0f; }
  [[nodiscard]] virtual float blushAt(const Vec3& /*p*/) const { return 0.0f; }

  /// Gradient by central differences; not normalised.
  [[nodiscard]] Vec3 gradient(const Vec3& p, float step = 0.3f) const;
  /// Nearest place on the surface by clamped Newton steps; keeps x where `onMidline`.
  [[nodiscard]] Vec3 project(Vec3 p, bool onMidline = false) const;
  /// First place of the surface along a ray; the last place tried where there is none.
  [[nodiscard]] Vec3 cast(Vec3 origin, Vec3 direction) const;

  [[nodiscard]] const Build& build() const { return build_; }
  [[nodiscard]] const HeadShape& head() const { return head_; }
  /// Figure frame to face frame; x folded to the client's left.
  [[nodiscard]] Vec3 toFace(const Vec3& p) const { return head_.toFace(p - headOrigin()); }
  [[nodiscard]] float faceToFigureHeight(float y) const {
    return head_.faceToHeadHeight(y) + headOrigin().y;
  }

 private:
  Build build_;
  HeadShape head_;
};

/// The shape of any figure.
[[nodiscard]] std::unique_ptr<const FigureShape> makeShape(const Parameters& parameters);

}  // namespace mesomap::figure
