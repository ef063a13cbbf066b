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

std::string rangeHint(const plan::Range& range, int decimals) {
  std::string text = fmt::format(fmt::runtime(_("Reported: {} to {} {}, typically {}.")),
                                 numberText(range.min, decimals), numberText(range.max, decimals),
                                 range.unit, numberText(range.typical, decimals));
  if (range.contested) text += std::string(" ") + _("Sources disagree.");
  if (!range.source.empty()) {
    text += "\n" + fmt::format(fmt::runtime(_("Source: {}")), range.source);
  }
  return text + "\n" + _("The practitioner decides.");
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
