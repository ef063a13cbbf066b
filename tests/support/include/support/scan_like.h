// A file like those that scanners write, made from one of our figures: metres without saying so,
// noise, a hole, crumbs floating beside it, a picture of the skin.
#pragma once

#include <cstdint>
#include <filesystem>

#include "mesh/triangle_mesh.h"

namespace mesomap::support {

struct ScanLikeOptions {
  double noiseMm = 0.1;      ///< Each vertex moves up to this far along its normal.
  double scale = 0.001;      ///< File units per mm: metres.
  double holeRadiusMm = 25;  ///< In the back of the head; 0: none.
  int islands = 6;           ///< Small closed crumbs beside the head.
  bool texture = true;       ///< Writes a material and a picture beside the OBJ.
  std::uint64_t seed = 7;
};

/// Writes `folder`/scan.obj (and scan.mtl, skin.bmp) and hands back the OBJ's path. `figure` is in
/// mm with normals.
std::filesystem::path writeScanLike(const mesh::TriangleMesh& figure,
                                    const std::filesystem::path& folder,
                                    const ScanLikeOptions& options = {});

}  // namespace mesomap::support
