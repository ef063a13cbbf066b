// How the tool of now is set, in a small bar over the view; and where paint may go.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "area_picks.h"
#include "base/i18n.h"
#include "icons.h"
#include "number_field.h"
#include "panels.h"
#include "scene/exclusion_name.h"
#include "scene/place_name.h"
#include "ui/imgui_compat.h"
#include "ui/number_text.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

using scene::Tool;

constexpr float kHeight = 28;
constexpr const char* kLimits = "##limits";
// Where a line of the bar ends at most, screen pixels.
float rightEnd = 0;
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

void middleText(const std::string& text, ImFont* font, Color ink) {
  const ImVec2 size = font->CalcTextSizeA(font->FontSize, 1e9f, 0, text.c_str());
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::GetWindowDrawList()->AddText(font, font->FontSize,
                                      {at.x, std::round(at.y + (px(kHeight) - size.y) * 0.5f)}, ink,
                                      text.c_str());
  ImGui::Dummy({size.x, px(kHeight)});
}

/// Caption − figure +; -1 or 1 where one was pressed.
int stepper(const std::string& id, const char* caption, const std::string& figure,
            const std::string& hint) {
  int steps = 0;
  middleText(caption, fonts().small, palette().inkSoft);
  tooltip(hint);
  ImGui::SameLine(0, px(4));
  if (button({.id = id + ".less",
              .icon = icon::kMinus,
              .look = Look::plain,
              .width = 26,
              .height = kHeight,
              .tooltip = hint})) {
    steps = -1;
  }
  ImGui::SameLine(0, 0);
  middleText(figure, fonts().small, palette().ink);
  tooltip(hint);
  ImGui::SameLine(0, 0);
  if (button({.id = id + ".more",
              .icon = icon::kPlus,
              .look = Look::plain,
              .width = 26,
              .height = kHeight,
              .tooltip = hint})) {
    steps = 1;
  }
  return steps;
}

bool choice(const std::string& id, const std::string& text, bool selected,
            const std::string& hint = {}) {
  return button({.id = id,
                 .label = text,
                 .look = Look::chip,
                 .selected = selected,
                 .height = kHeight,
                 .tooltip = hint});
}

/// Beside what was drawn last, or on a line of its own where `width` screen pixels would go beyond
/// the view.
void next(float space, float width) {
  if (ImGui::GetItemRectMax().x + px(space) + width <= rightEnd) ImGui::SameLine(0, px(space));
}
void next(float space, const char* label) {
  next(space, buttonWidth({.id = {}, .label = label}));
}

float smallWidth(const char* text) {
  ImFont* small = fonts().small;
  return small->CalcTextSizeA(small->FontSize, 1e9f, 0, text).x;
}

/// Before a stepper: its caption, both buttons and a figure of usual length.
void nextStepper(const char* caption) {
  next(10, smallWidth(caption) + px(4 + 26 + 60 + 26));
}

void addOrTake(scene::ToolSettings& settings) {
  next(10, _("Add"));
  if (choice("options.add", _("Add"), !settings.subtract,
             _("Marks skin; Shift takes away for one gesture"))) {
    settings.subtract = false;
  }
  next(4, _("Take away"));
  if (choice("options.take", _("Take away"), settings.subtract,
             _("Takes marks away; Shift marks for one gesture"))) {
    settings.subtract = true;
  }
}

void fillOptions(scene::ToolSettings& settings) {
  const double reach = settings.fillReachMm;
  nextStepper(_("Reach"));
  const int steps = stepper(
      "options.reach", _("Reach"), fmt::format(fmt::runtime(_("{} mm")), numberText(reach, 0)),
      _("The fill goes no farther than this from the pointer, along the skin"));
  if (steps != 0) {
    settings.fillReachMm = std::clamp(reach + steps * kReachStepMm, kLeastReachMm, kMostReachMm);
  }
}

void circleOptions(Panels& panels) {
  next(10, smallWidth(_("Radius")) + px(126));
  middleText(_("Radius"), fonts().small, palette().inkSoft);
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
      panels.tool.settings.circleRadiusMm, px(120), px(kHeight));
  ImGui::PopFont();
  if (edit.changed && edit.value) panels.tool.settings.circleRadiusMm = *edit.value;
}

