// Arms and legs, cut along the sides of their muscles and across at the joints.
#include "atlas/charts.h"

namespace mesomap::figure {

namespace {

/// Along the female arm: the elbow's crease lies here, mm from the shoulder's joint.
constexpr float kElbow = 286.0f;
/// Along the female leg: the knee's crease behind, mm from the hip's joint.
constexpr float kKneeCrease = 392.0f;
/// The mass of the deltoid about the shoulder's joint: along the arm and across.
constexpr float kDeltoidDown = 30.0f;
constexpr Vec3 kDeltoid{70, 108, 76};

Inside onArm() {
  return [](const SkinPlace& p) { return p.armSide; };
}

/// An ellipsoid whose second axis lies along `axis`.
Inside aboutAlong(const Vec3& place, const Vec3& axis, const Vec3& radii) {
  TurnedEllipsoid shape{place, radii, {}};
  shape.frame.v = glm::normalize(axis);
  shape.frame.u = glm::normalize(glm::cross(shape.frame.v, Vec3{0, 0, 1}));
  shape.frame.w = glm::cross(shape.frame.u, shape.frame.v);
  return [shape](const SkinPlace& p) { return -shape(p.figure); };
}

void drawArms(const FigureShape& shape, DrawnAtlas& atlas) {
  const auto add = [&](const char* id, Inside inside) {
    atlas.network.push_back({id, std::move(inside)});
  };
  const auto& body = dynamic_cast<const BodyShape&>(shape);
  const BodyFrames& frames = body.frames();
  const float size = shape.build().blend(1.0f, 1.1f);
  const Vec3 upper = glm::normalize(frames.elbow - frames.shoulder);
  const Vec3 pit =
      0.5f * (placeOf(atlas.landmarks, "axilla-front") + placeOf(atlas.landmarks, "axilla-back"));
  add("axilla", aboutAlong(pit - Vec3{0, 12 * size, 0}, {0.1f, -1, 0}, Vec3{34, 46, 42} * size));
  add("shoulder", aboutAlong(frames.shoulder + upper * kDeltoidDown, upper, kDeltoid * size));
  add("elbow", aboutAlong(placeOf(atlas.landmarks, "olecranon"), upper, Vec3{36, 44, 30} * size));
  const Inside onForearm = both(onArm(), [](const SkinPlace& p) { return p.arm.along - kElbow; });
  add("forearm-front", both(onForearm, [](const SkinPlace& p) { return p.arm.front; }));
  add("forearm-back", onForearm);
  add("upper-arm-front", both(onArm(), [](const SkinPlace& p) { return p.arm.front; }));
  add("upper-arm-back", onArm());
}

}  // namespace

void drawLimbs(const FigureShape& shape, DrawnAtlas& atlas) {
  drawArms(shape, atlas);
  const auto add = [&](const char* id, Inside inside) {
    atlas.network.push_back({id, std::move(inside)});
  };
  const float size = shape.build().blend(1.0f, 1.07f);
  const Vec3 patella = placeOf(atlas.landmarks, "mid-patella");
  const Vec3 hollow = placeOf(atlas.landmarks, "popliteal");
  add("knee", about(patella - Vec3{0, 4, 6}, Vec3{52, 66, 44} * size));
  add("hollow-of-knee", about(hollow, Vec3{38, 54, 34} * size));
  const Inside belowKnee = [](const SkinPlace& p) { return p.leg.along - kKneeCrease; };
  // The shin with the muscles beside it; the calf begins behind the inner edge of the shin bone.
  add("lower-leg-front",
      both(belowKnee, [](const SkinPlace& p) { return p.leg.front + 4.0f - 0.25f * p.leg.out; }));
  add("calf", belowKnee);
}

}  // namespace mesomap::figure
