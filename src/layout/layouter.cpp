#include "layouter.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>
#include <utility>

#include "base/i18n.h"
#include "few.h"
#include "lattice.h"
#include "repair.h"

namespace mesomap::layout {
namespace {

constexpr double kWideGap = 0.80;     // spacings: gaps wider than this are worth a point
constexpr double kChangedGap = 0.92;  // spacings: wider than any gap of a settled layout
constexpr double kFoldGap = 0.90;     // spacings along the skin: wider ones are tried to be filled
constexpr double kPlugGap = 0.86;     // spacings: a gap that a point is put into before repairs
constexpr double kFreedReach = 2.0;   // spacings round a changed place within which points may move

}  // namespace

void Layouter::thinOut(Bubbles& bubbles) const {
  for (int pass = 0; pass < 12 && !progress_.cancelled(); ++pass) {
    if (bubbles.thin(false) == 0) break;
    bubbles.relax(20);
  }
  while (bubbles.thin(true) > 0) {
  }
}

void Layouter::fillGaps(std::vector<Dot>& dots, double limit) {
  gaps_.clear();
  for (const Dot& d : dots) gaps_.add(d);
  for (const std::uint32_t c : gaps_.centres(limit * h_, h_)) {
    dots.push_back(makeDot(ground_.mesh(), placeOf(ground_.mesh(), gaps_.spots()[c].vertex)));
  }
}

/// Gaps too small for another point shrink when the points round them are drawn
/// in.
void Layouter::closeGaps(Bubbles& bubbles) {
  for (int pass = 0; pass < 4; ++pass) {
    gaps_.clear();
    for (const Dot& d : bubbles.dots()) gaps_.add(d);
    std::vector<Bubbles::Pull> pulls;
    for (const std::uint32_t c : gaps_.centres(kWideGap * h_, h_)) {
      const Spot& s = gaps_.spots()[c];
      pulls.push_back({s.position, s.normal, (kWideGap - 0.02) * h_});
    }
    if (pulls.empty()) return;
    bubbles.relax(15, pulls);
  }
}

double Layouter::costOf(Bubbles& bubbles) {
  gaps_.clear();
  for (const Dot& d : bubbles.dots()) gaps_.add(d);
  double wide = 0.0;
  for (const float d : gaps_.distanceMm())
    wide += static_cast<double>(d) > kWideGap * h_ ? 1.0 : 0.0;
  wide /= static_cast<double>(std::max<std::size_t>(1, gaps_.spots().size()));
  const double largest = gaps_.largestMm() / h_;
  // The outer row should stand on the border; the next row stands well behind
  // it.
  double off = 0.0;
  double row = 0.0;
  for (const Dot& d : bubbles.dots()) {
    const double depth = ground_.at(d.place) / h_;
    if (depth > 0.6) continue;
    off += depth * depth;
    row += 1.0;
  }
  const double ragged = row > 0.0 ? std::sqrt(off / row) : 0.0;
  return 10.0 * std::max(0.0, largest - kWideGap) + largest + 20.0 * wide + ragged;
}

Layouter::Settled Layouter::settle(Bubbles& bubbles, int passes) {
  Settled best;
  for (int pass = 0; pass <= passes; ++pass) {
    thinOut(bubbles);
    const double cost = costOf(bubbles);
    if (cost < best.cost) best = {bubbles.dots(), cost};
    closeGaps(bubbles);
    bubbles.relax(5);
    if (bubbles.nearestMm() >= kNearest * h_) {
      const double closed = costOf(bubbles);
      if (closed < best.cost) best = {bubbles.dots(), closed};
    }
    if (gaps_.largestMm() <= kWideGap * h_) break;
    if (pass == passes || progress_.cancelled()) break;
    const std::size_t before = bubbles.dots().size();
    fillGaps(bubbles.dots(), kWideGap);
    if (bubbles.dots().size() == before) break;
    bubbles.relax(40);
  }
  return best;
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
    if (bubbles.dots().size() <= dots.size()) return;
    dots = bubbles.dots();
  }
}

