// The trunk of a body with hips, buttocks and thighs, from the finest to the broadest. Heights are
// those of the female figure (SkinPlace::body).
#include "atlas/charts.h"

namespace mesomap::figure {

namespace {

constexpr Chart kFront = &SkinPlace::bodyFront;
constexpr Chart kAround = &SkinPlace::bodyAround;
constexpr Chart kChest = &SkinPlace::chestFront;

constexpr float kNavel = 14.0f;  ///< mm
/// Lower edge of the collar bone over x in the chart of the chest, and the crest of the trapezius.
const std::vector<Vec2> kCollarBone{{0, -191},   {14, -192},  {40, -190}, {70, -184},
                                    {100, -180}, {130, -180}, {190, -184}};
constexpr float kTrapeziusCrest = -40.0f;  ///< z in the head's frame

Inside inFront() {
  return [](const SkinPlace& p) { return p.body.z + 12.0f; };
}

void drawChest(const FigureShape& shape, DrawnAtlas& atlas) {
  const auto add = [&](const char* id, Inside inside) {
    atlas.network.push_back({id, std::move(inside)});
  };
  const float areola = shape.build().blend(20.0f, 14.0f);
  add("areola", about(placeOf(atlas.landmarks, "nipple"), Vec3{areola}));
  // Round towards the armpit, where it runs out on the side of the chest.
  const Outline breast({{13, 1205},
                        {24, 1232},
                        {52, 1250},
                        {88, 1256},
                        {122, 1246},
                        {146, 1216},
                        {152, 1176},
                        {142, 1138},
                        {116, 1112},
                        {82, 1102},
                        {46, 1108},
                        {22, 1130},
                        {11, 1168}});
  add("breast", [breast](const SkinPlace& p) {
    const float inside = breast.inside(p.bodyFront);
    return inside < -Outline::kFar ? inside : smoothMin(inside, p.body.z + 10.0f, 36.0f);
  });
  const Inside aboveBone = above(kChest, kCollarBone);
  add("above-collar-bone",
      both(aboveBone, [](const SkinPlace& p) { return p.chest.z - kTrapeziusCrest; }));
  add("decollete", both(above(kFront, {{-30, 1150},
                                       {0, 1137},
                                       {30, 1150},
                                       {60, 1215},
                                       {120, 1236},
                                       {150, 1230},
                                       {200, 1226}}),
                        [](const SkinPlace& p) { return p.body.z + 22.0f; }));
}

void drawPelvis(DrawnAtlas& atlas) {
  const auto add = [&](const char* id, Inside inside) {
    atlas.network.push_back({id, std::move(inside)});
  };
  add("navel", about(placeOf(atlas.landmarks, "omphalion"), Vec3{kNavel}));
  // Mound and perineum, back to the cleft between the buttocks.
  add("genital",
      [outline = Outline(mirroredLoop(
           {{6, 850}, {26, 846}, {38, 828}, {30, 806}, {20, 784}, {16, 760}, {8, 735}, {2, 730}}))](
          const SkinPlace& p) { return std::min(outline.inside(p.bodyFront), p.body.z + 52.0f); });
  // The groove between abdomen and thigh with the triangle below it.
  add("groin", both(outlineIn(kFront, {{128, 922},
                                       {110, 908},
                                       {84, 880},
                                       {56, 850},
                                       {34, 822},
                                       {28, 800},
                                       {36, 782},
                                       {58, 752},
                                       {80, 730},
                                       {96, 736},
                                       {108, 778},
                                       {118, 830},
                                       {130, 886}}),
                    [](const SkinPlace& p) { return p.body.z - 5.0f; }));
}

/// Borders between the thigh's four sides: planes through its axis, degrees from the front
/// outwards.
constexpr float kFrontInner = -38.0f, kFrontOuter = 42.0f, kBackOuter = 122.0f, kBackInner = 232.0f;

/// How far a place lies on the outer side of such a plane.
float beforePlane(const SkinPlace& p, float degrees) {
  const float angle = degrees * 0.01745329f;
  return p.leg.out * std::cos(angle) - p.leg.front * std::sin(angle);
}

/// Height of the fold below the buttock in the chart of the body.
float foldLevel(const FigureShape& shape, const DrawnAtlas& atlas) {
  const float level = Charts(shape)(placeOf(atlas.landmarks, "gluteal-fold")).body.y;
  return std::clamp(level, 740.0f, 800.0f);
}

void drawThighs(const FigureShape& shape, DrawnAtlas& atlas) {
  const auto add = [&](const char* id, Inside inside) {
    atlas.network.push_back({id, std::move(inside)});
  };
  // Top of the thigh around the trunk: the groove in front, below the trochanter at the side, the
  // fold below the buttock behind.
  const float fold = foldLevel(shape, atlas);
  const Inside onThigh = opposite(above(kAround, {{0, 800},
                                                  {60, 830},
                                                  {110, 862},
                                                  {150, 862},
                                                  {200, 840},
                                                  {250, mix(fold, 850, 0.5f)},
                                                  {300, fold + 16},
                                                  {350, fold + 2},
                                                  {400, fold},
                                                  {440, fold + 2}}));
  add("thigh-front", both(onThigh, [](const SkinPlace& p) {
        return std::min(beforePlane(p, kFrontInner), -beforePlane(p, kFrontOuter));
      }));
  add("thigh-outer", both(onThigh, [](const SkinPlace& p) {
        return std::min(beforePlane(p, kFrontOuter), -beforePlane(p, kBackOuter));
      }));
  add("thigh-back", both(onThigh, [](const SkinPlace& p) {
        return std::min(beforePlane(p, kBackOuter), -beforePlane(p, kBackInner));
      }));
  add("thigh-inner", onThigh);
}

}  // namespace

void drawBodyTrunk(const FigureShape& shape, DrawnAtlas& atlas) {
  const auto add = [&](const char* id, Inside inside) {
    atlas.network.push_back({id, std::move(inside)});
  };
  drawChest(shape, atlas);
  drawPelvis(atlas);
  drawThighs(shape, atlas);
  // Buttock: from the upper end of the cleft in an arc to behind the trochanter.
  add("buttock", outlineIn(kAround, {{500, 962},
                                     {440, 968},
                                     {410, 966},
                                     {372, 957},
                                     {330, 938},
                                     {288, 900},
                                     {266, 856},
                                     {262, 800},
                                     {290, 740},
                                     {500, 700}}));
  add("hip", outlineIn(kAround, {{140, 930},
                                 {160, 968},
                                 {200, 997},
                                 {250, 1003},
                                 {300, 984},
                                 {345, 950},
                                 {320, 860},
                                 {280, 760},
                                 {200, 780},
                                 {130, 830},
                                 {128, 890}}));
  add("flank", outlineIn(kAround, {{148, 950},
                                   {140, 1000},
                                   {150, 1040},
                                   {170, 1062},
                                   {225, 1068},
                                   {285, 1058},
                                   {300, 1030},
                                   {310, 990},
                                   {340, 940},
                                   {250, 930},
                                   {180, 930}}));
  add("chest-side", outlineIn(kAround, {{120, 1260},
                                        {134, 1130},
                                        {140, 1090},
                                        {152, 1050},
                                        {220, 1040},
                                        {285, 1045},
                                        {300, 1090},
                                        {305, 1150},
                                        {298, 1230},
                                        {260, 1300},
                                        {180, 1300}}));
  const Inside front = inFront();
  add("upper-abdomen", both(front, above(kFront, {{0, 980}, {60, 981}, {120, 988}, {180, 1000}})));
  add("lower-abdomen", front);
  add("upper-back",
      above(kAround, {{200, 1215}, {300, 1196}, {380, 1182}, {440, 1178}, {500, 1182}}));
  add("mid-back",
      above(kAround, {{200, 1075}, {300, 1062}, {380, 1052}, {440, 1049}, {500, 1052}}));
  add("lower-back", everywhere());
}

}  // namespace mesomap::figure
