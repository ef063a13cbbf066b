// What is kept beside a figure's OBJ so that build, skin and garment change at once: how far every
// vertex moves, what it is coloured with, and its mirror image. No shape is evaluated here.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "base/result.h"
#include "figure/figure.h"
#include "mesh/triangle_mesh.h"

namespace mesomap::figure {

/// How much of each colour lies on a place, 0..1, laid on in this order.
struct Cover {
  float blush = 0, shade = 0, lips = 0, hair = 0, lid = 0, lash = 0, nail = 0, garment = 0;
  float white = 0, iris = 0, pupil = 0;  ///< Open eyes only.
};
/// sRGB 0..1. `tone` 1..6 as in Parameters.
[[nodiscard]] glm::vec3 colourOf(const Cover& cover, int tone, bool garment);

struct Prepared {
  std::vector<glm::vec3> slim;      ///< mm, added to each vertex at build -1
  std::vector<glm::vec3> heavy;     ///< mm, added at build +1; linear between
  std::vector<std::uint32_t> twin;  ///< The vertex at the mirrored place; itself on the midline.
  std::vector<Cover> cover;         ///< To 1/255.
};

/// "assets/figures/bust-female.figure" under the data folder.
[[nodiscard]] std::string preparedPath(const Parameters& parameters);
/// "assets/figures/bust-female.light": how open to the light its skin lies (surface/openness.h).
[[nodiscard]] std::string lightPath(const Parameters& parameters);

/// Reads and checks: sizes, finite numbers, `twin` an involution. Errors name the file and place.
[[nodiscard]] Result<std::shared_ptr<const Prepared>> readPrepared(
    const std::filesystem::path& path, std::size_t vertices);
[[nodiscard]] Result<void> writePrepared(const Prepared& prepared,
                                         const std::filesystem::path& path);

/// Rounds movements and masks to what the file holds, so that a figure modelled just now is the
/// same as one that was read.
void quantise(Prepared& prepared);

/// Moves the vertices of the build-0 mesh to `parameters.build` and colours them anew; triangles
/// stay. Normals are computed anew.
void applyParameters(mesh::TriangleMesh& mesh, const Prepared& prepared,
                     const Parameters& parameters);

/// A figure with all that is kept beside it.
struct Modelled {
  mesh::TriangleMesh mesh;  ///< At build 0, coloured for parameters.tone.
  Prepared prepared;
};
/// Models and meshes a figure at build 0 and finds how it becomes slim and heavy. Errors as
/// makeFigure.
[[nodiscard]] Result<Modelled> modelFigure(const Parameters& parameters,
                                           const Progress& progress = {});

}  // namespace mesomap::figure
