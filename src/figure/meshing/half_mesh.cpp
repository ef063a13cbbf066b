// The half mesh made whole: one piece, the mirror image, and the proof.
#include <algorithm>
#include <numeric>

#include "meshing/mesh_edges.h"
#include "meshing/mesher.h"

namespace mesomap::figure {

namespace {

void dropUnused(RawMesh& mesh) {
  std::vector<std::uint32_t> renamed(mesh.positions.size(), kNobody);
  std::vector<Vec3> kept;
  for (auto& triangle : mesh.triangles) {
    for (auto& v : triangle) {
      if (renamed[v] == kNobody) {
        renamed[v] = static_cast<std::uint32_t>(kept.size());
        kept.push_back(mesh.positions[v]);
      }
      v = renamed[v];
    }
  }
  mesh.positions = std::move(kept);
}

}  // namespace

void keepLargestPiece(RawMesh& mesh) {
  std::vector<std::uint32_t> parent(mesh.positions.size());
  std::iota(parent.begin(), parent.end(), 0u);
  const auto root = [&](std::uint32_t v) {
    while (parent[v] != v) v = parent[v] = parent[parent[v]];
    return v;
  };
  for (const auto& t : mesh.triangles) {
    parent[root(t[0])] = root(t[1]);
    parent[root(t[2])] = root(t[1]);
  }
  std::vector<std::size_t> size(mesh.positions.size(), 0);
  for (const auto& t : mesh.triangles) ++size[root(t[0])];
  const auto largest =
      static_cast<std::uint32_t>(std::max_element(size.begin(), size.end()) - size.begin());
  std::erase_if(mesh.triangles, [&](const auto& t) { return root(t[0]) != largest; });
  dropUnused(mesh);
}

RawMesh mirrored(const RawMesh& half) {
  RawMesh whole = half;
  std::vector<std::uint32_t> twin(half.positions.size());
  for (std::uint32_t v = 0; v < half.positions.size(); ++v) {
    Vec3 p = half.positions[v];
    if (p.x == 0.0f) {
      twin[v] = v;
      continue;
    }
    p.x = -p.x;
    twin[v] = static_cast<std::uint32_t>(whole.positions.size());
    whole.positions.push_back(p);
  }
  for (const auto& t : half.triangles)
    whole.triangles.push_back({twin[t[0]], twin[t[2]], twin[t[1]]});
  return whole;
}

std::vector<std::uint32_t> mirrorPairing(const RawMesh& half) {
  const auto count = static_cast<std::uint32_t>(half.positions.size());
  std::vector<std::uint32_t> twin(count);
  for (std::uint32_t v = 0; v < count; ++v) {
    twin[v] = v;
    if (half.positions[v].x == 0.0f) continue;
    twin[v] = static_cast<std::uint32_t>(twin.size());
    twin.push_back(v);
  }
  return twin;
}

bool isClosedManifold(const RawMesh& mesh) {
  const auto edges = sortedEdges(mesh);
  if (edges.size() % 2 != 0) return false;
  for (std::size_t i = 0; i < edges.size(); i += 2) {
    const auto& e = edges[i];
    const auto& f = edges[i + 1];
    if (e.low == e.high || e.low != f.low || e.high != f.high) return false;
    if (i + 2 < edges.size() && edges[i + 2].low == e.low && edges[i + 2].high == e.high)
      return false;
    if (vertexAt(mesh, nextCorner(e.corner)) == vertexAt(mesh, nextCorner(f.corner))) return false;
  }
  // One fan at every vertex: walking round it meets all its corners.
  const auto opposite = oppositeCorners(mesh);
  std::vector<std::uint32_t> corners(mesh.positions.size(), 0);
  std::vector<std::uint32_t> start(mesh.positions.size(), kNobody);
  for (std::uint32_t c = 0; c < mesh.triangles.size() * 3; ++c) {
    ++corners[vertexAt(mesh, c)];
    start[vertexAt(mesh, c)] = c;
  }
  for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
    if (start[v] == kNobody) return false;
    std::uint32_t met = 0;
    std::uint32_t c = start[v];
    do {
      ++met;
      c = nextCorner(opposite[nextCorner(c)]);
    } while (c != start[v] && met <= corners[v]);
    if (met != corners[v]) return false;
  }
  return true;
}

}  // namespace mesomap::figure
