// How points stand to one another: neighbours, nearest distances, gaps, and
// what that is worth.
#pragma once

#include <cstdint>
#include <glm/vec3.hpp>
#include <vector>

#include "border.h"
#include "bubbles.h"
#include "ground.h"

namespace mesomap::layout {

/// One point's view. Lengths in spacings.
struct View {
  int sides = 0;         ///< Of its Voronoi cell: how many neighbours it has.
  double nearest = 2.0;  ///< To the nearest point.
  double gap = 0.0;      ///< Farthest corner of its cell inside the ground.
  mesh::SurfacePoint gapPlace;
  double depth = 0.0;  ///< Beneath the ground's border.
  bool outer = false;  ///< Nearest to some place of the border.
  bool nearlyOuter = false;
  bool counted = true;
  double cost = 0.0;
};

/// What shortcomings cost; raised for the promise that does not hold yet.
struct Weights {
  double six = 1.0;
  double border = 1.0;
  double gap = 1.0;
  double count = 1.0;
};

/// How much stricter the survey has to be than usual, where it saw a layout in a better light than
/// what was measured along the skin. In the units of Survey::Sum.
struct Room {
  double gap = 0.0;
  double border = 0.0;
  double cv = 0.0;
  double six = 0.0;
};

class Survey {
 public:
  Survey(const Ground& ground, const Border& border, double spacingMm)
      : ground_(ground), border_(border), h_(spacingMm) {}

  /// In folded skin distances are followed along it, which costs more.
  void setExact(bool exact) { exact_ = exact; }
  [[nodiscard]] bool exact() const { return exact_; }
  Weights weights;
  /// What a sum is judged by where `room` asks for no more: a little stricter than the promises.
  static constexpr double kGap = 0.795;
  static constexpr double kBorder = 0.085;
  static constexpr double kVariation = 0.029;
  /// The views of the points that are `wanted` (all where that is empty).
  /// `bare` takes places of the border that no point stands near.
  [[nodiscard]] std::vector<View> of(const std::vector<Dot>& dots,
                                     const std::vector<char>& wanted = {},
                                     std::vector<mesh::SurfacePoint>* bare = nullptr) const;

  struct Sum {
    double cost = 0.0;  ///< A sum over points: comparable for the same ground only.
    double smallest = 2.0;
    double largestGap = 0.0;
    double borderRms = 0.0;
    double cv = 0.0;
    double six = 1.0;
    std::size_t interior = 0;
    std::size_t count = 0;
    double expected = 0.0;  ///< Of `count`, set by the caller; 0 where not asked.
    Room room;              ///< Set by the caller.
    /// 0 where every promise holds with a little room, otherwise how far off
    /// they are.
    [[nodiscard]] double amiss() const;
    [[nodiscard]] double sixWanted() const;
  };
  [[nodiscard]] static Sum sum(const std::vector<View>& views,
                               const std::vector<char>& wanted = {});

 private:
  const Ground& ground_;
  const Border& border_;
  double h_;
  bool exact_ = false;
};

}  // namespace mesomap::layout