/// Parts with one to three points: these stand where they serve their share of
/// the part best.
void Layouter::spreadFew(std::vector<Dot>& dots) {
  const auto& spots = ground_.spots();
  std::vector<std::vector<std::uint32_t>> members(ground_.parts());
  std::vector<char> bound(ground_.parts(), 0);
  for (std::uint32_t i = 0; i < dots.size(); ++i) {
    const std::uint32_t part = ground_.partAt(dots[i].place);
    if (part == mesh::kNone) continue;
    members[part].push_back(i);
    if (dots[i].fixed) bound[part] = 1;
  }
  for (std::uint32_t part = 0; part < members.size(); ++part) {
    const auto& few = members[part];
    if (few.empty() || few.size() > 3 || bound[part]) continue;
    Bubbles trial(ground_, h_, field_);
    trial.dots() = dots;
    for (int round = 0; round < 12; ++round) {
      std::vector<glm::dvec3> sum(few.size(), glm::dvec3(0.0));
      std::vector<double> count(few.size(), 0.0);
      std::vector<std::uint32_t> owner(spots.size(), mesh::kNone);
      for (std::uint32_t s = 0; s < spots.size(); ++s) {
        if (spots[s].part != part) continue;
        std::uint32_t nearest = 0;
        for (std::uint32_t k = 1; k < few.size(); ++k) {
          if (glm::distance(trial.dots()[few[k]].position, spots[s].position) <
              glm::distance(trial.dots()[few[nearest]].position, spots[s].position)) {
            nearest = k;
          }
        }
        owner[s] = nearest;
        sum[nearest] += spots[s].position;
        count[nearest] += 1.0;
      }
      bool moved = false;
      for (std::uint32_t k = 0; k < few.size(); ++k) {
        if (count[k] < 0.5) continue;
        const glm::dvec3 middle = sum[k] / count[k];
        std::uint32_t best = mesh::kNone;
        for (std::uint32_t s = 0; s < spots.size(); ++s) {
          if (owner[s] != k) continue;
          if (best == mesh::kNone || glm::distance(spots[s].position, middle) <
                                         glm::distance(spots[best].position, middle)) {
            best = s;
          }
        }
        Dot& dot = trial.dots()[few[k]];
        if (glm::distance(dot.position, spots[best].position) < 1e-6) continue;
        dot = makeDot(ground_.mesh(), placeOf(ground_.mesh(), spots[best].vertex));
        moved = true;
      }
      if (!moved) break;
    }
    if (trial.nearestMm() >= kNearest * h_) dots = trial.dots();
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
  const std::vector<Dot> row =
      border_.row(kAims[number % 8], 0.5 * static_cast<double>(number / 2 % 2));
  bubbles.dots().insert(bubbles.dots().end(), row.begin(), row.end());
  bubbles.separate(0.98, 20);
  bubbles.thin(true);
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
  while (bubbles.thin(true) > 0) {
  }
  dots = std::move(bubbles.dots());
}

Layouter::Settled Layouter::repaired(std::vector<Dot> dots,
                                     const std::function<bool()>& dropped) const {
  constexpr int kPhases = 5;
  LazyField field;
  Survey survey(ground_, border_, h_);
  {
    Bubbles all(ground_, h_, field);
    all.dots() = dots;
    survey.setExact(all.folded());
  }
  Repair repair(ground_, border_, h_, field, progress_);
  repair.survey().setExact(survey.exact());
  Settled best;
  const auto trials = static_cast<int>(25.0 + 0.5 * static_cast<double>(dots.size()));
  for (int phase = 0; phase <= kPhases && !progress_.cancelled() && !dropped(); ++phase) {
    finish(dots, field);
    Survey::Sum sum = Survey::sum(survey.of(dots));
    sum.expected = 2.0 * ground_.density() * ground_.areaMm2() / (std::sqrt(3.0) * h_ * h_) +
                   border_.lengthMm() / (2.0 * h_) + static_cast<double>(ground_.parts());
    const bool scarce = static_cast<double>(sum.count) < 0.83 * sum.expected;
    const double amiss = sum.amiss() + 1e-4 * sum.cost / static_cast<double>(dots.size() + 1);
    if (amiss < best.cost) best = {dots, amiss, sum.amiss() <= 0.0};
    if (best.good || phase == kPhases) break;
    Weights& weights = repair.survey().weights;
    if (sum.interior < 18) weights.six = 0.3;
    if (phase > 0) {
      weights.six *= sum.six < sum.sixWanted() ? 1.5 : 0.8;
      weights.border *= sum.borderRms > 0.09 ? 1.6 : 0.8;
      weights.count *= scarce ? 2.5 : 0.8;
      weights.gap *= sum.largestGap > 0.79 ? 1.5 : 0.8;
    }
    repair.improve(dots, trials);
    if (phase % 3 == 1) {
      Bubbles settling(ground_, h_, field);
      settling.dots() = dots;
      settling.relax(15);
      dots = std::move(settling.dots());
    }
  }
  return best;
}

std::vector<Dot> Layouter::fresh(const std::vector<Dot>& locked) {
  std::vector<Dot> dots = best(locked);
  if (!ground_.varies()) fillFolds(dots);
  if (!ground_.varies()) layFewPartsAnew(ground_, h_, kFewStarts, field_, progress_, dots);
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
  while (bubbles.thin(true) > 0) {
  }
  return bubbles.dots();
}

std::vector<std::vector<Dot>> Layouter::oneSide() {
  std::vector<Settled> starts = begunAll({});
  const std::size_t count = std::min(starts.size(), attempts() + 1);
  std::vector<std::vector<Dot>> sides(2 * count);
  tbb::parallel_for(std::size_t{0}, count, [&](std::size_t k) {
    sides[2 * k] = starts[k].dots;
    sides[2 * k + 1] = repaired(starts[k].dots, [] { return false; }).dots;
  });
  return sides;
}

/// The fewer points, the more the first one's place decides, and the cheaper another try is.
std::size_t Layouter::attempts() const {
  return static_cast<std::size_t>(std::clamp(600.0 / expected(), 2.0, 8.0));
}

double Layouter::expected() const {
  return ground_.density() * ground_.areaMm2() / (0.866 * h_ * h_) + 1.0;
}

std::vector<Layouter::Settled> Layouter::begunAll(const std::vector<Dot>& locked) const {
  std::vector<Settled> starts(static_cast<std::size_t>(std::clamp(600.0 / expected(), 3.0, 8.0)));
  tbb::parallel_for(std::size_t{0}, starts.size(),
                    [&](std::size_t t) { starts[t] = begun(locked, t); });
  std::stable_sort(starts.begin(), starts.end(),
                   [](const Settled& a, const Settled& b) { return a.cost < b.cost; });
  return starts;
}

/// The best of several attempts.
std::vector<Dot> Layouter::best(const std::vector<Dot>& locked) const {
  const std::vector<Settled> starts = begunAll(locked);
  const std::size_t most = std::min(attempts(), starts.size());
  progress_(0.3, _("Arranging points"));
  // The first good one counts, in the order of the starts, and where none is good the best: so the
  // outcome does not depend on how many are worked on at a time.
  std::vector<Settled> ends(most);
  std::atomic<std::size_t> next{0};
  std::atomic<std::size_t> good{most};
  tbb::parallel_for(std::size_t{0}, most, [&](std::size_t) {
    const std::size_t k = next++;
    const auto dropped = [&good, k] { return good.load() < k; };
    if (dropped()) return;
    ends[k] = repaired(starts[k].dots, dropped);
    if (ends[k].good) {
      std::size_t known = good.load();
      while (k < known && !good.compare_exchange_weak(known, k)) {
      }
    }
  });
  progress_(0.9, _("Arranging points"));
  if (good.load() < most) return ends[good.load()].dots;
  Settled best;
  for (Settled& end : ends) {
    if (end.cost < best.cost) best = std::move(end);
  }
  return best.dots;
}

std::vector<Dot> Layouter::continued(std::vector<Dot> dots) {
  // What is left of the earlier arrangement stands; only round free skin may
  // points move.
  gaps_.clear();
  for (const Dot& d : dots) gaps_.add(d);
  std::vector<glm::dvec3> changed;
  for (const std::uint32_t c : gaps_.centres(kChangedGap * h_, 0.5 * h_)) {
    const glm::dvec3& position = gaps_.spots()[c].position;
    const auto place = [&] { return placeOf(ground_.mesh(), gaps_.spots()[c].vertex); };
    if (!input_.blocked || input_.blocked(place()).empty()) changed.push_back(position);
  }
  std::vector<Dot> before = dots;
  for (Dot& d : dots) {
    if (d.locked) continue;
    d.fixed = true;
    for (const glm::dvec3& c : changed) {
      if (glm::distance(d.position, c) < kFreedReach * h_) d.fixed = false;
    }
  }
  Bubbles bubbles(ground_, h_, field_);
  // First with everything standing; points are set free only as far as that
  // helps.
  bubbles.dots() = std::move(dots);
  growLattice(ground_, gaps_, h_, input_.rule.directionDeg, {}, bubbles.dots());
  if (bubbles.dots().size() == before.size() && changed.empty()) return before;
  bubbles.relax(60);
  std::vector<Dot> after = settle(bubbles, 4).dots;
  if (!ground_.varies()) fillFolds(after);
  // Where no other point found room and none had to go, all was well as it was.
  const auto numberOfKept = [](const std::vector<Dot>& some) {
    return std::count_if(some.begin(), some.end(), [](const Dot& d) { return d.keptFrom >= 0; });
  };
  if (after.size() == before.size() && numberOfKept(after) == numberOfKept(before)) return before;
  // A point that came back to where it was has not moved.
  for (Dot& d : after) {
    if (d.keptFrom < 0) continue;
    for (const Dot& b : before) {
      if (b.keptFrom == d.keptFrom && glm::distance(b.position, d.position) < 0.005 * h_) d = b;
    }
  }
  return after;
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
