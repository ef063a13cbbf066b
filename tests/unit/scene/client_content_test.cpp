// The client's copy of a plan holds what a client is shown, and nothing else of what the plan
// holds.
#include "scene/client_content.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "synthetic_figure.h"

namespace mesomap::scene {
namespace {

constexpr const char* kSecret = "Xyzzin";

/// A plan full of what no client may see: every text is the same word.
plan::Plan fullPlan(std::size_t points = 20) {
  plan::Plan plan;
  plan.clientReference = plan.author = plan.previousSha256 = plan.created = kSecret;
  plan.surface.file = plan.surface.part = plan.surface.sha256 = kSecret;
  plan.products = {{kSecret, kSecret, kSecret, kSecret}};
  plan.products[0].components = {plan::Component{kSecret, kSecret, kSecret}};
  plan.consultation.checkedBy = plan.consultation.goals = kSecret;
  plan.consultation.findings = {{kSecret, kSecret, kSecret, kSecret}};
  plan.consultation.health = {{kSecret, plan::Answer::yes, kSecret, kSecret}};
  plan::Session session{.id = kSecret, .date = kSecret};
  session.note = session.by = session.started = session.finished = kSecret;
  session.areas = {plan::SessionArea{.region = {1}, .name = kSecret}};
  session.reactions = {{{1}, kSecret, kSecret, kSecret, kSecret}};
  session.corrections = {{kSecret, kSecret, kSecret, kSecret}};
  plan.sessions = {session};
  plan.checks = {{kSecret, RegionId{1}, kSecret, kSecret, kSecret}};
  plan.landmarks = {{kSecret, kSecret, plan::Side::left, glm::dvec3(0)}};
  auto exclusion = std::make_shared<plan::Exclusion>();
  exclusion->id = plan::ExclusionId{90};
  exclusion->note = kSecret;
  plan.exclusions = {exclusion};
  auto region = std::make_shared<plan::Region>();
  region->id = RegionId{1};
  region->name = "Lines that bother me";
  region->code = kSecret;
  region->hatch = 3;
  region->color = {213, 94, 0};
  region->rule.product = region->rule.technique = region->rule.pointSet = kSecret;
  region->rule.depthMm = 4.0;
  region->rule.volumeMl = 0.2;
  region->leftOut = {{kSecret, kSecret, {glm::dvec3(1, 2, 3)}}};
  region->answers = {{kSecret, true, kSecret}};
  region->gaveWay = {kSecret};
  for (std::size_t i = 0; i < points; ++i) {
    plan::Site site;
    site.id = SiteId{static_cast<std::uint32_t>(i + 2)};
    site.order = static_cast<std::uint32_t>(i + 1);
    const double turn = 0.02 * static_cast<double>(i);
    site.normal = {std::sin(turn), 0, std::cos(turn)};
    site.position = 70.0 * site.normal;
    site.depthMm = 4.0;
    site.volumeMl = 0.2;
    site.zone = std::string(kSecret);
    site.locked = true;
    region->sites.push_back(site);
  }
  plan.regions = {region};
  return plan;
}

plan::Region& change(plan::Plan& plan, std::size_t index = 0) {
  auto copy = std::make_shared<plan::Region>(*plan.regions[index]);
  plan.regions[index] = copy;
  return *copy;
}

bool holdsSecret(const ClientContent& content) {
  const auto holds = [](const std::string& text) {
    return text.find(kSecret) != std::string::npos;
  };
  return holds(content.foot) ||
         std::any_of(content.steps.begin(), content.steps.end(), [&](const ClientStep& step) {
           return holds(step.title) || holds(step.sentence);
         });
}

TEST(ClientContent, HoldsNothingElseOfThePlan) {
  const plan::Plan plan = fullPlan();
  const ClientContent content = clientContent(plan, sphere(), "en");
  // Equal to a plan that never had more than skin, colour and places.
  plan::Plan only;
  plan::Region expected;
  expected.id = RegionId{1};
  expected.color = clientColor({213, 94, 0});
  expected.rule.spacingMm = plan.regions[0]->rule.spacingMm;
  for (const plan::Site& site : plan.regions[0]->sites) {
    plan::Site bare;
    bare.position = site.position;
    bare.normal = site.normal;
    expected.sites.push_back(bare);
  }
  only.regions = {std::make_shared<const plan::Region>(expected)};
  EXPECT_TRUE(plan::samePlan(*content.plan, only));
  EXPECT_FALSE(holdsSecret(content));
  ASSERT_EQ(content.steps.size(), 2u);
  EXPECT_EQ(content.steps[0].title, "The plan at a glance");
  EXPECT_EQ(content.steps[1].title, "Lines that bother me");
  EXPECT_EQ(content.steps[1].sentence, "Small points, evenly laid.");
  EXPECT_EQ(content.foot, "A plan, not a promise");
}

TEST(ClientContent, LeavesOutProposedSkippedAndHidden) {
  plan::Plan plan = fullPlan();
  change(plan).sites[3].state = plan::SiteState::proposed;
  change(plan).sites[4].state = plan::SiteState::skipped;
  EXPECT_EQ(clientContent(plan, sphere(), "en").plan->regions[0]->sites.size(), 18u);
  change(plan).visible = false;
  const ClientContent none = clientContent(plan, sphere(), "en");
  EXPECT_TRUE(none.plan->regions.empty());
  EXPECT_EQ(none.steps.size(), 1u);
  EXPECT_EQ(none.steps[0].sentence, "Nothing is marked yet.");
}

TEST(ClientContent, ShowsManyPointsAsATexture) {
  const ClientContent few = clientContent(fullPlan(150), sphere(), "en");
  EXPECT_EQ(few.plan->regions[0]->sites.size(), 150u);
  EXPECT_EQ(few.plan->regions[0]->hatch, 0);
  const ClientContent many = clientContent(fullPlan(151), sphere(), "en");
  EXPECT_TRUE(many.plan->regions[0]->sites.empty());
  EXPECT_EQ(many.plan->regions[0]->hatch, kDotTexture);
  EXPECT_EQ(many.steps[1].sentence, "Many small points.");
}

TEST(ClientContent, TurnsRowsIntoPoints) {
  plan::Plan plan = fullPlan(0);
  plan::Region& region = change(plan);
  region.rule.pattern = plan::Pattern::rows;
  plan::Row row;
  row.points = {glm::dvec3(0, 0, 70), glm::dvec3(30, 0, 63)};
  row.pricks = 9;
  row.pitchMm = 3;
  region.rows = {row, row};
  region.rows[1].proposed = true;
  const ClientContent content = clientContent(plan, sphere(), "en");
  EXPECT_TRUE(content.plan->regions[0]->rows.empty());
  EXPECT_EQ(content.plan->regions[0]->sites.size(), row.prickPositions().size());
  EXPECT_EQ(content.steps[1].sentence, "Small points, row by row.");
}

TEST(ClientContent, KeepsClaimsProductsAndDosesInNamesFromTheClient) {
  for (const char* typed : {"Painless cheek", "PERMANENT results", "Wundermittel", "sans douleur",
                            "Cheek 0.2 mL", "30G area", "with xyzzin"}) {
    plan::Plan plan = fullPlan();
    change(plan).name = typed;
    const ClientContent content = clientContent(plan, sphere(), "en");
    EXPECT_EQ(content.steps[1].title, "Area 1") << typed;
    ASSERT_EQ(content.keptBack.size(), 1u) << typed;
    EXPECT_EQ(content.keptBack[0].typed, typed);
    EXPECT_EQ(content.keptBack[0].shown, "Area 1");
    EXPECT_NE(content.keptBack[0].claim, "");
  }
}

TEST(ClientContent, NamesAreasOfAFigureAsAPersonWould) {
  const SurfaceModelPtr ball = ballFigure();
  plan::Plan plan = fullPlan();
  plan::Region& region = change(plan);
  region.area = "cheek";
  region.side = plan::Side::left;
  for (const char* given : {"Client's left cheek", "Client's left cheek 2", ""}) {
    region.name = given;
    const ClientContent content = clientContent(plan, ball, "en");
    EXPECT_EQ(content.steps[1].title, "Your left cheek") << given;
    EXPECT_TRUE(content.keptBack.empty());
  }
  region.name = "Guaranteed cheek";
  EXPECT_EQ(clientContent(plan, ball, "en").steps[1].title, "Your left cheek");
  region.name = "My dimple";
  EXPECT_EQ(clientContent(plan, ball, "en").steps[1].title, "My dimple");
}

TEST(ClientContent, SaysNothingInALanguageWithoutAList) {
  const ClientContent content = clientContent(fullPlan(), sphere(), "nl");
  EXPECT_EQ(content.foot, "");
  for (const ClientStep& step : content.steps) EXPECT_EQ(step.title + step.sentence, "");
  EXPECT_EQ(content.plan->regions.size(), 1u) << "the picture is shown all the same";
}

TEST(ClientContent, ColoursAreNeverReddish) {
  for (int r = 0; r <= 255; r += 15) {
    for (int g = 0; g <= 255; g += 15) {
      for (int b = 0; b <= 255; b += 15) {
        const auto cool = clientColor({static_cast<std::uint8_t>(r), static_cast<std::uint8_t>(g),
                                       static_cast<std::uint8_t>(b)});
        EXPECT_LT(cool[0], std::max(cool[1], cool[2])) << r << ' ' << g << ' ' << b;
      }
    }
  }
}

TEST(ClientContent, OneStepShowsItsAreaAlone) {
  plan::Plan plan = fullPlan();
  auto second = std::make_shared<plan::Region>(*plan.regions[0]);
  second->id = RegionId{50};
  plan.regions.push_back(second);
  const ClientContent content = clientContent(plan, sphere(), "en");
  EXPECT_EQ(content.planOf(0)->regions.size(), 2u);
  ASSERT_EQ(content.planOf(2)->regions.size(), 1u);
  EXPECT_EQ(content.planOf(2)->regions[0]->id, RegionId{50});
}

}  // namespace
}  // namespace mesomap::scene
