#include "naming.h"

#include <algorithm>
#include <array>

#include "base/i18n.h"
#include "scene/place_name.h"
#include "shape_ops.h"
#include "words.h"

namespace mesomap::scene {
namespace {

constexpr std::size_t kPlaceSamples = 300;
// A shape that lies mostly outside the atlas is not named after the sliver inside it.
constexpr double kLeastShare = 0.25;

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

std::string sidedName(const std::string& english, figure::Side side) {
  const std::string name = _(english.c_str());
  if (side != figure::Side::left && side != figure::Side::right) return name;
  const bool left = side == figure::Side::left;
  // "Client's left above the collar bone" is no name; "Above the collar bone, client's left" is.
  constexpr std::array kWhere = {"Above ", "Behind ", "Below ", "In front ", "Under "};
  const bool where = std::any_of(kWhere.begin(), kWhere.end(), [&english](const char* word) {
    return english.starts_with(word);
  });
  const char* pattern = where  ? (left ? _("{}, client's left") : _("{}, client's right"))
                        : left ? _("Client's left {}")
                               : _("Client's right {}");
  // In some languages the area comes first, and keeps its capital.
  return words(pattern, *pattern == '{' ? name : lowerFirst(name));
}

AreaName nameOfArea(const figure::Area& area) {
  return {area.id, area.code, toPlanSide(area.side), sidedName(area.name, area.side)};
}

std::optional<AreaName> areaAt(const SurfaceModel& model, const mesh::SurfacePoint& place) {
  if (!model.atlas) return std::nullopt;
  const auto index = model.atlas->areaAt(model.working->toFile(place));
  if (!index || *index >= model.atlas->areas().size()) return std::nullopt;
  return nameOfArea(model.atlas->areas()[*index]);
}

AreaName nameFor(const SurfaceModel& model, const surface::PagedField& shape,
                 const plan::Plan& plan) {
  if (model.atlas) {
    const std::vector<figure::Area>& areas = model.atlas->areas();
    const std::vector<std::uint32_t> sample = sampleInside(shape, kPlaceSamples);
    std::vector<std::size_t> votes(areas.size() + 1, 0);
    for (const std::uint32_t vertex : sample) {
      const auto area = model.atlas->areaAt(model.working->toFile(placeOf(*model.working, vertex)));
      ++votes[std::min(area.value_or(areas.size()), areas.size())];
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
