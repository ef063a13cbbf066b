// Plans with a password: nothing of them lies on the disk unsealed, and nothing is lost.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "base/hash.h"
#include "base/platform/files.h"
#include "plan/plan_file.h"
#include "support/temporary_folder.h"
#include "unit/plan/sample_plan.h"

namespace mesomap::plan {
namespace {

SecretPtr passwordOf(std::string text) {
  return Secret::takenFrom(text);
}

/// Cheap to derive; the form is that of the program's own.
SealPtr cheapSeal(const std::string& password) {
  auto made = Seal::make(*passwordOf(password), {1, 8});
  EXPECT_TRUE(made);
  return *made;
}

mode_t rightsOf(const std::filesystem::path& path) {
  struct stat status {};
  EXPECT_EQ(::stat(path.c_str(), &status), 0);
  return status.st_mode & 0777U;
}

class PlanSealed : public ::testing::Test {
 protected:
  PlanSealed() {
    plan_.clientReference = "MARKER-7261";
    plan_.surface.file = (std::filesystem::canonical(folder_.path()) / "head.obj").string();
    options_.seal = cheapSeal("correct horse");
  }
  static std::string bytesOf(const std::filesystem::path& path) {
    return *platform::readFile(path);
  }

  test::TemporaryFolder folder_;
  std::filesystem::path file_ = folder_ / "ana.mesomap";
  Plan plan_ = support::samplePlan();
  WriteOptions options_;
};

TEST_F(PlanSealed, opensWithItsPasswordOnly) {
  ASSERT_TRUE(savePlan(plan_, file_, options_));
  EXPECT_TRUE(isSealedPlan(file_));
  const std::string bytes = bytesOf(file_);
  EXPECT_EQ(bytes.find("MARKER"), std::string::npos);
  EXPECT_EQ(bytes.find("mesomap-plan"), std::string::npos);

  const auto opened = openPlan(file_, passwordOf("correct horse"));
  ASSERT_TRUE(opened) << opened.error().text();
  EXPECT_TRUE(samePlan(opened->plan, plan_));
  ASSERT_TRUE(opened->seal);

  const auto without = openPlan(file_);
  ASSERT_FALSE(without);
  EXPECT_EQ(without.error().kind, ErrorKind::passwordWanted);
  const auto wrong = openPlan(file_, passwordOf("wrong horse"));
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().kind, ErrorKind::wrongPassword);
  EXPECT_EQ(bytesOf(file_), bytes);
}

TEST_F(PlanSealed, aPlainPlanTakesNoPassword) {
  const auto plain = folder_ / "ana.mesomap.json";
  ASSERT_TRUE(savePlan(plan_, plain));
  EXPECT_FALSE(isSealedPlan(plain));
  const auto opened = openPlan(plain, passwordOf("any"));
  ASSERT_TRUE(opened);
  EXPECT_FALSE(opened->seal);
}

TEST_F(PlanSealed, isSavedAgainWithTheKeyItWasOpenedWith) {
  ASSERT_TRUE(savePlan(plan_, file_, options_));
  const std::string first = bytesOf(file_);
  auto opened = openPlan(file_, passwordOf("correct horse"));
  ASSERT_TRUE(opened);
  WriteOptions again;
  again.seal = opened->seal;
  ASSERT_TRUE(savePlan(opened->plan, file_, again));
  const std::string second = bytesOf(file_);
  EXPECT_NE(second, first);
  EXPECT_EQ(second.substr(0, 40), first.substr(0, 40)) << "the same cost and salt";
  EXPECT_TRUE(openPlan(file_, passwordOf("correct horse")));
}

TEST_F(PlanSealed, chainsToTheBytesItReplaces) {
  ASSERT_TRUE(savePlan(plan_, file_, options_));
  const std::string first = bytesOf(file_);
  plan_.author = "Another";
  ASSERT_TRUE(savePlan(plan_, file_, options_));
  const auto opened = openPlan(file_, passwordOf("correct horse"));
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->plan.previousSha256, sha256Hex(first));
}

TEST_F(PlanSealed, filesAreTheUsersAlone) {
  const mode_t before = ::umask(0022);
  ASSERT_TRUE(savePlan(plan_, file_, options_));
  ASSERT_TRUE(savePlan(plan_, folder_ / "plain.mesomap.json"));
  EXPECT_EQ(rightsOf(file_), 0600u);
  EXPECT_EQ(rightsOf(folder_ / "plain.mesomap.json"), 0600u);
  // Rights that the user gave stay.
  ::chmod(file_.c_str(), 0640);
  ASSERT_TRUE(savePlan(plan_, file_, options_));
  EXPECT_EQ(rightsOf(file_), 0640u);
  ::umask(before);
}

TEST_F(PlanSealed, aFailureLeavesNothingBehind) {
  std::filesystem::create_directory(file_);
  EXPECT_FALSE(savePlan(plan_, file_, options_));
  std::size_t entries = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
    ++entries;
    EXPECT_EQ(entry.path(), file_);
  }
  EXPECT_EQ(entries, 1u);
}

TEST_F(PlanSealed, aCutOrForeignFileIsSaid) {
  ASSERT_TRUE(savePlan(plan_, file_, options_));
  const std::string whole = bytesOf(file_);
  std::ofstream(file_, std::ios::binary) << whole.substr(0, whole.size() / 2);
  const auto cut = openPlan(file_, passwordOf("correct horse"));
  ASSERT_FALSE(cut);
  EXPECT_EQ(cut.error().kind, ErrorKind::refused);
  EXPECT_EQ(cut.error().message, "the file is cut short: its end is missing");
  std::ofstream(file_, std::ios::binary) << options_.seal->seal("no plan at all");
  const auto foreign = openPlan(file_, passwordOf("correct horse"));
  ASSERT_FALSE(foreign);
  EXPECT_EQ(foreign.error().kind, ErrorKind::refused);
}

}  // namespace
}  // namespace mesomap::plan
