// One question for each caution zone and area: answered once, undone in one step, asked again.
#include <algorithm>

#include "plan/checks.h"
#include "synthetic_figure.h"

namespace mesomap::scene {
namespace {

/// Strokes on the ball whose caution zone "rim" lies between 50 and 60 mm above its middle.
class CautionZone : public ::testing::Test {
 protected:
  void paint(const std::vector<glm::dvec3>& directions, double widthMm = 34, bool both = false) {
    Session::StrokeOptions options;
    options.widthMm = widthMm;
    options.bothSides = both;
    stage.stroke(directions, options);
    stage.jobs.drain();
  }
  /// Half in the zone, half below it.
  void paintRim() { paint({{0, 0.74, 0.67}}); }
  static std::size_t proposed(const plan::Region& region) {
    return plan::totalsOf(region).proposed;
  }
  static std::size_t inZone(const plan::Region& region) {
    return static_cast<std::size_t>(
        std::count_if(region.sites.begin(), region.sites.end(),
                      [](const plan::Site& site) { return site.zone == "rim"; }));
  }
  Session& session() { return stage.session; }

  Stage stage{ballFigure()};
};

TEST_F(CautionZone, AsksOnceForAnAreaWithReasonAndSource) {
  paintRim();
  const auto questions = session().zoneQuestions(stage.only().id);
  ASSERT_EQ(questions.size(), 1u);
  EXPECT_EQ(questions[0].zone, "rim");
  EXPECT_EQ(questions[0].name, "the rim");
  EXPECT_EQ(questions[0].reason, "It is thin.");
  EXPECT_EQ(questions[0].source, "nobody");
  EXPECT_FALSE(questions[0].reviewed);
  EXPECT_GT(questions[0].points, 1u);
  EXPECT_EQ(questions[0].points, proposed(stage.only()));
  EXPECT_FALSE(questions[0].partner.valid());
  const plan::Plan written = session().planForFile();
  EXPECT_EQ(std::count_if(written.checks.begin(), written.checks.end(),
                          [](const plan::Check& check) {
                            return check.id == "caution-zone" && check.answer.empty();
                          }),
            1);
}

TEST_F(CautionZone, KeptForAReasonTheyCountAndOneUndoAsksAgain) {
  paintRim();
  const RegionId id = stage.only().id;
  const plan::PlanPtr before = session().plan();
  EXPECT_FALSE(session().answerZone(id, "rim", true, "  ")) << "keeping needs a reason";
  EXPECT_EQ(session().plan(), before);
  ASSERT_TRUE(session().answerZone(id, "rim", true, " Depth is intradermal "));
  EXPECT_EQ(proposed(stage.only()), 0u);
  EXPECT_GT(plan::totalsOf(stage.only()).sites, plan::totalsOf(*before->regions[0]).sites);
  EXPECT_TRUE(session().zoneQuestions(id).empty());
  EXPECT_FALSE(session().layoutPending()) << "no point moves";
  ASSERT_EQ(stage.only().answers.size(), 1u);
  EXPECT_EQ(stage.only().answers[0].reason, "Depth is intradermal");
  const plan::Plan written = session().planForFile();
  const auto check = std::find_if(written.checks.begin(), written.checks.end(),
                                  [](const plan::Check& c) { return c.id == "caution-zone"; });
  ASSERT_NE(check, written.checks.end());
  EXPECT_EQ(check->answer, "kept: Depth is intradermal");
  EXPECT_EQ(session().undoLabel(), "keep the points in the rim");
  session().undo();
  EXPECT_TRUE(plan::samePlan(*session().plan(), *before));
}

TEST_F(CautionZone, LeftOutTheyAreListedAndCanBeAskedAboutAgain) {
  paintRim();
  const RegionId id = stage.only().id;
  const std::size_t asked = proposed(stage.only());
  ASSERT_TRUE(session().answerZone(id, "rim", false, ""));
  EXPECT_EQ(inZone(stage.only()), 0u);
  const auto& left = stage.only().leftOut;
  const auto rim = std::find_if(left.begin(), left.end(),
                                [](const plan::LeftOut& l) { return l.zone == "rim"; });
  ASSERT_NE(rim, left.end());
  EXPECT_EQ(rim->positions.size(), asked);
  EXPECT_EQ(rim->zoneName, "the rim");
  ASSERT_TRUE(session().askZoneAgain(id, "rim"));
  stage.jobs.drain();
  EXPECT_GT(proposed(stage.only()), 0u);
  EXPECT_TRUE(stage.only().answers.empty());
  EXPECT_TRUE(session().planForFile().checks.size() <= 3u);
  // Kept after all, straight from "left out".
  session().undo();
  stage.jobs.drain();
  EXPECT_EQ(inZone(stage.only()), 0u);
  ASSERT_TRUE(session().answerZone(id, "rim", true, "Product's instructions allow it"));
  stage.jobs.drain();
  EXPECT_GT(inZone(stage.only()), 0u);
  EXPECT_EQ(proposed(stage.only()), 0u);
  EXPECT_EQ(stage.only().answers.size(), 1u);
}

TEST_F(CautionZone, AnAnswerCoversWhatLaterStrokesBring) {
  paintRim();
  const RegionId id = stage.only().id;
  for (const bool keep : {true, false}) {
    ASSERT_TRUE(session().answerZone(id, "rim", keep, "because"));
    const std::size_t before = inZone(stage.only());
    paint({{0, 0.74, 0.67}, {0.45, 0.74, 0.5}});
    EXPECT_EQ(proposed(stage.only()), 0u);
    EXPECT_TRUE(session().zoneQuestions(id).empty());
    if (keep) {
      EXPECT_GT(inZone(stage.only()), before);
    } else {
      EXPECT_EQ(inZone(stage.only()), 0u);
    }
    session().undo();
    session().undo();
    stage.jobs.drain();
  }
}

TEST_F(CautionZone, BothSidesAreAnsweredTogetherWhereThatIsAsked) {
  paint({{0.5, 0.74, 0.5}}, 24, true);
  ASSERT_EQ(session().plan()->regions.size(), 2u);
  const RegionId here = session().plan()->regions[0]->id;
  const RegionId there = session().plan()->regions[1]->id;
  const auto asked = session().zoneQuestions(here);
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_EQ(asked[0].partner, there);
  EXPECT_EQ(asked[0].partnerPoints, session().zoneQuestions(there)[0].points);
  ASSERT_TRUE(session().answerZone(here, "rim", true, "because"));
  EXPECT_EQ(session().zoneQuestions(there).size(), 1u) << "its own question";
  EXPECT_FALSE(session().zoneQuestions(there)[0].partner.valid());
  session().undo();
  ASSERT_TRUE(session().answerZone(here, "rim", true, "because", true));
  EXPECT_TRUE(session().zoneQuestions(here).empty());
  EXPECT_TRUE(session().zoneQuestions(there).empty());
  session().undo();
  EXPECT_EQ(session().zoneQuestions(here).size() + session().zoneQuestions(there).size(), 2u);
}

TEST_F(CautionZone, ALockedAreaRefusesAnAnswerAndNonsenseIsRefused) {
  paintRim();
  const RegionId id = stage.only().id;
  EXPECT_FALSE(session().answerZone(RegionId{9999}, "rim", true, "because"));
  EXPECT_FALSE(session().answerZone(id, "rim", true, std::string(501, 'x')));
  session().setLocked(id, true);
  EXPECT_FALSE(session().answerZone(id, "rim", true, "because"));
  EXPECT_FALSE(session().askZoneAgain(id, "rim"));
  EXPECT_GT(proposed(stage.only()), 0u);
}

TEST_F(CautionZone, AnAnswerInAHurryWaitsForThePoints) {
  paintRim();
  const RegionId id = stage.only().id;
  HeldWorker held(stage.jobs);
  session().arrangeAgain(id);
  EXPECT_TRUE(session().zoneQuestions(id).empty()) << "while points are being placed";
  ASSERT_TRUE(session().answerZone(id, "rim", true, "because"));
  held.release();
  stage.jobs.drain();
  EXPECT_EQ(proposed(stage.only()), 0u);
  EXPECT_GT(inZone(stage.only()), 0u);
}

}  // namespace
}  // namespace mesomap::scene
