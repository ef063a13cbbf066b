// What the sessions of a course have done to the skin, as colours of the places.
#pragma once

#include "gl_objects.h"
#include "program.h"
#include "render/frame.h"
#include "view.h"

namespace mesomap::render {

class BurdenPass {
 public:
  [[nodiscard]] static Result<BurdenPass> create(const std::filesystem::path& shaders);
  /// False where it looks the same as before.
  [[nodiscard]] bool update(const Frame& frame, UploadCounter& counter);
  void draw(const View& view) const;

 private:
  explicit BurdenPass(Program program);
  Program program_;
  VertexArray vertexArray_;
  Buffer vertices_;
  Buffer indices_;
  GLsizei count_ = 0;
  scene::BurdenMapPtr map_;  ///< That lies in the buffers; null: not shown.
  scene::SurfaceModelPtr model_;
  scene::BurdenMeasure measure_ = scene::BurdenMeasure::punctures;
};

}  // namespace mesomap::render
