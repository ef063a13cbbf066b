// The painted areas: a translucent tint on the skin with an outline of constant width.
#pragma once

#include <cstdint>
#include <map>

#include "area_layer.h"
#include "program.h"
#include "render/frame.h"
#include "view.h"

namespace mesomap::render {

class AreaPass {
 public:
  [[nodiscard]] static Result<AreaPass> create(const std::filesystem::path& shaders);
  /// Brings every visible area of the frame up to date on the graphics card.
  void update(const Frame& frame, UploadCounter& counter);
  /// Draws what `update` prepared. Returns the number of triangles.
  std::uint64_t draw(const View& view) const;

 private:
  explicit AreaPass(Program program) : program_(std::move(program)) {}
  struct Shown {
    const AreaLayer* layer = nullptr;
    glm::vec3 color{0.0f};  ///< sRGB
    bool selected = false;
  };
  Program program_;
  scene::SurfaceModelPtr model_;
  PageIndex pages_;
  std::map<std::uint32_t, AreaLayer> layers_;  ///< By region number.
  std::vector<Shown> shown_;
  bool clientView_ = false;
};

}  // namespace mesomap::render
