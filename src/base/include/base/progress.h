// Progress and cancellation handed down into any work that can last longer than half a second.
#pragma once

#include <functional>
#include <stop_token>
#include <string_view>

namespace mesomap {

/// Handed to long work. Both members may be empty: then nobody listens and nothing cancels.
struct Progress {
  std::stop_token stop;
  /// `fraction` 0..1 of the whole job; `stage` a short text for people. Called from the worker's
  /// thread.
  std::function<void(double fraction, std::string_view stage)> report;

  [[nodiscard]] bool cancelled() const { return stop.stop_requested(); }
  void operator()(double fraction, std::string_view stage) const {
    if (report) report(fraction, stage);
  }
};

}  // namespace mesomap
