#include "few.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <limits>
#include <numbers>
#include <utility>

#include "frame.h"

namespace mesomap::layout {
namespace {

constexpr double kLatticeAside = 0.45;  // spacings from a node of a lattice to skin that takes it
constexpr std::size_t kFinalists = 5;   // starts that are worked out to the end

/// A small repeatable generator (PCG, O'Neill 2014).
class Darts {
 public:
  explicit Darts(std::uint64_t seed)
      : state_(seed * 6364136223846793005ull + 1442695040888963407ull) {}
  std::uint32_t below(std::uint32_t limit) {
    state_ = state_ * 6364136223846793005ull + 1442695040888963407ull;
    const auto word = static_cast<std::uint32_t>(((state_ >> 18u) ^ state_) >> 27u);
    const auto turn = static_cast<std::uint32_t>(state_ >> 59u);
    const std::uint32_t value = (word >> turn) | (word << ((32u - turn) & 31u));
    return static_cast<std::uint32_t>((std::uint64_t{value} * limit) >> 32u);
  }

 private:
  std::uint64_t state_;
};

/// The arrangements to begin with.
class Starts {
 public:
  Starts(const FewPart& part, double h, bool alone) : part_(part), h_(h), alone_(alone) {}

  [[nodiscard]] std::vector<Dot> at(int number) const {
    std::vector<Dot> dots;
    Darts darts(static_cast<std::uint64_t>(number) + 1);
    const auto spots = static_cast<std::uint32_t>(part_.spots().size());
    const int kind = number % 3;
    const int round = number / 3;
    if (kind == 1) {
      static constexpr std::array<glm::dvec2, 4> kShifts{glm::dvec2(0.0, 0.0), glm::dvec2(0.5, 0.0),
                                                         glm::dvec2(0.5, 0.28867513),
                                                         glm::dvec2(0.25, 0.4330127)};
      const int twelfths = round / 4;
      const double turn = twelfths * std::numbers::pi / 12.0 + (round % 2) * std::numbers::pi / 6.0;
      lattice(turn, kShifts[static_cast<std::size_t>(round % 4)], dots);
      return dots;
    }
    if (kind == 0 && round == 0) {
      dots.push_back(part_.middle());
    } else if (kind == 0 && round == 1 && alone_) {
      // The two ends: farthest from the middle, and farthest from that.
      std::vector<double> reach(spots, std::numeric_limits<double>::infinity());
      part_.lower(reach, part_.middle());
      const Dot end = part_.dotAt(farthestSpot(reach));
      dots.push_back(end);
    } else if (kind == 0) {
      dots.push_back(part_.dotAt(darts.below(spots)));
    } else {
      // Darts: random places that keep most of the spacing, as many as are found.
      for (int dart = 0; dart < 200; ++dart) {
        const Dot dot = part_.dotAt(darts.below(spots));
        const bool free = std::all_of(dots.begin(), dots.end(), [&](const Dot& d) {
          return apart(d.position, d.normal, dot.position, dot.normal) > 0.9 * h_;
        });
        if (free) dots.push_back(dot);
      }
    }
    fillUp(dots);
    return dots;
  }

 private:
  /// Farthest-point insertion (Gonzalez 1985) from what is there until the part is full.
  void fillUp(std::vector<Dot>& dots) const {
    std::vector<double> reach = part_.reachOf(dots);
    while (dots.size() < 3 * kFewPoints) {
      const std::size_t far = farthestSpot(reach);
      if (reach[far] < kFullGap * h_) return;
      dots.push_back(part_.dotAt(far));
      part_.lower(reach, dots.back());
    }
  }

