#include "atlas/mesh_mirror.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace mesomap::figure {

namespace {

/// Sorts by place; no two vertices of a figure share one.
std::vector<std::uint32_t> orderOf(const std::vector<glm::vec3>& positions, float sign) {
  std::vector<std::uint32_t> order(positions.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const glm::vec3& p = positions[a];
    const glm::vec3& q = positions[b];
    if (p.y != q.y) return p.y < q.y;
    if (p.z != q.z) return p.z < q.z;
    return p.x * sign < q.x * sign;
  });
  return order;
}

mesh::Triangle smallestFirst(mesh::Triangle t) {
  std::rotate(t.begin(), std::min_element(t.begin(), t.end()), t.end());
  return t;
}

}  // namespace

std::optional<MeshMirror> mirrorOf(const mesh::TriangleMesh& mesh) {
  MeshMirror mirror;
  const std::vector<std::uint32_t> here = orderOf(mesh.positions, 1.0f);
  const std::vector<std::uint32_t> there = orderOf(mesh.positions, -1.0f);
  mirror.vertex.resize(here.size());
  for (std::size_t i = 0; i < here.size(); ++i) {
    const glm::vec3& p = mesh.positions[here[i]];
    const glm::vec3& q = mesh.positions[there[i]];
    if (p.x != -q.x || p.y != q.y || p.z != q.z) return std::nullopt;
    mirror.vertex[here[i]] = there[i];
  }
  // Triangles are found by their corners, smallest first; a mirror image turns the other way.
  std::vector<std::pair<mesh::Triangle, std::uint32_t>> known(mesh.triangles.size());
  for (std::uint32_t t = 0; t < known.size(); ++t) {
    known[t] = {smallestFirst(mesh.triangles[t]), t};
  }
  std::sort(known.begin(), known.end());
  mirror.triangle.resize(known.size());
  for (std::uint32_t t = 0; t < known.size(); ++t) {
    const auto& [a, b, c] = mesh.triangles[t];
    const mesh::Triangle image =
        smallestFirst({mirror.vertex[c], mirror.vertex[b], mirror.vertex[a]});
    const auto it = std::lower_bound(known.begin(), known.end(), std::pair{image, 0u});
    if (it == known.end() || it->first != image || it->second == t) return std::nullopt;
    mirror.triangle[t] = it->second;
  }
  return mirror;
}

mesh::SurfacePoint mirrored(const mesh::TriangleMesh& mesh, const MeshMirror& mirror,
                            const mesh::SurfacePoint& point) {
  mesh::SurfacePoint image;
  image.triangle = mirror.triangle[point.triangle];
  const mesh::Triangle& from = mesh.triangles[point.triangle];
  const mesh::Triangle& to = mesh.triangles[image.triangle];
  for (int k = 0; k < 3; ++k) {
    for (int j = 0; j < 3; ++j) {
      if (to[static_cast<std::size_t>(j)] == mirror.vertex[from[static_cast<std::size_t>(k)]]) {
        image.barycentric[j] = point.barycentric[k];
      }
    }
  }
  return image;
}

}  // namespace mesomap::figure
