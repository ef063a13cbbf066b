#include "repair.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "kick.h"
#include "surface/walk.h"

namespace mesomap::layout {
namespace {

constexpr double kFree = 2.9;        // spacings round a change within which points may move
constexpr double kJudged = 3.7;      // within which the outcome is judged
constexpr double kKnown = 5.3;       // within which points are known
constexpr double kWorthwhile = 0.6;  // cost of a point's view from where it is worth a try
constexpr double kGain = 0.05;
constexpr double kPerPoint = 0.15;  // a point more is worth that much
constexpr double kWide = 0.765;     // spacings: a gap that costs
constexpr double kOff = 0.12;       // spacings from the border that cost

/// The promises hold, and the exact measure may differ a little without breaking one.
bool wellWithin(const Survey::Sum& sum) {
  return sum.amiss() <= 0.0 && sum.largestGap + sum.room.gap <= 0.772 &&
         sum.borderRms + sum.room.border <= 0.05 && sum.cv + sum.room.cv <= 0.024 &&
         sum.six >= sum.sixWanted() + (sum.interior >= 18 ? 0.015 : 0.0);
}

}  // namespace

struct Repair::Patch {
  std::vector<Dot> dots;
  std::uint32_t centre = 0;  ///< Of dots: the point whose view is bad.
  View view;
  std::vector<View> views;
  std::vector<Bubbles::Pull> pulls;
  std::vector<char> gone;
};

std::vector<Repair::Change> Repair::changesFor(const View& view) {
  std::vector<Change> changes;
  if (view.gap > kWide) {
    changes.insert(changes.end(), {Change::draw, Change::putAndTake, Change::put, Change::swap});
  }
  if (view.outer && view.depth > kOff) {
    changes.insert(changes.end(), {Change::nudge, Change::nudge, Change::borderSwap,
                                   Change::putOnBorder, Change::nudge, Change::take});
  }
  if (!view.outer && view.sides != 6) {
    changes.insert(changes.end(), {Change::nudge, Change::nudge, Change::nudge});
    changes.push_back(view.sides > 6 ? Change::split : Change::take);
  }
  changes.push_back(Change::shake);
  return changes;
}

bool Repair::apply(Change change, Patch& patch) {
  const Dot site = patch.dots[patch.centre];
  const auto put = [&](const mesh::SurfacePoint& place) {
    patch.dots.push_back(makeDot(ground_.mesh(), place));
    patch.gone.push_back(0);
  };
  const auto take = [&](std::uint32_t i) {
    // Nobody would see the gap that the last point of a part leaves.
    if (patch.dots[i].fixed || (i < patch.views.size() && patch.views[i].sides < 3)) return false;
    patch.gone[i] = 1;
    return true;
  };
  const auto kick = [&](const Dot& dot, double by) {
    return kicked(ground_, dot, by * h_, h_, random_).value_or(dot.place);
  };
  const bool wide = patch.view.gap > 0.7;
  switch (change) {
    case Change::put:
      if (!wide) return false;
      put(patch.view.gapPlace);
      return true;
    case Change::draw: {
      if (!wide) return false;
      const Dot at = makeDot(ground_.mesh(), patch.view.gapPlace);
      patch.pulls.push_back({at.position, at.normal, 0.74 * h_});
      return true;
    }
    case Change::swap:
      if (!wide) return false;
      put(patch.view.gapPlace);
      return take(patch.centre);
    case Change::putAndTake: {
      if (!wide) return false;
      // The worst one near, other than the site.
      std::uint32_t worst = mesh::kNone;
      double most = 0.0;
      for (std::uint32_t i = 0; i < patch.views.size(); ++i) {
        if (i == patch.centre || patch.dots[i].fixed) continue;
        const double worth = patch.views[i].cost + 0.5 * random_.uniform();
        if (glm::distance(patch.dots[i].position, site.position) > 2.2 * h_) continue;
        if (worth > most) {
          most = worth;
          worst = i;
        }
      }
      if (worst == mesh::kNone) return false;
      put(patch.view.gapPlace);
      return take(worst);
    }
    case Change::take:
      return take(patch.centre);
    case Change::split: {
      put(kick(site, 0.5));
      return true;
    }
    case Change::toBorder:
    case Change::putOnBorder:
    case Change::borderSwap: {
      if (change == Change::borderSwap) {
        std::uint32_t nearest = mesh::kNone;
        double best = 1.6 * h_;
        for (std::uint32_t i = 0; i < patch.views.size(); ++i) {
          if (i == patch.centre || !patch.dots[i].rail || patch.dots[i].fixed) continue;
          const double d = glm::distance(patch.dots[i].position, site.position);
          if (d < best) {
            best = d;
            nearest = i;
          }
        }
        if (nearest == mesh::kNone || !take(nearest)) return false;
      }
      if (change != Change::putOnBorder && site.fixed) return false;
      mesh::SurfacePoint place = site.place;
      for (int step = 0; step < 6; ++step) {
        const double depth = ground_.at(place);
        const glm::dvec3 uphill = ground_.gradient(place.triangle);
        const double steepness = glm::length(uphill);
        if (depth < 0.02 * h_ || steepness < 0.2) break;
        place = surface::walk(ground_.mesh(), place, -uphill / steepness, depth / steepness).point;
        if (!ground_.pullInside(place, h_)) return false;
      }
      if (change == Change::putOnBorder) {
        put(place);
        patch.dots.back().rail = true;
        return true;
      }
      Dot& dot = patch.dots[patch.centre];
      setDown(dot, ground_.mesh(), place);
      dot.rail = true;
      return true;
    }
    case Change::nudge: {
      // The site and the worst of its neighbours.
      std::uint32_t other = mesh::kNone;
      double most = 0.0;
      for (std::uint32_t i = 0; i < patch.views.size(); ++i) {
        if (i == patch.centre || patch.dots[i].fixed) continue;
        const double worth = patch.views[i].cost + 0.4 * random_.uniform();
        if (glm::distance(patch.dots[i].position, site.position) > 1.4 * h_) continue;
        if (worth > most) {
          most = worth;
          other = i;
        }
      }
      for (const std::uint32_t i : {patch.centre, other}) {
        if (i == mesh::kNone || patch.dots[i].fixed) continue;
        Dot& dot = patch.dots[i];
        setDown(dot, ground_.mesh(), kick(dot, 0.8));
      }
      return true;
    }
    case Change::shake:
      for (std::uint32_t i = 0; i < patch.views.size(); ++i) {
        Dot& dot = patch.dots[i];
        if (dot.fixed) continue;
        const double d = glm::distance(dot.position, site.position) / h_;
        if (d > 1.9) continue;
        setDown(dot, ground_.mesh(), kick(dot, 0.45));
        dot.rail = dot.rail && random_.uniform() < 0.7;
      }
      return true;
  }
  return false;
}

int Repair::improve(std::vector<Dot>& dots, int trials, double expected, const Room& room) {
  std::vector<View> views = survey_.of(dots);
  std::vector<int> tries(dots.size(), 0);
  const bool flat = !survey_.exact();
  // Once all is well it may still get better for a while.
  std::uint32_t patience = mesh::kNone;
  int trial = 0;
  for (; trial < trials && !progress_.cancelled(); ++trial) {
    std::uint32_t worst = mesh::kNone;
    double most = 0.0;
    for (std::uint32_t i = 0; i < dots.size(); ++i) {
      if (views[i].cost < kWorthwhile) continue;
      const double worth = views[i].cost / (1.0 + 0.7 * tries[i]);
      if (worth > most) {
        most = worth;
        worst = i;
      }
    }
    if (worst == mesh::kNone) return trials;
    if (patience != mesh::kNone && patience-- == 0) return trial;

    const Dot site = dots[worst];
    Patch patch;
    std::vector<std::uint32_t> from;
    std::vector<char> judged;
    for (std::uint32_t i = 0; i < dots.size(); ++i) {
      const double d = glm::distance(dots[i].position, site.position);
      if (d > kKnown * h_) continue;
      if (i == worst) patch.centre = static_cast<std::uint32_t>(patch.dots.size());
      Dot dot = dots[i];
      dot.fixed = dot.fixed || d > kFree * h_;
      patch.dots.push_back(dot);
      patch.views.push_back(views[i]);
      from.push_back(i);
      judged.push_back(d <= kJudged * h_ ? 1 : 0);
    }
    patch.gone.assign(patch.dots.size(), 0);
    patch.view = views[worst];
    double before = 0.0;
    for (std::size_t i = 0; i < judged.size(); ++i) {
      if (judged[i]) before += patch.views[i].cost;
    }
    const std::vector<Change> changes = changesFor(patch.view);
    const auto round = static_cast<std::size_t>(tries[worst]++);
    const Change change = round < changes.size()
                              ? changes[round]
                              : changes[static_cast<std::size_t>(
                                    random_.uniform() * static_cast<double>(changes.size()))];
    if (!apply(change, patch)) continue;
    // What is taken out goes; the rest keeps its order, the new ones come last.
    std::vector<Dot> tried;
    std::vector<std::uint32_t> triedFrom;
    std::vector<char> triedJudged;
    for (std::uint32_t i = 0; i < patch.dots.size(); ++i) {
      if (patch.gone[i]) continue;
      tried.push_back(patch.dots[i]);
      triedFrom.push_back(i < from.size() ? from[i] : mesh::kNone);
      triedJudged.push_back(i < from.size() ? judged[i] : char{1});
    }
    Bubbles bubbles(ground_, h_, field_);
    bubbles.estimateWays(flat);
    bubbles.dots() = std::move(tried);
    if (!patch.pulls.empty()) bubbles.relax(15, patch.pulls);
    bubbles.relax(32);
    bubbles.separate(0.978, 6);
    const std::vector<View> seen = survey_.of(bubbles.dots(), triedJudged);
    double after = kPerPoint * survey_.weights.count *
                   (static_cast<double>(patch.views.size()) - static_cast<double>(seen.size()));
    for (std::size_t i = 0; i < seen.size(); ++i) {
      if (triedJudged[i]) after += seen[i].cost;
    }
    if (!(after < before - kGain)) continue;

    // Kept.
    std::vector<char> gone(dots.size(), 0);
    for (std::uint32_t i = 0; i < from.size(); ++i) gone[from[i]] = patch.gone[i];
    for (std::size_t i = 0; i < seen.size(); ++i) {
      Dot dot = bubbles.dots()[i];
      if (triedFrom[i] == mesh::kNone) {
        dots.push_back(dot);
        views.push_back(seen[i]);
        tries.push_back(0);
        gone.push_back(0);
        continue;
      }
      const std::uint32_t g = triedFrom[i];
      dot.fixed = dots[g].fixed;
      dots[g] = dot;
      if (triedJudged[i]) {
        views[g] = seen[i];
        tries[g] /= 2;
      }
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < dots.size(); ++i) {
      if (gone[i]) continue;
      dots[kept] = dots[i];
      views[kept] = views[i];
      tries[kept++] = tries[i];
    }
    dots.resize(kept);
    views.resize(kept);
    tries.resize(kept);
    Survey::Sum sum = Survey::sum(views);
    sum.expected = expected;
    sum.room = room;
    if (wellWithin(sum)) return trial + 1;
    if (sum.amiss() > 0.0) {
      patience = mesh::kNone;
    } else if (patience == mesh::kNone) {
      patience = static_cast<std::uint32_t>(10 + trials / 8);
    }
  }
  return trial;
}

}  // namespace mesomap::layout
