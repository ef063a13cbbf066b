// Where paint may go.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "area_picks.h"
#include "base/i18n.h"
#include "icons.h"
#include "popup_place.h"
#include "scene/place_name.h"
#include "tool_options_parts.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr const char* kLimits = "##limits";

int limitCount(const Panels& panels) {
  const scene::Constraints& limits = panels.tool.settings.constraints;
  // What differs from the start: the usual limits go without saying.
  const bool zones = panels.session.model()->atlas && !limits.keepOffBlockedZones;
  return (limits.facingOnly ? 1 : 0) + (zones ? 1 : 0) + (limits.insideArea.empty() ? 0 : 1) +
         (limits.keepOffOtherAreas ? 0 : 1);
}

/// "client's right cheek", "cheek, both sides", "forehead".
std::string insideText(const AreaPick& pick, plan::Side side) {
  std::string name = pick.name;
  if (pick.paired && side == plan::Side::none) {
    name = fmt::format(fmt::runtime(_("{}, both sides")), pick.name);
  } else if (pick.paired) {
    name = scene::sidedName(pick.english,
                            side == plan::Side::left ? figure::Side::left : figure::Side::right);
  }
  return fmt::format(fmt::runtime(_("Stay inside: {}")), name);
}

void insideSides(scene::Constraints& limits) {
  const auto side = [&](const char* id, const char* name, plan::Side which) {
    if (optionChoice(id, name, limits.insideSide == which)) limits.insideSide = which;
  };
  side("limits.side.right", _("Client's right"), plan::Side::right);
  ImGui::SameLine(0, px(4));
  side("limits.side.left", _("Client's left"), plan::Side::left);
  ImGui::SameLine(0, px(4));
  side("limits.side.both", _("Both"), plan::Side::none);
}

void insideChoice(Panels& panels) {
  scene::Constraints& limits = panels.tool.settings.constraints;
  const std::vector<AreaPick> picks = areaPicks(*panels.session.model());
  if (picks.empty()) return;
  gap(4);
  const auto chosen = std::find_if(picks.begin(), picks.end(), [&](const AreaPick& pick) {
    return pick.id == limits.insideArea;
  });
  if (chosen == picks.end()) {
    label(_("Stay inside: anywhere"));
  } else {
    const std::string text = insideText(*chosen, limits.insideSide);
    label(text);
    reportText("limits.inside", text);
    if (chosen->paired) insideSides(limits);
  }
  // As many names at once as the window has room for.
  const float height = std::clamp(ImGui::GetIO().DisplaySize.y - px(330), px(160), px(450));
  ImGui::BeginChild("##inside", {px(300), height}, true, ImGuiWindowFlags_NavFlattened);
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

}  // namespace

void drawLimits(Panels& panels) {
  const int count = limitCount(panels);
  const Button limitsButton{
      .id = "options.limits",
      .label = count == 0 ? std::string(_("Limits"))
                          : fmt::format(fmt::runtime(translatePlural("Limits · {} changed",
                                                                     "Limits · {} changed", count)),
                                        count),
      .icon = icon::kDown,
      .look = Look::outlined,
      .selected = count != 0,
      .height = kOptionHeight,
      .tooltip = _("Where paint may go")};
  nextOption(10, buttonWidth(limitsButton));
  if (button(limitsButton)) {
    ImGui::OpenPopup(kLimits);
  }
  if (!ImGui::IsPopupOpen(kLimits)) return;
  ImGui::SetNextWindowPos({ImGui::GetItemRectMin().x, ImGui::GetItemRectMax().y + px(6)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(14), px(12)});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(8), px(4)});
  // Words wrap at a known width from the first frame on.
  ImGui::SetNextWindowContentSize({px(300), 0});
  if (ImGui::BeginPopup(kLimits)) {
    keepInWindow();
    scene::Constraints& limits = panels.tool.settings.constraints;
    label(_("Paint goes along connected skin only, and here:"));
    tickBox("limits.facing", _("Only skin that faces me"), limits.facingOnly);
    tooltip(_("Otherwise a stroke goes on round the side as far as the brush is wide"));
    tickBox("limits.others", _("Not over other areas"), limits.keepOffOtherAreas);
    tooltip(_("Where areas overlap, their points and millilitres count twice"));
    if (panels.session.model()->atlas) {
      tickBox("limits.zones", _("Not over blocked zones"), limits.keepOffBlockedZones);
      tooltip(
          _("Zones without automatic points, such as inside the orbital rim. Otherwise they can be "
            "marked, and only their points are left out."));
    }
    insideChoice(panels);
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar(2);
}

}  // namespace mesomap::ui
