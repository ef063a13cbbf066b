// Shapes with known answers, for tests and benchmarks: plane, sphere, cylinder, bumpy sphere.
// All have normals filled and triangles counter-clockwise seen from outside.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "mesh/triangle_mesh.h"

namespace mesomap::support {

/// Rectangle in the XY plane centred at the origin, facing +Z, in cells of at most `edgeMm` whose
/// diagonals alternate.
[[nodiscard]] mesh::TriangleMesh makePlane(double widthMm, double heightMm, double edgeMm);

/// Icosahedron split `subdivisions` times (each edge halved), on a sphere about the origin:
/// 20 * 4^subdivisions triangles. 7 gives 327,680.
[[nodiscard]] mesh::TriangleMesh makeIcosphere(double radiusMm, int subdivisions);

/// Open tube about the Y axis, from y = -length/2 to +length/2, outside facing out.
[[nodiscard]] mesh::TriangleMesh makeCylinder(double radiusMm, double lengthMm, int around,
                                              int along);

/// A sphere with smooth seeded bumps (about ±12 % of the radius): no symmetry, no exact answers.
[[nodiscard]] mesh::TriangleMesh randomBumpySphere(std::uint64_t seed, double radiusMm = 70.0,
                                                   int subdivisions = 4);

/// The same shape with every triangle cut into four at the middles of its edges.
[[nodiscard]] mesh::TriangleMesh quartered(const mesh::TriangleMesh& mesh);

/// The place on `mesh` nearest to `position`, by trying every triangle (slow, simple, exact).
[[nodiscard]] mesh::SurfacePoint nearestBruteForce(const mesh::TriangleMesh& mesh,
                                                   const glm::dvec3& position);

/// A small repeatable generator (PCG-like), so that tests do not depend on a library's algorithm.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 2862933555777941757ull + 3037000493ull) {}
  std::uint32_t next();
  double uniform();  ///< [0, 1)
  double uniform(double low, double high);
  glm::dvec3 direction();                                      ///< Uniform on the unit sphere.
  mesh::SurfacePoint pointOn(const mesh::TriangleMesh& mesh);  ///< Random triangle and place in it.

 private:
  std::uint64_t state_;
};

/// A file among the real meshes named by the environment (MESOMAP_MESHES), or none: then the test
/// skips, naming the file.
[[nodiscard]] std::optional<std::filesystem::path> realMesh(const std::string& name);

}  // namespace mesomap::support
