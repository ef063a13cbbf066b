#include "edge_split.h"

#include <fmt/format.h>
#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numeric>
#include <utility>

#include "base/i18n.h"
#include "mesh/corner_table.h"

namespace mesomap::mesh {

namespace {

/// One triangle corner: its vertex and its place in the source triangle.
struct Corner {
  std::uint32_t vertex;
  glm::vec3 barycentric;
};

Corner between(const Corner& a, const Corner& b, std::uint32_t middle) {
  return {middle, (a.barycentric + b.barycentric) * 0.5f};
}

/// How many times longer than the limit the edge may be.
double factor(const SplitMesh& mesh, std::uint32_t a, std::uint32_t b) {
  if (mesh.coarseness.empty()) return 1.0;
  return static_cast<double>(std::min(mesh.coarseness[a], mesh.coarseness[b]));
}

/// Halves of long edges, found once for both sides.
class Halves {
 public:
  /// Adds a vertex in the middle of every edge longer than the limit.
  Halves(SplitMesh& mesh, double maxEdge) {
    const std::size_t corners = mesh.triangles.size() * 3;
    of_.assign(corners, kNone);
    std::vector<std::uint8_t> isLong(corners, 0);
    const auto all = tbb::blocked_range<std::size_t>(0, mesh.triangles.size(), 4096);
    tbb::parallel_for(all, [&](const tbb::blocked_range<std::size_t>& range) {
      for (std::size_t t = range.begin(); t < range.end(); ++t) {
        for (std::size_t k = 0; k < 3; ++k) {
          const auto [low, high] = ends(mesh.triangles[t], k);
          const glm::dvec3 d = mesh.positions[high] - mesh.positions[low];
          const double limit = maxEdge * factor(mesh, low, high);
          isLong[3 * t + k] = glm::dot(d, d) > limit * limit ? 1 : 0;
        }
      }
    });
    // The uses of each edge come together at its lower vertex, few at a time.
    std::vector<std::uint32_t> first(mesh.positions.size() + 1, 0);
    for (std::size_t c = 0; c < corners; ++c) {
      if (isLong[c] != 0) ++first[ends(mesh.triangles[c / 3], c % 3).first + 1];
    }
    std::partial_sum(first.begin(), first.end(), first.begin());
    uses_ = first.back();
    std::vector<Use> uses(uses_);
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    for (std::size_t c = 0; c < corners; ++c) {
      if (isLong[c] == 0) continue;
      const auto [low, high] = ends(mesh.triangles[c / 3], c % 3);
      uses[next[low]++] = {high, static_cast<std::uint32_t>(c)};
    }
    for (std::uint32_t v = 0; v + 1 < first.size(); ++v) {
      const auto begin = uses.begin() + first[v];
      const auto end = uses.begin() + first[v + 1];
      std::sort(begin, end);
      for (auto use = begin; use != end; ++use) {
        if (use == begin || use->first != (use - 1)->first) addMiddle(mesh, v, use->first);
        of_[use->second] = static_cast<std::uint32_t>(mesh.positions.size() - 1);
      }
    }
  }

  /// Vertex in the middle of the edge facing corner `c`, or kNone.
  [[nodiscard]] std::uint32_t facing(std::uint32_t c) const { return of_[c]; }
  [[nodiscard]] std::size_t uses() const { return uses_; }

 private:
  using Use = std::pair<std::uint32_t, std::uint32_t>;  ///< Higher vertex, corner that it faces.

  /// Always the lower vertex first: both sides must compute the same bits.
  static std::pair<std::uint32_t, std::uint32_t> ends(const Triangle& t, std::size_t k) {
    return std::minmax(t[(k + 1) % 3], t[(k + 2) % 3]);
  }
  static void addMiddle(SplitMesh& mesh, std::uint32_t a, std::uint32_t b) {
    mesh.positions.push_back((mesh.positions[a] + mesh.positions[b]) * 0.5);
    mesh.normals.push_back((mesh.normals[a] + mesh.normals[b]) * 0.5);
    if (!mesh.colors.empty()) mesh.colors.push_back((mesh.colors[a] + mesh.colors[b]) * 0.5);
    if (!mesh.coarseness.empty()) {
      mesh.coarseness.push_back((mesh.coarseness[a] + mesh.coarseness[b]) * 0.5f);
    }
  }

  std::vector<std::uint32_t> of_;
  std::size_t uses_ = 0;
};

/// The triangles of the next pass: every triangle of this one knows where its own begin.
class Output {
 public:
  Output(const SplitMesh& mesh, const Halves& halves) : first_(mesh.triangles.size() + 1, 0) {
    for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) {
      std::uint32_t pieces = 1;
      for (std::uint32_t k = 0; k < 3; ++k) pieces += halves.facing(3 * t + k) != kNone ? 1u : 0u;
      first_[t + 1] = first_[t] + pieces;
    }
    triangles_.resize(first_.back());
    source_.resize(first_.back());
    barycentric_.resize(first_.back());
  }
  /// The place for the pieces of triangle `t`.
  [[nodiscard]] std::uint32_t placeOf(std::uint32_t t) const { return first_[t]; }
  void put(std::uint32_t& place, std::uint32_t source, const Corner& a, const Corner& b,
           const Corner& c) {
    triangles_[place] = {a.vertex, b.vertex, c.vertex};
    source_[place] = source;
    barycentric_[place] = {a.barycentric, b.barycentric, c.barycentric};
    ++place;
  }
  void moveTo(SplitMesh& mesh) {
    mesh.triangles = std::move(triangles_);
    mesh.source = std::move(source_);
    mesh.barycentric = std::move(barycentric_);
  }

