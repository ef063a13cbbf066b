#include "plan/practice_questions.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <utility>

#include "base/i18n.h"
#include "base/number_text.h"
#include "base/sentence.h"
#include "plan/course_steps.h"
#include "plan/dose.h"

namespace mesomap::plan {

namespace {

template <class... Args>
std::string phrase(const char* translated, Args&&... args) {
  return fmt::format(fmt::runtime(translated), std::forward<Args>(args)...);
}

std::string lowered(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

class PracticeAsker {
 public:
  PracticeAsker(const Plan& plan, const std::vector<Technique>& techniques,
                const std::vector<LabelLimit>& labels, Day today)
      : plan_(plan), techniques_(techniques), labels_(labels), today_(today) {}

  std::vector<Question> ask() {
    for (const Product& product : plan_.products) askAboutProduct(product);
    askAboutIntervals();
    for (const LabelLimit& label : labels_) askAboutLabel(label);
    askAboutSpots();
    askAboutAnswers();
    return std::move(questions_);
  }

 private:
  void put(const char* id, RegionId region, std::string text, std::string reason,
           std::string source) {
    questions_.push_back({id, region, std::move(text), std::move(reason), std::move(source)});
  }

  [[nodiscard]] bool used(const Product& product) const {
    return std::any_of(plan_.regions.begin(), plan_.regions.end(), [&product](const auto& region) {
      return region->rule.product == product.id;
    });
  }

  /// The day on which the product is meant to be used.
  [[nodiscard]] Day dayOfUse() const {
    const Session* session = currentSession(plan_);
    if (session == nullptr) return today_;
    return dayFrom(session->date).value_or(today_);
  }

  void askAboutLot(const std::string& name, const std::string& lot, const std::string& expiry) {
    if (lot.find_first_not_of(" \t") == std::string::npos) {
      put("lot-missing", {}, phrase(_("{}: no lot is written down"), name),
          _("Without it the product cannot be traced in a recall."),
          _("Guides for records of the United Kingdom ask for lot and expiry"));
    }
    if (expiry.empty()) return;
    const auto last = lastDayFrom(expiry);
    if (!last) {
      put("product-expiry-unclear", {},
          phrase(_("{}: the expiry \"{}\" is not a date"), name, expiry),
          _("It cannot be compared with the day of the session."), "");
    } else if (*last < dayOfUse()) {
      put("product-expired", {},
          phrase(_("{}: expired on {}, the session is on {}"), name, dayText(*last),
                 dayText(dayOfUse())),
          _("The expiry that was entered is before the day of the session."), "");
    }
  }

  void askAboutProduct(const Product& product) {
    if (!used(product)) return;
    // Each component of a mixture has its own lot.
    if (product.components.empty()) askAboutLot(product.name, product.lot, product.expiry);
    for (const Component& component : product.components) {
      askAboutLot(phrase(_("{} in {}"), component.name, product.name), component.lot,
                  component.expiry);
    }
  }

  /// Calls `visit(before, after, days)` for sessions that follow each other.
  template <class Visit>
  void eachInterval(Visit&& visit) const {
    const Session* before = nullptr;
    for (const Session& session : plan_.sessions) {
      const auto day = dayFrom(session.date);
      if (!day || session.state == SessionState::cancelled) continue;
      if (before != nullptr) visit(*before, session, day->number - dayFrom(before->date)->number);
      before = &session;
    }
  }

  void askAboutIntervals() {
    std::set<std::string> asked;
    for (const auto& region : plan_.regions) {
      const Technique* technique = findTechnique(techniques_, region->rule.technique);
      if (technique == nullptr || !technique->intervalDays) continue;
      if (!asked.insert(technique->id).second) continue;
      const Range& range = *technique->intervalDays;
      eachInterval([&](const Session& before, const Session& after, long days) {
        if (static_cast<double>(days) >= range.min) return;
        put("interval-short", {},
            phrase(_("Sessions {} and {} are {} days apart; for {} the source gives {} or more"),
                   before.id, after.id, days, _(technique->name.c_str()), numberText(range.min, 0)),
            range.contested ? _("Below the range seen in the source, which is itself contested.")
                            : _("Below the range seen in the source."),
            range.source);
      });
    }
  }

  void askAboutLabel(const LabelLimit& label) {
    std::uint32_t points = 0;
    double volumeMl = 0.0;
    bool any = false;
    const Dose dose = doseOf(plan_);
    for (const auto& region : plan_.regions) {
      if (region->rule.technique != label.technique) continue;
      any = true;
      const Totals totals = totalsOf(*region);
      points += totals.sites;
      volumeMl += totals.volumeMl;
      if (std::find(label.areas.begin(), label.areas.end(), region->area) == label.areas.end()) {
        put("label-area", region->id,
            phrase(_("{}: outside the area that the label speaks of"), region->name),
            phrase(_("{}. {}"), label.name, label.note), label.points.source);
      }
      askAboutDose(label, *region, dose);
    }
    if (!any) return;
    const auto over = [&](const char* id, const char* words, double value, const Range& limit) {
      if (value <= limit.max + 1e-9) return;
      put(id, {}, phrase(words, numberText(value, 2), numberText(limit.max, 2)),
          phrase(_("Above what the label allows: {}."), label.name), limit.source);
    };
    over("label-points", _("{} points in a session, the label has at most {}"), points,
         label.points);
    over("label-volume", _("{} mL in a session, the label has at most {} mL"), volumeMl,
         label.volume);
    const auto sessions = std::count_if(
        plan_.sessions.begin(), plan_.sessions.end(),
        [](const Session& session) { return session.state != SessionState::cancelled; });
    over("label-sessions", _("{} sessions, the label has at most {}"),
         static_cast<double>(sessions), label.sessions);
    eachInterval([&](const Session& before, const Session& after, long days) {
      if (static_cast<double>(days) >= label.intervalDays.min) return;
      put("label-interval", {},
          phrase(_("Sessions {} and {} are {} days apart, the label has at least {}"), before.id,
                 after.id, days, numberText(label.intervalDays.min, 0)),
          phrase(_("Below what the label allows: {}."), label.name), label.intervalDays.source);
    });
  }

  void askAboutDose(const LabelLimit& label, const Region& region, const Dose& dose) {
    const auto found =
        std::find_if(dose.areas.begin(), dose.areas.end(),
                     [&region](const AreaDose& area) { return area.region == region.id; });
    if (found == dose.areas.end() || !found->amountPerCm2 || found->quantity->unit != "mg") return;
    if (*found->amountPerCm2 <= label.dose.max + 1e-9) return;
    put("label-dose", region.id,
        phrase(_("{}: {} mg/cm², the label has {} mg/cm²"), region.name,
               numberText(*found->amountPerCm2, 2), numberText(label.dose.max, 2)),
        phrase(_("Above what the label allows: {}."), label.name), label.dose.source);
  }

  void askAboutSpots() {
    if (lastDone(plan_) == nullptr) return;
    for (const auto& region : plan_.regions) {
      const std::size_t own =
          repeatedPoints(plan_, *region, kSameSpot * std::max(region->rule.spacingMm, 1.0)).size();
      if (own == 0) continue;
      put("spot-repeated", region->id,
          region->name + ": " +
              phrase(translatePlural("{} point is where one was injected before",
                                     "{} points are where others were injected before", own),
                     own),
          _("Within a quarter of the spacing of a point of an earlier session."), "");
    }
  }

  /// Chosen products and components that the note of an answer names.
  [[nodiscard]] std::string namedIn(const std::string& note) const {
    const std::string text = lowered(note);
    std::string names;
    const auto look = [&](const std::string& name) {
      if (name.size() < 3 || text.find(lowered(name)) == std::string::npos) return;
      names += (names.empty() ? "" : ", ") + name;
    };
    for (const Product& product : plan_.products) {
      look(product.name);
      for (const Component& component : product.components) look(component.name);
    }
    return names;
  }

  /// Areas that the note of an answer names: as they are called in the plan, or in the atlas.
  [[nodiscard]] std::string areasIn(const std::string& note) const {
    const std::string text = lowered(note);
    const auto says = [&text](const std::string& name) {
      return name.size() >= 3 && text.find(lowered(name)) != std::string::npos;
    };
    std::string names;
    for (const auto& region : plan_.regions) {
      std::string area = upperFirst(region->area);  // "upper-lip" is the atlas's "Upper lip".
      std::replace(area.begin(), area.end(), '-', ' ');
      if (!says(region->name) && !says(area) && (area.empty() || !says(_(area.c_str())))) continue;
      names += (names.empty() ? "" : ", ") + region->name;
    }
    return names;
  }

  void askAboutAnswers() {
    const std::string lists =
        _("Published lists of five clinics (marjukarin.ee, healthfan.biz, ecoskinclinic.co.uk, "
          "bellareynaspa.com, gkbeautyroom.com)");
    for (const HealthAnswer& answer : plan_.consultation.health) {
      if (answer.answer != plan::Answer::yes) continue;
      std::string text = phrase(_("Answered yes: {}"), healthQuestionText(answer.id));
      if (!answer.note.empty()) text += " (" + answer.note + ")";
      std::string reason = _("The lists name it among what to look at before any treatment.");
      if (answer.id == "allergy") {
        const std::string names = namedIn(answer.note);
        if (!names.empty()) reason = phrase(_("The note names what is chosen: {}."), names);
      }
      if (answer.id == "infection") {
        const std::string names = areasIn(answer.note);
        if (!names.empty()) reason = phrase(_("The note names what is marked: {}."), names);
      }
      put(("answer-" + answer.id).c_str(), {}, std::move(text), std::move(reason), lists);
    }
  }

  const Plan& plan_;
  const std::vector<Technique>& techniques_;
  const std::vector<LabelLimit>& labels_;
  Day today_;
  std::vector<Question> questions_;
};

}  // namespace

std::vector<Question> practiceQuestions(const Plan& plan, const std::vector<Technique>& techniques,
                                        const std::vector<LabelLimit>& labels, Day today) {
  return PracticeAsker(plan, techniques, labels, today).ask();
}

}  // namespace mesomap::plan
