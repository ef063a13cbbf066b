#include "naming.h"

#include <algorithm>

#include "base/i18n.h"
#include "shape_ops.h"
#include "words.h"

namespace mesomap::scene {
namespace {

constexpr std::size_t kSamples = 300;
// A shape that lies mostly outside the atlas is not named after the sliver inside it.
constexpr double kLeastShare = 0.25;

/// Index into `areas` of the one that holds the place most deeply; areas.size() when none does.
std::size_t deepestAt(const figure::Parameters& parameters, const std::vector<figure::Area>& areas,
                      const glm::dvec3& position) {
  std::size_t best = areas.size();
  double depth = 0.0;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    const double inside = figure::insideArea(parameters, areas[i].id, areas[i].side, position);
    if (inside > depth) {
      depth = inside;
      best = i;
    }
  }
  return best;
}

}  // namespace

plan::Side toPlanSide(figure::Side side) {
  switch (side) {
    case figure::Side::left:
      return plan::Side::left;
    case figure::Side::right:
      return plan::Side::right;
    case figure::Side::midline:
      return plan::Side::midline;
    case figure::Side::none:
      break;
  }
  return plan::Side::none;
}

figure::Side toFigureSide(plan::Side side) {
  switch (side) {
    case plan::Side::left:
      return figure::Side::left;
    case plan::Side::right:
      return figure::Side::right;
    case plan::Side::midline:
      return figure::Side::midline;
    case plan::Side::none:
      break;
  }
  return figure::Side::none;
}

AreaName nameOfArea(const figure::Area& area) {
  AreaName result{area.id, area.code, toPlanSide(area.side), area.name};
  if (area.side == figure::Side::left) {
    result.name = words(_("Client's left {}"), lowerFirst(area.name));
  } else if (area.side == figure::Side::right) {
    result.name = words(_("Client's right {}"), lowerFirst(area.name));
  }
  return result;
}

std::optional<AreaName> areaAt(const SurfaceModel& model, const glm::dvec3& position) {
  if (!model.figure) return std::nullopt;
  const std::vector<figure::Area> areas = figure::areas(*model.figure);
  const std::size_t best = deepestAt(*model.figure, areas, position);
  if (best == areas.size()) return std::nullopt;
  return nameOfArea(areas[best]);
}

AreaName nameFor(const SurfaceModel& model, const surface::PagedField& shape,
                 const plan::Plan& plan) {
  if (model.figure) {
    const std::vector<figure::Area> areas = figure::areas(*model.figure);
    const std::vector<std::uint32_t> sample = sampleInside(shape, kSamples);
    std::vector<std::size_t> votes(areas.size() + 1, 0);
    for (const std::uint32_t vertex : sample) {
      const glm::dvec3 position(model.working->mesh().positions[vertex]);
      ++votes[deepestAt(*model.figure, areas, position)];
    }
    const auto most = std::max_element(votes.begin(), votes.end() - 1);
    if (!areas.empty() && !sample.empty() &&
        static_cast<double>(*most) >= kLeastShare * static_cast<double>(sample.size())) {
      AreaName result = nameOfArea(areas[static_cast<std::size_t>(most - votes.begin())]);
      result.name = uniqueName(result.name, plan);
      return result;
    }
  }
  for (std::size_t number = plan.regions.size() + 1;; ++number) {
    const std::string name = words(_("Area {}"), number);
    if (uniqueName(name, plan) == name) return {{}, {}, plan::Side::none, name};
  }
}

std::string uniqueName(const std::string& name, const plan::Plan& plan) {
  const auto taken = [&plan](const std::string& wanted) {
    return std::any_of(plan.regions.begin(), plan.regions.end(),
                       [&wanted](const auto& region) { return region->name == wanted; });
  };
  if (!taken(name)) return name;
  for (int number = 2;; ++number) {
    const std::string numbered = words("{} {}", name, number);
    if (!taken(numbered)) return numbered;
  }
}

}  // namespace mesomap::scene
