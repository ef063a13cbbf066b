// Saved sets of points: which one the area's points go by, and keeping its points as a new one.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <string>

#include "base/i18n.h"
#include "panels.h"
#include "plan/point_set.h"
#include "rule_fields.h"
#include "scene/point_sets.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr const char* kKeep = "##keepSet";

struct Draft {
  std::string name, source;
  std::string refusal;
};
Draft setDraft;

void drawChoice(Panels& panels, const plan::Region& region) {
  label(_("Saved set"));
  const auto& sets = panels.session.pointSets;
  if (!sets || sets->empty()) {
    paragraph(_("No set is saved yet. Arrange points by hand and keep them as a set."));
    return;
  }
  for (const plan::PointSet& set : *sets) {
    ImGui::PushID(set.name.c_str());
    const float full = ImGui::GetContentRegionAvail().x / scale();
    const bool chosen = set.name == region.rule.pointSet;
    std::string hint =
        fmt::format(fmt::runtime(translatePlural("{} point", "{} points", set.places.size())),
                    set.places.size());
    hint += "\n" + (set.source.empty() ? std::string(_("No source was given."))
                                       : fmt::format(fmt::runtime(_("Source: {}")), set.source));
    hint += std::string("\n") + _("The practitioner decides.");
    if (button({.id = "set." + set.name,
                .label = set.name,
                .look = Look::chip,
                .selected = chosen,
                .width = full,
                .height = 28,
                .tooltip = hint,
                .alignLeft = true}) &&
        !chosen) {
      plan::Rule rule = region.rule;
      rule.pointSet = set.name;
      applyRule(panels, region, rule, fmt::format(fmt::runtime(_("saved set {}")), set.name),
                "panel.spacing");
    }
    ImGui::PopID();
  }
}

void drawKeep(Panels& panels, const plan::Region& region) {
  const float full = ImGui::GetContentRegionAvail().x / scale();
  if (button(
          {.id = "panel.keepSet",
           .label = _("Keep these points as a set …"),
           .look = Look::plain,
           .enabled = !region.sites.empty(),
           .width = full,
           .height = 28,
           .tooltip = _("To lay the same points, by the figure's landmarks, on another client")})) {
    setDraft = {};
    ImGui::OpenPopup(kKeep);
  }
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(12), px(12)});
  if (ImGui::BeginPopup(kKeep)) {
    heading(_("Keep as a set"));
    textField("set.name", setDraft.name, px(260), _("Name"));
    textField("set.source", setDraft.source, px(260), _("Where these places come from"));
    if (!setDraft.refusal.empty()) {
      ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + px(260));
      ImGui::TextUnformatted(setDraft.refusal.c_str());
      ImGui::PopTextWrapPos();
    }
    gap(4);
    const bool named = setDraft.name.find_first_not_of(' ') != std::string::npos;
    if (button(
            {.id = "set.keep", .label = _("Save set"), .look = Look::filled, .enabled = named})) {
      const auto done =
          scene::savePointSet(panels.session, region.id, setDraft.name, setDraft.source);
      if (done) {
        panels.toasts.show(
            Toasts::Kind::info,
            fmt::format(fmt::runtime(_("Kept: {}. Choose it under Arrangement, More …")),
                        setDraft.name));
        ImGui::CloseCurrentPopup();
      } else {
        setDraft.refusal = done.error().message;
      }
    }
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
}

}  // namespace

void drawPointSets(Panels& panels, const plan::Region& region) {
  if (panels.session.model()->landmarks().empty()) return;
  if (region.rule.pattern == plan::Pattern::set) drawChoice(panels, region);
  drawKeep(panels, region);
}

}  // namespace mesomap::ui
