// The only place that touches the file system: whole-file reads and atomic writes.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace mesomap::platform {

/// Reads a whole file as bytes. Errors (kind io): missing, a folder, unreadable, larger than
/// `maxBytes`.
[[nodiscard]] Result<std::string> readFile(const std::filesystem::path& path,
                                           std::size_t maxBytes = std::size_t{4} << 30);

/// Who may read a file that is made anew; one that is replaced keeps its rights.
enum class Access {
  usual,    ///< As the user's umask says.
  ownOnly,  ///< The user alone (0600): what may tell of a client.
};

/// Writes `bytes` to a temporary file in the same folder, flushes it to the disk and renames it
/// over `path`: afterwards the file is either wholly new or untouched. Errors (kind io) say why in
/// words
/// ("the disk is full", "the folder is read-only", "the folder does not exist").
[[nodiscard]] Result<void> writeFileAtomically(const std::filesystem::path& path,
                                               std::string_view bytes,
                                               Access access = Access::usual);

}  // namespace mesomap::platform
