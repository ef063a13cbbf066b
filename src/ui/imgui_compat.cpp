#include "ui/imgui_compat.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>

#include "base/secret.h"

namespace mesomap::ui::compat {
namespace {

constexpr float kTooltipDelay = 0.45f;

// GLFW key codes of the keys that Dear ImGui's text fields and lists use.
void mapKeys(ImGuiIO& io) {
  io.KeyMap[ImGuiKey_Tab] = 258;
  io.KeyMap[ImGuiKey_LeftArrow] = 263;
  io.KeyMap[ImGuiKey_RightArrow] = 262;
  io.KeyMap[ImGuiKey_UpArrow] = 265;
  io.KeyMap[ImGuiKey_DownArrow] = 264;
  io.KeyMap[ImGuiKey_PageUp] = 266;
  io.KeyMap[ImGuiKey_PageDown] = 267;
  io.KeyMap[ImGuiKey_Home] = 268;
  io.KeyMap[ImGuiKey_End] = 269;
  io.KeyMap[ImGuiKey_Insert] = 260;
  io.KeyMap[ImGuiKey_Delete] = 261;
  io.KeyMap[ImGuiKey_Backspace] = 259;
  io.KeyMap[ImGuiKey_Space] = 32;
  io.KeyMap[ImGuiKey_Enter] = 257;
  io.KeyMap[ImGuiKey_Escape] = 256;
  io.KeyMap[ImGuiKey_KeyPadEnter] = 335;
  io.KeyMap[ImGuiKey_A] = 'A';
  io.KeyMap[ImGuiKey_C] = 'C';
  io.KeyMap[ImGuiKey_V] = 'V';
  io.KeyMap[ImGuiKey_X] = 'X';
  io.KeyMap[ImGuiKey_Y] = 'Y';
  io.KeyMap[ImGuiKey_Z] = 'Z';
}

bool pressed(ImGuiKey named) {
  return ImGui::IsKeyPressed(ImGui::GetKeyIndex(named), false);
}

}  // namespace

void configure() {
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.BackendPlatformName = "mesomap";
  io.ConfigInputTextCursorBlink = false;  // A blinking caret would draw frames for ever.
  io.ConfigWindowsMoveFromTitleBarOnly = true;
  io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
  mapKeys(io);
}

void mousePosition(float x, float y) {
  ImGui::GetIO().MousePos = ImVec2(x, y);
}

void mouseGone() {
  ImGui::GetIO().MousePos = ImVec2(-FLT_MAX, -FLT_MAX);
}

void mouseButton(int button, bool down) {
  if (button >= 0 && button < 3) ImGui::GetIO().MouseDown[button] = down;
}

void mouseWheel(float horizontal, float vertical) {
  ImGui::GetIO().MouseWheelH += horizontal;
  ImGui::GetIO().MouseWheel += vertical;
}

void key(int glfwKey, bool down) {
  if (glfwKey >= 0 && glfwKey < 512) ImGui::GetIO().KeysDown[glfwKey] = down;
}

void modifiers(bool control, bool shift, bool alt) {
  ImGuiIO& io = ImGui::GetIO();
  io.KeyCtrl = control;
  io.KeyShift = shift;
  io.KeyAlt = alt;
}

void character(unsigned int codepoint) {
  ImGui::GetIO().AddInputCharacter(codepoint);
}

void releaseEverything() {
  ImGuiIO& io = ImGui::GetIO();
  std::fill(std::begin(io.KeysDown), std::end(io.KeysDown), false);
  std::fill(std::begin(io.MouseDown), std::end(io.MouseDown), false);
  modifiers(false, false, false);
}

void display(float width, float height, float deltaSeconds) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2(std::max(width, 1.0f), std::max(height, 1.0f));
  io.DeltaTime = std::clamp(deltaSeconds, 0.0005f, 1.0f);
}

void setClipboard(const char* (*get)(void*), void (*set)(void*, const char*), void* user) {
  ImGuiIO& io = ImGui::GetIO();
  io.GetClipboardTextFn = get;
  io.SetClipboardTextFn = set;
  io.ClipboardUserData = user;
}

bool typing() {
  return ImGui::GetIO().WantTextInput;
}

void holdItem(const char* name) {
  ImGuiWindow* const window = ImGui::GetCurrentWindow();
  ImGui::SetActiveID(window->GetID(name), window);
  GImGui->ActiveIdMouseButton = 0;
}

