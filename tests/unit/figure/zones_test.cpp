// The zones that are drawn of an atlas, on drafts of the figures.
#include <set>

#include "unit/figure/drawn_figure.h"

namespace mesomap::figure {
namespace {

TEST(DrawnZones, BlockEyesLipsNostrilsAndEars) {
  for (const Kind kind : kKinds) {
    for (const double sex : kSexes) {
      const Drawn& figure = drawn(kind, sex);
      const auto blocked = [&](const char* id) { return figure.blockedAt(figure.landmark(id)); };
      EXPECT_EQ(blocked("pupil"), "orbit");
      EXPECT_EQ(blocked("endocanthion"), "orbit");
      EXPECT_EQ(blocked("exocanthion"), "orbit");
      EXPECT_EQ(blocked("stomion"), "");  // a caution only
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

struct ZoneFact {
  const char* id;
  ZoneKind kind;
  const char* landmark;  ///< Lies inside.
};
constexpr std::array kHeadZones =
    std::to_array<ZoneFact>({{"orbit", ZoneKind::blocked, "pupil"},
                             {"nostrils", ZoneKind::blocked, ""},
                             {"ear", ZoneKind::blocked, "subaurale"},
                             {"glabella", ZoneKind::caution, "glabella"},
                             {"nose", ZoneKind::caution, "pronasale"},
                             {"nasolabial", ZoneKind::caution, ""},
                             {"temple", ZoneKind::caution, ""},
                             {"lips", ZoneKind::caution, "stomion"},
                             {"perioral", ZoneKind::caution, "labrale-superius"},
                             {"infraorbital-foramen", ZoneKind::caution, ""},
                             {"mental-foramen", ZoneKind::caution, ""},
                             {"jaw", ZoneKind::caution, "gonion"},
                             {"under-chin", ZoneKind::caution, ""},
                             {"lower-neck", ZoneKind::caution, ""},
                             {"carotid", ZoneKind::caution, ""},
                             {"parotid", ZoneKind::caution, ""},
                             {"scalp-vessels", ZoneKind::caution, ""},
                             {"occipital-vessels", ZoneKind::caution, ""}});
constexpr std::array kBodyZones =
    std::to_array<ZoneFact>({{"breast", ZoneKind::blocked, "nipple"},
                             {"axilla", ZoneKind::blocked, ""},
                             {"groin", ZoneKind::blocked, ""},
                             {"genital", ZoneKind::blocked, "crotch"},
                             {"hollow-of-knee", ZoneKind::blocked, "popliteal"},
                             {"inner-elbow", ZoneKind::caution, "cubital-fossa"},
                             {"inner-wrist", ZoneKind::caution, ""},
                             {"navel", ZoneKind::caution, "omphalion"},
                             {"abdomen-midline", ZoneKind::caution, "omphalion"},
                             {"liver-edge", ZoneKind::caution, "tenth-rib"},
                             {"kidneys", ZoneKind::caution, ""},
                             {"spine", ZoneKind::caution, "thoracale"},
                             {"fibula", ZoneKind::caution, ""}});

TEST(DrawnZones, AreThoseOfTheListAndNoneCountsAsReviewed) {
  for (const Kind kind : kKinds) {
    for (const double sex : kSexes) {
      const Drawn& figure = drawn(kind, sex);
      std::vector<ZoneFact> facts(kHeadZones.begin(), kHeadZones.end());
      if (kind == Kind::body) facts.insert(facts.end(), kBodyZones.begin(), kBodyZones.end());
      EXPECT_EQ(figure.atlas.zones.size(), facts.size());
      for (const ZoneFact& fact : facts) {
        const auto zone = std::find_if(figure.atlas.zones.begin(), figure.atlas.zones.end(),
                                       [&](const DrawnZone& z) { return z.zone.id == fact.id; });
        ASSERT_NE(zone, figure.atlas.zones.end()) << fact.id;
        EXPECT_EQ(zone->zone.kind, fact.kind) << fact.id;
        EXPECT_FALSE(zone->zone.reviewed) << fact.id << ": no clinician has reviewed it";
        EXPECT_GT(figure.zones.at(fact.id), 0.9) << fact.id;
        if (*fact.landmark == 0) continue;
        const SkinPlace place = figure.atlas.place(figure.landmark(fact.landmark));
        EXPECT_GT(zone->inside(place), 0.0f) << fact.id << " at " << fact.landmark;
      }
    }
  }
}

TEST(DrawnZones, TheLiverIsOnTheClientsRightOnly) {
  for (const double sex : kSexes) {
    const Drawn& figure = drawn(Kind::body, sex);
    for (const DrawnZone& zone : figure.atlas.zones) {
      EXPECT_EQ(zone.rightOnly, zone.zone.id == "liver-edge");
      if (!zone.rightOnly) continue;
      for (float y = 900; y < 1400; y += 4.0f) {
        const Vec3 onMidline = figure.shape->cast({0, y, 300}, {0, 0, -1});
        EXPECT_LE(zone.inside(figure.atlas.place(onMidline)), 0.0f) << y;
      }
    }
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
      EXPECT_TRUE(zone.kind == ZoneKind::caution || !caution) << zone.id;
      caution = zone.kind == ZoneKind::caution;
    }
    for (const char* id : {"orbit", "lips", "nostrils", "ear", "jaw", "parotid", "carotid"}) {
      EXPECT_TRUE(ids.contains(id)) << id;
    }
    EXPECT_EQ(drawn(kind, 0.0).atlas.zones.front().zone.name, "the orbital rim");
  }
}

}  // namespace
}  // namespace mesomap::figure
