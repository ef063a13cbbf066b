// Figures from another area and from templates: given to an area, its linked partner, the figure.
#include "plan/catalogue.h"
#include "scene/templates.h"
#include "synthetic_figure.h"

namespace mesomap::scene {
namespace {

struct Templates : Stage {
  Templates() : Stage(ballFigure()) {}
  [[nodiscard]] const plan::Region& region(std::size_t index) const {
    return *session.plan()->regions.at(index);
  }
  [[nodiscard]] std::size_t regions() const { return session.plan()->regions.size(); }
  void pick(const std::string& area, plan::Side side = plan::Side::none) {
    const auto done = session.pickArea(area, side);
    ASSERT_TRUE(done) << done.error().text();
    jobs.drain();
  }
  [[nodiscard]] static plan::AreaTemplate cheeks() {
    plan::AreaTemplate kept;
    kept.name = "My cheeks";
    kept.area = "cheek";
    kept.rule.spacingMm = 14;
    kept.rule.marginMm = 4;
    kept.rule.depthMm = 2;
    kept.rule.volumeMl = 0.03;
    kept.rule.indication = "skin-quality";
    kept.rule.layer = "dermis_deep";
    return kept;
  }
};

TEST(TakeFigures, takesTheWholeRuleInOneStepAndLeavesShapeGuideAndPointsByHand) {
  Templates stage;
  stage.pick("fold");
  stage.pick("cheek", plan::Side::left);
  const RegionId fold = stage.region(0).id, cheek = stage.region(1).id;
  plan::Rule rule = Templates::cheeks().rule;
  rule.order = plan::WorkingOrder::hand;
  ASSERT_TRUE(stage.session.setRule(cheek, rule, "rule"));
  stage.jobs.drain();
  ASSERT_TRUE(stage.session.addPoint(stage.at({0, 0, 70})));
  const auto placed = [&] {
    const auto& sites = stage.session.plan()->find(fold)->sites;
    return std::count_if(sites.begin(), sites.end(), [](const plan::Site& site) {
      return site.origin == plan::SiteOrigin::added;
    });
  };
  stage.session.select(fold);
  ASSERT_TRUE(stage.session.addPoint(stage.at({3, 0, 70})));
  stage.jobs.drain();
  const auto byHand = placed();
  ASSERT_GT(byHand, 0);
  const plan::PlanPtr before = stage.session.plan();
  ASSERT_TRUE(takeFigures(stage.session, fold, cheek));
  stage.jobs.drain();
  EXPECT_EQ(stage.session.undoLabel(), "figures of client's left cheek");
  const plan::Region& now = *stage.session.plan()->find(fold);
  EXPECT_EQ(now.rule, plan::ruleForAnother(stage.session.plan()->find(cheek)->rule));
  EXPECT_EQ(now.rule.order, plan::WorkingOrder::rows);
  EXPECT_TRUE(now.shape == before->find(fold)->shape);
  EXPECT_EQ(placed(), byHand);
  for (const plan::Site& site : now.sites) EXPECT_EQ(site.volumeMl, 0.03);
  stage.session.undo();
  EXPECT_TRUE(plan::samePlan(*stage.session.plan(), *before));
}

TEST(TakeFigures, aLockedAreaRefusesInWords) {
  Templates stage;
  stage.pick("fold");
  stage.pick("cheek");
  const RegionId fold = stage.region(0).id, left = stage.region(1).id;
  ASSERT_TRUE(stage.session.setRule(fold, Templates::cheeks().rule, "rule"));
  stage.jobs.drain();
  stage.session.setLocked(stage.region(2).id, true);
  const plan::PlanPtr before = stage.session.plan();
  const auto done = takeFigures(stage.session, left, fold);
  ASSERT_FALSE(done) << "its partner is locked";
  EXPECT_NE(done.error().text().find("is locked"), std::string::npos) << done.error().text();
  EXPECT_FALSE(applyTemplate(stage.session, left, Templates::cheeks()));
  EXPECT_FALSE(markTemplate(stage.session, Templates::cheeks()));
  EXPECT_EQ(stage.session.plan(), before) << "and nothing changed";
}

TEST(ApplyTemplate, reachesLinkedAreasAsOneStep) {
  Templates stage;
  stage.pick("cheek");
  const plan::PlanPtr before = stage.session.plan();
  ASSERT_TRUE(applyTemplate(stage.session, stage.region(0).id, Templates::cheeks()));
  stage.jobs.drain();
  for (std::size_t i = 0; i < 2; ++i) EXPECT_EQ(stage.region(i).rule, Templates::cheeks().rule);
  EXPECT_EQ(stage.session.undoLabel(), "template My cheeks");
  stage.session.undo();
  EXPECT_TRUE(plan::samePlan(*stage.session.plan(), *before));
}

TEST(ApplyTemplate, refusesWhatIsNotKnownHere) {
  Templates stage;
  stage.pick("cheek");
  const auto refused = [&](plan::AreaTemplate kept, const std::string& word) {
    const auto done = applyTemplate(stage.session, stage.region(0).id, kept);
    ASSERT_FALSE(done) << word;
    EXPECT_NE(done.error().text().find(word), std::string::npos) << done.error().text();
  };
  plan::AreaTemplate kept = Templates::cheeks();
  kept.rule.technique = "own-gone";
  refused(kept, "own-gone");
  kept = Templates::cheeks();
  kept.rule.pattern = plan::Pattern::set;
  kept.rule.pointSet = "Lost";
  refused(kept, "Lost");
  kept = Templates::cheeks();
  kept.rule.technique = "dca_grid";
  refused(kept, "notice");
}

TEST(ApplyTemplate, aProductThatThePlanLacksIsSaid) {
  Templates stage;
  stage.pick("cheek");
  plan::AreaTemplate kept = Templates::cheeks();
  kept.product = "Vitamin mix";
  (void)stage.noticesText();
  ASSERT_TRUE(applyTemplate(stage.session, stage.region(0).id, kept));
  EXPECT_NE(stage.noticesText().find("Vitamin mix: product not chosen"), std::string::npos);
  EXPECT_EQ(stage.region(0).rule.product, "");
}

TEST(MarkTemplate, marksBothSidesLinkedInOneStep) {
  Templates stage;
  const plan::PlanPtr before = stage.session.plan();
  ASSERT_TRUE(markTemplate(stage.session, Templates::cheeks()));
  stage.jobs.drain();
  ASSERT_EQ(stage.regions(), 2u);
  EXPECT_EQ(stage.region(0).linked, stage.region(1).id);
  EXPECT_EQ(stage.region(1).linked, stage.region(0).id);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(stage.region(i).rule, Templates::cheeks().rule) << "as it is, however large";
    EXPECT_FALSE(stage.region(i).sites.empty());
  }
  EXPECT_EQ(stage.session.selected(), stage.region(0).id);
  stage.session.undo();
  EXPECT_TRUE(plan::samePlan(*stage.session.plan(), *before));
}

TEST(MarkTemplate, marksTheOneSideThatItIsFor) {
  Templates stage;
  plan::AreaTemplate kept = Templates::cheeks();
  kept.side = plan::Side::right;
  ASSERT_TRUE(markTemplate(stage.session, kept));
  ASSERT_EQ(stage.regions(), 1u);
  EXPECT_EQ(stage.region(0).side, plan::Side::right);
}

TEST(MarkTemplate, whatIsMarkedKeepsItsShapeAndTheOtherSideIsAdded) {
  Templates stage;
  stage.pick("cheek", plan::Side::left);
  const plan::Region before = stage.region(0);
  ASSERT_TRUE(markTemplate(stage.session, Templates::cheeks()));
  stage.jobs.drain();
  ASSERT_EQ(stage.regions(), 2u);
  EXPECT_TRUE(stage.region(0).shape == before.shape);
  EXPECT_EQ(stage.region(0).rule, Templates::cheeks().rule);
  EXPECT_EQ(stage.region(1).rule, Templates::cheeks().rule);
  stage.session.undo();
  ASSERT_EQ(stage.regions(), 1u) << "one step";
  EXPECT_EQ(stage.region(0).rule, before.rule);
}

TEST(MarkTemplate, needsAnAreaThatTheFigureHas) {
  Templates stage;
  plan::AreaTemplate kept = Templates::cheeks();
  kept.area.clear();
  EXPECT_FALSE(hasAreaOf(stage.session, kept));
  EXPECT_FALSE(markTemplate(stage.session, kept));
  kept.area = "elbow";
  EXPECT_FALSE(hasAreaOf(stage.session, kept));
  EXPECT_FALSE(markTemplate(stage.session, kept));
  EXPECT_TRUE(hasAreaOf(stage.session, Templates::cheeks()));
  EXPECT_EQ(stage.regions(), 0u);
}

}  // namespace
}  // namespace mesomap::scene
