// Strokes given on the command line: limits of the brush, and skin that is not as it should be.
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "e2e/cli/program.h"

namespace mesomap::e2e {
namespace {

using Json = nlohmann::json;

class CliStroke : public Story {
 protected:
  /// The one region of a stroke, as the plan holds it.
  Json stroke(const std::string& surface, const std::string& points, const std::string& brush) {
    const Ran ran = run({"plan", surface, "--unit", "mm", "--technique", "papule", "--stroke",
                         points, "--brush", brush, "-o", "stroke.mesomap.json"});
    EXPECT_EQ(ran.status, 0) << ran.err;
    if (ran.status != 0) return {};
    const Json plan = Json::parse(contentsOf(in("stroke.mesomap.json")));
    EXPECT_EQ(plan.at("regions").size(), 1u);
    std::filesystem::remove(in("stroke.mesomap.json"));
    return plan.at("regions").at(0);
  }
  /// Least and greatest of a coordinate of the region's border.
  static std::pair<double, double> span(const Json& region, std::size_t axis) {
    double least = 1e9;
    double most = -1e9;
    for (const Json& line : region.at("border")) {
      for (const Json& point : line.at("points")) {
        least = std::min(least, point.at(axis).get<double>());
        most = std::max(most, point.at(axis).get<double>());
      }
    }
    return {least, most};
  }
  /// A flat sheet of 300 mm with squares of 10 mm, at z = 0, and lines of our own after it.
  void sheet(const std::string& name, const std::string& normal = {},
             const std::string& more = {}) {
    std::string text;
    for (int y = 0; y <= 30; ++y) {
      for (int x = 0; x <= 30; ++x) {
        text += "v " + std::to_string(10 * x - 150) + " " + std::to_string(10 * y - 150) + " 0\n";
      }
    }
    if (!normal.empty()) text += "vn " + normal + "\n";
    const std::string with = normal.empty() ? "" : "//1";
    for (int y = 0; y < 30; ++y) {
      for (int x = 0; x < 30; ++x) {
        const int a = 31 * y + x + 1;
        text += "f";
        for (const int v : {a, a + 1, a + 32, a + 31}) text += " " + std::to_string(v) + with;
        text += "\n";
      }
    }
    writeText(in(name), text + more);
  }
};

constexpr double kDiskCm2 = 3.1416;  // of a brush 20 mm wide

TEST_F(CliStroke, OnTheUpperLipLeavesTheLowerOne) {
  // The line between the lips lies at y = -62.9, the corners of the mouth 25 mm to the sides.
  const Json upper = stroke("figure:bust-female", "-8,-57,95 8,-57,95", "24");
  EXPECT_GT(span(upper, 1).first, -63.0);
  EXPECT_GT(upper.at("areaCm2"), 3.0);
  const Json lower = stroke("figure:bust-female", "-8,-69,95 8,-69,95", "24");
  EXPECT_LT(span(lower, 1).second, -61.5);
  EXPECT_GT(lower.at("areaCm2"), 3.0);
}

TEST_F(CliStroke, OnABorderPaintsWhatThereIs) {
  sheet("sheet.obj");
  EXPECT_NEAR(stroke("sheet.obj", "0,0,0", "20").at("areaCm2"), kDiskCm2, 0.02);
  EXPECT_NEAR(stroke("sheet.obj", "0,-150,0", "20").at("areaCm2"), 0.5 * kDiskCm2, 0.02);
  EXPECT_NEAR(stroke("sheet.obj", "150,150,0", "20").at("areaCm2"), 0.25 * kDiskCm2, 0.02);
}

TEST_F(CliStroke, OnAnEdgeOfThreeSheets) {
  // A fin that stands on the sheet's middle row.
  std::string fin;
  for (int x = 0; x <= 30; ++x) fin += "v " + std::to_string(10 * x - 150) + " 0 60\n";
  for (int x = 0; x < 30; ++x) {
    const int foot = 31 * 15 + x + 1;
    const int top = 31 * 31 + x + 1;
    fin += "f " + std::to_string(foot) + " " + std::to_string(foot + 1) + " " +
           std::to_string(top + 1) + " " + std::to_string(top) + "\n";
  }
  sheet("fin.obj", "", fin);
  const double area = stroke("fin.obj", "0,0,0", "20").at("areaCm2");
  EXPECT_GE(area, 0.5 * kDiskCm2 - 0.05);  // one half at least, all three at most
  EXPECT_LE(area, 1.5 * kDiskCm2 + 0.05);
}

TEST_F(CliStroke, OnASliver) {
  // Three corners almost in a line, 30 mm above the sheet.
  sheet("sliver.obj", "", "v 0 0 30\nv 40 0 30\nv 20 0.001 30\nf 962 963 964\n");
  const Ran ran = run({"plan", "sliver.obj", "--unit", "mm", "--technique", "papule", "--stroke",
                       "20,0,30", "--brush", "20", "-o", "sliver.mesomap.json"});
  // Nothing to paint there, or too little to see: said, with no plan left behind.
  if (ran.status != 0) {
    EXPECT_EQ(ran.status, 1);
    EXPECT_EQ(ran.err.find("mesomap: error: "), 0u) << ran.err;
    EXPECT_FALSE(std::filesystem::exists(in("sliver.mesomap.json")));
  } else {
    const Json plan = Json::parse(contentsOf(in("sliver.mesomap.json")));
    EXPECT_LE(plan.at("regions").at(0).at("areaCm2"), 0.01);
  }
}

TEST_F(CliStroke, OnAnIslandOfThreeTriangles) {
  sheet("island.obj", "",
        "v 0 0 5\nv 3 0 5\nv 3 3 5\nv 0 3 5\nv -3 0 5\nf 962 963 964\nf 962 964 965\n"
        "f 962 965 966\n");
  const Json region = stroke("island.obj", "1,1,5", "20");
  EXPECT_NEAR(region.at("areaCm2"), 0.135, 0.006);  // the island alone, not the sheet 5 mm below
  EXPECT_TRUE(region.at("border").empty() || span(region, 2).first > 4.9);
}

TEST_F(CliStroke, WithABrushLargerThanTheMesh) {
  writeText(in("small.obj"),
            "v 0 0 0\nv 40 0 0\nv 40 40 0\nv 0 40 0\nv 20 20 30\nf 4 3 2 1\nf 1 2 5\nf 2 3 5\n"
            "f 3 4 5\nf 4 1 5\n");
  const double side = 0.5 * 40.0 * std::hypot(30.0, 20.0);
  const Json region = stroke("small.obj", "20,20,30", "150");
  EXPECT_NEAR(region.at("areaCm2"), (1600.0 + 4.0 * side) / 100.0, 0.2);
  EXPECT_TRUE(region.at("border").empty());
}

TEST_F(CliStroke, OfNoWidthOrTooMuchIsRefused) {
  sheet("sheet.obj");
  for (const char* width : {"0", "-5", "0.5", "151", "nan", "inf", "wide"}) {
    const Ran ran = run({"plan", "sheet.obj", "--unit", "mm", "--technique", "papule", "--stroke",
                         "0,0,0", "--brush", width, "-o", "never.mesomap.json"});
    EXPECT_EQ(ran.status, 2) << width << ": " << ran.err;
    EXPECT_EQ(ran.err.find("mesomap: error: "), 0u) << ran.err;
    EXPECT_FALSE(std::filesystem::exists(in("never.mesomap.json")));
  }
}

TEST_F(CliStroke, OnAMeshWhoseNormalsAreNone) {
  const auto plan = [&](const std::string& normal) {
    sheet("none.obj", normal);
    return run({"plan", "none.obj", "--unit", "mm", "--technique", "papule", "--stroke", "0,0,0",
                "--brush", "20", "-o", "none.mesomap.json"});
  };
  const Ran words = plan("nan nan nan");
  EXPECT_EQ(words.status, 1);
  EXPECT_EQ(words.err,
            "mesomap: error: none.obj: line 962: normal has 'nan', which is not a number\n");
  EXPECT_FALSE(std::filesystem::exists(in("none.mesomap.json")));
  // Of no length they cannot be used: what is painted is what would be without them.
  const Ran zeros = plan("0 0 0");
  ASSERT_EQ(zeros.status, 0) << zeros.err;
  const Json held = Json::parse(contentsOf(in("none.mesomap.json")));
  EXPECT_NEAR(held.at("regions").at(0).at("areaCm2"), kDiskCm2, 0.02);
  for (const Json& site : held.at("sites")) {
    EXPECT_NEAR(std::abs(site.at("normal").at(2).get<double>()), 1.0, 1e-4);
  }
}

}  // namespace
}  // namespace mesomap::e2e
