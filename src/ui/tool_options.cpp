// How the tool of now is set, in a small bar over the view.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "base/i18n.h"
#include "icons.h"
#include "number_field.h"
#include "panels.h"
#include "plan/plan_names.h"
#include "scene/place_name.h"
#include "tool_options_parts.h"
#include "touch.h"
#include "ui/imgui_compat.h"
#include "ui/number_text.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

using scene::Tool;

constexpr double kReachStepMm = 10.0, kLeastReachMm = 10.0, kMostReachMm = 300.0;

std::string toolTitle(Tool tool) {
  switch (tool) {
    case Tool::brush:
      return _("Brush");
    case Tool::erase:
      return _("Erase");
    case Tool::line:
      return _("Line");
    case Tool::curve:
      return _("Curve");
    case Tool::lasso:
      return _("Lasso");
    case Tool::circle:
      return _("Circle");
    case Tool::fill:
      return _("Fill");
    case Tool::area:
      return _("Area");
    case Tool::point:
      return _("Point");
    case Tool::exclusion:
      return _("Exclude");
    case Tool::guide:
      return _("Guide");
    case Tool::dense:
      return _("Denser skin");
    case Tool::measure:
      return _("Measure");
  }
  return {};
}

void addOrTake(scene::ToolSettings& settings) {
  nextOption(10, _("Add"));
  if (optionChoice("options.add", _("Add"), !settings.subtract,
                   _("Marks skin; Shift takes away for one gesture"))) {
    settings.subtract = false;
  }
  nextOption(4, _("Take away"));
  if (optionChoice("options.take", _("Take away"), settings.subtract,
                   _("Takes marks away; Shift marks for one gesture"))) {
    settings.subtract = true;
  }
}

void fillOptions(scene::ToolSettings& settings) {
  const double reach = settings.fillReachMm;
  nextOptionStepper(_("Reach"));
  const int steps = optionStepper(
      "options.reach", _("Reach"), fmt::format(fmt::runtime(_("{} mm")), numberText(reach, 0)),
      _("The fill goes no farther than this from the pointer, along the skin"));
  if (steps != 0) {
    settings.fillReachMm = std::clamp(reach + steps * kReachStepMm, kLeastReachMm, kMostReachMm);
  }
}

void circleOptions(Panels& panels) {
  const float width = px(68 + 2 * control(26));
  nextOption(10, optionTextWidth(_("Radius")) + px(6) + width);
  optionText(_("Radius"), fonts().small, palette().inkSoft);
  ImGui::SameLine(0, px(6));
  ImGui::PushFont(fonts().small);
  const NumberEdit edit = numberCell(
      {.id = "options.radius",
       .caption = {},
       .unit = "mm",
       .decimals = 1,
       .step = 1.0,
       .min = 1.0,
       .max = 150.0,
       .hint = _("Of the circle that a click makes, along the skin. While you drag one, type its "
                 "radius on the keyboard.")},
      panels.tool.settings.circleRadiusMm, width, px(kOptionHeight));
  ImGui::PopFont();
  if (edit.changed && edit.value) panels.tool.settings.circleRadiusMm = *edit.value;
}

void exclusionOptions(scene::ToolSettings& settings) {
  using plan::ExclusionKind;
  for (const ExclusionKind kind : {ExclusionKind::mole, ExclusionKind::scar, ExclusionKind::tattoo,
                                   ExclusionKind::lesion, ExclusionKind::other}) {
    nextOption(kind == ExclusionKind::mole ? 10 : 4, exclusionTitle(kind).c_str());
    if (optionChoice(std::string("options.kind.") + plan::exclusionKindName(kind),
                     exclusionTitle(kind), settings.exclusionKind == kind,
                     _("What is to be kept free of points, on every session"))) {
      settings.exclusionKind = kind;
    }
  }
  nextOption(10, px(150));
  ImGui::PushFont(fonts().small);
  textField("options.note", settings.exclusionNote, px(150), _("Note (optional)"));
  ImGui::PopFont();
}

void pointOptions(scene::ToolSettings& settings) {
  nextOption(10, _("Place"));
  if (optionChoice("options.place", _("Place"), !settings.renumberPoints,
                   _("Click an area to add a point, a point to choose it; drag the chosen one"))) {
    settings.renumberPoints = false;
  }
  nextOption(4, _("Renumber"));
  if (optionChoice(
          "options.renumber", _("Renumber"), settings.renumberPoints,
          _("Drag across points: they are numbered in the order you meet them, beginning with "
            "the number of the first"))) {
    settings.renumberPoints = true;
  }
}

