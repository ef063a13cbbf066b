// The skin: the file's mesh under a soft studio light.
#pragma once

#include <memory>
#include <optional>

#include "gl_objects.h"
#include "program.h"
#include "scene/surface_model.h"
#include "view.h"

namespace mesomap::render {

class SkinPass {
 public:
  [[nodiscard]] static Result<SkinPass> create(const std::filesystem::path& shaders);
  /// Uploads the model; cheap when it is the one already there. Null forgets it.
  void setModel(const scene::SurfaceModelPtr& model, UploadCounter& counter);
  /// Returns the number of triangles drawn.
  std::uint64_t draw(const View& view) const;

 private:
  explicit SkinPass(Program program) : program_(std::move(program)) {}
  void uploadTexture(const mesh::Image* image, UploadCounter& counter);

  Program program_;
  VertexArray vertexArray_;
  Buffer vertices_;
  Buffer indices_;
  std::optional<Texture> texture_;
  scene::SurfaceModelPtr model_;
  GLsizei indexCount_ = 0;
  bool hasColors_ = false;
  bool closed_ = true;
  bool fromTop_ = false;  ///< The texture's rows are counted from the top.
  glm::vec3 tone_{0.0f};  ///< sRGB
};

}  // namespace mesomap::render
