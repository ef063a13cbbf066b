#include "paint/detour.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <limits>

#include "paint/skin_path.h"

namespace mesomap::paint {

using mesh::SurfacePoint;

std::vector<mesh::SurfacePoint> wayDown(const mesh::WorkingMesh& mesh,
                                        const surface::GeodesicField& field,
                                        const mesh::SurfacePoint& from) {
  std::vector<mesh::SurfacePoint> way;
  const auto& triangles = mesh.mesh().triangles;
  std::uint32_t triangle = from.triangle;
  float best = std::numeric_limits<float>::infinity();
  while (true) {
    std::uint32_t lowest = mesh::kNone;
    std::size_t corner = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      const std::uint32_t v = triangles[triangle][k];
      if (field.distanceAt(v) < best) {
        best = field.distanceAt(v);
        lowest = v;
        corner = k;
      }
    }
    if (lowest == mesh::kNone) return way;
    mesh::SurfacePoint place{triangle, glm::dvec3(0.0)};
    place.barycentric[static_cast<int>(corner)] = 1.0;
    way.push_back(place);
    // The next triangle is the one round this vertex that holds the lowest neighbour.
    float least = best;
    for (const std::uint32_t c : mesh.topology().cornersAt(lowest)) {
      const std::uint32_t t = mesh::CornerTable::triangleOf(c);
      for (const std::uint32_t v : triangles[t]) {
        if (field.distanceAt(v) < least) {
          least = field.distanceAt(v);
          triangle = t;
        }
      }
    }
    if (!(least < best)) return way;
  }
}

namespace {

/// A cut that wanders more than this shortens nothing.
constexpr double kGood = 1.3;

/// The way with every stretch that a straight cut shortens replaced by it: from each place on to
/// the farthest that is reached without loss.
std::vector<SurfacePoint> pulled(const mesh::WorkingMesh& mesh,
                                 const std::vector<SurfacePoint>& way, double stepMm) {
  std::vector<double> along{0.0};
  for (std::size_t i = 1; i < way.size(); ++i) {
    along.push_back(along.back() + glm::distance(positionAt(mesh.mesh(), way[i - 1]),
                                                 positionAt(mesh.mesh(), way[i])));
  }
  std::vector<SurfacePoint> result{way.front()};
  const std::size_t last = way.size() - 1;
  for (std::size_t i = 0; i < last;) {
    std::size_t reach = last - i;
    for (; reach > 1; reach = reach * 7 / 8) {
      const double cut = skinDistance(mesh, way[i], way[i + reach], kGood);
      if (cut <= along[i + reach] - along[i] + 1e-6) break;
    }
    reach = std::max<std::size_t>(reach, 1);
    if (reach > 1) (void)skinPath(mesh, way[i], way[i + reach], stepMm, result, kGood);
    i += reach;
    result.push_back(way[i]);
  }
  return result;
}

}  // namespace

bool detour(const mesh::WorkingMesh& mesh, surface::GeodesicField& field, const SurfacePoint& from,
            const SurfacePoint& to, double stepMm, std::vector<SurfacePoint>& between,
            double longestRatio) {
  const mesh::TriangleMesh& m = mesh.mesh();
  if (!liesOn(m, from) || !liesOn(m, to)) return false;
  if (skinPath(mesh, from, to, stepMm, between, longestRatio)) return true;
  constexpr double kFarthestMm = 1500.0;
  const double straight = glm::distance(positionAt(m, from), positionAt(m, to));
  // Most ways round something are short, and a ball costs by the square of its radius.
  bool there = false;
  for (const double ratio : {std::min(1.5, longestRatio), longestRatio}) {
    const double longest = std::min(ratio * straight + 1.0, kFarthestMm);
    (void)field.reach(to, longest);
    there = field.distanceAt(from) <= longest;
    if (there) break;
  }
  if (!there) return false;

  std::vector<SurfacePoint> way{from};
  for (const SurfacePoint& place : wayDown(mesh, field, from)) way.push_back(place);
  way.push_back(to);
  // From either end in turn: what one pass leaves slack the next takes up.
  constexpr int kPasses = 6;
  for (int pass = 0; pass < kPasses; ++pass) {
    way = pulled(mesh, way, stepMm);
    std::reverse(way.begin(), way.end());
  }
  between.insert(between.end(), way.begin() + 1, way.end() - 1);
  return true;
}

}  // namespace mesomap::paint
