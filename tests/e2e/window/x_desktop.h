// An X server of the test's own with a real mouse and keyboard (XTEST), and pictures of its screen.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

struct _XDisplay;  // NOLINT(bugprone-reserved-identifier): Xlib's own name

namespace mesomap::e2e {

struct Point {
  int x = 0;
  int y = 0;
};

struct Screenshot {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgb;  ///< Top row first.
  [[nodiscard]] bool writePng(const std::filesystem::path& path) const;
  /// Share of pixels in a rectangle that differ from `other` by more than `threshold` in any
  /// channel.
  [[nodiscard]] double differenceTo(const Screenshot& other, int threshold = 12) const;
};

/// Starts Xvfb on a free display; ends it when destroyed. Throws std::runtime_error with the
/// reason.
class XDesktop {
 public:
  XDesktop(int width, int height);
  ~XDesktop();
  XDesktop(const XDesktop&) = delete;
  XDesktop& operator=(const XDesktop&) = delete;

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] _XDisplay* connection() const { return display_; }

  void moveTo(Point to);
  void press(int button = 1);
  void release(int button = 1);
  void click(Point at, int button = 1);
  void doubleClick(Point at);
  /// Press, pass through every point in small steps, release.
  void drag(const std::vector<Point>& path, int button = 1, int stepPx = 6);
  void wheel(Point at, int steps);  ///< > 0 away from the user
  /// "ctrl+shift+s", "F5", "Escape", "bracketleft": X keysym names joined with +.
  void key(const std::string& chord);
  void keyDown(const std::string& keysym);
  void keyUp(const std::string& keysym);
  void type(const std::string& text);  ///< Latin-1 text on a US keyboard.
  [[nodiscard]] Screenshot screenshot() const;

  /// The first mapped top-level window of the process, or 0.
  [[nodiscard]] unsigned long windowOf(pid_t pid) const;
  void focus(unsigned long window);
  void askToClose(unsigned long window);  ///< WM_DELETE_WINDOW, as a window manager would.
  void resize(unsigned long window, int width, int height);
  void place(unsigned long window, Point topLeft);
  [[nodiscard]] Point placeOf(unsigned long window) const;
  /// Plays the source of a drag-and-drop of one file (XDND version 5). False when refused.
  bool dropFile(unsigned long window, Point at, const std::filesystem::path& file);

 private:
  void flush();
  std::string name_;
  pid_t server_ = -1;
  _XDisplay* display_ = nullptr;
};

}  // namespace mesomap::e2e
