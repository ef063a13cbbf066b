#include <cmath>

#include "fuzz/require.h"
#include "fuzz/targets.h"
#include "mesh/surface_file.h"

namespace mesomap::fuzz {

bool objTarget(const std::string& text) {
  mesh::OpenOptions options;
  options.unit = mesh::Unit::millimetre;
  // No such folder: materials and pictures that a text names are never found.
  const auto read = mesh::parseObj(text, "/no-such-folder-for-fuzzing/scan.obj", options);
  if (!read) {
    require(!read.error().message.empty(), "every refusal says why");
    return false;
  }
  const mesh::TriangleMesh& mesh = read->mesh;
  require(!mesh.triangles.empty(), "a surface has triangles");
  for (const auto& triangle : mesh.triangles) {
    for (const std::uint32_t vertex : triangle) {
      require(vertex < mesh.positions.size(), "vertices are in range");
    }
  }
  for (const auto& p : mesh.positions) {
    require(std::isfinite(p.x) && std::isfinite(p.y) && std::isfinite(p.z), "positions are finite");
  }
  const auto wholeOrNone = [](std::size_t size, std::size_t expected) {
    return size == 0 || size == expected;
  };
  require(wholeOrNone(mesh.normals.size(), mesh.positions.size()), "normals are whole or none");
  require(wholeOrNone(mesh.colors.size(), mesh.positions.size()), "colours are whole or none");
  require(wholeOrNone(mesh.cornerUvs.size(), mesh.triangles.size()), "uvs are whole or none");
  require(wholeOrNone(mesh.faces.size(), mesh.triangles.size()), "faces are whole or none");
  return true;
}

}  // namespace mesomap::fuzz
