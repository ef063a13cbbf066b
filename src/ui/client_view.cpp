// "Show client" in the window itself: the client's page, quiet controls that fade, one hint.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "base/i18n.h"
#include "panels.h"
#include "ui/client_page.h"
#include "ui/theme.h"
#include "view_covers.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

// Design pixels of the client's own scale.
constexpr float kControl = 48;
constexpr float kControlGap = 14;
constexpr float kControlsAside = 40;
constexpr float kControlsFromBottom = 40;
constexpr float kControlAlpha = 0.9f;

const char* const kBefore = "\uF104";
const char* const kAfter = "\uF105";
const char* const kTurn = "\uF021";

struct Control {
  const char* id;
  const char* glyph;
  std::string tooltip;
  bool enabled = true;
  bool lit = false;
};

/// 1 while the pointer moves and for a while after, then falling to 0.
float alphaAfter(double since, double stay, bool lessMotion) {
  const double left = stay - since;
  const double fading = lessMotion ? (left > 0 ? 1.0 : 0.0) : left / kClientFadeSeconds;
  return static_cast<float>(std::clamp(fading, 0.0, 1.0));
}

bool roundControl(const Control& control, float size, float alpha) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool clicked = ImGui::InvisibleButton(control.id, {size, size});
  const bool hovered = control.enabled && ImGui::IsItemHovered();
  reportWidget(control.id);
  const float shown = alpha * (control.enabled ? 1.0f : 0.35f);
  if (shown > 0.01f) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const ImVec2 middle(at.x + 0.5f * size, at.y + 0.5f * size);
    const Color ground = control.lit ? palette().accentSoft
                         : hovered   ? palette().hover
                                     : palette().bar;
    draw.AddCircleFilled(middle, 0.5f * size, withAlpha(ground, kControlAlpha * shown), 48);
    draw.AddCircle(middle, 0.5f * size, withAlpha(palette().fieldLine, shown), 48, px(1));
    ImFont* font = fonts().icon;
    const float points = 0.5f * size;
    const ImVec2 glyph = font->CalcTextSizeA(points, 1e9f, 0, control.glyph);
    draw.AddText(font, points,
                 {std::round(middle.x - 0.5f * glyph.x), std::round(middle.y - 0.5f * glyph.y)},
                 withAlpha(control.lit ? palette().accentInk : palette().ink, shown),
                 control.glyph);
    if (!control.tooltip.empty()) tooltip(control.tooltip);
  }
  return clicked && control.enabled;
}

/// In the lower right corner, out of the words' way.
void drawControls(scene::ClientShow& show, const WidgetRect& rect, double now, float alpha) {
  const float unit = fonts().client.scale;
  const float size = std::round(kControl * unit), gap = std::round(kControlGap * unit);
  const int count = show.lessMotion ? 2 : 3;
  const float width = static_cast<float>(count) * size + static_cast<float>(count - 1) * gap;
  ImGui::SetNextWindowPos({rect.x + rect.width - kControlsAside * unit - width,
                           rect.y + rect.height - kControlsFromBottom * unit - size});
  ImGui::SetNextWindowSize({width, size});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
  ImGui::Begin("##client", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoFocusOnAppearing);
  const ImVec2 at = ImGui::GetWindowPos();
  coverView({at.x, at.y, width, size});
  if (show.lessMotion) {
    // Nothing turns by itself.
  } else if (roundControl(
                 {"client.turn", kTurn, _("Turn slowly; again to stop"), true, show.turning()},
                 size, alpha)) {
    show.turn(!show.turning(), now);
  }
  if (!show.lessMotion) ImGui::SameLine(0, gap);
  if (roundControl({"client.previous", kBefore, _("The area before"), show.step() > 0}, size,
                   alpha)) {
    show.previous(now);
  }
  ImGui::SameLine(0, gap);
  if (roundControl({"client.next", kAfter, _("The next area"), show.step() + 1 < show.steps()},
                   size, alpha)) {
    show.next(now);
  }
  ImGui::End();
  ImGui::PopStyleVar(2);
}

/// The way back, by the user's own key too.
std::string leaveText(const CommandRegistry& commands) {
  const std::string key = keyTextOf(commands, "view.client");
  if (key.empty()) return _("Esc: back to the plan · drag to turn · arrows: area by area");
  return fmt::format(
      fmt::runtime(_("Esc or {}: back to the plan · drag to turn · arrows: area by area")), key);
}

void drawLeaveHint(const CommandRegistry& commands, const WidgetRect& rect, float shown) {
  if (shown <= 0.0f) return;
  const std::string text = leaveText(commands);
  const char* hint = text.c_str();
  ImFont* font = fonts().small;
  const ImVec2 size = font->CalcTextSizeA(font->FontSize, 1e9f, 0, hint);
  const float width = size.x + px(28);
  const ImVec2 at(rect.x + (rect.width - width) * 0.5f, rect.y + px(20));
  ImDrawList& draw = *ImGui::GetForegroundDrawList();
  draw.AddRectFilled(at, {at.x + width, at.y + px(32)}, withAlpha(palette().tip, 0.85f * shown),
                     px(16));
  draw.AddText(font, font->FontSize, {at.x + px(14), at.y + (px(32) - size.y) * 0.5f},
               withAlpha(palette().onTip, shown), hint);
}

}  // namespace

void drawClientView(Panels& panels, scene::ClientShow& show, const WidgetRect& rect, double now) {
  drawClientPage(*ImGui::GetBackgroundDrawList(), rect, show, fonts().client);
  const ClientWords words = clientWords(show);
  reportText("client.title", words.title);
  reportText("client.sentence", words.sentence);
  reportText("client.foot", words.foot);
  const bool still = panels.settings.lessMotion;
  drawControls(show, rect, now,
               alphaAfter(now - panels.view.clientStirred, kClientControlSeconds, still));
  drawLeaveHint(panels.commands, rect,
                alphaAfter(now - panels.view.clientViewSince, kClientHintSeconds, still));
}

std::optional<double> clientViewChangesIn(const ViewState& view, bool lessMotion, double now) {
  std::optional<double> due;
  const auto fade = [&](double since, double stay) {
    const double left = stay - (now - since);
    const double steady = lessMotion ? 0.0 : kClientFadeSeconds;
    if (left <= -0.1) return;
    const double next = left > steady ? left - steady : 0.04;
    due = due ? std::min(*due, next) : next;
  };
  fade(view.clientViewSince, kClientHintSeconds);
  fade(view.clientStirred, kClientControlSeconds);
  return due;
}

}  // namespace mesomap::ui
