// Working meshes for the tests of painting and layout, and shapes where paint must not leap.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <memory>
#include <numbers>

#include "mesh/working_mesh.h"
#include "support/meshes.h"

namespace mesomap::test {

inline std::shared_ptr<const mesh::WorkingMesh> working(const mesh::TriangleMesh& file,
                                                        double maxEdgeMm = 1.25) {
  mesh::WorkingMeshOptions options;
  options.maxEdgeMm = maxEdgeMm;
  auto made = mesh::makeWorkingMesh(file, options);
  if (!made) {
    ADD_FAILURE() << made.error().text();
    return nullptr;
  }
  return *made;
}

inline mesh::SurfacePoint nearest(const std::shared_ptr<const mesh::WorkingMesh>& mesh,
                                  const glm::dvec3& position) {
  return support::nearestBruteForce(mesh->mesh(), position);
}

/// A 60 mm square in the XY plane, cut along y = 0 from x = -30 to x = +10.
inline mesh::TriangleMesh slitPlane(double edgeMm) {
  mesh::TriangleMesh plane = support::makePlane(60, 60, edgeMm);
  // The triangles below get their own copies of the vertices on the cut.
  std::vector<std::uint32_t> copy(plane.positions.size(), mesh::kNone);
  for (mesh::Triangle& t : plane.triangles) {
    float y = 0.0f;
    for (const std::uint32_t v : t) y += plane.positions[v].y;
    if (y > 0.0f) continue;
    for (std::uint32_t& v : t) {
      const glm::vec3 p = plane.positions[v];
      if (std::abs(p.y) > 1e-4f || p.x > 10.0f) continue;
      if (copy[v] == mesh::kNone) {
        copy[v] = static_cast<std::uint32_t>(plane.positions.size());
        // Apart by a hundredth of a millimetre, or welding would close the cut again.
        plane.positions.push_back(p - glm::vec3(0, 0.01f, 0));
      }
      v = copy[v];
    }
  }
  mesh::computeNormals(plane);
  return plane;
}

inline void append(mesh::TriangleMesh& to, const mesh::TriangleMesh& other) {
  const auto base = static_cast<std::uint32_t>(to.positions.size());
  to.positions.insert(to.positions.end(), other.positions.begin(), other.positions.end());
  for (mesh::Triangle t : other.triangles) {
    for (std::uint32_t& v : t) v += base;
    to.triangles.push_back(t);
  }
  mesh::computeNormals(to);
}

/// Two 40 mm squares facing +Z, `apartMm` above one another (z = 0 and z = apartMm).
inline mesh::TriangleMesh twoPlates(double apartMm) {
  mesh::TriangleMesh plates = support::makePlane(40, 40, 1.0);
  mesh::TriangleMesh upper = plates;
  for (glm::vec3& p : upper.positions) p.z += static_cast<float>(apartMm);
  append(plates, upper);
  return plates;
}

/// A sheet folded to a U: two flat legs 1 mm apart joined by a half round along Y. The outside
/// faces away from the gap. Leg one lies at z = 0.5 facing +Z, leg two at z = -0.5 facing -Z, the
/// fold at x = 0, the legs run to x = -30.
inline mesh::TriangleMesh foldedSheet() {
  mesh::TriangleMesh sheet = support::makePlane(61.5, 40, 0.5);
  for (glm::vec3& p : sheet.positions) {
    constexpr double kRadius = 0.5;
    const double half = 0.5 * std::numbers::pi * kRadius;
    const double x = static_cast<double>(p.x);
    double px = 0.0;
    double pz = 0.0;
    if (x < -half) {
      px = x + half;
      pz = kRadius;
    } else if (x > half) {
      px = half - x;
      pz = -kRadius;
    } else {
      px = kRadius * std::cos(x / kRadius);
      pz = -kRadius * std::sin(x / kRadius);
    }
    p = glm::vec3(static_cast<float>(px), p.y, static_cast<float>(pz));
  }
  mesh::computeNormals(sheet);
  return sheet;
}

}  // namespace mesomap::test
