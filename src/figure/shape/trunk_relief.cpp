#include "shape/trunk_relief.h"

#include <glm/common.hpp>
#include <glm/vec2.hpp>

namespace mesomap::figure {

namespace {

/// A stroke of the female and the male figure; x from the midline, y from the floor, mm.
struct StrokeOfBoth {
  glm::vec2 femaleA, femaleB, maleA, maleB;
  float width;
  float depthFemale, depthMale;
  float keptWhenHeavy;  ///< share of the depth under the heavy figure's fat
};

constexpr StrokeOfBoth kFront[] = {
    // hollow above the collar bone
    {{46, 1338}, {88, 1336}, {52, 1446}, {100, 1444}, 11, 3.0f, 3.0f, 0.5f},
    // hollow below the collar bone, between deltoid and breast muscle
    {{118, 1300}, {132, 1284}, {138, 1404}, {152, 1388}, 13, 2.4f, 3.0f, 0.6f},
    // notch above the breastbone
    {{0, 1336}, {0, 1332}, {0, 1446}, {0, 1441}, 9, 4.0f, 4.0f, 0.8f},
    // between the breast muscles, over the breastbone
    {{0, 1290}, {0, 1130}, {0, 1396}, {0, 1226}, 10, 2.0f, 3.4f, 0.8f},
    // lower border of the breast muscle, of the male figure
    {{62, 1120}, {112, 1150}, {26, 1250}, {104, 1258}, 13, 0.0f, 2.2f, 0.4f},
    // rib arch
    {{16, 1116}, {92, 1026}, {16, 1212}, {100, 1100}, 13, -2.2f, -2.6f, 0.0f},
    {{22, 1088}, {76, 1016}, {22, 1182}, {84, 1092}, 15, 1.6f, 2.0f, 0.0f},
    // linea alba
    {{0, 1092}, {0, 1004}, {0, 1184}, {0, 1080}, 8, 2.0f, 2.4f, 0.3f},
    // outer border of the straight muscle of the abdomen
    {{62, 1060}, {52, 900}, {68, 1140}, {54, 970}, 15, 1.8f, 2.2f, 0.2f},
    // little cushion of the lower abdomen
    {{0, 930}, {0, 905}, {0, 1000}, {0, 975}, 36, -3.0f, -1.5f, 1.0f},
    // iliac spine, and the fold of the groin below it
    {{128, 944}, {116, 922}, {130, 1016}, {118, 994}, 14, -2.0f, -2.0f, 0.0f},
    {{112, 900}, {42, 806}, {110, 966}, {40, 872}, 12, 2.4f, 2.4f, 1.0f},
};

constexpr StrokeOfBoth kBack[] = {
    // furrow over the spine, deepest in the loin
    {{0, 1310}, {0, 1166}, {0, 1420}, {0, 1266}, 11, 2.6f, 3.4f, 0.8f},
    {{0, 1138}, {0, 975}, {0, 1238}, {0, 1045}, 13, 5.0f, 6.0f, 0.9f},
    // long muscles beside it
    {{34, 1120}, {34, 970}, {38, 1215}, {38, 1045}, 16, -2.2f, -3.0f, 0.4f},
    // shoulder blade: its body, its inner border, its lower angle, its spine
    {{100, 1268}, {92, 1216}, {116, 1372}, {106, 1312}, 25, -4.0f, -4.5f, 0.5f},
    {{56, 1286}, {66, 1196}, {64, 1392}, {76, 1292}, 12, 2.6f, 3.0f, 0.5f},
    {{86, 1194}, {84, 1186}, {98, 1288}, {96, 1280}, 15, -2.6f, -2.8f, 0.3f},
    {{66, 1290}, {140, 1318}, {76, 1396}, {158, 1424}, 12, -2.0f, -2.6f, 0.3f},
    {{84, 1160}, {118, 1196}, {96, 1252}, {134, 1290}, 14, 1.6f, 2.0f, 0.3f},
    // flat of the sacrum and the dimples beside it
    {{0, 940}, {0, 905}, {0, 1008}, {0, 970}, 20, 2.6f, 2.6f, 1.0f},
    {{42, 930}, {43, 926}, {43, 1000}, {44, 996}, 9, 2.2f, 2.0f, 0.8f},
    // hollow beside the buttock, over the head of the thigh bone
    {{140, 850}, {136, 820}, {134, 905}, {130, 875}, 22, 1.0f, 3.4f, 0.3f},
};

}  // namespace

TrunkRelief::TrunkRelief(const Build& b) {
  const auto add = [&](const StrokeOfBoth& s, std::vector<Stroke>& strokes) {
    const float kept = mix(1.0f, s.keptWhenHeavy, std::max(b.fat, 0.0f));
    strokes.push_back({glm::mix(s.femaleA, s.maleA, b.sex), glm::mix(s.femaleB, s.maleB, b.sex),
                       s.width, b.blend(s.depthFemale, s.depthMale) * kept});
  };
  for (const StrokeOfBoth& s : kFront) add(s, front_);
  for (const StrokeOfBoth& s : kBack) add(s, back_);
  navelHeight_ = b.blend(980, 1056);
  navelDepth_ = 5.0f + 2.0f * std::max(b.fat, 0.0f);
  lowest_ = b.blend(760, 825);
  highest_ = b.blend(1390, 1500);
}

float TrunkRelief::drawn(const std::vector<Stroke>& strokes, float x, float y) {
  float sum = 0.0f;
  for (const Stroke& s : strokes) {
    const glm::vec2 ab = s.b - s.a;
    const glm::vec2 ap = glm::vec2{x, y} - s.a;
    const float t = std::clamp(glm::dot(ap, ab) / glm::dot(ab, ab), 0.0f, 1.0f);
    const glm::vec2 off = ap - ab * t;
    const float square = glm::dot(off, off);
    if (square >= 9.0f * s.width * s.width) continue;
    sum += s.depth * bump(std::sqrt(square), s.width);
  }
  return sum;
}

float TrunkRelief::operator()(const Vec3& q) const {
  if (q.y < lowest_ || q.y > highest_) return 0.0f;
  const float front = smoothStep(-15, 35, q.z);
  const float back = smoothStep(-25, -70, q.z);
  float d = 0.0f;
  if (front > 0.0f) {
    const float navel = navelDepth_ * bump(q.x, 4.5f) * bump(q.y - navelHeight_ - 1.0f, 6.5f);
    d += front * (drawn(front_, q.x, q.y) + navel);
  }
  if (back > 0.0f) d += back * drawn(back_, q.x, q.y);
  return d;
}

}  // namespace mesomap::figure
