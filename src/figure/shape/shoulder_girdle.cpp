// Shoulder girdle: what joins trunk, neck and arms.
#include "shape/body_parts.h"

namespace mesomap::figure {

ShoulderGirdle::ShoulderGirdle(const Build& b, const BodyFrames& frames) : build_(b) {
  const auto y = [&](float female, float male) { return b.blend(female, male); };
  const Vec3& s = frames.shoulder;
  const float acromion = y(1335, 1441);
  lowest_ = y(960, 1040);
  const Vec3 bend{y(66, 78), y(1337, 1445), y(-52, -56)};
  trapeziusAtNeck_ = {{10, y(1422, 1545), y(-38, -32)}, bend, y(18, 24), y(19, 24)};
  trapezius_ = {bend, {s.x - 26, acromion - y(24, 27), -38}, y(19, 24), y(22, 26)};
  vertebra_ = {{0, y(1393, 1514), y(-66, -72)}, {13, 17, 13}};
  clavicle_ = {{15, y(1324, 1433), y(18, 28)}, {s.x - 44, acromion - 7, -16}, 6.0f, 6.5f};
  supraclavicular_ = {{66, y(1306, 1412), -30}, {y(66, 76), 26, 36}};
  // From breastbone to arm, and from the back to the arm: the folds of the arm pit.
  pectoralFold_ = {
      {y(46, 54), y(1252, 1350), y(38, 62)}, {s.x - 16, y(1288, 1392), -4}, y(14, 22), y(17, 23)};
  teres_ = {{s.x - 60, y(1238, 1336), -72}, {s.x - 10, y(1282, 1384), -44}, y(24, 30), y(18, 24)};
  latissimus_ = {
      {y(114, 142), y(1228, 1330), -48}, {y(70, 82), y(1030, 1105), -44}, y(32, 44), y(12, 14)};
  pectoral_ = {{y(68, 74), y(1236, 1318), y(34, 68) + 8 * b.fat},
               {y(66, 78), 52, y(24, 36)},
               Frame(0, 22, -14)};
}

float ShoulderGirdle::add(float d, const Vec3& q) const {
  if (q.y < lowest_) return d;
  d = smoothMin(d, trapeziusAtNeck_(q), 26.0f);
  d = smoothMin(d, vertebra_(q), 24.0f);
  d = smoothMin(d, trapezius_(q), 36.0f);
  d = smoothMin(d, clavicle_(q), 16.0f);
  d = smoothMin(d, supraclavicular_(q), 34.0f);
  d = smoothMin(d, latissimus_(q), 50.0f);
  d = smoothMin(d, teres_(q), 44.0f);
  d = smoothMin(d, pectoralFold_(q), 44.0f);
  return smoothMin(d, pectoral_(q), 30.0f);
}

}  // namespace mesomap::figure
