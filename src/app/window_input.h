// What the user did, in the order it happened. GLFW's callbacks only write down; the frame loop
// reads, so that no position of a fast stroke is lost and a click shorter than a frame still
// counts.
#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <utility>
#include <vector>

struct GLFWwindow;

namespace mesomap::app {

struct InputEvent {
  enum class Kind {
    move,
    leave,
    button,
    wheel,
    key,
    character,
    drop,
    focusLost,
    focusGained,
    close,
    redraw
  };
  Kind kind = Kind::move;
  glm::dvec2 position{0.0};  ///< move, button: framebuffer pixels from the window's top left
  glm::dvec2 scroll{0.0};
  int code = 0;  ///< button: 0 left, 1 right, 2 middle; key: GLFW code of the printed letter
  bool down = false;
  bool repeat = false;
  bool shift = false, control = false, alt = false;
  unsigned int codepoint = 0;
  double time = 0.0;  ///< seconds
  std::vector<std::string> paths = {};
};

/// Installs itself on a window and collects. Must outlive the window's event processing.
class InputQueue {
 public:
  explicit InputQueue(GLFWwindow* window);
  /// All since the last call, oldest first.
  [[nodiscard]] std::vector<InputEvent> take();
  [[nodiscard]] bool empty() const { return events_.empty(); }
  /// The window has another place or size since the last call.
  [[nodiscard]] bool takePlaced() { return std::exchange(placed_, false); }

 private:
  static InputQueue& of(GLFWwindow* window);
  void add(InputEvent event);
  [[nodiscard]] glm::dvec2 framebufferPosition(double x, double y) const;

  GLFWwindow* window_;
  std::vector<InputEvent> events_;
  glm::dvec2 pointer_{0.0};
  bool placed_ = false;
};

}  // namespace mesomap::app
