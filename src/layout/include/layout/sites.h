// From laid-out points to the document's sites: places on the file's mesh, normals, needle
// directions.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "layout/layout.h"
#include "paint/both_sides.h"
#include "plan/point_set.h"

namespace mesomap::layout {

/// A new region whose derived parts (area, perimeter, parts, border, sites, leftOut) fit its shape
/// and rule. `previous` lends ids to the points that stayed; new ids come from `nextId`.
/// `zoneName` turns a zone id into words.
struct PlaceContext {
  const mesh::TriangleMesh* fileMesh = nullptr;
  const mesh::WorkingMesh* mesh = nullptr;
  const surface::PageTriangles* pages = nullptr;
  std::function<std::string(const mesh::SurfacePoint&)> blocked;  ///< See Input::blocked.
  /// Id of the caution zone that holds a place of the working mesh, or empty. See zones.h.
  std::function<std::string(const mesh::SurfacePoint&)> caution;
  std::function<std::string(const std::string&)> zoneName;
  bool arrangeAgain = false;  ///< lay anew instead of keeping points
  /// With it, an even pattern begins between the points of the version before: in the next session
  /// the same spot is not hit again. Other patterns lie as they did.
  bool between = false;
  Effort effort = Effort::settled;
  /// The linked area, finished, and the way to its side: where points are laid anew by the same
  /// rule they are the mirror image of its points, as far as the shape allows. Both or neither.
  std::shared_ptr<const plan::Region> linked;
  std::shared_ptr<const paint::OtherSide> otherSide;
  /// The way to the other side for an area that lies across the plane between the sides. See
  /// Input::mirror.
  std::shared_ptr<const paint::OtherSide> mirror;
  /// The plan's other areas: this one's points keep the spacing to theirs.
  std::vector<std::shared_ptr<const plan::Region>> others;
  /// For rays that begin at a landmark, and for saved sets: where the landmarks lie, and the place
  /// of the working mesh nearest to a place in mm. May be empty.
  std::vector<plan::Landmark> landmarks;
  std::function<std::optional<mesh::SurfacePoint>(const glm::dvec3&)> closest;
  std::shared_ptr<const std::vector<plan::PointSet>> pointSets;  ///< The user's; may be null.
  /// Places of the working mesh round which alone anything changed since the version before. Empty:
  /// anywhere. See Input::around, which patterns other than `even` do not know.
  std::vector<mesh::SurfacePoint> around;
};

/// The points that an arrangement of `region` begins with, as they stand in it and in the version
/// before it, which outlive them.
struct LentSites {
  std::vector<const plan::Site*> locked;  ///< Of the user's own and treated ones: they stay.
  std::vector<const plan::Site*> kept;    ///< Automatic ones that stay where they still fit.
};
[[nodiscard]] LentSites lentSites(const plan::Region& region, const plan::Region* previous,
                                  bool arrangeAgain, const mesh::TriangleMesh& fileMesh);

[[nodiscard]] Result<std::shared_ptr<const plan::Region>> placeRegion(
    const plan::Region& region, const plan::Region* previous, std::uint32_t& nextId,
    const PlaceContext& context, const Progress& progress = {});

/// Area, perimeter, parts and border lines of the shape; sites untouched and marked pending.
[[nodiscard]] plan::Region measured(plan::Region region, const PlaceContext& context);

/// Barycentrics as the file holds them: six decimals, none negative, and the sum again one.
[[nodiscard]] mesh::SurfacePoint roundedPlace(const mesh::SurfacePoint& place);

/// Fills position, normal, needleDirection, face of a site from its place on the file's mesh.
void derive(plan::Site& site, const mesh::TriangleMesh& fileMesh, const plan::Rule& rule);

}  // namespace mesomap::layout
