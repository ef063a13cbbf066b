#include "plan/plan_diff.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "unit/plan/sample_plan.h"

namespace mesomap::plan {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

Plan withRegion(std::size_t index, const std::function<void(Region&)>& change) {
  Plan plan = support::samplePlan();
  auto region = std::make_shared<Region>(*plan.regions.at(index));
  change(*region);
  plan.regions.at(index) = region;
  return plan;
}

/// "Forehead: Spacing: 10 mm → 12 mm" for every change from the sample plan.
std::vector<std::string> saidAbout(const Plan& after, const DiffOptions& options = {}) {
  std::vector<std::string> texts;
  for (const Change& change : diffPlans(support::samplePlan(), after, options)) {
    texts.push_back(change.place + ": " + change.text);
  }
  return texts;
}

TEST(PlanDiff, ofTheSamePlanIsEmpty) {
  EXPECT_THAT(saidAbout(support::samplePlan()), IsEmpty());
  // Nor do the file's own books count.
  Plan saved = support::samplePlan();
  saved.previousSha256 = std::string(64, 'b');
  saved.nextId = 40;
  EXPECT_THAT(saidAbout(saved), IsEmpty());
}

TEST(PlanDiff, theRuleInFiguresWithUnits) {
  const Plan after = withRegion(0, [](Region& region) {
    region.rule.spacingMm = 12.5;
    region.rule.volumeMl.reset();
    region.rule.needle = {"32G", 6};
    region.rule.pattern = Pattern::grid;
  });
  EXPECT_THAT(saidAbout(after), ElementsAre("Forehead: Arrangement: Even → Square",
                                            "Forehead: Spacing: 10 mm → 12.5 mm",
                                            "Forehead: Needle: 30G, 4 mm → 32G, 6 mm",
                                            "Forehead: Volume per point: 0.02 mL → not set"));
}

TEST(PlanDiff, whatProgramsReadOfAChange) {
  const Plan after = withRegion(0, [](Region& region) { region.rule.spacingMm = 12; });
  const std::vector<Change> changes = diffPlans(support::samplePlan(), after);
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0].about, "area");
  EXPECT_EQ(changes[0].id, "r1");
  EXPECT_EQ(changes[0].member, "rule.spacingMm");
  EXPECT_EQ(changes[0].kind, ChangeKind::changed);
  EXPECT_EQ(changes[0].region, RegionId{1});
  EXPECT_EQ(changes[0].before, "10 mm");
  EXPECT_EQ(changes[0].after, "12 mm");
}

TEST(PlanDiff, pointsAreCountedAndVolumesAdded) {
  const Plan after = withRegion(0, [](Region& region) { region.sites.pop_back(); });
  EXPECT_THAT(saidAbout(after),
              ElementsAre("The whole plan: Points in all: 6 → 5",
                          "The whole plan: Volume in all: 0.08 mL → 0.06 mL",
                          "Forehead: 4 points → 3 points", "Forehead: Volume: 0.08 mL → 0.06 mL",
                          "Forehead: 1 point is gone"));
}

TEST(PlanDiff, pointsLaidAnewAreSaidOnce) {
  const Plan after = withRegion(0, [](Region& region) {
    for (Site& site : region.sites) site.id = {site.id.value + 100};
  });
  EXPECT_THAT(saidAbout(after), ElementsAre("Forehead: All its points were laid anew."));
}

TEST(PlanDiff, whatMovesNoPointDoesNotLayThemAnew) {
  // Moved by hand while the indication was set: that is what is said, not a new layout.
  const Plan after = withRegion(0, [](Region& region) {
    region.rule.indication = "wrinkles";
    region.rule.layer = "dermis_deep";
    region.sites[1].place.barycentric.x -= 0.01;
    region.sites[1].place.barycentric.y += 0.01;
    region.sites[1].position.x += 2.1;
    region.sites[1].origin = SiteOrigin::moved;
  });
  EXPECT_THAT(saidAbout(after), Contains("Forehead: 1 point moved (largest 2.1 mm)"));
}

TEST(PlanDiff, movedPointsWithTheLargestWay) {
  const Plan after = withRegion(0, [](Region& region) {
    for (const std::size_t i : {1u, 2u}) {
      Site& site = region.sites[i];
      site.place.barycentric.x -= 0.01 * static_cast<double>(i);
      site.place.barycentric.y += 0.01 * static_cast<double>(i);
      site.position.x += 2.1 * static_cast<double>(i);
      site.origin = SiteOrigin::moved;
    }
  });
  EXPECT_THAT(saidAbout(after), ElementsAre("Forehead: 2 points moved (largest 4.2 mm)"));
}

