// The real program in a window, awaited through the state it reports after every frame.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "e2e/window/x_desktop.h"

namespace mesomap::e2e {

using Json = nlohmann::json;

/// A folder of the test's own that stands in for the user's home; removed afterwards. Its settings
/// switch the hints for a first plan off.
class TemporaryHome {
 public:
  TemporaryHome();
  ~TemporaryHome();
  TemporaryHome(const TemporaryHome&) = delete;
  TemporaryHome& operator=(const TemporaryHome&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Starts `mesomap ARGUMENTS --report FILE` on a desktop. Throws std::runtime_error, with the last
/// reported state, when something awaited does not come.
class Program {
 public:
  Program(XDesktop& desktop, const TemporaryHome& home, std::vector<std::string> arguments);
  ~Program();  ///< Kills it if it still runs.
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  /// Blocks on file events (never sleeps) until the reported state satisfies `wanted`.
  Json await(const std::string& what, const std::function<bool(const Json&)>& wanted,
             double seconds = 30.0);
  /// All input sent so far is handled, and nothing is queued, running or moving. Parks the pointer
  /// at the window's top edge.
  Json awaitIdle(double seconds = 60.0);
  /// The first frame with a figure or scan on it.
  Json awaitOpen();
  [[nodiscard]] Json state();
  /// No frame is drawn for so long: false at the first one.
  [[nodiscard]] bool drawsNothingFor(double seconds);

  /// Middle of a reported widget; waits for it to appear.
  Point middleOf(const std::string& widget);
  void click(const std::string& widget);
  /// A place in the 3D view, as shares of its width and height.
  Point inView(double across, double down);
  /// Select-all in a field and type.
  void fill(const std::string& widget, const std::string& text);

  [[nodiscard]] pid_t pid() const { return pid_; }
  [[nodiscard]] unsigned long window() const { return window_; }
  [[nodiscard]] bool running();
  /// Waits for the end; the exit status, or 128 + signal.
  int awaitEnd(double seconds = 20.0);
  void kill();  ///< As a crash would end it: no clean-up.
  /// What it wrote to standard error.
  [[nodiscard]] std::string errors() const;

 private:
  XDesktop& desktop_;
  std::filesystem::path folder_;
  std::filesystem::path report_;
  std::filesystem::path errorFile_;
  pid_t pid_ = -1;
  int ended_ = -1;
  int watch_ = -1;
  int marks_ = 0;
  unsigned long window_ = 0;
};

/// Where screenshots of a failing or passing story are kept: MESOMAP_SHOTS, or the build folder.
[[nodiscard]] std::filesystem::path shotFolder();

}  // namespace mesomap::e2e
