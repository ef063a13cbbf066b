// How the points of the selected area are arranged: a choice of patterns, and what each needs.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "arrangement_fields.h"
#include "base/i18n.h"
#include "icons.h"
#include "pattern_glyphs.h"
#include "plan/plan_names.h"
#include "plan/point_set.h"
#include "popup_place.h"
#include "rule_fields.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

using plan::Pattern;

constexpr int kTilesARow = 4;
constexpr float kTileHeight = 54;

bool tile(const std::string& id, float width, Pattern pattern, bool selected, const char* title,
          const std::string& hint, bool dots) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size(width, px(kTileHeight));
  const bool clicked = ImGui::InvisibleButton(id.c_str(), size);
  reportWidget(id);
  const bool hovered = ImGui::IsItemHovered();
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const ImVec2 end(at.x + size.x, at.y + size.y);
  const Color ink = selected ? palette().accentInk : palette().ink;
  draw.AddRectFilled(at, end,
                     selected  ? palette().accentSoft
                     : hovered ? palette().hover
                               : palette().field,
                     px(kRounding));
  draw.AddRect(at, end, selected ? palette().accent : palette().fieldLine, px(kRounding), 0,
               std::max(1.0f, px(1)));
  const float glyph = px(26);
  const ImVec2 place(std::round(at.x + (width - glyph) * 0.5f), at.y + px(6));
  if (dots) {
    for (int i = -1; i <= 1; ++i) {
      draw.AddCircleFilled(
          {at.x + width * 0.5f + px(8) * static_cast<float>(i), place.y + glyph * 0.5f}, px(2),
          ink);
    }
  } else {
    drawPatternGlyph(draw, place, glyph, pattern, ink);
  }
  ImFont* small = fonts().small;
  ImGui::PushFont(small);
  const std::string text = shortened(title, width - px(6));
  if (text != title) reportClipped(id);
  const ImVec2 extent = ImGui::CalcTextSize(text.c_str());
  draw.AddText({std::round(at.x + (width - extent.x) * 0.5f), end.y - extent.y - px(4)}, ink,
               text.c_str());
  ImGui::PopFont();
  tooltip(hint);
  return clicked;
}

/// The pattern as chosen, be it that it still waits for its line.
Pattern chosenPattern(const Panels& panels, const plan::Region& region) {
  const scene::AwaitedRule* awaited = panels.tool.awaited();
  return awaited != nullptr ? awaited->rule.pattern : region.rule.pattern;
}

void choosePattern(Panels& panels, const plan::Region& region, Pattern pattern) {
  if (pattern == chosenPattern(panels, region)) return;
  if (panels.tool.awaited() != nullptr) panels.tool.tool = scene::Tool::brush;
  if (pattern == region.rule.pattern) return;
  plan::Rule rule = region.rule;
  rule.pattern = pattern;
  const auto& sets = panels.session.pointSets;
  if (pattern == Pattern::set && rule.pointSet.empty() && sets && !sets->empty()) {
    rule.pointSet = sets->front().name;
  }
  if (pattern == Pattern::stamps && rule.stamp.pins.empty()) {
    rule.stamp = plan::ringStamp(5, kUsualPinPitchMm);
  }
  const std::string step = fmt::format(fmt::runtime(_("arrangement: {}")), patternTitle(pattern));
  if (!region.locked && panels.session.lacksGuide(region.id, pattern)) {
    panels.tool.drawGuideFor(region.id, rule, step);
  } else {
    applyRule(panels, region, rule, step, "panel.spacing");
  }
}

/// Those that make sense up front for this area and technique, the chosen one among them.
std::vector<Pattern> upFront(const Panels& panels, const plan::Region& region) {
  std::vector<Pattern> patterns;
  const auto add = [&patterns](Pattern pattern) {
    if (std::find(patterns.begin(), patterns.end(), pattern) == patterns.end()) {
      patterns.push_back(pattern);
    }
  };
  const plan::Technique* technique =
      plan::findTechnique(panels.session.techniques(), region.rule.technique);
  if (technique != nullptr) add(technique->pattern);
  const std::string& area = region.area;
  if (area.starts_with("scalp") || area == "crows-feet") add(Pattern::rays);
  if (area.ends_with("line") || area.ends_with("lines") || area.ends_with("fold")) {
    add(Pattern::line);
  }
  for (const Pattern usual : {Pattern::even, Pattern::rows, Pattern::grid, Pattern::single}) {
    add(usual);
  }
  patterns.resize(kTilesARow - 1);
  const Pattern chosen = chosenPattern(panels, region);
  if (std::find(patterns.begin(), patterns.end(), chosen) == patterns.end()) {
    patterns.back() = chosen;
  }
  return patterns;
}

