// The bar on top: files, undo, views, what the client sees, export.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <numbers>
#include <string>
#include <vector>

#include "base/i18n.h"
#include "hint_chip.h"
#include "icons.h"
#include "menus.h"
#include "panels.h"
#include "touch.h"
#include "ui/recents.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr float kBarHeight = 32;
constexpr float kMenuWidth = 36;
constexpr float kTitleWidth = 130;  ///< Kept free for the plan's name where names can go.

/// Which of the standard directions the camera looks from, for the lit button.
int standardDirection(const scene::Camera& camera) {
  const double degrees = camera.yaw * 180.0 / std::numbers::pi;
  if (std::abs(camera.pitch) > 0.35) return -1;
  if (std::abs(degrees) < 2.0) return 0;
  if (std::abs(std::abs(degrees) - 90.0) < 2.0) return 2;
  return std::abs(degrees) > 20 && std::abs(degrees) < 60 ? 1 : -1;
}

/// Which of the bar's buttons show their names: fewer in a narrow window, each with its tooltip.
struct Names {
  bool files = true, edits = true, client = true;
};

Button barButton(const CommandRegistry& commands, const char* id, const char* command,
                 const std::string& label, bool selected = false) {
  const Command* found = commands.find(command);
  return {.id = id,
          .label = label,
          .icon = found == nullptr ? "" : found->icon,
          .look = Look::plain,
          .selected = selected,
          .height = kBarHeight};
}

struct Item {
  const char* command;
  Button button;
};

struct Bar {
  std::vector<Item> files, edits, views;
  Item client, send;
  Button view, plan;
};

Bar barOf(Panels& panels, const Names& names) {
  const CommandRegistry& commands = panels.commands;
  const auto item = [&](const char* id, const char* command, const std::string& label,
                        bool named = true, bool selected = false) {
    return Item{command, barButton(commands, id, command, named ? label : std::string(), selected)};
  };
  const int direction = standardDirection(panels.tool.goal());
  Bar bar{.files = {item("toolbar.new", "file.new", _("New"), names.files),
                    item("toolbar.open", "file.open", _("Open"), names.files),
                    item("toolbar.save", "file.save", _("Save"), names.files)},
          .edits = {item("toolbar.undo", "edit.undo", _("Undo"), names.edits),
                    item("toolbar.redo", "edit.redo", _("Redo"), names.edits)},
          .views = {item("toolbar.front", "view.front", _("Front"), true, direction == 0),
                    item("toolbar.threeQuarter", "view.threeQuarter", "¾", true, direction == 1),
                    item("toolbar.side", "view.side", _("Side"), true, direction == 2)},
          .client = item("toolbar.client", "view.client", _("Show client"), names.client),
          .send = item("toolbar.export", "file.export", _("Export …")),
          .view = {.id = "toolbar.view",
                   .label = _("View"),
                   .icon = icon::kDown,
                   .look = Look::plain,
                   .enabled = panels.session.isOpen(),
                   .height = kBarHeight,
                   .tooltip = _("What is shown, and how points are coloured")},
          .plan = {.id = "toolbar.plan",
                   .label = _("Plan"),
                   .icon = icon::kDown,
                   .look = Look::plain,
                   .enabled = panels.session.isOpen(),
                   .height = kBarHeight,
                   .tooltip = _("Consultation, products, questions, course and treatment")}};
  bar.client.button.look = Look::outlined;
  bar.send.button.look = Look::filled;
  return bar;
}

/// Of all buttons with the air between them, screen pixels.
float widthOf(const Bar& bar) {
  float width = px(10 + 17 + 17 + 16 + 8 + 8 + 8 + control(kMenuWidth) + 10);
  for (const auto* items : {&bar.files, &bar.edits, &bar.views}) {
    for (const Item& item : *items) width += buttonWidth(item.button) + px(2);
  }
  width += buttonWidth(bar.view) + buttonWidth(bar.plan) + px(4);
  return width + buttonWidth(bar.client.button) + buttonWidth(bar.send.button);
}

void uprightLine() {
  ImGui::SameLine(0, px(8));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::GetWindowDrawList()->AddLine(
      {at.x, at.y + px(6)}, {at.x, at.y + px(control(kBarHeight) - 6)}, palette().line, px(1));
  ImGui::Dummy({px(1), px(control(kBarHeight))});
  ImGui::SameLine(0, px(8));
}

std::string planTitle(const scene::Session& session) {
  if (!session.isOpen()) return {};
  if (session.path().empty()) return _("New plan");
  return planName(session.path());
}

void drawTitle(const scene::Session& session, float left, float right) {
  const std::string title = planTitle(session);
  if (title.empty() || right - left < px(60)) return;
  const bool dirty = session.dirty();
  const std::string after = dirty ? std::string("  ·  ") + _("not saved") : std::string();
  ImGui::PushFont(fonts().strong);
  const float afterWidth =
      dirty ? fonts().small->CalcTextSizeA(fonts().small->FontSize, 1e9f, 0, after.c_str()).x : 0;
  const bool sealed = session.seal() != nullptr;
  const float lockWidth = sealed ? ImGui::CalcTextSize(icon::kLock).x + px(7) : 0;
  const std::string fit = shortened(title, right - left - afterWidth - lockWidth - px(24));
  const ImVec2 size = ImGui::CalcTextSize(fit.c_str());
  const float x = left + (right - left - size.x - afterWidth + lockWidth) * 0.5f;
  const float y = ImGui::GetWindowPos().y + (px(topBarHeight()) - size.y) * 0.5f;
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  if (sealed) {
    draw.AddText({std::round(x - lockWidth), std::round(y)}, palette().inkSoft, icon::kLock);
  }
  draw.AddText({std::round(x), std::round(y)}, palette().ink, fit.c_str());
  ImGui::PopFont();
  if (dirty) {
    draw.AddText(fonts().small, fonts().small->FontSize,
                 {std::round(x + size.x), std::round(y + px(1.5f))}, palette().inkSoft,
                 after.c_str());
  }
}

