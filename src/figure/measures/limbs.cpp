// Arms, legs, hands and feet.
#include <algorithm>
#include <glm/geometric.hpp>

#include "measures/subject.h"

namespace mesomap::figure {

namespace {

struct HandAxes {
  dvec3 wrist, along, across;
};

/// From the middle of the wrist to the tip of the middle finger.
HandAxes handAxes(const Subject& s) {
  const dvec3 thumbSide = s.at("stylion");
  const dvec3 otherSide = s.at("ulnar-styloid");
  HandAxes axes;
  axes.wrist = 0.5 * (thumbSide + otherSide);
  axes.along = s.at("dactylion") - axes.wrist;
  axes.along /= std::max(1e-9, glm::length(axes.along));
  const dvec3 across = thumbSide - otherSide;
  axes.across = across - axes.along * glm::dot(across, axes.along);
  axes.across /= std::max(1e-9, glm::length(axes.across));
  return axes;
}

/// Middle of the knuckles of the four fingers.
dvec3 knuckles(const Subject& s) {
  return 0.5 * (s.at("metacarpale-radiale") + s.at("metacarpale-ulnare"));
}

/// Largest (sign 1) or smallest (-1) girth between two heights of the leg, across its axis.
double girthBetween(const Subject& s, const dvec3& from, const dvec3& to, double sign) {
  constexpr int kSteps = 10;
  double best = -1e30;
  for (int i = 0; i <= kSteps; ++i) {
    best = std::max(best, sign * s.girth(glm::mix(from, to, double(i) / kSteps), to - from));
  }
  return sign * best;
}

dvec3 kneeMiddle(const Subject& s) {
  return 0.5 * (s.at("mid-patella") + s.at("popliteal"));
}
dvec3 ankleMiddle(const Subject& s) {
  return 0.5 * (s.at("malleolus-lateral") + s.at("malleolus-medial"));
}

double thighGirth(const Subject& s) {
  const dvec3 fold = s.at("gluteal-fold");
  const dvec3 knee = kneeMiddle(s);
  // The thigh's middle at the fold: half way to its front.
  const Section level = s.level(fold.y);
  const Loop* loop = level.around({fold.x, fold.y, fold.z + 40});
  if (!loop) return 0.0;
  double front = -1e30;
  for (const dvec3& p : *loop) {
    if (p.x > 0) front = std::max(front, p.z);
  }
  const dvec3 middle{fold.x, fold.y, 0.5 * (front + fold.z)};
  return s.girth(middle, middle - knee);
}

double footExtent(const Subject& s, double lowest, double highest, double from, double to,
                  const dvec3& direction) {
  double low = 1e30;
  double high = -1e30;
  for (const auto& position : s.mesh().positions) {
    const dvec3 p(position);
    if (p.x <= 0 || p.y < lowest || p.y > highest || p.z < from || p.z > to) continue;
    const double t = glm::dot(p, direction);
    low = std::min(low, t);
    high = std::max(high, t);
  }
  return high > low ? high - low : 0.0;
}

}  // namespace

std::vector<Row> limbDimensions() {
  const auto row = [&](const char* id, const char* name, double women, double womenSd, double men,
                       double menSd, std::function<double(const Subject&)> take) {
    return Row{{id, name, {women, men}, {womenSd, menSd}, "ANSUR II"}, false, std::move(take)};
  };
  return {
      row("acromion-radiale-length", "upper arm length (shoulder's tip to elbow)", 311.2, 17.2,
          335.2, 17.5, [](const Subject& s) { return s.apart("acromion", "radiale"); }),
      row("radiale-stylion-length", "forearm length (elbow to wrist)", 241.3, 15.2, 267.9, 15.4,
          [](const Subject& s) { return s.apart("radiale", "stylion"); }),
      row("hand-length", "hand length", 181.1, 10.1, 193.3, 9.9,
          [](const Subject& s) {
            const HandAxes axes = handAxes(s);
            return glm::dot(s.at("dactylion") - s.at("stylion"), axes.along);
          }),
      row("hand-breadth", "hand breadth (knuckles)", 78.2, 3.8, 88.3, 4.4,
          [](const Subject& s) { return s.apart("metacarpale-radiale", "metacarpale-ulnare"); }),
      row("hand-circumference", "hand circumference (knuckles)", 186.6, 8.8, 212.3, 10.2,
          [](const Subject& s) {
            // Over both knuckles: the tape lies slantwise, as they do.
            const HandAxes axes = handAxes(s);
            const dvec3 line = s.at("metacarpale-radiale") - s.at("metacarpale-ulnare");
            const dvec3 out = glm::cross(axes.along, line);
            return s.girth(knuckles(s), glm::cross(line, out));
          }),
      row("wrist-circumference", "wrist circumference", 154.8, 7.8, 175.9, 9.0,
          [](const Subject& s) {
            const dvec3 middle = 0.5 * (s.at("stylion") + s.at("ulnar-styloid"));
            const dvec3 elbow = 0.5 * (s.at("radiale") + s.at("epicondyle-medial"));
            return s.girth(middle, middle - elbow);
          }),
      row("thigh-circumference", "thigh circumference (below the buttock's fold)", 616.1, 55.8,
          625.1, 58.5, thighGirth),
      row("lower-thigh-circumference", "thigh circumference above the knee cap", 400.7, 35.2, 409.3,
          31.9,
          [](const Subject& s) {
            // Upper edge of the knee cap.
            constexpr double kHalfKneeCap = 22.0;
            const dvec3 knee = kneeMiddle(s) + kUp * kHalfKneeCap;
            return s.girth(knee, kUp);
          }),
      row("calf-circumference", "calf circumference (largest)", 373.3, 28.5, 392.3, 29.7,
          [](const Subject& s) {
            const dvec3 knee = kneeMiddle(s);
            const dvec3 ankle = ankleMiddle(s);
            return girthBetween(s, glm::mix(knee, ankle, 0.18), glm::mix(knee, ankle, 0.5), 1);
          }),
      row("ankle-circumference", "ankle circumference (smallest)", 215.7, 14.9, 229.3, 14.6,
          [](const Subject& s) {
            const dvec3 knee = kneeMiddle(s);
            const dvec3 ankle = ankleMiddle(s);
            return girthBetween(s, glm::mix(knee, ankle, 0.7), glm::mix(knee, ankle, 0.95), -1);
          }),
      row("knee-height", "height of the knee cap's middle", 449.0, 26.0, 488.4, 28.1,
          [](const Subject& s) { return s.heightOf("mid-patella"); }),
      row("lateral-malleolus-height", "height of the outer ankle", 62.7, 5.1, 72.9, 5.7,
          [](const Subject& s) { return s.heightOf("malleolus-lateral"); }),
      row("bimalleolar-breadth", "breadth of the ankles", 67.0, 3.5, 74.8, 4.1,
          [](const Subject& s) {
            return s.at("malleolus-lateral").x - s.at("malleolus-medial").x;
          }),
      row("foot-length", "foot length", 246.3, 12.4, 271.2, 13.1,
          [](const Subject& s) { return s.at("acropodion").z - s.at("pternion").z; }),
      row("foot-breadth", "foot breadth (balls of the foot)", 92.7, 4.8, 101.9, 5.2,
          [](const Subject& s) {
            const double a = s.at("metatarsale-tibiale").z;
            const double b = s.at("metatarsale-fibulare").z;
            return footExtent(s, s.floor(), s.floor() + 45, std::min(a, b) - 12,
                              std::max(a, b) + 12, kAcross);
          }),
      row("heel-breadth", "heel breadth", 67.2, 5.2, 72.5, 5.5,
          [](const Subject& s) {
            const double back = s.at("pternion").z;
            const double ankle = s.at("malleolus-lateral").z;
            return footExtent(s, s.floor(), s.floor() + 30, back, std::max(back + 20, ankle),
                              kAcross);
          }),
  };
}

}  // namespace mesomap::figure
