#include <nlohmann/json.hpp>

#include "base/i18n.h"
#include "cli_open.h"
#include "exchange/diff_in_words.h"
#include "plan/plan_diff.h"

namespace mesomap::app {
namespace {

using Json = nlohmann::ordered_json;

Json jsonOf(const std::vector<plan::Change>& changes) {
  Json list = Json::array();
  for (const plan::Change& change : changes) {
    Json entry;
    entry["about"] = change.about;
    if (!change.id.empty()) entry["id"] = change.id;
    if (!change.member.empty()) entry["member"] = change.member;
    entry["kind"] = plan::changeKindName(change.kind);
    entry["place"] = change.place;
    if (!change.before.empty()) entry["before"] = change.before;
    if (!change.after.empty()) entry["after"] = change.after;
    entry["text"] = change.text;
    list.push_back(std::move(entry));
  }
  return list;
}

}  // namespace

int runDiff(const Arguments& arguments) {
  CommonOptions common;
  std::string before;
  std::string after;
  bool json = false;
  plan::DiffOptions options;
  Parser parser("diff", _("What is different between two versions of a plan, area by area."),
                "  mesomap plan figure:bust-female --technique papule --area cheek --spacing 12 "
                "-o ana-later.mesomap.json\n"
                "  mesomap diff ana.mesomap.json ana-later.mesomap.json\n"
                "  mesomap diff ana.mesomap.json ana-later.mesomap.json --json",
                common);
  parser.text("BEFORE", before, _("The plan as it was"), Parser::Need::required);
  parser.text("AFTER", after, _("The plan as it is"), Parser::Need::required);
  parser.passwordOption();
  parser.flag("--without-personal-data", options.withoutPersonalData,
              _("Says nothing of client, author, and where the scan lies"));
  parser.flag("--json", json, _("The answer as JSON"));
  if (const auto end = parser.parseOrEnd(arguments)) return *end;

  const auto open = [&](const std::string& file) {
    CommonOptions silent = common;
    silent.quiet = true;  // Notes are told with the file's name: there are two.
    auto opened = openPlanFile(file, silent);
    if (opened) {
      for (const std::string& each : opened->notes) note(common, file + ": " + each);
    }
    return opened;
  };
  const auto old = open(before);
  if (!old) return fail(old.error());
  const auto now = open(after);
  if (!now) return fail(now.error());
  auto techniques = plan::loadTechniques();
  if (!techniques) return fail(techniques.error());
  options.techniques = std::move(*techniques);
  const std::vector<plan::Change> changes = plan::diffPlans(old->plan, now->plan, options);
  if (json) {
    print(jsonOf(changes).dump(2));
  } else if (changes.empty()) {
    print(_("No difference."));
  } else {
    print(exchange::textOf(exchange::diffInWords(changes)));
  }
  return kDone;
}

}  // namespace mesomap::app
