#include "plan/plan_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "base/i18n.h"
#include "base/sentence.h"
#include "plan/plan_names.h"
#include "plan_diff_match.h"
#include "plan_diff_parts.h"

namespace mesomap::plan {
namespace {

template <class... Args>
std::string phrase(const char* translated, const Args&... args) {
  return fmt::format(fmt::runtime(translated), args...);
}

/// Areas that only one of the plans has, and that are called the same in both: plans that were
/// made one beside the other count their areas each for itself.
std::map<RegionId, RegionId> markedAnew(const Plan& before, const Plan& after) {
  const auto called = [](const Region& region) {
    return std::tuple(region.name, region.area, region.side);
  };
  std::map<RegionId, RegionId> pairs;
  std::set<RegionId> taken;
  for (const auto& old : before.regions) {
    if (after.find(old->id) != nullptr || old->name.empty()) continue;
    for (const auto& now : after.regions) {
      if (before.find(now->id) != nullptr || called(*now) != called(*old)) continue;
      if (!taken.insert(now->id).second) continue;
      pairs[old->id] = now->id;
      break;
    }
  }
  return pairs;
}

std::string surfaceText(const SurfaceRef& surface, bool withoutPersonalData) {
  if (surface.kind == SurfaceKind::figure) return surface.figure;
  if (withoutPersonalData || surface.file.empty()) return _("a scan");
  return phrase(_("the scan {}"), std::filesystem::path(surface.file).filename().string());
}

std::string fitWord(Fit fit) {
  switch (fit) {
    case Fit::none:
      break;
    case Fit::taped:
      return _("adjusted to measurements");
    case Fit::scan:
      return _("fitted to a scan");
  }
  return _("not fitted");
}

bool sameSurface(const SurfaceRef& before, const SurfaceRef& after) {
  return before.kind == after.kind && before.figure == after.figure &&
         before.sha256 == after.sha256 && before.part == after.part &&
         before.scaleToMm == after.scaleToMm && before.triangles == after.triangles;
}

void diffSurface(ChangeList& list, const Compared& both) {
  const SurfaceRef& before = both.before.surface;
  const SurfaceRef& after = both.after.surface;
  const bool without = both.options.withoutPersonalData;
  list.about({"surface", {}, {}, _("Surface")});
  const std::size_t said = list.size();
  if (!both.sameSurface) {
    const std::string old = surfaceText(before, without), now = surfaceText(after, without);
    const char* words = _("The plans are on different surfaces, so that places cannot be compared");
    if (old == now) {
      list.say(ChangeKind::changed, "", words + std::string("."));
    } else {
      list.changed("", words, old, now);
    }
  }
  if (before.fit != after.fit) {
    list.changed("fit", _("Fit"), fitWord(before.fit), fitWord(after.fit));
  }
  list.number("parameters.build", _("Build"), before.parameters.build, after.parameters.build,
              {kBuildDecimals, "{}"});
  list.number("parameters.tone", _("Skin tone"), before.parameters.tone, after.parameters.tone, {});
  list.truth("parameters.garment", _("Garment"), before.parameters.garment,
             after.parameters.garment);
  if (both.sameSurface && !without) list.words("file", _("File"), before.file, after.file);
  list.words("part", _("Part of the file"), before.part, after.part);
  list.words("unit", _("Unit of the file"), before.unit, after.unit);
  list.number("scaleToMm", _("Millimetres in a unit of the file"), before.scaleToMm,
              after.scaleToMm, {kScaleDecimals, "{}"});
  if (list.size() == said && before.workingRecipe != after.workingRecipe) {
    list.say(ChangeKind::changed, "workingMesh", _("The skin is divided otherwise."));
  }
}

void diffWhole(ChangeList& list, const Compared& both) {
  const Plan& before = both.before;
  const Plan& after = both.after;
  list.about({"plan", {}, {}, _("The whole plan")});
  list.truth("example", _("Example, not a client"), before.example, after.example);
  if (!both.options.withoutPersonalData) {
    list.words("clientReference", _("Client"), before.clientReference, after.clientReference);
    list.words("author", _("Practitioner"), before.author, after.author);
  }
  list.words("created", _("Begun"), before.created, after.created);
  const Totals old = totalsOf(before), now = totalsOf(after);
  list.number("totals.regions", _("Areas"), old.regions, now.regions, {});
  list.number("totals.sites", _("Points in all"), old.sites, now.sites, {});
  list.number("totals.pricks", _("Pricks of rows in all, about"), old.pricks, now.pricks, {});
  list.number("totals.areaCm2", _("Skin in all"), old.areaCm2, now.areaCm2,
              {kAreaDecimals, _("{} cm²")});
  list.number("totals.volumeMl", _("Volume in all"), old.volumeMl, now.volumeMl,
              {kVolumeDecimals, _("{} mL")});
}

std::string sizeOf(const Region& region) {
  const Totals totals = totalsOf(region);
  std::string text = pointsText(totals.sites);
  if (totals.pricks > 0) {
    text =
        phrase(translatePlural("about {} prick", "about {} pricks", totals.pricks), totals.pricks);
  }
  return text + ", " + Figure{kAreaDecimals, _("{} cm²")}.text(region.areaCm2);
}

void diffAreas(ChangeList& list, const Compared& both) {
  const auto subject = [](const Region& region) {
    return Subject{"area", regionIdText(region.id), region.id, placeOfArea(region)};
  };
  using Shared = std::shared_ptr<const Region>;
  std::vector<RegionId> old, now;
  match(
      both.before.regions, both.after.regions,
      [&](const Shared& r) { return both.now(r->id); },  // Of an area of `after` its own.
      [&](const Shared& came) {
        list.about(subject(*came));
        list.added(phrase(_("Area added: {}"), sizeOf(*came)));
      },
      [&](const Shared& gone) {
        list.about(subject(*gone));
        list.removed(phrase(_("Area removed: {}"), sizeOf(*gone)));
      },
      [&](const Shared& before, const Shared& after) {
        now.push_back(after->id);
        if (before != after && !sameRegion(*before, *after)) {
          diffArea(list, *before, *after, both);
        }
      });
  for (const Shared& region : both.before.regions) {
    const RegionId id = both.now(region->id);
    if (both.after.find(id) != nullptr) old.push_back(id);
  }
  if (old != now) {
    list.about({"plan", {}, {}, _("Order of the areas")});
    list.say(ChangeKind::changed, "regions", _("The areas stand in another order."));
  }
}

void diffQuestions(ChangeList& list, const Compared& both) {
  const auto about = [&](const Check& check) {
    const Region* region = both.after.find(check.region);
    if (region == nullptr) region = both.before.find(check.region);
    list.about({"question", check.id, check.region,
                region != nullptr ? phrase(_("Questions about {}"), placeOfArea(*region))
                                  : std::string(_("Questions about the plan"))});
  };
  std::vector<Check> before = both.before.checks;
  for (Check& check : before) check.region = both.now(check.region);
  match(
      before, both.after.checks,
      [](const Check& check) { return std::tuple(check.id, check.region, check.zone); },
      [&](const Check& came) {
        about(came);
        list.added(came.answer.empty()
                       ? phrase(_("Asked: {}"), came.text)
                       : phrase(_("Asked and answered: {} – {}"), came.text, came.answer));
      },
      [&](const Check& gone) {
        about(gone);
        list.removed(phrase(_("No longer there: {}"), gone.text));
      },
      [&](const Check& old, const Check& after) {
        about(after);
        list.words("text", _("Question"), old.text, after.text);
        if (old.answer == after.answer) return;
        if (old.answer.empty()) {
          list.say(ChangeKind::changed, "answer",
                   phrase(_("Answered: {} – {}"), after.text, after.answer));
        } else {
          list.words("answer", phrase(_("Answer to: {}"), after.text), old.answer, after.answer);
        }
      });
}

void diffExclusions(ChangeList& list, const Compared& both) {
  using Shared = std::shared_ptr<const Exclusion>;
  const auto about = [&](const Shared& each) {
    list.about({"exclusion", fmt::format("x{}", each->id.value), {}, _("Skin kept free")});
  };
  const Figure size{kAreaDecimals, _("{} cm²")};
  match(
      both.before.exclusions, both.after.exclusions, [](const Shared& e) { return e->id.value; },
      [&](const Shared& came) {
        about(came);
        list.added(phrase(_("Added: {}, {}"), exclusionName(*came), size.text(came->areaCm2)));
      },
      [&](const Shared& gone) {
        about(gone);
        list.removed(phrase(_("Removed: {}, {}"), exclusionName(*gone), size.text(gone->areaCm2)));
      },
      [&](const Shared& before, const Shared& after) {
        if (before == after || sameExclusion(*before, *after)) return;
        about(after);
        const std::string name = exclusionName(*after);
        if (before->kind != after->kind || before->note != after->note) {
          list.changed("kind", _("Named"), exclusionName(*before), name);
        }
        if (before->areaCm2 != after->areaCm2) {
          list.changed("areaCm2", phrase(_("Border of {}"), name), size.text(before->areaCm2),
                       size.text(after->areaCm2));
        } else if (!(before->border == after->border) || !(before->shape == after->shape)) {
          list.say(ChangeKind::changed, "border", phrase(_("The border of {} changed."), name));
        }
      });
}

void diffViews(ChangeList& list, const Compared& both) {
  const auto about = [&](const KeptView& view) {
    list.about({"view", view.name, {}, _("Kept views")});
  };
  match(
      both.before.views, both.after.views, [](const KeptView& view) { return view.name; },
      [&](const KeptView& came) {
        about(came);
        list.added(phrase(_("Added: {}"), came.name));
      },
      [&](const KeptView& gone) {
        about(gone);
        list.removed(phrase(_("Removed: {}"), gone.name));
      },
      [&](const KeptView& before, const KeptView& after) {
        about(after);
        if (!(before == after)) {
          list.say(ChangeKind::changed, "",
                   phrase(_("{} looks from elsewhere."), upperFirst(after.name)));
        }
      });
  const auto names = [](const std::vector<KeptView>& views) {
    std::vector<std::string> all;
    for (const KeptView& view : views) all.push_back(view.name);
    return all;
  };
  std::vector<std::string> old = names(both.before.views), now = names(both.after.views);
  if (old == now || !std::is_permutation(old.begin(), old.end(), now.begin(), now.end())) return;
  list.about({"view", {}, {}, _("Kept views")});
  list.say(ChangeKind::changed, "views", _("They stand in another order."));
}

/// What Mesomap lines plans up by: it follows from the surface unless it was set by hand.
void diffLines(ChangeList& list, const Compared& both) {
  list.about({"surface", {}, {}, _("Surface")});
  if (!(both.before.mirrorPlane == both.after.mirrorPlane)) {
    list.say(ChangeKind::changed, "mirrorPlane",
             both.after.mirrorPlane ? _("The middle of the client was set by hand.")
                                    : _("The middle of the client is found from the scan again."));
  }
  if (both.sameSurface && both.sameBuild && !(both.before.landmarks == both.after.landmarks)) {
    list.about({"landmark", {}, {}, _("Surface")});
    list.say(ChangeKind::changed, "landmarks", _("Named places of the figure changed."));
  }
}

/// Nothing that differs stays unsaid, whatever a later version of the plan holds.
void sayTheRest(ChangeList& list, const Compared& both) {
  if (list.size() > 0) return;
  Plan before = both.before;
  before.previousSha256 = both.after.previousSha256;
  before.nextId = both.after.nextId;
  if (both.options.withoutPersonalData) {
    before.clientReference = both.after.clientReference;
    before.author = both.after.author;
    before.surface.file = both.after.surface.file;
    before.consultation = both.after.consultation;
  }
  if (samePlan(before, both.after)) return;
  list.about({"plan", {}, {}, _("The whole plan")});
  list.say(ChangeKind::changed, "", _("Changed in its details."));
}

}  // namespace

std::vector<Change> diffPlans(const Plan& before, const Plan& after, const DiffOptions& options) {
  const Compared both{before,
                      after,
                      options,
                      sameSurface(before.surface, after.surface),
                      before.surface.parameters.build == after.surface.parameters.build,
                      markedAnew(before, after)};
  ChangeList list;
  diffSurface(list, both);
  diffWhole(list, both);
  diffAreas(list, both);
  diffProducts(list, both);
  diffConsultation(list, both);
  diffSessions(list, both);
  diffQuestions(list, both);
  diffExclusions(list, both);
  diffViews(list, both);
  diffLines(list, both);
  sayTheRest(list, both);
  return list.take();
}

}  // namespace mesomap::plan
