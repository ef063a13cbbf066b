// What the picture does not show: consultation, products, questions and sums.
#include "base/i18n.h"
#include "ui/keys.h"
#include "window_commands.h"

namespace mesomap::app {

void addPlanCommands(ui::CommandRegistry& registry, const CommandTargets& to) {
  scene::Session& session = to.session;
  const auto add = [&](const char* id, std::string name, std::string tooltip, ui::Shortcut key,
                       std::function<void()> run) {
    registry.add({.id = id,
                  .name = std::move(name),
                  .tooltip = std::move(tooltip),
                  .shortcut = key,
                  .enabled = [&session] { return session.isOpen(); },
                  .whyNot = [] { return std::string(_("Open a figure or a scan first")); },
                  .run = std::move(run)});
  };
  ui::Workplace& workplace = to.workplace;
  add("plan.consultation", _("Consultation …"), _("What was said before, as short as it can be"),
      {}, [&workplace] { workplace.openConsultation(); });
  add("plan.products", _("Products …"), _("With lot and expiry, carried to every area"),
      {.key = 'P', .control = true}, [&workplace] { workplace.openProducts(); });
  add("plan.questions", _("Open questions …"), _("Each with reason and source, for you to answer"),
      {.key = 'Q', .shift = true}, [&workplace] { workplace.openQuestions(); });
  add("plan.dose", _("Totals by product, area, side and session …"),
      _("Points, volume and amount; syringes or vials that are needed"),
      {.key = 'T', .control = true, .shift = true}, [&workplace] { workplace.openDose(); });
}

}  // namespace mesomap::app
