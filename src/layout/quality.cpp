#include "quality.h"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>
#include <limits>
#include <map>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "cell_grid.h"
#include "farthest.h"
#include "layout/promises.h"
#include "paint/skin_path.h"
#include "surface/geodesic_field.h"
#include "surface/walk.h"

namespace mesomap::layout {
namespace {

constexpr double kBallReach = 1.9;       // spacings: all Delaunay neighbours of an interior point
constexpr double kGapTolerance = 0.002;  // spacings: so exactly the largest gap is found

/// Number of Delaunay neighbours: sides of the Voronoi cell of the origin among `others`.
std::size_t cellSides(const std::vector<glm::dvec2>& others, double reach) {
  struct Side {
    glm::dvec2 corner;
    std::size_t owner;  // of the side that begins at this corner
  };
  constexpr std::size_t kBox = std::numeric_limits<std::size_t>::max();
  std::vector<Side> cell{{{-reach, -reach}, kBox},
                         {{reach, -reach}, kBox},
                         {{reach, reach}, kBox},
                         {{-reach, reach}, kBox}};
  for (std::size_t i = 0; i < others.size(); ++i) {
    const double half = 0.5 * glm::dot(others[i], others[i]);
    std::vector<Side> cut;
    for (std::size_t k = 0; k < cell.size(); ++k) {
      const Side& a = cell[k];
      const Side& b = cell[(k + 1) % cell.size()];
      const double da = glm::dot(a.corner, others[i]) - half;
      const double db = glm::dot(b.corner, others[i]) - half;
      if (da <= 0.0) cut.push_back(a);
      if ((da <= 0.0) != (db <= 0.0)) {
        const glm::dvec2 crossing = a.corner + (b.corner - a.corner) * (da / (da - db));
        // Leaving the half plane begins the new side; coming back continues the old one.
        cut.push_back({crossing, da <= 0.0 ? i : a.owner});
      }
    }
    cell = std::move(cut);
  }
  std::size_t sides = 0;
  for (const Side& s : cell) sides += s.owner != kBox ? 1 : 0;
  return sides;
}

/// Where another point lies as seen from the source of the last ball: the log map, in the frame of
/// the source's triangle.
glm::dvec2 seenFrom(const mesh::TriangleMesh& m, const surface::GeodesicField& field,
                    const Dot& source, const Dot& other, double along) {
  const glm::dvec3 up = mesh::faceNormal(m, source.place.triangle);
  const glm::dvec3 u = surface::tangentAt(
      m, source.place, m.corner(source.place.triangle, 1) - m.corner(source.place.triangle, 0));
  const glm::dvec3 v = glm::cross(up, u);
  const glm::dvec3 way = other.position - source.position;
  glm::dvec2 direction(glm::dot(way, u), glm::dot(way, v));
  if (other.place.triangle != source.place.triangle) {
    glm::dvec2 log(0.0);
    for (int k = 0; k < 3; ++k) {
      const std::uint32_t corner = m.triangles[other.place.triangle][static_cast<std::size_t>(k)];
      const auto d = static_cast<double>(field.distanceAt(corner));
      const auto angle = static_cast<double>(field.angleAt(corner));
      if (std::isfinite(d) && std::isfinite(angle)) {
        log += other.place.barycentric[k] * d * glm::dvec2(std::cos(angle), std::sin(angle));
      }
    }
    // Where ways from two sides meet their directions say nothing.
    if (glm::length(log) > 0.7 * along) direction = log;
  }
  const double size = glm::length(direction);
  return size > 1e-9 ? direction * (along / size) : glm::dvec2(0.0);
}

/// How a point stands to the edge of the ground.
struct Edge {
  std::vector<char> row;   ///< Nearest to some place of the ground's border.
  std::vector<char> skin;  ///< Nearest to some place where the skin itself ends.
};

/// Places all along the edge of the ground.
struct EdgePlaces {
  std::vector<mesh::SurfacePoint> row;
  std::vector<mesh::SurfacePoint> skin;
};

EdgePlaces edgePlacesOf(const Ground& ground, const surface::PageTriangles& pages) {
  EdgePlaces places;
  const mesh::CornerTable& topology = ground.mesh().topology();
  for (const surface::Polyline& line : surface::isolines(ground.mesh(), pages, ground.field())) {
    places.row.insert(places.row.end(), line.points.begin(), line.points.end());
  }
  for (const std::uint32_t t : pages.touched(ground.field())) {
    for (std::uint32_t k = 0; k < 3; ++k) {
      if (topology.opposite(3 * t + k) != mesh::kNone) continue;
      mesh::SurfacePoint middle{t, glm::dvec3(0.5)};
      middle.barycentric[static_cast<int>(k)] = 0.0;
      if (ground.at(middle) > 0.0) places.skin.push_back(middle);
    }
  }
  return places;
}

Edge edgeOf(const Ground& ground, const EdgePlaces& places, const std::vector<Dot>& dots,
            const Nearness& nearness) {
  Edge edge{std::vector<char>(dots.size(), 0), std::vector<char>(dots.size(), 0)};
  const mesh::TriangleMesh& m = ground.mesh().mesh();
  const auto mark = [&](std::vector<char>& marks, const mesh::SurfacePoint& place) {
    const glm::dvec3 position = mesh::positionAt(m, place);
    std::uint32_t nearest = mesh::kNone;
    double best = 0.0;
    for (const std::uint32_t v : m.triangles[place.triangle]) {
      const std::uint32_t owner = nearness.owner(v);
      if (owner == mesh::kNone) continue;
      const double d = glm::distance(position, dots[owner].position);
      if (nearest == mesh::kNone || d < best) {
        best = d;
        nearest = owner;
      }
    }
    if (nearest != mesh::kNone) marks[nearest] = 1;
  };
  for (const mesh::SurfacePoint& place : places.row) mark(edge.row, place);
  for (const mesh::SurfacePoint& place : places.skin) mark(edge.skin, place);
  return edge;
}

/// How one point stands to the others.
struct SeenAround {
  std::vector<NearVertex> ball;
  double nearestMm = std::numeric_limits<double>::infinity();
  std::size_t sides = 0;
};

SeenAround seenBy(std::uint32_t a, const mesh::TriangleMesh& mesh, const std::vector<Dot>& dots,
                  const CellGrid& grid, double reach, surface::GeodesicField& field) {
  SeenAround seen;
  const auto ball = field.ball(dots[a].place, reach);
  seen.ball.reserve(ball.size());
  for (const surface::Reached& r : ball) seen.ball.push_back({r.vertex, r.distanceMm});
  std::vector<std::uint32_t> near;
  grid.around(dots[a].position, [&](std::uint32_t b) {
    if (b != a) near.push_back(b);
  });
  std::sort(near.begin(), near.end());
  std::vector<glm::dvec2> flat;
  for (const std::uint32_t b : near) {
    // In sharply bent skin the field finds ways a little shorter than the straight one: none is.
    const double along = std::max(field.distanceAt(dots[b].place),
                                  glm::distance(dots[a].position, dots[b].position));
    if (!(along <= reach)) continue;
    seen.nearestMm = std::min(seen.nearestMm, along);
    const glm::dvec2 way = seenFrom(mesh, field, dots[a], dots[b], along);
    if (glm::length(way) > 1e-9) flat.push_back(way);
  }
  seen.sides = cellSides(flat, reach);
  return seen;
}

}  // namespace

Quality qualityOf(const mesh::WorkingMesh& mesh, const surface::PageTriangles& pages,
                  const surface::PagedField& shape, const plan::Rule& rule,
                  const std::vector<mesh::SurfacePoint>& points) {
  return qualityOf(mesh, pages, shape, rule, points, {});
}

Quality qualityOf(const mesh::WorkingMesh& mesh, const surface::PageTriangles& pages,
                  const surface::PagedField& shape, const plan::Rule& rule,
                  const std::vector<mesh::SurfacePoint>& points,
                  const std::vector<mesh::SurfacePoint>& absent) {
  const double h = rule.spacingMm;
  Quality none;
  none.spacingMm = h;
  if (!(h > 0.0) || !std::isfinite(h) || !(rule.marginMm >= 0.0)) return none;
  const auto dotsAt = [&](const std::vector<mesh::SurfacePoint>& places) {
    std::vector<Dot> dots;
    for (const mesh::SurfacePoint& p : places) {
      if (paint::liesOn(mesh.mesh(), p)) dots.push_back(makeDot(mesh, p));
    }
    return dots;
  };
  std::vector<Dot> dots = dotsAt(points);
  if (dots.empty()) return none;
  for (Dot& other : dotsAt(absent)) {
    other.ghost = true;
    dots.push_back(other);
  }
  const Ground ground(mesh, pages, shape, rule.marginMm);
  Quality quality = Measure(ground, pages, h).of(dots, {});
  const double area = surface::areaMm2(mesh, pages, shape);
  const double perfect =
      std::sqrt(2.0 * area / (std::sqrt(3.0) * static_cast<double>(dots.size())));
  if (perfect > 0.0) quality.density = quality.minDistanceMm / perfect;
  return quality;
}

struct Measure::Impl {
  Impl(const Ground& itsGround, const surface::PageTriangles& itsPages, double spacingMm)
      : ground(itsGround),
        pages(itsPages),
        h(spacingMm),
        perimeterMm(surface::perimeterMm(itsGround.mesh(), itsPages, itsGround.field())),
        edge(edgePlacesOf(itsGround, itsPages)),
        fields(std::cref(itsGround.mesh())) {}

