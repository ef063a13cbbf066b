#include "exchange/plan_in_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <utility>

#include "base/i18n.h"
#include "base/number_text.h"
#include "base/sentence.h"
#include "course_in_words.h"
#include "plan/amounts.h"
#include "plan/checks.h"
#include "plan/dose.h"
#include "plan/plan_names.h"

namespace mesomap::exchange {
namespace {

using plan::Region;

template <class... Args>
std::string words(const char* translated, const Args&... args) {
  return fmt::format(fmt::runtime(translated), args...);
}

bool aboutOnly(const plan::Plan& plan) {
  return plan.surface.kind == plan::SurfaceKind::figure && plan.surface.fit == plan::Fit::none;
}

std::string joined(const plan::Amount& amount) {
  return amount.caption.empty() ? amount.value : amount.value + " " + amount.caption;
}

/// "34 points", "12 rows, about 480 pricks", "3 passes, 20 min".
std::string amountOf(const Region& region, const std::string& sign) {
  if (const auto other = plan::amountWithoutPoints(region)) {
    return other->caption.empty() ? other->value : other->value + ", " + other->caption;
  }
  const std::uint32_t points = plan::totalsOf(region).sites;
  return sign + words(translatePlural("{} point", "{} points", points), points);
}

std::string volumeOf(const plan::Totals& totals, const std::string& sign) {
  if (totals.sites == 0) return {};
  if (totals.sitesWithoutVolume == totals.sites) return _("Volume not set.");
  std::string text = words(_("Volume: {} in all."), sign + volumeText(totals.volumeMl));
  if (totals.sitesWithoutVolume > 0) {
    text += " " + words(translatePlural("{} point has no volume yet.",
                                        "{} points have no volume yet.", totals.sitesWithoutVolume),
                        totals.sitesWithoutVolume);
  }
  return text;
}

const char* sideSentence(plan::Side side) {
  switch (side) {
    case plan::Side::left:
      return _("On the client's left.");
    case plan::Side::right:
      return _("On the client's right.");
    case plan::Side::midline:
      return _("In the middle, on both of the client's sides.");
    case plan::Side::none:
      break;
  }
  return "";
}

class Teller {
 public:
  Teller(const plan::Plan& plan, const std::vector<plan::Technique>& techniques,
         const WordsOptions& options)
      : plan_(plan),
        techniques_(techniques),
        options_(options),
        sign_(aboutOnly(plan) ? "≈ " : ""),
        questions_(plan::questionsFor(plan, techniques)) {}

  std::vector<WordsPart> tell() {
    std::vector<WordsPart> parts{whole()};
    for (std::size_t i = 0; i < plan_.regions.size(); ++i) parts.push_back(area(i));
    return parts;
  }

 private:
  void say(std::string sentence) {
    if (!sentence.empty()) part_.sentences.push_back(std::move(sentence));
  }

  WordsPart whole() {
    part_ = {{}, _("The plan in words"), {}};
    if (plan_.example) say(_("Example, not a client."));
    if (!options_.withoutPersonalData) {
      if (!plan_.clientReference.empty()) say(words(_("Client: {}."), plan_.clientReference));
      if (!plan_.author.empty()) say(words(_("Practitioner: {}."), plan_.author));
    }
    if (plan_.created.size() >= 10) say(words(_("Begun on {}."), plan_.created.substr(0, 10)));
    say(surface());
    say(totals());
    say(volumeOf(plan::totalsOf(plan_), sign_));
    if (const std::string besides = plan::besidesText(plan_); !besides.empty()) {
      say(upperFirst(besides) + ".");
    }
    sides();
    consultation();
    products();
    sessions();
    exclusions();
    openQuestions();
    return std::move(part_);
  }

