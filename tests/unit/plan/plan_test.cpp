#include "plan/plan.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <limits>
#include <set>
#include <utility>

#include "unit/plan/sample_plan.h"

namespace mesomap::plan {
namespace {

TEST(RoundTo, givesTheDoubleThatReadingTheDecimalGives) {
  EXPECT_EQ(roundTo(1.03527618, 3), 1.035);
  EXPECT_EQ(roundTo(-0.0004, 3), 0.0);
  EXPECT_FALSE(std::signbit(roundTo(-0.0004, 3)));
  EXPECT_EQ(roundTo(0.1 + 0.2, 4), 0.3);
  for (int k = -5000; k <= 5000; ++k) {
    EXPECT_EQ(roundTo(k / 1000.0, 3), std::strtod(std::to_string(k / 1000.0).c_str(), nullptr))
        << k;
  }
}

TEST(Rule, insertedLengthFollowsFromDepthAndAngle) {
  // Depth table of the methods page: inserted × sin(angle).
  EXPECT_EQ(depthFor(4, 15), 1.035);
  EXPECT_EQ(depthFor(4, 10), 0.695);
  EXPECT_EQ(depthFor(13, 45), 9.192);
  EXPECT_EQ(depthFor(8, 90), 8.0);
  Rule rule;
  rule.depthMm = 2.0;
  rule.angleDeg = 30.0;
  EXPECT_EQ(rule.insertedMm(), 4.0);
  rule.angleDeg = 0.0;  // Never divides by nothing.
  EXPECT_TRUE(std::isfinite(rule.insertedMm()));
}

TEST(Rule, marginIsHalfTheSpacingAtMostFive) {
  EXPECT_EQ(defaultMarginMm(4.5), 2.25);
  EXPECT_EQ(defaultMarginMm(10), 5.0);
  EXPECT_EQ(defaultMarginMm(30), 5.0);
}

TEST(Plan, totalsCountOnlyVolumesThatAreSet) {
  const Totals totals = totalsOf(support::samplePlan());
  EXPECT_EQ(totals.regions, 2u);
  EXPECT_EQ(totals.sites, 6u);
  EXPECT_EQ(totals.areaCm2, 19.75);
  EXPECT_EQ(totals.volumeMl, 0.08);
  EXPECT_EQ(totals.sitesWithoutVolume, 2u);
}

TEST(Plan, findsRegionsByTheirId) {
  const Plan plan = support::samplePlan();
  ASSERT_NE(plan.find({6}), nullptr);
  EXPECT_EQ(plan.find({6})->name, "Client's left cheek");
  EXPECT_EQ(plan.find({2}), nullptr);
  EXPECT_EQ(plan.indexOf({1}), 0u);
  EXPECT_EQ(plan.indexOf({99}), 2u);
}

TEST(Plan, samePlanSeesEveryDifference) {
  const Plan plan = support::samplePlan();
  EXPECT_TRUE(samePlan(plan, support::samplePlan()));
  const auto differs = [&](auto change) {
    Plan other = plan;
    Region region = *other.regions[0];
    change(other, region);
    other.regions[0] = std::make_shared<const Region>(region);
    return !samePlan(plan, other);
  };
  EXPECT_FALSE(differs([](Plan&, Region&) {}));
  EXPECT_FALSE(differs([](Plan&, Region& r) { r.sitesPending = true; }));
  EXPECT_TRUE(differs([](Plan& p, Region&) { p.author = "x"; }));
  EXPECT_TRUE(differs([](Plan& p, Region&) { p.surface.fit = Fit::taped; }));
  EXPECT_TRUE(differs([](Plan& p, Region&) { p.products.clear(); }));
  EXPECT_TRUE(differs([](Plan&, Region& r) { r.sites[3].position.y += 0.001; }));
  EXPECT_TRUE(differs([](Plan&, Region& r) { r.rule.volumeMl.reset(); }));
  EXPECT_TRUE(differs([](Plan&, Region& r) { r.border[0].closed = false; }));
  EXPECT_TRUE(differs([](Plan&, Region& r) {
    surface::PagedField::Editor editor(r.shape);
    editor.setRaw(300, 5);
    r.shape = editor.publish();
  }));
  Plan shorter = plan;
  shorter.regions.pop_back();
  EXPECT_FALSE(samePlan(plan, shorter));
}

TEST(Plan, figuresOnAFigureThatWasNotFittedSayIt) {
  SurfaceRef surface;
  EXPECT_STREQ(basisOf(surface), "≈ on the figure");
  surface.fit = Fit::taped;
  EXPECT_STREQ(basisOf(surface), "on the client's surface");
}

TEST(Timestamp, followsSourceDateEpoch) {
  ::setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
  EXPECT_EQ(timestampUtc(), "2023-11-14T22:13:20Z");
  ::setenv("SOURCE_DATE_EPOCH", "later", 1);
  EXPECT_EQ(timestampUtc().size(), 20u);
  ::unsetenv("SOURCE_DATE_EPOCH");
  EXPECT_EQ(timestampUtc().back(), 'Z');
}

TEST(Palette, repeatsAndDoesNotRepeatEarly) {
  for (std::size_t i = 0; i < 7; ++i) {
    for (std::size_t j = 0; j < i; ++j) EXPECT_NE(paletteColor(i), paletteColor(j));
    EXPECT_EQ(paletteColor(i), paletteColor(i + 7));
  }
}

TEST(Palette, isThatOfOkabeAndIto) {
  using Color = std::array<std::uint8_t, 3>;
  // Wong, Nature Methods 2011, after Okabe & Ito 2008, without black.
  for (const Color& published :
       {Color{230, 159, 0}, Color{86, 180, 233}, Color{0, 158, 115}, Color{240, 228, 66},
        Color{0, 114, 178}, Color{213, 94, 0}, Color{204, 121, 167}}) {
    bool found = false;
    for (std::size_t i = 0; i < 7; ++i) found = found || paletteColor(i) == published;
    EXPECT_TRUE(found) << int{published[0]};
  }
}

TEST(Looks, aNewAreaLooksLikeNoOtherUntilAll42AreTaken) {
  Plan plan;
  std::set<std::pair<std::array<std::uint8_t, 3>, int>> seen;
  for (int i = 0; i < 42; ++i) {
    const Look look = nextLook(plan);
    EXPECT_TRUE(seen.emplace(look.color, look.hatch).second) << i;
    EXPECT_GE(look.hatch, 0);
    EXPECT_LT(look.hatch, kHatches);
    Region region;
    region.color = look.color;
    region.hatch = look.hatch;
    plan.regions.push_back(std::make_shared<const Region>(region));
  }
  EXPECT_FALSE(seen.emplace(nextLook(plan).color, nextLook(plan).hatch).second);
  // One that was given back is taken again.
  const Look freed{plan.regions[3]->color, plan.regions[3]->hatch};
  plan.regions.erase(plan.regions.begin() + 3);
  EXPECT_EQ(nextLook(plan), freed);
}

TEST(Plan, exclusionsLocksLooksAndTheMiddlePlaneCount) {
  const Plan plan = support::samplePlan();
  const auto changed = [&plan](const std::function<void(Region&)>& change) {
    Plan other = plan;
    Region region = *other.regions.front();
    change(region);
    other.regions.front() = std::make_shared<const Region>(region);
    return !samePlan(plan, other);
  };
  EXPECT_TRUE(changed([](Region& region) { region.locked = true; }));
  EXPECT_TRUE(changed([](Region& region) { region.hatch = 3; }));
  EXPECT_FALSE(changed([](Region&) {}));
  Plan other = plan;
  other.mirrorPlane = MirrorPlane{};
  EXPECT_FALSE(samePlan(plan, other));
  other = plan;
  other.views.push_back({.name = "Front"});
  EXPECT_FALSE(samePlan(plan, other));
  other = plan;
  Exclusion mole;
  mole.id = {other.nextId};
  other.exclusions.push_back(std::make_shared<const Exclusion>(mole));
  EXPECT_FALSE(samePlan(plan, other));
  Plan third = other;
  mole.note = "check";
  third.exclusions.front() = std::make_shared<const Exclusion>(mole);
  EXPECT_FALSE(samePlan(third, other));
  EXPECT_EQ(third.findExclusion(mole.id)->note, "check");
  EXPECT_EQ(plan.findExclusion(mole.id), nullptr);
}

TEST(Exclusions, kindsHaveNames) {
  for (const ExclusionKind kind : {ExclusionKind::mole, ExclusionKind::scar, ExclusionKind::tattoo,
                                   ExclusionKind::lesion, ExclusionKind::other}) {
    EXPECT_EQ(exclusionKindFromName(exclusionKindName(kind)), kind);
  }
  EXPECT_FALSE(exclusionKindFromName("wart"));
}

}  // namespace
}  // namespace mesomap::plan
