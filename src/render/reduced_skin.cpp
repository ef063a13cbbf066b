#include "reduced_skin.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <limits>
#include <unordered_map>

namespace mesomap::render {
namespace {

constexpr std::uint32_t kNoPlace = std::numeric_limits<std::uint32_t>::max();
/// A surface runs through about this many cells, counted as triangles, for each cell's face of it.
constexpr double kTrianglesPerFace = 3.0;
/// In the texture, of a cell's width there: what lies farther off belongs elsewhere.
constexpr float kSamePatch = 4.0f;

bool finite(const glm::vec3& v) {
  return std::isfinite(v.x) && std::isfinite(v.y) && std::isfinite(v.z);
}

/// Vertices of one cell.
struct Cell {
  glm::vec3 position{0.0f}, normal{0.0f};
  float count = 0.0f;
  std::uint32_t firstPatch = kNoPlace;
};

/// Those of them that lie together in the texture: a vertex to be.
struct Patch {
  std::uint32_t cell = 0, next = kNoPlace, origin = 0;
  glm::vec2 firstUv{0.0f}, uv{0.0f};
  glm::vec3 color{0.0f};
  float hollow = 0.0f, count = 0.0f;
};

glm::vec3 unpacked(const PackedNormal& normal) {
  return glm::vec3(normal[0], normal[1], normal[2]) / 32767.0f;
}

/// How large the skin is, in space and in the texture.
struct Extent {
  double mm2 = 0.0, uv2 = 0.0;
};

Extent extentOf(const SkinMesh& mesh) {
  Extent extent;
  for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
    const SkinVertex& a = mesh.vertices[mesh.indices[i]];
    const SkinVertex& b = mesh.vertices[mesh.indices[i + 1]];
    const SkinVertex& c = mesh.vertices[mesh.indices[i + 2]];
    const double area = 0.5 * static_cast<double>(glm::length(
                                  glm::cross(b.position - a.position, c.position - a.position)));
    if (!std::isfinite(area)) continue;
    extent.mm2 += area;
    const glm::vec2 u = b.uv - a.uv, v = c.uv - a.uv;
    extent.uv2 += 0.5 * std::abs(static_cast<double>(u.x * v.y - u.y * v.x));
  }
  return extent;
}

class Reduction {
 public:
  Reduction(const SkinMesh& whole, float cellMm, float patch)
      : whole_(whole), cellMm_(cellMm), patch_(patch), patchOf_(whole.vertices.size(), kNoPlace) {
    low_ = glm::vec3(std::numeric_limits<float>::max());
    for (const SkinVertex& vertex : whole.vertices) {
      if (finite(vertex.position)) low_ = glm::min(low_, vertex.position);
    }
    for (std::size_t v = 0; v < whole.vertices.size(); ++v) join(static_cast<std::uint32_t>(v));
  }

  [[nodiscard]] SkinMesh mesh() const {
    SkinMesh out;
    out.hasColors = whole_.hasColors;
    out.hasUvs = whole_.hasUvs;
    out.vertices.reserve(patches_.size());
    out.origin.reserve(patches_.size());
    for (const Patch& patch : patches_) {
      const Cell& cell = cells_[patch.cell];
      SkinVertex vertex;
      vertex.position = cell.position / cell.count;
      const float length = glm::length(cell.normal);
      vertex.normal = packNormal(length > 0.0f ? cell.normal / length : glm::vec3(0, 0, 1),
                                 patch.hollow / patch.count);
      const glm::vec3 color = patch.color / patch.count;
      for (int k = 0; k < 3; ++k) {
        vertex.color[static_cast<std::size_t>(k)] =
            static_cast<std::uint8_t>(std::lround(std::clamp(color[k], 0.0f, 255.0f)));
      }
      vertex.uv = patch.uv / patch.count;
      out.vertices.push_back(vertex);
      out.origin.push_back(patch.origin);
    }
    addTriangles(out);
    return out;
  }

