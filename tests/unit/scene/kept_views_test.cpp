// Views that the plan keeps, and going straight to an area.
#include "scene/kept_views.h"

#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

#include "viewed.h"

namespace mesomap::scene {
namespace {

TEST(KeptViews, EachChangeIsAStepThatUndoes) {
  Viewed view;
  ASSERT_TRUE(view.session.keepView("  Left cheek ", view.tool.camera));
  EXPECT_EQ(view.session.undoLabel(), "keep view Left cheek");
  view.tool.lookFrom(StandardView::left);
  ASSERT_TRUE(view.session.keepView("Side", view.tool.camera));
  const auto names = [&view] {
    std::string all;
    for (const plan::KeptView& each : view.session.plan()->views) all += each.name + ";";
    return all;
  };
  EXPECT_EQ(names(), "Left cheek;Side;");
  ASSERT_TRUE(view.session.renameView(1, "From the left"));
  view.session.moveView(1, 0);
  EXPECT_EQ(names(), "From the left;Left cheek;");
  view.session.removeView(0);
  EXPECT_EQ(names(), "Left cheek;");
  for (const char* before : {"From the left;Left cheek;", "Left cheek;From the left;",
                             "Left cheek;Side;", "Left cheek;", ""}) {
    view.session.undo();
    EXPECT_EQ(names(), before);
  }
  view.session.redo();
  EXPECT_EQ(names(), "Left cheek;");
}

TEST(KeptViews, AreGoneBackTo) {
  Viewed view;
  view.tool.camera.turn(0.7, -0.3, {0, 0, 0});
  view.tool.wheel(2.0, kMiddle, kPlain);
  const Camera kept = view.tool.camera;
  ASSERT_TRUE(view.session.keepView("Here", kept));
  view.tool.frameAll();
  view.tool.goTo(cameraOf(view.session.plan()->views.front()));
  // Within the decimals of the file.
  EXPECT_NEAR(view.tool.camera.yaw, kept.yaw, 1e-4);
  EXPECT_NEAR(view.tool.camera.pitch, kept.pitch, 1e-4);
  EXPECT_NEAR(view.tool.camera.distance, kept.distance, 1e-3);
  EXPECT_LT(glm::distance(view.tool.camera.target, kept.target), 2e-3);
  // Kept again it is the same, to the last bit.
  const plan::KeptView again = keptView("Here", view.tool.camera);
  EXPECT_EQ(again, view.session.plan()->views.front());
}

TEST(KeptViews, NamesThatTellNothingApartAreRefused) {
  Viewed view;
  const Camera& camera = view.tool.camera;
  ASSERT_TRUE(view.session.keepView("A", camera));
  EXPECT_FALSE(view.session.keepView("A", camera));
  EXPECT_FALSE(view.session.keepView(" A ", camera));
  EXPECT_FALSE(view.session.keepView(" \t", camera));
  EXPECT_FALSE(view.session.keepView(std::string(5000, 'x'), camera));
  ASSERT_TRUE(view.session.keepView("B", camera));
  EXPECT_FALSE(view.session.renameView(1, "A"));
  EXPECT_FALSE(view.session.renameView(7, "C"));
  EXPECT_TRUE(view.session.renameView(1, "B"));
  EXPECT_EQ(view.session.undoLabel(), "keep view B") << "the same name is no step";
  view.session.removeView(7);
  view.session.moveView(7, 0);
  EXPECT_EQ(view.session.plan()->views.size(), 2u);
}

TEST(KeptViews, APlanKeepsNoMoreThanItsFormatAllows) {
  Viewed view;
  for (std::size_t i = 0; i < plan::kMostViews; ++i) {
    ASSERT_TRUE(view.session.keepView(std::to_string(i), view.tool.camera));
  }
  EXPECT_FALSE(view.session.keepView("one more", view.tool.camera));
}

TEST(KeptViews, AreNamedAfterWhatIsSeen) {
  Viewed view;
  view.tool.lookFrom(StandardView::underChin);
  EXPECT_EQ(suggestedViewName(view.session, view.tool.camera), "Under the chin");
  ASSERT_TRUE(view.session.keepView("Under the chin", view.tool.camera));
  EXPECT_EQ(suggestedViewName(view.session, view.tool.camera), "Under the chin 2");
  view.tool.camera.turn(0.2, 0.0, {0, 0, 0});
  EXPECT_EQ(suggestedViewName(view.session, view.tool.camera), "View 2");
  view.stroke({{0, 0, 1}, {0.1, 0, 1}});
  view.jobs.drain();
  ASSERT_TRUE(view.session.selected().valid());
  EXPECT_EQ(suggestedViewName(view.session, view.tool.camera), view.only().name);
}

TEST(KeptViews, GoingToAnAreaFacesAllOfItAndMakesNoStep) {
  Viewed view;
  const glm::dvec3 middle = glm::normalize(glm::dvec3(-1, 0.5, -0.6));
  view.stroke({middle, glm::normalize(middle + glm::dvec3(0, 0.2, 0))});
  view.jobs.drain();
  const std::string step = view.session.undoLabel();
  view.tool.goToArea(view.only());
  EXPECT_LT(glm::dot(view.tool.camera.forward(), middle), -0.97);
  const glm::dvec2 size = view.tool.viewport();
  double widest = 0.0;
  for (const plan::BorderLine& line : view.only().border) {
    for (const glm::dvec3& point : line.points) {
      const glm::dvec2 pixel = view.pixelOf(point);
      EXPECT_GT(pixel.x, 0.08 * size.x);
      EXPECT_LT(pixel.x, 0.92 * size.x);
      EXPECT_GT(pixel.y, 0.08 * size.y);
      EXPECT_LT(pixel.y, 0.92 * size.y);
      widest = std::max(widest, std::abs(pixel.y - size.y / 2) / size.y);
    }
  }
  EXPECT_GT(widest, 0.08) << "from near";
  EXPECT_EQ(view.session.undoLabel(), step);
  view.tool.goToArea(plan::Region{});  // Nothing of it is anywhere: the view stays.
  EXPECT_LT(glm::dot(view.tool.camera.forward(), middle), -0.97);
}

}  // namespace
}  // namespace mesomap::scene
