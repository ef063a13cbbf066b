#include "symmetric.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <limits>
#include <numeric>
#include <optional>

#include "base/i18n.h"
#include "few.h"
#include "half.h"
#include "judge.h"
#include "layouter.h"
#include "quality.h"
#include "survey.h"

namespace mesomap::layout {
namespace {

constexpr std::size_t kMeasured = 3;  // candidates of a wave

/// Dots of one side and of the plane, with their images.
class Pairs {
 public:
  Pairs(const Ground& ground, const Half& half, double h, LazyField& field)
      : ground_(ground), half_(half), h_(h), field_(field) {}

  void take(const std::vector<Dot>& dots) {
    for (const Dot& dot : dots) {
      own_.push_back(dot);
      own_.back().fixed = false;
      onPlane_.push_back(half_.from(dot.position) < kOnPlane * h_ ? 1 : 0);
      // The row on the plane is no outer row of the whole.
      own_.back().rail = own_.back().rail && ground_.at(dot.place) < 0.25 * h_;
    }
    settle();
  }
  /// All dots, each pair's image behind it. `partner` of each: its image, or itself.
  [[nodiscard]] std::vector<Dot> all(std::vector<std::uint32_t>& partner) const {
    std::vector<Dot> dots;
    partner.clear();
    for (std::size_t i = 0; i < own_.size(); ++i) {
      const auto here = static_cast<std::uint32_t>(dots.size());
      dots.push_back(own_[i]);
      if (onPlane_[i]) {
        partner.push_back(here);
        continue;
      }
      const auto opposite = half_.other->at(own_[i].place);
      dots.push_back(makeDot(ground_.mesh(), *opposite));
      partner.push_back(here + 1);
      partner.push_back(here);
    }
    return dots;
  }
  void relax(int rounds) {
    for (int round = 0; round < rounds; ++round) {
      std::vector<std::uint32_t> partner;
      Bubbles bubbles(ground_, h_, field_);
      bubbles.dots() = all(partner);
      if (round + 1 < rounds) {
        bubbles.relax(4);
      }
      bubbles.separate(0.98, 4);
      std::size_t k = 0;
      for (std::size_t i = 0; i < own_.size(); ++i) {
        const Dot& here = bubbles.dots()[k];
        if (onPlane_[i]) {
          own_[i] = here;
          ++k;
          continue;
        }
        // The mean of the pair's two moves.
        glm::dvec3 to = here.position;
        const auto back = half_.other->at(bubbles.dots()[k + 1].place);
        if (back) to = 0.5 * (to + mesh::positionAt(ground_.mesh().mesh(), *back));
        own_[i] = here;
        place(own_[i], field_.facets(ground_).moved(here.place, to - here.position));
        k += 2;
      }
      settle();
    }
  }
  /// Those of the own side and of the plane, and not the images.
  void takeOwn(const std::vector<Dot>& dots) {
    std::vector<Dot> own;
    for (const Dot& dot : dots) {
      if (half_.from(dot.position) > -kOnPlane * h_) own.push_back(dot);
    }
    take(own);
  }
  /// Deletes pairs until no two points are too near to one another.
  void thin() {
    for (int pass = 0; pass < 200; ++pass) {
      std::vector<std::uint32_t> partner;
      Bubbles bubbles(ground_, h_, field_);
      bubbles.dots() = all(partner);
      for (std::size_t k = 0; k < partner.size(); ++k) {
        bubbles.dots()[k].keptFrom = static_cast<int>(k);
      }
      if (bubbles.thin(true) == 0) return;
      std::vector<char> there(partner.size(), 0);
      for (const Dot& d : bubbles.dots()) there[static_cast<std::size_t>(d.keptFrom)] = 1;
      std::size_t kept = 0;
      std::size_t k = 0;
      bool gone = false;
      for (std::size_t i = 0; i < own_.size(); ++i) {
        // One pair at a time: on the two sides different ones of a near pair may have gone.
        const bool goes = !gone && !(there[k] && there[partner[k]]);
        k += onPlane_[i] ? 1 : 2;
        gone = gone || goes;
        if (goes) continue;
        own_[kept] = own_[i];
        onPlane_[kept++] = onPlane_[i];
      }
      own_.resize(kept);
      onPlane_.resize(kept);
    }
  }