  const Ground& ground;
  const surface::PageTriangles& pages;
  const double h;
  const double perimeterMm;
  const EdgePlaces edge;
  tbb::enumerable_thread_specific<surface::GeodesicField> fields;
  std::vector<Dot> dots;  ///< Of the last layout measured.
  std::vector<SeenAround> seen;

  /// For each of the dots its number in the last layout, where all around it is as it was.
  [[nodiscard]] std::vector<std::uint32_t> asBefore(const std::vector<Dot>& now) const {
    std::vector<std::uint32_t> before(now.size(), mesh::kNone);
    if (dots.empty()) return before;
    const auto inOrder = [](const glm::dvec3& a, const glm::dvec3& b) {
      return std::tie(a.x, a.y, a.z) < std::tie(b.x, b.y, b.z);
    };
    std::map<glm::dvec3, std::uint32_t, decltype(inOrder)> known(inOrder);
    for (std::uint32_t i = 0; i < dots.size(); ++i) known.emplace(dots[i].position, i);
    std::vector<glm::dvec3> changed;
    for (std::uint32_t i = 0; i < now.size(); ++i) {
      const auto found = known.find(now[i].position);
      if (found == known.end() || dots[found->second].place != now[i].place) {
        changed.push_back(now[i].position);
        continue;
      }
      before[i] = found->second;
      known.erase(found);
    }
    for (const auto& [position, gone] : known) changed.push_back(position);
    if (changed.empty()) return before;
    const double reach = kBallReach * h;
    for (std::uint32_t i = 0; i < now.size(); ++i) {
      const bool near = std::any_of(changed.begin(), changed.end(), [&](const glm::dvec3& c) {
        return glm::distance(c, now[i].position) <= reach;
      });
      if (near) before[i] = mesh::kNone;
    }
    return before;
  }

