// Where every control stands on the screen: a test interface. End-to-end tests read the window's
// state file (see app/window_report.h) and aim a real pointer at these rectangles, so that moving a
// button does not break a test. Switched off, `reportWidget` costs one branch.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace mesomap::ui {

struct WidgetRect {
  float x = 0, y = 0, width = 0, height = 0;  ///< framebuffer pixels from the window's top left
};

/// The rectangles of one frame. Ids are stable English words: "toolbar.save", "panel.spacing",
/// "dialog.yes", "areas.forehead".
class WidgetReport {
 public:
  void beginFrame() {
    rects_.clear();
    texts_.clear();
    clipped_.clear();
  }
  void add(std::string_view id, const WidgetRect& rect) { rects_[std::string(id)] = rect; }
  void addText(std::string_view id, std::string text) { texts_[std::string(id)] = std::move(text); }
  void addClipped(std::string_view id) { clipped_.emplace(id); }
  [[nodiscard]] const std::map<std::string, WidgetRect>& rects() const { return rects_; }
  [[nodiscard]] const std::map<std::string, std::string>& texts() const { return texts_; }
  [[nodiscard]] const std::set<std::string, std::less<>>& clipped() const { return clipped_; }

 private:
  std::map<std::string, WidgetRect> rects_;
  std::map<std::string, std::string> texts_;
  std::set<std::string, std::less<>> clipped_;
};

/// The report that `reportWidget` fills; null (the start) switches it off. Not owned.
void setWidgetReport(WidgetReport* report);
[[nodiscard]] bool widgetReportOn();
/// Notes the last drawn item's rectangle, clipped to what is visible, under `id`.
void reportWidget(std::string_view id);
void reportWidget(std::string_view id, const WidgetRect& rect);
/// Notes words that are on the screen now: what a test cannot read from the picture.
void reportText(std::string_view id, std::string text);
/// Notes that a control's own words did not fit on it: in no language may that be.
void reportClipped(std::string_view id);

}  // namespace mesomap::ui
