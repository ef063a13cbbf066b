// How strongly the skin bends at each working vertex, at a scale of a few millimetres: what a fill
// stops at. Made once per surface, since it looks at every vertex; 8 bytes a vertex.
#pragma once

#include <cstdint>
#include <vector>

#include "mesh/working_mesh.h"

namespace mesomap::surface {

/// Largest bending to either side, in 1/mm (one over the radius of the ball that fits). Normals are
/// spread over about `scaleMm` first, so that pores, noise and the flat triangles of a coarse file
/// do not count; a crease narrower than the scale appears about as wide as the scale. Bending along
/// an edge is the change of the normal over its length (Rusinkiewicz 2004, by edges).
class Bend {
 public:
  Bend() = default;
  /// `scaleMm` 0.5 to 10.
  explicit Bend(const mesh::WorkingMesh& mesh, double scaleMm = 2.0);

  /// As in a fold or groove; 0 where the skin is nowhere hollow.
  [[nodiscard]] float hollow(std::uint32_t vertex) const { return hollow_[vertex]; }
  /// As along the jaw or over the nose; 0 where the skin nowhere bulges.
  [[nodiscard]] float bulge(std::uint32_t vertex) const { return bulge_[vertex]; }
  [[nodiscard]] std::size_t vertexCount() const { return hollow_.size(); }

 private:
  std::vector<float> hollow_, bulge_;
};

}  // namespace mesomap::surface
