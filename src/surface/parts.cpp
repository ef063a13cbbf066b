#include "surface/parts.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "level_triangle.h"

namespace mesomap::surface {

namespace {

/// The vertices on one side of the border near a shape, ascending, and the piece of each.
struct Pieces {
  std::vector<std::uint32_t> vertices;
  std::vector<std::uint32_t> piece;  ///< By index of vertices; numbered by lowest vertex.
  std::uint32_t count = 0;

  [[nodiscard]] std::size_t indexOf(std::uint32_t v) const {
    const auto it = std::lower_bound(vertices.begin(), vertices.end(), v);
    return it != vertices.end() && *it == v ? static_cast<std::size_t>(it - vertices.begin())
                                            : vertices.size();
  }
};

/// Pieces of the inside (or, of the corners of `triangles`, of the outside) joined by edges.
Pieces piecesOf(const mesh::TriangleMesh& mesh, const std::vector<std::uint32_t>& triangles,
                const PagedField& field, bool inside) {
  Pieces result;
  const auto mine = [&](std::uint32_t v) { return (field.raw(v) > 0) == inside; };
  for (const auto t : triangles) {
    for (const auto v : mesh.triangles[t]) {
      if (mine(v)) result.vertices.push_back(v);
    }
  }
  std::sort(result.vertices.begin(), result.vertices.end());
  result.vertices.erase(std::unique(result.vertices.begin(), result.vertices.end()),
                        result.vertices.end());
  std::vector<std::uint32_t> parent(result.vertices.size());
  std::iota(parent.begin(), parent.end(), 0u);
  const auto root = [&parent](std::uint32_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  for (const auto t : triangles) {
    const auto& corners = mesh.triangles[t];
    for (std::size_t k = 0; k < 3; ++k) {
      const std::uint32_t a = corners[k];
      const std::uint32_t b = corners[(k + 1) % 3];
      if (!mine(a) || !mine(b)) continue;
      const std::uint32_t ra = root(static_cast<std::uint32_t>(result.indexOf(a)));
      const std::uint32_t rb = root(static_cast<std::uint32_t>(result.indexOf(b)));
      parent[std::max(ra, rb)] = std::min(ra, rb);
    }
  }
  result.piece.resize(result.vertices.size());
  for (std::uint32_t i = 0; i < parent.size(); ++i) {
    const std::uint32_t r = root(i);
    result.piece[i] = r == i ? result.count++ : result.piece[r];
  }
  return result;
}

/// mm² of each piece, inside the border exactly.
std::vector<double> areasOf(const mesh::TriangleMesh& mesh,
                            const std::vector<std::uint32_t>& triangles, const PagedField& field,
                            const Pieces& pieces) {
  std::vector<double> area(pieces.count, 0.0);
  for (const auto t : triangles) {
    const LevelTriangle cut(mesh.triangles[t], field, 0.0);
    if (cut.insideCount == 0) continue;
    // The inside corners of one triangle share edges, so they are of one piece.
    std::size_t k = 0;
    while (!(cut.value[k] > 0.0)) ++k;
    const std::size_t i = pieces.indexOf(mesh.triangles[t][k]);
    if (i < pieces.vertices.size()) {
      area[pieces.piece[i]] += cut.insideShare() * mesh::triangleArea(mesh, t);
    }
  }
  return area;
}

std::int16_t asOutside(std::int16_t raw) {
  return raw > 0 ? static_cast<std::int16_t>(-raw) : raw;
}

}  // namespace

std::vector<PagedField> separated(const mesh::WorkingMesh& working, const PageTriangles& pages,
                                  const PagedField& field) {
  const auto& mesh = working.mesh();
  const auto touched = pages.touched(field);
  const Pieces pieces = piecesOf(mesh, touched, field, true);
  if (pieces.count == 0) return {};
  if (pieces.count == 1) return {field};
  const auto area = areasOf(mesh, touched, field, pieces);
  std::vector<std::uint32_t> order(pieces.count);
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return area[a] > area[b]; });
  std::vector<std::vector<std::uint32_t>> members(pieces.count);
  for (std::size_t i = 0; i < pieces.vertices.size(); ++i) {
    members[pieces.piece[i]].push_back(pieces.vertices[i]);
  }
  std::vector<PagedField> result;
  for (const std::uint32_t piece : order) {
    // Inside and the ring of vertices about it: they alone fix the border.
    PagedField::Editor rough{PagedField(field.vertexCount())};
    std::vector<std::uint32_t> ring;
    for (const std::uint32_t v : members[piece]) {
      rough.setRaw(v, field.raw(v));
      for (const std::uint32_t c : working.topology().cornersAt(v)) {
        for (const std::uint32_t w : mesh.triangles[mesh::CornerTable::triangleOf(c)]) {
          if (field.raw(w) <= 0) ring.push_back(w);
        }
      }
    }
    for (const std::uint32_t v : ring) rough.setRaw(v, field.raw(v));
    const PagedField border = rough.publish();
    PagedField::Editor whole(redistanced(working, pages, border));
    for (const std::uint32_t v : members[piece]) whole.setRaw(v, field.raw(v));
    for (const std::uint32_t v : ring) whole.setRaw(v, field.raw(v));
    result.push_back(whole.publish());
  }
  return result;
}

