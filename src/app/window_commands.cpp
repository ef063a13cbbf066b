#include "window_commands.h"

#include "base/i18n.h"
#include "ui/keys.h"

namespace mesomap::app {
namespace {

using ui::Shortcut;

Shortcut ctrl(int key) {
  return {.key = key, .control = true};
}
Shortcut ctrlShift(int key) {
  return {.key = key, .control = true, .shift = true};
}
Shortcut plain(int key) {
  return {.key = key};
}
Shortcut shift(int key) {
  return {.key = key, .shift = true};
}

// Why something is switched off.
std::string nothingOpen() {
  return _("Open a figure or a scan first");
}
std::string noFigure() {
  return _("Only on the figures of Mesomap");
}
std::string noAreaChosen() {
  return _("Choose an area first");
}

void addFiles(ui::CommandRegistry& registry, const CommandTargets& to) {
  const auto open = [&session = to.session] { return session.isOpen(); };
  registry.add({.id = "file.new",
                .name = _("New plan"),
                .tooltip = _("Start a new plan"),
                .icon = "\uF016",
                .shortcut = ctrl('N'),
                .whileTyping = true,
                .run = [&files = to.files] { files.newPlan(); }});
  registry.add({.id = "file.open",
                .name = _("Open …"),
                .tooltip = _("Open a plan or a scan"),
                .icon = "\uF115",
                .shortcut = ctrl('O'),
                .whileTyping = true,
                .run = [&files = to.files] { files.open(); }});
  registry.add({.id = "file.save",
                .name = _("Save"),
                .tooltip = _("Save the plan"),
                .icon = "\uF0C7",
                .shortcut = ctrl('S'),
                .whileTyping = true,
                .enabled = open,
                .whyNot = nothingOpen,
                .run = [&files = to.files] { files.save(); }});
  registry.add({.id = "file.saveAs",
                .name = _("Save as …"),
                .tooltip = _("Save the plan under another name"),
                .shortcut = ctrlShift('S'),
                .whileTyping = true,
                .enabled = open,
                .whyNot = nothingOpen,
                .run = [&files = to.files] { files.saveAs(); }});
  registry.add({.id = "file.export",
                .name = _("Export …"),
                .tooltip = _("A picture, a table or a copy for others"),
                .icon = "\uF045",
                .shortcut = ctrl('E'),
                .whileTyping = true,
                .enabled = open,
                .whyNot = nothingOpen,
                .run = [&files = to.files] { files.exportPlan(); }});
  registry.add({.id = "file.words",
                .name = _("The plan in words …"),
                .tooltip = _("What the picture shows, area by area, in plain sentences"),
                .shortcut = ctrl('T'),
                .whileTyping = true,
                .enabled = open,
                .whyNot = nothingOpen,
                .run = [&workplace = to.workplace] { workplace.openWords(); }});
  registry.add({.id = "file.close",
                .name = _("Close plan"),
                .tooltip = _("Back to the start page"),
                .shortcut = ctrl('W'),
                .whileTyping = true,
                .enabled = open,
                .run = [&files = to.files] { files.closePlan(); }});
  registry.add({.id = "file.example",
                .name = _("Open the example"),
                .tooltip = _("A planned face to look at: an example, not a client"),
                .run = [&files = to.files] { files.openDemo(); }});
}

void addEdits(ui::CommandRegistry& registry, const CommandTargets& to) {
  scene::Session& session = to.session;
  const auto selected = [&session] {
    return session.isOpen() && session.selectedRegion() != nullptr;
  };
  registry.add({.id = "edit.undo",
                .name = _("Undo"),
                .tooltip = _("Undo the last step"),
                .undoName =
                    [&session, &tool = to.tool] {
                      const bool step = session.isOpen() && session.canUndo() && !tool.underWay();
                      return step ? session.undoLabel() : std::string();
                    },
                .icon = "\uF0E2",
                .shortcut = ctrl('Z'),
                .enabled =
                    [&session, &tool = to.tool] {
                      return session.isOpen() && (session.canUndo() || tool.underWay());
                    },
                .whyNot = [] { return std::string(_("There is nothing to undo")); },
                .run =
                    [&session, &tool = to.tool] {
                      // A line's last point is the last thing that was done.
                      if (tool.underWay() && tool.backspace()) return;
                      const plan::PlanPtr before = session.plan();
                      session.undo();
                      tool.lookAtChange(*before, *session.plan());
                    }});
  registry.add({.id = "edit.redo",
                .name = _("Redo"),
                .tooltip = _("Do the undone step again"),
                .undoName =
                    [&session] {
                      const bool step = session.isOpen() && session.canRedo();
                      return step ? session.redoLabel() : std::string();
                    },
                .icon = "\uF01E",
                .shortcut = ctrlShift('Z'),
                .alsoKeys = {ctrl('Y')},
                .enabled = [&session] { return session.isOpen() && session.canRedo(); },
                .whyNot = [] { return std::string(_("Nothing was undone")); },
                .run =
                    [&session, &tool = to.tool] {
                      const plan::PlanPtr before = session.plan();
                      session.redo();
                      tool.lookAtChange(*before, *session.plan());
                    }});
  registry.add({.id = "area.pick",
                .name = _("Pick an area"),
                .tooltip = _("Mark a whole area of the figure"),
                .icon = "\uF278",
                .shortcut = plain('A'),
                .enabled = [&session] { return session.isOpen() && session.model()->figure; },
                .whyNot = noFigure,
                .run = [&workplace = to.workplace] { workplace.view.areaMenu = true; }});
  registry.add({.id = "area.new",
                .name = _("New area"),
                .tooltip = _("The next stroke begins a new area"),
                .shortcut = plain('N'),
                .enabled = [&session] { return session.isOpen(); },
                .whyNot = nothingOpen,
                .run =
                    [&session, &workplace = to.workplace] {
                      session.newArea();
                      // Where areas can be picked the panel offers them.
                      if (session.model()->atlas) return;
                      workplace.toasts.show(ui::Toasts::Kind::info,
                                            _("Drag on the skin to mark the new area"));
                    }});
  registry.add({.id = "area.arrangeAgain",
                .name = _("Arrange again"),
                .tooltip = _("Place the points of the chosen area anew"),
                .icon = "\uF021",
                .shortcut = plain('R'),
                .enabled = selected,
                .whyNot = noAreaChosen,
                .run = [&session] { session.arrangeAgain(session.selected()); }});
  registry.add({.id = "area.delete",
                .name = _("Delete area"),
                .tooltip = _("Remove the chosen area and its points"),
                .icon = "\uF014",
                .shortcut = plain(ui::key::kDelete),
                .enabled = selected,
                .whyNot = noAreaChosen,
                .run = [&session] { session.removeRegion(session.selected()); }});
}

void addTools(ui::CommandRegistry& registry, const CommandTargets& to) {
  scene::ViewTool& tool = to.tool;
  using scene::Tool;
  const auto choose = [&](Tool which, const char* id, std::string name, std::string tooltip,
                          Shortcut key) {
    registry.add({.id = id,
                  .name = std::move(name),
                  .tooltip = std::move(tooltip),
                  .icon = "",
                  .shortcut = key,
                  .run = [&tool, which] {
                    tool.tool = which;
                    tool.settings.subtract = false;
                  }});
  };
  choose(Tool::brush, "tool.brush", _("Brush"), _("Mark skin by dragging"), plain('B'));
  choose(Tool::erase, "tool.erase", _("Erase"),
         _("Take marks away by dragging; or hold Shift with the brush"), plain('E'));
  choose(Tool::line, "tool.line", _("Line"),
         _("A straight line of the brush's width: click from point to point, or drag"), plain('L'));
  choose(Tool::curve, "tool.curve", _("Curve"),
         _("A smooth curve of the brush's width: click along a wrinkle or the jaw"), plain('C'));
  choose(Tool::lasso, "tool.lasso", _("Lasso"), _("Drag round the skin to mark"), plain('S'));
  choose(Tool::circle, "tool.circle", _("Circle"),
         _("Drag from the middle outward; a click makes one of the radius that is set"),
         plain('O'));
  choose(Tool::fill, "tool.fill", _("Fill"), _("Click: the skin round it, up to folds and edges"),
         plain('G'));
  choose(Tool::area, "tool.area", _("Pick areas on the skin"),
         _("Click an area of the figure to mark it whole; again, a fold or part over it"),
         shift('A'));
  choose(Tool::point, "tool.point", _("Point"),
         _("Add, choose, move, lock, delete and number single points"), plain('P'));
  choose(Tool::exclusion, "tool.exclusion", _("Exclude"),
         _("Moles, scars, tattoos and the like: skin kept free of points on every session"),
         plain('X'));
  choose(Tool::measure, "tool.measure", _("Measure"),
         _("The distance between two clicks, along the skin and straight; not part of the plan"),
         plain('D'));
  scene::Session& session = to.session;
  const auto chosen = [&session] { return session.selectedRegion() != nullptr; };
  const auto offer = [&](Tool which, const char* id, std::string name, std::string tooltip) {
    registry.add({.id = id,
                  .name = std::move(name),
                  .tooltip = std::move(tooltip),
                  .enabled = chosen,
                  .whyNot = noAreaChosen,
                  .run = [&tool, which] {
                    tool.tool = which;
                    tool.settings.subtract = false;
                  }});
  };
  offer(Tool::guide, "guide.draw", _("Draw a guide"),
        _("A line on the skin that the pattern of the chosen area follows"));
  offer(Tool::dense, "dense.paint", _("Paint denser skin"),
        _("Skin of the chosen area where points lie nearer to each other"));
  registry.add({.id = "tool.bothSides",
                .name = _("Both sides"),
                .tooltip = _("Mark the other side of the client as well"),
                .icon = "\uF042",
                .shortcut = plain('M'),
                .run = [&tool] { tool.bothSides = !tool.bothSides; }});
  registry.add(
      {.id = "brush.narrower", .name = _("Narrower"), .shortcut = plain('['), .run = [&tool] {
         tool.changeBrushWidth(-1);
       }});
  registry.add({.id = "brush.wider", .name = _("Wider"), .shortcut = plain(']'), .run = [&tool] {
                  tool.changeBrushWidth(1);
                }});
}

void addViews(ui::CommandRegistry& registry, const CommandTargets& to) {
  scene::ViewTool& tool = to.tool;
  scene::Session& session = to.session;
  using scene::StandardView;
  const auto open = [&session] { return session.isOpen(); };
  const auto look = [&tool](StandardView view) { return [&tool, view] { tool.lookFrom(view); }; };
  // From the client's right first; pressed again, from the other side.
  const auto either = [&tool](StandardView right, StandardView left) {
    return [&tool, right, left] {
      scene::Camera there = tool.camera;
      there.look(right);
      const bool already = std::abs(there.yaw - tool.camera.yaw) < 1e-6 &&
                           std::abs(there.pitch - tool.camera.pitch) < 1e-6;
      tool.lookFrom(already ? left : right);
    };
  };
  const auto add = [&](const char* id, std::string name, std::string tooltip, int key,
                       std::function<void()> run) {
    registry.add({.id = id,
                  .name = std::move(name),
                  .tooltip = std::move(tooltip),
                  .shortcut = plain(key),
                  .enabled = open,
                  .whyNot = nothingOpen,
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
  // For hands without a wheel.
  const auto zoom = [&tool](double steps) {
    return [&tool, steps] { tool.scroll({0.0, steps}, tool.viewport() * 0.5, {}); };
  };
  add("view.nearer", _("Nearer"), "", ui::key::kPageUp, zoom(2.0));
  add("view.farther", _("Farther"), "", ui::key::kPageDown, zoom(-2.0));
  registry.add({.id = "view.hidePoints",
                .name = _("Show points"),
                .tooltip = _("Off: areas alone"),
                .shortcut = plain('H'),
                .enabled = open,
                .whyNot = nothingOpen,
                .on = [&view = to.workplace.view] { return view.showPoints; },
                .run = [&view = to.workplace.view] { view.showPoints = !view.showPoints; }});
  const auto onFigure = [&session] { return session.isOpen() && session.model()->atlas; };
  registry.add({.id = "view.zones",
                .name = _("Show zones"),
                .tooltip = _("Where to take care and where no automatic points go: general "
                             "reminders, incomplete, not this client's anatomy"),
                .icon = "\uF071",
                .shortcut = plain('Z'),
                .enabled = onFigure,
                .whyNot = noFigure,
                .on = [&view = to.workplace.view] { return view.showZones; },
                .run = [&view = to.workplace.view] { view.showZones = !view.showZones; }});
  registry.add({.id = "view.areas",
                .name = _("Show borders of all areas"),
                .tooltip = _("The lines between the areas of the figure"),
                .enabled = onFigure,
                .whyNot = noFigure,
                .on = [&view = to.workplace.view] { return view.showAreas; },
                .run = [&view = to.workplace.view] { view.showAreas = !view.showAreas; }});
  registry.add({.id = "view.clay",
                .name = _("Matte clay"),
                .tooltip = _("Shape alone, without colours and shine"),
                .enabled = open,
                .whyNot = nothingOpen,
                .on = [&view = to.workplace.view] { return view.clay; },
                .run = [&view = to.workplace.view] { view.clay = !view.clay; }});
  registry.add({.id = "view.landmarks",
                .name = _("Show landmarks"),
                .tooltip = _("Named points of the figure, such as the corner of the eye"),
                .shortcut = plain('K'),
                .enabled = onFigure,
                .whyNot = noFigure,
                .on = [&view = to.workplace.view] { return view.showLandmarks; },
                .run = [&view = to.workplace.view] { view.showLandmarks = !view.showLandmarks; }});
  registry.add({.id = "view.zoneList",
                .name = _("Zones: reasons and sources …"),
                .tooltip = _("Every zone of the figure with its reason and source"),
                .enabled = onFigure,
                .whyNot = noFigure,
                .run = [&workplace = to.workplace] { workplace.openZoneList(); }});
  addClientCommands(registry, to);
  registry.add({.id = "view.panes",
                .name = _("Work in the panel by keyboard"),
                .tooltip = _("Arrows: move, Space: press, Enter: type, Esc: back to the figure; "
                             "again for the bars"),
                .shortcut = plain(ui::key::kF1 + 5),
                .whileTyping = true,
                .run = [&workplace = to.workplace] { workplace.nextPane(); }});
  registry.add({.id = "view.curtain",
                .name = _("Curtain"),
                .tooltip = _("Hide everything at once"),
                .shortcut = plain(ui::key::kF12),
                .whileTyping = true,
                .run = [&workplace = to.workplace] { workplace.drawCurtain(); }});
}

}  // namespace

void registerCommands(ui::CommandRegistry& registry, const CommandTargets& to) {
  addFiles(registry, to);
  addEdits(registry, to);
  addAreaCommands(registry, to);
  addTools(registry, to);
  addViews(registry, to);
  addShowCommands(registry, to);
  addHelpCommands(registry, to);
}

}  // namespace mesomap::app
