// The treatment view's page: read from two metres, pressed in gloves, or worked by Space, S and
// Backspace alone.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "base/i18n.h"
#include "base/number_text.h"
#include "course_parts.h"
#include "plan/course_steps.h"
#include "scene/treatment.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr float kDoneHeight = 84, kTall = 64, kTreatedRow = 48, kBetween = 12;
constexpr float kPagePad = 20;

float pageWidth() {
  return ImGui::GetContentRegionAvail().x;
}

void farLine(ImFont* font, const std::string& id, const std::string& text, Color ink) {
  ImGui::PushFont(font);
  ImGui::PushStyleColor(ImGuiCol_Text, ink);
  const std::string shown = shortened(text, pageWidth());
  if (shown != text) reportClipped(id);
  ImGui::TextUnformatted(shown.c_str());
  reportText(id, text);
  ImGui::PopStyleColor();
  ImGui::PopFont();
}

std::string countWords(const scene::MarkCounts& counts) {
  if (counts.points == 0) return _("no points to mark");
  std::string text =
      fmt::format(fmt::runtime(_("{} of {} marked")), counts.points - counts.open(), counts.points);
  if (counts.skipped > 0) {
    text += " · " + fmt::format(fmt::runtime(_("{} skipped")), counts.skipped);
  }
  return text;
}

std::string pointWords(const plan::Plan& plan, const plan::Region& region, const plan::Site& site) {
  std::string text = fmt::format(fmt::runtime(_("{} mm deep")), numberText(site.depthMm, 2));
  text +=
      " · " + (site.volumeMl ? fmt::format(fmt::runtime(_("{} mL")), numberText(*site.volumeMl, 4))
                             : std::string(_("volume not set")));
  if (const plan::Product* product = plan::findProduct(plan.products, region.rule.product)) {
    text += " · " + product->name;
  }
  return text;
}

std::string markWords(const plan::Site& site) {
  switch (site.state) {
    case plan::SiteState::done:
      return _("marked as done");
    case plan::SiteState::skipped:
      return _("marked as skipped");
    case plan::SiteState::added:
      return _("added in this session");
    default:
      return {};
  }
}

/// The number of the point of now, huge, with what it is beside it.
void drawPoint(const plan::Plan& plan, const plan::Region& region, const plan::Site& site) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImFont* huge = fonts().client.number != nullptr ? fonts().client.number : farTitle();
  const std::string number = std::to_string(site.order);
  const ImVec2 size = huge->CalcTextSizeA(huge->FontSize, 1e9f, 0, number.c_str());
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  // Digits have no parts below the line: the empty room above and below them is left out.
  const float above = std::round(0.16f * huge->FontSize);
  const float height = std::round(0.82f * huge->FontSize);
  draw.AddText(huge, huge->FontSize, {at.x, at.y - above}, palette().ink, number.c_str());
  reportText("treatment.point", number);
  const float left = at.x + size.x + px(18);
  const float right = at.x + pageWidth();
  ImFont* text = farText();
  ImFont* small = farSmall();
  const auto beside = [&](ImFont* font, const std::string& words, float y, Color ink) {
    const ImVec4 clip(left, at.y - above, right, at.y + height + px(8));
    draw.AddText(font, font->FontSize, {left, std::round(y)}, ink, words.c_str(), nullptr, 0,
                 &clip);
  };
  const std::string mark = markWords(site);
  const float lines = text->FontSize + (mark.empty() ? 0.0f : small->FontSize + px(4));
  float y = at.y + std::round(0.5f * (height - lines));
  beside(text, fmt::format(fmt::runtime(_("of {}")), region.sites.size()), y, palette().inkSoft);
  y += text->FontSize + px(4);
  if (!mark.empty()) beside(small, mark, y, palette().caution);
  ImGui::Dummy({pageWidth(), height});
  farLine(small, "treatment.pointWords", pointWords(plan, region, site), palette().ink);
}