TEST(PlanDiff, statesVolumesAndLocksByHowManyPoints) {
  const Plan after = withRegion(0, [](Region& region) {
    for (const std::size_t i : {0u, 1u, 2u}) region.sites[i].state = SiteState::done;
    region.sites[3].state = SiteState::skipped;
    region.sites[0].volumeMl = 0.03;
    region.sites[1].locked = true;
  });
  EXPECT_THAT(saidAbout(after), ElementsAre("The whole plan: Volume in all: 0.08 mL → 0.09 mL",
                                            "Forehead: Volume: 0.08 mL → 0.09 mL",
                                            "Forehead: 3 points: without a mark → done",
                                            "Forehead: 1 point: without a mark → skipped",
                                            "Forehead: Volume of 1 point: 0.02 mL → 0.03 mL",
                                            "Forehead: 1 point was locked"));
}

TEST(PlanDiff, anotherWorkingOrderIsNoMove) {
  const Plan after = withRegion(0, [](Region& region) {
    std::swap(region.sites[0], region.sites[3]);
    std::swap(region.sites[0].order, region.sites[3].order);
  });
  EXPECT_THAT(saidAbout(after), ElementsAre("Forehead: The working order is another one."));
}

TEST(PlanDiff, bordersByTheirSize) {
  EXPECT_THAT(saidAbout(withRegion(0, [](Region& region) { region.areaCm2 = 14.25; })),
              ElementsAre("The whole plan: Skin in all: 19.75 cm² → 21.5 cm²",
                          "Forehead: Border changed: 12.5 cm² → 14.25 cm²"));
  EXPECT_THAT(saidAbout(withRegion(0, [](Region& region) { region.border[0].closed = false; })),
              ElementsAre("Forehead: Border changed."));
  EXPECT_THAT(saidAbout(withRegion(0, [](Region& region) { region.shape = {}; })),
              ElementsAre("Forehead: Border changed."));
}

TEST(PlanDiff, areasThatCameAndWent) {
  Plan after = support::samplePlan();
  Region chin = *after.regions[1];
  chin.id = {30};
  chin.name = "Chin";
  chin.sites.clear();
  after.regions[1] = std::make_shared<const Region>(chin);
  EXPECT_THAT(
      saidAbout(after),
      ElementsAre("The whole plan: Points in all: 6 → 4", "Chin: Area added: no points, 7.25 cm²",
                  "Client's left cheek: Area removed: 2 points, 7.25 cm²"));
  std::swap(after.regions[0], after.regions[1]);
  after.regions[0] = support::samplePlan().regions[1];
  EXPECT_THAT(saidAbout(after),
              ElementsAre("Order of the areas: The areas stand in another order."));
}

TEST(PlanDiff, anAreaMarkedAnewIsStillTheSameArea) {
  // Made one beside the other: each plan counts for itself.
  Plan before = support::samplePlan();
  before.checks = {{"volume-not-set", {6}, "Its volume is not set", "", ""}};
  Plan after = before;
  Region cheek = *after.regions[1];
  cheek.id = {40};
  cheek.rule.spacingMm = 12;
  cheek.sites.pop_back();
  cheek.sites[0].id = {41};
  after.regions[1] = std::make_shared<const Region>(cheek);
  after.checks[0].region = {40};
  std::vector<std::string> texts;
  for (const Change& change : diffPlans(before, after)) {
    texts.push_back(change.place + ": " + change.text);
  }
  EXPECT_THAT(texts, ElementsAre("The whole plan: Points in all: 6 → 5",
                                 "Client's left cheek: Removed and marked anew: r6 → r40",
                                 "Client's left cheek: Spacing: 10 mm → 12 mm",
                                 "Client's left cheek: 2 points → 1 point",
                                 "Client's left cheek: All its points were laid anew."));
}

TEST(PlanDiff, pointsLaidByAnotherRuleAreNotMoved) {
  const Plan after = withRegion(0, [](Region& region) {
    region.rule.spacingMm = 12;
    for (Site& site : region.sites) site.place.barycentric.x -= 0.01;
    region.sites[0].state = SiteState::proposed;
  });
  EXPECT_THAT(saidAbout(after), Contains("Forehead: Its points were laid anew."));
  EXPECT_THAT(saidAbout(after), Not(Contains(::testing::HasSubstr("moved"))));
}

TEST(PlanDiff, anAreaGoesByItsNewName) {
  EXPECT_THAT(saidAbout(withRegion(0, [](Region& region) { region.name = "Brow"; })),
              ElementsAre("Brow: Name: Forehead → Brow"));
}

