#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>
#include <limits>

#include "bubbles.h"
#include "cell_grid.h"
#include "frame.h"
#include "ground.h"
#include "layout/layout.h"
#include "paint/skin_path.h"
#include "surface/geodesic_field.h"

namespace mesomap::layout {
namespace {

constexpr double kBallReach = 1.9;  // spacings: all Delaunay neighbours of an interior point

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

/// Marks the points that stand nearest to some place of the ground's border.
std::vector<char> outerRow(const Ground& ground, const surface::PageTriangles& pages,
                           const std::vector<Dot>& dots, double h) {
  std::vector<char> outer(dots.size(), 0);
  std::vector<glm::dvec3> positions;
  for (const Dot& d : dots) positions.push_back(d.position);
  const CellGrid grid(positions, 1.5 * h);
  const mesh::TriangleMesh& m = ground.mesh().mesh();
  for (const surface::Polyline& line : surface::isolines(ground.mesh(), pages, ground.field())) {
    for (const mesh::SurfacePoint& place : line.points) {
      const glm::dvec3 position = mesh::positionAt(m, place);
      const glm::dvec3 up = upAt(m, place);
      std::size_t nearest = dots.size();
      double best = 1.5 * h;
      grid.around(position, [&](std::uint32_t i) {
        const double d = glm::distance(position, positions[i]);
        if (d < best && glm::dot(up, dots[i].normal) > kFacingCosine) {
          best = d;
          nearest = i;
        }
      });
      if (nearest < dots.size()) outer[nearest] = 1;
    }
  }
  return outer;
}

}  // namespace

Quality qualityOf(const mesh::WorkingMesh& mesh, const surface::PageTriangles& pages,
                  const surface::PagedField& shape, const plan::Rule& rule,
                  const std::vector<mesh::SurfacePoint>& points) {
  Quality quality;
  quality.spacingMm = rule.spacingMm;
  const double h = rule.spacingMm;
  if (!(h > 0.0) || !std::isfinite(h) || !(rule.marginMm >= 0.0)) return quality;
  std::vector<Dot> dots;
  for (const mesh::SurfacePoint& p : points) {
    if (paint::liesOn(mesh.mesh(), p)) dots.push_back(makeDot(mesh, p));
  }
  quality.sites = dots.size();
  if (dots.empty()) return quality;
  const Ground ground(mesh, pages, shape, rule.marginMm);
  const std::vector<char> outer = outerRow(ground, pages, dots, h);

  const double reach = kBallReach * h;
  std::vector<glm::dvec3> positions;
  for (const Dot& d : dots) positions.push_back(d.position);
  const CellGrid grid(positions, reach);
  surface::GeodesicField field(mesh);
  std::vector<float> gap(mesh.mesh().positions.size(), static_cast<float>(reach));
  std::vector<double> nearest(dots.size(), std::numeric_limits<double>::infinity());
  std::size_t interior = 0;
  std::size_t six = 0;
  for (std::uint32_t a = 0; a < dots.size(); ++a) {
    for (const surface::Reached& r : field.ball(dots[a].place, reach)) {
      gap[r.vertex] = std::min(gap[r.vertex], r.distanceMm);
    }
    const glm::dvec3 u = tangentTowards(dots[a].normal, 0.0);
    const glm::dvec3 v = glm::cross(dots[a].normal, u);
    std::vector<std::uint32_t> near;
    grid.around(dots[a].position, [&](std::uint32_t b) {
      if (b != a) near.push_back(b);
    });
    std::sort(near.begin(), near.end());
    std::vector<glm::dvec2> flat;
    for (const std::uint32_t b : near) {
      const double along = field.distanceAt(dots[b].place);
      if (!(along <= reach)) continue;
      nearest[a] = std::min(nearest[a], along);
      const glm::dvec3 way = dots[b].position - dots[a].position;
      const glm::dvec2 direction(glm::dot(way, u), glm::dot(way, v));
      const double size = glm::length(direction);
      if (size > 1e-9) flat.push_back(direction * (along / size));
    }
    if (!outer[a]) {
      ++interior;
      if (cellSides(flat, reach) == 6) ++six;
    }
  }

  double sum = 0.0;
  double squares = 0.0;
  double smallest = std::numeric_limits<double>::infinity();
  std::size_t paired = 0;
  for (const double d : nearest) {
    if (!std::isfinite(d)) continue;
    smallest = std::min(smallest, d);
    sum += d;
    squares += d * d;
    ++paired;
  }
  if (paired > 0) {
    const double mean = sum / static_cast<double>(paired);
    quality.minDistanceMm = smallest;
    quality.nearestCv =
        std::sqrt(std::max(0.0, squares / static_cast<double>(paired) - mean * mean)) / mean;
  }
  quality.sixNeighbourShare =
      interior > 0 ? static_cast<double>(six) / static_cast<double>(interior) : 0.0;
  for (const Spot& s : ground.spots()) {
    quality.largestGapMm = std::max(quality.largestGapMm, static_cast<double>(gap[s.vertex]));
  }
  double border = 0.0;
  std::size_t row = 0;
  for (std::size_t i = 0; i < dots.size(); ++i) {
    if (!outer[i]) continue;
    const double off = ground.at(dots[i].place);
    border += off * off;
    ++row;
  }
  if (row > 0) quality.borderRmsMm = std::sqrt(border / static_cast<double>(row));
  const double area = surface::areaMm2(mesh, pages, shape);
  const double perfect =
      std::sqrt(2.0 * area / (std::sqrt(3.0) * static_cast<double>(dots.size())));
  if (perfect > 0.0) quality.density = quality.minDistanceMm / perfect;
  return quality;
}

}  // namespace mesomap::layout
