// Every pattern but the even one: each in its own file, all with the same way in.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "ground.h"
#include "half.h"
#include "layout/layout.h"

namespace mesomap::layout {

/// What a pattern works with; all of it outlives it.
struct Setting {
  const Input& input;
  const Ground& ground;
  const Progress& progress;
  /// Where the pattern is to be its own mirror image; the ground is the same on both sides then.
  const Half* half = nullptr;

  [[nodiscard]] const mesh::WorkingMesh& mesh() const { return ground.mesh(); }
  [[nodiscard]] const mesh::TriangleMesh& skin() const { return ground.mesh().mesh(); }
};

/// Lays the points or rows of any pattern but `even`. The rule's spacing, margin, direction, depth
/// and angle have been checked. Errors: refused, in words, where the pattern lacks what it needs or
/// would need more than `maxPoints`; cancelled.
[[nodiscard]] Result<Output> layOutPattern(const Setting& setting);

/// What is wrong with a rule's own figures for its pattern, in words: pitch, spacing at the border,
/// head, passes. Holds for every pattern.
[[nodiscard]] Result<void> checkPattern(const plan::Rule& rule);

// One each.
[[nodiscard]] Output gridPoints(const Setting& setting);
[[nodiscard]] Output ringPoints(const Setting& setting);
[[nodiscard]] Output rayPoints(const Setting& setting);
[[nodiscard]] Result<Output> linePoints(const Setting& setting);
[[nodiscard]] Output outlinePoints(const Setting& setting);
[[nodiscard]] Output singlePoint(const Setting& setting);
[[nodiscard]] Output setPoints(const Setting& setting);
[[nodiscard]] Output handPoints(const Setting& setting);  ///< Only the user's own.
[[nodiscard]] Result<Output> rows(const Setting& setting);
[[nodiscard]] Result<Output> stampPoints(const Setting& setting);

}  // namespace mesomap::layout
