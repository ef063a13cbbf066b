// Reverse planning: lays areas out in the background until the wanted amount is met, then takes
// the figure over in one step.
#include <algorithm>
#include <cmath>
#include <exception>
#include <functional>
#include <utility>

#include "base/i18n.h"
#include "exclusion_words.h"
#include "layout/reverse.h"
#include "layout/sites.h"
#include "plan_edits.h"
#include "rule_limits.h"
#include "scene/session.h"
#include "words.h"

namespace mesomap::scene {
namespace {

using RegionPtr = std::shared_ptr<const plan::Region>;

constexpr double kLeastVolumeMl = 0.001;
constexpr double kMostVolumeMl = 5.0;
constexpr int kVolumeStepDecimals = 3;
// A guess so far below the narrowest spacing is not worth laying thousands of points out.
constexpr double kHopelessShare = 0.7;
constexpr double kMostAmount = 1e6;

/// The number of points hangs on the spacing.
bool followsSpacing(plan::Pattern pattern) {
  switch (pattern) {
    case plan::Pattern::single:
    case plan::Pattern::set:
    case plan::Pattern::freehand:
    case plan::Pattern::none:
      return false;
    default:
      return true;
  }
}

/// A margin that followed the spacing goes on following it.
plan::Rule withSpacing(plan::Rule rule, double spacingMm) {
  const bool follows = std::abs(rule.marginMm - plan::defaultMarginMm(rule.spacingMm)) < 1e-6;
  rule.spacingMm = spacingMm;
  if (follows) rule.marginMm = plan::defaultMarginMm(spacingMm);
  return rule;
}

/// The areas of a question, partners beside each other, and what laying them out needs.
struct Job {
  SurfaceModelPtr model;
  std::vector<std::shared_ptr<const plan::Exclusion>> exclusions;
  std::vector<RegionPtr> regions;
  std::shared_ptr<const paint::OtherSide> otherSide;
  ReverseAsk ask;
};

struct Sum {
  plan::Totals totals;
  double awaitedMl = 0.0;
};

void add(Sum& sum, const plan::Region& region) {
  const plan::Totals one = plan::totalsOf(region);
  ++sum.totals.regions;
  sum.totals.sites += one.sites;
  sum.totals.proposed += one.proposed;
  sum.totals.pricks += one.pricks;
  sum.totals.areaCm2 += one.areaCm2;
  sum.totals.volumeMl += one.volumeMl;
  sum.totals.sitesWithoutVolume += one.sitesWithoutVolume;
  for (const plan::Site& site : region.sites) {
    if (!site.counts() && site.volumeMl) sum.awaitedMl += *site.volumeMl;
  }
}

/// As Session::setRule would lay the areas out.
Result<Sum> laidAt(const Job& job, double spacingMm, const Progress& progress) {
  Sum sum;
  RegionPtr before;
  for (const RegionPtr& region : job.regions) {
    plan::Region wanted = *region;
    wanted.rule = withSpacing(wanted.rule, spacingMm);
    layout::PlaceContext context = placeContextFor(*job.model, job.exclusions);
    if (before && before->id == region->linked && job.otherSide) {
      context.linked = before;
      context.otherSide = job.otherSide;
    }
    std::uint32_t nextId = 1;
    const bool same = wanted.rule == region->rule;
    auto placed =
        layout::placeRegion(wanted, same ? region.get() : nullptr, nextId, context, progress);
    if (!placed) return placed.error();
    add(sum, **placed);
    before = *placed;
  }
  return sum;
}

double amountOf(const Sum& sum, ReverseAsk::From from) {
  if (from == ReverseAsk::From::volume) return sum.totals.volumeMl + sum.awaitedMl;
  return static_cast<double>(sum.totals.sites + sum.totals.proposed + sum.totals.pricks);
}

/// What would have to be true for a spacing to be found; empty where it is.
std::string hindrance(const Job& job) {
  if (job.regions.empty()) return _("There is no area that is not locked.");
  for (const RegionPtr& region : job.regions) {
    if (!followsSpacing(region->rule.pattern)) {
      return words(_("The points of {} do not follow a spacing."), lowerFirst(region->name));
    }
    const bool rows = region->rule.pattern == plan::Pattern::rows && !region->rule.rowPoints;
    if (job.ask.from == ReverseAsk::From::volume && rows) {
      return words(_("The rows of {} have no volume per point."), lowerFirst(region->name));
    }
    if (job.ask.from == ReverseAsk::From::volume && !(region->rule.volumeMl.value_or(0.0) > 0.0)) {
      return words(_("Set a volume per point for {} first, or keep the spacing."),
                   lowerFirst(region->name));
    }
  }
  return {};
}

ReverseAnswer spacingAnswer(const Job& job, const Progress& progress) {
  ReverseAnswer answer;
  answer.ask = job.ask;
  answer.refusal = hindrance(job);
  if (!answer.refusal.empty()) return answer;
  double areaCm2 = 0.0;
  double perimeterMm = 0.0;
  double perPoint = 0.0;
  for (const RegionPtr& region : job.regions) {
    areaCm2 += region->areaCm2;
    perimeterMm += region->perimeterMm;
    perPoint += region->rule.volumeMl.value_or(0.0) * region->areaCm2;
  }
  const bool volume = job.ask.from == ReverseAsk::From::volume;
  const double points =
      volume ? job.ask.amount * areaCm2 / std::max(perPoint, 1e-9) : job.ask.amount;
  const double guess = layout::spacingGuess(points, areaCm2, perimeterMm);
  if (guess < kHopelessShare * layout::kReverseLeastMm) {
    answer.refusal = words(_("That many points would stand about {:.1f} mm apart; the narrowest "
                             "spacing is {:g} mm. Mark more skin, or ask for fewer."),
                           guess, layout::kReverseLeastMm);
    return answer;
  }
  Sum last;
  double lastMm = 0.0;
  const auto found = layout::spacingFor(
      job.ask.amount, guess,
      [&](double mm) -> Result<double> {
        auto sum = laidAt(job, mm, progress);
        if (!sum) return sum.error();
        last = *sum;
        lastMm = mm;
        return amountOf(last, job.ask.from);
      },
      progress);
  if (!found) {
    answer.refusal = words(_("It cannot be had on these areas: {}."), found.error().message);
    return answer;
  }
  if (lastMm != found->spacingMm) {
    const auto sum = laidAt(job, found->spacingMm, progress);
    if (!sum) {
      answer.refusal = sum.error().message;
      return answer;
    }
    last = *sum;
  }
  answer.spacingMm = found->spacingMm;
  answer.totals = last.totals;
  answer.awaitedMl = last.awaitedMl;
  return answer;
}

ReverseAnswer volumeAnswer(const Job& job) {
  ReverseAnswer answer;
  answer.ask = job.ask;
  Sum now;
  for (const RegionPtr& region : job.regions) add(now, *region);
  const double points = now.totals.sites + now.totals.proposed;
  if (points == 0.0) {
    answer.refusal = _("These areas have no points to share a volume among.");
    return answer;
  }
  // Never more than was asked for.
  const double each =
      std::floor(job.ask.amount / points * 1000.0 + 1e-6) / std::pow(10.0, kVolumeStepDecimals);
  if (each < kLeastVolumeMl || each > kMostVolumeMl) {
    answer.refusal =
        words(_("{:g} mL in {:g} points would be {:.4g} mL each; a point takes {:g} to {:g} mL."),
              job.ask.amount, points, job.ask.amount / points, kLeastVolumeMl, kMostVolumeMl);
    return answer;
  }
  answer.volumeMl = each;
  answer.totals = now.totals;
  answer.totals.sitesWithoutVolume = 0;
  answer.totals.volumeMl = plan::roundTo(each * now.totals.sites, plan::kVolumeDecimals);
  answer.awaitedMl = plan::roundTo(each * now.totals.proposed, plan::kVolumeDecimals);
  return answer;
}

}  // namespace

struct Session::ReverseWork {
  plan::PlanPtr plan;  ///< That it is worked out for.
  std::uint64_t number = 0;
  std::vector<RegionId> regions;
  std::optional<ReverseAnswer> answer;
};

void Session::workOut(const ReverseAsk& ask) {
  forgetWorkedOut();
  if (!isOpen() || stroke_) return;
  if (layoutPending()) jobs_.drain();
  auto work = std::make_shared<ReverseWork>();
  reverse_ = work;
  work->plan = plan();
  Job job{model_, plan()->exclusions, {}, nullptr, ask};
  // Partners one after the other, so that the second mirrors the first as it will be laid.
  const auto take = [&](RegionId id) {
    const std::size_t index = plan()->indexOf(id);
    if (index == plan()->regions.size() || plan()->regions[index]->locked) return;
    if (std::find(work->regions.begin(), work->regions.end(), id) != work->regions.end()) return;
    work->regions.push_back(id);
    job.regions.push_back(plan()->regions[index]);
  };
  for (const RegionPtr& region : plan()->regions) {
    const bool named = ask.regions.empty() || std::find(ask.regions.begin(), ask.regions.end(),
                                                        region->id) != ask.regions.end();
    if (!named) continue;
    take(region->id);
    take(region->linked);
    if (region->linked.valid())
      job.otherSide = std::make_shared<const paint::OtherSide>(otherSide());
  }
  if (!(ask.amount > 0.0 && ask.amount <= kMostAmount)) {
    work->answer = ReverseAnswer{};
    work->answer->ask = ask;
    work->answer->refusal = _("An amount above nothing is needed.");
    touched();
    return;
  }
  if (ask.change == ReverseAsk::Change::volumePerPoint) {
    work->answer = volumeAnswer(job);
    touched();
    return;
  }
  work->number = jobs_.post(
      _("Working out the spacing"),
      [this, work, job = std::move(job)](const Progress& progress) -> JobQueue::Completion {
        ReverseAnswer answer;
        try {
          answer = spacingAnswer(job, progress);
        } catch (const std::exception& failure) {
          answer.ask = job.ask;
          answer.refusal = failure.what();
        }
        if (progress.cancelled()) return {};
        // `this` is only used on the owner's thread, and the destructor cancels the job.
        return [this, work, answer = std::move(answer)] {
          work->number = 0;
          work->answer = answer;
          touched();
        };
      });
  touched();
}

bool Session::workingOut() const {
  return reverse_ && reverse_->number != 0;
}

const ReverseAnswer* Session::workedOut() const {
  if (!reverse_ || !reverse_->answer || reverse_->plan != plan()) return nullptr;
  return &*reverse_->answer;
}

void Session::forgetWorkedOut() {
  if (!reverse_) return;
  if (reverse_->number != 0) jobs_.cancel(reverse_->number);
  reverse_.reset();
  touched();
}

Result<void> Session::applyWorkedOut() {
  const ReverseAnswer* answer = workedOut();
  if (answer == nullptr) return Error{ErrorKind::usage, {}, _("nothing was worked out")};
  if (!answer->refusal.empty()) return Error{ErrorKind::refused, {}, answer->refusal};
  if (stroke_) endStroke();
  const bool spacing = answer->ask.change == ReverseAsk::Change::spacing;
  plan::Plan next = *plan();
  std::vector<RegionId> relayout;
  bool changed = false;
  for (const RegionId id : reverse_->regions) {
    if (const auto open = editable(id); !open) return open.error();
    plan::Region region = *next.find(id);
    plan::Rule rule = spacing ? withSpacing(region.rule, answer->spacingMm) : region.rule;
    if (!spacing) rule.volumeMl = answer->volumeMl;
    const Result<plan::Rule> checked = checkedRule(rule, techniques_);
    if (!checked) return checked.error();
    if (*checked == region.rule) continue;
    changed = true;
    if (!sameLayout(*checked, region.rule)) relayout.push_back(id);
    region.rule = *checked;
    for (plan::Site& site : region.sites) site.volumeMl = region.rule.volumeMl;
    put(next, std::move(region));
  }
  const std::string label =
      spacing ? words(_("spacing of {:g} mm for {:g} {}"), answer->spacingMm, answer->ask.amount,
                      answer->ask.from == ReverseAsk::From::volume ? "mL" : _("points"))
              : words(_("{:g} mL per point for {:g} mL"), answer->volumeMl, answer->ask.amount);
  forgetWorkedOut();
  if (changed) commit(label, std::move(next), relayout);
  return {};
}

}  // namespace mesomap::scene
