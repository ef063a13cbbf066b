#include "plan/checks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "unit/plan/sample_plan.h"

namespace mesomap::plan {
namespace {

class Questions : public ::testing::Test {
 protected:
  void SetUp() override {
    auto all = loadTechniques();
    ASSERT_TRUE(all) << all.error().text();
    techniques_ = *all;
  }
  std::vector<std::string> idsAfter(void (*change)(Region&)) {
    Plan plan = support::samplePlan();
    plan.regions.resize(1);
    Region region = *plan.regions[0];
    region.leftOut.clear();
    change(region);
    plan.regions[0] = std::make_shared<const Region>(region);
    questions_ = questionsFor(plan, techniques_);
    std::vector<std::string> ids;
    for (const Question& question : questions_) ids.push_back(question.id);
    return ids;
  }
  std::vector<Technique> techniques_;
  std::vector<Question> questions_;
};

using Ids = std::vector<std::string>;

TEST_F(Questions, noneWhereEverythingLiesInTheRanges) {
  EXPECT_EQ(idsAfter([](Region&) {}), Ids{});
}

TEST_F(Questions, whatIsAnsweredIsNotAskedAgain) {
  Plan plan = support::samplePlan();
  plan.checks.clear();
  Region region = *plan.regions[0];
  region.rule.technique = "dca_grid";
  plan.regions[0] = std::make_shared<const Region>(region);
  const auto asked = [&]() -> const Question* {
    questions_ = questionsFor(plan, techniques_);
    for (const Question& question : questions_) {
      if (question.id == "legal-notice" && question.region == region.id) return &question;
    }
    return nullptr;
  };
  ASSERT_NE(asked(), nullptr);
  const Question open = *asked();
  plan.checks.push_back({open.id, open.region, open.text, "", ""});
  EXPECT_NE(asked(), nullptr) << "an open question is no answer";
  plan.checks.back().answer = "FR";
  EXPECT_EQ(asked(), nullptr);
  plan.checks.back().text = "About something else";
  EXPECT_NE(asked(), nullptr);
}

TEST_F(Questions, eachFigureOutsideItsRangeAsksOnce) {
  EXPECT_EQ(idsAfter([](Region& r) { r.rule.spacingMm = 8; }), Ids{"spacing-outside-range"});
  EXPECT_EQ(questions_[0].text, "Forehead: Spacing of 8 mm, the source gives 10–30 mm");
  EXPECT_FALSE(questions_[0].source.empty());
  EXPECT_EQ(idsAfter([](Region& r) { r.rule.volumeMl = 0.3; }), Ids{"volume-outside-range"});
  EXPECT_EQ(idsAfter([](Region& r) {
              r.rule.angleDeg = 60;
              r.rule.depthMm = 3;
            }),
            (Ids{"depth-outside-range", "angle-outside-range", "depth-beyond-skin"}));
  EXPECT_EQ(idsAfter([](Region& r) { r.rule.technique = "mine"; }), Ids{"technique-unknown"});
}

TEST_F(Questions, aNeedleTooShortForTheDepthAsks) {
  EXPECT_EQ(idsAfter([](Region& r) { r.rule.depthMm = 1.2; }), Ids{"depth-over-needle"});
  // 1.2 / sin 15° = 4.636
  EXPECT_NE(questions_[0].text.find("4.636 mm of needle are needed, the needle has 4 mm"),
            std::string::npos);
}

TEST_F(Questions, pointsNearerThanTheSpacing) {
  EXPECT_EQ(idsAfter([](Region& r) { r.sites[1].position.x -= 0.29; }), Ids{});
  EXPECT_EQ(idsAfter([](Region& r) { r.sites[1].position.x -= 0.31; }), Ids{"points-too-near"});
  EXPECT_NE(questions_[0].text.find("1 pair of points is nearer"), std::string::npos);
  EXPECT_NE(questions_[0].text.find("9.7 mm apart"), std::string::npos);
}

TEST_F(Questions, aTightlyCurvedPlaceIsMeasuredAlongTheSkin) {
  // Two points 10 mm apart on the arc of a circle of 8 mm: 9.36 mm apart in a straight line.
  EXPECT_EQ(idsAfter([](Region& r) {
              r.sites.resize(2);
              for (int i = 0; i < 2; ++i) {
                const double a = i * 10.0 / 8.0;
                r.sites[i].normal = {std::sin(a), 0, std::cos(a)};
                r.sites[i].position = r.sites[i].normal * 8.0;
              }
            }),
            Ids{});
}

TEST_F(Questions, proposedPointsAskOnceForEachZoneAndHaveNoVolumeToMiss) {
  EXPECT_EQ(idsAfter([](Region& r) {
              ASSERT_GE(r.sites.size(), 3u);
              for (int i = 0; i < 3; ++i) {
                r.sites[i].state = SiteState::proposed;
                r.sites[i].zone = i < 2 ? "lips" : "nose";
                r.sites[i].volumeMl.reset();
              }
            }),
            (Ids{"caution-zone", "caution-zone"}));
  EXPECT_EQ(questions_[0].text, "Forehead: 2 points in the caution zone \"lips\" await an answer");
  EXPECT_EQ(questions_[1].text, "Forehead: 1 point in the caution zone \"nose\" awaits an answer");
  EXPECT_NE(questions_[0].reason.find("count nowhere"), std::string::npos);
}

TEST_F(Questions, missingVolumesPointsAndBlockedPoints) {
  EXPECT_EQ(idsAfter([](Region& r) { r.sites[0].volumeMl.reset(); }), Ids{"volume-not-set"});
  EXPECT_EQ(idsAfter([](Region& r) { r.sites.clear(); }), Ids{"no-points"});
  EXPECT_EQ(idsAfter([](Region& r) {
              r.sites.clear();
              r.sitesPending = true;
            }),
            Ids{});
  EXPECT_EQ(idsAfter([](Region& r) {
              r.leftOut = {{"orbit", "the orbital rim", {{1, 2, 3}, {4, 5, 6}}}};
            }),
            Ids{"points-left-out"});
  EXPECT_EQ(questions_[0].text, "Forehead: left out 2 points inside the orbital rim");
  EXPECT_EQ(idsAfter([](Region& r) { r.rule.technique = "dca_grid"; }).size() > 1, true);
}

TEST_F(Questions, anEmptyPlanAsks) {
  const auto questions = questionsFor(Plan{}, techniques_);
  ASSERT_EQ(questions.size(), 1u);
  EXPECT_EQ(questions[0].id, "no-areas");
  EXPECT_EQ(checksFrom(questions)[0].id, "no-areas");
}

TEST_F(Questions, neverSaysThatAPlanIsCleared) {
  Plan plan = support::samplePlan();
  for (const Question& question : questionsFor(plan, techniques_)) {
    for (const char* word : {"safe", "passed", "cleared", "OK"}) {
      EXPECT_EQ((question.text + question.reason).find(word), std::string::npos);
    }
  }
}

}  // namespace
}  // namespace mesomap::plan
