// Where the program finds its assets and keeps its settings, and who holds a lock.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"

namespace mesomap::platform {

/// The folder that holds `assets/` and `shaders/`: MESOMAP_DATA if set, else beside the program
/// (build tree, source tree) or ../share/mesomap of an installation. Found from any working folder.
[[nodiscard]] Result<std::filesystem::path> dataFolder();

/// The folder of compiled translations: `locale` in the build tree, ../share/mesomap/locale of an
/// installation. Need not exist: then texts stay English.
[[nodiscard]] std::filesystem::path localeFolder();

/// $XDG_CONFIG_HOME/mesomap or ~/.config/mesomap, made when missing.
[[nodiscard]] Result<std::filesystem::path> settingsFolder();

/// $XDG_STATE_HOME/mesomap or ~/.local/state/mesomap (autosaves, log), made when missing.
[[nodiscard]] Result<std::filesystem::path> stateFolder();

/// $XDG_CACHE_HOME/mesomap or ~/.cache/mesomap (what can be made again), made when missing.
[[nodiscard]] Result<std::filesystem::path> cacheFolder();

/// The user's documents or home folder: where file dialogs start.
[[nodiscard]] std::filesystem::path homeFolder();

/// The user's home folder itself; empty where there is none.
[[nodiscard]] std::filesystem::path userFolder();

/// A folder that the desktop's user-dirs.dirs names: "DESKTOP", "DOCUMENTS", "DOWNLOAD". Empty
/// where it is not named or is not there.
[[nodiscard]] std::filesystem::path desktopFolder(const std::string& kind);

/// An advisory lock held for as long as the object lives; used so that two windows never offer to
/// recover each other's autosave.
class FileLock {
 public:
  /// Takes the lock, or std::nullopt when another living process holds it or it cannot be made.
  [[nodiscard]] static std::optional<FileLock> tryTake(const std::filesystem::path& path);
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

}  // namespace mesomap::platform
