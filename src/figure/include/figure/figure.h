// Our own figures: what can be chosen, their names, and modelling them afresh.
// Figures are drawn by the program's own modelling code; they are not a person and not the client.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "mesh/triangle_mesh.h"

namespace mesomap::figure {

enum class Kind { bust, body };

/// 0 = female, 1 = male; build -1 slim .. +1 heavy. Millimetres, origin between the pupils at the
/// depth of the tragus; +X client's left, +Y up, +Z forward.
struct Parameters {
  Kind kind = Kind::bust;
  double sex = 0.0;
  double build = 0.0;
  double age = 0.28;
  int tone = 2;  ///< 1..6
  bool eyesOpen = false;
  bool garment = true;  ///< Plain neutral colour on the body; paintable like skin.
  bool operator==(const Parameters&) const = default;
};

/// "figure:bust-female" and the like; unknown names are refused with the list of those there are.
[[nodiscard]] Result<Parameters> parametersFromName(const std::string& name);
[[nodiscard]] std::string nameOf(const Parameters& parameters);
[[nodiscard]] std::vector<std::string> bundledNames();
/// File of the committed mesh under the data folder: "assets/figures/bust-female.obj".
[[nodiscard]] std::string assetPath(const Parameters& parameters);

/// Models and meshes a figure: closed, manifold, one piece, mirrored exactly at x = 0, with vertex
/// colours. Deterministic. Errors: cancelled; usage for parameters out of range or a kind that is
/// not modelled yet (says so).
[[nodiscard]] Result<mesh::TriangleMesh> makeFigure(const Parameters& parameters,
                                                    const Progress& progress = {});

}  // namespace mesomap::figure