  void look(const std::vector<Dot>& now, const Progress& progress) {
    const double reach = kBallReach * h;
    const CellGrid grid(positionsOf(now), reach);
    const std::vector<std::uint32_t> before = asBefore(now);
    std::vector<SeenAround> fresh(now.size());
    tbb::parallel_for(tbb::blocked_range<std::uint32_t>(0, static_cast<std::uint32_t>(now.size())),
                      [&](const tbb::blocked_range<std::uint32_t>& range) {
                        surface::GeodesicField& field = fields.local();
                        for (std::uint32_t a = range.begin(); a != range.end(); ++a) {
                          if (progress.cancelled()) return;
                          fresh[a] = before[a] != mesh::kNone
                                         ? seen[before[a]]
                                         : seenBy(a, ground.mesh().mesh(), now, grid, reach, field);
                        }
                      });
    dots = now;
    seen = std::move(fresh);
  }
};

Measure::Measure(const Ground& ground, const surface::PageTriangles& pages, double spacingMm)
    : impl_(std::make_unique<Impl>(ground, pages, spacingMm)) {}
Measure::~Measure() = default;

Quality Measure::of(const std::vector<Dot>& laid, const Progress& progress) {
  const Ground& ground = impl_->ground;
  const double h = impl_->h;
  Quality quality;
  quality.spacingMm = h;
  // Ghosts come last.
  std::vector<Dot> dots = laid;
  const auto ghosts =
      std::stable_partition(dots.begin(), dots.end(), [](const Dot& d) { return !d.ghost; });
  const auto own = static_cast<std::size_t>(ghosts - dots.begin());
  quality.sites = own;
  if (own == 0) return quality;
  const mesh::WorkingMesh& mesh = ground.mesh();
  impl_->look(dots, progress);
  if (progress.cancelled()) return quality;
  const std::vector<SeenAround>& seen = impl_->seen;
  const double reach = kBallReach * h;
  Nearness nearness(mesh, reach);
  std::vector<std::span<const NearVertex>> balls;
  balls.reserve(dots.size());
  for (std::uint32_t a = 0; a < dots.size(); ++a) {
    nearness.add(a, seen[a].ball);
    balls.emplace_back(seen[a].ball);
  }
  const Edge edge = edgeOf(ground, impl_->edge, dots, nearness);
  std::size_t six = 0;
  for (std::size_t i = 0; i < own; ++i) {
    if (edge.row[i] || edge.skin[i]) continue;
    ++quality.interior;
    if (seen[i].sides == 6) ++six;
  }

  double sum = 0.0;
  double squares = 0.0;
  double smallest = std::numeric_limits<double>::infinity();
  std::size_t paired = 0;
  for (std::size_t i = 0; i < own; ++i) {
    const double d = seen[i].nearestMm;
    if (!std::isfinite(d)) continue;
    smallest = std::min(smallest, d);
    sum += d;
    squares += d * d;
    ++paired;
  }
  if (paired > 0) {
    const double mean = sum / static_cast<double>(paired);
    quality.minDistanceMm = std::max(smallest, 1e-6);  // 0: no pair
    quality.nearestCv =
        std::sqrt(std::max(0.0, squares / static_cast<double>(paired) - mean * mean)) / mean;
  }
  if (quality.interior > 0) {
    quality.sixNeighbourShare = static_cast<double>(six) / static_cast<double>(quality.interior);
  }
  const Farthest farthest =
      farthestPlace(ground, impl_->pages, dots, balls, nearness, kGapTolerance * h);
  quality.largestGapMm = farthest.mm;
  widest_ = farthest.place;
  // Groemer 1960: no more points than this keep the spacing in a convex piece of the plane.
  quality.expected = 2.0 * ground.areaMm2() / (std::sqrt(3.0) * h * h) +
                     impl_->perimeterMm / (2.0 * h) + static_cast<double>(ground.parts()) -
                     static_cast<double>(dots.size() - own);
  double border = 0.0;
  std::size_t row = 0;
  for (std::size_t i = 0; i < own; ++i) {
    if (!edge.row[i]) continue;
    const double off = ground.at(dots[i].place);
    border += off * off;
    ++row;
  }
  if (row > 0) quality.borderRmsMm = std::sqrt(border / static_cast<double>(row));
  return quality;
}

}  // namespace mesomap::layout
