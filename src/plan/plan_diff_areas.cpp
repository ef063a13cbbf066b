// An area that both plans have: what it is called, how it is drawn, and what goes by its rule.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/i18n.h"
#include "plan/plan_names.h"
#include "plan_diff_parts.h"

namespace mesomap::plan {
namespace {

Figure millimetres() {
  return {kLengthDecimals, _("{} mm")};
}
Figure degrees() {
  return {kAngleDecimals, "{}°"};
}
Figure squareCentimetres() {
  return {kAreaDecimals, _("{} cm²")};
}

std::string sideWord(Side side) {
  switch (side) {
    case Side::left:
      return _("client's left");
    case Side::right:
      return _("client's right");
    case Side::midline:
      return _("in the middle");
    case Side::none:
      break;
  }
  return _("not said");
}

std::string colourText(const std::array<std::uint8_t, 3>& color) {
  return fmt::format("#{:02x}{:02x}{:02x}", color[0], color[1], color[2]);
}

std::string needleText(const Needle& needle) {
  return needle.gauge + ", " + millimetres().text(needle.lengthMm);
}

std::string orderWord(WorkingOrder order) {
  switch (order) {
    case WorkingOrder::walk:
      return _("a short walk");
    case WorkingOrder::hand:
      return _("by hand");
    case WorkingOrder::rows:
      break;
  }
  return _("row by row");
}

/// "border, count": what the shape did not allow, as the file names it.
std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::size_t pointsIn(const std::vector<LeftOut>& all) {
  std::size_t points = 0;
  for (const LeftOut& each : all) points += each.positions.size();
  return points;
}

void diffLook(ChangeList& list, const Region& before, const Region& after, const Compared& both) {
  list.words("name", _("Name"), before.name, after.name);
  list.words("area", _("Area of the figure"), before.area, after.area);
  list.words("code", _("Code"), before.code, after.code);
  if (before.side != after.side) {
    list.changed("side", _("Side of the client"), sideWord(before.side), sideWord(after.side));
  }
  list.words("color", _("Colour"), colourText(before.color), colourText(after.color));
  list.number("hatch", _("Hatching"), before.hatch, after.hatch, {});
  if (both.now(before.linked) != after.linked) {
    const auto partner = [](const Plan& plan, RegionId id) {
      const Region* other = plan.find(id);
      return other != nullptr ? placeOfArea(*other) : regionIdText(id);
    };
    list.words("linked", _("Linked with"), partner(both.before, before.linked),
               partner(both.after, after.linked));
  }
  if (before.visible != after.visible) {
    list.say(ChangeKind::changed, "visible",
             after.visible ? _("Shown again.") : _("Hidden in the picture."));
  }
  if (before.locked != after.locked) {
    list.say(ChangeKind::changed, "locked",
             after.locked ? _("Locked against changes.") : _("Unlocked."));
  }
}

/// Of a line or a field: it came, it went, it is another.
void diffDrawn(ChangeList& list, const char* member, bool had, bool has, bool same,
               const char* const (&words)[3]) {
  if (same) return;
  if (!had) {
    list.say(ChangeKind::added, member, words[0]);
  } else if (!has) {
    list.say(ChangeKind::removed, member, words[1]);
  } else {
    list.say(ChangeKind::changed, member, words[2]);
  }
}

void diffShape(ChangeList& list, const Region& before, const Region& after) {
  if (before.areaCm2 != after.areaCm2) {
    list.changed("areaCm2", _("Border changed"), squareCentimetres().text(before.areaCm2),
                 squareCentimetres().text(after.areaCm2));
  } else if (!(before.border == after.border) || !(before.shape == after.shape) ||
             before.perimeterMm != after.perimeterMm) {
    list.say(ChangeKind::changed, "border", _("Border changed."));
  }
  list.number("parts", _("Separate pieces"), before.parts, after.parts, {});
  diffDrawn(list, "guide", !before.guide.empty(), !after.guide.empty(), before.guide == after.guide,
            {_("A guide was drawn."), _("The guide was taken away."), _("The guide changed.")});
  diffDrawn(list, "dense", !before.dense.empty(), !after.dense.empty(), before.dense == after.dense,
            {_("Denser skin was painted."), _("The denser skin was taken away."),
             _("The denser skin changed.")});
}

void diffGaps(ChangeList& list, const Region& before, const Region& after) {
  const std::size_t had = pointsIn(before.leftOut), has = pointsIn(after.leftOut);
  if (had != has) {
    list.changed("leftOut", _("Left out"), pointsText(had), pointsText(has));
  } else if (!(before.leftOut == after.leftOut)) {
    list.say(ChangeKind::changed, "leftOut", _("Other points are left out."));
  }
  if (before.empty.size() != after.empty.size()) {
    list.changed("empty", _("Deleted by hand"), pointsText(before.empty.size()),
                 pointsText(after.empty.size()));
  } else if (!(before.empty == after.empty)) {
    list.say(ChangeKind::changed, "empty", _("Other points are deleted by hand."));
  }
  list.number("uncoveredCm2", _("Not reached by the head"), before.uncoveredCm2, after.uncoveredCm2,
              squareCentimetres());
  const auto titles = [](std::vector<std::string> names) {
    for (std::string& name : names) name = promiseTitle(name);
    return joined(names);
  };
  list.words("gaveWay", _("Gave way on this shape"), titles(before.gaveWay), titles(after.gaveWay));
}

void diffAnswers(ChangeList& list, const Region& before, const Region& after) {
  if (before.answers == after.answers) return;
  const auto words = [](const std::vector<ZoneAnswer>& answers, const std::string& zone) {
    for (const ZoneAnswer& each : answers) {
      if (each.zone != zone) continue;
      const std::string word = each.keep ? _("kept") : _("left out");
      return each.reason.empty() ? word : word + " (" + each.reason + ")";
    }
    return std::string(_("no answer"));
  };
  const std::size_t said = list.size();
  std::vector<std::string> zones;
  for (const auto* answers : {&before.answers, &after.answers}) {
    for (const ZoneAnswer& each : *answers) {
      if (std::find(zones.begin(), zones.end(), each.zone) == zones.end()) {
        zones.push_back(each.zone);
      }
    }
  }
  for (const std::string& zone : zones) {
    const std::string old = words(before.answers, zone), now = words(after.answers, zone);
    if (old != now) {
      list.changed("answers", fmt::format(fmt::runtime(_("Answer about the zone {}")), zone), old,
                   now);
    }
  }
  if (list.size() == said) list.say(ChangeKind::changed, "answers", _("Answers changed."));
}

}  // namespace

std::string placeOfArea(const Region& region) {
  return region.name.empty() ? regionIdText(region.id) : region.name;
}

std::string regionIdText(RegionId id) {
  return id.valid() ? fmt::format("r{}", id.value) : std::string();
}

std::string Compared::technique(const std::string& id) const {
  const Technique* known = findTechnique(options.techniques, id);
  return known != nullptr ? std::string(_(known->name.c_str())) : id;
}

void diffRule(ChangeList& list, const Rule& before, const Rule& after, const Compared& both) {
  if (before.technique != after.technique) {
    list.changed("rule.technique", _("Technique"), both.technique(before.technique),
                 both.technique(after.technique));
  }
  if (before.pattern != after.pattern) {
    list.changed("rule.pattern", _("Arrangement"), patternTitle(before.pattern),
                 patternTitle(after.pattern));
  }
  list.number("rule.spacingMm", _("Spacing"), before.spacingMm, after.spacingMm, millimetres());
  list.number("rule.marginMm", _("Kept free inside the border"), before.marginMm, after.marginMm,
              millimetres());
  list.number("rule.directionDeg", _("Direction"), before.directionDeg, after.directionDeg,
              degrees());
  list.number("rule.depthMm", _("Depth"), before.depthMm, after.depthMm, millimetres());
  list.number("rule.angleDeg", _("Angle of the needle"), before.angleDeg, after.angleDeg,
              degrees());
  if (!(before.needle == after.needle)) {
    list.changed("rule.needle", _("Needle"), needleText(before.needle), needleText(after.needle));
  }
  list.number("rule.volumeMl", _("Volume per point"), before.volumeMl, after.volumeMl,
              {kVolumeDecimals, _("{} mL")});
  if (before.product != after.product) {
    list.words("rule.product", _("Product"), productName(both.before, before.product),
               productName(both.after, after.product));
  }
  list.words("rule.indication", _("Indication"), before.indication, after.indication);
  list.words("rule.layer", _("Layer aimed at"), layerTitle(before.layer), layerTitle(after.layer));
  list.number("rule.pitchMm", _("Between pricks"), before.pitchMm, after.pitchMm, millimetres());
  list.truth("rule.rowPoints", _("Rows as single points"), before.rowPoints, after.rowPoints);
  list.number("rule.edgeSpacingMm", _("Spacing at the border"), before.edgeSpacingMm,
              after.edgeSpacingMm, millimetres());
  list.number("rule.edgeWidthMm", _("Width in which the spacing changes"), before.edgeWidthMm,
              after.edgeWidthMm, millimetres());
  list.number("rule.denseSpacingMm", _("Spacing in denser skin"), before.denseSpacingMm,
              after.denseSpacingMm, millimetres());
  if (before.stamp.name != after.stamp.name) {
    list.words("rule.stamp", _("Head"), before.stamp.name, after.stamp.name);
  } else if (!(before.stamp == after.stamp)) {
    list.say(ChangeKind::changed, "rule.stamp", _("The pins of its head changed."));
  }
  list.words("rule.pointSet", _("Saved set"), before.pointSet, after.pointSet);
  list.number("rule.passes", _("Passes"), before.passes, after.passes, {});
  list.number("rule.minutes", _("Duration"), before.minutes, after.minutes,
              {kLengthDecimals, _("{} min")});
  if (before.order != after.order) {
    list.changed("rule.order", _("Working order"), orderWord(before.order), orderWord(after.order));
  }
}

void diffRows(ChangeList& list, const Region& before, const Region& after) {
  if (before.rows == after.rows) return;
  const auto rows = [](const Region& region) {
    const std::size_t count = region.rows.size();
    return count == 0
               ? std::string(_("no rows"))
               : fmt::format(fmt::runtime(translatePlural("{} row", "{} rows", count)), count);
  };
  const auto pricks = [](const Totals& totals) {
    return fmt::format(
        fmt::runtime(translatePlural("about {} prick", "about {} pricks", totals.pricks)),
        totals.pricks);
  };
  const Totals old = totalsOf(before), now = totalsOf(after);
  if (before.rows.size() != after.rows.size()) list.changed("rows", "", rows(before), rows(after));
  if (old.pricks != now.pricks) list.changed("rows", "", pricks(old), pricks(now));
  if (before.rows.size() == after.rows.size() && old.pricks == now.pricks) {
    list.say(ChangeKind::changed, "rows", _("The rows lie elsewhere."));
  }
}

void diffArea(ChangeList& list, const Region& before, const Region& after, const Compared& both) {
  const std::size_t said = list.size();
  list.about({"area", regionIdText(after.id), after.id, placeOfArea(after)});
  if (before.id != after.id) {
    list.changed("id", _("Removed and marked anew"), regionIdText(before.id),
                 regionIdText(after.id));
  }
  diffLook(list, before, after, both);
  diffShape(list, before, after);
  diffRule(list, before.rule, after.rule, both);
  diffRows(list, before, after);
  diffGaps(list, before, after);
  diffAnswers(list, before, after);
  diffPoints(list, before, after, both);
  // Nothing that differs stays unsaid.
  if (list.size() == said && both.sameBuild) {
    list.about({"area", regionIdText(after.id), after.id, placeOfArea(after)});
    list.say(ChangeKind::changed, "", _("Changed in its details."));
  }
}

}  // namespace mesomap::plan
