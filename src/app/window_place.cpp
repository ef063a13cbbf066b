// Where the window stands on the desk, how large it is, and how small it may be.
#include "window_place.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>

#include "window_loop.h"

namespace mesomap::app {
namespace {

constexpr int kLeastWidth = 900;  ///< of the window, design pixels at normal type
constexpr int kLeastHeight = 560;
constexpr int kBar = 20;  ///< About half of a window's title bar.

/// A monitor that is on shows the middle of the bar by which the window is moved.
bool reachable(int x, int y, int width) {
  int count = 0;
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  return std::any_of(monitors, monitors + count, [&](GLFWmonitor* monitor) {
    int left = 0, top = 0, wide = 0, high = 0;
    glfwGetMonitorWorkarea(monitor, &left, &top, &wide, &high);
    const int middle = x + width / 2, bar = y + kBar;
    return middle >= left && middle < left + wide && bar >= top && bar < top + high;
  });
}

}  // namespace

void putWindowBack(GLFWwindow* window, const ui::Settings& settings) {
  if (!settings.windowX || !settings.windowY || settings.maximized) return;
  int width = 0, height = 0;
  glfwGetWindowSize(window, &width, &height);
  if (reachable(*settings.windowX, *settings.windowY, width)) {
    glfwSetWindowPos(window, *settings.windowX, *settings.windowY);
  }
}

double WindowLoop::unitsPerDesignPixel() const {
  int width = 1, height = 1;
  glfwGetWindowSize(window_, &width, &height);
  return static_cast<double>(monitorScale_) * std::max(1, width) / std::max(1.0, display().x);
}

void WindowLoop::limitSize() const {
  int x = 0, y = 0, width = kLeastWidth, height = kLeastHeight;
  if (GLFWmonitor* monitor = glfwGetPrimaryMonitor(); monitor != nullptr) {
    glfwGetMonitorWorkarea(monitor, &x, &y, &width, &height);
  }
  const double units = unitsPerDesignPixel();
  // Never more than there is room for.
  glfwSetWindowSizeLimits(window_, std::min(width, static_cast<int>(kLeastWidth * units)),
                          std::min(height, static_cast<int>(kLeastHeight * units)), GLFW_DONT_CARE,
                          GLFW_DONT_CARE);
}

void WindowLoop::rememberPlace() {
  if (glfwGetWindowAttrib(window_, GLFW_ICONIFIED) == GLFW_TRUE || !shown_) return;
  settings_.maximized = glfwGetWindowAttrib(window_, GLFW_MAXIMIZED) == GLFW_TRUE;
  if (settings_.maximized) return;
  int width = 0, height = 0;
  glfwGetWindowSize(window_, &width, &height);
  if (width <= 0 || height <= 0) return;
  // At the next start the system, or makeWindow, multiplies by the scale again.
  const double units = unitsPerDesignPixel();
  settings_.windowWidth = static_cast<int>(std::lround(width / units));
  settings_.windowHeight = static_cast<int>(std::lround(height / units));
  glfwGetError(nullptr);
  int x = 0, y = 0;
  glfwGetWindowPos(window_, &x, &y);
  if (glfwGetError(nullptr) != GLFW_NO_ERROR) return;  // Where windows do not know their place.
  settings_.windowX = x;
  settings_.windowY = y;
}

}  // namespace mesomap::app
