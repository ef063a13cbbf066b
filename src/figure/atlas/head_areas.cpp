// The faces of the network on the face and the ears, drawn from the finest to the broadest.
//
// Units follow the aesthetic units of the face (Fattahi 2003, after Gonzalez-Ulloa) and the finer
// surgical list of facial and cervical regions: borders run along folds, rims of bone and hair.
#include "atlas/head_charts.h"

namespace mesomap::figure {

namespace {

constexpr Chart kBesideEar = &SkinPlace::besideEar;

/// Ear and skin blend over about 3 mm: this much beyond the ear's own surface still belongs to it.
constexpr float kEarRim = 1.5f;
/// Upper end of the lobe in the ear frame: just below the notch between tragus and antitragus.
constexpr float kLobeTop = -14.5f;
constexpr float kJawBand = 8.5f;  ///< Half-width of the jawline, mm.

/// The bony rim of the orbit, which bounds the lids; crow's feet begin at its outer edge. Above and
/// towards the nose it runs below what is painted before: brow, glabella and nose.
Inside orbit() {
  return both(outlineIn(kFaceFront, {{9, -2},
                                     {9, 8},
                                     {13, 15},
                                     {24, 21},
                                     {37, 22.5f},
                                     {47, 20.5f},
                                     {53, 14},
                                     {53.5f, 4},
                                     {51, -7.5f},
                                     {44.5f, -14.5f},
                                     {35, -18},
                                     {26, -17.5f},
                                     {18.5f, -14},
                                     {11, -9}}),
              forwardOf(35));
}

/// Above the line where the lids meet, drawn on to both sides of the eye.
Inside aboveLidLine(const Eye& eye) {
  return [eye](const SkinPlace& p) {
    const float x = p.front.x - eye.centre().x;
    const float slope = x > 14.0f ? 0.25f * (x - 14.0f) : 0.0f;  // upwards beside the outer corner
    return p.front.y - eye.upperMargin(x) - slope;
  };
}

/// The middle of the brow: the curve of its tint, from the inner to the outer end.
std::vector<Vec2> browLine(const FigureShape& shape) {
  const Build& b = shape.build();
  const float eye = shape.head().eye().centre().x;
  std::vector<Vec2> line;
  for (int i = 0; i <= 6; ++i) {
    const float t = mix(0.02f, 1.0f, static_cast<float>(i) / 6.0f);
    line.emplace_back(eye - 16.5f + 39.0f * t,
                      b.blend(16.2f, 14.6f) + b.blend(5.2f, 3.2f) * std::sin(2.45f * t) - 1.6f * t);
  }
  return line;
}

/// The brow with the skin that bears its hairs, about 4 mm to either side of its middle.
Inside eyebrow(const FigureShape& shape) {
  const std::vector<Vec2> line = browLine(shape);
  std::vector<float> widths;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const float t = static_cast<float>(i) / static_cast<float>(line.size() - 1);
    widths.push_back(shape.build().blend(4.2f, 4.9f) * (1.0f - 0.42f * smoothStep(0.35f, 1.0f, t)));
  }
  return both(bandIn(kFaceFront, line, widths), forwardOf(30));
}

/// Skin of the face above the mandible's lower border, which falls forwards from the angle to the
/// chin. It ends within the jawline's band, which is painted before: what would lie between them
/// would be neck.
Inside aboveJaw() {
  return [](const SkinPlace& p) { return 0.85f * (p.face.y + 73.0f + 0.62f * (p.face.z - 10.0f)); };
}

/// Seen from the front; the underside falls away quickly, so that the border runs along the jaw.
Inside chin(const FigureShape& shape) {
  // Drawn for the female chin, whose lowest point lies here; broader on the male jaw.
  constexpr float kDrawnMenton = -106.4f;
  const float menton = shape.toFace(placeOf(headLandmarks(shape), "menton")).y;
  const float lower = std::clamp(menton - kDrawnMenton, -6.0f, 2.0f);
  const float wide = shape.build().blend(1.0f, 1.1f);
  const Outline outline(mirroredLoop({{8, -77.8f},
                                      {15.5f * wide, -78.2f},
                                      {21.5f * wide, -83},
                                      {23.5f * wide, -91.5f + 0.3f * lower},
                                      {17 * wide, -101 + lower},
                                      {6, -105 + lower}}));
  return [outline](const SkinPlace& p) {
    const float under = std::max(0.0f, 78.0f - p.face.z);
    return std::min(outline.inside({p.front.x, p.front.y - 0.6f * under}), p.face.z - 50.0f);
  };
}

}  // namespace

