// The list of areas that can be picked on a figure: by group, midline before sides.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "area_picks.h"
#include "base/i18n.h"
#include "panels.h"
#include "touch.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr std::array<std::string_view, 7> kGroups = {"face", "neck",  "chest", "scalp",
                                                     "arms", "trunk", "legs"};

std::size_t groupOrder(const std::string& group) {
  return static_cast<std::size_t>(std::find(kGroups.begin(), kGroups.end(), group) -
                                  kGroups.begin());
}

std::string groupName(const std::string& group) {
  if (group == "face") return _("Face");
  if (group == "neck") return _("Neck");
  if (group == "chest") return _("Chest");
  if (group == "scalp") return _("Scalp");
  if (group == "arms") return _("Arms");
  if (group == "trunk") return _("Trunk");
  if (group == "legs") return _("Legs");
  return group;
}

constexpr const char* kMenu = "##areaMenu";
constexpr float kGroupWidth = 84;  ///< design pixels
constexpr float kWidth = 280;      ///< design pixels, without the scroll bar
constexpr float kSideWidth = 30;   ///< of the buttons for one side
constexpr float kRowHeight = 28;

bool markedAlready(const plan::Plan& plan, const std::string& area, plan::Side side) {
  return std::any_of(plan.regions.begin(), plan.regions.end(), [&](const auto& region) {
    return region->area == area && (side == plan::Side::none || region->side == side);
  });
}

/// What a click in the list does: marks the area, or takes its skin away from what is marked.
bool menuTakes = false;

void choose(Panels& panels, const std::string& id, plan::Side side) {
  if (!menuTakes) {
    pickArea(panels, id, side);
    return;
  }
  const Result<void> done = panels.session.takeArea(id, side);
  if (!done) panels.toasts.show(Toasts::Kind::problem, done.error().text());
}

/// The button for one side of a paired area, lettered as the view is.
void drawSide(Panels& panels, const AreaPick& area, plan::Side side) {
  const bool left = side == plan::Side::left;
  const char* tip = left ? _("{}: the client's left only") : _("{}: the client's right only");
  if (button({.id = fmt::format("areaMenu.{}.{}", area.id, left ? "left" : "right"),
              .label = left ? _("L") : _("R"),
              .look = Look::plain,
              .selected = markedAlready(*panels.session.plan(), area.id, side),
              .width = kSideWidth,
              .height = kRowHeight,
              .tooltip = fmt::format(fmt::runtime(tip), area.name)})) {
    choose(panels, area.id, side);
    ImGui::CloseCurrentPopup();
  }
}

void drawRow(Panels& panels, const AreaPick& area) {
  const bool marked =
      !area.paired && markedAlready(*panels.session.plan(), area.id, plan::Side::none);
  std::string tip;
  if (!area.also.empty()) tip = fmt::format(fmt::runtime(_("Also called: {}")), area.also);
  if (button({.id = "areaMenu." + area.id,
              .label = area.name,
              .look = Look::plain,
              .selected = marked,
              .width = area.paired ? kWidth - 2 * (control(kSideWidth) + 2) : kWidth,
              .height = kRowHeight,
              .tooltip = tip,
              .alignLeft = true})) {
    choose(panels, area.id, plan::Side::none);
    ImGui::CloseCurrentPopup();
  }
  if (!area.paired) return;
  ImGui::SameLine(0, px(2));
  drawSide(panels, area, plan::Side::right);
  ImGui::SameLine(0, px(2));
  drawSide(panels, area, plan::Side::left);
}

/// The group that is shown; at first the one that is worked in most.
std::string& groupShown(bool body) {
  static std::string ofBust = "face";
  static std::string ofBody = "trunk";
  return body ? ofBody : ofBust;
}

void drawGroups(const std::vector<AreaPick>& picks, bool restricted, std::string& shown) {
  std::vector<std::string> groups;
  for (const AreaPick& area : picks) {
    if (area.restricted && !restricted) continue;
    if (groups.empty() || groups.back() != area.group) groups.push_back(area.group);
  }
  if (std::find(groups.begin(), groups.end(), shown) == groups.end() && !groups.empty()) {
    shown = groups.front();
  }
  for (const std::string& group : groups) {
    if (button({.id = "areaMenu.group." + group,
                .label = groupName(group),
                .look = Look::plain,
                .selected = group == shown,
                .width = kGroupWidth,
                .height = 32,
                .alignLeft = true})) {
      shown = group;
    }
  }
}

