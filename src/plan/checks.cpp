#include "plan/checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/day.h"
#include "base/i18n.h"
#include "plan/catalogue.h"
#include "plan/places_by_cell.h"
#include "plan/practice_questions.h"

namespace mesomap::plan {

namespace {

constexpr double kNearShare = 0.97;

template <class... Args>
std::string words(const char* translated, Args&&... args) {
  return fmt::format(fmt::runtime(translated), std::forward<Args>(args)...);
}

/// "10", "9.5", "1.035"
std::string figure(double value) {
  return fmt::format("{:g}", roundTo(value, 3));
}

struct NearPairs {
  std::size_t count = 0;
  double leastMm = 0.0;
};

/// Length along the skin between two points, estimated from their distance and the turn of the
/// normals as on a circle's arc: a straight line would call points on a curved place too near.
double alongSkin(const Site& a, const Site& b) {
  const glm::dvec3 d = a.position - b.position;
  const double chord = std::sqrt(d.x * d.x + d.y * d.y + d.z * d.z);
  const double cosine = std::clamp(
      a.normal.x * b.normal.x + a.normal.y * b.normal.y + a.normal.z * b.normal.z, -1.0, 1.0);
  const double half = std::acos(cosine) / 2.0;
  return half < 1e-6 ? chord : chord * half / std::sin(half);
}

/// Pairs nearer than `limitMm`; the cost follows the number of points.
NearPairs nearPairs(const std::vector<Site>& sites, double limitMm) {
  PlacesByCell before(limitMm);
  NearPairs pairs;
  for (const Site& site : sites) {
    before.around(site.position, [&](std::size_t other) {
      const double distance = alongSkin(site, sites[other]);
      if (!(distance < limitMm)) return;
      pairs.leastMm = pairs.count == 0 ? distance : std::min(pairs.leastMm, distance);
      ++pairs.count;
    });
    before.add(site.position);
  }
  return pairs;
}

/// A technique that aims no deeper than this is meant for the skin itself.
constexpr double kSkinTechniqueMm = 2.0;

class Asker {
 public:
  Asker(const Region& region, std::vector<Question>& questions)
      : region_(region), questions_(questions) {}

  void ask(std::string id, const std::string& text, std::string reason, std::string source) {
    questions_.push_back({std::move(id), region_.id, region_.name + ": " + text, std::move(reason),
                          std::move(source)});
  }

  void range(const char* id, const char* what, double value, const Range& range) {
    const double slack = 1e-6 + 1e-3 * std::abs(value);
    if (value >= range.min - slack && value <= range.max + slack) return;
    const std::string unit = range.unit == "deg" ? "°" : " " + range.unit;
    std::string span = figure(range.min);
    if (range.max > range.min) span += "–" + figure(range.max);
    ask(id, words(_("{} of {}{}, the source gives {}{}"), what, figure(value), unit, span, unit),
        range.contested ? _("Outside the range seen in the source, which is itself contested.")
                        : _("Outside the range seen in the source."),
        range.source);
  }

