#include "meshing/mesher.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <atomic>
#include <limits>

namespace mesomap::figure {

namespace {

constexpr int kSkipBlock = 6;  ///< Cells along the side of a block that is skipped as a whole.
constexpr float kBlockSkipFactor = 1.6f;  ///< Smooth unions overstate distances by less than this.
constexpr std::array<std::array<int, 2>, 12> kCellEdges{{{0, 1},
                                                         {2, 3},
                                                         {4, 5},
                                                         {6, 7},
                                                         {0, 2},
                                                         {1, 3},
                                                         {4, 6},
                                                         {5, 7},
                                                         {0, 4},
                                                         {1, 5},
                                                         {2, 6},
                                                         {3, 7}}};

struct Field {
  Axis x, y, z;
  std::vector<float> values;
  [[nodiscard]] int nx() const { return static_cast<int>(x.size()); }
  [[nodiscard]] int ny() const { return static_cast<int>(y.size()); }
  [[nodiscard]] int nz() const { return static_cast<int>(z.size()); }
  [[nodiscard]] std::size_t index(int i, int j, int k) const {
    return (static_cast<std::size_t>(k) * y.size() + static_cast<std::size_t>(j)) * x.size() +
           static_cast<std::size_t>(i);
  }
  [[nodiscard]] Vec3 place(int i, int j, int k) const {
    return {x[static_cast<std::size_t>(i)], y[static_cast<std::size_t>(j)],
            z[static_cast<std::size_t>(k)]};
  }
};

bool sampleBlock(const Distance& distance, Field& field, int a, int b, int c) {
  const int i0 = a * kSkipBlock;
  const int j0 = b * kSkipBlock;
  const int k0 = c * kSkipBlock;
  const Vec3 low = field.place(i0, j0, k0);
  const Vec3 high = field.place(std::min(field.nx() - 1, i0 + kSkipBlock),
                                std::min(field.ny() - 1, j0 + kSkipBlock),
                                std::min(field.nz() - 1, k0 + kSkipBlock));
  const float middle = distance((low + high) * 0.5f);
  const bool skip = std::abs(middle) > kBlockSkipFactor * 0.5f * glm::length(high - low) + 1.0f;
  for (int k = k0; k < std::min(field.nz(), k0 + kSkipBlock); ++k) {
    for (int j = j0; j < std::min(field.ny(), j0 + kSkipBlock); ++j) {
      for (int i = i0; i < std::min(field.nx(), i0 + kSkipBlock); ++i) {
        field.values[field.index(i, j, k)] = skip ? middle : distance(field.place(i, j, k));
      }
    }
  }
  return !skip;
}

/// The vertices of one cell: one for each connected group of inside corners.
struct CellVertices {
  std::int32_t first = -1;
  std::array<std::uint8_t, 8> group{};
};

struct CellIndex {
  std::vector<std::int32_t> first;  ///< -1 where the surface does not pass.
  std::vector<std::pair<std::size_t, CellVertices>>
      split;  ///< Cells with several groups, ascending.
};

int groupInsideCorners(const std::array<float, 8>& v, std::array<std::uint8_t, 8>& group) {
  std::array<int, 8> label{};
  for (int c = 0; c < 8; ++c)
    label[static_cast<std::size_t>(c)] = v[static_cast<std::size_t>(c)] < 0 ? c : -1;
  for (int round = 0; round < 7; ++round) {
    for (const auto& e : kCellEdges) {
      int& p = label[static_cast<std::size_t>(e[0])];
      int& q = label[static_cast<std::size_t>(e[1])];
      if (p >= 0 && q >= 0) p = q = std::min(p, q);
    }
  }
  int groups = 0;
  std::array<int, 8> roots{};
  for (std::size_t c = 0; c < 8; ++c) {
    if (label[c] < 0) continue;
    int g = 0;
    while (g < groups && roots[static_cast<std::size_t>(g)] != label[c]) ++g;
    if (g == groups) roots[static_cast<std::size_t>(groups++)] = label[c];
    group[c] = static_cast<std::uint8_t>(g);
  }
  return groups;
}

void placeVertices(const Field& field, RawMesh& mesh, CellIndex& cells) {
  for (int k = 0; k + 1 < field.nz(); ++k) {
    for (int j = 0; j + 1 < field.ny(); ++j) {
      for (int i = 0; i + 1 < field.nx(); ++i) {
        std::array<float, 8> v{};
        int inside = 0;
        for (int c = 0; c < 8; ++c) {
          const float value =
              field.values[field.index(i + (c & 1), j + ((c >> 1) & 1), k + (c >> 2))];
          v[static_cast<std::size_t>(c)] = value;
          inside += value < 0 ? 1 : 0;
        }
        if (inside == 0 || inside == 8) continue;
        CellVertices cell;
        const int groups = groupInsideCorners(v, cell.group);
        std::array<Vec3, 8> sum{};
        std::array<int, 8> count{};
        for (const auto& e : kCellEdges) {
          const float a = v[static_cast<std::size_t>(e[0])];
          const float b = v[static_cast<std::size_t>(e[1])];
          if ((a < 0) == (b < 0)) continue;
          const auto corner = [&](int c) {
            return field.place(i + (c & 1), j + ((c >> 1) & 1), k + (c >> 2));
          };
          const std::size_t g = cell.group[static_cast<std::size_t>(a < 0 ? e[0] : e[1])];
          sum[g] += glm::vec3(corner(e[0]) + (corner(e[1]) - corner(e[0])) * (a / (a - b)));
          ++count[g];
        }
        cell.first = static_cast<std::int32_t>(mesh.positions.size());
        const std::size_t at = field.index(i, j, k);
        cells.first[at] = cell.first;
        if (groups > 1) cells.split.emplace_back(at, cell);
        for (std::size_t g = 0; g < static_cast<std::size_t>(groups); ++g) {
          Vec3 p = sum[g] / static_cast<float>(std::max(1, count[g]));
          if (i == 0) p.x = 0.0f;  // middle column
          mesh.positions.push_back(p);
        }
      }
    }
  }
}

class QuadBuilder {
 public:
  QuadBuilder(const Field& field, const CellIndex& cells, RawMesh& mesh)
      : field_(field), cells_(cells), mesh_(mesh) {}

