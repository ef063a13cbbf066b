// The areas and zones of a figure as smooth signed functions of a place on its skin.
//
// Outlines are drawn as closed curves in charts (below), in the face frame, so that they follow sex
// and build without further work. Areas that meet are drawn a little too large and give way to each
// other in a fixed order, so that neighbours share one border and nothing is covered twice.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "figure/charts.h"
#include "shape/bust_shape.h"

namespace mesomap::figure {

/// A place on the skin in every chart. For paired areas x is signed so that the asked side is
/// positive; for areas on the midline x >= 0.
struct BustPlace {
  Vec3 face{0};    ///< Face frame, mm.
  Vec2 front{0};   ///< Seen from the front: x, y.
  Vec2 around{0};  ///< Around the face: arc length about a vertical axis inside the head, y.
  Vec2 neck{0};    ///< Around the neck: arc length, y.
  Vec2 scalp{0};   ///< Azimuthal equidistant about the top of the head: x, forwards.
  Vec2 below{0};   ///< Seen from below: x, z.
};

[[nodiscard]] BustPlace bustPlace(const BustShape& shape, const Vec3& position, float mirror);

/// Signed distance, positive inside, about mm near the border.
using BustInside = std::function<float(const BustPlace&)>;

struct AreaShape {
  Area area;  ///< With side none for paired areas; the listing adds both sides.
  bool paired = false;
  BustInside inside;                    ///< Before giving way.
  std::vector<std::string> givesWayTo;  ///< Ids of areas drawn before it.
};

struct ZoneShape {
  Zone zone;
  BustInside inside;
};

[[nodiscard]] std::vector<ZoneShape> zoneShapes(const BustShape& shape);
/// `blocked` is subtracted from every area.
[[nodiscard]] std::vector<AreaShape> areaShapes(const BustShape& shape);

/// Shape, areas and zones of one figure, built once.
struct ShapeAtlas {
  explicit ShapeAtlas(const Parameters& parameters);
  BustShape shape;
  std::vector<ZoneShape> zones;
  std::vector<AreaShape> areas;

  [[nodiscard]] float insideArea(const std::string& id, Side side, const Vec3& position) const;
  [[nodiscard]] std::optional<std::size_t> zoneAt(const Vec3& position) const;

 private:
  [[nodiscard]] float resolved(std::size_t index, const BustPlace& place) const;
  std::vector<std::vector<std::size_t>> before_;  ///< Indices of givesWayTo.
};

/// The atlas of these parameters; the last few are kept.
[[nodiscard]] std::shared_ptr<const ShapeAtlas> atlasOf(const Parameters& parameters);

// Building blocks for shapes.
using Chart = Vec2 BustPlace::*;
[[nodiscard]] BustInside outlineIn(Chart chart, const std::vector<Vec2>& control);
/// A band of `halfWidth` along a curve in a chart.
[[nodiscard]] BustInside bandIn(Chart chart, const std::vector<Vec2>& line, float halfWidth);
/// Both, with a rounded corner.
[[nodiscard]] BustInside both(BustInside a, BustInside b);
[[nodiscard]] BustInside either(BustInside a, BustInside b);
/// Band along the lower border of the mandible, from the angle to beside the chin.
[[nodiscard]] BustInside jawBand(const BustShape& shape);

}  // namespace mesomap::figure
