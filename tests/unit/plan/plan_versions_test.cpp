#include "plan/plan_versions.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/platform/files.h"
#include "plan/plan_file.h"
#include "support/temporary_folder.h"
#include "unit/plan/sample_plan.h"

namespace mesomap::plan {
namespace {

using Kind = ChainLink::Kind;

/// Saves the plan over NAME again and again and keeps a copy of each.
class PlanVersions : public ::testing::Test {
 protected:
  void SetUp() override {
    Plan plan = support::samplePlan();
    for (int i = 0; i < 4; ++i) {
      plan.author = "Version " + std::to_string(i);
      ASSERT_TRUE(savePlan(plan, folder_ / "now.mesomap.json"));
      std::filesystem::copy_file(folder_ / "now.mesomap.json", copy(i));
    }
  }
  [[nodiscard]] std::filesystem::path copy(int i) const {
    return folder_ / (std::to_string(i) + ".mesomap.json");
  }
  [[nodiscard]] std::vector<SavedVersion> read(const std::vector<int>& which) const {
    std::vector<SavedVersion> versions;
    for (const int i : which) {
      const auto opened = openPlan(copy(i));
      EXPECT_TRUE(opened) << opened.error().text();
      if (!opened) continue;
      auto version = readVersion(copy(i), opened->plan);
      EXPECT_TRUE(version) << version.error().text();
      if (version) versions.push_back(*version);
    }
    return versions;
  }
  test::TemporaryFolder folder_;
};

TEST_F(PlanVersions, standInTheirOrderWhateverTheOrderGiven) {
  const auto chain = chainOf(read({2, 0, 3, 1}));
  ASSERT_EQ(chain.size(), 4u);
  const std::vector<std::size_t> expected{1, 3, 0, 2};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(chain[i].version, expected[i]);
    EXPECT_EQ(chain[i].kind, i == 0 ? Kind::first : Kind::follows);
    EXPECT_EQ(chain[i].other.value_or(99), i > 0 ? expected[i - 1] : 99);
  }
  EXPECT_TRUE(unbroken(chain));
}

TEST_F(PlanVersions, theLastOnesAloneAreUnbrokenToo) {
  const auto chain = chainOf(read({3, 2}));
  EXPECT_EQ(chain[0].kind, Kind::missing);
  EXPECT_EQ(chain[1].kind, Kind::follows);
  EXPECT_TRUE(unbroken(chain));
}

TEST_F(PlanVersions, aMissingOneBreaksTheChain) {
  const auto chain = chainOf(read({0, 1, 3}));
  EXPECT_EQ(chain[2].kind, Kind::missing);
  EXPECT_FALSE(unbroken(chain));
}

TEST_F(PlanVersions, aChangedOneBreaksTheChainAfterIt) {
  auto text = platform::readFile(copy(1));
  ASSERT_TRUE(text);
  text->replace(text->find("Version 1"), 9, "Version X");
  ASSERT_TRUE(platform::writeFileAtomically(copy(1), *text));
  const auto versions = read({0, 1, 2, 3});
  EXPECT_EQ(versions[0].content, ContentState::unchanged);
  EXPECT_EQ(versions[1].content, ContentState::changed);
  const auto chain = chainOf(versions);
  EXPECT_EQ(chain[1].kind, Kind::follows);
  EXPECT_EQ(chain[2].kind, Kind::missing);
  EXPECT_FALSE(unbroken(chain));
}

TEST_F(PlanVersions, copiesAreNoBreakAndBranchesAre) {
  std::filesystem::copy_file(copy(2), copy(7));
  EXPECT_TRUE(unbroken(chainOf(read({0, 1, 2, 7, 3}))));
  // Somebody went on from version 1 as well.
  std::filesystem::copy_file(copy(1), copy(8));
  Plan other = support::samplePlan();
  other.author = "Another";
  ASSERT_TRUE(savePlan(other, copy(8)));
  const auto chain = chainOf(read({0, 1, 2, 3, 8}));
  ASSERT_EQ(chain.size(), 5u);
  EXPECT_TRUE(chain[2].branches);
  EXPECT_TRUE(chain[4].branches);
  EXPECT_FALSE(unbroken(chain));
}

TEST_F(PlanVersions, filesThatNameEachOtherAreListedOnce) {
  const std::vector<SavedVersion> circle{{"a", "1", "2"}, {"b", "2", "1"}, {"c", "3", "3"}};
  EXPECT_EQ(chainOf(circle).size(), 3u);
}

}  // namespace
}  // namespace mesomap::plan
