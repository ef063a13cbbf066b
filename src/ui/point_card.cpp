// The chosen point: its number, what it is, how deep, how much, and where it lies on the client.
#include <fmt/format.h>
#include <imgui.h>

#include <string>

#include "base/i18n.h"
#include "icons.h"
#include "panels.h"
#include "scene/point_words.h"
#include "ui/number_text.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr float kWidth = 252;

std::string stateOf(const plan::Site& site) {
  if (site.state == plan::SiteState::done) return _("treated");
  if (site.state == plan::SiteState::skipped) return _("skipped");
  std::string text = site.origin == plan::SiteOrigin::moved   ? _("moved by hand")
                     : site.origin == plan::SiteOrigin::added ? _("placed by hand")
                                                              : _("placed by Mesomap");
  if (site.locked) text += std::string(" · ") + _("locked in place");
  if (site.state == plan::SiteState::proposed) text += std::string(" · ") + _("proposed");
  return text;
}

std::string figuresOf(const plan::Site& site) {
  const std::string depth = fmt::format(fmt::runtime(_("{} mm deep")), numberText(site.depthMm, 2));
  if (!site.volumeMl) return depth + " · " + _("volume not set");
  return depth + " · " + fmt::format(fmt::runtime(_("{} mL")), numberText(*site.volumeMl, 4));
}

void line(const std::string& text, Color ink) {
  ImGui::PushFont(fonts().small);
  ImGui::PushStyleColor(ImGuiCol_Text, ink);
  ImGui::PushTextWrapPos(px(kWidth) - px(14));
  ImGui::TextUnformatted(text.c_str());
  ImGui::PopTextWrapPos();
  ImGui::PopStyleColor();
  ImGui::PopFont();
}

void say(Panels& panels, const Result<void>& result) {
  if (!result) panels.toasts.show(Toasts::Kind::problem, result.error().text());
}

}  // namespace

void drawPointCard(Panels& panels, const WidgetRect& rect) {
  if (!panels.session.isOpen() || panels.tool.tool != scene::Tool::point) return;
  if (panels.tool.settings.renumberPoints || panels.tool.underWay()) return;
  const SiteId chosen = panels.session.selectedPoint();
  const scene::Session::PointRef found = panels.session.point(chosen);
  if (!found) return;
  // The plan of this frame, whatever a button does to the next.
  const plan::PlanPtr plan = panels.session.plan();
  const plan::Site& site = *found.site;
  ImGui::SetNextWindowPos({rect.x + rect.width - px(12), rect.y + px(52)}, ImGuiCond_Always,
                          {1.0f, 0.0f});
  ImGui::SetNextWindowSize({px(kWidth), 0});
  beginFloating("##pointCard", {.ground = withAlpha(palette().bar, 0.96f)});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(8), px(3)});
  std::string all = fmt::format(fmt::runtime(_("Point {}")), site.order);
  ImGui::PushFont(fonts().strong);
  ImGui::TextUnformatted(all.c_str());
  ImGui::PopFont();
  const auto tell = [&all](const std::string& text, Color ink) {
    line(text, ink);
    all += "\n" + text;
  };
  tell(found.region->name + " · " + stateOf(site), palette().inkSoft);
  tell(figuresOf(site), palette().ink);
  for (const scene::LandmarkDistance& landmark : panels.session.landmarksNear(site)) {
    tell(scene::distanceWords(landmark), palette().ink);
  }
  reportText("card.text", all);
  gap(4);
  const bool lock = button({.id = "card.lock",
                            .label = site.locked ? _("Unlock") : _("Lock"),
                            .icon = site.locked ? icon::kUnlock : icon::kLock,
                            .height = 30,
                            .tooltip = _("A locked point stays where it is whatever changes (L)")});
  ImGui::SameLine(0, px(8));
  const bool remove = button({.id = "card.delete",
                              .label = _("Delete"),
                              .icon = icon::kDelete,
                              .look = Look::danger,
                              .height = 30,
                              .tooltip = _("Leaves a gap until the area is arranged again")});
  ImGui::PopStyleVar();
  endFloating();
  if (lock) say(panels, panels.session.lockPoint(chosen, !site.locked));
  if (remove) say(panels, panels.session.removePoint(chosen));
}

}  // namespace mesomap::ui
