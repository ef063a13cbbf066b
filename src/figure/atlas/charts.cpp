#include "atlas/charts.h"

#include "atlas/body_charts.h"

namespace mesomap::figure {

namespace {

// Axis of the chart around the face, and its nominal radius.
constexpr float kFaceAxisZ = -5.0f;
constexpr float kFaceRadius = 95.0f;
// Axis of the neck.
constexpr float kNeckAxisZ = -33.0f;
constexpr float kNeckRadius = 52.0f;
// Centre of the scalp's chart.
constexpr Vec3 kScalpCentre{0, 30, -5};
constexpr float kScalpRadius = 95.0f;
/// Rounding of corners where two borders meet.
constexpr float kCorner = 3.0f;

/// Height of the notch above the breastbone against the pupils, female.
constexpr float kNotch = -187.0f;
constexpr float kMaleShoulders = 1.125f;  ///< biacromial breadth 415.7 / 365.3 (ANSUR II), damped

/// The hairline over half the head, from the middle of the forehead to the middle of the nape, as
/// places of the face frame; only their direction from the middle of the head counts.
const std::vector<Vec3> kHairline{
    {0, 72, 80},    {18, 72, 77},   {34, 69, 68},   {47, 61, 58},    {56, 49, 51},   {62, 37, 44},
    {68, 26, 33},   {71, 14, 25},   {72, 1, 20},    {72.5f, -8, 15}, {72, -6, 9},    {71, 6, 4},
    {71, 17, -4},   {71, 23, -16},  {70, 18, -30},  {66, 2, -40},    {61, -18, -46}, {54, -38, -50},
    {45, -55, -57}, {32, -62, -66}, {17, -62, -73}, {0, -60, -75}};

std::vector<Vec2> hairlineHalf() {
  std::vector<Vec2> half;
  for (const Vec3& p : kHairline) half.push_back(Charts::scalpChart(p));
  return half;
}

/// Control points of a loop whose half begins and ends on the midline.
std::vector<Vec2> closedHalf(const std::vector<Vec2>& half) {
  std::vector<Vec2> loop = half;
  for (std::size_t i = half.size() - 1; i-- > 1;) loop.emplace_back(-half[i].x, half[i].y);
  return loop;
}

}  // namespace

Charts::Charts(const FigureShape& shape)
    : head_(shape.head()),
      headOrigin_(shape.headOrigin()),
      chestScale_{1},
      hairline_(closedHalf(hairlineHalf())) {
  const Build& b = shape.build();
  float notch = b.blend(-188.0f, -208.0f);  // of the bust
  if (const auto* body = dynamic_cast<const BodyShape*>(&shape)) {
    body_ = std::make_shared<BodyCharts>(*body);
    notch = b.blend(1329.7f, 1438.6f) - headOrigin_.y;  // suprasternale height (ANSUR II)
  }
  chestScale_ = {1.0f / b.blend(1.0f, kMaleShoulders), kNotch / notch, 1.0f};
}

Vec2 Charts::aroundChart(const Vec3& face) {
  return {kFaceRadius * std::atan2(face.x, face.z - kFaceAxisZ), face.y};
}

Vec2 Charts::scalpChart(const Vec3& face) {
  const Vec3 d = face - kScalpCentre;
  const float level = std::sqrt(d.x * d.x + d.z * d.z);
  const float polar = std::atan2(level, d.y);
  const float scale = level > 1e-4f ? kScalpRadius * polar / level : 0.0f;
  return {d.x * scale, d.z * scale};
}

SkinPlace Charts::operator()(const Vec3& position) const {
  SkinPlace place;
  const float x = std::abs(position.x);
  const Vec3 atHead{x, position.y - headOrigin_.y, position.z - headOrigin_.z};
  const float y = head_.toFace(atHead).y;
  place.figure = {x, position.y, position.z};
  place.face = {x, y, atHead.z};
  place.front = {x, y};
  place.around = aroundChart(place.face);
  place.neck = {kNeckRadius * std::atan2(x, atHead.z - kNeckAxisZ), y};
  place.scalp = scalpChart(place.face);
  place.below = {x, atHead.z};
  place.chest = atHead * chestScale_;
  place.chestFront = {place.chest.x, place.chest.y};
  place.ear = head_.ear().distance(place.face);
  place.earPlace = head_.ear().toLocal(place.face);
  place.besideEar = {place.earPlace.x, place.earPlace.y};
  place.hair = y > -90.0f ? hairline_.inside(place.scalp) : -90.0f;
  if (body_) body_->add(place);
  return place;
}

Inside outlineIn(Chart chart, const std::vector<Vec2>& control) {
  return
      [chart, outline = Outline(control)](const SkinPlace& p) { return outline.inside(p.*chart); };
}

Inside midlineIn(Chart chart, const std::vector<Vec2>& half) {
  return outlineIn(chart, mirroredLoop(half));
}

Inside bandIn(Chart chart, const std::vector<Vec2>& line, const std::vector<float>& halfWidths) {
  std::vector<Vec3> knots;
  for (const Vec2& p : line) knots.emplace_back(p.x, p.y, 0.0f);
  return [chart, tube = Tube(knots, halfWidths)](const SkinPlace& p) {
    return -tube(Vec3{p.*chart, 0.0f});
  };
}

Inside bandIn(Chart chart, const std::vector<Vec2>& line, float halfWidth) {
  return bandIn(chart, line, std::vector<float>(line.size(), halfWidth));
}

Inside forwardOf(float z) {
  return [z](const SkinPlace& p) { return p.face.z - z; };
}

Inside behind(float z) {
  return [z](const SkinPlace& p) { return z - p.face.z; };
}

Inside above(Chart chart, const std::vector<Vec2>& knots) {
  return [chart, graph = Graph(knots)](const SkinPlace& p) {
    return (p.*chart).y - graph((p.*chart).x);
  };
}

Inside everywhere() {
  return [](const SkinPlace&) { return 1.0f; };
}

Inside both(Inside a, Inside b) {
  return [a = std::move(a), b = std::move(b)](const SkinPlace& p) {
    const float first = a(p);
    return first < -Outline::kFar ? first : std::min(first, b(p));
  };
}

Inside roundedBoth(Inside a, Inside b) {
  return [a = std::move(a), b = std::move(b)](const SkinPlace& p) {
    const float first = a(p);
    return first < -Outline::kFar ? first : smoothMin(first, b(p), kCorner);
  };
}

Inside either(Inside a, Inside b) {
  return [a = std::move(a), b = std::move(b)](const SkinPlace& p) { return std::max(a(p), b(p)); };
}

Inside opposite(Inside a) {
  return [a = std::move(a)](const SkinPlace& p) { return -a(p); };
}

Inside without(Inside a, std::vector<Inside> taken) {
  return [a = std::move(a), taken = std::move(taken)](const SkinPlace& p) {
    float inside = a(p);
    for (const Inside& other : taken) {
      if (inside < -Outline::kFar) break;
      inside = std::min(inside, -other(p));
    }
    return inside;
  };
}

Inside about(const Vec3& place, const Vec3& radii) {
  return [place, radii](const SkinPlace& p) { return -ellipsoidDistance(p.figure - place, radii); };
}

Vec3 placeOf(const std::vector<DrawnLandmark>& landmarks, const std::string& id) {
  for (const DrawnLandmark& landmark : landmarks) {
    if (landmark.id == id) return landmark.position;
  }
  return Vec3{0};
}

Inside seen(const DrawnAtlas& atlas, const std::string& id) {
  std::vector<Inside> before;
  for (const DrawnArea& area : atlas.network) {
    if (area.id == id) return without(area.inside, std::move(before));
    before.push_back(area.inside);
  }
  return [](const SkinPlace&) { return -1.0f; };
}

}  // namespace mesomap::figure
