// Bubble relaxation on the skin: points that push one another to the asked
// distance (Shimada & Gossard 1995), held inside the ground, with deletion of
// pairs that stay too near.
#pragma once

#include <cstdint>
#include <glm/vec3.hpp>
#include <memory>
#include <vector>

#include "facets.h"
#include "ground.h"
#include "mesh/working_mesh.h"
#include "surface/geodesic_field.h"

namespace mesomap::layout {

/// Places whose normals differ more than this are on two sides of a fold, not
/// neighbours.
inline constexpr double kFacingCosine = -0.2;
/// Two points nearer than this times the spacing are refused.
inline constexpr double kNearest = 0.97;

struct Dot {
  mesh::SurfacePoint place;
  glm::dvec3 position{0.0};
  glm::dvec3 normal{0.0};
  double scale = 1.0;   ///< See Ground::scaleAt; known while it moves.
  double depth = 0.0;   ///< mm inside the ground's border; known while it moves.
  bool fixed = false;   ///< Infinite mass.
  bool locked = false;  ///< The user's; never deleted.
  bool ghost = false;   ///< Takes room, but is no point: never handed out or counted.
  bool rail = false;    ///< Of the outer row: stays on the ground's border.
  int keptFrom = -1;
};
[[nodiscard]] Dot makeDot(const mesh::WorkingMesh& mesh, const mesh::SurfacePoint& place);
void setDown(Dot& dot, const mesh::WorkingMesh& mesh, const mesh::SurfacePoint& place);

[[nodiscard]] std::vector<glm::dvec3> positionsOf(const std::vector<Dot>& dots);

/// Length of a circular arc over its chord, from the cosine between its end
/// normals.
[[nodiscard]] double bendFactor(double cosine);

/// What is made when first needed and kept for the whole of a layout: a
/// geodesic field, which is as large as the mesh, and the triangles that points
/// move over.
class LazyField {
 public:
  surface::GeodesicField& on(const mesh::WorkingMesh& mesh) {
    if (!field_) field_ = std::make_unique<surface::GeodesicField>(mesh);
    return *field_;
  }
  Facets& facets(const Ground& ground) {
    if (!facets_ || ground_ != &ground) facets_ = std::make_unique<Facets>(ground);
    ground_ = &ground;
    return *facets_;
  }

 private:
  const Ground* ground_ = nullptr;
  std::unique_ptr<surface::GeodesicField> field_;
  std::unique_ptr<Facets> facets_;
};

class Bubbles {
 public:
  Bubbles(const Ground& ground, double spacingMm, LazyField& field)
      : ground_(&ground), h_(spacingMm), field_(&field) {}

  [[nodiscard]] std::vector<Dot>& dots() { return dots_; }
  [[nodiscard]] const std::vector<Dot>& dots() const { return dots_; }
  /// Where the skin is not folded, ways along it may be estimated from the bend: much cheaper, and
  /// good to some thousandths. thin() and nearestMm() measure all the same.
  void estimateWays(bool estimated) { estimated_ = estimated; }

  /// A place that points are drawn towards until they stand `reachMm` from it:
  /// the middle of a gap.
  struct Pull {
    glm::dvec3 position{0.0};
    glm::dvec3 normal{0.0};
    double reachMm = 0.0;
  };
  /// Lets the points push one another for at most `rounds` rounds; stops when
  /// they rest.
  void relax(int rounds, const std::vector<Pull>& pulls = {});
  /// Moves pairs nearer than `limit` spacings apart, one after the other.
  void separate(double limit, int rounds);
  /// Deletes one point of pairs nearer than kNearest spacings, but no two that
  /// are neighbours of each other's gaps. Returns how many went. With `all`,
  /// until no such pair is left.
  std::size_t thin(bool all);
  /// True where some points that are near in space are far along the skin, or
  /// face away: there distances in space say little.
  [[nodiscard]] bool folded();
  /// Smallest distance along the skin over pairs nearer than the spacing; the
  /// spacing where none is.
  [[nodiscard]] double nearestMm();

 private:
  struct Link {
    std::uint32_t a, b;
    float scale;  ///< Mean of the two.
    float ratio;  ///< Way along the skin over straight distance; infinite where
                  ///< not connected.
  };
  struct NearPair {
    std::uint32_t a, b;
    double distance;
  };
  void link();
  void refreshScales();
  bool move(Dot& dot, const glm::dvec3& by);
  [[nodiscard]] double ratioOf(const Dot& a, const Dot& b) const;
  /// Pairs under kNearest spacings, nearest first. Exact ones cost a geodesic
  /// ball wherever skin is folded; the others may miss a pair there.
  [[nodiscard]] std::vector<NearPair> nearPairs(bool exact);

  const Ground* ground_;
  double h_;
  std::vector<Dot> dots_;
  std::vector<Link> links_;
  bool facingAway_ = false;  ///< Found by the last link().
  bool estimated_ = false;
  LazyField* field_;
};

}  // namespace mesomap::layout
