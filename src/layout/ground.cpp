#include "ground.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numeric>

#include "surface/walk.h"

namespace mesomap::layout {
namespace {

using mesh::SurfacePoint;
using surface::PagedField;

/// A part is slender when it is nowhere deeper than this many margins.
constexpr double kSlenderDepth = 1.05;
/// What is taken off a slender part, of its own depth.
constexpr double kSlenderMargin = 0.85;

/// Dense numbers 0.. for the vertices on the pages that are not null, in ascending order.
class LocalVertices {
 public:
  explicit LocalVertices(const PagedField& field) : slot_(field.pageCount(), mesh::kNone) {
    for (std::uint32_t p = 0; p < field.pageCount(); ++p) {
      if (field.page(p)) {
        slot_[p] = static_cast<std::uint32_t>(pages_.size());
        pages_.push_back(p);
      }
    }
  }
  [[nodiscard]] std::size_t size() const { return pages_.size() * PagedField::kPageSize; }
  /// kNone on a null page.
  [[nodiscard]] std::uint32_t of(std::uint32_t vertex) const {
    const std::uint32_t slot = slot_[vertex / PagedField::kPageSize];
    return slot == mesh::kNone ? mesh::kNone
                               : slot * PagedField::kPageSize + vertex % PagedField::kPageSize;
  }
  [[nodiscard]] std::uint32_t vertex(std::uint32_t local) const {
    return pages_[local / PagedField::kPageSize] * PagedField::kPageSize +
           local % PagedField::kPageSize;
  }

