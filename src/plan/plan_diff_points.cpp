// Points of an area, matched by id.
#include <fmt/format.h>

#include <algorithm>
#include <glm/geometric.hpp>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/i18n.h"
#include "plan_diff_parts.h"

namespace mesomap::plan {
namespace {

/// Beyond that many different figures only how many points have others is said.
constexpr std::size_t kMostGroups = 4;

std::string counted(const char* pattern, std::size_t count) {
  return fmt::format(fmt::runtime(pattern), count);
}

/// How many points went from one value to another.
template <class T>
using Steps = std::map<std::pair<T, T>, std::size_t>;

template <class T, class Text>
void saySteps(ChangeList& list, const char* member, const Steps<T>& steps, const char* title,
              const char* (*many)(std::size_t), Text text) {
  if (steps.size() > kMostGroups) {
    std::size_t points = 0;
    for (const auto& [step, count] : steps) points += count;
    list.say(ChangeKind::changed, member, counted(many(points), points));
    return;
  }
  for (const auto& [step, count] : steps) {
    list.changed(member, fmt::format(fmt::runtime(title), pointsText(count)), text(step.first),
                 text(step.second));
  }
}

/// What the points that both have tell.
struct Matched {
  std::size_t same = 0, added = 0;
  std::size_t moved = 0, locked = 0, unlocked = 0, renumbered = 0, others = 0;
  double largestMm = 0.0;
  Steps<SiteState> states;
  Steps<std::optional<double>> volumes;
  Steps<double> depths;

