// Areas of the atlas that lie over each other: which of them a click takes, and taking them away.
#include "synthetic_figure.h"
#include "viewed.h"

namespace mesomap::scene {
namespace {

/// A place of the ball's client's left half that the fold lies over as well.
constexpr glm::dvec3 kOnFold{0.05, 0, 1};

struct Picking : Viewed {
  Picking() : Viewed(ballFigure()) {
    tool.tool = Tool::area;
    tool.frameAll();
  }
};

TEST(AreaTool, ASecondClickOnTheSamePlaceTakesWhatLiesOverTheFirst) {
  Picking view;
  const glm::dvec2 pixel = view.over(kOnFold);
  view.tool.move(pixel, kPlain);
  EXPECT_NE(view.tool.preview().text.find("Client's left cheek"), std::string::npos);
  EXPECT_NE(view.tool.preview().text.find("Fold"), std::string::npos) << "what else is there";
  view.click(pixel);
  EXPECT_EQ(view.only().name, "Client's left cheek");
  view.tool.move(pixel, kPlain);
  EXPECT_NE(view.tool.preview().text.find("Fold"), std::string::npos);
  view.click(pixel);
  EXPECT_EQ(view.only().name, "Fold") << "instead of the first, not beside it";
  view.click(pixel);
  EXPECT_EQ(view.only().name, "Client's left cheek") << "round again";
  view.jobs.drain();
  view.session.undo();
  EXPECT_EQ(view.regions(), 0u) << "however many clicks, one step";
}

TEST(AreaTool, AClickElsewhereBeginsAnewAndEarlierPicksStay) {
  Picking view;
  view.click(view.over(kOnFold));
  view.click(view.over({-0.6, 0, 1}));
  ASSERT_EQ(view.regions(), 2u);
  EXPECT_EQ(view.region(1).name, "Client's right cheek");
}

TEST(AreaTool, PartsThatLieOverAnAreaCanBeTakenOutOfIt) {
  Picking view;
  view.click(view.over({0.6, 0, 1}));
  const double whole = view.only().areaCm2;
  const glm::dvec2 pixel = view.over(kOnFold);
  // Taking away: first all of the cheek, then only the fold in it.
  view.click(pixel, with(&Modifiers::shift));
  EXPECT_EQ(view.regions(), 0u);
  view.click(pixel, with(&Modifiers::shift));
  EXPECT_LT(view.only().areaCm2, whole - 5);
  EXPECT_GT(view.only().areaCm2, whole / 2);
}

TEST(TakeArea, TakesTheSkinFromEveryAreaThatIsNotLocked) {
  Stage stage(ballFigure());
  ASSERT_TRUE(stage.session.pickArea("cheek"));
  ASSERT_EQ(stage.session.plan()->regions.size(), 2u);
  const double before = stage.session.plan()->regions[0]->areaCm2;
  ASSERT_TRUE(stage.session.takeArea("fold"));
  EXPECT_EQ(stage.session.undoLabel(), "take away fold");
  for (const auto& region : stage.session.plan()->regions) {
    EXPECT_LT(region->areaCm2, before - 5) << region->name;
  }
  stage.jobs.drain();
  stage.session.undo();
  stage.session.setLocked(stage.session.plan()->regions[0]->id, true);
  ASSERT_TRUE(stage.session.takeArea("fold"));
  EXPECT_EQ(stage.session.plan()->regions[0]->areaCm2, before);
  EXPECT_LT(stage.session.plan()->regions[1]->areaCm2, before - 5);
  ASSERT_TRUE(stage.session.takeArea("cheek", plan::Side::right));
  EXPECT_EQ(stage.only().id, stage.session.plan()->regions[0]->id);
  EXPECT_FALSE(stage.only().linked.valid());
  EXPECT_FALSE(stage.session.takeArea("elbow"));
  static_cast<void>(stage.session.takeNotices());
  const plan::PlanPtr now = stage.session.plan();
  ASSERT_TRUE(stage.session.takeArea("cheek", plan::Side::right));
  EXPECT_EQ(stage.session.plan(), now);
  EXPECT_NE(stage.noticesText().find("nothing is marked there"), std::string::npos);
}

TEST(BorderPreview, ShowsWhatGrowShrinkAndSmoothWillDoAndChangesNothing) {
  Viewed view;
  view.tool.tool = Tool::circle;
  view.tool.settings.circleRadiusMm = 20;
  view.click(kMiddle);
  view.jobs.drain();
  const plan::PlanPtr before = view.session.plan();
  using Kind = BorderChange::Kind;
  view.tool.offered = BorderChange{Kind::grow, 4.0};
  const Preview preview = view.tool.preview();
  ASSERT_EQ(preview.shapes.size(), 1u);
  EXPECT_FALSE(preview.lines.empty()) << "the border as it is, to compare";
  EXPECT_EQ(view.session.plan(), before);
  ASSERT_TRUE(view.session.grow(view.only().id, 4.0));
  const SurfaceModel& model = *view.session.model();
  const auto cm2 = [&](const surface::PagedField& shape) {
    return surface::areaMm2(*model.working, model.pages, shape) / 100.0;
  };
  EXPECT_NEAR(cm2(preview.shapes.front().shape), view.only().areaCm2, 0.05);
  view.jobs.drain();
  view.session.undo();
  view.tool.offered = BorderChange{Kind::shrink, 30.0};
  EXPECT_TRUE(view.tool.preview().shapes.empty());
  EXPECT_NE(view.tool.preview().refusal.find("nothing of it would be left"), std::string::npos);
  view.tool.offered.reset();
  EXPECT_TRUE(view.tool.preview().refusal.empty());
}

}  // namespace
}  // namespace mesomap::scene
