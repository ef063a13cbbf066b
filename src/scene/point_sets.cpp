#include "scene/point_sets.h"

#include <utility>
#include <vector>

#include "base/i18n.h"
#include "plan/point_set.h"

namespace mesomap::scene {

Result<void> loadPointSets(Session& session) {
  const auto file = plan::pointSetFile();
  if (!file) return file.error();
  auto sets = plan::readPointSets(*file);
  if (!sets) return sets.error();
  session.pointSets = std::make_shared<const std::vector<plan::PointSet>>(std::move(*sets));
  return {};
}

Result<void> savePointSet(Session& session, RegionId id, const std::string& name,
                          const std::string& source) {
  const plan::Region* region = session.isOpen() ? session.plan()->find(id) : nullptr;
  if (region == nullptr) return Error{ErrorKind::usage, {}, _("there is no such area")};
  std::vector<glm::dvec3> places;
  for (const plan::Site& site : region->sites) {
    if (site.counts()) places.push_back(site.position);
  }
  const auto& landmarks =
      session.plan()->landmarks.empty() ? session.model()->landmarks() : session.plan()->landmarks;
  const auto set = plan::makePointSet(name, source, places, landmarks);
  if (!set) return set.error();
  const auto file = plan::pointSetFile();
  if (!file) return file.error();
  if (const auto saved = plan::savePointSet(*file, *set); !saved) return saved.error();
  return loadPointSets(session);
}

}  // namespace mesomap::scene
