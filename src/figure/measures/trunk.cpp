// Heights and the trunk.
#include <algorithm>
#include <glm/geometric.hpp>

#include "measures/subject.h"

namespace mesomap::figure {

namespace {

constexpr dvec3 kForwards{0, 0, 1};

/// Middle of the trunk at a height: the place half way between belly and back. Arms and hands at
/// the same height are loops of their own.
Loop trunkAt(const Subject& s, double y) {
  const Section section = s.level(y);
  const Loop* loop = section.around({0, y, 0});
  return loop ? *loop : Loop{};
}

/// The trunk at the level of the nipples, without what belongs to the arms: where the armpits reach
/// down to that level the sides are those just below them, as the tape passes under the arms.
Loop chestAt(const Subject& s) {
  constexpr double kBelowArmpit = 20.0;
  const double nipple = s.at("nipple").y;
  const double clear = std::min(s.at("axilla-front").y, s.at("axilla-back").y) - kBelowArmpit;
  Loop loop = trunkAt(s, nipple);
  if (nipple <= clear) return loop;
  const double side = 0.5 * Subject::extent(trunkAt(s, clear), kAcross);
  for (dvec3& p : loop) p.x = std::clamp(p.x, -side, side);
  return loop;
}

double chestGirth(const Subject& s) {
  Section level;
  level.plane = Plane::horizontal(s.at("nipple").y);
  const Loop loop = chestAt(s);
  return loop.empty() ? 0.0 : tapeRound(level, loop);
}

double trunkGirth(const Subject& s, double y) {
  const Section section = s.level(y);
  const Loop* loop = section.around({0, y, 0});
  return loop ? tapeRound(section, *loop) : 0.0;
}

/// Tape round the neck square to its axis: of all planes through a place in front, the one of the
/// shortest tape.
double neckGirth(const Subject& s) {
  const dvec3 throat = s.at("cervical-point");
  const dvec3 notch = s.at("jugular-notch");
  // Just below the larynx: a little lower than half way down the front of the neck.
  constexpr double kBelowLarynx = 0.55;
  const double y = throat.y + kBelowLarynx * (notch.y - throat.y);
  const Section level = s.level(y);
  const Loop* loop = level.around({0, y, throat.z - 40});
  if (!loop) return 0.0;
  double front = -1e30;
  for (const dvec3& p : *loop) {
    if (std::abs(p.x) < 15) front = std::max(front, p.z);
  }
  double shortest = 1e30;
  for (int degrees = -35; degrees <= 10; degrees += 5) {
    const double angle = degrees * 3.14159265358979 / 180.0;
    // Turned about the front place; negative: lower behind than... higher behind than in front.
    const Plane plane{{0, y, front}, {0, std::cos(angle), -std::sin(angle)}};
    const Section section = sectionOf(s.mesh(), plane);
    const dvec3 seed = plane.point + 50.0 * glm::cross(kAcross, plane.normal) * -1.0;
    const Loop* round = section.around(seed.z < front ? seed : 2.0 * plane.point - seed);
    if (round) shortest = std::min(shortest, tapeRound(section, *round));
  }
  return shortest < 1e29 ? shortest : 0.0;
}

/// A chain laid round the root of the neck over its four points.
double neckBase(const Subject& s) {
  const dvec3 side = s.at("neck-side");
  return 2.0 * (chainBetween(s.mesh(), side, s.at("jugular-notch"), kAcross + kForwards) +
                chainBetween(s.mesh(), side, s.at("cervicale"), kAcross - kForwards));
}

/// From the middle of the shoulder over the nipple, between the legs, and over the buttock up
/// again.
double verticalTrunk(const Subject& s) {
  const dvec3 a = s.at("neck-side");
  const dvec3 b = s.at("acromion");
  const dvec3 crotch = s.at("crotch");
  // On the skin: half way along the shoulder's line.
  dvec3 shoulder = 0.5 * (a + b);
  double highest = -1e30;
  for (const auto& position : s.mesh().positions) {
    const dvec3 p(position);
    if (std::abs(p.x - shoulder.x) > 4 || std::abs(p.z - shoulder.z) > 30 || p.y < highest)
      continue;
    if (p.y > a.y + 20) continue;
    highest = p.y;
    shoulder = p;
  }
  return tapeOver(s.mesh(), shoulder, crotch, s.at("nipple")) +
         tapeOver(s.mesh(), shoulder, crotch, s.at("buttock"));
}

double interscye(const Subject& s) {
  const dvec3 left = s.at("axilla-back");
  return tapeOver(s.mesh(), left, {-left.x, left.y, left.z},
                  {0, left.y, s.at("thoracale").z - 1.0});
}

double shoulderLength(const Subject& s) {
  const dvec3 a = s.at("neck-side");
  const dvec3 b = s.at("acromion");
  return tapeOver(s.mesh(), a, b, 0.5 * (a + b) + kUp * 10.0);
}

/// Volume by signed tetrahedra, as if of water: a body with half-filled lungs hardly sinks.
double massKg(const Subject& s) {
  double volume = 0.0;
  const auto& mesh = s.mesh();
  for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) {
    volume += glm::dot(mesh.corner(t, 0), glm::cross(mesh.corner(t, 1), mesh.corner(t, 2)));
  }
  return volume / 6.0e6;
}

/// No breadth and depth of a rounded trunk go with the published girth: of men 2 * (289 + 254) is
/// 1086 mm for a rectangle, of which the girth of 1059 mm would be 97 %.
constexpr const char* kChestBreadth =
    "callipers are pressed to the ribs and arms held away spread the broad muscle of the back";
constexpr const char* kTrunkTape =
    "the tape lies in soft skin between the legs and on shoulders that arms held away change";

}  // namespace

