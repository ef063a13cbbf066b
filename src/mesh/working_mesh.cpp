#include "mesh/working_mesh.h"

#include <fmt/format.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_invoke.h>
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <limits>
#include <numeric>
#include <span>
#include <utility>

#include "base/hash.h"
#include "base/i18n.h"
#include "edge_split.h"
#include "hygiene.h"
#include "space_curve.h"
#include "vertex_weld.h"

namespace mesomap::mesh {

namespace {

Error cancelled() {
  return {ErrorKind::cancelled, "", _("stopped")};
}

bool finite(const glm::vec3& p) {
  return std::isfinite(p.x) && std::isfinite(p.y) && std::isfinite(p.z);
}

/// The triangles' numbers in the order of their lowest vertices.
std::vector<std::uint32_t> byLowestVertex(const std::vector<Triangle>& triangles,
                                          std::size_t vertices) {
  const auto lowest = [](const Triangle& t) { return std::min({t[0], t[1], t[2]}); };
  std::vector<std::uint32_t> next(vertices + 1, 0);
  for (const auto& t : triangles) ++next[lowest(t) + 1];
  std::partial_sum(next.begin(), next.end(), next.begin());
  std::vector<std::uint32_t> sorted(triangles.size());
  for (std::uint32_t t = 0; t < triangles.size(); ++t) sorted[next[lowest(triangles[t])]++] = t;
  return sorted;
}

/// Hash over the hashes of pieces, which are taken side by side.
std::string meshHash(const TriangleMesh& mesh) {
  constexpr std::size_t kPiece = 1 << 20;
  std::vector<std::span<const std::byte>> pieces;
  for (auto rest :
       {std::as_bytes(std::span(mesh.positions)), std::as_bytes(std::span(mesh.triangles))}) {
    for (; !rest.empty(); rest = rest.subspan(std::min(kPiece, rest.size()))) {
      pieces.push_back(rest.first(std::min(kPiece, rest.size())));
    }
  }
  std::vector<std::string> hashes(pieces.size());
  tbb::parallel_for(std::size_t{0}, pieces.size(),
                    [&](std::size_t i) { hashes[i] = sha256Hex(pieces[i]); });
  std::string all;
  for (const std::string& hash : hashes) all += hash;
  return sha256Hex(all);
}

}  // namespace

/// Carries the state of one build; a friend of the result so that the result stays immutable.
class WorkingMeshBuilder {
 public:
  WorkingMeshBuilder(const TriangleMesh& file, const WorkingMeshOptions& options,
                     const Progress& progress)
      : file_(file), options_(options), progress_(progress) {}

  Result<std::shared_ptr<const WorkingMesh>> build() {
    if (auto checked = check(); !checked) return checked.error();
    progress_(0.0, _("Preparing the surface"));
    collect();
    if (split_.triangles.empty()) {
      return Error{ErrorKind::refused, "", _("the surface has no triangle with an area")};
    }
    if (progress_.cancelled()) return cancelled();
    out_->maxEdgeMm_ = chooseEdge();
    if (auto done = splitLongEdges(split_, out_->maxEdgeMm_, options_.maxTriangles, progress_);
        !done) {
      return done.error();
    }
    progress_(0.75, _("Ordering the surface"));
    order();
    if (progress_.cancelled()) return cancelled();
    progress_(0.9, _("Ordering the surface"));
    carryUvs();
    // Independent of each other, and the topology takes longest.
    std::string hash;
    tbb::parallel_invoke([this] { out_->topology_ = CornerTable(out_->mesh_); },
                         [this] { indexFileTriangles(); },
                         [this, &hash] { hash = meshHash(out_->mesh_); });
    out_->recipe_ = fmt::format("split-{:.3g}{}-v2:{}", out_->maxEdgeMm_,
                                options_.coarseness.empty() ? "" : "-by-place", hash);
    progress_(1.0, _("Ordering the surface"));
    return std::shared_ptr<const WorkingMesh>(std::move(out_));
  }

