// The file's mesh as the graphics card wants it: one vertex per place, colour and texture corner.
// Pure data, no OpenGL.
#pragma once

#include <array>
#include <cstdint>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <vector>

#include "mesh/triangle_mesh.h"

namespace mesomap::render {

/// A unit vector (or other values in -1..1) in 16 bits a component.
using PackedNormal = std::array<std::int16_t, 4>;
[[nodiscard]] PackedNormal packNormal(const glm::vec3& unit, float fourth = 0.0f);

struct SkinVertex {
  glm::vec3 position{0.0f};
  PackedNormal normal{};  ///< Fourth: hollowness, -1 (ridge) .. +1 (fold).
  std::array<std::uint8_t, 4> color{255, 255, 255, 255};  ///< sRGB
  glm::vec2 uv{0.0f};
};
static_assert(sizeof(SkinVertex) == 32);

struct SkinMesh {
  std::vector<SkinVertex> vertices;
  std::vector<std::uint32_t> indices;
  std::vector<std::uint32_t> origin;  ///< Of each vertex: the mesh's.
  std::vector<float> hollow;          ///< Of the mesh's vertices; see hollowness().
  bool hasColors = false;
  bool hasUvs = false;
};

/// Corners of one vertex that disagree on their texture place become vertices of their own.
/// Triangles with an index out of range are left out.
[[nodiscard]] SkinMesh makeSkinMesh(const mesh::TriangleMesh& mesh);

/// How far each vertex lies below (+) or above (-) the mean of its surroundings about `radiusMm`
/// wide, in units of that radius and clamped to ±1: a cheap stand-in for soft shadow in folds.
/// Umbrella smoothing of the positions (Taubin 1995) against the normals.
[[nodiscard]] std::vector<float> hollowness(const mesh::TriangleMesh& mesh, float radiusMm);

}  // namespace mesomap::render
