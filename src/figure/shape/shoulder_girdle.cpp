// Shoulder girdle: what joins trunk, neck and arms.
#include "shape/body_parts.h"

namespace mesomap::figure {

ShoulderGirdle::ShoulderGirdle(const Build& b, const BodyFrames& frames) : build_(b) {
  const auto y = [&](float female, float male) { return b.blend(female, male); };
  const Vec3& s = frames.shoulder;
  const float acromion = y(1335, 1441);
  lowest_ = y(960, 1040);
  trapezius_ = {
      {18, y(1384, 1500), -56}, {s.x - 22, acromion - y(30, 34), -40}, y(24, 30), y(20, 26)};
  clavicle_ = {{15, y(1324, 1433), y(18, 28)}, {s.x - 34, acromion - 4, -14}, 6.0f, 6.5f};
  supraclavicular_ = {{66, y(1306, 1412), -30}, {y(66, 76), 26, 36}};
  // From breastbone to arm, and from the back to the arm: the folds of the arm pit.
  pectoralFold_ = {
      {y(40, 50), y(1240, 1345), y(40, 62)}, {s.x - 22, y(1270, 1368), -2}, y(14, 24), y(18, 25)};
  teres_ = {{s.x - 50, y(1210, 1305), -70}, {s.x - 12, y(1262, 1360), -42}, y(26, 34), y(20, 26)};
  latissimus_ = {
      {y(114, 142), y(1228, 1330), -48}, {y(70, 82), y(1030, 1105), -44}, y(32, 44), y(12, 14)};
  pectoral_ = {{y(68, 74), y(1236, 1318), y(34, 68) + 8 * b.fat},
               {y(66, 78), 52, y(24, 36)},
               Frame(0, 22, -14)};
}

float ShoulderGirdle::add(float d, const Vec3& q) const {
  if (q.y < lowest_) return d;
  d = smoothMin(d, trapezius_(q), 40.0f);
  d = smoothMin(d, clavicle_(q), 16.0f);
  d = smoothMin(d, supraclavicular_(q), 34.0f);
  d = smoothMin(d, latissimus_(q), 50.0f);
  d = smoothMin(d, teres_(q), 44.0f);
  d = smoothMin(d, pectoralFold_(q), 44.0f);
  return smoothMin(d, pectoral_(q), 30.0f);
}

}  // namespace mesomap::figure
