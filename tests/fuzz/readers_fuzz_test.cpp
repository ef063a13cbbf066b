#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <string>

#include "fuzz/mutator.h"
#include "fuzz/targets.h"
#include "support/meshes.h"

namespace mesomap::fuzz {
namespace {

struct Outcome {
  std::uint64_t runs = 0;
  std::uint64_t read = 0;
};

/// `rounds` by default, the same every time; with MESOMAP_FUZZ_SECONDS as long as that says.
template <class Target, class Food>
Outcome feed(Target target, Food food, std::uint64_t rounds) {
  using Clock = std::chrono::steady_clock;
  const char* seconds = std::getenv("MESOMAP_FUZZ_SECONDS");
  const auto end = Clock::now() + std::chrono::seconds(seconds != nullptr ? std::atoi(seconds) : 0);
  Outcome outcome;
  for (std::uint64_t round = 0; seconds != nullptr ? Clock::now() < end : round < rounds; ++round) {
    support::Random random(round);
    const std::string text = food(round / 16);
    // In the test's record, so that a crash can be repeated by its number.
    ::testing::Test::RecordProperty("round", std::to_string(round));
    outcome.read += target(mutated(text, random)) ? 1 : 0;
    ++outcome.runs;
  }
  return outcome;
}

TEST(ReaderFuzz, whatOurWritersWriteIsRead) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    EXPECT_TRUE(planTarget(planFood(seed))) << seed;
    EXPECT_TRUE(objTarget(objFood(seed))) << seed;
    EXPECT_TRUE(sealedTarget(sealedFood(seed))) << seed;
  }
}

TEST(ReaderFuzz, brokenPlansAreRefusedInWords) {
  const Outcome outcome = feed(planTarget, planFood, 3000);
  // Neither all refused nor all read: the mutations reach past the first check.
  EXPECT_GT(outcome.read, 0u);
  EXPECT_LT(outcome.read, outcome.runs);
}

TEST(ReaderFuzz, brokenObjFilesAreRefusedInWords) {
  const Outcome outcome = feed(objTarget, objFood, 3000);
  EXPECT_GT(outcome.read, 0u);
  EXPECT_LT(outcome.read, outcome.runs);
}

TEST(ReaderFuzz, changedSealedBytesAreRefusedInWords) {
  const Outcome outcome = feed(sealedTarget, sealedFood, 3000);
  EXPECT_GT(outcome.runs, 0u);
  // A mutation may leave all as it was, but hardly ever.
  EXPECT_LT(outcome.read, outcome.runs / 10);
}

TEST(ReaderFuzz, randomBytes) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    support::Random random(seed);
    std::string bytes(random.next() % 2000, ' ');
    for (char& c : bytes) c = static_cast<char>(random.next());
    EXPECT_FALSE(planTarget(bytes)) << seed;
    EXPECT_FALSE(sealedTarget(bytes)) << seed;
    objTarget(bytes);
  }
}

}  // namespace
}  // namespace mesomap::fuzz
