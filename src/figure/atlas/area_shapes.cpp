// Outlines of the areas: names and SNOMED CT codes as in the pick-list of the DICOM context group
// 4029 (Dermatology Anatomic Site). Charts and frames are explained in atlas.h.
#include <limits>

#include "atlas/atlas.h"

namespace mesomap::figure {

namespace {

constexpr Chart kFront = &BustPlace::front;
constexpr Chart kAround = &BustPlace::around;
constexpr Chart kNeck = &BustPlace::neck;
constexpr Chart kScalp = &BustPlace::scalp;
constexpr Chart kBelow = &BustPlace::below;

/// Half-width of the bands of the nasolabial fold and of the marionette line.
constexpr float kFoldBand = 4.5f;

BustInside forwardOf(float z) {
  return [z](const BustPlace& p) { return p.face.z - z; };
}
BustInside behind(float z) {
  return [z](const BustPlace& p) { return z - p.face.z; };
}
/// Skin above the mandible's lower border, which falls forwards from the angle to the chin.
BustInside aboveJaw() {
  return [](const BustPlace& p) { return 0.85f * (p.face.y + 68.0f + 0.62f * (p.face.z - 10.0f)); };
}
/// Skin between two heights.
BustInside between(float low, float high) {
  return
      [low, high](const BustPlace& p) { return smoothMin(high - p.face.y, p.face.y - low, 2.0f); };
}

/// Chin seen from the front; the underside falls away quickly, so that the border runs along the
/// jaw.
BustInside chin() {
  const Outline outline(
      mirroredLoop({{7, -77.5f}, {15, -78}, {21.5f, -84}, {22, -93}, {15.5f, -101}, {6, -105}}));
  return [outline](const BustPlace& p) {
    const float under = std::max(0.0f, 78.0f - p.face.z);
    return smoothMin(outline.inside({p.front.x, p.front.y - 0.6f * under}), p.face.z - 50.0f, 2.0f);
  };
}

}  // namespace

/// The band along the mandible's lower border: found on the skin by rays from below and outside
/// towards the bone, so that it follows build and sex.
BustInside jawBand(const BustShape& shape) {
  constexpr float kJawBand = 8.5f;  // half-width, mm
  struct Ray {
    Vec3 bone;       ///< Face frame.
    Vec3 direction;  ///< From the bone outwards.
  };
  const float wide = shape.build().blend(0, 6);
  const std::vector<Ray> rays{{{40.0f + wide, -52, 8}, {0.75f, -0.35f, -0.55f}},
                              {{37.5f + wide, -61, 13}, {0.7f, -0.75f, -0.2f}},
                              {{30.5f + wide, -69, 29}, {0.65f, -0.8f, 0.1f}},
                              {{23.0f + wide, -77.5f, 45}, {0.6f, -0.85f, 0.25f}},
                              {{17.0f + wide, -82, 54}, {0.5f, -0.85f, 0.35f}},
                              {{13.0f + wide, -85, 60}, {0.4f, -0.85f, 0.45f}}};
  std::vector<Vec3> knots;
  for (const Ray& ray : rays) {
    const Vec3 out = glm::normalize(ray.direction);
    Vec3 bone = ray.bone;
    bone.y = shape.faceToFigureHeight(bone.y);
    Vec3 skin = shape.cast(bone + out * 70.0f, -out);
    skin.y = shape.toFace(skin).y;
    knots.push_back(skin);
  }
  return [tube = Tube(knots, std::vector<float>(knots.size(), kJawBand))](const BustPlace& p) {
    return -tube(p.face);
  };
}

std::vector<AreaShape> areaShapes(const BustShape& shape) {
  std::vector<AreaShape> list;
  const auto add = [&](const char* id, const char* name, const char* group, const char* code,
                       bool paired, BustInside inside, std::vector<std::string> givesWayTo) {
    AreaShape area;
    area.area.id = id;
    area.area.name = name;
    area.area.group = group;
    area.area.code = code;
    area.paired = paired;
    area.inside = std::move(inside);
    area.givesWayTo = std::move(givesWayTo);
    list.push_back(std::move(area));
  };
  const auto midline = [](Chart chart, const std::vector<Vec2>& half) {
    return outlineIn(chart, mirroredLoop(half));
  };

  // Face. The forehead ends 5 mm above the brows, at the hairline and at the temporal crests.
  add("forehead", "Forehead", "face", "68698007", false,
      both(midline(kAround, {{14, 72},
                             {32, 69.5f},
                             {48, 63.5f},
                             {58, 54},
                             {63, 43},
                             {65, 33},
                             {62, 26.5f},
                             {51, 28},
                             {38, 29},
                             {26, 27.5f},
                             {12, 26.5f}}),
           forwardOf(10)),
      {});
  add("glabella", "Glabella", "face", "", false,
      both(midline(kFront, {{5, 26.5f}, {11.5f, 24.5f}, {13.2f, 18}, {11.5f, 11}, {5, 7}}),
           forwardOf(60)),
      {"forehead", "eyebrow"});
  add("eyebrow", "Eyebrow", "face", "367577003", true,
      both(outlineIn(kFront, {{14, 18.5f},
                              {22, 21.8f},
                              {32, 24},
                              {42, 23.5f},
                              {50, 19.5f},
                              {54, 15.5f},
                              {49, 16.3f},
                              {42, 19},
                              {32, 19.2f},
                              {22, 16.8f},
                              {14.8f, 14.2f}}),
           forwardOf(35)),
      {});
  add("temple", "Temple", "face", "16621002", true,
      outlineIn(kAround, {{66, 52},
                          {76, 51},
                          {87, 45},
                          {95, 34},
                          {100, 20},
                          {102, 6},
                          {98, -4},
                          {88, -4},
                          {78, 4},
                          {68, 9},
                          {65, 18},
                          {65.5f, 30}}),
      {"forehead", "crows-feet", "eyebrow"});
  add("crows-feet", "Crow's feet", "face", "37671003", true,
      outlineIn(kAround, {{60, 8},
                          {69, 13.5f},
                          {79, 15},
                          {87.5f, 10.5f},
                          {91, 1},
                          {89, -9},
                          {82, -16},
                          {72, -17.5f},
                          {61, -14},
                          {52, -8},
                          {53, 3}}),
      {"eyebrow"});
  add("cheek", "Cheek", "face", "36141000", true,
      both(outlineIn(kAround, {{7, -25},
                               {14, -13},
                               {36, -11},
                               {52, -9},
                               {66, -12},
                               {82, -13},
                               {97, -15},
                               {109, -20},
                               {115, -32},
                               {114, -46},
                               {108, -60},
                               {94, -76},
                               {70, -90},
                               {48, -94},
                               {34, -86},
                               {28, -68},
                               {24, -50},
                               {16, -37},
                               {11, -30}}),
           aboveJaw()),
      {"nose", "crows-feet", "nasolabial-fold", "marionette", "jawline", "chin", "lower-lip",
       "upper-lip"});
  add("nose", "Nose", "face", "113179006", false,
      both(midline(kFront, {{3, 8},
                            {7, 5},
                            {10.5f, -3},
                            {12.5f, -13},
                            {15, -23},
                            {19, -30},
                            {19.5f, -37},
                            {13, -41},
                            {4, -43}}),
           forwardOf(70)),
      {"glabella"});
  add("nasolabial-fold", "Nasolabial fold", "face", "37108007", true,
      both(bandIn(kFront, {{20.5f, -32}, {24, -41}, {29, -51}, {32.5f, -60}}, kFoldBand),
           forwardOf(50)),
      {"nose"});
  const BustInside upperLip = both(
      midline(
          kFront,
          {{4, -41}, {13, -39}, {19, -38}, {24, -46}, {29, -57}, {30, -63}, {14, -66}, {4, -66}}),
      forwardOf(60));
  const BustInside lowerLip =
      both(midline(kFront,
                   {{4, -63}, {16, -62}, {29, -62.5f}, {30, -70}, {24, -77}, {14, -79}, {4, -79}}),
           forwardOf(60));
  add("upper-lip", "Upper lip", "face", "16251004", false, upperLip,
      {"nose", "nasolabial-fold", "lower-lip"});
  add("lower-lip", "Lower lip", "face", "66934001", false,
      both(lowerLip, [slit = shape.head().mouth()](
                         const BustPlace& p) { return slit.slit(p.front.x) - p.front.y; }),
      {"chin", "marionette", "nasolabial-fold"});
  add("perioral", "Around the mouth", "face", "110488009", false, either(upperLip, lowerLip),
      {"nose", "nasolabial-fold", "marionette", "chin"});
  add("marionette", "Marionette line", "face", "", true,
      both(bandIn(kFront, {{29.5f, -66.5f}, {31, -74}, {31, -84}}, kFoldBand), forwardOf(40)),
      {"chin", "nasolabial-fold"});
  add("chin", "Chin", "face", "23747009", false, chin(), {});
  add("jawline", "Jawline", "face", "244097004", true, jawBand(shape), {"chin", "marionette"});
  add("preauricular", "In front of the ear", "face", "86719006", true,
      outlineIn(kAround, {{106, -8},
                          {124, -3},
                          {144, -8},
                          {150, -28},
                          {146, -46},
                          {126, -60},
                          {106, -58},
                          {108, -30}}),
      {"cheek", "jawline"});

  // Neck.
  add("submental", "Under the chin", "neck", "34926004", false,
      both(midline(
               kBelow,
               {{7, 70}, {18, 66}, {29, 57}, {38, 44}, {41, 31}, {35, 22}, {20, 21}, {7, 21.5f}}),
           between(-117, -84)),
      {"chin", "jawline"});
  add("neck-front", "Front of the neck", "neck", "11584001", false,
      both(midline(kNeck, {{6, -101},
                           {20, -101},
                           {38, -99},
                           {38, -122},
                           {30, -145},
                           {22, -165},
                           {15, -181},
                           {6, -187}}),
           behind(42)),
      {"submental", "jawline", "chin"});
  add("neck-side", "Side of the neck", "neck", "5272005", true,
      outlineIn(kNeck, {{33, -96},
                        {46, -80},
                        {62, -66},
                        {76, -58},
                        {85, -72},
                        {87, -108},
                        {88, -140},
                        {82, -160},
                        {66, -171},
                        {46, -178},
                        {28, -184},
                        {15, -183},
                        {20, -162},
                        {28, -142},
                        {35, -122}}),
      {"neck-front", "submental", "jawline", "cheek"});
  add("decollete", "Décolleté", "chest", "244106003", false,
      both(midline(kFront, {{7, -193},
                            {25, -197},
                            {58, -194},
                            {92, -197},
                            {115, -208},
                            {122, -224},
                            {115, -244},
                            {95, -261},
                            {60, -271},
                            {25, -274},
                            {7, -274}}),
           forwardOf(-25)),
      {"neck-front", "neck-side"});

  // Scalp.
  add("scalp-frontal", "Frontal scalp", "scalp", "699900002", false,
      midline(kScalp, {{12, 108},
                       {34, 107},
                       {54, 101},
                       {74, 90},
                       {80, 66},
                       {72, 42},
                       {52, 26},
                       {26, 19},
                       {9, 17}}),
      {"forehead", "temple"});
  add("scalp-temporal", "Temporal scalp", "scalp", "16621002", true,
      outlineIn(kScalp, {{80, 84},
                         {98, 76},
                         {124, 58},
                         {146, 34},
                         {154, 2},
                         {146, -30},
                         {118, -46},
                         {94, -28},
                         {82, 8},
                         {79, 46}}),
      {"forehead", "temple", "scalp-frontal", "crows-feet", "preauricular"});
  add("scalp-parietal", "Parietal scalp", "scalp", "21672008", true,
      outlineIn(kScalp, {{42, 22},
                         {62, 32},
                         {78, 42},
                         {86, 10},
                         {98, -28},
                         {86, -56},
                         {60, -62},
                         {40, -50},
                         {50, -15}}),
      {"scalp-frontal", "scalp-temporal", "scalp-vertex"});
  add("scalp-vertex", "Vertex (crown)", "scalp", "61719002", false,
      midline(kScalp, {{9, 19}, {30, 17}, {48, 6}, {55, -15}, {48, -38}, {30, -52}, {9, -57}}),
      {"scalp-frontal"});
  add("scalp-occipital", "Occipital scalp", "scalp", "79951008", false,
      midline(kScalp, {{10, -57},
                       {40, -56},
                       {70, -60},
                       {104, -52},
                       {122, -74},
                       {114, -112},
                       {80, -140},
                       {40, -150},
                       {10, -152}}),
      {"scalp-vertex", "scalp-parietal", "scalp-temporal"});
  return list;
}

}  // namespace mesomap::figure
