// The way through a dialog by keys: Tab and the arrows go from control to control, Space and Enter
// act.
#pragma once

#include <string>

namespace mesomap::ui {

/// Lives as long as its dialog. Each control that can be reached is told of right after it was
/// drawn, in the order in which it is reached.
class KeyWalk {
 public:
  /// The keyboard was put into that control, counted from the first, by other means.
  void take(int control) { at_ = control; }
  /// Before the first control: reads the frame's keys.
  void begin();
  /// The item drawn last. True: Space or Enter acts on it.
  bool stop();
  /// The group drawn last, a row of choices of which one holds: −1 or 1 takes the one before or
  /// after it. Space and Enter do nothing there.
  int choices();
  /// A field for typing, drawn last, by Dear ImGui's label of it: it has the keyboard as soon as it
  /// is reached.
  void field(const std::string& label);
  /// After the last control. True: Enter, with no control in hand.
  bool end();

 private:
  bool reached();
  int at_ = -1;  ///< The control in hand, counted from the first; −1: none.
  int next_ = 0;
  int count_ = 0;
  bool shown_ = false;  ///< Keys are being used rather than the mouse.
  bool arrived_ = false;
  int side_ = 0;
  bool act_ = false, enter_ = false;
};

}  // namespace mesomap::ui