  std::string surface() const {
    std::string title = options_.surfaceTitle;
    if (plan_.surface.kind == plan::SurfaceKind::figure) {
      if (title.empty()) title = plan_.surface.figure;
      return aboutOnly(plan_) ? words(_("On the figure {}, which is not the client: areas, counts "
                                        "and volumes are about so."),
                                      title)
                              : words(_("On the figure {}, fitted to the client."), title);
    }
    if (options_.withoutPersonalData) return _("On a scan of the client.");
    if (title.empty()) title = std::filesystem::path(plan_.surface.file).filename().string();
    return words(_("On a scan of the client, {}."), title);
  }

  std::string totals() const {
    if (plan_.regions.empty()) return _("No area is marked yet.");
    const plan::Totals totals = plan::totalsOf(plan_);
    return words(
        translatePlural("{} area, {} of skin, {}.", "{} areas, {} of skin, {}.", totals.regions),
        totals.regions, sign_ + areaText(totals.areaCm2), joined(plan::totalAmount(plan_, sign_)));
  }

  void sides() {
    const std::array<std::pair<plan::Side, const char*>, 3> all{
        {{plan::Side::right, _("On the client's right: {}, {}.")},
         {plan::Side::left, _("On the client's left: {}, {}.")},
         {plan::Side::midline, _("In the middle: {}, {}.")}}};
    for (const auto& [side, pattern] : all) {
      plan::Plan part;
      for (const auto& region : plan_.regions) {
        if (region->side == side) part.regions.push_back(region);
      }
      if (part.regions.empty() || part.regions.size() == plan_.regions.size()) continue;
      const std::size_t count = part.regions.size();
      say(words(pattern, words(translatePlural("{} area", "{} areas", count), count),
                joined(plan::totalAmount(part, sign_))));
    }
  }

  void products() {
    if (plan_.regions.empty()) return;
    if (plan_.products.empty()) say(_("Product not chosen."));
    for (const plan::Product& product : plan_.products) {
      std::string text = words(_("Product: {}"), product.name);
      if (product.strength) {
        text +=
            fmt::format(", {} {}", numberText(product.strength->amount, 4), product.strength->unit);
      }
      say(text + lotAndExpiry(product.lot, product.expiry) + ".");
      for (const plan::Component& component : product.components) {
        std::string part = words(_("In it: {}"), component.name);
        if (component.volumeMl) part += ", " + volumeText(*component.volumeMl);
        say(part + lotAndExpiry(component.lot, component.expiry) + ".");
      }
    }
    for (const plan::ProductDose& dose : plan::doseOf(plan_).products) needed(dose);
  }

  /// "Needed of Product one: ≈ 0.8 mL, 3.2 mg, 1 × 1 mL."
  void needed(const plan::ProductDose& dose) {
    const plan::Product* product = plan::findProduct(plan_.products, dose.product);
    if (product == nullptr || dose.component || !(dose.volumeMl > 0.0)) return;
    std::string amount = sign_ + volumeText(dose.volumeMl);
    if (dose.quantity) {
      amount += fmt::format(", {} {}", numberText(dose.quantity->amount, 2), dose.quantity->unit);
    }
    if (dose.containers > 0) {
      amount +=
          fmt::format(", {} × {} mL", dose.containers, numberText(product->container.volumeMl, 2));
    }
    say(words(_("Needed of {}: {}."), dose.name, amount));
  }

