// The state file of `--report FILE`: a test interface, off in normal use.
//
// After every presented frame FILE is replaced whole (written beside it and renamed), so that a
// reader never sees half of it. It holds one JSON object:
//   frame       presented frames so far
//   open        a figure or scan is on screen
//   start       the start page is; thumbnails: how many of its figures have their picture
//   idle        nothing queued, running, moving or waiting to be drawn
//   revision, dirty, path, example, undoLabel, redoLabel
//   tool        "brush", "erase", "line" …; underWay; subtract; brushWidthMm; bothSides;
//               clientView; clientPage (on, elsewhere, held, step, steps, turning, yaw, title,
//               sentence, foot, dots); showPoints
//   regions     [{id, name, areaCm2, sites, leftOut, side, technique, spacingMm, pending}]
//   exclusions  [{id, kind, note, areaCm2}]
//   selected    id or 0
//   totals      {regions, sites, areaCm2, volumeMl, sitesWithoutVolume}
//   notices     the last short messages, oldest first
//   dialog      id of the dialog on top, or ""
//   view        [x, y, width, height] of the 3D view in window pixels
//   camera      {yaw, pitch, distance} (radians, mm)
//   pointer     [x, y] of the last pointer position that was handled, window pixels
//   hover       the pointer is over skin
//   skinFrames  how often the skin itself was drawn, not only what lies over it
//   fine        the picture at rest is as smooth as it gets; until then it may change by itself
//   widgets     {id: [x, y, width, height]} of every control on screen, window pixels
#pragma once

#include <cstdint>
#include <glm/vec2.hpp>
#include <string>

#include "scene/session.h"
#include "scene/view_tool.h"
#include "ui/widget_report.h"
#include "ui/workplace.h"

namespace mesomap::app {

struct ReportInput {
  std::uint64_t frame = 0;
  std::uint64_t skinFrames = 0;
  bool idle = false;
  bool fine = false;
  double pixelsPerWindowUnit = 1.0;
  glm::dvec2 pointer{0.0};  ///< framebuffer pixels
  ui::WidgetRect view;
};

class WindowReport {
 public:
  /// An empty path switches it off.
  explicit WindowReport(std::string path);
  ~WindowReport();
  WindowReport(const WindowReport&) = delete;
  WindowReport& operator=(const WindowReport&) = delete;

  [[nodiscard]] bool on() const { return !path_.empty(); }
  void beginFrame() { widgets_.beginFrame(); }
  void write(const ReportInput& input, const scene::Session& session, const scene::ViewTool& tool,
             const ui::Workplace& workplace) const;

 private:
  std::string path_;
  ui::WidgetReport widgets_;
};

}  // namespace mesomap::app
