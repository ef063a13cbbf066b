#include "bubbles.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <limits>
#include <optional>

#include "cell_grid.h"
#include "paint/skin_path.h"
#include "surface/walk.h"

namespace mesomap::layout {
namespace {

constexpr double kReach = 1.45;  // spacings within which points act on one another
constexpr double kStep = 0.26;   // below 2 (1 + inertia) / 6: the lattice's stiffest mode is stable
constexpr double kInertia = 0.62;
constexpr double kAttraction = 0.02;  // beyond the spacing, of the repulsion within it
constexpr double kGapPull = 0.5;      // towards the middle of a wide gap
constexpr double kBorderPull = 0.15;  // outer row towards the ground's border
constexpr double kOuterRow = 0.55;    // spacings from the border within which a point belongs to it
constexpr double kLongestMove = 0.15;  // spacings per round
constexpr double kRest = 0.001;        // spacings per round
constexpr double kFoundShorter = 1.015;
constexpr double kSharplyBent = 0.9;   // cosine between two points' normals
constexpr double kCornersMm = 3.0;     // a triangle: its corners help to measure what is inside
constexpr float kFoldedRatio = 1.12f;  // way along the skin over the straight one
constexpr double kRailFrom = 0.25;     // spacings from the border: nearer points belong onto it
constexpr std::size_t kFew = 150;      // points: sorting fewer into cells does not pay
constexpr int kRelinkRounds = 10;

}  // namespace

Dot makeDot(const mesh::WorkingMesh& mesh, const mesh::SurfacePoint& place) {
  Dot dot;
  setDown(dot, mesh, place);
  return dot;
}

void setDown(Dot& dot, const mesh::WorkingMesh& mesh, const mesh::SurfacePoint& place) {
  dot.place = place;
  dot.position = mesh::positionAt(mesh.mesh(), place);
  dot.normal = upAt(mesh.mesh(), place);
}

double bendFactor(double cosine) {
  // (θ/2) / sin(θ/2), as a series in sin²(θ/2) = (1 - cosine) / 2; asin x / x =
  // 1 + x²/6 + 3x⁴/40.
  const double x2 = std::clamp(0.5 * (1.0 - cosine), 0.0, 1.0);
  return 1.0 + x2 / 6.0 + 3.0 * x2 * x2 / 40.0;
}

std::vector<glm::dvec3> positionsOf(const std::vector<Dot>& dots) {
  std::vector<glm::dvec3> positions;
  positions.reserve(dots.size());
  for (const Dot& d : dots) positions.push_back(d.position);
  return positions;
}

void Bubbles::refreshScales() {
  if (!ground_->varies()) return;
  for (Dot& d : dots_) d.scale = ground_->scaleAt(d.place);
}

void Bubbles::link() {
  refreshScales();
  const double reach = kReach * h_;
  std::optional<CellGrid> grid;
  if (dots_.size() > kFew) grid.emplace(positionsOf(dots_), reach);
  facingAway_ = false;
  std::vector<Link> fresh;
  fresh.reserve(dots_.size() * 4);
  for (std::uint32_t a = 0; a < dots_.size(); ++a) {
    const auto meet = [&](std::uint32_t b) {
      if (b <= a || (dots_[a].fixed && dots_[b].fixed)) return;
      const glm::dvec3 way = dots_[b].position - dots_[a].position;
      const double scale = 0.5 * (dots_[a].scale + dots_[b].scale);
      if (glm::dot(way, way) * scale * scale > reach * reach) return;
      if (glm::dot(dots_[a].normal, dots_[b].normal) < kFacingCosine) {
        facingAway_ = true;
        return;
      }
      fresh.push_back({a, b, static_cast<float>(scale), 0.0f});
    };
    if (grid) {
      grid->around(dots_[a].position, meet);
    } else {
      for (std::uint32_t b = a + 1; b < dots_.size(); ++b) meet(b);
    }
  }
  std::sort(fresh.begin(), fresh.end(),
            [](const Link& x, const Link& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
  // Ways along the skin change little while points settle: known ones are taken
  // over.
  auto old = links_.begin();
  for (Link& l : fresh) {
    while (old != links_.end() && (old->a < l.a || (old->a == l.a && old->b < l.b))) ++old;
    if (old != links_.end() && old->a == l.a && old->b == l.b) {
      l.ratio = old->ratio;
      continue;
    }
    l.ratio = static_cast<float>(ratioOf(dots_[l.a], dots_[l.b]));
  }
  links_ = std::move(fresh);
}

double Bubbles::ratioOf(const Dot& a, const Dot& b) const {
  const double straight = glm::distance(a.position, b.position);
  if (!(straight > 1e-9)) return 1.0;
  if (estimated_) return bendFactor(glm::dot(a.normal, b.normal));
  return paint::skinDistance(ground_->mesh(), a.place, b.place, 2.0) / straight;
}

bool Bubbles::move(Dot& dot, const glm::dvec3& by) {
  constexpr double kHairMm = 0.003;  // inside, so that rounding in the file leaves the place inside
  Facets& facets = field_->facets(*ground_);
  Facets::Standing end = facets.moved(dot.place, by);
  // A point of the outer row goes back to the border from either side, any
  // other from outside.
  for (int step = 0; step < 8; ++step) {
    if (end.depthMm >= 0.0 && (!dot.rail || end.depthMm <= 0.01 * h_)) break;
    const glm::dvec3& uphill = facets.uphill(end.place.triangle);
    const double steepness2 = glm::dot(uphill, uphill);
    if (!(steepness2 > (end.depthMm < 0.0 ? 1e-12 : 0.04))) {
      if (end.depthMm < 0.0) return false;
      break;
    }
    const double way = (kHairMm - end.depthMm) / steepness2;
    const double most = (end.depthMm < 0.0 ? 1.0 : kLongestMove) * h_;
    const double length = std::abs(way) * std::sqrt(steepness2);
    end = facets.moved(end.place, uphill * (length > most ? way * most / length : way));
    if (end.depthMm >= 0.0 && step > 2) break;
  }
  if (end.depthMm < 0.0) return false;
  dot.place = end.place;
  dot.position = end.position;
  dot.normal = end.normal;
  dot.depth = end.depthMm;
  return true;
}

void Bubbles::relax(int rounds, const std::vector<Pull>& pulls) {
  std::vector<glm::dvec3> push(dots_.size());
  std::vector<glm::dvec3> speed(dots_.size(), glm::dvec3(0.0));
  for (int round = 0; round < rounds; ++round) {
    if (round % kRelinkRounds == 0) {
      link();
      for (Dot& d : dots_) {
        d.depth = ground_->at(d.place);
        if (!d.rail && !d.fixed && d.depth * d.scale < kRailFrom * h_) d.rail = true;
      }
    }
    std::fill(push.begin(), push.end(), glm::dvec3(0.0));
    for (const Link& l : links_) {
      if (!(l.ratio < 2.5f)) continue;
      const glm::dvec3 way = dots_[l.b].position - dots_[l.a].position;
      const double straight = glm::length(way);
      if (!(straight > 1e-9)) continue;
      const auto scale = static_cast<double>(l.scale);
      const double gap = h_ / scale - straight * static_cast<double>(l.ratio);
      const glm::dvec3 by = way * ((gap > 0.0 ? gap : kAttraction * gap) / straight);
      push[l.a] -= by;
      push[l.b] += by;
    }
    for (const Pull& pull : pulls) {
      for (std::size_t i = 0; i < dots_.size(); ++i) {
        const glm::dvec3 way = pull.position - dots_[i].position;
        const double straight = glm::length(way);
        if (straight <= pull.reachMm || straight > 1.25 * h_) continue;
        if (glm::dot(pull.normal, dots_[i].normal) < kFacingCosine) continue;
        push[i] += way * (kGapPull * (straight - pull.reachMm) / straight);
      }
    }
    double farthest = 0.0;
    for (std::size_t i = 0; i < dots_.size(); ++i) {
      Dot& dot = dots_[i];
      if (dot.fixed) continue;
      const double depth = dot.depth;
      if (depth * dot.scale < kOuterRow * h_ && depth > 0.0 && !dot.rail) {
        const glm::dvec3& uphill = field_->facets(*ground_).uphill(dot.place.triangle);
        const double steepness = glm::length(uphill);
        if (steepness > 0.2) push[i] -= uphill * (kBorderPull / kStep * depth / steepness);
      }
      speed[i] = speed[i] * kInertia + push[i] * kStep;
      const double length = glm::length(speed[i]);
      if (length > kLongestMove * h_) speed[i] *= kLongestMove * h_ / length;
      const glm::dvec3 before = dot.position;
      if (!move(dot, speed[i])) {
        speed[i] = glm::dvec3(0.0);
        continue;
      }
      // What the border or the bend of the skin took away is no speed any more.
      speed[i] = dot.position - before;
      farthest = std::max(farthest, glm::length(speed[i]));
    }
    if (farthest < kRest * h_) break;
  }
}

void Bubbles::separate(double limit, int rounds) {
  link();
  for (int round = 0; round < rounds; ++round) {
    bool moved = false;
    for (const Link& l : links_) {
      if (!(l.ratio < 2.5f)) continue;
      Dot& a = dots_[l.a];
      Dot& b = dots_[l.b];
      const glm::dvec3 way = b.position - a.position;
      const double straight = glm::length(way);
      if (!(straight > 1e-9)) continue;
      const double lacking =
          limit * h_ / static_cast<double>(l.scale) - straight * static_cast<double>(l.ratio);
      if (lacking <= 1e-4 * h_) continue;
      const double share = a.fixed || b.fixed ? 1.0 : 0.5;
      const glm::dvec3 by = way * (share * lacking / straight);
      if (!a.fixed) moved = move(a, -by) || moved;
      if (!b.fixed) moved = move(b, by) || moved;
    }
    if (!moved) return;
  }
}

std::vector<Bubbles::NearPair> Bubbles::nearPairs(bool exact) {
  refreshScales();
  const CellGrid grid(positionsOf(dots_), h_);
  std::vector<NearPair> pairs;
  std::vector<NearPair> asked;
  for (std::uint32_t a = 0; a < dots_.size(); ++a) {
    bool measured = false;
    grid.around(dots_[a].position, [&](std::uint32_t b) {
      if (b <= a) return;
      const double scale = 0.5 * (dots_[a].scale + dots_[b].scale);
      const double limit = kNearest * h_ / scale;
      // The way along the skin is never shorter than the straight one.
      const double straight = glm::distance(dots_[a].position, dots_[b].position);
      if (straight >= limit) {
        // But on skin that bends sharply it is found a little shorter now and then.
        if (!exact || straight >= kFoundShorter * limit) return;
        if (glm::dot(dots_[a].normal, dots_[b].normal) > kSharplyBent) return;
      }
      double along = paint::skinDistance(ground_->mesh(), dots_[a].place, dots_[b].place, 2.0);
      // The cut is an upper bound: where it is long, the shortest way may still
      // be short.
      if (along >= limit && exact) {
        surface::GeodesicField& field = field_->on(ground_->mesh());
        if (!measured) (void)field.ball(dots_[a].place, 1.3 * limit + kCornersMm);
        measured = true;
        along = std::min(along, field.distanceAt(dots_[b].place));
        if (along >= limit) asked.push_back({a, b, limit});
      }
      if (along < limit) pairs.push_back({a, b, along * scale});
    });
  }
  // On rough skin the way found back may be shorter than the way there.
  std::sort(asked.begin(), asked.end(), [](const NearPair& x, const NearPair& y) {
    return x.b != y.b ? x.b < y.b : x.a < y.a;
  });
  for (std::size_t i = 0; i < asked.size(); ++i) {
    surface::GeodesicField& field = field_->on(ground_->mesh());
    if (i == 0 || asked[i].b != asked[i - 1].b) {
      (void)field.ball(dots_[asked[i].b].place, 1.3 * kNearest * h_ + kCornersMm);
    }
    const double along = field.distanceAt(dots_[asked[i].a].place);
    const double limit = asked[i].distance;
    if (along < limit) {
      pairs.push_back({asked[i].a, asked[i].b, along * kNearest * h_ / limit});
    }
  }
  std::sort(pairs.begin(), pairs.end(), [](const NearPair& x, const NearPair& y) {
    if (x.distance != y.distance) return x.distance < y.distance;
    return x.a != y.a ? x.a < y.a : x.b < y.b;
  });
  return pairs;
}

std::size_t Bubbles::thin(bool all) {
  const std::vector<NearPair> pairs = nearPairs(all);
  if (pairs.empty()) return 0;
  // How much each point is pressed: the more pressed one of a pair goes.
  std::vector<double> pressed(dots_.size(), 0.0);
  for (const NearPair& p : pairs) {
    pressed[p.a] += h_ - p.distance;
    pressed[p.b] += h_ - p.distance;
  }
  std::vector<char> gone(dots_.size(), 0);
  std::vector<std::uint32_t> removed;
  for (const NearPair& p : pairs) {
    if (gone[p.a] || gone[p.b]) continue;
    const Dot& a = dots_[p.a];
    const Dot& b = dots_[p.b];
    if (a.locked && b.locked) continue;
    bool takeA = pressed[p.a] > pressed[p.b];
    // A gap in the outer row is not closed again.
    if (a.rail != b.rail) takeA = b.rail;
    if (a.fixed != b.fixed) takeA = b.fixed;
    if (a.locked || b.locked) takeA = b.locked;
    const std::uint32_t victim = takeA ? p.a : p.b;
    if (!all) {
      // One gap at a time: what is left round it may find room when it relaxes.
      bool near = false;
      for (const std::uint32_t r : removed) {
        near = near || glm::distance(dots_[r].position, dots_[victim].position) < 2.2 * h_;
      }
      if (near) continue;
    }
    gone[victim] = 1;
    removed.push_back(victim);
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < dots_.size(); ++i) {
    if (!gone[i]) dots_[kept++] = dots_[i];
  }
  dots_.resize(kept);
  links_.clear();
  return removed.size();
}

bool Bubbles::folded() {
  link();
  return facingAway_ || std::any_of(links_.begin(), links_.end(),
                                    [](const Link& l) { return l.ratio > kFoldedRatio; });
}

double Bubbles::nearestMm() {
  const std::vector<NearPair> pairs = nearPairs(true);
  return pairs.empty() ? h_ : pairs.front().distance;
}

}  // namespace mesomap::layout
