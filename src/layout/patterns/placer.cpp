#include "placer.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numeric>

#include "order.h"
#include "paint/skin_path.h"

namespace mesomap::layout {
namespace {

/// A place this much outside is taken for on the border: it was put there and rounded.
constexpr double kBorderSlackMm = 0.05;
/// Between normals no farther apart than this a cut of the skin is the way itself.
constexpr double kGentleCosine = 0.5;
/// A new point this near to one of the layout before, in spacings, is that point.
constexpr double kSamePoint = 0.3;
/// And this near it has not moved at all, mm.
constexpr double kUnmovedMm = 0.02;

std::uint64_t cellKey(std::int64_t x, std::int64_t y, std::int64_t z) {
  constexpr std::uint64_t kMask = (1u << 21) - 1;
  return ((static_cast<std::uint64_t>(x) & kMask) << 42) |
         ((static_cast<std::uint64_t>(y) & kMask) << 21) | (static_cast<std::uint64_t>(z) & kMask);
}

}  // namespace

Placer::Placer(const Setting& setting, double spacingMm) : setting_(setting), spacing_(spacingMm) {
  const Input& input = setting.input;
  const mesh::TriangleMesh& skin = setting.skin();
  for (std::size_t i = 0; i < input.locked.size(); ++i) {
    if (!paint::liesOn(skin, input.locked[i])) continue;
    points_.push_back({input.locked[i], true, static_cast<int>(input.keep.size() + i), 0});
    rank_.push_back(0.0);
    occupy(input.locked[i]);
  }
  for (const auto* others : {&input.neighbours, &input.empty}) {
    for (const mesh::SurfacePoint& place : *others) {
      if (paint::liesOn(skin, place)) occupy(place);
    }
  }
  keptUsed_.assign(input.keep.size(), 0);
  for (const mesh::SurfacePoint& place : input.keep) {
    keptAt_.push_back(paint::liesOn(skin, place) ? mesh::positionAt(skin, place) : glm::dvec3(1e9));
  }
}

void Placer::occupy(const mesh::SurfacePoint& place) {
  const mesh::TriangleMesh& skin = setting_.skin();
  const glm::dvec3 at = mesh::positionAt(skin, place);
  const glm::dvec3 cell = glm::floor(at / spacing_);
  cells_[cellKey(static_cast<std::int64_t>(cell.x), static_cast<std::int64_t>(cell.y),
                 static_cast<std::int64_t>(cell.z))]
      .push_back(static_cast<std::uint32_t>(taken_.size()));
  taken_.push_back({place, at, upAt(skin, place)});
}

bool Placer::roomFor(const mesh::SurfacePoint& place) {
  const mesh::TriangleMesh& skin = setting_.skin();
  const glm::dvec3 at = mesh::positionAt(skin, place);
  const glm::dvec3 up = upAt(skin, place);
  const double limit = kPlacerNearest * spacing_;
  const glm::dvec3 cell = glm::floor(at / spacing_);
  const auto x = static_cast<std::int64_t>(cell.x);
  const auto y = static_cast<std::int64_t>(cell.y);
  const auto z = static_cast<std::int64_t>(cell.z);
  bool measured = false;
  for (std::int64_t i = x - 1; i <= x + 1; ++i) {
    for (std::int64_t j = y - 1; j <= y + 1; ++j) {
      for (std::int64_t k = z - 1; k <= z + 1; ++k) {
        const auto found = cells_.find(cellKey(i, j, k));
        if (found == cells_.end()) continue;
        for (const std::uint32_t index : found->second) {
          const Taken& other = taken_[index];
          // The way along the skin is never shorter than the straight one.
          if (glm::distance(other.position, at) >= limit) continue;
          const double along = paint::skinDistance(setting_.mesh(), place, other.place, 2.0);
          if (along < limit) return false;
          // A cut is an upper bound. On skin that hardly bends it is the way itself.
          if (std::isfinite(along) && glm::dot(up, other.normal) > kGentleCosine &&
              along < 1.15 * glm::distance(other.position, at)) {
            continue;
          }
          if (!measured) {
            if (!field_) field_ = std::make_unique<surface::GeodesicField>(setting_.mesh());
            (void)field_->ball(place, 1.05 * limit);
            measured = true;
          }
          if (field_->distanceAt(other.place) < limit) return false;
        }
      }
    }
  }
  return true;
}

bool Placer::hasRoom(const mesh::SurfacePoint& place) {
  return setting_.ground.at(place) >= -kBorderSlackMm && roomFor(place);
}

int Placer::keptNear(const mesh::SurfacePoint& place) const {
  const glm::dvec3 at = mesh::positionAt(setting_.skin(), place);
  int best = -1;
  double nearest = kSamePoint * spacing_;
  for (std::size_t i = 0; i < keptAt_.size(); ++i) {
    const double away = glm::distance(keptAt_[i], at);
    if (keptUsed_[i] == 0 && away < nearest) {
      nearest = away;
      best = static_cast<int>(i);
    }
  }
  return best;
}

bool Placer::put(const mesh::SurfacePoint& place, std::uint32_t touch) {
  if (!hasRoom(place)) return false;
  const mesh::TriangleMesh& skin = setting_.skin();
  const std::string zone = setting_.input.blocked ? setting_.input.blocked(place) : std::string();
  if (!zone.empty()) {
    // It holds its place against others that would be left out as well: counted once.
    blocked_.push_back({zone, mesh::positionAt(skin, place)});
    occupy(place);
    return false;
  }
  Point point{place, false, keptNear(place), touch};
  if (point.keptFrom >= 0) {
    const auto kept = static_cast<std::size_t>(point.keptFrom);
    keptUsed_[kept] = 1;
    if (glm::distance(keptAt_[kept], mesh::positionAt(skin, place)) < kUnmovedMm) {
      point.place = setting_.input.keep[kept];
    }
  }
  points_.push_back(point);
  rank_.push_back(offered_);
  occupy(point.place);
  return true;
}

bool Placer::putPair(const mesh::SurfacePoint& place, std::uint32_t touch,
                     std::uint32_t imageTouch) {
  const Half& half = *setting_.half;
  const double limit = kPlacerNearest * spacing_;
  const glm::dvec3 at = mesh::positionAt(setting_.skin(), place);
  const double from = half.from(at);
  if (from <= -0.5 * limit) {
    hints_.push_back({at, offered_});
    return false;
  }
  const auto image = from >= 0.5 * limit ? half.other->at(place) : std::nullopt;
  if (from >= 0.5 * limit && !image) return false;
  if (!image || glm::distance(at, mesh::positionAt(setting_.skin(), *image)) < limit) {
    const auto middle = half.onPlane(place);
    return middle && put(*middle, touch);
  }
  const bool here = hasRoom(place);
  const bool there = hasRoom(*image);
  // What the user placed or took away on one side only does not empty the other.
  const Input& input = setting_.input;
  const bool alone = !input.locked.empty() || !input.neighbours.empty() || !input.empty.empty();
  if (!(here && there) && !alone) return false;
  const bool put1 = here && put(place, touch);
  if (there && put(*image, imageTouch)) rank_.back() = -offered_;
  return put1;
}

bool Placer::offer(const mesh::SurfacePoint& place, std::uint32_t touch, std::uint32_t imageTouch) {
  if (setting_.progress.cancelled()) return false;  // what was put down so far is thrown away
  offered_ += 1.0;
  return setting_.half != nullptr ? putPair(place, touch, imageTouch) : put(place, touch);
}

void Placer::putInOrderOfOffers() {
  const mesh::TriangleMesh& skin = setting_.skin();
  for (std::size_t i = 0; i < points_.size(); ++i) {
    if (rank_[i] >= 0.0) continue;
    rank_[i] = -rank_[i] + 0.5;  // behind the point that it is the image of
    const glm::dvec3 at = mesh::positionAt(skin, points_[i].place);
    double nearest = 0.4 * spacing_;
    for (const Hint& hint : hints_) {
      const double away = glm::distance(hint.position, at);
      if (away >= nearest) continue;
      nearest = away;
      rank_[i] = hint.rank;
    }
  }
  std::vector<std::size_t> way(points_.size());
  std::iota(way.begin(), way.end(), std::size_t{0});
  std::stable_sort(way.begin(), way.end(),
                   [&](std::size_t a, std::size_t b) { return rank_[a] < rank_[b]; });
  std::vector<Point> sorted;
  sorted.reserve(points_.size());
  for (const std::size_t i : way) sorted.push_back(points_[i]);
  points_ = std::move(sorted);
}

void Placer::keepEarlier() {
  for (const mesh::SurfacePoint& place : setting_.input.keep) {
    if (paint::liesOn(setting_.skin(), place)) offer(place);
  }
}

bool Placer::takeSeeds() {
  const Input& input = setting_.input;
  if (!input.keep.empty() || input.seeds.empty()) return false;
  for (std::size_t i = 0; i < input.seeds.size(); ++i) {
    mesh::SurfacePoint place = input.seeds[i];
    if (!paint::liesOn(setting_.skin(), place)) continue;
    // The other side is never quite the same: a hair outside is on the border.
    if (setting_.ground.at(place) < 0.0 && !setting_.ground.pullInside(place, spacing_ / 3.0)) {
      continue;
    }
    offer(place, i < input.seedTouches.size() ? input.seedTouches[i] : 0);
  }
  return points_.size() > input.locked.size();
}

Output Placer::finish(Order order) {
  const plan::WorkingOrder wanted = setting_.input.rule.order;
  const bool asPlaced = order == Order::asPlaced && wanted == plan::WorkingOrder::rows;
  if (asPlaced && setting_.half != nullptr) putInOrderOfOffers();
  Output output;
  output.points = std::move(points_);
  output.blocked = std::move(blocked_);
  if (!asPlaced) putInWorkingOrder(output.points, setting_.skin(), spacing_, wanted);
  return output;
}

}  // namespace mesomap::layout
