// Needles at their points: at their true angle and depth, with a mark for every millimetre. What is
// inside the skin shows through it, coloured by depth.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "gl_objects.h"
#include "program.h"
#include "render/frame.h"
#include "skin_mesh.h"
#include "view.h"

namespace mesomap::render {

/// One needle, as the graphics card reads it.
struct NeedleInstance {
  glm::vec3 entry{0.0f};     ///< mm
  PackedNormal normal{};     ///< outward
  PackedNormal direction{};  ///< of travel, inward
  glm::vec2 lengths{0.0f};   ///< mm inside the skin, mm outside
  float depthMm = 0.0f;      ///< of the tip below the skin
};
static_assert(sizeof(NeedleInstance) == 40);

/// Of all points that count and are drawn: those of one area, or of every area where that is none.
/// A point without a direction has its needle upright.
[[nodiscard]] std::vector<NeedleInstance> needlesOf(const plan::Plan& plan, RegionId only);

class NeedlePass {
 public:
  [[nodiscard]] static Result<NeedlePass> create(const std::filesystem::path& shaders);
  /// False where the same needles look the same as before.
  [[nodiscard]] bool update(const Frame& frame, UploadCounter& counter);
  /// There is something to draw that needs the depths of the skin.
  [[nodiscard]] bool any() const { return count_ > 0; }
  /// `skinDepth`: texture of the depths of the skin, of the picture's size.
  void draw(const View& view, GLuint skinDepth) const;

 private:
  explicit NeedlePass(Program program);
  Program program_;
  VertexArray vertexArray_;
  Buffer instances_;
  GLsizei count_ = 0;
  float rampMm_ = 4.0f;
  plan::PlanPtr plan_;
  RegionId only_;
};

}  // namespace mesomap::render
