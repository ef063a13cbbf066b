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

/// Where a place lies on an arm or a leg: mm of the female figure along the bones, and how far it
/// stands before and outside the line between the joints.
struct LimbPlace {
  float along = 0.0f;  ///< From the upper joint.
  float front = 0.0f;  ///< Arm: turns with the forearm, towards the palm at the wrist.
  float out = 0.0f;    ///< Away from the body's midline; at the wrist towards the thumb.
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

  // Bodies only.
  /// Breadth and heights brought to the female figure's, by heights of bony points (ANSUR II).
  Vec3 body{0};
  Vec2 bodyFront{0};   ///< Its x, y.
  Vec2 bodyAround{0};  ///< Around the trunk: arc about a vertical axis, 0 in front; y.
  LimbPlace arm, leg;
  float armSide = 0.0f;    ///< How far beyond the surface between trunk and arm.
  Vec3 hand{0}, foot{0};   ///< Hand and foot frames.
  float palmwards = 0.0f;  ///< How far the skin of the hand looks to the palm's side.
  float solewards = 0.0f;  ///< How far the skin of the foot looks to the floor.
};

class BodyCharts;

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
  std::shared_ptr<const BodyCharts> body_;
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

/// Within an ellipsoid of these radii about a place of the figure, along its axes.
[[nodiscard]] Inside about(const Vec3& place, const Vec3& radii);
/// The landmark's place in the figure frame; the origin where there is none of this name.
[[nodiscard]] Vec3 placeOf(const std::vector<DrawnLandmark>& landmarks, const std::string& id);

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
/// Limbs, then the trunk of a body.
void drawHandsAndFeet(const FigureShape& shape, DrawnAtlas& atlas);
void drawLimbs(const FigureShape& shape, DrawnAtlas& atlas);
void drawBodyTrunk(const FigureShape& shape, DrawnAtlas& atlas);
void drawBodyOverlays(const FigureShape& shape, DrawnAtlas& atlas);
void drawBodyZones(const FigureShape& shape, DrawnAtlas& atlas);
void drawHeadZones(const FigureShape& shape, DrawnAtlas& atlas);

/// The red of the lips, from corner to corner.
[[nodiscard]] Inside redOfLips(const Mouth& mouth);
/// A band of this half-width along the mandible's lower border, from the angle to beside the chin:
/// found on the skin by rays towards the bone, so that it follows build and sex.
[[nodiscard]] Inside jawBand(const FigureShape& shape, float halfWidth);

}  // namespace mesomap::figure
