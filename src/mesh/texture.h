// Pictures named by a surface file: found beside it, never elsewhere, and read with limits.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"
#include "mesh/surface_file.h"

namespace mesomap::mesh {

/// The regular file that `name` means when said by `file`: the relative name inside the file's own
/// folder, else (an absolute name, or one that climbs out) its last part there.
[[nodiscard]] std::optional<std::filesystem::path> findBeside(const std::filesystem::path& file,
                                                              const std::string& name);

/// Decodes JPEG, PNG, TGA, BMP and what else stb_image knows, up to 16384 x 16384.
[[nodiscard]] Result<Image> readImage(const std::filesystem::path& path);

}  // namespace mesomap::mesh