 private:
  /// Cell and, in the lowest bits, which way the skin faces: two sides of an ear stay two.
  [[nodiscard]] std::uint64_t keyOf(const SkinVertex& vertex) const {
    constexpr float kMost = 1048575.0f;  // 20 bits
    const glm::vec3 at = glm::clamp((vertex.position - low_) / cellMm_, 0.0f, kMost);
    std::uint64_t key = 0;
    for (int k = 0; k < 3; ++k) key = key << 20 | static_cast<std::uint64_t>(at[k]);
    for (std::size_t k = 0; k < 3; ++k) key = key << 1 | (vertex.normal[k] < 0 ? 1u : 0u);
    return key;
  }

  void join(std::uint32_t v) {
    const SkinVertex& vertex = whole_.vertices[v];
    if (!finite(vertex.position)) return;
    const auto [found, fresh] =
        cellOf_.try_emplace(keyOf(vertex), static_cast<std::uint32_t>(cells_.size()));
    if (fresh) cells_.emplace_back();
    Cell& cell = cells_[found->second];
    cell.position += vertex.position;
    cell.normal += unpacked(vertex.normal);
    cell.count += 1.0f;
    std::uint32_t at = cell.firstPatch;
    while (at != kNoPlace && !together(patches_[at].firstUv, vertex.uv)) at = patches_[at].next;
    if (at == kNoPlace) {
      at = static_cast<std::uint32_t>(patches_.size());
      patches_.push_back({.cell = found->second,
                          .next = cell.firstPatch,
                          .origin = whole_.origin[v],
                          .firstUv = vertex.uv});
      cell.firstPatch = at;
    }
    Patch& patch = patches_[at];
    patch.uv += vertex.uv;
    patch.color += glm::vec3(vertex.color[0], vertex.color[1], vertex.color[2]);
    patch.hollow += static_cast<float>(vertex.normal[3]) / 32767.0f;
    patch.count += 1.0f;
    patchOf_[v] = at;
  }

  [[nodiscard]] bool together(const glm::vec2& a, const glm::vec2& b) const {
    if (!whole_.hasUvs) return true;
    const glm::vec2 apart = glm::abs(a - b);
    return std::max(apart.x, apart.y) <= patch_;
  }

  void addTriangles(SkinMesh& out) const {
    for (std::size_t i = 0; i + 2 < whole_.indices.size(); i += 3) {
      const std::uint32_t a = patchOf_[whole_.indices[i]];
      std::uint32_t b = patchOf_[whole_.indices[i + 1]];
      std::uint32_t c = patchOf_[whole_.indices[i + 2]];
      if (a == kNoPlace || b == kNoPlace || c == kNoPlace) continue;
      const std::uint32_t x = patches_[a].cell, y = patches_[b].cell, z = patches_[c].cell;
      if (x == y || y == z || z == x) continue;
      const glm::vec3 across = glm::cross(out.vertices[b].position - out.vertices[a].position,
                                          out.vertices[c].position - out.vertices[a].position);
      // In a tight fold the middles can lie the wrong way round.
      if (glm::dot(across, cells_[x].normal + cells_[y].normal + cells_[z].normal) < 0.0f) {
        std::swap(b, c);
      }
      out.indices.insert(out.indices.end(), {a, b, c});
    }
  }

  const SkinMesh& whole_;
  float cellMm_, patch_;
  glm::vec3 low_;
  std::unordered_map<std::uint64_t, std::uint32_t> cellOf_;
  std::vector<Cell> cells_;
  std::vector<Patch> patches_;
  std::vector<std::uint32_t> patchOf_;  ///< Of the whole's vertices.
};

}  // namespace

ReducedSkin reducedSkin(const SkinMesh& whole, std::size_t triangles) {
  ReducedSkin reduced;
  reduced.mesh.hasColors = whole.hasColors;
  reduced.mesh.hasUvs = whole.hasUvs;
  const Extent extent = extentOf(whole);
  if (!(extent.mm2 > 0.0) || triangles == 0) return reduced;
  reduced.cellMm = static_cast<float>(
      std::sqrt(kTrianglesPerFace * extent.mm2 / static_cast<double>(triangles)));
  const auto uvPerMm = static_cast<float>(std::sqrt(extent.uv2 / extent.mm2));
  reduced.mesh = Reduction(whole, reduced.cellMm, kSamePatch * reduced.cellMm * uvPerMm).mesh();
  return reduced;
}

}  // namespace mesomap::render
