// Region and rule to injection points: a hexagonal lattice in the log map, relaxed on the skin so
// that neighbours keep the spacing measured along it, with the margin kept free at the border.
// Bubble relaxation after Shimada & Gossard 1995; deletion and insertion keep the density.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "mesh/working_mesh.h"
#include "paint/both_sides.h"
#include "plan/plan.h"
#include "surface/outline.h"
#include "surface/paged_field.h"

namespace mesomap::layout {

/// How much time an arrangement may take. Both hold the smallest distance; only a settled one holds
/// the other promises of evenness.
enum class Effort { live, settled };

struct Input {
  const mesh::WorkingMesh* mesh = nullptr;
  const surface::PageTriangles* pages = nullptr;
  surface::PagedField shape;
  plan::Rule rule;
  /// Points of the layout before this edit (working mesh): kept where they still fit, so that a
  /// stroke does not reshuffle the rest. Empty: laid anew.
  std::vector<mesh::SurfacePoint> keep;
  /// Places to begin with where nothing is kept, such as the mirror image of the linked area's
  /// points: what fits stays, and only what they leave open is filled.
  std::vector<mesh::SurfacePoint> seeds;
  /// The touch of a multi-needle head that each seed belongs to; empty: none belongs to any.
  std::vector<std::uint32_t> seedTouches;
  /// The same where the linked area holds rows: the mirror images of all its lines, in the order of
  /// work.
  std::vector<std::vector<mesh::SurfacePoint>> seedLines;
  /// Places that stay whatever happens (moved or added by the user), infinite mass.
  std::vector<mesh::SurfacePoint> locked;
  /// Zone id when a point may not be at this place of the working mesh, empty otherwise. May be
  /// empty itself.
  std::function<std::string(const mesh::SurfacePoint& place)> blocked;
  /// Id of the caution zone that holds a place, empty otherwise: rows are cut by it. May be empty
  /// itself.
  std::function<std::string(const mesh::SurfacePoint& place)> caution;
  /// Places that points were deleted from: they keep others away as if a point still stood there.
  std::vector<mesh::SurfacePoint> empty;
  /// Points of touching areas that stay: this area's points keep the spacing to them.
  std::vector<mesh::SurfacePoint> neighbours;
  /// Spacing in mm at a place, where it is not `rule.spacingMm` everywhere; smooth. May be empty.
  std::function<double(const mesh::SurfacePoint& place)> spacingAt;
  /// The way to the other side, for an area that lies across the plane between the sides: laid anew
  /// (nothing kept), it gets mirror images where its shape is nearly its own mirror image. May be
  /// null.
  std::shared_ptr<const paint::OtherSide> mirror;
  /// What single patterns go by: a line along the skin (its corners), or one place, a centre.
  std::vector<mesh::SurfacePoint> guide;
  /// Where rings and rays begin, where the guide says nothing. None: the area's middle.
  std::optional<mesh::SurfacePoint> centre;
  /// Where the pattern is a saved set: its places on this skin.
  std::vector<mesh::SurfacePoint> places;
  /// Where the change was, when all the rest is a layout of the same rule on the same skin: only
  /// points within three spacings of these places are looked at, and the cost follows them; `keep`
  /// is taken over as it is elsewhere, and `gaveWay` stays empty. Empty: everything is looked at.
  std::vector<mesh::SurfacePoint> around;
  Effort effort = Effort::settled;
  std::size_t maxPoints = 20000;  ///< Of pricks, where rows are laid.
};

struct Point {
  mesh::SurfacePoint place;  ///< On the working mesh.
  bool locked = false;
  int keptFrom = -1;  ///< Index into `keep`/(keep.size()+index into `locked`), or -1 when new.
  std::uint32_t touch = 0;  ///< Of a multi-needle head, from 1; 0: none.
};

struct BlockedPoint {
  std::string zone;
  glm::dvec3 position{0.0};
};

struct Output {
  std::vector<Point> points;  ///< In working order: client's right to left, top to bottom in rows.
  std::vector<BlockedPoint> blocked;
  std::vector<plan::Row> rows;  ///< In the order of work, on the working mesh; `points` is empty.
  /// Stamps: skin inside the margin that is farther from every pin than 0.75 of the distance
  /// between the head's own pins (0.71 is the middle of a square of four); of a ring, than its
  /// radius.
  std::optional<double> uncoveredMm2;
  /// Promises of evenness that this area's shape did not let hold: "variation", "six-neighbours",
  /// "largest-gap", "border", "count"; and "locked" where two of the user's own points stand nearer
  /// than the spacing. Empty for a live arrangement, which promises none of them.
  std::vector<std::string> gaveWay;
};

/// Errors: cancelled; refused when the rule is out of range (says which figure) or more than
/// `maxPoints` would be needed (names the count and the spacing).
/// Same input, same output, bit for bit, on any number of threads.
[[nodiscard]] Result<Output> layOut(const Input& input, const Progress& progress = {});

/// Evenness, recomputed from points; all distances along the skin.
struct Quality {
  std::size_t sites = 0;
  double spacingMm = 0.0;
  double minDistanceMm = 0.0;
  double nearestCv = 0.0;          ///< variation of the nearest-neighbour distance
  double sixNeighbourShare = 0.0;  ///< of interior points
  double largestGapMm = 0.0;       ///< farthest place of the eroded region from its nearest point
  double borderRmsMm = 0.0;        ///< scatter of the outer row's distance to the border
  std::size_t interior = 0;        ///< points not in the outer row
  double expected = 0.0;           ///< 2A/(sqrt3 s²) + P/(2s) + 1, A and P of the eroded region
  double density = 0.0;  ///< rho = dmin / d of the perfect lattice with the same count and area
};
[[nodiscard]] Quality qualityOf(const mesh::WorkingMesh& mesh, const surface::PageTriangles& pages,
                                const surface::PagedField& shape, const plan::Rule& rule,
                                const std::vector<mesh::SurfacePoint>& points);

}  // namespace mesomap::layout
