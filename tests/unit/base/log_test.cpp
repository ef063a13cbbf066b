#include "base/log.h"

#include <gtest/gtest.h>

#include <thread>

namespace mesomap {
namespace {

TEST(Log, KeepsLinesInOrderAndSpeaksOnlyOfTrouble) {
  setLogQuiet(false);
  testing::internal::CaptureStderr();
  log(LogLevel::info, "started");
  log(LogLevel::warning, "the texture is missing");
  log(LogLevel::error, "no window");
  const std::string spoken = testing::internal::GetCapturedStderr();
  EXPECT_EQ(spoken, "mesomap: warning: the texture is missing\nmesomap: error: no window\n");
  const std::vector<std::string> lines = logLines();
  ASSERT_GE(lines.size(), 3U);
  EXPECT_EQ(lines[lines.size() - 3], "started");
  EXPECT_EQ(lines[lines.size() - 1], "error: no window");
}

TEST(Log, SaysNothingWhenQuietButKeepsTheLine) {
  setLogQuiet(true);
  testing::internal::CaptureStderr();
  log(LogLevel::error, "hidden");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
  EXPECT_EQ(logLines().back(), "error: hidden");
  setLogQuiet(false);
}

TEST(Log, KeepsTheNewestTwoThousandFromAnyThread) {
  const auto write = [] {
    for (int i = 0; i < 1500; ++i) log(LogLevel::info, "line");
  };
  std::thread other(write);
  write();
  other.join();
  log(LogLevel::info, "newest");
  EXPECT_EQ(logLines().size(), 2000U);
  EXPECT_EQ(logLines().back(), "newest");
}

}  // namespace
}  // namespace mesomap
