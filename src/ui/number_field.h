// A number with its unit: typed ("1 cm"), stepped with − and +, dragged sideways, or turned with
// the wheel while Ctrl is held or the field has the keyboard.
#pragma once

#include <optional>
#include <string>

namespace mesomap::ui {

struct NumberSpec {
  std::string id;       ///< "panel.spacing"
  std::string caption;  ///< above the field
  std::string unit;     ///< "mm", "mL", "°"
  int decimals = 2;
  double step = 0.5;
  double min = 0.0;
  double max = 1e9;
  std::string hint;  ///< tooltip: the source of the default
  bool canBeEmpty = false;
  std::string whenEmpty = {};  ///< shown while there is no value ("not set")
};

/// What the field's use came to. `changed` without `value`: it was emptied.
struct NumberEdit {
  bool changed = false;
  std::optional<double> value;
};

/// The field alone, `heightPx` high, its complaint over what lies below: for bars and rows. `held`
/// tells that it is under the pointer or has the keyboard.
NumberEdit numberCell(const NumberSpec& spec, std::optional<double> value, float widthPx,
                      float heightPx, bool* held = nullptr);
/// Draws caption, field and, when what was typed cannot be used, the reason below.
NumberEdit numberField(const NumberSpec& spec, std::optional<double> value, float widthPx);
/// A reason from outside (the plan refused the value), shown until the next edit.
void complainAt(const std::string& id, const std::string& text);
/// Forgets all reasons: another area was selected.
void forgetComplaints();

}  // namespace mesomap::ui
