#include "window_facts.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <epoxy/gl.h>
#include <fmt/format.h>
#include <imgui.h>
#include <sys/utsname.h>

namespace mesomap::app {
namespace {

std::string glText(GLenum name) {
  const auto* text = reinterpret_cast<const char*>(glGetString(name));
  return text == nullptr ? std::string("?") : text;
}

}  // namespace

// For the people who look into the fault, so in English whatever the window speaks.
std::vector<std::string> systemFacts(GLFWwindow* window) {
  utsname system{};
  uname(&system);
  int width = 0, height = 0;
  glfwGetFramebufferSize(window, &width, &height);
  float scale = 1.0f, down = 1.0f;
  glfwGetWindowContentScale(window, &scale, &down);
  return {fmt::format("Mesomap {}", MESOMAP_VERSION),
          fmt::format("System: {} {} {}", system.sysname, system.release, system.machine),
          fmt::format("Graphics: {}, {}", glText(GL_RENDERER), glText(GL_VERSION)),
          fmt::format("Window: {} x {} pixels, scale {:.2f}, GLFW {}, Dear ImGui {}", width, height,
                      scale, glfwGetVersionString(), ImGui::GetVersion()),
          fmt::format("Running for {:.0f} s", glfwGetTime())};
}

}  // namespace mesomap::app
