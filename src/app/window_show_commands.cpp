// What is shown over the skin besides areas and points.
#include "base/i18n.h"
#include "ui/course_map.h"
#include "ui/shortcut.h"
#include "window_commands.h"

namespace mesomap::app {

void addShowCommands(ui::CommandRegistry& registry, const CommandTargets& to) {
  scene::Session& session = to.session;
  const auto open = [&session] { return session.isOpen(); };
  const auto toggle = [&](const char* id, std::string name, std::string tooltip, ui::Shortcut key,
                          bool ui::ViewState::*shown) {
    registry.add({.id = id,
                  .name = std::move(name),
                  .tooltip = std::move(tooltip),
                  .shortcut = key,
                  .enabled = open,
                  .whyNot = [] { return std::string(_("Open a figure or a scan first")); },
                  .on = [&view = to.workplace.view, shown] { return view.*shown; },
                  .run =
                      [&view = to.workplace.view, shown] {
                        view.*shown = !(view.*shown);
                        // Their colours would be taken for each other.
                        if (view.showGaps) ui::showCourseMap(view, std::nullopt);
                      }});
  };
  toggle("view.numbers", _("Show numbers"),
         _("Numbers of the chosen area's points, in the order of work"), {.key = 'I'},
         &ui::ViewState::showNumbers);
  toggle("view.names", _("Show names of areas"), _("The name of every area beside it"), {},
         &ui::ViewState::showNames);
  toggle("view.needles", _("Show needles"),
         _("Needles at their angle and depth, when near: of the chosen area, or of all"),
         {.key = 'I', .shift = true}, &ui::ViewState::showNeedles);
  toggle("view.gaps", _("Show gaps between points"),
         _("Skin of an area that lies farther from every point than its spacing asks for"), {},
         &ui::ViewState::showGaps);
  toggle("view.lens", _("Lens: see needles and points under the skin"),
         _("Around the pointer the skin lets needles and points behind it be seen"), {.key = 'V'},
         &ui::ViewState::lens);
  toggle("view.order", _("Show the order of work"),
         _("A line from point to point of the chosen area"), {}, &ui::ViewState::showOrder);
  toggle("view.hiddenPoints", _("Show points behind the figure"),
         _("As faint rings: they lie on the far side"), {}, &ui::ViewState::showHidden);
  toggle("view.guides", _("Show midline and thirds of the face"),
         _("Lines to judge by; the thirds only on the figures"), {}, &ui::ViewState::showGuides);
  const auto colours = [&](const char* id, std::string name, std::string tooltip,
                           scene::PointColours by) {
    registry.add({.id = id,
                  .name = std::move(name),
                  .tooltip = std::move(tooltip),
                  .enabled = open,
                  .whyNot = [] { return std::string(_("Open a figure or a scan first")); },
                  .on = [&view = to.workplace.view, by] { return view.pointColours == by; },
                  .run = [&view = to.workplace.view, by] { view.pointColours = by; }});
  };
  colours("view.colourArea", _("Points in the colour of their area"), "",
          scene::PointColours::area);
  colours("view.colourProduct", _("Points in the colour of their product"),
          _("Those without a product are grey"), scene::PointColours::product);
  colours("view.colourState", _("Points in the colour of their state"),
          _("Planned, waiting for your answer, locked, put by hand, treated, skipped"),
          scene::PointColours::state);
  registry.add(
      {.id = "measure.clear",
       .name = _("Clear measurements"),
       .tooltip = _("Takes the measured distances out of the view"),
       .enabled = [&session] { return session.isOpen() && !session.measurements().empty(); },
       .whyNot = [] { return std::string(_("Nothing was measured")); },
       .run = [&session] { session.clearMeasurements(); }});
}

}  // namespace mesomap::app
