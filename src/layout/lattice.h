// A hexagonal lattice grown over the skin: from each point straight on in six
// directions, the frame carried along. It needs no chart, so it goes round a
// forehead or over a décolleté as well.
#pragma once

#include <glm/vec2.hpp>
#include <vector>

#include "bubbles.h"
#include "gaps.h"
#include "ground.h"

namespace mesomap::layout {

struct LatticeStart {
  double turnRad = 0.0;   ///< Against the rule's direction.
  glm::dvec2 shift{0.0};  ///< Of the first point, in spacings.
  /// The outer row stands already: the lattice keeps off the border, and does
  /// not begin at it.
  bool withinRow = false;
};

/// Grows a lattice over all of the ground that `dots` leave free, and appends
/// it to them. `gaps` is scratch of the same ground. Points outside by up to a
/// third of the spacing are pulled onto the border, so that the outer row
/// stands there.
void growLattice(const Ground& ground, Gaps& gaps, double spacingMm, double directionDeg,
                 const LatticeStart& start, std::vector<Dot>& dots);

}  // namespace mesomap::layout