/// Of the tools that work on what the chosen area has already.
void areaToolOptions(Panels& panels) {
  constexpr double kStepMm = 0.5;
  const bool dense = panels.tool.tool == Tool::dense;
  if (dense) addOrTake(panels.tool.settings);
  const plan::Region* region = panels.session.selectedRegion();
  const auto told = [&](const Result<void>& done) {
    if (!done) panels.session.notify(done.error().message);
  };
  if (region != nullptr && dense && region->rule.denseSpacingMm) {
    nextOptionStepper(_("Spacing there"));
    const double spacing = *region->rule.denseSpacingMm;
    const int steps =
        optionStepper("options.dense", _("Spacing there"),
                      fmt::format(fmt::runtime(_("{} mm")), numberText(spacing, 1)),
                      _("Between points in the skin that is painted denser, measured along it"));
    if (steps != 0) {
      plan::Rule rule = region->rule;
      rule.denseSpacingMm = spacing + steps * kStepMm;
      told(panels.session.setRule(region->id, rule, _("spacing of the denser skin")));
    }
  }
  region = panels.session.selectedRegion();
  const bool awaited = panels.tool.awaited() != nullptr;
  // A pattern that cannot do without its line gets another one by drawing it.
  const bool some = region != nullptr && !awaited &&
                    (dense ? !region->dense.empty()
                           : !region->guide.empty() && !plan::needsGuide(region->rule.pattern));
  if (some) {
    nextOption(10, _("Remove"));
    if (optionChoice(
            "options.remove", _("Remove"), false,
            dense ? _("The same spacing everywhere again") : _("The pattern without a guide"))) {
      told(dense ? panels.session.setDense(region->id,
                                           surface::PagedField(region->shape.vertexCount()))
                 : panels.session.setGuide(region->id, {}));
    }
  }
  const char* leave = awaited ? _("Leave it as it was") : _("Done");
  nextOption(10, leave);
  if (optionChoice("options.finish", leave, false, _("Back to the brush"))) {
    panels.tool.tool = Tool::brush;
  }
}

}  // namespace

std::string exclusionTitle(plan::ExclusionKind kind) {
  switch (kind) {
    case plan::ExclusionKind::mole:
      return _("Mole");
    case plan::ExclusionKind::scar:
      return _("Scar");
    case plan::ExclusionKind::tattoo:
      return _("Tattoo");
    case plan::ExclusionKind::lesion:
      return _("Lesion");
    case plan::ExclusionKind::other:
      return _("Other");
  }
  return {};
}

float drawToolOptions(Panels& panels, const WidgetRect& rect) {
  if (!panels.session.isOpen()) return rect.y;
  beginOptions(rect.x + rect.width - px(12 + 10));
  ImGui::SetNextWindowPos({rect.x + px(12), rect.y + px(10)});
  beginFloating("##toolOptions",
                {.ground = withAlpha(palette().bar, 0.95f), .padX = 10, .padY = 5});
  const Tool tool = panels.tool.tool;
  scene::ToolSettings& settings = panels.tool.settings;
  optionText(toolTitle(tool), fonts().strong, palette().ink);
  const bool marks = tool != Tool::exclusion && tool != Tool::point && tool != Tool::measure &&
                     !scene::belongsToArea(tool);
  if (scene::belongsToArea(tool)) areaToolOptions(panels);
  if (marks && tool != Tool::brush && tool != Tool::erase) addOrTake(settings);
  if (tool == Tool::point) pointOptions(settings);
  if (tool == Tool::fill) fillOptions(settings);
  if (tool == Tool::circle) circleOptions(panels);
  if (tool == Tool::lasso) {
    nextOption(10, _("Visible skin"));
    if (optionChoice("options.visible", _("Visible skin"), !settings.lassoThrough,
                     _("Only what can be seen inside the outline"))) {
      settings.lassoThrough = false;
    }
    nextOption(4, _("Through"));
    if (optionChoice("options.through", _("Through"), settings.lassoThrough,
                     _("Also what lies behind, inside the outline"))) {
      settings.lassoThrough = true;
    }
  }
  if (tool == Tool::exclusion) exclusionOptions(settings);
  if (marks) drawLimits(panels);
  if (panels.tool.bothSides && !panels.session.model()->figure) {
    nextOption(10, buttonWidth({.id = {}, .label = _("Middle"), .icon = icon::kBothSides}));
    drawMiddle(panels);
  }
  const WidgetRect used = endFloating();
  return used.y + used.height;
}

}  // namespace mesomap::ui