  /// Nodes of a lattice over the tangent plane of the middle, put on the nearest skin.
  void lattice(double turn, const glm::dvec2& shift, std::vector<Dot>& dots) const {
    const Dot middle = part_.middle();
    const glm::dvec3 u = tangentTowards(middle.normal, turn * 180.0 / std::numbers::pi);
    const glm::dvec3 v = glm::cross(middle.normal, u);
    std::vector<glm::dvec2> flat;
    double widest = 0.0;
    for (const Spot& s : part_.spots()) {
      const glm::dvec3 way = s.position - middle.position;
      glm::dvec2 at(glm::dot(way, u), glm::dot(way, v));
      const double size = glm::length(at);
      const double along = glm::length(way) * bendFactor(glm::dot(s.normal, middle.normal));
      if (size > 1e-9) at *= along / size;
      flat.push_back(at);
      widest = std::max(widest, along);
    }
    const int rings = std::min(12, static_cast<int>(widest / (0.8 * h_)) + 2);
    for (int i = -rings; i <= rings; ++i) {
      for (int j = -rings; j <= rings; ++j) {
        const glm::dvec2 node = h_ * (shift + glm::dvec2(i + 0.5 * j, 0.8660254037844386 * j));
        if (glm::length(node) > widest + h_) continue;
        std::size_t best = flat.size();
        double nearest = kLatticeAside * h_;
        for (std::size_t k = 0; k < flat.size(); ++k) {
          const double d = glm::distance(flat[k], node);
          if (d < nearest) {
            nearest = d;
            best = k;
          }
        }
        if (best < flat.size()) dots.push_back(part_.dotAt(best));
      }
    }
  }

  const FewPart& part_;
  double h_;
  bool alone_;  ///< No points stand by.
};

class FewLayouter {
 public:
  FewLayouter(const Ground& ground, std::span<const std::uint32_t> parts, double h,
              const std::vector<Dot>& standing, LazyField& field)
      : ground_(ground), part_(ground, parts, h, standing), h_(h), field_(field) {
    for (Dot d : standing) {
      d.fixed = true;
      standing_.push_back(d);
    }
  }

  [[nodiscard]] std::vector<Dot> lay(int starts, const Progress& progress) const {
    if (part_.empty()) return {};
    const Starts begun(part_, h_, standing_.empty());
    std::vector<Tried> tried;
    for (int s = 0; s < starts && !progress.cancelled(); ++s) {
      tried.push_back(settled(begun.at(s), 25));
    }
    std::stable_sort(tried.begin(), tried.end(), [](const Tried& a, const Tried& b) {
      return a.figures.cost < b.figures.cost;
    });
    if (tried.size() > kFinalists) tried.resize(kFinalists);
    Tried best;
    for (Tried& t : tried) {
      if (progress.cancelled()) break;
      fill(t);
      spread(t);
      if (t.figures.cost < best.figures.cost) best = std::move(t);
    }
    if (best.dots.size() == 1 && standing_.empty()) return {part_.middle()};
    return best.dots;
  }
  [[nodiscard]] double costOf(const std::vector<Dot>& dots) const {
    return judged(dots).figures.cost;
  }
  [[nodiscard]] bool near(const Dot& dot) const {
    return std::any_of(part_.spots().begin(), part_.spots().end(), [&](const Spot& s) {
      return glm::distance(s.position, dot.position) < 2.0 * h_;
    });
  }

 private:
  struct Tried {
    std::vector<Dot> dots;
    FewFigures figures;
  };

  [[nodiscard]] Bubbles with(const std::vector<Dot>& dots, double h) const {
    Bubbles bubbles(ground_, h, field_);
    bubbles.dots() = standing_;
    bubbles.dots().insert(bubbles.dots().end(), dots.begin(), dots.end());
    return bubbles;
  }
  [[nodiscard]] std::vector<Dot> newOf(const Bubbles& bubbles) const {
    // Standing points are fixed and never go before one of the others; but of two that stand too
    // near one another one may have.
    std::vector<Dot> dots;
    for (const Dot& d : bubbles.dots()) {
      if (!d.fixed) dots.push_back(d);
    }
    return dots;
  }
  [[nodiscard]] Tried judged(std::vector<Dot> dots) const {
    Tried t{std::move(dots), {}};
    t.figures = part_.judge(t.dots, standing_);
    return t;
  }

  [[nodiscard]] Tried settled(const std::vector<Dot>& dots, int rounds) const {
    Bubbles bubbles = with(dots, h_);
    bubbles.relax(rounds);
    for (int pass = 0; pass < 12 && bubbles.thin(false) > 0; ++pass) bubbles.relax(rounds);
    while (bubbles.thin(true) > 0) {
    }
    return judged(newOf(bubbles));
  }

