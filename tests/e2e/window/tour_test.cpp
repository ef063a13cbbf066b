// Once through every page and question, in small and large windows, light and dark, with ordinary
// and the largest type: nothing leaves the window, lies over its neighbour or is cut.
#include <cstdlib>
#include <fstream>
#include <ostream>
#include <set>

#include "e2e/window/story.h"
#include "support/environment.h"

namespace mesomap::e2e {
namespace {

struct Desk {
  const char* name;
  int width, height;
  const char* scale;
  const char* look;
  const char* type;
  bool always = false;  ///< The others only in a soak: each takes about a minute.
};
void PrintTo(const Desk& desk, std::ostream* to) {
  *to << desk.name;
}

struct Box {
  double left, top, right, bottom;
};

Box boxOf(const Json& rect) {
  const auto x = rect[0].get<double>(), y = rect[1].get<double>();
  return {x, y, x + rect[2].get<double>(), y + rect[3].get<double>()};
}

bool overlap(const Box& a, const Box& b) {
  constexpr double kTouch = 1.5;
  return std::min(a.right, b.right) - std::max(a.left, b.left) > kTouch &&
         std::min(a.bottom, b.bottom) - std::max(a.top, b.top) > kTouch;
}

/// A button in a row of a list belongs there.
bool partOf(const std::string& whole, const std::string& part) {
  return part.starts_with(whole + ".");
}

class Tour : public Story, public ::testing::WithParamInterface<Desk> {
 protected:
  Tour() : Story(GetParam().width, GetParam().height), scale_("MESOMAP_SCALE", GetParam().scale) {
    const double scale = std::stod(GetParam().scale);
    std::ofstream(home.path() / ".config/mesomap/settings.json") << Json{
        {"hints", false},
        {"appearance", GetParam().look},
        {"typeSize", GetParam().type},
        {"purposeRead", true},
        {"windowWidth", GetParam().width / scale},
        {"windowHeight", GetParam().height / scale}}.dump();
  }

  void SetUp() override {
    if (!GetParam().always && std::getenv("MESOMAP_SOAK_MINUTES") == nullptr) {
      GTEST_SKIP() << GetParam().name << " belongs to the soak (MESOMAP_SOAK_MINUTES)";
    }
  }

  /// What has come since `ground` was remembered lies on top and must not touch itself; without
  /// it, everything.
  void expectWhole(const std::string& where, const Json& now) {
    EXPECT_EQ(now["clipped"], Json::array()) << where;
    std::vector<std::pair<std::string, Box>> top;
    for (const auto& [id, rect] : now["widgets"].items()) {
      if (id == "zone.card")
        continue;  // The ground of others, as high as it is below the edge too.
      const Box box = boxOf(rect);
      EXPECT_TRUE(box.left > -1 && box.top > -1 && box.right < GetParam().width + 1 &&
                  box.bottom < GetParam().height + 1)
          << where << ": " << id << " leaves the window";
      // The border lies half over the panel's edge, where nothing else is.
      if (!ground_.contains(id) && id != "panel.edge") top.emplace_back(id, box);
    }
    for (std::size_t i = 0; i < top.size(); ++i) {
      for (std::size_t j = i + 1; j < top.size(); ++j) {
        const auto& [one, a] = top[i];
        const auto& [two, b] = top[j];
        if (partOf(one, two) || partOf(two, one)) continue;
        EXPECT_FALSE(overlap(a, b)) << where << ": " << one << " and " << two;
      }
    }
    shot(std::string(GetParam().name) + "-" + where);
  }
  void look(const std::string& where) { expectWhole(where, program->awaitIdle()); }
  /// A page that covers what is there now.
  void lookAt(const std::string& dialog, const std::function<void()>& open,
              const std::string& name = {}) {
    const Json below = program->awaitIdle();
    for (const auto& [id, rect] : below["widgets"].items()) ground_.insert(id);
    open();
    program->await("the page '" + dialog + "'",
                   [&](const Json& now) { return now["dialog"] == dialog; });
    look(name.empty() ? dialog : name);
    desktop.key("Escape");
    program->await("no page", [](const Json& now) { return now["dialog"] == ""; });
    ground_.clear();
  }
  /// A menu or list that covers what is there now.
  void lookAtMenu(const std::string& name, const std::function<void()>& open) {
    const Json below = program->awaitIdle();
    for (const auto& [id, rect] : below["widgets"].items()) ground_.insert(id);
    open();
    look(name);
    desktop.key("Escape");
    program->awaitIdle();
    ground_.clear();
  }
  std::function<void()> key(const char* chord) {
    return [this, chord] { desktop.key(chord); };
  }
  /// By its name in the list of commands.
  std::function<void()> command(const char* words) {
    return [this, words] {
      desktop.key("ctrl+k");
      program->await("the list", [](const Json& now) { return now["dialog"] == "palette"; });
      desktop.type(words);
      desktop.key("Return");
    };
  }

