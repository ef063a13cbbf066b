#include "ui/own_keys.h"

#include <gtest/gtest.h>

#include "ui/keys.h"

namespace mesomap::ui {
namespace {

const Shortcut kSave{.key = 'S', .control = true};
const Shortcut kRedo{.key = 'Z', .control = true, .shift = true};
const Shortcut kAlsoRedo{.key = 'Y', .control = true};
const Shortcut kCurtain{.key = key::kF12};

class OwnKeysTest : public ::testing::Test {
 protected:
  OwnKeysTest() {
    add("file.save", kSave);
    add("edit.redo", kRedo, {kAlsoRedo});
    add("view.top", {.key = '6'});
    add("view.curtain", kCurtain);
    add("help.about", {});
  }
  void add(const char* id, Shortcut key, std::vector<Shortcut> also = {}) {
    commands_.add({.id = id, .shortcut = key, .alsoKeys = std::move(also), .run = [] {}});
  }
  std::string runs(const Shortcut& pressed) {
    const Command* command = commands_.forKey(pressed);
    return command == nullptr ? "" : command->id;
  }
  CommandRegistry commands_;
  OwnKeys own_;
};

TEST_F(OwnKeysTest, AGivenKeyWorksIsShownAndIsKept) {
  giveKey(commands_, own_, "view.top", {.key = 'T', .alt = true});
  EXPECT_EQ(runs({.key = 'T', .alt = true}), "view.top");
  EXPECT_EQ(runs({.key = '6'}), "");
  EXPECT_EQ(shortcutText(commands_.find("view.top")->shortcut), "Alt+T");
  EXPECT_EQ(own_, (OwnKeys{{"view.top", "Alt+T"}}));
  EXPECT_TRUE(hasOwnKeys(commands_, "view.top"));
}

TEST_F(OwnKeysTest, AKeyIsTakenFromWhoHadIt) {
  ASSERT_NE(holderOf(commands_, kSave, "view.top"), nullptr);
  EXPECT_EQ(holderOf(commands_, kSave, "view.top")->id, "file.save");
  EXPECT_EQ(holderOf(commands_, kSave, "file.save"), nullptr);
  giveKey(commands_, own_, "view.top", kSave);
  EXPECT_EQ(runs(kSave), "view.top");
  EXPECT_EQ(own_, (OwnKeys{{"file.save", ""}, {"view.top", "Ctrl+S"}}));
  // A second key is taken alone; the first stays.
  giveKey(commands_, own_, "help.about", kAlsoRedo);
  EXPECT_EQ(runs(kAlsoRedo), "help.about");
  EXPECT_EQ(runs(kRedo), "edit.redo");
}

TEST_F(OwnKeysTest, SecondKeysStayWithAChangedFirstOne) {
  giveKey(commands_, own_, "edit.redo", {.key = 'R'});
  EXPECT_EQ(own_["edit.redo"], "R, Ctrl+Y");
  EXPECT_EQ(runs(kAlsoRedo), "edit.redo");
  EXPECT_EQ(runs(kRedo), "");
}

TEST_F(OwnKeysTest, DeliveredKeysComeBackAndLeaveNothingInTheTable) {
  giveKey(commands_, own_, "view.top", kSave);
  deliverKeys(commands_, own_, "file.save");
  EXPECT_EQ(runs(kSave), "file.save");
  EXPECT_EQ(own_, (OwnKeys{{"view.top", ""}}));
  giveKey(commands_, own_, "view.top", {.key = '6'});
  EXPECT_TRUE(own_.empty());
  clearKeys(commands_, own_, "edit.redo");
  EXPECT_EQ(runs(kRedo), "");
  own_["future.command"] = "Ctrl+J";
  deliverAllKeys(commands_, own_);
  EXPECT_EQ(runs(kRedo), "edit.redo");
  EXPECT_EQ(own_, (OwnKeys{{"future.command", "Ctrl+J"}})) << "a newer version's entry stays";
}

TEST_F(OwnKeysTest, EscAndTheCurtainsKeyAreNobodysElse) {
  giveKey(commands_, own_, "view.top", kCurtain);
  giveKey(commands_, own_, "view.top", {.key = key::kEscape});
  giveKey(commands_, own_, "view.curtain", {.key = 'Q'});
  clearKeys(commands_, own_, "view.curtain");
  EXPECT_TRUE(own_.empty());
  EXPECT_FALSE(canChangeKeys(commands_, "view.curtain"));
  commands_.setOwnKeys({{"view.curtain", ""}, {"view.top", "F12"}, {"file.save", "Esc"}});
  EXPECT_EQ(runs(kCurtain), "view.curtain");
  EXPECT_EQ(runs({.key = '6'}), "view.top");
  EXPECT_EQ(runs(kSave), "file.save");
}

TEST_F(OwnKeysTest, EntriesThatMakeNoSenseChangeNothing) {
  commands_.setOwnKeys({{"no.such", "Ctrl+S"}, {"file.save", "Ctrl+Banana"}, {"", "A"}});
  EXPECT_EQ(runs(kSave), "file.save");
  EXPECT_EQ(commands_.all().size(), 5U);
}

TEST_F(OwnKeysTest, AnOwnKeyGoesBeforeADeliveredOneOfALaterVersion) {
  commands_.setOwnKeys({{"view.top", "Ctrl+S"}});
  EXPECT_EQ(runs(kSave), "view.top");
  // A command that comes later takes up its own key as well.
  commands_.setOwnKeys({{"tool.late", "Ctrl+L"}});
  add("tool.late", {.key = 'L'});
  EXPECT_EQ(runs({.key = 'L', .control = true}), "tool.late");
}

}  // namespace
}  // namespace mesomap::ui
