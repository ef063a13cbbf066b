#include <gtest/gtest.h>

#include "cli_plan_arguments.h"
#include "picture.h"

namespace mesomap::app {
namespace {

PlanArguments parsed(const Arguments& words) {
  auto result = parsePlanArguments(words);
  EXPECT_TRUE(std::holds_alternative<PlanArguments>(result));
  return std::holds_alternative<PlanArguments>(result) ? std::get<PlanArguments>(result)
                                                       : PlanArguments{};
}

TEST(PlanArguments, OptionsBelongToTheTargetBeforeThem) {
  const PlanArguments all = parsed({"--spacing",
                                    "9",
                                    "head.obj",
                                    "--technique",
                                    "papule",
                                    "--area",
                                    "forehead",
                                    "--area=cheek:left",
                                    "--spacing",
                                    "8",
                                    "--direction",
                                    "-30",
                                    "--stroke",
                                    "1,2,3 -4,5.5,6e1",
                                    "--brush",
                                    "25",
                                    "--mirror",
                                    "-o",
                                    "out.json",
                                    "--unit",
                                    "m"});
  EXPECT_EQ(all.surface, "head.obj");
  EXPECT_EQ(all.output, "out.json");
  EXPECT_EQ(all.common.unit, "m");
  EXPECT_EQ(all.defaults.spacingMm, 9.0);
  EXPECT_EQ(all.defaults.technique, "papule");
  ASSERT_EQ(all.targets.size(), 3u);
  EXPECT_FALSE(all.targets[0].rule.spacingMm);
  EXPECT_EQ(all.targets[1].rule.spacingMm, 8.0);
  EXPECT_EQ(all.targets[1].rule.directionDeg, -30.0);
  EXPECT_FALSE(all.targets[1].rule.mirror);
  const auto& cheek = std::get<AreaTarget>(all.targets[1].what);
  EXPECT_EQ(cheek.area, "cheek");
  EXPECT_EQ(cheek.side, "left");
  const auto& stroke = std::get<StrokeTarget>(all.targets[2].what);
  EXPECT_EQ(stroke.brushMm, 25.0);
  ASSERT_EQ(stroke.points.size(), 2u);
  EXPECT_EQ(stroke.points[1], glm::dvec3(-4, 5.5, 60));
  EXPECT_TRUE(all.targets[2].rule.mirror);
}

TEST(PlanArguments, AnswersForCautionZonesAddUpWhereverTheyStand) {
  const PlanArguments all = parsed({"figure:bust-female", "--technique", "papule", "--keep-zone",
                                    "lips=Depth is shallow", "--area", "cheek", "--keep-zone",
                                    "nose=so", "--leave-out-zone", "jaw", "-o", "out.json"});
  EXPECT_EQ(all.keepZones, (std::vector<std::string>{"lips=Depth is shallow", "nose=so"}));
  EXPECT_EQ(all.leaveOutZones, std::vector<std::string>{"jaw"});
}

TEST(PlanArguments, ATargetsFiguresStandOverTheDefaultsOverTheTechnique) {
  plan::Technique papule;
  papule.id = "papule";
  papule.spacing.typical = 10;
  papule.depth.typical = 1;
  papule.angle.typical = 15;
  const std::vector<plan::Technique> all{papule};
  RuleOptions defaults;
  defaults.technique = "papule";
  defaults.spacingMm = 8;
  defaults.volumeMl = 0.02;
  RuleOptions own;
  own.spacingMm = 6;
  const auto rule = ruleFrom(defaults, own, all, "--area x");
  ASSERT_TRUE(rule);
  EXPECT_EQ(rule->spacingMm, 6);
  EXPECT_EQ(rule->marginMm, 3);
  EXPECT_EQ(rule->volumeMl, 0.02);
  EXPECT_EQ(rule->angleDeg, 15);
  own.technique = "guesswork";
  EXPECT_FALSE(ruleFrom(defaults, own, all, "--area x"));
  EXPECT_FALSE(ruleFrom({}, {}, all, "--area x"));
}

TEST(PlanArguments, PointsAreThreeNumbersEach) {
  for (const char* bad :
       {"", " ", "1,2", "1,2,3,4", "1,2,x", "1,2,", "nan,1,2", "inf,1,2", "1;2;3", "1,2,3 4"}) {
    EXPECT_FALSE(parsePoints(bad)) << bad;
  }
}

TEST(Picture, SizesAreBoundedNumbers) {
  EXPECT_EQ(*parseSize("1280x800"), std::pair(1280, 800));
  for (const char* bad :
       {"", "x", "10x", "15x16", "16385x16", "1280", "1280x800x2", "-16x16", "99999999999999x20"}) {
    EXPECT_FALSE(parseSize(bad)) << bad;
  }
}

}  // namespace
}  // namespace mesomap::app
