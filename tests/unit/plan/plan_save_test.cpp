#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "base/hash.h"
#include "base/platform/files.h"
#include "plan/plan_file.h"
#include "unit/plan/sample_plan.h"

namespace mesomap::plan {
namespace {

namespace fs = std::filesystem;

class PlanSave : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::temp_directory_path() /
              ("mesomap-plan-save-" + std::string(info->name()) + "-" + std::to_string(::getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "scans");
    folder_ = fs::canonical(folder_);
    put(folder_ / "scans/head.obj", "the scan");
    plan_ = support::samplePlan();
    plan_.surface.file = (folder_ / "scans/head.obj").string();
    plan_.surface.sha256 = sha256Hex("the scan");
  }
  void TearDown() override { fs::remove_all(folder_); }
  static void put(const fs::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
  }
  static std::string bytesOf(const fs::path& path) { return *platform::readFile(path); }

  fs::path folder_;
  Plan plan_;
};

TEST_F(PlanSave, reopensAsTheSamePlanAndTheSameBytes) {
  const fs::path path = folder_ / "a.mesomap.json";
  ASSERT_TRUE(savePlan(plan_, path));
  const auto opened = openPlan(path);
  ASSERT_TRUE(opened) << opened.error().text();
  EXPECT_TRUE(samePlan(opened->plan, plan_));
  EXPECT_NE(bytesOf(path).find("\"file\": \"scans/head.obj\""), std::string::npos);
  const fs::path second = folder_ / "b.mesomap.json";
  ASSERT_TRUE(savePlan(opened->plan, second));
  EXPECT_EQ(bytesOf(second), bytesOf(path));
}

TEST_F(PlanSave, chainsToTheVersionItReplaces) {
  const fs::path path = folder_ / "a.mesomap.json";
  ASSERT_TRUE(savePlan(plan_, path));
  const std::string first = bytesOf(path);
  EXPECT_EQ(first.find("previousSha256"), std::string::npos);
  plan_.author = "Another";
  ASSERT_TRUE(savePlan(plan_, path));
  const auto opened = openPlan(path);
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->plan.previousSha256, sha256Hex(first));
  WriteOptions options;
  options.newChain = true;
  plan_.author = "A. Practitioner";
  ASSERT_TRUE(savePlan(plan_, path, options));
  EXPECT_EQ(bytesOf(path), first);
}

TEST_F(PlanSave, aFileThatIsNoPlanJoinsNoChain) {
  const fs::path path = folder_ / "a.mesomap.json";
  put(path, "my notes");
  ASSERT_TRUE(savePlan(plan_, path));
  EXPECT_EQ(bytesOf(path).find("previousSha256"), std::string::npos);
}

TEST_F(PlanSave, aFailureLeavesTheOldFileWhole) {
  const auto saved = savePlan(plan_, folder_ / "no such folder" / "a.mesomap.json");
  ASSERT_FALSE(saved);
  EXPECT_EQ(saved.error().kind, ErrorKind::io);
  EXPECT_FALSE(saved.error().message.empty());
  EXPECT_FALSE(openPlan(folder_ / "missing.mesomap.json"));
  EXPECT_FALSE(openPlan(folder_));
}

TEST_F(PlanSave, findsTheScanByItsContents) {
  const fs::path path = folder_ / "a.mesomap.json";
  ASSERT_TRUE(savePlan(plan_, path));
  auto opened = openPlan(path);
  ASSERT_TRUE(opened);
  auto found = locateSurface(opened->plan, path);
  ASSERT_TRUE(found) << found.error().text();
  EXPECT_EQ(*found, folder_ / "scans/head.obj");

  // Moved beside the plan.
  fs::rename(folder_ / "scans/head.obj", folder_ / "head.obj");
  found = locateSurface(opened->plan, path);
  ASSERT_TRUE(found) << found.error().text();
  EXPECT_EQ(*found, folder_ / "head.obj");

  // Another file of that name is never taken; every place tried is named.
  fs::create_directories(folder_ / "recent");
  fs::rename(folder_ / "head.obj", folder_ / "recent/head.obj");
  put(folder_ / "head.obj", "another scan");
  found = locateSurface(opened->plan, path);
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().kind, ErrorKind::io);
  EXPECT_NE(found.error().message.find("head.obj (another file: its contents differ)"),
            std::string::npos);
  EXPECT_NE(found.error().message.find("scans/head.obj (not there)"), std::string::npos);
  found = locateSurface(opened->plan, path, {folder_ / "recent"});
  ASSERT_TRUE(found);
  EXPECT_EQ(*found, folder_ / "recent/head.obj");

  // The name was left out as personal data: the contents still tell.
  opened->plan.surface.file.clear();
  found = locateSurface(opened->plan, path, {folder_ / "recent"});
  ASSERT_TRUE(found);
  EXPECT_EQ(*found, folder_ / "recent/head.obj");
}

TEST_F(PlanSave, aWholeFolderCanMove) {
  fs::create_directories(folder_ / "plans");
  const fs::path path = folder_ / "plans/a.mesomap.json";
  ASSERT_TRUE(savePlan(plan_, path));
  EXPECT_NE(bytesOf(path).find("\"file\": \"../scans/head.obj\""), std::string::npos);
  const fs::path moved = folder_ / "moved";
  fs::create_directories(moved);
  fs::rename(folder_ / "plans", moved / "plans");
  fs::rename(folder_ / "scans", moved / "scans");
  const auto opened = openPlan(moved / "plans/a.mesomap.json");
  ASSERT_TRUE(opened);
  const auto found = locateSurface(opened->plan, moved / "plans/a.mesomap.json");
  ASSERT_TRUE(found);
  EXPECT_EQ(*found, moved / "scans/head.obj");
}

}  // namespace
}  // namespace mesomap::plan
