#include "base/platform/files.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <thread>

#include "support/temporary_folder.h"

namespace mesomap::platform {
namespace {

namespace fs = std::filesystem;
using test::TemporaryFolder;

void put(const fs::path& path, std::string_view text) {
  std::ofstream(path, std::ios::binary) << text;
}

std::string get(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::ptrdiff_t countEntries(const fs::path& folder) {
  return std::distance(fs::directory_iterator(folder), {});
}

/// Runs `body` in a process of its own and hands back its exit status (-1: it did not exit).
template <class Body>
int inChild(Body body) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(body());
  int status = 0;
  if (child < 0 || ::waitpid(child, &status, 0) != child) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(ReadFile, GivesEveryByte) {
  const TemporaryFolder folder;
  std::string bytes(3 << 20, '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 31 + (i >> 8));
  put(folder / "a.bin", bytes);
  const Result<std::string> read = readFile(folder / "a.bin");
  ASSERT_TRUE(read);
  EXPECT_TRUE(*read == bytes);
}

TEST(ReadFile, GivesNothingForAnEmptyFile) {
  const TemporaryFolder folder;
  put(folder / "empty", "");
  const Result<std::string> read = readFile(folder / "empty");
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->empty());
}

TEST(ReadFile, SaysWhatIsMissing) {
  const TemporaryFolder folder;
  const Result<std::string> read = readFile(folder / "none.obj");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().kind, ErrorKind::io);
  EXPECT_EQ(read.error().text(), (folder / "none.obj").string() + ": there is no such file");
}

TEST(ReadFile, RefusesFoldersDevicesAndPathsThroughFiles) {
  const TemporaryFolder folder;
  put(folder / "file", "x");
  EXPECT_EQ(readFile(folder.path()).error().message, "it is a folder, not a file");
  EXPECT_EQ(readFile("/dev/zero").error().message, "it is a device, not a file");
  EXPECT_EQ(readFile(folder / "file/inner").error().message,
            "a part of its path is a file, not a folder");
}

TEST(ReadFile, RefusesMoreThanTheLimit) {
  const TemporaryFolder folder;
  put(folder / "ten", "0123456789");
  EXPECT_TRUE(readFile(folder / "ten", 10));
  EXPECT_EQ(readFile(folder / "ten", 9).error().message,
            "it is larger than 9 bytes, the most that is read");
  // Files of /proc announce no size, so the limit has to hold while reading.
  EXPECT_FALSE(readFile("/proc/self/status", 5));
  EXPECT_TRUE(readFile("/proc/self/status"));
}

TEST(ReadFile, ReadsAPipeAndDoesNotWaitForOneThatNobodyFeeds) {
  const TemporaryFolder folder;
  const fs::path pipe = folder / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const Result<std::string> nothing = readFile(pipe);
  ASSERT_TRUE(nothing);
  EXPECT_TRUE(nothing->empty());

  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  ASSERT_EQ(::write(ends[1], "secret", 6), 6);
  ::close(ends[1]);
  const Result<std::string> fed = readFile("/dev/fd/" + std::to_string(ends[0]));
  ::close(ends[0]);
  ASSERT_TRUE(fed);
  EXPECT_EQ(*fed, "secret");
}

TEST(WriteFile, MakesAndReplaces) {
  const TemporaryFolder folder;
  const fs::path path = folder / "Ana.mesomap.json";
  ASSERT_TRUE(writeFileAtomically(path, "first"));
  EXPECT_EQ(get(path), "first");
  const std::string bytes("sec\0nd", 6);
  ASSERT_TRUE(writeFileAtomically(path, bytes));
  EXPECT_EQ(get(path), bytes);
  ASSERT_TRUE(writeFileAtomically(path, ""));
  EXPECT_EQ(get(path), "");
  EXPECT_EQ(countEntries(folder.path()), 1);
}

TEST(WriteFile, WorksOnANameWithoutAFolder) {
  const TemporaryFolder folder;
  const fs::path before = fs::current_path();
  fs::current_path(folder.path());
  const bool written = writeFileAtomically("bare.json", "x").ok();
  fs::current_path(before);
  EXPECT_TRUE(written);
  EXPECT_EQ(get(folder / "bare.json"), "x");
}

TEST(WriteFile, KeepsTheModeOfTheOldFile) {
  const TemporaryFolder folder;
  const fs::path path = folder / "private.json";
  put(path, "old");
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
  ASSERT_TRUE(writeFileAtomically(path, "new"));
  EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST(WriteFile, WritesThroughALink) {
  const TemporaryFolder folder;
  fs::create_directory(folder / "real");
  put(folder / "real/plan.json", "old");
  fs::create_symlink("real/plan.json", folder / "link.json");
  ASSERT_TRUE(writeFileAtomically(folder / "link.json", "new"));
  EXPECT_TRUE(fs::is_symlink(folder / "link.json"));
  EXPECT_EQ(get(folder / "real/plan.json"), "new");
}

TEST(WriteFile, TakesTheLongestNameThereIs) {
  const TemporaryFolder folder;
  EXPECT_TRUE(writeFileAtomically(folder / std::string(255, 'n'), "x"));
  EXPECT_EQ(writeFileAtomically(folder / std::string(256, 'n'), "x").error().message,
            "the name is too long");
}

TEST(WriteFile, SaysThatTheFolderDoesNotExist) {
  const TemporaryFolder folder;
  const Result<void> written = writeFileAtomically(folder / "no/plan.json", "x");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().kind, ErrorKind::io);
  EXPECT_EQ(written.error().text(),
            (folder / "no/plan.json").string() + ": the folder does not exist");
}

TEST(WriteFile, SaysThatTheFolderIsReadOnly) {
  // Nobody, root included, can make a file there.
  EXPECT_EQ(writeFileAtomically("/proc/self/plan.json", "x").error().message,
            "the folder is read-only");
}

TEST(WriteFile, RefusesFoldersAndPathsThroughFiles) {
  const TemporaryFolder folder;
  put(folder / "file", "whole");
  EXPECT_EQ(writeFileAtomically(folder.path(), "x").error().message, "it is a folder, not a file");
  EXPECT_EQ(writeFileAtomically(folder.path() / "", "x").error().message,
            "it is a folder, not a file");
  EXPECT_EQ(writeFileAtomically(folder / "file/plan.json", "x").error().message,
            "a part of its path is a file, not a folder");
  EXPECT_EQ(get(folder / "file"), "whole");
}

TEST(WriteFile, SaysThatTheDiskIsFullAndLeavesDevicesInPlace) {
  const Result<void> written = writeFileAtomically("/dev/full", "x");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().message, "the disk is full");
  EXPECT_TRUE(fs::is_character_file("/dev/full"));
}

TEST(WriteFile, LeavesTheOldFileWholeWhenTheWriteFails) {
  const TemporaryFolder folder;
  const fs::path path = folder / "plan.json";
  put(path, "the old plan");
  const int status = inChild([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{4096, 4096};
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return 10;
    const Result<void> written = writeFileAtomically(path, std::string(1 << 20, 'x'));
    if (written) return 11;
    return written.error().message == "the file is larger than is allowed there" ? 0 : 12;
  });
  EXPECT_EQ(status, 0);
  EXPECT_EQ(get(path), "the old plan");
  EXPECT_EQ(countEntries(folder.path()), 1) << "an unfinished file was left behind";
}

TEST(WriteFile, NeverShowsAHalfWrittenFile) {
  const TemporaryFolder folder;
  const fs::path path = folder / "plan.json";
  const std::string first(1 << 16, 'a');
  const std::string second(1 << 18, 'b');
  ASSERT_TRUE(writeFileAtomically(path, first));
  std::thread writer([&] {
    for (int i = 0; i < 20; ++i) (void)writeFileAtomically(path, i % 2 == 0 ? second : first);
  });
  bool whole = true;
  for (int i = 0; i < 100; ++i) {
    const Result<std::string> seen = readFile(path);
    whole = whole && seen && (*seen == first || *seen == second);
  }
  writer.join();
  EXPECT_TRUE(whole);
}

}  // namespace
}  // namespace mesomap::platform
