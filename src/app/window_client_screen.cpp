#include "window_client_screen.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <epoxy/gl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "base/i18n.h"
#include "ui/client_page.h"
#include "ui/look.h"

namespace mesomap::app {
namespace {

constexpr int kOwnWidth = 960;  ///< of a window of its own, design pixels
constexpr int kOwnHeight = 600;

/// Another window's OpenGL and Dear ImGui for as long as this lives.
class Borrowed {
 public:
  Borrowed(GLFWwindow* window, ImGuiContext* panels)
      : window_(glfwGetCurrentContext()), panels_(ImGui::GetCurrentContext()) {
    glfwMakeContextCurrent(window);
    ImGui::SetCurrentContext(panels);
  }
  ~Borrowed() {
    glfwMakeContextCurrent(window_);
    ImGui::SetCurrentContext(panels_);
  }
  Borrowed(const Borrowed&) = delete;
  Borrowed& operator=(const Borrowed&) = delete;

 private:
  GLFWwindow* window_;
  ImGuiContext* panels_;
};

ScreenRect rectOf(GLFWmonitor* monitor) {
  ScreenRect rect;
  glfwGetMonitorPos(monitor, &rect.x, &rect.y);
  if (const GLFWvidmode* mode = glfwGetVideoMode(monitor); mode != nullptr) {
    rect.width = mode->width;
    rect.height = mode->height;
  }
  return rect;
}

ScreenRect rectOf(GLFWwindow* window) {
  ScreenRect rect;
  glfwGetWindowPos(window, &rect.x, &rect.y);
  glfwGetWindowSize(window, &rect.width, &rect.height);
  return rect;
}

GLFWmonitor* otherMonitor(GLFWwindow* beside) {
  int count = 0;
  GLFWmonitor** const all = glfwGetMonitors(&count);
  std::vector<ScreenRect> screens;
  for (int i = 0; i < count; ++i) screens.push_back(rectOf(all[i]));
  const auto other = otherScreen(screens, rectOf(beside));
  return other ? all[*other] : nullptr;
}

}  // namespace

std::optional<std::size_t> otherScreen(std::span<const ScreenRect> screens,
                                       const ScreenRect& window) {
  const int x = window.x + window.width / 2, y = window.y + window.height / 2;
  const auto holds = [&](const ScreenRect& s) {
    return x >= s.x && y >= s.y && x < s.x + s.width && y < s.y + s.height;
  };
  // A window between two screens, or beside all of them, is on the first.
  const auto own = std::find_if(screens.begin(), screens.end(), holds);
  const std::size_t held =
      own == screens.end() ? 0 : static_cast<std::size_t>(own - screens.begin());
  for (std::size_t i = 0; i < screens.size(); ++i) {
    const ScreenRect& at = screens[i];
    // Screens that show the same picture are one.
    const bool same = at.x == screens[held].x && at.y == screens[held].y;
    if (i != held && !same && at.width > 0 && at.height > 0) return i;
  }
  return std::nullopt;
}

bool ClientScreen::another(GLFWwindow* beside) {
  return otherMonitor(beside) != nullptr;
}

Result<std::unique_ptr<ClientScreen>> ClientScreen::open(GLFWwindow* beside, Kind kind) {
  GLFWmonitor* const monitor = kind == Kind::fullScreen ? otherMonitor(beside) : nullptr;
  if (kind == Kind::fullScreen && monitor == nullptr) {
    return Error{ErrorKind::io, _("Show client"), _("there is no other screen")};
  }
  glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
  glfwWindowHint(GLFW_MAXIMIZED, GLFW_FALSE);
  glfwWindowHint(GLFW_FOCUSED, GLFW_FALSE);
  glfwWindowHint(GLFW_FOCUS_ON_SHOW, GLFW_FALSE);
  // It stays where it is while she works in the other window.
  glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
  const float scale = ui::forcedScale().value_or(1.0f);
  int width = static_cast<int>(std::lround(kOwnWidth * scale));
  int height = static_cast<int>(std::lround(kOwnHeight * scale));
  if (monitor != nullptr) {
    // The mode that the screen is in: no flicker, nothing else moves.
    const GLFWvidmode* mode = glfwGetVideoMode(monitor);
    width = mode->width;
    height = mode->height;
    glfwWindowHint(GLFW_REFRESH_RATE, mode->refreshRate);
  }
  GLFWwindow* const window = glfwCreateWindow(width, height, "Mesomap", monitor, beside);
  glfwWindowHint(GLFW_REFRESH_RATE, GLFW_DONT_CARE);
  if (window == nullptr) {
    const char* text = nullptr;
    glfwGetError(&text);
    return Error{ErrorKind::io, _("Show client"), text == nullptr ? "" : text};
  }
  return std::unique_ptr<ClientScreen>(new ClientScreen(beside, window, kind));
}

ClientScreen::ClientScreen(GLFWwindow* beside, GLFWwindow* window, Kind kind)
    : beside_(beside),
      window_(window),
      kind_(kind),
      input_(std::make_unique<InputQueue>(window)),
      panels_(ImGui::CreateContext()) {
  const Borrowed context(window_, panels_);
  glfwSwapInterval(1);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  ImGui_ImplOpenGL3_Init("#version 330 core");
}

ClientScreen::~ClientScreen() {
  {
    const Borrowed context(window_, panels_);
    ImGui_ImplOpenGL3_Shutdown();
  }
  ImGui::DestroyContext(panels_);
  input_.reset();
  glfwDestroyWindow(window_);
}

glm::dvec2 ClientScreen::size() const {
  int width = 0, height = 0;
  glfwGetFramebufferSize(window_, &width, &height);
  return {width, height};
}

float ClientScreen::pixelScale() const {
  float across = 1.0f, down = 1.0f;
  glfwGetWindowContentScale(window_, &across, &down);
  return ui::forcedScale().value_or(across);
}

bool ClientScreen::lost() const {
  return kind_ == Kind::fullScreen && glfwGetWindowMonitor(window_) == nullptr;
}

void ClientScreen::draw(const scene::ClientShow& show, unsigned int texture, glm::dvec2 pictureSize,
                        bool curtain) {
  const glm::dvec2 pixels = size();
  if (pixels.x < 1 || pixels.y < 1) return;
  // The other context draws it into a texture of both.
  glFinish();
  const Borrowed context(window_, panels_);
  ImGuiIO& io = ImGui::GetIO();
  const glm::vec2 whole(pixels);
  const float scale = ui::clientScale(whole.x, whole.y);
  const bool first = type_.title == nullptr;
  if (first || scale != type_.scale) {
    io.Fonts->Clear();
    type_ = ui::addClientType(scale);
    io.Fonts->Build();
    if (!first) {  // The first texture is made with everything else, by NewFrame.
      ImGui_ImplOpenGL3_DestroyFontsTexture();
      ImGui_ImplOpenGL3_CreateFontsTexture();
    }
  }
  io.DisplaySize = {whole.x, whole.y};
  io.DeltaTime = 1.0f / 60.0f;
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  ImDrawList& draw = *ImGui::GetBackgroundDrawList();
  const ui::WidgetRect rect{0, 0, whole.x, whole.y};
  if (curtain) {
    ui::drawClientCurtain(draw, rect, type_);
  } else {
    if (texture != 0) {
      // A picture that is held while the window changes keeps its shape.
      const double fit = std::min(pixels.x / std::max(1.0, pictureSize.x),
                                  pixels.y / std::max(1.0, pictureSize.y));
      const glm::vec2 half(pictureSize * fit * 0.5);
      const glm::vec2 middle = whole * 0.5f;
      const auto id = reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(texture));
      draw.AddImage(id, {middle.x - half.x, middle.y - half.y},
                    {middle.x + half.x, middle.y + half.y}, {0, 1}, {1, 0});
    }
    ui::drawClientPage(draw, rect, show, type_);
  }
  ImGui::Render();
  glViewport(0, 0, static_cast<int>(pixels.x), static_cast<int>(pixels.y));
  glDisable(GL_SCISSOR_TEST);
  const ImVec4 ground = ImGui::ColorConvertU32ToFloat4(ui::palette().view);
  glClearColor(ground.x, ground.y, ground.z, 1.0f);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  glfwSwapBuffers(window_);
  if (std::exchange(seen_, true)) return;
  glfwShowWindow(window_);
  // On a screen of its own; a window of its own would be put behind the practitioner's.
  if (kind_ == Kind::fullScreen) glfwFocusWindow(beside_);
}

}  // namespace mesomap::app