void drawMenu(const CommandRegistry& commands) {
  if (button({.id = "toolbar.menu",
              .icon = icon::kMenu,
              .look = Look::plain,
              .width = kMenuWidth,
              .height = kBarHeight,
              .tooltip = _("More")})) {
    ImGui::OpenPopup("##menu");
  }
  if (!beginBarMenu("##menu", ImGui::GetItemRectMax().x, 1.0f)) return;
  menuItems(commands, {"file.saveAs", "file.protect", "file.export", "file.compare", "file.close"});
  ImGui::Separator();
  menuItems(commands, {"view.client", "settings.open", "help.hints", "help.palette", "help.keys",
                       "help.about"});
  endBarMenu();
}

/// What is shown in the view, each with a tick where it is.
void drawViewMenu(const CommandRegistry& commands, const Button& look) {
  if (button(look)) ImGui::OpenPopup("##viewMenu");
  if (!beginBarMenu("##viewMenu", ImGui::GetItemRectMin().x, 0.0f)) return;
  menuItems(commands, {"view.frameAll", "view.keep", "tool.measure", "measure.clear"});
  menuHeading(_("Points"));
  menuItems(commands, {"view.hidePoints", "view.numbers", "view.needles", "view.lens", "view.order",
                       "view.gaps", "view.hiddenPoints"});
  ImGui::Separator();
  menuItems(commands, {"view.colourArea", "view.colourProduct", "view.colourState"});
  menuHeading(_("Course"));
  menuItems(commands, {"view.lastSession", "view.burdenPunctures", "view.burdenVolume"});
  menuHeading(_("Areas and figure"));
  menuItems(commands, {"view.names", "view.areas", "view.zones", "view.zoneList", "view.landmarks",
                       "view.guides", "view.clay"});
  endBarMenu();
}

/// What the picture does not show, in the order of a visit.
void drawPlanMenu(const CommandRegistry& commands, const Button& look) {
  if (button(look)) ImGui::OpenPopup("##planMenu");
  if (!beginBarMenu("##planMenu", ImGui::GetItemRectMin().x, 0.0f)) return;
  menuItems(commands, {"plan.consultation", "plan.products", "plan.questions", "plan.dose"});
  ImGui::Separator();
  menuItems(commands, {"plan.course", "plan.treatment"});
  ImGui::Separator();
  menuItems(commands, {"plan.templates", "file.words", "catalogue.open"});
  endBarMenu();
}

WidgetRect lastItem() {
  const ImVec2 at = ImGui::GetItemRectMin(), size = ImGui::GetItemRectSize();
  return {at.x, at.y, size.x, size.y};
}

}  // namespace

void drawTopBar(Panels& panels, float width) {
  beginPane("##top", {0, 0, width, px(topBarHeight())}, palette().bar, 10, 6);
  const CommandRegistry& commands = panels.commands;
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(2), 0});
  // Room for the plan's title comes before the names of what icons tell as well.
  Names names;
  Bar bar = barOf(panels, names);
  for (bool* named : {&names.edits, &names.files, &names.client}) {
    if (widthOf(bar) + px(kTitleWidth) <= width) break;
    *named = false;
    bar = barOf(panels, names);
  }
  const auto row = [&](const std::vector<Item>& items) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) ImGui::SameLine();
      commandButton(commands, items[i].command, items[i].button);
    }
  };
  row(bar.files);
  uprightLine();
  row(bar.edits);
  uprightLine();
  row(bar.views);
  ImGui::SameLine();
  const float left =
      ImGui::GetCursorScreenPos().x + buttonWidth(bar.view) + buttonWidth(bar.plan) + px(18);
  drawViewMenu(commands, bar.view);
  ImGui::SameLine();
  drawPlanMenu(commands, bar.plan);

  const float right = width - px(10 + control(kMenuWidth) + 8 + 8) -
                      buttonWidth(bar.client.button) - buttonWidth(bar.send.button);
  drawTitle(panels.session, left, right - px(8));
  ImGui::SetCursorPos({std::max(right, left), px(6)});
  commandButton(commands, bar.client.command, bar.client.button);
  noteHintPlace(Hint::client, lastItem());
  ImGui::SameLine(0, px(8));
  commandButton(commands, bar.send.command, bar.send.button);
  noteHintPlace(Hint::share, lastItem());
  ImGui::SameLine(0, px(8));
  drawMenu(commands);
  ImGui::PopStyleVar();
  paneLine(0, px(topBarHeight()) - px(1), width, 0);
  endPane();
}

void drawStartBar(Panels& panels, float width) {
  beginPane("##top", {0, 0, width, px(topBarHeight())}, palette().bar, 10, 6);
  ImGui::SetCursorPos({px(16), (px(topBarHeight()) - fonts().strong->FontSize) * 0.5f});
  heading("Mesomap");
  ImGui::SetCursorPos({width - px(10 + control(kMenuWidth)), px(6)});
  drawMenu(panels.commands);
  paneLine(0, px(topBarHeight()) - px(1), width, 0);
  endPane();
}

}  // namespace mesomap::ui
