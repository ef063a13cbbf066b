// Head, face and neck.
#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/vector_relational.hpp>

#include "measures/subject.h"

namespace mesomap::figure {

namespace {

/// Above the brows in front and round the farthest back: of the planes through a place over the
/// glabella the one of the longest tape, clear of the ears.
double headGirth(const Subject& s) {
  const dvec3 glabella = s.at("glabella");
  const dvec3 back = s.at("opisthocranion");
  constexpr double kAboveBrows = 10.0;
  const double earTop = s.at("superaurale").y;
  const double earZ = s.at("tragion").z - 15.0;
  const dvec3 front{0, glabella.y + kAboveBrows, glabella.z};
  double longest = 0.0;
  for (int degrees = -20; degrees <= 20; degrees += 2) {
    const double slope = std::tan(degrees * 3.14159265358979 / 180.0);
    if (front.y + slope * (earZ - front.z) < earTop + 1.0) continue;
    const dvec3 behind{0, front.y + slope * (back.z - front.z), back.z};
    const Plane plane = Plane::through(front, behind, front + kAcross);
    const Section section = sectionOf(s.mesh(), plane);
    const Loop* loop = section.around(0.5 * (front + behind));
    if (loop) longest = std::max(longest, tapeRound(section, *loop));
  }
  return longest;
}

/// Farthest from the glabella in the middle of the back of the head.
double headLength(const Subject& s) {
  const dvec3 glabella = s.at("glabella");
  const double behind = s.at("tragion").z;
  double longest = 0.0;
  for (const auto& position : s.mesh().positions) {
    const dvec3 p(position);
    if (std::abs(p.x) > 12.0 || p.z > behind || p.y < glabella.y - 60) continue;
    longest = std::max(longest, glm::distance(p, glabella));
  }
  return longest;
}

/// Widest above the ears.
double headBreadth(const Subject& s) {
  const double low = s.at("superaurale").y + 2.0;
  double widest = 0.0;
  for (const auto& p : s.mesh().positions) {
    if (p.y > low) widest = std::max(widest, 2.0 * static_cast<double>(p.x));
  }
  return widest;
}

struct Box {
  dvec3 low, high;
  [[nodiscard]] static Box about(const dvec3& p, const dvec3& half) { return {p - half, p + half}; }
};

/// Twice the farthest a part of the skin lies from the midline: callipers slid along it.
double widest(const Subject& s, const Box& box) {
  double breadth = 0.0;
  for (const auto& position : s.mesh().positions) {
    const dvec3 p(position);
    if (glm::any(glm::lessThan(p, box.low)) || glm::any(glm::greaterThan(p, box.high))) continue;
    breadth = std::max(breadth, 2.0 * p.x);
  }
  return breadth;
}

/// Over the cheekbone's arch, in front of the ear.
double bizygomatic(const Subject& s) {
  Box box = Box::about(s.at("zygion"), {40, 16, 22});
  box.low.z = std::max(box.low.z, s.at("tragion").z + 9.0);
  return widest(s, box);
}

/// Over the wings; what lies farther back is cheek.
double noseBreadth(const Subject& s) {
  const dvec3 wing = s.at("alare");
  return widest(s, {wing - dvec3(12, 5, 2.5), wing + dvec3(6, 5, 12)});
}

/// Deepest place of the root of the nose, in the midline: the middle of what lies within a hair's
/// breadth of the deepest, as the root is flat there.
dvec3 sellion(const Subject& s) {
  const dvec3 near = s.at("nasion");
  constexpr double kReach = 10.0, kFlat = 0.3, kStep = 0.2;
  const Section midline = sectionOf(s.mesh(), {{0, 0, 0}, {1, 0, 0}});
  Loop profile;
  for (const Loop& loop : midline.loops) {
    for (std::size_t i = 0; i < loop.size(); ++i) {
      const dvec3& a = loop[i];
      const dvec3& b = loop[(i + 1) % loop.size()];
      if (glm::distance(0.5 * (a + b), near) > kReach) continue;
      const int pieces = 1 + static_cast<int>(glm::distance(a, b) / kStep);
      for (int k = 0; k < pieces; ++k) {
        profile.push_back(glm::mix(a, b, static_cast<double>(k) / pieces));
      }
    }
  }
  if (profile.empty()) return near;
  double deepest = near.z;
  for (const dvec3& p : profile) deepest = std::min(deepest, p.z);
  dvec3 sum{0};
  double count = 0;
  for (const dvec3& p : profile) {
    if (p.z > deepest + kFlat) continue;
    sum += p;
    count += 1;
  }
  return sum / std::max(1.0, count);
}

double earLength(const Subject& s) {
  return s.apart("superaurale", "subaurale");
}

/// Square to the ear's length.
double earBreadth(const Subject& s) {
  const dvec3 up = glm::normalize(s.at("superaurale") - s.at("subaurale") + dvec3(0, 1e-9, 0));
  const dvec3 back = s.at("postaurale") - s.at("preaurale");
  return glm::length(back - up * glm::dot(up, back));
}

/// Sideways from the skin over the top of the mastoid, behind the ear at the tragion's height, to
/// the ear's outermost rim.
double earProtrusion(const Subject& s) {
  const dvec3 tragion = s.at("tragion");
  const dvec3 hindmost = s.at("postaurale");
  const dvec3 top = s.at("superaurale");
  double rim = 0.0;
  for (const auto& position : s.mesh().positions) {
    const dvec3 p(position);
    if (p.y > top.y || p.y < tragion.y || p.z < hindmost.z || p.z > tragion.z) continue;
    rim = std::max(rim, p.x);
  }
  // Behind the furrow under the rim.
  const Section level = s.level(tragion.y);
  const Loop* loop = level.around({0, tragion.y, hindmost.z});
  if (!loop) return 0.0;
  double mastoid = 0.0;
  for (const dvec3& p : *loop) {
    if (p.z < hindmost.z - 4.0 && p.z > hindmost.z - 12.0) mastoid = std::max(mastoid, p.x);
  }
  return rim - mastoid;
}

double bitragionArc(const Subject& s, const char* over) {
  const dvec3 left = s.at("tragion");
  return tapeOver(s.mesh(), left, {-left.x, left.y, left.z}, s.at(over), Reach::beyond);
}

}  // namespace

std::vector<Row> headDimensions() {
  const auto row = [&](const char* source, const char* id, const char* name, double women,
                       double womenSd, double men, double menSd,
                       std::function<double(const Subject&)> take) {
    return Row{{id, name, {women, men}, {womenSd, menSd}, source}, true, std::move(take)};
  };
  const char* kAnsur = "ANSUR II";
  const char* kNiosh = "NIOSH 2003";
  const auto interpupillary = [](const Subject& s) { return s.between("pupil"); };
  const auto faceHeight = [](const Subject& s) {
    return glm::distance(sellion(s), s.at("menton"));
  };
  return {
      row(kAnsur, "head-circumference", "head circumference", 561.1, 19.4, 574.4, 16.0, headGirth),
      row(kAnsur, "head-length", "head length", 189.8, 7.4, 199.5, 7.0, headLength),
      row(kAnsur, "head-breadth", "head breadth", 147.8, 5.2, 154.3, 5.5, headBreadth),
      row(kAnsur, "tragion-top", "tragion to top of head", 126.5, 6.5, 131.1, 6.2,
          [](const Subject& s) { return s.top() - s.at("tragion").y; }),
      row(kAnsur, "bizygomatic-breadth", "face breadth at the cheekbones", 133.8, 5.6, 142.6, 6.2,
          bizygomatic),
      row(kNiosh, "bizygomatic-breadth-niosh", "face breadth at the cheekbones", 136.2, 6.5, 143.9,
          6.9, bizygomatic),
      row(kAnsur, "menton-sellion", "face height (chin to root of the nose)", 113.1, 6.1, 122.6,
          6.7, faceHeight),
      row(kNiosh, "menton-sellion-niosh", "face height (chin to root of the nose)", 114.2, 6.5,
          123.2, 7.2, faceHeight),
      row(kAnsur, "bitragion-chin-arc", "tragion to tragion over the chin", 311.0, 14.2, 331.7,
          14.0, [](const Subject& s) { return bitragionArc(s, "pogonion"); }),
      row(kAnsur, "bitragion-submandibular-arc", "tragion to tragion under the jaw", 288.0, 15.3,
          315.7, 16.6, [](const Subject& s) { return bitragionArc(s, "cervical-point"); }),
      row(kAnsur, "interpupillary-breadth", "between the pupils", 61.7, 3.6, 64.0, 3.4,
          interpupillary),
      row(kNiosh, "interpupillary-breadth-niosh", "between the pupils", 63.1, 4.0, 65.1, 3.8,
          interpupillary),
      row(kNiosh, "bigonial-breadth", "breadth at the jaw's angles", 111.6, 9.3, 120.7, 10.7,
          [](const Subject& s) { return s.between("gonion"); }),
      row(kNiosh, "subnasale-sellion", "nose length", 47.7, 3.8, 51.9, 4.1,
          [](const Subject& s) { return glm::distance(sellion(s), s.at("subnasale")); }),
      row(kNiosh, "nose-breadth", "nose breadth", 35.8, 4.9, 37.8, 4.8, noseBreadth),
      row(kNiosh, "lip-length", "mouth width", 49.2, 4.5, 51.7, 4.3,
          [](const Subject& s) { return s.between("cheilion"); }),
      row(kAnsur, "ear-length", "ear length", 59.4, 3.9, 64.2, 4.5, earLength),
      row(kAnsur, "ear-breadth", "ear breadth", 33.2, 2.8, 36.1, 3.0, earBreadth),
      row(kAnsur, "ear-protrusion", "ear protrusion", 20.4, 2.7, 23.2, 3.0, earProtrusion),
  };
}

}  // namespace mesomap::figure
