// What `mesomap render` draws of a figure: judged by the pixels.
#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "e2e/cli/bust.h"
#include "e2e/cli/program.h"
#include "render/offscreen.h"
#include "support/scan_like.h"

namespace mesomap::e2e {
namespace {

using Json = nlohmann::json;

class CliPicture : public Story {
 protected:
  mesh::Image draw(const std::vector<std::string>& words) {
    std::vector<std::string> all{"render"};
    all.insert(all.end(), words.begin(), words.end());
    all.insert(all.end(), {"--transparent", "--size", "240x240", "-o", "drawn.png"});
    std::filesystem::remove(in("drawn.png"));
    const Ran ran = run(all);
    EXPECT_EQ(ran.status, 0) << ran.err;
    auto image = render::readPng(in("drawn.png"));
    EXPECT_TRUE(image) << (image ? std::string() : image.error().text());
    return image ? std::move(*image) : mesh::Image{};
  }
};

std::size_t pixelsOf(const mesh::Image& image) {
  return static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height);
}

/// Pixels of the figure: those that are not see-through.
std::size_t covered(const mesh::Image& image) {
  std::size_t count = 0;
  if (image.channels != 4) return 0;
  for (std::size_t i = 0; i < pixelsOf(image); ++i) count += image.pixels[4 * i + 3] > 127 ? 1 : 0;
  return count;
}

/// Pixels that differ by more than a rounding.
std::size_t changed(const mesh::Image& a, const mesh::Image& b) {
  std::size_t count = 0;
  if (a.channels != 4 || a.pixels.size() != b.pixels.size()) return 0;
  for (std::size_t i = 0; i < pixelsOf(a); ++i) {
    int farthest = 0;
    for (std::size_t c = 0; c < 4; ++c) {
      farthest = std::max(farthest, std::abs(a.pixels[4 * i + c] - b.pixels[4 * i + c]));
    }
    count += farthest > 8 ? 1 : 0;
  }
  return count;
}

double brightness(const mesh::Image& image) {
  double sum = 0.0;
  if (image.channels != 4 || covered(image) == 0) return 0.0;
  for (std::size_t i = 0; i < pixelsOf(image); ++i) {
    if (image.pixels[4 * i + 3] > 127) sum += image.pixels[4 * i + 1];
  }
  return sum / static_cast<double>(covered(image));
}

TEST_F(CliPicture, ZonesAreasAndLandmarksLieOnTheSkin) {
  const std::vector<std::string> bare{"figure:bust-female", "--view", "front"};
  const auto with = [&](const char* flag) {
    std::vector<std::string> words = bare;
    words.emplace_back(flag);
    return draw(words);
  };
  const mesh::Image skin = draw(bare);
  const auto figure = static_cast<double>(covered(skin));
  ASSERT_GT(figure, 5000.0);
  EXPECT_EQ(changed(skin, draw(bare)), 0u);
  const auto zones = static_cast<double>(changed(skin, with("--zones")));
  const auto borders = static_cast<double>(changed(skin, with("--areas")));
  const auto colours = static_cast<double>(changed(skin, with("--colour-areas")));
  const auto crosses = static_cast<double>(changed(skin, with("--landmarks")));
  // Eyes, lips, ears and the broad caution zones; lines; nearly all skin; four dozen small crosses.
  EXPECT_GT(zones, 0.05 * figure);
  EXPECT_LT(zones, 0.50 * figure);
  EXPECT_GT(borders, 0.01 * figure);
  EXPECT_LT(borders, 0.40 * figure);
  EXPECT_GT(colours, 0.85 * figure);
  EXPECT_GT(crosses, 50.0);
  EXPECT_LT(crosses, 0.30 * figure);
}

TEST_F(CliPicture, TheTwoSidesOfAnAreaAreToldApart) {
  // A close-up of the face: the cheeks lie at the same height on both sides of its middle.
  const std::vector<std::string> face{"figure:bust-female", "--view",   "front", "--centre",
                                      "pronasale",          "--across", "140"};
  std::vector<std::string> sheet = face;
  sheet.emplace_back("--colour-areas");
  const auto apart = [](const mesh::Image& image) {
    double farthest = 0.0;
    for (std::size_t c = 0; c < 3; ++c) {
      double sides[2] = {0.0, 0.0};
      for (std::size_t y = 125; y < 135; ++y) {
        for (std::size_t x = 60; x < 70; ++x) {
          sides[0] += image.pixels[4 * (240 * y + x) + c] / 100.0;
          sides[1] += image.pixels[4 * (240 * y + 239 - x) + c] / 100.0;
        }
      }
      farthest = std::max(farthest, std::abs(sides[0] - sides[1]));
    }
    return farthest;
  };
  const mesh::Image skin = draw(face);
  const mesh::Image coloured = draw(sheet);
  ASSERT_EQ(skin.pixels.size(), 4u * 240 * 240);
  ASSERT_EQ(coloured.pixels.size(), skin.pixels.size());
  EXPECT_LT(apart(skin), 15.0);
  EXPECT_GT(apart(coloured), 30.0);
}

TEST_F(CliPicture, AFigureIsDrawnAtItsBuildInItsSkinAndGarment) {
  const auto neck = [&](const char* build) {
    return covered(draw({"figure:bust-male", "--view", "front", "--centre", "0,-120,0", "--across",
                         "320", "--build", build}));
  };
  const std::size_t slim = neck("-1");
  const std::size_t between = neck("0");
  const std::size_t heavy = neck("1");
  EXPECT_LT(slim, between);
  EXPECT_LT(between, heavy);
  const double light = brightness(draw({"figure:bust-male", "--view", "front", "--tone", "1"}));
  const double dark = brightness(draw({"figure:bust-male", "--view", "front", "--tone", "6"}));
  EXPECT_GT(light, dark + 40.0);
  const std::vector<std::string> dressed{"figure:body-female", "--view",   "front", "--centre",
                                         "omphalion",          "--across", "500"};
  std::vector<std::string> bare = dressed;
  bare.emplace_back("--no-garment");
  const mesh::Image garment = draw(dressed);
  EXPECT_GT(changed(garment, draw(bare)), covered(garment) / 10);
}

TEST_F(CliPicture, ALandmarkIsAPlaceToLookAt) {
  const Ran listed = run({"landmarks", "figure:bust-female", "--build", "0.5", "--json"});
  ASSERT_EQ(listed.status, 0) << listed.err;
  std::string tragion;
  for (const Json& each : Json::parse(listed.out)) {
    if (each.at("id") != "tragion" || each.at("side") != "left") continue;
    const Json& p = each.at("position");
    tragion = p.at(0).dump() + "," + p.at(1).dump() + "," + p.at(2).dump();
  }
  ASSERT_FALSE(tragion.empty());
  const auto at = [&](const std::string& place) {
    return draw({"figure:bust-female", "--build", "0.5", "--view", "left", "--centre", place,
                 "--across", "90"});
  };
  const mesh::Image ear = at("tragion:left");
  EXPECT_EQ(changed(ear, at(tragion)), 0u);
  EXPECT_GT(changed(ear, at("gonion:left")), pixelsOf(ear) / 20);
  // One place for each view.
  const mesh::Image two = draw({"figure:bust-female", "--view", "front,left", "--centre",
                                "pronasale tragion:left", "--across", "120 90"});
  EXPECT_GT(covered(two), pixelsOf(two) / 2);
  EXPECT_EQ(changed(two, draw({"--view", "front", "--view", "left", "figure:bust-female",
                               "--centre", "pronasale tragion:left", "--across", "120 90"})),
            0u);
}

TEST_F(CliPicture, WhatAScanDoesNotHaveIsSaid) {
  support::writeScanLike(bust(), folder_.path());
  for (const auto& [flag, what] :
       {std::pair{"--areas", "areas"}, std::pair{"--colour-areas", "areas"},
        std::pair{"--zones", "zones"}, std::pair{"--landmarks", "landmarks"}}) {
    const Ran ran = run({"render", "scan.obj", "--unit", "m", flag, "-o", "a.png"});
    EXPECT_EQ(ran.status, 2) << flag;
    EXPECT_NE(ran.err.find(std::string("scan.obj: a scan has no ") + what), std::string::npos)
        << ran.err;
  }
  EXPECT_FALSE(std::filesystem::exists(in("a.png")));
}

TEST_F(CliPicture, WrongWordsAreNamed) {
  const std::string bust = "figure:bust-female";
  const std::string end = " (see mesomap render --help)\n";
  const std::vector<std::pair<std::vector<std::string>, std::string>> all{
      {{bust, "--centre", "elbow"},
       "render: --centre: 'elbow' is neither X,Y,Z in mm nor a landmark of this surface (see "
       "mesomap landmarks)" +
           end},
      {{bust, "--centre", "1,2"},
       "render: --centre: '1,2' is neither X,Y,Z in mm nor a landmark of this surface (see mesomap "
       "landmarks)" +
           end},
      {{bust, "--centre", "pronasale stomion"},
       "render: --centre: give one place, or one for each --view" + end},
      {{bust, "--centre", "pronasale", "--across", "0"},
       "render: --across: '0' is not between 1 and 5000 mm" + end},
      {{bust, "--centre", "pronasale", "--across", "nan"},
       "render: --across: 'nan' is not between 1 and 5000 mm" + end},
      {{bust, "--centre", "pronasale", "--across", "10 20"},
       "render: --across: give one number, or one for each --centre" + end},
      {{bust, "--client", "--landmarks"},
       "render: --landmarks are not shown to the client: leave out one of the two" + end},
      {{bust, "--build", "2"},
       bust + ": --build must lie between -1 (slim) and 1 (heavy), --tone between 1 and 6\n"},
  };
  for (const auto& [words, message] : all) {
    std::vector<std::string> line{"render"};
    line.insert(line.end(), words.begin(), words.end());
    line.insert(line.end(), {"-o", "a.png"});
    const Ran ran = run(line);
    EXPECT_EQ(ran.status, 2) << message;
    EXPECT_EQ(ran.err, "mesomap: error: " + message);
  }
  EXPECT_TRUE(files().empty());
}

TEST_F(CliPicture, APlanHasItsOwnBuild) {
  ASSERT_EQ(run({"plan", "figure:bust-female", "--technique", "papule", "--area", "chin", "-o",
                 "a.mesomap.json"})
                .status,
            0);
  const Ran ran = run({"render", "a.mesomap.json", "--build", "1", "-o", "a.png"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_NE(ran.err.find("belong to a figure:NAME"), std::string::npos) << ran.err;
  // The areas lie under what the plan holds: its points stay in sight.
  const mesh::Image plain = draw({"a.mesomap.json", "--view", "front"});
  EXPECT_GT(changed(plain, draw({"a.mesomap.json", "--view", "front", "--colour-areas"})),
            covered(plain) / 2);
}

TEST_F(CliPicture, AFolderForTheFiguresIsMadeOrRefused) {
  writeText(in("taken"), "a file");
  const Ran ran = run({"figure", "--bundled", "taken/figures"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_NE(ran.err.find("taken/figures: the folder cannot be made"), std::string::npos) << ran.err;
}

TEST_F(CliPicture, WithoutADriverThatCanDrawItSaysWhatHelpsAndLeavesNoFile) {
  const std::vector<std::string> words{"render", "figure:bust-female", "-o", "drawn.png"};
  const Ran none = run(words, {"__EGL_VENDOR_LIBRARY_DIRS=/nowhere"});
  EXPECT_EQ(none.status, 1);
  EXPECT_NE(none.err.find("no graphics driver was found"), std::string::npos) << none.err;
  EXPECT_TRUE(files().empty());
  // Heeded by Mesa's drivers.
  const Ran old = run(words, {"MESA_GL_VERSION_OVERRIDE=3.1"});
  if (old.status == 0) GTEST_SKIP() << "a driver that cannot pretend to be older";
  EXPECT_EQ(old.status, 1);
  EXPECT_NE(old.err.find("has no OpenGL 3.3"), std::string::npos) << old.err;
  EXPECT_NE(old.err.find("LIBGL_ALWAYS_SOFTWARE=1"), std::string::npos) << old.err;
  EXPECT_TRUE(files().empty());
}

}  // namespace
}  // namespace mesomap::e2e
