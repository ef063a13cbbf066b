// The soft shadow on the ground below the figure.
#pragma once

#include <filesystem>
#include <optional>

#include "gl_objects.h"
#include "program.h"
#include "scene/surface_model.h"
#include "view.h"

namespace mesomap::render {

class GroundPass {
 public:
  [[nodiscard]] static Result<GroundPass> create(const std::filesystem::path& shaders);
  void setModel(const scene::SurfaceModelPtr& model, UploadCounter& counter);
  /// Over the background, below the skin; nothing from under the ground.
  void draw(const View& view, bool dark) const;

 private:
  explicit GroundPass(Program program);
  Program program_;
  VertexArray vertexArray_;
  Buffer corners_;
  Texture shade_;
  scene::SurfaceModelPtr model_;
  std::optional<float> groundMm_;
};

}  // namespace mesomap::render
