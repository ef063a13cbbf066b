// Charts in which the areas and zones are drawn, and the building blocks they are drawn with.
//
// An outline is a closed smooth curve in a chart, in a frame that follows sex and build, so that
// one drawing serves all figures. Every chart folds x to the client's left.
#pragma once

#include <initializer_list>
#include <optional>
#include <vector>

#include "atlas/drawn.h"
#include "shape/body_shape.h"

namespace mesomap::figure {

/// Where a place lies on an arm or a leg.
struct LimbPlace {
  /// Along the axis from the upper joint, mm at a stature of 1650 mm; the lower joint lies at 1000,
  /// with the length of the lower part again in mm beyond it.
  float along = 0.0f;
  /// About the axis, degrees: 0 to the front, 90 outwards, 180 to the back, 270 (-90) inwards.
  float about = 0.0f;
};

/// A place on the skin in every chart.
struct SkinPlace {
  Vec3 figure{0};      ///< Figure frame, x folded.
  Vec3 face{0};        ///< Face frame, about the head's origin.
  Vec2 front{0};       ///< Seen from the front: x, y of the face frame.
  Vec2 around{0};      ///< Around the face: arc about a vertical axis inside the head, y.
  Vec2 neck{0};        ///< Around the neck: arc, y.
  Vec2 scalp{0};       ///< Azimuthal equidistant about the top of the head: x, forwards.
  Vec2 below{0};       ///< Seen from below: x, z.
  Vec3 chest{0};       ///< Head frame brought to the female's breadth and height of the breastbone.
  Vec2 chestFront{0};  ///< Its x, y.
  float ear = 0.0f;    ///< Distance to the ear, mm.
  Vec3 earPlace{0};    ///< Ear frame.
  Vec2 besideEar{0};   ///< Its first two axes: backwards, up.
  float hair = 0.0f;   ///< How far inside the hairline, mm.
};

/// Puts places into charts; a value of its own, free of the shape it was made from.
class Charts {
 public:
  explicit Charts(const FigureShape& shape);
  [[nodiscard]] SkinPlace operator()(const Vec3& position) const;
  /// A place of the face frame in the chart of the scalp.
  [[nodiscard]] static Vec2 scalpChart(const Vec3& face);
  [[nodiscard]] static Vec2 aroundChart(const Vec3& face);

 private:
  HeadShape head_;
  Vec3 headOrigin_;
  Vec3 chestScale_;
  Outline hairline_;
  std::shared_ptr<const BodyFrames> frames_;
};

// Building blocks.
using Chart = Vec2 SkinPlace::*;
[[nodiscard]] Inside outlineIn(Chart chart, const std::vector<Vec2>& control);
/// An outline on the midline: its half with x >= 0, from top to bottom.
[[nodiscard]] Inside midlineIn(Chart chart, const std::vector<Vec2>& half);
/// A band along a curve in a chart; its half-width may differ from end to end.
[[nodiscard]] Inside bandIn(Chart chart, const std::vector<Vec2>& line,
                            const std::vector<float>& halfWidths);
[[nodiscard]] Inside bandIn(Chart chart, const std::vector<Vec2>& line, float halfWidth);
/// Forward of a frontal plane of the face frame.
[[nodiscard]] Inside forwardOf(float z);
[[nodiscard]] Inside behind(float z);
/// Above the graph y(x) in a chart.
[[nodiscard]] Inside above(Chart chart, const std::vector<Vec2>& knots);
[[nodiscard]] Inside everywhere();
/// Both at once, with sharp corners (faces of the network) or rounded ones (what lies alone).
[[nodiscard]] Inside both(Inside a, Inside b);
[[nodiscard]] Inside roundedBoth(Inside a, Inside b);
[[nodiscard]] Inside either(Inside a, Inside b);
[[nodiscard]] Inside without(Inside a, std::vector<Inside> taken);
[[nodiscard]] Inside opposite(Inside a);

/// The first area of the network with this id, as it is seen: what is painted before is taken away.
[[nodiscard]] Inside seen(const DrawnAtlas& atlas, const std::string& id);

// What each region adds; called in the order of the painting (draw_atlas.cpp).
void drawFace(const FigureShape& shape, DrawnAtlas& atlas);
void drawScalp(const FigureShape& shape, DrawnAtlas& atlas);
void drawUnderChin(const FigureShape& shape, DrawnAtlas& atlas);
void drawNeck(const FigureShape& shape, DrawnAtlas& atlas);
void drawBustTrunk(const FigureShape& shape, DrawnAtlas& atlas);
/// Subunits and folds, after the network is complete.
void drawFaceOverlays(const FigureShape& shape, DrawnAtlas& atlas);
void drawChestOverlays(const FigureShape& shape, DrawnAtlas& atlas);
void drawHeadZones(const FigureShape& shape, DrawnAtlas& atlas);

/// The red of the lips, from corner to corner.
[[nodiscard]] Inside redOfLips(const Mouth& mouth);
/// A band of this half-width along the mandible's lower border, from the angle to beside the chin:
/// found on the skin by rays towards the bone, so that it follows build and sex.
[[nodiscard]] Inside jawBand(const FigureShape& shape, float halfWidth);

}  // namespace mesomap::figure
