#include "layout/zones.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "paint/skin_path.h"

namespace mesomap::layout {
namespace {

/// Laid by the program and not treated yet: the zone decides about it.
bool awaits(const plan::Site& site) {
  return site.origin == plan::SiteOrigin::automatic &&
         (site.state == plan::SiteState::planned || site.state == plan::SiteState::proposed);
}

void leaveOut(plan::Region& region, const std::string& zone, const std::string& zoneName,
              const std::vector<glm::dvec3>& positions) {
  auto at = std::find_if(region.leftOut.begin(), region.leftOut.end(),
                         [&](const plan::LeftOut& l) { return l.zone == zone; });
  if (at == region.leftOut.end()) {
    region.leftOut.push_back({zone, zoneName, {}});
    at = region.leftOut.end() - 1;
  }
  at->positions.insert(at->positions.end(), positions.begin(), positions.end());
}

/// Where the pricks of a row stand, as the document holds places.
std::vector<glm::dvec3> pricksOf(const plan::Row& row) {
  std::vector<glm::dvec3> at = row.prickPositions();
  for (glm::dvec3& p : at) {
    p = {plan::roundTo(p.x, plan::kLengthDecimals), plan::roundTo(p.y, plan::kLengthDecimals),
         plan::roundTo(p.z, plan::kLengthDecimals)};
  }
  return at;
}

void number(plan::Region& region) {
  std::uint32_t order = 1;
  for (plan::Site& site : region.sites) site.order = order++;
}

}  // namespace

void applyZones(plan::Region& region, const PlaceContext& context) {
  if (!context.caution || !context.mesh || !context.fileMesh) return;
  const auto nameOf = [&](const std::string& zone) {
    return context.zoneName ? context.zoneName(zone) : zone;
  };
  std::vector<plan::Site> stay;
  stay.reserve(region.sites.size());
  for (plan::Site& site : region.sites) {
    if (paint::liesOn(*context.fileMesh, site.place)) {
      site.zone = context.caution(context.mesh->fromFile(site.place));
    }
    // A proposed point that the user moved out of its zone has no question any more.
    if (site.zone.empty() && site.state == plan::SiteState::proposed) {
      site.state = plan::SiteState::planned;
    }
    if (!site.zone.empty() && awaits(site)) {
      const plan::ZoneAnswer* answer = answerFor(region, site.zone.text());
      if (answer != nullptr && !answer->keep) {
        leaveOut(region, site.zone.text(), nameOf(site.zone.text()), {site.position});
        continue;
      }
      site.state = answer != nullptr ? plan::SiteState::planned : plan::SiteState::proposed;
    }
    stay.push_back(std::move(site));
  }
  region.sites = std::move(stay);
  number(region);
  // Each lies in one zone or in none: the layout has cut them so.
  std::erase_if(region.rows, [&](plan::Row& row) {
    const plan::ZoneAnswer* answer =
        row.zone.empty() ? nullptr : answerFor(region, row.zone.text());
    row.proposed = !row.zone.empty() && answer == nullptr;
    if (answer == nullptr || answer->keep) return false;
    leaveOut(region, row.zone.text(), nameOf(row.zone.text()), pricksOf(row));
    return true;
  });
}

void applyAnswer(plan::Region& region, const plan::ZoneAnswer& answer,
                 const std::string& zoneName) {
  std::erase_if(region.answers,
                [&](const plan::ZoneAnswer& old) { return old.zone == answer.zone; });
  region.answers.push_back(answer);
  std::vector<plan::Site> stay;
  stay.reserve(region.sites.size());
  for (plan::Site& site : region.sites) {
    const bool asked = site.zone == answer.zone;
    // Points kept by an earlier answer are asked about by this one, too.
    if (asked && !answer.keep && awaits(site)) {
      leaveOut(region, site.zone.text(), zoneName, {site.position});
      continue;
    }
    if (asked && site.state == plan::SiteState::proposed) site.state = plan::SiteState::planned;
    stay.push_back(std::move(site));
  }
  region.sites = std::move(stay);
  number(region);
  std::erase_if(region.rows, [&](plan::Row& row) {
    if (!(row.zone == answer.zone)) return false;
    row.proposed = false;
    if (!answer.keep) leaveOut(region, row.zone.text(), zoneName, pricksOf(row));
    return !answer.keep;
  });
}

bool withdrawAnswer(plan::Region& region, const std::string& zone) {
  std::erase_if(region.answers, [&](const plan::ZoneAnswer& old) { return old.zone == zone; });
  for (plan::Site& site : region.sites) {
    if (site.zone == zone && awaits(site)) site.state = plan::SiteState::proposed;
  }
  for (plan::Row& row : region.rows) row.proposed = row.proposed || row.zone == zone;
  return std::erase_if(region.leftOut,
                       [&](const plan::LeftOut& left) { return left.zone == zone; }) > 0;
}

std::vector<OpenZone> openZones(const plan::Region& region) {
  std::vector<OpenZone> open;
  const auto of = [&](const std::string& zone) -> OpenZone& {
    const auto at = std::find_if(open.begin(), open.end(),
                                 [&](const OpenZone& known) { return known.zone == zone; });
    return at != open.end() ? *at : open.emplace_back(OpenZone{zone, 0, 0});
  };
  for (const plan::Site& site : region.sites) {
    if (site.state == plan::SiteState::proposed) ++of(site.zone.text()).points;
  }
  for (const plan::Row& row : region.rows) {
    if (row.proposed) of(row.zone.text()).pricks += row.pricks;
  }
  return open;
}

const plan::ZoneAnswer* answerFor(const plan::Region& region, const std::string& zone) {
  const auto found =
      std::find_if(region.answers.begin(), region.answers.end(),
                   [&](const plan::ZoneAnswer& answer) { return answer.zone == zone; });
  return found == region.answers.end() ? nullptr : &*found;
}

}  // namespace mesomap::layout
