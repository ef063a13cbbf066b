#include "cli.h"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <new>
#include <optional>

#include "base/i18n.h"
#include "base/log.h"
#include "base/platform/folders.h"
#include "cli_common.h"
#include "cli_password.h"
#include "window.h"

namespace mesomap::app {
namespace {

struct Command {
  const char* name;
  int (*run)(const Arguments&);
  const char* usage;
};

constexpr std::array kCommands{
    Command{"plan", runPlan, "plan SURFACE TARGET ... --technique ID -o PLAN.mesomap.json"},
    Command{
        "render", runRender,
        "render PLAN|SURFACE [--view VIEW,...] [--size 1280x800] [--client] [--zones] [--areas]\n"
        "                 [--colour-areas] [--landmarks] [--transparent] [--build B] [--tone T]\n"
        "                 [--no-garment] [--burden punctures|volume] -o PICTURE.png"},
    Command{"export", runExport, "export PLAN --to json|csv|text|png -o FILE"},
    Command{"check", runCheck, "check PLAN [--json]"},
    Command{"diff", runDiff, "diff BEFORE AFTER [--json]"},
    Command{"versions", runVersions, "versions PLAN ... [--json]"},
    Command{"quality", runQuality, "quality PLAN [--json]"},
    Command{"info", runInfo, "info FILE [--json]"},
    Command{"areas", runAreas, "areas [SURFACE] [--all] [--json]"},
    Command{"landmarks", runLandmarks, "landmarks [SURFACE] [--json]"},
    Command{"measures", runMeasures, "measures [SURFACE] [--json]"},
    Command{"figure", runFigure, "figure --kind bust --sex female|male -o FILE.obj"},
    Command{
        "record", runRecord,
        "record PLAN [--client REF] [--checked-by WHO] [--product NAME,lot=…] [--answer ID=NOTE]\n"
        "                 -o PLAN"},
    Command{"session", runSession,
            "session PLAN [--next] [--start] [--mark all|AREA:done] [--given AREA=ML[,LOT]]\n"
            "                  [--reaction AREA=TEXT] [--finish WHO] [-o PLAN]"},
    Command{"demo", runDemo, "demo -o PLAN.mesomap.json [--picture PICTURE.png]"},
};

std::string commandHelp() {
  std::string text = std::string(_("Commands (each has --help):")) + "\n";
  for (const Command& command : kCommands) text += fmt::format("  mesomap {}\n", command.usage);
  text += std::string("\n") +
          _("Mesomap draws and records what a qualified practitioner decides. It has not been "
            "assessed or certified as a medical device in any country and must not be used to "
            "choose a treatment, product or dose.");
  return text;
}

/// "mesomap dance": a word, not a file.
bool looksLikeCommand(const std::string& word) {
  return word.find_first_of("./:") == std::string::npos && !std::filesystem::exists(word);
}

/// Puts the settings file aside and says so. What has no display ends there.
std::optional<int> resetSettings() {
  const auto folder = platform::settingsFolder();
  if (!folder) return fail(folder.error());
  const std::filesystem::path file = *folder / "settings.json";
  std::filesystem::path aside = file;
  aside += ".old";
  std::error_code failed;
  if (!std::filesystem::exists(file, failed)) {
    print(_("There are no settings to put aside; Mesomap starts as new."));
  } else {
    std::filesystem::rename(file, aside, failed);
    if (failed) return fail({ErrorKind::io, file.string(), failed.message()});
    print(fmt::format(fmt::runtime(_("The settings are kept as {}; Mesomap starts as new.")),
                      aside.string()));
  }
  const auto named = [](const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr && *value != '\0';
  };
  if (!named("DISPLAY") && !named("WAYLAND_DISPLAY")) return kDone;
  return std::nullopt;
}

int openWindow(const Arguments& arguments) {
  CommonOptions common;
  WindowOptions options;
  std::string file;
  bool reset = false;
  Parser parser({},
                _("Plans where injections go on the skin. With no command it opens the window."),
                commandHelp(), common);
  parser.text("FILE", file, _("A plan, a mesh, or figure:NAME"));
  parser.text("--unit", common.unit, _("Unit of a mesh that does not say: mm, cm, dm, m, in"));
  parser.passwordOption();
  parser.flag("--demo", options.demo, _("Opens the example"));
  parser.flag("--reset-settings", reset,
              _("Starts as new; the settings are kept as settings.json.old"));
  parser.text("--report", options.reportPath, {});
  if (!arguments.empty() && !arguments.front().starts_with("-") &&
      looksLikeCommand(arguments.front())) {
    return failUsage(
        {}, fmt::format(fmt::runtime(_("'{}' is no command and no file")), arguments.front()));
  }
  if (const auto end = parser.parseOrEnd(arguments)) return *end;
  const auto open = common.openOptions();
  if (!open) return fail(open.error());
  options.unit = open->unit;
  if (!file.empty()) options.file = file;
  if (!common.passwordFile.empty()) {
    const auto password = passwordFromFile(common.passwordFile, common);
    if (!password) return fail(password.error());
    options.password = *password;
  }
  setLogQuiet(common.quiet);
  if (reset) {
    if (const auto end = resetSettings()) return *end;
  }
  return runWindow(options);
}

/// Beside the program's folder in a build tree, else with the data.
std::filesystem::path localeFolder() {
  std::error_code ignored;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", ignored);
  const std::filesystem::path built = program.parent_path().parent_path() / "locale";
  if (std::filesystem::is_directory(built, ignored)) return built;
  const auto data = platform::dataFolder();
  return data ? *data / "locale" : built;
}

int dispatch(const Arguments& arguments) {
  if (!arguments.empty()) {
    for (const Command& command : kCommands) {
      if (arguments.front() != command.name) continue;
      // Messages of a command are its own; the log's lines would come between them.
      setLogQuiet(true);
      return command.run({arguments.begin() + 1, arguments.end()});
    }
  }
  return openWindow(arguments);
}

}  // namespace

int runProgram(const Arguments& arguments) {
  try {
    initTranslation(localeFolder().c_str());
    return dispatch(arguments);
  } catch (const std::bad_alloc&) {
    std::fputs("mesomap: error: there is not enough memory\n", stderr);
  } catch (const std::exception& failure) {
    std::fputs(fmt::format("mesomap: error: {}\n", failure.what()).c_str(), stderr);
  }
  return kRefused;
}

}  // namespace mesomap::app
