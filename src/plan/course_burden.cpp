// What the skin has taken over the sessions that are done.
#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "plan/course_places.h"
#include "plan/course_steps.h"

namespace mesomap::plan {

namespace {

/// Places by cells of `size` mm: what is near another lies in its cell or one beside it.
class PlacesByCell {
 public:
  explicit PlacesByCell(double size) : size_(size) {}
  void add(const glm::dvec3& position) { cells_[cellOf(position)].push_back(position); }
  [[nodiscard]] bool hasNear(const glm::dvec3& position) const {
    const auto [x, y, z] = cellOf(position);
    for (long k = 0; k < 27; ++k) {
      const auto cell = cells_.find({x + k % 3 - 1, y + k / 3 % 3 - 1, z + k / 9 - 1});
      if (cell == cells_.end()) continue;
      for (const glm::dvec3& other : cell->second) {
        const glm::dvec3 d = position - other;
        if (d.x * d.x + d.y * d.y + d.z * d.z < size_ * size_) return true;
      }
    }
    return false;
  }

 private:
  using PlaceCell = std::tuple<long, long, long>;
  [[nodiscard]] PlaceCell cellOf(const glm::dvec3& p) const {
    return {static_cast<long>(std::floor(p.x / size_)), static_cast<long>(std::floor(p.y / size_)),
            static_cast<long>(std::floor(p.z / size_))};
  }
  double size_;
  std::map<PlaceCell, std::vector<glm::dvec3>> cells_;
};

}  // namespace

std::vector<Burden> burdenOf(const Plan& plan) {
  std::vector<Burden> burdens;
  for (const Session& session : plan.sessions) {
    if (session.state != SessionState::done) continue;
    for (const SessionArea& area : session.areas) {
      std::uint32_t punctures = area.pricks;
      double planned = 0.0;
      for (const SessionPoint& point : *session.points) {
        if (point.region != area.region || !wasInjected(point)) continue;
        ++punctures;
        planned += point.volumeMl.value_or(0.0);
      }
      if (punctures == 0 && !area.volumeMl) continue;
      auto found = std::find_if(burdens.begin(), burdens.end(), [&area](const Burden& burden) {
        return burden.region == area.region;
      });
      if (found == burdens.end()) {
        found = burdens.insert(burdens.end(), Burden{.region = area.region, .name = area.name});
      }
      ++found->sessions;
      found->punctures += punctures;
      const double given = area.volumeMl.value_or(planned);
      found->volumeMl = roundTo(found->volumeMl + given, kVolumeDecimals);
      // By the skin of that day: an area may have been painted larger since.
      if (area.areaCm2 <= 0.0) continue;
      found->puncturesPerCm2 += punctures / area.areaCm2;
      found->mlPerCm2 += given / area.areaCm2;
    }
  }
  return burdens;
}

std::vector<SiteId> repeatedPoints(const Plan& plan, const Region& region, double nearMm) {
  std::vector<SiteId> repeated;
  if (!(nearMm > 0.0) || showsClosedSession(plan)) return repeated;
  PlacesByCell before(nearMm);
  for (const Session& session : plan.sessions) {
    if (session.state != SessionState::done) continue;
    for (const SessionPoint& point : *session.points) {
      if (wasInjected(point)) before.add(point.position);
    }
  }
  for (const Site& site : region.sites) {
    if (site.counts() && before.hasNear(site.position)) repeated.push_back(site.id);
  }
  return repeated;
}

}  // namespace mesomap::plan
