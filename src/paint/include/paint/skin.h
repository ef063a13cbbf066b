// What every gesture needs of the surface that it works on.
#pragma once

#include <cstdint>

#include "mesh/working_mesh.h"
#include "surface/geodesic_field.h"
#include "surface/outline.h"
#include "surface/paged_field.h"

namespace mesomap::paint {

/// All three belong to one mesh and outlive the gesture. `field` is scratch space: one gesture at a
/// time, on one thread.
struct Skin {
  const mesh::WorkingMesh* mesh = nullptr;
  const surface::PageTriangles* pages = nullptr;
  surface::GeodesicField* field = nullptr;

  [[nodiscard]] const mesh::TriangleMesh& triangles() const { return mesh->mesh(); }
  [[nodiscard]] std::uint32_t vertexCount() const {
    return static_cast<std::uint32_t>(mesh->mesh().positions.size());
  }
  [[nodiscard]] surface::PagedField blank() const { return surface::PagedField(vertexCount()); }
};

/// How far outside a border distances are written, mm: at least the longest edge, for every
/// neighbour of a vertex inside must hold its true distance.
[[nodiscard]] double bandOf(const mesh::WorkingMesh& mesh);

/// A vertex as a place: a corner of one of its triangles. Triangle kNone for a vertex of none.
[[nodiscard]] mesh::SurfacePoint placeOf(const mesh::WorkingMesh& mesh, std::uint32_t vertex);

/// Outward unit normal at a vertex from the triangles about it alone, whatever normals the file
/// had; zero where they have no area.
[[nodiscard]] glm::dvec3 outwardAt(const mesh::WorkingMesh& mesh, std::uint32_t vertex);

}  // namespace mesomap::paint
