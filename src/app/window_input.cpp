#include "window_input.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <utility>

namespace mesomap::app {
namespace {

void takeModifiers(InputEvent& event, int mods) {
  event.shift = (mods & GLFW_MOD_SHIFT) != 0;
  event.control = (mods & GLFW_MOD_CONTROL) != 0;
  event.alt = (mods & GLFW_MOD_ALT) != 0;
}

/// GLFW numbers keys by their place on a US keyboard; people press the letter that is printed.
int printedKey(int key, int scancode) {
  if (key < GLFW_KEY_SPACE || key > GLFW_KEY_GRAVE_ACCENT) return key;
  const char* name = glfwGetKeyName(key, scancode);
  if (name == nullptr || name[0] == '\0' || name[1] != '\0') return key;
  if (name[0] >= 'a' && name[0] <= 'z') return name[0] - 'a' + 'A';
  if (name[0] == '[' || name[0] == ']' || name[0] == ',') return name[0];
  return key;
}

}  // namespace

InputQueue& InputQueue::of(GLFWwindow* window) {
  return *static_cast<InputQueue*>(glfwGetWindowUserPointer(window));
}

glm::dvec2 InputQueue::framebufferPosition(double x, double y) const {
  int width = 1, height = 1, pixelsX = 1, pixelsY = 1;
  glfwGetWindowSize(window_, &width, &height);
  glfwGetFramebufferSize(window_, &pixelsX, &pixelsY);
  if (width <= 0 || height <= 0) return {x, y};
  return {x * pixelsX / width, y * pixelsY / height};
}

void InputQueue::add(InputEvent event) {
  event.time = glfwGetTime();
  events_.push_back(std::move(event));
}

std::vector<InputEvent> InputQueue::take() {
  return std::exchange(events_, {});
}

InputQueue::InputQueue(GLFWwindow* window) : window_(window) {
  using Kind = InputEvent::Kind;
  glfwSetWindowUserPointer(window, this);
  glfwSetCursorPosCallback(window, [](GLFWwindow* from, double x, double y) {
    InputQueue& queue = of(from);
    queue.pointer_ = queue.framebufferPosition(x, y);
    queue.add({.kind = Kind::move, .position = queue.pointer_});
  });
  glfwSetCursorEnterCallback(window, [](GLFWwindow* from, int entered) {
    if (entered == GLFW_FALSE) of(from).add({.kind = Kind::leave});
  });
  glfwSetMouseButtonCallback(window, [](GLFWwindow* from, int button, int action, int mods) {
    if (button > GLFW_MOUSE_BUTTON_MIDDLE) return;
    InputQueue& queue = of(from);
    InputEvent event{.kind = Kind::button, .position = queue.pointer_, .code = button};
    event.down = action == GLFW_PRESS;
    takeModifiers(event, mods);
    queue.add(std::move(event));
  });
  glfwSetScrollCallback(window, [](GLFWwindow* from, double x, double y) {
    InputQueue& queue = of(from);
    queue.add({.kind = Kind::wheel, .position = queue.pointer_, .scroll = {x, y}});
  });
  glfwSetKeyCallback(window, [](GLFWwindow* from, int key, int scancode, int action, int mods) {
    InputEvent event{.kind = Kind::key, .code = printedKey(key, scancode)};
    event.down = action != GLFW_RELEASE;
    event.repeat = action == GLFW_REPEAT;
    takeModifiers(event, mods);
    of(from).add(std::move(event));
  });
  glfwSetCharCallback(window, [](GLFWwindow* from, unsigned int codepoint) {
    of(from).add({.kind = Kind::character, .codepoint = codepoint});
  });
  glfwSetDropCallback(window, [](GLFWwindow* from, int count, const char** paths) {
    InputEvent event{.kind = Kind::drop};
    for (int i = 0; i < count; ++i) event.paths.emplace_back(paths[i]);
    of(from).add(std::move(event));
  });
  glfwSetWindowFocusCallback(window, [](GLFWwindow* from, int focused) {
    of(from).add({.kind = focused == GLFW_FALSE ? Kind::focusLost : Kind::focusGained});
  });
  glfwSetWindowCloseCallback(window, [](GLFWwindow* from) {
    glfwSetWindowShouldClose(from, GLFW_FALSE);
    of(from).add({.kind = Kind::close});
  });
  const auto redraw = [](GLFWwindow* from) { of(from).add({.kind = Kind::redraw}); };
  glfwSetWindowRefreshCallback(window, redraw);
  glfwSetFramebufferSizeCallback(
      window, [](GLFWwindow* from, int, int) { of(from).add({.kind = Kind::redraw}); });
  glfwSetWindowPosCallback(window, [](GLFWwindow* from, int, int) { of(from).placed_ = true; });
  glfwSetWindowSizeCallback(window, [](GLFWwindow* from, int, int) { of(from).placed_ = true; });
  glfwSetWindowMaximizeCallback(window, [](GLFWwindow* from, int) { of(from).placed_ = true; });
  glfwSetWindowContentScaleCallback(
      window, [](GLFWwindow* from, float, float) { of(from).add({.kind = Kind::redraw}); });
}

}  // namespace mesomap::app
