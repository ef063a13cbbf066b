// A bundled figure as a surface: what is kept beside its mesh, and its build, skin and garment.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/result.h"
#include "figure/prepared.h"
#include "scene/surface_model.h"

namespace mesomap::scene {

/// What lies beside a figure's mesh.
struct BesideMesh {
  std::shared_ptr<const figure::Atlas> atlas;
  std::shared_ptr<const figure::Prepared> prepared;
};
/// `mesh` and `sha256` are those of the figure's OBJ file.
[[nodiscard]] Result<BesideMesh> readBeside(const figure::Parameters& parameters,
                                            const mesh::TriangleMesh& mesh,
                                            const std::string& sha256,
                                            const std::filesystem::path& dataFolder);

/// Moves and colours `mesh`, the figure as in its file, as chosen, and notes that in `parameters`.
/// Errors: usage out of range; io where `prepared` is null and something else than the file's
/// figure is chosen.
[[nodiscard]] Result<void> applyChosen(mesh::TriangleMesh& mesh, figure::Parameters& parameters,
                                       const figure::Prepared* prepared,
                                       const plan::FigureParameters& chosen);

/// Reads what is kept beside the mesh that `model` was made from and makes it a figure.
/// `model.figure` is set.
[[nodiscard]] Result<void> makeFigureSurface(SurfaceModel& model,
                                             const std::filesystem::path& dataFolder);

}  // namespace mesomap::scene
