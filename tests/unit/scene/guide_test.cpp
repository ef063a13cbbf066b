// Guides and denser skin of an area, by events over a sphere of 70 mm.
#include <algorithm>
#include <cmath>

#include "viewed.h"

namespace mesomap::scene {
namespace {

/// A disk of 25 mm radius at the front, chosen, with rows 4 mm apart.
struct Rows : Viewed {
  Rows() {
    tool.tool = Tool::circle;
    tool.settings.circleRadiusMm = 25;
    click(over({0, 0, 1}));
    jobs.drain();
    plan::Rule rule = only().rule;
    rule.pattern = plan::Pattern::rows;
    rule.spacingMm = 4;
    rule.pitchMm = 2;
    rule.marginMm = 2;
    EXPECT_TRUE(session.setRule(only().id, rule, "rows"));
    jobs.drain();
    session.select(only().id);
    tool.tool = Tool::guide;
  }
  /// How much rows climb: the mean of |dy| over the length of their chords.
  [[nodiscard]] double climb() const {
    double up = 0;
    double length = 0;
    for (const plan::Row& row : only().rows) {
      up += std::abs(row.points.back().y - row.points.front().y);
      length += glm::distance(row.points.back(), row.points.front());
    }
    return length > 0 ? up / length : -1;
  }
};

TEST(GuideTool, RowsFollowALineDrawnFromClickToClick) {
  Rows view;
  ASSERT_GT(view.only().rows.size(), 6u);
  EXPECT_LT(view.climb(), 0.2) << "level without a guide";
  view.click(view.over({0, -0.3, 1}));
  EXPECT_TRUE(view.tool.underWay());
  view.click(view.over({0, 0.3, 1}));
  EXPECT_FALSE(view.tool.preview().lines.empty());
  EXPECT_TRUE(view.tool.enter());
  EXPECT_FALSE(view.tool.underWay());
  view.jobs.drain();
  EXPECT_GE(view.only().guide.size(), 2u);
  EXPECT_GT(view.climb(), 0.9) << "upright along the guide";
  EXPECT_EQ(view.session.undoLabel(), "guide of area 1");
  EXPECT_FALSE(view.tool.preview().lines.empty()) << "the guide is shown while the tool is on";
  view.session.undo();
  EXPECT_TRUE(view.only().guide.empty());
  EXPECT_LT(view.climb(), 0.2);
  view.session.redo();
  EXPECT_GT(view.climb(), 0.9);
  ASSERT_TRUE(view.session.setGuide(view.only().id, {}));
  view.jobs.drain();
  EXPECT_EQ(view.session.undoLabel(), "remove the guide of area 1");
  EXPECT_LT(view.climb(), 0.2);
}

TEST(GuideTool, ADragIsAGuideAndAClickIsACentre) {
  Rows view;
  view.drag(Button::left, view.over({0, -0.3, 1}), view.over({0, 0.3, 1}));
  view.jobs.drain();
  EXPECT_GT(view.climb(), 0.9);
  plan::Rule rule = view.only().rule;
  rule.pattern = plan::Pattern::rings;
  rule.spacingMm = 6;
  ASSERT_TRUE(view.session.setRule(view.only().id, rule, "rings"));
  const glm::dvec3 middle = glm::normalize(glm::dvec3(0.1, 0.1, 1)) * 70.0;
  view.click(view.over({0.1, 0.1, 1}));
  EXPECT_FALSE(view.tool.underWay());
  view.jobs.drain();
  ASSERT_EQ(view.only().guide.size(), 1u);
  const auto nearest = std::min_element(view.only().sites.begin(), view.only().sites.end(),
                                        [&](const plan::Site& a, const plan::Site& b) {
                                          return glm::distance(a.position, middle) <
                                                 glm::distance(b.position, middle);
                                        });
  ASSERT_NE(nearest, view.only().sites.end());
  EXPECT_LT(glm::distance(nearest->position, middle), 1.0);
}

TEST(GuideTool, EscapeLeavesItAndNothingChosenIsSaid) {
  Rows view;
  view.tool.escape();
  EXPECT_EQ(view.tool.tool, Tool::brush);
  EXPECT_TRUE(view.session.selected().valid());
  view.tool.tool = Tool::guide;
  view.session.select({});
  view.click(view.over({0, 0, 1}));
  EXPECT_FALSE(view.tool.underWay());
  EXPECT_NE(view.noticesText().find("Choose an area first"), std::string::npos);
}

TEST(GuideTool, APatternThatNeedsALineWaitsForItAndComesWithItInOneStep) {
  Rows view;
  const plan::Region before = view.only();
  plan::Rule rule = before.rule;
  rule.pattern = plan::Pattern::line;
  EXPECT_TRUE(view.session.lacksGuide(before.id, rule.pattern));
  EXPECT_FALSE(view.session.lacksGuide(before.id, plan::Pattern::rows));
  view.tool.tool = Tool::brush;
  view.tool.drawGuideFor(before.id, rule, "arrangement: Line");
  ASSERT_NE(view.tool.awaited(), nullptr);
  EXPECT_EQ(view.tool.awaited()->rule, rule);
  EXPECT_TRUE(plan::sameRegion(view.only(), before)) << "nothing changes before the line";

  // One place is no line: it goes on waiting.
  view.click(view.over({0, -0.2, 1}));
  EXPECT_TRUE(view.tool.enter());
  ASSERT_NE(view.tool.awaited(), nullptr);
  EXPECT_TRUE(plan::sameRegion(view.only(), before));

  view.drag(Button::left, view.over({0, -0.3, 1}), view.over({0, 0.3, 1}));
  view.jobs.drain();
  EXPECT_EQ(view.only().rule, rule);
  EXPECT_GE(view.only().guide.size(), 2u);
  EXPECT_GT(view.only().sites.size(), 5u);
  EXPECT_EQ(view.session.undoLabel(), "arrangement: Line");
  EXPECT_EQ(view.tool.awaited(), nullptr);
  EXPECT_EQ(view.tool.tool, Tool::guide);
  EXPECT_FALSE(view.session.lacksGuide(before.id, rule.pattern));
  EXPECT_EQ(view.noticesText().find("No points were placed"), std::string::npos);
  view.session.undo();
  EXPECT_TRUE(plan::sameRegion(view.only(), before));
}

TEST(GuideTool, WhatWaitsForALineIsDroppedByEscapeAnotherToolOrAnotherArea) {
  Rows view;
  const plan::Region before = view.only();
  plan::Rule rule = before.rule;
  rule.pattern = plan::Pattern::line;
  const auto begin = [&] {
    view.tool.drawGuideFor(before.id, rule, "arrangement: Line");
    ASSERT_NE(view.tool.awaited(), nullptr);
  };
  begin();
  view.tool.escape();
  EXPECT_EQ(view.tool.tool, Tool::brush);
  view.tool.tool = Tool::guide;
  EXPECT_EQ(view.tool.awaited(), nullptr) << "Escape forgot it";
  begin();
  view.tool.tool = Tool::erase;
  EXPECT_EQ(view.tool.awaited(), nullptr);
  EXPECT_TRUE(view.tool.preview().refusal.empty());
  view.tool.tool = Tool::guide;
  EXPECT_EQ(view.tool.awaited(), nullptr) << "another tool forgot it";
  begin();
  view.session.select({});
  EXPECT_EQ(view.tool.awaited(), nullptr);
  begin();
  plan::Rule wider = before.rule;
  wider.spacingMm = 6;
  ASSERT_TRUE(view.session.setRule(before.id, wider, "spacing"));
  EXPECT_EQ(view.tool.awaited(), nullptr) << "the area has another rule by now";
  EXPECT_EQ(view.only().rule.pattern, plan::Pattern::rows);
}

/// A circle on one side with its linked copy on the other, and the rule of a line for them.
struct BothSides : Viewed {
  BothSides() {
    tool.tool = Tool::circle;
    tool.settings.circleRadiusMm = 12;
    click(over({0.5, 0, 1}));
    jobs.drain();
    id = only().id;
    EXPECT_TRUE(session.copyToOtherSide(id));
    jobs.drain();
    partner = session.plan()->find(id)->linked;
    alongLine = session.plan()->find(id)->rule;
    alongLine.pattern = plan::Pattern::line;
  }
  [[nodiscard]] std::vector<mesh::SurfacePoint> line() const {
    return {at(70.0 * glm::normalize(glm::dvec3(0.5, -0.1, 1))),
            at(70.0 * glm::normalize(glm::dvec3(0.5, 0.1, 1)))};
  }

