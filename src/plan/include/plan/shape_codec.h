// The exact shape of a region as text: what `shape.data` of the plan file holds. Documented in
// docs/plan-format.md ("The exact shape"); zlib streams are RFC 1950, base64 is RFC 4648.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "surface/paged_field.h"

namespace mesomap::plan {

inline constexpr std::string_view kShapeEncoding = "pages256-delta16-zlib-base64";
/// More working vertices than this are refused (a working mesh has at most 6,000,000 triangles).
inline constexpr std::uint32_t kMaxShapeVertices = 6000000;

/// Lossless: every raw value comes back.
[[nodiscard]] std::string encodeShape(const surface::PagedField& shape);

/// `vertexCount` is what the file states beside the data. Memory stays within what that many
/// vertices can need, whatever the data claims. Errors (refused) say what does not fit.
[[nodiscard]] Result<surface::PagedField> decodeShape(std::string_view data,
                                                      std::uint32_t vertexCount);

/// Bytes that decodeShape may need at most for `vertexCount` vertices; to budget whole files.
[[nodiscard]] std::size_t shapeBytesAtMost(std::uint32_t vertexCount);

}  // namespace mesomap::plan
