#include "exchange/plan_in_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "plan/course_steps.h"
#include "unit/plan/sample_plan.h"

namespace mesomap::exchange {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

std::vector<plan::Technique> techniques() {
  plan::Technique papule;
  papule.id = "papule";
  papule.name = "Papules";
  papule.spacing = {2, 30, 10, "mm", "source", false, "2026-01-01"};
  papule.depth = {0.5, 2, 1, "mm", "source", false, "2026-01-01"};
  papule.angle = {10, 90, 15, "deg", "source", false, "2026-01-01"};
  return {papule};
}

/// The sample with its area `index` changed by `change`.
template <class Change>
plan::Plan sampleWith(std::size_t index, Change change) {
  plan::Plan plan = support::samplePlan();
  plan::Region region = *plan.regions[index];
  change(region);
  plan.regions[index] = std::make_shared<const plan::Region>(std::move(region));
  return plan;
}

std::vector<WordsPart> partsOf(const plan::Plan& plan, WordsOptions options = {}) {
  return planInWords(plan, techniques(), options);
}

TEST(PlanInWords, TellsTheWholePlanFirstAndThenItsAreasInOrder) {
  const auto parts = partsOf(support::samplePlan());
  ASSERT_EQ(parts.size(), 3u);
  EXPECT_FALSE(parts[0].region.valid());
  EXPECT_EQ(parts[1].heading, "1. Forehead");
  EXPECT_EQ(parts[2].heading, "2. Client's left cheek");
  EXPECT_EQ(parts[2].region, RegionId{6});
}

TEST(PlanInWords, SaysTotalsBySideAndProductsOfTheWholePlan) {
  const auto said = partsOf(support::samplePlan())[0].sentences;
  EXPECT_THAT(said, Contains("Client: C-17."));
  EXPECT_THAT(said, Contains("Practitioner: A. Practitioner."));
  EXPECT_THAT(said, Contains("Begun on 2026-01-02."));
  EXPECT_THAT(said, Contains("On a scan of the client, square.obj."));
  EXPECT_THAT(said, Contains("2 areas, 20 cm² of skin, 6 points."));
  EXPECT_THAT(said, Contains("Volume: 0.08 mL in all. 2 points have no volume yet."));
  EXPECT_THAT(said, Contains("On the client's left: 1 area, 2 points."));
  EXPECT_THAT(said, Contains("In the middle: 1 area, 4 points."));
  EXPECT_THAT(said, Not(Contains(HasSubstr("client's right"))));
  EXPECT_THAT(said, Contains("Product: Product one, lot L-1, expires 2027-08."));
  EXPECT_THAT(said, Not(Contains(HasSubstr("Needed of"))));  // No area has it.
}

TEST(PlanInWords, SaysHowMuchOfAProductIsNeededAndWasGiven) {
  plan::Plan plan = sampleWith(0, [](plan::Region& region) { region.rule.product = "p1"; });
  plan.products[0].strength = plan::Strength{4.0, "mg/mL"};
  plan.products[0].container = {"syringe", 0.05, 0.0};
  EXPECT_THAT(partsOf(plan)[0].sentences,
              Contains("Needed of Product one: 0.08 mL, 0.32 mg, 2 × 0.05 mL."));
  const std::string now = "2026-11-22T10:00:00Z";
  plan = *plan::withMarks(plan, {{2}, {3}}, plan::SiteState::done, now);
  plan = *plan::withSessionFinished(plan, "A", now);
  const auto said = partsOf(plan)[0].sentences;
  EXPECT_THAT(said, Contains("Session 1, on 2026-11-22; points: 2 done, 0 skipped, 4 not marked."));
  EXPECT_THAT(said, Contains("In all of Product one: 0.04 mL, 0.16 mg."));
}

TEST(PlanInWords, SaysWhatWasDoneForComfort) {
  plan::Plan plan = support::samplePlan();
  plan.consultation.numbingArea = "forehead";
  plan.consultation.numbingMinutes = 30.0;
  EXPECT_THAT(partsOf(plan)[0].sentences, Contains("Numbing: forehead, 30 min."));
  plan.consultation.numbingArea.clear();
  EXPECT_THAT(partsOf(plan)[0].sentences, Contains("Numbing: 30 min."));
  WordsOptions impersonal;
  impersonal.withoutPersonalData = true;
  EXPECT_THAT(partsOf(plan, impersonal)[0].sentences, Not(Contains(HasSubstr("Numbing"))));
}

TEST(PlanInWords, SaysOfAnAreaItsSideAmountArrangementTechniqueAndWhatWasLeftOut) {
  const auto said = partsOf(support::samplePlan())[1].sentences;
  EXPECT_THAT(said, Contains("In the middle, on both of the client's sides."));
  EXPECT_THAT(said, Contains("4 points on 12 cm² of skin."));
  EXPECT_THAT(said, Contains("Arrangement: Even, 10 mm apart along the skin."));
  EXPECT_THAT(said, Contains("Technique: Papules, 1.04 mm deep; needle 30G, 4 mm long, at 15° to "
                             "the skin."));
  EXPECT_THAT(said, Contains("Volume: 0.08 mL in all."));
  EXPECT_THAT(said, Contains("1 point was left out inside the orbital rim."));
  EXPECT_THAT(partsOf(support::samplePlan())[2].sentences, Contains("Volume not set."));
}

TEST(PlanInWords, SaysWhatIsTreatedAndWhatIsAimedAtWhereItWasChosen) {
  const plan::Plan plan = sampleWith(0, [](plan::Region& region) {
    region.rule.indication = "lines";
    region.rule.layer = "dermis_superficial";
  });
  WordsOptions options;
  options.indicationName = [](const std::string& id) { return id == "lines" ? "Lines" : id; };
  const auto parts = partsOf(plan, options);
  EXPECT_THAT(parts[1].sentences, Contains("Indication: Lines."));
  EXPECT_THAT(parts[1].sentences, Contains("Layer aimed at, as chosen: upper dermis."));
  EXPECT_THAT(partsOf(plan)[1].sentences, Contains("Indication: lines."));
  EXPECT_THAT(parts[2].sentences, Not(Contains(HasSubstr("Indication"))));
  EXPECT_THAT(parts[2].sentences, Not(Contains(HasSubstr("Layer"))));
}

TEST(PlanInWords, NamesAnOpenQuestionOnceAndWithoutTheAreasName) {
  const auto parts =
      partsOf(sampleWith(0, [](plan::Region& region) { region.rule.technique = "unheard-of"; }));
  EXPECT_THAT(parts[1].sentences,
              Contains("Open question: the technique \"unheard-of\" is not in the catalogue."));
}

TEST(PlanInWords, SaysZonesByTheirNamesWhetherTheyAwaitAnAnswerOrHaveOne) {
  const plan::Plan plan = sampleWith(1, [](plan::Region& region) {
    region.sites[0].state = plan::SiteState::proposed;
    region.sites[0].zone = "temple";
    region.answers = {{"parotid", true, "shallow"}, {"orbit", false, ""}};
  });
  WordsOptions options;
  options.zoneName = [](const std::string& zone) { return "the " + zone; };
  const auto said = partsOf(plan, options)[2].sentences;
  EXPECT_THAT(said, Contains("1 point in the caution zone of the temple awaits an answer."));
  EXPECT_THAT(said, Contains("Kept in the caution zone of the parotid: shallow."));
  EXPECT_THAT(said, Contains("Left out in the caution zone of the orbit."));
  EXPECT_THAT(said, Contains("1 point on 7.2 cm² of skin."));
}

TEST(PlanInWords, SaysWhatIsOnlyOnAFigureAndLeavesNoExactFigureThere) {
  plan::Plan plan = support::samplePlan();
  plan.surface.kind = plan::SurfaceKind::figure;
  plan.example = true;
  WordsOptions options;
  options.surfaceTitle = "Bust, female";
  const auto parts = partsOf(plan, options);
  EXPECT_THAT(parts[0].sentences, Contains("Example, not a client."));
  EXPECT_THAT(parts[0].sentences,
              Contains("On the figure Bust, female, which is not the client: areas, counts and "
                       "volumes are about so."));
  EXPECT_THAT(parts[1].sentences, Contains("≈ 4 points on ≈ 12 cm² of skin."));
}

TEST(PlanInWords, LeavesOutPersonalDataWhereAsked) {
  WordsOptions options;
  options.withoutPersonalData = true;
  const std::string text = textOf(partsOf(support::samplePlan(), options));
  EXPECT_THAT(text, Not(HasSubstr("C-17")));
  EXPECT_THAT(text, Not(HasSubstr("A. Practitioner")));
  EXPECT_THAT(text, Not(HasSubstr("square.obj")));
  EXPECT_THAT(text, HasSubstr("On a scan of the client."));
}

TEST(PlanInWords, NeverCallsAPlanWithoutQuestionsCleared) {
  const plan::Plan empty;
  const auto parts = partsOf(empty);
  ASSERT_EQ(parts.size(), 1u);
  EXPECT_THAT(parts[0].sentences, Contains("No area is marked yet."));
  plan::Plan plan = sampleWith(0, [](plan::Region& region) { region.leftOut.clear(); });
  plan.regions.pop_back();
  const std::string text = textOf(partsOf(plan));
  EXPECT_THAT(text, HasSubstr("No open questions. This is not a clearance."));
}

TEST(PlanInWords, IsATextOfOneSentenceALine) {
  EXPECT_EQ(textOf({{{}, "First", {"A.", "B."}}, {{}, "Second", {"C."}}}),
            "First\nA.\nB.\n\nSecond\nC.\n");
}

}  // namespace
}  // namespace mesomap::exchange
