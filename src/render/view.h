// What every pass needs to know of the camera, checked and in floats.
#pragma once

#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include "base/result.h"
#include "program.h"
#include "render/frame.h"

namespace mesomap::render {

struct View {
  glm::mat4 viewProjection{1.0f};
  glm::vec3 eye{0.0f};
  glm::vec3 right{1, 0, 0};
  glm::vec3 up{0, 1, 0};
  glm::vec3 back{0, 0, 1};  ///< From the skin towards the eye.
  glm::vec2 sizePx{1.0f};
  glm::vec2 wholePx{1.0f};   ///< Of the whole picture; the same where it is not drawn in tiles.
  glm::vec2 originPx{0.0f};  ///< The lower left corner of what is drawn, in the whole.
  float pixelScale = 1.0f;
  float mmPerPixelPerMm = 0.0f;  ///< Size of a pixel at a depth of 1 mm.

  /// Sets the uniforms that common.glsl declares. The program must be in use.
  void apply(const Program& program) const;
  glm::vec3 lens{0.0f};  ///< Its middle from the lower left corner, its radius, px; 0: none.
  bool operator==(const View&) const = default;
};

/// The same, everything this part of a pixel to the right and up.
[[nodiscard]] View shifted(const View& view, const glm::vec2& px);

/// Errors (refused): a size or a camera that is not a number or out of range.
[[nodiscard]] Result<View> makeView(const Frame& frame);

}  // namespace mesomap::render