TEST(PlanDiff, rowsAndPricks) {
  const auto rows = [](std::size_t count, std::uint32_t pricks) {
    return withRegion(1, [&](Region& region) {
      Row row;
      row.points = {{0, 0, 0}, {10, 0, 0}};
      row.pitchMm = 2;
      row.pricks = pricks;
      region.rows.assign(count, row);
    });
  };
  std::vector<std::string> texts;
  for (const Change& change : diffPlans(rows(3, 6), rows(2, 6))) texts.push_back(change.text);
  EXPECT_THAT(texts, ElementsAre("Pricks of rows in all, about: 18 → 12", "3 rows → 2 rows",
                                 "about 18 pricks → about 12 pricks"));
}

TEST(PlanDiff, productsByTheirLots) {
  Plan after = support::samplePlan();
  after.products[0].lot = "L-2";
  after.products.push_back({});
  after.products[1].id = "p2";
  after.products[1].name = "Product two";
  EXPECT_THAT(saidAbout(after),
              ElementsAre("Product: Product one: Lot: L-1 → L-2", "Product: Product two: Added"));
}

TEST(PlanDiff, productsWithAllThatIsSaidOfThem) {
  Plan before = support::samplePlan();
  before.products[0].components = {{.name = "Vitamin mix", .lot = "V-1"}, {.name = "Saline"}};
  Plan after = before;
  Product& product = after.products[0];
  product.strength = Strength{2.5, "mg/mL"};
  product.container = {"vial", 5, 0.05};
  product.components[0].lot = "V-2";
  product.components[0].volumeMl = 1.5;
  product.components[1] = {.name = "Lidocaine", .lot = "X"};
  std::vector<std::string> texts;
  for (const Change& change : diffPlans(before, after)) texts.push_back(change.text);
  EXPECT_THAT(
      texts,
      ElementsAre("Strength: none → 2.5 mg/mL", "Container: none → vial, 5 mL, dead space 0.05 mL",
                  "Lot of Vitamin mix: V-1 → V-2", "Volume of Vitamin mix: not set → 1.5 mL",
                  "Component added: Lidocaine, lot X", "Component removed: Saline"));
}

TEST(PlanDiff, theConsultationIsPersonal) {
  Plan after = support::samplePlan();
  after.consultation.checkedBy = "Dr. K.";
  after.consultation.findings = {{"Hair loss", "Norwood–Hamilton", "3", ""}};
  after.consultation.numbingMinutes = 20;
  after.consultation.health = {{"pregnancy", Answer::no, "", "2026-11-22"}};
  EXPECT_THAT(saidAbout(after), ElementsAre("Consultation: Record checked by: none → Dr. K.",
                                            "Consultation: Finding: Hair loss, Norwood–Hamilton, 3",
                                            "Consultation: Numbing for: not set → 20 min",
                                            "Consultation: " + healthQuestionText("pregnancy") +
                                                ": not asked → no, 2026-11-22"));
  EXPECT_THAT(saidAbout(after, {.withoutPersonalData = true}), IsEmpty());
}

TEST(PlanDiff, whatWasDoneInASession) {
  Plan after = support::samplePlan();
  Session& session = after.sessions[0];
  session.state = SessionState::done;
  session.date = "2026-11-22";
  session.note = "went well";
  SessionPoint done;
  done.state = SiteState::done;
  SessionPoint skipped;
  skipped.state = SiteState::skipped;
  session.points = std::vector<SessionPoint>{done, skipped, done};
  SessionArea area;
  area.region = {1};
  area.name = "Forehead";
  area.product = "p1";
  area.lot = "L-1";
  area.volumeMl = 0.6;
  session.areas = {area};
  session.reactions = {{.region = {1}, .code = "", .text = "Bruising", .at = "", .note = ""}};
  session.corrections = {{"2026-11-23", "Ana", "misread", "0.7 mL"}};
  after.sessions.push_back(Session{.id = "2"});
  EXPECT_THAT(
      saidAbout(after),
      ElementsAre("Session 1: State: planned → finished", "Session 1: Date: none → 2026-11-22",
                  "Session 1: Note: none → went well",
                  "Session 1: Points: none → 2 done, 1 skipped",
                  "Session 1: Given to Forehead: Product one, lot L-1, 0.6 mL",
                  "Session 1: Reaction noted on Forehead: Bruising",
                  "Session 1: Added afterwards: 0.7 mL (misread)", "Session 2: Session added"));
  Plan later = after;
  later.sessions[0].reactions[0].text = "Swelling";
  later.sessions[0].areas[0].volumeMl = 0.7;
  std::vector<std::string> texts;
  for (const Change& change : diffPlans(after, later)) texts.push_back(change.text);
  EXPECT_THAT(texts, ElementsAre("Given to Forehead: Product one, lot L-1, 0.6 mL → Product one, "
                                 "lot L-1, 0.7 mL",
                                 "Reactions that were noted before changed."));
}

