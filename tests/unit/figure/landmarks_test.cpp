// The landmarks that are drawn of an atlas, on drafts of the figures.
#include <cmath>
#include <set>

#include "unit/figure/drawn_figure.h"

namespace mesomap::figure {
namespace {

TEST(DrawnLandmarks, LieAtTheHeightsOfThePeopleMeasured) {
  struct Height {
    const char* id;
    double women, men, sd;  ///< mm above the floor (ANSUR II 2012)
  };
  for (const double sex : kSexes) {
    const Drawn& figure = drawn(Kind::body, sex);
    for (const Height& h :
         {Height{"vertex", 1628.5, 1756.2, 64}, Height{"cervicale", 1395.7, 1517.3, 59},
          Height{"jugular-notch", 1329.7, 1438.6, 57}, Height{"acromion", 1335.1, 1440.7, 58},
          Height{"nipple", 1171.6, 1291.1, 55}, Height{"tenth-rib", 1056.3, 1120.7, 50},
          Height{"iliocristale", 995.7, 1061.6, 50}, Height{"omphalion", 980.1, 1056.5, 50},
          Height{"trochanterion", 845.4, 900.9, 45}, Height{"buttock", 833.7, 887.9, 46},
          Height{"crotch", 782.3, 845.9, 45}, Height{"mid-patella", 449.0, 488.4, 26},
          Height{"tibiale", 437.8, 468.2, 25}, Height{"malleolus-lateral", 62.7, 72.9, 5}}) {
      const double target = sex < 0.5 ? h.women : h.men;
      EXPECT_NEAR(figure.landmark(h.id).y, target, 0.7 * h.sd) << h.id << ", sex " << sex;
    }
    // Front and back of the same level lie in front and behind.
    EXPECT_GT(figure.landmark("clavicle-middle").z, -25.0f);
    EXPECT_GT(figure.landmark("omphalion").z, figure.landmark("waist-back").z + 150);
    EXPECT_GT(figure.landmark("mid-patella").z, figure.landmark("popliteal").z + 80);
    EXPECT_GT(figure.landmark("cubital-fossa").z, figure.landmark("olecranon").z + 50);
    EXPECT_GT(figure.landmark("malleolus-medial").y, figure.landmark("malleolus-lateral").y);
    EXPECT_LT(figure.landmark("gluteal-fold").y, figure.landmark("crotch").y);
    EXPECT_LT(figure.landmark("dactylion").y, figure.landmark("stylion").y - 120);
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
