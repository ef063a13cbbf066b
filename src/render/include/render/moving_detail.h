// Whether the skin may be drawn with all its triangles while the view moves: decided by what
// pictures took, never by what the computer is called.
#pragma once

#include <array>
#include <cstddef>

namespace mesomap::render {

class MovingDetail {
 public:
  /// A picture on the move that takes longer is seen to jerk, seconds.
  static constexpr double kSlow = 1.0 / 20.0;
  /// A picture at rest, which has more to do, that takes less: on the move there is time to spare.
  static constexpr double kQuick = 1.0 / 40.0;
  /// So many of the last kOf pictures must have been slow: one alone waited for something else.
  static constexpr int kSlowOnes = 3;
  static constexpr std::size_t kOf = 5;

  /// Fewer triangles from the next picture on the move on.
  [[nodiscard]] bool reduced() const { return reduced_; }
  /// A picture with all triangles took so long, on the move or at rest; seconds.
  void took(double seconds, bool moving);
  /// Another skin: nothing is known of it.
  void forget() { *this = MovingDetail(); }

 private:
  std::array<bool, kOf> slow_{};
  std::size_t next_ = 0;
  bool reduced_ = false;
};

}  // namespace mesomap::render
