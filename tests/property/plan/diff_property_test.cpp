// Two versions of any plan: nothing that differs stays unsaid, and nothing else is said.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include "plan/plan_diff.h"
#include "plan/plan_file.h"
#include "property/plan/random_plan.h"

namespace mesomap::plan {
namespace {

using Edit = std::function<void(Region&)>;

/// One change each to a thing that a region holds.
const std::vector<Edit>& edits() {
  static const std::vector<Edit> kAll{
      [](Region& r) { r.name += "!"; },
      [](Region& r) { r.area += "x"; },
      [](Region& r) { r.code += "1"; },
      [](Region& r) { r.side = r.side == Side::left ? Side::right : Side::left; },
      [](Region& r) { r.color[1] ^= 1; },
      [](Region& r) { r.hatch = (r.hatch + 1) % kHatches; },
      [](Region& r) { r.linked = {r.linked.value + 1}; },
      [](Region& r) { r.visible = !r.visible; },
      [](Region& r) { r.locked = !r.locked; },
      [](Region& r) { r.areaCm2 += 0.01; },
      [](Region& r) { r.perimeterMm += 0.001; },
      [](Region& r) { ++r.parts; },
      [](Region& r) { r.border.emplace_back(); },
      [](Region& r) {
        r.leftOut.push_back({"orbit", "the orbital rim", {{1, 2, 3}}});
      },
      [](Region& r) {
        r.leftOut.push_back({"lips", "the lips", {}});
      },
      [](Region& r) { r.guide.emplace_back(); },
      [](Region& r) { r.empty.emplace_back(); },
      [](Region& r) {
        r.answers.push_back({"temple", true, ""});
      },
      [](Region& r) { r.uncoveredCm2 = r.uncoveredCm2.value_or(0) + 0.01; },
      [](Region& r) { r.gaveWay.emplace_back("count"); },
      [](Region& r) { r.rows.emplace_back(); },
      [](Region& r) { r.rule.technique += "x"; },
      [](Region& r) {
        r.rule.pattern = r.rule.pattern == Pattern::even ? Pattern::grid : Pattern::even;
      },
      [](Region& r) { r.rule.spacingMm += 0.001; },
      [](Region& r) { r.rule.marginMm += 0.001; },
      [](Region& r) { r.rule.directionDeg += 0.01; },
      [](Region& r) { r.rule.depthMm += 0.001; },
      [](Region& r) { r.rule.angleDeg += 0.01; },
      [](Region& r) { r.rule.needle.lengthMm += 0.001; },
      [](Region& r) { r.rule.needle.gauge += "T"; },
      [](Region& r) { r.rule.volumeMl = r.rule.volumeMl.value_or(0) + 0.0001; },
      [](Region& r) { r.rule.product += "x"; },
      [](Region& r) { r.rule.indication += "x"; },
      [](Region& r) { r.rule.layer += "x"; },
      [](Region& r) { r.rule.pitchMm += 0.001; },
      [](Region& r) { r.rule.rowPoints = !r.rule.rowPoints; },
      [](Region& r) { r.rule.edgeSpacingMm = r.rule.edgeSpacingMm.value_or(2) + 0.001; },
      [](Region& r) { r.rule.edgeWidthMm += 0.001; },
      [](Region& r) { r.rule.denseSpacingMm = r.rule.denseSpacingMm.value_or(2) + 0.001; },
      [](Region& r) { r.rule.stamp.name += "x"; },
      [](Region& r) { r.rule.stamp.pins.emplace_back(1, 2); },
      [](Region& r) { r.rule.pointSet += "x"; },
      [](Region& r) { ++r.rule.passes; },
      [](Region& r) { r.rule.minutes += 0.5; },
      [](Region& r) {
        r.rule.order = r.rule.order == WorkingOrder::hand ? WorkingOrder::walk : WorkingOrder::hand;
      },
      [](Region& r) { r.sites.pop_back(); },
      [](Region& r) { r.sites.front().id.value += 100000; },
      [](Region& r) { ++r.sites.front().order; },
      [](Region& r) { r.sites.front().place.triangle ^= 1; },
      [](Region& r) { ++r.sites.front().face; },
      [](Region& r) { ++r.sites.front().touch; },
      [](Region& r) { r.sites.front().position.x += 0.001; },
      [](Region& r) { r.sites.front().normal.x += 0.00001; },
      [](Region& r) { r.sites.front().needleDirection.x += 0.00001; },
      [](Region& r) { r.sites.front().depthMm += 0.001; },
      [](Region& r) { r.sites.front().volumeMl = r.sites.front().volumeMl.value_or(0) + 0.0001; },
      [](Region& r) { r.sites.front().zone = "temple"; },
      [](Region& r) {
        r.sites.front().movedFrom = mesh::SurfacePoint{7, {1, 0, 0}};
      },
      [](Region& r) {
        Site& site = r.sites.front();
        site.state = site.state == SiteState::done ? SiteState::planned : SiteState::done;
      },
      [](Region& r) {
        Site& site = r.sites.front();
        site.origin = site.origin == SiteOrigin::added ? SiteOrigin::moved : SiteOrigin::added;
      },
      [](Region& r) { r.sites.front().locked = !r.sites.front().locked; },
  };
  return kAll;
}

std::set<RegionId> mentioned(const std::vector<Change>& changes) {
  std::set<RegionId> regions;
  for (const Change& change : changes) regions.insert(change.region);
  return regions;
}

RC_GTEST_PROP(PlanDiff, ofAPlanAndItselfIsEmpty, (std::uint64_t seed)) {
  const auto regions = *rc::gen::inRange<std::size_t>(0, 6);
  const Plan plan = support::randomPlan(seed, regions, 5);
  RC_ASSERT(diffPlans(plan, plan).empty());
  RC_ASSERT(diffPlans(plan, support::randomPlan(seed, regions, 5)).empty());
  const auto opened = parsePlan(planText(plan), "plan");
  if (!opened) RC_FAIL(opened.error().text());
  RC_ASSERT(diffPlans(plan, opened->plan).empty());
}

RC_GTEST_PROP(PlanDiff, namesEveryAreaThatDiffersAndNoOther, (std::uint64_t seed)) {
  const Plan before = support::randomPlan(seed, 4, 5);
  Plan after = before;
  std::set<RegionId> edited;
  for (std::size_t i = 0; i < after.regions.size(); ++i) {
    const auto which = *rc::gen::inRange<std::size_t>(0, edits().size() * 2);
    if (which >= edits().size()) continue;
    auto region = std::make_shared<Region>(*after.regions[i]);
    edits()[which](*region);
    if (sameRegion(*region, *before.regions[i])) continue;  // Named "temple" already, say.
    edited.insert(region->id);
    after.regions[i] = std::move(region);
  }
  std::set<RegionId> said = mentioned(diffPlans(before, after));
  said.erase(RegionId{});
  RC_ASSERT(said == edited);
  std::set<RegionId> saidBackwards = mentioned(diffPlans(after, before));
  saidBackwards.erase(RegionId{});
  RC_ASSERT(saidBackwards == edited);
}

TEST(PlanDiffOf, eachSingleEditIsSaid) {
  const Plan before = support::randomPlan(3, 1, 4);
  for (std::size_t which = 0; which < edits().size(); ++which) {
    Plan after = before;
    auto region = std::make_shared<Region>(*before.regions[0]);
    edits()[which](*region);
    ASSERT_FALSE(sameRegion(*region, *before.regions[0])) << which;
    after.regions[0] = region;
    EXPECT_TRUE(mentioned(diffPlans(before, after)).contains(region->id)) << which;
  }
}

RC_GTEST_PROP(PlanDiff, ofAnyTwoPlansNamesAllAreasOfBoth, (std::uint64_t a, std::uint64_t b)) {
  const Plan before = support::randomPlan(a, 3, 4);
  const Plan after = support::randomPlan(b, 3, 4);
  const std::vector<Change> changes = diffPlans(before, after);
  const std::set<RegionId> said = mentioned(changes);
  for (const Plan* plan : {&before, &after}) {
    const Plan& other = plan == &before ? after : before;
    for (const auto& region : plan->regions) {
      const Region* partner = other.find(region->id);
      if (partner != nullptr && sameRegion(*region, *partner)) continue;
      // One that was marked anew goes by its new id and the name of both.
      const bool byName = std::any_of(changes.begin(), changes.end(), [&](const Change& change) {
        return change.member == "id" && change.before == "r" + std::to_string(region->id.value);
      });
      RC_ASSERT(byName || said.contains(region->id));
    }
  }
}

RC_GTEST_PROP(PlanDiff, backwardsWhatCameIsWhatWent, (std::uint64_t a, std::uint64_t b)) {
  const Plan before = support::randomPlan(a, 3, 4);
  const Plan after = support::randomPlan(b, 2, 4);
  const auto count = [](const std::vector<Change>& changes, ChangeKind kind) {
    return std::count_if(changes.begin(), changes.end(), [kind](const Change& change) {
      // Whole things: what is noted of a session only ever grows.
      return change.kind == kind && change.member.empty();
    });
  };
  const auto forwards = diffPlans(before, after);
  const auto backwards = diffPlans(after, before);
  RC_ASSERT(count(forwards, ChangeKind::added) == count(backwards, ChangeKind::removed));
  RC_ASSERT(count(forwards, ChangeKind::removed) == count(backwards, ChangeKind::added));
}

RC_GTEST_PROP(PlanTotals, addUpByAreaAndBySide, (std::uint64_t seed)) {
  const auto regions = *rc::gen::inRange<std::size_t>(0, 7);
  const Plan plan = support::randomPlan(seed, regions, 6);
  const Totals whole = totalsOf(plan);
  Totals sum;
  std::map<Side, Plan> sides;
  for (const auto& region : plan.regions) {
    const Totals one = totalsOf(*region);
    RC_ASSERT(one.sites + one.proposed == region->sites.size());
    RC_ASSERT(one.sitesWithoutVolume <= one.sites);
    sum.sites += one.sites;
    sum.proposed += one.proposed;
    sum.pricks += one.pricks;
    sum.sitesWithoutVolume += one.sitesWithoutVolume;
    sum.volumeMl += one.volumeMl;
    sum.areaCm2 += one.areaCm2;
    sides[region->side].regions.push_back(region);
  }
  RC_ASSERT(whole.regions == plan.regions.size());
  RC_ASSERT(whole.sites == sum.sites);
  RC_ASSERT(whole.proposed == sum.proposed);
  RC_ASSERT(whole.pricks == sum.pricks);
  RC_ASSERT(whole.sitesWithoutVolume == sum.sitesWithoutVolume);
  RC_ASSERT(std::abs(whole.volumeMl - sum.volumeMl) < 1e-9);
  RC_ASSERT(std::abs(whole.areaCm2 - sum.areaCm2) < 1e-9);
  std::uint32_t sites = 0;
  double volume = 0.0;
  for (const auto& [side, part] : sides) {
    sites += totalsOf(part).sites;
    volume += totalsOf(part).volumeMl;
  }
  RC_ASSERT(sites == whole.sites);
  RC_ASSERT(std::abs(volume - whole.volumeMl) < 1e-6);
}

}  // namespace
}  // namespace mesomap::plan
