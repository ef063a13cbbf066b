// One triangle seen against a level of a field: which corners are inside, where the line crosses.
#pragma once

#include <array>
#include <cstdint>

#include "mesh/working_mesh.h"
#include "surface/paged_field.h"

namespace mesomap::surface {

/// Field minus level at the three corners. Exactly on the level counts as half a quantum outside,
/// so that the line never runs through a vertex and every loop is manifold.
struct LevelTriangle {
  std::array<double, 3> value{};
  int insideCount = 0;
  /// With one or two corners inside: the corner that is alone on its side.
  std::uint32_t lone = 0;

  LevelTriangle(const mesh::Triangle& triangle, const PagedField& field, double levelMm) {
    for (std::size_t k = 0; k < 3; ++k) {
      value[k] = static_cast<double>(field.mm(triangle[k])) - levelMm;
      if (value[k] == 0.0) value[k] = -0.5 / static_cast<double>(PagedField::kStepsPerMm);
      if (value[k] > 0.0) ++insideCount;
    }
    if (!crossed()) return;
    while ((value[lone] > 0.0) != (insideCount == 1)) ++lone;
  }

  [[nodiscard]] bool crossed() const { return insideCount == 1 || insideCount == 2; }

  /// Share of the way from corner `from` to corner `to` at which the line crosses.
  [[nodiscard]] double share(std::uint32_t from, std::uint32_t to) const {
    return value[from] / (value[from] - value[to]);
  }

  /// Place of the crossing on the edge between corners `from` and `to`.
  [[nodiscard]] glm::dvec3 crossing(std::uint32_t from, std::uint32_t to) const {
    const double s = share(from, to);
    glm::dvec3 b(0.0);
    b[static_cast<int>(from)] = 1.0 - s;
    b[static_cast<int>(to)] = s;
    return b;
  }

  // The line enters through one edge of the lone corner and leaves through the other, with the
  // inside on its left. Edges are named by the corner (0..2) that faces them.
  [[nodiscard]] std::uint32_t entry() const {
    return insideCount == 1 ? (lone + 2) % 3 : (lone + 1) % 3;
  }
  [[nodiscard]] std::uint32_t exit() const {
    return insideCount == 1 ? (lone + 1) % 3 : (lone + 2) % 3;
  }
  [[nodiscard]] glm::dvec3 entryPlace() const { return crossing(lone, 3 - lone - entry()); }
  [[nodiscard]] glm::dvec3 exitPlace() const { return crossing(lone, 3 - lone - exit()); }

  /// Share of the triangle's area inside.
  [[nodiscard]] double insideShare() const {
    if (insideCount == 0) return 0.0;
    if (insideCount == 3) return 1.0;
    const double corner = share(lone, (lone + 1) % 3) * share(lone, (lone + 2) % 3);
    return insideCount == 1 ? corner : 1.0 - corner;
  }
};

}  // namespace mesomap::surface
