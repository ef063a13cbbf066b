// Our own busts against published dimensions: ANSUR II (2012) and NIOSH (2003), mean and standard
// deviation in mm. The table is printed, so that a change of shape shows what it did.
#include <cmath>
#include <cstdio>
#include <functional>

#include "unit/figure/bundled.h"

namespace mesomap::figure {
namespace {

struct Dimension {
  const char* name;
  double mean[2];  ///< women, men
  double deviation[2];
  std::function<double(const Parameters&)> measure;
};

double wide(const Parameters& p, const std::string& id) {
  return 2 * test::landmark(p, id).x;
}
double apart(const Parameters& p, const std::string& a, const std::string& b, int axis) {
  return test::landmark(p, a)[axis] - test::landmark(p, b)[axis];
}

const std::vector<Dimension>& dimensions() {
  static const std::vector<Dimension> table{
      {"head length",
       {189.8, 199.5},
       {7.4, 7.0},
       [](const auto& p) { return apart(p, "glabella", "opisthocranion", 2); }},
      {"head breadth", {147.8, 154.3}, {5.2, 5.5}, [](const auto& p) { return wide(p, "euryon"); }},
      {"tragion to top of head",
       {126.5, 131.1},
       {6.5, 6.2},
       [](const auto& p) { return apart(p, "vertex", "tragion", 1); }},
      {"bizygomatic breadth",
       {136.2, 143.9},
       {6.5, 6.9},
       [](const auto& p) { return wide(p, "zygion"); }},
      {"bigonial breadth",
       {111.6, 120.7},
       {9.3, 10.7},
       [](const auto& p) { return wide(p, "gonion"); }},
      {"menton to sellion",
       {114.2, 123.2},
       {6.5, 7.2},
       [](const auto& p) { return apart(p, "nasion", "menton", 1); }},
      {"subnasale to sellion",
       {47.7, 51.9},
       {3.8, 4.1},
       [](const auto& p) { return apart(p, "nasion", "subnasale", 1); }},
      {"nose breadth", {35.8, 37.8}, {4.9, 4.8}, [](const auto& p) { return wide(p, "alare"); }},
      {"lip length", {49.2, 51.7}, {4.5, 4.3}, [](const auto& p) { return wide(p, "cheilion"); }},
      {"interpupillary breadth",
       {63.1, 65.1},
       {4.0, 3.8},
       [](const auto& p) { return wide(p, "pupil"); }},
      {"intercanthal distance",
       {31.4, 31.4},
       {2.5, 2.5},
       [](const auto& p) { return wide(p, "endocanthion"); }},
      {"top of head to suprasternale",
       {298.8, 317.6},
       {12, 12},
       [](const auto& p) { return apart(p, "vertex", "jugular-notch", 1); }},
  };
  return table;
}

TEST(FigureDimensions, LieWithinOneStandardDeviation) {
  for (const int sex : {0, 1}) {
    const Parameters parameters = test::bust(sex);
    double squares = 0.0;
    std::printf("%-30s %8s %8s %8s\n", sex == 0 ? "female" : "male", "target", "ours", "in SD");
    for (const Dimension& d : dimensions()) {
      const double ours = d.measure(parameters);
      const double off = (ours - d.mean[sex]) / d.deviation[sex];
      std::printf("%-30s %8.1f %8.1f %8.2f\n", d.name, d.mean[sex], ours, off);
      EXPECT_LE(std::abs(off), 1.0) << d.name;
      squares += off * off;
    }
    EXPECT_LE(std::sqrt(squares / static_cast<double>(dimensions().size())), 0.6);
  }
}

TEST(FigureLandmarks, LieOnTheCommittedSurfaceInPairs) {
  for (const int sex : {0, 1}) {
    const auto list = landmarks(test::bust(sex));
    EXPECT_GE(list.size(), 20u);
    const auto& mesh = test::committedBust(sex);
    for (const ShapeLandmark& l : list) {
      double nearest = 1e9;
      for (const auto& p : mesh.positions) {
        nearest = std::min(nearest, glm::distance(glm::dvec3(p), l.position));
      }
      EXPECT_LE(nearest, 2.5) << l.id;
      if (l.side == Side::left) {
        EXPECT_GT(l.position.x, 0.0) << l.id;
      }
      if (l.side == Side::right) {
        EXPECT_LT(l.position.x, 0.0) << l.id;
      }
    }
  }
}

}  // namespace
}  // namespace mesomap::figure
