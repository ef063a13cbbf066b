// The 3D picture in the window: redrawn only when what it shows has changed.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "base/result.h"
#include "render/renderer.h"
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
  /// The same with what a client is shown, and nothing of the session.
  [[nodiscard]] Result<void> updateClient(const scene::ClientShow& show, glm::dvec2 sizePx,
                                          float pixelScale, bool moving);
  [[nodiscard]] unsigned int texture() const;
  /// The next update draws again.
  void forget() { last_.reset(); }
  /// The present view, `widthPx` wide, for a file: on the light ground whatever the window's
  /// palette.
  [[nodiscard]] Result<mesh::Image> picture(scene::Session& session, const scene::ViewTool& tool,
                                            const ui::ViewState& view, int widthPx, bool client);
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
    bool zones = false, areas = false, middle = false, dark = false;
    RegionId leftOut = {};
    bool pointTool = false;
    SiteId dragged = {};
    std::uint64_t clientRevision = 0;
    bool operator==(const Key&) const = default;
  };
  [[nodiscard]] Result<void> drawFrame(const render::Frame& frame);
  explicit WindowView(std::unique_ptr<render::Renderer> renderer)
      : renderer_(std::move(renderer)) {}
  [[nodiscard]] static render::Frame frameOf(scene::Session& session, const scene::ViewTool& tool,
                                             const ui::ViewState& view);

  std::unique_ptr<render::Renderer> renderer_;
  std::optional<Key> last_;
  std::vector<scene::LiveShape> lastPreview_;  ///< What the tool was about to do in it.
  std::uint64_t drawn_ = 0;
  std::uint64_t skinDrawn_ = 0;
};

}  // namespace mesomap::app
