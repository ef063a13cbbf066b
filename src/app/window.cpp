#include "window.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <epoxy/gl.h>
#include <fmt/format.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <cmath>
#include <memory>
#include <optional>

#include "base/i18n.h"
#include "base/platform/folders.h"
#include "plan/catalogue.h"
#include "ui/imgui_compat.h"
#include "ui/look.h"
#include "ui/settings.h"
#include "window_loop.h"
#include "window_place.h"

namespace mesomap::app {
namespace {

int fail(const std::string& text) {
  fmt::print(stderr, "mesomap: error: {}\n", text);
  return 1;
}

std::string lastGlfwError() {
  const char* text = nullptr;
  glfwGetError(&text);
  return text == nullptr ? "" : text;
}

/// GLFW, the window and Dear ImGui, taken down in the opposite order.
struct Platform {
  GLFWwindow* window = nullptr;
  bool glfw = false;
  bool panels = false;
  ~Platform() {
    if (panels) {
      ImGui_ImplOpenGL3_Shutdown();
      ImGui::DestroyContext();
    }
    if (window != nullptr) glfwDestroyWindow(window);
    if (glfw) glfwTerminate();
  }
};

GLFWwindow* makeWindow(const ui::Settings& settings) {
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
  const std::optional<float> forced = ui::forcedScale();
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, forced ? GLFW_FALSE : GLFW_TRUE);
  glfwWindowHint(GLFW_MAXIMIZED, settings.maximized ? GLFW_TRUE : GLFW_FALSE);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "Mesomap");
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "mesomap");
  const auto units = [&](int designPixels) {
    return static_cast<int>(std::lround(static_cast<float>(designPixels) * forced.value_or(1.0f)));
  };
  return glfwCreateWindow(units(settings.windowWidth), units(settings.windowHeight), "Mesomap",
                          nullptr, nullptr);
}

void setClipboard(GLFWwindow* window) {
  ui::compat::setClipboard(
      [](void* user) { return glfwGetClipboardString(static_cast<GLFWwindow*>(user)); },
      [](void* user, const char* text) {
        glfwSetClipboardString(static_cast<GLFWwindow*>(user), text);
      },
      window);
}

}  // namespace

int runWindow(const WindowOptions& options) {
  auto catalogue = plan::loadCatalogue();
  if (!catalogue) return fail(catalogue.error().text());
  const auto offered = std::make_shared<const plan::Catalogue>(std::move(*catalogue));
  const auto settingsFolder = platform::settingsFolder();
  const std::filesystem::path settingsFile =
      settingsFolder ? *settingsFolder / "settings.json" : std::filesystem::path();
  const ui::LoadedSettings loaded =
      settingsFile.empty() ? ui::LoadedSettings{} : ui::loadSettings(settingsFile);
  const ui::Settings& settings = loaded.settings;
  setLanguage(settings.language);

  const plan::FigureParameters asLeft{settings.figureBuild, settings.figureTone,
                                      settings.figureGarment};
  EarlyFigure early = options.demo   ? readEarly(kFirstFigure, {})
                      : options.file ? readEarly(*options.file, asLeft)
                                     : EarlyFigure();
  Platform platform;
  platform.glfw = glfwInit() == GLFW_TRUE;
  if (!platform.glfw) {
    return fail(fmt::format(fmt::runtime(_("no window can be opened: {}")), lastGlfwError()));
  }
  platform.window = makeWindow(settings);
  if (platform.window == nullptr) {
    return fail(fmt::format(
        fmt::runtime(_("no window with OpenGL 3.3 can be opened: {}\nWhat helps: a newer graphics "
                       "driver, or starting with LIBGL_ALWAYS_SOFTWARE=1, which draws without the "
                       "graphics card. Pictures can be made without a window: mesomap render.")),
        lastGlfwError()));
  }
  putWindowBack(platform.window, settings);
  glfwMakeContextCurrent(platform.window);
  glfwSwapInterval(1);
  ImGui::CreateContext();
  ui::compat::configure();
  setClipboard(platform.window);
  ImGui_ImplOpenGL3_Init("#version 330 core");
  platform.panels = true;

  auto picture = WindowView::create();
  if (!picture) return fail(picture.error().text());
  ui::SettingsKeeper keeper(settingsFile, settings);
  {
    WindowLoop loop(platform.window, options, offered, std::move(*picture), settings, keeper,
                    std::move(early));
    if (!loaded.putAside.empty()) {
      loop.tell(fmt::format(fmt::runtime(_("The settings could not be read. They are kept as '{}' "
                                           "and Mesomap starts with new ones.")),
                            loaded.putAside.filename().string()));
    }
    for (const std::string& problem : offered->problems) loop.tell(problem);
    loop.run();
    keeper.finish(loop.settings());
  }
  return 0;
}

}  // namespace mesomap::app
