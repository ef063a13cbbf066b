// The panel on the right: nothing marked yet, or the list of areas and the selected one.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>

#include "area_dot.h"
#include "area_picks.h"
#include "base/i18n.h"
#include "icons.h"
#include "panels.h"
#include "plan/amounts.h"
#include "touch.h"
#include "ui/imgui_compat.h"
#include "ui/number_text.h"
#include "ui/row_pointed_at.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

// The six most marked areas, offered at once: of a bust and of a body.
constexpr std::array<const char*, 6> kFirstOfBust = {"forehead", "crows-feet", "cheek",
                                                     "chin",     "jawline",    "decollete"};
constexpr std::array<const char*, 6> kFirstOfBody = {"upper-abdomen", "lower-abdomen", "flank",
                                                     "thigh-outer",   "thigh-front",   "buttock"};

/// The six most used areas and a way to the others.
void drawPicks(Panels& panels, const std::vector<AreaPick>& picks) {
  const float width = (ImGui::GetContentRegionAvail().x - px(8)) * 0.5f / scale();
  int column = 0;
  for (const char* wanted : panels.session.model()->isBody() ? kFirstOfBody : kFirstOfBust) {
    const auto area = std::find_if(picks.begin(), picks.end(),
                                   [&](const AreaPick& known) { return known.id == wanted; });
    if (area == picks.end()) continue;
    if (column % 2 == 1) ImGui::SameLine(0, px(8));
    if (button({.id = "areas." + area->id, .label = area->name, .width = width, .height = 44})) {
      pickArea(panels, area->id);
    }
    ++column;
  }
  gap(2);
  commandButton(
      panels.commands, "area.pick",
      {.id = "areas.more", .label = _("More areas …"), .look = Look::plain, .height = 32});
}

std::string figuresText(const plan::Region& region, const std::string& sign) {
  const std::string amount = region.sitesPending ? "…" : shortAmount(region, sign);
  return sign + areaText(region.areaCm2) + (amount.empty() ? "" : " · " + amount);
}

}  // namespace

void drawEmptyPanel(Panels& panels) {
  ImGui::PushFont(fonts().title);
  ImGui::TextUnformatted(_("Mark an area"));
  ImGui::PopFont();
  gap(2);
  const std::vector<AreaPick> picks = areaPicks(*panels.session.model());
  if (picks.empty()) {
    paragraph(_("Drag on the skin to mark an area. Its points appear when you let go."));
    gap(10);
    label(_("Whole areas can be picked on the bundled figures; on a scan they are painted."));
    drawClientReference(panels);
    return;
  }
  paragraph(_("Drag on the skin to mark an area, or pick one:"));
  gap(8);
  drawPicks(panels, picks);
  gap(10);
  std::string where =
      panels.session.model()->isBody()
          ? _("Points are placed evenly along the skin. Some places, such as the breast and the "
              "armpit, get no automatic points.")
          : _("Points are placed evenly along the skin. Eyelids, lips, nostrils and ears get no "
              "automatic points.");
  const std::string key = keyTextOf(panels.commands, "view.zones");
  if (!key.empty()) where += " " + fmt::format(fmt::runtime(_("{} shows where.")), key);
  label(where);
  drawClientReference(panels);
}

void drawClientReference(Panels& panels) {
  // What is being typed, and what the plan held when it was last looked at.
  static std::string text;
  static std::string known;
  const std::string& held = panels.session.plan()->clientReference;
  if (known != held) text = known = held;
  gap(6);
  divider();
  label(_("Client reference (optional)"));
  bool commit = false;
  textField("panel.client", text, ImGui::GetContentRegionAvail().x,
            _("Initials or a number, no names needed"), &commit);
  if (commit) panels.session.setClientReference(text);
}

