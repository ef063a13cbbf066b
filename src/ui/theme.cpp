#include "ui/theme.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "fonts.h"

namespace mesomap::ui {
namespace {

Fonts currentFonts;
float currentScale = 1.0f;

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

void applyTheme(float wantedScale) {
  currentScale = std::isfinite(wantedScale) ? std::clamp(wantedScale, 0.75f, 4.0f) : 1.0f;
  currentFonts = buildFonts(currentScale);

  ImGuiStyle style;
  ImGui::StyleColorsLight(&style);
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

  set(style, ImGuiCol_Text, palette::kInk);
  set(style, ImGuiCol_TextDisabled, palette::kInkSoft);
  set(style, ImGuiCol_WindowBg, palette::kPanel);
  set(style, ImGuiCol_ChildBg, rgb(0, 0));
  set(style, ImGuiCol_PopupBg, palette::kBar);
  set(style, ImGuiCol_Border, palette::kFieldLine);
  set(style, ImGuiCol_FrameBg, palette::kField);
  set(style, ImGuiCol_FrameBgHovered, palette::kField);
  set(style, ImGuiCol_FrameBgActive, palette::kField);
  set(style, ImGuiCol_ScrollbarBg, rgb(0, 0));
  set(style, ImGuiCol_ScrollbarGrab, palette::kFieldLine);
  set(style, ImGuiCol_ScrollbarGrabHovered, palette::kInkOff);
  set(style, ImGuiCol_ScrollbarGrabActive, palette::kInkSoft);
  set(style, ImGuiCol_CheckMark, palette::kAccent);
  set(style, ImGuiCol_Button, palette::kBar);
  set(style, ImGuiCol_ButtonHovered, palette::kHover);
  set(style, ImGuiCol_ButtonActive, palette::kPressed);
  set(style, ImGuiCol_Header, palette::kAccentSoft);
  set(style, ImGuiCol_HeaderHovered, palette::kHover);
  set(style, ImGuiCol_HeaderActive, palette::kPressed);
  set(style, ImGuiCol_Separator, palette::kLine);
  set(style, ImGuiCol_TextSelectedBg, withAlpha(palette::kAccent, 0.25f));
  set(style, ImGuiCol_NavHighlight, palette::kAccent);
  set(style, ImGuiCol_ModalWindowDimBg, withAlpha(palette::kInk, 0.38f));
  ImGui::GetStyle() = style;
}

}  // namespace mesomap::ui
