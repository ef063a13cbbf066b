#include "surface/geodesic_field.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>
#include <new>
#include <numbers>

#include "distance_queue.h"
#include "unfolding.h"

namespace mesomap::surface {

using mesh::CornerTable;
using mesh::kNone;
using mesh::SurfacePoint;

namespace {

/// A later value must be better by this share: the float store rounds by a tenth of it, and an
/// equal way found twice must not replace an exact direction by a rounded one.
constexpr double kBetter = 1.0 - 1e-6;

/// Into [-π, π], from differences of two angles that already lie there.
double wrapped(double angle) {
  if (angle > std::numbers::pi) return angle - 2.0 * std::numbers::pi;
  if (angle < -std::numbers::pi) return angle + 2.0 * std::numbers::pi;
  return angle;
}

double cross(const glm::dvec2& a, const glm::dvec2& b) {
  return a.x * b.y - a.y * b.x;
}

glm::dvec2 turned(const glm::dvec2& v, double angle) {
  const double c = std::cos(angle);
  const double s = std::sin(angle);
  return {c * v.x - s * v.y, s * v.x + c * v.y};
}

double angleBetween(const glm::dvec3& a, const glm::dvec3& b) {
  return std::atan2(glm::length(glm::cross(a, b)), glm::dot(a, b));
}

}  // namespace

GeodesicField::GeodesicField(const mesh::WorkingMesh& mesh)
    : GeodesicField(mesh.mesh(), mesh.topology()) {}

GeodesicField::GeodesicField(const mesh::TriangleMesh& mesh, const mesh::CornerTable& topology)
    : mesh_(&mesh),
      topology_(&topology),
      state_(static_cast<State*>(
          std::calloc(std::max<std::size_t>(1, mesh.positions.size()), sizeof(State)))),
      vertexCount_(mesh.positions.size()) {
  if (!state_) throw std::bad_alloc();
}

void GeodesicField::restart(double radius) {
  if (seenStamp_ >= 0xfffffff0u) {
    for (std::size_t v = 0; v < vertexCount_; ++v) state_[v].stamp = 0;
    seenStamp_ = 0;
  }
  seenStamp_ += 2;
  radius_ = radius;
  queue_.clear();
  reached_.clear();
  hasSource_ = false;
  corrected_ = false;
}

void GeodesicField::offer(std::uint32_t vertex, double distance, double angle) {
  State& s = state_[vertex];
  if (s.stamp >= seenStamp_ && !(distance < s.distance * kBetter)) return;
  if (std::isnan(distance)) return;
  // A settled vertex that is bettered after all (its way crosses an edge with an end farther off
  // than itself) goes through the queue again.
  if (s.stamp > seenStamp_) corrected_ = true;
  s = {static_cast<float>(distance), static_cast<float>(angle), seenStamp_};
  if (distance > radius_) return;  // known for its neighbours' sake, but never reached
  pushEntry(queue_, queueEntry(s.distance, vertex));
}

/// Offers k the straight way from the virtual source through edge i-j, or the way round its end.
template <bool kDirections>
void GeodesicField::unfold(std::uint32_t i, std::uint32_t j, std::uint32_t k) {
  const double di = state_[i].distance;
  const double dj = state_[j].distance;
  if (settled(k) && state_[k].distance <= std::min(di, dj)) return;
  const glm::dvec3 pi = at(i);
  const glm::dvec3 pj = at(j);
  const glm::dvec3 pk = at(k);
  if (seen(k)) {
    // Most triangles are met again from behind, where nothing is to be gained. Seen without a root:
    // were the virtual source level with the edge, its distance would be this, and it is farther.
    const glm::dvec3 e = pj - pi;
    const glm::dvec3 f = pk - pi;
    const double length = glm::dot(e, e);
    const double worthwhile = state_[k].distance * kBetter;
    const double excess = glm::dot(f, f) + di * di - worthwhile * worthwhile;
    if (excess * length >= glm::dot(e, f) * (di * di - dj * dj + length)) return;
  }
  const Unfolding flat(pi, pj, pk, di, dj);
  if (const int side = flat.side(); side != 0) {
    const std::uint32_t end = side < 0 ? i : j;
    offer(k, state_[end].distance + glm::distance(side < 0 ? pi : pj, pk), state_[end].angle);
    return;
  }
  const double squared = flat.squaredDistance();
  if (seen(k)) {
    const double worthwhile = state_[k].distance * kBetter;
    if (!(squared < worthwhile * worthwhile)) return;
  }
  const double distance = std::sqrt(squared);
  if constexpr (!kDirections) {
    offer(k, distance, 0.0);
    return;
  }
  const double from = state_[i].angle;
  const double angle = from + flat.angleShare() * wrapped(state_[j].angle - from);
  offer(k, distance, wrapped(angle));
}

/// Offers k the way of a straight front that passed i and j.
void GeodesicField::advanceFront(std::uint32_t i, std::uint32_t j, std::uint32_t k) {
  const double di = state_[i].distance;
  const double dj = state_[j].distance;
  if (settled(k) && state_[k].distance <= std::min(di, dj)) return;
  const glm::dvec3 pi = at(i);
  const glm::dvec3 e = at(j) - pi;
  const glm::dvec3 f = at(k) - pi;
  const double length = glm::length(e);
  if (length > 0.0) {
    const double gx = (dj - di) / length;
    if (std::abs(gx) < 1.0) {
      const double gy = std::sqrt(1.0 - gx * gx);
      const double x = glm::dot(e, f) / length;
      const double y = std::sqrt(std::max(0.0, glm::dot(f, f) - x * x));
      const double foot = x - y * gx / gy;
      if (foot >= 0.0 && foot <= length) {
        offer(k, di + gx * x + gy * y, 0.0);
        return;
      }
    }
  }
  offer(k, std::min(di + glm::length(f), dj + glm::distance(at(j), at(k))), 0.0);
}

template <class Step>
void GeodesicField::propagate(const Step& step, const std::function<bool(std::uint32_t)>& allowed) {
  while (!queue_.empty()) {
    const std::uint64_t top = popEntry(queue_);
    const std::uint32_t v = entryVertex(top);
    if (settled(v) || entryDistance(top) > state_[v].distance) continue;
    state_[v].stamp = seenStamp_ + 1;
    reached_.push_back({v, state_[v].distance, state_[v].angle});
    for (const std::uint32_t c : topology_->cornersAt(v)) {
      const std::uint32_t triangle = CornerTable::triangleOf(c);
      const auto& t = mesh_->triangles[triangle];
      const std::uint32_t k = c - 3 * triangle;
      const std::uint32_t a = t[(0b001001u >> (2 * k)) & 3u];  // the next corner: 1, 2, 0
      const std::uint32_t b = t[(0b010010u >> (2 * k)) & 3u];  // the one before: 2, 0, 1
      if (allowed && (!allowed(a) || !allowed(b))) {
        // The other corner of a cut triangle is still reached along its edge.
        for (const std::uint32_t w : {a, b}) {
          if (allowed(w)) {
            offer(w, state_[v].distance + glm::distance(at(v), at(w)), state_[v].angle);
          }
        }
        continue;
      }
      const State& sa = state_[a];
      const State& sb = state_[b];
      if (sa.stamp >= seenStamp_ && sb.stamp >= seenStamp_) {
        // Onwards from the edge to the nearer of the two, the other of which may gain; there is
        // nothing to gain the other way round. Choices as sums: what is drawn from them is hard to
        // guess for the processor.
        constexpr float kFar = std::numeric_limits<float>::infinity();
        const float da = sa.stamp > seenStamp_ ? sa.distance : kFar;
        const float db = sb.stamp > seenStamp_ ? sb.distance : kFar;
        if (std::min(da, db) == kFar) continue;
        const std::uint32_t swap = db < da ? ~0u : 0u;
        const std::uint32_t both = a ^ b;
        step(v, a ^ (both & swap), b ^ (both & swap));
      } else {
        if (settled(a)) {
          step(v, a, b);
        } else if (settled(b)) {
          step(v, b, a);
        } else if (!seen(a)) {
          // First ways along the edges. Where a is waiting, b has one from the triangle beyond or
          // gets a better one when a's turn comes.
          offer(a, state_[v].distance + glm::distance(at(v), at(a)), state_[v].angle);
          if (!seen(b)) {
            offer(b, state_[v].distance + glm::distance(at(v), at(b)), state_[v].angle);
          }
        }
      }
    }
  }
}

/// Where corrections came late, a vertex is listed more than once: its last values count.
void GeodesicField::finish() {
  if (!corrected_) return;
  for (auto& r : reached_) r.distanceMm = state_[r.vertex].distance;
  std::sort(reached_.begin(), reached_.end(), [](const Reached& a, const Reached& b) {
    return a.distanceMm != b.distanceMm ? a.distanceMm < b.distanceMm : a.vertex < b.vertex;
  });
  const auto same = [](const Reached& a, const Reached& b) { return a.vertex == b.vertex; };
  reached_.erase(std::unique(reached_.begin(), reached_.end(), same), reached_.end());
  for (auto& r : reached_) r.angle = state_[r.vertex].angle;
}

/// Lays the triangles about each corner of the source's triangle flat, as seen from the source, and
/// offers every place that a straight line reaches: exact where unfolding from rounded distances
/// a hair away from the source would lose the direction.
void GeodesicField::seedAround(const SurfacePoint& source,
                               const std::function<bool(std::uint32_t)>& allowed) {
  const std::uint32_t t = source.triangle;
  const auto& tri = mesh_->triangles[t];
  const std::array<glm::dvec3, 3> p = {at(tri[0]), at(tri[1]), at(tri[2])};
  const double e01 = glm::distance(p[0], p[1]);
  std::array<glm::dvec2, 3> flat = {glm::dvec2(0.0), glm::dvec2(e01, 0.0), glm::dvec2(0.0)};
  if (e01 > 0.0) {
    const double x = glm::dot(p[2] - p[0], p[1] - p[0]) / e01;
    const glm::dvec3 f = p[2] - p[0];
    flat[2] = {x, std::sqrt(std::max(0.0, glm::dot(f, f) - x * x))};
  }
  const glm::dvec2 s = flat[0] * source.barycentric.x + flat[1] * source.barycentric.y +
                       flat[2] * source.barycentric.z;
  const auto seed = [&](std::uint32_t vertex, const glm::dvec2& place) {
    if (allowed && !allowed(vertex)) return;
    const glm::dvec2 d = place - s;
    offer(vertex, glm::length(d), std::atan2(d.y, d.x));
  };
  for (std::size_t k = 0; k < 3; ++k) seed(tri[k], flat[k]);

  for (std::uint32_t k = 0; k < 3; ++k) {
    const glm::dvec2 centre = flat[k];
    const glm::dvec2 toSource = s - centre;
    const bool onCorner = glm::length(toSource) <= 1e-9 * e01;
    for (const bool left : {true, false}) {
      std::uint32_t c = 3 * t + k;
      glm::dvec2 edge = flat[left ? (k + 2) % 3 : (k + 1) % 3];
      glm::dvec2 limit = edge - s;
      double turn = onCorner ? 0.5 * angleBetween(p[(k + 1) % 3] - p[k], p[(k + 2) % 3] - p[k])
                             : std::abs(std::atan2(cross(toSource, edge - centre),
                                                   glm::dot(toSource, edge - centre)));
      while (true) {
        const std::uint32_t o =
            topology_->opposite(left ? CornerTable::next(c) : CornerTable::prev(c));
        if (o == kNone || o / 3 == t) break;
        c = left ? CornerTable::next(o) : CornerTable::prev(o);
        const auto& other = mesh_->triangles[o / 3];
        const glm::dvec3 a = at(other[c % 3]);
        const glm::dvec3 before =
            at(other[(left ? CornerTable::next(c) : CornerTable::prev(c)) % 3]);
        const glm::dvec3 after = at(other[o % 3]);
        const double angle = angleBetween(before - a, after - a);
        turn += angle;
        const double along = glm::length(edge - centre);
        if (turn >= std::numbers::pi || !(along > 0.0)) break;
        edge = centre +
               turned((edge - centre) / along, left ? angle : -angle) * glm::distance(after, a);
        const glm::dvec2 way = edge - s;
        const double side = left ? cross(limit, way) : cross(way, limit);
        if (side < 0.0) continue;  // hidden behind an earlier edge's end
        seed(other[o % 3], edge);
        limit = way;
      }
    }
  }
}

template <bool kDirections>
std::span<const Reached> GeodesicField::spread(const SurfacePoint& source, double radiusMm,
                                               const std::function<bool(std::uint32_t)>& allowed) {
  restart(radiusMm);
  if (source.triangle >= mesh_->triangles.size()) return {};
  source_ = source;
  hasSource_ = true;
  seedAround(source, allowed);
  propagate(
      [this](std::uint32_t i, std::uint32_t j, std::uint32_t k) { unfold<kDirections>(i, j, k); },
      allowed);
  finish();
  return reached_;
}

std::span<const Reached> GeodesicField::ball(const SurfacePoint& source, double radiusMm,
                                             const std::function<bool(std::uint32_t)>& allowed) {
  return spread<true>(source, radiusMm, allowed);
}

std::span<const Reached> GeodesicField::reach(const SurfacePoint& source, double radiusMm,
                                              const std::function<bool(std::uint32_t)>& allowed) {
  return spread<false>(source, radiusMm, allowed);
}

std::span<const Reached> GeodesicField::fromSeeds(
    std::span<const Seed> seeds, double radiusMm,
    const std::function<bool(std::uint32_t)>& allowed) {
  restart(radiusMm);
  for (const auto& seed : seeds) {
    if (seed.vertex < vertexCount_ && (!allowed || allowed(seed.vertex))) {
      offer(seed.vertex, seed.distanceMm, 0.0);
    }
  }
  propagate([this](std::uint32_t i, std::uint32_t j, std::uint32_t k) { advanceFront(i, j, k); },
            allowed);
  finish();
  return reached_;
}

float GeodesicField::distanceAt(std::uint32_t vertex) const {
  return settled(vertex) ? state_[vertex].distance : std::numeric_limits<float>::infinity();
}

float GeodesicField::angleAt(std::uint32_t vertex) const {
  return settled(vertex) ? state_[vertex].angle : 0.0f;
}

double GeodesicField::distanceAt(const SurfacePoint& point) const {
  const glm::dvec3 place = positionAt(*mesh_, point);
  if (hasSource_ && point.triangle == source_.triangle) {
    return glm::distance(place, positionAt(*mesh_, source_));
  }
  const auto& tri = mesh_->triangles[point.triangle];
  if (!hasSource_) {
    double sum = 0.0;
    for (std::size_t k = 0; k < 3; ++k) {
      const double share = point.barycentric[static_cast<int>(k)];
      if (share != 0.0) sum += share * distanceAt(tri[k]);
    }
    return sum;
  }
  return distanceWithin(*mesh_, point.triangle,
                        {distanceAt(tri[0]), distanceAt(tri[1]), distanceAt(tri[2])}, place);
}

double distanceWithin(const mesh::TriangleMesh& mesh, std::uint32_t triangle,
                      const std::array<double, 3>& cornersMm, const glm::dvec3& place) {
  const mesh::Triangle& tri = mesh.triangles[triangle];
  double best = std::numeric_limits<double>::infinity();
  for (std::size_t k = 0; k < 3; ++k) {
    const double di = cornersMm[k];
    const double dj = cornersMm[(k + 1) % 3];
    if (!std::isfinite(di)) continue;
    const glm::dvec3 pi(mesh.positions[tri[k]]);
    best = std::min(best, di + glm::distance(pi, place));
    if (!std::isfinite(dj)) continue;
    const Unfolding flat(pi, glm::dvec3(mesh.positions[tri[(k + 1) % 3]]), place, di, dj);
    if (flat.side() == 0) best = std::min(best, std::sqrt(flat.squaredDistance()));
  }
  return best;
}

}  // namespace mesomap::surface
