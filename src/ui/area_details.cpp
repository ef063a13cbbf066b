// The selected area: name, colour, figures, what was left out, arrange again, delete.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>

#include "area_dot.h"
#include "base/i18n.h"
#include "border_offer.h"
#include "icons.h"
#include "number_field.h"
#include "panels.h"
#include "plan/amounts.h"
#include "popup_place.h"
#include "touch.h"
#include "ui/number_text.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr std::size_t kColors = 7;

// The name being typed, and whose it is.
RegionId namedRegion;
std::string nameText;
std::string knownName;

const char* colorName(std::size_t index) {
  constexpr const char* kNames[] = {N_("Blue"),   N_("Green"),      N_("Purple"), N_("Sky blue"),
                                    N_("Yellow"), N_("Vermillion"), N_("Orange")};
  return _(kNames[index % kColors]);
}

void drawColors(Panels& panels, const plan::Region& region) {
  for (std::size_t i = 0; i < kColors; ++i) {
    const auto color = plan::paletteColor(i);
    if (i > 0) ImGui::SameLine(0, px(8));
    if (swatch(fmt::format("panel.color{}", i), color, color == region.color, colorName(i)) &&
        color != region.color) {
      panels.session.setColor(region.id, color);
    }
  }
}

const char* patternName(int hatch) {
  constexpr const char* kNames[] = {
      N_("Plain"),       N_("Slanting lines"), N_("Lines slanting back"),
      N_("Level lines"), N_("Upright lines"),  N_("Dots")};
  return _(kNames[static_cast<std::size_t>(hatch) % std::size(kNames)]);
}

/// The second cue beside the colour: areas are told apart without it too.
void drawPatterns(Panels& panels, const plan::Region& region) {
  const float size = px(control(26));
  for (int hatch = 0; hatch < plan::kHatches; ++hatch) {
    if (hatch > 0) ImGui::SameLine(0, px(8));
    const std::string id = fmt::format("panel.pattern{}", hatch);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool clicked = ImGui::InvisibleButton(id.c_str(), {size, size});
    reportWidget(id);
    const ImVec2 middle(at.x + size * 0.5f, at.y + size * 0.5f);
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const bool selected = hatch == region.hatch;
    drawAreaDot(draw, middle, px(9), region.color, hatch, false);
    if (selected || ImGui::IsItemHovered()) {
      draw.AddCircle(middle, px(12), selected ? palette().ink : palette().fieldLine, 32, px(2));
    }
    tooltip(fmt::format(fmt::runtime(_("Pattern: {}")), patternName(hatch)));
    if (clicked && !selected) panels.session.setHatch(region.id, hatch);
  }
}

/// The area's dot, which opens its colours and patterns.
void drawLook(Panels& panels, const plan::Region& region) {
  const float size = px(control(32));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool clicked = ImGui::InvisibleButton("panel.look", {size, size});
  reportWidget("panel.look");
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const ImVec2 end(at.x + size, at.y + size);
  draw.AddRectFilled(at, end, ImGui::IsItemHovered() ? palette().hover : palette().field,
                     px(kRounding));
  draw.AddRect(at, end, palette().fieldLine, px(kRounding), 0, std::max(1.0f, px(1)));
  drawAreaDot(draw, {at.x + size * 0.5f, at.y + size * 0.5f}, px(9), region.color, region.hatch,
              false);
  tooltip(_("Colour and pattern in the picture"));
  if (clicked) ImGui::OpenPopup("##look");
  ImGui::SetNextWindowPos({at.x, end.y + px(4)}, ImGuiCond_Appearing);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(12), px(10)});
  if (ImGui::BeginPopup("##look")) {
    keepInWindow();
    drawColors(panels, region);
    drawPatterns(panels, region);
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
}

void drawName(Panels& panels, const plan::Region& region) {
  if (namedRegion != region.id || knownName != region.name) {
    if (namedRegion != region.id) forgetComplaints();
    namedRegion = region.id;
    nameText = knownName = region.name;
  }
  bool commit = false;
  drawLook(panels, region);
  ImGui::SameLine(0, px(8));
  textField("panel.name", nameText, ImGui::GetContentRegionAvail().x, _("Name of the area"),
            &commit);
  if (!commit) return;
  if (nameText.find_first_not_of(' ') == std::string::npos) {
    nameText = region.name;
  } else if (nameText != region.name) {
    panels.session.rename(region.id, nameText);
  }
}