 private:
  std::vector<std::uint32_t> slot_;
  std::vector<std::uint32_t> pages_;
};

/// Numbers the connected pieces of the vertices above zero; kNone elsewhere.
std::vector<std::uint32_t> partsOf(const mesh::TriangleMesh& mesh, const PagedField& field,
                                   const LocalVertices& local,
                                   const std::vector<std::uint32_t>& triangles,
                                   std::uint32_t& count) {
  std::vector<std::uint32_t> parent(local.size());
  std::iota(parent.begin(), parent.end(), 0u);
  const auto find = [&](std::uint32_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  for (const std::uint32_t t : triangles) {
    const mesh::Triangle& c = mesh.triangles[t];
    for (std::size_t k = 0; k < 3; ++k) {
      const std::uint32_t a = c[k];
      const std::uint32_t b = c[(k + 1) % 3];
      if (field.raw(a) > 0 && field.raw(b) > 0) {
        const std::uint32_t ra = find(local.of(a));
        const std::uint32_t rb = find(local.of(b));
        parent[std::max(ra, rb)] = std::min(ra, rb);
      }
    }
  }
  std::vector<std::uint32_t> part(local.size(), mesh::kNone);
  count = 0;
  for (std::uint32_t i = 0; i < part.size(); ++i) {
    const std::uint32_t v = local.vertex(i);
    if (v >= field.vertexCount() || field.raw(v) <= 0) continue;
    const std::uint32_t root = find(i);
    part[i] = root == i ? count++ : part[root];
  }
  return part;
}

}  // namespace

glm::dvec3 upAt(const mesh::TriangleMesh& mesh, const SurfacePoint& place) {
  if (mesh.normals.empty()) return mesh::faceNormal(mesh, place.triangle);
  const glm::dvec3 up = mesh::normalAt(mesh, place);
  return std::isfinite(up.x + up.y + up.z) ? up : mesh::faceNormal(mesh, place.triangle);
}

SurfacePoint placeOf(const mesh::WorkingMesh& mesh, std::uint32_t vertex) {
  const auto corners = mesh.topology().cornersAt(vertex);
  SurfacePoint place{0, glm::dvec3(0.0)};
  if (corners.empty()) {
    place.barycentric.x = 1.0;
    return place;
  }
  place.triangle = mesh::CornerTable::triangleOf(corners.front());
  place.barycentric[static_cast<int>(corners.front() % 3)] = 1.0;
  return place;
}

Ground::Ground(const mesh::WorkingMesh& mesh, const surface::PageTriangles& pages,
               const PagedField& shape, double marginMm)
    : mesh_(&mesh), field_(shape.vertexCount()) {
  const mesh::TriangleMesh& m = mesh.mesh();
  if (shape.vertexCount() != m.positions.size() || shape.empty()) return;
  // Shapes know no distances deep inside.
  constexpr double kOutsideMm = 4.0;
  const PagedField distance =
      surface::redistanced(mesh, pages, shape, kOutsideMm, surface::kWholeDepthMm);
  const LocalVertices local(distance);
  const std::vector<std::uint32_t> triangles = pages.touched(distance);
  std::uint32_t shapeParts = 0;
  std::vector<std::uint32_t> part = partsOf(m, distance, local, triangles, shapeParts);
  // A part without a vertex inside it (a sliver between vertices) cannot be told from noise.
  if (shapeParts == 0) return;

  std::vector<double> depth(shapeParts, 0.0);
  for (std::uint32_t i = 0; i < part.size(); ++i) {
    if (part[i] == mesh::kNone) continue;
    depth[part[i]] = std::max(depth[part[i]], static_cast<double>(distance.mm(local.vertex(i))));
  }
  std::vector<float> margin(shapeParts);
  for (std::uint32_t p = 0; p < shapeParts; ++p) {
    margin[p] = static_cast<float>(depth[p] > kSlenderDepth * marginMm ? marginMm
                                                                       : kSlenderMargin * depth[p]);
  }
  // Vertices just outside take the margin of the part they border on.
  for (const std::uint32_t t : triangles) {
    std::uint32_t neighbour = mesh::kNone;
    for (const std::uint32_t v : m.triangles[t]) {
      const std::uint32_t i = local.of(v);
      if (i != mesh::kNone && distance.raw(v) > 0) neighbour = std::min(neighbour, part[i]);
    }
    if (neighbour == mesh::kNone) continue;
    for (const std::uint32_t v : m.triangles[t]) {
      const std::uint32_t i = local.of(v);
      if (i != mesh::kNone && distance.raw(v) <= 0) part[i] = std::min(part[i], neighbour);
    }
  }
  PagedField::Editor editor(distance);
  for (std::uint32_t i = 0; i < part.size(); ++i) {
    const std::uint32_t v = local.vertex(i);
    if (v >= distance.vertexCount() || distance.raw(v) == PagedField::kOutside) continue;
    const float off = part[i] == mesh::kNone ? static_cast<float>(marginMm) : margin[part[i]];
    editor.setRaw(v, PagedField::quantise(distance.mm(v) - off));
  }
  field_ = editor.publish();

  findSpots(pages);
}

Ground::Ground(const mesh::WorkingMesh& mesh, const surface::PageTriangles& pages,
               const PagedField& field)
    : mesh_(&mesh), field_(field) {
  if (field.vertexCount() != mesh.mesh().positions.size() || field.empty()) return;
  findSpots(pages);
}

void Ground::findSpots(const surface::PageTriangles& pages) {
  const mesh::TriangleMesh& m = mesh_->mesh();
  const LocalVertices local(field_);
  const std::vector<std::uint32_t> ground =
      partsOf(m, field_, local, pages.touched(field_), parts_);
  for (std::uint32_t i = 0; i < ground.size(); ++i) {
    if (ground[i] == mesh::kNone) continue;
    const std::uint32_t v = local.vertex(i);
    Spot spot;
    spot.vertex = v;
    spot.depthMm = field_.mm(v);
    spot.part = ground[i];
    spot.position = glm::dvec3(m.positions[v]);
    spot.normal = upAt(m, placeOf(*mesh_, v));
    spots_.push_back(spot);
  }
  areaMm2_ = surface::areaMm2(*mesh_, pages, field_);
}

std::uint32_t Ground::partAt(const SurfacePoint& place) const {
  for (const std::uint32_t v : mesh_->mesh().triangles[place.triangle]) {
    const auto it = std::lower_bound(spots_.begin(), spots_.end(), v,
                                     [](const Spot& s, std::uint32_t w) { return s.vertex < w; });
    if (it != spots_.end() && it->vertex == v) return it->part;
  }
  return mesh::kNone;
}

double Ground::varySpacing(const std::function<double(const SurfacePoint&)>& spacingAt,
                           double otherwiseMm) {
  const std::size_t count = mesh_->mesh().positions.size();
  std::vector<float> spacing(count, 0.0f);
  float largest = 0.0f;
  for (std::uint32_t p = field_.nextPage(0); p < field_.pageCount(); p = field_.nextPage(p + 1)) {
    const std::uint32_t first = p * PagedField::kPageSize;
    const std::uint32_t last = std::min(first + PagedField::kPageSize, field_.vertexCount());
    for (std::uint32_t v = first; v < last; ++v) {
      if (field_.raw(v) == PagedField::kOutside) continue;
      const double asked = spacingAt(placeOf(*mesh_, v));
      spacing[v] = static_cast<float>(std::clamp(std::isfinite(asked) ? asked : otherwiseMm,
                                                 0.5 * otherwiseMm, 4.0 * otherwiseMm));
      if (field_.raw(v) > 0) largest = std::max(largest, spacing[v]);
    }
  }
  if (!(largest > 0.0f)) return otherwiseMm;
  for (float& s : spacing) s = s > 0.0f ? std::max(1.0f, largest / s) : 0.0f;
  scale_ = std::move(spacing);
  return static_cast<double>(largest);
}

double Ground::scaleAt(const SurfacePoint& place) const {
  if (scale_.empty()) return 1.0;
  const mesh::Triangle& t = mesh_->mesh().triangles[place.triangle];
  double sum = 0.0;
  double weight = 0.0;
  for (int k = 0; k < 3; ++k) {
    const auto scale = static_cast<double>(scale_[t[static_cast<std::size_t>(k)]]);
    const double share = std::max(place.barycentric[k], 1e-9);
    if (!(scale > 0.0)) continue;
    sum += share * scale;
    weight += share;
  }
  return weight > 0.0 ? sum / weight : 1.0;
}

double Ground::density() const {
  if (scale_.empty() || spots_.empty()) return 1.0;
  double sum = 0.0;
  for (const Spot& s : spots_) sum += static_cast<double>(scale_[s.vertex] * scale_[s.vertex]);
  return sum / static_cast<double>(spots_.size());
}

double Ground::at(const SurfacePoint& place) const {
  const mesh::Triangle& t = mesh_->mesh().triangles[place.triangle];
  return place.barycentric.x * static_cast<double>(field_.mm(t[0])) +
         place.barycentric.y * static_cast<double>(field_.mm(t[1])) +
         place.barycentric.z * static_cast<double>(field_.mm(t[2]));
}

glm::dvec3 Ground::gradient(std::uint32_t triangle) const {
  const mesh::TriangleMesh& m = mesh_->mesh();
  const mesh::Triangle& t = m.triangles[triangle];
  const glm::dvec3 p0 = m.corner(triangle, 0);
  const glm::dvec3 p1 = m.corner(triangle, 1);
  const glm::dvec3 p2 = m.corner(triangle, 2);
  const glm::dvec3 up = glm::cross(p1 - p0, p2 - p0);
  const double size = glm::dot(up, up);
  if (!(size > 1e-18)) return glm::dvec3(0.0);
  const double e0 = static_cast<double>(field_.mm(t[0]));
  const double e1 = static_cast<double>(field_.mm(t[1]));
  const double e2 = static_cast<double>(field_.mm(t[2]));
  return (glm::cross(up, p2 - p1) * e0 + glm::cross(up, p0 - p2) * e1 +
          glm::cross(up, p1 - p0) * e2) /
         size;
}

bool Ground::pullInside(SurfacePoint& place, double limitMm) const {
  // Aimed a hair inside, so that rounding in the file leaves the place inside.
  constexpr double kHairMm = 0.003;
  SurfacePoint at = place;
  double left = limitMm;
  for (int step = 0; step < 8; ++step) {
    const double depth = this->at(at);
    if (depth >= 0.0) {
      place = at;
      return true;
    }
    const glm::dvec3 uphill = gradient(at.triangle);
    const double steepness = glm::length(uphill);
    if (!(steepness > 1e-6)) return false;
    const double distance = std::min(kHairMm - depth / steepness, left);
    if (!(distance > 1e-9)) return false;
    left -= distance;
    at = surface::walk(*mesh_, at, uphill / steepness, distance).point;
  }
  return false;
}

}  // namespace mesomap::layout
