// Someone hits anything: random pointer, wheel, keys and typing over the whole content of the
// window, without a window. Two thousand events; twenty thousand in a soak. The document stays one
// that can be written and read, and the sanitizers have nothing to say.
#include <gtest/gtest.h>
#include <imgui.h>

#include <array>
#include <cstdlib>
#include <functional>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "plan/plan_file.h"
#include "scene/session.h"
#include "scene/view_tool.h"
#include "ui/commands.h"
#include "ui/imgui_compat.h"
#include "ui/keys.h"
#include "ui/theme.h"
#include "ui/tool_memory.h"
#include "ui/widget_report.h"
#include "ui/workplace.h"

namespace mesomap::ui {
namespace {

constexpr float kWidth = 1280;
constexpr float kHeight = 800;

/// Dear ImGui with fonts and no one to draw.
class Toolkit {
 public:
  Toolkit() {
    ImGui::CreateContext();
    compat::configure();
    applyTheme(1.0f, false);
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    ImGui::GetIO().Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
  }
  Toolkit(const Toolkit&) = delete;
  Toolkit& operator=(const Toolkit&) = delete;
  ~Toolkit() { ImGui::DestroyContext(); }
};

class Desk {
 public:
  explicit Desk(unsigned seed)
      : dice_(seed),
        session_(jobs_, techniques()),
        tool_(session_),
        workplace_(session_, tool_, commands_, settings_) {
    setWidgetReport(&report_);
    addCommands();
    auto model = scene::loadSurfaceModel("figure:bust-female", {});
    if (model) session_.startPlan(*model);
    const WidgetRect view = workplace_.viewRect({kWidth, kHeight});
    tool_.setViewport({view.width, view.height});
    if (model) tool_.camera = scene::firstView((*model)->bounds, {view.width, view.height});
    frame();
  }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;
  ~Desk() { setWidgetReport(nullptr); }

  void anything() {
    const int what = upTo(100);
    if (what < 14) {
      strokeOrClickInView();
    } else if (what < 56) {
      clickSomeWidget();
    } else if (what < 68) {
      wheel();
    } else if (what < 80) {
      type();
    } else if (what < 92) {
      key();
    } else {
      command();
    }
    jobs_.runCompletions();
    for (scene::Notice& notice : session_.takeNotices()) {
      workplace_.toasts.show(Toasts::Kind::info, std::move(notice.text));
    }
  }

  void expectAValidDocument(int after) {
    if (tool_.dragging()) tool_.escape();
    session_.endStroke();
    jobs_.drain();
    frame();
    const std::string text = plan::planText(*session_.plan());
    const auto read = plan::parsePlan(text, "fuzz");
    ASSERT_TRUE(read) << "after " << after << ": " << read.error().text();
    EXPECT_EQ(read->plan.regions.size(), session_.plan()->regions.size()) << after;
  }

  /// Everything back, everything again.
  void thereAndBack() {
    const std::string text = plan::planText(*session_.plan());
    int steps = 0;
    while (session_.canUndo()) {
      session_.undo();
      ++steps;
    }
    jobs_.drain();
    EXPECT_TRUE(session_.plan()->regions.empty() || steps > 0);
    while (session_.canRedo()) session_.redo();
    jobs_.drain();
    frame();
    ASSERT_TRUE(plan::parsePlan(plan::planText(*session_.plan()), "fuzz"));
  }

  [[nodiscard]] std::size_t widgetsSeen() const { return seen_.size(); }

 private:
  static std::vector<plan::Technique> techniques() {
    auto all = plan::loadTechniques();
    return all ? *all : std::vector<plan::Technique>{};
  }
  int upTo(int n) { return static_cast<int>(dice_() % static_cast<unsigned>(n)); }
  float share() { return static_cast<float>(upTo(1001)) / 1000.0f; }

