// The figure under a plan: its build, skin and garment change, the plan carries over by surface
// point and working vertex.
#include <string>
#include <utility>
#include <vector>

#include "base/i18n.h"
#include "exclusion_words.h"
#include "layout/sites.h"
#include "scene/session.h"
#include "words.h"

namespace mesomap::scene {
namespace {

glm::dvec3 roundedPosition(const mesh::TriangleMesh& mesh, const mesh::SurfacePoint& place) {
  glm::dvec3 position = mesh::positionAt(mesh, place);
  for (int k = 0; k < 3; ++k) position[k] = plan::roundTo(position[k], plan::kLengthDecimals);
  return position;
}

/// The region on `after`: its points stay where they are on the skin.
plan::Region carried(const plan::Region& region, const SurfaceModel& before,
                     const SurfaceModel& after) {
  plan::Region result = region;
  if (region.shape.vertexCount() == after.working->mesh().positions.size()) {
    // Distances along the skin have stretched; what was inside stays inside.
    result.shape = surface::redistanced(*after.working, after.pages, region.shape);
    const bool pending = region.sitesPending;
    result = layout::measured(std::move(result), after.placeContext());
    result.sitesPending = pending;
  }
  for (plan::Site& site : result.sites) layout::derive(site, after.fileMesh, result.rule);
  for (plan::Row& row : result.rows) {
    for (std::size_t i = 0; i < row.places.size(); ++i) {
      row.points[i] = roundedPosition(after.fileMesh, row.places[i]);
    }
  }
  if (region.dense.vertexCount() == after.working->mesh().positions.size()) {
    result.dense = surface::redistanced(*after.working, after.pages, region.dense);
  }
  for (plan::LeftOut& left : result.leftOut) {
    for (glm::dvec3& position : left.positions) {
      const auto hit = before.workingCaster->closest(position);
      if (hit) position = roundedPosition(after.working->mesh(), hit->point);
    }
  }
  return result;
}

/// What the step is called: the one thing that changed, or all of it together.
std::string labelOf(const plan::FigureParameters& before, const plan::FigureParameters& after) {
  std::vector<std::string> changed;
  if (before.build != after.build) changed.emplace_back(_("change the build"));
  if (before.tone != after.tone) changed.emplace_back(_("change the skin tone"));
  if (before.garment != after.garment) {
    changed.emplace_back(after.garment ? _("show the garment") : _("hide the garment"));
  }
  return changed.size() == 1 ? changed.front() : std::string(_("change the figure"));
}

}  // namespace

Result<void> Session::setFigureParameters(const plan::FigureParameters& parameters) {
  if (!isOpen()) return Error{ErrorKind::usage, {}, _("nothing is open")};
  plan::FigureParameters wanted = parameters;
  wanted.build = plan::roundTo(parameters.build, plan::kBuildDecimals);
  if (stroke_) endStroke();
  if (wanted == plan()->surface.parameters) return {};
  auto fitting = withParameters(*model_, wanted);
  if (!fitting) return fitting.error();
  // Points that are still on their way belong to the figure as it was.
  if (layoutPending()) jobs_.drain();
  const SurfaceModelPtr before = model_;
  const SurfaceModelPtr after = std::move(*fitting);
  plan::Plan next = *plan();
  const std::string label = labelOf(next.surface.parameters, wanted);
  next.surface.parameters = wanted;
  next.landmarks = after->landmarks();
  if (after->working != before->working) {
    for (auto& region : next.regions) {
      region = std::make_shared<const plan::Region>(carried(*region, *before, *after));
    }
    for (auto& exclusion : next.exclusions) exclusion = carriedExclusion(*exclusion, *after);
  }
  showModel(after);
  commit(label, std::move(next), {});
  return {};
}

}  // namespace mesomap::scene
