// The course of sessions, and treating from the plan.
#include "base/i18n.h"
#include "plan/course_steps.h"
#include "ui/course_map.h"
#include "window_commands.h"

namespace mesomap::app {

void addCourseCommands(ui::CommandRegistry& registry, const CommandTargets& to) {
  const auto open = [&session = to.session] { return session.isOpen(); };
  const auto nothingOpen = [] { return std::string(_("Open a figure or a scan first")); };
  registry.add(
      {.id = "plan.treatment",
       .name = _("Treat from the plan"),
       .tooltip = _("Point by point in large type; Space is done and next, S skips, Backspace goes "
                    "back"),
       .shortcut = {.key = 'T', .shift = true},
       .enabled = open,
       .whyNot = nothingOpen,
       .on = [&view = to.workplace.view] { return view.treatment; },
       .run = [&workplace = to.workplace] { workplace.setTreatment(!workplace.view.treatment); }});
  registry.add({.id = "plan.course",
                .name = _("Course and sessions …"),
                .tooltip = _("The days of the sessions, and what was done in each"),
                .enabled = open,
                .whyNot = nothingOpen,
                .run = [&workplace = to.workplace] { workplace.openCourse(); }});
  registry.add(
      {.id = "view.lastSession",
       .name = _("Points of the last session"),
       .tooltip = _("As faint rings, while the next session is planned"),
       .enabled = open,
       .whyNot = nothingOpen,
       .on = [&view = to.workplace.view] { return view.showLastSession; },
       .run = [&view = to.workplace.view] { view.showLastSession = !view.showLastSession; }});
  const auto map = [&](const char* id, std::string name, std::string tooltip,
                       scene::BurdenMeasure measure) {
    registry.add({.id = id,
                  .name = std::move(name),
                  .tooltip = std::move(tooltip),
                  .enabled =
                      [&session = to.session] {
                        return session.isOpen() && plan::lastDone(*session.plan()) != nullptr;
                      },
                  .whyNot =
                      [&session = to.session] {
                        return std::string(session.isOpen() ? _("No session is finished yet")
                                                            : _("Open a figure or a scan first"));
                      },
                  .on = [measure] { return ui::courseMap().measure == measure; },
                  .run =
                      [&view = to.workplace.view, measure] {
                        const bool shown = ui::courseMap().measure == measure;
                        ui::showCourseMap(view, shown ? std::nullopt : std::optional(measure));
                      }});
  };
  map("view.burdenPunctures", _("Map of punctures over the course"),
      _("How often each place was punctured in the sessions that are finished"),
      scene::BurdenMeasure::punctures);
  map("view.burdenVolume", _("Map of volumes over the course"),
      _("How much each place was given in the sessions that are finished"),
      scene::BurdenMeasure::volume);
}

}  // namespace mesomap::app