  void addCommands() {
    const auto add = [this](const char* id, std::function<void()> run) {
      commands_.add({.id = id, .name = id, .run = std::move(run)});
    };
    add("edit.undo", [this] { session_.undo(); });
    add("edit.redo", [this] { session_.redo(); });
    add("area.pick", [this] { workplace_.view.areaMenu = true; });
    add("area.new", [this] { session_.newArea(); });
    add("area.arrangeAgain", [this] { session_.arrangeAgain(session_.selected()); });
    add("area.delete", [this] {
      if (session_.selectedRegion() != nullptr) session_.removeRegion(session_.selected());
    });
    add("tool.bothSides", [this] { tool_.bothSides = !tool_.bothSides; });
    add("view.zones", [this] { workplace_.view.showZones = !workplace_.view.showZones; });
    add("view.areas", [this] { workplace_.view.showAreas = !workplace_.view.showAreas; });
    add("view.landmarks",
        [this] { workplace_.view.showLandmarks = !workplace_.view.showLandmarks; });
    add("view.zoneList", [this] { workplace_.openZoneList(); });
    add("view.hidePoints", [this] { workplace_.view.showPoints = !workplace_.view.showPoints; });
    add("view.client", [this] { workplace_.setClientView(!workplace_.view.clientView, now_); });
    add("view.curtain", [this] { workplace_.drawCurtain(); });
    add("view.frameAll", [this] { tool_.frameAll(); });
    add("help.keys", [this] { workplace_.openKeys(); });
    add("help.about", [this] { workplace_.openAbout(); });
    using scene::Tool;
    const std::pair<const char*, Tool> tools[] = {
        {"tool.brush", Tool::brush},    {"tool.erase", Tool::erase},
        {"tool.line", Tool::line},      {"tool.curve", Tool::curve},
        {"tool.lasso", Tool::lasso},    {"tool.circle", Tool::circle},
        {"tool.fill", Tool::fill},      {"tool.area", Tool::area},
        {"tool.point", Tool::point},    {"tool.exclusion", Tool::exclusion},
        {"guide.draw", Tool::guide},    {"dense.paint", Tool::dense},
        {"tool.measure", Tool::measure}};
    for (const auto& [id, tool] : tools) {
      add(id, [this, which = tool] { tool_.tool = which; });
    }
  }

  void frame() {
    now_ += 0.02;
    compat::display(kWidth, kHeight, 0.02f);
    ImGui::NewFrame();
    report_.beginFrame();
    Workplace::FrameInput input;
    input.now = now_;
    input.modifiers = modifiers_;
    input.pointerInView = workplace_.overView(pointer_, {kWidth, kHeight});
    workplace_.draw(input);
    ImGui::Render();
    for (const auto& [id, rect] : report_.rects()) seen_.insert(id);
  }
  [[nodiscard]] glm::dvec2 inView() const {
    const WidgetRect view = workplace_.viewRect({kWidth, kHeight});
    return {pointer_.x - view.x, pointer_.y - view.y};
  }
  void moveTo(glm::dvec2 to) {
    pointer_ = to;
    compat::mousePosition(static_cast<float>(to.x), static_cast<float>(to.y));
    if (tool_.dragging() || workplace_.overView(pointer_, {kWidth, kHeight})) {
      tool_.move(inView(), modifiers_);
    } else {
      tool_.pointerLeft();
    }
  }
  void button(int code, bool down) {
    const bool over = workplace_.overView(pointer_, {kWidth, kHeight});
    compat::mouseButton(code, down);
    const scene::Button which = code == 0   ? scene::Button::left
                                : code == 1 ? scene::Button::right
                                            : scene::Button::middle;
    if (!down) {
      tool_.release(which, inView(), modifiers_);
    } else if (over && session_.isOpen()) {
      tool_.press(workplace_.view.clientView ? scene::Button::right : which, inView(), modifiers_);
    }
    frame();
  }

