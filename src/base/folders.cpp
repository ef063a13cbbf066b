#include "base/platform/folders.h"

#include <fcntl.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/i18n.h"
#include "base/platform/files.h"
#include "os_error.h"

namespace mesomap::platform {
namespace {

namespace fs = std::filesystem;

/// The variable's value, or an empty path when unset.
fs::path environmentPath(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? fs::path{} : fs::path(value);
}

bool isFolder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

fs::path programFile() {
  std::error_code ignored;
  return fs::read_symlink("/proc/self/exe", ignored);
}

bool holdsData(const fs::path& folder) {
  return isFolder(folder / "assets") && isFolder(folder / "shaders");
}

/// The base directory of the XDG specification: the variable if absolute, else below the home.
Result<fs::path> ownFolder(const char* variable, const char* belowHome) {
  fs::path base = environmentPath(variable);
  if (!base.is_absolute()) {
    const fs::path home = userFolder();
    if (home.empty()) {
      return Error{ErrorKind::io, variable, _("there is no home folder to keep settings in")};
    }
    base = home / belowHome;
  }
  const fs::path own = base / "mesomap";
  std::error_code code;
  fs::create_directories(base, code);
  // Autosaves hold a client's plan: nobody else on the machine reads them.
  if (!isFolder(own) && ::mkdir(own.c_str(), 0700) != 0 && errno != EEXIST) {
    return ioError(own, code ? code.value() : errno);
  }
  if (!isFolder(own)) return ioError(own, ENOTDIR);
  // One that an older version or another hand made wider; where it is not ours it stays as it is.
  (void)::chmod(own.c_str(), 0700);
  return own;
}

}  // namespace

Result<fs::path> dataFolder() {
  if (const fs::path chosen = environmentPath("MESOMAP_DATA"); !chosen.empty()) {
    if (isFolder(chosen)) return fs::absolute(chosen);
    return ioError(chosen, _("MESOMAP_DATA names no folder"));
  }
  const fs::path program = programFile();
  std::vector<fs::path> places;
  fs::path folder = program.parent_path();
  // The program of a build tree lies in <source>/build/<preset>/bin.
  for (int steps = 0; steps < 4 && folder.has_relative_path(); ++steps) {
    places.push_back(folder);
    folder = folder.parent_path();
  }
  places.push_back(program.parent_path().parent_path() / "share" / "mesomap");
  places.emplace_back(MESOMAP_SOURCE_FOLDER);
  for (const fs::path& place : places) {
    if (holdsData(place)) return place;
  }
  return Error{
      ErrorKind::io, program.string(),
      _("its folders \"assets\" and \"shaders\" are not beside it; set MESOMAP_DATA to the "
        "folder that holds them")};
}

fs::path localeFolder() {
  const fs::path root = programFile().parent_path().parent_path();
  const fs::path built = root / "locale";
  return isFolder(built) ? built : root / "share" / "mesomap" / "locale";
}

Result<fs::path> settingsFolder() {
  return ownFolder("XDG_CONFIG_HOME", ".config");
}

Result<fs::path> stateFolder() {
  return ownFolder("XDG_STATE_HOME", ".local/state");
}

Result<fs::path> cacheFolder() {
  return ownFolder("XDG_CACHE_HOME", ".cache");
}

fs::path userFolder() {
  fs::path home = environmentPath("HOME");
  if (home.is_absolute()) return home;
  if (const passwd* entry = ::getpwuid(::getuid()); entry != nullptr && entry->pw_dir != nullptr) {
    home = entry->pw_dir;
  }
  return home.is_absolute() ? home : fs::path{};
}

fs::path desktopFolder(const std::string& kind) {
  const fs::path home = userFolder();
  fs::path config = environmentPath("XDG_CONFIG_HOME");
  if (!config.is_absolute()) config = home / ".config";
  constexpr std::size_t kMostBytes = std::size_t{1} << 16;
  const Result<std::string> text = readFile(config / "user-dirs.dirs", kMostBytes);
  if (!text) return {};
  const std::string key = "XDG_" + kind + "_DIR=\"";
  for (std::size_t start = 0; start < text->size();) {
    std::size_t end = text->find('\n', start);
    if (end == std::string::npos) end = text->size();
    const std::string_view line(text->data() + start, end - start);
    start = end + 1;
    if (!line.starts_with(key)) continue;
    std::string_view value = line.substr(key.size());
    value = value.substr(0, value.find('"'));
    constexpr std::string_view kHome = "$HOME/";
    const fs::path named =
        value.starts_with(kHome) ? home / value.substr(kHome.size()) : fs::path(value);
    return isFolder(named) ? named : fs::path{};
  }
  return {};
}

fs::path homeFolder() {
  const fs::path home = userFolder();
  if (const fs::path documents = desktopFolder("DOCUMENTS"); !documents.empty()) return documents;
  if (isFolder(home)) return home;
  std::error_code ignored;
  const fs::path current = fs::current_path(ignored);
  return ignored ? fs::path("/") : current;
}

std::optional<FileLock> FileLock::tryTake(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) return std::nullopt;
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    ::close(descriptor);
    return std::nullopt;
  }
  return FileLock(descriptor);
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
  if (this != &other) {
    if (descriptor_ >= 0) ::close(descriptor_);
    descriptor_ = std::exchange(other.descriptor_, -1);
  }
  return *this;
}

// Closing gives the lock back. The file stays: removing it could take it from under a third one.
FileLock::~FileLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace mesomap::platform
