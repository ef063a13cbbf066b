// The selected area: name, colour, figures, what was left out, arrange again, delete.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <iterator>

#include "area_dot.h"
#include "base/i18n.h"
#include "border_offer.h"
#include "icons.h"
#include "number_field.h"
#include "panels.h"
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

void drawName(Panels& panels, const plan::Region& region) {
  if (namedRegion != region.id || knownName != region.name) {
    if (namedRegion != region.id) forgetComplaints();
    namedRegion = region.id;
    nameText = knownName = region.name;
  }
  bool commit = false;
  textField("panel.name", nameText, ImGui::GetContentRegionAvail().x, _("Name of the area"),
            &commit);
  if (!commit) return;
  if (nameText.find_first_not_of(' ') == std::string::npos) {
    nameText = region.name;
  } else if (nameText != region.name) {
    panels.session.rename(region.id, nameText);
  }
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
  const float size = px(26);
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
      draw.AddCircle(middle, px(12), selected ? palette::kInk : palette::kFieldLine, 32, px(2));
    }
    tooltip(fmt::format(fmt::runtime(_("Pattern: {}")), patternName(hatch)));
    if (clicked && !selected) panels.session.setHatch(region.id, hatch);
  }
}

void drawStat(const char* id, const std::string& value, const std::string& caption, float x,
              float y, float width) {
  ImGui::SetCursorPos({x, y});
  ImGui::BeginGroup();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, px(1)});
  const bool words = value.find_first_of("0123456789") == std::string::npos;
  ImGui::PushFont(words ? fonts().body : fonts().strong);
  ImGui::TextUnformatted(shortened(value, width).c_str());
  ImGui::PopFont();
  reportWidget(id);
  label(caption);
  ImGui::PopStyleVar();
  ImGui::EndGroup();
}

void drawStats(const plan::Region& region, bool about) {
  const std::string sign = about ? "≈ " : "";
  const plan::Totals totals = plan::totalsOf(region);
  const float width = ImGui::GetContentRegionAvail().x;
  const float x = ImGui::GetCursorPosX();
  const float y = ImGui::GetCursorPosY();
  std::string volume = totals.sites > 0 && totals.sitesWithoutVolume == totals.sites
                           ? _("not set")
                           : sign + volumeText(totals.volumeMl);
  if (region.sitesPending) volume = "…";
  const std::string points =
      region.sitesPending ? "…" : sign + fmt::format("{}", region.sites.size());
  drawStat("panel.area", sign + areaText(region.areaCm2), about ? _("on the figure") : _("skin"), x,
           y, width * 0.36f);
  drawStat("panel.points", points, translatePlural("point", "points", region.sites.size()),
           x + width * 0.38f, y, width * 0.28f);
  drawStat("panel.volumeTotal", volume, _("volume"), x + width * 0.68f, y, width * 0.32f);
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

void drawLeftOut(Panels& panels, const plan::Region& region) {
  if (region.leftOut.empty()) return;
  std::string text = _("Left out: ");
  bool first = true;
  for (const plan::LeftOut& left : region.leftOut) {
    if (!first) text += ", ";
    first = false;
    text += fmt::format(fmt::runtime(translatePlural("{} point inside {}", "{} points inside {}",
                                                     left.positions.size())),
                        left.positions.size(), left.zoneName);
  }
  text += ".";
  const bool shown = panels.view.leftOutShown == region.id;
  const Button toggle{.id = "panel.showLeftOut",
                      .label = shown ? _("Hide") : _("Show"),
                      .look = Look::outlined,
                      .height = 26};
  // A note with its button on the right.
  const float width = ImGui::GetContentRegionAvail().x;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImFont* small = fonts().small;
  const float room = width - buttonWidth(toggle) - px(28);
  const ImVec2 size = small->CalcTextSizeA(small->FontSize, 1e9f, room, text.c_str());
  const float height = std::max(size.y + px(16), px(42));
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  draw.AddRectFilled(at, {at.x + width, at.y + height}, palette::kNoteSoft, px(kRounding));
  draw.AddText(small, small->FontSize, {at.x + px(12), at.y + (height - size.y) * 0.5f},
               palette::kInk, text.c_str(), nullptr, room);
  ImGui::SetCursorScreenPos(
      {at.x + width - buttonWidth(toggle) - px(8), at.y + (height - px(26)) * 0.5f});
  if (button(toggle)) panels.view.leftOutShown = shown ? RegionId{} : region.id;
  ImGui::SetCursorScreenPos({at.x, at.y + height});
  ImGui::Dummy({width, px(2)});
}

}  // namespace

void drawSelectedArea(Panels& panels, const plan::Region& region) {
  drawName(panels, region);
  drawColors(panels, region);
  drawPatterns(panels, region);
  gap(2);
  const bool about = onUnfittedFigure(*panels.session.plan());
  drawStats(region, about);
  drawBorder(panels, region, about);
  gap(2);
  drawAreaActions(panels, region);
  gap(2);
  drawLeftOut(panels, region);
  divider();
  drawRule(panels, region);
  gap(4);
  const float half = (ImGui::GetContentRegionAvail().x - px(8)) * 0.5f / scale();
  commandButton(panels.commands, "area.arrangeAgain",
                {.id = "panel.arrangeAgain", .label = _("Arrange again"), .width = half});
  ImGui::SameLine();
  commandButton(
      panels.commands, "area.delete",
      {.id = "panel.delete", .label = _("Delete area"), .look = Look::danger, .width = half});
}

}  // namespace mesomap::ui