 private:
  const Region& region_;
  std::vector<Question>& questions_;
};

void askAboutRule(const Region& region, const Technique& technique, Asker& asker) {
  const Rule& rule = region.rule;
  asker.range("spacing-outside-range", _("Spacing"), rule.spacingMm, technique.spacing);
  asker.range("depth-outside-range", _("Depth"), rule.depthMm, technique.depth);
  asker.range("angle-outside-range", _("Needle angle"), rule.angleDeg, technique.angle);
  if (technique.volume && rule.volumeMl) {
    asker.range("volume-outside-range", _("Volume per point"), *rule.volumeMl, *technique.volume);
  }
  if (technique.needsNotice) {
    asker.ask(kLegalNotice, words(_("{} is restricted by law in some countries"), technique.name),
              _("Read the notice for your country first."), technique.spacing.source);
  }
  if (technique.depth.max > kSkinTechniqueMm) return;
  const SkinThickness* skin = skinThicknessOf(region.area);
  if (skin == nullptr) return;
  // The plan does not tell who the client is: the thicker of the two means.
  const double typicalMm = std::max(skin->women.meanMm(), skin->men.meanMm());
  if (rule.depthMm <= typicalMm) return;
  asker.ask("depth-beyond-skin",
            words(_("Depth of {} mm, where skin is typically {} mm thick"), figure(rule.depthMm),
                  figure(typicalMm)),
            _("Below the skin's typical thickness there. Not measured on this client."),
            _("Ultrasound in 118 adults (PMC9205051), epidermis and dermis"));
}

void askAboutPoints(const Region& region, Asker& asker) {
  const Rule& rule = region.rule;
  if (rule.insertedMm() > rule.needle.lengthMm + 0.0015) {
    asker.ask("depth-over-needle",
              words(_("{} mm of needle are needed, the needle has {} mm"),
                    figure(rule.insertedMm()), figure(rule.needle.lengthMm)),
              _("Length inside the skin = depth / sine of the angle."),
              _("Micheels et al. 2016, J Drugs Dermatol 15:483"));
  }
  if (region.sites.empty()) {
    const bool meantToBe = rule.pattern == Pattern::none || !region.rows.empty();
    if (!region.sitesPending && !meantToBe)
      asker.ask("no-points", _("no points"), _("The area has no point."), "");
    return;
  }
  std::size_t unset = 0;
  for (const Site& site : region.sites) unset += site.volumeMl || !site.counts() ? 0 : 1;
  if (unset > 0) {
    asker.ask("volume-not-set",
              words(translatePlural("volume not set for {} point", "volume not set for {} points",
                                    static_cast<unsigned long>(unset)),
                    unset),
              _("Totals leave these points out."), "");
  }
  if (rule.pattern == Pattern::even && rule.spacingMm > 0.0) {
    const NearPairs near = nearPairs(region.sites, kNearShare * rule.spacingMm);
    if (near.count > 0) {
      asker.ask(
          "points-too-near",
          words(translatePlural("{} pair of points is nearer than the spacing of {} mm; the "
                                "nearest are {:.1f} mm apart",
                                "{} pairs of points are nearer than the spacing of {} mm; the "
                                "nearest are {:.1f} mm apart",
                                static_cast<unsigned long>(near.count)),
                near.count, figure(rule.spacingMm), near.leastMm),
          _("Measured along the skin, estimated from positions and normals."), "");
    }
  }
}

/// Points of caution zones that wait for an answer: one question for each zone of the area.
void askAboutZones(const Region& region, Asker& asker) {
  using Counts = std::vector<std::pair<std::string, std::size_t>>;
  Counts zones;
  Counts zonesOfRows;
  const auto add = [](Counts& counts, const std::string& zone, std::size_t more) {
    auto at = std::find_if(counts.begin(), counts.end(),
                           [&](const auto& known) { return known.first == zone; });
    if (at == counts.end()) at = counts.insert(counts.end(), {zone, 0});
    at->second += more;
  };
  for (const Site& site : region.sites) {
    if (!site.counts()) add(zones, site.zone.text(), 1);
  }
  for (const Row& row : region.rows) {
    if (row.proposed) add(zonesOfRows, row.zone.text(), row.pricks);
  }
  for (const auto& [zone, pricks] : zonesOfRows) {
    asker.ask("caution-zone",
              words(translatePlural("about {} prick in the caution zone \"{}\" awaits an answer",
                                    "about {} pricks in the caution zone \"{}\" await an answer",
                                    static_cast<unsigned long>(pricks)),
                    pricks, zone),
              _("Keep them, with a reason, or leave them out. Until then they count nowhere."), "");
  }
  for (const auto& [zone, points] : zones) {
    asker.ask("caution-zone",
              words(translatePlural("{} point in the caution zone \"{}\" awaits an answer",
                                    "{} points in the caution zone \"{}\" await an answer",
                                    static_cast<unsigned long>(points)),
                    points, zone),
              _("Keep them, with a reason, or leave them out. Until then they count nowhere."), "");
  }
}

}  // namespace

std::vector<Question> questionsFor(const Plan& plan, const std::vector<Technique>& techniques) {
  std::vector<Question> questions;
  for (const auto& region : plan.regions) {
    Asker asker(*region, questions);
    if (const Technique* technique = findTechnique(techniques, region->rule.technique)) {
      askAboutRule(*region, *technique, asker);
    } else {
      asker.ask("technique-unknown",
                words(_("the technique \"{}\" is not in the catalogue"), region->rule.technique),
                _("Its figures cannot be compared with a source."), "");
    }
    askAboutPoints(*region, asker);
    askAboutZones(*region, asker);
    for (const LeftOut& out : region->leftOut) {
      if (out.positions.empty()) continue;
      const auto count = static_cast<unsigned long>(out.positions.size());
      asker.ask("points-left-out",
                words(region->rule.laysRows()
                          ? translatePlural("left out about {} prick inside {}",
                                            "left out about {} pricks inside {}", count)
                          : translatePlural("left out {} point inside {}",
                                            "left out {} points inside {}", count),
                      count, out.zoneName),
                _("No automatic points are placed there."), "");
    }
  }
  for (Question& question : practiceQuestions(plan, techniques, labelLimits(), today())) {
    questions.push_back(std::move(question));
  }
  if (plan.regions.empty()) {
    questions.push_back({"no-areas", {}, _("The plan has no area."), "", ""});
  }
  // What the plan holds an answer to is not asked again.
  std::erase_if(questions, [&plan](const Question& question) {
    return std::any_of(plan.checks.begin(), plan.checks.end(), [&question](const Check& check) {
      if (check.answer.empty() || check.id != question.id) return false;
      // A notice that was read for the whole plan holds for all of its areas.
      if (check.id == kLegalNotice && !check.region.valid()) return true;
      return check.region == question.region && check.text == question.text;
    });
  });
  return questions;
}

std::vector<Check> checksFrom(const std::vector<Question>& questions) {
  std::vector<Check> checks;
  checks.reserve(questions.size());
  for (const Question& question : questions) {
    checks.push_back({question.id, question.region, question.text, "", ""});
  }
  return checks;
}

}  // namespace mesomap::plan
