// What is done to the window itself, and help.
#include "base/i18n.h"
#include "ui/keys.h"
#include "window_commands.h"

namespace mesomap::app {
namespace {

constexpr double kPanelStep = 20;  ///< design pixels

}  // namespace

void addHelpCommands(ui::CommandRegistry& registry, const CommandTargets& to) {
  ui::Workplace& workplace = to.workplace;
  const auto panel = [&](const char* id, std::string name, double by) {
    registry.add(
        {.id = id, .name = std::move(name), .run = [&workplace, by] { workplace.widenPanel(by); }});
  };
  panel("view.panelWider", _("Wider panel"), kPanelStep);
  panel("view.panelNarrower", _("Narrower panel"), -kPanelStep);
  registry.add({.id = "settings.open",
                .name = _("Settings …"),
                .tooltip = _("Colours, size of type, mouse and more"),
                .shortcut = {.key = ',', .control = true},
                .whileTyping = true,
                .run = [&workplace] { workplace.openSettings(); }});
  registry.add({.id = "catalogue.open",
                .name = _("Catalogue …"),
                .tooltip = _("Techniques, needles, heads and products with their sources, and your "
                             "own"),
                .run = [&workplace] { workplace.openCatalogue(); }});
  registry.add({.id = "help.hints",
                .name = _("Hints for a first plan"),
                .tooltip = _("Brings the short hints back, from the first"),
                .run = [&workplace] { workplace.bringHintsBack(); }});
  registry.add({.id = "help.palette",
                .name = _("Find a command …"),
                .tooltip = _("Everything Mesomap can do and the areas of the figure, by name"),
                .icon = "\uF002",
                .shortcut = {.key = 'K', .control = true},
                .whileTyping = true,
                .run = [&workplace] { workplace.openPalette(); }});
  registry.add({.id = "help.keys",
                .name = _("Keys and mouse"),
                .tooltip = _("All keys and gestures; keys can be changed there"),
                .icon = "\uF11C",
                .shortcut = {.key = ui::key::kF1},
                .alsoKeys = {{.key = ui::key::kQuestion}},
                .whileTyping = true,
                .run = [&workplace] { workplace.openKeys(); }});
  registry.add({.id = "help.log",
                .name = _("Log for a fault report …"),
                .tooltip = _("Shows and copies what was done, without names and plans"),
                .icon = "\uF0F6",
                .run = [&workplace, facts = to.facts] { workplace.openLog(facts()); }});
  registry.add({.id = "help.about",
                .name = _("About Mesomap"),
                .tooltip = _("What Mesomap is for, its version and licence"),
                .icon = "\uF05A",
                .run = [&workplace] { workplace.openAbout(); }});
}

}  // namespace mesomap::app
