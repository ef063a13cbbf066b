#include "row_cuts.h"

#include <algorithm>
#include <cmath>

#include "surface/outline.h"

namespace mesomap::layout {
namespace {

/// Cuts the curve where points may not be; what is cut out is noted prick by prick.
std::vector<Stretch> freeOf(const Setting& setting, const Curve& curve, double pitch,
                            std::vector<BlockedPoint>& blocked) {
  const double length = curve.lengthMm();
  if (!setting.input.blocked) return {{0.0, length}};
  std::vector<Stretch> free;
  const double step = std::min(0.5, 0.25 * pitch);
  const int count = std::max(1, static_cast<int>(std::ceil(length / step)));
  double from = 0.0;
  bool open = true;
  double lastNoted = -1e9;
  for (int i = 0; i <= count; ++i) {
    const double s = length * i / count;
    const mesh::SurfacePoint place = placeAt(setting.mesh(), curve, s);
    const std::string zone = setting.input.blocked(place);
    if (zone.empty()) {
      if (!open) from = s;
      open = true;
      continue;
    }
    if (open && i > 0) free.push_back({from, s - length / count});
    open = false;
    if (s - lastNoted >= pitch - 1e-9) {
      blocked.push_back({zone, mesh::positionAt(setting.skin(), place)});
      lastNoted = s;
    }
  }
  if (open) free.push_back({from, length});
  return free;
}

plan::Row rowOn(const Setting& setting, const Curve& curve, const Stretch& stretch, double pitch,
                std::uint32_t pricks, const std::string& zone) {
  constexpr double kSimpleMm = 0.05;
  plan::Row row;
  surface::Polyline line;
  line.closed = false;
  line.points = piece(setting.mesh(), curve, stretch.fromMm, stretch.toMm);
  row.places = surface::simplified(setting.skin(), line, kSimpleMm).points;
  row.pitchMm = pitch;
  row.pricks = pricks;
  row.zone = zone;
  return row;
}

/// A free stretch in runs of pricks in the same zone.
void addRuns(const Setting& setting, const Curve& curve, const Stretch& stretch, double pitch,
             std::vector<plan::Row>& rows) {
  const double length = stretch.lengthMm();
  const auto pricks = static_cast<std::uint32_t>(length / pitch + 1e-6) + 1;
  const double ends = 0.5 * (length - pitch * (static_cast<double>(pricks) - 1.0));
  const auto along = [&](std::uint32_t k) { return stretch.fromMm + ends + pitch * k; };
  const auto zoneOf = [&](std::uint32_t k) {
    return setting.input.caution ? setting.input.caution(placeAt(setting.mesh(), curve, along(k)))
                                 : std::string();
  };
  // Lines end as far behind their last prick everywhere, so that pricks stand about the middle.
  const double behind = std::clamp(ends, 0.1 * pitch, 0.49 * pitch);
  std::uint32_t first = 0;
  std::string zone = zoneOf(0);
  for (std::uint32_t k = 1; k <= pricks; ++k) {
    const std::string next = k < pricks ? zoneOf(k) : std::string();
    if (k < pricks && next == zone) continue;
    const Stretch run{first == 0 ? stretch.fromMm : along(first) - behind,
                      k == pricks ? stretch.toMm : along(k - 1) + behind};
    rows.push_back(rowOn(setting, curve, run, pitch, k - first, zone));
    first = k;
    zone = next;
  }
}

}  // namespace

void cutIntoRows(const Setting& setting, const Curve& curve, double pitchMm, Output& output) {
  if (curve.empty()) return;
  std::vector<Stretch> free = freeOf(setting, curve, pitchMm, output.blocked);
  const auto scrap = [&](const Stretch& s) { return s.lengthMm() < kScrap * pitchMm; };
  if (curve.lengthMm() >= kScrap * pitchMm) std::erase_if(free, scrap);
  for (const Stretch& stretch : free) addRuns(setting, curve, stretch, pitchMm, output.rows);
}

}  // namespace mesomap::layout
