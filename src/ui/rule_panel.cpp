// How the selected area is treated: technique and its figures, each with its source.
#include <fmt/format.h>
#include <imgui.h>

#include <array>
#include <string>

#include "base/i18n.h"
#include "icons.h"
#include "panels.h"
#include "plan/catalogue.h"
#include "rule_fields.h"
#include "ui/number_text.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr std::array<const char*, 7> kGauges = {"27G", "29G", "30G", "31G", "32G", "33G", "34G"};

/// The catalogue's needles, then any gauge for the length that is set.
void drawGauge(Panels& panels, const plan::Region& region, float width) {
  ImGui::BeginGroup();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(4), px(4)});
  label(_("Needle"));
  ImGui::SetNextItemWidth(width);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {px(10), (px(32) - ImGui::GetFontSize()) * 0.5f});
  ImGui::SetNextWindowSizeConstraints({px(180), 0}, {px(400), px(360)});
  const bool open =
      ImGui::BeginCombo("##gauge", region.rule.needle.gauge.c_str(), ImGuiComboFlags_HeightLarge);
  ImGui::PopStyleVar();
  reportWidget("panel.gauge");
  if (open) {
    const auto take = [&](const plan::Needle& needle) {
      if (needle == region.rule.needle) return;
      plan::Rule rule = region.rule;
      rule.needle = needle;
      applyRule(panels, region, rule, _("needle"), "panel.length");
    };
    for (const plan::NeedleEntry& each : panels.session.catalogue().needles) {
      const std::string name =
          fmt::format("{} · {} mm", each.needle.gauge, numberText(each.needle.lengthMm, 1));
      ImGui::PushID(each.id.c_str());
      if (ImGui::Selectable(name.c_str(), region.rule.needle == each.needle)) take(each.needle);
      if (widgetReportOn()) reportWidget("panel.needle." + each.id);
      tooltip(sourceText(each.length.source, each.length.checkedOn, each.length.contested));
      ImGui::PopID();
    }
    label(_("Gauge alone"));
    for (const char* gauge : kGauges) {
      if (ImGui::Selectable(gauge, region.rule.needle.gauge == gauge)) {
        take({gauge, region.rule.needle.lengthMm});
      }
      if (widgetReportOn()) reportWidget(std::string("panel.gauge.") + gauge);
    }
    ImGui::EndCombo();
  }
  ImGui::PopStyleVar();
  ImGui::EndGroup();
}

}  // namespace

void drawRule(Panels& panels, const plan::Region& region) {
  drawTechniques(panels, region);
  gap(2);
  drawArrangement(panels, region);
  if (panels.tool.awaited() != nullptr) return;  // One thing at a time: the line.
  divider();
  const plan::Technique* technique =
      plan::findTechnique(panels.session.techniques(), region.rule.technique);
  const auto hint = [&](const plan::Range plan::Technique::*range, int decimals) {
    return technique == nullptr ? std::string() : rangeHint(technique->*range, decimals);
  };
  const plan::Rule& rule = region.rule;
  const bool device = rule.pattern == plan::Pattern::none;
  const bool rows = rule.pattern == plan::Pattern::rows && !rule.rowPoints;
  TwoColumns place;
  const auto field = [&](const NumberSpec& spec, std::optional<double> value,
                         const std::string& step, const auto& change) {
    place.next();
    ruleField(panels, region, spec, value, place.width(), step, change);
  };
  if (!device && !rows) {
    field(
        {.id = "panel.volume",
         .caption = _("Volume per point"),
         .unit = "mL",
         .decimals = 3,
         .step = 0.01,
         .min = 0.001,
         .max = 5,
         .hint = technique != nullptr && technique->volume
                     ? rangeHint(*technique->volume, 3)
                     : std::string(_("No source gives a volume: it stays empty until you set it.")),
         .canBeEmpty = true,
         .whenEmpty = _("not set")},
        rule.volumeMl, _("volume per point"),
        [](plan::Rule& to, std::optional<double> value) { to.volumeMl = value; });
  }
  field({.id = "panel.depth",
         .caption = _("Depth in the skin"),
         .unit = "mm",
         .decimals = 2,
         .step = 0.5,
         .min = device ? 0.0 : 0.1,
         .max = 30,
         .hint = hint(&plan::Technique::depth, 2)},
        rule.depthMm, _("depth"), [](plan::Rule& to, std::optional<double> value) {
          to.depthMm = value.value_or(to.depthMm);
        });
  if (device) {
    place.next();
    drawLayer(panels, region, place.width());
    place.end();
    drawIndication(panels, region);
    return;
  }
  field({.id = "panel.angle",
         .caption = _("Angle to the skin"),
         .unit = "°",
         .decimals = 0,
         .step = 5,
         .min = 5,
         .max = 90,
         .hint = hint(&plan::Technique::angle, 0)},
        rule.angleDeg, _("angle"), [](plan::Rule& to, std::optional<double> value) {
          to.angleDeg = value.value_or(to.angleDeg);
        });
  place.next();
  drawGauge(panels, region, place.width());
  field({.id = "panel.length",
         .caption = _("Needle length"),
         .unit = "mm",
         .decimals = 1,
         .step = 1,
         .min = 1,
         .max = 40,
         .hint = _("The length of the needle outside its hub.")},
        rule.needle.lengthMm, _("needle"), [](plan::Rule& to, std::optional<double> value) {
          to.needle.lengthMm = value.value_or(to.needle.lengthMm);
        });
  place.next();
  drawLayer(panels, region, place.width());
  place.end();
  drawIndication(panels, region);
  const double inserted = rule.insertedMm();
  if (inserted > rule.needle.lengthMm + 0.005) {
    note(fmt::format(fmt::runtime(_("{} mm of needle would be needed for this depth and angle; it "
                                    "is {} mm long.")),
                     numberText(inserted, 1), numberText(rule.needle.lengthMm, 1)),
         palette().ink, palette().noteSoft, icon::kWarning);
  } else {
    drawNeedleCard(panels, region,
                   fmt::format(fmt::runtime(_("{} mm of the {} mm needle go in at this angle.")),
                               numberText(inserted, 1), numberText(rule.needle.lengthMm, 1)));
  }
}

}  // namespace mesomap::ui
