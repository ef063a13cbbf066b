// What belongs to a plan beside its areas, without a window: consultation, products, answers to
// open questions.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/i18n.h"
#include "cli_open.h"
#include "plan/checks.h"
#include "plan/product_steps.h"

namespace mesomap::app {
namespace {

struct RecordArguments {
  CommonOptions common;
  std::string file, output;
  std::optional<std::string> client, checkedBy, checkedOn, goals, numbing;
  std::optional<double> numbingMinutes;
  std::vector<std::string> findings, health, products, answers;

  [[nodiscard]] bool consults() const {
    return checkedBy || checkedOn || goals || numbing || numbingMinutes || !findings.empty() ||
           !health.empty();
  }
};

Error wrongRecord(const char* option, std::string what) {
  return {ErrorKind::usage, option, std::move(what)};
}

template <class... Args>
Error wrongRecord(const char* option, const char* translated, const Args&... args) {
  return wrongRecord(option, fmt::format(fmt::runtime(translated), args...));
}

/// "a, b,c" → "a", "b", "c".
std::vector<std::string> commaParts(const std::string& text, std::size_t most) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  while (true) {
    const std::size_t comma = parts.size() + 1 < most ? text.find(',', from) : std::string::npos;
    std::string part = text.substr(from, comma - from);
    part.erase(0, part.find_first_not_of(' '));
    part.erase(part.find_last_not_of(' ') + 1);
    parts.push_back(std::move(part));
    if (comma == std::string::npos) return parts;
    from = comma + 1;
  }
}

/// The number that a text begins with, and what follows it: "20 mg/mL" → 20, "mg/mL".
std::optional<std::pair<double, std::string>> figureAndUnit(const std::string& text) {
  double value = 0.0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc()) return std::nullopt;
  std::string unit(static_cast<const char*>(read.ptr), text.data() + text.size());
  unit.erase(0, unit.find_first_not_of(' '));
  return std::pair{value, unit};
}

Result<void> setProductPart(plan::Product& product, const std::string& part) {
  const std::size_t equals = part.find('=');
  const std::string key = part.substr(0, equals);
  const std::string value = equals == std::string::npos ? std::string() : part.substr(equals + 1);
  if (key == "lot") {
    product.lot = value;
  } else if (key == "expiry") {
    product.expiry = value;
  } else if (key == "maker") {
    product.maker = value;
  } else if (key == "class") {
    product.productClass = value;
  } else if (key == "dilution") {
    product.dilution = value;
  } else if (key == "strength") {
    const auto said = figureAndUnit(value);
    if (!said) return wrongRecord("--product", _("'{}' is no strength such as 20 mg/mL"), value);
    product.strength = plan::Strength{said->first, said->second};
  } else if (std::find(plan::kContainerKinds.begin(), plan::kContainerKinds.end(), key) !=
             plan::kContainerKinds.end()) {
    const auto said = figureAndUnit(value);
    if (!said || said->second != "mL") {
      return wrongRecord("--product", _("'{}' is no volume such as 1 mL"), value);
    }
    product.container.kind = key;
    product.container.volumeMl = said->first;
  } else {
    return wrongRecord("--product",
                       _("'{}' is none of lot=, expiry=, maker=, class=, dilution=, strength=, "
                         "syringe=, vial=, ampoule="),
                       part);
  }
  return {};
}

/// "Example product,lot=A-17,strength=20 mg/mL". One that the plan has by this name is changed.
Result<plan::Plan> withProductText(const plan::Plan& plan, const std::string& text) {
  const std::vector<std::string> parts = commaParts(text, 100);
  plan::Product product;
  for (const plan::Product& known : plan.products) {
    if (known.name == parts.front()) product = known;
  }
  product.name = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (auto set = setProductPart(product, parts[i]); !set) return set.error();
  }
  auto next = plan::withProduct(plan, product);
  if (!next) return Error{next.error().kind, parts.front(), next.error().message};
  return next;
}

Result<void> setHealth(plan::Consultation& consultation, const std::string& text) {
  const std::size_t equals = text.find('=');
  const std::string id = text.substr(0, equals);
  const auto& known = plan::kHealthQuestions;
  if (equals == std::string::npos || std::find(known.begin(), known.end(), id) == known.end()) {
    return wrongRecord("--health",
                       _("'{}' is not ID=yes, ID=no or ID=not asked, with ID one of {}"), text,
                       fmt::join(known, ", "));
  }
  const std::vector<std::string> said = commaParts(text.substr(equals + 1), 2);
  const auto answer = plan::answerFromName(said.front());
  if (!answer) {
    return wrongRecord("--health", _("'{}' is none of yes, no, not asked"), said.front());
  }
  std::erase_if(consultation.health, [&id](const plan::HealthAnswer& one) { return one.id == id; });
  consultation.health.push_back(
      {id, *answer, said.size() > 1 ? said[1] : std::string(), dayText(today())});
  return {};
}

