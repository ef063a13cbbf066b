// A bundled figure as its files hold it, without what painting on it needs: quick to read.
#pragma once

#include <memory>
#include <string>

#include "base/progress.h"
#include "base/result.h"
#include "figure/atlas.h"
#include "mesh/triangle_mesh.h"
#include "plan/plan.h"

namespace mesomap::scene {

struct FigureFiles {
  figure::Parameters parameters;
  mesh::TriangleMesh mesh;  ///< mm, with normals, at the build asked for
  std::shared_ptr<const figure::Atlas> atlas;
};

/// `spec` is "figure:bust-female". Errors as loadSurfaceModel.
[[nodiscard]] Result<FigureFiles> readFigureFiles(const std::string& spec,
                                                  const plan::FigureParameters& parameters,
                                                  const Progress& progress = {});

/// Skin of an area in mm², on the figure's mesh as it lies now.
[[nodiscard]] double areaMm2(const FigureFiles& figure, std::size_t area);

/// The landmarks at the figure's build, as a plan holds them.
[[nodiscard]] std::vector<plan::Landmark> landmarksOf(const figure::Atlas& atlas,
                                                      const mesh::TriangleMesh& mesh);

}  // namespace mesomap::scene
