// Vertex colours: a quiet mannequin's skin with lips, brows, lashes and a little blush.
#include "shape/colours.h"

#include <array>

namespace mesomap::figure {

namespace {

/// Pigments of one skin tone, sRGB.
struct Tone {
  Vec3 skin, blush, lips, hair, iris, nail;
};

/// Six steps of skin from light to dark, about those of the Fitzpatrick scale.
constexpr std::array<Tone, 6> kTones{{
    {{0.945f, 0.815f, 0.750f},
     {0.925f, 0.660f, 0.610f},
     {0.800f, 0.505f, 0.490f},
     {0.520f, 0.395f, 0.300f},
     {0.360f, 0.430f, 0.460f},
     {0.940f, 0.780f, 0.740f}},
    {{0.900f, 0.740f, 0.650f},
     {0.880f, 0.595f, 0.525f},
     {0.765f, 0.455f, 0.430f},
     {0.400f, 0.290f, 0.215f},
     {0.340f, 0.390f, 0.360f},
     {0.910f, 0.715f, 0.655f}},
    {{0.835f, 0.655f, 0.535f},
     {0.810f, 0.530f, 0.435f},
     {0.700f, 0.410f, 0.370f},
     {0.290f, 0.210f, 0.155f},
     {0.350f, 0.300f, 0.220f},
     {0.860f, 0.650f, 0.565f}},
    {{0.715f, 0.525f, 0.405f},
     {0.690f, 0.425f, 0.335f},
     {0.585f, 0.345f, 0.305f},
     {0.205f, 0.150f, 0.115f},
     {0.290f, 0.210f, 0.145f},
     {0.765f, 0.560f, 0.470f}},
    {{0.555f, 0.392f, 0.288f},
     {0.535f, 0.315f, 0.245f},
     {0.455f, 0.270f, 0.245f},
     {0.140f, 0.100f, 0.080f},
     {0.220f, 0.150f, 0.105f},
     {0.640f, 0.450f, 0.380f}},
    {{0.390f, 0.274f, 0.205f},
     {0.390f, 0.225f, 0.180f},
     {0.335f, 0.200f, 0.185f},
     {0.095f, 0.072f, 0.062f},
     {0.160f, 0.105f, 0.075f},
     {0.510f, 0.345f, 0.295f}},
}};

constexpr Vec3 kGarment{0.600f, 0.620f, 0.645f};  ///< a quiet, warm grey-blue
constexpr Vec3 kWhite{0.875f, 0.855f, 0.835f};    ///< of the eye: never paper white
constexpr Vec3 kPupil{0.055f, 0.050f, 0.050f};

Vec3 mixColour(const Vec3& a, const Vec3& b, float t) {
  return a + (b - a) * t;
}

/// A round patch in front view, from its middle to three times `sigma`.
float patch(const Vec3& q, float x, float y, float sigma) {
  return bump(glm::length(Vec2{q.x - x, q.y - y}), sigma);
}

/// Of the cheeks, the nose, the chin and the ears.
float blushCover(const FigureShape& shape, const Vec3& q) {
  const float front = smoothStep(20, 50, q.z);
  float blush = 0.36f * front * patch(q, 37, -26, 15);
  blush = std::max(blush, 0.30f * patch(q, 0, -34, 11) * smoothStep(80, 95, q.z));
  blush = std::max(blush, 0.14f * front * patch(q, 0, -90, 13));
  const float ear = shape.head().ear().distance(q);
  return std::max(blush, 0.25f * smoothStep(3, 0, ear));
}

/// 1 within the brow's hairs, 0 outside: full and softly begun at the inner end, arched over the
/// outer third, drawn out to a point. The inner end is never lower or darker than the outer.
float browCover(const FigureShape& shape, const Vec3& q) {
  const Build& build = shape.build();
  constexpr float kInnerEnd = -17.0f, kOuterEnd = 23.0f;  // from the pupil
  const float t = (q.x - shape.head().eye().centre().x - kInnerEnd) / (kOuterEnd - kInnerEnd);
  if (t < -0.1f || t > 1.1f || q.z < 35.0f) return 0.0f;
  const float c = std::clamp(t, 0.0f, 1.0f);
  const float arch = build.blend(5.4f, 3.4f);
  const float line = build.blend(16.0f, 14.4f) + arch * std::sin(c * 2.35f) - 1.6f * c;
  const float half = build.blend(1.9f, 2.6f) * smoothStep(-0.6f, 0.25f, c) *
                     (1.0f - 0.8f * smoothStep(0.35f, 1.0f, c));
  // Hairs end softer above than below.
  const float off = q.y - line;
  const float edge = off > 0 ? smoothStep(half + 1.6f, half - 0.9f, off)
                             : smoothStep(half + 1.1f, half - 0.7f, -off);
  return build.blend(0.52f, 0.62f) * edge * smoothStep(-0.08f, 0.5f, t) *
         smoothStep(1.05f, 0.82f, t);
}

float lipCover(const FigureShape& shape, const Vec3& q) {
  if (q.z < 60.0f || q.y > -40.0f || q.y < -90.0f) return 0.0f;
  const Mouth& mouth = shape.head().mouth();
  const float x = std::min(q.x, mouth.halfWidth());
  return shape.build().blend(0.58f, 0.36f) *
         smoothStep(mouth.upperBorder(x) + 1.3f, mouth.upperBorder(x) - 1.3f, q.y) *
         smoothStep(mouth.lowerBorder(x) - 1.5f, mouth.lowerBorder(x) + 1.5f, q.y) *
         smoothStep(mouth.halfWidth() + 0.6f, mouth.halfWidth() - 2.4f, q.x);
}

void addEye(Cover& cover, const FigureShape& shape, const Vec3& q) {
  const Eye& eye = shape.head().eye();
  const Vec3 e = q - eye.centre();
  if (std::abs(e.x) > 18.0f || e.z < -2.0f) return;
  const float inLids = smoothStep(16.5f, 14.0f, std::abs(e.x)) * smoothStep(-2, 3, e.z);
  if (!eye.open()) {
    const float above = e.y - eye.upperMargin(e.x);
    cover.lid = inLids * smoothStep(-4, 0, above) * smoothStep(11, 4, above);
    cover.lash = 0.62f * inLids * bump(above + 0.4f, 0.72f);
    return;
  }
  const float up = eye.upperMargin(e.x);
  const float low = eye.lowerMargin(e.x);
  cover.lash = 0.7f * inLids * bump(e.y - up - 0.5f, 0.7f);
  const float between = std::min(up - e.y, e.y - low);
  if (e.z < 2.0f || between < -0.4f) return;
  // The white turns to the pink of the inner corner.
  const float seen =
      smoothStep(0.9f, 0.4f, std::abs(Eye::globe(e))) * smoothStep(-0.4f, 0.4f, between);
  const float r = std::sqrt(e.x * e.x + e.y * e.y);
  cover.white = seen * smoothStep(-14.2f, -12.0f, e.x) * smoothStep(14.8f, 13.4f, e.x);
  cover.iris = seen * smoothStep(6.3f, 5.4f, r);
  // Dark: the pupil, the iris' rim, and the shadow of the lid and its lashes on the ball.
  const float rim = 0.38f * smoothStep(4.3f, 5.7f, r) * smoothStep(6.3f, 5.7f, r);
  const float lidShadow = 0.30f * smoothStep(2.6f, 0.2f, up - e.y);
  cover.pupil = seen * std::max({smoothStep(2.8f, 2.0f, r), rim, lidShadow});
  // One light above the pupil: what makes an eye look alive.
  const float glint = smoothStep(1.9f, 0.7f, glm::length(Vec2{e.x, e.y - 2.9f}));
  cover.pupil *= 1.0f - glint;
  cover.iris *= 1.0f - glint;
}

}  // namespace

Cover coverAt(const FigureShape& shape, const Vec3& position) {
  const Vec3 q = shape.toFace(position);
  Cover cover;
  cover.nail = shape.nailAt(position);
  cover.garment = shape.garmentAt(position);
  cover.blush = shape.blushAt(position);
  if (q.y < -160.0f) return cover;  // below the chin there is nothing else
  cover.blush = std::max(cover.blush, blushCover(shape, q));
  cover.shade = smoothStep(0.7f, -0.5f, shape.head().nose().nostril(q));
  cover.lips = lipCover(shape, q);
  cover.hair = browCover(shape, q);
  addEye(cover, shape, q);
  return cover;
}

glm::vec3 colourOf(const Cover& cover, int toneNumber, bool garment) {
  constexpr Vec3 kShadeDepth{0.55f, 0.66f, 0.68f};  ///< What the inside of a nostril keeps back.
  constexpr float kLidDepth = 0.3f;  ///< Thin skin shows a little of the blood below.
  constexpr float kLashDarkness = 0.6f;
  const Tone& tone = kTones[static_cast<std::size_t>(std::clamp(toneNumber, 1, 6) - 1)];
  Vec3 colour = mixColour(tone.skin, tone.blush, cover.blush);
  colour *= Vec3(1.0f) - kShadeDepth * cover.shade;
  colour = mixColour(colour, tone.lips, cover.lips);
  colour = mixColour(colour, tone.hair, cover.hair);
  colour = mixColour(colour, tone.blush, kLidDepth * cover.lid);
  colour = mixColour(colour, tone.hair * kLashDarkness, cover.lash);
  colour = mixColour(colour, tone.nail, cover.nail);
  if (garment) colour = mixColour(colour, kGarment, cover.garment);
  colour = mixColour(colour, kWhite, cover.white);
  colour = mixColour(colour, tone.iris, cover.iris);
  return mixColour(colour, kPupil, cover.pupil);
}

Vec3 colourAt(const FigureShape& shape, const Vec3& position, int tone) {
  return colourOf(coverAt(shape, position), tone, true);
}

}  // namespace mesomap::figure