  /// Quad around the grid edge that leaves (i,j,k) along `axis`.
  void addAround(int axis, int i, int j, int k) {
    std::array<int, 3> end{i, j, k};
    ++end[static_cast<std::size_t>(axis)];
    const bool startInside = field_.values[field_.index(i, j, k)] < 0;
    const bool endInside = field_.values[field_.index(end[0], end[1], end[2])] < 0;
    if (startInside == endInside) return;
    const std::array<int, 3> corner = startInside ? std::array<int, 3>{i, j, k} : end;
    const int u = (axis + 1) % 3;
    const int v = (axis + 2) % 3;
    static constexpr std::array<std::array<int, 2>, 4> kRound{{{-1, -1}, {0, -1}, {0, 0}, {-1, 0}}};
    std::array<std::int32_t, 4> q{};
    for (std::size_t n = 0; n < 4; ++n) {
      std::array<int, 3> cell{i, j, k};
      cell[static_cast<std::size_t>(u)] += kRound[n][0];
      cell[static_cast<std::size_t>(v)] += kRound[n][1];
      q[n] = vertexOf(cell, corner);
      if (q[n] < 0) return;
    }
    if (!startInside) std::swap(q[1], q[3]);
    const auto at = [&](std::size_t n) { return mesh_.positions[static_cast<std::size_t>(q[n])]; };
    const auto triangle = [&](std::size_t a, std::size_t b, std::size_t c) {
      mesh_.triangles.push_back({static_cast<std::uint32_t>(q[a]), static_cast<std::uint32_t>(q[b]),
                                 static_cast<std::uint32_t>(q[c])});
    };
    if (glm::distance(at(0), at(2)) <= glm::distance(at(1), at(3))) {
      triangle(0, 1, 2);
      triangle(0, 2, 3);
    } else {
      triangle(0, 1, 3);
      triangle(1, 2, 3);
    }
  }

 private:
  [[nodiscard]] std::int32_t vertexOf(const std::array<int, 3>& cell,
                                      const std::array<int, 3>& corner) const {
    const std::size_t at = field_.index(cell[0], cell[1], cell[2]);
    const std::int32_t first = cells_.first[at];
    if (first < 0) return -1;
    const auto it =
        std::lower_bound(cells_.split.begin(), cells_.split.end(), at,
                         [](const auto& entry, std::size_t value) { return entry.first < value; });
    if (it == cells_.split.end() || it->first != at) return first;
    const int c = (corner[0] - cell[0]) | (corner[1] - cell[1]) << 1 | (corner[2] - cell[2]) << 2;
    return first + it->second.group[static_cast<std::size_t>(c)];
  }

  const Field& field_;
  const CellIndex& cells_;
  RawMesh& mesh_;
};

}  // namespace

Axis makeAxis(float from, float to, const std::function<float(float)>& step) {
  Axis planes;
  for (float x = from; x < to; x += step(x)) planes.push_back(x);
  planes.push_back(planes.back() + step(planes.back()));
  return planes;
}

RawMesh meshHalf(const Distance& distance, const Axis& x, const Axis& y, const Axis& z,
                 const Progress& progress) {
  Field field{x, y, z, {}};
  field.x.insert(field.x.begin(), -x.front());
  field.values.assign(field.x.size() * y.size() * z.size(), std::numeric_limits<float>::max());
  const int bx = (field.nx() + kSkipBlock - 1) / kSkipBlock;
  const int by = (field.ny() + kSkipBlock - 1) / kSkipBlock;
  const int bz = (field.nz() + kSkipBlock - 1) / kSkipBlock;
  std::atomic<int> done{0};
  tbb::parallel_for(tbb::blocked_range<int>(0, by * bz, 1),
                    [&](const tbb::blocked_range<int>& range) {
                      for (int n = range.begin(); n < range.end(); ++n) {
                        if (progress.cancelled()) return;
                        for (int a = 0; a < bx; ++a)
                          sampleBlock(distance, field, a, n % by, n / by);
                        const int finished = ++done;
                        if (finished % 64 == 0) progress(0.7 * finished / (by * bz), "Modelling");
                      }
                    });
  RawMesh mesh;
  if (progress.cancelled()) return mesh;
  CellIndex cells;
  cells.first.assign(field.values.size(), -1);
  placeVertices(field, mesh, cells);
  QuadBuilder quads(field, cells, mesh);
  for (int k = 1; k + 1 < field.nz(); ++k) {
    for (int j = 1; j + 1 < field.ny(); ++j) {
      // Plane 0 lies at -h: its edges belong to the other half.
      for (int i = 1; i + 1 < field.nx(); ++i) {
        for (int axis = 0; axis < 3; ++axis) quads.addAround(axis, i, j, k);
      }
    }
  }
  return mesh;
}

}  // namespace mesomap::figure