void keepWheel() {
  ImGui::SetItemUsingMouseWheel();
}

bool mouseDown() {
  return ImGui::IsAnyMouseDown();
}

void navigate(const char* window) {
  ImGuiIO& io = ImGui::GetIO();
  ImGuiWindow* const found = window == nullptr ? nullptr : ImGui::FindWindowByName(window);
  if (found == nullptr) {
    io.ConfigFlags &= ~ImGuiConfigFlags_NavEnableKeyboard;
    GImGui->NavDisableHighlight = true;
    GImGui->NavDisableMouseHover = false;
    return;
  }
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  ImGui::FocusWindow(found);
  ImGui::NavInitWindow(found, true);
  GImGui->NavDisableHighlight = false;
  GImGui->NavDisableMouseHover = true;
}

bool navigating() {
  return (ImGui::GetIO().ConfigFlags & ImGuiConfigFlags_NavEnableKeyboard) != 0;
}

bool shown(const char* window) {
  const ImGuiWindow* const found = ImGui::FindWindowByName(window);
  return found != nullptr && (found->Active || found->WasActive);
}

bool underKeys() {
  return navigating() && !GImGui->NavDisableHighlight && ImGui::IsItemFocused();
}

void stopTyping() {
  if (ImGui::GetActiveID() != 0) ImGui::ClearActiveID();
}

void forgetTyped() {
  stopTyping();
  ImGuiInputTextState& state = GImGui->InputTextState;
  const auto overwrite = [](auto& held) {
    if (held.Data != nullptr) wipe(held.Data, static_cast<std::size_t>(held.size_in_bytes()));
    held.resize(0);
  };
  overwrite(state.TextW);
  overwrite(state.TextA);
  overwrite(state.InitialTextA);
  wipe(&state.Stb.undostate, sizeof state.Stb.undostate);
  state.ID = 0;
  state.CurLenW = state.CurLenA = 0;
}

void typeInto(const std::string& label) {
  GImGui->NavNextActivateId = ImGui::GetID(label.c_str());
  GImGui->NavNextActivateFlags = ImGuiActivateFlags_PreferInput;
}

bool popupOpen() {
  return ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
}

void closePopups() {
  ImGui::ClosePopupsOverWindow(nullptr, false);
}

bool hoveredLong() {
  return ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled) &&
         GImGui->HoveredIdTimer >= kTooltipDelay && !ImGui::IsAnyMouseDown();
}

bool tooltipDue() {
  return GImGui->HoveredId != 0 && GImGui->HoveredIdTimer < kTooltipDelay &&
         !ImGui::IsAnyMouseDown();
}

bool enterPressed() {
  return pressed(ImGuiKey_Enter) || pressed(ImGuiKey_KeyPadEnter);
}

bool escapePressed() {
  return pressed(ImGuiKey_Escape);
}

bool walkPressed(WalkKey key) {
  constexpr ImGuiKey kNamed[] = {ImGuiKey_Tab,      ImGuiKey_LeftArrow, ImGuiKey_RightArrow,
                                 ImGuiKey_UpArrow,  ImGuiKey_DownArrow, ImGuiKey_PageUp,
                                 ImGuiKey_PageDown, ImGuiKey_Home,      ImGuiKey_End,
                                 ImGuiKey_Space,    ImGuiKey_Backspace};
  return ImGui::IsKeyPressed(ImGui::GetKeyIndex(kNamed[static_cast<int>(key)]), true);
}

bool shiftHeld() {
  return ImGui::GetIO().KeyShift;
}

bool altHeld() {
  return ImGui::GetIO().KeyAlt;
}

bool controlHeld() {
  return ImGui::GetIO().KeyCtrl;
}

void keepOnTop() {
  const bool menuOpen = GImGui->OpenPopupStack.Size > GImGui->BeginPopupStack.Size;
  if (!menuOpen) ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
}

void dimAtOnce() {
  GImGui->DimBgRatio = 1.0f;
}

Pointer pointerShape() {
  switch (ImGui::GetMouseCursor()) {
    case ImGuiMouseCursor_TextInput:
      return Pointer::text;
    case ImGuiMouseCursor_Hand:
      return Pointer::hand;
    case ImGuiMouseCursor_ResizeAll:
    case ImGuiMouseCursor_ResizeEW:
    case ImGuiMouseCursor_ResizeNS:
      return Pointer::resize;
    default:
      return Pointer::arrow;
  }
}

}  // namespace mesomap::ui::compat
