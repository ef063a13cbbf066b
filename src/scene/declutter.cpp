#include "scene/declutter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>
#include <utility>

namespace mesomap::scene {
namespace {

constexpr double kCellWidth = 28.0, kCellHeight = 16.0;  // design pixels
// A label that was not there before needs more room than one that stays: the difference keeps one
// on the border of fitting from coming and going.
constexpr double kGapNew = 3.0, kGapKept = 0.5;
// Wider than from a label to its own disc: it is read with the nearest one.
constexpr double kDiscGapNew = 4.0, kDiscGapKept = 2.5;
// One that leads by a line goes back to a nearer place where that has room to spare.
constexpr double kGapBetter = 10.0;

/// From the anchor, where y points down. Beside first: digits read best on their point's level.
constexpr std::array<glm::dvec2, 8> kAbout{{{1.0, 0.0},
                                            {0.0, -1.0},
                                            {-1.0, 0.0},
                                            {0.0, 1.0},
                                            {0.7, -0.7},
                                            {-0.7, -0.7},
                                            {0.7, 0.7},
                                            {-0.7, 0.7}}};
constexpr std::array<double, 5> kReaches{0.0, 26.0, 60.0, 100.0, 150.0};
constexpr std::array<double, 5> kSlants{0.0, -0.5, 0.5, -1.1, 1.1};

int slotsOf(const ScreenLabel& label) {
  return label.side == 0 ? static_cast<int>(kAbout.size())
                         : static_cast<int>(kReaches.size() * kSlants.size());
}

ScreenBox boxAt(const ScreenLabel& label, int slot, double scale) {
  glm::dvec2 at(0.0);
  glm::dvec2 way(0.0);
  if (label.side == 0) {
    way = kAbout.at(static_cast<std::size_t>(slot));
    at = label.anchor + way * label.clear;
  } else {
    const std::size_t slants = kSlants.size();
    const double reach = label.clear + kReaches.at(static_cast<std::size_t>(slot) / slants) * scale;
    const double slant = kSlants.at(static_cast<std::size_t>(slot) % slants);
    way = {label.side > 0 ? 1.0 : -1.0, 0.0};
    at = label.anchor + glm::dvec2(way.x * reach, slant * reach);
  }
  const auto along = [](double direction) {
    return direction > 0.0 ? 0.0 : direction < 0.0 ? 1.0 : 0.5;
  };
  const glm::dvec2 min = at - glm::dvec2(along(way.x), along(way.y)) * label.size;
  // Whole pixels: letters are sharp only there.
  const glm::dvec2 corner(std::round(min.x), std::round(min.y));
  return {corner, corner + label.size};
}

bool touches(const ScreenBox& box, const ScreenDisc& disc, double gap) {
  const double x = disc.centre.x - std::clamp(disc.centre.x, box.min.x, box.max.x);
  const double y = disc.centre.y - std::clamp(disc.centre.y, box.min.y, box.max.y);
  const double reach = disc.radius + gap;
  return x * x + y * y < reach * reach;
}

ScreenBox grown(const ScreenBox& box, double by) {
  return {box.min - glm::dvec2(by), box.max + glm::dvec2(by)};
}

/// What stands in every cell of the screen.
class Grid {
 public:
  Grid(glm::dvec2 viewport, double scale)
      : cell_(kCellWidth * scale, kCellHeight * scale),
        columns_(std::clamp(static_cast<int>(std::ceil(viewport.x / cell_.x)), 1, 2048)),
        rows_(std::clamp(static_cast<int>(std::ceil(viewport.y / cell_.y)), 1, 2048)),
        first_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), -1) {}

  void add(const ScreenBox& box, int item) {
    const auto [x0, y0, x1, y1] = cellsOf(box);
    for (int y = y0; y <= y1; ++y) {
      for (int x = x0; x <= x1; ++x) {
        const std::size_t at = index(x, y);
        entries_.push_back({item, first_[at]});
        first_[at] = static_cast<int>(entries_.size()) - 1;
      }
    }
  }
  template <class Test>
  [[nodiscard]] bool any(const ScreenBox& box, const Test& test) const {
    const auto [x0, y0, x1, y1] = cellsOf(box);
    for (int y = y0; y <= y1; ++y) {
      for (int x = x0; x <= x1; ++x) {
        for (int at = first_[index(x, y)]; at >= 0;) {
          const Entry& entry = entries_[static_cast<std::size_t>(at)];
          if (test(entry.item)) return true;
          at = entry.next;
        }
      }
    }
    return false;
  }

