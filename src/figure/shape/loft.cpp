#include "shape/loft.h"

namespace mesomap::figure {

namespace {

enum Column : std::size_t { kInner, kOuter, kBack, kFront, kSquareness };

/// Beyond this many radii the slope along the axis counts no further: it would grow without bound.
constexpr float kSlopeReach = 1.3f;
/// Slope squared along the axis that counts at most: on steep flanks the first order falls short.
constexpr float kSteepest = 0.8f;
/// Rounding of the edges at both ends, mm.
constexpr float kEndRounding = 16.0f;

Ring blended(const Build& b, const RingOfBoth& ring) {
  const Ring& f = ring.female;
  const Ring& m = ring.male;
  const auto fuller = [&](float Fullness::*side) {
    return b.fat * b.blend(ring.heavyFemale.*side, ring.heavyMale.*side);
  };
  return {b.blend(f.at, m.at),
          b.blend(f.inner, m.inner) - fuller(&Fullness::inner),
          b.blend(f.outer, m.outer) + fuller(&Fullness::outer),
          b.blend(f.back, m.back) - fuller(&Fullness::back),
          b.blend(f.front, m.front) + fuller(&Fullness::front),
          b.blend(f.squareness, m.squareness)};
}

std::vector<Ring> blended(const Build& b, std::span<const RingOfBoth> rings) {
  std::vector<Ring> result;
  result.reserve(rings.size());
  for (const RingOfBoth& ring : rings) result.push_back(blended(b, ring));
  if (result.front().at > result.back().at) std::reverse(result.begin(), result.end());
  return result;
}

}  // namespace

Loft::Loft(const std::vector<Ring>& rings) {
  for (const Ring& r : rings) {
    at_.push_back(r.at);
    rows_.push_back({r.inner, r.outer, r.back, r.front, r.squareness});
  }
  computeSlopes();
}

Loft::Loft(const Build& build, std::span<const RingOfBoth> rings) : Loft(blended(build, rings)) {}

// A natural cubic spline through the rings: a curvature that jumps at a ring shows as a band.
void Loft::computeSlopes() {
  const std::size_t n = at_.size();
  slopes_.assign(n, Row{});
  if (n < 2) return;
  const auto length = [&](std::size_t i) { return at_[i + 1] - at_[i]; };
  for (std::size_t c = 0; c < kColumns; ++c) {
    const auto secant = [&](std::size_t i) { return (rows_[i + 1][c] - rows_[i][c]) / length(i); };
    // Elimination of the tridiagonal system, then the way back.
    std::vector<float> upper(n);
    std::vector<float> right(n);
    upper[0] = 0.5f;
    right[0] = 1.5f * secant(0);
    for (std::size_t i = 1; i < n; ++i) {
      const bool last = i + 1 == n;
      const float before = 1.0f / length(i - 1);
      const float after = last ? 0.0f : 1.0f / length(i);
      const float pivot = 2.0f * (before + after) - before * upper[i - 1];
      const float wanted = 3.0f * (secant(i - 1) * before + (last ? 0.0f : secant(i) * after));
      upper[i] = after / pivot;
      right[i] = (wanted - before * right[i - 1]) / pivot;
    }
    slopes_[n - 1][c] = right[n - 1];
    for (std::size_t i = n - 1; i-- > 0;) slopes_[i][c] = right[i] - upper[i] * slopes_[i + 1][c];
  }
}

Loft::Section Loft::section(float s) const {
  std::size_t i = 0;
  while (i + 2 < at_.size() && s > at_[i + 1]) ++i;
  const float h = at_[i + 1] - at_[i];
  const float t = (s - at_[i]) / h;
  const float t2 = t * t;
  const float t3 = t2 * t;
  const float a = 2 * t3 - 3 * t2 + 1;
  const float b = (t3 - 2 * t2 + t) * h;
  const float c = 3 * t2 - 2 * t3;
  const float d = (t3 - t2) * h;
  const float da = (6 * t2 - 6 * t) / h;
  const float db = 3 * t2 - 4 * t + 1;
  const float dd = 3 * t2 - 2 * t;
  Section result;
  for (std::size_t n = 0; n < kColumns; ++n) {
    const float p = rows_[i][n];
    const float q = rows_[i + 1][n];
    const float mp = slopes_[i][n];
    const float mq = slopes_[i + 1][n];
    result.value[n] = a * p + b * mp + c * q + d * mq;
    result.slope[n] = da * (p - q) + db * mp + dd * mq;
  }
  return result;
}

Ring Loft::at(float s) const {
  const Row r = section(std::clamp(s, at_.front(), at_.back())).value;
  return {s, r[kInner], r[kOuter], r[kBack], r[kFront], r[kSquareness]};
}

float Loft::operator()(float u, float v, float s) const {
  const float along = std::clamp(s, at_.front(), at_.back());
  const auto [value, slope] = section(along);
  const float radiusU = 0.5f * (value[kOuter] - value[kInner]);
  const float radiusV = 0.5f * (value[kFront] - value[kBack]);
  const float pu = u - 0.5f * (value[kOuter] + value[kInner]);
  const float pv = v - 0.5f * (value[kFront] + value[kBack]);
  const float ru = std::max(std::abs(pu) / radiusU, 1e-3f);
  const float rv = std::max(std::abs(pv) / radiusV, 1e-3f);
  const float n = value[kSquareness];
  const float nu = std::pow(ru, n);
  const float nv = std::pow(rv, n);
  const float k = std::pow(nu + nv, 1.0f / n);
  const float share = k / (nu + nv);
  const float gu = nu / ru * share / radiusU;
  const float gv = nv / rv * share / radiusV;
  // Along the axis the centre and the radii of the ring change.
  const auto moved = [](float centreSlope, float radiusSlope, float place, float radius) {
    const float sign = place < 0 ? -1.0f : 1.0f;
    return sign * centreSlope + radiusSlope * std::min(radius, kSlopeReach);
  };
  const float gs = gu * moved(0.5f * (slope[kOuter] + slope[kInner]),
                              0.5f * (slope[kOuter] - slope[kInner]), pu, ru) +
                   gv * moved(0.5f * (slope[kFront] + slope[kBack]),
                              0.5f * (slope[kFront] - slope[kBack]), pv, rv);
  const float across = gu * gu + gv * gv;
  const float narrow = std::min(radiusU, radiusV);
  const float steep = std::min(gs * gs, kSteepest * across);
  const float d = std::max((k - 1.0f) / std::sqrt(across + steep), -narrow);
  return smoothMax(d, std::max(s - at_.back(), at_.front() - s), kEndRounding);
}

}  // namespace mesomap::figure