std::vector<Row> trunkDimensions() {
  const char* kAnsur = "ANSUR II";
  const auto row = [&](const char* id, const char* name, double women, double womenSd, double men,
                       double menSd, std::function<double(const Subject&)> take) {
    return Row{{id, name, {women, men}, {womenSd, menSd}, kAnsur}, false, std::move(take)};
  };
  const auto height = [&](const char* id, const char* name, const char* point, double women,
                          double womenSd, double men, double menSd) {
    const std::string landmark = point;
    return row(id, name, women, womenSd, men, menSd,
               [landmark](const Subject& s) { return s.heightOf(landmark); });
  };
  std::vector<Row> rows{
      row("stature", "stature", 1628.5, 64.2, 1756.2, 68.6,
          [](const Subject& s) { return s.top() - s.floor(); }),
      row("mass", "mass (at 1 kg per litre)", 67.8, 11.0, 85.5, 14.2, massKg),
      height("cervicale-height", "height of the neck's prominent vertebra", "cervicale", 1395.7,
             59.5, 1517.3, 63.3),
      height("suprasternale-height", "height of the breastbone's notch", "jugular-notch", 1329.7,
             57.2, 1438.6, 61.2),
      height("acromial-height", "height of the shoulder's tip", "acromion", 1335.1, 58.1, 1440.7,
             63.3),
      height("chest-height", "height of the nipple", "nipple", 1171.6, 55.5, 1291.1, 57.0),
      height("waist-height", "height of the navel", "omphalion", 980.1, 50.0, 1056.5, 52.2),
      height("buttock-height", "height of the buttock's prominence", "buttock", 833.7, 45.7, 887.9,
             49.9),
      height("crotch-height", "height of the crotch", "crotch", 782.3, 44.6, 845.9, 46.5),
      row("biacromial-breadth", "breadth between the shoulders' tips", 365.3, 18.3, 415.7, 19.2,
          [](const Subject& s) { return s.between("acromion"); }),
      row("chest-breadth", "chest breadth (level of the nipples)", 269.3, 18.6, 289.4, 18.3,
          [](const Subject& s) { return Subject::extent(chestAt(s), kAcross); }),
      row("chest-depth", "chest depth (level of the nipples)", 247.4, 27.3, 253.8, 26.2,
          [](const Subject& s) { return Subject::extent(chestAt(s), kForwards); }),
      row("chest-circumference", "chest circumference (level of the nipples)", 946.9, 82.7, 1058.7,
          87.4, chestGirth),
      row("waist-breadth", "waist breadth (level of the navel)", 299.9, 33.0, 326.4, 34.7,
          [](const Subject& s) {
            return Subject::extent(trunkAt(s, s.at("omphalion").y), kAcross);
          }),
      row("waist-depth", "waist depth (level of the navel)", 213.0, 31.4, 237.8, 34.7,
          [](const Subject& s) {
            return Subject::extent(trunkAt(s, s.at("omphalion").y), kForwards);
          }),
      row("waist-circumference", "waist circumference (level of the navel)", 860.9, 99.9, 940.6,
          111.7, [](const Subject& s) { return trunkGirth(s, s.at("omphalion").y); }),
      row("hip-breadth", "hip breadth (level of the buttocks' prominence)", 353.8, 26.7, 345.7,
          24.2,
          [](const Subject& s) { return Subject::extent(trunkAt(s, s.at("buttock").y), kAcross); }),
      row("buttock-depth", "buttock depth", 232.9, 24.3, 245.8, 26.5,
          [](const Subject& s) {
            return Subject::extent(trunkAt(s, s.at("buttock").y), kForwards);
          }),
      row("buttock-circumference", "buttock circumference", 1021.2, 75.9, 1019.5, 76.7,
          [](const Subject& s) { return trunkGirth(s, s.at("buttock").y); }),
      row("shoulder-length", "shoulder length (neck to tip)", 135.4, 10.3, 149.8, 10.5,
          shoulderLength),
      row("waist-back-length", "back of the waist to the neck's prominent vertebra", 425.4, 26.4,
          477.6, 27.7,
          [](const Subject& s) {
            const dvec3 a = s.at("cervicale");
            const dvec3 b = s.at("waist-back");
            return tapeOver(s.mesh(), a, b, 0.5 * (a + b) - kForwards * 60.0);
          }),
      row("interscye", "across the back between the armpits' folds", 373.4, 29.8, 430.9, 35.2,
          interscye),
      row("vertical-trunk-circumference", "vertical trunk circumference", 1559.4, 76.0, 1664.8,
          89.5, verticalTrunk),
      row("neck-circumference-base", "neck circumference at its base", 371.2, 19.7, 434.6, 25.7,
          neckBase),
  };
  Row neck = row("neck-circumference", "neck circumference (below the larynx)", 329.8, 19.2, 397.6,
                 25.8, neckGirth);
  neck.onBust = true;
  rows.push_back(std::move(neck));
  for (Row& r : rows) {
    if (r.dimension.id == "mass") r.dimension.unit = "kg";
    if (r.dimension.id == "chest-breadth") r.dimension.reservation = kChestBreadth;
    if (r.dimension.id == "vertical-trunk-circumference") r.dimension.reservation = kTrunkTape;
  }
  return rows;
}

}  // namespace mesomap::figure
