// What the skin has taken over the sessions that are done.
#include <algorithm>

#include "plan/course_steps.h"
#include "plan/places_by_cell.h"

namespace mesomap::plan {

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
    if (site.counts() && before.nearestMm(site.position) < nearMm) repeated.push_back(site.id);
  }
  return repeated;
}

}  // namespace mesomap::plan
