// What is drawn of an atlas before it is cut into the mesh: areas, zones and landmarks as functions
// of a place on the shape at build 0.
//
// The network is painted in order: a place belongs to the first area whose function is positive
// there. The last areas of a region are simple and large, so that every place has one. A border is
// therefore the zero line of the earlier of its two areas.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "figure/atlas.h"
#include "shape/figure_shape.h"

namespace mesomap::figure {

struct SkinPlace;  // charts.h beside this file: a place in every chart

/// Signed distance, positive inside, about mm near the border, continuous.
using Inside = std::function<float(const SkinPlace&)>;

/// An area by its id in assets/catalogue/areas.json, drawn for the client's left where it is paired
/// (x > 0; the right one is its mirror image). The id "" stands for what is not skin.
struct DrawnArea {
  std::string id;
  Inside inside;
};

struct DrawnZone {
  Zone zone;
  bool paired = false;  ///< Drawn for x > 0 and mirrored; both sides are one zone.
  Inside inside;
  /// Drawn for x > 0, clear of x = 0, and kept on the client's right alone.
  bool rightOnly = false;
};

struct DrawnLandmark {
  std::string id, name;
  bool paired = false;
  Vec3 position{0};  ///< Figure frame, on the shape; x > 0 where paired.
};

struct DrawnAtlas {
  std::vector<DrawnArea> network;   ///< In painting order.
  std::vector<DrawnArea> overlays;  ///< Each a layer of its own.
  std::vector<DrawnZone> zones;     ///< Blocked ones first.
  std::vector<DrawnLandmark> landmarks;
  /// A place of the shape in every chart; x folded to the client's left.
  std::function<SkinPlace(const Vec3&)> place;
};

/// The drawings of a bust or a body.
[[nodiscard]] DrawnAtlas drawAtlas(const FigureShape& shape);
[[nodiscard]] std::vector<DrawnLandmark> headLandmarks(const FigureShape& shape);
/// The four ends of the ear; part of headLandmarks.
[[nodiscard]] std::vector<DrawnLandmark> earLandmarks(const FigureShape& shape);
[[nodiscard]] std::vector<DrawnLandmark> bodyLandmarks(const FigureShape& shape);

/// Landmarks on the mesh (build 0), left before right: the nearest place; exactly on x = 0 on the
/// midline, and exactly mirrored in pairs, where the mesh is.
[[nodiscard]] std::vector<Landmark> placeLandmarks(const std::vector<DrawnLandmark>& drawn,
                                                   const mesh::TriangleMesh& mesh);

}  // namespace mesomap::figure
