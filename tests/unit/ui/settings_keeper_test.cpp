#include "ui/settings_keeper.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "support/temporary_folder.h"

namespace mesomap::ui {
namespace {

class KeptSettings : public ::testing::Test {
 protected:
  [[nodiscard]] std::filesystem::path file() const { return folder_.path() / "settings.json"; }
  [[nodiscard]] double widthInFile() const { return loadSettings(file()).settings.panelWidth; }
  static Settings wide(double panel) {
    Settings settings;
    settings.panelWidth = panel;
    return settings;
  }

 private:
  test::TemporaryFolder folder_;
};

TEST_F(KeptSettings, AreWrittenASecondAfterTheLastChange) {
  SettingsKeeper keeper(file(), Settings());
  keeper.tick({}, 10.0);
  EXPECT_FALSE(keeper.dueIn(10.0));
  keeper.tick(wide(400), 20.0);
  EXPECT_DOUBLE_EQ(keeper.dueIn(20.0).value(), 1.0);
  keeper.tick(wide(410), 20.75);
  EXPECT_DOUBLE_EQ(keeper.dueIn(20.75).value(), 1.0);
  keeper.tick(wide(410), 21.5);
  EXPECT_DOUBLE_EQ(keeper.dueIn(21.5).value(), 0.25);
  keeper.tick(wide(410), 21.75);
  EXPECT_FALSE(keeper.dueIn(21.75));
  keeper.finish(wide(410));  // Waits for what is under way.
  EXPECT_EQ(widthInFile(), 410);
}

TEST_F(KeptSettings, AreWrittenWhileTheyChangeWithoutEnd) {
  SettingsKeeper keeper(file(), Settings());
  bool due = false;
  double at = 0;
  for (; !due && at < 20; at += 0.5) {
    keeper.tick(wide(300 + at), at);
    due = !keeper.dueIn(at);
  }
  EXPECT_TRUE(due);
  EXPECT_LE(at, 6.0);
}

TEST_F(KeptSettings, AreNotWrittenForAChangeThatWasTakenBack) {
  SettingsKeeper keeper(file(), Settings());
  keeper.tick(wide(400), 1.0);
  keeper.tick({}, 1.5);
  keeper.tick({}, 9.0);
  EXPECT_FALSE(keeper.dueIn(9.0));
  keeper.finish({});
  EXPECT_FALSE(std::filesystem::exists(file()));
}

TEST_F(KeptSettings, AreWrittenAtTheEndWithoutWaiting) {
  SettingsKeeper keeper(file(), Settings());
  keeper.tick(wide(400), 1.0);
  keeper.finish(wide(420));
  EXPECT_EQ(widthInFile(), 420);
  EXPECT_FALSE(keeper.dueIn(1.5));
}

TEST_F(KeptSettings, WithoutAPlaceAreGivenUpQuietly) {
  SettingsKeeper keeper({}, Settings());
  keeper.tick(wide(400), 1.0);
  EXPECT_FALSE(keeper.dueIn(1.0));
  keeper.finish(wide(420));
}

}  // namespace
}  // namespace mesomap::ui
