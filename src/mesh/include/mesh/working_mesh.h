// The working mesh: the file's mesh after hygiene and splitting of long edges, fine enough for
// smooth borders. No vertex of the file moves, and every working triangle knows the file's triangle
// that it lies in, so that a place carries over exactly both ways.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "mesh/corner_table.h"
#include "mesh/triangle_mesh.h"

namespace mesomap::mesh {

struct WorkingMeshOptions {
  double maxEdgeMm = 1.25;  ///< Edges longer than this are halved until none is left.
  /// A surface that would need more triangles than this is split more coarsely: the limit is raised
  /// by thirds of a doubling (1.25, 1.57, 1.98, 2.5 … mm) until it fits. 0: never.
  std::size_t aimTriangles = 400000;
  std::size_t maxTriangles = 6000000;  ///< Refused above (protects memory).
  /// By vertex of the file, 1 or more: how many times longer than maxEdgeMm edges may be there
  /// (an edge takes the smaller of its ends). Empty: the same limit everywhere.
  std::vector<float> coarseness = {};
};

class WorkingMesh {
 public:
  [[nodiscard]] const TriangleMesh& mesh() const { return mesh_; }
  [[nodiscard]] const CornerTable& topology() const { return topology_; }
  [[nodiscard]] std::uint32_t fileTriangle(std::uint32_t workingTriangle) const {
    return fileTriangle_[workingTriangle];
  }
  /// The longest edge that was allowed in the end (see WorkingMeshOptions::aimTriangles).
  [[nodiscard]] double maxEdgeMm() const { return maxEdgeMm_; }
  /// The same place in the file's mesh / in the working mesh. A file triangle that hygiene dropped
  /// (no area, duplicate) answers with the nearest kept place of its neighbours' corners.
  [[nodiscard]] SurfacePoint toFile(const SurfacePoint& working) const;
  [[nodiscard]] SurfacePoint fromFile(const SurfacePoint& file) const;
  /// Names the recipe and its outcome ("split-1.25-v2:<sha256>"): a stored field fits only a mesh
  /// with the same recipe.
  [[nodiscard]] const std::string& recipe() const { return recipe_; }

 private:
  friend class WorkingMeshBuilder;
  friend std::shared_ptr<const WorkingMesh> moved(const WorkingMesh& mesh,
                                                  const TriangleMesh& movedFile);
  TriangleMesh mesh_;
  CornerTable topology_;
  std::vector<std::uint32_t> fileTriangle_;
  std::vector<std::array<glm::vec3, 3>> fileBarycentric_;  ///< Of each working corner.
  std::vector<std::uint32_t> fileStart_;  ///< CSR: file triangle -> working triangles.
  std::vector<std::uint32_t> fileChildren_;
  /// A file triangle that hygiene left out, with what is needed to answer for its places.
  struct Dropped {
    std::uint32_t fileTriangle = 0;
    std::array<glm::dvec3, 3> corners;
    std::vector<std::uint32_t> neighbours;  ///< Kept file triangles that share a corner with it.
  };
  std::vector<Dropped> dropped_;  ///< Ascending by fileTriangle.
  double maxEdgeMm_ = 0.0;
  std::string recipe_;
};

/// Welds vertices at equal positions, drops triangles without area and exact duplicates, gives
/// every fan of triangles its own vertex where they meet in a point or along an edge of three or
/// more (so that these are walls), splits edges longer than the limit, and orders vertices along a
/// space-filling curve so that pages of a field are compact patches. Errors: cancelled; refused
/// when too large.
[[nodiscard]] Result<std::shared_ptr<const WorkingMesh>> makeWorkingMesh(
    const TriangleMesh& file, const WorkingMeshOptions& options, const Progress& progress = {});

/// The same division of the file's triangles after the file's vertices have moved: every vertex
/// stays at its place in the file's triangle and takes that place's position, normal and colour.
/// Triangles, order and recipe stay, so that stored fields fit. `movedFile` has the triangles that
/// `mesh` was made from, and normals. Null where it has not.
[[nodiscard]] std::shared_ptr<const WorkingMesh> moved(const WorkingMesh& mesh,
                                                       const TriangleMesh& movedFile);

}  // namespace mesomap::mesh