Inside redOfLips(const Mouth& mouth) {
  return [mouth](const SkinPlace& p) {
    if (p.face.z < 55.0f) return -Outline::kFar;
    const float x = std::min(p.front.x, mouth.halfWidth());
    const float beyond = p.front.x - mouth.halfWidth();
    const float up = mouth.upperBorder(x) - p.front.y;
    const float low = p.front.y - mouth.lowerBorder(x);
    const float corner = 0.6f;  // the red ends this far beyond the corner
    float inside = smoothMin(up, low, 1.0f);
    if (beyond > 0.0f) {
      const float off = std::min(inside, 0.0f);
      inside = corner - std::sqrt(beyond * beyond + off * off);
    }
    return std::min(inside, p.face.z - 60.0f);
  };
}

Inside jawBand(const FigureShape& shape, float halfWidth) {
  struct Ray {
    Vec3 bone;       ///< Face frame.
    Vec3 direction;  ///< From the bone outwards.
  };
  const float wide = shape.build().blend(0, 6);
  const std::vector<Ray> rays{{{40.0f + wide, -52, 8}, {0.75f, -0.35f, -0.55f}},
                              {{37.5f + wide, -61, 13}, {0.7f, -0.75f, -0.2f}},
                              {{30.5f + wide, -69, 29}, {0.65f, -0.8f, 0.1f}},
                              {{23.0f + wide, -77.5f, 45}, {0.6f, -0.85f, 0.25f}},
                              {{17.0f + 0.6f * wide, -82, 54}, {0.5f, -0.85f, 0.35f}},
                              {{13.0f + 0.2f * wide, -85, 60}, {0.4f, -0.85f, 0.45f}}};
  constexpr float kAway = 70.0f;
  const auto inFace = [&](Vec3 skin) {
    skin.y = shape.toFace(skin).y;
    skin.z -= shape.headOrigin().z;
    return skin;
  };
  std::vector<Vec3> knots;
  for (const Ray& ray : rays) {
    const Vec3 out = glm::normalize(ray.direction);
    Vec3 bone = ray.bone;
    bone.y = shape.faceToFigureHeight(bone.y);
    bone.z += shape.headOrigin().z;
    knots.push_back(inFace(shape.cast(bone + out * kAway, -out)));
  }
  // Drawn towards the most prominent place of the angle, which lies higher than its edge.
  knots[1] = 0.5f * (knots[1] + inFace(placeOf(headLandmarks(shape), "gonion")));
  return [tube = Tube(knots, std::vector<float>(knots.size(), halfWidth))](const SkinPlace& p) {
    if (p.face.y > -25.0f || p.face.y < -120.0f || p.face.z < -20.0f) return -Outline::kFar;
    return -tube(p.face);
  };
}

