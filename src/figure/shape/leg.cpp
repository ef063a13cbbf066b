// Leg from hip to ankle: a loft with the extents of thigh and shank, over it the muscles, the knee
// and the ankle bones. Girths after ANSUR II: thigh 616 | 625 mm under the gluteal fold, lower
// thigh 401 | 409, calf 373 | 392, ankle 216 | 229 (women | men).
#include "shape/body_parts.h"

namespace mesomap::figure {

namespace {

// Height; inner, outer, back, front. Last: how much the heavy figure is fuller there. The inner
// side hardly moves above the knee: the thighs never touch.
constexpr RingOfBoth kRings[] = {
    // within the pelvis, where the blend with the trunk fills what is missing
    {{950, 84, 140, -34, 46}, {1022, 82, 134, -34, 48}, {2, 12, 6, 6}, {2, 9, 5, 5}},
    {{892, 54, 160, -60, 70}, {958, 52, 153, -62, 72}, {2, 20, 12, 10}, {2, 13, 8, 8}},
    // greater trochanter
    {{846, 28, 174, -88, 84}, {909, 28, 167, -90, 88}, {1, 24, 18, 14}, {1, 17, 14, 12}},
    // under the crotch
    {{804, 15, 178, -98, 90}, {868, 15, 171, -96, 94}, {2, 26, 20, 16}, {2, 20, 16, 14}},
    // girth of the thigh
    {{768, 11, 181, -111, 99}, {830, 11, 176, -109, 104}, {2, 27, 20, 17}, {2, 22, 17, 15}},
    {{730, 12, 180, -109, 101}, {789, 11, 178, -107, 105}, {3, 27, 19, 17}, {2, 22, 17, 15}},
    // middle of the thigh
    {{640, 20, 168, -97, 96}, {692, 18, 170, -96, 100}, {6, 23, 16, 16}, {5, 19, 14, 15}},
    {{540, 34, 160, -85, 80}, {585, 33, 164, -86, 86}, {8, 14, 11, 11}, {7, 12, 10, 10}},
    // above the kneecap
    {{490, 41, 156, -74, 66}, {532, 41, 160, -76, 70}, {7, 9, 8, 7}, {6, 8, 7, 6}},
    // middle of the kneecap
    {{449, 48, 150, -55, 56}, {488, 48, 155, -57, 59}, {5, 7, 6, 5}, {4, 6, 5, 4}},
    // tibial plateau
    {{410, 50, 149, -58, 47}, {446, 50, 154, -60, 49}, {5, 7, 6, 4}, {4, 6, 5, 4}},
    {{365, 49, 152, -71, 39}, {397, 49, 158, -74, 41}, {6, 9, 9, 5}, {5, 7, 7, 4}},
    // girth of the calf
    {{322, 48, 153, -77, 35}, {350, 48, 160, -80, 37}, {6, 9, 10, 5}, {5, 7, 8, 4}},
    {{265, 53, 148, -72, 29}, {288, 53, 154, -75, 31}, {5, 8, 9, 4}, {4, 6, 7, 3}},
    {{215, 63, 141, -61, 23}, {234, 63, 145, -63, 25}, {4, 6, 6, 3}, {3, 4, 5, 2}},
    {{165, 73, 136, -53, 15}, {180, 73, 139, -55, 16}, {3, 4, 4, 2}, {2, 3, 3, 2}},
    // girth of the ankle
    {{118, 77, 135, -49, 10}, {129, 75, 140, -54, 13}, {2, 2, 2, 1}, {2, 2, 2, 1}},
    {{78, 80.5f, 133.5f, -47, 10}, {86, 80, 138, -50, 11}, {1, 1, 1, 1}, {1, 1, 1, 1}},
    // within the foot
    {{48, 88, 126, -42, 8}, {53, 88, 129, -44, 9}, {0, 0, 0, 0}, {0, 0, 0, 0}},
};

/// A box that holds the leg at any build: x, over the hip joint, z; mm.
constexpr float kOutermost = 215.0f, kHighest = 130.0f, kDeepest = 150.0f;

}  // namespace

Leg::Leg(const Build& b, const BodyFrames& frames) : build_(b), frames_(frames), loft_(b, kRings) {
  const auto y = [&](float female, float male) { return b.blend(female, male); };
  const float fat = b.fat;
  // Vastus medialis: the drop-shaped bulge above the inner side of the kneecap; vastus lateralis.
  vastusMedialis_ = {{68 - 4 * fat, y(508, 552), 30}, {22, 44, 26}};
  vastusLateralis_ = {{y(130, 133) + 6 * fat, y(560, 608), 26}, {24, 76, 32}};
  rectusFemoris_ = {{y(94, 94), y(740, 800), y(66, 70) + 6 * fat},
                    {y(98, 98), y(530, 575), y(44, 48) + 4 * fat},
                    y(26, 30),
                    y(18, 20)};
  // Hamstrings part into two tendons above the hollow of the knee.
  bicepsFemoris_ = {{112, y(745, 806), -56 - 6 * fat}, {131, y(436, 475), -34}, 30, 6};
  semitendinosus_ = {{74, y(745, 806), -54 - 6 * fat}, {71, y(430, 468), -34}, 30, 6};
  calfInner_ = {{78 - 3 * fat, y(336, 366), -46}, {y(27, 29), y(72, 78), 32}, Frame(4, 0, -3)};
  calfOuter_ = {{125 + 3 * fat, y(350, 381), -44}, {y(24, 26), y(64, 70), 31}, Frame(4, 0, 3)};
  patella_ = {{99, y(448, 487), y(44, 47) + 3 * fat}, {25, 29, 18}};
  patellarTendon_ = {{99, y(434, 471), y(42, 45)}, {100, y(385, 419), y(31, 33)}, 12, 8};
  shin_ = {{98, y(392, 427), y(30, 31)}, {104, y(66, 72), -6}, 11, 5};
  achilles_ = {{106, y(235, 255), -48}, {107, y(70, 78), -51}, 9, 9};
}

float Leg::operator()(const Vec3& q) const {
  // A box about the leg, for places far away.
  const float far =
      std::max({q.x - kOutermost, q.y - frames_.hip.y - kHighest, std::abs(q.z) - kDeepest});
  if (far > kFarAway) return far;
  constexpr float kSoft = 30.0f, kCalf = 28.0f, kBone = 14.0f;
  float d = loft_(q.x, q.z, q.y);
  const float knee = frames_.knee.y;
  if (q.y > knee - 160) {
    d = smoothMin(d, rectusFemoris_(q), kSoft);
    d = smoothMin(d, vastusLateralis_(q), kSoft);
    d = smoothMin(d, vastusMedialis_(q), kCalf);
    d = smoothMin(d, bicepsFemoris_(q), kCalf);
    d = smoothMin(d, semitendinosus_(q), kCalf);
  }
  if (q.y < knee + 160) {
    d = smoothMin(d, calfInner_(q), kCalf);
    d = smoothMin(d, calfOuter_(q), kCalf);
    d = smoothMin(d, shin_(q), kCalf);
    d = smoothMin(d, patella_(q), kBone);
    d = smoothMin(d, patellarTendon_(q), kBone);
  }
  if (q.y < knee - 150) {
    d = smoothMin(d, achilles_(q), kCalf);
  }
  // Hollow of the knee, shallower on the heavy figure.
  const float hollow = 3.0f - build_.fat;
  return d + hollow * bump(q.x - 101, 17) * bump(q.y - knee, 32) * smoothStep(-5, -35, q.z);
}

}  // namespace mesomap::figure
