#include "scene/treatment.h"

#include <algorithm>
#include <utility>

#include "base/i18n.h"
#include "plan/course_steps.h"
#include "words.h"

namespace mesomap::scene {
namespace {

using plan::SiteState;

constexpr std::size_t kNamedPoints = 12;

bool isOpenPoint(const plan::Site& site) {
  return site.state == SiteState::planned;
}

bool wasMarked(const plan::Site& site) {
  return site.state == SiteState::done || site.state == SiteState::skipped;
}

SiteId firstOpen(const plan::Region& region, SiteId after = {}) {
  const auto begin = region.sites.begin(), end = region.sites.end();
  const auto at =
      std::find_if(begin, end, [after](const plan::Site& site) { return site.id == after; });
  auto found = std::find_if(at == end ? begin : at, end, isOpenPoint);
  if (found == end) found = std::find_if(begin, end, isOpenPoint);
  return found == end ? SiteId{} : found->id;
}

}  // namespace

MarkCounts marksOf(const plan::Region& region) {
  MarkCounts counts;
  for (const plan::Site& site : region.sites) {
    if (!site.counts()) continue;
    ++counts.points;
    if (site.state == SiteState::done || site.state == SiteState::added) ++counts.done;
    if (site.state == SiteState::added) ++counts.added;
    if (site.state == SiteState::skipped) ++counts.skipped;
  }
  return counts;
}

MarkCounts marksOf(const plan::Plan& plan) {
  MarkCounts all;
  for (const auto& region : plan.regions) {
    const MarkCounts counts = marksOf(*region);
    all.points += counts.points;
    all.done += counts.done;
    all.skipped += counts.skipped;
    all.added += counts.added;
  }
  return all;
}

std::optional<double> plannedMlOf(const plan::Region& region) {
  double sum = 0.0;
  for (const plan::Site& site : region.sites) {
    if (site.state != SiteState::done && site.state != SiteState::added) continue;
    if (!site.volumeMl) return std::nullopt;
    sum += *site.volumeMl;
  }
  return plan::roundTo(sum, plan::kVolumeDecimals);
}

const plan::SessionArea* givenIn(const plan::Plan& plan, RegionId region) {
  const plan::Session* session = plan::currentSession(plan);
  if (session == nullptr || session->state != plan::SessionState::underWay) return nullptr;
  return session->find(region);
}

std::vector<std::string> unmarkedWords(const plan::Plan& plan) {
  std::vector<std::string> lines;
  for (const auto& region : plan.regions) {
    std::string numbers;
    std::size_t count = 0;
    for (const plan::Site& site : region->sites) {
      if (!isOpenPoint(site)) continue;
      if (++count <= kNamedPoints) numbers += (count == 1 ? "" : ", ") + std::to_string(site.order);
    }
    if (count == 0) continue;
    if (count > kNamedPoints) numbers = std::to_string(count);
    const char* pattern = count > kNamedPoints
                              ? translatePlural("{}: {} point", "{}: {} points", count)
                              : translatePlural("{}: point {}", "{}: points {}", count);
    lines.push_back(words(pattern, region->name, numbers));
  }
  return lines;
}

std::string Treatment::refusal() const {
  if (!session_.isOpen()) return _("Open a figure or a scan first");
  const plan::Plan& plan = *session_.plan();
  if (plan.regions.empty()) return _("Mark an area first: there is nothing to treat yet");
  if (plan::currentSession(plan) == nullptr || plan::showsClosedSession(plan)) {
    return _("The last session is finished. Plan the next one first");
  }
  return {};
}

const plan::Region* Treatment::region() const {
  return session_.isOpen() ? session_.plan()->find(area_) : nullptr;
}

void Treatment::begin() {
  area_ = {};
  chosen_ = {};
  marked_.clear();
  if (!session_.isOpen()) return;
  const auto& regions = session_.plan()->regions;
  const auto found = std::find_if(regions.begin(), regions.end(),
                                  [](const auto& region) { return marksOf(*region).open() > 0; });
  if (found != regions.end()) {
    area_ = (*found)->id;
  } else if (!regions.empty()) {
    area_ = regions.back()->id;
  }
}

RegionId Treatment::area() const {
  if (region() != nullptr) return area_;
  if (!session_.isOpen() || session_.plan()->regions.empty()) return {};
  return session_.plan()->regions.front()->id;
}

SiteId Treatment::current() const {
  if (!session_.isOpen()) return {};
  const plan::Region* here = session_.plan()->find(area());
  if (here == nullptr) return {};
  const auto chosen =
      std::find_if(here->sites.begin(), here->sites.end(),
                   [this](const plan::Site& site) { return site.id == chosen_ && site.counts(); });
  return chosen != here->sites.end() ? chosen->id : firstOpen(*here);
}

bool Treatment::asksGiven() const {
  if (!session_.isOpen() || chosen_.valid()) return false;
  const plan::Region* here = session_.plan()->find(area());
  if (here == nullptr) return false;
  const MarkCounts counts = marksOf(*here);
  return counts.points > 0 && counts.open() == 0 && counts.done > 0 &&
         plan::currentSession(*session_.plan()) != nullptr &&
         givenIn(*session_.plan(), here->id) == nullptr;
}

void Treatment::advance() {
  const auto& regions = session_.plan()->regions;
  const std::size_t at = session_.plan()->indexOf(area());
  for (std::size_t i = 1; i <= regions.size(); ++i) {
    const plan::Region& other = *regions[(at + i) % regions.size()];
    if (marksOf(other).open() == 0) continue;
    goToArea(other.id);
    return;
  }
}

Result<void> Treatment::mark(SiteState state) {
  if (const std::string why = refusal(); !why.empty()) {
    return Error{ErrorKind::refused, {}, why};
  }
  const SiteId id = current();
  if (!id.valid()) {
    advance();
    return {};
  }
  const PointRef point = session_.point(id);
  const std::string label =
      words(state == SiteState::done ? _("point {} of {} done") : _("point {} of {} skipped"),
            point.site->order, point.region->name);
  const auto marked = session_.record(label, [&](const plan::Plan& plan) {
    return plan::withMarks(plan, {id}, state, plan::timestampUtc());
  });
  if (!marked) return marked;
  marked_.push_back(id);
  area_ = point.region->id;
  chosen_ = {};
  // The one after it, not the first that was left out before it.
  if (const plan::Region* here = region()) chosen_ = firstOpen(*here, id);
  return {};
}

Result<void> Treatment::next() {
  return mark(SiteState::done);
}

Result<void> Treatment::skip() {
  return mark(SiteState::skipped);
}

Result<void> Treatment::back() {
  if (const std::string why = refusal(); !why.empty()) {
    return Error{ErrorKind::refused, {}, why};
  }
  SiteId newest;
  while (!marked_.empty() && !newest.valid()) {
    const PointRef point = session_.point(marked_.back());
    if (point && wasMarked(*point.site)) newest = marked_.back();
    marked_.pop_back();
  }
  if (!newest.valid()) {
    // What was marked before this view was opened: the last one of the area, else of those before.
    const auto& regions = session_.plan()->regions;
    const std::size_t at = session_.plan()->indexOf(area());
    for (std::size_t i = 0; i < regions.size() && !newest.valid(); ++i) {
      const auto& sites = regions[(at + regions.size() - i) % regions.size()]->sites;
      const auto last = std::find_if(sites.rbegin(), sites.rend(), wasMarked);
      if (last != sites.rend()) newest = last->id;
    }
  }
  if (!newest.valid()) return Error{ErrorKind::refused, {}, _("No point is marked yet")};
  const PointRef point = session_.point(newest);
  const RegionId home = point.region->id;
  const auto undone = session_.record(
      words(_("mark of point {} of {} taken back"), point.site->order, point.region->name),
      [&](const plan::Plan& plan) {
        return plan::withMarks(plan, {newest}, SiteState::planned, plan::timestampUtc());
      });
  if (!undone) return undone;
  area_ = home;
  chosen_ = newest;
  return {};
}

bool Treatment::anyMarked() const {
  if (!session_.isOpen()) return false;
  const MarkCounts counts = marksOf(*session_.plan());
  return counts.done - counts.added + counts.skipped > 0;
}

Result<void> Treatment::allAsPlanned() {
  if (const std::string why = refusal(); !why.empty()) {
    return Error{ErrorKind::refused, {}, why};
  }
  const plan::Region* here = session_.plan()->find(area());
  if (here == nullptr) return {};
  std::vector<SiteId> open;
  for (const plan::Site& site : here->sites) {
    if (isOpenPoint(site)) open.push_back(site.id);
  }
  if (open.empty()) return {};
  const RegionId home = here->id;
  const auto marked =
      session_.record(words(_("{}: all as planned"), here->name), [&](const plan::Plan& plan) {
        return plan::withMarks(plan, open, SiteState::done, plan::timestampUtc());
      });
  if (!marked) return marked;
  marked_.insert(marked_.end(), open.begin(), open.end());
  area_ = home;
  chosen_ = {};
  return {};
}

Result<void> Treatment::give(const plan::Given& given) {
  if (const std::string why = refusal(); !why.empty()) {
    return Error{ErrorKind::refused, {}, why};
  }
  const plan::Region* here = session_.plan()->find(area());
  if (here == nullptr) return {};
  const RegionId home = here->id;
  return session_.record(words(_("{}: what was given"), here->name), [&](const plan::Plan& plan) {
    return plan::withGiven(plan, home, given, plan::timestampUtc());
  });
}

void Treatment::goToArea(RegionId region) {
  area_ = region;
  chosen_ = {};
}

void Treatment::goToPoint(SiteId site) {
  const PointRef point = session_.point(site);
  if (!point || !point.site->counts()) return;
  area_ = point.region->id;
  chosen_ = site;
}

}  // namespace mesomap::scene
