#include "shape/bust_shape.h"

namespace mesomap::figure {

namespace {
/// Width of the rounding of |x| at the midline, mm^2.
constexpr float kBustMidlineRounding = 36.0f;
}  // namespace

BustShape::BustShape(const Parameters& parameters) : FigureShape(parameters), shoulders_(build()) {}

float BustShape::operator()(const Vec3& p) const {
  const Vec3 folded{std::sqrt(p.x * p.x + kBustMidlineRounding), p.y, p.z};
  float d = head().withoutEars(p);
  d = shoulders_.add(d, folded);
  d = shoulders_.cutToBust(d, folded);
  return head().addEars(d, p);
}

}  // namespace mesomap::figure
