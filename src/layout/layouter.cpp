#include "layouter.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>
#include <utility>

#include "base/i18n.h"
#include "close_gaps.h"
#include "few.h"
#include "few_part.h"
#include "judge.h"
#include "lattice.h"
#include "layout/promises.h"
#include "repair.h"

namespace mesomap::layout {
namespace {

constexpr double kFoldGap = 0.90;  // spacings along the skin: wider ones are tried to be filled
constexpr double kPlugGap = 0.86;  // spacings: a gap that a point is put into before repairs

}  // namespace

void Layouter::thinOut(Bubbles& bubbles) const {
  for (int pass = 0; pass < 12 && !progress_.cancelled(); ++pass) {
    if (bubbles.thin(false) == 0) break;
    bubbles.relax(20);
  }
}

void Layouter::thinExactly(Bubbles& bubbles) {
  while (bubbles.thin(true) > 0) {
  }
}

/// In folded skin a place may be near a point in space and far along the skin:
/// such gaps are found by distances along the skin, and filled.
void Layouter::fillFolds(std::vector<Dot>& dots) {
  Bubbles even(ground_, h_, field_);
  even.dots() = dots;
  if (!even.folded()) return;
  surface::GeodesicField& field = field_.on(ground_.mesh());
  const mesh::TriangleMesh& m = ground_.mesh().mesh();
  for (int pass = 0; pass < 3 && !progress_.cancelled(); ++pass) {
    std::vector<surface::GeodesicField::Seed> seeds;
    for (const Dot& d : dots) {
      for (const std::uint32_t v : m.triangles[d.place.triangle]) {
        seeds.push_back(
            {v, static_cast<float>(glm::distance(glm::dvec3(m.positions[v]), d.position))});
      }
    }
    (void)field.fromSeeds(seeds, 1.2 * h_);
    std::vector<std::pair<float, std::uint32_t>> wide;
    for (std::uint32_t i = 0; i < gaps_.spots().size(); ++i) {
      const float along =
          std::min(field.distanceAt(gaps_.spots()[i].vertex), static_cast<float>(1.2 * h_));
      if (static_cast<double>(along) > kFoldGap * h_) wide.emplace_back(-along, i);
    }
    if (wide.empty()) return;
    std::sort(wide.begin(), wide.end());
    // Only the widest of a neighbourhood; the next pass sees what is left.
    Bubbles bubbles(ground_, h_, field_);
    bubbles.dots() = dots;
    std::vector<glm::dvec3> filled;
    for (const auto& [gap, i] : wide) {
      const Spot& spot = gaps_.spots()[i];
      const bool near = std::any_of(filled.begin(), filled.end(), [&](const glm::dvec3& p) {
        return glm::distance(p, spot.position) < h_;
      });
      if (near) continue;
      filled.push_back(spot.position);
      bubbles.dots().push_back(makeDot(ground_.mesh(), placeOf(ground_.mesh(), spot.vertex)));
    }
    bubbles.relax(40);
    thinOut(bubbles);
    thinExactly(bubbles);
    if (bubbles.dots().size() <= dots.size()) return;
    dots = bubbles.dots();
  }
}

/// Puts points into gaps that have room for one.
void Layouter::plug(Bubbles& bubbles) const {
  for (int pass = 0; pass < 3 && !progress_.cancelled(); ++pass) {
    std::vector<mesh::SurfacePoint> bare;
    const std::vector<View> views = survey_.of(bubbles.dots(), {}, &bare);
    std::vector<std::uint32_t> wide;
    for (std::uint32_t i = 0; i < views.size(); ++i) {
      if (views[i].gap > kPlugGap) wide.push_back(i);
    }
    std::sort(wide.begin(), wide.end(), [&](std::uint32_t x, std::uint32_t y) {
      return views[x].gap != views[y].gap ? views[x].gap > views[y].gap : x < y;
    });
    std::vector<Dot> put;
    const auto offer = [&](const mesh::SurfacePoint& place, double apart) {
      const Dot dot = makeDot(ground_.mesh(), place);
      const bool near = std::any_of(put.begin(), put.end(), [&](const Dot& p) {
        return glm::distance(p.position, dot.position) < apart * h_;
      });
      if (!near) put.push_back(dot);
    };
    for (const std::uint32_t i : wide) offer(views[i].gapPlace, 2.0);
    for (const mesh::SurfacePoint& place : bare) offer(place, 1.0);
    if (put.empty()) return;
    bubbles.dots().insert(bubbles.dots().end(), put.begin(), put.end());
    bubbles.relax(30);
    thinOut(bubbles);
  }
}

Layouter::Settled Layouter::begun(const std::vector<Dot>& locked, std::size_t number) const {
  // Who stops does not wait for the starts that have not begun, nor for the end of those that have.
  if (progress_.cancelled()) return {};
  // The fewer points, the more the first one's place decides, and the cheaper
  // another try is.
  static constexpr double kTurn = std::numbers::pi / 6.0;
  static const LatticeStart kStarts[] = {
      {0.0, {0.0, 0.0}},   {kTurn, {0.0, 0.0}}, {0.0, {0.5, 0.0}},     {kTurn, {0.5, 0.0}},
      {0.0, {0.25, 0.43}}, {0.0, {0.5, 0.29}},  {kTurn, {0.25, 0.43}}, {kTurn, {0.5, 0.29}}};
  LazyField field;
  Gaps gaps = gaps_;
  Bubbles bubbles(ground_, h_, field);
  bubbles.dots() = locked;
  LatticeStart start = kStarts[number % 8];
  start.withinRow = true;
  static constexpr double kAims[] = {0.985, 1.0, 1.02, 0.985, 1.0, 1.03, 0.99, 1.01};
  // After the eight, other rows go with the same lattices.
  const std::size_t again = number / 8;
  const double shift =
      0.5 * static_cast<double>(number / 2 % 2) + 0.25 * static_cast<double>(again);
  const std::vector<Dot> row = border_.row(kAims[(number + 3 * again) % 8], shift);
  bubbles.dots().insert(bubbles.dots().end(), row.begin(), row.end());
  bubbles.separate(0.98, 20);
  while (bubbles.thin(false) > 0) {
  }
  growLattice(ground_, gaps, h_, input_.rule.directionDeg, start, bubbles.dots());
  if (progress_.cancelled()) return {};
  bubbles.relax(60);
  thinOut(bubbles);
  plug(bubbles);
  Settled settled;
  if (progress_.cancelled()) return settled;
  settled.dots = bubbles.dots();
  settled.cost = Survey::sum(survey_.of(settled.dots)).cost;
  return settled;
}

/// Brings what the repairs left to distances that hold exactly.
void Layouter::finish(std::vector<Dot>& dots, LazyField& field) const {
  Bubbles bubbles(ground_, h_, field);
  bubbles.dots() = std::move(dots);
  bubbles.separate(0.976, 30);
  thinExactly(bubbles);
  dots = std::move(bubbles.dots());
}

Layouter::Settled Layouter::measured(Measure& measure, std::vector<Dot> dots) const {
  Settled settled;
  settled.measured = measure.of(dots, progress_);
  settled.dots = std::move(dots);
  settled.cost = lacking(*settled.measured);
  settled.good = settled.cost <= 0.0;
  return settled;
}

Layouter::Settled Layouter::repaired(std::vector<Dot> dots, bool toMeasure,
                                     const std::function<bool()>& dropped) const {
  constexpr int kPhases = 5;
  constexpr int kRests = 4 * kPhases;  // how often the whole is brought to exact distances
  LazyField field;
  Repair repair(ground_, border_, h_, field, progress_);
  {
    Bubbles all(ground_, h_, field);
    all.dots() = dots;
    repair.survey().setExact(all.folded());
  }
  Survey survey(ground_, border_, h_);
  survey.setExact(repair.survey().exact());
  const double expected = expectedMost();
  const auto trials = static_cast<int>(25.0 + 0.5 * static_cast<double>(dots.size()));
  Settled best;
  Settled bestMeasured;
  std::optional<Measure> measure;
  Room room;
  int phase = 0;
  int left = 0;  // trials of this phase
  for (int rest = 0; rest < kRests && !progress_.cancelled() && !dropped(); ++rest) {
    finish(dots, field);
    Survey::Sum sum = Survey::sum(survey.of(dots));
    sum.expected = expected;
    sum.room = room;
    const double amiss = sum.amiss() + 1e-4 * sum.cost / static_cast<double>(dots.size() + 1);
    if (amiss < best.cost) best = {dots, amiss, sum.amiss() <= 0.0, {}};
    if (sum.amiss() <= 0.0) {
      if (!toMeasure) return best;
      // The survey looks at the points from the nearest ones; what counts is the skin between.
      if (!measure) measure.emplace(ground_, *input_.pages, h_);
      Settled sure = measured(*measure, dots);
      askMore(room, sum, *sure.measured);
      if (sure.cost < bestMeasured.cost) bestMeasured = std::move(sure);
      if (bestMeasured.good) return bestMeasured;
    }
    if (left <= 0) {
      if (phase == kPhases) break;
      weigh(repair.survey().weights, sum, phase);
      left = trials;
    }
    left -= std::max(1, repair.improve(dots, left, expected, room));
    if (left > 0 && left < trials / 3) left = 0;
    if (left > 0) continue;  // all seemed well: seen again at exact distances
    if (phase++ % 3 == 1) {
      Bubbles settling(ground_, h_, field);
      settling.dots() = dots;
      settling.relax(15);
      dots = std::move(settling.dots());
    }
  }
  if (!toMeasure || dropped()) return best;
  if (!best.good && !best.dots.empty()) {
    if (!measure) measure.emplace(ground_, *input_.pages, h_);
    best = measured(*measure, std::move(best.dots));
    if (best.cost < bestMeasured.cost) return best;
  }
  return bestMeasured;
}

/// What did not hold weighs more in the next phase.
void Layouter::weigh(Weights& weights, const Survey::Sum& sum, int phase) {
  if (sum.interior < 18) weights.six = 0.3;
  if (phase == 0) return;
  const bool scarce = static_cast<double>(sum.count) < 0.83 * sum.expected;
  weights.six *= sum.six < sum.sixWanted() ? 1.5 : 0.8;
  weights.border *= sum.borderRms > 0.075 ? 1.6 : 0.8;
  weights.count *= scarce ? 2.5 : 0.8;
  weights.gap *= sum.largestGap > 0.79 ? 1.5 : 0.8;
}

std::vector<Dot> Layouter::fresh(const std::vector<Dot>& locked) {
  std::vector<Dot> dots = forFew(locked);
  measured_.reset();
  if (dots.empty()) {
    Settled laid = best(locked);
    dots = std::move(laid.dots);
    measured_ = laid.measured;
  }
  if (ground_.varies() || progress_.cancelled()) return dots;
  const std::vector<Dot> before = dots;
  fillFolds(dots);
  layFewPartsAnew(ground_, h_, kFewStarts, field_, progress_, dots);
  const auto stands = [](const Dot& a, const Dot& b) { return a.position == b.position; };
  const bool asBefore = std::equal(dots.begin(), dots.end(), before.begin(), before.end(), stands);
  if (measured_ && measured_->largestGapMm <= kUsualGap * h_ && asBefore) return dots;
  Measure measure(ground_, *input_.pages, h_);
  measured_ = measure.of(dots, progress_);
  closeAlongSkin(ground_, h_, measure, field_, progress_, dots, *measured_);
  return dots;
}

/// A mere start, where all of it will be laid anew as parts with few points; else nothing.
std::vector<Dot> Layouter::forFew(const std::vector<Dot>& locked) {
  constexpr double kSurelyFew = 22.0;
  if (ground_.varies() || expectedMost() > kSurelyFew * ground_.parts()) return {};
  std::vector<Dot> dots = begun(locked, 0).dots;
  std::vector<double> points(ground_.parts(), 0.0);
  for (const Dot& d : dots) {
    const std::uint32_t part = d.fixed ? mesh::kNone : ground_.partAt(d.place);
    if (part != mesh::kNone) points[part] += 1.0;
  }
  for (const std::vector<std::uint32_t>& together : clustersOf(ground_, h_)) {
    double sum = 0.0;
    for (const std::uint32_t part : together) sum += points[part];
    if (sum > kSurelyFew) return {};
  }
  finish(dots, field_);
  return dots;
}

std::vector<Dot> Layouter::live(const std::vector<Dot>& locked) const {
  LazyField field;
  Gaps gaps = gaps_;
  Bubbles bubbles(ground_, h_, field);
  bubbles.dots() = locked;
  const std::vector<Dot> row = border_.row(1.0, 0.0);
  bubbles.dots().insert(bubbles.dots().end(), row.begin(), row.end());
  LatticeStart start;
  start.withinRow = true;
  growLattice(ground_, gaps, h_, input_.rule.directionDeg, start, bubbles.dots());
  bubbles.relax(12);
  while (bubbles.thin(false) > 0) bubbles.relax(4);
  bubbles.separate(0.976, 10);
  thinExactly(bubbles);
  return bubbles.dots();
}

std::vector<std::vector<Dot>> Layouter::oneSide(std::size_t wave) const {
  const std::vector<Settled> starts = begunSome({}, wave * kWave, kWave);
  std::vector<std::vector<Dot>> sides(2 * starts.size());
  tbb::parallel_for(std::size_t{0}, starts.size(), [&](std::size_t k) {
    sides[2 * k] = starts[k].dots;
    sides[2 * k + 1] = repaired(starts[k].dots, false, [] { return false; }).dots;
  });
  return sides;
}

/// The fewer points, the more the first one's place decides, and the cheaper another try is.
std::size_t Layouter::attempts() const {
  const double expected = ground_.density() * ground_.areaMm2() / (0.866 * h_ * h_) + 1.0;
  return static_cast<std::size_t>(std::clamp(1800.0 / expected, 2.0 * static_cast<double>(kWave),
                                             static_cast<double>(kWaves * kWave)));
}

/// Groemer's bound.
double Layouter::expectedMost() const {
  return 2.0 * ground_.density() * ground_.areaMm2() / (std::sqrt(3.0) * h_ * h_) +
         border_.lengthMm() / (2.0 * h_) + static_cast<double>(ground_.parts());
}

/// The most promising first.
std::vector<Layouter::Settled> Layouter::begunSome(const std::vector<Dot>& locked,
                                                   std::size_t first, std::size_t count) const {
  std::vector<Settled> starts(count);
  tbb::parallel_for(std::size_t{0}, count,
                    [&](std::size_t t) { starts[t] = begun(locked, first + t); });
  std::stable_sort(starts.begin(), starts.end(),
                   [](const Settled& a, const Settled& b) { return a.cost < b.cost; });
  return starts;
}

/// The first good one of several attempts, in an order that does not depend on how many are worked
/// on at a time; where none is good the best.
Layouter::Settled Layouter::best(const std::vector<Dot>& locked) const {
  const std::size_t most = attempts();
  Settled best;
  for (std::size_t first = 0; first < most && !progress_.cancelled(); first += kWave) {
    const auto done = [&](double ofWave) {
      const double waves = static_cast<double>(first) / static_cast<double>(kWave) + ofWave;
      progress_(0.9 * waves * static_cast<double>(kWave) / static_cast<double>(most),
                _("Arranging points"));
    };
    done(0.05);
    const std::vector<Settled> starts = begunSome(locked, first, std::min(kWave, most - first));
    const std::size_t count = starts.size();
    done(0.4);
    std::vector<Settled> ends(count);
    std::atomic<std::size_t> next{0};
    std::atomic<std::size_t> good{count};
    tbb::parallel_for(std::size_t{0}, count, [&](std::size_t) {
      const std::size_t k = next++;
      const auto dropped = [&good, k] { return good.load() < k; };
      if (dropped()) return;
      ends[k] = repaired(starts[k].dots, !ground_.varies(), dropped);
      if (ends[k].good) {
        std::size_t known = good.load();
        while (k < known && !good.compare_exchange_weak(known, k)) {
        }
      }
    });
    if (good.load() < count) return ends[good.load()];
    for (Settled& end : ends) {
      if (end.cost < best.cost) best = std::move(end);
    }
  }
  return best;
}

mesh::SurfacePoint Layouter::centre() const {
  const auto& spots = ground_.spots();
  glm::dvec3 middle(0.0);
  float deepest = 0.0f;
  std::uint32_t part = 0;
  for (const Spot& s : spots) {
    if (s.depthMm > deepest) {
      deepest = s.depthMm;
      part = s.part;
    }
  }
  double count = 0.0;
  for (const Spot& s : spots) {
    if (s.part != part) continue;
    middle += s.position;
    count += 1.0;
  }
  middle /= count;
  const Spot* best = nullptr;
  for (const Spot& s : spots) {
    if (s.part != part || s.depthMm < 0.9f * deepest) continue;
    if (!best || glm::distance(s.position, middle) < glm::distance(best->position, middle))
      best = &s;
  }
  if (best == nullptr) return {};  // No skin inside the margin: the caller has asked before.
  return placeOf(ground_.mesh(), best->vertex);
}

}  // namespace mesomap::layout
