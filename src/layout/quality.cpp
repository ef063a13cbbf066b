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

Edge edgeOf(const Ground& ground, const surface::PageTriangles& pages, const std::vector<Dot>& dots,
            const Nearness& nearness) {
  Edge edge{std::vector<char>(dots.size(), 0), std::vector<char>(dots.size(), 0)};
  const mesh::TriangleMesh& m = ground.mesh().mesh();
  const mesh::CornerTable& topology = ground.mesh().topology();
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
  for (const surface::Polyline& line : surface::isolines(ground.mesh(), pages, ground.field())) {
    for (const mesh::SurfacePoint& place : line.points) mark(edge.row, place);
  }
  for (const std::uint32_t t : pages.touched(ground.field())) {
    for (std::uint32_t k = 0; k < 3; ++k) {
      if (topology.opposite(3 * t + k) != mesh::kNone) continue;
      mesh::SurfacePoint middle{t, glm::dvec3(0.5)};
      middle.barycentric[static_cast<int>(k)] = 0.0;
      if (ground.at(middle) > 0.0) mark(edge.skin, middle);
    }
  }
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

std::vector<SeenAround> allSeen(const mesh::WorkingMesh& mesh, const std::vector<Dot>& dots,
                                double reach, const Progress& progress) {
  const CellGrid grid(positionsOf(dots), reach);
  tbb::enumerable_thread_specific<surface::GeodesicField> fields(std::cref(mesh));
  std::vector<SeenAround> seen(dots.size());
  tbb::parallel_for(tbb::blocked_range<std::uint32_t>(0, static_cast<std::uint32_t>(dots.size())),
                    [&](const tbb::blocked_range<std::uint32_t>& range) {
                      surface::GeodesicField& field = fields.local();
                      for (std::uint32_t a = range.begin(); a != range.end(); ++a) {
                        if (progress.cancelled()) return;
                        seen[a] = seenBy(a, mesh.mesh(), dots, grid, reach, field);
                      }
                    });
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
  const std::vector<Dot> own = dotsAt(points);
  if (own.empty()) return none;
  const std::vector<Dot> others = dotsAt(absent);
  const Ground ground(mesh, pages, shape, rule.marginMm);
  Quality quality = qualityOn(ground, pages, h, own, others, {});
  const double area = surface::areaMm2(mesh, pages, shape);
  const double perfect =
      std::sqrt(2.0 * area / (std::sqrt(3.0) * static_cast<double>(own.size() + others.size())));
  if (perfect > 0.0) quality.density = quality.minDistanceMm / perfect;
  return quality;
}

Quality qualityOn(const Ground& ground, const surface::PageTriangles& pages, double h,
                  const std::vector<Dot>& points, const std::vector<Dot>& absent,
                  const Progress& progress) {
  Quality quality;
  quality.spacingMm = h;
  const std::size_t own = points.size();
  quality.sites = own;
  if (points.empty()) return quality;
  std::vector<Dot> dots = points;
  dots.insert(dots.end(), absent.begin(), absent.end());
  const mesh::WorkingMesh& mesh = ground.mesh();

  const double reach = kBallReach * h;
  std::vector<SeenAround> seen = allSeen(mesh, dots, reach, progress);
  if (progress.cancelled()) return quality;
  Nearness nearness(mesh, reach);
  std::vector<std::vector<NearVertex>> balls;
  balls.reserve(dots.size());
  for (std::uint32_t a = 0; a < dots.size(); ++a) {
    nearness.add(a, seen[a].ball);
    balls.push_back(std::move(seen[a].ball));
  }
  const Edge edge = edgeOf(ground, pages, dots, nearness);
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
  quality.largestGapMm = farthestMm(ground, pages, dots, balls, nearness, kGapTolerance * h);
  // Groemer 1960: no more points than this keep the spacing in a convex piece of the plane.
  quality.expected = 2.0 * ground.areaMm2() / (std::sqrt(3.0) * h * h) +
                     surface::perimeterMm(mesh, pages, ground.field()) / (2.0 * h) +
                     static_cast<double>(ground.parts()) - static_cast<double>(dots.size() - own);
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