void drawAreas(Panels& panels, const std::vector<AreaPick>& picks, const std::string& group) {
  bool overlays = false, restricted = false;
  for (const AreaPick& area : picks) {
    if (area.group != group || (area.restricted && !panels.view.restrictedAreas)) continue;
    if (area.restricted && !restricted) {
      restricted = true;
      gap(4);
      ImGui::SetCursorPosX(px(11));
      label(_("Restricted"));
    } else if (area.overlay && !overlays && !area.restricted) {
      overlays = true;
      gap(4);
      ImGui::SetCursorPosX(px(11));
      label(_("Folds, lines and parts"));
    }
    drawRow(panels, area);
  }
}

}  // namespace

std::vector<AreaPick> areaPicks(const scene::SurfaceModel& model) {
  std::vector<AreaPick> picks;
  if (!model.atlas) return picks;
  for (const figure::Area& area : model.atlas->areas()) {
    const bool known = std::any_of(picks.begin(), picks.end(),
                                   [&](const AreaPick& pick) { return pick.id == area.id; });
    if (known) continue;
    const bool paired = area.side == figure::Side::left || area.side == figure::Side::right;
    picks.push_back({.id = area.id,
                     .name = _(area.name.c_str()),
                     .group = area.group,
                     .english = area.name,
                     .also = area.also.empty() ? std::string() : std::string(_(area.also.c_str())),
                     .paired = paired,
                     .overlay = area.overlay,
                     .restricted = area.restricted});
  }
  std::stable_sort(picks.begin(), picks.end(), [](const AreaPick& a, const AreaPick& b) {
    const auto rank = [](const AreaPick& pick) {
      return std::array<std::size_t, 4>{groupOrder(pick.group), pick.restricted ? 1U : 0U,
                                        pick.overlay ? 1U : 0U, pick.paired ? 1U : 0U};
    };
    return rank(a) < rank(b);
  });
  return picks;
}

void pickArea(Panels& panels, const std::string& id, plan::Side side) {
  const Result<void> done = panels.session.pickArea(id, side, panels.tool.wholeAreaLimits());
  if (!done) panels.toasts.show(Toasts::Kind::problem, done.error().text());
}

void drawAreaMenu(Panels& panels) {
  if (panels.view.areaMenu) {
    panels.view.areaMenu = false;
    menuTakes = false;
    ImGui::OpenPopup(kMenu);
  }
  if (!ImGui::IsPopupOpen(kMenu)) return;
  ImGui::SetNextWindowPos({px(kToolStripWidth) + px(6), px(topBarHeight()) + px(8)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(10), px(10)});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(8), px(2)});
  if (ImGui::BeginPopup(kMenu)) {
    const std::vector<AreaPick> picks = areaPicks(*panels.session.model());
    std::string& group = groupShown(panels.session.model()->isBody());
    if (button({.id = "areaMenu.add",
                .label = _("Add"),
                .look = Look::chip,
                .selected = !menuTakes,
                .height = 28,
                .tooltip = _("Marks the area")})) {
      menuTakes = false;
    }
    ImGui::SameLine(0, px(4));
    const bool any = !panels.session.plan()->regions.empty();
    if (button({.id = "areaMenu.take",
                .label = _("Take away"),
                .look = Look::chip,
                .selected = menuTakes,
                .enabled = any,
                .height = 28,
                .tooltip = _("Takes the area's skin away from what is marked")})) {
      menuTakes = true;
    }
    reportText("areaMenu.mode", menuTakes ? "take" : "add");
    gap(4);
    label(menuTakes ? _("A name takes its skin away, on both sides where there are two.")
                    : _("A name marks the area, on both sides where there are two."));
    label(menuTakes ? _("R or L takes the client's right or left alone.")
                    : _("R or L marks the client's right or left alone."));
    gap(6);
    const float height = std::min(px(560), ImGui::GetIO().DisplaySize.y - px(266));
    ImGui::BeginChild("##groups", {px(kGroupWidth), height});
    drawGroups(picks, panels.view.restrictedAreas, group);
    ImGui::EndChild();
    ImGui::SameLine(0, px(10));
    // The scroll bar lies beside the rows.
    ImGui::BeginChild(("##areas" + group).c_str(), {px(kWidth + 14), height});
    drawAreas(panels, picks, group);
    ImGui::EndChild();
    const bool some = std::any_of(picks.begin(), picks.end(),
                                  [](const AreaPick& pick) { return pick.restricted; });
    if (some) {
      divider();
      tickBox("areaMenu.restricted", _("Show restricted areas"), panels.view.restrictedAreas);
      tooltip(_("Lips, nostrils and others where no automatic points go"));
    }
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar(2);
}

}  // namespace mesomap::ui
