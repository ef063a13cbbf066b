// Other ways to spread points over skin, as plainly as their papers give them: what the layout is
// compared with. None of them knows of a border row, of a smallest distance and of gaps at once.
#pragma once

#include <cstdint>
#include <vector>

#include "property/layout/cases.h"

namespace mesomap::test {

/// A hexagonal lattice in the exponential map about the deepest place, cut off at the margin.
[[nodiscard]] std::vector<mesh::SurfacePoint> plainLattice(const layout::Input& input);

/// Poisson-disk dart throwing (Cook 1986; on surfaces by geodesic distance, as Bowers et al. 2010
/// measure it): random places, uniform by area, no two nearer than the spacing, until `misses` in a
/// row find no room.
[[nodiscard]] std::vector<mesh::SurfacePoint> throwDarts(const layout::Input& input,
                                                         std::uint64_t seed, int misses = 2000);

/// Lloyd relaxation (Lloyd 1982) on the surface: every point goes to the mean of its cell, along
/// the skin, `rounds` times; from random places.
[[nodiscard]] std::vector<mesh::SurfacePoint> relaxByLloyd(const layout::Input& input,
                                                           std::size_t points, std::uint64_t seed,
                                                           int rounds = 60);

}  // namespace mesomap::test
