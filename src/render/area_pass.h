// The painted areas: a translucent tint on the skin with an outline of constant width, and a
// pattern that tells them apart without colour. Excluded skin lies over them, cross-hatched.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

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
  /// The last update changed which areas are shown or how, not only their pages.
  [[nodiscard]] bool lookChanged() const { return lookChanged_; }
  /// Round the pages that the last update changed.
  [[nodiscard]] const std::vector<PageIndex::Box>& changed() const { return changed_; }
  /// Draws what `update` prepared. Returns the number of triangles.
  std::uint64_t draw(const View& view) const;

 private:
  AreaPass(Program program, Program through)
      : program_(std::move(program)), through_(std::move(through)) {}
  static constexpr int kExcluded = 6;
  enum class Mark { none, hovered, chosen };  ///< The numbers are the shader's.
  struct Shown {
    const AreaLayer* layer = nullptr;
    std::uint32_t id = 0;
    glm::vec3 color{0.0f};  ///< sRGB
    int hatch = 0;          ///< As plan::Region::hatch; kExcluded over excluded skin.
    Mark mark = Mark::none;
    bool operator==(const Shown&) const = default;
  };
  Program program_;
  Program through_;  ///< The same under the lens.
  scene::SurfaceModelPtr model_;
  PageIndex pages_;
  std::map<std::uint32_t, AreaLayer> layers_;  ///< By region number.
  std::vector<Shown> shown_;
  std::vector<PageIndex::Box> changed_;
  bool lookChanged_ = true;
  bool clientView_ = false;
};

}  // namespace mesomap::render