Result<plan::Plan> withConsultationText(const plan::Plan& plan, const RecordArguments& all) {
  plan::Consultation next = plan.consultation;
  if (all.checkedBy) next.checkedBy = *all.checkedBy;
  if (all.checkedOn) next.checkedOn = *all.checkedOn;
  if (all.checkedBy && !all.checkedOn) next.checkedOn = dayText(today());
  if (all.goals) next.goals = *all.goals;
  if (all.numbing) next.numbingArea = *all.numbing;
  if (all.numbingMinutes) next.numbingMinutes = *all.numbingMinutes;
  for (const std::string& text : all.findings) {
    const std::vector<std::string> parts = commaParts(text, 4);
    // A grade means nothing without its scale.
    if (parts.size() == 2) {
      return wrongRecord("--finding", _("'{}' has a grade without its scale"), text);
    }
    const auto part = [&parts](std::size_t i) {
      return i < parts.size() ? parts[i] : std::string();
    };
    next.findings.push_back({part(0), part(2), part(1), part(3)});
  }
  for (const std::string& text : all.health) {
    if (auto set = setHealth(next, text); !set) return set.error();
  }
  return plan::withConsultation(plan, next);
}

/// "ID=NOTE" or "ID@AREA=NOTE".
Result<void> answerQuestion(scene::Session& session, const std::string& text) {
  const std::size_t equals = text.find('=');
  const std::string note = equals == std::string::npos ? std::string() : text.substr(equals + 1);
  if (note.find_first_not_of(" \t") == std::string::npos) {
    return wrongRecord("--answer", _("'{}' is not ID=NOTE or ID@AREA=NOTE"), text);
  }
  const std::string place = text.substr(0, equals);
  const std::size_t at = place.find('@');
  const std::string id = place.substr(0, at);
  if (id == "caution-zone") {
    return wrongRecord("--answer",
                       _("points in a caution zone are kept or left out in the window, or by "
                         "'mesomap plan' with --keep-zone or --leave-out-zone"));
  }
  RegionId only;
  if (at != std::string::npos) {
    const auto area = areaOfPlan(*session.plan(), place.substr(at + 1));
    if (!area) return area.error();
    only = (*area)->id;
  }
  std::string open;
  bool found = false;
  for (const plan::Question& question : plan::questionsFor(*session.plan(), session.techniques())) {
    if (question.id == id && (!only.valid() || question.region == only)) {
      session.recordAnswer({question.id, question.region, question.text, note, {}});
      found = true;
    } else if (open.find(question.id) == std::string::npos) {
      open += (open.empty() ? "" : ", ") + question.id;
    }
  }
  if (found) return {};
  if (open.empty()) return wrongRecord("--answer", _("no question is open"));
  return wrongRecord("--answer", _("no such question is open; there are {}"), open);
}

Result<void> recordAll(scene::Session& session, const RecordArguments& all) {
  if (all.client) session.setClientReference(*all.client);
  if (all.consults()) {
    auto done = session.record(_("consultation"), [&all](const plan::Plan& plan) {
      return withConsultationText(plan, all);
    });
    if (!done) return done;
  }
  for (const std::string& text : all.products) {
    auto done = session.record(
        _("product"), [&text](const plan::Plan& plan) { return withProductText(plan, text); });
    if (!done) return done;
  }
  for (const std::string& text : all.answers) {
    if (auto done = answerQuestion(session, text); !done) return done;
  }
  return {};
}

}  // namespace

int runRecord(const Arguments& arguments) {
  RecordArguments all;
  Parser parser("record",
                _("Writes consultation, products and answers to open questions into a plan."),
                "  mesomap record ana.mesomap.json --checked-by \"A. Practitioner\" "
                "--goals \"Even skin\" -o ana.mesomap.json\n"
                "  mesomap record ana.mesomap.json --product "
                "\"Example product,lot=L-7,expiry=2031-08,strength=20 mg/mL,syringe=1 mL\" "
                "-o ana.mesomap.json",
                all.common);
  parser.surfaceOptions(true);
  parser.text("PLAN", all.file, _("The plan"), Parser::Need::required);
  parser.optionalText("--client", all.client, _("Client reference: initials or a number"));
  parser.optionalText("--checked-by", all.checkedBy,
                      _("Who checked history and consent in the clinic's record"));
  parser.optionalText("--checked-on", all.checkedOn, _("On which day (today)"));
  parser.optionalText("--goals", all.goals, _("What the client wants"));
  parser.repeated("--finding", all.findings, _("WHAT, or WHAT,GRADE,SCALE[,NOTE]"));
  parser.optionalText("--numbing", all.numbing, _("Where a numbing cream lay"));
  parser.optionalNumber("--numbing-minutes", all.numbingMinutes, _("For how long"));
  parser.repeated("--health", all.health,
                  _("allergy, pregnancy, under-18 or infection: ID=yes|no|not asked[,NOTE]"));
  parser.repeated("--product", all.products,
                  _("NAME[,lot=…][,expiry=…][,strength=20 mg/mL][,syringe=1 mL] and so on; goes to "
                    "every area that has none"));
  parser.repeated("--answer", all.answers,
                  _("Answers an open question: ID=NOTE or ID@AREA=NOTE (see 'mesomap check "
                    "--json')"));
  parser.text("-o,--output", all.output, _("The file to write"), Parser::Need::required);
  if (const auto end = parser.parseOrEnd(arguments)) return *end;
  if (!looksLikePlan(all.file)) return failUsage(all.file, _("this is no plan"));
  auto bench = openAnything(all.file, all.common);
  if (!bench) return fail(bench.error());
  scene::Session& session = (*bench)->session;
  if (auto done = recordAll(session, all); !done) return fail(done.error());
  if (auto settled = (*bench)->settle(all.common, all.file); !settled) {
    return fail(settled.error());
  }
  if (auto saved = session.saveTo(all.output); !saved) return fail(saved.error());
  return kDone;
}

}  // namespace mesomap::app
