// A plan file's hash of its own content. It shows a change by accident, by a careless edit or by
// another program; it is no proof against someone who computes it again.
#pragma once

#include <string>
#include <string_view>

namespace mesomap::plan {

/// The name of the member, alone on its line near the beginning of the file.
inline constexpr std::string_view kContentHashName = "sha256OfContent";

enum class ContentState {
  unsaid,     ///< There is no hash.
  unchanged,  ///< It fits.
  changed     ///< It does not, or not on a line of its own any more.
};

/// SHA-256 of the file's bytes without the line of the hash, which is what
/// `grep -v '"sha256OfContent"' FILE | sha256sum` says.
[[nodiscard]] std::string contentHash(std::string_view text);
/// The file's text with its hash, on the line after its version.
[[nodiscard]] std::string withContentHash(std::string text);
[[nodiscard]] ContentState contentState(std::string_view text);

}  // namespace mesomap::plan
