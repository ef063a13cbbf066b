#include "scene/point_marks.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

namespace mesomap::scene {
namespace {

constexpr double kDiscMm = 1.2;
constexpr double kLeastPx = 5.0, kLeastProposedPx = 6.5, kTightestPx = 2.0;
constexpr double kSpacingShare = 0.36;
constexpr double kBesidePx = 3.0;
constexpr double kSameSkinMm = 12.0;

}  // namespace

double leastSpacingMm(const plan::Rule& rule) {
  double least = rule.spacingMm;
  if (rule.pitchMm > 0.0) least = std::min(least, rule.pitchMm);
  if (rule.edgeSpacingMm) least = std::min(least, *rule.edgeSpacingMm);
  if (rule.denseSpacingMm) least = std::min(least, *rule.denseSpacingMm);
  if (rule.pattern == plan::Pattern::stamps) {
    const std::vector<glm::dvec2>& pins = rule.stamp.pins;
    for (std::size_t i = 0; i < pins.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const double away = glm::distance(pins[i], pins[j]);
        if (away > 0.0) least = std::min(least, away);
      }
    }
  }
  return std::isfinite(least) && least > 0.0 && least < 1000.0 ? least : 0.0;
}

double discRadiusPx(double mmPerPixel, double spacingMm, double pixelScale, bool proposed) {
  if (!(mmPerPixel > 0.0)) return 0.0;
  const double least = (proposed ? kLeastProposedPx : kLeastPx) * pixelScale;
  const double wanted = std::max(kDiscMm / mmPerPixel, least);
  if (!(spacingMm > 0.0)) return wanted;
  return std::min(wanted,
                  std::max(kSpacingShare * spacingMm / mmPerPixel, kTightestPx * pixelScale));
}

std::optional<PointedAt> pointUnder(const plan::Plan& plan, const Camera& camera,
                                    glm::dvec2 viewportPx, glm::dvec2 pixel, const glm::dvec3& skin,
                                    double pixelScale) {
  const double mmPerPixel = camera.mmPerPixelAt(skin, viewportPx);
  std::optional<PointedAt> found;
  double least = 0.0;
  for (const auto& region : plan.regions) {
    if (!region || !region->visible) continue;
    const double spacing = leastSpacingMm(region->rule);
    for (const plan::Site& site : region->sites) {
      const bool proposed = site.state == plan::SiteState::proposed;
      const double reach =
          discRadiusPx(mmPerPixel, spacing, pixelScale, proposed) + kBesidePx * pixelScale;
      if (glm::distance(site.position, skin) > reach * mmPerPixel + kSameSkinMm) continue;
      const glm::dvec3 at = camera.project(site.position, viewportPx);
      const double away = glm::distance(glm::dvec2(at), pixel);
      if (!(at.z > 0.0) || !(away <= reach) || (found && away >= least)) continue;
      found = PointedAt{region.get(), &site};
      least = away;
    }
  }
  return found;
}

}  // namespace mesomap::scene
