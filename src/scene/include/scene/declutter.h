// Which of many labels are shown, and where, so that none covers another or a disc that is not its
// own. Geometry of the screen alone: pixels from the view's top left.
#pragma once

#include <cstdint>
#include <functional>
#include <glm/vec2.hpp>
#include <span>
#include <unordered_map>
#include <vector>

namespace mesomap::scene {

struct ScreenBox {
  glm::dvec2 min{0.0}, max{0.0};
  [[nodiscard]] bool overlaps(const ScreenBox& other) const {
    return min.x < other.max.x && other.min.x < max.x && min.y < other.max.y && other.min.y < max.y;
  }
  bool operator==(const ScreenBox&) const = default;
};

struct ScreenDisc {
  std::uint64_t key = 0;  ///< Of the label that may touch it.
  glm::dvec2 centre{0.0};
  double radius = 0.0;
};

struct ScreenLabel {
  std::uint64_t key = 0;  ///< The same thing has the same key in every picture; one label each.
  int rank = 0;           ///< Higher ones choose first.
  glm::dvec2 anchor{0.0};
  glm::dvec2 size{0.0};
  double clear = 0.0;  ///< Between the anchor and the label's nearest edge, at least.
  /// 0: any place close about the anchor. 1 or -1: to the right or left of it, and where there is
  /// no room, farther away on that side; a line then leads there.
  int side = 0;
};

struct PlacedLabel {
  std::size_t label = 0;  ///< Index into what was asked for.
  std::uint64_t key = 0;
  int slot = 0;
  ScreenBox box;
  bool operator==(const PlacedLabel&) const = default;
};

/// Greedy, by rank, on a grid of cells of 28 × 16 px. Remembers who was shown and where: among
/// equals those stay, and where they were, so that a turning view does not flicker.
class Declutter {
 public:
  /// `scale`: how many pixels a design pixel takes. `taken` is kept free. `visible` is asked only
  /// of labels that have room.
  const std::vector<PlacedLabel>& place(std::span<const ScreenLabel> labels,
                                        std::span<const ScreenDisc> discs,
                                        std::span<const ScreenBox> taken, glm::dvec2 viewport,
                                        double scale,
                                        const std::function<bool(std::size_t)>& visible);
  [[nodiscard]] bool shown(std::uint64_t key) const { return slots_.contains(key); }
  void forget() { slots_.clear(); }

 private:
  std::unordered_map<std::uint64_t, int> slots_;  ///< Of those that were shown last.
  std::vector<PlacedLabel> placed_;
};

}  // namespace mesomap::scene
