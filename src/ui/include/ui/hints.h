// Five short lines for a first plan, one at a time, beside what they speak of. Each comes when its
// time has come, goes when it was done or put away, and never comes again unless asked for.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "ui/settings.h"

namespace mesomap::ui {

enum class Hint { mark, points, turn, client, share };
inline constexpr std::array kHints = {Hint::mark, Hint::points, Hint::turn, Hint::client,
                                      Hint::share};
[[nodiscard]] const char* hintName(Hint hint);  ///< "mark": in the settings file

/// What has come to be in the window.
struct HintFacts {
  bool open = false;  ///< A figure or scan is on screen.
  std::size_t areas = 0;
  std::size_t points = 0;      ///< In the plan, pricks of rows included; none while being placed.
  const void* step = nullptr;  ///< The plan as it is: another after every step.
  double yaw = 0, pitch = 0;   ///< Where the view looks from, radians.
  bool clientView = false;
  bool saved = false;  ///< Saved as a file, or exported.
};

class Hints {
 public:
  /// Takes note of what was done, in `settings`, and returns the hint to show, if any.
  std::optional<Hint> next(const HintFacts& facts, Settings& settings);
  static void putAway(Hint hint, Settings& settings);
  /// All again, from the first.
  static void bringBack(Settings& settings);

 private:
  /// As things were when the present hint came: what is different was done since.
  struct Since {
    Hint hint;
    HintFacts facts;
  };
  std::optional<Since> since_;
};

}  // namespace mesomap::ui
