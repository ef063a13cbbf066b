#include <gtest/gtest.h>

#include "plan/plan.h"
#include "plan/plan_file.h"
#include "unit/plan/sample_plan.h"

namespace mesomap::plan {
namespace {

Plan reopened(const Plan& plan, const WriteOptions& options = {}) {
  auto opened = parsePlan(planText(plan, options), "again");
  EXPECT_TRUE(opened) << (opened ? "" : opened.error().message);
  return opened ? opened->plan : Plan{};
}

Plan fullPlan() {
  Plan plan = support::samplePlan();
  Product mixture{"p2", "Own mixture", "", "2027-08"};
  mixture.container = {"syringe", 1.0, 0.05};
  mixture.components = {{"One", "A-1", "2027-08-31"}, {"Two", "B-2", "2028-02"}};
  mixture.components[0].strength = Strength{4.0, "mg/mL"};
  mixture.components[0].volumeMl = 0.5;
  plan.products.push_back(mixture);
  plan.consultation.checkedBy = "Dr Secret";
  plan.consultation.checkedOn = "2026-11-20";
  plan.consultation.goals = "Secret goal";
  plan.consultation.findings = {{"Hair loss", "Ludwig", "II", "Secret finding"}};
  plan.consultation.numbingMinutes = 30.0;
  plan.consultation.health = {{"pregnancy", Answer::no, "Secret health", "2026-11-20"}};
  Session& session = plan.sessions.front();
  session.state = SessionState::done;
  session.date = "2026-11-20";
  session.by = "Secret person";
  session.note = "Secret note";
  SessionArea area{.region = {1}, .name = "Forehead"};
  area.technique = "papule";
  area.spacingMm = 10.0;
  area.needle = {"30G", 4.0};
  area.angleDeg = 15.0;
  area.volumeMl = 0.07;
  area.note = "Secret area note";
  session.areas = {area};
  SessionPoint point{.site = {2}, .region = {1}, .order = 1, .place = {0, {0.25, 0.5, 0.25}}};
  point.state = SiteState::done;
  session.points = std::vector<SessionPoint>{point};
  session.reactions = {{{1}, "95401009", "Bruising", "2026-11-20T10:00:00Z", "Secret reaction"}};
  session.corrections = {{"2026-11-21T08:00:00Z", "Secret person", "typing error", "1 mL"}};
  return plan;
}

TEST(Records, comeBackAsTheyWere) {
  const Plan plan = fullPlan();
  EXPECT_TRUE(samePlan(plan, reopened(plan)));
  EXPECT_EQ(planText(plan), planText(reopened(plan)));
}

TEST(Records, leaveOutWhatIsPersonal) {
  const std::string text = planText(fullPlan(), {.withoutPersonalData = true});
  EXPECT_EQ(text.find("Secret"), std::string::npos);
  EXPECT_EQ(text.find("consultation"), std::string::npos);
  EXPECT_NE(text.find("Bruising"), std::string::npos);
  EXPECT_NE(text.find("\"lot\": \"B-2\""), std::string::npos);
  reopened(fullPlan(), {.withoutPersonalData = true});
}

TEST(Records, thatWereEditedByHandSayWhereTheyAreWrong) {
  const std::string good = planText(fullPlan());
  struct Case {
    const char *from, *to, *place;
  };
  for (const Case& wrong : {
           Case{"\"amount\": 4.0000", "\"amount\": 0.0000", "products[1].components[0].strength"},
           Case{"\"amount\": 4.0000", "\"amount\": -4", "products[1].components[0].strength"},
           Case{"\"unit\": \"mg/mL\"", "\"unit\": \"pints\"", "products[1].components[0].strength"},
           Case{"\"state\": \"done\",", "\"state\": \"soon\",", "sessions[0].state"},
           Case{"\"answer\": \"no\"", "\"answer\": \"maybe\"", "consultation.health[0].answer"},
           Case{"\"angleDeg\": 15.00, \"volumeMl\": 0.0700",
                "\"angleDeg\": 120, \"volumeMl\": 0.07", "sessions[0].areas[0].angleDeg"},
           Case{"\"volumeMl\": 0.0700", "\"volumeMl\": -1", "sessions[0].areas[0].volumeMl"},
           Case{"\"numbingMinutes\": 30.0", "\"numbingMinutes\": 99999",
                "consultation.numbingMinutes"},
       }) {
    std::string text = good;
    const std::size_t at = text.find(wrong.from);
    ASSERT_NE(at, std::string::npos) << wrong.from;
    text.replace(at, std::string(wrong.from).size(), wrong.to);
    const auto opened = parsePlan(text, "edited");
    ASSERT_FALSE(opened) << wrong.to;
    EXPECT_NE(opened.error().message.find(wrong.place), std::string::npos)
        << wrong.to << ": " << opened.error().message;
  }
}

TEST(Records, refuseTwoSessionsWithOneIdOrUnderWay) {
  Plan plan = support::samplePlan();
  plan.sessions = {Session{.id = "1"}, Session{.id = "1"}};
  auto opened = parsePlan(planText(plan), "twice");
  ASSERT_FALSE(opened);
  EXPECT_NE(opened.error().message.find("sessions[1].id: is there twice"), std::string::npos)
      << opened.error().message;
  plan.sessions = {Session{.id = "1", .state = SessionState::underWay},
                   Session{.id = "2", .state = SessionState::underWay}};
  opened = parsePlan(planText(plan), "twice");
  ASSERT_FALSE(opened);
  EXPECT_NE(opened.error().message.find("sessions[1].state"), std::string::npos);
}

TEST(Product, namesEveryFieldThatIsWrong) {
  EXPECT_TRUE(faultsOf({"p1", "Good", "L", "2027-08"}).empty());
  EXPECT_TRUE(faultsOf({"p1", "Good", "", ""}).empty());
  Product bad{"p1", " ", "L", "2026-02-30"};
  bad.strength = Strength{-1.0, "pints"};
  bad.container = {"vial", 1.0, 1.0};
  bad.components = {{"", "", "soon"}};
  bad.components[0].volumeMl = -2.0;
  const std::vector<std::string> faults = faultsOf(bad);
  std::string all;
  for (const std::string& fault : faults) all += fault + "\n";
  EXPECT_EQ(faults.size(), 8u) << all;
  for (const char* part : {"name: ", "2026-02-30", "strength: -1", "pints", "dead space",
                           "component 1, name", "component 1, expiry: \"soon\"", "volume: -2 mL"}) {
    EXPECT_NE(all.find(part), std::string::npos) << part << " in\n" << all;
  }
}

TEST(Product, hasAFreshId) {
  EXPECT_EQ(freshProductId({}), "p1");
  EXPECT_EQ(freshProductId({{"p2", "", "", ""}}), "p3");
  EXPECT_EQ(freshProductId({{"p1", "", "", ""}}), "p2");
}

}  // namespace
}  // namespace mesomap::plan
