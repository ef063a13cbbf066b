// In the practitioner's window while the client looks at another one: what is shown there, and the
// way from area to area.
#include <imgui.h>

#include <string>

#include "base/i18n.h"
#include "icons.h"
#include "panels.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr float kStripHeight = 30;  ///< Of its buttons, design pixels.
constexpr float kStripTitle = 230;

}  // namespace

float drawClientStrip(Panels& panels, scene::ClientShow& show, const ClientElsewhere& elsewhere,
                      const WidgetRect& rect, float bottom, double now) {
  ImGui::SetNextWindowPos({rect.x + rect.width * 0.5f, bottom}, ImGuiCond_Always, {0.5f, 1.0f});
  beginFloating("##clientStrip",
                {.ground = withAlpha(palette().bar, 0.97f), .rounding = 21, .padX = 14, .padY = 6});
  const bool held = elsewhere.held;
  const auto act = [&](const char* id, const char* icon, const char* tip, bool enabled,
                       bool lit = false) {
    ImGui::SameLine(0, px(4));
    return button({.id = id,
                   .icon = icon,
                   .look = Look::plain,
                   .selected = lit,
                   .enabled = enabled,
                   .width = kStripHeight + 4,
                   .height = kStripHeight,
                   .tooltip = tip});
  };
  ImGui::PushFont(fonts().small);
  const float line = px(6) + (px(kStripHeight) - ImGui::GetFontSize()) * 0.5f;
  ImGui::SetCursorPosY(line);
  const std::string text = held ? std::string(_("Client: the last picture stays"))
                                : std::string(_("Client:")) + " " + elsewhere.title;
  ImGui::TextUnformatted(shortened(text, px(kStripTitle)).c_str());
  ImGui::PopFont();
  reportText("client.strip", text);
  ImGui::SameLine(0, px(10));
  ImGui::SetCursorPosY(px(6));
  if (held) {
    if (button({.id = "client.resume",
                .label = _("Show this plan"),
                .look = Look::filled,
                .enabled = panels.session.isOpen(),
                .height = kStripHeight,
                .tooltip = _("Your client sees what is open now")})) {
      panels.commands.run("view.client");
    }
  } else {
    ImGui::Dummy({0, px(kStripHeight)});
    if (act("client.previous", "\uF104", _("The area before"), elsewhere.step > 0)) {
      show.previous(now);
    }
    if (act("client.next", "\uF105", _("The next area"), elsewhere.step + 1 < elsewhere.steps)) {
      show.next(now);
    }
    if (!show.lessMotion && act("client.turn", icon::kAgain, _("Turn slowly; again to stop"), true,
                                elsewhere.turning)) {
      show.turn(!show.turning(), now);
    }
  }
  if (act("client.close", icon::kClose, _("Close the client's window"), true)) {
    panels.commands.run("client.close");
  }
  return endFloating().height + px(8);
}

}  // namespace mesomap::ui
