// Parts of an area that hold few points, which is most real areas: there the place of every point
// decides, and many arrangements can be tried. Starts from farthest-point insertion (corners
// first), lattices and random darts are relaxed, thinned and filled; the best is spread and evened
// out.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/progress.h"
#include "bubbles.h"
#include "few_part.h"
#include "ground.h"

namespace mesomap::layout {

/// Parts with fewer points than this are laid out by `layOutFew`.
inline constexpr std::size_t kFewPoints = 25;
/// Starts that a settled arrangement tries.
inline constexpr int kFewStarts = 48;

/// New points for some parts of the ground that lie together. `standing` are points that stay, in
/// these parts and beside them; they are not in the answer, which is empty where they leave no
/// room. The one point of a part that holds no two stands in its middle. Same input, same bits.
[[nodiscard]] std::vector<Dot> layOutFew(const Ground& ground, std::span<const std::uint32_t> parts,
                                         double spacingMm, const std::vector<Dot>& standing,
                                         int starts, LazyField& field,
                                         const Progress& progress = {});

/// The arrangements that layOutFew begins with, unsettled; numbers from 0 up.
[[nodiscard]] std::vector<Dot> fewStart(const FewPart& part, double spacingMm, int number);

/// Replaces the points of every part that holds fewer than kFewPoints by better ones, if there are
/// any. Fixed points stay.
void layFewPartsAnew(const Ground& ground, double spacingMm, int starts, LazyField& field,
                     const Progress& progress, std::vector<Dot>& dots);

}  // namespace mesomap::layout
