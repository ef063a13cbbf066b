// Skin of an area that lies farther from every planned point than the spacing asks for.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "gl_objects.h"
#include "program.h"
#include "render/frame.h"
#include "view.h"

namespace mesomap::render {

class GapPass {
 public:
  [[nodiscard]] static Result<GapPass> create(const std::filesystem::path& shaders);
  /// False where the same gaps look the same as before. What an area's gaps are is found anew only
  /// when the area has changed.
  [[nodiscard]] bool update(const Frame& frame, UploadCounter& counter);
  void draw(const View& view) const;

 private:
  explicit GapPass(Program program) : program_(std::move(program)) {}
  struct Layer {
    Layer();
    VertexArray vertexArray;
    Buffer vertices;
    Buffer indices;
    GLsizei count = 0;
    std::shared_ptr<const plan::Region> region;  ///< That it was made of.
  };
  Program program_;
  std::map<std::uint32_t, std::unique_ptr<Layer>> layers_;  ///< By the area's id.
  scene::SurfaceModelPtr model_;
};

}  // namespace mesomap::render
