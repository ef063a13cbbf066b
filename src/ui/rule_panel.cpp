// How the selected area is treated: technique and its figures, each with its source.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/i18n.h"
#include "icons.h"
#include "panels.h"
#include "rule_fields.h"
#include "ui/number_text.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr std::array<const char*, 7> kGauges = {"27G", "29G", "30G", "31G", "32G", "33G", "34G"};
constexpr int kChipRows = 2;

/// The four that most sessions take, under the shortest names they have.
struct CommonTechnique {
  std::string_view id;
  const char* name;
};
constexpr std::array<CommonTechnique, 4> kCommon = {{{"papule", N_("Papules")},
                                                     {"point_by_point", N_("Point by point")},
                                                     {"nappage", N_("Rows")},
                                                     {"linear", N_("Line")}}};

std::size_t rankOf(const plan::Technique& technique) {
  const auto at = std::find_if(kCommon.begin(), kCommon.end(),
                               [&](const CommonTechnique& one) { return one.id == technique.id; });
  return static_cast<std::size_t>(at - kCommon.begin());
}

/// A legal notice that must be read first is asked for on the command line only.
bool offered(const plan::Technique& technique) {
  return !technique.needsNotice;
}

void choose(Panels& panels, const plan::Region& region, const plan::Technique& technique) {
  if (technique.id == region.rule.technique) return;
  plan::Rule rule = plan::ruleFor(technique);
  rule.product = region.rule.product;
  rule.directionDeg = region.rule.directionDeg;
  applyRule(panels, region, rule,
            fmt::format(fmt::runtime(_("technique {}")), _(technique.name.c_str())),
            "panel.spacing");
}

void drawTechniques(Panels& panels, const plan::Region& region) {
  label(_("Technique"));
  std::vector<const plan::Technique*> usable;
  for (const plan::Technique& technique : panels.session.techniques()) {
    if (offered(technique)) usable.push_back(&technique);
  }
  std::stable_sort(usable.begin(), usable.end(),
                   [](const auto* a, const auto* b) { return rankOf(*a) < rankOf(*b); });
  if (usable.empty()) return;  // A catalogue may hold nothing that can be laid out.
  const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
  const auto chipOf = [&](const plan::Technique& technique) {
    const std::size_t rank = rankOf(technique);
    const std::string name = _(technique.name.c_str());
    return Button{
        .id = "technique." + technique.id,
        .label = rank < kCommon.size() ? _(kCommon[rank].name) : name,
        .look = Look::chip,
        .selected = technique.id == region.rule.technique,
        .height = 28,
        .tooltip = technique.note.empty() ? name : name + ". " + _(technique.note.c_str())};
  };
  const Button more{.id = "technique.more", .label = _("More …"), .look = Look::chip, .height = 28};
  // As many as stand in two rows with "More …" behind them; the chosen one is always among them.
  const auto chosen = std::find_if(usable.begin(), usable.end(), [&](const auto* technique) {
    return technique->id == region.rule.technique;
  });
  const auto fitting = [&] {
    const float room = ImGui::GetContentRegionAvail().x;
    float x = 0;
    int row = 1;
    const auto put = [&](float width) {
      if (x > 0 && x + px(6) + width > room) {
        ++row;
        x = 0;
      }
      x += (x > 0 ? px(6) : 0) + width;
    };
    std::size_t count = 0;
    for (; count < usable.size(); ++count) {
      put(buttonWidth(chipOf(*usable[count])));
      const float keptX = x;
      const int keptRow = row;
      if (count + 1 < usable.size()) put(buttonWidth(more));
      if (row > kChipRows) break;
      x = keptX;
      row = keptRow;
    }
    return std::max<std::size_t>(count, 1);
  };
  std::size_t chips = fitting();
  if (chosen != usable.end() && chosen - usable.begin() >= static_cast<long>(chips)) {
    std::rotate(usable.begin(), chosen, chosen + 1);
    chips = fitting();
  }
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(6), px(6)});
  const auto place = [&](const Button& spec, bool first) {
    if (first) return;
    if (ImGui::GetItemRectMax().x + px(6) + buttonWidth(spec) <= right) ImGui::SameLine();
  };
  for (std::size_t i = 0; i < chips; ++i) {
    const plan::Technique& technique = *usable[i];
    const Button spec = chipOf(technique);
    place(spec, i == 0);
    if (button(spec)) choose(panels, region, technique);
  }
  if (usable.size() > chips) {
    place(more, false);
    if (button(more)) ImGui::OpenPopup("##techniques");
    if (ImGui::BeginPopup("##techniques")) {
      for (std::size_t i = chips; i < usable.size(); ++i) {
        if (button({.id = "technique." + usable[i]->id,
                    .label = _(usable[i]->name.c_str()),
                    .look = Look::plain,
                    .width = 220,
                    .height = 30,
                    .alignLeft = true})) {
          choose(panels, region, *usable[i]);
          ImGui::CloseCurrentPopup();
        }
      }
      ImGui::EndPopup();
    }
  }
  ImGui::PopStyleVar();
}

void drawGauge(Panels& panels, const plan::Region& region, float width) {
  ImGui::BeginGroup();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(4), px(4)});
  label(_("Needle"));
  ImGui::SetNextItemWidth(width);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {px(10), (px(32) - ImGui::GetFontSize()) * 0.5f});
  const bool open =
      ImGui::BeginCombo("##gauge", region.rule.needle.gauge.c_str(), ImGuiComboFlags_HeightLarge);
  ImGui::PopStyleVar();
  reportWidget("panel.gauge");
  if (open) {
    for (const char* gauge : kGauges) {
      if (ImGui::Selectable(gauge, region.rule.needle.gauge == gauge) &&
          region.rule.needle.gauge != gauge) {
        plan::Rule rule = region.rule;
        rule.needle.gauge = gauge;
        applyRule(panels, region, rule, _("needle"), "panel.length");
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
    place.end();
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
  place.end();
  const double inserted = rule.insertedMm();
  if (inserted > rule.needle.lengthMm + 0.005) {
    note(fmt::format(fmt::runtime(_("{} mm of needle would be needed for this depth and angle; it "
                                    "is {} mm long.")),
                     numberText(inserted, 1), numberText(rule.needle.lengthMm, 1)),
         palette().ink, palette().noteSoft, icon::kWarning);
  } else {
    label(fmt::format(fmt::runtime(_("{} mm of the {} mm needle go in at this angle.")),
                      numberText(inserted, 1), numberText(rule.needle.lengthMm, 1)));
  }
}

}  // namespace mesomap::ui
