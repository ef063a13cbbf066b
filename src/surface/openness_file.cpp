// The file of a mesh's openness:
//
//   bytes  what
//   8      "MESOLIT\n"
//   64     SHA-256 of the shape
//   N      openness of its vertices, 0..255
//   64     SHA-256 of all before it, as hexadecimal digits
//
// Nothing follows.
#include <algorithm>
#include <cstddef>
#include <string_view>

#include "base/hash.h"
#include "base/i18n.h"
#include "base/platform/files.h"
#include "surface/openness.h"

namespace mesomap::surface {
namespace {

constexpr std::string_view kOpennessMagic = "MESOLIT\n";
constexpr std::size_t kHashBytes = 64;

}  // namespace

Result<Openness> readOpenness(const std::filesystem::path& path, const std::string& shape,
                              std::size_t vertices) {
  const std::size_t head = kOpennessMagic.size() + kHashBytes;
  const std::size_t size = head + vertices + kHashBytes;
  auto bytes = platform::readFile(path, size);
  if (!bytes) return bytes.error();
  const auto damaged = [&](const char* what) { return Error{ErrorKind::io, path.string(), what}; };
  if (bytes->size() != size || !bytes->starts_with(kOpennessMagic)) {
    return damaged(_("is not a file of soft shadows of this shape"));
  }
  if (bytes->compare(kOpennessMagic.size(), kHashBytes, shape) != 0) {
    return damaged(_("is of another shape"));
  }
  const std::string sum = bytes->substr(head + vertices);
  bytes->resize(head + vertices);
  if (sha256Hex(*bytes) != sum) return damaged(_("is damaged"));
  Openness openness(vertices);
  std::transform(bytes->begin() + static_cast<std::ptrdiff_t>(head), bytes->end(), openness.begin(),
                 [](char c) { return static_cast<std::uint8_t>(c); });
  return openness;
}

Result<void> writeOpenness(const Openness& openness, const std::string& shape,
                           const std::filesystem::path& path) {
  std::string bytes(kOpennessMagic);
  bytes += shape;
  for (const std::uint8_t value : openness) bytes.push_back(static_cast<char>(value));
  bytes += sha256Hex(bytes);
  return platform::writeFileAtomically(path, bytes, platform::Access::ownOnly);
}

}  // namespace mesomap::surface
