// Shoulder girdle and upper chest, and the cut that makes a display bust of them.
#include "shape/bust_shape.h"

namespace mesomap::figure {

namespace {
/// Cross-sections of the chest: super-ellipse, squarer than an ellipse.
constexpr float kSquareness = 2.35f;
constexpr float kLowest = -400.0f;
constexpr float kRim = 16.0f;  ///< Rounding of the bust's edges.
constexpr float kNeckBlend = 34.0f;
constexpr float kNotchDepth = 3.0f;

Graph blended(const Build& b, std::initializer_list<std::array<float, 3>> rows, std::size_t male) {
  std::vector<Vec2> knots;
  for (const auto& row : rows) knots.emplace_back(row[0], b.blend(row[1], row[male]));
  return Graph(std::move(knots));
}
}  // namespace

Shoulders::Shoulders(const Build& b) : build_(b) {
  // Height over the pupils; female, male. Male heights are the female ones times 1.10: taken into
  // account by `stretch` below.
  halfWidth_ = blended(b,
                       {{kLowest, 128, 151},
                        {-335, 138, 160},
                        {-284, 146, 168},
                        {-239, 146, 170},
                        {-205, 112, 140},
                        {-178, 66, 80},
                        {-145, 30, 34},
                        {-112, 10, 10}},
                       2);
  front_ = blended(b,
                   {{kLowest, 80, 96},
                    {-335, 79, 102},
                    {-284, 66, 90},
                    {-239, 45, 62},
                    {-205, 26, 36},
                    {-178, 4, 8},
                    {-145, -26, -26},
                    {-112, -44, -44}},
                   2);
  back_ = blended(b,
                  {{kLowest, -104, -122},
                   {-335, -116, -134},
                   {-284, -120, -138},
                   {-239, -116, -132},
                   {-205, -108, -122},
                   {-178, -98, -110},
                   {-145, -84, -90},
                   {-112, -68, -70}},
                  2);
  const auto y = [&](float female, float male) { return b.blend(female, male); };
  trapezius_ = {{20, y(-146, -154), -68},
                {b.blend(136, 158), y(-200, -218), -46},
                b.blend(14, 19),
                b.blend(17, 23)};
  deltoid_ = {
      {b.blend(164, 188), y(-246, -279), -34},
      {b.blend(44, 58) + 5 * b.fat, b.blend(64, 82) + 4 * b.fat, b.blend(48, 60) + 6 * b.fat},
      Frame(0, 0, 33)};
  clavicle_ = {{14, y(-191, -214), 13},
               {b.blend(100, 118), y(-181, -205), -20},
               5.5f - 1.2f * b.fat,
               6.0f - 1.0f * b.fat};
  supraclavicular_ = {{60, y(-195, -219), -34}, {b.blend(62, 72), 26, 36}};
  pectoralFold_ = {{b.blend(40, 50), y(-262, -293), b.blend(30, 50)},
                   {b.blend(138, 160), y(-239, -268), -14},
                   b.blend(14, 24),
                   b.blend(18, 26)};
  upperBreast_ = {{82, -266, 33}, {77, -343, 57}, b.blend(16, 4), b.blend(36, 8)};
  pectoral_ = {{70, -326, b.blend(30, 54)}, {b.blend(60, 74), 50, b.blend(24, 36)}};
  notchHeight_ = y(-185, -201);  // 187 | 203 mm under the pupils (ANSUR II), its middle
  baseHeight_ = y(-290, -315);
  cutCentre_ = {0, y(-175, -192)};
  cutRadii_ = {b.blend(180, 200) + 7 * b.fat, b.blend(158, 166)};
}

float Shoulders::chest(const Vec3& q) const {
  const float stretch = build_.blend(1.0f, 1.11f);
  const float y = std::clamp(q.y / stretch, kLowest, -113.0f);
  const float a = halfWidth_(y) + 8.0f * build_.fat;
  const float zFront = front_(y) + 7.0f * build_.fat;
  const float zBack = back_(y) - 6.0f * build_.fat;
  const float b = 0.5f * (zFront - zBack);
  const float ux = q.x / a;
  const float uz = std::abs(q.z - 0.5f * (zFront + zBack)) / b;
  const float k = std::max(
      std::pow(std::pow(ux, kSquareness) + std::pow(uz, kSquareness), 1.0f / kSquareness), 1e-3f);
  const float gx = std::pow(ux / k, kSquareness - 1.0f) / a;
  const float gz = std::pow(uz / k, kSquareness - 1.0f) / b;
  float d = (k - 1.0f) / std::max(std::sqrt(gx * gx + gz * gz), 1e-4f);
  d = std::max(d, -std::min(a, b));
  // Exactly 0 within the drawn heights, whatever the rounding of the quotient.
  const float beyond = std::abs(q.y / stretch - y) * stretch;
  if (beyond > 0.0f) d = d > 0.0f ? std::sqrt(d * d + beyond * beyond) : d + beyond;
  return 0.92f * d;
}

float Shoulders::add(float d, const Vec3& q) const {
  if (q.y > -40.0f) return d;  // farther above every part below than its blend reaches
  float body = chest(q);
  body = smoothMin(body, trapezius_(q), 42.0f);
  body = smoothMin(body, deltoid_(q), 34.0f);
  body = smoothMin(body, clavicle_(q), 13.0f);
  body = smoothMin(body, supraclavicular_(q), 34.0f);
  body = smoothMin(body, pectoralFold_(q), 44.0f);
  body = smoothMin(body, pectoral_(q), 30.0f);
  body = smoothMin(body, upperBreast_(q), 40.0f);
  // Furrow over the breastbone; runs out before the base.
  const float low = build_.blend(-188, -208);
  body += 1.8f * bump(q.x, 11) * smoothStep(0, 40, q.z) * smoothStep(low, low - 50, q.y) *
          smoothStep(baseHeight_, baseHeight_ + 50, q.y);
  d = smoothMin(d, body, kNeckBlend);
  // Notch between the collar bones.
  return d + kNotchDepth * bump(glm::length(Vec2{q.x, q.y - notchHeight_}), 8.5f) *
                 smoothStep(-40, -20, q.z);
}

float Shoulders::cutToBust(float d, const Vec3& q) const {
  if (q.y > -100.0f) return d;
  const Vec2 r = (Vec2{q.x, q.y} - cutCentre_) / cutRadii_;
  const float k0 = glm::length(r);
  const float k1 = glm::length(r / cutRadii_);
  const float oval = k1 > 1e-6f ? k0 * (k0 - 1.0f) / k1 : -100.0f;
  const float fade = 60.0f * smoothStep(-150, -100, q.y);
  d = smoothMax(d, oval - fade, 2.2f * kRim);
  return smoothMax(d, baseHeight_ - q.y, 1.6f * kRim);
}

}  // namespace mesomap::figure
