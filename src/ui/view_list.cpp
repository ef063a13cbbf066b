// Views that the plan keeps: gone to, renamed, put in order and removed; and the question for a
// new one's name.
#include <fmt/format.h>
#include <imgui.h>

#include <cmath>
#include <utility>

#include "base/i18n.h"
#include "icons.h"
#include "panels.h"
#include "popup_place.h"
#include "scene/kept_views.h"
#include "touch.h"
#include "ui/imgui_compat.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr float kViewRow = 30;
constexpr float kViewEditorWidth = 240;

// The name being typed, and whose it is.
std::size_t namedView = 0;
std::string viewNameBefore, viewNameText;

void drawViewEditor(Panels& panels, std::size_t index) {
  scene::Session& session = panels.session;
  const plan::PlanPtr plan = session.plan();
  const std::string& name = plan->views[index].name;
  if (namedView != index || viewNameBefore != name) {
    namedView = index;
    viewNameBefore = viewNameText = name;
  }
  heading(_("Name"));
  bool commit = false;
  textField("views.name", viewNameText, px(kViewEditorWidth), _("Name"), &commit);
  const std::string refusal = scene::viewNameRefusal(*plan, viewNameText, name);
  if (!refusal.empty()) label(refusal);
  if (commit) {
    if (refusal.empty()) {
      (void)session.renameView(index, viewNameText);
    } else {
      viewNameText = name;
    }
  }
  gap(4);
  const auto act = [&](const char* id, const char* words, const char* glyph, bool enabled) {
    return button({.id = id,
                   .label = words,
                   .icon = glyph,
                   .look = Look::plain,
                   .enabled = enabled,
                   .width = kViewEditorWidth,
                   .height = 30,
                   .alignLeft = true});
  };
  // Each changes the list that is being walked.
  if (act("views.up", _("Higher in the list"), icon::kFold, index > 0)) {
    session.moveView(index, index - 1);
    ImGui::CloseCurrentPopup();
  } else if (act("views.down", _("Lower in the list"), icon::kDown,
                 index + 1 < plan->views.size())) {
    session.moveView(index, index + 1);
    ImGui::CloseCurrentPopup();
  } else if (act("views.remove", _("Remove this view"), icon::kDelete, true)) {
    session.removeView(index);
    ImGui::CloseCurrentPopup();
  }
}

/// True when the plan was changed.
bool drawViewRow(Panels& panels, const plan::KeptView& view, std::size_t index, float width) {
  const std::string popup = fmt::format("##view{}", index);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float row = px(control(kViewRow));
  const float room = width - px(control(28) + 2);
  const bool chosen = ImGui::InvisibleButton(fmt::format("##goto{}", index).c_str(), {room, row});
  reportWidget(fmt::format("views.{}", index));
  keyRing();
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  if (ImGui::IsItemHovered()) {
    draw.AddRectFilled(at, {at.x + room, at.y + row}, palette().hover, px(kRounding));
  }
  tooltip(fmt::format(fmt::runtime(_("Look from there: {}")), view.name));
  const std::string key = keyTextOf(panels.commands, fmt::format("view.kept{}", index + 1));
  ImFont* small = fonts().small;
  const float keyWidth = small->CalcTextSizeA(small->FontSize, 1e9f, 0, key.c_str()).x;
  const float y = std::round(at.y + (row - small->FontSize) * 0.5f);
  draw.AddText(small, small->FontSize, {at.x + room - px(4) - keyWidth, y}, palette().inkSoft,
               key.c_str());
  const std::string name = shortened(view.name, room - px(16) - keyWidth);
  draw.AddText({at.x + px(8), std::round(at.y + (row - ImGui::GetFontSize()) * 0.5f)},
               palette().ink, name.c_str());
  ImGui::SetCursorScreenPos({at.x + room, at.y + px(1)});
  if (button({.id = fmt::format("views.{}.edit", index),
              .icon = icon::kMenu,
              .look = Look::plain,
              .width = 28,
              .height = 28,
              .tooltip = _("Name, place in the list, remove")})) {
    ImGui::OpenPopup(popup.c_str());
  }
  ImGui::SetCursorScreenPos({at.x, at.y + row});
  const plan::PlanPtr before = panels.session.plan();
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(14), px(12)});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(8), px(6)});
  ImGui::SetNextWindowPos({at.x + width, at.y + row + px(4)}, ImGuiCond_Appearing, {1.0f, 0.0f});
  if (ImGui::BeginPopup(popup.c_str())) {
    keepInWindow();
    drawViewEditor(panels, index);
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar(2);
  if (chosen) panels.tool.goTo(scene::cameraOf(view));
  return panels.session.plan() != before;
}

class KeepViewDialog : public Dialog {
 public:
  explicit KeepViewDialog(Panels& panels)
      : session_(panels.session),
        toasts_(panels.toasts),
        camera_(panels.tool.goal()),
        name_(scene::suggestedViewName(panels.session, panels.tool.goal())) {}
  [[nodiscard]] std::string id() const override { return "keepView"; }
  void cancel() override { finish(); }
  void draw() override;

 private:
  void keep() {
    const auto kept = session_.keepView(name_, camera_);
    if (!kept) toasts_.show(Toasts::Kind::problem, kept.error().text());
    finish();
  }

  scene::Session& session_;
  Toasts& toasts_;
  scene::Camera camera_;
  std::string name_;
  bool first_ = true;
};

void KeepViewDialog::draw() {
  ImGui::PushFont(fonts().title);
  ImGui::TextUnformatted(_("Keep this view"));
  ImGui::PopFont();
  gap(2);
  paragraph(_("The plan keeps from where you look at it now. The client is not shown the name."));
  gap(6);
  if (std::exchange(first_, false)) ImGui::SetKeyboardFocusHere();
  textField("keepView.name", name_, ImGui::GetContentRegionAvail().x, _("Name"));
  const std::string refusal = scene::viewNameRefusal(*session_.plan(), name_);
  // The line is kept free, so that the buttons stay where they are.
  label(refusal.empty() ? " " : refusal);
  gap(6);
  const Button go{.id = "dialog.accept",
                  .label = _("Keep"),
                  .look = Look::filled,
                  .enabled = refusal.empty(),
                  .height = 34};
  const Button back{.id = "dialog.cancel", .label = _("Cancel"), .height = 34};
  const float total = buttonWidth(go) + buttonWidth(back) + px(8);
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - total);
  if (button(back)) cancel();
  ImGui::SameLine(0, px(8));
  if (button(go) || (refusal.empty() && compat::enterPressed())) keep();
}

}  // namespace

void drawKeptViews(Panels& panels) {
  const plan::PlanPtr plan = panels.session.plan();
  if (plan->views.empty()) return;
  divider();
  heading(_("Kept views"));
  const Button add{.id = "views.keep",
                   .label = _("Keep this view"),
                   .icon = icon::kPlus,
                   .look = Look::plain,
                   .height = 28};
  ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - buttonWidth(add) + px(8));
  if (!largeControls()) ImGui::SetCursorPosY(ImGui::GetCursorPosY() - px(5));
  commandButton(panels.commands, "view.keep", add);
  gap(-2);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  const float width = ImGui::GetContentRegionAvail().x;
  for (std::size_t i = 0; i < plan->views.size(); ++i) {
    if (drawViewRow(panels, plan->views[i], i, width)) break;
  }
  ImGui::PopStyleVar();
}

std::unique_ptr<Dialog> makeKeepViewDialog(Panels& panels) {
  return std::make_unique<KeepViewDialog>(panels);
}

}  // namespace mesomap::ui
