// All that depends on Dear ImGui's version (written for 1.86): keys by GLFW code, mouse and text
// fed from our own queue, and the few internals the window leans on. Include in .cpp files only.
#pragma once

#include <string>

namespace mesomap::ui::compat {

/// Once after the context is made: key map, steady caret, no ini file, no window dragging.
void configure();

// Input, in the order it happened, before the frame that should see it.
void mousePosition(float x, float y);
void mouseGone();
/// 0 left, 1 right, 2 middle.
void mouseButton(int button, bool down);
void mouseWheel(float horizontal, float vertical);
void key(int glfwKey, bool down);
void modifiers(bool control, bool shift, bool alt);
void character(unsigned int codepoint);
void releaseEverything();
void display(float width, float height, float deltaSeconds);
void setClipboard(const char* (*get)(void*), void (*set)(void*, const char*), void* user);

/// A text field has the keyboard.
[[nodiscard]] bool typing();
/// The item of that name, which is drawn next, has the mouse until it is let go.
void holdItem(const char* name);
/// The wheel turns the item drawn last and scrolls nothing.
void keepWheel();
[[nodiscard]] bool mouseDown();
/// Arrow keys move among the controls of the window of that name, Space presses them and Enter
/// begins to type; null: no more.
void navigate(const char* window);
[[nodiscard]] bool navigating();
/// The window of that name was drawn in this frame or the last one.
[[nodiscard]] bool shown(const char* window);
/// The item drawn last is the one that Space would press.
[[nodiscard]] bool underKeys();
/// Takes the keyboard from the text field; its value counts as entered.
void stopTyping();
/// Overwrites what Dear ImGui still holds of the text typed last; no field has the keyboard then.
void forgetTyped();
/// Puts the keyboard into a text field of the current window, by its label, from the next frame on.
void typeInto(const std::string& label);
/// A list or menu is open: the next press outside only closes it.
[[nodiscard]] bool popupOpen();
void closePopups();
/// The item drawn last has been under a resting pointer for a while: time for its tooltip.
[[nodiscard]] bool hoveredLong();
/// Some item is hovered, but not long yet: the frame loop comes back for its tooltip.
[[nodiscard]] bool tooltipDue();
[[nodiscard]] bool enterPressed();
[[nodiscard]] bool escapePressed();
/// Keys by which lists and pages are walked; held down they repeat.
enum class WalkKey { tab, left, right, up, down, pageUp, pageDown, home, end, space, backspace };
[[nodiscard]] bool walkPressed(WalkKey key);
[[nodiscard]] bool controlHeld();
[[nodiscard]] bool shiftHeld();
[[nodiscard]] bool altHeld();
/// The window that is drawn now lies over all others but its own menus, also over those that came
/// after it.
void keepOnTop();
/// Dims everything but the dialog at once instead of over several frames.
void dimAtOnce();

enum class Pointer { arrow, text, hand, resize };
[[nodiscard]] Pointer pointerShape();

}  // namespace mesomap::ui::compat
