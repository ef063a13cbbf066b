#include "around.h"

#include <algorithm>
#include <glm/geometric.hpp>
#include <utility>
#include <vector>

#include "base/i18n.h"
#include "layouter.h"
#include "order.h"
#include "paint/skin_path.h"

namespace mesomap::layout {
namespace {

constexpr double kGroundReach = 4.0;  // spacings round a change within which the ground is known
constexpr double kPointReach = 5.6;   // within which points are: none may seem to be missing there

/// The shape near the changed places, on its own.
surface::PagedField shapeNear(const Input& input, const std::vector<mesh::SurfacePoint>& changed,
                              double reachMm, LazyField& field) {
  surface::PagedField::Editor editor{surface::PagedField(input.shape.vertexCount())};
  for (const mesh::SurfacePoint& place : changed) {
    for (const surface::Reached& r : field.on(*input.mesh).reach(place, reachMm)) {
      const std::int16_t raw = input.shape.raw(r.vertex);
      if (raw != surface::PagedField::kOutside) editor.setRaw(r.vertex, raw);
    }
  }
  return editor.publish();
}

}  // namespace

Result<Output> layOutAround(const Input& input, const Progress& progress) {
  const mesh::WorkingMesh& mesh = *input.mesh;
  const double h = input.rule.spacingMm;
  if (input.shape.vertexCount() != mesh.mesh().positions.size()) return Output{};
  std::vector<mesh::SurfacePoint> changed;
  std::vector<glm::dvec3> centres;
  for (const mesh::SurfacePoint& place : input.around) {
    if (!paint::liesOn(mesh.mesh(), place)) continue;
    changed.push_back(place);
    centres.push_back(mesh::positionAt(mesh.mesh(), place));
  }
  LazyField field;
  const surface::PagedField shape =
      shapeNear(input, changed, kGroundReach * h + input.rule.marginMm, field);
  const Ground ground(mesh, *input.pages, shape, input.rule.marginMm);

  std::vector<Dot> rest;
  std::vector<Dot> near;
  const auto take = [&](const std::vector<mesh::SurfacePoint>& places, bool locked, bool ghost,
                        std::size_t base) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (!paint::liesOn(mesh.mesh(), places[i])) continue;
      Dot dot;
      dot.place = places[i];
      dot.position = mesh::positionAt(mesh.mesh(), places[i]);
      dot.locked = locked;
      dot.ghost = ghost;
      dot.fixed = true;
      dot.keptFrom = ghost ? -1 : static_cast<int>(base + i);
      const bool isNear = std::any_of(centres.begin(), centres.end(), [&](const glm::dvec3& c) {
        return glm::distance(c, dot.position) < kPointReach * h;
      });
      if (isNear) dot.normal = upAt(mesh.mesh(), dot.place);
      (isNear ? near : rest).push_back(dot);
    }
  };
  take(input.locked, true, false, input.keep.size());
  take(input.empty, true, true, 0);
  take(input.neighbours, true, true, 0);
  take(input.keep, false, false, 0);

  if (!ground.spots().empty()) {
    Input local = input;
    local.shape = shape;
    Layouter layouter(local, ground, progress);
    Bubbles kept(ground, h, field);
    kept.dots() = std::move(near);
    while (kept.thin(true) > 0) {
    }
    near = layouter.continued(std::move(kept.dots()));
  }
  if (progress.cancelled()) {
    return Error{ErrorKind::cancelled, "", _("arranging the points was stopped")};
  }
  rest.insert(rest.end(), near.begin(), near.end());
  rest.erase(std::remove_if(rest.begin(), rest.end(), [](const Dot& d) { return d.ghost; }),
             rest.end());
  putInWorkingOrder(rest, h, input.rule.order);
  Output output;
  for (const Dot& d : rest) {
    const std::string zone =
        input.blocked && !d.locked && d.keptFrom < 0 ? input.blocked(d.place) : std::string();
    if (zone.empty()) {
      output.points.push_back({d.place, d.locked, d.keptFrom, 0});
    } else {
      output.blocked.push_back({zone, d.position});
    }
  }
  progress(1.0, _("Arranging points"));
  return output;
}

}  // namespace mesomap::layout