/// What stands in its place where the area has no point left to mark.
void drawAllMarked(const plan::Plan& plan, const plan::Region& region, Panels& panels,
                   Workplace& workplace) {
  const scene::MarkCounts counts = scene::marksOf(region);
  if (counts.points == 0) {
    const std::uint32_t pricks = plan::totalsOf(region).pricks;
    farLine(farText(), "treatment.said",
            pricks > 0
                ? fmt::format(fmt::runtime(translatePlural("About {} prick in rows",
                                                           "About {} pricks in rows", pricks)),
                              pricks)
                : std::string(_("No points in this area")),
            palette().ink);
  } else {
    farLine(farText(), "treatment.said", _("Every point is marked"), palette().ink);
  }
  const bool begun = plan::currentSession(plan) != nullptr &&
                     plan::currentSession(plan)->state == plan::SessionState::underWay;
  if (begun) drawGiven(panels, workplace, workplace.treatment.asksGiven());
}

void drawMarkButtons(Workplace& workplace, const plan::Plan& plan) {
  const bool point = workplace.treatment.current().valid();
  const bool elsewhere = scene::marksOf(plan).open() > 0;
  const float half = std::floor((pageWidth() - px(kBetween)) * 0.5f);
  if (tallButton("treatment.done",
                 point       ? _("Done (Space)")
                 : elsewhere ? _("Next area (Space)")
                             : _("All areas are marked"),
                 Look::filled, pageWidth(), kDoneHeight, point || elsewhere)) {
    workplace.mark(Workplace::Mark::done);
  }
  gap(kBetween - 8);
  if (tallButton("treatment.skip", _("Skip (S)"), Look::outlined, half, kTall, point)) {
    workplace.mark(Workplace::Mark::skipped);
  }
  ImGui::SameLine(0, px(kBetween));
  if (tallButton("treatment.back", _("Back (Backspace)"), Look::outlined, half, kTall,
                 workplace.treatment.anyMarked())) {
    workplace.mark(Workplace::Mark::back);
  }
  gap(kBetween - 8);
}

void drawAllAsPlanned(Panels& panels, Workplace& workplace, const scene::MarkCounts& counts) {
  if (counts.open() == 0) return;
  const bool all = counts.open() == counts.points;
  const std::string words =
      all ? fmt::format(fmt::runtime(translatePlural("The {} point as planned", "All {} as planned",
                                                     counts.open())),
                        counts.open())
          : fmt::format(fmt::runtime(translatePlural("The other {} as planned",
                                                     "The other {} as planned", counts.open())),
                        counts.open());
  if (tallButton("treatment.all", words, Look::outlined, pageWidth(), kTall)) {
    if (const auto marked = workplace.treatment.allAsPlanned(); !marked) {
      panels.toasts.show(Toasts::Kind::problem, marked.error().text());
    }
  }
  gap(kBetween - 8);
}

/// True when the plan may have been changed.
bool drawAreaRow(Workplace& workplace, const plan::Plan& plan, const plan::Region& region) {
  const float width = pageWidth();
  const float height = std::max(px(kTreatedRow), farSmall()->FontSize + px(22));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const std::string id = fmt::format("treatment.area.{}", region.id.value);
  const bool chosen = workplace.treatment.area() == region.id;
  const bool pressed = ImGui::InvisibleButton(id.c_str(), {width, height});
  reportWidget(id);
  keyRing();
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const Color ground = chosen ? palette().accentSoft : ImGui::IsItemHovered() ? palette().hover : 0;
  if (ground != 0) {
    draw.AddRectFilled(at, {at.x + width, at.y + height}, ground, px(kRounding));
  }
  ImFont* font = farSmall();
  const scene::MarkCounts counts = scene::marksOf(region);
  std::string right = counts.points == 0
                          ? std::string("–")
                          : fmt::format("{} / {}", counts.points - counts.open(), counts.points);
  const plan::SessionArea* given = scene::givenIn(plan, region.id);
  if (given != nullptr && given->volumeMl) {
    right += " · " + fmt::format(fmt::runtime(_("{} mL")), numberText(*given->volumeMl, 4));
  }
  const float y = std::round(at.y + (height - font->FontSize) * 0.5f);
  const float figures = font->CalcTextSizeA(font->FontSize, 1e9f, 0, right.c_str()).x;
  draw.AddText(font, font->FontSize, {at.x + width - px(12) - figures, y}, palette().inkSoft,
               right.c_str());
  ImGui::PushFont(font);
  const std::string name = shortened(region.name, width - figures - px(36));
  ImGui::PopFont();
  draw.AddText(font, font->FontSize, {at.x + px(12), y},
               chosen ? palette().accentInk : palette().ink, name.c_str());
  if (pressed) workplace.goToTreated(region.id);
  return pressed;
}

