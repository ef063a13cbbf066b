// The operating system's error numbers in words for people.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace mesomap::platform {

/// What `code` (an errno value) means for somebody who asked for a file.
[[nodiscard]] std::string systemMessage(int code);

/// An Error of kind io about `path`.
[[nodiscard]] Error ioError(const std::filesystem::path& path, std::string message);
[[nodiscard]] Error ioError(const std::filesystem::path& path, int code);

}  // namespace mesomap::platform
