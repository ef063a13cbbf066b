// The plan file, version 1: `*.mesomap.json`, described by assets/schema/mesomap-plan-1.schema.json
// and docs/plan-format.md. Reading validates against the schema and then every number and index.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "plan/plan.h"

namespace mesomap::plan {

struct WriteOptions {
  bool withoutPersonalData = false;  ///< Leaves out file path, client reference, author.
  bool withExactShape = true;        ///< The compact exact field besides the border lines.
};

/// Canonical text: fixed order and decimals; the same plan gives the same bytes.
[[nodiscard]] std::string planText(const Plan& plan, const WriteOptions& options = {});

/// Atomic save. Relative surface paths are written relative to the plan's folder where possible.
/// On failure the old file is whole and the Error says why.
[[nodiscard]] Result<void> savePlan(const Plan& plan, const std::filesystem::path& path,
                                    const WriteOptions& options = {});

struct OpenedPlan {
  Plan plan;
  std::vector<std::string> notes;  ///< What was carried over or could not be, in sentences.
};

/// Errors name the place: "sites[12].triangle: 99999 is out of range (the surface has 17684
/// triangles)", "version 3 was written by a newer Mesomap; this one reads version 1",
/// "line 40, column 3: the file ends in the middle".
[[nodiscard]] Result<OpenedPlan> parsePlan(const std::string& text, const std::string& subject);
[[nodiscard]] Result<OpenedPlan> openPlan(const std::filesystem::path& path);

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
