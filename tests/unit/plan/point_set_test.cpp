#include "plan/point_set.h"

#include <gtest/gtest.h>

#include <glm/geometric.hpp>

#include "support/temporary_folder.h"

namespace mesomap::plan {
namespace {

std::vector<Landmark> face(double scale = 1.0, const glm::dvec3& shift = glm::dvec3(0.0)) {
  const auto at = [&](const char* id, Side side, glm::dvec3 p) {
    return Landmark{id, id, side, p * scale + shift};
  };
  return {
      at("exocanthion", Side::left, {45, 0, 60}),    at("exocanthion", Side::right, {-45, 0, 60}),
      at("pronasale", Side::midline, {0, -40, 100}), at("cheilion", Side::left, {25, -70, 80}),
      at("cheilion", Side::right, {-25, -70, 80}),   at("vertex", Side::midline, {0, 120, 0})};
}

const std::vector<glm::dvec3> kLeftCheek{{45, -35, 75}, {50, -45, 70}, {40, -50, 78}};

TEST(PointSets, followTheirLandmarks) {
  const auto set = makePointSet("cheek", "own practice", kLeftCheek, face());
  ASSERT_TRUE(set) << set.error().text();
  EXPECT_EQ(sideOf(*set), Side::left);
  const auto same = placesAmong(*set, face());
  ASSERT_TRUE(same);
  for (std::size_t i = 0; i < kLeftCheek.size(); ++i) {
    EXPECT_LT(glm::distance((*same)[i], kLeftCheek[i]), 1e-3);
  }
  // A larger head elsewhere: the set grows and moves with it.
  const glm::dvec3 shift(3, 10, -7);
  const auto larger = placesAmong(*set, face(1.2, shift));
  ASSERT_TRUE(larger);
  for (std::size_t i = 0; i < kLeftCheek.size(); ++i) {
    EXPECT_LT(glm::distance((*larger)[i], kLeftCheek[i] * 1.2 + shift), 1e-3);
  }
}

TEST(PointSets, areMirroredByTheOtherSidesLandmarks) {
  const auto set = makePointSet("cheek", "", kLeftCheek, face());
  ASSERT_TRUE(set);
  const auto right = placesAmong(*set, face(), true);
  ASSERT_TRUE(right);
  for (std::size_t i = 0; i < kLeftCheek.size(); ++i) {
    const glm::dvec3 mirrored = kLeftCheek[i] * glm::dvec3(-1, 1, 1);
    EXPECT_LT(glm::distance((*right)[i], mirrored), 1e-3);
  }
}

TEST(PointSets, needThreeLandmarksThatMakeATriangle) {
  EXPECT_NE(makePointSet("cheek", "", kLeftCheek, {}).error().message.find("three"),
            std::string::npos);
  std::vector<Landmark> line;
  for (int k = 0; k < 5; ++k) line.push_back({std::to_string(k), "", Side::none, {10.0 * k, 0, 0}});
  EXPECT_FALSE(makePointSet("cheek", "", kLeftCheek, line));
  EXPECT_FALSE(makePointSet("", "", kLeftCheek, face()));
  EXPECT_FALSE(makePointSet("cheek", "", {}, face()));
  EXPECT_FALSE(makePointSet("cheek", "", std::vector<glm::dvec3>(501), face()));
  const auto set = makePointSet("cheek", "", kLeftCheek, face());
  ASSERT_TRUE(set);
  auto without = face();
  std::erase_if(without, [&](const Landmark& l) { return l.id == set->landmarks[1].id; });
  const auto missing = placesAmong(*set, without);
  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().message.find(set->landmarks[1].id), std::string::npos);
}

TEST(PointSets, areKeptInAFile) {
  const test::TemporaryFolder folder;
  const auto path = folder.path() / "point-sets.json";
  EXPECT_TRUE(readPointSets(path)->empty()) << "no file, no sets";
  auto set = *makePointSet("Wange ‘links’ \"1\"", "own practice", kLeftCheek, face());
  ASSERT_TRUE(savePointSet(path, set));
  const auto other = *makePointSet("other", "", kLeftCheek, face(1.1));
  ASSERT_TRUE(savePointSet(path, other));
  set.source = "a course";
  ASSERT_TRUE(savePointSet(path, set));
  const auto read = readPointSets(path);
  ASSERT_TRUE(read) << read.error().text();
  ASSERT_EQ(read->size(), 2u);
  EXPECT_EQ((*read)[0], set);
  EXPECT_EQ(*findPointSet(*read, "other"), other);
  EXPECT_EQ(findPointSet(*read, "none"), nullptr);
}

TEST(PointSets, aBrokenFileIsRefusedByPlaceAndNeverWrittenOver) {
  const auto message = [](const std::string& text) {
    const auto result = parsePointSets(text, "sets");
    return result ? std::string("read") : result.error().text();
  };
  EXPECT_EQ(message("{}"), "sets: pointSets: not a list of sets");
  EXPECT_EQ(message("{\"pointSets\": [{\"name\": 3}]}"), "sets: pointSets[0].name: not a text");
  EXPECT_EQ(message("{\"pointSets\": [{\"name\": \"a\", \"source\": \"\"}]}"),
            "sets: pointSets[0].landmarks: not three landmarks");
  EXPECT_EQ(message("{\"pointSets\": []}"), "read");
  const std::string whole = pointSetsText({*makePointSet("a", "", kLeftCheek, face())});
  EXPECT_EQ(message(whole), "read");
  for (std::size_t cut = 0; cut + 2 < whole.size(); cut += 7) {
    EXPECT_NE(message(whole.substr(0, cut)), "read");
  }
  const test::TemporaryFolder folder;
  const auto path = folder.path() / "point-sets.json";
  ASSERT_TRUE(savePointSet(path, *makePointSet("a", "", kLeftCheek, face())));
  std::filesystem::resize_file(path, 20);
  EXPECT_FALSE(savePointSet(path, *makePointSet("b", "", kLeftCheek, face())));
  EXPECT_EQ(std::filesystem::file_size(path), 20u);
}

}  // namespace
}  // namespace mesomap::plan
