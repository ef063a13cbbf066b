#include "ui/look.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "support/environment.h"
#include "support/temporary_folder.h"

namespace mesomap::ui {
namespace {

TEST(GtkSettings, TellWhetherADarkThemeIsWished) {
  for (const char* text :
       {"[Settings]\ngtk-application-prefer-dark-theme=1\n",
        "[Settings]\ngtk-application-prefer-dark-theme = true",
        "[Settings]\r\ngtk-theme-name=Adwaita-dark\r\ngtk-font-name=Sans 10\r\n",
        "gtk-theme-name=\"Breeze-Dark\"\ngtk-application-prefer-dark-theme=0\n"}) {
    EXPECT_TRUE(gtkPrefersDark(text)) << text;
  }
  for (const char* text :
       {"", "[Settings]\n", "gtk-application-prefer-dark-theme=0", "gtk-theme-name=Adwaita",
        "gtk-application-prefer-dark-theme", "gtk-application-prefer-dark-theme=yes please",
        "gtk-application-prefer-dark-theme=1\ngtk-application-prefer-dark-theme=0",
        "gtk-theme-name=darkling", "=\n==\n"}) {
    EXPECT_FALSE(gtkPrefersDark(text)) << text;
  }
}

TEST(GtkSettings, AreReadFromTheUsersOwnFile) {
  const test::TemporaryFolder folder;
  const test::ScopedVariable config("XDG_CONFIG_HOME", folder.path().string());
  EXPECT_FALSE(desktopPrefersDark());
  std::filesystem::create_directories(folder.path() / "gtk-3.0");
  std::ofstream(folder.path() / "gtk-3.0" / "settings.ini")
      << "[Settings]\ngtk-application-prefer-dark-theme=1\n";
  EXPECT_TRUE(desktopPrefersDark());
}

TEST(ForcedScale, IsANumberWithinReasonOrNothing) {
  const auto with = [](const char* text) {
    const test::ScopedVariable scale("MESOMAP_SCALE", text);
    return forcedScale();
  };
  EXPECT_EQ(with("2"), 2.0f);
  EXPECT_EQ(with("1.5"), 1.5f);
  for (const char* text : {"", "0", "-1", "7", "two", "1.5x", "nan", "inf"}) {
    EXPECT_FALSE(with(text).has_value()) << text;
  }
}

TEST(TypeSizes, Grow) {
  EXPECT_EQ(typeFactor(TypeSize::normal), 1.0f);
  EXPECT_GT(typeFactor(TypeSize::large), typeFactor(TypeSize::normal));
  EXPECT_GT(typeFactor(TypeSize::largest), typeFactor(TypeSize::large));
}

}  // namespace
}  // namespace mesomap::ui