 private:
  static constexpr double kOnPlane = 0.2;      // spacings: nearer points belong onto the plane
  static constexpr double kOutsideMm = -0.02;  // of rounding: a place so far outside stays

  static void place(Dot& dot, const Facets::Standing& standing) {
    dot.place = standing.place;
    dot.position = standing.position;
    dot.normal = standing.normal;
    dot.depth = standing.depthMm;
  }
  /// Sets what belongs there onto the plane, and drops what has no image inside.
  void settle() {
    Facets& facets = field_.facets(ground_);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < own_.size(); ++i) {
      Dot dot = own_[i];
      if (onPlane_[i]) {
        for (int step = 0; step < 4; ++step) {
          const double from = half_.from(dot.position);
          if (std::abs(from) < 0.01) break;
          place(dot, facets.moved(dot.place, half_.across * -from));
        }
        if (ground_.at(dot.place) < kOutsideMm) continue;
      } else {
        double lacking = 0.0;
        for (int step = 0; step < 8; ++step) {
          const auto opposite = half_.other->at(dot.place);
          lacking = opposite ? std::min(ground_.at(dot.place), ground_.at(*opposite)) : -1e9;
          if (lacking >= 0.0 || !opposite) break;
          const glm::dvec3 uphill = facets.uphill(dot.place.triangle);
          const double size2 = glm::dot(uphill, uphill);
          if (!(size2 > 0.01)) break;
          place(dot, facets.moved(dot.place, uphill * (std::min(0.005 - lacking, h_) / size2)));
        }
        if (lacking < kOutsideMm) continue;
      }
      own_[kept] = dot;
      onPlane_[kept++] = onPlane_[i];
    }
    own_.resize(kept);
    onPlane_.resize(kept);
  }

  const Ground& ground_;
  const Half& half_;
  double h_;
  LazyField& field_;
  std::vector<Dot> own_;
  std::vector<char> onPlane_;
};

/// Where points are few the place of every one decides: many arrangements are made even, and the
/// best is filled and spread.
class FewPairs {
 public:
  FewPairs(const Ground& ground, const Half& half, double h, LazyField& field)
      : ground_(ground), half_(half), h_(h), field_(field), part_(ground, partsOf(ground), h, {}) {}

  void improve(std::vector<Dot>& best, const Progress& progress) const {
    if (part_.empty()) return;
    std::vector<Tried> tried{{best, costOf(best)}};
    for (int s = 0; s < kFewStarts && !progress.cancelled(); ++s) {
      tried.push_back(settled(fewStart(part_, h_, s), h_, 4));
    }
    std::stable_sort(tried.begin(), tried.end(),
                     [](const Tried& a, const Tried& b) { return a.cost < b.cost; });
    constexpr std::size_t kFinalists = 4;
    if (tried.size() > kFinalists) tried.resize(kFinalists);
    double least = costOf(best);
    for (Tried& t : tried) {
      if (progress.cancelled()) return;
      fill(t);
      spread(t);
      if (t.cost >= least || t.dots.empty()) continue;
      least = t.cost;
      best = std::move(t.dots);
    }
    if (best.size() > 1) return;
    // One alone stands in the middle.
    Tried middle = settled({part_.middle()}, h_, 0);
    if (middle.dots.size() == 1) best = std::move(middle.dots);
  }

