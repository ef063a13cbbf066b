// Keys and presses in the treatment view.
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <glm/geometric.hpp>
#include <string_view>

#include "scene/point_marks.h"
#include "ui/imgui_compat.h"
#include "ui/theme.h"
#include "window_loop.h"

namespace mesomap::app {
namespace {

constexpr double kPressPixels = 6.0;

/// What runs by a key while a plan is treated from: nothing that takes another tool, marks skin or
/// takes anything away.
bool fitForTreatment(const ui::Command& command) {
  constexpr std::array<std::string_view, 5> kUnfit = {"tool.", "brush.", "area.", "guide.",
                                                      "dense."};
  return std::none_of(kUnfit.begin(), kUnfit.end(),
                      [&](std::string_view kind) { return command.id.starts_with(kind); });
}

}  // namespace

bool WindowLoop::handleTreatmentKey(const InputEvent& event) {
  if (ui::compat::typing() || ui::compat::popupOpen()) return false;
  const bool plain = !event.control && !event.alt && !event.shift;
  if (plain && (event.code == GLFW_KEY_S || event.code == GLFW_KEY_BACKSPACE)) {
    // Held down, a key marks once.
    if (event.repeat) return true;
    workplace_.mark(event.code == GLFW_KEY_S ? ui::Workplace::Mark::skipped
                                             : ui::Workplace::Mark::back);
    return true;
  }
  if (plain && !workplace_.view.treatmentAdds &&
      (event.code == GLFW_KEY_DELETE || event.code == GLFW_KEY_L ||
       (event.code >= GLFW_KEY_RIGHT && event.code <= GLFW_KEY_UP))) {
    return true;
  }
  const ui::Command* command = commands_.forKey(
      {.key = event.code, .control = event.control, .shift = event.shift, .alt = event.alt});
  return command != nullptr && !fitForTreatment(*command);
}

bool WindowLoop::turnsView() const {
  const ui::ViewState& view = workplace_.view;
  return view.clientView || (view.treatment && !view.treatmentAdds);
}

void WindowLoop::treatmentReleased(const InputEvent& event) {
  if (workplace_.view.treatmentAdds || !session_.isOpen()) return;
  if (glm::distance(event.position, clientPress_.position) > kPressPixels) return;
  tool_.move(inView(pointer_), modifiers_);
  if (!tool_.hover()) return;
  const mesh::TriangleMesh& mesh = session_.model()->working->mesh();
  const plan::PlanPtr plan = session_.plan();
  const auto under =
      scene::pointUnder(*plan, tool_.camera, tool_.viewport(), inView(pointer_),
                        mesh::positionAt(mesh, *tool_.hover()), static_cast<double>(ui::scale()));
  if (under) workplace_.goToPoint(under->site->id);
}

}  // namespace mesomap::app
