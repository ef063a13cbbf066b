// The course without a window: sessions are started, marked, finished, and the next one planned.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <vector>

#include "base/i18n.h"
#include "base/number_text.h"
#include "cli_open.h"
#include "plan/course_steps.h"
#include "plan/plan_file.h"
#include "scene/course_words.h"

namespace mesomap::app {
namespace {

struct SessionArguments {
  CommonOptions common;
  std::string file, output;
  bool start = false, next = false;
  std::vector<std::string> marks, given, reactions;
  std::optional<std::string> finish;
};

Error wrongWords(std::string where, std::string what) {
  return {ErrorKind::usage, std::move(where), std::move(what)};
}

std::optional<plan::SiteState> stateOf(const std::string& word) {
  if (word == "done") return plan::SiteState::done;
  if (word == "skipped") return plan::SiteState::skipped;
  if (word == "planned") return plan::SiteState::planned;
  return std::nullopt;
}

/// "all", or "AREA:done": points of one area, or of all, that have no mark yet. A mark that is
/// named replaces an earlier one.
Result<plan::Plan> withMarkText(const plan::Plan& plan, const std::string& text) {
  std::vector<SiteId> sites;
  plan::SiteState state = plan::SiteState::done;
  const plan::Region* only = nullptr;
  if (text != "all") {
    const auto colon = text.rfind(':');
    const auto named = colon == std::string::npos ? std::nullopt : stateOf(text.substr(colon + 1));
    if (!named) {
      return wrongWords("--mark", fmt::format(fmt::runtime(_("'{}' is neither 'all' nor "
                                                             "AREA:done, AREA:skipped or "
                                                             "AREA:planned")),
                                              text));
    }
    const auto area = areaOfPlan(plan, text.substr(0, colon));
    if (!area) return area.error();
    only = *area;
    state = *named;
  }
  for (const auto& region : plan.regions) {
    if (only != nullptr && region.get() != only) continue;
    for (const plan::Site& site : region->sites) {
      if (only != nullptr || site.state == plan::SiteState::planned) sites.push_back(site.id);
    }
  }
  return plan::withMarks(plan, sites, state, plan::timestampUtc());
}

/// "AREA=0.62" or "AREA=0.62,LOT".
Result<plan::Plan> withGivenText(const plan::Plan& plan, const std::string& text) {
  const auto equals = text.rfind('=');
  if (equals == std::string::npos) {
    return wrongWords("--given",
                      fmt::format(fmt::runtime(_("'{}' is not AREA=ML or AREA=ML,LOT")), text));
  }
  const auto area = areaOfPlan(plan, text.substr(0, equals));
  if (!area) return area.error();
  const std::string rest = text.substr(equals + 1);
  const auto comma = rest.find(',');
  const std::string number = rest.substr(0, comma);
  double volume = 0.0;
  const char* const end = number.data() + number.size();
  const auto read = std::from_chars(number.data(), end, volume);
  if (read.ec != std::errc() || read.ptr != end) {
    return wrongWords("--given", fmt::format(fmt::runtime(_("'{}' is no volume in mL")), number));
  }
  plan::Given said{.volumeMl = volume,
                   .product = (*area)->rule.product,
                   .lot = comma == std::string::npos ? std::string() : rest.substr(comma + 1),
                   .note = {}};
  const auto* product = plan::findProduct(plan.products, said.product);
  if (said.lot.empty() && product != nullptr) said.lot = product->lot;
  return plan::withGiven(plan, (*area)->id, said, plan::timestampUtc());
}

/// "AREA=TEXT"; without an area it was elsewhere, or everywhere. Has its code where it is one of
/// the coded list.
Result<plan::Plan> withReactionText(const plan::Plan& plan, const std::string& text) {
  plan::Reaction reaction{
      .region = {}, .code = {}, .text = text, .at = plan::timestampUtc(), .note = {}};
  if (const auto equals = text.find('='); equals != std::string::npos) {
    const auto area = areaOfPlan(plan, text.substr(0, equals));
    if (!area) return area.error();
    reaction.region = (*area)->id;
    reaction.text = text.substr(equals + 1);
  }
  for (const scene::CodedReaction& coded : scene::codedReactions()) {
    if (reaction.text == coded.name || reaction.text == _(coded.name)) reaction.code = coded.code;
  }
  return plan::withReaction(plan, reaction);
}

Result<void> runSteps(scene::Session& session, const SessionArguments& all) {
  // In the order of a visit, whatever the order of the words.
  if (all.next) {
    if (auto planned = session.planNextSession(); !planned) return planned;
  }
  if (all.start) {
    auto started = session.record(_("start the session"), [](const plan::Plan& plan) {
      return plan::withSessionStarted(plan, plan::timestampUtc());
    });
    if (!started) return started;
  }
  for (const std::string& mark : all.marks) {
    auto done = session.record(
        _("mark points"), [&mark](const plan::Plan& plan) { return withMarkText(plan, mark); });
    if (!done) return done;
  }
  for (const std::string& text : all.given) {
    auto done = session.record(
        _("what was given"), [&text](const plan::Plan& plan) { return withGivenText(plan, text); });
    if (!done) return done;
  }
  for (const std::string& text : all.reactions) {
    auto done = session.record(
        _("reaction"), [&text](const plan::Plan& plan) { return withReactionText(plan, text); });
    if (!done) return done;
  }
  if (!all.finish) return {};
  return session.record(_("finish the session"), [&all](const plan::Plan& plan) {
    return plan::withSessionFinished(plan, *all.finish, plan::timestampUtc());
  });
}

std::string courseText(const plan::Plan& plan) {
  std::string text;
  for (const plan::Session& session : plan.sessions) {
    text += fmt::format(fmt::runtime(_("Session {}: {}")), session.id,
                        scene::sessionStateWords(session.state));
    if (!session.date.empty()) text += ", " + session.date;
    if (const auto summary = scene::sessionSummary(plan, session); !summary.empty()) {
      text += ", " + summary;
    }
    text += "\n";
  }
  for (const plan::Burden& each : plan::burdenOf(plan)) {
    text += fmt::format(
        fmt::runtime(translatePlural("{}: {} puncture in all, {} mL\n",
                                     "{}: {} punctures in all, {} mL\n", each.punctures)),
        each.name, each.punctures, numberText(each.volumeMl, 4));
  }
  text.pop_back();
  return text;
}

}  // namespace

int runSession(const Arguments& arguments) {
  SessionArguments all;
  Parser parser("session",
                _("Records a session of the course. With no step it says how the course stands."),
                "  mesomap session ana.mesomap.json\n"
                "  mesomap session ana.mesomap.json --mark all --given 1=0.62,L-7 "
                "--finish \"A. Practitioner\" -o ana.mesomap.json\n"
                "  mesomap session ana.mesomap.json --next -o ana-2.mesomap.json",
                all.common);
  parser.surfaceOptions(true);
  parser.text("PLAN", all.file, _("The plan"), Parser::Need::required);
  parser.flag("--next", all.next,
              _("Plans the next session; points lie between those of the last one"));
  parser.flag("--start", all.start, _("The session begins now; a mark begins it, too"));
  parser.texts("--mark", all.marks,
               _("'all' as planned, or AREA:done, AREA:skipped, AREA:planned (area by name or "
                 "number)"));
  parser.texts("--given", all.given, _("What an area was given: AREA=ML or AREA=ML,LOT"));
  parser.texts("--reaction", all.reactions,
               _("What was noted: AREA=TEXT or TEXT, in this session or the last one"));
  parser.optionalText("--finish", all.finish, _("Who treated; the session is locked then"));
  parser.text("-o,--output", all.output, _("The file to write"));
  if (const auto end = parser.parseOrEnd(arguments)) return *end;
  const bool steps = all.next || all.start || !all.marks.empty() || !all.given.empty() ||
                     !all.reactions.empty() || all.finish;
  if (steps && all.output.empty()) return failUsage("session", _("-o FILE is missing"));
  if (!looksLikePlan(all.file)) return failUsage(all.file, _("this is no plan"));
  auto bench = openAnything(all.file, all.common);
  if (!bench) return fail(bench.error());
  scene::Session& session = (*bench)->session;
  if (auto done = runSteps(session, all); !done) return fail(done.error());
  if (auto settled = (*bench)->settle(all.common, all.file); !settled) {
    return fail(settled.error());
  }
  if (!all.output.empty()) {
    if (auto saved = session.saveTo(all.output); !saved) return fail(saved.error());
  }
  print(courseText(*session.plan()));
  return kDone;
}

}  // namespace mesomap::app
