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

TEST(WithoutNames, DropsFilesPathsAndQuotedWords) {
  EXPECT_EQ(withoutNames("/home/ana/Erika M/plan.json: the disk is full"), "…: the disk is full");
  EXPECT_EQ(withoutNames("error: Erika M.obj: line 3: no number"), "error: …: line 3: no number");
  EXPECT_EQ(withoutNames("Opening 'Erika's scan' failed"), "Opening \"…\" failed");
  EXPECT_EQ(withoutNames("named \"a: b\" twice"), "named \"…\" twice");
  EXPECT_EQ(withoutNames("named „Erika“ and «Ana»"), "named \"…\" and \"…\"");
  EXPECT_EQ(withoutNames("never 'ends here"), "never \"…\"");
  EXPECT_EQ(withoutNames("C:\\Users\\ana: x"), "…: x");
}

TEST(WithoutNames, KeepsWhatTheProgramDid) {
  for (const char* line : {"command file.save", "warning: the client's left side is empty",
                           "OpenGL: version 4.5", "", "a: b: c", "ends: "}) {
    EXPECT_EQ(withoutNames(line), line);
  }
}

TEST(Log, NeverKeepsAName) {
  setLogQuiet(false);
  testing::internal::CaptureStderr();
  log(LogLevel::error, "/home/ana/Erika.obj: it is damaged");
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "mesomap: error: /home/ana/Erika.obj: it is damaged\n")
      << "the user is told which file";
  EXPECT_EQ(logLines().back(), "error: …: it is damaged");
}

}  // namespace
}  // namespace mesomap
