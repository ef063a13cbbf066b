// What can be done with the chosen area as a whole.
#include <algorithm>

#include "base/i18n.h"
#include "ui/keys.h"
#include "window_commands.h"

namespace mesomap::app {
namespace {

void tell(const CommandTargets& to, const Result<void>& done) {
  if (!done) to.workplace.toasts.show(ui::Toasts::Kind::problem, done.error().text());
}

std::size_t placeOf(const plan::Plan& plan, RegionId id) {
  const auto found = std::find_if(plan.regions.begin(), plan.regions.end(),
                                  [id](const auto& region) { return region->id == id; });
  return static_cast<std::size_t>(found - plan.regions.begin());
}

}  // namespace

void addAreaCommands(ui::CommandRegistry& registry, const CommandTargets& to) {
  scene::Session& session = to.session;
  const auto add = [&](const char* id, std::string name, std::string tooltip, ui::Shortcut key,
                       std::vector<ui::Shortcut> also, std::function<void(RegionId)> run,
                       std::function<bool(const plan::Region&)> wanted = {}) {
    registry.add({.id = id,
                  .name = std::move(name),
                  .tooltip = std::move(tooltip),
                  .shortcut = key,
                  .alsoKeys = std::move(also),
                  .enabled =
                      [&session, wanted = std::move(wanted)] {
                        const plan::Region* region =
                            session.isOpen() ? session.selectedRegion() : nullptr;
                        return region != nullptr && (!wanted || wanted(*region));
                      },
                  .whyNot =
                      [&session] {
                        const plan::Region* region =
                            session.isOpen() ? session.selectedRegion() : nullptr;
                        return std::string(region == nullptr ? _("Choose an area first")
                                           : region->locked  ? _("The chosen area is locked")
                                                             : _("Not for the chosen area"));
                      },
                  .run = [&session, run = std::move(run)] { run(session.selected()); }});
  };
  add("area.goTo", _("Go to the area"), _("Look straight at the chosen area, from near"),
      {.key = 'F', .shift = true}, {}, [&session, &tool = to.tool](RegionId) {
        if (const plan::Region* region = session.selectedRegion()) tool.goToArea(*region);
      });
  const auto unlocked = [](const plan::Region& region) { return !region.locked; };
  const auto grow = [to](double direction) {
    return [to, direction](RegionId id) {
      tell(to, to.session.grow(id, direction * to.tool.settings.borderStepMm, to.tool.bothSides,
                               to.tool.wholeAreaLimits()));
    };
  };
  namespace key = ui::key;
  add("area.grow", _("Grow"),
      _("Move the border of the chosen area outward along the skin by the step set below"),
      {.key = key::kEqual}, {{.key = key::kEqual, .shift = true}, {.key = key::kPadPlus}},
      grow(1.0), unlocked);
  add("area.shrink", _("Shrink"),
      _("Move the border of the chosen area inward by the step set below"), {.key = key::kMinus},
      {{.key = key::kPadMinus}}, grow(-1.0), unlocked);
  add(
      "area.smooth", _("Smooth"), _("Level out small bumps and notches of the border"),
      {.key = 'S', .shift = true}, {},
      [to](RegionId id) {
        tell(to, to.session.smooth(id, to.tool.settings.smoothScaleMm, to.tool.bothSides,
                                   to.tool.wholeAreaLimits()));
      },
      unlocked);
  add(
      "area.copyOther", _("Copy to the other side"),
      _("The mirror image of this area on the client's other side, linked with it"),
      {.key = 'M', .shift = true}, {},
      [to](RegionId id) { tell(to, to.session.copyToOtherSide(id, to.tool.wholeAreaLimits())); },
      unlocked);
  add(
      "area.unlink", _("Unlink the two sides"), _("Each side goes by figures of its own"), {}, {},
      [to](RegionId id) { tell(to, to.session.unlink(id)); },
      [](const plan::Region& region) { return region.linked.valid() && !region.locked; });
  add("area.duplicate", _("Duplicate"), _("A copy on the same skin, with its points"),
      {.key = 'D', .control = true}, {}, [&session](RegionId id) { session.duplicate(id); });
  add(
      "area.separate", _("Separate the parts"), _("Every piece becomes an area of its own"), {}, {},
      [to](RegionId id) { tell(to, to.session.separateParts(id)); },
      [](const plan::Region& region) { return region.parts > 1 && !region.locked; });
  add("area.lock", _("Lock or unlock"), _("A locked area refuses every change"),
      {.key = 'L', .shift = true}, {}, [&session](RegionId id) {
        if (const plan::Region* region = session.selectedRegion()) {
          session.setLocked(id, !region->locked);
        }
      });
  add("area.hide", _("Hide or show"), _("Takes this area out of the picture, not out of the plan"),
      {.key = 'H', .shift = true}, {}, [&session](RegionId id) {
        if (const plan::Region* region = session.selectedRegion()) {
          session.setVisible(id, !region->visible);
        }
      });
  add("area.solo", _("Show only this area"), _("Again: shows all"), {.key = 'O', .shift = true}, {},
      [&session](RegionId id) { session.showOnly(id); });
  add("area.showAll", _("Show all areas"), "", {}, {}, [&session](RegionId) { session.showAll(); });
  add(
      "area.up", _("Higher in the list"), _("Later areas are drawn over earlier ones"),
      {.key = key::kUp, .control = true}, {},
      [&session](RegionId id) {
        const std::size_t place = placeOf(*session.plan(), id);
        if (place > 0) session.moveRegion(id, place - 1);
      },
      [&session](const plan::Region& region) { return placeOf(*session.plan(), region.id) > 0; });
  add(
      "area.down", _("Lower in the list"), _("Later areas are drawn over earlier ones"),
      {.key = key::kDown, .control = true}, {},
      [&session](RegionId id) { session.moveRegion(id, placeOf(*session.plan(), id) + 1); },
      [&session](const plan::Region& region) {
        return placeOf(*session.plan(), region.id) + 1 < session.plan()->regions.size();
      });
}

}  // namespace mesomap::app
