#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/i18n.h"
#include "cli_open.h"
#include "plan/checks.h"
#include "plan/plan_file.h"

namespace mesomap::app {
namespace {

std::string inWords(const plan::Question& question) {
  std::string text = question.text;
  if (!question.reason.empty()) text += ". " + question.reason;
  if (!question.source.empty()) text += fmt::format(" [{}]", question.source);
  return text;
}

}  // namespace

int runCheck(const Arguments& arguments) {
  CommonOptions common;
  std::string file;
  bool json = false;
  Parser parser(
      "check", _("Checks a plan's format, its points against its surface, and practice questions."),
      "  mesomap check ana.mesomap.json\n"
      "  mesomap check ana.mesomap.json --surface moved/scan.obj --json",
      common);
  parser.surfaceOptions(true);
  parser.text("PLAN", file, _("The plan"), Parser::Need::required);
  parser.flag("--json", json, _("The answer as JSON"));
  if (const auto end = parser.parseOrEnd(arguments)) return *end;

  auto opened = openPlanFile(file, common);
  if (!opened) return fail(opened.error());
  const plan::Plan& plan = opened->plan;
  std::string absent;
  std::optional<std::filesystem::path> surface;
  if (!common.surface.empty()) surface = common.surface;
  {
    ProgressBar bar(common);
    const auto model = scene::loadSurfaceOfPlan(plan, file, surface, bar.progress());
    if (model) {
      const auto faults = plan::checkAgainstMesh(plan, (*model)->fileMesh);
      if (!faults.empty()) {
        std::string text = faults.front();
        if (faults.size() > 1) {
          text += fmt::format(fmt::runtime(_(" (and {} more)")), faults.size() - 1);
        }
        return fail({ErrorKind::refused, file, text});
      }
    } else if (surface || model.error().kind != ErrorKind::io) {
      return fail(model.error());
    } else {
      absent = model.error().message;
    }
  }
  auto techniques = plan::loadTechniques();
  if (!techniques) return fail(techniques.error());
  const std::vector<plan::Question> questions = plan::questionsFor(plan, *techniques);
  const char* statement = questions.empty()
                              ? _("No open questions. This is not a clearance.")
                              : _("Questions for the practitioner. The answers are not in here.");
  if (json) {
    nlohmann::ordered_json answer;
    answer["surface"] = absent.empty() ? "compared" : "absent";
    answer["questions"] = nlohmann::ordered_json::array();
    for (const plan::Question& question : questions) {
      nlohmann::ordered_json entry;
      entry["id"] = question.id;
      if (question.region.valid()) {
        entry["region"] = fmt::format("r{}", question.region.value);
      }
      entry["text"] = question.text;
      entry["reason"] = question.reason;
      entry["source"] = question.source;
      answer["questions"].push_back(std::move(entry));
    }
    answer["statement"] = statement;
    print(answer.dump(2));
  } else {
    if (!absent.empty()) {
      print(fmt::format(fmt::runtime(_("The points were not compared with the skin: {}")), absent));
    }
    if (!questions.empty()) print(statement);
    for (const plan::Question& question : questions) print("- " + inWords(question));
    if (questions.empty()) print(statement);
  }
  return questions.empty() ? kDone : kAsks;
}

}  // namespace mesomap::app
