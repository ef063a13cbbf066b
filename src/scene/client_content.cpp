#include "scene/client_content.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <utility>

#include "base/claim_guard.h"
#include "client_names.h"
#include "scene/client_texts.h"

namespace mesomap::scene {
namespace {

// Hues outside these, in degrees, are red, orange, yellow or purple: on skin they read as blood, a
// rash or a bruise. Blue over skin turns grey. So all are folded into those from sea green to sky.
constexpr double kCoolFrom = 95.0, kCoolTo = 255.0;
constexpr double kCalmFrom = 152.0, kCalmTo = 206.0;
constexpr double kMostSaturated = 0.75, kDullest = 0.55;

bool shownPoint(const plan::Site& site) {
  return site.state != plan::SiteState::proposed && site.state != plan::SiteState::skipped;
}

std::size_t pointsOf(const plan::Region& region) {
  std::size_t count =
      static_cast<std::size_t>(std::count_if(region.sites.begin(), region.sites.end(), shownPoint));
  for (const plan::Row& row : region.rows) count += row.proposed ? 0 : row.pricks;
  return count;
}

plan::Site bare(const glm::dvec3& position, const glm::dvec3& normal) {
  plan::Site site;
  site.position = position;
  site.normal = normal;
  return site;
}

/// The area with its colour, its shape and its points' places.
plan::Region bareRegion(const plan::Region& region) {
  plan::Region shown;
  shown.id = region.id;
  shown.color = clientColor(region.color);
  shown.shape = region.shape;
  shown.rule.spacingMm = region.rule.spacingMm;  // How large a disc may be without touching.
  shown.rule.pitchMm = region.rule.pitchMm;
  shown.rule.edgeSpacingMm = region.rule.edgeSpacingMm;
  shown.rule.denseSpacingMm = region.rule.denseSpacingMm;
  if (pointsOf(region) > kMostClientPoints) {
    shown.hatch = kDotTexture;
    return shown;
  }
  for (const plan::Site& site : region.sites) {
    if (shownPoint(site)) shown.sites.push_back(bare(site.position, site.normal));
  }
  for (const plan::Row& row : region.rows) {
    if (row.proposed) continue;
    for (const glm::dvec3& at : row.prickPositions()) shown.sites.push_back(bare(at, {}));
  }
  return shown;
}

const char* sentenceOf(const plan::Region& region, const ClientTexts& texts) {
  if (region.rule.pattern == plan::Pattern::none) return texts.device;
  const std::size_t points = pointsOf(region);
  if (points == 0) return texts.noPoints;
  if (points > kMostClientPoints) return texts.many;
  switch (region.rule.pattern) {
    case plan::Pattern::even:
    case plan::Pattern::none:
      return texts.even;
    case plan::Pattern::grid:
      return texts.grid;
    case plan::Pattern::rows:
      return texts.rows;
    case plan::Pattern::rings:
      return texts.rings;
    case plan::Pattern::rays:
      return texts.rays;
    case plan::Pattern::line:
      return texts.line;
    case plan::Pattern::outline:
      return texts.outline;
    case plan::Pattern::single:
      return texts.single;
    case plan::Pattern::set:
      return texts.set;
    case plan::Pattern::stamps:
      return texts.stamps;
    case plan::Pattern::freehand:
      break;
  }
  return texts.freehand;
}

/// Where an area lies and which way it faces.
void place(const plan::Region& region, const SurfaceModel& model, ClientStep& step) {
  bool any = false;
  glm::dvec3 middle(0.0);
  double count = 0;
  const auto add = [&](const glm::dvec3& point) {
    if (!any) step.bounds = {point, point};
    any = true;
    step.bounds.min = glm::min(step.bounds.min, point);
    step.bounds.max = glm::max(step.bounds.max, point);
    middle += point;
    ++count;
  };
  for (const plan::BorderLine& line : region.border) {
    for (const glm::dvec3& point : line.points) add(point);
  }
  for (const plan::Site& site : region.sites) {
    add(site.position);
    step.outward += site.normal;
  }
  for (const plan::Row& row : region.rows) {
    for (const glm::dvec3& point : row.points) add(point);
  }
  if (!any) step.bounds = model.bounds;
  if (region.sites.empty() && any) {
    // Away from the upright line through the middle of the figure.
    step.outward = middle / count - model.bounds.center();
    step.outward.y = 0;
  }
}

void addBounds(const ClientStep& step, bool first, ClientStep& whole) {
  whole.bounds.min = first ? step.bounds.min : glm::min(whole.bounds.min, step.bounds.min);
  whole.bounds.max = first ? step.bounds.max : glm::max(whole.bounds.max, step.bounds.max);
  const double length = glm::length(step.outward);
  if (length > 1e-9) whole.outward += step.outward / length;
}

}  // namespace

std::array<std::uint8_t, 3> clientColor(const std::array<std::uint8_t, 3>& color) {
  const auto [least, most] = std::minmax({color[0] / 255.0, color[1] / 255.0, color[2] / 255.0});
  const double chroma = most - least;
  double hue = 205.0;  // Greys look like dirt on skin: they become a slate blue.
  double saturation = kDullest;
  if (chroma > 0.08) {
    const double r = color[0] / 255.0, g = color[1] / 255.0, b = color[2] / 255.0;
    if (most == r) hue = 60.0 * (g - b) / chroma;
    if (most == g) hue = 60.0 * (b - r) / chroma + 120.0;
    if (most == b) hue = 60.0 * (r - g) / chroma + 240.0;
    hue = std::fmod(hue + 360.0, 360.0);
    saturation = std::clamp(chroma / most, kDullest, kMostSaturated);
  }
  const double cool = kCoolTo - kCoolFrom;
  double share = (hue - kCoolFrom) / cool;
  if (share < 0.0 || share > 1.0) {
    share = 1.0 - std::fmod(hue - kCoolTo + 360.0, 360.0) / (360.0 - cool);
  }
  hue = kCalmFrom + (kCalmTo - kCalmFrom) * share;
  const double value = std::clamp(most, 0.70, 0.88);
  std::array<std::uint8_t, 3> calm{};
  for (std::size_t i = 0; i < 3; ++i) {
    const double k = std::fmod((i == 0 ? 5.0 : i == 1 ? 3.0 : 1.0) + hue / 60.0, 6.0);
    const double light = value * (1.0 - saturation * std::clamp(std::min(k, 4.0 - k), 0.0, 1.0));
    calm[i] = static_cast<std::uint8_t>(std::lround(255.0 * light));
  }
  return calm;
}

plan::PlanPtr ClientContent::planOf(std::size_t step) const {
  if (step >= steps.size() || !steps[step].region.valid()) return plan;
  auto alone = std::make_shared<plan::Plan>();
  for (const auto& region : plan->regions) {
    if (region->id == steps[step].region) alone->regions.push_back(region);
  }
  return alone;
}

ClientContent clientContent(const plan::Plan& plan, SurfaceModelPtr model,
                            std::string_view language) {
  ClientContent content;
  content.model = std::move(model);
  const ClientTexts* texts = guardsLanguage(language) ? clientTexts(language) : nullptr;
  auto shown = std::make_shared<plan::Plan>();
  content.steps.emplace_back();
  for (std::size_t i = 0; i < plan.regions.size(); ++i) {
    const plan::Region& region = *plan.regions[i];
    if (!region.visible) continue;
    shown->regions.push_back(std::make_shared<const plan::Region>(bareRegion(region)));
    ClientStep step;
    step.region = region.id;
    step.color = shown->regions.back()->color;
    place(region, *content.model, step);
    if (texts != nullptr) {
      const ClientName name = clientNameOf(plan, i, *content.model, *texts);
      step.title = name.shown;
      step.sentence = sentenceOf(region, *texts);
      if (!name.claim.empty()) content.keptBack.push_back({region.name, name.claim, name.shown});
    }
    addBounds(step, content.steps.size() == 1, content.steps.front());
    content.steps.push_back(std::move(step));
  }
  content.plan = std::move(shown);
  ClientStep& whole = content.steps.front();
  if (content.steps.size() == 1) whole.bounds = content.model->bounds;
  if (texts == nullptr) return content;
  whole.title = texts->overview;
  whole.sentence = content.steps.size() == 1 ? texts->nothingYet : texts->areaByArea;
  content.foot = plan.example ? std::string(texts->example) + " · " + texts->notAPromise
                              : std::string(texts->notAPromise);
  return content;
}

}  // namespace mesomap::scene
