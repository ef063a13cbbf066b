#include "window_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/i18n.h"
#include "base/platform/folders.h"
#include "ui/file_dialog.h"
#include "ui/number_text.h"
#include "ui/recents.h"

namespace mesomap::app {
namespace {

namespace fs = std::filesystem;

/// What a plan is saved as.
ui::FileKind savedKind(bool sealed) {
  if (sealed) return {_("Plans with a password (*.mesomap)"), {".mesomap"}};
  return {_("Plans (*.mesomap.json)"), {".json", ".mesomap"}};
}

ui::FileKind scanKind() {
  return {_("Scans (*.obj)"), {".obj"}};
}

std::string fileName(const std::string& path) {
  return fs::path(path).filename().string();
}

std::string folderOf(const fs::path& path) {
  return path.parent_path().string();
}

}  // namespace

ui::FileKind WindowFiles::planKind() {
  return {_("Plans (*.mesomap, *.mesomap.json)"), {".json", ".mesomap"}};
}

WindowFiles::WindowFiles(scene::Session& session, ui::Workplace& workplace, ui::Settings& settings,
                         JobQueue& jobs, scene::Autosave& autosave)
    : session_(session),
      workplace_(workplace),
      settings_(settings),
      jobs_(jobs),
      autosave_(autosave) {
  fillStart();
}

void WindowFiles::tell(const std::string& id, const std::string& title, const std::string& text) {
  using Weight = ui::Answer::Weight;
  std::vector<ui::Answer> answers{{"close", _("Close"), Weight::main, {}}};
  workplace_.dialogs.open(std::make_unique<ui::Question>(id, title, text, std::move(answers)));
}

void WindowFiles::whenSafe(const std::string& before, const std::function<void()>& then) {
  if (!session_.isOpen() || !session_.dirty()) {
    then();
    return;
  }
  using Weight = ui::Answer::Weight;
  std::vector<ui::Answer> answers;
  answers.push_back({"save", _("Save"), Weight::main, [this, then] { save(then); }});
  answers.push_back({"discard", _("Don't save"), Weight::danger, then});
  answers.push_back({"cancel", _("Cancel"), Weight::normal, {}});
  workplace_.dialogs.open(
      std::make_unique<ui::Question>("unsaved", _("Save the plan first?"), before, answers), true);
}

plan::FigureParameters WindowFiles::newFigure() const {
  return {settings_.figureBuild, settings_.figureTone, settings_.figureGarment};
}

void WindowFiles::newPlan() {
  whenSafe(_("The open plan has changes that are not saved. Without saving they are lost."),
           [this] { showStart(); });
}

void WindowFiles::open() {
  ui::FileDialogOptions options;
  options.id = "open";
  options.title = _("Open a plan or a scan");
  options.action = _("Open");
  options.folder = !settings_.planFolder.empty() ? settings_.planFolder : settings_.surfaceFolder;
  options.recentFolders = recentPlaces();
  options.kinds = {{_("Plans and scans"), {".json", ".mesomap", ".obj"}},
                   planKind(),
                   scanKind(),
                   {_("All files"), {}}};
  options.taken = [this](const fs::path& path) { openPath(path.string()); };
  workplace_.dialogs.open(std::make_unique<ui::FileDialog>(std::move(options)));
}

void WindowFiles::openPath(const std::string& path, const mesh::OpenOptions& options,
                           const SecretPtr& password) {
  load({.spec = path, .options = options, .password = password, .figure = newFigure()});
}

void WindowFiles::openDemo() {
  load({.spec = kFirstFigure, .demo = true});
}

void WindowFiles::dropped(const std::vector<std::string>& paths) {
  if (paths.empty()) return;
  std::error_code ignored;
  if (fs::is_directory(paths.front(), ignored)) {
    tell("problem", _("That is a folder"),
         fmt::format(fmt::runtime(_("'{}' is a folder. Drop one plan (*.mesomap.json) or one scan "
                                    "(*.obj). Nothing open was changed.")),
                     fileName(paths.front())));
    return;
  }
  if (paths.size() > 1) {
    workplace_.toasts.show(ui::Toasts::Kind::info,
                           _("Several files were dropped: the first is opened."));
  }
  openPath(paths.front());
}

std::string WindowFiles::suggestedName() const {
  const bool sealed = session_.seal() != nullptr;
  if (!session_.path().empty()) return ui::planName(session_.path()) + plan::planEnding(sealed);
  // The name of a file is never sealed: it does not tell whose plan has a password.
  const std::string client = sealed ? std::string() : session_.plan()->clientReference;
  std::string name = !client.empty() ? client : std::string(_("Plan"));
  if (client.empty()) name += " " + plan::timestampUtc().substr(0, 10);
  std::replace(name.begin(), name.end(), '/', '-');
  return name + plan::planEnding(sealed);
}

std::vector<fs::path> WindowFiles::recentPlaces() const {
  return {settings_.planFolder, settings_.surfaceFolder, settings_.exportFolder};
}

void WindowFiles::save(const std::function<void()>& then) {
  if (!session_.isOpen()) return;
  if (offersPassword()) return offerPassword([this, then] { save(then); });
  const fs::path& path = session_.path();
  const bool sealed = session_.seal() != nullptr;
  std::error_code ignored;
  // Set or taken off since it was saved: the file's name says which it is.
  const bool otherKind = (fs::exists(path, ignored) && plan::isSealedPlan(path) != sealed) ||
                         (sealed && !path.filename().string().ends_with(plan::planEnding(true)));
  if (path.empty() || otherKind) {
    saveAs(then);
  } else {
    saveTo(path, then);
  }
}

void WindowFiles::saveAs(const std::function<void()>& then) {
  if (!session_.isOpen()) return;
  if (offersPassword()) return offerPassword([this, then] { saveAs(then); });
  ui::FileDialogOptions options;
  options.id = "save";
  options.title = _("Save the plan");
  options.saving = true;
  options.action = _("Save");
  options.folder = !session_.path().empty() ? folderOf(session_.path()) : settings_.planFolder;
  options.recentFolders = recentPlaces();
  options.name = suggestedName();
  const bool sealed = session_.seal() != nullptr;
  options.extension = plan::planEnding(sealed);
  options.kinds = {savedKind(sealed)};
  options.taken = [this, then](const fs::path& path) { saveTo(path, then); };
  workplace_.dialogs.open(std::make_unique<ui::FileDialog>(std::move(options)));
}

void WindowFiles::saveTo(const fs::path& path, const std::function<void()>& then) {
  const std::string name = path.filename().string();
  const fs::path before = session_.path();
  if (auto saved = session_.saveTo(path); !saved) {
    const bool kept = session_.dirty() && autosave_.writeNow(session_);
    using Weight = ui::Answer::Weight;
    std::vector<ui::Answer> answers;
    answers.push_back(
        {"elsewhere", _("Save elsewhere …"), Weight::main, [this, then] { saveAs(then); }});
    answers.push_back({"close", _("Not now"), Weight::normal, {}});
    workplace_.dialogs.open(std::make_unique<ui::Question>(
        "saveFailed", _("Not saved"),
        fmt::format(fmt::runtime(kept ? _("Could not save '{}': {}. Your plan is still open and "
                                          "autosaved. What the file held before is untouched.")
                                      : _("Could not save '{}': {}. Your plan is still open. What "
                                          "the file held before is untouched.")),
                    name, saved.error().message),
        std::move(answers)));
    return;
  }
  healthSaved_ = session_.plan()->consultation.holdsHealth();
  // After a crash an older state must not be offered as unsaved work.
  autosave_.discard();
  settings_.planFolder = folderOf(path);
  rememberPlan(path);
  workplace_.toasts.show(ui::Toasts::Kind::info, fmt::format(fmt::runtime(_("Saved '{}'")), name));
  std::error_code ignored;
  if (session_.seal() && before != path && fs::is_regular_file(before, ignored) &&
      !plan::isSealedPlan(before)) {
    offerToDelete(before, then);
  } else if (then) {
    then();
  }
}

void WindowFiles::cancelJob() {
  if (exportJob_ != 0 && job_ == 0) {
    jobs_.cancel(exportJob_);
    exportJob_ = 0;
    workplace_.toasts.show(ui::Toasts::Kind::info, _("Stopped. No file was written."));
    return;
  }
  if (sealJob_ != 0 && job_ == 0) {
    jobs_.cancel(std::exchange(sealJob_, 0));
    workplace_.toasts.show(ui::Toasts::Kind::info, _("Stopped. The plan is as it was."));
    return;
  }
  if (job_ == 0) return;
  jobs_.cancel(job_);
  job_ = 0;
  if (!session_.isOpen()) showStart();
  workplace_.toasts.show(ui::Toasts::Kind::info, _("Stopped. Nothing open was changed."));
}

void WindowFiles::offerRecovery() {
  const std::vector<scene::Recoverable> found = autosave_.abandoned();
  if (found.empty()) return;
  const scene::Recoverable& item = found.front();
  using Weight = ui::Answer::Weight;
  std::vector<ui::Answer> answers;
  answers.push_back({"recover", _("Open it"), Weight::main,
                     [this, item] { load({.spec = item.autosave.string(), .recovering = item}); }});
  answers.push_back(
      {"discard", _("Discard"), Weight::danger, [this, item] { autosave_.forget(item); }});
  answers.push_back({"later", _("Later"), Weight::normal, {}});
  workplace_.dialogs.open(std::make_unique<ui::Question>(
      "recovery", _("Unsaved work was kept"),
      // Not whose: another client may sit beside the screen.
      fmt::format(
          fmt::runtime(_("Mesomap closed unexpectedly. Unsaved work from {} can be opened again.")),
          item.modified),
      std::move(answers)));
}

}  // namespace mesomap::app
