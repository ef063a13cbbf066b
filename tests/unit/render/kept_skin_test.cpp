// Pictures that follow one of the same skin from the same place take the skin from it: they must be
// those of a fresh start, bit for bit, whatever changed on the way.
#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "changed_pixels.h"
#include "drawing_test.h"

namespace mesomap::render::testing {
namespace {

const glm::dvec3 kFront(0.0, 0.0, 70.0);
const glm::dvec3 kAside(45.0, 20.0, 50.0);

class KeptSkinTest : public DrawingTest {
 protected:
  void SetUp() override {
    ASSERT_NO_FATAL_FAILURE(DrawingTest::SetUp());
    model_ = sphereModel();
    frame_ = frameOf(model_, planOf({ballRegion(*model_, 1, kFront, 20.0, 8.0),
                                     ballRegion(*model_, 2, kAside, 12.0, 8.0)}));
    frame_.keepSkin = true;
    ASSERT_TRUE(renderer_->draw(frame_));
  }
  /// Draws on, and anew by another renderer.
  void expectAsFresh(const std::string& after) {
    ASSERT_TRUE(renderer_->draw(frame_)) << after;
    auto fresh = Renderer::create(shaderFolder());
    ASSERT_TRUE(fresh);
    Frame whole = frame_;
    whole.keepSkin = false;
    ASSERT_TRUE((*fresh)->draw(whole));
    EXPECT_TRUE(renderer_->readPixels().pixels == (*fresh)->readPixels().pixels) << after;
  }
  /// A ball of paint on area 1 as a stroke under way would show it.
  void paintTo(const glm::dvec3& center, double radiusMm) {
    surface::PagedField shape = ballField(model_->working->mesh(), center, radiusMm);
    frame_.live = {{RegionId{1}, frame_.plan->find(RegionId{1})->color, std::move(shape)}};
  }