  void compare(const Site& before, const Site& after, bool sameBuild) {
    ++same;
    if (!(before.place == after.place)) {
      ++moved;
      largestMm = std::max(largestMm, glm::distance(before.position, after.position));
    }
    if (before.state != after.state) ++states[{before.state, after.state}];
    if (before.volumeMl != after.volumeMl) ++volumes[{before.volumeMl, after.volumeMl}];
    if (before.depthMm != after.depthMm) ++depths[{before.depthMm, after.depthMm}];
    if (before.locked != after.locked) ++(after.locked ? locked : unlocked);
    if (before.order != after.order) ++renumbered;
    Site rest = after;
    rest.place = before.place;
    rest.state = before.state;
    rest.volumeMl = before.volumeMl;
    rest.depthMm = before.depthMm;
    rest.locked = before.locked;
    rest.order = before.order;
    if (!(before.place == after.place) || !sameBuild) {
      rest.face = before.face;
      rest.position = before.position;
      rest.normal = before.normal;
      rest.needleDirection = before.needleDirection;
      rest.movedFrom = before.movedFrom;
      rest.origin = before.origin;
    }
    if (!(rest == before)) ++others;
  }
};

/// The points that both have stand in another order.
bool reordered(const Region& before, const Region& after) {
  const auto ids = [](const Region& region) {
    std::vector<std::uint32_t> all;
    for (const Site& site : region.sites) all.push_back(site.id.value);
    return all;
  };
  const auto common = [&](const Region& region, const Region& other) {
    std::vector<std::uint32_t> has = ids(other);
    std::sort(has.begin(), has.end());
    std::vector<std::uint32_t> kept = ids(region);
    std::erase_if(
        kept, [&](std::uint32_t id) { return !std::binary_search(has.begin(), has.end(), id); });
    return kept;
  };
  return common(before, after) != common(after, before);
}

/// What decides where points are laid is another one.
bool laidOtherwise(const Region& before, const Region& after) {
  Rule rule = after.rule;
  // Of these no point moves.
  rule.technique = before.rule.technique;
  rule.depthMm = before.rule.depthMm;
  rule.angleDeg = before.rule.angleDeg;
  rule.needle = before.rule.needle;
  rule.volumeMl = before.rule.volumeMl;
  rule.product = before.rule.product;
  rule.indication = before.rule.indication;
  rule.layer = before.rule.layer;
  return !(rule == before.rule) || !(before.border == after.border) ||
         !(before.shape == after.shape) || before.areaCm2 != after.areaCm2;
}

void sayTotals(ChangeList& list, const Region& before, const Region& after) {
  const Totals old = totalsOf(before), now = totalsOf(after);
  if (old.sites != now.sites) {
    list.changed("", "", pointsText(old.sites), pointsText(now.sites));
  }
  if (old.proposed != now.proposed) {
    list.changed("state", _("Awaiting an answer"), pointsText(old.proposed),
                 pointsText(now.proposed));
  }
  const auto volume = [](const Totals& totals) {
    return totals.sitesWithoutVolume == totals.sites ? std::optional<double>()
                                                     : std::optional(totals.volumeMl);
  };
  list.number("volumeMl", _("Volume"), volume(old), volume(now), {kVolumeDecimals, _("{} mL")});
}

void sayStates(ChangeList& list, const Steps<SiteState>& states) {
  saySteps(
      list, "state", states, "{}",
      [](std::size_t points) {
        return translatePlural("{} point has another state", "{} points have another state",
                               points);
      },
      siteStateWord);
}

}  // namespace

std::string siteStateWord(SiteState state) {
  switch (state) {
    case SiteState::proposed:
      return _("awaiting an answer");
    case SiteState::planned:
      break;
    case SiteState::done:
      return _("done");
    case SiteState::skipped:
      return _("skipped");
    case SiteState::added:
      return _("added");
  }
  // Of a session "planned" is said, and it may need another form of the word.
  return _("without a mark");
}

std::string pointsText(std::size_t points) {
  return points == 0 ? std::string(_("no points"))
                     : counted(translatePlural("{} point", "{} points", points), points);
}

void diffPoints(ChangeList& list, const Region& before, const Region& after, const Compared& both) {
  list.about({"points", regionIdText(after.id), after.id, placeOfArea(after)});
  sayTotals(list, before, after);
  std::unordered_map<std::uint32_t, const Site*> known;
  for (const Site& site : before.sites) known[site.id.value] = &site;
  Matched matched;
  for (const Site& site : after.sites) {
    const auto found = known.find(site.id.value);
    if (found == known.end()) {
      ++matched.added;
    } else {
      matched.compare(*found->second, site, both.sameBuild);
    }
  }
  const std::size_t removed = before.sites.size() - matched.same;
  if (matched.same == 0 && matched.added > 0 && removed > 0) {
    list.say(ChangeKind::changed, "", _("All its points were laid anew."));
  } else if (matched.moved * 2 > matched.same && laidOtherwise(before, after)) {
    // One by one they have nothing to say: numbers were given to other places.
    list.say(ChangeKind::changed, "", _("Its points were laid anew."));
    const auto open = [](SiteState state) {
      return state == SiteState::proposed || state == SiteState::planned;
    };
    std::erase_if(matched.states, [&](const auto& step) {
      return open(step.first.first) && open(step.first.second);
    });
    sayStates(list, matched.states);
    return;
  } else {
    if (matched.added > 0) {
      list.added(counted(translatePlural("{} point is new", "{} points are new", matched.added),
                         matched.added));
    }
    if (removed > 0) {
      list.removed(
          counted(translatePlural("{} point is gone", "{} points are gone", removed), removed));
    }
  }
  if (matched.moved > 0) {
    std::string text =
        counted(translatePlural("{} point moved", "{} points moved", matched.moved), matched.moved);
    if (both.sameSurface) {
      text += fmt::format(fmt::runtime(_(" (largest {})")),
                          Figure{1, _("{} mm")}.text(matched.largestMm));
    }
    list.say(ChangeKind::changed, "position", text);
  }
  sayStates(list, matched.states);
  saySteps(
      list, "volumeMl", matched.volumes, _("Volume of {}"),
      [](std::size_t points) {
        return translatePlural("{} point has another volume", "{} points have another volume",
                               points);
      },
      [](const std::optional<double>& value) {
        return Figure{kVolumeDecimals, _("{} mL")}.text(value);
      });
  saySteps(
      list, "depthMm", matched.depths, _("Depth of {}"),
      [](std::size_t points) {
        return translatePlural("{} point has another depth", "{} points have another depth",
                               points);
      },
      [](double value) {
        return Figure{kLengthDecimals, _("{} mm")}.text(value);
      });
  const auto say = [&](const char* member, std::size_t count, const char* pattern) {
    if (count > 0) list.say(ChangeKind::changed, member, counted(pattern, count));
  };
  say("locked", matched.locked,
      translatePlural("{} point was locked", "{} points were locked", matched.locked));
  say("locked", matched.unlocked,
      translatePlural("{} point was unlocked", "{} points were unlocked", matched.unlocked));
  if (reordered(before, after)) {
    list.say(ChangeKind::changed, "order", _("The working order is another one."));
  } else if (matched.added == 0 && removed == 0) {
    say("order", matched.renumbered,
        translatePlural("{} point has another number", "{} points have other numbers",
                        matched.renumbered));
  }
  say("", matched.others,
      translatePlural("{} point changed in its details", "{} points changed in their details",
                      matched.others));
}

}  // namespace mesomap::plan
