#include "rule_fields.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "base/i18n.h"
#include "ui/number_text.h"
#include "ui/theme.h"

namespace mesomap::ui {

void applyRule(Panels& panels, const plan::Region& region, const plan::Rule& rule,
               const std::string& step, const std::string& field) {
  const Result<void> done = panels.session.setRule(region.id, rule, step);
  if (!done) complainAt(field, done.error().message);
}

std::string unitText(const std::string& unit) {
  if (unit == "deg") return "°";
  if (unit == "days") return std::string(" ") + _("days");
  // What is counted is said by the caption.
  for (const char* counted : {"sessions", "passes", "pins", "points"}) {
    if (unit == counted) return {};
  }
  return " " + unit;
}

std::string rangeText(const plan::Range& range, int decimals) {
  std::string text = numberText(range.min, decimals);
  if (range.max > range.min) text += "–" + numberText(range.max, decimals);
  return text + unitText(range.unit);
}

std::string sourceText(const std::string& source, const std::string& checkedOn, bool contested) {
  std::string text = fmt::format(fmt::runtime(_("Source: {}")), source);
  if (!checkedOn.empty()) {
    text += " · " + fmt::format(fmt::runtime(_("checked {}")), checkedOn);
  }
  if (contested) text += std::string("\n") + _("Sources disagree.");
  return text + "\n" + _("The practitioner decides.");
}

std::string rangeHint(const plan::Range& range, int decimals, bool typical) {
  if (range.unit.empty()) return {};  // No source gives one.
  std::string text = fmt::format(fmt::runtime(_("Reported: {}.")), rangeText(range, decimals));
  const std::string figure = numberText(range.typical, decimals) + unitText(range.unit);
  if (range.own) {
    text = fmt::format(fmt::runtime(_("Your own figure: {}.")), figure) + "\n" + text;
  } else if (typical && range.max > range.min) {
    text = fmt::format(fmt::runtime(_("Reported: {}, typically {}.")), rangeText(range, decimals),
                       figure);
  }
  if (range.source.empty()) return text + "\n" + _("The practitioner decides.");
  return text + "\n" + sourceText(range.source, range.checkedOn, range.contested);
}

TwoColumns::TwoColumns()
    : left_(ImGui::GetCursorPosX()),
      width_(std::floor((ImGui::GetContentRegionAvail().x - px(12)) * 0.5f)),
      top_(ImGui::GetCursorPosY()),
      lowest_(top_) {}

void TwoColumns::next() {
  if (count_ > 0) lowest_ = std::max(lowest_, ImGui::GetCursorPosY());
  if (count_ % 2 == 0) top_ = lowest_;
  ImGui::SetCursorPos({count_ % 2 == 0 ? left_ : left_ + width_ + px(12), top_});
  ++count_;
}

void TwoColumns::end() {
  if (count_ == 0) return;
  lowest_ = std::max(lowest_, ImGui::GetCursorPosY());
  ImGui::SetCursorPos({left_, lowest_});
}

void setSpacing(plan::Rule& rule, double spacingMm) {
  // A margin that followed the spacing goes on following it.
  const bool follows = std::abs(rule.marginMm - plan::defaultMarginMm(rule.spacingMm)) < 1e-6;
  rule.spacingMm = spacingMm;
  if (follows) rule.marginMm = plan::defaultMarginMm(spacingMm);
}

}  // namespace mesomap::ui