  void consultation() {
    const plan::Consultation& held = plan_.consultation;
    if (options_.withoutPersonalData || held.empty()) return;
    if (!held.checkedBy.empty() || !held.checkedOn.empty()) {
      say(words(_("History and consent are in the clinic's record, checked by {} on {}."),
                held.checkedBy.empty() ? "–" : held.checkedBy,
                held.checkedOn.empty() ? "–" : held.checkedOn));
    }
    if (!held.goals.empty()) say(words(_("Goals: {}."), held.goals));
    for (const plan::Finding& finding : held.findings) {
      std::string text = finding.what + ", " + finding.grade;
      if (!finding.scale.empty()) text += " (" + finding.scale + ")";
      if (!finding.note.empty()) text += ", " + finding.note;
      say(words(_("Finding: {}."), text));
    }
    if (!held.numbingArea.empty() || held.numbingMinutes) {
      std::string text = held.numbingArea;
      if (held.numbingMinutes) {
        if (!text.empty()) text += ", ";
        text += numberText(*held.numbingMinutes, 1) + " min";
      }
      say(words(_("Numbing: {}."), text));
    }
    for (const plan::HealthAnswer& answer : held.health) {
      const char* said = answer.answer == plan::Answer::yes  ? _("yes")
                         : answer.answer == plan::Answer::no ? _("no")
                                                             : _("not asked");
      say(words(_("{}: {}."), plan::healthQuestionText(answer.id),
                answer.note.empty() ? std::string(said) : said + (", " + answer.note)));
    }
  }

  void sessions() {
    for (std::string& sentence : sessionsInWords(plan_)) say(std::move(sentence));
  }

  void exclusions() {
    for (const auto& exclusion : plan_.exclusions) {
      say(words(_("Kept free of points: {}, {}."), plan::exclusionName(*exclusion),
                sign_ + areaText(exclusion->areaCm2)));
    }
  }

  void openQuestions() {
    if (plan_.regions.empty()) return;
    const std::size_t open = questions_.size();
    say(open == 0
            ? std::string(_("No open questions. This is not a clearance."))
            : words(translatePlural("{} question is open.", "{} questions are open.", open), open));
    for (const plan::Question& question : questions_) {
      if (!question.region.valid()) say(question.text + ".");
    }
  }

  WordsPart area(std::size_t index) {
    const Region& region = *plan_.regions[index];
    part_ = {region.id, fmt::format("{}. {}", index + 1, region.name), {}};
    say(sideSentence(region.side));
    say(words(_("{} on {} of skin."), amountOf(region, sign_), sign_ + areaText(region.areaCm2)));
    say(arrangement(region));
    say(technique(region));
    aim(region.rule);
    say(volumeOf(plan::totalsOf(region), sign_));
    if (const Region* partner = plan_.find(region.linked)) {
      say(words(_("Linked with the other side: {}."), partner->name));
    }
    changedByHand(region);
    zones(region);
    for (const plan::Question& question : questions_) {
      if (question.region == region.id && !saidAlready(question)) {
        say(words(_("Open question: {}."), withoutName(question.text, region)));
      }
    }
    if (region.locked) say(_("Locked against changes."));
    if (!region.visible) say(_("Hidden in the picture."));
    return std::move(part_);
  }

  /// By a sentence of its own.
  static bool saidAlready(const plan::Question& question) {
    return question.id == "caution-zone" || question.id == "points-left-out" ||
           question.id == "volume-not-set";
  }

  /// The heading has said it.
  static std::string withoutName(std::string text, const Region& region) {
    const std::string name = region.name + ": ";
    if (text.starts_with(name)) text.erase(0, name.size());
    return text;
  }

  static std::string arrangement(const Region& region) {
    const plan::Rule& rule = region.rule;
    const std::string title = plan::patternTitle(rule.pattern);
    switch (rule.pattern) {
      case plan::Pattern::none:
      case plan::Pattern::single:
      case plan::Pattern::freehand:
        return words(_("Arrangement: {}."), title);
      case plan::Pattern::set:
        return words(_("Arrangement: {}."), title + ", " + rule.pointSet);
      case plan::Pattern::rows:
        return words(_("Arrangement: {}, {} mm apart, a prick every {} mm."), title,
                     numberText(rule.spacingMm, 1), numberText(rule.pitch(), 1));
      default:
        return words(_("Arrangement: {}, {} mm apart along the skin."), title,
                     numberText(rule.spacingMm, 1));
    }
  }

