// The list of areas: names, looks, order, locks, copies.
#include <algorithm>
#include <utility>

#include "base/i18n.h"
#include "edit_state.h"
#include "naming.h"
#include "plan_edits.h"
#include "words.h"

namespace mesomap::scene {

Session::RegionPtr Session::regionPtr(RegionId id) const {
  const std::size_t index = plan()->indexOf(id);
  return index < plan()->regions.size() ? plan()->regions[index] : nullptr;
}

Result<const plan::Region*> Session::editable(RegionId id) const {
  if (!isOpen()) return Error{ErrorKind::usage, {}, _("nothing is open")};
  const plan::Region* region = plan()->find(id);
  if (region == nullptr) return Error{ErrorKind::usage, {}, _("there is no such area")};
  if (region->locked) {
    return Error{ErrorKind::refused, region->name, _("is locked. Unlock it to change it.")};
  }
  return region;
}

const plan::Region* Session::editableOrSay(RegionId id) {
  const auto region = editable(id);
  if (region) return *region;
  const plan::Region* held = isOpen() ? plan()->find(id) : nullptr;
  if (held != nullptr) {
    say(Notice::Kind::info, words("{} {}", held->name, region.error().message));
  }
  return nullptr;
}

void Session::editRegion(RegionId id, const std::string& label,
                         const std::function<void(plan::Region&)>& change) {
  if (!isOpen() || stroke_ || excluding_) return;
  const plan::Region* old = plan()->find(id);
  if (old == nullptr) return;
  plan::Region region = *old;
  change(region);
  plan::Plan next = *plan();
  next.regions[next.indexOf(id)] = share(std::move(region));
  commit(label, std::move(next), {});
}

void Session::removeRegion(RegionId id) {
  if (!isOpen() || stroke_ || excluding_) return;
  const plan::Region* old = editableOrSay(id);
  if (old == nullptr) return;
  const std::string label = words(_("remove {}"), lowerFirst(old->name));
  plan::Plan next = *plan();
  removeFrom(next, id);
  commit(label, std::move(next), {});
  if (selected_ == id) selected_ = {};
}

void Session::rename(RegionId id, const std::string& name) {
  const plan::Region* old = isOpen() ? plan()->find(id) : nullptr;
  if (old == nullptr || name.empty() || old->name == name || editableOrSay(id) == nullptr) return;
  editRegion(id, words(_("rename {}"), lowerFirst(old->name)),
             [&name](plan::Region& region) { region.name = name; });
}

void Session::setColor(RegionId id, std::array<std::uint8_t, 3> color) {
  const plan::Region* old = isOpen() ? plan()->find(id) : nullptr;
  if (old == nullptr || old->color == color || editableOrSay(id) == nullptr) return;
  editRegion(id, words(_("colour {}"), lowerFirst(old->name)),
             [color](plan::Region& region) { region.color = color; });
}

void Session::setHatch(RegionId id, int hatch) {
  const plan::Region* old = isOpen() ? plan()->find(id) : nullptr;
  if (old == nullptr || old->hatch == hatch || hatch < 0 || hatch >= plan::kHatches ||
      editableOrSay(id) == nullptr) {
    return;
  }
  editRegion(id, words(_("pattern of {}"), lowerFirst(old->name)),
             [hatch](plan::Region& region) { region.hatch = hatch; });
}

void Session::setVisible(RegionId id, bool visible) {
  const plan::Region* old = isOpen() ? plan()->find(id) : nullptr;
  if (old == nullptr || old->visible == visible) return;
  editRegion(id, words(visible ? _("show {}") : _("hide {}"), lowerFirst(old->name)),
             [visible](plan::Region& region) { region.visible = visible; });
}

void Session::setLocked(RegionId id, bool locked) {
  const plan::Region* old = isOpen() ? plan()->find(id) : nullptr;
  if (old == nullptr || old->locked == locked) return;
  editRegion(id, words(locked ? _("lock {}") : _("unlock {}"), lowerFirst(old->name)),
             [locked](plan::Region& region) { region.locked = locked; });
}

bool Session::alone(RegionId id) const {
  const plan::Region* shown = isOpen() ? plan()->find(id) : nullptr;
  if (shown == nullptr) return false;
  const auto& regions = plan()->regions;
  return std::all_of(regions.begin(), regions.end(), [shown](const auto& region) {
    const bool wanted = region->id == shown->id || region->id == shown->linked;
    return region->visible == wanted;
  });
}

void Session::showWhere(const std::string& label,
                        const std::function<bool(const plan::Region&)>& wanted) {
  if (!isOpen() || stroke_ || excluding_) return;
  plan::Plan next = *plan();
  bool changed = false;
  for (auto& region : next.regions) {
    const bool visible = wanted(*region);
    if (region->visible == visible) continue;
    plan::Region edited = *region;
    edited.visible = visible;
    region = share(std::move(edited));
    changed = true;
  }
  if (changed) commit(label, std::move(next), {});
}

void Session::showOnly(RegionId id) {
  const plan::Region* shown = isOpen() ? plan()->find(id) : nullptr;
  if (shown == nullptr) return;
  if (alone(id)) {
    showAll();
    return;
  }
  showWhere(words(_("show {} alone"), lowerFirst(shown->name)),
            [id, partner = shown->linked](const plan::Region& region) {
              return region.id == id || region.id == partner;
            });
}

void Session::showAll() {
  showWhere(_("show all areas"), [](const plan::Region&) { return true; });
}

void Session::moveRegion(RegionId id, std::size_t index) {
  if (!isOpen() || stroke_ || excluding_) return;
  plan::Plan next = *plan();
  const std::size_t from = next.indexOf(id);
  if (from >= next.regions.size()) return;
  const std::size_t to = std::min(index, next.regions.size() - 1);
  if (from == to) return;
  const RegionPtr moved = next.regions[from];
  next.regions.erase(next.regions.begin() + static_cast<std::ptrdiff_t>(from));
  next.regions.insert(next.regions.begin() + static_cast<std::ptrdiff_t>(to), moved);
  commit(words(_("move {} in the list"), lowerFirst(moved->name)), std::move(next), {});
}

RegionId Session::duplicate(RegionId id) {
  if (!isOpen() || stroke_ || excluding_) return {};
  const plan::Region* old = plan()->find(id);
  if (old == nullptr) return {};
  plan::Plan next = *plan();
  plan::Region copy = *old;
  copy.id = RegionId{next.nextId++};
  copy.name = uniqueName(old->name, next);
  copy.linked = {};
  copy.locked = false;
  copy.visible = true;
  const plan::Look look = plan::nextLook(next);
  copy.color = look.color;
  copy.hatch = look.hatch;
  // What was done was done to the first; the copy plans anew.
  std::erase_if(copy.sites,
                [](const plan::Site& site) { return site.state == plan::SiteState::skipped; });
  for (plan::Site& site : copy.sites) {
    site.id = SiteId{next.nextId++};
    site.state = plan::SiteState::planned;
  }
  const RegionId made = copy.id;
  const bool pending = copy.sitesPending;
  const auto at = next.regions.begin() + static_cast<std::ptrdiff_t>(next.indexOf(id)) + 1;
  next.regions.insert(at, share(std::move(copy)));
  commit(words(_("duplicate {}"), lowerFirst(old->name)), std::move(next),
         pending ? std::vector<RegionId>{made} : std::vector<RegionId>{});
  selected_ = made;
  say(Notice::Kind::info,
      _("The copy lies on the same skin: its points and volume count beside those of the first."));
  return made;
}

Result<void> Session::unlink(RegionId id) {
  if (!isOpen()) return Error{ErrorKind::usage, {}, _("nothing is open")};
  if (stroke_) endStroke();
  const plan::Region* region = plan()->find(id);
  if (region == nullptr) return Error{ErrorKind::usage, {}, _("there is no such area")};
  if (plan()->find(region->linked) == nullptr) {
    return Error{ErrorKind::usage, region->name, _("is not linked to another area")};
  }
  const std::string label = words(_("unlink {}"), lowerFirst(region->name));
  plan::Plan next = *plan();
  for (auto& held : next.regions) {
    if (held->id != id && held->linked != id) continue;
    plan::Region one = *held;
    one.linked = {};
    held = share(std::move(one));
  }
  commit(label, std::move(next), {});
  return {};
}

}  // namespace mesomap::scene
