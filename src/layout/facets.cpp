#include "facets.h"

#include <algorithm>
#include <cmath>
#include <new>

namespace mesomap::layout {

Facets::Facets(const Ground& ground)
    : ground_(&ground),
      number_(static_cast<std::uint32_t*>(
          std::calloc(ground.mesh().mesh().triangles.size() + 1, sizeof(std::uint32_t)))) {
  if (!number_) throw std::bad_alloc();
  facets_.reserve(ground.spots().size() * 2);
}

const Facets::Facet& Facets::prepare(std::uint32_t triangle) {
  const mesh::TriangleMesh& m = ground_->mesh().mesh();
  const mesh::CornerTable& topology = ground_->mesh().topology();
  const mesh::Triangle& t = m.triangles[triangle];
  Facet f;
  f.origin = m.corner(triangle, 0);
  f.u = m.corner(triangle, 1) - f.origin;
  f.v = m.corner(triangle, 2) - f.origin;
  const glm::dvec3 up = glm::cross(f.u, f.v);
  const double size = glm::dot(up, up);
  f.up = glm::dvec3(0.0);
  f.dual1 = f.dual2 = glm::dvec3(0.0);
  if (size > 1e-18) {
    f.up = up / std::sqrt(size);
    f.dual1 = glm::cross(f.v, up) / size;
    f.dual2 = glm::cross(up, f.u) / size;
  }
  for (std::uint32_t k = 0; k < 3; ++k) {
    f.depth[k] = static_cast<double>(ground_->field().mm(t[k]));
    mesh::SurfacePoint corner{triangle, glm::dvec3(0.0)};
    corner.barycentric[static_cast<int>(k)] = 1.0;
    f.normal[k] = upAt(m, corner);
    const std::uint32_t across = topology.opposite(3 * triangle + k);
    f.across[k] = across == mesh::kNone ? mesh::kNone : mesh::CornerTable::triangleOf(across);
  }
  f.uphill = f.dual1 * (f.depth[1] - f.depth[0]) + f.dual2 * (f.depth[2] - f.depth[0]);
  facets_.push_back(f);
  number_[triangle] = static_cast<std::uint32_t>(facets_.size());
  return facets_.back();
}

Facets::Standing Facets::moved(const mesh::SurfacePoint& from, const glm::dvec3& by) {
  constexpr int kMostCrossings = 100;
  const mesh::TriangleMesh& m = ground_->mesh().mesh();
  std::uint32_t triangle = from.triangle;
  double b1 = from.barycentric.y;
  double b2 = from.barycentric.z;
  glm::dvec3 left = by;
  for (int step = 0; step < kMostCrossings; ++step) {
    const Facet& f = at(triangle);
    const double d1 = glm::dot(f.dual1, left);
    const double d2 = glm::dot(f.dual2, left);
    const double d0 = -d1 - d2;
    const double b0 = 1.0 - b1 - b2;
    const double e1 = b1 + d1;
    const double e2 = b2 + d2;
    if (e1 >= 0.0 && e2 >= 0.0 && e1 + e2 <= 1.0) {
      b1 = e1;
      b2 = e2;
      break;
    }
    // The edge that is crossed first.
    double share = 1.0;
    int through = -1;
    const auto meet = [&](int k, double b, double d) {
      if (d >= 0.0) return;
      const double at = std::max(0.0, -b / d);
      if (at < share || (through < 0 && at <= share)) {
        share = at;
        through = k;
      }
    };
    meet(0, b0, d0);
    meet(1, b1, d1);
    meet(2, b2, d2);
    if (through < 0) {
      b1 = e1;
      b2 = e2;
      break;
    }
    const double c[3] = {through == 0 ? 0.0 : std::max(0.0, b0 + share * d0),
                         through == 1 ? 0.0 : std::max(0.0, b1 + share * d1),
                         through == 2 ? 0.0 : std::max(0.0, b2 + share * d2)};
    const double sum = c[0] + c[1] + c[2];
    b1 = c[1] / sum;
    b2 = c[2] / sum;
    const std::uint32_t next = f.across[through];
    if (next == mesh::kNone || step + 1 == kMostCrossings) break;
    const mesh::Triangle& here = m.triangles[triangle];
    const mesh::Triangle& there = m.triangles[next];
    double carried[3] = {0.0, 0.0, 0.0};
    for (std::size_t k = 0; k < 3; ++k) {
      for (std::size_t j = 0; j < 3; ++j) {
        if (static_cast<int>(j) != through && there[k] == here[j]) carried[k] = c[j] / sum;
      }
    }
    // What is left of the step, laid into the next triangle.
    left *= 1.0 - share;
    const double length = glm::length(left);
    const Facet& g = at(next);
    left -= g.up * glm::dot(g.up, left);
    const double flat = glm::length(left);
    if (flat > 1e-12) left *= length / flat;
    b1 = carried[1];
    b2 = carried[2];
    triangle = next;
  }
  const Facet& f = at(triangle);
  Standing end;
  const double b0 = std::max(0.0, 1.0 - b1 - b2);
  end.place = {triangle, {b0, b1, b2}};
  end.position = f.origin + f.u * b1 + f.v * b2;
  end.normal = f.normal[0] * b0 + f.normal[1] * b1 + f.normal[2] * b2;
  const double size = glm::dot(end.normal, end.normal);
  end.normal = size > 1e-12 ? end.normal / std::sqrt(size) : f.up;
  end.depthMm = f.depth[0] * b0 + f.depth[1] * b1 + f.depth[2] * b2;
  return end;
}

}  // namespace mesomap::layout
