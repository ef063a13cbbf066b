#include "scene/measure.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <glm/geometric.hpp>

#include "base/i18n.h"
#include "paint/line.h"

namespace mesomap::scene {

Result<Measurement> measureBetween(const paint::Skin& skin, const mesh::SurfacePoint& from,
                                   const mesh::SurfacePoint& to) {
  const std::array<mesh::SurfacePoint, 2> ends{from, to};
  const auto line = paint::lineThrough(skin, ends, paint::LineKind::straight);
  if (!line) return line.error();
  Measurement made;
  made.skinMm = paint::lengthMm(skin.triangles(), *line);
  made.straightMm = glm::distance(mesh::positionAt(skin.triangles(), from),
                                  mesh::positionAt(skin.triangles(), to));
  made.path.reserve(line->size());
  for (const mesh::SurfacePoint& place : *line) {
    made.path.push_back(mesh::positionAt(skin.triangles(), place));
  }
  return made;
}

std::string distanceText(double mm) {
  // Tenths that would round up to the next unit are that unit.
  if (mm < 99.95) return fmt::format(fmt::runtime(_("{} mm")), fmt::format("{:.1f}", mm));
  return fmt::format(fmt::runtime(_("{} cm")), fmt::format("{:.1f}", mm / 10.0));
}

std::string measureText(const Measurement& measurement, const plan::SurfaceRef& surface) {
  const bool figure = surface.kind == plan::SurfaceKind::figure && surface.fit == plan::Fit::none;
  const char* words = figure ? _("≈ {} along the skin, {} straight, on the figure")
                             : _("{} along the skin, {} straight");
  return fmt::format(fmt::runtime(words), distanceText(measurement.skinMm),
                     distanceText(measurement.straightMm));
}

double scaleBarMm(double mmPerPixel, double longestPx) {
  const double longest = mmPerPixel * longestPx;
  if (!(longest > 1e-6) || !(longest < 1e9)) return 0.0;
  const double power = std::pow(10.0, std::floor(std::log10(longest)));
  for (const double step : {5.0, 2.0}) {
    if (step * power <= longest) return step * power;
  }
  return power;
}

}  // namespace mesomap::scene