TEST(PlanDiff, questionsAndTheirAnswers) {
  Plan before = support::samplePlan();
  before.checks = {{"volume-not-set", {6}, "Its volume is not set", "", ""},
                   {"volume-not-set", {1}, "Its volume is not set", "", ""}};
  Plan after = before;
  after.checks[0].answer = "As last time";
  const std::vector<Change> changes = diffPlans(before, after);
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0].place, "Questions about Client's left cheek");
  EXPECT_EQ(changes[0].text, "Answered: Its volume is not set – As last time");
}

TEST(PlanDiff, exclusionsViewsAndTheMiddle) {
  Plan after = support::samplePlan();
  Exclusion mole;
  mole.id = {20};
  mole.note = "brown";
  mole.areaCm2 = 0.4;
  after.exclusions = {std::make_shared<const Exclusion>(mole)};
  after.views = {{"From below", 0, -20, 300, {0, 0, 0}}};
  after.mirrorPlane = MirrorPlane{};
  EXPECT_THAT(saidAbout(after), ElementsAre("Skin kept free: Added: the mole (brown), 0.4 cm²",
                                            "Kept views: Added: From below",
                                            "Surface: The middle of the client was set by hand."));
}

TEST(PlanDiff, personalDataIsLeftOutWhereItMustNotBe) {
  Plan after = support::samplePlan();
  after.clientReference = "C-18";
  after.author = "Someone else";
  after.surface.file = "of-ana.obj";
  EXPECT_THAT(
      saidAbout(after),
      ElementsAre("Surface: File: square.obj → of-ana.obj", "The whole plan: Client: C-17 → C-18",
                  "The whole plan: Practitioner: A. Practitioner → Someone else"));
  EXPECT_THAT(saidAbout(after, {.withoutPersonalData = true}), IsEmpty());
}

TEST(PlanDiff, anotherSurfaceIsSaidFirst) {
  Plan after = withRegion(0, [](Region& region) {
    region.sites[0].place.triangle = 1;
    region.sites[0].position.x += 400;
  });
  after.surface.sha256 = std::string(64, 'c');
  after.surface.file = "other.obj";
  const std::vector<std::string> texts = saidAbout(after);
  ASSERT_FALSE(texts.empty());
  EXPECT_EQ(texts.front(),
            "Surface: The plans are on different surfaces, so that places cannot be compared: the "
            "scan square.obj → the scan other.obj");
  EXPECT_THAT(texts, Contains("Forehead: 1 point moved"));
  EXPECT_THAT(saidAbout(after, {.withoutPersonalData = true}),
              Contains("Surface: The plans are on different surfaces, so that places cannot be "
                       "compared."));
}

TEST(PlanDiff, aFigureOfAnotherBuildMovesNoPoints) {
  Plan before = support::samplePlan();
  before.surface.kind = SurfaceKind::figure;
  before.surface.figure = "figure:bust-female";
  Plan after = before;
  after.surface.parameters.build = 0.5;
  auto region = std::make_shared<Region>(*after.regions[0]);
  for (Site& site : region->sites) site.position.z += 3;
  after.regions[0] = region;
  std::vector<std::string> texts;
  for (const Change& change : diffPlans(before, after)) texts.push_back(change.text);
  EXPECT_THAT(texts, ElementsAre("Build: 0 → 0.5"));
}

TEST(PlanDiff, nothingThatDiffersStaysUnsaid) {
  Plan landmark = support::samplePlan();
  landmark.landmarks = {{"pronasale", "Tip of the nose", Side::midline, {1, 2, 3}}};
  EXPECT_THAT(saidAbout(landmark), Not(IsEmpty()));
  const Plan turned = withRegion(0, [](Region& region) {
    region.sites[0].needleDirection = {0, 1, 0};
  });
  EXPECT_THAT(saidAbout(turned), ElementsAre("Forehead: 1 point changed in its details"));
  Plan vertices = support::samplePlan();
  vertices.surface.vertices = 5;
  EXPECT_THAT(saidAbout(vertices), ElementsAre("The whole plan: Changed in its details."));
}

TEST(PlanDiff, namesStayOnTheirLine) {
  const Plan after = withRegion(0, [](Region& region) { region.name = "Fore\nhead\x1b[2J"; });
  for (const std::string& text : saidAbout(after)) {
    EXPECT_EQ(text.find_first_of("\n\x1b"), std::string::npos) << text;
  }
}

}  // namespace
}  // namespace mesomap::plan
