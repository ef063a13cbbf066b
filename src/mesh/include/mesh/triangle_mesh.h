// Triangles in memory: the shape of a client, in millimetres, right-handed,
// +X the client's left, +Y up, +Z forward.
#pragma once

#include <array>
#include <cstdint>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <vector>

namespace mesomap::mesh {

using Triangle = std::array<std::uint32_t, 3>;

/// A place on a mesh: the only way a place on the skin is stored. Barycentrics are of the
/// triangle's corners 0, 1, 2; they sum to 1 and are in [0, 1] up to rounding.
struct SurfacePoint {
  std::uint32_t triangle = 0;
  glm::dvec3 barycentric{1.0 / 3, 1.0 / 3, 1.0 / 3};
  bool operator==(const SurfacePoint&) const = default;
};

/// Indexed triangles. Optional arrays are empty or complete.
struct TriangleMesh {
  std::vector<glm::vec3> positions;  ///< mm
  std::vector<Triangle> triangles;   ///< Counter-clockwise seen from outside.
  std::vector<glm::vec3> normals;    ///< Per vertex, unit, outward; see computeNormals.
  std::vector<std::array<glm::vec2, 3>> cornerUvs;  ///< Per corner, (0,0) bottom left; or empty.
  std::vector<glm::vec3> colors;                    ///< Per vertex, sRGB 0..1, or empty.
  /// Index of the file's polygon (counted over the whole file) that each triangle was cut from;
  /// empty: its own index.
  std::vector<std::uint32_t> faces;

  [[nodiscard]] glm::dvec3 corner(std::uint32_t triangle, int k) const {
    return glm::dvec3(positions[triangles[triangle][static_cast<std::size_t>(k)]]);
  }
};

struct Bounds {
  glm::dvec3 min{0.0};
  glm::dvec3 max{0.0};
  [[nodiscard]] glm::dvec3 size() const { return max - min; }
  [[nodiscard]] glm::dvec3 center() const { return (min + max) * 0.5; }
};

[[nodiscard]] Bounds boundsOf(const TriangleMesh& mesh);

/// Fills `normals` with angle-weighted vertex normals (Thürmer & Wüthrich 1998).
void computeNormals(TriangleMesh& mesh);

[[nodiscard]] glm::dvec3 positionAt(const TriangleMesh& mesh, const SurfacePoint& point);
/// Interpolated vertex normal, unit. Needs `normals`.
[[nodiscard]] glm::dvec3 normalAt(const TriangleMesh& mesh, const SurfacePoint& point);
/// Plane normal of one triangle, unit; (0,0,1) for a triangle without area.
[[nodiscard]] glm::dvec3 faceNormal(const TriangleMesh& mesh, std::uint32_t triangle);
[[nodiscard]] double triangleArea(const TriangleMesh& mesh, std::uint32_t triangle);  ///< mm²
/// Barycentrics of the point's projection on the triangle's plane, clamped into the triangle.
[[nodiscard]] glm::dvec3 barycentricOf(const TriangleMesh& mesh, std::uint32_t triangle,
                                       const glm::dvec3& position);

}  // namespace mesomap::mesh
