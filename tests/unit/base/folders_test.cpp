#include "base/platform/folders.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <utility>

#include "support/environment.h"
#include "support/temporary_folder.h"

namespace mesomap::platform {
namespace {

namespace fs = std::filesystem;
using test::ScopedVariable;
using test::TemporaryFolder;

TEST(DataFolder, IsTheOneChosen) {
  const TemporaryFolder folder;
  const ScopedVariable chosen("MESOMAP_DATA", folder.path().string());
  const Result<fs::path> found = dataFolder();
  ASSERT_TRUE(found);
  EXPECT_EQ(*found, folder.path());
}

TEST(DataFolder, SaysThatTheChosenOneIsNotThere) {
  const TemporaryFolder folder;
  const ScopedVariable chosen("MESOMAP_DATA", (folder / "gone").string());
  const Result<fs::path> found = dataFolder();
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().subject, (folder / "gone").string());
  EXPECT_EQ(found.error().message, "MESOMAP_DATA names no folder");
}

TEST(DataFolder, IsFoundFromAnyWorkingFolder) {
  const char* source = ::getenv("MESOMAP_DATA");
  ASSERT_NE(source, nullptr) << "ctest sets it";
  ASSERT_TRUE(fs::is_directory(fs::path(source) / "assets"));
  ASSERT_TRUE(fs::is_directory(fs::path(source) / "shaders"));
  const fs::path expected = source;
  const ScopedVariable unset("MESOMAP_DATA", std::nullopt);
  const TemporaryFolder elsewhere;
  const fs::path before = fs::current_path();
  fs::current_path(elsewhere.path());
  const Result<fs::path> found = dataFolder();
  fs::current_path(before);
  ASSERT_TRUE(found);
  EXPECT_TRUE(fs::equivalent(*found, expected)) << *found;
}

TEST(LocaleFolder, LiesBesideTheProgramsFolder) {
  const fs::path program = fs::read_symlink("/proc/self/exe");
  const fs::path root = program.parent_path().parent_path();
  const fs::path found = localeFolder();
  EXPECT_TRUE(found == root / "locale" || found == root / "share/mesomap/locale") << found;
}

TEST(SettingsFolder, FollowsTheXdgVariables) {
  const TemporaryFolder folder;
  const ScopedVariable config("XDG_CONFIG_HOME", (folder / "deep/config").string());
  const ScopedVariable state("XDG_STATE_HOME", (folder / "state").string());
  const Result<fs::path> settings = settingsFolder();
  ASSERT_TRUE(settings);
  EXPECT_EQ(*settings, folder / "deep/config/mesomap");
  EXPECT_TRUE(fs::is_directory(*settings));
  const Result<fs::path> autosaves = stateFolder();
  ASSERT_TRUE(autosaves);
  EXPECT_EQ(*autosaves, folder / "state/mesomap");
  // Clients' plans lie there: nobody else may look in.
  EXPECT_EQ(fs::status(*autosaves).permissions(), fs::perms::owner_all);
}

TEST(SettingsFolder, FallsBackToTheHomeFolder) {
  const TemporaryFolder folder;
  const ScopedVariable home("HOME", folder.path().string());
  // The XDG specification has relative values ignored.
  const ScopedVariable config("XDG_CONFIG_HOME", "relative");
  const ScopedVariable state("XDG_STATE_HOME", std::nullopt);
  EXPECT_EQ(*settingsFolder(), folder / ".config/mesomap");
  EXPECT_EQ(*stateFolder(), folder / ".local/state/mesomap");
  EXPECT_EQ(*stateFolder(), folder / ".local/state/mesomap") << "a second call finds it made";
}

TEST(SettingsFolder, SaysWhyItCannotBeMade) {
  const TemporaryFolder folder;
  std::ofstream(folder / "file") << "x";
  const ScopedVariable config("XDG_CONFIG_HOME", (folder / "file").string());
  const Result<fs::path> settings = settingsFolder();
  ASSERT_FALSE(settings);
  EXPECT_EQ(settings.error().kind, ErrorKind::io);
  EXPECT_EQ(settings.error().subject, (folder / "file/mesomap").string());
  EXPECT_EQ(settings.error().message, "a part of its path is a file, not a folder");
}

TEST(HomeFolder, PrefersTheDocumentsFolder) {
  const TemporaryFolder folder;
  const ScopedVariable home("HOME", folder.path().string());
  const ScopedVariable config("XDG_CONFIG_HOME", std::nullopt);
  EXPECT_EQ(homeFolder(), folder.path());
  fs::create_directory(folder / ".config");
  std::ofstream(folder / ".config/user-dirs.dirs")
      << "# a comment\nXDG_MUSIC_DIR=\"$HOME/Musik\"\nXDG_DOCUMENTS_DIR=\"$HOME/Dokumente\"\n";
  EXPECT_EQ(homeFolder(), folder.path()) << "named, but not there";
  fs::create_directory(folder / "Dokumente");
  EXPECT_EQ(homeFolder(), folder / "Dokumente");
}

TEST(DesktopFolder, IsTheOneThatTheDesktopNames) {
  const TemporaryFolder folder;
  const ScopedVariable home("HOME", folder.path().string());
  const ScopedVariable config("XDG_CONFIG_HOME", std::nullopt);
  EXPECT_EQ(desktopFolder("DOWNLOAD"), fs::path());
  fs::create_directories(folder / ".config");
  fs::create_directory(folder / "Загрузки");
  fs::create_directory(folder / "desk");
  std::ofstream(folder / ".config/user-dirs.dirs")
      << "XDG_DOWNLOAD_DIR=\"$HOME/Загрузки\"\nXDG_DESKTOP_DIR=\"" << (folder / "desk").string()
      << "\"\nXDG_DOCUMENTS_DIR=\"$HOME/gone\"\n";
  EXPECT_EQ(desktopFolder("DOWNLOAD"), folder / "Загрузки");
  EXPECT_EQ(desktopFolder("DESKTOP"), folder / "desk");
  EXPECT_EQ(desktopFolder("DOCUMENTS"), fs::path()) << "named, but not there";
}

TEST(CacheFolder, FollowsTheXdgVariable) {
  const TemporaryFolder folder;
  const ScopedVariable cache("XDG_CACHE_HOME", (folder / "cache").string());
  const Result<fs::path> found = cacheFolder();
  ASSERT_TRUE(found);
  EXPECT_EQ(*found, folder / "cache/mesomap");
  EXPECT_TRUE(fs::is_directory(*found));
}

TEST(FileLock, IsHeldOnceAndGivenBack) {
  const TemporaryFolder folder;
  const fs::path path = folder / "lock";
  {
    std::optional<FileLock> first = FileLock::tryTake(path);
    ASSERT_TRUE(first);
    EXPECT_FALSE(FileLock::tryTake(path));
    const FileLock moved = std::move(*first);
    EXPECT_FALSE(FileLock::tryTake(path)) << "moving must not give it back";
  }
  std::optional<FileLock> again = FileLock::tryTake(path);
  ASSERT_TRUE(again);
  std::optional<FileLock> other = FileLock::tryTake(folder / "other");
  ASSERT_TRUE(other);
  *again = std::move(*other);
  EXPECT_TRUE(FileLock::tryTake(path)) << "assigning over a lock gives the old one back";
}

TEST(FileLock, CannotBeTakenWhereNoFileCanBe) {
  const TemporaryFolder folder;
  EXPECT_FALSE(FileLock::tryTake(folder / "no/lock"));
  EXPECT_FALSE(FileLock::tryTake(folder.path()));
}

TEST(FileLock, OfAnotherProcessEndsWithThatProcess) {
  const TemporaryFolder folder;
  const fs::path path = folder / "lock";
  std::array<int, 2> taken{};
  std::array<int, 2> release{};
  ASSERT_EQ(::pipe(taken.data()), 0);
  ASSERT_EQ(::pipe(release.data()), 0);
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    ::close(release[1]);
    const std::optional<FileLock> lock = FileLock::tryTake(path);
    const char answer = lock ? 'y' : 'n';
    char ignored = 0;
    const bool told = ::write(taken[1], &answer, 1) == 1;
    (void)!::read(release[0], &ignored, 1);  // Ends when the parent closes its end.
    ::_exit(told ? 0 : 1);                   // Without giving the lock back, as in a crash.
  }
  ::close(release[0]);
  char answer = 0;
  EXPECT_EQ(::read(taken[0], &answer, 1), 1);
  EXPECT_EQ(answer, 'y');
  EXPECT_FALSE(FileLock::tryTake(path));
  ::close(release[1]);
  int status = 0;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_TRUE(FileLock::tryTake(path));
  ::close(taken[0]);
  ::close(taken[1]);
}

}  // namespace
}  // namespace mesomap::platform
