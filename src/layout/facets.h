// The ground's triangles made ready for many small moves: what a step on the
// skin needs lies in one place, worked out when a triangle is first entered.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <glm/geometric.hpp>
#include <glm/vec3.hpp>
#include <memory>
#include <vector>

#include "ground.h"
#include "mesh/working_mesh.h"

namespace mesomap::layout {

class Facets {
 public:
  /// The ground must outlive it.
  explicit Facets(const Ground& ground);

  struct Standing {
    mesh::SurfacePoint place;
    glm::dvec3 position{0.0};
    glm::dvec3 normal{0.0};  ///< Outward, smooth over the triangles; unit length.
    double depthMm = 0.0;    ///< Inside the ground's border; negative outside.
  };
  /// From a place along `by`, which is turned with the skin: small steps only.
  /// Stops where the skin ends.
  [[nodiscard]] Standing moved(const mesh::SurfacePoint& from, const glm::dvec3& by);
  /// The depth's growth per mm, in the plane of the triangle.
  [[nodiscard]] const glm::dvec3& uphill(std::uint32_t triangle) { return at(triangle).uphill; }

 private:
  struct Facet {
    glm::dvec3 origin, u, v;  ///< Corner 0, and from there to corners 1 and 2.
    glm::dvec3 dual1,
        dual2;      ///< Growth of the second and third barycentric per mm.
    glm::dvec3 up;  ///< Unit normal, or zero where the triangle has no area.
    glm::dvec3 uphill;
    glm::dvec3 normal[3];
    double depth[3];
    std::uint32_t across[3];  ///< The triangle beyond the edge opposite to each
                              ///< corner, or kNone.
  };
  [[nodiscard]] const Facet& at(std::uint32_t triangle) {
    const std::uint32_t known = number_[triangle];
    return known != 0 ? facets_[known - 1] : prepare(triangle);
  }
  const Facet& prepare(std::uint32_t triangle);

  struct Release {
    void operator()(std::uint32_t* numbers) const { std::free(numbers); }
  };
  const Ground* ground_;
  /// Of each triangle of the mesh: one more than its facet's number, or 0. From
  /// calloc, so that only what is looked at costs anything.
  std::unique_ptr<std::uint32_t[], Release> number_;
  std::vector<Facet> facets_;
};

}  // namespace mesomap::layout
