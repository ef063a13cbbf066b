// Opening: the job, and the questions its outcome may raise.
#include <fmt/format.h>

#include <exception>
#include <memory>
#include <utility>

#include "base/i18n.h"
#include "base/sentence.h"
#include "ui/file_dialog.h"
#include "ui/number_text.h"
#include "window_files.h"

namespace mesomap::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* kRulerIcon = "\uF07E";
constexpr const char* kPieceIcon = "\uF248";

std::string shownName(const LoadRequest& request) {
  return fs::path(request.spec).filename().string();
}

/// What is wrong, as a sentence. A file other than the one asked for (a plan's shape) is named.
std::string asSentence(const Error& error, const std::string& asked) {
  const std::string about = fs::path(error.subject).filename().string();
  std::string text = error.message;
  if (!about.empty() && about != asked) {
    text = about + ": " + text;
  } else {
    text = upperFirst(std::move(text));
  }
  if (!text.ends_with('.')) text += '.';
  return text;
}

/// "a head of 38 cm", "a body of 1.7 m", or only the size.
std::string sizeInWords(double longestMm) {
  const std::string size = longestMm >= 1000.0 ? numberText(longestMm / 1000.0, 2) + " m"
                           : longestMm >= 10.0 ? numberText(longestMm / 10.0, 1) + " cm"
                                               : numberText(longestMm, 2) + " mm";
  if (longestMm >= 180 && longestMm <= 480) {
    return fmt::format(fmt::runtime(_("a head of {}")), size);
  }
  if (longestMm >= 1300 && longestMm <= 2200) {
    return fmt::format(fmt::runtime(_("a body of {}")), size);
  }
  return fmt::format(fmt::runtime(_("something {} long")), size);
}

}  // namespace

void WindowFiles::load(const LoadRequest& request) {
  if (job_ != 0) jobs_.cancel(job_);
  const std::string name = request.spec.starts_with("figure:")
                               ? std::string(_("Opening the figure"))
                               : fmt::format(fmt::runtime(_("Opening '{}'")), shownName(request));
  job_ = jobs_.post(
      name,
      [this, request, techniques = session_.techniques(),
       first = std::exchange(early, {})](const Progress& progress) -> JobQueue::Completion {
        const auto loaded = std::make_shared<Loaded>();
        try {
          *loaded = loadForWindow(request, techniques, progress, first);
        } catch (const std::exception& failure) {  // Out of memory: say so, keep what is open.
          loaded->error = Error{ErrorKind::refused, request.spec, failure.what()};
        }
        return [this, request, loaded] { finishLoading(request, std::move(*loaded)); };
      });
}

void WindowFiles::finishLoading(const LoadRequest& request, Loaded loaded) {
  job_ = 0;
  // Nothing to go back to: the page stands behind what is asked or said now.
  if (!session_.isOpen()) workplace_.start.shown = true;
  if (!loaded.error) {
    if (loaded.parts.size() > 1 && !request.options.part && !request.wholeFile && !loaded.plan) {
      askPart(request, std::move(loaded));
    } else {
      adoptWhenSafe(request, std::move(loaded));
    }
    return;
  }
  if (loaded.error->kind == ErrorKind::cancelled) return;
  if (loaded.error->kind == ErrorKind::passwordWanted) {
    askPassword(request, {});
  } else if (loaded.error->kind == ErrorKind::wrongPassword) {
    askPassword(request, upperFirst(loaded.error->message) + ".");
  } else if (!loaded.units.empty()) {
    askUnit(request, loaded);
  } else if (loaded.surfaceMissing) {
    askForScan(request, *loaded.error);
  } else {
    const std::string kept = session_.isOpen() ? _("What was open is still open, unchanged.") : "";
    tell("problem", fmt::format(fmt::runtime(_("Could not open '{}'")), shownName(request)),
         asSentence(*loaded.error, shownName(request)) + " " + kept);
  }
}

void WindowFiles::adoptWhenSafe(const LoadRequest& request, Loaded loaded) {
  // Only what could be opened is worth a question.
  const bool named = !request.spec.starts_with("figure:") && !request.recovering;
  const std::string before =
      named ? fmt::format(fmt::runtime(_("The open plan has changes that are not saved. Without "
                                         "saving they are lost when '{}' opens.")),
                          shownName(request))
            : _("The open plan has changes that are not saved. Without saving they are lost.");
  const auto held = std::make_shared<Loaded>(std::move(loaded));
  whenSafe(before, [this, request, held] { adopt(request, std::move(*held)); });
}