PagedField withoutCrumbs(const mesh::WorkingMesh& mesh, const PageTriangles& pages,
                         const PagedField& field, double smallestMm2) {
  const auto touched = pages.touched(field);
  const Pieces pieces = piecesOf(mesh.mesh(), touched, field, true);
  const auto area = areasOf(mesh.mesh(), touched, field, pieces);
  PagedField::Editor editor(field);
  for (std::size_t i = 0; i < pieces.vertices.size(); ++i) {
    const std::uint32_t v = pieces.vertices[i];
    if (area[pieces.piece[i]] < smallestMm2) editor.setRaw(v, asOutside(field.raw(v)));
  }
  return editor.publish();
}

PagedField withoutHoles(const mesh::WorkingMesh& working, const PageTriangles& pages,
                        const PagedField& field, double largestMm2) {
  if (!(largestMm2 > 0.0)) return field;
  const auto& mesh = working.mesh();
  const auto& topology = working.topology();
  const Pieces around = piecesOf(mesh, pages.touched(field), field, false);
  // The pieces known here end where no page was ever touched; each is followed to its true end, or
  // until it is too large.
  std::vector<bool> done(around.count, false);
  std::vector<std::uint32_t> hole, front;
  PagedField::Editor editor(field);
  bool changed = false;
  std::vector<std::uint32_t> seen;  // ascending
  for (std::size_t i = 0; i < around.vertices.size(); ++i) {
    if (done[around.piece[i]]) continue;
    done[around.piece[i]] = true;
    hole.clear();
    front.assign(1, around.vertices[i]);
    seen.assign(1, around.vertices[i]);
    double area = 0.0;
    bool open = false;
    while (!front.empty() && !open) {
      const std::uint32_t v = front.back();
      front.pop_back();
      hole.push_back(v);
      for (const std::uint32_t c : topology.cornersAt(v)) {
        const std::uint32_t t = mesh::CornerTable::triangleOf(c);
        area += mesh::triangleArea(mesh, t) / 3.0;
        open = open || area > largestMm2 ||
               topology.opposite(mesh::CornerTable::next(c)) == mesh::kNone ||
               topology.opposite(mesh::CornerTable::prev(c)) == mesh::kNone;
        for (const std::uint32_t w : mesh.triangles[t]) {
          if (field.raw(w) > 0) continue;
          const auto at = std::lower_bound(seen.begin(), seen.end(), w);
          if (at != seen.end() && *at == w) continue;
          seen.insert(at, w);
          front.push_back(w);
        }
      }
    }
    if (open) continue;
    changed = true;
    for (const std::uint32_t v : hole) editor.setRaw(v, 1);
  }
  return changed ? redistanced(working, pages, editor.publish()) : field;
}

PagedField pieceAt(const mesh::WorkingMesh& working, const PagedField& field,
                   const mesh::Triangle& vertices) {
  const auto& mesh = working.mesh();
  PagedField::Editor rough{PagedField(field.vertexCount())};
  std::vector<std::uint32_t> front;
  for (const std::uint32_t v : vertices) {
    if (v < field.vertexCount() && field.raw(v) > 0 && rough.setRaw(v, field.raw(v))) {
      front.push_back(v);
    }
  }
  while (!front.empty()) {
    const std::uint32_t v = front.back();
    front.pop_back();
    for (const std::uint32_t c : working.topology().cornersAt(v)) {
      for (const std::uint32_t w : mesh.triangles[mesh::CornerTable::triangleOf(c)]) {
        if (rough.setRaw(w, field.raw(w)) && field.raw(w) > 0) front.push_back(w);
      }
    }
  }
  return rough.publish();
}

}  // namespace mesomap::surface
