// Working towards a layout of one region: growing points, settling them,
// closing what is left open.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "base/progress.h"
#include "border.h"
#include "bubbles.h"
#include "gaps.h"
#include "ground.h"
#include "layout/layout.h"
#include "quality.h"
#include "survey.h"

namespace mesomap::layout {

/// Input, ground and progress must outlive it.
class Layouter {
 public:
  Layouter(const Input& input, const Ground& ground, const Progress& progress)
      : input_(input),
        ground_(ground),
        progress_(progress),
        h_(input.rule.spacingMm),
        gaps_(ground, input.rule.spacingMm),
        border_(ground, *input.pages, input.rule.spacingMm),
        survey_(ground, border_, input.rule.spacingMm) {}

  /// Points for the whole ground; the locked ones stay where they are.
  [[nodiscard]] std::vector<Dot> fresh(const std::vector<Dot>& locked);
  /// Starts that are compared before any is worked out, and how often.
  static constexpr std::size_t kWave = 3;
  static constexpr std::size_t kWaves = 4;
  /// Points for a ground that is one side of an area, with a row of them on the plane: several
  /// arrangements to choose from, others in each of the waves.
  [[nodiscard]] std::vector<std::vector<Dot>> oneSide(std::size_t wave) const;
  /// As fresh(), in a fraction of the time: only the smallest distance is kept.
  [[nodiscard]] std::vector<Dot> live(const std::vector<Dot>& locked) const;
  /// The given points, moved and joined by others only where the region has
  /// changed.
  [[nodiscard]] std::vector<Dot> continued(std::vector<Dot> dots);
  /// A deep place near the middle of the ground's deepest part; the ground has
  /// spots.
  [[nodiscard]] mesh::SurfacePoint centre() const;
  /// How what fresh() has laid stands, where that is known already; absent points were neighbours.
  [[nodiscard]] const std::optional<Quality>& measured() const { return measured_; }

 private:
  /// A finished arrangement and how it stands.
  struct Settled {
    std::vector<Dot> dots;
    double cost = 1e9;
    bool good = false;  ///< Every promise holds.
    std::optional<Quality> measured = std::nullopt;
  };
  [[nodiscard]] std::size_t attempts() const;
  [[nodiscard]] double expectedMost() const;
  [[nodiscard]] std::vector<Dot> forFew(const std::vector<Dot>& locked);
  [[nodiscard]] std::vector<Settled> begunSome(const std::vector<Dot>& locked, std::size_t first,
                                               std::size_t count) const;
  [[nodiscard]] Settled best(const std::vector<Dot>& locked) const;
  [[nodiscard]] Settled begun(const std::vector<Dot>& locked, std::size_t number) const;
  /// Gives up where `dropped` says so. Judged by the survey alone where not to be `measured`.
  [[nodiscard]] Settled repaired(std::vector<Dot> dots, bool measured,
                                 const std::function<bool()>& dropped) const;
  /// Measured along the skin, and judged by that.
  [[nodiscard]] Settled measured(Measure& measure, std::vector<Dot> dots) const;
  static void weigh(Weights& weights, const Survey::Sum& sum, int phase);
  void plug(Bubbles& bubbles) const;
  void finish(std::vector<Dot>& dots, LazyField& field) const;
  [[nodiscard]] Settled settle(Bubbles& bubbles, int passes);
  [[nodiscard]] double costOf(Bubbles& bubbles);
  void closeGaps(Bubbles& bubbles);
  /// Takes points out until hardly a pair is too near; the distances are upper bounds.
  void thinOut(Bubbles& bubbles) const;
  /// Until none is, measured exactly, which costs more.
  static void thinExactly(Bubbles& bubbles);
  void fillGaps(std::vector<Dot>& dots, double limit);
  void fillFolds(std::vector<Dot>& dots);

  const Input& input_;
  const Ground& ground_;
  const Progress& progress_;
  double h_;
  Gaps gaps_;
  LazyField field_;
  Border border_;
  Survey survey_;
  std::optional<Quality> measured_;
};

}  // namespace mesomap::layout
