// The same command on the same input writes the same bytes.
#include "e2e/cli/program.h"

namespace mesomap::e2e {
namespace {

using CliRepeat = Story;

const std::vector<std::string> kFixedDay{"SOURCE_DATE_EPOCH=1700000000"};

std::vector<std::string> planWords(const std::string& output) {
  return {"plan",   "figure:bust-female", "--technique", "papule", "--area", "cheek",
          "--area", "forehead",           "-o",          output};
}

TEST_F(CliRepeat, TheSamePlanByteForByte) {
  ASSERT_EQ(run(planWords("a.mesomap.json"), kFixedDay).status, 0);
  ASSERT_EQ(run(planWords("b.mesomap.json"), kFixedDay).status, 0);
  const std::string first = contentsOf(in("a.mesomap.json"));
  EXPECT_FALSE(first.empty());
  EXPECT_EQ(first, contentsOf(in("b.mesomap.json")));
  // Over an older plan too: a command starts a new chain of versions.
  ASSERT_EQ(run(planWords("a.mesomap.json"), kFixedDay).status, 0);
  EXPECT_EQ(first, contentsOf(in("a.mesomap.json")));
}

TEST_F(CliRepeat, OnOneProcessorAsOnAll) {
  ASSERT_EQ(run(planWords("a.mesomap.json"), kFixedDay).status, 0);
  std::vector<std::string> one = kFixedDay;
  one.emplace_back("TBB_NUM_THREADS=1");
  one.emplace_back("OMP_NUM_THREADS=1");
  ASSERT_EQ(run(planWords("b.mesomap.json"), one).status, 0);
  EXPECT_EQ(contentsOf(in("a.mesomap.json")), contentsOf(in("b.mesomap.json")));
}

TEST_F(CliRepeat, ReadAndWrittenAgainIsTheSame) {
  ASSERT_EQ(run(planWords("a.mesomap.json"), kFixedDay).status, 0);
  ASSERT_EQ(run({"export", "a.mesomap.json", "--to", "json", "-o", "b.mesomap.json"}).status, 0);
  EXPECT_EQ(contentsOf(in("a.mesomap.json")), contentsOf(in("b.mesomap.json")));
}

TEST_F(CliRepeat, FromAnyFolder) {
  ASSERT_EQ(run(planWords("a.mesomap.json"), kFixedDay).status, 0);
  std::filesystem::create_directory(in("deep"));
  const Ran ran = runMesomap(planWords("b.mesomap.json"), in("deep"), kFixedDay);
  ASSERT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(contentsOf(in("a.mesomap.json")), contentsOf(in("deep/b.mesomap.json")));
}

}  // namespace
}  // namespace mesomap::e2e
