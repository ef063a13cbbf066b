#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <glm/geometric.hpp>

#include "mesh/working_mesh.h"
#include "support/meshes.h"

namespace mesomap::mesh {
namespace {

RC_GTEST_PROP(WorkingMeshProperty, SplittingKeepsShapeTopologyAndPlaces, (std::uint64_t seed)) {
  support::Random random(seed);
  TriangleMesh m = support::randomBumpySphere(seed, random.uniform(5, 40), 2);
  // A few triangles lost, so that there are holes and perhaps islands.
  for (int i = 0; i < 10; ++i) {
    m.triangles.erase(m.triangles.begin() +
                      static_cast<std::ptrdiff_t>(random.next() % m.triangles.size()));
  }
  const double edge = random.uniform(0.8, 6.0);
  const auto made = makeWorkingMesh(m, {.maxEdgeMm = edge, .aimTriangles = 0});
  RC_ASSERT(made.ok());
  const auto& w = **made;
  double before = 0;
  double after = 0;
  for (std::uint32_t t = 0; t < m.triangles.size(); ++t) before += triangleArea(m, t);
  for (std::uint32_t t = 0; t < w.mesh().triangles.size(); ++t) {
    after += triangleArea(w.mesh(), t);
    for (int k = 0; k < 3; ++k) {
      RC_ASSERT(glm::distance(w.mesh().corner(t, k), w.mesh().corner(t, (k + 1) % 3)) <=
                edge * 1.0001);
    }
  }
  RC_ASSERT(std::abs(after / before - 1.0) < 1e-5);
  RC_ASSERT(w.topology().nonManifoldEdgeCount() == 0u);
  RC_ASSERT(countParts(w.mesh(), w.topology()) == countParts(m, CornerTable(m)));
  for (int i = 0; i < 20; ++i) {
    const auto p = random.pointOn(m);
    const auto there = w.fromFile(p);
    RC_ASSERT(glm::distance(positionAt(w.mesh(), there), positionAt(m, p)) < 2e-5);
    RC_ASSERT(glm::distance(w.toFile(there).barycentric, p.barycentric) < 1e-13);
  }
}

}  // namespace
}  // namespace mesomap::mesh