 private:
  Result<void> check() const {
    if (!(options_.maxEdgeMm > 0.0)) {
      return Error{ErrorKind::usage, "", _("the longest edge must be above 0 mm")};
    }
    if (file_.triangles.size() > options_.maxTriangles ||
        file_.triangles.size() > std::numeric_limits<std::uint32_t>::max() / 3) {
      return Error{ErrorKind::refused, "",
                   fmt::format(fmt::runtime(_("the surface is too large: {} triangles, at most {} "
                                              "can be used")),
                               file_.triangles.size(), options_.maxTriangles)};
    }
    if (!options_.coarseness.empty() && options_.coarseness.size() != file_.positions.size()) {
      return Error{ErrorKind::usage, "", _("the coarseness does not fit the surface")};
    }
    for (std::size_t v = 0; v < file_.positions.size(); ++v) {
      if (!finite(file_.positions[v])) {
        return Error{ErrorKind::refused, "",
                     fmt::format(fmt::runtime(_("vertex {} is not a number")), v + 1)};
      }
    }
    for (std::size_t t = 0; t < file_.triangles.size(); ++t) {
      for (const auto v : file_.triangles[t]) {
        if (v >= file_.positions.size()) {
          return Error{ErrorKind::refused, "",
                       fmt::format(fmt::runtime(_("triangle {} names vertex {} of {}")), t + 1,
                                   v + 1, file_.positions.size())};
        }
      }
    }
    return {};
  }

  /// Welds, and keeps the triangles that have an area and are no copies.
  void collect() {
    const auto first = firstAtSamePosition(file_.positions);
    TriangleMesh withNormals;
    const std::vector<glm::vec3>* normals = &file_.normals;
    if (file_.normals.size() != file_.positions.size()) {
      withNormals.positions = file_.positions;
      withNormals.triangles = file_.triangles;
      computeNormals(withNormals);
      normals = &withNormals.normals;
    }
    const bool colored = file_.colors.size() == file_.positions.size();
    std::vector<std::uint32_t> renumbered(file_.positions.size(), kNone);
    for (std::uint32_t v = 0; v < file_.positions.size(); ++v) {
      if (first[v] != v) {
        renumbered[v] = renumbered[first[v]];
        split_.normals[renumbered[v]] += glm::dvec3((*normals)[v]);
        continue;
      }
      renumbered[v] = static_cast<std::uint32_t>(split_.positions.size());
      split_.positions.emplace_back(file_.positions[v]);
      split_.normals.emplace_back((*normals)[v]);
      if (colored) split_.colors.emplace_back(file_.colors[v]);
      if (!options_.coarseness.empty()) {
        const float wanted = options_.coarseness[v];
        split_.coarseness.push_back(wanted >= 1.0f ? wanted : 1.0f);
      }
    }
    for (auto& n : split_.normals) {
      const double length = glm::length(n);
      n = length > 0.0 ? n / length : glm::dvec3(0, 0, 1);
    }

    const auto copies = findCopies(renumbered);
    for (std::uint32_t t = 0; t < file_.triangles.size(); ++t) {
      const auto& f = file_.triangles[t];
      const Triangle welded = {renumbered[f[0]], renumbered[f[1]], renumbered[f[2]]};
      const bool keep = !copies[t] && hasArea(file_, t);
      if (!keep) {
        out_->dropped_.push_back(
            {t, {file_.corner(t, 0), file_.corner(t, 1), file_.corner(t, 2)}, {}});
        continue;
      }
      split_.triangles.push_back(welded);
      split_.source.push_back(t);
      split_.barycentric.push_back({glm::vec3(1, 0, 0), glm::vec3(0, 1, 0), glm::vec3(0, 0, 1)});
    }
    findNeighboursOfDropped(renumbered);
    separateFans();
  }

  /// The asked limit, or the next coarser step that keeps the count within what was aimed at.
  [[nodiscard]] double chooseEdge() const {
    double edge = options_.maxEdgeMm;
    if (options_.aimTriangles == 0) return edge;
    const auto aim = static_cast<double>(options_.aimTriangles);
    for (int step = 1; step < 60 && estimateTriangles(split_, edge) > aim; ++step) {
      if (static_cast<double>(split_.triangles.size()) > aim) break;  // nothing to be gained
      edge = options_.maxEdgeMm * std::exp2(step / 3.0);
    }
    return edge;
  }

