#include "ui/theme.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "fonts.h"

namespace mesomap::ui {
namespace {

Fonts currentFonts;
float currentScale = 1.0f;
float currentClientScale = 0.0f;
const Palette* currentPalette = &kLightPalette;

void set(ImGuiStyle& style, ImGuiCol slot, Color color) {
  style.Colors[slot] = ImGui::ColorConvertU32ToFloat4(color);
}

}  // namespace

const Fonts& fonts() {
  return currentFonts;
}

float scale() {
  return currentScale;
}

float px(float designPixels) {
  return std::round(designPixels * currentScale);
}

const Palette& palette() {
  return *currentPalette;
}

bool applyTheme(float wantedScale, bool dark, float clientScale) {
  const float scale = std::isfinite(wantedScale) ? std::clamp(wantedScale, 0.75f, 6.0f) : 1.0f;
  const bool client = clientScale > 0.0f && clientScale != currentClientScale;
  const bool otherFonts = ImGui::GetIO().Fonts->Fonts.empty() || scale != currentScale || client;
  currentScale = scale;
  if (client) currentClientScale = clientScale;
  if (otherFonts) currentFonts = buildFonts(scale, currentClientScale);
  currentPalette = dark ? &kDarkPalette : &kLightPalette;

  ImGuiStyle style;
  dark ? ImGui::StyleColorsDark(&style) : ImGui::StyleColorsLight(&style);
  style.WindowPadding = {16, 12};
  style.FramePadding = {10, 6};
  style.ItemSpacing = {8, 8};
  style.ItemInnerSpacing = {6, 6};
  style.CellPadding = {6, 4};
  style.ScrollbarSize = 10;
  style.WindowRounding = 0;
  style.ChildRounding = kRounding;
  style.FrameRounding = kRounding;
  style.PopupRounding = 8;
  style.GrabRounding = kRounding;
  style.ScrollbarRounding = 5;
  style.WindowBorderSize = 0;
  style.ChildBorderSize = 0;
  style.FrameBorderSize = 1;
  style.PopupBorderSize = 1;
  style.WindowMinSize = {16, 16};
  style.ScaleAllSizes(currentScale);
  style.FrameBorderSize = style.PopupBorderSize = std::max(1.0f, std::floor(currentScale));

  set(style, ImGuiCol_Text, palette().ink);
  set(style, ImGuiCol_TextDisabled, palette().inkSoft);
  set(style, ImGuiCol_WindowBg, palette().panel);
  set(style, ImGuiCol_ChildBg, rgb(0, 0));
  set(style, ImGuiCol_PopupBg, palette().bar);
  set(style, ImGuiCol_Border, palette().fieldLine);
  set(style, ImGuiCol_FrameBg, palette().field);
  set(style, ImGuiCol_FrameBgHovered, palette().field);
  set(style, ImGuiCol_FrameBgActive, palette().field);
  set(style, ImGuiCol_ScrollbarBg, rgb(0, 0));
  set(style, ImGuiCol_ScrollbarGrab, palette().fieldLine);
  set(style, ImGuiCol_ScrollbarGrabHovered, palette().inkOff);
  set(style, ImGuiCol_ScrollbarGrabActive, palette().inkSoft);
  set(style, ImGuiCol_CheckMark, palette().accent);
  set(style, ImGuiCol_Button, palette().bar);
  set(style, ImGuiCol_ButtonHovered, palette().hover);
  set(style, ImGuiCol_ButtonActive, palette().pressed);
  set(style, ImGuiCol_Header, palette().accentSoft);
  set(style, ImGuiCol_HeaderHovered, palette().hover);
  set(style, ImGuiCol_HeaderActive, palette().pressed);
  set(style, ImGuiCol_Separator, palette().line);
  set(style, ImGuiCol_TextSelectedBg, withAlpha(palette().accent, 0.25f));
  set(style, ImGuiCol_NavHighlight, palette().accent);
  set(style, ImGuiCol_ModalWindowDimBg, palette().dim);
  ImGui::GetStyle() = style;
  return otherFonts;
}

}  // namespace mesomap::ui
