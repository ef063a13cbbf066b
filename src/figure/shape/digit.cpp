#include "shape/digit.h"

#include <glm/common.hpp>
#include <limits>

namespace mesomap::figure {

namespace {

constexpr float kSectionStep = 1.0f;
/// A joint bends over this length of the axis, in as many steps.
constexpr float kJointLength = 9.0f;
constexpr int kJointSteps = 4;
/// The digit starts as an ellipsoid inside its hand or foot.
constexpr float kRootLength = 0.8f;
/// The thickness levels out over so many mm where the rounded end starts.
constexpr float kLevelling = 2.0f;

/// Nail: corners of a rounded rectangle, mm from the tip to its free edge, how deep the groove
/// around it and how high the fold outside of it.
constexpr float kNailCorners = 3.2f, kNailToTip = 0.7f, kNailGroove = 0.34f, kNailFold = 0.18f,
                kNailRise = 0.12f;

/// Creases and wrinkles: widths (one sigma) and distance of the wrinkles, mm.
constexpr float kCreaseWidth = 1.1f, kWrinkleSpacing = 4.2f, kWrinkleReach = 3.6f;

}  // namespace

Digit::Digit(const DigitPlan& plan, const DigitProfile& profile) : plan_(plan), profile_(profile) {
  plan_.along = glm::normalize(plan.along);
  pad_ = glm::normalize(plan.pad - plan_.along * glm::dot(plan.pad, plan_.along));
  side_ = glm::cross(plan_.along, pad_);

  const float total = plan.bones[0] + plan.bones[1] + plan.bones[2];
  length_ = total - plan.tipLength;
  joints_ = {plan.bones[0], plan.bones[0] + plan.bones[1]};
  // Straight pieces with each joint's bend shared by a few short ones.
  float heading = plan.bends[0] * kDegree;
  Vec2 at{0, 0};
  float t = 0;
  const auto advance = [&](float to) {
    if (to - t < 1e-3f) return;  // no pieces without length
    at += Vec2{std::cos(heading), std::sin(heading)} * (to - t);
    t = to;
    axis_.push_back(at);
    axisAt_.push_back(t);
  };
  axis_.push_back(at);
  axisAt_.push_back(0);
  for (std::size_t j = 0; j < 2; ++j) {
    const float step = kJointLength / static_cast<float>(kJointSteps);
    const float turn = plan.bends[j + 1] * kDegree / static_cast<float>(kJointSteps + 1);
    advance(joints_[j] - 0.5f * kJointLength);
    for (int i = 0; i < kJointSteps; ++i) {
      heading += turn;
      advance(t + step);
    }
    heading += turn;
  }
  advance(length_);
  const Vec2 end = at + Vec2{std::cos(heading), std::sin(heading)} * plan.tipLength;
  tip_ = plan_.root + plan_.along * end.x + pad_ * end.y;

  const float half = 0.5f;
  const std::array<float, 7> stations{0,          half * joints_[0],
                                      joints_[0], mix(joints_[0], joints_[1], half),
                                      joints_[1], mix(joints_[1], length_, half),
                                      length_};
  const auto graph = [&](const std::array<float, 7>& values) {
    std::vector<Vec2> knots;
    for (std::size_t i = 0; i < values.size(); ++i)
      knots.emplace_back(stations[i], values[i] * plan.halfWidth);
    knots.emplace_back(length_ + kLevelling, knots.back().y);
    return Graph(std::move(knots));
  };
  const Graph width = graph(profile.width);
  const Graph back = graph(profile.back);
  const Graph pad = graph(profile.pad);
  float thickest = 0;
  for (float s = 0; s < length_ + 2 * kSectionStep; s += kSectionStep) {
    sections_.push_back({width(s), back(s), pad(s)});
    const Section& last = sections_.back();
    thickest = std::max({thickest, last.width, last.back, last.pad});
  }
  // The axis bends away from the straight line between its ends: the bound is that much thicker.
  const Vec2 chord = glm::normalize(axis_.back());
  float sag = 0;
  for (const Vec2& p : axis_) sag = std::max(sag, std::abs(chord.x * p.y - chord.y * p.x));
  constexpr float kRelief = 1.0f;
  bound_ = {plan_.root, tip_, thickest + sag + kRelief, thickest + sag + kRelief};
}

Vec3 Digit::onAxis(float t) const {
  std::size_t i = 0;
  while (i + 2 < axisAt_.size() && t > axisAt_[i + 1]) ++i;
  const float share = (t - axisAt_[i]) / (axisAt_[i + 1] - axisAt_[i]);
  const Vec2 p = axis_[i] + (axis_[i + 1] - axis_[i]) * share;
  return plan_.root + plan_.along * p.x + pad_ * p.y;
}

Digit::Place Digit::locate(const Vec3& p) const {
  const Vec3 r = p - plan_.root;
  const Vec2 q{glm::dot(r, plan_.along), glm::dot(r, pad_)};
  float nearest = std::numeric_limits<float>::max();
  Place place{0, 0, glm::dot(r, side_), 0};
  for (std::size_t i = 0; i + 1 < axis_.size(); ++i) {
    const Vec2 ab = axis_[i + 1] - axis_[i];
    const Vec2 ap = q - axis_[i];
    const float piece = axisAt_[i + 1] - axisAt_[i];
    const float along = glm::dot(ap, ab) / piece;
    const float kept = std::clamp(along, 0.0f, piece);
    const Vec2 off = ap - ab * (kept / piece);
    const float distance = glm::dot(off, off);
    if (distance >= nearest) continue;
    nearest = distance;
    place.t = axisAt_[i] + kept;
    const bool first = i == 0;
    const bool last = i + 2 == axis_.size();
    place.beyond = (first && along < 0) || (last && along > piece) ? along - kept : 0.0f;
    const float across = (ab.x * ap.y - ab.y * ap.x) / piece;
    place.toPad = place.beyond != 0.0f ? across : std::copysign(std::sqrt(distance), across);
  }
  return place;
}

Digit::Section Digit::sectionAt(float t) const {
  const float at = std::clamp(t / kSectionStep, 0.0f, static_cast<float>(sections_.size() - 2));
  const auto i = static_cast<std::size_t>(at);
  const float share = at - static_cast<float>(i);
  const Section& a = sections_[i];
  const Section& b = sections_[i + 1];
  return {mix(a.width, b.width, share), mix(a.back, b.back, share), mix(a.pad, b.pad, share)};
}

float Digit::nailRadius(const Place& place, const Section& section) const {
  const float total = length_ + plan_.tipLength;
  const float middle = total - kNailToTip - 0.5f * plan_.nailLength;
  const float u = std::abs(place.t + place.beyond - middle) / (0.5f * plan_.nailLength);
  const float v = std::abs(place.side) / (plan_.nailWidth * section.width);
  return std::pow(std::pow(u, kNailCorners) + std::pow(v, kNailCorners), 1.0f / kNailCorners);
}

float Digit::nail(const Vec3& p) const {
  const Place place = locate(p);
  if (place.toPad > 0.0f || place.t < joints_[1]) return 0.0f;
  return smoothStep(1.06f, 0.94f, nailRadius(place, sectionAt(place.t))) *
         smoothStep(0.0f, -1.0f, place.toPad);
}

float Digit::operator()(const Vec3& p) const {
  const Place place = locate(p);
  const Section section = sectionAt(place.t);
  const float height = place.toPad > 0 ? section.pad : section.back;
  const float end = place.beyond > 0 ? plan_.tipLength : kRootLength * section.width;
  float d =
      ellipsoidDistance({place.side, place.toPad, place.beyond}, {section.width, height, end});
  constexpr float kNoDetail = 4.0f;
  // The ellipsoid's distance falls short beside its long axis; the bound keeps it honest there.
  if (d > kNoDetail) return std::max(d, bound_(p));
  if (d < -kNoDetail) return d;

  const float toPad = smoothStep(-0.2f, 0.6f, place.toPad / section.pad);
  const float toBack = smoothStep(0.1f, -0.6f, place.toPad / section.back);
  for (std::size_t j = plan_.twoPhalanges ? 1 : 0; j < joints_.size(); ++j) {
    const float off = place.t - joints_[j];
    d += profile_.creaseDepth * toPad * bump(off, kCreaseWidth);
    d += profile_.wrinkleDepth * toBack * bump(off, kWrinkleReach) *
         std::cos(off * (360.0f * kDegree / kWrinkleSpacing));
  }
  if (!plan_.twoPhalanges)
    d += profile_.creaseDepth * toPad * bump(place.t - 0.52f * joints_[0], kCreaseWidth);
  if (place.toPad < 0 && place.t > joints_[1]) {
    const float r = nailRadius(place, section);
    const float fromBorder = (r - 1.0f) * plan_.nailWidth * section.width;
    // The groove and the fold frame the nail at its root and sides and end before its free edge.
    const float total = length_ + plan_.tipLength;
    const float framed = smoothStep(total - 2.0f, total - 5.0f, place.t + place.beyond);
    const float back = smoothStep(0.0f, -1.5f, place.toPad);
    d += back * (framed * (kNailGroove * bump(fromBorder, 0.55f) -
                           kNailFold * bump(fromBorder - 1.3f, 0.9f)) -
                 kNailRise * smoothStep(0.2f, -0.4f, fromBorder));
  }
  return d;
}

}  // namespace mesomap::figure
