// Planned points as discs that face the camera, and left-out places as small crosses.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "gl_objects.h"
#include "program.h"
#include "render/frame.h"
#include "skin_mesh.h"
#include "view.h"

namespace mesomap::render {

/// One mark on the skin, as the graphics card reads it.
struct PointInstance {
  glm::vec3 position{0.0f};             ///< mm
  PackedNormal normal{};                ///< All zero: no normal known, never faded.
  std::array<std::uint8_t, 4> color{};  ///< sRGB; alpha 255 a disc, 0 a cross
};
static_assert(sizeof(PointInstance) == 24);

class PointsPass {
 public:
  [[nodiscard]] static Result<PointsPass> create(const std::filesystem::path& shaders);
  /// False where the same points look the same as before.
  [[nodiscard]] bool update(const Frame& frame, UploadCounter& counter);
  void draw(const View& view) const;

 private:
  explicit PointsPass(Program program) : program_(std::move(program)) {}
  struct Layer {
    Layer();
    VertexArray vertexArray;
    Buffer instances;
    GLsizei count = 0;
    std::shared_ptr<const plan::Region> region;
    std::vector<glm::vec3> crosses;
    void assign(const std::vector<PointInstance>& points, UploadCounter& counter);
  };
  Program program_;
  std::map<std::uint32_t, Layer> layers_;  ///< By region number; 0 holds the crosses.
  bool clientView_ = false;
};

}  // namespace mesomap::render
