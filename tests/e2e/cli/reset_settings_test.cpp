// `--reset-settings` helps where nothing else does: it must work without a window.
#include "e2e/cli/program.h"

namespace mesomap::e2e {
namespace {

class ResetSettings : public Story {
 protected:
  std::filesystem::path settings() {
    const auto folder = in(".home") / ".config" / "mesomap";
    std::filesystem::create_directories(folder);
    return folder / "settings.json";
  }
};

TEST_F(ResetSettings, PutsTheFileAsideAndSaysSo) {
  const std::filesystem::path file = settings();
  writeText(file, "{\"windowWidth\": ");
  const Ran ran = run({"--reset-settings"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.out,
            "The settings are kept as " + file.string() + ".old; Mesomap starts as new.\n");
  EXPECT_FALSE(std::filesystem::exists(file));
  EXPECT_EQ(contentsOf(file.string() + ".old"), "{\"windowWidth\": ");
}

TEST_F(ResetSettings, WithoutAFileThereIsNothingToDo) {
  (void)settings();
  const Ran ran = run({"--reset-settings"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.out, "There are no settings to put aside; Mesomap starts as new.\n");
}

TEST_F(ResetSettings, IsInTheHelp) {
  EXPECT_NE(run({"--help"}).out.find("--reset-settings"), std::string::npos);
}

}  // namespace
}  // namespace mesomap::e2e
