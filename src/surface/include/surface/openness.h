// How open to the light every vertex lies: baked once per shape, so that no picture has to ask.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "mesh/ray_caster.h"
#include "mesh/triangle_mesh.h"

namespace mesomap::surface {

/// By vertex: 255 where nothing is near, 0 at the bottom of a closed fold.
using Openness = std::vector<std::uint8_t>;

struct OpennessOptions {
  int raysPerVertex = 64;  ///< Fewer where the mesh is so large that `mostRays` would not do.
  std::size_t mostRays = 12'000'000;
  double reachMm = 150.0;  ///< What is farther away takes no light.
  int smoothings = 2;
};

/// The part of the cosine-weighted rays from every vertex that meet no skin (ambient occlusion as
/// in Zhukov et al. 1998), smoothed along the edges. `caster` is of this mesh or of one that lies
/// on it; `mesh` has normals. The same for the same mesh, on any machine up to rounding. Errors:
/// cancelled.
[[nodiscard]] Result<Openness> bakeOpenness(const mesh::TriangleMesh& mesh,
                                            const mesh::RayCaster& caster,
                                            const OpennessOptions& options = {},
                                            const Progress& progress = {});

/// A file holds one mesh's openness and says whose: `shape` is a SHA-256, 64 hexadecimal digits.
/// Errors: io where it is missing, damaged, or of another shape or size.
[[nodiscard]] Result<Openness> readOpenness(const std::filesystem::path& path,
                                            const std::string& shape, std::size_t vertices);
[[nodiscard]] Result<void> writeOpenness(const Openness& openness, const std::string& shape,
                                         const std::filesystem::path& path);

}  // namespace mesomap::surface