  std::set<std::string> ground_;
  test::ScopedVariable scale_;
};

TEST_P(Tour, PagesBeforeAnythingIsOpen) {
  program = std::make_unique<Program>(desktop, home, std::vector<std::string>{});
  program->await(
      "the figures' pictures", [](const Json& now) { return now["thumbnails"] == 4; }, 240);
  look("start");
  program->click("start.recents");
  look("recents");
  lookAt("settings", key("ctrl+comma"));
  lookAt("keys", key("F1"));
  lookAt("palette", key("ctrl+k"));
  lookAt("open", key("ctrl+o"));
  lookAt("about", command("about"));
  lookAt("log", command("log for"));
  lookAt("curtain", key("F12"));
}

TEST_P(Tour, PagesOverAPlan) {
  start();
  look("empty");
  lookAtMenu("areas", key("a"));
  program->click("areas.cheek");
  awaitThat("points", [](const Json& now) { return now["totals"]["sites"].get<int>() > 0; });
  look("cheek");
  lookAtMenu("menu", [this] { program->click("toolbar.menu"); });
  lookAtMenu("view", [this] { program->click("toolbar.view"); });
  lookAtMenu("limits", [this] { program->click("options.limits"); });
  lookAt("save", key("ctrl+s"));
  lookAt("export", key("ctrl+e"));
  lookAt("zones", command("reasons and"));
  lookAt("unsaved", key("ctrl+n"));
  for (const char* tool : {"s", "o", "g", "x"}) {
    desktop.key(tool);
    look(std::string("tool-") + tool);
  }
  desktop.key("p");
  program->awaitIdle();
  const Json points = program->state()["points"];
  ASSERT_FALSE(points.empty());
  const Json seen = program->state()["view"];
  for (const Json& point : points) {
    const Point at{static_cast<int>(point["at"][0].get<double>()),
                   static_cast<int>(point["at"][1].get<double>())};
    if (at.x < seen[0].get<double>() + 100) continue;
    desktop.click(at);
    if (program->awaitIdle()["selectedPoint"].get<int>() != 0) break;
  }
  look("point");
  desktop.key("b");
  desktop.key("z");
  look("legend");
  desktop.key("z");
  const auto turnPanel = [&](int steps) {
    const Json now = program->state();
    const auto frame = now["frame"].get<std::uint64_t>();
    const Json& view = now["view"];
    desktop.wheel({static_cast<int>(view[0].get<double>() + view[2].get<double>()) + 12,
                   GetParam().height / 3},
                  steps);
    program->await("the panel drawn again", [&](const Json& state) {
      return state["frame"].get<std::uint64_t>() > frame + 1 && state["idle"].get<bool>();
    });
  };
  // Down the panel, as far as it goes; where the menu of the area stands is not the same in all.
  bool opened = false;
  for (int i = 1; i <= 6; ++i) {
    look("panel-" + std::to_string(i));
    const Json now = program->state();
    const auto more = now["widgets"].find("panel.more");
    if (!opened && more != now["widgets"].end() && more->at(3).get<double>() > 20) {
      opened = true;
      lookAtMenu("more", [this] { program->click("panel.more"); });
    }
    turnPanel(-4);
  }
  EXPECT_TRUE(opened);
  desktop.key("F5");
  look("client");
}

INSTANTIATE_TEST_SUITE_P(
    Desks, Tour,
    ::testing::Values(Desk{"small", 1280, 800, "1", "light", "normal", true},
                      Desk{"smallLargest", 1280, 800, "1", "dark", "largest"},
                      Desk{"middle", 1920, 1080, "1", "dark", "normal"},
                      Desk{"middleLargest", 1920, 1080, "1", "light", "largest", true},
                      Desk{"large", 3840, 2160, "2", "light", "normal"},
                      Desk{"largeLargest", 3840, 2160, "2", "dark", "largest"}),
    [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace mesomap::e2e
