// The numbers that an arrangement needs, each drawn with its caption, unit and source.
#pragma once

#include <optional>
#include <string>

#include "panels.h"
#include "rule_fields.h"

namespace mesomap::ui {

inline constexpr double kUsualPinPitchMm = 1.5;

class ArrangementFields {
 public:
  ArrangementFields(Panels& panels, const plan::Region& region)
      : panels_(panels),
        region_(region),
        rule_(region.rule),
        technique_(plan::findTechnique(panels.session.techniques(), region.rule.technique)) {}

  void spacing(const char* caption);
  void margin();
  void pitch(const char* caption);
  void direction();
  void closerAtBorder();
  void device();  ///< Passes and minutes.
  void end() { place_.end(); }

 private:
  template <class Change>
  void number(const NumberSpec& spec, std::optional<double> value, const char* step,
              const Change& set) {
    place_.next();
    ruleField(panels_, region_, spec, value, place_.width(), step, set);
  }
  void turnTo(const NumberEdit& edit);

  Panels& panels_;
  const plan::Region& region_;
  const plan::Rule& rule_;
  const plan::Technique* technique_;
  TwoColumns place_;
};

/// The spacing under the pointer: points follow while it is dragged, one step on release.
void drawSpacingSlider(Panels& panels, const plan::Region& region);
/// Pins and pitch of a multi-needle head.
void drawHead(Panels& panels, const plan::Region& region);

}  // namespace mesomap::ui