  RegionId id;
  RegionId partner;
  plan::Rule alongLine;
};

TEST(GuideTool, ALinkedAreaGetsTheRuleAndGoesByTheMirrorImage) {
  BothSides view;
  const RegionId id = view.id;
  const RegionId partner = view.partner;
  const plan::Rule rule = view.alongLine;
  plan::Rule wrong = rule;
  wrong.spacingMm = -1;
  EXPECT_FALSE(view.session.setGuide(id, view.line(), wrong, "wrong"));
  EXPECT_TRUE(view.session.lacksGuide(partner, rule.pattern));
  ASSERT_TRUE(view.session.setGuide(id, view.line(), rule, "arrangement: Line"));
  view.jobs.drain();
  EXPECT_FALSE(view.session.lacksGuide(partner, rule.pattern));
  const plan::Region& other = *view.session.plan()->find(partner);
  EXPECT_EQ(other.rule, rule);
  EXPECT_TRUE(other.guide.empty());
  EXPECT_EQ(other.sites.size(), view.session.plan()->find(id)->sites.size());
  EXPECT_GT(other.sites.size(), 0u);
}

TEST(GuideTool, ACopyWithoutItsLineIsAskedForItOnceAndCalmly) {
  BothSides view;
  const RegionId id = view.id;
  const RegionId partner = view.partner;
  const plan::Rule rule = view.alongLine;
  ASSERT_TRUE(view.session.setGuide(id, view.line(), rule, "arrangement: Line"));
  view.jobs.drain();
  // The copy has gone by the mirror image; on its own it has no line.
  ASSERT_TRUE(view.session.unlink(partner));
  view.session.select(partner);
  view.tool.tool = Tool::brush;
  static_cast<void>(view.session.takeNotices());
  const auto arranged = [&] {
    view.session.arrangeAgain(partner);
    view.jobs.drain();
    static_cast<void>(view.tool.preview());
    const std::vector<Notice> notices = view.session.takeNotices();
    EXPECT_EQ(notices.size(), 1u);
    for (const Notice& notice : notices) {
      EXPECT_EQ(notice.kind, Notice::Kind::info) << notice.text;
      EXPECT_NE(notice.text.find("draw the line"), std::string::npos) << notice.text;
    }
  };
  arranged();
  EXPECT_EQ(view.tool.tool, Tool::guide);
  ASSERT_NE(view.tool.awaited(), nullptr);
  view.tool.escape();
  EXPECT_EQ(view.tool.tool, Tool::brush);
  arranged();
  EXPECT_EQ(view.tool.tool, Tool::brush) << "asked once";

  // A plan that is opened asks anew, and the line that is drawn is followed.
  view.session.adoptPlan(plan::Plan(*view.session.plan()), view.session.model(), "/nowhere.json");
  view.session.select(partner);
  static_cast<void>(view.session.takeNotices());
  arranged();
  EXPECT_EQ(view.tool.tool, Tool::guide);
  view.drag(Button::left, view.over({-0.5, -0.1, 1}), view.over({-0.5, 0.1, 1}));
  view.jobs.drain();
  EXPECT_GT(view.session.plan()->find(partner)->sites.size(), 0u);
  EXPECT_EQ(view.session.plan()->find(partner)->rule, rule);
}

TEST(GuideTool, AnAreaThatIsLockedRefusesBoth) {
  Rows view;
  view.session.setLocked(view.only().id, true);
  EXPECT_FALSE(view.session.setGuide(view.only().id, {view.at({0, 0, 70})}));
  EXPECT_FALSE(view.session.setDense(view.only().id, view.only().shape));
  EXPECT_TRUE(view.only().guide.empty());
}

TEST(DenseTool, PointsLieDenserWhereItIsPainted) {
  Viewed view;
  view.tool.tool = Tool::circle;
  view.tool.settings.circleRadiusMm = 50;
  view.click(view.over({0, 0, 1}));
  view.jobs.drain();
  view.session.select(view.only().id);
  const plan::Region before = view.only();
  view.tool.tool = Tool::dense;
  view.tool.brushWidthMm = 24;
  view.drag(Button::left, view.over({-0.15, 0, 1}), view.over({0.15, 0, 1}));
  view.jobs.drain();
  const plan::Region& after = view.only();
  ASSERT_TRUE(after.rule.denseSpacingMm.has_value());
  EXPECT_EQ(*after.rule.denseSpacingMm, 7.0);
  EXPECT_FALSE(after.dense.empty());
  const auto within = [](const plan::Region& region, double mm) {
    return std::count_if(region.sites.begin(), region.sites.end(), [mm](const plan::Site& site) {
      return glm::distance(site.position, {0, 0, 70}) < mm;
    });
  };
  EXPECT_GT(within(after, 15), 1.4 * static_cast<double>(within(before, 15)));
  EXPECT_EQ(view.session.undoLabel(), "denser skin on area 1");
  view.session.undo();
  EXPECT_TRUE(plan::sameRegion(view.only(), before));
  view.session.redo();
  EXPECT_FALSE(view.only().dense.empty());
  ASSERT_TRUE(
      view.session.setDense(view.only().id, surface::PagedField(view.only().shape.vertexCount())));
  EXPECT_TRUE(view.only().dense.empty());
}

}  // namespace
}  // namespace mesomap::scene
