#include "window_frames.h"

#include <epoxy/gl.h>
#include <fmt/format.h>

#include <cstdlib>

namespace mesomap::app {
namespace {

double seconds(std::chrono::steady_clock::duration time) {
  return std::chrono::duration<double>(time).count();
}

}  // namespace

FrameLog::FrameLog() {
  const char* path = std::getenv("MESOMAP_FRAME_LOG");
  if (path == nullptr || *path == '\0') return;
  out_.open(path, std::ios::binary | std::ios::trunc);
  const GLubyte* renderer = glGetString(GL_RENDERER);
  out_ << "# " << (renderer != nullptr ? reinterpret_cast<const char*>(renderer) : "") << '\n'
       << "frame x y begin end events preview upload skin areas resolve panels compose swap "
          "redrawn bytes\n"
       << std::flush;
}

void FrameLog::begin() {
  if (!on()) return;
  begin_ = last_ = Clock::now();
  seconds_ = {};
}

void FrameLog::mark(Stage stage) {
  if (!on()) return;
  const Clock::time_point now = Clock::now();
  of(stage) += seconds(now - last_);
  last_ = now;
}

void FrameLog::mark(const std::array<std::pair<Stage, double>, 4>& parts, Stage rest) {
  if (!on()) return;
  const Clock::time_point now = Clock::now();
  double left = seconds(now - last_);
  for (const auto& [stage, time] : parts) {
    of(stage) += time;
    left -= time;
  }
  of(rest) += left;
  last_ = now;
}

void FrameLog::end(std::uint64_t frame, glm::dvec2 pointer, bool redrawn, std::uint64_t bytes) {
  if (!on()) return;
  std::string line =
      fmt::format("{} {:.0f} {:.0f} {:.6f} {:.6f}", frame, pointer.x, pointer.y,
                  seconds(begin_.time_since_epoch()), seconds(last_.time_since_epoch()));
  for (const double time : seconds_) line += fmt::format(" {:.3f}", 1e3 * time);
  out_ << line << fmt::format(" {} {}\n", redrawn ? 1 : 0, bytes) << std::flush;
}

}  // namespace mesomap::app
