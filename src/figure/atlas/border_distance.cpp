// Distances to borders: every piece of border is made known to the triangles that lie near it along
// the skin; a place then only asks the pieces that its triangle knows. What is far costs nothing.
#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <glm/geometric.hpp>
#include <limits>

#include "atlas/mesh_atlas.h"

namespace mesomap::figure {

namespace {

constexpr std::size_t kGrain = 4096;
constexpr std::uint32_t kNobody = 0xffffffffu;

struct Piece {
  glm::vec3 from{0}, along{0};
  float length2 = 0.0f;

  [[nodiscard]] float squaredDistance(const glm::vec3& p) const {
    const glm::vec3 d = p - from;
    const float t = length2 > 0.0f ? std::clamp(glm::dot(d, along) / length2, 0.0f, 1.0f) : 0.0f;
    const glm::vec3 rest = d - along * t;
    return glm::dot(rest, rest);
  }
};

/// The pieces that each triangle near a border knows.
class Neighbourhood {
 public:
  Neighbourhood(const mesh::TriangleMesh& mesh, const mesh::CornerTable& topology,
                std::span<const Segment> border, const std::vector<Piece>& pieces, float reach)
      : mesh_(mesh), topology_(topology), first_(mesh.triangles.size(), kNobody) {
    std::vector<std::uint32_t> seen(mesh.triangles.size(), kNobody);
    std::vector<std::uint32_t> front;
    for (std::uint32_t i = 0; i < border.size(); ++i) {
      front.assign(1, border[i].triangle);
      seen[border[i].triangle] = i;
      while (!front.empty()) {
        const std::uint32_t t = front.back();
        front.pop_back();
        know(t, i);
        for (std::uint32_t k = 0; k < 3; ++k) {
          const std::uint32_t opposite = topology_.opposite(3 * t + k);
          if (opposite == mesh::kNone) continue;
          const std::uint32_t next = opposite / 3;
          if (seen[next] == i) continue;
          seen[next] = i;
          if (mayBeNear(next, pieces[i], reach)) front.push_back(next);
        }
      }
    }
  }

  template <class Visit>
  void forEach(std::uint32_t triangle, const Visit& visit) const {
    for (std::uint32_t e = first_[triangle]; e != kNobody; e = entries_[e].next) {
      visit(entries_[e].piece);
    }
  }

 private:
  struct Entry {
    std::uint32_t piece, next;
  };

  void know(std::uint32_t triangle, std::uint32_t piece) {
    entries_.push_back({piece, first_[triangle]});
    first_[triangle] = static_cast<std::uint32_t>(entries_.size() - 1);
  }

  [[nodiscard]] bool mayBeNear(std::uint32_t triangle, const Piece& piece, float reach) const {
    const auto& [a, b, c] = mesh_.triangles[triangle];
    const glm::vec3& p = mesh_.positions[a];
    const glm::vec3& q = mesh_.positions[b];
    const glm::vec3& r = mesh_.positions[c];
    const glm::vec3 centre = (p + q + r) * (1.0f / 3.0f);
    const glm::vec3 u = p - centre;
    const glm::vec3 v = q - centre;
    const glm::vec3 w = r - centre;
    const float size = std::sqrt(std::max({glm::dot(u, u), glm::dot(v, v), glm::dot(w, w)}));
    const float limit = reach + size;
    return piece.squaredDistance(centre) <= limit * limit;
  }

  const mesh::TriangleMesh& mesh_;
  const mesh::CornerTable& topology_;
  std::vector<std::uint32_t> first_;
  std::vector<Entry> entries_;
};

}  // namespace

std::vector<float> distancesToBorder(const mesh::TriangleMesh& mesh,
                                     const mesh::CornerTable& topology,
                                     std::span<const Segment> border,
                                     std::span<const mesh::SurfacePoint> places, float reach) {
  std::vector<Piece> pieces;
  pieces.reserve(border.size());
  for (const Segment& s : border) {
    const glm::vec3 from(mesh::positionAt(mesh, {s.triangle, s.end[0]}));
    const glm::vec3 along = glm::vec3(mesh::positionAt(mesh, {s.triangle, s.end[1]})) - from;
    pieces.push_back({from, along, glm::dot(along, along)});
  }
  const Neighbourhood near(mesh, topology, border, pieces, reach);
  std::vector<float> distance(places.size(), reach);
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, places.size(), kGrain),
                    [&](const tbb::blocked_range<std::size_t>& range) {
                      for (std::size_t i = range.begin(); i < range.end(); ++i) {
                        if (places[i].triangle >= mesh.triangles.size()) continue;
                        float nearest = reach * reach;
                        glm::vec3 p(0);
                        bool placed = false;
                        near.forEach(places[i].triangle, [&](std::uint32_t piece) {
                          if (!placed) p = glm::vec3(mesh::positionAt(mesh, places[i]));
                          placed = true;
                          nearest = std::min(nearest, pieces[piece].squaredDistance(p));
                        });
                        if (placed) distance[i] = std::sqrt(nearest);
                      }
                    });
  return distance;
}

}  // namespace mesomap::figure
