#include "ui/recents.h"

#include <gtest/gtest.h>

#include <fstream>

#include "support/temporary_folder.h"

namespace mesomap::ui {
namespace {

namespace fs = std::filesystem;
using Paths = std::vector<fs::path>;

TEST(Recents, TheNewestStandsFirstAndOnce) {
  Recents recents;
  recents.add("/plans/ana.mesomap.json");
  recents.add("/plans/eva.mesomap.json");
  recents.add("/plans/other/../ana.mesomap.json");
  EXPECT_EQ(recents.plans(), (Paths{"/plans/ana.mesomap.json", "/plans/eva.mesomap.json"}));
}

TEST(Recents, KeepsOnlySoMany) {
  Recents recents;
  for (int i = 0; i < 30; ++i) recents.add("/plans/" + std::to_string(i) + ".mesomap.json");
  ASSERT_EQ(recents.plans().size(), Recents::kMost);
  EXPECT_EQ(recents.plans().front(), "/plans/29.mesomap.json");
}

TEST(Recents, ForgetsAll) {
  Recents recents;
  recents.add("/plans/ana.mesomap.json");
  recents.forget();
  EXPECT_TRUE(recents.plans().empty());
  EXPECT_TRUE(Recents::fromText(recents.text()).plans().empty());
}

TEST(Recents, NamesOfAnyScriptAndAnyBytesComeBack) {
  Recents recents;
  for (const char* name : {"/plans/Анна 100%.mesomap.json", "/plans/Ελένη.mesomap.json",
                           "/plans/面部.mesomap.json", "/plans/\xff\xfe.mesomap.json",
                           "/plans/a\nb.mesomap.json", "/plans/\"quoted\"\\.mesomap.json"}) {
    recents.add(name);
  }
  EXPECT_EQ(Recents::fromText(recents.text()).plans(), recents.plans());
  EXPECT_EQ(recents.plans().size(), 6u);
}

TEST(Recents, ADamagedListIsNoList) {
  for (const char* text : {"", "{", "[]", "{\"plans\": 3}", "{\"plans\": [1, null, {}]}",
                           "{\"plans\": [\"relative.json\", \"%2\", \"/folder/\", \"%ZZ/a\"]}"}) {
    EXPECT_TRUE(Recents::fromText(text).plans().empty()) << text;
  }
  const Recents twice =
      Recents::fromText("{\"plans\": [\"/a.json\", \"/a.json\", 7, \"/b.json\"]}");
  EXPECT_EQ(twice.plans(), (Paths{"/a.json", "/b.json"}));
}

TEST(Recents, OneCanBeTakenOut) {
  Recents recents;
  recents.add("/plans/a.json");
  recents.add("/plans/b.json");
  recents.remove("/plans/../plans/a.json");
  recents.remove("/plans/c.json");
  EXPECT_EQ(recents.plans(), (Paths{"/plans/b.json"}));
}

TEST(Recents, AMissingFileIsAnEmptyList) {
  const test::TemporaryFolder folder;
  EXPECT_TRUE(loadRecents(folder / "recents.json").plans().empty());
  Recents recents;
  recents.add("/plans/ana.mesomap.json");
  std::ofstream(folder / "recents.json") << recents.text();
  EXPECT_EQ(loadRecents(folder / "recents.json").plans(), recents.plans());
}

TEST(PlanName, LeavesOutFolderAndEnding) {
  EXPECT_EQ(planName("/plans/Ana.mesomap.json"), "Ana");
  EXPECT_EQ(planName("/plans/Ana.mesomap"), "Ana");
  EXPECT_EQ(planName("/plans/Ana.json"), "Ana");
  EXPECT_EQ(planName("/plans/Ana 2.1"), "Ana 2.1");
  EXPECT_EQ(planName("/plans/.json"), ".json");
}

}  // namespace
}  // namespace mesomap::ui
