// Lofts: closed rings, each a super-ellipse with its own four extents, joined along an axis by
// smooth curves. Trunk and limbs are lofts; muscles and furrows are laid over them.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "shape/head_parts.h"

namespace mesomap::figure {

/// A cross-section of the loft, mm. u and v are the two coordinates across the axis: on trunk and
/// legs x outwards and z forwards.
struct Ring {
  float at = 0;                ///< along the axis
  float inner = 0, outer = 0;  ///< extents in u
  float back = 0, front = 0;   ///< extents in v
  float squareness = 2.2f;     ///< exponent: 2 an ellipse, higher: squarer
};

/// How far each extent moves outwards from the middle build to the heavy one, mm.
struct Fullness {
  float inner = 0, outer = 0, back = 0, front = 0;
};

/// The same cross-section of the female and the male figure.
struct RingOfBoth {
  Ring female, male;
  Fullness heavyFemale, heavyMale;
};

class Loft {
 public:
  Loft() = default;
  /// Rings by ascending `at`.
  explicit Loft(const std::vector<Ring>& rings);
  /// Rings from either end.
  Loft(const Build& build, std::span<const RingOfBoth> rings);

  /// Signed distance, first order: (k - 1) / |grad k| with the slope along the axis; rounded ends.
  [[nodiscard]] float operator()(float u, float v, float s) const;
  [[nodiscard]] Ring at(float s) const;

 private:
  static constexpr std::size_t kColumns = 5;
  using Row = std::array<float, kColumns>;
  struct Section {
    Row value, slope;
  };
  void computeSlopes();
  [[nodiscard]] Section section(float s) const;
  std::vector<float> at_;
  std::vector<Row> rows_, slopes_;
};

}  // namespace mesomap::figure
