// The plan file, version 1: `*.mesomap.json`, described by assets/schema/plan-1.schema.json
// and docs/plan-format.md. Reading validates against the schema and then every number and index.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/sealed.h"
#include "plan/plan.h"

namespace mesomap::plan {

struct WriteOptions {
  /// Leaves out file path, client reference, author, and the hash of the version before.
  bool withoutPersonalData = false;
  bool withExactShape = true;  ///< The compact exact field besides the border lines.
  /// savePlan only: does not chain to the plan that is being replaced (headless commands, exports),
  /// so that the same command on the same input writes the same bytes.
  bool newChain = false;
  /// savePlan only: the file is sealed with it, and nothing of the plan lies on the disk unsealed.
  SealPtr seal = {};
};

/// Canonical text: fixed order and decimals; the same plan gives the same bytes.
[[nodiscard]] std::string planText(const Plan& plan, const WriteOptions& options = {});

/// Atomic save; a new file is the user's alone (0600). The surface's path is written relative to
/// the plan's folder where possible. When `path` holds a plan already, sealed or not, the SHA-256
/// of its bytes becomes `previousSha256`, unless `newChain`. On failure the old file is whole and
/// the Error says why.
[[nodiscard]] Result<void> savePlan(const Plan& plan, const std::filesystem::path& path,
                                    const WriteOptions& options = {});

struct OpenedPlan {
  Plan plan;
  std::vector<std::string> notes;  ///< What was carried over or could not be, in sentences.
  SealPtr seal = {};               ///< Of a sealed file: to save it again without the password.
};

/// Errors name the place: "sites[12].triangle: 99999 is out of range (the surface has 17684
/// triangles)", "version 3 was written by a newer Mesomap; this one reads version 1",
/// "line 40, column 3: the file ends in the middle".
/// The largest plan file that is read.
inline constexpr std::size_t kMaxPlanBytes = std::size_t{128} << 20;

[[nodiscard]] Result<OpenedPlan> parsePlan(const std::string& text, const std::string& subject);
/// As parsePlan; the surface's path comes back absolute. A sealed file takes about a second, for
/// the key. Errors more: passwordWanted (sealed, and no password given), wrongPassword.
[[nodiscard]] Result<OpenedPlan> openPlan(const std::filesystem::path& path,
                                          const SecretPtr& password = {});
/// By its first bytes. False where it cannot be read.
[[nodiscard]] bool isSealedPlan(const std::filesystem::path& path);

/// The ending of a plan file: ".mesomap" sealed, ".mesomap.json" plain.
[[nodiscard]] const char* planEnding(bool sealed);

/// Looks for the scan: at the recorded path, beside the plan, in `folders`; only a file whose hash
/// fits is taken. Errors: io, naming every place that was tried.
[[nodiscard]] Result<std::filesystem::path> locateSurface(
    const Plan& plan, const std::filesystem::path& planPath,
    const std::vector<std::filesystem::path>& folders = {});

/// Checks that need the mesh: every site's triangle and barycentrics, and position against the mesh
/// within 0.05 mm. Empty when all agree; else sentences that name the place.
[[nodiscard]] std::vector<std::string> checkAgainstMesh(const Plan& plan,
                                                        const mesh::TriangleMesh& fileMesh);

}  // namespace mesomap::plan