 private:
  struct Tried {
    std::vector<Dot> dots;
    double cost = 1e9;
  };
  static std::vector<std::uint32_t> partsOf(const Ground& ground) {
    std::vector<std::uint32_t> parts(ground.parts());
    std::iota(parts.begin(), parts.end(), 0u);
    return parts;
  }
  [[nodiscard]] double costOf(const std::vector<Dot>& dots) const {
    return part_.judge(dots, {}).cost;
  }
  /// Even, and with the spacing `h_` whatever was asked of the relaxation.
  [[nodiscard]] Tried settled(const std::vector<Dot>& dots, double spacingMm, int rounds) const {
    Pairs wide(ground_, half_, spacingMm, field_);
    wide.takeOwn(dots);
    wide.relax(rounds);
    std::vector<std::uint32_t> partner;
    Pairs exact(ground_, half_, h_, field_);
    exact.takeOwn(wide.all(partner));
    exact.thin();
    Tried t{exact.all(partner), 1e9};
    t.cost = costOf(t.dots);
    return t;
  }
  void fill(Tried& t) const {
    constexpr double kWorthTrying = 0.66;  // spacings
    for (int added = 0; added < 6; ++added) {
      std::vector<double> reach = part_.reachOf(t.dots);
      bool more = false;
      for (int k = 0; k < 4 && !more; ++k) {
        const std::size_t far = farthestSpot(reach);
        if (reach[far] < kWorthTrying * h_) break;
        const Dot dot = part_.dotAt(far);
        part_.lower(reach, dot);
        if (half_.from(dot.position) < -0.2 * h_) continue;  // its image comes as well
        std::vector<Dot> dots = t.dots;
        dots.push_back(dot);
        Tried next = settled(dots, h_, 10);
        if (next.cost >= t.cost) continue;
        t = std::move(next);
        more = true;
      }
      if (!more) return;
    }
  }
  void spread(Tried& t) const {
    const std::vector<Dot> before = t.dots;
    for (const double wider : {1.03, 1.1, 1.2, 1.35}) {
      Tried next = settled(before, wider * h_, 10);
      if (next.dots.size() >= t.dots.size() && next.cost < t.cost) t = std::move(next);
    }
  }

  const Ground& ground_;
  const Half& half_;
  double h_;
  LazyField& field_;
  FewPart part_;
};

}  // namespace

std::vector<Dot> laidSymmetric(const Input& input, const Ground& ground, const Progress& progress) {
  if (!input.mirror || !input.keep.empty() || !input.locked.empty()) return {};
  const std::optional<Half> half = halfOf(input);
  if (!half) return {};
  const double h = input.rule.spacingMm;
  Ground side(ground.mesh(), *input.pages, halfField(ground, *half));
  side.varyAs(ground);
  const Border border(ground, *input.pages, h);
  Survey survey(ground, border, h);
  LazyField field;
  std::vector<Dot> best;
  if (side.spots().empty()) return best;
  // What is good for one side need not be so for the whole: several are mirrored and compared, and
  // the most promising of them measured along the skin, until one is good.
  struct Candidate {
    std::vector<Dot> dots;
    double cost = 0.0;
  };
  const Layouter layouter(input, side, progress);
  Measure measure(ground, *input.pages, h);
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t wave = 0; wave < Layouter::kWaves && least > 0.0; ++wave) {
    progress(0.9 * (0.05 + static_cast<double>(wave)) / static_cast<double>(Layouter::kWaves),
             _("Arranging points"));
    std::vector<Candidate> candidates;
    for (const std::vector<Dot>& one : layouter.oneSide(wave)) {
      if (progress.cancelled()) return {};
      Pairs pairs(ground, *half, h, field);
      pairs.take(one);
      pairs.relax(8);
      pairs.thin();
      std::vector<std::uint32_t> partner;
      Candidate candidate{pairs.all(partner), 0.0};
      const Survey::Sum sum = Survey::sum(survey.of(candidate.dots));
      candidate.cost =
          sum.amiss() + 1e-4 * sum.cost / static_cast<double>(candidate.dots.size() + 1);
      candidates.push_back(std::move(candidate));
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.cost < b.cost; });
    for (std::size_t k = 0; k < std::min(candidates.size(), kMeasured) && least > 0.0; ++k) {
      if (progress.cancelled()) return {};
      // Where the spacing varies the measure does not apply.
      const double lacks =
          ground.varies() ? candidates[k].cost : lacking(measure.of(candidates[k].dots, progress));
      if (lacks >= least) continue;
      least = lacks;
      best = std::move(candidates[k].dots);
    }
  }
  if (best.size() < kFewPoints && !ground.varies()) {
    FewPairs(ground, *half, h, field).improve(best, progress);
  }
  return best;
}

}  // namespace mesomap::layout
