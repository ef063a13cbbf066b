#include "ui/hints.h"

#include <gtest/gtest.h>

namespace mesomap::ui {
namespace {

constexpr int kSteps[3] = {};

HintFacts justOpened() {
  HintFacts facts;
  facts.open = true;
  facts.step = &kSteps[0];
  return facts;
}

HintFacts painted() {
  HintFacts facts = justOpened();
  facts.areas = 1;
  facts.points = 12;
  facts.step = &kSteps[1];
  return facts;
}

TEST(Hints, ComeOneAfterTheOtherAsThingsAreDone) {
  Hints hints;
  Settings settings;
  EXPECT_EQ(hints.next({}, settings), std::nullopt) << "nothing is open";
  EXPECT_EQ(hints.next(justOpened(), settings), Hint::mark);
  HintFacts now = painted();
  now.points = 0;  // on their way
  EXPECT_EQ(hints.next(now, settings), std::nullopt);
  now.points = 12;
  EXPECT_EQ(hints.next(now, settings), Hint::points);
  EXPECT_EQ(hints.next(now, settings), Hint::points) << "until something else is done";
  now.step = &kSteps[2];
  EXPECT_EQ(hints.next(now, settings), Hint::turn);
  now.yaw += 0.5;
  EXPECT_EQ(hints.next(now, settings), Hint::client);
  now.clientView = true;
  EXPECT_EQ(hints.next(now, settings), Hint::share);
  now.clientView = false;
  now.saved = true;
  EXPECT_EQ(hints.next(now, settings), std::nullopt);
  EXPECT_EQ(settings.hintsDone.size(), kHints.size());
}

TEST(Hints, WhatWasDoneNeverComesAgain) {
  Settings settings;
  Hints().putAway(Hint::mark, settings);
  Hints::putAway(Hint::mark, settings);
  EXPECT_EQ(settings.hintsDone.size(), 1u);
  Hints hints;
  EXPECT_EQ(hints.next(justOpened(), settings), std::nullopt) << "the next waits for points";
  EXPECT_EQ(hints.next(painted(), settings), Hint::points);
}

TEST(Hints, SwitchedOffTheyStayAwayAndComeBackWhenAskedFor) {
  Hints hints;
  Settings settings;
  settings.hints = false;
  EXPECT_EQ(hints.next(justOpened(), settings), std::nullopt);
  settings.hintsDone = {"mark", "points", "turn", "client", "share"};
  Hints::bringBack(settings);
  EXPECT_EQ(hints.next(justOpened(), settings), Hint::mark);
}

TEST(Hints, WhatWasFoundWithoutHelpIsSkipped) {
  Hints hints;
  Settings settings;
  HintFacts now = painted();
  now.saved = true;
  EXPECT_EQ(hints.next(now, settings), Hint::points);
  now.step = &kSteps[2];
  EXPECT_EQ(hints.next(now, settings), Hint::turn);
  now.pitch = 0.3;
  now.clientView = true;
  EXPECT_EQ(hints.next(now, settings), std::nullopt);
}

}  // namespace
}  // namespace mesomap::ui