  /// Where fans of triangles meet only in a vertex, each gets a vertex of its own.
  void separateFans() {
    TriangleMesh welded;
    welded.positions.resize(split_.positions.size());
    welded.triangles = split_.triangles;
    const CornerTable topology(welded);
    std::vector<bool> done(split_.triangles.size() * 3, false);
    std::vector<std::uint32_t> fan;
    const auto vertices = static_cast<std::uint32_t>(split_.positions.size());
    for (std::uint32_t v = 0; v < vertices; ++v) {
      bool firstFan = true;
      for (const std::uint32_t start : topology.cornersAt(v)) {
        if (done[start]) continue;
        fan.assign(1, start);
        done[start] = true;
        for (std::size_t i = 0; i < fan.size(); ++i) {
          // Across the two edges of this triangle that meet in v.
          const std::uint32_t a = topology.opposite(CornerTable::prev(fan[i]));
          const std::uint32_t b = topology.opposite(CornerTable::next(fan[i]));
          for (const std::uint32_t c : {a == kNone ? kNone : CornerTable::prev(a),
                                        b == kNone ? kNone : CornerTable::next(b)}) {
            if (c == kNone || done[c]) continue;
            done[c] = true;
            fan.push_back(c);
          }
        }
        if (firstFan) {
          firstFan = false;
          continue;
        }
        const auto copy = static_cast<std::uint32_t>(split_.positions.size());
        split_.positions.push_back(split_.positions[v]);
        split_.normals.push_back(split_.normals[v]);
        if (!split_.colors.empty()) split_.colors.push_back(split_.colors[v]);
        if (!split_.coarseness.empty()) split_.coarseness.push_back(split_.coarseness[v]);
        for (const std::uint32_t c : fan) split_.triangles[c / 3][c % 3] = copy;
      }
    }
  }

  /// Marks every later triangle with the same three places as an earlier one.
  [[nodiscard]] std::vector<bool> findCopies(const std::vector<std::uint32_t>& renumbered) const {
    std::vector<std::pair<Triangle, std::uint32_t>> keys(file_.triangles.size());
    for (std::uint32_t t = 0; t < keys.size(); ++t) {
      const auto& f = file_.triangles[t];
      Triangle key = {renumbered[f[0]], renumbered[f[1]], renumbered[f[2]]};
      std::sort(key.begin(), key.end());
      keys[t] = {key, t};
    }
    tbb::parallel_sort(keys.begin(), keys.end());
    std::vector<bool> copy(keys.size(), false);
    for (std::size_t i = 1; i < keys.size(); ++i) {
      if (keys[i].first == keys[i - 1].first) copy[keys[i].second] = true;
    }
    return copy;
  }

  void findNeighboursOfDropped(const std::vector<std::uint32_t>& renumbered) {
    if (out_->dropped_.empty()) return;
    std::vector<std::uint32_t> start(split_.positions.size() + 1, 0);
    for (const auto& t : split_.triangles) {
      for (const auto v : t) ++start[v + 1];
    }
    std::partial_sum(start.begin(), start.end(), start.begin());
    std::vector<std::uint32_t> at(start.back());
    std::vector<std::uint32_t> fill(start.begin(), start.end() - 1);
    for (std::uint32_t t = 0; t < split_.triangles.size(); ++t) {
      for (const auto v : split_.triangles[t]) at[fill[v]++] = split_.source[t];
    }
    constexpr std::size_t kMostNeighbours = 64;  // a fan of thousands would make this quadratic
    for (auto& dropped : out_->dropped_) {
      for (const auto v : file_.triangles[dropped.fileTriangle]) {
        const std::uint32_t w = renumbered[v];
        const std::size_t count = std::min<std::size_t>(start[w + 1] - start[w], kMostNeighbours);
        dropped.neighbours.insert(dropped.neighbours.end(), at.begin() + start[w],
                                  at.begin() + start[w] + static_cast<std::ptrdiff_t>(count));
      }
      std::sort(dropped.neighbours.begin(), dropped.neighbours.end());
      dropped.neighbours.erase(std::unique(dropped.neighbours.begin(), dropped.neighbours.end()),
                               dropped.neighbours.end());
    }
  }