void drawAreaList(Panels& panels) {
  const plan::Plan& plan = *panels.session.plan();
  const std::string sign = onUnfittedFigure(plan) ? "≈ " : "";
  heading(_("Areas"));
  const Button add{.id = "panel.newArea",
                   .label = _("New area"),
                   .icon = icon::kPlus,
                   .look = Look::plain,
                   .height = 28};
  ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - buttonWidth(add) + px(8));
  if (!largeControls()) ImGui::SetCursorPosY(ImGui::GetCursorPosY() - px(5));
  commandButton(panels.commands, "area.new", add);
  gap(-2);

  const float row = px(control(34));
  const float eye = control(28);  // design pixels, like what stands beside it
  const float full = ImGui::GetContentRegionAvail().x;
  const float most = std::max(3 * row, ImGui::GetIO().DisplaySize.y * 0.24f);
  const float height = std::min(static_cast<float>(plan.regions.size()) * row, most);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  ImGui::BeginChild("##areas", {full, height}, false, ImGuiWindowFlags_NavFlattened);
  const float width = ImGui::GetContentRegionAvail().x;
  const scene::ViewTool& tool = panels.tool;
  const RegionId underPointer =
      tool.hover() && !tool.dragging() ? panels.session.regionAt(*tool.hover()) : RegionId{};
  if (underPointer.valid()) reportText("list.underPointer", std::to_string(underPointer.value));
  for (const auto& region : plan.regions) {
    ImGui::PushID(static_cast<int>(region->id.value));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool clicked = ImGui::InvisibleButton("##row", {width - px(eye + 2), row});
    const bool twice = ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(0);
    const bool pointedAt =
        ImGui::IsMouseHoveringRect(at, {at.x + width, at.y + row}) && ImGui::IsWindowHovered();
    if (pointedAt) setRowPointedAt(region->id);
    const bool hovered = pointedAt || region->id == underPointer;
    if (widgetReportOn()) reportWidget(fmt::format("list.{}", region->id.value));
    keyRing();
    const bool selected = panels.session.selected() == region->id;
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    if (selected || hovered) {
      draw.AddRectFilled(at, {at.x + width, at.y + row},
                         selected ? palette().accentSoft : palette().hover, px(kRounding));
    }
    drawAreaDot(draw, {at.x + px(16), at.y + row * 0.5f}, px(7), region->color, region->hatch,
                !region->visible);
    ImFont* small = fonts().small;
    const auto sizeOf = [small](const std::string& text) {
      return small->CalcTextSizeA(small->FontSize, 1e9f, 0, text.c_str());
    };
    const float right = at.x + width - px(eye + 6);
    const float lock = region->locked ? px(18) : 0;
    const float room = right - px(10) - at.x - px(32) - lock;
    std::string figures = figuresText(*region, sign);
    // Which area and side it is comes before its size.
    if (!region->sitesPending &&
        ImGui::CalcTextSize(region->name.c_str()).x > room - sizeOf(figures).x) {
      figures = shortAmount(*region, sign);
    }
    const ImVec2 size = sizeOf(figures);
    draw.AddText(small, small->FontSize,
                 {std::round(right - size.x), std::round(at.y + (row - size.y) * 0.5f)},
                 palette().inkSoft, figures.c_str());
    const std::string name = shortened(region->name, room - size.x);
    if (region->locked) {
      draw.AddText(
          small, small->FontSize,
          {std::round(right - size.x - lock), std::round(at.y + (row - small->FontSize) * 0.5f)},
          palette().inkSoft, icon::kLock);
    }
    draw.AddText({at.x + px(32), std::round(at.y + (row - ImGui::GetFontSize()) * 0.5f)},
                 region->visible ? palette().ink : palette().inkSoft, name.c_str());
    ImGui::SetCursorScreenPos(
        {at.x + width - px(eye + 2), at.y + std::round((row - px(eye)) * 0.5f)});
    const RegionId id = region->id;
    const bool visible = region->visible;
    const bool toggled = button({.id = fmt::format("list.{}.eye", id.value),
                                 .icon = !visible              ? icon::kHidden
                                         : hovered || selected ? icon::kClient
                                                               : " ",
                                 .look = Look::plain,
                                 .width = eye,
                                 .height = eye,
                                 .tooltip = visible ? _("Hide this area in the picture")
                                                    : _("Show this area in the picture")});
    ImGui::SetCursorScreenPos({at.x, at.y + row});
    ImGui::PopID();
    // Both may replace the plan, and with it the list being walked.
    if (clicked && !selected) panels.session.select(id);
    if (twice) panels.tool.goToArea(*region);
    if (toggled) panels.session.setVisible(id, !visible);
    if (clicked || toggled) break;
  }
  ImGui::EndChild();
  ImGui::PopStyleVar();
}

void drawAreaPanel(Panels& panels, const WidgetRect& rect) {
  const plan::PlanPtr plan = panels.session.plan();
  const float foot = totalsHeight(*plan, rect.width);
  beginPane("##panel", {rect.x, rect.y, rect.width, rect.height - foot}, palette().panel, 0, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(16), px(14)});
  // A scroll bar that comes and goes lies beside the content and never makes it narrower.
  // It must fit into the half of the padding that Dear ImGui leaves free beside it.
  ImGui::PushStyleVar(ImGuiStyleVar_ScrollbarSize, px(7));
  ImGui::SetNextWindowContentSize({rect.width - px(32), 0});
  ImGui::BeginChild("##scroll", {0, 0}, false,
                    ImGuiWindowFlags_AlwaysUseWindowPadding | ImGuiWindowFlags_NavFlattened);
  ImGui::PopStyleVar(2);
  if (plan->regions.empty()) {
    drawEmptyPanel(panels);
    drawExclusions(panels);
    drawKeptViews(panels);
  } else {
    drawAreaList(panels);
    // The plan is held, so that an edit made while drawing does not pull it away.
    const plan::PlanPtr now = panels.session.plan();
    if (const plan::Region* region = now->find(panels.session.selected())) {
      divider();
      drawSelectedArea(panels, *region);
      drawExclusions(panels);
      drawKeptViews(panels);
    } else if (!now->regions.empty()) {
      divider();
      label(
          _("Choose an area to see and change its points, or drag on the skin to mark a new "
            "one."));
      const std::vector<AreaPick> picks = areaPicks(*panels.session.model());
      if (!picks.empty()) {
        gap(8);
        heading(_("Mark another area"));
        gap(2);
        drawPicks(panels, picks);
      }
      drawExclusions(panels);
      drawKeptViews(panels);
      drawClientReference(panels);
    }
  }
  drawFigure(panels);
  ImGui::EndChild();
  paneLine(rect.x, rect.y, 0, rect.y + rect.height - foot);
  endPane();
  drawTotals(panels, {rect.x, rect.y + rect.height - foot, rect.width, foot});
}

}  // namespace mesomap::ui
