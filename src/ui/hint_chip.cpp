#include "hint_chip.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/i18n.h"
#include "icons.h"
#include "touch.h"
#include "ui/imgui_compat.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

// Design pixels.
constexpr float kTip = 7;
constexpr float kBesideDown = 30;  ///< Over the head, not on it.

std::array<WidgetRect, kHints.size()> hintPlaces;

/// How the picture is shown to the client, by the user's own key where there is one.
std::string clientText(const CommandRegistry& commands) {
  const std::string key = keyTextOf(commands, "view.client");
  if (key.empty())
    return _("Turn the screen to your client: \"Show client\" shows the picture alone");
  return fmt::format(fmt::runtime(_("Turn the screen to your client: {} shows the picture alone")),
                     key);
}

std::string hintText(Hint hint, bool figure, const CommandRegistry& commands) {
  switch (hint) {
    case Hint::mark:
      return figure ? _("Drag on the skin to mark an area, or pick one here")
                    : _("Drag on the skin to mark an area");
    case Hint::points:
      return _("The points came by themselves; technique and spacing are set here");
    case Hint::turn:
      return _("Drag beside the figure, or with the right button, to turn it");
    case Hint::client:
      return clientText(commands);
    case Hint::share:
      return _("Save keeps the plan; Export makes a picture or a table of it");
  }
  return {};
}

HintFacts factsOf(const Panels& panels) {
  HintFacts facts;
  facts.open = panels.session.isOpen();
  if (!facts.open || !panels.settings.hints) return facts;
  const plan::PlanPtr plan = panels.session.plan();
  facts.areas = plan->regions.size();
  if (!panels.session.layoutPending()) {
    const plan::Totals totals = plan::totalsOf(*plan);
    facts.points = totals.sites + totals.pricks;
  }
  facts.step = plan.get();
  facts.yaw = panels.tool.camera.yaw;
  facts.pitch = panels.tool.camera.pitch;
  facts.clientView = panels.view.clientView;
  facts.saved = facts.areas > 0 && (!panels.session.path().empty() || panels.view.exported);
  return facts;
}

/// A small triangle from the chip's right edge to its place.
void tip(ImVec2 at) {
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  draw.PushClipRectFullScreen();
  const float size = px(kTip), left = at.x - px(1);
  const ImVec2 point(at.x + size, at.y), above(left, at.y - size), below(left, at.y + size);
  draw.AddTriangleFilled(point, above, below, palette().bar);
  draw.AddLine(above, point, palette().fieldLine, px(1));
  draw.AddLine(point, below, palette().fieldLine, px(1));
  draw.PopClipRect();
}

/// A ring round the button in the bar that is spoken of: under it stands the panel, which no hint
/// may cover.
void ring(const WidgetRect& place) {
  ImGui::GetForegroundDrawList()->AddRect(
      {place.x - px(2), place.y - px(2)},
      {place.x + place.width + px(2), place.y + place.height + px(2)}, palette().accent,
      px(kRounding + 2), 0, std::max(1.0f, px(2)));
}

/// Small words that can be clicked.
bool quietButton(const char* id, const std::string& words, const std::string& more) {
  const ImVec2 size = ImGui::CalcTextSize(words.c_str());
  ImGui::SameLine(0, px(12));
  ImGui::SetCursorPosY(px(4));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool clicked =
      ImGui::InvisibleButton(id, {std::max(size.x + px(8), px(control(0))), px(control(28))});
  const bool hovered = ImGui::IsItemHovered();
  reportWidget(id);
  keyRing();
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const ImVec2 from(at.x + px(4), std::round(at.y + (px(control(28)) - size.y) * 0.5f));
  const Color ink = hovered ? palette().accentInk : palette().inkSoft;
  draw.AddText(from, ink, words.c_str());
  if (hovered) {
    draw.AddLine({from.x, from.y + size.y}, {from.x + size.x, from.y + size.y}, ink, px(1));
  }
  tooltip(more);
  return clicked;
}

}  // namespace

void noteHintPlace(Hint hint, const WidgetRect& rect) {
  hintPlaces[static_cast<std::size_t>(hint)] = rect;
}

float drawHint(Panels& panels, Hints& hints, const WidgetRect& view, float bottom) {
  const std::optional<Hint> hint = hints.next(factsOf(panels), panels.settings);
  // Nothing may cover what the client sees, or a question.
  if (!hint || panels.view.clientView || panels.dialogs.any()) return 0;
  if (panels.session.selectedPoint().valid()) return 0;  // Its card stands there.
  const bool figure = panels.session.model()->figure.has_value();
  const bool beside = *hint == Hint::points || (*hint == Hint::mark && figure);
  const bool below = *hint == Hint::client || *hint == Hint::share;
  const ImVec2 corner(view.x + view.width - px(4) - px(kTip), view.y + px(kBesideDown));
  if (beside || below) {
    ImGui::SetNextWindowPos(corner, ImGuiCond_Always, {1.0f, 0.5f});
  } else {
    ImGui::SetNextWindowPos({view.x + view.width * 0.5f, bottom}, ImGuiCond_Always, {0.5f, 1.0f});
  }
  if (below) ring(hintPlaces[static_cast<std::size_t>(*hint)]);
  beginFloating("##hint", {.rounding = kRounding, .padX = 12, .padY = 4});
  ImGui::PushFont(fonts().small);
  const std::string words = hintText(*hint, figure, panels.commands);
  reportText("hint", words);
  ImGui::SetCursorPosY(px(4) + (px(control(28)) - ImGui::GetFontSize()) * 0.5f);
  ImGui::PushStyleColor(ImGuiCol_Text, palette().accent);
  ImGui::TextUnformatted(icon::kInfo);
  ImGui::PopStyleColor();
  ImGui::SameLine(0, px(8));
  ImGui::TextUnformatted(words.c_str());
  const bool close = quietButton("hint.close", _("Got it"), "");
  const bool off = quietButton("hint.off", _("No more hints"),
                               _("\"Hints for a first plan\" in the menu brings them back"));
  ImGui::PopFont();
  if (beside) tip(corner);
  const float height = endFloating().height;
  if (close) Hints::putAway(*hint, panels.settings);
  if (off) panels.settings.hints = false;
  return beside || below ? 0 : height + px(8);
}

}  // namespace mesomap::ui
