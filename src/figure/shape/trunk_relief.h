// The relief of the trunk's skin: furrows and ridges drawn as strokes on its front and back.
#pragma once

#include <vector>

#include "shape/head_parts.h"

namespace mesomap::figure {

class TrunkRelief {
 public:
  explicit TrunkRelief(const Build& build);
  /// What to add to the trunk's distance; x folded, figure frame of the body.
  [[nodiscard]] float operator()(const Vec3& q) const;

 private:
  /// From `a` to `b` in front view; a furrow where `depth` > 0, a ridge where it is < 0.
  struct Stroke {
    glm::vec2 a, b;
    float width;  ///< one sigma across, and beyond the ends
    float depth;
  };
  [[nodiscard]] static float drawn(const std::vector<Stroke>& strokes, float x, float y);
  std::vector<Stroke> front_, back_;
  float navelHeight_, navelDepth_;
  float lowest_, highest_;
};

}  // namespace mesomap::figure