 private:
  struct Entry {
    int item = 0, next = -1;
  };
  struct Cells {
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  };
  [[nodiscard]] Cells cellsOf(const ScreenBox& box) const {
    const auto cell = [](double at, double size, int count) {
      return static_cast<int>(
          std::clamp(std::floor(at / size), 0.0, static_cast<double>(count - 1)));
    };
    return {cell(box.min.x, cell_.x, columns_), cell(box.min.y, cell_.y, rows_),
            cell(box.max.x, cell_.x, columns_), cell(box.max.y, cell_.y, rows_)};
  }
  [[nodiscard]] std::size_t index(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) +
           static_cast<std::size_t>(x);
  }
  glm::dvec2 cell_;
  int columns_, rows_;
  std::vector<int> first_;
  std::vector<Entry> entries_;
};

bool usable(const ScreenLabel& label) {
  return std::isfinite(label.anchor.x) && std::isfinite(label.anchor.y) && label.size.x > 0.0 &&
         label.size.y > 0.0 && std::isfinite(label.size.x + label.size.y + label.clear);
}

}  // namespace

const std::vector<PlacedLabel>& Declutter::place(std::span<const ScreenLabel> labels,
                                                 std::span<const ScreenDisc> discs,
                                                 std::span<const ScreenBox> taken,
                                                 glm::dvec2 viewport, double scale,
                                                 const std::function<bool(std::size_t)>& visible) {
  const std::unordered_map<std::uint64_t, int> before = std::exchange(slots_, {});
  placed_.clear();
  if (!(viewport.x >= 1.0) || !(viewport.y >= 1.0) || !(scale > 0.0)) return placed_;
  Grid discGrid(viewport, scale), labelGrid(viewport, scale);
  const double widest = kDiscGapNew * scale;
  for (std::size_t i = 0; i < discs.size(); ++i) {
    if (!std::isfinite(discs[i].centre.x + discs[i].centre.y + discs[i].radius)) continue;
    const glm::dvec2 reach(discs[i].radius + widest);
    discGrid.add({discs[i].centre - reach, discs[i].centre + reach}, static_cast<int>(i));
  }
  std::vector<ScreenBox> boxes(taken.begin(), taken.end());
  for (std::size_t i = 0; i < boxes.size(); ++i) labelGrid.add(boxes[i], static_cast<int>(i));

  struct Turn {
    int rank = 0;
    bool kept = false;
    std::uint64_t key = 0;
    std::size_t label = 0;
    int slot = -1;  ///< Where it was.
  };
  std::vector<Turn> turns;
  turns.reserve(labels.size());
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (!usable(labels[i])) continue;
    const auto was = before.find(labels[i].key);
    const bool kept = was != before.end() && was->second < slotsOf(labels[i]);
    turns.push_back({labels[i].rank, kept, labels[i].key, i, kept ? was->second : -1});
  }
  std::sort(turns.begin(), turns.end(), [](const Turn& a, const Turn& b) {
    if (a.rank != b.rank) return a.rank > b.rank;
    if (a.kept != b.kept) return a.kept;
    return a.key < b.key;
  });

  enum class Need { kept, fresh, better };
  const auto fits = [&](const ScreenLabel& label, const ScreenBox& box, Need need) {
    if (box.min.x < 0.0 || box.min.y < 0.0 || box.max.x > viewport.x || box.max.y > viewport.y) {
      return false;
    }
    const bool kept = need == Need::kept;
    const double apart = kept ? kGapKept : need == Need::fresh ? kGapNew : kGapBetter;
    const ScreenBox wide = grown(box, apart * scale);
    if (labelGrid.any(wide,
                      [&](int i) { return boxes[static_cast<std::size_t>(i)].overlaps(wide); })) {
      return false;
    }
    const double gap = (kept ? kDiscGapKept : kDiscGapNew) * scale;
    return !discGrid.any(box, [&](int i) {
      const ScreenDisc& disc = discs[static_cast<std::size_t>(i)];
      return disc.key != label.key && touches(box, disc, gap);
    });
  };
  for (const Turn& turn : turns) {
    const ScreenLabel& label = labels[turn.label];
    std::optional<int> found;
    if (turn.kept && label.side != 0) {
      for (int slot = 0; !found && slot < turn.slot; ++slot) {
        if (fits(label, boxAt(label, slot, scale), Need::better)) found = slot;
      }
    }
    if (!found && turn.kept && fits(label, boxAt(label, turn.slot, scale), Need::kept)) {
      found = turn.slot;
    }
    for (int slot = 0; !found && slot < slotsOf(label); ++slot) {
      if (slot != turn.slot && fits(label, boxAt(label, slot, scale), Need::fresh)) found = slot;
    }
    if (!found || !visible(turn.label)) continue;
    const ScreenBox box = boxAt(label, *found, scale);
    labelGrid.add(box, static_cast<int>(boxes.size()));
    boxes.push_back(box);
    slots_[label.key] = *found;
    placed_.push_back({turn.label, label.key, *found, box});
  }
  return placed_;
}

}  // namespace mesomap::scene
