// Body dimensions of a figure, taken on its mesh as an anthropometrist would, against published
// means: ANSUR II (2012, computed from the public tables), NIOSH head-and-face survey (2003).
#pragma once

#include <string>
#include <vector>

#include "figure/atlas.h"

namespace mesomap::figure {

struct Dimension {
  std::string id;                ///< "waist-circumference"
  std::string name;              ///< "waist circumference (navel level)"
  double mean[2] = {0, 0};       ///< women, men; mm
  double deviation[2] = {0, 0};  ///< standard deviation, mm
  std::string source;            ///< "ANSUR II" or "NIOSH 2003"
  /// Why a figure in A-pose is not held to the mean although the measure can be taken; else empty.
  std::string reservation = {};
  std::string unit = "mm";
};

struct Measure {
  Dimension dimension;
  double ours = 0.0;  ///< mm
  /// (ours - mean) / deviation for the figure's sex; between the sexes against the blended figures.
  double inDeviations = 0.0;
};

/// Every dimension of the two surveys that a bust or a relaxed A-pose body can show. `mesh` and
/// `landmarks` of the same figure at any build. What cannot be measured on this mesh is left out
/// only for a bust (limbs, trunk).
[[nodiscard]] std::vector<Measure> measureFigure(const Parameters& parameters,
                                                 const mesh::TriangleMesh& mesh,
                                                 const std::vector<Landmark>& landmarks);

/// A dimension of the surveys that is not taken at all, and why.
struct LeftOut {
  std::string name;
  std::string reason;
};
[[nodiscard]] std::vector<LeftOut> leftOutDimensions(Kind kind);

}  // namespace mesomap::figure
