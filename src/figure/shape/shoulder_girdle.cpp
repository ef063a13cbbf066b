// Shoulder girdle: what joins trunk, neck and arms.
#include "shape/body_parts.h"

namespace mesomap::figure {

ShoulderGirdle::ShoulderGirdle(const Build& b, const BodyFrames& frames) : build_(b) {
  const auto y = [&](float female, float male) { return b.blend(female, male); };
  const Vec3& s = frames.shoulder;
  const float acromion = y(1335, 1441);
  lowest_ = y(960, 1040);
  const Vec3 bend{y(59, 69), y(1328, 1440), y(-52, -56)};
  trapeziusAtNeck_ = {{8, y(1420, 1540), y(-40, -36)}, bend, y(9, 14), y(17, 20)};
  trapezius_ = {bend, {s.x - 24, acromion - y(31, 36), -36}, y(18, 23), y(22, 26)};
  vertebrae_ = {{0, y(1394, 1515), y(-63, -68)}, {0, y(1290, 1400), y(-78, -86)}, 15, 24};
  clavicle_ = {{15, y(1324, 1433), y(18, 28)}, {s.x - 40, acromion - 14, -16}, 6.0f, 6.5f};
  supraclavicular_ = {{66, y(1306, 1412), -30}, {y(66, 76), 26, 36}};
  // From breastbone to arm, and from the back to the arm: the folds of the arm pit.
  pectoralFold_ = {
      {y(46, 54), y(1256, 1362), y(38, 62)}, {s.x - 16, y(1288, 1392), -4}, y(14, 22), y(17, 23)};
  teres_ = {
      {s.x - y(48, 44), y(1248, 1362), -72}, {s.x - 10, y(1288, 1392), -44}, y(27, 33), y(18, 23)};
  latissimus_ = {
      {y(97, 111), y(1240, 1346), -52}, {y(70, 82), y(1030, 1105), -46}, y(32, 42), y(12, 14)};
  pectoral_ = {{y(68, 74), y(1236, 1318), y(34, 70) + 8 * b.fat},
               {y(66, 78), 52, y(24, 36)},
               Frame(0, 22, -14)};
}

float ShoulderGirdle::add(float d, const Vec3& q) const {
  if (q.y < lowest_) return d;
  d = smoothMin(d, trapeziusAtNeck_(q), 26.0f);
  d = smoothMin(d, vertebrae_(q), 24.0f);
  d = smoothMin(d, trapezius_(q), 36.0f);
  d = smoothMin(d, clavicle_(q), 16.0f);
  d = smoothMin(d, supraclavicular_(q), 34.0f);
  d = smoothMin(d, latissimus_(q), 46.0f);
  d = smoothMin(d, teres_(q), 40.0f);
  d = smoothMin(d, pectoralFold_(q), 38.0f);
  return smoothMin(d, pectoral_(q), 30.0f);
}

}  // namespace mesomap::figure