  std::string technique(const Region& region) const {
    const plan::Rule& rule = region.rule;
    const plan::Technique* known = plan::findTechnique(techniques_, rule.technique);
    const std::string name = known != nullptr ? _(known->name.c_str()) : rule.technique;
    if (rule.pattern == plan::Pattern::none) return words(_("Technique: {}."), name);
    return words(_("Technique: {}, {} mm deep; needle {}, {} mm long, at {}° to the skin."), name,
                 numberText(rule.depthMm, 2), rule.needle.gauge,
                 numberText(rule.needle.lengthMm, 1), numberText(rule.angleDeg, 1));
  }

  /// What is treated and what the needle is to reach: both as chosen, nothing worked out.
  void aim(const plan::Rule& rule) {
    if (!rule.indication.empty()) {
      say(words(_("Indication: {}."), options_.indicationName
                                          ? options_.indicationName(rule.indication)
                                          : rule.indication));
    }
    if (!rule.layer.empty()) {
      say(words(_("Layer aimed at, as chosen: {}."), lowerFirst(plan::layerTitle(rule.layer))));
    }
  }

  void changedByHand(const Region& region) {
    const auto byHand = static_cast<std::size_t>(std::count_if(
        region.sites.begin(), region.sites.end(),
        [](const plan::Site& site) { return site.origin != plan::SiteOrigin::automatic; }));
    if (byHand == 0) return;
    say(words(translatePlural("{} point was moved or added by hand.",
                              "{} points were moved or added by hand.", byHand),
              byHand));
  }

  std::string zoneName(const std::string& zone) const {
    return options_.zoneName ? options_.zoneName(zone) : zone;
  }

  void zones(const Region& region) {
    std::map<std::string, std::size_t> waiting;
    for (const plan::Site& site : region.sites) {
      if (!site.counts()) ++waiting[site.zone.text()];
    }
    for (const plan::Row& row : region.rows) {
      if (row.proposed) waiting[row.zone.text()] += row.pricks;
    }
    for (const auto& [zone, count] : waiting) {
      say(words(region.rows.empty()
                    ? translatePlural("{} point in the caution zone of {} awaits an answer.",
                                      "{} points in the caution zone of {} await an answer.", count)
                    : translatePlural("About {} prick in the caution zone of {} awaits an answer.",
                                      "About {} pricks in the caution zone of {} await an answer.",
                                      count),
                count, zoneName(zone)));
    }
    for (const plan::ZoneAnswer& answer : region.answers) {
      const std::string name = zoneName(answer.zone);
      if (answer.keep) {
        say(words(_("Kept in the caution zone of {}: {}."), name, answer.reason));
      } else if (answer.reason.empty()) {
        say(words(_("Left out in the caution zone of {}."), name));
      } else {
        say(words(_("Left out in the caution zone of {}: {}."), name, answer.reason));
      }
    }
    for (const plan::LeftOut& leftOut : region.leftOut) {
      const std::size_t count = leftOut.positions.size();
      if (count == 0) continue;
      say(words(region.rule.laysRows()
                    ? translatePlural("About {} prick was left out inside {}.",
                                      "About {} pricks were left out inside {}.", count)
                    : translatePlural("{} point was left out inside {}.",
                                      "{} points were left out inside {}.", count),
                count, leftOut.zoneName));
    }
  }

  const plan::Plan& plan_;
  const std::vector<plan::Technique>& techniques_;
  const WordsOptions& options_;
  std::string sign_;  ///< Before figures that were not taken on the client.
  std::vector<plan::Question> questions_;
  WordsPart part_;
};

}  // namespace

std::vector<WordsPart> planInWords(const plan::Plan& plan,
                                   const std::vector<plan::Technique>& techniques,
                                   const WordsOptions& options) {
  return Teller(plan, techniques, options).tell();
}

std::string textOf(const std::vector<WordsPart>& parts) {
  std::string text;
  for (const WordsPart& part : parts) {
    if (!text.empty()) text += '\n';
    text += part.heading + '\n';
    for (const std::string& sentence : part.sentences) text += sentence + '\n';
  }
  return text;
}

}  // namespace mesomap::exchange
