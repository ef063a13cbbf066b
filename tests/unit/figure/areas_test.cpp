// What is drawn of an atlas, judged on coarse drafts of the four figures.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <fstream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "atlas/charts.h"
#include "meshing/mesher.h"
#include "unit/figure/bundled.h"

namespace mesomap::figure {
namespace {

using Sizes = std::map<std::string, double>;  ///< cm2, both sides together

/// One figure, its drawings, and how large they are on a draft of its left half.
struct Drawn {
  explicit Drawn(Kind kind, double sex) {
    Parameters parameters;
    parameters.kind = kind;
    parameters.sex = sex;
    shape = makeShape(parameters);
    atlas = drawAtlas(*shape);
    const bool body = kind == Kind::body;
    const float spacing = body ? 7.0f : 3.5f;
    const auto even = [&](float) { return spacing; };
    const RawMesh half = meshHalf([&](const Vec3& p) { return (*shape)(p); },
                                  makeAxis(0.5f * spacing, body ? 900.0f : 245.0f, even),
                                  body ? makeAxis(-12, 1900, even) : makeAxis(-355, 135, even),
                                  body ? makeAxis(-260, 260, even) : makeAxis(-180, 135, even), {});
    for (const auto& t : half.triangles) {
      const Vec3& a = half.positions[t[0]];
      const Vec3& b = half.positions[t[1]];
      const Vec3& c = half.positions[t[2]];
      const double cm2 = glm::length(glm::cross(b - a, c - a)) / 100.0;  // both sides
      const SkinPlace place = atlas.place((a + b + c) / 3.0f);
      const std::string id = nameAt(place);
      sizes[id] += cm2;
      if (id == kNameless) continue;
      for (const DrawnArea& overlay : atlas.overlays) {
        if (overlay.inside(place) > 0.0f) layers[overlay.id] += cm2;
      }
      for (const DrawnZone& zone : atlas.zones) {
        if (zone.inside(place) > 0.0f) zones[zone.zone.id] += cm2;
      }
    }
  }

  static constexpr const char* kNameless = "no area";

  [[nodiscard]] std::string nameAt(const SkinPlace& place) const {
    for (const DrawnArea& area : atlas.network) {
      if (area.inside(place) > 0.0f) return area.id;
    }
    return kNameless;
  }
  [[nodiscard]] std::string nameAt(const Vec3& p) const { return nameAt(atlas.place(p)); }
  [[nodiscard]] Vec3 landmark(const std::string& id) const {
    for (const DrawnLandmark& l : atlas.landmarks) {
      if (l.id == id) return l.position;
    }
    ADD_FAILURE() << "no landmark " << id;
    return Vec3{0};
  }
  /// The first blocked zone at a place, or nothing.
  [[nodiscard]] std::string blockedAt(const Vec3& p) const {
    const SkinPlace place = atlas.place(p);
    for (const DrawnZone& zone : atlas.zones) {
      if (zone.zone.kind == ZoneKind::blocked && zone.inside(place) > 0.0f) return zone.zone.id;
    }
    return {};
  }

