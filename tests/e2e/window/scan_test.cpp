// A scan that states no unit: noticed, asked about in words, then painted like any figure.
#include <cstdlib>
#include <fstream>

#include "e2e/window/story.h"
#include "mesh/surface_file.h"
#include "support/scan_like.h"

namespace mesomap::e2e {
namespace {

class Scan : public Story {
 protected:
  void openAskPaintAndReopen(const std::filesystem::path& scan) {
    program = std::make_unique<Program>(desktop, home, std::vector<std::string>{scan.string()});
    program->await("the question", [](const Json& now) { return now["dialog"] == "unit"; });
    program->middleOf("dialog.unit.m");
    shot("question");
    program->click("dialog.unit.m");
    program->awaitOpen();
    desktop.key("1");
    desktop.key("f");
    program->awaitIdle();
    shot("opened");
    const Json state = paint({{0.47, 0.22}, {0.53, 0.22}, {0.53, 0.25}, {0.47, 0.25}});
    ASSERT_EQ(state["regions"].size(), 1u);
    const int sites = state["regions"][0]["sites"].get<int>();
    EXPECT_GE(sites, 3);
    shot("painted");
    const auto path = home.path() / "scan.mesomap.json";
    saveAs(path);
    const Json plan = readJson(path);
    EXPECT_EQ(plan["surface"]["kind"], "scan");
    EXPECT_GE(nearestPairMm(plan["sites"]), 0.9 * 10.0);
    desktop.askToClose(program->window());
    EXPECT_EQ(program->awaitEnd(), 0);
    start({path.string()});
    EXPECT_EQ(program->awaitIdle()["regions"][0]["sites"], sites);
  }
};

TEST_F(Scan, LikeAHeadOfOurOwnInMetres) {
  const auto figure = mesh::openSurface(
      std::filesystem::path(std::getenv("MESOMAP_DATA")) / "assets/figures/bust-female.obj",
      {.unit = mesh::Unit::millimetre, .part = {}});
  ASSERT_TRUE(figure) << figure.error().text();
  mesh::TriangleMesh shape = figure->mesh;
  mesh::computeNormals(shape);
  openAskPaintAndReopen(support::writeScanLike(shape, home.path()));
}

/// The middle is found from the shape, shown, moved by hand, and found again.
TEST_F(Scan, BothSidesAboutItsOwnMiddle) {
  const auto figure = mesh::openSurface(
      std::filesystem::path(std::getenv("MESOMAP_DATA")) / "assets/figures/bust-female.obj",
      {.unit = mesh::Unit::millimetre, .part = {}});
  ASSERT_TRUE(figure) << figure.error().text();
  mesh::TriangleMesh shape = figure->mesh;
  mesh::computeNormals(shape);
  const auto scan = support::writeScanLike(shape, home.path());
  program = std::make_unique<Program>(desktop, home, std::vector<std::string>{scan.string()});
  program->await("the question", [](const Json& now) { return now["dialog"] == "unit"; });
  program->click("dialog.unit.m");
  program->awaitOpen();
  desktop.key("1");
  desktop.key("f");
  desktop.key("m");
  program->await("both sides", [](const Json& now) {
    return now["bothSides"].get<bool>() && now["idle"].get<bool>();
  });
  const Json two = paint({{0.455, 0.37}, {0.46, 0.38}});
  ASSERT_EQ(two["regions"].size(), 2u);
  EXPECT_EQ(two["regions"][0]["linked"], two["regions"][1]["id"]);
  EXPECT_NEAR(two["regions"][0]["areaCm2"].get<double>(),
              two["regions"][1]["areaCm2"].get<double>(), 0.3);
  shot("both");
  program->click("options.middle");
  program->click("middle.move.more");
  program->await("a moved middle", [](const Json& now) {
    return now["idle"].get<bool>() &&
           now["undoLabel"].get<std::string>().find("middle") != std::string::npos;
  });
  shot("moved");
  // Where the other side has no such skin both-sided tools say so before the click.
  for (int i = 0; i < 19; ++i) program->click("middle.move.more");
  desktop.key("Escape");
  desktop.key("o");
  program->awaitIdle();
  desktop.moveTo(program->inView(0.425, 0.40));
  program->await("why not", [](const Json& now) {
    return now["texts"].value("tool.refusal", std::string()).find("both sides") !=
           std::string::npos;
  });
  shot("refused");
  desktop.click(program->inView(0.425, 0.40));
  const Json refused = program->awaitIdle();
  EXPECT_EQ(refused["regions"].size(), 2u);
  EXPECT_NE(refused["notices"].back().get<std::string>().find("either side"), std::string::npos);
  program->click("options.middle");
  program->click("middle.find");
  const Json found = program->awaitIdle();
  EXPECT_NE(found["undoLabel"], "");
}

TEST_F(Scan, TheRealHead) {
  const char* folder = std::getenv("MESOMAP_MESHES");
  if (folder == nullptr) GTEST_SKIP() << "SKIPPED: head-scan.obj (MESOMAP_MESHES is not set)";
  openAskPaintAndReopen(std::filesystem::path(folder) / "head-scan.obj");
}

}  // namespace
}  // namespace mesomap::e2e
