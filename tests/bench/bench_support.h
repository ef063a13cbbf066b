// Times of single runs, for benchmarks that promise a median and a 99th percentile.
#pragma once

#include <benchmark/benchmark.h>
#include <time.h>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace mesomap::bench {

/// Seconds that this thread has worked: unlike the clock on the wall it hardly minds what else the
/// machine does.
inline double cpuSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

class Samples {
 public:
  /// Runs `work`, keeps its time and gives it back, in seconds.
  template <class Work>
  double add(Work&& work) {
    const double from = cpuSeconds();
    work();
    seconds_.push_back(cpuSeconds() - from);
    return seconds_.back();
  }
  /// 0.5: the median. 0 where nothing was timed.
  [[nodiscard]] double quantileMs(double share) {
    if (seconds_.empty()) return 0.0;
    const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(seconds_.size() - 1));
    std::nth_element(seconds_.begin(), seconds_.begin() + at, seconds_.end());
    return 1e3 * seconds_[static_cast<std::size_t>(at)];
  }
  void report(benchmark::State& state) {
    state.counters["p50_ms"] = quantileMs(0.5);
    state.counters["p99_ms"] = quantileMs(0.99);
  }

 private:
  std::vector<double> seconds_;
};

/// For a benchmark that reports each run's time itself.
inline void timedByHand(benchmark::internal::Benchmark* b) {
  b->Unit(benchmark::kMillisecond)->UseManualTime();
}

}  // namespace mesomap::bench