void drawHeader(Panels& panels, Workplace& workplace, const plan::Plan& plan) {
  const plan::Session* session = plan::currentSession(plan);
  const Button leave{
      .id = "treatment.leave", .label = _("Leave (Esc)"), .look = Look::outlined, .height = 40};
  const Button add{.id = "treatment.add",
                   .label = _("Add points"),
                   .look = Look::outlined,
                   .selected = panels.view.treatmentAdds,
                   .height = 40,
                   .tooltip = _("Press on the skin where a point was added")};
  const float y = ImGui::GetCursorPosY();
  if (session != nullptr) {
    ImGui::SetCursorPosY(y + (px(40) - fonts().body->FontSize) * 0.5f);
    ImGui::PushStyleColor(ImGuiCol_Text, palette().inkSoft);
    ImGui::TextUnformatted(fmt::format(fmt::runtime(_("Session {}")), session->id).c_str());
    ImGui::PopStyleColor();
    ImGui::SameLine();
  }
  ImGui::SetCursorPos(
      {ImGui::GetWindowContentRegionMax().x - buttonWidth(add) - buttonWidth(leave) - px(8), y});
  if (button(add)) panels.view.treatmentAdds = !panels.view.treatmentAdds;
  ImGui::SameLine(0, px(8));
  if (button(leave)) workplace.setTreatment(false);
  gap(2);
}

void drawTreatmentFoot(Panels& panels, const plan::Plan& plan, RegionId area) {
  const plan::Session* session = plan::currentSession(plan);
  const bool begun = session != nullptr && session->state == plan::SessionState::underWay;
  const float half = std::floor((pageWidth() - px(kBetween)) * 0.5f);
  if (tallButton("treatment.reaction", _("Reaction …"), Look::outlined, half, kTall, begun)) {
    panels.dialogs.open(makeReactionDialog(panels, area));
  }
  ImGui::SameLine(0, px(kBetween));
  const bool all = scene::marksOf(plan).open() == 0;
  if (tallButton("treatment.finish", _("Finish …"), all ? Look::filled : Look::outlined, half,
                 kTall, begun)) {
    panels.dialogs.open(makeFinishDialog(panels));
  }
}

}  // namespace

ImFont* farTitle() {
  return fonts().client.title != nullptr ? fonts().client.title : fonts().title;
}

ImFont* farText() {
  return fonts().client.text != nullptr ? fonts().client.text : fonts().title;
}

ImFont* farSmall() {
  return fonts().client.small != nullptr ? fonts().client.small : fonts().body;
}

bool tallButton(const char* id, const std::string& label, Look look, float widthPx, float height,
                bool enabled) {
  ImGui::PushFont(farText());
  const float room = widthPx - px(20);
  const bool fits = ImGui::CalcTextSize(label.c_str()).x <= room;
  if (!fits) {
    ImGui::PopFont();
    ImGui::PushFont(farSmall());
  }
  const bool pressed = button({.id = id,
                               .label = label,
                               .look = look,
                               .enabled = enabled,
                               .width = widthPx / scale(),
                               .height = std::max(height, 2.0f * farText()->FontSize / scale())});
  ImGui::PopFont();
  return pressed;
}