void exclusionOptions(scene::ToolSettings& settings) {
  using plan::ExclusionKind;
  for (const ExclusionKind kind : {ExclusionKind::mole, ExclusionKind::scar, ExclusionKind::tattoo,
                                   ExclusionKind::lesion, ExclusionKind::other}) {
    next(kind == ExclusionKind::mole ? 10 : 4, exclusionTitle(kind).c_str());
    if (choice(std::string("options.kind.") + plan::exclusionKindName(kind), exclusionTitle(kind),
               settings.exclusionKind == kind,
               _("What is to be kept free of points, on every session"))) {
      settings.exclusionKind = kind;
    }
  }
  next(10, px(150));
  ImGui::PushFont(fonts().small);
  textField("options.note", settings.exclusionNote, px(150), _("Note (optional)"));
  ImGui::PopFont();
}

void pointOptions(scene::ToolSettings& settings) {
  next(10, _("Place"));
  if (choice("options.place", _("Place"), !settings.renumberPoints,
             _("Click an area to add a point, a point to choose it; drag the chosen one"))) {
    settings.renumberPoints = false;
  }
  next(4, _("Renumber"));
  if (choice("options.renumber", _("Renumber"), settings.renumberPoints,
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
    nextStepper(_("Spacing there"));
    const double spacing = *region->rule.denseSpacingMm;
    const int steps =
        stepper("options.dense", _("Spacing there"),
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
    next(10, _("Remove"));
    if (choice("options.remove", _("Remove"), false,
               dense ? _("The same spacing everywhere again") : _("The pattern without a guide"))) {
      told(dense ? panels.session.setDense(region->id,
                                           surface::PagedField(region->shape.vertexCount()))
                 : panels.session.setGuide(region->id, {}));
    }
  }
  const char* leave = awaited ? _("Leave it as it was") : _("Done");
  next(10, leave);
  if (choice("options.finish", leave, false, _("Back to the brush"))) {
    panels.tool.tool = Tool::brush;
  }
}

int limitCount(const Panels& panels) {
  const scene::Constraints& limits = panels.tool.settings.constraints;
  // What differs from the start: the usual limits go without saying.
  const bool zones = panels.session.model()->atlas && !limits.keepOffBlockedZones;
  return (limits.facingOnly ? 1 : 0) + (zones ? 1 : 0) + (limits.insideArea.empty() ? 0 : 1) +
         (limits.keepOffOtherAreas ? 0 : 1);
}

/// "client's right cheek", "cheek, both sides", "forehead".
std::string insideText(const AreaPick& pick, plan::Side side) {
  std::string name = pick.name;
  if (pick.paired && side == plan::Side::none) {
    name = fmt::format(fmt::runtime(_("{}, both sides")), pick.name);
  } else if (pick.paired) {
    name = scene::sidedName(pick.english,
                            side == plan::Side::left ? figure::Side::left : figure::Side::right);
  }
  return fmt::format(fmt::runtime(_("Stay inside: {}")), name);
}

void insideSides(scene::Constraints& limits) {
  const auto side = [&](const char* id, const char* name, plan::Side which) {
    if (choice(id, name, limits.insideSide == which)) limits.insideSide = which;
  };
  side("limits.side.right", _("Client's right"), plan::Side::right);
  ImGui::SameLine(0, px(4));
  side("limits.side.left", _("Client's left"), plan::Side::left);
  ImGui::SameLine(0, px(4));
  side("limits.side.both", _("Both"), plan::Side::none);
}

void insideChoice(Panels& panels) {
  scene::Constraints& limits = panels.tool.settings.constraints;
  const std::vector<AreaPick> picks = areaPicks(*panels.session.model());
  if (picks.empty()) return;
  gap(4);
  const auto chosen = std::find_if(picks.begin(), picks.end(), [&](const AreaPick& pick) {
    return pick.id == limits.insideArea;
  });
  if (chosen == picks.end()) {
    label(_("Stay inside: anywhere"));
  } else {
    const std::string text = insideText(*chosen, limits.insideSide);
    label(text);
    reportText("limits.inside", text);
    if (chosen->paired) insideSides(limits);
  }
  // As many names at once as the window has room for.
  const float height = std::clamp(ImGui::GetIO().DisplaySize.y - px(330), px(160), px(450));
  ImGui::BeginChild("##inside", {px(300), height}, true);
  const auto row = [&](const std::string& id, const std::string& name) {
    if (button({.id = "limits.inside." + (id.empty() ? "anywhere" : id),
                .label = name,
                .look = Look::plain,
                .selected = limits.insideArea == id,
                .width = 240,
                .height = 26,
                .alignLeft = true})) {
      limits.insideArea = id;
      limits.insideSide = plan::Side::none;
    }
  };
  row("", _("Anywhere"));
  for (const AreaPick& pick : picks) {
    if (!pick.restricted) row(pick.id, pick.name);
  }
  ImGui::EndChild();
}

void drawLimits(Panels& panels) {
  const int count = limitCount(panels);
  const Button limitsButton{
      .id = "options.limits",
      .label = count == 0 ? std::string(_("Limits"))
                          : fmt::format(fmt::runtime(_("Limits · {} changed")), count),
      .icon = icon::kDown,
      .look = Look::outlined,
      .selected = count != 0,
      .height = kHeight,
      .tooltip = _("Where paint may go")};
  next(10, buttonWidth(limitsButton));
  if (button(limitsButton)) {
    ImGui::OpenPopup(kLimits);
  }
  if (!ImGui::IsPopupOpen(kLimits)) return;
  ImGui::SetNextWindowPos({ImGui::GetItemRectMin().x, ImGui::GetItemRectMax().y + px(6)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(14), px(12)});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(8), px(4)});
  // Words wrap at a known width from the first frame on.
  ImGui::SetNextWindowContentSize({px(300), 0});
  if (ImGui::BeginPopup(kLimits)) {
    scene::Constraints& limits = panels.tool.settings.constraints;
    label(_("Paint goes along connected skin only, and here:"));
    tickBox("limits.facing", _("Only skin that faces me"), limits.facingOnly);
    tooltip(_("Otherwise a stroke goes on round the side as far as the brush is wide"));
    tickBox("limits.others", _("Not over other areas"), limits.keepOffOtherAreas);
    tooltip(_("Where areas overlap, their points and millilitres count twice"));
    if (panels.session.model()->atlas) {
      tickBox("limits.zones", _("Not over blocked zones"), limits.keepOffBlockedZones);
      tooltip(
          _("Zones without automatic points, such as inside the orbital rim. Otherwise they can be "
            "marked, and only their points are left out."));
    }
    insideChoice(panels);
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar(2);
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
  rightEnd = rect.x + rect.width - px(12 + 10);
  ImGui::SetNextWindowPos({rect.x + px(12), rect.y + px(10)});
  beginFloating("##toolOptions",
                {.ground = withAlpha(palette().bar, 0.95f), .padX = 10, .padY = 5});
  const Tool tool = panels.tool.tool;
  scene::ToolSettings& settings = panels.tool.settings;
  middleText(toolTitle(tool), fonts().strong, palette().ink);
  const bool marks = tool != Tool::exclusion && tool != Tool::point && tool != Tool::measure &&
                     !scene::belongsToArea(tool);
  if (scene::belongsToArea(tool)) areaToolOptions(panels);
  if (marks && tool != Tool::brush && tool != Tool::erase) addOrTake(settings);
  if (tool == Tool::point) pointOptions(settings);
  if (tool == Tool::fill) fillOptions(settings);
  if (tool == Tool::circle) circleOptions(panels);
  if (tool == Tool::lasso) {
    next(10, _("Visible skin"));
    if (choice("options.visible", _("Visible skin"), !settings.lassoThrough,
               _("Only what can be seen inside the outline"))) {
      settings.lassoThrough = false;
    }
    next(4, _("Through"));
    if (choice("options.through", _("Through"), settings.lassoThrough,
               _("Also what lies behind, inside the outline"))) {
      settings.lassoThrough = true;
    }
  }
  if (tool == Tool::exclusion) exclusionOptions(settings);
  if (marks) drawLimits(panels);
  if (panels.tool.bothSides && !panels.session.model()->figure) {
    next(10, buttonWidth({.id = {}, .label = _("Middle"), .icon = icon::kBothSides}));
    drawMiddle(panels);
  }
  const WidgetRect used = endFloating();
  return used.y + used.height;
}

}  // namespace mesomap::ui
