#include "ui/course_map.h"

#include "ui/workplace.h"

namespace mesomap::ui {

CourseMap& courseMap() {
  static CourseMap shown;
  return shown;
}

void showCourseMap(ViewState& view, std::optional<scene::BurdenMeasure> measure) {
  courseMap().measure = measure;
  if (measure) view.showGaps = false;
}

}  // namespace mesomap::ui
