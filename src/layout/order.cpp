#include "order.h"

#include <algorithm>
#include <cmath>

namespace mesomap::layout {

void putInWorkingOrder(std::vector<Dot>& dots, double spacingMm) {
  if (dots.empty()) return;
  double top = dots.front().position.y;
  for (const Dot& d : dots) top = std::max(top, d.position.y);
  // Rows of a hexagonal lattice lie sqrt(3)/2 spacings apart; half a row up, so that the top row
  // does not fall apart over its own unevenness.
  const double row = 0.8660254037844386 * spacingMm;
  const auto rowOf = [&](const Dot& d) {
    return static_cast<long long>(std::floor((top - d.position.y) / row + 0.5));
  };
  std::stable_sort(dots.begin(), dots.end(), [&](const Dot& a, const Dot& b) {
    const long long ra = rowOf(a);
    const long long rb = rowOf(b);
    if (ra != rb) return ra < rb;
    if (a.position.x != b.position.x) return a.position.x < b.position.x;
    if (a.position.z != b.position.z) return a.position.z < b.position.z;
    return a.position.y > b.position.y;
  });
}

}  // namespace mesomap::layout