void drawTiles(Panels& panels, const plan::Region& region) {
  label(_("Arrangement"));
  const float space = px(6);
  const float width =
      std::floor((ImGui::GetContentRegionAvail().x - space * (kTilesARow - 1)) / kTilesARow);
  const auto pick = [&](Pattern pattern) {
    return tile(std::string("pattern.") + plan::patternName(pattern), width, pattern,
                pattern == chosenPattern(panels, region), patternTitle(pattern),
                patternHint(pattern), false);
  };
  for (const Pattern pattern : upFront(panels, region)) {
    if (pick(pattern)) choosePattern(panels, region, pattern);
    ImGui::SameLine(0, space);
  }
  if (tile("pattern.more", width, Pattern::even, false, _("More …"), _("All arrangements"), true)) {
    ImGui::OpenPopup("##patterns");
  }
  ImGui::SetNextWindowPos({ImGui::GetItemRectMax().x, ImGui::GetItemRectMax().y + px(4)},
                          ImGuiCond_Appearing, {1.0f, 0.0f});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(12), px(12)});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {space, space});
  if (ImGui::BeginPopup("##patterns")) {
    keepInWindow();
    int count = 0;
    for (const Pattern pattern : plan::allPatterns()) {
      // A set is chosen where one is saved.
      const auto& sets = panels.session.pointSets;
      const bool saved = sets && !sets->empty();
      if (pattern == Pattern::set && region.rule.pattern != Pattern::set && !saved) continue;
      if (count++ % kTilesARow != 0) ImGui::SameLine(0, space);
      ImGui::PushID("all");
      if (pick(pattern)) {
        choosePattern(panels, region, pattern);
        ImGui::CloseCurrentPopup();
      }
      ImGui::PopID();
    }
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar(2);
}

void drawOrder(Panels& panels, const plan::Region& region) {
  label(_("Order of work"));
  const auto chip = [&](const char* id, const char* name, plan::WorkingOrder order) {
    const bool chosen = region.rule.order == order;
    if (button({.id = id, .label = name, .look = Look::chip, .selected = chosen, .height = 28}) &&
        !chosen) {
      plan::Rule rule = region.rule;
      rule.order = order;
      applyRule(panels, region, rule, _("order of work"), "panel.spacing");
    }
    ImGui::SameLine(0, px(6));
  };
  chip("order.rows", _("In rows"), plan::WorkingOrder::rows);
  chip("order.walk", _("Short walk"), plan::WorkingOrder::walk);
  chip("order.hand", _("By hand"), plan::WorkingOrder::hand);
  ImGui::NewLine();
}

void guide(Panels& panels, const char* name) {
  const float full = ImGui::GetContentRegionAvail().x / scale();
  commandButton(panels.commands, "guide.draw",
                {.id = "panel.drawGuide", .label = name, .width = full, .height = 30});
}

/// Says where places of the set found no room.
void drawUsedPlaces(const Panels& panels, const plan::Region& region) {
  const auto& sets = panels.session.pointSets;
  const plan::PointSet* set = sets ? plan::findPointSet(*sets, region.rule.pointSet) : nullptr;
  if (set == nullptr || region.sitesPending) return;
  const auto used = static_cast<std::size_t>(
      std::count_if(region.sites.begin(), region.sites.end(),
                    [](const plan::Site& site) { return site.origin != plan::SiteOrigin::added; }));
  if (used + region.empty.size() >= set->places.size()) return;  // Gaps are meant.
  const std::string text = fmt::format(
      fmt::runtime(_("{} of its {} places are used: the others lie outside the area, too near to "
                     "its border or in a zone.")),
      used, set->places.size());
  reportText("set.used", text);
  label(text);
}

