// A frame on its way to the screen, and what it took.
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <epoxy/gl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>

#include "ui/imgui_compat.h"
#include "ui/theme.h"
#include "window_loop.h"

namespace mesomap::app {
namespace {

namespace compat = ui::compat;

}  // namespace

void WindowLoop::present() {
  const glm::dvec2 size = display();
  if (size.x < 1 || size.y < 1) return;
  const std::uint64_t pictures = picture_.framesDrawn();
  frameLog_.mark(FrameLog::Stage::events);
  const scene::ClientShow& show = workplace_.show;
  const auto drawn =
      workplace_.view.clientView
          ? picture_.updateClient(show, tool_.viewport(), monitorScale_,
                                  show.moving() || tool_.flying() || tool_.dragging())
          : picture_.update(session_, tool_, workplace_.view, monitorScale_);
  if (!drawn) {
    workplace_.toasts.show(ui::Toasts::Kind::problem, drawn.error().text());
  }
  const bool redrawn = picture_.framesDrawn() != pictures;
  logPicture(redrawn);
  buildFrame();
  frameLog_.mark(FrameLog::Stage::panels);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  glViewport(0, 0, static_cast<int>(size.x), static_cast<int>(size.y));
  glDisable(GL_SCISSOR_TEST);
  const ImVec4 ground = ImGui::ColorConvertU32ToFloat4(ui::palette().view);
  glClearColor(ground.x, ground.y, ground.z, 1.0f);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  if (frameLog_.on()) glFinish();
  frameLog_.mark(FrameLog::Stage::compose);
  glfwSwapBuffers(window_);
  ++frame_;
  setPointerShape();
  logFrame(redrawn);
  if (!shown_) {
    shown_ = true;
    glfwShowWindow(window_);
  }
}

void WindowLoop::logPicture(bool redrawn) {
  if (!frameLog_.on()) return;
  using Stage = FrameLog::Stage;
  const render::Renderer::Times times =
      redrawn ? picture_.stats().times : render::Renderer::Times();
  frameLog_.mark({{{Stage::upload, times.upload},
                   {Stage::skin, times.skin},
                   {Stage::areas, times.areas},
                   {Stage::resolve, times.resolve}}},
                 Stage::preview);
}

void WindowLoop::logFrame(bool redrawn) {
  if (!frameLog_.on()) return;
  glFinish();
  // Its answer comes after the server has taken the picture.
  int windowWidth = 1, windowHeight = 1;
  glfwGetWindowSize(window_, &windowWidth, &windowHeight);
  frameLog_.mark(FrameLog::Stage::swap);
  const double scale = display().x / std::max(1, windowWidth);
  const render::Renderer::Stats& stats = picture_.stats();
  frameLog_.end(frame_, pointer_ / scale, redrawn && stats.skinDrawn,
                redrawn ? stats.bytesUploaded : 0);
}

void WindowLoop::setPointerShape() {
  static GLFWcursor* const text = glfwCreateStandardCursor(GLFW_IBEAM_CURSOR);
  static GLFWcursor* const cross = glfwCreateStandardCursor(GLFW_CROSSHAIR_CURSOR);
  static GLFWcursor* const wide = glfwCreateStandardCursor(GLFW_HRESIZE_CURSOR);
  GLFWcursor* wanted = nullptr;
  if (compat::pointerShape() == compat::Pointer::resize) wanted = wide;
  if (compat::pointerShape() == compat::Pointer::text) wanted = text;
  if (pointerInView_ && tool_.hover() && !workplace_.view.clientView) wanted = cross;
  glfwSetCursor(window_, wanted);
}

}  // namespace mesomap::app
