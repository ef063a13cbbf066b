// Segments of borders joined to curves.
#include <algorithm>
#include <tuple>

#include "atlas/faces.h"

namespace mesomap::figure {

namespace {

/// One end of a segment at a node; ends at the same node and between the same two lie together.
struct End {
  std::uint64_t node;
  std::array<std::uint32_t, 2> between;
  std::uint32_t segment;
  std::uint32_t side;
  [[nodiscard]] auto key() const { return std::tie(node, between); }
};

class Chainer {
 public:
  Chainer(std::span<const Segment> segments, bool byNeighbours)
      : segments_(segments), used_(segments.size(), false) {
    ends_.reserve(segments.size() * 2);
    for (std::uint32_t s = 0; s < segments.size(); ++s) {
      for (std::uint32_t side = 0; side < 2; ++side) {
        const auto between =
            byNeighbours ? segments[s].between : std::array<std::uint32_t, 2>{0, 0};
        ends_.push_back({segments[s].node[side], between, s, side});
      }
    }
    std::sort(ends_.begin(), ends_.end(), [](const End& a, const End& b) {
      return a.key() != b.key() ? a.key() < b.key() : a.segment < b.segment;
    });
  }

  std::vector<Chain> run() {
    // Open ones first, from where they end; what is left are loops.
    for (std::size_t i = 0; i < ends_.size();) {
      std::size_t j = i + 1;
      while (j < ends_.size() && ends_[j].key() == ends_[i].key()) ++j;
      if (j - i != 2) {
        for (std::size_t e = i; e < j; ++e) follow(ends_[e]);
      }
      i = j;
    }
    std::vector<std::pair<std::uint32_t, const End*>> starts;
    for (const End& end : ends_) {
      if (end.side == 0 && !used_[end.segment]) starts.emplace_back(end.segment, &end);
    }
    std::sort(starts.begin(), starts.end());
    for (const auto& [segment, end] : starts) follow(*end);
    return std::move(chains_);
  }

 private:
  /// The other segment at the far end, if there is exactly one.
  const End* across(const End& far) const {
    const auto [from, to] =
        std::equal_range(ends_.begin(), ends_.end(), far,
                         [](const End& a, const End& b) { return a.key() < b.key(); });
    if (to - from != 2) return nullptr;
    return from->segment == far.segment ? &*(from + 1) : &*from;
  }

  void follow(const End& start) {
    if (used_[start.segment]) return;
    Chain chain;
    chain.between = segments_[start.segment].between;
    End at = start;
    while (true) {
      const Segment& segment = segments_[at.segment];
      used_[at.segment] = true;
      chain.curve.points.push_back({segment.triangle, segment.end[at.side]});
      const std::uint32_t farSide = 1 - at.side;
      const End* next = across({segment.node[farSide], at.between, at.segment, farSide});
      if (next && !used_[next->segment]) {
        at = *next;
        continue;
      }
      chain.curve.closed = next && next->segment == start.segment && next->side == start.side;
      if (!chain.curve.closed) {
        chain.curve.points.push_back({segment.triangle, segment.end[farSide]});
      }
      break;
    }
    chains_.push_back(std::move(chain));
  }

  std::span<const Segment> segments_;
  std::vector<bool> used_;
  std::vector<End> ends_;
  std::vector<Chain> chains_;
};

}  // namespace

std::vector<Chain> chained(std::span<const Segment> segments, bool byNeighbours) {
  return Chainer(segments, byNeighbours).run();
}

}  // namespace mesomap::figure
