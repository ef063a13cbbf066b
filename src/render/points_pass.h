// Planned points as discs that face the camera, and left-out places as small crosses. What the user
// moved or added has a ring, what is locked a bar below it, what waits for an answer is hollow with
// a question mark; points on their way are pale.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "gl_objects.h"
#include "page_index.h"
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
  std::uint8_t cues = 0;                ///< Any of kRinged ... kGhost.
  std::uint8_t opacity = 255;
  std::array<std::uint8_t, 2> unused{};
  static constexpr std::uint8_t kRinged = 1, kLocked = 2, kSelected = 4, kProposed = 8, kGhost = 16;
};
static_assert(sizeof(PointInstance) == 28);

class PointsPass {
 public:
  [[nodiscard]] static Result<PointsPass> create(const std::filesystem::path& shaders);
  /// False where the same points look the same as before.
  [[nodiscard]] bool update(const Frame& frame, UploadCounter& counter);
  /// `skinDepth`: texture of the depths of the skin, of the picture's size, or 0: then the skin
  /// cuts the discs.
  void draw(const View& view, GLuint skinDepth) const;
  [[nodiscard]] bool any() const { return !layers_.empty(); }
  /// Around the marks that came, went or look different since the update before the last; none
  /// where all may.
  [[nodiscard]] std::optional<std::vector<PageIndex::Box>> changed(const View& view) const;

 private:
  explicit PointsPass(Program program) : program_(std::move(program)) {}
  /// What a layer's points look like hangs on this.
  struct Shown {
    std::shared_ptr<const plan::Region> region;     ///< Whose points are drawn.
    std::shared_ptr<const plan::Region> base = {};  ///< As it is in the plan, where those are live.
    bool live = false;
    std::array<std::uint8_t, 3> color{};
    SiteId selected = {};
    SiteId ghost = {};
    bool client = false;
    scene::PointColours by = scene::PointColours::area;
    bool operator==(const Shown&) const = default;
  };
  [[nodiscard]] static std::vector<Shown> shownIn(const Frame& frame);
  [[nodiscard]] static std::vector<PointInstance> discsOf(const Shown& shown);
  struct Layer {
    Layer();
    VertexArray vertexArray;
    Buffer instances;
    GLsizei count = 0;
    Shown shown;
    std::vector<PointInstance> marks;       ///< As the card has them.
    std::vector<glm::vec3> crosses, rings;  ///< Of places without an area.
    void assign(const std::vector<PointInstance>& points, UploadCounter& counter);
  };
  /// Remembers where two layers of one area differ.
  void compare(const Layer& before, const Shown& shown, const std::vector<PointInstance>& now);
  Program program_;
  std::vector<glm::vec3> changed_;
  bool allChanged_ = false;
  std::map<std::uint32_t, Layer> layers_;  ///< By region number; 0 holds crosses and rings.
  bool clientView_ = false;
  bool showHidden_ = false;
};

}  // namespace mesomap::render
