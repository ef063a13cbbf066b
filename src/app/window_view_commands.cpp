// From where the surface is looked at, and what of a figure is drawn on it.
#include <fmt/format.h>

#include <cmath>

#include "base/i18n.h"
#include "scene/kept_views.h"
#include "ui/keys.h"
#include "window_commands.h"

namespace mesomap::app {
namespace {

ui::Shortcut alone(int key) {
  return {.key = key};
}

// Why something is switched off.
std::string nothingToLookAt() {
  return _("Open a figure or a scan first");
}
std::string notAFigure() {
  return _("Only on the figures of Mesomap");
}

/// Ctrl and a figure go to the first nine views that the plan keeps.
void addKeptViews(ui::CommandRegistry& registry, const CommandTargets& to) {
  constexpr std::size_t kWithKeys = 9;
  scene::Session& session = to.session;
  for (std::size_t i = 0; i < kWithKeys; ++i) {
    const auto kept = [&session, i] {
      return session.isOpen() && i < session.plan()->views.size();
    };
    registry.add({.id = "view.kept" + std::to_string(i + 1),
                  .name = fmt::format(fmt::runtime(_("Kept view {}")), i + 1),
                  .tooltip = _("Look from where the plan keeps it"),
                  .shortcut = {.key = '1' + static_cast<int>(i), .control = true},
                  .enabled = kept,
                  .whyNot = [] { return std::string(_("The plan keeps no such view")); },
                  .run = [&session, &tool = to.tool,
                          i] { tool.goTo(scene::cameraOf(session.plan()->views[i])); }});
  }
}

}  // namespace

void addViewCommands(ui::CommandRegistry& registry, const CommandTargets& to) {
  scene::ViewTool& tool = to.tool;
  scene::Session& session = to.session;
  using scene::StandardView;
  const auto open = [&session] { return session.isOpen(); };
  const auto look = [&tool](StandardView view) { return [&tool, view] { tool.lookFrom(view); }; };
  // From the client's right first; pressed again, from the other side.
  const auto either = [&tool](StandardView right, StandardView left) {
    return [&tool, right, left] {
      const scene::Camera& goal = tool.goal();
      scene::Camera there = goal;
      there.look(right);
      const bool already =
          std::abs(there.yaw - goal.yaw) < 1e-6 && std::abs(there.pitch - goal.pitch) < 1e-6;
      tool.lookFrom(already ? left : right);
    };
  };
  const auto add = [&](const char* id, std::string name, std::string tooltip, int key,
                       std::function<void()> run) {
    registry.add({.id = id,
                  .name = std::move(name),
                  .tooltip = std::move(tooltip),
                  .shortcut = alone(key),
                  .enabled = open,
                  .whyNot = nothingToLookAt,
                  .run = std::move(run)});
  };
  add("view.front", _("Front"), _("From the front"), '1', look(StandardView::front));
  add("view.threeQuarter", _("Three-quarter"), _("Three-quarter view; again for the other side"),
      '2', either(StandardView::threeQuarterRight, StandardView::threeQuarterLeft));
  add("view.side", _("Side"), _("From the side; again for the other side"), '3',
      either(StandardView::right, StandardView::left));
  add("view.left", _("Client's left side"), "", '4', look(StandardView::left));
  add("view.back", _("From behind"), "", '5', look(StandardView::back));
  add("view.top", _("From above"), "", '6', look(StandardView::top));
  add("view.underChin", _("Under the chin"), "", '7', look(StandardView::underChin));
  add("view.frameAll", _("Whole figure"), _("Show the whole figure"), 'F',
      [&tool] { tool.frameAll(); });
  registry.add({.id = "view.keep",
                .name = _("Keep this view …"),
                .tooltip = _("The plan keeps from where you look at it, under a name of its own"),
                .shortcut = {.key = 'V', .shift = true},
                .enabled = open,
                .whyNot = nothingToLookAt,
                .run = [&workplace = to.workplace] { workplace.openKeepView(); }});
  addKeptViews(registry, to);
  // Before those that have the same keys while no client looks.
  addClientCommands(registry, to);
  // For hands without a wheel.
  const auto zoom = [&tool](double steps) {
    return [&tool, steps] { tool.scroll({0.0, steps}, tool.viewport() * 0.5, {}); };
  };
  add("view.nearer", _("Nearer"), "", ui::key::kPageUp, zoom(2.0));
  add("view.farther", _("Farther"), "", ui::key::kPageDown, zoom(-2.0));
  registry.add({.id = "view.hidePoints",
                .name = _("Show points"),
                .tooltip = _("Off: areas alone"),
                .shortcut = alone('H'),
                .enabled = open,
                .whyNot = nothingToLookAt,
                .on = [&view = to.workplace.view] { return view.showPoints; },
                .run = [&view = to.workplace.view] { view.showPoints = !view.showPoints; }});
  const auto onFigure = [&session] { return session.isOpen() && session.model()->atlas; };
  registry.add({.id = "view.zones",
                .name = _("Show zones"),
                .tooltip = _("Where to take care and where no automatic points go: general "
                             "reminders, incomplete, not this client's anatomy"),
                .icon = "\uF071",
                .shortcut = alone('Z'),
                .enabled = onFigure,
                .whyNot = notAFigure,
                .on = [&view = to.workplace.view] { return view.showZones; },
                .run = [&view = to.workplace.view] { view.showZones = !view.showZones; }});
  registry.add({.id = "view.areas",
                .name = _("Show borders of all areas"),
                .tooltip = _("The lines between the areas of the figure"),
                .enabled = onFigure,
                .whyNot = notAFigure,
                .on = [&view = to.workplace.view] { return view.showAreas; },
                .run = [&view = to.workplace.view] { view.showAreas = !view.showAreas; }});
  registry.add({.id = "view.clay",
                .name = _("Matte clay"),
                .tooltip = _("Shape alone, without colours and shine"),
                .enabled = open,
                .whyNot = nothingToLookAt,
                .on = [&view = to.workplace.view] { return view.clay; },
                .run = [&view = to.workplace.view] { view.clay = !view.clay; }});
  registry.add({.id = "view.landmarks",
                .name = _("Show landmarks"),
                .tooltip = _("Named points of the figure, such as the corner of the eye"),
                .shortcut = alone('K'),
                .enabled = onFigure,
                .whyNot = notAFigure,
                .on = [&view = to.workplace.view] { return view.showLandmarks; },
                .run = [&view = to.workplace.view] { view.showLandmarks = !view.showLandmarks; }});
  registry.add({.id = "view.zoneList",
                .name = _("Zones: reasons and sources …"),
                .tooltip = _("Every zone of the figure with its reason and source"),
                .enabled = onFigure,
                .whyNot = notAFigure,
                .run = [&workplace = to.workplace] { workplace.openZoneList(); }});
  registry.add({.id = "view.panes",
                .name = _("Work in the panel by keyboard"),
                .tooltip = _("Arrows: move, Space: press, Enter: type, Esc: back to the figure; "
                             "again for the bars"),
                .shortcut = alone(ui::key::kF1 + 5),
                .whileTyping = true,
                .run = [&workplace = to.workplace] { workplace.nextPane(); }});
  registry.add({.id = "view.curtain",
                .name = _("Curtain"),
                .tooltip = _("Hide everything at once"),
                .shortcut = alone(ui::key::kF12),
                .whileTyping = true,
                .run = [&workplace = to.workplace] { workplace.drawCurtain(); }});
}

}  // namespace mesomap::app
