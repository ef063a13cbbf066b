// How the tool of now is set, in a small bar over the view; and where paint may go.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "area_picks.h"
#include "base/i18n.h"
#include "icons.h"
#include "panels.h"
#include "scene/exclusion_name.h"
#include "ui/imgui_compat.h"
#include "ui/number_text.h"
#include "ui/theme.h"
#include "view_covers.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

using scene::Tool;

constexpr float kHeight = 28;
constexpr const char* kLimits = "##limits";
constexpr double kReachStepMm = 10.0, kLeastReachMm = 10.0, kMostReachMm = 300.0;

std::string toolTitle(Tool tool) {
  switch (tool) {
    case Tool::brush:
      return _("Brush");
    case Tool::erase:
      return _("Erase");
    case Tool::line:
      return _("Line");
    case Tool::curve:
      return _("Curve");
    case Tool::lasso:
      return _("Lasso");
    case Tool::circle:
      return _("Circle");
    case Tool::fill:
      return _("Fill");
    case Tool::area:
      return _("Area");
    case Tool::exclusion:
      return _("Exclude");
  }
  return {};
}

void middleText(const std::string& text, ImFont* font, Color ink) {
  const ImVec2 size = font->CalcTextSizeA(font->FontSize, 1e9f, 0, text.c_str());
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::GetWindowDrawList()->AddText(font, font->FontSize,
                                      {at.x, std::round(at.y + (px(kHeight) - size.y) * 0.5f)}, ink,
                                      text.c_str());
  ImGui::Dummy({size.x, px(kHeight)});
}

/// Caption − figure +; -1 or 1 where one was pressed.
int stepper(const std::string& id, const char* caption, const std::string& figure,
            const std::string& hint) {
  int steps = 0;
  middleText(caption, fonts().small, palette::kInkSoft);
  tooltip(hint);
  ImGui::SameLine(0, px(4));
  if (button({.id = id + ".less",
              .icon = icon::kMinus,
              .look = Look::plain,
              .width = 26,
              .height = kHeight,
              .tooltip = hint})) {
    steps = -1;
  }
  ImGui::SameLine(0, 0);
  middleText(figure, fonts().small, palette::kInk);
  tooltip(hint);
  ImGui::SameLine(0, 0);
  if (button({.id = id + ".more",
              .icon = icon::kPlus,
              .look = Look::plain,
              .width = 26,
              .height = kHeight,
              .tooltip = hint})) {
    steps = 1;
  }
  return steps;
}

bool choice(const std::string& id, const std::string& text, bool selected,
            const std::string& hint = {}) {
  return button({.id = id,
                 .label = text,
                 .look = Look::chip,
                 .selected = selected,
                 .height = kHeight,
                 .tooltip = hint});
}

void next(float space = 10) {
  ImGui::SameLine(0, px(space));
}

void addOrTake(scene::ToolSettings& settings) {
  next();
  if (choice("options.add", _("Add"), !settings.subtract,
             _("Marks skin; Shift takes away for one gesture"))) {
    settings.subtract = false;
  }
  next(4);
  if (choice("options.take", _("Take away"), settings.subtract,
             _("Takes marks away; Shift marks for one gesture"))) {
    settings.subtract = true;
  }
}

void fillOptions(scene::ToolSettings& settings) {
  next();
  const double reach = settings.fillReachMm;
  const int steps = stepper(
      "options.reach", _("Reach"), fmt::format(fmt::runtime(_("{} mm")), numberText(reach, 0)),
      _("The fill goes no farther than this from the pointer, along the skin"));
  if (steps != 0) {
    settings.fillReachMm = std::clamp(reach + steps * kReachStepMm, kLeastReachMm, kMostReachMm);
  }
}

void exclusionOptions(scene::ToolSettings& settings) {
  using plan::ExclusionKind;
  for (const ExclusionKind kind : {ExclusionKind::mole, ExclusionKind::scar, ExclusionKind::tattoo,
                                   ExclusionKind::lesion, ExclusionKind::other}) {
    next(kind == ExclusionKind::mole ? 10 : 4);
    if (choice(std::string("options.kind.") + plan::exclusionKindName(kind), exclusionTitle(kind),
               settings.exclusionKind == kind,
               _("What is to be kept free of points, on every session"))) {
      settings.exclusionKind = kind;
    }
  }
  next();
  ImGui::PushFont(fonts().small);
  textField("options.note", settings.exclusionNote, px(150), _("Note (optional)"));
  ImGui::PopFont();
}

int limitCount(const Panels& panels) {
  const scene::Constraints& limits = panels.tool.settings.constraints;
  return (limits.facingOnly ? 1 : 0) + (limits.keepOffBlockedZones ? 1 : 0) +
         (limits.insideArea.empty() ? 0 : 1) + (limits.keepOffOtherAreas ? 0 : 1);
}

