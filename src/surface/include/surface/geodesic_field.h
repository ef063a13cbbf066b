// Distance along the skin around a place, out to a radius, with direction: the routine under the
// brush, spacing checks and charts. Unfolding update (virtual source by circle intersection:
// Novotni & Klein 2002; direction carried along as in Melvær & Reimers 2012, "Geodesic polar
// coordinates on polygonal meshes").
#pragma once

#include <array>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <limits>
#include <memory>
#include <span>
#include <vector>

#include "mesh/working_mesh.h"

namespace mesomap::surface {

/// One vertex reached. `angle` (radians) is the direction of the shortest way as it leaves the
/// source, measured in the source triangle's plane from the direction of its edge 0→1,
/// counter-clockwise seen from outside. (distance·cos, distance·sin) is the log map.
struct Reached {
  std::uint32_t vertex = 0;
  float distanceMm = 0.0f;
  float angle = 0.0f;
};

/// Distance at a place inside a triangle from what is known of its three corners (infinite where a
/// corner was not reached), as GeodesicField::distanceAt has it away from the source's triangle.
[[nodiscard]] double distanceWithin(const mesh::TriangleMesh& mesh, std::uint32_t triangle,
                                    const std::array<double, 3>& cornersMm,
                                    const glm::dvec3& place);

/// Scratch space for repeated queries on one mesh. Nothing of mesh size is cleared between calls:
/// the cost of a ball follows the ball. Not thread-safe; make one per thread.
class GeodesicField {
 public:
  /// The mesh must outlive the field.
  explicit GeodesicField(const mesh::WorkingMesh& mesh);
  GeodesicField(const mesh::TriangleMesh& mesh, const mesh::CornerTable& topology);

  /// All vertices within `radiusMm` of `source`, in order of distance. Never crosses a border.
  /// The span is valid until the next call.
  /// With `allowed`, only vertices that it accepts are reached: ways lead through these alone, but
  /// that from the source's own triangle to the vertices about it they are straight.
  std::span<const Reached> ball(const mesh::SurfacePoint& source, double radiusMm,
                                const std::function<bool(std::uint32_t)>& allowed = {});

  /// The same vertices in the same order with the same distances, without directions (`angle` means
  /// nothing), in two thirds of the time: for the brush.
  std::span<const Reached> reach(const mesh::SurfacePoint& source, double radiusMm,
                                 const std::function<bool(std::uint32_t)>& allowed = {});

  /// Distance from the nearest of several starting vertices with given starting distances (no
  /// meaningful angle). Used to rebuild signed distances from an isoline.
  struct Seed {
    std::uint32_t vertex = 0;
    float distanceMm = 0.0f;
  };
  /// The front is taken as locally straight (Kimmel & Sethian 1998), as it is near a line. With
  /// `allowed`, only vertices that it accepts are reached.
  std::span<const Reached> fromSeeds(std::span<const Seed> seeds, double radiusMm,
                                     const std::function<bool(std::uint32_t)>& allowed = {});

  /// Distance of a vertex in the last call, or infinity if it was not reached.
  [[nodiscard]] float distanceAt(std::uint32_t vertex) const;
  [[nodiscard]] float angleAt(std::uint32_t vertex) const;
  /// Distance at any place inside the last ball: interpolated, and exact near the source.
  [[nodiscard]] double distanceAt(const mesh::SurfacePoint& point) const;

 private:
  /// What is known of a vertex; valid only while its stamp is of the current call.
  struct State {
    float distance;
    float angle;
    std::uint32_t stamp;
  };
  struct Release {
    void operator()(State* states) const { std::free(states); }
  };

  void restart(double radius);
  void finish();
  void seedAround(const mesh::SurfacePoint& source,
                  const std::function<bool(std::uint32_t)>& allowed);
  void offer(std::uint32_t vertex, double distance, double angle);
  template <bool kDirections>
  std::span<const Reached> spread(const mesh::SurfacePoint& source, double radiusMm,
                                  const std::function<bool(std::uint32_t)>& allowed);
  template <bool kDirections>
  void unfold(std::uint32_t i, std::uint32_t j, std::uint32_t k);
  void advanceFront(std::uint32_t i, std::uint32_t j, std::uint32_t k);
  template <class Step>
  void propagate(const Step& step, const std::function<bool(std::uint32_t)>& allowed);
  [[nodiscard]] bool seen(std::uint32_t vertex) const { return state_[vertex].stamp >= seenStamp_; }
  [[nodiscard]] bool settled(std::uint32_t vertex) const {
    return state_[vertex].stamp > seenStamp_;
  }
  [[nodiscard]] glm::dvec3 at(std::uint32_t vertex) const {
    return glm::dvec3(mesh_->positions[vertex]);
  }

  const mesh::TriangleMesh* mesh_ = nullptr;
  const mesh::CornerTable* topology_ = nullptr;
  /// From calloc: the system hands its zeros over page by page as they are looked at, so that not
  /// even the first call costs what the mesh is large.
  std::unique_ptr<State[], Release> state_;
  std::size_t vertexCount_ = 0;
  std::uint32_t seenStamp_ = 0;  ///< seenStamp_ + 1 marks settled vertices.
  double radius_ = 0.0;
  std::vector<std::uint64_t> queue_;  ///< See distance_queue.h.
  std::vector<Reached> reached_;
  mesh::SurfacePoint source_;
  bool hasSource_ = false;
  bool corrected_ = false;
};

}  // namespace mesomap::surface