void drawFace(const FigureShape& shape, DrawnAtlas& atlas) {
  const auto add = [&](const char* id, Inside inside) {
    atlas.network.push_back({id, std::move(inside)});
  };
  const HeadShape& head = shape.head();

  add("nostril", [nose = head.nose()](const SkinPlace& p) {
    if (p.face.z < 75.0f || p.face.y > -25.0f) return -Outline::kFar;
    return 1.3f - nose.nostril(p.face);
  });
  add("ear-lobe",
      [](const SkinPlace& p) { return std::min(kEarRim - p.ear, kLobeTop - p.earPlace.y); });
  add("external-ear", [](const SkinPlace& p) { return kEarRim - p.ear; });
  add("lips", redOfLips(head.mouth()));

  // Around the eye.
  add("eyebrow", eyebrow(shape));
  add("glabella", both(midlineIn(kFaceFront, {{3, 29.5f},
                                              {8, 28},
                                              {12.5f, 24},
                                              {15, 18.5f},
                                              {13.5f, 12},
                                              {10.5f, 8.2f},
                                              {4, 6.6f}}),
                       forwardOf(60)));
  const float base = shape.toFace(placeOf(headLandmarks(shape), "subnasale")).y;
  add("nose", both(midlineIn(kFaceFront, {{3, 12},
                                          {9, 10},
                                          {10.5f, 2},
                                          {11.8f, -8},
                                          {13.5f, -17},
                                          {16.5f, -25},
                                          {20, -30},
                                          {20.2f, -36},
                                          {15.5f, base + 0.9f},
                                          {9, base - 0.6f},
                                          {3, base - 1.1f}}),
                   forwardOf(68)));
  const float inner = head.eye().centre().x - 15.5f;
  add("inner-corner", both(outlineIn(kFaceFront, {{inner + 3.2f, -2.4f},
                                                  {inner, 2.2f},
                                                  {inner - 3.6f, 3.6f},
                                                  {inner - 5.4f, -0.5f},
                                                  {inner - 4.2f, -5.4f},
                                                  {inner + 0.2f, -6.4f}}),
                           forwardOf(50)));
  const Inside belowBrow = opposite(above(kFaceFront, browLine(shape)));
  add("upper-eyelid", both(both(orbit(), aboveLidLine(head.eye())), belowBrow));
  add("lower-eyelid", both(orbit(), opposite(aboveLidLine(head.eye()))));
  add("crows-feet", outlineIn(kFaceAround, {{62, 9},
                                            {70, 14},
                                            {79, 15},
                                            {86.5f, 10.5f},
                                            {90, 1},
                                            {88, -9},
                                            {81.5f, -15.5f},
                                            {72, -17},
                                            {61, -14},
                                            {48, -8},
                                            {48, 3}}));

  // Around the mouth: to the nasolabial fold, to the marionette line and to the fold over the chin.
  add("chin", chin(shape));
  // One outline, divided by the line of the mouth.
  const Inside aroundMouth = both(midlineIn(kFaceFront, {{4, -38},
                                                         {14, -36},
                                                         {19.5f, -35.5f},
                                                         {23, -41},
                                                         {27, -49},
                                                         {31, -57.5f},
                                                         {32.2f, -64},
                                                         {30.5f, -71},
                                                         {27, -77},
                                                         {22.5f, -84},
                                                         {14, -86},
                                                         {4, -86}}),
                                  forwardOf(60));
  add("upper-lip", both(aroundMouth, [mouth = head.mouth()](const SkinPlace& p) {
        const float x = std::min(p.front.x, mouth.halfWidth());
        return p.front.y - mouth.slit(x);
      }));
  add("lower-lip", aroundMouth);
  add("jawline", both(jawBand(shape, kJawBand), forwardOf(-8)));

  // Broad faces: the scalp has been painted by then.
  drawScalp(shape, atlas);
  add("forehead", both(midlineIn(kFaceAround, {{14, 90},
                                               {40, 88},
                                               {58, 72},
                                               {66, 56},
                                               {69, 44},
                                               {70, 33},
                                               {66, 24},
                                               {57, 15},
                                               {40, 8},
                                               {12, 8}}),
                       forwardOf(10)));
  add("temple", outlineIn(kFaceAround, {{56, 70},
                                        {80, 70},
                                        {110, 50},
                                        {125, 20},
                                        {122, 4},
                                        {116, -5},
                                        {104, -9},
                                        {90, -8},
                                        {74, 0},
                                        {56, 8},
                                        {54, 30}}));
  add("preauricular", both(both(outlineIn(kFaceAround, {{117, 4},
                                                        {124, 16},
                                                        {150, 26},
                                                        {158, 10},
                                                        {158, -50},
                                                        {142, -66},
                                                        {122, -68},
                                                        {115, -58},
                                                        {117, -40},
                                                        {115, -18}}),
                                aboveJaw()),
                           [](const SkinPlace& p) { return 0.5f * (8.0f - p.earPlace.x); }));
  // The groove behind the ear and the hollow below the lobe.
  add("behind-ear", both(outlineIn(kBesideEar, {{4, 40},
                                                {28, 42},
                                                {46, 26},
                                                {48, -8},
                                                {38, -32},
                                                {22, -42},
                                                {8, -38},
                                                {3, -26},
                                                {4, 0}}),
                         [](const SkinPlace& p) { return p.face.x - 35.0f; }));
  drawUnderChin(shape, atlas);
  add("cheek", both(aboveJaw(), forwardOf(-6)));
}

}  // namespace mesomap::figure
