// The list of areas that can be picked on a figure: by group, midline before sides.
#include <imgui.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "area_picks.h"
#include "base/i18n.h"
#include "panels.h"
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

}  // namespace

std::vector<AreaPick> areaPicks(const scene::SurfaceModel& model) {
  std::vector<AreaPick> picks;
  if (!model.atlas) return picks;
  for (const figure::Area& area : model.atlas->areas()) {
    const bool known = std::any_of(picks.begin(), picks.end(),
                                   [&](const AreaPick& pick) { return pick.id == area.id; });
    if (known) continue;
    const bool paired = area.side == figure::Side::left || area.side == figure::Side::right;
    picks.push_back(
        {area.id, _(area.name.c_str()), area.group, paired, area.overlay, area.restricted});
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

void pickArea(Panels& panels, const std::string& id) {
  const Result<void> done = panels.session.pickArea(id);
  if (!done) panels.toasts.show(Toasts::Kind::problem, done.error().text());
}

void drawAreaMenu(Panels& panels) {
  constexpr const char* kMenu = "##areaMenu";
  if (panels.view.areaMenu) {
    panels.view.areaMenu = false;
    ImGui::OpenPopup(kMenu);
  }
  if (!ImGui::IsPopupOpen(kMenu)) return;
  const float height = ImGui::GetIO().DisplaySize.y - px(160);
  ImGui::SetNextWindowPos({px(kToolStripWidth) + px(6), px(kTopBarHeight) + px(8)});
  ImGui::SetNextWindowSizeConstraints({px(250), 0}, {px(290), height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(10), px(10)});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(8), px(2)});
  if (ImGui::BeginPopup(kMenu)) {
    label(_("Mark a whole area, on both sides where there are two"));
    gap(4);
    const std::vector<AreaPick> picks = areaPicks(*panels.session.model());
    std::string group;
    bool overlays = false;
    bool restricted = false;
    for (const AreaPick& area : picks) {
      if (area.restricted && !panels.view.restrictedAreas) continue;
      if (area.group != group) {
        group = area.group;
        overlays = restricted = false;
        gap(6);
        heading(groupName(group));
      }
      if (area.restricted && !restricted) {
        restricted = true;
        label(_("Restricted"));
      } else if (area.overlay && !overlays && !area.restricted) {
        overlays = true;
        label(_("Folds, lines and parts"));
      }
      if (button({.id = "areaMenu." + area.id,
                  .label = area.name,
                  .look = Look::plain,
                  .width = 230,
                  .height = 28,
                  .alignLeft = true})) {
        pickArea(panels, area.id);
        ImGui::CloseCurrentPopup();
      }
    }
    const bool some = std::any_of(picks.begin(), picks.end(),
                                  [](const AreaPick& pick) { return pick.restricted; });
    if (some) {
      gap(6);
      tickBox("areaMenu.restricted", _("Show restricted areas"), panels.view.restrictedAreas);
    }
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar(2);
}

}  // namespace mesomap::ui