void WindowFiles::adopt(const LoadRequest& request, Loaded loaded) {
  // Saved or given up: the autosave of what was open has nothing to offer any more.
  autosave_.discard();
  jobs_.cancel(std::exchange(sealJob_, 0));
  withoutPassword_ = false;
  healthSaved_ = loaded.plan && !request.recovering && loaded.plan->consultation.holdsHealth();
  const bool figure = loaded.model->figure.has_value();
  if (loaded.plan) {
    const fs::path path = request.demo || request.recovering ? fs::path() : fs::path(request.spec);
    session_.adoptPlan(std::move(*loaded.plan), loaded.model, path, std::move(loaded.seal));
    if (request.recovering) {
      session_.markRecovered(request.recovering->original);
      autosave_.takeOver(*request.recovering);
      workplace_.toasts.show(ui::Toasts::Kind::info,
                             _("Unsaved work is open again. Save it to keep it."));
    } else if (!path.empty()) {
      settings_.planFolder = path.parent_path().string();
      rememberPlan(path);
    }
  } else {
    session_.startPlan(loaded.model);
    if (!figure) settings_.surfaceFolder = fs::path(request.spec).parent_path().string();
  }
  workplace_.view.leftOutShown = {};
  workplace_.view.clientView = false;
  workplace_.view.exported = false;
  workplace_.start.leave();
  for (const std::string& text : loaded.notes) {
    workplace_.toasts.show(ui::Toasts::Kind::info, text);
  }
  if (opened) opened();
}

void WindowFiles::askUnit(const LoadRequest& request, const Loaded& loaded) {
  std::vector<ui::Choice> choices;
  std::vector<mesh::Unit> units;
  for (const UnitChoice& choice : loaded.units) {
    choices.push_back({std::string("unit.") + mesh::unitSymbol(choice.unit),
                       fmt::format(fmt::runtime(_("Use {}")), unitName(choice.unit)),
                       sizeInWords(choice.longestMm)});
    units.push_back(choice.unit);
  }
  const UnitChoice& best = loaded.units.front();
  const std::string text = fmt::format(
      fmt::runtime(_("'{}' states no unit: its longest side is {}. In {} it would be {}.")),
      shownName(request), numberText(loaded.longestInFile, 3), unitName(best.unit),
      sizeInWords(best.longestMm));
  workplace_.dialogs.open(std::make_unique<ui::ChoiceDialog>(
      "unit", _("What is the scan measured in?"), text, std::move(choices),
      [this, request, units](std::size_t taken) {
        LoadRequest again = request;
        again.options.unit = units[taken];
        load(again);
      },
      kRulerIcon));
}

void WindowFiles::askPart(const LoadRequest& request, Loaded loaded) {
  constexpr std::size_t kMostListed = 200;
  std::vector<ui::Choice> choices{{"part.all", _("Everything in the file"), ""}};
  std::vector<std::string> names;
  for (const mesh::FilePart& part : loaded.parts) {
    if (names.size() == kMostListed) break;
    choices.push_back(
        {fmt::format("part.{}", names.size()), part.name,
         fmt::format(fmt::runtime(translatePlural("{} triangle", "{} triangles", part.triangles)),
                     part.triangles)});
    names.push_back(part.name);
  }
  const auto whole = std::make_shared<Loaded>(std::move(loaded));
  workplace_.dialogs.open(std::make_unique<ui::ChoiceDialog>(
      "part", _("Which part is the client?"),
      fmt::format(fmt::runtime(translatePlural("'{}' holds {} part.", "'{}' holds {} parts.",
                                               whole->parts.size())),
                  shownName(request), whole->parts.size()),
      std::move(choices),
      [this, request, whole, names](std::size_t taken) {
        LoadRequest again = request;
        again.wholeFile = true;
        if (taken == 0) {
          adoptWhenSafe(again, std::move(*whole));
          return;
        }
        again.options.part = names[taken - 1];
        load(again);
      },
      kPieceIcon));
}

void WindowFiles::askForScan(const LoadRequest& request, const Error& error) {
  using Weight = ui::Answer::Weight;
  std::vector<ui::Answer> answers;
  answers.push_back({"locate", _("Locate the scan …"), Weight::main, [this, request] {
                       ui::FileDialogOptions options;
                       options.id = "locate";
                       options.title = _("Locate the scan");
                       options.action = _("Use this scan");
                       options.folder = fs::path(request.spec).parent_path();
                       options.recentFolders = recentPlaces();
                       options.kinds = {{_("Scans (*.obj)"), {".obj"}}};
                       options.taken = [this, request](const fs::path& path) {
                         LoadRequest again = request;
                         again.scan = path;
                         load(again);
                       };
                       workplace_.dialogs.open(
                           std::make_unique<ui::FileDialog>(std::move(options)));
                     }});
  answers.push_back({"close", _("Not now"), Weight::normal, {}});
  workplace_.dialogs.open(std::make_unique<ui::Question>(
      "locateScan", fmt::format(fmt::runtime(_("Could not open '{}'")), shownName(request)),
      error.text() + ". " + _("Nothing open was changed."), std::move(answers)));
}

}  // namespace mesomap::app