  /// Vertices along a space-filling curve, unused ones left out; triangles by lowest vertex.
  void order() {
    std::vector<bool> used(split_.positions.size(), false);
    for (const auto& t : split_.triangles) {
      for (const auto v : t) used[v] = true;
    }
    auto along = curveOrder(split_.positions);
    std::vector<std::uint32_t> place(split_.positions.size(), kNone);
    auto& mesh = out_->mesh_;
    std::erase_if(along, [&](std::uint32_t v) { return !used[v]; });
    const bool colored = !split_.colors.empty();
    mesh.positions.resize(along.size());
    mesh.normals.resize(along.size());
    if (colored) mesh.colors.resize(along.size());
    tbb::parallel_for(std::size_t{0}, along.size(), [&](std::size_t i) {
      const std::uint32_t v = along[i];
      place[v] = static_cast<std::uint32_t>(i);
      mesh.positions[i] = split_.positions[v];
      const double length = glm::length(split_.normals[v]);
      mesh.normals[i] = length > 0.0 ? glm::vec3(split_.normals[v] / length) : glm::vec3(0, 0, 1);
      if (colored) mesh.colors[i] = split_.colors[v];
    });
    const std::size_t count = split_.triangles.size();
    tbb::parallel_for(std::size_t{0}, count, [&](std::size_t t) {
      for (auto& v : split_.triangles[t]) v = place[v];
    });
    const auto sorted = byLowestVertex(split_.triangles, along.size());
    mesh.triangles.resize(count);
    mesh.faces.resize(count);
    out_->fileTriangle_.resize(count);
    out_->fileBarycentric_.resize(count);
    tbb::parallel_for(std::size_t{0}, count, [&](std::size_t i) {
      const std::uint32_t t = sorted[i];
      const std::uint32_t source = split_.source[t];
      mesh.triangles[i] = split_.triangles[t];
      mesh.faces[i] = file_.faces.empty() ? source : file_.faces[source];
      out_->fileTriangle_[i] = source;
      out_->fileBarycentric_[i] = split_.barycentric[t];
    });
    split_ = {};
  }

  void carryUvs() {
    if (file_.cornerUvs.size() != file_.triangles.size()) return;
    auto& mesh = out_->mesh_;
    mesh.cornerUvs.resize(mesh.triangles.size());
    for (std::size_t t = 0; t < mesh.triangles.size(); ++t) {
      const auto& uv = file_.cornerUvs[out_->fileTriangle_[t]];
      for (std::size_t k = 0; k < 3; ++k) {
        const glm::vec3& b = out_->fileBarycentric_[t][k];
        mesh.cornerUvs[t][k] = uv[0] * b.x + uv[1] * b.y + uv[2] * b.z;
      }
    }
  }

  void indexFileTriangles() {
    auto& start = out_->fileStart_;
    start.assign(file_.triangles.size() + 1, 0);
    for (const auto f : out_->fileTriangle_) ++start[f + 1];
    std::partial_sum(start.begin(), start.end(), start.begin());
    out_->fileChildren_.resize(out_->fileTriangle_.size());
    std::vector<std::uint32_t> fill(start.begin(), start.end() - 1);
    for (std::uint32_t t = 0; t < out_->fileTriangle_.size(); ++t) {
      out_->fileChildren_[fill[out_->fileTriangle_[t]]++] = t;
    }
  }

  const TriangleMesh& file_;
  WorkingMeshOptions options_;
  const Progress& progress_;
  SplitMesh split_;
  std::shared_ptr<WorkingMesh> out_ = std::make_shared<WorkingMesh>();
};

Result<std::shared_ptr<const WorkingMesh>> makeWorkingMesh(const TriangleMesh& file,
                                                           const WorkingMeshOptions& options,
                                                           const Progress& progress) {
  return WorkingMeshBuilder(file, options, progress).build();
}

}  // namespace mesomap::mesh
