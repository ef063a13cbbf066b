// What is treated and what the needle is to reach: both chosen by the practitioner, neither worked
// out from anything.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <vector>

#include "base/i18n.h"
#include "plan/catalogue.h"
#include "plan/plan_names.h"
#include "rule_fields.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr std::array kAimLayers = {plan::Layer::epidermis, plan::Layer::dermisSuperficial,
                                   plan::Layer::dermisDeep, plan::Layer::subcutis,
                                   plan::Layer::other};

/// A field that opens a list; `items` draws what stands in it.
void openList(const std::string& id, const std::string& shown, float width, const std::string& hint,
              const std::function<void()>& items) {
  ImGui::SetNextItemWidth(width);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {px(10), (px(32) - ImGui::GetFontSize()) * 0.5f});
  ImGui::SetNextWindowSizeConstraints({width, 0}, {px(420), px(420)});
  const std::string fit = shortened(shown, width - px(52));
  const bool open =
      ImGui::BeginCombo(("##" + id).c_str(), fit.c_str(), ImGuiComboFlags_HeightLargest);
  ImGui::PopStyleVar();
  if (open) {
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(8), px(6)});
    items();
    ImGui::PopStyleVar();
    ImGui::EndCombo();
  }
  // Behind EndCombo the item drawn last is the field again.
  reportWidget(id);
  reportText(id, shown);
  tooltip(hint);
}

bool listItem(const std::string& id, const std::string& name, bool chosen,
              const std::string& hint = {}) {
  ImGui::PushID(id.c_str());
  const bool taken = ImGui::Selectable(name.c_str(), chosen);
  if (widgetReportOn()) reportWidget(id);
  if (!hint.empty()) tooltip(hint);
  ImGui::PopID();
  return taken && !chosen;
}

std::string indicationHint(const plan::Indication& indication) {
  std::string text = _("Named in texts; evidence is thin.");
  if (!indication.note.empty()) text += "\n" + std::string(_(indication.note.c_str()));
  if (indication.medical) text += std::string("\n") + _("For medical use.");
  if (!indication.ownFile.empty()) text += std::string("\n") + _("Your own.");
  return text + "\n" + sourceText(indication.source, indication.checkedOn, indication.contested);
}

}  // namespace

void drawIndication(Panels& panels, const plan::Region& region) {
  const plan::Catalogue& catalogue = panels.session.catalogue();
  if (catalogue.indications.empty()) return;
  const plan::Rule& now = region.rule;
  const plan::Indication* chosen = plan::findEntry(catalogue.indications, now.indication);
  const auto set = [&](const std::string& id) {
    plan::Rule rule = region.rule;
    rule.indication = id;
    applyRule(panels, region, rule, id.empty() ? _("no indication") : _("indication"),
              "panel.depth");
  };
  const bool noticed = plan::noticeAllows(catalogue, *panels.session.plan());
  const std::vector<const plan::Indication*> usual =
      plan::indicationsOf(catalogue, region.area, noticed);
  const auto offer = [&](const plan::Indication& each) {
    std::string name = _(each.name.c_str());
    if (each.contested) name += std::string(" · ") + _("sources disagree");
    if (listItem("panel.indication." + each.id, name, each.id == now.indication,
                 indicationHint(each))) {
      set(each.id);
    }
  };
  const float top = ImGui::GetCursorPosY();
  const float left = ImGui::GetCursorPosX();
  ImGui::SetCursorPosY(top + std::round((px(32) - fonts().small->FontSize) * 0.5f));
  label(_("Indication"));
  const float used = ImGui::GetItemRectSize().x + px(10);
  ImGui::SetCursorPos({left + used, top});
  const std::string shown = chosen != nullptr        ? std::string(_(chosen->name.c_str()))
                            : now.indication.empty() ? std::string(_("not set"))
                                                     : now.indication;
  openList("panel.indication", shown, ImGui::GetContentRegionAvail().x,
           chosen != nullptr ? std::string(_(chosen->name.c_str())) + "\n" + indicationHint(*chosen)
                             : std::string(_("What is treated. Those that texts name for this area "
                                             "come first.")),
           [&] {
             if (listItem("panel.indication.none", _("None"), now.indication.empty())) set({});
             if (!usual.empty()) label(_("Usual on this area"));
             for (const plan::Indication* each : usual) offer(*each);
             if (usual.size() < catalogue.indications.size()) label(_("Others"));
             for (const plan::Indication& each : catalogue.indications) {
               const bool hidden = each.needsNotice && !noticed && each.id != now.indication;
               if (hidden || std::find(usual.begin(), usual.end(), &each) != usual.end()) continue;
               offer(each);
             }
           });
}

void drawLayer(Panels& panels, const plan::Region& region, float width) {
  const std::string& now = region.rule.layer;
  const auto set = [&](const std::string& layer) {
    plan::Rule rule = region.rule;
    rule.layer = layer;
    applyRule(panels, region, rule, _("layer aimed at"), "panel.depth");
  };
  std::string hint =
      _("What the needle is to reach: your own choice. It is not worked out from the depth.");
  if (plan::skinThicknessOf(region.area) == nullptr) {
    hint += std::string("\n") +
            _("No measured figure for the skin of this area: nothing is said about the layer that "
              "the depth comes to.");
  }
  ImGui::BeginGroup();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(4), px(4)});
  label(_("Layer aimed at"));
  openList("panel.layer", now.empty() ? std::string(_("not set")) : plan::layerTitle(now), width,
           hint, [&] {
             if (listItem("panel.layer.none", _("None"), now.empty())) set({});
             for (const plan::Layer layer : kAimLayers) {
               const std::string name = plan::layerName(layer);
               if (listItem("panel.layer." + name, plan::layerTitle(name), name == now)) set(name);
             }
           });
  ImGui::PopStyleVar();
  ImGui::EndGroup();
}

}  // namespace mesomap::ui
