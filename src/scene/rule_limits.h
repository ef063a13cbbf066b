// What a rule may hold at all. Wider than any practice: practice ranges are asked about elsewhere.
#pragma once

#include <vector>

#include "base/result.h"
#include "plan/plan.h"
#include "plan/technique.h"

namespace mesomap::scene {

/// The rule with its numbers rounded as the document keeps them, or an Error that names the figure,
/// its value and its limits in words.
[[nodiscard]] Result<plan::Rule> checkedRule(plan::Rule rule,
                                             const std::vector<plan::Technique>& techniques);

/// The most points that a technique's own starting figures may give on one area of the atlas.
inline constexpr double kMostStartingPoints = 150;
/// And the most mL, if they have a volume.
inline constexpr double kMostStartingMl = 10;

/// Kept free inside the border at most.
inline constexpr double kWidestMarginMm = 50;

/// Pricks along a row stand no nearer.
inline constexpr double kFinestPitchMm = 0.5;

/// The most areas that the plan's file takes.
inline constexpr std::size_t kMostAreas = 1000;

/// The rule that a whole area starts with: as given, but where the technique's typical spacing
/// would give more points than kMostStartingPoints, or more than kMostStartingMl, wider in steps of
/// 0.5 mm within the technique's range. Where that is not enough the points stand wider apart than
/// the source says, which is asked about, up to 30 mm and then with a wider margin, and the volume
/// is left to be set.
[[nodiscard]] plan::Rule startingRule(plan::Rule rule,
                                      const std::vector<plan::Technique>& techniques,
                                      double areaCm2);

/// The two rules lay the same points out (they may differ in depth, volume, product ...).
[[nodiscard]] bool sameLayout(const plan::Rule& a, const plan::Rule& b);

}  // namespace mesomap::scene