void insideChoice(Panels& panels) {
  scene::Constraints& limits = panels.tool.settings.constraints;
  const std::vector<AreaPick> picks = areaPicks(*panels.session.model());
  if (picks.empty()) return;
  gap(4);
  label(_("Stay inside"));
  ImGui::BeginChild("##inside", {px(270), px(190)}, true);
  const auto row = [&](const std::string& id, const std::string& name) {
    if (button({.id = "limits.inside." + (id.empty() ? "anywhere" : id),
                .label = name,
                .look = Look::plain,
                .selected = limits.insideArea == id,
                .width = 240,
                .height = 26,
                .alignLeft = true})) {
      limits.insideArea = id;
      limits.insideSide = plan::Side::none;
    }
  };
  row("", _("Anywhere"));
  for (const AreaPick& pick : picks) {
    if (!pick.restricted) row(pick.id, pick.name);
  }
  ImGui::EndChild();
}

void drawLimits(Panels& panels) {
  const int count = limitCount(panels);
  next();
  if (button({.id = "options.limits",
              .label = count == 0 ? std::string(_("Limits"))
                                  : fmt::format(fmt::runtime(_("Limits · {}")), count),
              .icon = icon::kDown,
              .look = Look::outlined,
              .selected = count != 0,
              .height = kHeight,
              .tooltip = _("Where paint may go")})) {
    ImGui::OpenPopup(kLimits);
  }
  if (!ImGui::IsPopupOpen(kLimits)) return;
  ImGui::SetNextWindowPos({ImGui::GetItemRectMin().x, ImGui::GetItemRectMax().y + px(6)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(14), px(12)});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(8), px(4)});
  // Words wrap at a known width from the first frame on.
  ImGui::SetNextWindowContentSize({px(300), 0});
  if (ImGui::BeginPopup(kLimits)) {
    scene::Constraints& limits = panels.tool.settings.constraints;
    label(_("Paint goes along connected skin only, and here:"));
    tickBox("limits.facing", _("Only skin that faces me"), limits.facingOnly);
    tooltip(_("Otherwise a stroke goes on round the side as far as the brush is wide"));
    tickBox("limits.others", _("Not over other areas"), limits.keepOffOtherAreas);
    tooltip(_("Where areas overlap, their points and millilitres count twice"));
    if (panels.session.model()->atlas) {
      tickBox("limits.zones", _("Not over zones without automatic points"),
              limits.keepOffBlockedZones);
      tooltip(_("Otherwise they can be marked, and only their points are left out"));
    }
    insideChoice(panels);
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar(2);
}

}  // namespace

std::string exclusionTitle(plan::ExclusionKind kind) {
  switch (kind) {
    case plan::ExclusionKind::mole:
      return _("Mole");
    case plan::ExclusionKind::scar:
      return _("Scar");
    case plan::ExclusionKind::tattoo:
      return _("Tattoo");
    case plan::ExclusionKind::lesion:
      return _("Lesion");
    case plan::ExclusionKind::other:
      return _("Other");
  }
  return {};
}

void drawToolOptions(Panels& panels, const WidgetRect& rect) {
  if (!panels.session.isOpen()) return;
  ImGui::SetNextWindowPos({rect.x + px(12), rect.y + px(10)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, px(8));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(10), px(5)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, px(1));
  ImGui::PushStyleColor(ImGuiCol_WindowBg, withAlpha(palette::kBar, 0.95f));
  ImGui::Begin("##toolOptions", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoFocusOnAppearing);
  const Tool tool = panels.tool.tool;
  scene::ToolSettings& settings = panels.tool.settings;
  middleText(toolTitle(tool), fonts().strong, palette::kInk);
  if (tool != Tool::brush && tool != Tool::erase && tool != Tool::exclusion) addOrTake(settings);
  if (tool == Tool::fill) fillOptions(settings);
  if (tool == Tool::lasso) {
    next();
    if (choice("options.visible", _("Visible skin"), !settings.lassoThrough,
               _("Only what can be seen inside the outline"))) {
      settings.lassoThrough = false;
    }
    next(4);
    if (choice("options.through", _("Through"), settings.lassoThrough,
               _("Also what lies behind, inside the outline"))) {
      settings.lassoThrough = true;
    }
  }
  if (tool == Tool::exclusion) {
    exclusionOptions(settings);
  } else {
    drawLimits(panels);
  }
  if (panels.tool.bothSides && !panels.session.model()->figure) drawMiddle(panels);
  const ImVec2 at = ImGui::GetWindowPos();
  const ImVec2 size = ImGui::GetWindowSize();
  coverView({at.x, at.y, size.x, size.y});
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(3);
}

}  // namespace mesomap::ui
