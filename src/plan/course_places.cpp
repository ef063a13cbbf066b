#include "plan/course_places.h"

#include <map>

namespace mesomap::plan {

namespace {

/// What an area was given, to be shared among its punctures.
struct Sharing {
  const SessionArea* area = nullptr;
  std::uint32_t points = 0;
  double plannedMl = 0.0;
  bool allPlanned = true;

  [[nodiscard]] std::optional<double> shareOf(const SessionPoint& point) const {
    if (area == nullptr || !area->volumeMl) return point.volumeMl;
    if (allPlanned && plannedMl > 0.0 && area->pricks == 0) {
      return *area->volumeMl * *point.volumeMl / plannedMl;
    }
    return *area->volumeMl / (points + area->pricks);
  }
};

void addPlaces(const Session& session, CoursePlaces& places) {
  std::map<RegionId, Sharing> sharing;
  for (const SessionPoint& point : *session.points) {
    if (!wasInjected(point)) continue;
    Sharing& one = sharing[point.region];
    one.area = session.find(point.region);
    ++one.points;
    one.plannedMl += point.volumeMl.value_or(0.0);
    one.allPlanned = one.allPlanned && point.volumeMl;
  }
  for (const SessionPoint& point : *session.points) {
    if (!wasInjected(point)) continue;
    places.points.push_back({point.place, sharing[point.region].shareOf(point)});
  }
  for (const SessionArea& area : session.areas) {
    if (area.pricks == 0) continue;
    RowPricks rows{.region = area.region, .pricks = area.pricks, .areaCm2 = area.areaCm2};
    if (area.volumeMl) {
      rows.volumeMl = *area.volumeMl * area.pricks / (sharing[area.region].points + area.pricks);
    }
    places.rows.push_back(rows);
  }
}

}  // namespace

CoursePlaces coursePlaces(const Plan& plan) {
  CoursePlaces places;
  for (const Session& session : plan.sessions) {
    if (session.state != SessionState::done) continue;
    ++places.sessions;
    addPlaces(session, places);
  }
  return places;
}

}  // namespace mesomap::plan
