// A working mesh whose file's vertices have moved.
#include <algorithm>
#include <glm/geometric.hpp>
#include <utility>

#include "mesh/working_mesh.h"

namespace mesomap::mesh {
namespace {

glm::dvec3 blend(const std::vector<glm::vec3>& values, const Triangle& triangle,
                 const glm::dvec3& barycentric) {
  return glm::dvec3(values[triangle[0]]) * barycentric.x +
         glm::dvec3(values[triangle[1]]) * barycentric.y +
         glm::dvec3(values[triangle[2]]) * barycentric.z;
}

}  // namespace

std::shared_ptr<const WorkingMesh> moved(const WorkingMesh& mesh, const TriangleMesh& movedFile) {
  const std::size_t fileTriangles = movedFile.triangles.size();
  if (mesh.fileStart_.size() != fileTriangles + 1 ||
      movedFile.normals.size() != movedFile.positions.size()) {
    return nullptr;
  }
  auto result = std::make_shared<WorkingMesh>(mesh);
  TriangleMesh& out = result->mesh_;
  const bool colored = movedFile.colors.size() == movedFile.positions.size() &&
                       out.colors.size() == out.positions.size();
  std::vector<bool> done(out.positions.size(), false);
  for (std::size_t t = 0; t < out.triangles.size(); ++t) {
    const Triangle& source = movedFile.triangles[result->fileTriangle_[t]];
    for (std::size_t k = 0; k < 3; ++k) {
      const std::uint32_t vertex = out.triangles[t][k];
      // Triangles that share a vertex agree about its place: the first one speaks.
      if (done[vertex]) continue;
      done[vertex] = true;
      const glm::dvec3 place(result->fileBarycentric_[t][k]);
      out.positions[vertex] = glm::vec3(blend(movedFile.positions, source, place));
      const glm::dvec3 normal = blend(movedFile.normals, source, place);
      const double length = glm::length(normal);
      if (length > 0.0) out.normals[vertex] = glm::vec3(normal / length);
      if (colored) out.colors[vertex] = glm::vec3(blend(movedFile.colors, source, place));
    }
  }
  for (WorkingMesh::Dropped& dropped : result->dropped_) {
    for (int k = 0; k < 3; ++k) {
      dropped.corners[static_cast<std::size_t>(k)] = movedFile.corner(dropped.fileTriangle, k);
    }
  }
  return result;
}

}  // namespace mesomap::mesh
