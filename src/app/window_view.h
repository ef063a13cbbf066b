// The 3D picture in the window: redrawn only when what it shows has changed.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "base/result.h"
#include "render/moving_detail.h"
#include "render/renderer.h"
#include "scene/declutter.h"
#include "scene/session.h"
#include "scene/view_tool.h"
#include "ui/client_page.h"
#include "ui/workplace.h"

namespace mesomap::app {

class WindowView {
 public:
  /// Needs a current OpenGL context.
  [[nodiscard]] static Result<WindowView> create();

  /// Draws if anything visible differs from the last picture, on the ground of the window's
  /// palette. `pixelScale` is the monitor's.
  [[nodiscard]] Result<void> update(scene::Session& session, scene::ViewTool& tool,
                                    const ui::ViewState& view, float pixelScale);
  /// Works for a moment at a finer last picture. True where what is shown became finer.
  [[nodiscard]] bool refine();
  /// Nothing that is shown could become smoother.
  [[nodiscard]] bool fine() const { return !last_ || renderer_->fine(); }
  /// How open to the light the skin of `model` lies; the next update draws it so.
  void setOpenness(const scene::SurfaceModelPtr& model,
                   std::shared_ptr<const surface::Openness> openness);
  /// What the last model's skin lacks in the picture, once.
  [[nodiscard]] std::optional<std::string> takeNote() { return renderer_->takeNote(); }
  /// The same with what a client is shown, and nothing of the session.
  [[nodiscard]] Result<void> updateClient(const scene::ClientShow& show, glm::dvec2 sizePx,
                                          float pixelScale, bool moving);
  [[nodiscard]] unsigned int texture() const;
  /// Where the letters R and L stand for such a view, px.
  [[nodiscard]] static std::vector<scene::ScreenBox> letters(const scene::ViewTool& tool,
                                                             float pixelScale,
                                                             const scene::Session& session);
  /// The next update draws again.
  void forget() { last_.reset(); }
  /// The present view, `widthPx` wide, for a file: on the light ground whatever the window's
  /// palette.
  [[nodiscard]] render::Frame pictureFrame(scene::Session& session, const scene::ViewTool& tool,
                                           const ui::ViewState& view, int widthPx,
                                           bool client) const;
  [[nodiscard]] std::uint64_t framesDrawn() const { return drawn_; }
  /// Of these, how many drew the skin itself and not only what lies over it.
  [[nodiscard]] std::uint64_t skinFrames() const { return skinDrawn_; }
  [[nodiscard]] const render::Renderer::Stats& stats() const { return renderer_->stats(); }
  void measure() { renderer_->measure(); }

 private:
  /// All that decides what the picture looks like.
  struct Key {
    std::uint64_t revision = 0;
    const void* model = nullptr;
    double yaw = 0, pitch = 0, distance = 0;
    glm::dvec3 target{0.0};
    int width = 0, height = 0;
    float pixelScale = 1;
    bool showPoints = true, clientView = false, moving = false;
    bool zones = false, areas = false, middle = false, dark = false, clay = false;
    scene::PointColours pointColours = scene::PointColours::area;
    bool needles = false, hidden = false, gaps = false;
    std::optional<scene::BurdenMeasure> burden = {};
    const void* burdenMap = nullptr;
    bool order = false, guides = false;
    RegionId leftOut = {}, hovered = {};
    std::optional<glm::ivec2> lens = {};  ///< Its middle, px.
    bool pointTool = false, lastSession = false;
    SiteId dragged = {};
    std::uint64_t clientRevision = 0;
    bool operator==(const Key&) const = default;
  };
  [[nodiscard]] Result<void> drawFrame(render::Frame frame);
  explicit WindowView(std::unique_ptr<render::Renderer> renderer)
      : renderer_(std::move(renderer)) {}
  [[nodiscard]] render::Frame frameOf(scene::Session& session, const scene::ViewTool& tool,
                                      const ui::ViewState& view) const;

  std::unique_ptr<render::Renderer> renderer_;
  std::weak_ptr<const scene::SurfaceModel> openModel_;
  std::shared_ptr<const surface::Openness> openness_;
  std::optional<Key> last_;
  std::vector<scene::LiveShape> lastPreview_;  ///< What the tool was about to do in it.
  render::MovingDetail detail_;
  const void* detailOf_ = nullptr;  ///< The model that it was learned of.
  std::uint64_t drawn_ = 0;
  std::uint64_t skinDrawn_ = 0;
};

}  // namespace mesomap::app