  /// One more point at the widest gaps, wherever the others can make room for it.
  void fill(Tried& t) const {
    for (int added = 0; added < 6; ++added) {
      const std::vector<double> reach = part_.reachOf(t.dots);
      std::vector<std::size_t> gaps;
      std::vector<double> left = reach;
      for (int k = 0; k < 3; ++k) {
        const std::size_t far = farthestSpot(left);
        if (left[far] < 0.66 * h_) break;
        gaps.push_back(far);
        part_.lower(left, part_.dotAt(far));
      }
      bool more = false;
      for (const std::size_t gap : gaps) {
        std::vector<Dot> dots = t.dots;
        dots.push_back(part_.dotAt(gap));
        Bubbles bubbles = with(dots, h_);
        bubbles.relax(60);
        if (bubbles.nearestMm() < kNearest * h_) continue;
        Tried next = judged(newOf(bubbles));
        if (next.figures.cost >= t.figures.cost) continue;
        t = std::move(next);
        more = true;
        break;
      }
      if (!more) return;
    }
  }

  /// Points that push one another harder than the spacing asks stand in equal steps out to the
  /// border; points drawn into gaps close them. Whatever is better stays.
  void spread(Tried& t) const {
    const auto offer = [&](const Bubbles& bubbles) {
      Bubbles exact = with(newOf(bubbles), h_);
      if (exact.nearestMm() < kNearest * h_) return;
      Tried next = judged(newOf(exact));
      if (next.figures.points >= t.figures.points && next.figures.cost < t.figures.cost) {
        t = std::move(next);
      }
    };
    const Tried before = t;
    for (const double wider : {1.02, 1.1, 1.2, 1.35, 1.55}) {
      Bubbles bubbles = with(before.dots, wider * h_);
      bubbles.relax(60);
      offer(bubbles);
    }
    for (int pass = 0; pass < 3 && t.figures.largestGap > 0.74; ++pass) {
      const std::vector<double> reach = part_.reachOf(t.dots);
      const std::size_t far = farthestSpot(reach);
      const Spot& s = part_.spots()[far];
      const std::vector<Dot> dots = t.dots;
      // Drawn in far they come too near one another, drawn in little they leave the gap.
      for (const double share : {0.95, 0.975, 0.99}) {
        Bubbles bubbles = with(dots, h_);
        bubbles.relax(15, {{s.position, s.normal, share * reach[far]}});
        offer(bubbles);
        bubbles.relax(5);
        offer(bubbles);
      }
    }
  }

  const Ground& ground_;
  FewPart part_;
  double h_;
  LazyField& field_;
  std::vector<Dot> standing_;
};

}  // namespace

std::vector<Dot> layOutFew(const Ground& ground, std::span<const std::uint32_t> parts,
                           double spacingMm, const std::vector<Dot>& standing, int starts,
                           LazyField& field, const Progress& progress) {
  return FewLayouter(ground, parts, spacingMm, standing, field).lay(starts, progress);
}

std::vector<Dot> fewStart(const FewPart& part, double spacingMm, int number) {
  return Starts(part, spacingMm, true).at(number);
}

void layFewPartsAnew(const Ground& ground, double spacingMm, int starts, LazyField& field,
                     const Progress& progress, std::vector<Dot>& dots) {
  for (const std::vector<std::uint32_t>& parts : clustersOf(ground, spacingMm)) {
    std::vector<Dot> own;
    std::vector<Dot> others;
    for (const Dot& d : dots) {
      const bool mine =
          !d.fixed && std::find(parts.begin(), parts.end(), ground.partAt(d.place)) != parts.end();
      (mine ? own : others).push_back(d);
    }
    if (own.size() >= kFewPoints || progress.cancelled()) continue;
    // Only those near enough to matter stand by.
    const FewLayouter whole(ground, parts, spacingMm, {}, field);
    std::vector<Dot> standing;
    for (const Dot& d : others) {
      if (whole.near(d)) standing.push_back(d);
    }
    const FewLayouter layouter(ground, parts, spacingMm, standing, field);
    const std::vector<Dot> anew = layouter.lay(starts, progress);
    if (progress.cancelled()) return;
    if (anew.size() != 1 && layouter.costOf(anew) > layouter.costOf(own)) continue;
    dots = std::move(others);
    dots.insert(dots.end(), anew.begin(), anew.end());
  }
}

}  // namespace mesomap::layout