void drawTreatmentPage(Panels& panels, Workplace& workplace, const WidgetRect& rect) {
  // Held, so that a mark made while drawing does not pull it away.
  const plan::PlanPtr plan = panels.session.plan();
  const float foot = std::max(px(kTall), 2.0f * farText()->FontSize) + px(28);
  beginPane("##panel", rect, palette().panel, 0, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(kPagePad), px(12)});
  ImGui::PushStyleVar(ImGuiStyleVar_ScrollbarSize, px(7));
  ImGui::SetNextWindowContentSize({rect.width - px(2 * kPagePad), 0});
  ImGui::BeginChild("##treatment", {0, rect.height - foot}, false,
                    ImGuiWindowFlags_AlwaysUseWindowPadding | ImGuiWindowFlags_NavFlattened);
  ImGui::PopStyleVar(2);
  drawHeader(panels, workplace, *plan);
  const plan::Region* region = plan->find(workplace.treatment.area());
  if (region != nullptr) {
    farLine(farText(), "treatment.areaName", region->name, palette().ink);
    const scene::MarkCounts counts = scene::marksOf(*region);
    farLine(farSmall(), "treatment.counts", countWords(counts), palette().inkSoft);
    if (counts.points > 0) {
      progressBar(
          static_cast<double>(counts.points - counts.open()) / static_cast<double>(counts.points),
          pageWidth());
    }
    gap(4);
    const scene::PointRef point = panels.session.point(workplace.treatment.current());
    if (point && point.region == region) {
      drawPoint(*plan, *region, *point.site);
    } else {
      drawAllMarked(*plan, *region, panels, workplace);
    }
    gap(4);
    drawMarkButtons(workplace, *plan);
    drawAllAsPlanned(panels, workplace, counts);
  }
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(8), px(4)});
  for (const auto& each : plan->regions) {
    if (drawAreaRow(workplace, *plan, *each)) break;
  }
  ImGui::PopStyleVar();
  ImGui::EndChild();
  paneLine(rect.x, rect.y, 0, rect.y + rect.height);
  paneLine(rect.x, rect.y + rect.height - foot, rect.x + rect.width, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(kPagePad), px(14)});
  ImGui::SetCursorPos({0, rect.height - foot});
  ImGui::BeginChild("##treatmentFoot", {0, 0}, false,
                    ImGuiWindowFlags_AlwaysUseWindowPadding | ImGuiWindowFlags_NavFlattened |
                        ImGuiWindowFlags_NoScrollbar);
  ImGui::PopStyleVar();
  drawTreatmentFoot(panels, *plan, region != nullptr ? region->id : RegionId{});
  ImGui::EndChild();
  endPane();
}

void drawTreatmentMark(Panels& panels, const scene::Treatment& treatment, const WidgetRect& rect) {
  const scene::PointRef point = panels.session.point(treatment.current());
  if (!point || !panels.view.showPoints) return;
  const glm::dvec3 at = panels.tool.camera.project(point.site->position, {rect.width, rect.height});
  if (!(at.z > 0.0)) return;
  ImDrawList& draw = *ImGui::GetBackgroundDrawList();
  draw.PushClipRect({rect.x, rect.y}, {rect.x + rect.width, rect.y + rect.height});
  const ImVec2 middle(rect.x + static_cast<float>(at.x), rect.y + static_cast<float>(at.y));
  // Seen from two metres: a wide ring, dark with a light edge on whatever skin.
  draw.AddCircle(middle, px(24), kLightPalette.bar, 64, px(7));
  draw.AddCircle(middle, px(24), kLightPalette.accent, 64, px(4));
  draw.PopClipRect();
}

}  // namespace mesomap::ui
