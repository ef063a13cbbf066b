// Isotropic remeshing after Botsch & Kobbelt (2004) with a wanted edge length at every vertex
// (Dunyach et al. 2013): split long edges, collapse short ones, flip, and let vertices glide.
// For half a figure: vertices on x = 0 form its only border and stay there.
#pragma once

#include "meshing/mesher.h"

namespace mesomap::figure {

/// Moves a place onto the surface; the flag keeps it on x = 0.
using Projection = std::function<Vec3(const Vec3&, bool onMidline)>;

class Remesher {
 public:
  /// `size`: wanted edge length at every vertex, mm.
  Remesher(RawMesh mesh, std::vector<float> size);

  /// Splits edges longer than 4/3 of the wanted length. Returns how many.
  std::size_t splitLong();
  /// Collapses edges shorter than 4/5 of the wanted length, the shortest first. Manifold stays
  /// manifold (link condition), and no triangle turns over. Returns how many; indices change.
  std::size_t collapseShort();
  /// Flips edges while that makes the smallest angle of the two triangles larger, without folds.
  std::size_t flipForAngles();
  /// Moves every vertex that share of the way, within the surface, to the middle of its neighbours,
  /// and from there onto the surface.
  void glide(float share, const Projection& project);
  /// Edges that run from border to border through the inside would be used four times once
  /// mirrored: they get a vertex of their own, a little off the plane.
  void splitMidlineChords();

  void setSizes(std::vector<float> size) { size_ = std::move(size); }
  [[nodiscard]] std::size_t triangleCount() const { return mesh_.triangles.size(); }
  [[nodiscard]] const RawMesh& mesh() const { return mesh_; }

 private:
  using Ring = std::vector<std::uint32_t>;
  [[nodiscard]] const Vec3& at(std::uint32_t v) const { return mesh_.positions[v]; }
  [[nodiscard]] bool onMidline(std::uint32_t v) const { return at(v).x == 0.0f; }
  [[nodiscard]] float wanted(std::uint32_t a, std::uint32_t b) const {
    return 0.5f * (size_[a] + size_[b]);
  }
  /// Triangles on both sides of an edge; the first runs from a to b. kNobody where there is none.
  [[nodiscard]] std::array<std::uint32_t, 2> sidesOf(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] std::uint32_t thirdOf(std::uint32_t t, std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] bool joined(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] Ring ringOf(std::uint32_t v) const;
  [[nodiscard]] bool staysUpright(std::uint32_t v, std::uint32_t other, const Vec3& to) const;
  /// Drops what was collapsed.
  void compact();
  void split(std::uint32_t a, std::uint32_t b, const Vec3& where, float size);
  bool collapse(std::uint32_t a, std::uint32_t b);
  bool flip(std::uint32_t a, std::uint32_t b);
  void forget(std::uint32_t v, std::uint32_t t) { std::erase(around_[v], t); }
  template <class Body>
  void forEachEdge(const Body& body) const;

  RawMesh mesh_;
  std::vector<float> size_;
  std::vector<Ring> around_;  ///< Triangles at each vertex.
  std::vector<bool> dead_;    ///< Triangles that were collapsed.
  std::vector<bool> touched_;
};

/// The sine of the smallest angle of a triangle, 0 without area.
[[nodiscard]] float smallestSine(const Vec3& a, const Vec3& b, const Vec3& c);
/// Unit normals from the triangles, weighted by area; on x = 0 without a part along x.
[[nodiscard]] std::vector<Vec3> normalsOf(const RawMesh& mesh);

}  // namespace mesomap::figure
