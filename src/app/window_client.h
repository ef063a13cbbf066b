// The client's view beside the practitioner's window: what it shows, when it holds its last
// picture, and what keys and pointer do there.
#pragma once

#include <glm/vec2.hpp>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "scene/session.h"
#include "ui/commands.h"
#include "ui/settings.h"
#include "ui/workplace.h"
#include "window_client_screen.h"
#include "window_input.h"
#include "window_view.h"

struct GLFWwindow;

namespace mesomap::app {

/// A click on the right half, or a swipe to the left: the next area; and the other way round.
enum class ClientStepWish { none, next, previous };
[[nodiscard]] ClientStepWish stepWish(const InputEvent& press, const InputEvent& release,
                                      double widthPx);
/// True where the key goes to another area.
bool clientStepKey(const InputEvent& event, scene::ClientShow& show, double now);

class WindowClient {
 public:
  WindowClient(GLFWwindow* beside, scene::Session& session, ui::Workplace& workplace,
               ui::Settings& settings, const ui::CommandRegistry& commands);

  /// Show client: where the settings say, or where one screen is all there is, in the same window.
  /// Again: back, or, where the other window holds its last picture, on with the plan that is open.
  void toggle(double now);
  void close();
  [[nodiscard]] bool open() const { return screen_ != nullptr; }
  [[nodiscard]] bool held() const { return held_; }
  /// Something else is opened: what is on the other screen stays until Show client is asked again.
  void hold();

  /// Its events, its content, its camera, its picture. True where the practitioner's window has
  /// something to draw for it.
  bool tend(double now);
  /// What WindowView::refine and the like do, for the other window's picture.
  [[nodiscard]] bool fine() const { return !open() || !picture_ || curtain() || picture_->fine(); }
  [[nodiscard]] bool refine();
  void setOpenness(const scene::SurfaceModelPtr& model,
                   std::shared_ptr<const surface::Openness> openness);
  [[nodiscard]] bool waiting() const { return screen_ && screen_->waiting(); }
  /// Seconds until it moves by itself, if it will.
  [[nodiscard]] std::optional<double> changesIn() const;

 private:
  [[nodiscard]] bool curtain() const;
  /// A question or a list of names is up, or a file is on its way: nothing changes over there.
  [[nodiscard]] bool paused() const;
  bool handle(const InputEvent& event, double now);
  void drag(const InputEvent& event);
  bool draw();

  GLFWwindow* beside_;
  scene::Session& session_;
  ui::Workplace& workplace_;
  ui::Settings& settings_;
  const ui::CommandRegistry& commands_;
  std::unique_ptr<WindowView> picture_;
  std::weak_ptr<const scene::SurfaceModel> lit_;
  std::shared_ptr<const surface::Openness> openness_;
  std::unique_ptr<ClientScreen> screen_;
  bool held_ = false;
  std::pair<std::uint64_t, std::string> seen_;  ///< Revision and language that it shows.
  glm::dvec2 pictureSize_{1.0};
  std::optional<InputEvent> press_;
  glm::dvec2 pointer_{0.0};
  /// All that decides what is on it besides the picture.
  struct Shown {
    std::uint64_t pictures = 0;
    glm::dvec2 size{0.0};
    bool curtain = false, dark = false;
    ui::ClientWords words;
    bool operator==(const Shown&) const = default;
  };
  std::optional<Shown> shown_;
};

}  // namespace mesomap::app
