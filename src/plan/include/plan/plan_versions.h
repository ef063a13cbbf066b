// Saved copies of a plan as a chain: each names the hash of the file that it was saved over. A
// chain shows accidental or careless change. It is no proof against someone who computes the hashes
// again.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "plan/content_hash.h"
#include "plan/plan.h"

namespace mesomap::plan {

/// One saved file.
struct SavedVersion {
  std::filesystem::path file;
  std::string sha256;          ///< of the file's bytes
  std::string previousSha256;  ///< that it names; empty: a first version
  ContentState content = ContentState::unsaid;
};

/// `plan` as it was opened from `file`. A sealed file is unchanged: it would not have opened.
/// Errors: io.
[[nodiscard]] Result<SavedVersion> readVersion(const std::filesystem::path& file, const Plan& plan);

/// A version at its place in the chain.
struct ChainLink {
  enum class Kind {
    first,    ///< It names no version before it.
    follows,  ///< It was saved over `other`.
    missing,  ///< What it was saved over is not among these, or has been changed since.
    copy      ///< Byte for byte the same as `other`.
  };
  std::size_t version = 0;  ///< Among the versions given.
  Kind kind = Kind::first;
  std::optional<std::size_t> other = {};  ///< Among the versions given.
  bool branches = false;                  ///< Another version follows the same one.
};

/// All versions once, each after the one that it follows, in the order given where nothing else
/// decides.
[[nodiscard]] std::vector<ChainLink> chainOf(const std::vector<SavedVersion>& versions);
/// One version after the other without a gap or a branch. The first may name one before it.
[[nodiscard]] bool unbroken(const std::vector<ChainLink>& chain);

}  // namespace mesomap::plan