  void strokeOrClickInView() {
    modifiers_.shift = upTo(8) == 0;
    modifiers_.control = upTo(16) == 0;
    const WidgetRect view = workplace_.viewRect({kWidth, kHeight});
    const auto somewhere = [&] {
      return glm::dvec2(view.x + view.width * (0.2f + 0.6f * share()),
                        view.y + view.height * (0.1f + 0.8f * share()));
    };
    moveTo(somewhere());
    frame();
    const int code = upTo(6) == 0 ? 1 + upTo(2) : 0;
    button(code, true);
    for (int step = upTo(4); step > 0; --step) {
      moveTo(pointer_ + glm::dvec2(60.0 * (share() - 0.5), 60.0 * (share() - 0.5)));
    }
    if (upTo(12) == 0) tool_.escape();
    button(code, false);
    if (upTo(8) == 0) tool_.doubleClick(inView());
    modifiers_ = {};
  }
  void clickSomeWidget() {
    const auto& rects = report_.rects();
    if (rects.empty()) return;
    auto at = rects.begin();
    std::advance(at, upTo(static_cast<int>(rects.size())));
    const WidgetRect rect = at->second;
    moveTo({rect.x + rect.width * share(), rect.y + rect.height * share()});
    frame();
    button(0, true);
    if (upTo(6) == 0) moveTo(pointer_ + glm::dvec2(80.0 * (share() - 0.5), 0.0));
    button(0, false);
    frame();
  }
  void wheel() {
    modifiers_.control = upTo(4) == 0;
    const double by = upTo(2) == 0 ? 1.0 : -1.0;
    if (workplace_.overView(pointer_, {kWidth, kHeight})) {
      tool_.scroll({0.0, by}, inView(), modifiers_);
    } else {
      compat::mouseWheel(0.0f, static_cast<float>(by));
    }
    frame();
    modifiers_ = {};
  }
  void type() {
    static constexpr std::array<const char*, 14> kTexts = {
        "5",    "12,5", "-3",   "1e999", "nan", "0",  "10 mm",
        "1 cm", "{}",   "%s%n", "Ж",     "é",   "  ", "999999999999999999999"};
    const char* text = kTexts[static_cast<std::size_t>(upTo(static_cast<int>(kTexts.size())))];
    for (const char* c = text; *c != '\0'; ++c) {
      compat::character(static_cast<unsigned char>(*c));
    }
    frame();
    if (upTo(2) == 0) press(257);
  }
  void press(int code) {
    compat::key(code, true);
    frame();
    compat::key(code, false);
    frame();
  }
  void key() {
    static constexpr std::array<int, 12> kKeys = {256, 257, 258, 259, 261, 262,
                                                  263, 264, 265, 266, 267, 32};
    const int code = kKeys[static_cast<std::size_t>(upTo(static_cast<int>(kKeys.size())))];
    if (code == 256) {
      if (workplace_.dialogs.any()) {
        workplace_.dialogs.cancelTop();
      } else if (compat::popupOpen()) {
        compat::closePopups();
      } else if (workplace_.view.clientView) {
        workplace_.setClientView(false, now_);
      } else {
        tool_.escape();
      }
    }
    press(code);
  }
  void command() {
    const auto& all = commands_.all();
    if (workplace_.dialogs.any() && upTo(3) != 0) workplace_.dialogs.cancelTop();
    (void)commands_.run(all[static_cast<std::size_t>(upTo(static_cast<int>(all.size())))].id);
    frame();
  }

  std::mt19937 dice_;
  Toolkit panels_;
  JobQueue jobs_;
  scene::Session session_;
  scene::ViewTool tool_;
  CommandRegistry commands_;
  Settings settings_;
  Workplace workplace_;
  WidgetReport report_;
  std::set<std::string> seen_;
  scene::Modifiers modifiers_;
  glm::dvec2 pointer_{640, 400};
  double now_ = 0.0;
};

TEST(WindowEvents, EndWithAValidDocument) {
  const int events = std::getenv("MESOMAP_SOAK_MINUTES") != nullptr ? 20000 : 2000;
  Desk desk(20261122);
  for (int i = 1; i <= events; ++i) {
    desk.anything();
    if (i % 400 == 0) {
      desk.expectAValidDocument(i);
      if (HasFatalFailure()) return;
    }
  }
  desk.thereAndBack();
  // Not in one corner all the time.
  EXPECT_GT(desk.widgetsSeen(), 120u);
}

}  // namespace
}  // namespace mesomap::ui