 private:
  std::vector<std::uint32_t> first_;
  std::vector<Triangle> triangles_;
  std::vector<std::uint32_t> source_;
  std::vector<std::array<glm::vec3, 3>> barycentric_;
};

void splitTriangle(const SplitMesh& mesh, const Halves& halves, std::uint32_t t, Output& out) {
  std::array<Corner, 3> c;
  std::array<std::uint32_t, 3> m;  // middle of the edge facing each corner
  int count = 0;
  for (std::uint32_t k = 0; k < 3; ++k) {
    c[k] = {mesh.triangles[t][k], mesh.barycentric[t][k]};
    m[k] = halves.facing(3 * t + k);
    if (m[k] != kNone) ++count;
  }
  const std::uint32_t source = mesh.source[t];
  std::uint32_t place = out.placeOf(t);
  if (count == 0) {
    out.put(place, source, c[0], c[1], c[2]);
    return;
  }
  if (count == 3) {
    const Corner m0 = between(c[1], c[2], m[0]);
    const Corner m1 = between(c[2], c[0], m[1]);
    const Corner m2 = between(c[0], c[1], m[2]);
    out.put(place, source, c[0], m2, m1);
    out.put(place, source, c[1], m0, m2);
    out.put(place, source, c[2], m1, m0);
    out.put(place, source, m0, m1, m2);
    return;
  }
  // Turn the triangle so that its special edge (the only halved one, or the only whole one) faces
  // corner 0.
  std::size_t k = 0;
  while ((m[k] != kNone) != (count == 1)) ++k;
  const Corner& a = c[k];
  const Corner& b = c[(k + 1) % 3];
  const Corner& d = c[(k + 2) % 3];
  if (count == 1) {
    const Corner middle = between(b, d, m[k]);
    out.put(place, source, a, b, middle);
    out.put(place, source, a, middle, d);
    return;
  }
  const Corner ab = between(a, b, m[(k + 2) % 3]);
  const Corner ad = between(a, d, m[(k + 1) % 3]);
  out.put(place, source, a, ab, ad);
  // The rest is a quadrilateral ab-b-d-ad: cut along its shorter diagonal.
  const glm::dvec3 first = mesh.positions[d.vertex] - mesh.positions[ab.vertex];
  const glm::dvec3 second = mesh.positions[b.vertex] - mesh.positions[ad.vertex];
  if (glm::dot(first, first) <= glm::dot(second, second)) {
    out.put(place, source, ab, b, d);
    out.put(place, source, ab, d, ad);
  } else {
    out.put(place, source, ab, b, ad);
    out.put(place, source, b, d, ad);
  }
}

}  // namespace

double estimateTriangles(const SplitMesh& mesh, double maxEdgeMm) {
  double total = 0.0;
  for (const auto& t : mesh.triangles) {
    double sum = 0.0;
    double most = 0.0;
    for (std::size_t k = 0; k < 3; ++k) {
      const double edge = glm::distance(mesh.positions[t[k]], mesh.positions[t[(k + 1) % 3]]);
      const double limit = maxEdgeMm * factor(mesh, t[k], t[(k + 1) % 3]);
      const double halvings = edge > limit ? std::ceil(std::log2(edge / limit)) : 0.0;
      sum += halvings;
      most = std::max(most, halvings);
    }
    // Three edges halved n times give 4^n triangles, one edge 2^n.
    total += std::exp2(std::max(most, sum * 2.0 / 3.0));
  }
  return total;
}

Result<void> splitLongEdges(SplitMesh& mesh, double maxEdgeMm, std::size_t maxTriangles,
                            const Progress& progress) {
  // Each pass halves the longest edge; a diagonal may be as long as a side, hence the spare passes.
  constexpr int kMostPasses = 64;
  for (int pass = 0; pass < kMostPasses; ++pass) {
    if (progress.cancelled()) return Error{ErrorKind::cancelled, "", _("stopped")};
    progress(0.2 + 0.5 * (1.0 - 1.0 / (pass + 1)), _("Refining the surface"));
    const Halves halves(mesh, maxEdgeMm);
    if (halves.uses() == 0) return {};
    const std::size_t after = mesh.triangles.size() + halves.uses();
    if (after > maxTriangles) {
      return Error{ErrorKind::refused, "",
                   fmt::format(fmt::runtime(_("the surface is too large: more than {} triangles "
                                              "would be needed for edges of {} mm")),
                               maxTriangles, maxEdgeMm)};
    }
    Output out(mesh, halves);
    const auto all = tbb::blocked_range<std::uint32_t>(
        0, static_cast<std::uint32_t>(mesh.triangles.size()), 4096);
    tbb::parallel_for(all, [&](const tbb::blocked_range<std::uint32_t>& range) {
      for (std::uint32_t t = range.begin(); t < range.end(); ++t)
        splitTriangle(mesh, halves, t, out);
    });
    out.moveTo(mesh);
  }
  return Error{ErrorKind::refused, "", _("the surface has edges too long to be split")};
}

}  // namespace mesomap::mesh
