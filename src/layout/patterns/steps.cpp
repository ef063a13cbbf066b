#include "steps.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "paint/skin_path.h"

namespace mesomap::layout {
namespace {

/// Neighbours may be this much nearer than the step before it is lengthened.
constexpr double kNearlyStep = 0.985;

/// Stretches of a line in triangles where the field is known all round. Elsewhere lines run along
/// the field's own end and join what has nothing to do with one another.
std::vector<std::vector<mesh::SurfacePoint>> knownRuns(const Setting& setting,
                                                       const surface::PagedField& field,
                                                       const surface::Polyline& line) {
  const std::size_t count = line.points.size();
  const auto known = [&](std::size_t i) {
    for (const std::uint32_t v : setting.skin().triangles[line.points[i].triangle]) {
      if (field.raw(v) == surface::PagedField::kOutside) return false;
    }
    return true;
  };
  std::size_t start = 0;
  while (start < count && known(start)) ++start;
  if (start == count) return {line.points};
  if (!line.closed) start = 0;  // A closed one begins where it is not known.
  std::vector<std::vector<mesh::SurfacePoint>> runs(1);
  for (std::size_t k = 0; k < count; ++k) {
    const std::size_t i = (start + k) % count;
    if (known(i)) {
      runs.back().push_back(line.points[i]);
    } else if (!runs.back().empty()) {
      runs.emplace_back();
    }
  }
  return runs;
}

}  // namespace

std::vector<Stretch> onGround(const Setting& setting, const Curve& curve, double slackMm) {
  std::vector<Stretch> stretches;
  if (curve.empty()) return stretches;
  std::vector<double> depth;
  depth.reserve(curve.places.size());
  for (const mesh::SurfacePoint& p : curve.places) {
    depth.push_back(setting.ground.at(p) + slackMm);
  }
  const auto crossing = [&](std::size_t i) {  // between corners i and i + 1
    const double share = depth[i] / (depth[i] - depth[i + 1]);
    return curve.along[i] + share * (curve.along[i + 1] - curve.along[i]);
  };
  bool inside = depth.front() >= 0.0;
  double from = 0.0;
  for (std::size_t i = 0; i + 1 < depth.size(); ++i) {
    const bool next = depth[i + 1] >= 0.0;
    if (next == inside) continue;
    if (next) {
      from = crossing(i);
    } else {
      stretches.push_back({from, crossing(i)});
    }
    inside = next;
  }
  if (inside) stretches.push_back({from, curve.lengthMm()});
  // Over the first corner of a closed curve two stretches are one.
  if (curve.closed && stretches.size() > 1 && stretches.front().fromMm <= 0.0 &&
      stretches.back().toMm >= curve.lengthMm()) {
    stretches.back().toMm += stretches.front().toMm;
    stretches.erase(stretches.begin());
  }
  return stretches;
}

int stepsRound(const Setting& setting, const Curve& curve, double stepMm) {
  const double length = curve.lengthMm();
  auto count = static_cast<int>(length / (kNearlyStep * stepMm));
  for (; count > 2; --count) {
    double nearest = 2.0 * stepMm;
    mesh::SurfacePoint before = placeAt(setting.mesh(), curve, 0.0);
    for (int k = 1; k <= count; ++k) {
      const mesh::SurfacePoint next = placeAt(setting.mesh(), curve, length * (k % count) / count);
      nearest = std::min(nearest, paint::skinDistance(setting.mesh(), before, next, 3.0));
      before = next;
    }
    if (nearest >= kNearlyStep * stepMm) break;
  }
  return count >= 2 ? count : 0;
}

void placeAlong(Placer& placer, const Curve& curve, double fromMm, double stepMm) {
  if (curve.empty()) return;
  const Setting& setting = placer.setting();
  const double fine = 0.04 * stepMm;
  placer.offer(placeAt(setting.mesh(), curve, fromMm));
  for (const double way : {1.0, -1.0}) {
    mesh::SurfacePoint last = placeAt(setting.mesh(), curve, fromMm);
    double s = fromMm;
    while (true) {
      s += way * stepMm;
      mesh::SurfacePoint next = placeAt(setting.mesh(), curve, s);
      // Straight on this ends at once.
      for (int k = 0; k < 60; ++k) {
        if (s < 0.0 || s > curve.lengthMm()) break;
        if (paint::skinDistance(setting.mesh(), last, next, 3.0) >= kNearlyStep * stepMm) break;
        s += way * fine;
        next = placeAt(setting.mesh(), curve, s);
      }
      if (s < -1e-6 || s > curve.lengthMm() + 1e-6) break;
      placer.offer(next);
      last = next;
    }
  }
}

double middleAlong(const Setting& setting, const Curve& curve, double fromMm, double toMm) {
  const double middle = 0.5 * (fromMm + toMm);
  if (setting.half == nullptr) return middle;
  constexpr double kNearMm = 6.0;
  const double least = std::max(fromMm, middle - kNearMm);
  const double most = std::min(toMm, middle + kNearMm);
  double low = least;
  double high = most;
  const double sign = setting.half->from(positionAt(curve, low)) < 0.0 ? 1.0 : -1.0;
  if (sign * setting.half->from(positionAt(curve, high)) < 0.0) return middle;
  for (int round = 0; round < 40; ++round) {
    const double at = 0.5 * (low + high);
    (sign * setting.half->from(positionAt(curve, at)) < 0.0 ? low : high) = at;
  }
  return 0.5 * (low + high);
}

std::vector<Curve> linesAt(const Setting& setting, const surface::PagedField& field,
                           double levelMm) {
  std::vector<Curve> curves;
  for (const surface::Polyline& line :
       surface::isolines(setting.mesh(), *setting.input.pages, field, levelMm)) {
    for (std::vector<mesh::SurfacePoint>& run : knownRuns(setting, field, line)) {
      const bool closed = line.closed && run.size() == line.points.size();
      Curve curve = makeCurve(setting.skin(), std::move(run), closed);
      if (!curve.empty()) curves.push_back(std::move(curve));
    }
  }
  return curves;
}

}  // namespace mesomap::layout
