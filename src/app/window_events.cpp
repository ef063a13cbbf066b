// Each event to whom it belongs: the panels (Dear ImGui), the tool over the skin, or a command.
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <glm/geometric.hpp>
#include <optional>

#include "base/i18n.h"
#include "ui/imgui_compat.h"
#include "ui/keys.h"
#include "window_loop.h"

namespace mesomap::app {
namespace {

namespace compat = ui::compat;
using Kind = InputEvent::Kind;

constexpr double kDoubleClickSeconds = 0.4;
constexpr double kDoubleClickPixels = 6.0;
constexpr int kFirstSpecialKey = 256;

scene::Button toolButton(int code) {
  return code == 0 ? scene::Button::left : code == 1 ? scene::Button::right : scene::Button::middle;
}

/// Keys of the point tool while a point is chosen.
std::optional<scene::ToolKey> pointKey(const InputEvent& event) {
  if (event.control || event.alt) return std::nullopt;
  switch (event.code) {
    case GLFW_KEY_LEFT:
      return scene::ToolKey::left;
    case GLFW_KEY_RIGHT:
      return scene::ToolKey::right;
    case GLFW_KEY_UP:
      return scene::ToolKey::up;
    case GLFW_KEY_DOWN:
      return scene::ToolKey::down;
    case GLFW_KEY_DELETE:
      return scene::ToolKey::remove;
    case GLFW_KEY_L:
      return event.shift ? std::nullopt : std::optional(scene::ToolKey::lock);
    default:
      return std::nullopt;
  }
}

/// The digit or point of a key, for figures typed while a tool is at work; else '\0'.
char numberKey(const InputEvent& event) {
  if (event.control || event.alt || event.shift) return '\0';
  if (event.code >= GLFW_KEY_0 && event.code <= GLFW_KEY_9) {
    return static_cast<char>('0' + (event.code - GLFW_KEY_0));
  }
  if (event.code >= GLFW_KEY_KP_0 && event.code <= GLFW_KEY_KP_9) {
    return static_cast<char>('0' + (event.code - GLFW_KEY_KP_0));
  }
  const bool point = event.code == GLFW_KEY_PERIOD || event.code == GLFW_KEY_COMMA ||
                     event.code == GLFW_KEY_KP_DECIMAL;
  return point ? '.' : '\0';
}

}  // namespace

void WindowLoop::handleAll() {
  const std::vector<InputEvent> events = input_.take();
  if (events.empty()) return;
  wantFrames(3);
  for (std::size_t i = 0; i < events.size(); ++i) {
    const InputEvent& event = events[i];
    // Between strokes only the last of several moves matters.
    const bool superseded = event.kind == Kind::move && i + 1 < events.size() &&
                            events[i + 1].kind == Kind::move && !tool_.painting();
    if (superseded) continue;
    // Dear ImGui reads the mouse and keys once a frame: a press must be seen before its release,
    // and where it happened.
    if (frameOpen_ && event.kind != Kind::redraw) {
      frameOpen_ = false;
      buildFrame();
    }
    handle(event);
  }
  frameOpen_ = false;
}

void WindowLoop::handle(const InputEvent& event) {
  switch (event.kind) {
    case Kind::move:
      pointer_ = event.position;
      workplace_.view.clientStirred = event.time;
      compat::mousePosition(static_cast<float>(pointer_.x), static_cast<float>(pointer_.y));
      // What is dragged in a panel must be seen where it is let go, and a number before Ctrl and
      // the wheel turn it.
      if (!viewHasButton_ && (compat::mouseDown() || modifiers_.control)) frameOpen_ = true;
      pointerInView_ = workplace_.overView(pointer_, display());
      if (viewHasButton_ || pointerInView_) {
        tool_.move(inView(pointer_), modifiers_);
      } else {
        tool_.pointerLeft();
      }
      break;
    case Kind::leave:
      if (viewHasButton_) break;
      compat::mouseGone();
      pointerInView_ = false;
      tool_.pointerLeft();
      break;
    case Kind::button:
      handleButton(event);
      break;
    case Kind::wheel:
      pointerInView_ = workplace_.overView(pointer_, display());
      if (pointerInView_) {
        tool_.scroll(event.scroll, inView(pointer_), modifiers_);
      } else {
        compat::mouseWheel(static_cast<float>(event.scroll.x), static_cast<float>(event.scroll.y));
        // With Ctrl it turns a number, as long as Ctrl is down.
        if (modifiers_.control) frameOpen_ = true;
      }
      break;
    case Kind::key:
      handleKey(event);
      break;
    case Kind::character:
      // '?' lies on another key of every keyboard: it is known by the sign it types.
      if (!keyTaken_ && ui::isTypedSign(event.codepoint) && !compat::typing() &&
          !workplace_.dialogs.any()) {
        runKey({.key = static_cast<int>(event.codepoint)});
        if (keyTaken_) break;
      }
      compat::character(event.codepoint);
      break;
    case Kind::drop:
      // Its name is not for the client.
      if (workplace_.view.clientView) break;
      files_.dropped(event.paths);
      break;
    case Kind::focusLost:
      modifiers_ = {};
      spaceTap_ = false;
      compat::releaseEverything();
      break;
    case Kind::focusGained:
      // Perhaps from the desktop's own settings.
      desktopDark_ = ui::desktopPrefersDark();
      break;
    case Kind::close:
      // Asked twice while the question stands: the answer is still awaited.
      if (workplace_.dialogs.topId() == "unsaved") break;
      files_.whenSafe(_("The plan has changes that are not saved. Without saving they are lost "
                        "when the window closes."),
                      [this] { quit_ = true; });
      break;
    case Kind::redraw:
      applyLook();
      break;
  }
}

void WindowLoop::handleButton(const InputEvent& event) {
  modifiers_.shift = event.shift;
  modifiers_.control = event.control;
  modifiers_.alt = event.alt;
  pointer_ = event.position;
  compat::mousePosition(static_cast<float>(pointer_.x), static_cast<float>(pointer_.y));
  const bool over = workplace_.overView(pointer_, display());
  compat::mouseButton(event.code, event.down);
  frameOpen_ = true;

  if (!event.down) {
    if (viewHasButton_) {
      scene::Button button = toolButton(event.code);
      if (turnsView() && button == scene::Button::left) button = scene::Button::right;
      // Told by the step alone: points that arrive between two clicks change the plan as well.
      const plan::PlanPtr before = session_.plan();
      tool_.release(button, inView(pointer_), modifiers_);
      if (event.code == 0) lastClick_.marked = session_.plan() != before;
      if (workplace_.view.clientView && event.code == 0) clientReleased(event);
      if (workplace_.view.treating() && event.code == 0) treatmentReleased(event);
      viewHasButton_ = tool_.dragging();
    }
    return;
  }
  workplace_.leavePanes();
  spaceTap_ = false;
  if (!over || !session_.isOpen()) return;
  if (compat::typing()) {
    // What was being typed counts before the stroke does.
    frameOpen_ = false;
    buildFrame();
  }
  // A point that the first click chose is dragged at once.
  const bool inHand =
      tool_.tool == scene::Tool::point && !lastClick_.marked && session_.selectedPoint().valid();
  const bool twice = event.code == 0 && !inHand &&
                     event.time - lastClick_.time < kDoubleClickSeconds &&
                     glm::distance(pointer_, lastClick_.position) < kDoubleClickPixels;
  pressInView(event, twice);
}

void WindowLoop::pressInView(const InputEvent& event, bool twice) {
  if (twice && !workplace_.view.clientView) {
    // The first click has marked a spot; the second says that only a closer look was meant.
    // Taken back rather than undone: what could be redone before can be redone again.
    if (lastClick_.marked && session_.takeBackStep()) {
      session_.select(lastClick_.selected);
      if (lastClick_.newAreaNext) session_.newArea();
    }
    lastClick_ = {};
    tool_.doubleClick(inView(pointer_));
    return;
  }
  clientPress_ = event;
  if (event.code == 0 && event.control && !turnsView()) {
    tool_.move(inView(pointer_), modifiers_);
    session_.select(tool_.hover() ? session_.regionAt(*tool_.hover()) : RegionId{});
    lastClick_ = {};
    return;
  }
  if (event.code == 0) {
    lastClick_ = {event.time, pointer_, session_.selected(), session_.newAreaNext(), false};
  }
  scene::Button button = toolButton(event.code);
  // In front of the client, and in gloves, nothing is marked by accident: dragging turns.
  if (turnsView() && button == scene::Button::left) button = scene::Button::right;
  tool_.press(button, inView(pointer_), modifiers_);
  viewHasButton_ = tool_.dragging();
}

bool WindowLoop::handleEscape() {
  if (workplace_.dialogs.any()) {
    workplace_.dialogs.cancelTop();
  } else if (compat::popupOpen()) {
    compat::closePopups();
  } else if (compat::typing()) {
    return false;  // The field gives back what it held.
  } else if (compat::navigating()) {
    workplace_.leavePanes();
  } else if (workplace_.view.clientView) {
    workplace_.setClientView(false, glfwGetTime());
  } else if (workplace_.view.treatmentAdds) {
    workplace_.view.treatmentAdds = false;
  } else if (workplace_.view.treatment) {
    workplace_.setTreatment(false);
  } else {
    tool_.escape();
    viewHasButton_ = tool_.dragging();
  }
  return true;
}

void WindowLoop::spaceTapped() {
  if (workplace_.view.clientView) return workplace_.show.next(glfwGetTime());
  if (!session_.isOpen() || tool_.dragging()) return;
  if (workplace_.view.treating()) return workplace_.mark(ui::Workplace::Mark::done);
  if (const plan::Region* region = session_.selectedRegion()) {
    tool_.frameArea(*region);
  } else {
    tool_.frameAll();
  }
}

void WindowLoop::handleDialogKey(const InputEvent& event) {
  // The curtain falls over an open question too; no other command runs behind one.
  if (event.code == ui::key::kF12) {
    commands_.run("view.curtain");
    return;
  }
  const bool moves = event.code >= ui::key::kRight && event.code <= ui::key::kPageDown;
  if (ui::isModifierKey(event.code) || (event.repeat && !moves)) return;
  workplace_.dialogs.key(
      {.key = event.code, .control = event.control, .shift = event.shift, .alt = event.alt});
}

void WindowLoop::runKey(const ui::Shortcut& pressed) {
  const ui::Command* command = commands_.forKey(pressed);
  if (command == nullptr) return;
  if (compat::typing()) {
    if (!command->whileTyping) return;
    keyTaken_ = true;
    compat::stopTyping();
    pending_.push_back(command->id);
    return;
  }
  keyTaken_ = true;
  if (compat::popupOpen()) compat::closePopups();
  // Not while a stroke is being made: finish it first.
  if (tool_.painting()) {
    tool_.escape();
    viewHasButton_ = false;
  }
  lastClick_ = {};  // What the key does is not undone by a second click.
  commands_.run(command->id);
}

void WindowLoop::handleKey(const InputEvent& event) {
  if (event.down) keyTaken_ = false;
  if (event.down && workplace_.dialogs.any()) {
    // What was typed before this key counts before it does.
    frameOpen_ = false;
    buildFrame();
  }
  // X11 reports a modifier's own press without it in the mask, and its release with it.
  modifiers_.shift = event.shift;
  modifiers_.control = event.control;
  modifiers_.alt = event.alt;
  if (event.code == GLFW_KEY_LEFT_SHIFT || event.code == GLFW_KEY_RIGHT_SHIFT) {
    modifiers_.shift = event.down;
  }
  if (event.code == GLFW_KEY_LEFT_CONTROL || event.code == GLFW_KEY_RIGHT_CONTROL) {
    modifiers_.control = event.down;
  }
  // Shift turns marking into taking away: shown at once.
  const bool shiftKey = event.code == GLFW_KEY_LEFT_SHIFT || event.code == GLFW_KEY_RIGHT_SHIFT;
  if (shiftKey && pointerInView_ && !tool_.dragging()) tool_.move(inView(pointer_), modifiers_);
  // In the panels these move, press and begin to type.
  const bool paneKey = event.code == GLFW_KEY_SPACE || event.code == GLFW_KEY_ENTER ||
                       (event.code >= GLFW_KEY_RIGHT && event.code <= GLFW_KEY_UP);
  if (paneKey && compat::navigating() && !workplace_.dialogs.any()) {
    compat::modifiers(event.control, event.shift, event.alt);
    compat::key(event.code, event.down);
    frameOpen_ = true;
    return;
  }
  if (event.code == GLFW_KEY_SPACE) {
    const bool tapped = spaceTap_ && !event.down;
    const bool heard = !compat::typing() && !compat::popupOpen() && !workplace_.dialogs.any();
    modifiers_.space = event.down && !compat::typing();
    if (!event.repeat) spaceTap_ = event.down && heard && !tool_.dragging();
    if (tapped && heard) spaceTapped();
  } else if (event.down) {
    spaceTap_ = false;
  }
  compat::modifiers(modifiers_.control, modifiers_.shift, modifiers_.alt);
  compat::key(event.code, event.down);
  // The start page is worked by every key. Where keys walk, a release between two presses of one
  // key must be seen as well.
  const bool walking = !session_.isOpen() || workplace_.dialogs.any();
  const bool heeded = event.code >= kFirstSpecialKey || event.control || walking;
  if (heeded && (event.down || walking)) frameOpen_ = true;
  if (!event.down) return;

  if (event.code == GLFW_KEY_ESCAPE) {
    if (!event.repeat) handleEscape();
    return;
  }
  if (workplace_.dialogs.any()) return handleDialogKey(event);
  if (workplace_.view.clientView && handleClientKey(event)) return;
  if (workplace_.view.treating() && handleTreatmentKey(event)) return;
  if (!compat::typing() && !compat::popupOpen() && session_.isOpen()) {
    if (const char typed = numberKey(event); typed != '\0' && tool_.type(typed)) return;
    if (const auto key = pointKey(event); key && tool_.key(*key, event.shift)) {
      lastClick_ = {};
      return;
    }
    const bool enter = event.code == GLFW_KEY_ENTER || event.code == GLFW_KEY_KP_ENTER;
    if ((enter && tool_.enter()) || (event.code == GLFW_KEY_BACKSPACE && tool_.backspace())) {
      viewHasButton_ = tool_.dragging();
      lastClick_ = {};
      return;
    }
  }
  runKey({.key = event.code, .control = event.control, .shift = event.shift, .alt = event.alt});
}

}  // namespace mesomap::app
