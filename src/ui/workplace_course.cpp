// What the window does with the course: goes into the treatment view, marks, and follows the point
// of now with the view.
#include <imgui.h>

#include <glm/geometric.hpp>

#include "base/i18n.h"
#include "course_parts.h"
#include "ui/workplace.h"

namespace mesomap::ui {
namespace {

constexpr double kFacesEye = 0.2;  ///< Cosine; below it a point lies at the figure's edge.
constexpr double kFromBorder = 0.04;

bool inSight(const plan::Site& site, const scene::ViewTool& tool) {
  const glm::dvec2 size = tool.viewport();
  const glm::dvec3 at = tool.goal().project(site.position, size);
  const glm::dvec2 margin = size * kFromBorder;
  const bool inside = at.z > 0.0 && at.x > margin.x && at.y > margin.y &&
                      at.x < size.x - margin.x && at.y < size.y - margin.y;
  return inside &&
         glm::dot(site.normal, glm::normalize(tool.goal().eye() - site.position)) > kFacesEye;
}

}  // namespace

void Workplace::openCourse() {
  if (!session_.isOpen() || view.clientView) return;
  Panels panels{session_, tool_, commands_, settings_, view, dialogs, toasts};
  dialogs.open(makeCourseDialog(panels));
}

void Workplace::setTreatment(bool on) {
  if (on == view.treatment) return;
  if (!on) {
    view.treatment = view.treatmentAdds = false;
    tool_.tool = toolBefore_;
    session_.selectPoint({});
    return;
  }
  if (view.clientView) return;
  if (const std::string why = treatment.refusal(); !why.empty()) {
    toasts.show(Toasts::Kind::info, why);
    return;
  }
  if (tool_.underWay()) tool_.escape();
  treatment.begin();
  toolBefore_ = tool_.tool;
  // Points can be pressed; nothing is marked on the skin by a drag.
  tool_.tool = scene::Tool::point;
  tool_.settings.renumberPoints = false;
  view.treatment = true;
  view.treatmentAdds = false;
  lookedAt_ = {};
  leavePanes();
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  const WidgetRect rect = viewRect({size.x, size.y});
  tool_.setViewport({rect.width, rect.height});
  followTreatment();
}

void Workplace::followTreatment() {
  const RegionId area = treatment.area();
  const SiteId current = treatment.current();
  if (session_.selected() != area) session_.select(area);
  if (session_.selectedPoint() != current) session_.selectPoint(current);
  const plan::PlanPtr plan = session_.plan();
  const plan::Region* region = plan->find(area);
  if (region != nullptr && area != lookedAt_) {
    lookedAt_ = area;
    lookedAtPoint_ = {};
    tool_.goToArea(*region);
  }
  // Once for each point: whoever turns the view away meanwhile wants to look elsewhere.
  if (!current.valid() || current == lookedAtPoint_) return;
  lookedAtPoint_ = current;
  const scene::PointRef point = session_.point(current);
  if (point && !inSight(*point.site, tool_)) tool_.lookAt({point.site->position});
}

void Workplace::mark(Mark what) {
  if (!view.treating()) return;
  const Result<void> marked = what == Mark::done      ? treatment.next()
                              : what == Mark::skipped ? treatment.skip()
                                                      : treatment.back();
  if (!marked) toasts.show(Toasts::Kind::info, marked.error().text());
  followTreatment();
}

void Workplace::goToPoint(SiteId site) {
  treatment.goToPoint(site);
  followTreatment();
}

void Workplace::goToTreated(RegionId area) {
  treatment.goToArea(area);
  lookedAt_ = {};
  followTreatment();
}

}  // namespace mesomap::ui
