// The multi-needle head of an area whose points are touches of one.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "arrangement_fields.h"
#include "base/i18n.h"
#include "plan/catalogue.h"
#include "rule_fields.h"
#include "touch.h"
#include "ui/number_text.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {

void drawHead(Panels& panels, const plan::Region& region) {
  const plan::Stamp& stamp = region.rule.stamp;
  label(_("Head"));
  const double pitch = [&] {
    // Between the two nearest pins.
    double nearest = kUsualPinPitchMm;
    bool found = false;
    for (std::size_t i = 0; i < stamp.pins.size(); ++i) {
      for (std::size_t j = i + 1; j < stamp.pins.size(); ++j) {
        const double d =
            std::hypot(stamp.pins[i].x - stamp.pins[j].x, stamp.pins[i].y - stamp.pins[j].y);
        if (!found || d < nearest) nearest = d;
        found = true;
      }
    }
    return nearest;
  }();
  const auto set = [&](plan::Stamp head) {
    if (head == stamp) return;
    plan::Rule rule = region.rule;
    rule.stamp = std::move(head);
    applyRule(panels, region, rule, _("head"), "panel.pinPitch");
  };
  // Pins are kept rounded, and with them the distance between two.
  const auto is = [&stamp](const plan::Stamp& head) {
    constexpr double kRoundedMm = 0.03;
    return std::equal(stamp.pins.begin(), stamp.pins.end(), head.pins.begin(), head.pins.end(),
                      [](const glm::dvec2& a, const glm::dvec2& b) {
                        return std::hypot(a.x - b.x, a.y - b.y) < kRoundedMm;
                      });
  };
  const bool ring = is(plan::ringStamp(5, pitch));
  const bool line = is(plan::lineStamp(5, pitch));
  const bool square = is(plan::squareStamp(3, pitch));
  const auto chip = [&](const char* id, const char* name, bool chosen) {
    const bool clicked =
        button({.id = id, .label = name, .look = Look::chip, .selected = chosen, .height = 28});
    ImGui::SameLine(0, px(6));
    return clicked;
  };
  if (chip("head.ring", _("Ring of 5"), ring)) set(plan::ringStamp(5, pitch));
  if (chip("head.line", _("Line of 5"), line)) set(plan::lineStamp(5, pitch));
  if (chip("head.square", _("Square of 9"), square)) set(plan::squareStamp(3, pitch));
  ImGui::NewLine();
  // Heads of the user's catalogue.
  bool kept = false;
  for (const plan::HeadEntry& head : panels.session.catalogue().heads) {
    if (head.ownFile.empty()) continue;
    const plan::Stamp pins = plan::stampOf(head, kUsualPinPitchMm);
    const bool chosen = pins.pins.size() == stamp.pins.size() && is(pins);
    kept = kept || chosen;
    if (button({.id = "head." + head.id,
                .label = head.name,
                .look = Look::chip,
                .selected = chosen,
                .height = 28,
                .tooltip = _("Of your catalogue")})) {
      set(pins);
    }
  }
  const bool own = !ring && !line && !square;
  if (button({.id = "head.own",
              .label = own ? fmt::format(fmt::runtime(translatePlural("Own: {} pin", "Own: {} pins",
                                                                      stamp.pins.size())),
                                         stamp.pins.size())
                           : std::string(_("Own …")),
              .look = Look::chip,
              .selected = own && !kept,
              .height = 28})) {
    ImGui::OpenPopup("##pins");
  }
  if (ImGui::BeginPopup("##pins")) {
    label(_("Pins from the middle of the head, mm: along the direction, and to its left"));
    for (std::size_t i = 0; i < stamp.pins.size(); ++i) {
      const auto cell = [&](const char* axis, double value) {
        return numberCell({.id = fmt::format("head.pin{}.{}", i, axis),
                           .caption = {},
                           .unit = "mm",
                           .decimals = 2,
                           .step = 0.5,
                           .min = -plan::Stamp::kLargestOffsetMm,
                           .max = plan::Stamp::kLargestOffsetMm,
                           .hint = {}},
                          value, px(58 + 2 * control(26)), px(28));
      };
      plan::Stamp head = stamp;
      head.name = "own";
      const NumberEdit x = cell("x", stamp.pins[i].x);
      ImGui::SameLine(0, px(6));
      const NumberEdit y = cell("y", stamp.pins[i].y);
      ImGui::SameLine(0, px(6));
      const bool away = button({.id = fmt::format("head.pin{}.away", i),
                                .label = "×",
                                .look = Look::plain,
                                .enabled = stamp.pins.size() > 1,
                                .height = 28,
                                .tooltip = _("Take this pin away")});
      if (x.changed && x.value) head.pins[i].x = *x.value;
      if (y.changed && y.value) head.pins[i].y = *y.value;
      if (away) head.pins.erase(head.pins.begin() + static_cast<std::ptrdiff_t>(i));
      if (x.changed || y.changed || away) {
        set(std::move(head));
        break;
      }
    }
    if (button({.id = "head.addPin",
                .label = _("Add a pin"),
                .enabled = stamp.pins.size() < plan::Stamp::kMostPins,
                .height = 28})) {
      plan::Stamp head = stamp;
      head.name = "own";
      const glm::dvec2 last = head.pins.empty() ? glm::dvec2(0.0) : head.pins.back();
      head.pins.push_back(last + glm::dvec2(kUsualPinPitchMm, 0.0));
      set(std::move(head));
    }
    ImGui::EndPopup();
  }
  if (!own) {
    gap(2);
    const NumberEdit edit = numberField({.id = "panel.pinPitch",
                                         .caption = _("Between neighbouring pins"),
                                         .unit = "mm",
                                         .decimals = 2,
                                         .step = 0.5,
                                         .min = 0.5,
                                         .max = 10,
                                         .hint = _("Measure your head: makers differ")},
                                        pitch, ImGui::GetContentRegionAvail().x * 0.5f);
    if (edit.changed && edit.value) {
      set(ring   ? plan::ringStamp(5, *edit.value)
          : line ? plan::lineStamp(5, *edit.value)
                 : plan::squareStamp(3, *edit.value));
    }
  }
  if (region.uncoveredCm2 && *region.uncoveredCm2 >= 0.05) {
    label(fmt::format(fmt::runtime(_("{} of the area are reached by no touch.")),
                      areaText(*region.uncoveredCm2)));
  }
}

}  // namespace mesomap::ui
