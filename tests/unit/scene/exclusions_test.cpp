// Skin kept free of points: moles, scars and what else the practitioner paints out.
#include "plan/plan_names.h"
#include "viewed.h"

namespace mesomap::scene {
namespace {

std::size_t pointsOn(const Viewed& view, plan::ExclusionId id) {
  std::size_t count = 0;
  for (const auto& region : view.session.plan()->regions) {
    for (const plan::Site& site : region->sites) {
      const auto place = view.session.model()->working->fromFile(site.place);
      if (view.session.exclusionAt(place) == id) ++count;
    }
  }
  return count;
}

struct Excluding : Viewed {
  Excluding() {
    tool.brushWidthMm = 60;
    drag(Button::left, kMiddle, kMiddle);
    jobs.drain();
    static_cast<void>(session.takeNotices());
    tool.tool = Tool::exclusion;
    tool.settings.exclusionWidthMm = 24;
  }
  [[nodiscard]] const plan::Exclusion& exclusion() const {
    EXPECT_EQ(session.plan()->exclusions.size(), 1u);
    return *session.plan()->exclusions.front();
  }
};

TEST(Exclusions, NoPointsAreLaidOnOneAndItIsSaidWhy) {
  Excluding view;
  const std::size_t before = view.only().sites.size();
  view.tool.settings.exclusionKind = plan::ExclusionKind::scar;
  view.tool.settings.exclusionNote = "2019";
  view.click(kMiddle);
  view.jobs.drain();
  EXPECT_EQ(view.exclusion().kind, plan::ExclusionKind::scar);
  EXPECT_EQ(view.exclusion().note, "2019");
  EXPECT_NEAR(view.exclusion().areaCm2, 4.5, 0.15);
  EXPECT_FALSE(view.exclusion().border.empty());
  EXPECT_EQ(pointsOn(view, view.exclusion().id), 0u);
  EXPECT_LT(view.only().sites.size(), before);
  ASSERT_EQ(view.only().leftOut.size(), 1u);
  EXPECT_EQ(view.only().leftOut[0].zone, "x" + std::to_string(view.exclusion().id.value));
  EXPECT_EQ(view.only().leftOut[0].zoneName, "the scar (2019)");
  EXPECT_NE(view.noticesText().find("inside the scar (2019)"), std::string::npos);
  EXPECT_EQ(view.session.undoLabel(), "mark scar");
}

TEST(Exclusions, UndoBringsThePointsBackAndRedoTakesThemAgain) {
  Excluding view;
  const plan::PlanPtr before = view.session.plan();
  view.click(kMiddle);
  view.jobs.drain();
  const plan::PlanPtr after = view.session.plan();
  view.session.undo();
  EXPECT_TRUE(plan::samePlan(*view.session.plan(), *before));
  view.session.redo();
  view.jobs.drain();
  EXPECT_TRUE(plan::samePlan(*view.session.plan(), *after));
}

TEST(Exclusions, AreasPaintedLaterKeepOffToo) {
  Viewed view;
  view.tool.tool = Tool::exclusion;
  view.tool.settings.exclusionWidthMm = 24;
  view.click(kMiddle);
  view.tool.tool = Tool::brush;
  view.tool.brushWidthMm = 60;
  view.drag(Button::left, kMiddle, kMiddle);
  view.jobs.drain();
  EXPECT_FALSE(view.only().sites.empty());
  EXPECT_EQ(pointsOn(view, view.session.plan()->exclusions.front()->id), 0u);
  EXPECT_FALSE(view.only().leftOut.empty());
}

TEST(Exclusions, RemovingOneLaysPointsThereAgain) {
  Excluding view;
  view.click(kMiddle);
  view.jobs.drain();
  const std::size_t without = view.only().sites.size();
  view.session.removeExclusion(view.exclusion().id);
  view.jobs.drain();
  EXPECT_TRUE(view.session.plan()->exclusions.empty());
  EXPECT_GT(view.only().sites.size(), without);
  EXPECT_TRUE(view.only().leftOut.empty());
  EXPECT_EQ(view.session.undoLabel(), "remove mole");
}

TEST(Exclusions, AStrokeFromInsideGoesOnWithItAndShiftErases) {
  Excluding view;
  view.click(kMiddle);
  const double dab = view.exclusion().areaCm2;
  view.drag(Button::left, kMiddle, kMiddle + glm::dvec2(100, 0));
  EXPECT_GT(view.exclusion().areaCm2, dab + 1);
  view.drag(Button::left, kMiddle, kMiddle, with(&Modifiers::shift));
  EXPECT_EQ(view.session.undoLabel(), "erase mole");
  view.tool.settings.exclusionWidthMm = 60;
  view.drag(Button::left, kMiddle + glm::dvec2(100, 0), kMiddle + glm::dvec2(-100, 0),
            with(&Modifiers::shift));
  EXPECT_TRUE(view.session.plan()->exclusions.empty());
  EXPECT_EQ(view.session.undoLabel(), "remove mole");
}

TEST(Exclusions, TheSameKindGrowsTogetherAnotherStaysItsOwn) {
  Excluding view;
  view.click(kMiddle);
  view.click(view.over({0.5, 0, 1}));
  EXPECT_EQ(view.session.plan()->exclusions.size(), 2u);
  view.drag(Button::left, view.over({0.25, 0, 1}), view.over({0.5, 0, 1}));
  view.drag(Button::left, view.over({0.25, 0, 1}), kMiddle);
  EXPECT_EQ(view.session.plan()->exclusions.size(), 1u);
  view.tool.settings.exclusionKind = plan::ExclusionKind::tattoo;
  view.drag(Button::left, view.over({0, 0.5, 1}), kMiddle);
  EXPECT_EQ(view.session.plan()->exclusions.size(), 2u);
}

TEST(Exclusions, KindAndNoteCanBeChanged) {
  Excluding view;
  view.click(kMiddle);
  view.jobs.drain();
  const plan::ExclusionId id = view.exclusion().id;
  const plan::PlanPtr before = view.session.plan();
  view.session.setExclusion(id, plan::ExclusionKind::mole, "");
  EXPECT_EQ(view.session.plan(), before);
  view.session.setExclusion(id, plan::ExclusionKind::lesion, "look again in May");
  EXPECT_EQ(view.exclusion().kind, plan::ExclusionKind::lesion);
  EXPECT_EQ(view.only().leftOut[0].zoneName, "the lesion (look again in May)");
  EXPECT_EQ(exclusionName(view.exclusion()), "the lesion (look again in May)");
  view.session.undo();
  EXPECT_TRUE(plan::samePlan(*view.session.plan(), *before));
}

TEST(Exclusions, WhileOneIsPaintedItIsLiveAndCancelTakesItBack) {
  Excluding view;
  const plan::PlanPtr before = view.session.plan();
  view.tool.press(Button::left, kMiddle, kPlain);
  ASSERT_TRUE(view.session.liveExclusion());
  EXPECT_FALSE(view.session.liveExclusion()->shape.empty());
  EXPECT_TRUE(view.session.dirty());
  EXPECT_FALSE(view.session.canUndo());
  const plan::ExclusionId promised = view.session.liveExclusion()->id;
  view.session.cancelExclusion();
  EXPECT_FALSE(view.session.liveExclusion());
  view.tool.release(Button::left, kMiddle, kPlain);
  EXPECT_EQ(view.session.plan(), before);
  view.click(kMiddle);
  EXPECT_EQ(view.exclusion().id, promised);
}

TEST(Exclusions, OneTooSmallForTheSkinIsSaid) {
  Excluding view;
  const plan::PlanPtr before = view.session.plan();
  view.session.beginExclusion(
      // The middle of a triangle: no corner within a millimetre.
      {view.at({0, 0, 70}).triangle, {1.0 / 3, 1.0 / 3, 1.0 / 3}},
      {paint::BrushMode::paint, plan::ExclusionKind::mole, "", 1.0});
  view.session.endExclusion();
  EXPECT_EQ(view.session.plan(), before);
  EXPECT_NE(view.noticesText().find("wider brush"), std::string::npos);
}

TEST(Exclusions, AreInTheFileAndComeBackBitForBit) {
  Excluding view;
  view.tool.settings.exclusionNote = "left of the nose";
  view.click(kMiddle);
  view.jobs.drain();
  const auto opened = plan::parsePlan(plan::planText(view.session.planForFile()), "plan");
  ASSERT_TRUE(opened) << opened.error().text();
  Stage again;
  again.session.adoptPlan(opened->plan, sphere(), "/nowhere/plan.mesomap.json");
  EXPECT_TRUE(plan::sameExclusion(*again.session.plan()->exclusions.front(), view.exclusion()));
  EXPECT_FALSE(again.session.dirty());
  // On another working mesh it is drawn again from its border.
  Stage coarser;
  coarser.session.adoptPlan(opened->plan, modelOf(support::makeIcosphere(70.0, 5), 2.0), "");
  ASSERT_EQ(coarser.session.plan()->exclusions.size(), 1u);
  EXPECT_TRUE(coarser.session.exclusionAt(coarser.at({0, 0, 70})).valid());
  EXPECT_FALSE(coarser.session.exclusionAt(coarser.at({0, 70, 0})).valid());
}

}  // namespace
}  // namespace mesomap::scene
