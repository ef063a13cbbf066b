#include "ui/shortcut.h"

#include <gtest/gtest.h>

#include "ui/keys.h"

namespace mesomap::ui {
namespace {

TEST(ShortcutText, NamesModifiersInOrder) {
  EXPECT_EQ(shortcutText(Shortcut{.key = 'S', .control = true}), "Ctrl+S");
  EXPECT_EQ(shortcutText(Shortcut{.key = 'S', .control = true, .shift = true}), "Ctrl+Shift+S");
  EXPECT_EQ(shortcutText(Shortcut{.key = key::kF5}), "F5");
  EXPECT_EQ(shortcutText(Shortcut{.key = key::kLeftBracket}), "[");
  EXPECT_EQ(shortcutText(Shortcut{.key = key::kUp, .control = true}), "Ctrl+Up");
  EXPECT_EQ(shortcutText(Shortcut{.key = key::kEqual}), "=");
  EXPECT_EQ(shortcutText(Shortcut{.key = key::kQuestion}), "?");
  EXPECT_EQ(shortcutText(Shortcut{}), "");
}

TEST(ShortcutCode, EveryKeyWithANameComesBack) {
  int named = 0;
  for (int key = 1; key < key::kFirstModifier; ++key) {
    const std::vector<Shortcut> one{{.key = key, .control = true, .shift = true, .alt = true}};
    const std::string code = shortcutCode(one);
    if (code.empty()) continue;
    ++named;
    EXPECT_EQ(parseShortcuts(code), one) << code;
  }
  EXPECT_GT(named, 90);
}

TEST(ShortcutCode, SeveralKeysComeBackInOrder) {
  const std::vector<Shortcut> two{{.key = 'Z', .control = true, .shift = true},
                                  {.key = key::kComma}};
  EXPECT_EQ(shortcutCode(two), "Ctrl+Shift+Z, Comma");
  EXPECT_EQ(parseShortcuts("Ctrl+Shift+Z, Comma"), two);
  EXPECT_EQ(shortcutCode({}), "");
  EXPECT_EQ(parseShortcuts(""), std::vector<Shortcut>());
}

TEST(ShortcutCode, IsReadAsHandsWriteIt) {
  const std::vector<Shortcut> wanted{{.key = 'S', .control = true, .shift = true}};
  for (const char* text :
       {"ctrl+shift+s", " Shift + CONTROL + s ", "Control+Shift+S, ctrl+shift+s"}) {
    EXPECT_EQ(parseShortcuts(text), wanted) << text;
  }
  for (const char* text : {"Hyper+S", "Ctrl+", "Ctrl", "F26", "Ctrl+Nothing", "S, Ctrl", ", S",
                           "\xff", "ä", "Ctrl++S"}) {
    EXPECT_FALSE(parseShortcuts(text).has_value()) << text;
  }
}

TEST(Shortcut, EscAndTheCurtainAreReservedWithEveryModifier) {
  EXPECT_TRUE(isReserved({.key = key::kEscape, .shift = true}));
  EXPECT_TRUE(isReserved({.key = key::kF12, .control = true}));
  EXPECT_TRUE(isReserved({.key = key::kEnter}));
  EXPECT_TRUE(isReserved({.key = key::kSpace, .shift = true}));
  EXPECT_FALSE(isReserved({.key = key::kEnter, .control = true}));
  EXPECT_FALSE(isReserved({.key = 'S'}));
}

}  // namespace
}  // namespace mesomap::ui