void drawStat(const char* id, const std::string& value, const std::string& caption, float x,
              float y, float width) {
  ImGui::SetCursorPos({x, y});
  ImGui::BeginGroup();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, px(1)});
  const bool words = value.find_first_of("0123456789") == std::string::npos;
  ImGui::PushFont(words ? fonts().body : fonts().strong);
  figureText(id, value, width);
  ImGui::PopFont();
  reportWidget(id);
  ImGui::PushFont(fonts().small);
  const std::string fit = shortened(caption, width - px(6));
  ImGui::PopFont();
  label(fit);
  if (fit != caption) tooltip(caption);
  ImGui::PopStyleVar();
  ImGui::EndGroup();
}

/// Below the count of rows: those that count nowhere yet.
void drawMoreRows(const plan::Region& region, float x) {
  const std::string text = moreRowsText(region);
  if (text.empty()) return;
  gap(-5);
  ImGui::SetCursorPosX(x);
  ImGui::PushStyleColor(ImGuiCol_Text, palette().caution);
  ImGui::PushFont(fonts().small);
  ImGui::TextUnformatted(text.c_str());
  ImGui::PopFont();
  ImGui::PopStyleColor();
  reportText("panel.moreRows", text);
}

void drawStats(const plan::Region& region, bool about) {
  const std::string sign = about ? "≈ " : "";
  const plan::Totals totals = plan::totalsOf(region);
  const float width = ImGui::GetContentRegionAvail().x;
  const float x = ImGui::GetCursorPosX();
  const float y = ImGui::GetCursorPosY();
  drawStat("panel.area", sign + areaText(region.areaCm2), about ? _("on the figure") : _("skin"), x,
           y, width * 0.36f);
  const float from = x + width * 0.38f;
  const std::optional<plan::Amount> instead =
      region.sitesPending ? std::nullopt : amountWithoutPoints(region);
  if (instead) {
    drawStat("panel.points", instead->value, instead->caption, from, y, width * 0.62f);
    drawMoreRows(region, from);
    return;
  }
  std::string points = "…";
  std::string volume = "…";
  std::string caption = translatePlural("point", "points", totals.sites);
  if (!region.sitesPending) {
    points = sign + fmt::format("{}", totals.sites);
    volume = totals.sites > 0 && totals.sitesWithoutVolume == totals.sites
                 ? _("not set")
                 : sign + volumeText(totals.volumeMl);
    if (totals.proposed > 0) {
      caption = fmt::format(fmt::runtime(_("points, {} asked")), totals.proposed);
    }
  }
  drawStat("panel.points", points, caption, from, y, width * 0.34f);
  drawStat("panel.volumeTotal", volume, _("volume"), x + width * 0.72f, y, width * 0.28f);
}

/// "Border 21 cm · 2 parts · locked".
void drawBorder(const Panels& panels, const plan::Region& region, bool about) {
  if (const std::string offer = borderOffer(panels, region); !offer.empty()) {
    ImGui::PushFont(fonts().small);
    const std::string fit = shortened(offer, ImGui::GetContentRegionAvail().x);
    ImGui::TextUnformatted(fit.c_str());
    ImGui::PopFont();
    reportText("panel.offer", offer);
    return;
  }
  std::string text = fmt::format(fmt::runtime(_("Border {}{} cm")), about ? "≈ " : "",
                                 numberText(region.perimeterMm / 10.0, 1));
  text +=
      " · " +
      fmt::format(fmt::runtime(translatePlural(
                      "{} part", "{} parts", static_cast<std::size_t>(std::max(region.parts, 0)))),
                  region.parts);
  if (region.linked.valid()) text += std::string(" · ") + _("linked with the other side");
  if (region.locked) text += std::string(" · ") + _("locked");
  label(text);
}

}  // namespace

void drawSelectedArea(Panels& panels, const plan::Region& region) {
  drawName(panels, region);
  gap(2);
  const bool about = onUnfittedFigure(*panels.session.plan());
  drawStats(region, about);
  drawBorder(panels, region, about);
  gap(2);
  drawLeftOut(panels, region);
  drawZoneQuestions(panels, region);
  drawZoneAnswers(panels, region);
  drawAreaActions(panels, region);
  divider();
  drawRule(panels, region);
  gap(4);
  // Side by side, as wide as their words need and together as wide as the panel.
  Button again{.id = "panel.arrangeAgain", .label = _("Arrange again"), .icon = icon::kAgain};
  Button remove{
      .id = "panel.delete", .label = _("Delete area"), .icon = icon::kDelete, .look = Look::danger};
  const float spare =
      (ImGui::GetContentRegionAvail().x - px(8) - buttonWidth(again) - buttonWidth(remove)) * 0.5f;
  again.width = (buttonWidth(again) + spare) / scale();
  remove.width = (buttonWidth(remove) + spare) / scale();
  commandButton(panels.commands, "area.arrangeAgain", again);
  ImGui::SameLine(0, px(8));
  commandButton(panels.commands, "area.delete", remove);
}

}  // namespace mesomap::ui
