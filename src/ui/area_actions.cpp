// What can be done with the chosen area as a whole: its border moved or smoothed, copied, parted,
// joined, put elsewhere in the list.
#include <fmt/format.h>
#include <imgui.h>

#include <cmath>
#include <optional>
#include <string>

#include "base/i18n.h"
#include "border_offer.h"
#include "icons.h"
#include "number_field.h"
#include "panels.h"
#include "popup_place.h"
#include "ui/number_text.h"
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

using Kind = scene::BorderChange::Kind;

/// How far Grow and Shrink go, and what Smooth levels out; the offer that is being set.
void drawSteps(Panels& panels, std::optional<Kind>& offer) {
  scene::ToolSettings& settings = panels.tool.settings;
  const float half = std::floor((ImGui::GetContentRegionAvail().x - px(8)) * 0.5f);
  static Kind moved = Kind::grow;
  if (offer && *offer != Kind::smooth) moved = *offer;
  ImGui::PushFont(fonts().small);
  const auto step = [&](const char* id, const char* caption, double& value, double least,
                        double most, const char* hint, Kind kind) {
    ImGui::BeginGroup();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(4), px(3)});
    label(caption);
    bool held = false;
    const NumberEdit edit = numberCell({.id = id,
                                        .caption = {},
                                        .unit = "mm",
                                        .decimals = 1,
                                        .step = 0.5,
                                        .min = least,
                                        .max = most,
                                        .hint = hint},
                                       value, half, px(28), &held);
    if (edit.changed && edit.value) value = *edit.value;
    if (held) offer = kind;
    ImGui::PopStyleVar();
    ImGui::EndGroup();
  };
  step("panel.borderStep", _("Grow, shrink by"), settings.borderStepMm, 0.5, 20.0,
       _("How far the border moves along the skin; the picture shows it before you click"), moved);
  ImGui::SameLine(0, px(8));
  step("panel.smoothScale", _("Smooth below"), settings.smoothScaleMm, 0.5, 10.0,
       _("Bumps and notches narrower than this are levelled out; the picture shows it before you "
         "click"),
       Kind::smooth);
  ImGui::PopFont();
}

}  // namespace

std::string borderOffer(const Panels& panels, const plan::Region& region) {
  const auto& change = panels.tool.offered;
  if (!change || region.locked) return {};
  const scene::Preview& preview = panels.tool.preview();
  const std::string mm = numberText(change->mm, 1);
  const char* pattern = change->kind == Kind::grow     ? _("Grow by {} mm")
                        : change->kind == Kind::shrink ? _("Shrink by {} mm")
                                                       : _("Smooth below {} mm");
  std::string text = fmt::format(fmt::runtime(pattern), mm) + ": ";
  if (!preview.refusal.empty()) return text + preview.refusal;
  const std::string about = onUnfittedFigure(*panels.session.plan()) ? "≈ " : "";
  return text + about + areaText(region.areaCm2) + " → " + preview.text;
}

void drawAreaActions(Panels& panels, const plan::Region& region) {
  std::optional<Kind> offer;
  const float quarter =
      std::floor((ImGui::GetContentRegionAvail().x - 3 * px(6)) * 0.25f) / scale() - 0.5f;
  const auto quick = [&](const char* command, const char* id, const char* name, Kind kind) {
    commandButton(panels.commands, command,
                  {.id = id, .label = name, .width = quarter, .height = 28});
    if (ImGui::IsItemHovered() && !region.locked) offer = kind;
    ImGui::SameLine(0, px(6));
  };
  ImGui::PushFont(fonts().small);
  quick("area.grow", "panel.grow", _("Grow"), Kind::grow);
  quick("area.shrink", "panel.shrink", _("Shrink"), Kind::shrink);
  quick("area.smooth", "panel.smooth", _("Smooth"), Kind::smooth);
  if (button({.id = "panel.more",
              .label = _("More …"),
              .width = quarter,
              .height = 28,
              .tooltip = _("Copy, part, merge, same figures, template, lock, reorder")})) {
    ImGui::OpenPopup(kMore);
  }
  ImGui::PopFont();
  ImGui::SetNextWindowPos({ImGui::GetItemRectMax().x, ImGui::GetItemRectMax().y + px(4)},
                          ImGuiCond_Appearing, {1.0f, 0.0f});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(14), px(12)});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(16), px(8)});
  if (ImGui::BeginPopup(kMore)) {
    keepInWindow();
    item(panels, "area.goTo");
    item(panels, "area.copyOther");
    item(panels, "area.unlink");
    item(panels, "area.duplicate");
    item(panels, "area.separate");
    mergeItems(panels, region);
    ImGui::Separator();
    item(panels, "area.figuresFrom");
    item(panels, "area.saveTemplate");
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
  drawSteps(panels, offer);
  if (region.locked) offer.reset();
  // The picture and the words show it from the next frame on.
  const scene::ToolSettings& settings = panels.tool.settings;
  panels.tool.offered.reset();
  if (offer) {
    panels.tool.offered = scene::BorderChange{
        *offer, *offer == Kind::smooth ? settings.smoothScaleMm : settings.borderStepMm};
  }
}

}  // namespace mesomap::ui
