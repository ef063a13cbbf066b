// The frame log: how long each frame took and where its time went. Off unless the environment
// names a file in MESOMAP_FRAME_LOG.
//
// The file begins with "# " and the driver's name, then a line of column names; after that a line
// for every presented frame, columns separated by blanks:
//   frame       presented frames so far
//   x y         position of the pointer that the frame shows, window pixels
//   begin end   seconds of the monotonic clock: input taken, picture on the screen
//   events .. swap   milliseconds of every stage
//   redrawn     the skin itself was drawn in it: 1, else 0
//   bytes       brought to the graphics card
// Stages end with glFinish while the log is on, so that work is counted where it was asked for; the
// last one ends when the X server has taken the picture. A frame is rather slower than without.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <glm/vec2.hpp>

namespace mesomap::app {

class FrameLog {
 public:
  enum class Stage {
    events,   ///< Input handed to panels and tools: picking, the brush.
    preview,  ///< What the tool would do here: the ring, lines, shapes.
    upload,   ///< To the graphics card.
    skin,     ///< Background, skin and zones, or taking back those that were kept.
    areas,    ///< Areas, points and letters.
    resolve,  ///< The smoothed picture.
    panels,   ///< Dear ImGui's lists, with the ring.
    compose,  ///< Drawing those lists over the picture.
    swap      ///< To the screen.
  };
  static constexpr std::size_t kStages = 9;

  FrameLog();  ///< Reads the environment. Needs a current OpenGL context where it is on.
  [[nodiscard]] bool on() const { return out_.is_open(); }
  void begin();
  /// The time since the last mark belongs to `stage`.
  void mark(Stage stage);
  /// The same with figures taken elsewhere, in seconds; what they leave of the time since the last
  /// mark belongs to `rest`.
  void mark(const std::array<std::pair<Stage, double>, 4>& parts, Stage rest);
  void end(std::uint64_t frame, glm::dvec2 pointer, bool redrawn, std::uint64_t bytes);

 private:
  using Clock = std::chrono::steady_clock;
  double& of(Stage stage) { return seconds_[static_cast<std::size_t>(stage)]; }
  std::ofstream out_;
  Clock::time_point begin_;
  Clock::time_point last_;
  std::array<double, kStages> seconds_{};
};

}  // namespace mesomap::app
