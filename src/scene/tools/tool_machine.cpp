#include "tools/tool_machine.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "base/i18n.h"
#include "paint/allowed.h"
#include "words.h"

namespace mesomap::scene {
namespace {

constexpr int kMostSamplesPerMove = 400;

}  // namespace

const char* toolName(Tool tool) {
  switch (tool) {
    case Tool::brush:
      break;
    case Tool::erase:
      return "erase";
    case Tool::line:
      return "line";
    case Tool::curve:
      return "curve";
    case Tool::lasso:
      return "lasso";
    case Tool::circle:
      return "circle";
    case Tool::fill:
      return "fill";
    case Tool::area:
      return "area";
    case Tool::point:
      return "point";
    case Tool::exclusion:
      return "exclusion";
    case Tool::guide:
      return "guide";
    case Tool::dense:
      return "dense";
    case Tool::measure:
      return "measure";
  }
  return "brush";
}

std::unique_ptr<ToolMachine> makeTool(Tool tool) {
  switch (tool) {
    case Tool::brush:
    case Tool::erase:
      break;
    case Tool::line:
      return makeLineTool(false);
    case Tool::curve:
      return makeLineTool(true);
    case Tool::lasso:
      return makeLassoTool();
    case Tool::circle:
      return makeCircleTool();
    case Tool::fill:
      return makeFillTool();
    case Tool::area:
      return makeAreaTool();
    case Tool::point:
      return makePointTool();
    case Tool::exclusion:
      return makeExclusionTool();
    case Tool::guide:
      return makeGuideTool();
    case Tool::dense:
      return makeDenseTool();
    case Tool::measure:
      return makeMeasureTool();
  }
  return makeBrushTool();
}

std::optional<mesh::SurfacePoint> ToolEvent::pick(glm::dvec2 at) const {
  const Ray ray = view.camera.rayThrough(at, view.viewport());
  return session.model()->pick(ray.origin, ray.direction);
}

glm::dvec3 ToolEvent::positionOf(const mesh::SurfacePoint& at) const {
  return mesh::positionAt(session.model()->working->mesh(), at);
}

ShapeEdit ToolEvent::edit(const mesh::SurfacePoint& start, std::string label) const {
  ShapeEdit edit;
  edit.mode = mode();
  edit.start = start;
  edit.constraints = settings().constraints;
  edit.eye = view.camera.eye();
  edit.label = std::move(label);
  return edit;
}

paint::Allowed ToolEvent::reach(const ShapeEdit& edit, bool twin) const {
  return session.allowedBy(edit.constraints, twin ? std::nullopt : edit.eye, edit.mode);
}

void sampleDrag(const ToolEvent& event, glm::dvec2 from, double widthMm, glm::dvec3& nearby,
                const std::function<void(const mesh::SurfacePoint&)>& moveTo,
                const std::function<void()>& lift) {
  const double mmPerPixel = event.view.camera.mmPerPixelAt(nearby, event.view.viewport());
  const double step = std::max(1.0, widthMm / 8.0 / mmPerPixel);
  const int count = std::clamp(static_cast<int>(std::ceil(glm::distance(from, event.pixel) / step)),
                               1, kMostSamplesPerMove);
  for (int i = 1; i <= count; ++i) {
    const auto place = event.pick(from + (event.pixel - from) * (static_cast<double>(i) / count));
    if (!place) {
      lift();
      continue;
    }
    nearby = event.positionOf(*place);
    moveTo(*place);
  }
}

std::string areaText(const Session& session, double mm2) {
  const double cm2 = mm2 / 100.0;
  const std::string figure =
      cm2 >= 10.0 ? fmt::format("{:.0f} cm²", cm2) : fmt::format("{:.1f} cm²", cm2);
  const plan::SurfaceRef& ref = session.plan()->surface;
  const bool figureOnly = ref.kind == plan::SurfaceKind::figure && ref.fit == plan::Fit::none;
  return figureOnly ? "≈ " + figure : figure;
}

std::string lengthText(double mm) {
  return fmt::format("{:g} mm", std::round(mm * 2.0) / 2.0);
}

void showEdit(const Session& session, const ShapeEdit& edit, Preview& preview,
              const std::string& measure) {
  preview.erases = edit.mode == paint::BrushMode::erase;
  preview.shapes = session.previewOf(edit, &preview.refusal);
  preview.text = measure;
  if (preview.shapes.empty()) return;
  const SurfaceModel& model = *session.model();
  const paint::Allowed allowed = session.allowedBy(edit.constraints, edit.eye, edit.mode);
  const surface::PagedField added = paint::limited(session.skin(), edit.shape, allowed);
  if (!preview.text.empty()) preview.text += ", ";
  preview.text += areaText(session, surface::areaMm2(*model.working, model.pages, added));
}

void showRing(const ToolEvent& event, double widthMm, bool twin, Preview& preview) {
  if (!event.place) return;
  const mesh::WorkingMesh& working = *event.session.model()->working;
  preview.lines.push_back(
      {PreviewLine::Kind::ring, true, false, paint::brushRing(working, *event.place, widthMm)});
  if (!twin) return;
  if (const auto other = event.session.otherSideOf(*event.place)) {
    preview.lines.push_back(
        {PreviewLine::Kind::ring, true, true, paint::brushRing(working, *other, widthMm)});
  } else if (preview.refusal.empty()) {
    preview.refusal = words(_("Not on both sides here: {}."), other.error().message);
  }
}

}  // namespace mesomap::scene