/// In place of the figures while a pattern waits for its line.
void drawAwaited(Panels& panels, const plan::Region& region) {
  const bool chosenBefore = chosenPattern(panels, region) == region.rule.pattern;
  const std::string text =
      chosenBefore
          ? std::string(_("Draw the line on the skin: click from point to point, or drag. Its "
                          "points are laid then."))
          : fmt::format(fmt::runtime(_("Draw the line on the skin: click from point to point, or "
                                       "drag. Until then the points stay as they are ({}).")),
                        patternTitle(region.rule.pattern));
  note(text, palette().ink, palette().accentSoft, icon::kInfo);
  gap(2);
  if (button({.id = "panel.keepPattern",
              .label = _("Leave it as it was"),
              .width = ImGui::GetContentRegionAvail().x / scale(),
              .height = 30})) {
    panels.tool.tool = scene::Tool::brush;
  }
}

}  // namespace

void drawArrangement(Panels& panels, const plan::Region& region) {
  drawTiles(panels, region);
  gap(2);
  if (panels.tool.awaited() != nullptr) {
    drawAwaited(panels, region);
    return;
  }
  const Pattern pattern = region.rule.pattern;
  ArrangementFields fields(panels, region);
  const char* hint = nullptr;
  bool slider = false;
  switch (pattern) {
    case Pattern::even:
      fields.spacing(_("Spacing"));
      fields.margin();
      fields.closerAtBorder();
      slider = true;
      break;
    case Pattern::grid:
      fields.spacing(_("Spacing"));
      fields.margin();
      fields.direction();
      slider = true;
      break;
    case Pattern::rows:
      fields.spacing(_("Between rows"));
      fields.pitch(_("Along the row"));
      fields.direction();
      fields.margin();
      slider = true;
      break;
    case Pattern::rings:
      fields.spacing(_("Between rings"));
      fields.pitch(_("Along the ring"));
      fields.margin();
      slider = true;
      break;
    case Pattern::rays:
      fields.spacing(_("Between rays"));
      fields.pitch(_("Along the ray"));
      fields.margin();
      slider = true;
      break;
    case Pattern::line:
      fields.spacing(_("Along the line"));
      fields.margin();
      slider = true;
      break;
    case Pattern::outline:
      fields.spacing(_("Along the border"));
      fields.margin();
      slider = true;
      break;
    case Pattern::stamps:
      fields.margin();
      fields.direction();
      break;
    case Pattern::none:
      fields.device();
      break;
    case Pattern::single:
      hint = _("One point in the middle of every part of the area.");
      break;
    case Pattern::set:
      hint = _("Places of a saved set, found again by the client's landmarks.");
      break;
    case Pattern::freehand:
      hint = _("Only points that you place: choose the Point tool and click on the skin.");
      break;
  }
  fields.end();
  if (hint != nullptr) label(hint);
  if (pattern == Pattern::set) drawUsedPlaces(panels, region);
  if (slider) drawSpacingSlider(panels, region);
  if (pattern == Pattern::stamps) drawHead(panels, region);
  if (pattern == Pattern::rows) {
    bool single = region.rule.rowPoints;
    if (tickBox("panel.rowPoints", _("Every prick as a point of its own"), single)) {
      plan::Rule rule = region.rule;
      rule.rowPoints = single;
      applyRule(panels, region, rule, _("rows as single points"), "panel.spacing");
    }
  }
  switch (pattern) {
    case Pattern::rows:
      guide(panels, _("Draw a line for the rows to follow"));
      break;
    case Pattern::rings:
    case Pattern::rays:
      guide(panels, _("Set the middle on the skin"));
      break;
    case Pattern::line:
      guide(panels, _("Draw the line on the skin"));
      break;
    default:
      break;
  }
  if (pattern == Pattern::even || !region.dense.empty()) {
    commandButton(panels.commands, "dense.paint",
                  {.id = "panel.dense",
                   .label = _("Paint skin to be denser"),
                   .look = Look::plain,
                   .width = ImGui::GetContentRegionAvail().x / scale(),
                   .height = 28});
  }
  if (pattern != Pattern::none && pattern != Pattern::single) drawOrder(panels, region);
  if (pattern != Pattern::none) drawPointSets(panels, region);
  if (slider) drawReversePlanning(panels, region);
}

}  // namespace mesomap::ui
