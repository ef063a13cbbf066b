// A second window with the client's page: on another screen, or one that can be put anywhere.
#pragma once

#include <cstddef>
#include <glm/vec2.hpp>
#include <memory>
#include <optional>
#include <span>

#include "base/result.h"
#include "scene/client_show.h"
#include "ui/theme.h"
#include "window_input.h"

struct GLFWwindow;
struct GLFWmonitor;
struct ImGuiContext;

namespace mesomap::app {

/// Screen coordinates, in the system's own units.
struct ScreenRect {
  int x = 0, y = 0, width = 0, height = 0;
};
/// Which of several screens the client is shown on: the first that does not hold the middle of the
/// practitioner's window; none where there is no other.
[[nodiscard]] std::optional<std::size_t> otherScreen(std::span<const ScreenRect> screens,
                                                     const ScreenRect& window);

class ClientScreen {
 public:
  /// Full screen on another screen than that of `beside`, or where `wanted` says so in a window of
  /// its own. Error: the system opens none.
  enum class Kind { fullScreen, ownWindow };
  [[nodiscard]] static Result<std::unique_ptr<ClientScreen>> open(GLFWwindow* beside, Kind kind);
  /// Whether there is another screen than that of the window.
  [[nodiscard]] static bool another(GLFWwindow* beside);
  ~ClientScreen();
  ClientScreen(const ClientScreen&) = delete;
  ClientScreen& operator=(const ClientScreen&) = delete;

  [[nodiscard]] InputQueue& input() { return *input_; }
  [[nodiscard]] bool waiting() const { return !input_->empty(); }
  [[nodiscard]] glm::dvec2 size() const;  ///< framebuffer pixels
  [[nodiscard]] float pixelScale() const;
  /// It was full screen, and its screen is gone.
  [[nodiscard]] bool lost() const;

  /// A picture of `pictureSize`, drawn in the context of the window beside it, with the words of
  /// the step; or the curtain. What was current before is so again afterwards.
  void draw(const scene::ClientShow& show, unsigned int texture, glm::dvec2 pictureSize,
            bool curtain);

 private:
  ClientScreen(GLFWwindow* beside, GLFWwindow* window, Kind kind);
  GLFWwindow* beside_;
  GLFWwindow* window_;
  Kind kind_;
  std::unique_ptr<InputQueue> input_;
  ImGuiContext* panels_ = nullptr;
  ui::ClientType type_;
  bool seen_ = false;  ///< Its first picture is drawn.
};

}  // namespace mesomap::app
