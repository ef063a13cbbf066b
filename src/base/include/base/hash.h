// SHA-256 of file contents: the identity of a surface in a plan, and the chain of plan versions.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace mesomap {

/// Lower-case hex SHA-256 (FIPS 180-4; computed by libsodium), 64 characters.
[[nodiscard]] std::string sha256Hex(std::span<const std::byte> bytes);
[[nodiscard]] std::string sha256Hex(const std::string& bytes);

}  // namespace mesomap
