#include "e2e/window/story.h"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
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

Json Story::paintCheek() {
  start();
  desktop.key("1");
  desktop.key("f");
  program->awaitIdle();
  return paint({{0.545, 0.36}, {0.56, 0.40}, {0.555, 0.43}});
}

Json Story::awaitThat(const std::string& what, const std::function<bool(const Json&)>& wanted) {
  return program->await(what,
                        [&](const Json& now) { return now["idle"].get<bool>() && wanted(now); });
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

bool Story::awaitAutosave(const std::string& ending) {
  constexpr int kSeconds = 40;
  const auto folder = home.path() / ".local/state/mesomap/autosave";
  const int watch = inotify_init1(0);
  inotify_add_watch(watch, folder.c_str(), IN_MOVED_TO | IN_CLOSE_WRITE | IN_CREATE);
  bool found = false;
  pollfd waiting{watch, POLLIN, 0};
  do {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      found = found || entry.path().string().ends_with(ending);
    }
    if (found || poll(&waiting, 1, kSeconds * 1000) <= 0) break;
    std::array<char, 4096> events{};
    if (read(watch, events.data(), events.size()) <= 0) break;
  } while (true);
  close(watch);
  return found;
}

void Story::scrollTo(const std::string& widget) {
  // A widget cut off by the panel's edge is reported with what is left of it.
  const auto inSight = [&](const Json& now) {
    const auto found = now["widgets"].find(widget);
    return found != now["widgets"].end() && found->at(3).get<double>() > 14.0;
  };
  Json now = program->awaitIdle();
  if (inSight(now)) return;
  const Json view = now["view"];
  const Point inPanel{static_cast<int>(view[0].get<double>() + view[2].get<double>()) + 8,
                      static_cast<int>(view[1].get<double>()) + 200};
  // The wheel turns whatever lies under the pointer when its frame is drawn: it must not be moved
  // on before.
  const auto turn = [&](int steps) {
    const auto frame = program->state()["frame"].get<std::uint64_t>();
    desktop.wheel(inPanel, steps);
    now = program->await("the panel drawn again", [&](const Json& state) {
      return state["frame"].get<std::uint64_t>() > frame + 1 && state["idle"].get<bool>();
    });
  };
  turn(60);
  for (int i = 0; i < 30 && !inSight(now); ++i) turn(-2);
  program->awaitIdle();
}

void Story::scrollDialogTo(const std::string& widget) {
  const auto inSight = [&](const Json& now) {
    const auto found = now["widgets"].find(widget);
    return found != now["widgets"].end() && found->at(3).get<double>() > 14.0;
  };
  Json now = program->awaitIdle();
  for (int i = 0; i < 30 && !inSight(now); ++i) {
    const auto frame = now["frame"].get<std::uint64_t>();
    desktop.wheel({640, 400}, -2);
    now = program->await("the dialog drawn again", [&](const Json& state) {
      return state["frame"].get<std::uint64_t>() > frame + 1 && state["idle"].get<bool>();
    });
  }
}

Screenshot Story::shot(const std::string& name) {
  // At rest the picture becomes smooth by and by: two of the same thing are alike only then.
  program->await("a smooth picture", [](const Json& now) { return now.value("fine", true); });
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
