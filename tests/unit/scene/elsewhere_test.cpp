// Whose paint it is: a stroke that may have been meant for another area, moved there in one step.
#include <gtest/gtest.h>

#include "synthetic_figure.h"

namespace mesomap::scene {
namespace {

const glm::dvec3 kLeftCheek = glm::normalize(glm::dvec3(0.5, 0, 1));
const glm::dvec3 kRightCheek = glm::normalize(glm::dvec3(-0.5, 0, 1));

TEST(Elsewhere, AStrokeOnAnotherPlaceCanBeAddedToTheSelectedAreaInstead) {
  Stage stage(ballFigure());
  stage.stroke({kLeftCheek});
  EXPECT_FALSE(stage.session.elsewhere()) << "there is no other area";
  const RegionId left = stage.session.selected();
  const double before = stage.only().areaCm2;
  const plan::PlanPtr first = stage.session.plan();
  stage.stroke({kRightCheek});
  ASSERT_EQ(stage.session.plan()->regions.size(), 2u);
  const auto offer = stage.session.elsewhere();
  ASSERT_TRUE(offer);
  EXPECT_TRUE(offer->fresh);
  EXPECT_EQ(offer->other, left);
  EXPECT_TRUE(stage.session.moveStrokeElsewhere());
  EXPECT_EQ(stage.only().id, left);
  EXPECT_EQ(stage.only().parts, 2);
  EXPECT_NEAR(stage.only().areaCm2, 2 * before, 0.02 * before);
  EXPECT_FALSE(stage.session.elsewhere());
  // One step: the first undo leads back to before the stroke.
  stage.jobs.drain();
  stage.session.undo();
  EXPECT_EQ(stage.only().areaCm2, before);
  EXPECT_EQ(stage.session.plan()->nextId, first->nextId);
  EXPECT_TRUE(stage.session.canRedo());
}

TEST(Elsewhere, WhatBeganOnAnotherAreasPaintLeavesThatPaintWhereItWas) {
  Stage stage;
  stage.stroke({{0, 0, 1}});
  const RegionId under = stage.session.selected();
  stage.session.newArea();
  stage.stroke({{0, 1, 0}});
  EXPECT_FALSE(stage.session.elsewhere()) << "a new area was asked for";
  const RegionId chosen = stage.session.selected();
  const double underBefore = stage.session.plan()->find(under)->areaCm2;
  const double chosenBefore = stage.session.plan()->find(chosen)->areaCm2;
  stage.stroke({{0, 0, 1}, glm::normalize(glm::dvec3(0.6, 0, 1))});
  ASSERT_GT(stage.session.plan()->find(under)->areaCm2, underBefore + 1);
  const auto offer = stage.session.elsewhere();
  ASSERT_TRUE(offer);
  EXPECT_FALSE(offer->fresh);
  EXPECT_EQ(offer->went, under);
  EXPECT_EQ(offer->other, chosen);
  EXPECT_TRUE(stage.session.moveStrokeElsewhere());
  EXPECT_NEAR(stage.session.plan()->find(under)->areaCm2, underBefore, 1e-9);
  EXPECT_GT(stage.session.plan()->find(chosen)->areaCm2, chosenBefore + 1);
}

TEST(Elsewhere, PaintBesideAnAreaCanJoinItThoughNothingIsSelected) {
  Stage stage(ballFigure());
  stage.stroke({glm::normalize(glm::dvec3(0.2, 0, 1))});
  const RegionId left = stage.session.selected();
  stage.session.select({});
  stage.stroke({glm::normalize(glm::dvec3(-0.1, 0, 1))});
  const auto offer = stage.session.elsewhere();
  ASSERT_TRUE(offer);
  EXPECT_EQ(offer->other, left);
  stage.session.undo();
  EXPECT_FALSE(stage.session.elsewhere()) << "the stroke is gone";
  // Far from it there is nothing to offer.
  stage.session.select({});
  stage.stroke({glm::normalize(glm::dvec3(-1, 0, 0.2))});
  EXPECT_FALSE(stage.session.elsewhere());
}

TEST(Elsewhere, ALockedAreaIsNotOffered) {
  Stage stage(ballFigure());
  stage.stroke({kLeftCheek});
  stage.session.setLocked(stage.session.selected(), true);
  stage.stroke({kRightCheek});
  EXPECT_FALSE(stage.session.elsewhere());
  EXPECT_FALSE(stage.session.moveStrokeElsewhere());
  EXPECT_EQ(stage.session.plan()->regions.size(), 2u);
}

TEST(Spared, TheBlockedZoneThatPaintStoppedAtIsNamedUntilTheNextStep) {
  Stage stage(ballFigure());
  Session::StrokeOptions options;
  options.widthMm = 30;
  options.constraints.keepOffBlockedZones = true;
  // The blocked cap begins at a height of 60 of 70 mm.
  const glm::dvec3 beside = glm::normalize(glm::dvec3(0.35, 0.8, 0.4));
  stage.stroke({beside}, options);
  EXPECT_EQ(stage.session.spared(), "the top");
  stage.stroke({kLeftCheek}, options);
  EXPECT_EQ(stage.session.spared(), "");
  options.constraints.keepOffBlockedZones = false;
  stage.stroke({beside}, options);
  EXPECT_EQ(stage.session.spared(), "") << "nothing was kept free";
}

TEST(Spared, APickedAreaSaysWhichZonesItLeftOut) {
  Stage stage(ballFigure());
  ASSERT_TRUE(stage.session.pickArea("cheek", plan::Side::left, {.keepOffBlockedZones = true}));
  EXPECT_EQ(stage.session.spared(), "the top");
  const double kept = stage.only().areaCm2;
  stage.session.undo();
  ASSERT_TRUE(stage.session.pickArea("cheek", plan::Side::left, {.keepOffBlockedZones = false}));
  EXPECT_EQ(stage.session.spared(), "");
  EXPECT_GT(stage.only().areaCm2, kept + 5);
}

}  // namespace
}  // namespace mesomap::scene
