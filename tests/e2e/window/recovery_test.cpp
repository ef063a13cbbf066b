// A killed program offers its unsaved work at the next start.
#include "e2e/window/story.h"

namespace mesomap::e2e {
namespace {

class Recovery : public Story {
 protected:
  /// A forehead, and its autosave on the disk.
  Json paintAndAutosave() {
    start();
    desktop.key("1");
    desktop.key("f");
    program->awaitIdle();
    Json painted = paint({{0.46, 0.20}, {0.54, 0.20}});
    EXPECT_TRUE(awaitAutosave());
    return painted;
  }
};

TEST_F(Recovery, OffersWhatACrashLeft) {
  const Json before = paintAndAutosave();
  program->kill();

  program = std::make_unique<Program>(desktop, home, std::vector<std::string>{});
  const Json offer = program->await("the offer", [](const Json& now) {
    return now["texts"].value("start.unsaved.0", "").find("1 area") != std::string::npos;
  });
  EXPECT_EQ(offer["dialog"], "");
  shot("offer");
  program->click("start.recover.0");
  const Json after = program->await("the work again", [](const Json& now) {
    return now["regions"].size() == 1 && now["idle"].get<bool>();
  });
  EXPECT_EQ(after["regions"][0]["sites"], before["regions"][0]["sites"]);
  EXPECT_EQ(after["regions"][0]["areaCm2"], before["regions"][0]["areaCm2"]);
  EXPECT_TRUE(after["dirty"].get<bool>());
}

TEST_F(Recovery, AFileAskedForComesWithTheOfferAndNoName) {
  paintAndAutosave();
  program->kill();
  start();
  program->await("the offer", [](const Json& now) { return now["dialog"] == "recovery"; });
  program->click("dialog.later");
  program->await("the figure alone", [](const Json& now) { return now["dialog"] == ""; });
  // What was put off waits on the start page.
  desktop.key("ctrl+w");
  program->middleOf("start.discard.0");
  program->awaitIdle();
  program->click("start.discard.0");
  program->await("the question", [](const Json& now) { return now["dialog"] == "discardUnsaved"; });
  program->click("dialog.keep");
  program->await("kept", [](const Json& now) {
    return now["dialog"] == "" && now["widgets"].contains("start.recover.0");
  });
  program->click("start.discard.0");
  program->await("the question", [](const Json& now) { return now["dialog"] == "discardUnsaved"; });
  program->click("dialog.discard");
  program->await("gone", [](const Json& now) {
    return now["dialog"] == "" && !now["widgets"].contains("start.recover.0");
  });
}

TEST_F(Recovery, WhatWasSavedIsNotOfferedAsUnsaved) {
  paintAndAutosave();
  saveAs(home.path() / "ana.mesomap.json");
  program->kill();
  start();
  EXPECT_EQ(program->awaitIdle()["dialog"], "");
}

TEST_F(Recovery, WorkRecoveredAndNotSavedIsOfferedAgain) {
  paintAndAutosave();
  for (int crash = 0; crash < 2; ++crash) {
    program->kill();
    program = std::make_unique<Program>(desktop, home, std::vector<std::string>{});
    program->click("start.recover.0");
    program->await("the work again", [](const Json& now) { return now["regions"].size() == 1; });
  }
}

TEST_F(Recovery, ACleanEndLeavesNothingToOffer) {
  start();
  desktop.key("1");
  desktop.key("f");
  program->awaitIdle();
  paint({{0.46, 0.20}, {0.54, 0.20}});
  desktop.askToClose(program->window());
  program->await("the question", [](const Json& now) { return now["dialog"] == "unsaved"; });
  shot("unsaved");
  program->click("dialog.cancel");
  program->await("still open", [](const Json& now) { return now["dialog"] == ""; });
  desktop.askToClose(program->window());
  program->click("dialog.discard");
  EXPECT_EQ(program->awaitEnd(), 0);
  start();
  EXPECT_EQ(program->state()["dialog"], "");
}

}  // namespace
}  // namespace mesomap::e2e
