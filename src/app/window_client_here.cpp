// What keys, pointer and time do while the client is shown in the practitioner's own window.
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/i18n.h"
#include "window_loop.h"

namespace mesomap::app {
namespace {

/// What runs by a key while the client looks on: nothing that opens a list of names, marks or
/// changes anything.
bool fitForClients(const ui::Command& command) {
  constexpr std::array<std::string_view, 10> kFit = {
      "view.front", "view.threeQuarter", "view.side",     "view.left",   "view.back",
      "view.top",   "view.underChin",    "view.frameAll", "view.client", "view.curtain"};
  return std::find(kFit.begin(), kFit.end(), command.id) != kFit.end() ||
         command.id.starts_with("client.") || command.id.starts_with("view.kept");
}

}  // namespace

bool WindowLoop::handleClientKey(const InputEvent& event) {
  if (clientStepKey(event, workplace_.show, glfwGetTime())) return true;
  const ui::Command* command = commands_.forKey(
      {.key = event.code, .control = event.control, .shift = event.shift, .alt = event.alt});
  return command != nullptr && !fitForClients(*command);
}

void WindowLoop::clientReleased(const InputEvent& event) {
  const ClientStepWish wish = stepWish(clientPress_, event, display().x);
  if (wish == ClientStepWish::none) return;
  followClient();  // A swipe began as a turn: from there it goes on.
  wish == ClientStepWish::next ? workplace_.show.next(event.time)
                               : workplace_.show.previous(event.time);
}

void WindowLoop::followClient() {
  if (!workplace_.view.clientView || !session_.isOpen()) return;
  scene::ClientShow& show = workplace_.show;
  show.lessMotion = settings_.lessMotion;
  const std::pair now(session_.revision(), language());
  if (!show.on() || now != clientSeen_) {
    workplace_.takeClientContent(false, display());
    clientSeen_ = now;
    wantFrames(2);
  }
  // The newer move counts: a view that was asked for ends the show's, a step ends the view's.
  const bool flew = std::exchange(clientFlew_, tool_.flying());
  if (flew && show.moving()) {
    tool_.stopFlight();
    tool_.camera = show.camera;
  }
  if (!flew && tool_.flying()) show.handOnCamera();
  if (tool_.camera != show.camera) {
    show.handOnCamera();
    show.camera = tool_.camera;
  }
  show.setViewport(display());
  show.advance(glfwGetTime());
  tool_.camera = show.camera;
  if (show.moving()) wantFrames(1);
}

}  // namespace mesomap::app
