// A closed outline in the plane: what lies inside, and how far from its line.
#pragma once

#include <glm/vec2.hpp>
#include <span>
#include <vector>

namespace mesomap::paint {

class Loop {
 public:
  /// Closes itself. Points that are not numbers are dropped, those far outside `size` drawn in, and
  /// points thinned until at most 4,000 are left.
  Loop(std::span<const glm::dvec2> points, const glm::dvec2& size);

  /// No three points, or no width anywhere.
  [[nodiscard]] bool empty() const { return points_.size() < 3; }
  /// By the non-zero rule.
  [[nodiscard]] bool inside(const glm::dvec2& p) const;
  /// To the nearest stretch of the line; looks at all of it.
  [[nodiscard]] double distance(const glm::dvec2& p) const;
  [[nodiscard]] const glm::dvec2& low() const { return low_; }
  [[nodiscard]] const glm::dvec2& high() const { return high_; }

 private:
  [[nodiscard]] std::size_t rowOf(double y) const;

  std::vector<glm::dvec2> points_;
  glm::dvec2 low_{0.0}, high_{0.0};
  double rowHeight_ = 1.0;
  std::vector<std::vector<std::uint32_t>> rows_;  ///< Sides that pass through each row.
};

}  // namespace mesomap::paint
