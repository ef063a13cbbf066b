// The areas that are drawn of an atlas, judged on coarse drafts of the four figures.
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "unit/figure/bundled.h"
#include "unit/figure/drawn_figure.h"

namespace mesomap::figure {
namespace {

const nlohmann::json& table() {
  static const nlohmann::json rows = [] {
    std::ifstream file(test::dataFolder() / "assets/catalogue/areas.json");
    return nlohmann::json::parse(file).at("areas");
  }();
  return rows;
}

/// A row of the pick-list, as facts. Codes are SNOMED CT skin concepts of DICOM context group 4029,
/// empty where the group has none; other codes are those of another scheme.
struct Fact {
  int row;  ///< Of the pick-list; 42: shown only on request.
  const char *id, *name, *group, *sides, *code, *otherCode;
};
constexpr int kOnRequest = 42;
constexpr std::array kPickList = std::to_array<Fact>({
    {1, "forehead", "Forehead", "face", "midline", "68698007", ""},
    {1, "forehead-centre", "Forehead, centre", "face", "midline", "", ""},
    {1, "forehead-side", "Forehead, side", "face", "paired", "", ""},
    {2, "glabella", "Glabella", "face", "midline", "", ""},
    {3, "eyebrow", "Eyebrow", "face", "paired", "367577003", ""},
    {4, "temple", "Temple", "face", "paired", "16621002", ""},
    {5, "upper-eyelid", "Upper eyelid", "face", "paired", "41310005", ""},
    {6, "lower-eyelid", "Lower eyelid", "face", "paired", "40069000", ""},
    {6, "tear-trough", "Tear trough", "face", "paired", "40069000", ""},
    {7, "crows-feet", "Crow's feet", "face", "paired", "37671003", ""},
    {8, "inner-corner", "Inner corner of the eye", "face", "paired", "27885005", ""},
    {9, "nose", "Nose", "face", "midline", "113179006", ""},
    {9, "nose-side", "Side of the nose", "face", "paired", "314395006", ""},
    {9, "nose-tip", "Tip of the nose", "face", "midline", "79283007", ""},
    {9, "nose-ala", "Wing of the nose", "face", "paired", "68598004", ""},
    {9, "nose-dorsum", "Bridge of the nose", "face", "midline", "", "FMA 59532"},
    {10, "cheek", "Cheek", "face", "paired", "36141000", "DCM 130314"},
    {10, "cheek-infraorbital", "Cheek below the eye", "face", "paired", "", ""},
    {10, "cheek-malar", "Cheekbone", "face", "paired", "", ""},
    {10, "cheek-buccal", "Cheek beside the mouth", "face", "paired", "", ""},
    {10, "cheek-parotid", "Cheek over the jaw muscle", "face", "paired", "", ""},
    {11, "nasolabial-fold", "Nasolabial fold", "face", "paired", "37108007", ""},
    {12, "perioral", "Around the mouth", "face", "midline", "110488009", ""},
    {12, "upper-lip", "Upper lip", "face", "midline", "16251004", ""},
    {12, "philtrum", "Philtrum", "face", "midline", "84365009", ""},
    {12, "lower-lip", "Lower lip", "face", "midline", "66934001", ""},
    {13, "marionette", "Marionette line", "face", "paired", "", ""},
    {14, "chin", "Chin", "face", "midline", "23747009", ""},
    {15, "jawline", "Jawline", "face", "paired", "244097004", ""},
    {16, "preauricular", "In front of the ear", "face", "paired", "86719006", ""},
    {16, "behind-ear", "Behind the ear", "face", "paired", "24483006", ""},
    {16, "ear-lobe", "Ear lobe", "face", "paired", "2059009", ""},
    {17, "submental", "Under the chin", "neck", "midline", "34926004", ""},
    {18, "submandibular", "Under the jaw", "neck", "paired", "5713008", ""},
    {19, "neck-front", "Front of the neck", "neck", "midline", "11584001", ""},
    {20, "neck-side", "Side of the neck", "neck", "paired", "5272005", ""},
    {21, "neck-back", "Back of the neck", "neck", "midline", "4658004", ""},
    {22, "decollete", "Décolleté", "chest", "midline", "244106003", "SCT 244107007"},
    {23, "below-collar-bone", "Below the collar bone", "chest", "paired", "66288003", ""},
    {23, "above-collar-bone", "Above the collar bone", "chest", "paired", "76072005", ""},
    {24, "scalp-frontal", "Frontal scalp", "scalp", "midline", "699900002", ""},
    {25, "scalp-temporal", "Temporal scalp", "scalp", "paired", "16621002", ""},
    {26, "scalp-parietal", "Parietal scalp", "scalp", "paired", "21672008", ""},
    {27, "scalp-vertex", "Vertex (crown)", "scalp", "midline", "61719002", ""},
    {28, "scalp-occipital", "Occipital scalp", "scalp", "midline", "79951008", ""},
    {29, "back-of-hand", "Back of the hand", "arms", "paired", "281642007", "SCT 33712006"},
    {29, "palm", "Palm", "arms", "paired", "70887009", "SCT 33712006"},
    {30, "forearm-front", "Forearm, front", "arms", "paired", "70559009", ""},
    {30, "forearm-back", "Forearm, back", "arms", "paired", "41550009", ""},
    {31, "upper-arm-front", "Upper arm, front", "arms", "paired", "45981001", ""},
    {31, "upper-arm-back", "Upper arm, back", "arms", "paired", "72939005", ""},
    {32, "elbow", "Elbow", "arms", "paired", "181536004", ""},
    {33, "abdomen", "Abdomen", "trunk", "midline", "75093004", ""},
    {33, "upper-abdomen", "Upper abdomen", "trunk", "midline", "699935000", ""},
    {33, "lower-abdomen", "Lower abdomen", "trunk", "midline", "699914002", ""},
    {33, "navel", "Navel", "trunk", "midline", "315003", ""},
    {34, "flank", "Flank", "trunk", "paired", "58602004", ""},
    {35, "back", "Back", "trunk", "midline", "66643007", ""},
    {35, "upper-back", "Upper back", "trunk", "midline", "699893008", ""},
    {35, "mid-back", "Middle of the back", "trunk", "midline", "", "DCM 130323"},
    {35, "lower-back", "Lower back", "trunk", "midline", "113182001", ""},
    {36, "hip", "Hip", "trunk", "paired", "29836001", ""},
    {37, "buttock", "Buttock", "trunk", "paired", "22180002", ""},
    {37, "gluteal-fold", "Gluteal fold", "trunk", "paired", "63029009", ""},
    {38, "thigh-front", "Thigh, front", "legs", "paired", "61248009", ""},
    {38, "thigh-inner", "Thigh, inner side", "legs", "paired", "73958006", ""},
    {38, "thigh-back", "Thigh, back", "legs", "paired", "4578000", ""},
    {38, "thigh-outer", "Thigh, outer side", "legs", "paired", "68367000", ""},
    {39, "knee", "Knee", "legs", "paired", "181553006", ""},
    {39, "knee-inner", "Knee, inner side", "legs", "paired", "", ""},
    {40, "lower-leg-front", "Lower leg, front", "legs", "paired", "25763004", ""},
    {40, "calf", "Calf", "legs", "paired", "47224004", ""},
    {41, "ankle-outer", "Ankle, outer side", "legs", "paired", "181564009", ""},
    {41, "ankle-inner", "Ankle, inner side", "legs", "paired", "181563003", ""},
    {42, "breast", "Breast", "chest", "paired", "76752008", ""},
    {42, "areola", "Areola", "chest", "paired", "72005009", ""},
    {42, "axilla", "Armpit", "arms", "paired", "76261009", ""},
    {42, "groin", "Groin", "legs", "paired", "39687006", ""},
    {42, "hollow-of-knee", "Hollow of the knee", "legs", "paired", "84507004", ""},
    {42, "eyelid-margin", "Edge of the eyelids", "face", "paired", "", "DCM 130311 / DCM 130322"},
    {42, "external-ear", "Outer ear", "face", "paired", "1902009", ""},
    {42, "genital", "Genital skin", "trunk", "midline", "", ""},
});

TEST(AreaTable, HasEveryRowOfThePickListWithItsNameGroupSidesAndCode) {
  std::map<std::string, nlohmann::json> ours;
  std::map<std::string, std::size_t> order;
  for (const auto& row : table()) {
    order[row.at("id")] = ours.size();
    ours[row.at("id")] = row;
  }
  std::set<int> rows;
  for (const Fact& fact : kPickList) {
    rows.insert(fact.row);
    ASSERT_TRUE(ours.contains(fact.id)) << fact.id;
    const nlohmann::json& row = ours.at(fact.id);
    EXPECT_EQ(row.at("name"), fact.name) << fact.id;
    EXPECT_EQ(row.at("group"), fact.group) << fact.id;
    EXPECT_EQ(row.at("sides"), fact.sides) << fact.id;
    EXPECT_EQ(row.at("code"), fact.code) << fact.id;
    EXPECT_EQ(row.value("otherCode", "").rfind(fact.otherCode, 0), 0u) << fact.id;
    EXPECT_EQ(row.at("restricted").get<bool>(), fact.row == kOnRequest) << fact.id;
    if (fact.row == kOnRequest) continue;
    // Rows keep their order; inside one, more may stand between.
    for (const Fact& before : kPickList) {
      if (before.row >= fact.row) break;
      EXPECT_LT(order.at(before.id), order.at(fact.id)) << before.id << ", " << fact.id;
    }
  }
  EXPECT_EQ(rows.size(), 42u);
  EXPECT_EQ(*rows.rbegin(), kOnRequest);
  // What is there beyond the list closes gaps in the network and has no code.
  std::set<std::string> listed;
  for (const Fact& fact : kPickList) listed.insert(fact.id);
  for (const auto& [id, row] : ours) {
    if (!listed.contains(id)) {
      EXPECT_EQ(row.at("code"), "") << id;
    }
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

}  // namespace
}  // namespace mesomap::figure
