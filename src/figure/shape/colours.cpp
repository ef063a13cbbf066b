// Vertex colours: a quiet mannequin's skin with lips, brows, lashes and a little blush.
#include <array>

#include "meshing/bust.h"

namespace mesomap::figure {

namespace {

struct Tone {
  Vec3 skin, blush, lips, hair, iris;
};

/// Six steps of skin, light to dark; the first three read as Fitzpatrick I-III on a screen.
constexpr std::array<Tone, 6> kTones{{
    {{0.93f, 0.79f, 0.72f},
     {0.91f, 0.67f, 0.61f},
     {0.80f, 0.51f, 0.49f},
     {0.46f, 0.34f, 0.26f},
     {0.36f, 0.42f, 0.44f}},
    {{0.89f, 0.72f, 0.63f},
     {0.87f, 0.61f, 0.54f},
     {0.76f, 0.45f, 0.43f},
     {0.38f, 0.27f, 0.20f},
     {0.34f, 0.39f, 0.36f}},
    {{0.82f, 0.63f, 0.52f},
     {0.79f, 0.53f, 0.45f},
     {0.70f, 0.41f, 0.38f},
     {0.28f, 0.20f, 0.15f},
     {0.36f, 0.32f, 0.24f}},
    {{0.70f, 0.51f, 0.40f},
     {0.67f, 0.43f, 0.35f},
     {0.60f, 0.35f, 0.32f},
     {0.20f, 0.14f, 0.11f},
     {0.30f, 0.22f, 0.15f}},
    {{0.55f, 0.38f, 0.29f},
     {0.53f, 0.33f, 0.26f},
     {0.47f, 0.28f, 0.26f},
     {0.14f, 0.10f, 0.08f},
     {0.24f, 0.16f, 0.11f}},
    {{0.40f, 0.27f, 0.21f},
     {0.38f, 0.24f, 0.19f},
     {0.36f, 0.21f, 0.20f},
     {0.09f, 0.07f, 0.06f},
     {0.20f, 0.13f, 0.09f}},
}};

Vec3 mixColour(const Vec3& a, const Vec3& b, float t) {
  return a + (b - a) * t;
}

/// 1 within the brow's hairs, 0 outside; thins out to both ends, never darker at the inner one.
float browCover(const FigureShape& shape, const Vec3& q) {
  const float x = q.x - shape.head().eye().centre().x;
  const float t = (x + 16.5f) / 39.0f;
  if (t < -0.1f || t > 1.1f || q.z < 35.0f) return 0.0f;
  const float c = std::clamp(t, 0.0f, 1.0f);
  const float lift = shape.build().blend(5.2f, 3.2f);
  const float line = shape.build().blend(16.2f, 14.6f) + lift * std::sin(c * 2.45f) - 1.6f * c;
  const float half = shape.build().blend(2.1f, 2.9f) * (1.0f - 0.72f * smoothStep(0.3f, 1.0f, c));
  return smoothStep(half + 1.7f, half - 0.9f, std::abs(q.y - line)) * smoothStep(-0.08f, 0.3f, t) *
         smoothStep(1.05f, 0.85f, t);
}

Vec3 withEye(Vec3 colour, const FigureShape& shape, const Vec3& q, const Tone& tone) {
  const Eye& eye = shape.head().eye();
  const Vec3 e = q - eye.centre();
  if (std::abs(e.x) > 18.0f || e.z < -2.0f) return colour;
  const float inLids = smoothStep(16.5f, 14.0f, std::abs(e.x)) * smoothStep(-2, 3, e.z);
  const Vec3 lash = tone.hair * 0.6f;
  if (!eye.open()) {
    const float above = e.y - eye.upperMargin(e.x);
    colour = mixColour(colour, tone.blush,
                       0.3f * inLids * smoothStep(-4, 0, above) * smoothStep(11, 4, above));
    return mixColour(colour, lash, 0.72f * inLids * bump(above + 0.4f, 0.8f));
  }
  const float up = eye.upperMargin(e.x);
  const float low = eye.lowerMargin(e.x);
  const bool ball =
      glm::length(e) < Eye::kBall + 0.35f && e.y < up + 0.3f && e.y > low - 0.3f && e.z > 3.0f;
  if (ball) {
    const float r = std::sqrt(e.x * e.x + e.y * e.y);
    colour = Vec3{0.86f, 0.84f, 0.82f};
    colour = mixColour(colour, tone.iris, smoothStep(6.2f, 5.6f, r));
    return mixColour(colour, Vec3{0.05f, 0.05f, 0.05f}, smoothStep(2.4f, 2.0f, r));
  }
  return mixColour(colour, lash, 0.75f * inLids * bump(e.y - up - 0.5f, 0.7f));
}

}  // namespace

Vec3 colourAt(const FigureShape& shape, const Vec3& position, int toneNumber) {
  const Tone& tone = kTones[static_cast<std::size_t>(std::clamp(toneNumber, 1, 6) - 1)];
  const Vec3 q = shape.toFace(position);
  Vec3 colour = tone.skin;
  const float front = smoothStep(20, 50, q.z);
  colour = mixColour(colour, tone.blush,
                     0.42f * front * bump(glm::length(Vec2{q.x - 38, q.y + 28}), 17));
  colour = mixColour(colour, tone.blush,
                     0.35f * bump(glm::length(Vec2{q.x, q.y + 34}), 11) * smoothStep(80, 95, q.z));
  const float inNostril = shape.head().nose().nostril(q);
  colour *= 1.0f - 0.45f * smoothStep(0.7f, -0.5f, inNostril);
  const float ear = shape.head().ear().distance(q);
  colour = mixColour(colour, tone.blush, 0.25f * smoothStep(3, 0, ear));
  if (q.z > 60.0f && q.y < -40.0f && q.y > -90.0f) {
    const Mouth& mouth = shape.head().mouth();
    const float x = std::min(q.x, mouth.halfWidth());
    const float cover = smoothStep(mouth.upperBorder(x) + 1.1f, mouth.upperBorder(x) - 0.9f, q.y) *
                        smoothStep(mouth.lowerBorder(x) - 1.1f, mouth.lowerBorder(x) + 0.9f, q.y) *
                        smoothStep(mouth.halfWidth() + 0.6f, mouth.halfWidth() - 2.4f, q.x);
    colour = mixColour(colour, tone.lips, shape.build().blend(0.62f, 0.42f) * cover);
  }
  colour = mixColour(colour, tone.hair, shape.build().blend(0.5f, 0.6f) * browCover(shape, q));
  return withEye(colour, shape, q, tone);
}

}  // namespace mesomap::figure