  scene::SurfaceModelPtr model_;
  Frame frame_;
};

TEST_F(KeptSkinTest, PaintIsLaidOverTheKeptSkin) {
  EXPECT_TRUE(renderer_->stats().skinDrawn);
  for (const double radius : {20.5, 22.0, 35.0, 15.0, 60.0, 8.0}) {
    paintTo(kFront, radius);
    expectAsFresh("radius " + std::to_string(radius));
    EXPECT_FALSE(renderer_->stats().skinDrawn);
  }
  paintTo(-kAside, 10.0);
  expectAsFresh("moved behind");
  frame_.live.clear();
  expectAsFresh("taken back");
  EXPECT_FALSE(renderer_->stats().skinDrawn);
}

TEST_F(KeptSkinTest, OnlyTheChangedPartIsDrawnAgain) {
  ASSERT_TRUE(renderer_->draw(frame_));
  EXPECT_EQ(renderer_->stats().trianglesDrawn, 0u);
  EXPECT_FALSE(renderer_->stats().skinDrawn);
  paintTo(kFront, 21.0);
  expectAsFresh("a little more");
  EXPECT_GT(renderer_->stats().trianglesDrawn, 0u);
}

TEST_F(KeptSkinTest, WhateverChangesTheLookOfAreasAndPointsIsSeen) {
  const std::vector<std::pair<std::string, std::function<void()>>> changes{
      {"selected", [&] { frame_.selected = RegionId{2}; }},
      {"no points", [&] { frame_.showPoints = false; }},
      {"points", [&] { frame_.showPoints = true; }},
      {"crosses",
       [&] {
         frame_.leftOutPositions = {{0, 0, 70}, {10, 0, 69}};
       }},
      {"no crosses", [&] { frame_.leftOutPositions.clear(); }},
      {"before the client", [&] { frame_.clientView = true; }},
      {"alone again", [&] { frame_.clientView = false; }},
      {"no letters", [&] { frame_.sideLetters = false; }},
      {"letters", [&] { frame_.sideLetters = true; }},
      {"a new area",
       [&] {
         frame_.live = {{RegionId{9},
                         {10, 120, 200},
                         ballField(model_->working->mesh(), {-40, -30, 50}, 9.0)}};
       }},
      {"an exclusion",
       [&] {
         frame_.liveExclusion = {plan::ExclusionId{11}, plan::ExclusionKind::mole,
                                 ballField(model_->working->mesh(), {0, 40, 57}, 5.0)};
       }},
      {"without both",
       [&] {
         frame_.live.clear();
         frame_.liveExclusion.reset();
       }},
      {"another plan", [&] { frame_.plan = planOf({ballRegion(*model_, 2, kFront, 9.0, 4.0)}); }},
      {"no plan", [&] { frame_.plan = nullptr; }}};
  for (const auto& [name, change] : changes) {
    change();
    expectAsFresh(name);
    EXPECT_FALSE(renderer_->stats().skinDrawn) << name;
  }
}

TEST_F(KeptSkinTest, PointsThatComeGoOrLookDifferentAreDrawnWhereTheyAre) {
  const auto region = frame_.plan->regions[0];
  ASSERT_GT(region->sites.size(), 6u);
  const auto change = [&](const std::string& what, const std::function<void(plan::Region&)>& with) {
    plan::Plan next = *frame_.plan;
    plan::Region changed = *next.regions[0];
    with(changed);
    next.regions[0] = std::make_shared<const plan::Region>(std::move(changed));
    frame_.plan = std::make_shared<const plan::Plan>(std::move(next));
    expectAsFresh(what);
  };
  change("numbered", [](plan::Region& area) {
    std::uint32_t id = 1;
    for (plan::Site& site : area.sites) site.id = SiteId{id++};
  });
  const SiteId third = frame_.plan->regions[0]->sites[3].id;
  frame_.selectedPoint = third;
  expectAsFresh("chosen");
  frame_.ghostPoint = third;
  expectAsFresh("dragged");
  frame_.ghostPoint = {};
  change("moved", [](plan::Region& area) {
    area.sites[3].position += glm::dvec3(3.0, 1.0, -0.2);
    area.sites[3].origin = plan::SiteOrigin::moved;
  });
  change("locked and proposed", [](plan::Region& area) {
    area.sites[1].locked = true;
    area.sites[2].state = plan::SiteState::proposed;
  });
  change("deleted", [](plan::Region& area) { area.sites.erase(area.sites.begin() + 3); });
  // On their way: one more, one elsewhere.
  plan::Region placed = *frame_.plan->regions[0];
  placed.sites[0].position += glm::dvec3(0.0, 2.0, 0.0);
  placed.sites.push_back(placed.sites[1]);
  placed.sites.back().id = SiteId{999};
  placed.sites.back().position += glm::dvec3(-4.0, 3.0, 0.0);
  frame_.livePoints = {{std::make_shared<const plan::Region>(placed), frame_.plan->regions[0]}};
  expectAsFresh("live");
  placed.rule.spacingMm = 3.0;
  frame_.livePoints = {{std::make_shared<const plan::Region>(placed), frame_.plan->regions[0]}};
  expectAsFresh("nearer together");
  frame_.livePoints.clear();
  expectAsFresh("at rest");
  frame_.showPoints = false;
  expectAsFresh("hidden");
}

TEST_F(KeptSkinTest, AnotherLookOfTheSkinIsDrawn) {
  const std::vector<std::pair<std::string, std::function<void()>>> changes{
      {"turned", [&] { frame_.camera.turn(0.2, 0.1, glm::dvec3(0.0)); }},
      {"wider", [&] { frame_.widthPx = 400; }},
      {"while it moves", [&] { frame_.moving = true; }},
      {"at rest", [&] { frame_.moving = false; }},
      {"middle",
       [&] {
         frame_.middleLines = {{{0, -30, 64}, {0, 0, 70.2}, {0, 30, 64}}};
       }},
      {"dark", [&] { frame_.darkBackground = true; }},
      {"light", [&] { frame_.darkBackground = false; }},
      {"transparent", [&] { frame_.transparentBackground = true; }},
      {"finer", [&] { frame_.pixelScale = 2.0f; }},
      {"another skin", [&] { frame_.model = sphereModel(); }}};
  for (const auto& [name, change] : changes) {
    change();
    expectAsFresh(name);
    EXPECT_TRUE(renderer_->stats().skinDrawn) << name;
    ASSERT_TRUE(renderer_->draw(frame_));
    EXPECT_FALSE(renderer_->stats().skinDrawn) << name;
  }
}

TEST_F(KeptSkinTest, ARefusedFrameKeepsNothingWrong) {
  const int width = std::exchange(frame_.widthPx, -1);
  EXPECT_FALSE(renderer_->draw(frame_));
  frame_.widthPx = width;
  paintTo(kFront, 30.0);
  expectAsFresh("after a refusal");
}

TEST(ChangedPixels, HoldWhatLiesInTheBoxesAndLittleMore) {
  Frame frame = frameOf(sphereModel());
  const auto view = makeView(frame);
  ASSERT_TRUE(view);
  const PageIndex::Box front{{-5, -5, 60}, {5, 5, 70}};
  const PageIndex::Box aside{{40, 20, 40}, {50, 30, 50}};
  const std::array<PageIndex::Box, 2> boxes{front, aside};
  const auto parts = changedPixels(*view, boxes);
  ASSERT_EQ(parts.size(), 2u);
  const auto holds = [&](const PixelRect& part, const glm::dvec3& place) {
    const glm::dvec3 at = frame.camera.project(place, {frame.widthPx, frame.heightPx});
    const double up = frame.heightPx - at.y;
    return at.x >= part.x && at.x < part.x + part.width && up >= part.y &&
           up < part.y + part.height;
  };
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_TRUE(holds(parts[i], boxes[i].low));
    EXPECT_TRUE(holds(parts[i], boxes[i].high));
    EXPECT_FALSE(holds(parts[i], boxes[1 - i].low));
    EXPECT_LT(parts[i].width * parts[i].height, 40 * 40);
  }
  EXPECT_TRUE(changedPixels(*view, {}).empty());
  const std::array<PageIndex::Box, 1> none{};
  EXPECT_TRUE(changedPixels(*view, none).empty());
}

TEST(ChangedPixels, BehindTheEyeTheWholePictureAndBesideItNothing) {
  Frame frame = frameOf(sphereModel());
  const auto view = makeView(frame);
  ASSERT_TRUE(view);
  const std::array<PageIndex::Box, 1> through{PageIndex::Box{{-5, -5, 0}, {5, 5, 1e5f}}};
  const auto whole = changedPixels(*view, through);
  ASSERT_EQ(whole.size(), 1u);
  EXPECT_EQ(whole[0].width, frame.widthPx);
  EXPECT_EQ(whole[0].height, frame.heightPx);
  const std::array<PageIndex::Box, 1> beside{PageIndex::Box{{5000, 0, 0}, {5010, 5, 1}}};
  EXPECT_TRUE(changedPixels(*view, beside).empty());
}

}  // namespace
}  // namespace mesomap::render::testing
