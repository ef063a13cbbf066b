// What can be done with the chosen area as a whole: its border moved or smoothed, copied, parted,
// joined, put elsewhere in the list.
#include <fmt/format.h>
#include <imgui.h>

#include <cmath>

#include "base/i18n.h"
#include "icons.h"
#include "panels.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr const char* kMore = "##areaActions";

void item(Panels& panels, const char* id) {
  const Command* command = panels.commands.find(id);
  if (command == nullptr) return;
  const std::string key = shortcutText(command->shortcut);
  const bool chosen =
      ImGui::MenuItem(command->name.c_str(), key.c_str(), false, panels.commands.isEnabled(id));
  reportWidget(std::string("menu.") + id);
  if (!command->tooltip.empty()) tooltip(command->tooltip);
  if (chosen) panels.commands.run(id);
}

void mergeItems(Panels& panels, const plan::Region& region) {
  const plan::PlanPtr plan = panels.session.plan();
  if (plan->regions.size() < 2) return;
  ImGui::Separator();
  for (const auto& other : plan->regions) {
    if (other->id == region.id) continue;
    const std::string name =
        fmt::format(fmt::runtime(_("Merge with {}")), shortened(other->name, px(180)));
    const bool chosen = ImGui::MenuItem(name.c_str(), nullptr, false, !other->locked);
    reportWidget(fmt::format("menu.area.merge.{}", other->id.value));
    if (!chosen) continue;
    const auto done = panels.session.merge({region.id, other->id});
    if (!done) panels.toasts.show(Toasts::Kind::problem, done.error().text());
    return;
  }
}

}  // namespace

void drawAreaActions(Panels& panels, const plan::Region& region) {
  const float quarter =
      std::floor((ImGui::GetContentRegionAvail().x - 3 * px(6)) * 0.25f) / scale() - 0.5f;
  const auto quick = [&](const char* command, const char* id, const char* name) {
    commandButton(panels.commands, command,
                  {.id = id, .label = name, .width = quarter, .height = 28});
    ImGui::SameLine(0, px(6));
  };
  ImGui::PushFont(fonts().small);
  quick("area.grow", "panel.grow", _("Grow"));
  quick("area.shrink", "panel.shrink", _("Shrink"));
  quick("area.smooth", "panel.smooth", _("Smooth"));
  if (button({.id = "panel.more",
              .label = _("More …"),
              .width = quarter,
              .height = 28,
              .tooltip = _("Copy, part, merge, lock, reorder")})) {
    ImGui::OpenPopup(kMore);
  }
  ImGui::PopFont();
  ImGui::SetNextWindowPos({ImGui::GetItemRectMax().x, ImGui::GetItemRectMax().y + px(4)},
                          ImGuiCond_Appearing, {1.0f, 0.0f});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(14), px(12)});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(16), px(8)});
  if (ImGui::BeginPopup(kMore)) {
    item(panels, "area.copyOther");
    item(panels, "area.unlink");
    item(panels, "area.duplicate");
    item(panels, "area.separate");
    mergeItems(panels, region);
    ImGui::Separator();
    item(panels, "area.lock");
    item(panels, "area.hide");
    item(panels, "area.solo");
    item(panels, "area.showAll");
    item(panels, "area.up");
    item(panels, "area.down");
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar(2);
}

}  // namespace mesomap::ui
