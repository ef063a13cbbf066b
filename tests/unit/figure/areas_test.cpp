#include <map>
#include <set>

#include "unit/figure/bundled.h"

namespace mesomap::figure {
namespace {

using test::bust;
using test::committedBust;
using test::landmark;

struct Measured {
  double cm2 = 0.0;
  double blockedCm2 = 0.0;
};
using Table = std::map<std::pair<std::string, Side>, Measured>;

/// Areas by triangles whose middle lies inside: coarse, but enough for orders of size.
Table measure(double sex) {
  const Parameters parameters = bust(sex);
  const auto& mesh = committedBust(sex);
  const auto list = areas(parameters);
  const auto zoneList = zones(parameters);
  Table table;
  for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) {
    const glm::dvec3 middle = (mesh.corner(t, 0) + mesh.corner(t, 1) + mesh.corner(t, 2)) / 3.0;
    if (middle.y < -300) continue;
    const double cm2 = mesh::triangleArea(mesh, t) / 100.0;
    for (const Area& area : list) {
      if (insideArea(parameters, area.id, area.side, middle) <= 0) continue;
      Measured& m = table[{area.id, area.side}];
      m.cm2 += cm2;
      const auto zone = zoneAt(parameters, middle);
      if (zone && zoneList[*zone].kind == ZoneKind::blocked) m.blockedCm2 += cm2;
    }
  }
  return table;
}

const Table& femaleTable() {
  static const Table table = measure(0.0);
  return table;
}

TEST(FigureAreas, HaveThePromisedIdsOnceForEachSide) {
  std::map<std::string, std::set<Side>> sides;
  for (const Area& area : areas(bust(0))) {
    EXPECT_TRUE(sides[area.id].insert(area.side).second) << area.id << " twice";
    EXPECT_FALSE(area.name.empty());
    EXPECT_TRUE(area.group == "face" || area.group == "neck" || area.group == "chest" ||
                area.group == "scalp")
        << area.group;
  }
  for (const char* id : {"forehead", "glabella", "nose", "perioral", "upper-lip", "chin",
                         "submental", "neck-front", "decollete", "scalp-frontal", "scalp-vertex"}) {
    EXPECT_EQ(sides[id], std::set<Side>{Side::midline}) << id;
  }
  for (const char* id :
       {"temple", "crows-feet", "cheek", "nasolabial-fold", "marionette", "jawline", "neck-side"}) {
    EXPECT_EQ(sides[id], (std::set<Side>{Side::left, Side::right})) << id;
  }
}

TEST(FigureAreas, HavePlausibleSizes) {
  struct Range {
    const char* id;
    Side side;
    double low, high;  ///< cm2
  };
  const Range ranges[] = {
      {"forehead", Side::midline, 40, 75},  {"crows-feet", Side::left, 6, 13},
      {"cheek", Side::left, 35, 70},        {"chin", Side::midline, 8, 20},
      {"jawline", Side::left, 10, 30},      {"decollete", Side::midline, 120, 260},
      {"temple", Side::left, 7, 25},        {"nose", Side::midline, 15, 30},
      {"submental", Side::midline, 12, 45}, {"neck-front", Side::midline, 25, 70},
      {"upper-lip", Side::midline, 5, 14},  {"nasolabial-fold", Side::left, 2, 6},
  };
  for (const Range& r : ranges) {
    const auto it = femaleTable().find({r.id, r.side});
    ASSERT_NE(it, femaleTable().end()) << r.id;
    EXPECT_GE(it->second.cm2, r.low) << r.id;
    EXPECT_LE(it->second.cm2, r.high) << r.id;
  }
  for (const Area& area : areas(bust(0))) {
    const auto it = femaleTable().find({area.id, area.side});
    ASSERT_NE(it, femaleTable().end()) << area.id << " is empty";
    EXPECT_GE(it->second.cm2, 1.0) << area.id;
    EXPECT_LE(it->second.blockedCm2, 0.02 * it->second.cm2) << area.id;
  }
}

TEST(FigureAreas, OfTheMaleFigureAreThereToo) {
  const Table male = measure(1.0);
  for (const auto& [key, female] : femaleTable()) {
    const auto it = male.find(key);
    ASSERT_NE(it, male.end()) << key.first;
    EXPECT_GE(it->second.cm2, 0.75 * female.cm2) << key.first;
    EXPECT_LE(it->second.cm2, 1.9 * female.cm2) << key.first;
  }
}

TEST(FigureAreas, RightMirrorsLeftAndTheOtherSideIsOutside) {
  const auto& mesh = committedBust(0);
  for (const Area& area : areas(bust(0))) {
    if (area.side != Side::left) continue;
    for (std::size_t v = 0; v < mesh.positions.size(); v += 37) {
      const glm::dvec3 p(mesh.positions[v]);
      const glm::dvec3 mirror(-p.x, p.y, p.z);
      const double left = insideArea(bust(0), area.id, Side::left, p);
      EXPECT_EQ(left, insideArea(bust(0), area.id, Side::right, mirror)) << area.id;
      if (left > 0) {
        EXPECT_GT(p.x, 0.0) << area.id;
      }
    }
  }
}

TEST(FigureAreas, DoNotOverlapButForTheWholeOfTheMouth) {
  const auto& mesh = committedBust(0);
  const auto list = areas(bust(0));
  for (std::size_t v = 0; v < mesh.positions.size(); v += 5) {
    const glm::dvec3 p(mesh.positions[v]);
    std::string first;
    for (const Area& area : list) {
      if (area.id == "perioral" || insideArea(bust(0), area.id, area.side, p) <= 0.01) continue;
      EXPECT_TRUE(first.empty()) << first << " and " << area.id << " at " << p.x << ' ' << p.y
                                 << ' ' << p.z;
      first = area.id;
    }
  }
}

TEST(FigureAreas, HoldThePlacesTheyAreNamedAfter) {
  const Parameters p = bust(0);
  EXPECT_GT(insideArea(p, "forehead", Side::midline, glm::dvec3(0, 48, 91)), 10.0);
  EXPECT_GT(insideArea(p, "glabella", Side::midline, landmark(p, "glabella")), 3.0);
  EXPECT_GT(insideArea(p, "nose", Side::midline, landmark(p, "rhinion")), 3.0);
  EXPECT_GT(insideArea(p, "chin", Side::midline, landmark(p, "pogonion")), 5.0);
  EXPECT_GT(insideArea(p, "cheek", Side::left, glm::dvec3(50, -35, 60)), 8.0);
  const glm::dvec3 corner = landmark(p, "exocanthion");
  EXPECT_GT(insideArea(p, "crows-feet", Side::left, corner + glm::dvec3(13, 0, -14)), 3.0);
  EXPECT_LT(insideArea(p, "crows-feet", Side::left, corner), 0.0);
  EXPECT_LT(insideArea(p, "no-such-area", Side::midline, corner), 0.0);
}

TEST(FigureZones, BlockEyesLipsNostrilsAndEars) {
  for (const double sex : {0.0, 1.0}) {
    const Parameters p = bust(sex);
    const auto list = zones(p);
    const auto blockedAt = [&](const glm::dvec3& place) -> std::string {
      const auto zone = zoneAt(p, place);
      if (!zone || list[*zone].kind != ZoneKind::blocked) return {};
      return list[*zone].id;
    };
    const glm::dvec3 eye = landmark(p, "pupil");
    EXPECT_EQ(blockedAt(eye), "orbit");
    EXPECT_EQ(blockedAt(eye * glm::dvec3(-1, 1, 1)), "orbit");
    EXPECT_EQ(blockedAt(landmark(p, "endocanthion")), "orbit");
    EXPECT_EQ(blockedAt(landmark(p, "exocanthion")), "orbit");
    EXPECT_EQ(blockedAt(landmark(p, "stomion")), "lips");
    EXPECT_EQ(blockedAt(landmark(p, "cheilion") - glm::dvec3(0.5, 0, 0)), "lips");
    EXPECT_EQ(blockedAt(landmark(p, "tragion")), "ear");
    // Inside the left nostril: the committed surface beneath the tip, seen from below.
    const auto& mesh = committedBust(sex);
    std::size_t inNostril = 0;
    for (const auto& v : mesh.positions)
      inNostril += blockedAt(glm::dvec3(v)) == "nostrils" ? 1 : 0;
    EXPECT_GT(inNostril, 40u);
    EXPECT_EQ(blockedAt(landmark(p, "glabella")), "");
    EXPECT_EQ(blockedAt(landmark(p, "pogonion")), "");
    EXPECT_EQ(blockedAt(landmark(p, "pronasale")), "");
    EXPECT_EQ(blockedAt(landmark(p, "zygion")), "");
  }
}

TEST(FigureZones, ReadWellInASentenceAndNameTheirSource) {
  std::set<std::string> ids;
  for (const Zone& zone : zones(bust(0))) {
    EXPECT_TRUE(ids.insert(zone.id).second);
    EXPECT_EQ(zone.name.rfind("the ", 0), 0u) << zone.name;
    EXPECT_EQ(zone.reason.back(), '.') << zone.reason;
    EXPECT_FALSE(zone.source.empty());
  }
  EXPECT_TRUE(ids.contains("orbit") && ids.contains("lips") && ids.contains("nostrils") &&
              ids.contains("ear"));
  EXPECT_EQ(zones(bust(0)).front().name, "the orbital rim");
}

}  // namespace
}  // namespace mesomap::figure
