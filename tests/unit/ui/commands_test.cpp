#include "ui/commands.h"

#include <gtest/gtest.h>

namespace mesomap::ui {
namespace {

Command counting(const char* id, Shortcut shortcut, int& count, bool enabled = true) {
  Command command;
  command.id = id;
  command.shortcut = shortcut;
  command.enabled = [enabled] { return enabled; };
  command.run = [&count] { ++count; };
  return command;
}

TEST(CommandRegistry, RunsByNameAndFindsByKey) {
  CommandRegistry registry;
  int saved = 0;
  registry.add(counting("file.save", {.key = 'S', .control = true}, saved));
  EXPECT_TRUE(registry.run("file.save"));
  EXPECT_EQ(saved, 1);
  const Command* found = registry.forKey({.key = 'S', .control = true});
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->id, "file.save");
  EXPECT_EQ(registry.forKey({.key = 'S'}), nullptr);
  EXPECT_EQ(registry.forKey({.key = 'S', .control = true, .shift = true}), nullptr);
  EXPECT_FALSE(registry.run("file.unknown"));
}

TEST(CommandRegistry, SwitchedOffCommandsNeitherRunNorTakeKeys) {
  CommandRegistry registry;
  int count = 0;
  registry.add(counting("edit.undo", {.key = 'Z', .control = true}, count, false));
  EXPECT_FALSE(registry.run("edit.undo"));
  EXPECT_EQ(registry.forKey({.key = 'Z', .control = true}), nullptr);
  EXPECT_FALSE(registry.isEnabled("edit.undo"));
  EXPECT_EQ(count, 0);
}

TEST(CommandRegistry, SecondKeysWorkAndTheSameIdReplaces) {
  CommandRegistry registry;
  int first = 0;
  int second = 0;
  Command redo = counting("edit.redo", {.key = 'Z', .control = true, .shift = true}, first);
  redo.alsoKeys = {{.key = 'Y', .control = true}};
  registry.add(redo);
  ASSERT_NE(registry.forKey({.key = 'Y', .control = true}), nullptr);
  registry.add(counting("edit.redo", {.key = 'R', .control = true}, second));
  EXPECT_EQ(registry.all().size(), 1u);
  EXPECT_TRUE(registry.run("edit.redo"));
  EXPECT_EQ(first, 0);
  EXPECT_EQ(second, 1);
}

TEST(CommandRegistry, CommandsWithoutAKeyAreNotFoundByKeyZero) {
  CommandRegistry registry;
  int count = 0;
  registry.add(counting("help.about", {}, count));
  EXPECT_EQ(registry.forKey({}), nullptr);
}

TEST(CommandRegistry, SaysWhyACommandIsSwitchedOff) {
  CommandRegistry registry;
  int count = 0;
  Command undo = counting("edit.undo", {}, count, false);
  undo.whyNot = [] { return std::string("There is nothing to undo"); };
  registry.add(undo);
  EXPECT_EQ(registry.whyNot("edit.undo"), "There is nothing to undo");
  undo.enabled = {};
  registry.add(undo);
  EXPECT_EQ(registry.whyNot("edit.undo"), "");
  EXPECT_EQ(registry.whyNot("no.such"), "");
}

TEST(TitleOf, NamesTheStepThatWouldBeUndone) {
  Command undo{.id = "edit.undo", .name = "Undo"};
  EXPECT_EQ(titleOf(undo), "Undo");
  std::string step = "paint client's left cheek";
  undo.undoName = [&step] { return step; };
  EXPECT_EQ(titleOf(undo), "Undo: paint client's left cheek");
  step.clear();
  EXPECT_EQ(titleOf(undo), "Undo");
}

}  // namespace
}  // namespace mesomap::ui
