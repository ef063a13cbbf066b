// Trying local changes where an arrangement is worst: a point put in, taken out
// or set on the border, its surroundings relaxed, and the change kept where
// that is worth it.
#pragma once

#include <vector>

#include "base/progress.h"
#include "border.h"
#include "bubbles.h"
#include "random.h"
#include "survey.h"

namespace mesomap::layout {

class Repair {
 public:
  Repair(const Ground& ground, const Border& border, double spacingMm, LazyField& field,
         const Progress& progress)
      : ground_(ground),
        survey_(ground, border, spacingMm),
        h_(spacingMm),
        field_(field),
        progress_(progress) {}

  [[nodiscard]] Survey& survey() { return survey_; }
  /// At most `trials` changes are tried, fewer where every promise holds before: `expected` and
  /// `room` as in Survey::Sum. Fixed points stay. Answers with how many were tried; with `trials`
  /// where nothing is left to try.
  int improve(std::vector<Dot>& dots, int trials, double expected, const Room& room);

 private:
  enum class Change {
    put,
    draw,
    swap,
    putAndTake,
    take,
    split,
    toBorder,
    borderSwap,
    putOnBorder,
    nudge,
    shake
  };
  struct Patch;
  [[nodiscard]] static std::vector<Change> changesFor(const View& view);
  bool apply(Change change, Patch& patch);

  const Ground& ground_;
  Survey survey_;
  double h_;
  LazyField& field_;
  const Progress& progress_;
  Random random_;
};

}  // namespace mesomap::layout
