// The parts of which dialogs with many fields are made, each reached by mouse and keys alike.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "key_walk.h"
#include "number_field.h"
#include "widgets.h"

namespace mesomap::ui {

/// Lives as long as its dialog.
class Form {
 public:
  void begin(const std::string& title, const std::string& text = {});
  /// True: Enter, with no control in hand.
  bool end() { return walk_.end(); }

  /// True when pressed, also by keys; a switched-off button never is.
  bool act(const Button& spec);
  /// A tick box; true when it changed.
  bool tick(const std::string& id, const std::string& text, bool& value);
  /// Caption over a one-line field; true when editing ended with a change.
  bool text(const std::string& id, const std::string& caption, std::string& value, float widthPx,
            const std::string& hint = {});
  /// The next field stands beside the one drawn last, tops level, `gapPx` away.
  static void beside(float gapPx);
  /// A button of a field's height stands beside the field drawn last, below its caption.
  static void besideField(float gapPx);
  NumberEdit number(const NumberSpec& spec, std::optional<double> value, float widthPx);
  /// Caption over choices of which one holds, in as many rows as they need. True when it changed.
  struct Choice {
    std::string id, label;
    std::string tooltip = {};
  };
  bool choose(const std::string& id, const std::string& caption, const std::vector<Choice>& choices,
              std::size_t& taken);
  /// Buttons at the right end of the line: a quiet one, then the main one, which may be left out.
  enum class Foot { none, quiet, main };
  Foot foot(const Button& quiet, const std::optional<Button>& main = {});

 private:
  KeyWalk walk_;
};

/// A part of a dialog that scrolls, as high as its content but for `belowPx` that stays free under
/// it in the window. `contentPx` remembers the height from frame to frame.
void beginScrolled(const char* id, float& contentPx, float belowPx);
void endScrolled(float& contentPx);

/// A table's row of cells under headings of the same widths (shares of the whole).
void tableRow(const std::string& id, const std::vector<std::string>& cells,
              const std::vector<float>& shares, bool headings = false);

}  // namespace mesomap::ui
