#include "e2e/window/story.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>

namespace mesomap::e2e {

Program& Story::start(std::vector<std::string> arguments) {
  program = std::make_unique<Program>(desktop, home, std::move(arguments));
  program->awaitOpen();
  return *program;
}

Json Story::paint(const std::vector<std::pair<double, double>>& path) {
  const auto revision = program->state().at("revision").get<std::uint64_t>();
  std::vector<Point> pixels;
  for (const auto& [across, down] : path) pixels.push_back(program->inView(across, down));
  desktop.drag(pixels);
  return program->await("points after the stroke", [&](const Json& now) {
    return now["revision"].get<std::uint64_t>() > revision && now["idle"].get<bool>() &&
           !now["undoLabel"].get<std::string>().empty();
  });
}

void Story::saveAs(const std::filesystem::path& path) {
  desktop.key("ctrl+shift+s");
  program->await("the save dialog", [](const Json& now) { return now["dialog"] == "save"; });
  program->fill("dialog.name", path.string());
  program->click("dialog.accept");
  program->await("the plan saved", [&](const Json& now) {
    return now["path"] == path.string() && !now["dirty"].get<bool>() && now["dialog"] == "";
  });
}

Screenshot Story::shot(const std::string& name) {
  Screenshot picture = desktop.screenshot();
  const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
  EXPECT_TRUE(picture.writePng(shotFolder() / (std::string(test->name()) + "-" + name + ".png")));
  return picture;
}

Json Story::readJson(const std::filesystem::path& path) {
  std::ifstream in(path);
  return Json::parse(in);
}

double nearestPairMm(const Json& sites) {
  double nearest = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < sites.size(); ++i) {
    for (std::size_t j = i + 1; j < sites.size(); ++j) {
      double squared = 0;
      for (std::size_t axis = 0; axis < 3; ++axis) {
        const double d =
            sites[i]["position"][axis].get<double>() - sites[j]["position"][axis].get<double>();
        squared += d * d;
      }
      nearest = std::min(nearest, std::sqrt(squared));
    }
  }
  return nearest;
}

}  // namespace mesomap::e2e