  std::unique_ptr<const FigureShape> shape;
  DrawnAtlas atlas;
  Sizes sizes, layers, zones;
};

const Drawn& drawn(Kind kind, double sex) {
  static std::map<std::pair<Kind, double>, std::unique_ptr<Drawn>> known;
  auto& one = known[{kind, sex}];
  if (!one) one = std::make_unique<Drawn>(kind, sex);
  return *one;
}

constexpr std::array<double, 2> kSexes{0.0, 1.0};
constexpr std::array<Kind, 2> kKinds{Kind::bust, Kind::body};

const nlohmann::json& table() {
  static const nlohmann::json rows = [] {
    std::ifstream file(test::dataFolder() / "assets/catalogue/areas.json");
    return nlohmann::json::parse(file).at("areas");
  }();
  return rows;
}

TEST(AreaTable, HasTheCodesOfThePickList) {
  // SNOMED CT skin concepts of DICOM context group 4029; empty where the group has none.
  const std::map<std::string, std::string> codes{{"forehead", "68698007"},
                                                 {"glabella", ""},
                                                 {"eyebrow", "367577003"},
                                                 {"temple", "16621002"},
                                                 {"upper-eyelid", "41310005"},
                                                 {"lower-eyelid", "40069000"},
                                                 {"crows-feet", "37671003"},
                                                 {"inner-corner", "27885005"},
                                                 {"nose", "113179006"},
                                                 {"nose-side", "314395006"},
                                                 {"nose-tip", "79283007"},
                                                 {"nose-ala", "68598004"},
                                                 {"cheek", "36141000"},
                                                 {"nasolabial-fold", "37108007"},
                                                 {"perioral", "110488009"},
                                                 {"upper-lip", "16251004"},
                                                 {"philtrum", "84365009"},
                                                 {"lower-lip", "66934001"},
                                                 {"marionette", ""},
                                                 {"chin", "23747009"},
                                                 {"jawline", "244097004"},
                                                 {"preauricular", "86719006"},
                                                 {"behind-ear", "24483006"},
                                                 {"ear-lobe", "2059009"},
                                                 {"submental", "34926004"},
                                                 {"submandibular", "5713008"},
                                                 {"neck-front", "11584001"},
                                                 {"neck-side", "5272005"},
                                                 {"neck-back", "4658004"},
                                                 {"decollete", "244106003"},
                                                 {"below-collar-bone", "66288003"},
                                                 {"above-collar-bone", "76072005"},
                                                 {"scalp-frontal", "699900002"},
                                                 {"scalp-temporal", "16621002"},
                                                 {"scalp-parietal", "21672008"},
                                                 {"scalp-vertex", "61719002"},
                                                 {"scalp-occipital", "79951008"},
                                                 {"back-of-hand", "281642007"},
                                                 {"palm", "70887009"},
                                                 {"forearm-front", "70559009"},
                                                 {"forearm-back", "41550009"},
                                                 {"upper-arm-front", "45981001"},
                                                 {"upper-arm-back", "72939005"},
                                                 {"elbow", "181536004"},
                                                 {"abdomen", "75093004"},
                                                 {"upper-abdomen", "699935000"},
                                                 {"lower-abdomen", "699914002"},
                                                 {"navel", "315003"},
                                                 {"flank", "58602004"},
                                                 {"back", "66643007"},
                                                 {"upper-back", "699893008"},
                                                 {"mid-back", ""},
                                                 {"lower-back", "113182001"},
                                                 {"hip", "29836001"},
                                                 {"buttock", "22180002"},
                                                 {"gluteal-fold", "63029009"},
                                                 {"thigh-front", "61248009"},
                                                 {"thigh-inner", "73958006"},
                                                 {"thigh-back", "4578000"},
                                                 {"thigh-outer", "68367000"},
                                                 {"knee", "181553006"},
                                                 {"lower-leg-front", "25763004"},
                                                 {"calf", "47224004"},
                                                 {"ankle-outer", "181564009"},
                                                 {"ankle-inner", "181563003"},
                                                 {"breast", "76752008"},
                                                 {"areola", "72005009"},
                                                 {"axilla", "76261009"},
                                                 {"groin", "39687006"},
                                                 {"hollow-of-knee", "84507004"},
                                                 {"external-ear", "1902009"},
                                                 {"eyelid-margin", ""}};
  std::map<std::string, std::string> ours;
  for (const auto& row : table()) ours[row.at("id")] = row.at("code");
  for (const auto& [id, code] : codes) {
    ASSERT_TRUE(ours.contains(id)) << id;
    EXPECT_EQ(ours.at(id), code) << id;
  }
}

TEST(AreaTable, ListsEveryAreaOnceInTheGroupsOfThePickList) {
  const std::vector<std::string> groups{"face", "neck", "chest", "scalp", "arms", "trunk", "legs"};
  std::set<std::string> ids;
  std::size_t latest = 0;
  bool restricted = false;
  for (const auto& row : table()) {
    const std::string id = row.at("id");
    EXPECT_TRUE(ids.insert(id).second) << id << " twice";
    EXPECT_FALSE(row.at("name").get<std::string>().empty()) << id;
    EXPECT_TRUE(row.at("sides") == "paired" || row.at("sides") == "midline") << id;
    const auto group = std::find(groups.begin(), groups.end(), row.at("group").get<std::string>());
    ASSERT_NE(group, groups.end()) << id;
    // What is shown only on request comes last.
    EXPECT_TRUE(row.at("restricted").get<bool>() || !restricted) << id;
    restricted = row.at("restricted");
    if (restricted) continue;
    const auto order = static_cast<std::size_t>(group - groups.begin());
    EXPECT_GE(order, latest) << id;
    latest = order;
  }
}

TEST(DrawnAreas, AreThoseOfTheTable) {
  std::map<std::string, bool> overlay;
  for (const auto& row : table()) overlay[row.at("id")] = row.at("overlay");
  for (const double sex : kSexes) {
    const DrawnAtlas& body = drawn(Kind::body, sex).atlas;
    std::set<std::string> ids;
    for (const DrawnArea& area : body.network) {
      ASSERT_TRUE(overlay.contains(area.id)) << area.id;
      EXPECT_FALSE(overlay.at(area.id)) << area.id;
      ids.insert(area.id);
    }
    for (const DrawnArea& area : body.overlays) {
      ASSERT_TRUE(overlay.contains(area.id)) << area.id;
      EXPECT_TRUE(overlay.at(area.id)) << area.id;
      ids.insert(area.id);
    }
    for (const auto& row : table()) {
      EXPECT_TRUE(ids.contains(row.at("id").get<std::string>())) << row.at("id");
    }
  }
}

TEST(DrawnAreas, NameTheWholeSkin) {
  for (const Kind kind : kKinds) {
    for (const double sex : kSexes) {
      const Drawn& figure = drawn(kind, sex);
      EXPECT_FALSE(figure.sizes.contains(Drawn::kNameless)) << figure.sizes.at(Drawn::kNameless);
      // The underside of a bust, and nothing else, is no skin.
      EXPECT_EQ(figure.sizes.contains(""), kind == Kind::bust);
      for (const DrawnArea& area : figure.atlas.network) {
        EXPECT_TRUE(figure.sizes.contains(area.id)) << area.id << " is painted over";
      }
    }
  }
}

struct Range {
  const char* id;
  double low, high;  ///< cm2, both sides together
};

void expectSizes(const Sizes& sizes, std::initializer_list<Range> ranges) {
  for (const Range& r : ranges) {
    ASSERT_TRUE(sizes.contains(r.id)) << r.id;
    EXPECT_GE(sizes.at(r.id), r.low) << r.id;
    EXPECT_LE(sizes.at(r.id), r.high) << r.id;
  }
}

TEST(DrawnAreas, HavePlausibleSizesOnTheHead) {
  for (const Kind kind : kKinds) {
    for (const double sex : kSexes) {
      const Drawn& figure = drawn(kind, sex);
      expectSizes(figure.sizes, {{"forehead", 45, 80},
                                 {"glabella", 3, 9},
                                 {"temple", 18, 45},
                                 {"crows-feet", 12, 24},
                                 {"nose", 17, 32},
                                 {"cheek", 90, 170},
                                 {"chin", 9, 24},
                                 {"jawline", 25, 55},
                                 {"upper-lip", 7, 16},
                                 {"lower-lip", 5, 14},
                                 {"submental", 18, 60},
                                 {"neck-front", 35, 90},
                                 {"neck-side", 90, 210},
                                 {"neck-back", 60, 150},
                                 {"scalp-frontal", 75, 140},
                                 {"scalp-temporal", 65, 140},
                                 {"scalp-parietal", 70, 140},
                                 {"scalp-vertex", 32, 70},
                                 {"scalp-occipital", 170, 310},
                                 {"upper-eyelid", 10, 24},
                                 {"lower-eyelid", 6, 15},
                                 {"external-ear", 28, 75},
                                 {"decollete", 220, 480}});
      expectSizes(figure.layers, {{"nasolabial-fold", 4, 10},
                                  {"perioral", 12, 30},
                                  {"tear-trough", 3, 8},
                                  {"forehead-centre", 18, 45},
                                  {"nose-tip", 2, 7},
                                  {"marionette", 3, 9}});
    }
  }
}

TEST(DrawnAreas, HavePlausibleSizesOnTheBody) {
  for (const double sex : kSexes) {
    const Drawn& figure = drawn(Kind::body, sex);
    expectSizes(figure.sizes, {{"back-of-hand", 280, 560},
                               {"palm", 280, 560},
                               {"forearm-front", 330, 760},
                               {"forearm-back", 300, 720},
                               {"upper-arm-front", 330, 750},
                               {"upper-arm-back", 300, 750},
                               {"elbow", 60, 180},
                               {"shoulder", 500, 1200},
                               {"upper-abdomen", 230, 700},
                               {"lower-abdomen", 220, 600},
                               {"flank", 180, 480},
                               {"upper-back", 400, 1000},
                               {"mid-back", 200, 700},
                               {"lower-back", 110, 420},
                               {"hip", 300, 800},
                               {"buttock", 480, 1000},
                               {"thigh-front", 550, 1200},
                               {"thigh-inner", 450, 1100},
                               {"thigh-outer", 500, 1200},
                               {"thigh-back", 600, 1400},
                               {"knee", 130, 380},
                               {"calf", 750, 1700},
                               {"lower-leg-front", 650, 1400},
                               {"foot", 420, 900},
                               {"sole", 280, 620},
                               {"breast", 380, 900}});
    expectSizes(figure.layers, {{"abdomen", 450, 1300}, {"gluteal-fold", 50, 170}});
  }
}

TEST(DrawnAreas, HoldThePlacesTheyAreNamedAfter) {
  for (const Kind kind : kKinds) {
    for (const double sex : kSexes) {
      const Drawn& figure = drawn(kind, sex);
      const auto at = [&](const char* landmark) {
        return figure.nameAt(figure.landmark(landmark));
      };
      EXPECT_EQ(at("glabella"), "glabella");
      EXPECT_EQ(at("rhinion"), "nose");
      EXPECT_EQ(at("pronasale"), "nose");
      EXPECT_EQ(at("pogonion"), "chin");
      EXPECT_EQ(at("stomion"), "lips");
      EXPECT_EQ(at("superciliare"), "eyebrow");
      EXPECT_EQ(at("zygion"), "cheek");
      EXPECT_EQ(at("gonion"), "jawline");
      EXPECT_EQ(at("vertex"), "scalp-vertex");
      EXPECT_EQ(at("opisthocranion"), "scalp-occipital");
      EXPECT_EQ(at("subaurale"), "ear-lobe");
      const Vec3 corner = figure.landmark("exocanthion");
      EXPECT_EQ(figure.nameAt(corner + Vec3{13, 0, -14}), "crows-feet");
      EXPECT_NE(figure.nameAt(corner), "crows-feet");
    }
  }
  for (const double sex : kSexes) {
    const Drawn& figure = drawn(Kind::body, sex);
    const std::map<std::string, std::string> places{{"nipple", "areola"},
                                                    {"omphalion", "navel"},
                                                    {"olecranon", "elbow"},
                                                    {"mid-patella", "knee"},
                                                    {"popliteal", "hollow-of-knee"},
                                                    {"calf", "calf"},
                                                    {"buttock", "buttock"},
                                                    {"malleolus-lateral", "ankle-outer"},
                                                    {"malleolus-medial", "ankle-inner"},
                                                    {"thigh-middle", "thigh-front"},
                                                    {"biceps", "upper-arm-front"},
                                                    {"deltoid", "shoulder"},
                                                    {"pternion", "foot"},
                                                    {"waist-back", "lower-back"},
                                                    {"iliocristale", "hip"}};
    for (const auto& [landmark, area] : places) {
      EXPECT_EQ(figure.nameAt(figure.landmark(landmark)), area) << landmark << ", sex " << sex;
    }
  }
}

TEST(DrawnAreas, AreTheSameOnBothSidesAndPairedOnesKeepToTheirs) {
  std::set<std::string> paired;
  for (const auto& row : table()) {
    if (row.at("sides") == "paired") paired.insert(row.at("id"));
  }
  const Drawn& figure = drawn(Kind::bust, 0.0);
  for (float y = -280; y < 110; y += 7.0f) {
    for (const float z : {-1.0f, 1.0f}) {
      const Vec3 onMidline = figure.shape->cast({0, y, 200 * z}, {0, 0, -z});
      EXPECT_FALSE(paired.contains(figure.nameAt(onMidline)))
          << figure.nameAt(onMidline) << " on the midline at " << y;
      const Vec3 left = figure.shape->cast({30, y, 200 * z}, {0, 0, -z});
      EXPECT_EQ(figure.nameAt(left), figure.nameAt({-left.x, left.y, left.z}));
    }
  }
}

TEST(DrawnZones, BlockEyesLipsNostrilsAndEars) {
  for (const Kind kind : kKinds) {
    for (const double sex : kSexes) {
      const Drawn& figure = drawn(kind, sex);
      const auto blocked = [&](const char* id) { return figure.blockedAt(figure.landmark(id)); };
      EXPECT_EQ(blocked("pupil"), "orbit");
      EXPECT_EQ(blocked("endocanthion"), "orbit");
      EXPECT_EQ(blocked("exocanthion"), "orbit");
      EXPECT_EQ(blocked("stomion"), "lips");
      EXPECT_EQ(figure.blockedAt(figure.landmark("cheilion") - Vec3{0.5f, 0, 0}), "lips");
      EXPECT_EQ(blocked("tragion"), "ear");
      EXPECT_EQ(blocked("subaurale"), "ear");
      EXPECT_GT(figure.zones.at("nostrils"), 1.0);
      EXPECT_LT(figure.zones.at("nostrils"), 8.0);
      for (const char* open : {"glabella", "pogonion", "pronasale", "zygion", "superciliare"}) {
        EXPECT_EQ(blocked(open), "") << open;
      }
    }
  }
}

TEST(DrawnZones, OfTheBodyLieWhereTheyAreNamedAfter) {
  for (const double sex : kSexes) {
    const Drawn& figure = drawn(Kind::body, sex);
    EXPECT_EQ(figure.blockedAt(figure.landmark("nipple")), "breast");
    EXPECT_EQ(figure.blockedAt(figure.landmark("popliteal")), "hollow-of-knee");
    EXPECT_EQ(figure.blockedAt(figure.landmark("crotch")), "genital");
    for (const char* open : {"omphalion", "buttock", "thigh-middle", "calf", "biceps"}) {
      EXPECT_EQ(figure.blockedAt(figure.landmark(open)), "") << open;
    }
    expectSizes(figure.zones, {{"axilla", 60, 260},
                               {"groin", 120, 380},
                               {"genital", 50, 220},
                               {"inner-elbow", 50, 170},
                               {"inner-wrist", 20, 110},
                               {"navel", 20, 70},
                               {"kidneys", 50, 200},
                               {"spine", 90, 300},
                               {"fibula", 25, 120}});
  }
}

TEST(DrawnZones, ReadWellNameTheirSourceAndPutBlockedOnesFirst) {
  for (const Kind kind : kKinds) {
    std::set<std::string> ids;
    bool caution = false;
    for (const DrawnZone& drawnZone : drawn(kind, 0.0).atlas.zones) {
      const Zone& zone = drawnZone.zone;
      EXPECT_TRUE(ids.insert(zone.id).second) << zone.id;
      EXPECT_EQ(zone.name.rfind("the ", 0), 0u) << zone.name;
      EXPECT_EQ(zone.reason.back(), '.') << zone.reason;
      EXPECT_FALSE(zone.source.empty()) << zone.id;
      if (zone.source.find("not reviewed") != std::string::npos) {
        EXPECT_FALSE(zone.reviewed) << zone.id;
      }
      EXPECT_TRUE(zone.kind == ZoneKind::caution || !caution) << zone.id;
      caution = zone.kind == ZoneKind::caution;
    }
    for (const char* id : {"orbit", "lips", "nostrils", "ear", "jaw", "parotid", "carotid"}) {
      EXPECT_TRUE(ids.contains(id)) << id;
    }
    EXPECT_EQ(drawn(kind, 0.0).atlas.zones.front().zone.name, "the orbital rim");
  }
}

TEST(DrawnLandmarks, LieOnTheSkinEachOnce) {
  for (const Kind kind : kKinds) {
    for (const double sex : kSexes) {
      const Drawn& figure = drawn(kind, sex);
      std::set<std::string> ids;
      for (const DrawnLandmark& landmark : figure.atlas.landmarks) {
        EXPECT_TRUE(ids.insert(landmark.id).second) << landmark.id;
        EXPECT_FALSE(landmark.name.empty()) << landmark.id;
        // The ear's own ends lie on the ear before it blends with the head.
        EXPECT_LT(std::abs((*figure.shape)(landmark.position)), 1.5f) << landmark.id;
        if (landmark.paired) {
          EXPECT_GT(landmark.position.x, 1.0f) << landmark.id;
        } else {
          EXPECT_EQ(landmark.position.x, 0.0f) << landmark.id;
        }
      }
      EXPECT_GE(headLandmarks(*figure.shape).size(), 20u);
      if (kind == Kind::body) {
        EXPECT_GE(bodyLandmarks(*figure.shape).size(), 25u);
      }
    }
  }
}

}  // namespace
}  // namespace mesomap::figure
