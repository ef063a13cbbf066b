#include "rebuild_shape.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <limits>

#include "surface/segment.h"

namespace mesomap::scene {
namespace {

using surface::PagedField;

/// Per vertex: the nearest border segment so far, and on which side of it the vertex lies.
struct Band {
  explicit Band(std::size_t vertices)
      : distance(vertices, std::numeric_limits<float>::infinity()), inside(vertices, 0) {}
  std::vector<float> distance;
  std::vector<char> inside;
  std::vector<std::uint32_t> touched;
};

/// Marks the vertices within a few triangles of the segment.
void markSegment(const mesh::WorkingMesh& mesh, const mesh::RayCaster& caster, const glm::dvec3& a,
                 const glm::dvec3& b, Band& band) {
  const auto& m = mesh.mesh();
  const glm::dvec3 along = b - a;
  const int steps = std::max(1, static_cast<int>(std::ceil(glm::length(along) / 0.5)));
  for (int step = 0; step < steps; ++step) {
    const glm::dvec3 middle = a + along * ((step + 0.5) / steps);
    const auto hit = caster.closest(middle, 5.0);
    if (!hit) continue;
    const glm::dvec3 left = glm::cross(mesh::faceNormal(m, hit->point.triangle), along);
    for (const std::uint32_t corner : m.triangles[hit->point.triangle]) {
      for (const std::uint32_t c : mesh.topology().cornersAt(corner)) {
        for (const std::uint32_t vertex : m.triangles[mesh::CornerTable::triangleOf(c)]) {
          const glm::dvec3 p(m.positions[vertex]);
          const auto distance = static_cast<float>(surface::distanceToSegment(p, a, b));
          if (!(distance < band.distance[vertex])) continue;
          if (!std::isfinite(band.distance[vertex])) band.touched.push_back(vertex);
          band.distance[vertex] = distance;
          band.inside[vertex] = glm::dot(p - a, left) > 0 ? 1 : 0;
        }
      }
    }
  }
}

}  // namespace

PagedField shapeFromBorder(const mesh::WorkingMesh& mesh, const mesh::RayCaster& workingCaster,
                           const surface::PageTriangles& pages,
                           const std::vector<plan::BorderLine>& border) {
  const auto& m = mesh.mesh();
  const auto count = static_cast<std::uint32_t>(m.positions.size());
  Band band(count);
  for (const plan::BorderLine& line : border) {
    const std::size_t points = line.points.size();
    for (std::size_t i = 0; i + (line.closed ? 0 : 1) < points; ++i) {
      markSegment(mesh, workingCaster, line.points[i], line.points[(i + 1) % points], band);
    }
  }
  PagedField::Editor editor{PagedField(count)};
  std::vector<std::uint32_t> front;
  for (const std::uint32_t vertex : band.touched) {
    const float signedMm =
        band.inside[vertex] != 0 ? band.distance[vertex] : -band.distance[vertex];
    editor.setRaw(vertex, PagedField::quantise(signedMm));
    if (band.inside[vertex] != 0) front.push_back(vertex);
  }
  // All that the band encloses: from its inner side as far as skin goes without meeting the band.
  std::vector<char> seen(count, 0);
  while (!front.empty()) {
    const std::uint32_t vertex = front.back();
    front.pop_back();
    for (const std::uint32_t c : mesh.topology().cornersAt(vertex)) {
      for (const std::uint32_t other : m.triangles[mesh::CornerTable::triangleOf(c)]) {
        if (seen[other] != 0 || std::isfinite(band.distance[other])) continue;
        seen[other] = 1;
        editor.setRaw(other, PagedField::quantise(5.0f));
        front.push_back(other);
      }
    }
  }
  const PagedField rough = editor.publish();
  return rough.empty() ? PagedField(count) : surface::redistanced(mesh, pages, rough);
}

}  // namespace mesomap::scene
