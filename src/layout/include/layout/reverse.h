// From what is wanted (points, millilitres) back to the spacing that gives it.
#pragma once

#include <cstddef>
#include <functional>

#include "base/progress.h"
#include "base/result.h"

namespace mesomap::layout {

inline constexpr double kReverseStepMm = 0.5;
inline constexpr double kReverseLeastMm = 2.0;
inline constexpr double kReverseMostMm = 30.0;

struct SpacingFound {
  double spacingMm = 0.0;
  double amount = 0.0;    ///< What that spacing gives.
  std::size_t tried = 0;  ///< Spacings that were laid out.
};

/// The spacing, a multiple of 0.5 mm from 2 to 30, whose amount lies nearest to `wanted`; of two as
/// near the wider. `amountAt` gives what a spacing comes to and falls with it but for small bumps;
/// it is asked for as few spacings as bisection from `guessMm` needs. The same every time. Errors:
/// refused where even the ends do not reach `wanted` (the message names what they give), cancelled,
/// and those of `amountAt`.
[[nodiscard]] Result<SpacingFound> spacingFor(
    double wanted, double guessMm, const std::function<Result<double>(double spacingMm)>& amountAt,
    const Progress& progress = {});

/// A spacing for about `points` on skin of this area and length of border, from the greatest number
/// of circles on a piece of the plane (Groemer 1960) with a margin of half the spacing, at most
/// 5 mm. Not limited to any range.
[[nodiscard]] double spacingGuess(double points, double areaCm2, double perimeterMm);

}  // namespace mesomap::layout
