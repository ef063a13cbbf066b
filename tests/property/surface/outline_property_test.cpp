#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <set>

#include "support/meshes.h"
#include "surface/outline.h"
#include "unit/surface/disk.h"

namespace mesomap::surface {
namespace {

/// A bumpy field with several pieces and holes, away from exact zeros.
Painted wavy(std::uint64_t seed) {
  Painted p(support::randomBumpySphere(seed, 40.0, 4));
  support::Random random(seed + 1);
  const glm::dvec3 a = random.direction() * random.uniform(0.05, 0.25);
  const glm::dvec3 b = random.direction() * random.uniform(0.05, 0.25);
  p.setFrom([&](const glm::vec3& q) {
    const glm::dvec3 x(q);
    const double value = 3.0 * std::sin(glm::dot(a, x)) + 2.0 * std::cos(glm::dot(b, x));
    const double quantum = 1.0 / PagedField::kStepsPerMm;
    return std::abs(value) < quantum ? quantum : value;
  });
  return p;
}

RC_GTEST_PROP(OutlineProperty, AFieldAndItsNegativeShareTheWholeArea, (std::uint64_t seed)) {
  const Painted p = wavy(seed);
  PagedField::Editor editor(p.field);
  double whole = 0.0;
  for (std::uint32_t v = 0; v < p.field.vertexCount(); ++v) {
    editor.setRaw(v, static_cast<std::int16_t>(-p.field.raw(v)));
  }
  const auto& m = p.mesh->mesh();
  for (std::uint32_t t = 0; t < m.triangles.size(); ++t) whole += mesh::triangleArea(m, t);
  const auto negative = editor.publish();
  const double sum = areaMm2(*p.mesh, p.pages, p.field) + areaMm2(*p.mesh, p.pages, negative);
  RC_ASSERT(std::abs(sum / whole - 1.0) < 1e-9);
  RC_ASSERT(std::abs(perimeterMm(*p.mesh, p.pages, p.field) -
                     perimeterMm(*p.mesh, p.pages, negative)) < 1e-6);
}

RC_GTEST_PROP(OutlineProperty, LoopsAreClosedAndCrossEachTriangleOnce, (std::uint64_t seed)) {
  const Painted p = wavy(seed);
  std::set<std::uint32_t> visited;
  double length = 0.0;
  for (const auto& line : isolines(*p.mesh, p.pages, p.field)) {
    RC_ASSERT(line.closed);
    RC_ASSERT(line.points.size() >= 3u);
    length += lengthMm(p.mesh->mesh(), line);
    for (const auto& point : line.points) {
      RC_ASSERT(visited.insert(point.triangle).second);
      const double sum = point.barycentric.x + point.barycentric.y + point.barycentric.z;
      RC_ASSERT(std::abs(sum - 1.0) < 1e-12);
    }
  }
  RC_ASSERT(std::abs(length - perimeterMm(*p.mesh, p.pages, p.field)) < 1e-6 * (1 + length));
}

RC_GTEST_PROP(OutlineProperty, RedistancingChangesNoSide, (std::uint64_t seed)) {
  const Painted p = wavy(seed);
  const auto fresh = redistanced(*p.mesh, p.pages, p.field, 3.0);
  for (std::uint32_t v = 0; v < p.field.vertexCount(); ++v) {
    RC_ASSERT((fresh.raw(v) > 0) == (p.field.raw(v) > 0));
  }
}

}  // namespace
}  // namespace mesomap::surface
