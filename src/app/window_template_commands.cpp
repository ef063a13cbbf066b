// Figures from elsewhere: from another area, and kept as templates.
#include "base/i18n.h"
#include "window_commands.h"

namespace mesomap::app {

void addTemplateCommands(ui::CommandRegistry& registry, const CommandTargets& to) {
  scene::Session& session = to.session;
  ui::Workplace& workplace = to.workplace;
  const auto chosen = [&session] {
    return session.isOpen() && session.selectedRegion() != nullptr;
  };
  registry.add(
      {.id = "area.figuresFrom",
       .name = _("Same figures as …"),
       .tooltip = _("Technique, pattern, spacing, depth, needle and the rest from another "
                    "area or a template"),
       .enabled = [chosen, &session] { return chosen() && !session.selectedRegion()->locked; },
       .whyNot =
           [chosen] {
             return std::string(chosen() ? _("The chosen area is locked")
                                         : _("Choose an area first"));
           },
       .run = [&workplace] { workplace.openFiguresFrom(); }});
  registry.add({.id = "area.saveTemplate",
                .name = _("Save as template …"),
                .tooltip = _("Keeps the figures of the chosen area for other areas and plans"),
                .enabled = chosen,
                .whyNot = [] { return std::string(_("Choose an area first")); },
                .run = [&workplace] { workplace.openSaveTemplate(); }});
  registry.add({.id = "plan.templates",
                .name = _("Templates …"),
                .tooltip = _("Figures that you kept, for an area or the figure"),
                .enabled = [&session] { return session.isOpen(); },
                .whyNot = [] { return std::string(_("Open a figure or a scan first")); },
                .run = [&workplace] { workplace.openTemplates(); }});
}

}  // namespace mesomap::app
