#include "plan/practice_questions.h"

#include <gtest/gtest.h>

#include <functional>

#include "plan/course_steps.h"
#include "unit/plan/sample_plan.h"

namespace mesomap::plan {
namespace {

LabelLimit label() {
  const auto range = [](double value) {
    return Range{value, value, value, "", "the label", false, ""};
  };
  return {.id = "test-label",
          .name = "The label",
          .technique = "papule",
          .areas = {"forehead"},
          .points = range(5),
          .volume = range(0.1),
          .dose = range(2),
          .sessions = range(2),
          .intervalDays = range(28),
          .note = "Only there."};
}

struct AskedCase {
  std::string name;
  std::function<void(Plan&)> change;
  std::vector<std::string> expected;  ///< ids, in order
  std::string words = {};             ///< in the last question
};

void changeRule(Plan& plan, std::size_t index, const std::function<void(Rule&)>& change) {
  Region region = *plan.regions[index];
  change(region.rule);
  plan.regions[index] = std::make_shared<const Region>(std::move(region));
}

void useProduct(Plan& plan) {
  changeRule(plan, 0, [](Rule& rule) { rule.product = "p1"; });
}

void sessionsOn(Plan& plan, const std::vector<std::string>& days) {
  plan.sessions.clear();
  for (const std::string& day : days) {
    Session session;
    session.id = std::to_string(plan.sessions.size() + 1);
    session.date = day;
    plan.sessions.push_back(session);
  }
}

void answer(Plan& plan, const char* id, Answer given, const char* note = "") {
  plan.consultation.health.push_back({id, given, note, ""});
}

std::vector<Question> asked(const Plan& plan, const std::vector<LabelLimit>& labels = {}) {
  Technique papule;
  papule.id = "papule";
  papule.name = "Papules";
  papule.intervalDays = Range{7, 14, 7, "days", "a source", false, ""};
  return practiceQuestions(plan, {papule}, labels, *dayFrom("2026-11-22"));
}

void expectCases(const std::vector<AskedCase>& cases, const std::vector<LabelLimit>& labels) {
  for (const AskedCase& each : cases) {
    SCOPED_TRACE(each.name);
    Plan plan = support::samplePlan();
    each.change(plan);
    std::vector<std::string> ids;
    const std::vector<Question> questions = asked(plan, labels);
    for (const Question& question : questions) {
      ids.push_back(question.id);
      EXPECT_FALSE(question.reason.empty());
    }
    EXPECT_EQ(ids, each.expected);
    if (each.words.empty() || questions.empty()) continue;
    const std::string all = questions.back().text + " " + questions.back().reason;
    EXPECT_NE(all.find(each.words), std::string::npos) << all;
  }
}

TEST(PracticeQuestions, areAskedWhereSomethingIsOpen) {
  expectCases(
      {
          {"nothing", [](Plan&) {}, {}},
          {"a product that no area has", [](Plan& p) { p.products[0].lot.clear(); }, {}},
          {"a good product", useProduct, {}},
          {"no lot",
           [](Plan& p) {
             useProduct(p);
             p.products[0].lot = " ";
           },
           {"lot-missing"},
           "Product one"},
          {"expired",
           [](Plan& p) {
             useProduct(p);
             p.products[0].expiry = "2026-10";
           },
           {"product-expired"},
           "2026-10-31"},
          {"good to the end of the month",
           [](Plan& p) {
             useProduct(p);
             p.products[0].expiry = "2026-11";
           },
           {}},
          {"expired on the day of the session",
           [](Plan& p) {
             useProduct(p);
             p.products[0].expiry = "2026-11-30";
             p.sessions[0].date = "2026-12-01";
           },
           {"product-expired"},
           "2026-12-01"},
          {"good on its last day",
           [](Plan& p) {
             useProduct(p);
             p.products[0].expiry = "2026-11-30";
             p.sessions[0].date = "2026-11-30";
           },
           {}},
          {"no date",
           [](Plan& p) {
             useProduct(p);
             p.products[0].expiry = "soon";
           },
           {"product-expiry-unclear"},
           "soon"},
          {"a component of a mixture",
           [](Plan& p) {
             useProduct(p);
             p.products[0].lot.clear();  // Its components have theirs.
             p.products[0].components = {{"One", "", "2020-01"}, {"Two", "B", ""}};
           },
           {"lot-missing", "product-expired"},
           "One in Product one"},
          {"sessions too close",
           [](Plan& p) {
             sessionsOn(p, {"2026-12-01", "2026-12-06"});
           },
           {"interval-short"},
           "5 days apart"},
          {"sessions too close are asked about once for a technique",
           [](Plan& p) {
             sessionsOn(p, {"2026-12-01", "2026-12-06"});
             changeRule(p, 1, [](Rule& rule) { rule.technique = "papule"; });
           },
           {"interval-short"}},
          {"sessions as far apart as they may be",
           [](Plan& p) {
             sessionsOn(p, {"2026-12-01", "2026-12-08"});
           },
           {}},
          {"a cancelled session between them",
           [](Plan& p) {
             sessionsOn(p, {"2026-12-01", "2026-12-04", "2026-12-08"});
             p.sessions[1].state = SessionState::cancelled;
           },
           {}},
          {"no answers", [](Plan& p) { answer(p, "pregnancy", Answer::notAsked); }, {}},
          {"answered no", [](Plan& p) { answer(p, "under-18", Answer::no); }, {}},
          {"pregnancy", [](Plan& p) { answer(p, "pregnancy", Answer::yes); }, {"answer-pregnancy"}},
          {"an allergy to what is chosen",
           [](Plan& p) { answer(p, "allergy", Answer::yes, "to PRODUCT ONE, mild"); },
           {"answer-allergy"},
           "names what is chosen: Product one"},
          {"an allergy to a component",
           [](Plan& p) {
             p.products[0].components = {{"Lidocaine", "A", ""}, {"Al", "B", ""}};
             answer(p, "allergy", Answer::yes, "lidocaine, almonds");
           },
           {"answer-allergy"},
           "names what is chosen: Lidocaine."},
          {"an infection where an area is marked",
           [](Plan& p) {
             answer(p, "infection", Answer::yes, "a cold sore beside the left CHEEK");
           },
           {"answer-infection"},
           "names what is marked: Client's left cheek."},
          {"an infection elsewhere",
           [](Plan& p) { answer(p, "infection", Answer::yes, "on a foot"); },
           {"answer-infection"},
           "before any treatment"},
          {"another allergy",
           [](Plan& p) { answer(p, "allergy", Answer::yes, "latex"); },
           {"answer-allergy"},
           "latex"},
      },
      {});
}

TEST(PracticeQuestions, goByALabelWhereThereIsOne) {
  const auto apart = [](Plan& p) { changeRule(p, 1, [](Rule& r) { r.technique = "other"; }); };
  expectCases(
      {
          {"within", apart, {}},
          {"another area", [](Plan&) {}, {"label-area", "label-points"}, "6 points"},
          {"as many points as the label has",
           [&](Plan& p) {
             apart(p);
             Region region = *p.regions[0];
             region.sites.push_back(region.sites.back());
             region.sites.back().id = {20};
             p.regions[0] = std::make_shared<const Region>(std::move(region));
           },
           {}},
          {"units are not milligrams",
           [&](Plan& p) {
             apart(p);
             useProduct(p);
             p.products[0].strength = Strength{1000.0, "units/mL"};
           },
           {}},
          {"too much",
           [&](Plan& p) {
             apart(p);
             Region region = *p.regions[0];
             for (Site& site : region.sites) site.volumeMl = 0.05;
             p.regions[0] = std::make_shared<const Region>(std::move(region));
           },
           {"label-volume"},
           "0.2 mL"},
          {"too strong",
           [&](Plan& p) {
             apart(p);
             useProduct(p);
             p.products[0].strength = Strength{1000.0, "mg/mL"};
           },
           {"label-dose"},
           "6.4 mg/cm²"},
          {"too strong on a figure that is not the client",
           [&](Plan& p) {
             apart(p);
             useProduct(p);
             p.products[0].strength = Strength{1000.0, "mg/mL"};
             p.surface.kind = SurfaceKind::figure;
           },
           {}},
          {"too often",
           [&](Plan& p) {
             apart(p);
             sessionsOn(p, {"", "", ""});
           },
           {"label-sessions"},
           "3 sessions"},
          {"a cancelled session does not count",
           [&](Plan& p) {
             apart(p);
             sessionsOn(p, {"", "", ""});
             p.sessions[1].state = SessionState::cancelled;
           },
           {}},
          {"as far apart as the label has",
           [&](Plan& p) {
             apart(p);
             sessionsOn(p, {"2026-12-01", "2026-12-29"});
           },
           {}},
          {"too soon",
           [&](Plan& p) {
             apart(p);
             sessionsOn(p, {"2026-12-01", "2026-12-20"});
           },
           {"label-interval"},
           "19 days"},
      },
      {label()});
}

TEST(PracticeQuestions, askAboutSpotsThatWereHitBefore) {
  const std::string now = "2026-11-22T10:00:00Z";
  Plan plan = *withMarks(support::samplePlan(), {{2}, {3}}, SiteState::done, now);
  plan = *withSessionFinished(plan, "A", now);
  plan = *withNextSession(plan);
  const std::vector<Question> questions = asked(plan);
  ASSERT_EQ(questions.size(), 1u);
  EXPECT_EQ(questions[0].id, "spot-repeated");
  EXPECT_NE(questions[0].text.find("2 points"), std::string::npos) << questions[0].text;
  EXPECT_EQ(questions[0].region, plan.regions[0]->id);
}

TEST(PracticeQuestions, joinTheOthersAndAreAnsweredLikeThem) {
  const auto techniques = loadTechniques();
  ASSERT_TRUE(techniques);
  Plan plan = support::samplePlan();
  answer(plan, "pregnancy", Answer::yes);
  const auto find = [&]() {
    for (const Question& question : questionsFor(plan, *techniques)) {
      if (question.id == "answer-pregnancy") return std::optional<Question>(question);
    }
    return std::optional<Question>();
  };
  const auto open = find();
  ASSERT_TRUE(open);
  plan.checks.push_back({open->id, open->region, open->text, "seen with the doctor", ""});
  EXPECT_FALSE(find());
}

TEST(PracticeQuestions, neverSayThatSomethingIsAllRight) {
  for (const char* word : {" safe", "OK", "passed", "approved", "allowed"}) {
    Plan plan = support::samplePlan();
    answer(plan, "pregnancy", Answer::yes);
    sessionsOn(plan, {"2026-12-01", "2026-12-02", "2026-12-03"});
    for (const Question& question : asked(plan, {label()})) {
      EXPECT_EQ((question.text + question.reason).find(word), std::string::npos) << question.text;
    }
  }
}

}  // namespace
}  // namespace mesomap::plan
