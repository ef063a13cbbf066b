#include "scene/place_name.h"

#include "base/i18n.h"
#include "naming.h"
#include "words.h"

namespace mesomap::scene {

std::optional<PlaceName> describePlace(const SurfaceModel& model,
                                       const mesh::SurfacePoint& working) {
  if (!model.atlas || working.triangle >= model.working->mesh().triangles.size()) {
    return std::nullopt;
  }
  const mesh::SurfacePoint place = model.working->toFile(working);
  const std::vector<figure::Area>& areas = model.atlas->areas();
  const auto area = model.atlas->areaAt(place);
  if (!area || *area >= areas.size()) return std::nullopt;
  PlaceName name;
  name.area = nameOfArea(areas[*area]).name;
  for (const std::size_t over : model.atlas->areasAt(place)) {
    if (over >= areas.size() || !areas[over].overlay) continue;
    std::string part = lowerFirst(_(areas[over].name.c_str()));
    // "Forehead · side" rather than "Forehead · forehead, side".
    const std::string family = lowerFirst(_(areas[*area].name.c_str())) + ", ";
    if (part.starts_with(family)) part = part.substr(family.size());
    // "Upper abdomen" says already that it is the abdomen.
    if (lowerFirst(name.area).find(part) != std::string::npos) continue;
    if (!name.within.empty()) name.within += ", ";
    name.within += part;
  }
  if (const figure::Zone* zone = model.zoneAt(working)) {
    name.blocked = zone->kind == figure::ZoneKind::blocked;
    name.reviewed = zone->reviewed;
    name.zone = words(name.blocked ? _("No automatic points: {}") : _("Caution: {}"),
                      withEnglish(zone->reason.c_str()));
    if (!zone->reviewed) {
      name.zone += std::string(" (") + _("not yet reviewed by a clinician") + ")";
    }
  }
  return name;
}

}  // namespace mesomap::scene
