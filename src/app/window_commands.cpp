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
  registry.add({.id = "file.protect",
                .name = _("Protect with a password …"),
                .tooltip = _("Set, change or take off the password of this plan"),
                .icon = "\uF023",
                .enabled = open,
                .whyNot = nothingOpen,
                .run = [&files = to.files] { files.protect(); }});
  registry.add({.id = "file.export",
                .name = _("Export …"),
                .tooltip = _("A picture, a table or a copy for others"),
                .icon = "\uF045",
                .shortcut = ctrl('E'),
                .whileTyping = true,
                .enabled = open,
                .whyNot = nothingOpen,
                .run = [&files = to.files] { files.exportPlan(); }});
  registry.add({.id = "file.compare",
                .name = _("Compare with another version …"),
                .tooltip = _("What changed since a saved version of this plan"),
                .enabled = open,
                .whyNot = nothingOpen,
                .run = [&files = to.files] { files.compare(); }});
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

}  // namespace

void registerCommands(ui::CommandRegistry& registry, const CommandTargets& to) {
  addFiles(registry, to);
  addEdits(registry, to);
  addAreaCommands(registry, to);
  addTools(registry, to);
  addViewCommands(registry, to);
  addPlanCommands(registry, to);
  addShowCommands(registry, to);
  addCourseCommands(registry, to);
  addTemplateCommands(registry, to);
  addHelpCommands(registry, to);
}

}  // namespace mesomap::app
