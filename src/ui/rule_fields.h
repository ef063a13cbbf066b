// Fields of an area's rule, drawn in two columns.
#pragma once

#include <optional>
#include <string>

#include "number_field.h"
#include "panels.h"

namespace mesomap::ui {

/// One step; a refusal is shown at `field`.
void applyRule(Panels& panels, const plan::Region& region, const plan::Rule& rule,
               const std::string& step, const std::string& field);

/// "10–30 mm"
[[nodiscard]] std::string rangeText(const plan::Range& range, int decimals);
/// " mm", "°", " days": as it stands behind a number.
[[nodiscard]] std::string unitText(const std::string& unit);
/// Where something comes from, for a tooltip.
[[nodiscard]] std::string sourceText(const std::string& source, const std::string& checkedOn,
                                     bool contested);
/// What a source reports, for a tooltip; `typical`: with the figure that is typical of it.
[[nodiscard]] std::string rangeHint(const plan::Range& range, int decimals, bool typical = true);

/// One field of the rule; `change` puts the number in.
template <class Change>
void ruleField(Panels& panels, const plan::Region& region, const NumberSpec& spec,
               std::optional<double> value, float width, const std::string& step,
               const Change& change) {
  const NumberEdit edit = numberField(spec, value, width);
  if (!edit.changed) return;
  plan::Rule rule = region.rule;
  change(rule, edit.value);
  if (!(rule == region.rule)) applyRule(panels, region, rule, step, spec.id);
}

/// Items beside each other by twos.
class TwoColumns {
 public:
  TwoColumns();
  void next();  ///< The place of the next item.
  void end();   ///< Below all of them.
  [[nodiscard]] float width() const { return width_; }

 private:
  float left_ = 0, width_ = 0, top_ = 0, lowest_ = 0;
  int count_ = 0;
};

/// Spacing changed, with the margin that followed it.
void setSpacing(plan::Rule& rule, double spacingMm);

/// What is treated, those that texts name for the area first (aim_fields.cpp).
void drawIndication(Panels& panels, const plan::Region& region);
/// What the needle is to reach, as the practitioner says; width in screen pixels.
void drawLayer(Panels& panels, const plan::Region& region, float width);
/// The techniques to choose from, those usual on the area first (technique_picker.cpp).
void drawTechniques(Panels& panels, const plan::Region& region);
/// How the area's points are arranged: the pattern, and what it needs.
void drawArrangement(Panels& panels, const plan::Region& region);
/// A line that opens the needle card: the needle beside the skin's typical thickness.
void drawNeedleCard(Panels& panels, const plan::Region& region, const std::string& line);
/// The saved set that the points go by, and keeping them as one.
void drawPointSets(Panels& panels, const plan::Region& region);
/// "This many points" and "this many mL".
void drawReversePlanning(Panels& panels, const plan::Region& region);

}  // namespace mesomap::ui
