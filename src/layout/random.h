// Chance that is the same on every run.
#pragma once

#include <cstdint>

namespace mesomap::layout {

/// SplitMix64 (Steele, Lea & Flood 2014).
class Random {
 public:
  /// 0 to 1, without 1.
  double uniform() {
    state_ += 0x9e3779b97f4a7c15ull;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
    return static_cast<double>((z ^ (z >> 31)) >> 11) * 0x1.0p-53;
  }

 private:
  std::uint64_t state_ = 0x9e3779b97f4a7c15ull;
};

}  // namespace mesomap::layout
