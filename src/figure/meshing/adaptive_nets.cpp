#include "meshing/adaptive_nets.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <atomic>
#include <cmath>
#include <map>
#include <optional>

namespace mesomap::figure {

namespace {

constexpr int kBlock = 16;  ///< Finest cells along the side of a block.
constexpr int kLevels = 3;  ///< Cells of 1, 2 and 4 finest spacings.
constexpr int kPart = 4;    ///< Cells along the side of a part that is skipped as a whole.
/// Smooth unions overstate distances by less than this.
constexpr float kSkipFactor = 1.6f;
constexpr float kSkipReserve = 1.0f;  ///< mm

using Cell = std::array<int, 3>;  ///< In finest spacings, of the whole lattice.

struct Block {
  Cell at{};                          ///< Its first cell.
  int step = 1;                       ///< Spacing of its cells.
  int cells = 0;                      ///< Along a side.
  std::vector<float> values;          ///< At (cells + 1)^3 corners.
  std::vector<std::int32_t> first;    ///< First vertex of each cell, or -1.
  std::vector<std::int32_t> midline;  ///< The same for the flat cells on x = 0.
  [[nodiscard]] std::size_t corner(int i, int j, int k) const {
    const std::size_t n = static_cast<std::size_t>(cells) + 1;
    return (static_cast<std::size_t>(k) * n + static_cast<std::size_t>(j)) * n +
           static_cast<std::size_t>(i);
  }
  [[nodiscard]] std::size_t cell(int i, int j, int k) const {
    const auto n = static_cast<std::size_t>(cells);
    return (static_cast<std::size_t>(k) * n + static_cast<std::size_t>(j)) * n +
           static_cast<std::size_t>(i);
  }
};

/// Inside corners of a cell (or of a flat cell) in connected groups; returns how many.
int groupInside(const std::array<float, 8>& v, bool flat, std::array<std::uint8_t, 8>& group) {
  std::array<int, 8> label{};
  for (int c = 0; c < 8; ++c) {
    const bool counts = !flat || (c & 1) == 0;
    label[static_cast<std::size_t>(c)] = counts && v[static_cast<std::size_t>(c)] < 0.0f ? c : -1;
  }
  for (int round = 0; round < 7; ++round) {
    for (std::size_t c = 0; c < 8; ++c) {
      for (const std::size_t bit : {1u, 2u, 4u}) {
        int& p = label[c];
        int& q = label[c ^ bit];
        if (p >= 0 && q >= 0) p = q = std::min(p, q);
      }
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

class Nets {
 public:
  Nets(const Distance& distance, const NetsPlan& plan) : distance_(distance), plan_(plan) {
    for (int k = 0; k < 3; ++k) {
      const float length = plan.high[k] - plan.low[k];
      count_[static_cast<std::size_t>(k)] =
          std::max(1, static_cast<int>(std::ceil(length / (plan.finest * kBlock))));
    }
  }

  bool sample(const Progress& progress) {
    const int total = count_[0] * count_[1] * count_[2];
    std::vector<std::uint8_t> step(static_cast<std::size_t>(total), 0);
    tbb::parallel_for(tbb::blocked_range<int>(0, total, 64),
                      [&](const tbb::blocked_range<int>& range) {
                        if (progress.cancelled()) return;
                        for (int n = range.begin(); n < range.end(); ++n)
                          step[static_cast<std::size_t>(n)] = stepOf(n);
                      });
    index_.assign(static_cast<std::size_t>(total), -1);
    for (int n = 0; n < total; ++n) {
      const int s = step[static_cast<std::size_t>(n)];
      if (s == 0) continue;
      index_[static_cast<std::size_t>(n)] = static_cast<std::int32_t>(blocks_.size());
      Block block;
      block.at = firstCell(n);
      block.step = s;
      block.cells = kBlock / s;
      blocks_.push_back(std::move(block));
    }
    std::atomic<std::size_t> done{0};
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, blocks_.size(), 4),
                      [&](const tbb::blocked_range<std::size_t>& range) {
                        if (progress.cancelled()) return;
                        for (std::size_t b = range.begin(); b < range.end(); ++b)
                          sampleBlock(blocks_[b]);
                        const std::size_t finished = done += range.size();
                        progress(
                            static_cast<double>(finished) / static_cast<double>(blocks_.size()),
                            "Modelling");
                      });
    return !progress.cancelled();
  }

  RawMesh build() {
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      for (int axis = 0; axis < 3; ++axis) addFaces(static_cast<std::int32_t>(b), axis);
    }
    RawMesh mesh;
    mesh.positions.reserve(sum_.size());
    for (std::size_t v = 0; v < sum_.size(); ++v) {
      Vec3 p = sum_[v] / static_cast<float>(std::max(1, touched_[v]));
      if (onMidline_[v]) p.x = 0.0f;
      mesh.positions.push_back(p);
    }
    for (const auto& f : faces_) addTriangles(f, mesh);
    return mesh;
  }

 private:
  [[nodiscard]] Vec3 place(const Cell& c) const {
    return plan_.low +
           Vec3{static_cast<float>(c[0]), static_cast<float>(c[1]), static_cast<float>(c[2])} *
               plan_.finest;
  }
  [[nodiscard]] Cell firstCell(int n) const {
    return {n % count_[0] * kBlock, n / count_[0] % count_[1] * kBlock,
            n / (count_[0] * count_[1]) * kBlock};
  }

  /// Spacing of a block, or 0 where the surface cannot pass.
  [[nodiscard]] std::uint8_t stepOf(int n) const {
    const Cell c = firstCell(n);
    const Vec3 low = place(c);
    const Vec3 high = place({c[0] + kBlock, c[1] + kBlock, c[2] + kBlock});
    const Vec3 middle = (low + high) * 0.5f;
    if (std::abs(distance_(middle)) > kSkipFactor * glm::distance(middle, high) + kSkipReserve)
      return 0;
    float wanted = plan_.spacing(middle);
    for (int corner = 0; corner < 8; ++corner) {
      wanted = std::min(wanted, plan_.spacing({(corner & 1) != 0 ? high.x : low.x,
                                               (corner & 2) != 0 ? high.y : low.y,
                                               (corner & 4) != 0 ? high.z : low.z}));
    }
    int step = 1;
    for (int level = 1; level < kLevels; ++level) {
      if (static_cast<float>(2 * step) * plan_.finest <= wanted * 1.001f) step *= 2;
    }
    return static_cast<std::uint8_t>(step);
  }

  [[nodiscard]] Vec3 cornerPlace(const Block& b, int i, int j, int k) const {
    return place({b.at[0] + i * b.step, b.at[1] + j * b.step, b.at[2] + k * b.step});
  }

  void sampleBlock(Block& b) const {
    const auto cells = static_cast<std::size_t>(b.cells);
    b.values.assign((cells + 1) * (cells + 1) * (cells + 1), std::nanf(""));
    b.first.assign(cells * cells * cells, -1);
    if (b.at[0] == 0 && plan_.low.x == 0.0f) b.midline.assign(cells * cells, -1);
    const auto forPart = [&](const Cell& from, const auto& body) {
      for (int k = from[2]; k <= from[2] + kPart; ++k) {
        for (int j = from[1]; j <= from[1] + kPart; ++j) {
          for (int i = from[0]; i <= from[0] + kPart; ++i) body(i, j, k);
        }
      }
    };
    std::vector<std::pair<Cell, float>> skipped;
    for (int k = 0; k < b.cells; k += kPart) {
      for (int j = 0; j < b.cells; j += kPart) {
        for (int i = 0; i < b.cells; i += kPart) {
          const Vec3 low = cornerPlace(b, i, j, k);
          const Vec3 high = cornerPlace(b, i + kPart, j + kPart, k + kPart);
          const Vec3 middle = (low + high) * 0.5f;
          const float d = distance_(middle);
          if (std::abs(d) > kSkipFactor * glm::distance(middle, high) + kSkipReserve) {
            skipped.emplace_back(Cell{i, j, k}, d);
            continue;
          }
          forPart({i, j, k}, [&](int p, int q, int r) {
            float& value = b.values[b.corner(p, q, r)];
            if (std::isnan(value)) value = distance_(cornerPlace(b, p, q, r));
          });
        }
      }
    }
    for (const auto& [from, d] : skipped) {
      forPart(from, [&b, beyond = d](int p, int q, int r) {
        const std::size_t at = b.corner(p, q, r);
        if (std::isnan(b.values[at])) b.values[at] = beyond;
      });
    }
  }

  [[nodiscard]] std::int32_t blockAt(const Cell& c) const {
    Cell n{};
    for (std::size_t k = 0; k < 3; ++k) {
      if (c[k] < 0 || c[k] >= count_[k] * kBlock) return -1;
      n[k] = c[k] / kBlock;
    }
    return index_[(static_cast<std::size_t>(n[2]) * static_cast<std::size_t>(count_[1]) +
                   static_cast<std::size_t>(n[1])) *
                      static_cast<std::size_t>(count_[0]) +
                  static_cast<std::size_t>(n[0])];
  }

  std::int32_t newVertices(int groups, bool flat) {
    const auto from = static_cast<std::int32_t>(sum_.size());
    for (int g = 0; g < groups; ++g) {
      sum_.emplace_back(0.0f);
      touched_.push_back(0);
      onMidline_.push_back(flat);
    }
    return from;
  }

  /// Vertex of the cell of block `n` that holds the finest cell `at`, on the side of the inside
  /// lattice point `inside`; `flat`: of the flat cell on x = 0 beside it.
  std::int32_t vertexOf(std::int32_t n, const Cell& at, const Cell& inside, bool flat) {
    Block& b = blocks_[static_cast<std::size_t>(n)];
    Cell local{};
    for (std::size_t k = 0; k < 3; ++k) local[k] = (at[k] - b.at[k]) / b.step;
    std::array<float, 8> v{};
    for (int c = 0; c < 8; ++c) {
      v[static_cast<std::size_t>(c)] =
          b.values[b.corner(local[0] + (c & 1), local[1] + ((c >> 1) & 1), local[2] + (c >> 2))];
    }
    std::array<std::uint8_t, 8> group{};
    const int groups = groupInside(v, flat, group);
    std::int32_t& first = flat ? b.midline[b.cell(local[1], local[2], 0)]
                               : b.first[b.cell(local[0], local[1], local[2])];
    if (first < 0) first = newVertices(std::max(1, groups), flat);
    if (groups < 2) return first;
    // The inside corner nearest to the lattice point: that point itself, unless its block is finer.
    int nearest = -1;
    int least = 0;
    for (int c = 0; c < 8; ++c) {
      if (v[static_cast<std::size_t>(c)] >= 0.0f || (flat && (c & 1) != 0)) continue;
      int away = 0;
      for (int k = 0; k < 3; ++k) {
        const auto s = static_cast<std::size_t>(k);
        away += std::abs(b.at[s] + (local[s] + ((c >> k) & 1)) * b.step - inside[s]);
      }
      if (nearest < 0 || away < least) {
        nearest = c;
        least = away;
      }
    }
    return first + group[static_cast<std::size_t>(nearest)];
  }

  void addFaces(std::int32_t n, int axis) {
    const Block& b = blocks_[static_cast<std::size_t>(n)];
    const auto a = static_cast<std::size_t>(axis);
    Cell end{b.cells, b.cells, b.cells};
    --end[a];
    for (int k = 0; k <= end[2]; ++k) {
      for (int j = 0; j <= end[1]; ++j) {
        for (int i = 0; i <= end[0]; ++i) {
          Cell next{i, j, k};
          ++next[a];
          const float from = b.values[b.corner(i, j, k)];
          const float to = b.values[b.corner(next[0], next[1], next[2])];
          if ((from < 0.0f) != (to < 0.0f)) addFace(n, axis, {i, j, k}, from, to);
        }
      }
    }
  }

  /// The face around the lattice edge that leaves corner `local` of block `n` along `axis`.
  void addFace(std::int32_t n, int axis, const Cell& local, float from, float to) {
    const Block& b = blocks_[static_cast<std::size_t>(n)];
    const auto u = static_cast<std::size_t>((axis + 1) % 3);
    const auto v = static_cast<std::size_t>((axis + 2) % 3);
    Cell start{};
    for (std::size_t k = 0; k < 3; ++k) start[k] = b.at[k] + local[k] * b.step;
    Cell stop = start;
    stop[static_cast<std::size_t>(axis)] += b.step;
    static constexpr std::array<std::array<int, 2>, 4> kRound{{{-1, -1}, {0, -1}, {0, 0}, {-1, 0}}};
    struct Quadrant {
      std::int32_t block;
      Cell cell;
      bool flat;
    };
    std::array<Quadrant, 4> quadrants{};
    for (std::size_t q = 0; q < 4; ++q) {
      Cell cell = start;
      cell[u] += kRound[q][0];
      cell[v] += kRound[q][1];
      const bool flat = cell[0] < 0 && plan_.low.x == 0.0f;
      if (flat) cell[0] = 0;
      const std::int32_t other = blockAt(cell);
      if (other < 0) return;  // cut by the box
      const int step = blocks_[static_cast<std::size_t>(other)].step;
      if (step < b.step || (step == b.step && other < n)) return;  // belongs to that block
      quadrants[q] = {other, cell, flat};
    }
    const bool startInside = from < 0.0f;
    const Cell& inside = startInside ? start : stop;
    const Vec3 crossing = place(start) + (place(stop) - place(start)) * (from / (from - to));
    Face face{};
    for (std::size_t q = 0; q < 4; ++q) {
      const std::int32_t vertex =
          vertexOf(quadrants[q].block, quadrants[q].cell, inside, quadrants[q].flat);
      face[q] = static_cast<std::uint32_t>(vertex);
      if (std::find(face.begin(), face.begin() + q, face[q]) != face.begin() + q) continue;
      sum_[face[q]] += crossing;
      ++touched_[face[q]];
    }
    if (!startInside) std::swap(face[1], face[3]);
    faces_.push_back(face);
  }

  using Face = std::array<std::uint32_t, 4>;

  static void addTriangles(const Face& face, RawMesh& mesh) {
    std::array<std::uint32_t, 4> q{};
    std::size_t n = 0;
    for (std::size_t k = 0; k < 4; ++k) {
      if (face[k] != face[(k + 1) % 4]) q[n++] = face[k];
    }
    if (n == 3) mesh.triangles.push_back({q[0], q[1], q[2]});
    if (n != 4) return;
    const auto& p = mesh.positions;
    if (glm::distance(p[q[0]], p[q[2]]) <= glm::distance(p[q[1]], p[q[3]])) {
      mesh.triangles.push_back({q[0], q[1], q[2]});
      mesh.triangles.push_back({q[0], q[2], q[3]});
    } else {
      mesh.triangles.push_back({q[0], q[1], q[3]});
      mesh.triangles.push_back({q[1], q[2], q[3]});
    }
  }

  const Distance& distance_;
  const NetsPlan& plan_;
  Cell count_{};  ///< Blocks along each axis.
  std::vector<std::int32_t> index_;
  std::vector<Block> blocks_;
  std::vector<Vec3> sum_;
  std::vector<int> touched_;
  std::vector<bool> onMidline_;
  std::vector<Face> faces_;
};

}  // namespace

RawMesh adaptiveNets(const Distance& distance, const NetsPlan& plan, const Progress& progress) {
  Nets nets(distance, plan);
  if (!nets.sample(progress)) return {};
  return nets.build();
}

}  // namespace mesomap::figure
