// The committed figures against published dimensions, and their landmarks. The table is printed, so
// that a change of shape shows what it did. The limits are fixed: half a standard deviation each,
// 0.3 over all.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <glm/geometric.hpp>
#include <map>
#include <set>
#include <string>

#include "figure/atlas.h"
#include "figure/measures.h"
#include "mesh/surface_file.h"

namespace mesomap::figure {
namespace {

struct Committed {
  Parameters parameters;
  mesh::TriangleMesh mesh;
  std::vector<Landmark> landmarks;
};

std::filesystem::path dataFolder() {
  const char* folder = std::getenv("MESOMAP_DATA");
  return folder ? std::filesystem::path(folder) : std::filesystem::current_path();
}

/// A figure as it lies in assets/figures, read once.
const Committed& committed(Kind kind, int sex) {
  static std::map<std::pair<Kind, int>, Committed> known;
  const auto [it, isNew] = known.try_emplace({kind, sex});
  Committed& figure = it->second;
  if (!isNew) return figure;
  figure.parameters.kind = kind;
  figure.parameters.sex = sex;
  auto file = mesh::openSurface(dataFolder() / assetPath(figure.parameters), {});
  if (!file) {
    ADD_FAILURE() << file.error().text();
    return figure;
  }
  figure.mesh = std::move(file->mesh);
  const auto atlas = readAtlas(dataFolder() / atlasPath(figure.parameters),
                               dataFolder() / kAreaTablePath, figure.mesh, file->sha256);
  if (!atlas) {
    ADD_FAILURE() << atlas.error().text();
    return figure;
  }
  figure.landmarks = (*atlas)->landmarks();
  return figure;
}

class CommittedFigure : public testing::TestWithParam<std::tuple<Kind, int>> {
 protected:
  const Committed& figure_ = committed(std::get<0>(GetParam()), std::get<1>(GetParam()));

  [[nodiscard]] std::map<std::string, glm::dvec3> places(Side side) const {
    std::map<std::string, glm::dvec3> found;
    for (const Landmark& l : figure_.landmarks) {
      if (l.side == side) found[l.id] = mesh::positionAt(figure_.mesh, l.place);
    }
    return found;
  }
};

TEST_P(CommittedFigure, HasTheDimensionsOfTheMean) {
  const auto measures = measureFigure(figure_.parameters, figure_.mesh, figure_.landmarks);
  const int sex = static_cast<int>(figure_.parameters.sex);
  std::printf("%s\n%-32s %8s %8s %8s %7s\n", nameOf(figure_.parameters).c_str(), "dimension (mm)",
              "mean", "SD", "ours", "in SD");
  double squares = 0.0;
  int held = 0;
  std::set<std::string> ids;
  for (const Measure& m : measures) {
    const Dimension& d = m.dimension;
    EXPECT_TRUE(ids.insert(d.id).second) << d.id << " is listed twice";
    std::printf("%-32s %8.1f %8.1f %8.1f %+7.2f%s\n", d.id.c_str(), d.mean[sex], d.deviation[sex],
                m.ours, m.inDeviations, d.reservation.empty() ? "" : "  (not held to it)");
    if (!d.reservation.empty()) continue;
    EXPECT_LE(std::abs(m.inDeviations), 0.5) << d.id;
    squares += m.inDeviations * m.inDeviations;
    ++held;
  }
  // A landmark that is missing would leave its measures out.
  EXPECT_EQ(measures.size(), figure_.parameters.kind == Kind::body ? 60u : 20u);
  ASSERT_GT(held, 0);
  const double rms = std::sqrt(squares / held);
  std::printf("%d dimensions, rms %.2f SD\n", held, rms);
  EXPECT_LE(rms, 0.3);
  for (const Measure& m : measures) {
    if (!m.dimension.reservation.empty()) {
      std::printf("Not held to its mean: %s: %s\n", m.dimension.name.c_str(),
                  m.dimension.reservation.c_str());
    }
  }
  for (const LeftOut& l : leftOutDimensions(figure_.parameters.kind)) {
    std::printf("Left out: %s: %s\n", l.name.c_str(), l.reason.c_str());
  }
}

TEST_P(CommittedFigure, HasItsLandmarksInMirroredPairs) {
  const auto left = places(Side::left);
  const auto right = places(Side::right);
  const auto middle = places(Side::midline);
  EXPECT_GE(left.size() + middle.size(), figure_.parameters.kind == Kind::body ? 45u : 20u);
  EXPECT_EQ(left.size(), right.size());
  for (const auto& [id, place] : left) {
    ASSERT_TRUE(right.contains(id)) << id;
    EXPECT_GT(place.x, 1.0) << id;
    EXPECT_NEAR(right.at(id).x, -place.x, 1e-3) << id;
    EXPECT_NEAR(right.at(id).y, place.y, 1e-3) << id;
    EXPECT_NEAR(right.at(id).z, place.z, 1e-3) << id;
  }
  for (const auto& [id, place] : middle) EXPECT_NEAR(place.x, 0.0, 1e-3) << id;
  std::set<std::pair<std::string, Side>> names;
  for (const Landmark& l : figure_.landmarks) {
    EXPECT_TRUE(names.insert({l.id, l.side}).second) << l.id << " is named twice";
    EXPECT_FALSE(l.name.empty()) << l.id;
  }
}

TEST_P(CommittedFigure, HasItsLandmarksOneAboveTheOther) {
  auto places = this->places(Side::left);
  places.merge(this->places(Side::midline));
  std::vector<std::string> down{"vertex",  "trichion",         "glabella",   "nasion",
                                "rhinion", "pronasale",        "subnasale",  "labrale-superius",
                                "stomion", "labrale-inferius", "sublabiale", "pogonion",
                                "menton",  "jugular-notch"};
  std::vector<std::string> forth{"opisthocranion", "postaurale",  "tragion",
                                 "zygion",         "exocanthion", "pronasale"};
  if (figure_.parameters.kind == Kind::body) {
    for (const char* id : {"mesosternale", "nipple", "xiphoid", "tenth-rib", "iliocristale",
                           "omphalion", "iliospinale", "symphysion", "crotch", "gluteal-fold",
                           "mid-patella", "tibiale", "calf", "malleolus-lateral", "acropodion"}) {
      down.emplace_back(id);
    }
    forth = {"pternion", "malleolus-lateral", "metatarsale-fibulare", "metatarsale-tibiale",
             "acropodion"};
  }
  for (std::size_t i = 1; i < down.size(); ++i) {
    ASSERT_TRUE(places.contains(down[i])) << down[i];
    EXPECT_LT(places.at(down[i]).y, places.at(down[i - 1]).y)
        << down[i] << " under " << down[i - 1];
  }
  for (std::size_t i = 1; i < forth.size(); ++i) {
    ASSERT_TRUE(places.contains(forth[i])) << forth[i];
    EXPECT_GT(places.at(forth[i]).z, places.at(forth[i - 1]).z)
        << forth[i] << " before " << forth[i - 1];
  }
}

INSTANTIATE_TEST_SUITE_P(All, CommittedFigure,
                         testing::Combine(testing::Values(Kind::bust, Kind::body),
                                          testing::Values(0, 1)),
                         [](const auto& tested) {
                           return std::string(std::get<0>(tested.param) == Kind::body ? "Body"
                                                                                      : "Bust") +
                                  (std::get<1>(tested.param) == 0 ? "Female" : "Male");
                         });

}  // namespace
}  // namespace mesomap::figure
