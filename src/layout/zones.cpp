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

void leaveOut(plan::Region& region, const plan::Site& site, const std::string& zoneName) {
  auto at = std::find_if(region.leftOut.begin(), region.leftOut.end(),
                         [&](const plan::LeftOut& l) { return l.zone == site.zone.text(); });
  if (at == region.leftOut.end()) {
    region.leftOut.push_back({site.zone.text(), zoneName, {}});
    at = region.leftOut.end() - 1;
  }
  at->positions.push_back(site.position);
}

void number(plan::Region& region) {
  std::uint32_t order = 1;
  for (plan::Site& site : region.sites) site.order = order++;
}

}  // namespace

void applyZones(plan::Region& region, const PlaceContext& context) {
  if (!context.caution || !context.mesh || !context.fileMesh) return;
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
        leaveOut(region, site,
                 context.zoneName ? context.zoneName(site.zone.text()) : site.zone.text());
        continue;
      }
      site.state = answer != nullptr ? plan::SiteState::planned : plan::SiteState::proposed;
    }
    stay.push_back(std::move(site));
  }
  region.sites = std::move(stay);
  number(region);
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
      leaveOut(region, site, zoneName);
      continue;
    }
    if (asked && site.state == plan::SiteState::proposed) site.state = plan::SiteState::planned;
    stay.push_back(std::move(site));
  }
  region.sites = std::move(stay);
  number(region);
}

bool withdrawAnswer(plan::Region& region, const std::string& zone) {
  std::erase_if(region.answers, [&](const plan::ZoneAnswer& old) { return old.zone == zone; });
  for (plan::Site& site : region.sites) {
    if (site.zone == zone && awaits(site)) site.state = plan::SiteState::proposed;
  }
  return std::erase_if(region.leftOut,
                       [&](const plan::LeftOut& left) { return left.zone == zone; }) > 0;
}

std::vector<OpenZone> openZones(const plan::Region& region) {
  std::vector<OpenZone> open;
  for (const plan::Site& site : region.sites) {
    if (site.state != plan::SiteState::proposed) continue;
    auto at = std::find_if(open.begin(), open.end(),
                           [&](const OpenZone& known) { return known.zone == site.zone.text(); });
    if (at == open.end()) at = open.insert(open.end(), {site.zone.text(), 0});
    ++at->points;
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
