// Short messages at the foot of the view that go away by themselves.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace mesomap::ui {

class Toasts {
 public:
  enum class Kind { info, problem };
  void show(Kind kind, std::string text);
  /// `now` in seconds; drops what is over.
  void tick(double now);
  /// Draws the newest ones centred over `bottomCentre` (framebuffer pixels), upwards. Returns the
  /// height used.
  float draw(float centreX, float bottomY, float maxWidth);
  /// Seconds until the next one goes, if any is shown.
  [[nodiscard]] std::optional<double> dueIn(double now) const;
  /// The last texts, oldest first, for tests: also those that are gone.
  [[nodiscard]] const std::deque<std::string>& history() const { return history_; }

 private:
  struct Item {
    Kind kind = Kind::info;
    std::string text;
    double until = 0.0;  ///< 0: not drawn yet
  };
  std::vector<Item> items_;
  std::deque<std::string> history_;
};

}  // namespace mesomap::ui
