// What the start page offers, and what happens when it is taken.
#include <algorithm>
#include <memory>
#include <optional>
#include <system_error>

#include "base/i18n.h"
#include "base/platform/files.h"
#include "base/platform/folders.h"
#include "figure/figure.h"
#include "ui/recents.h"
#include "window_files.h"

namespace mesomap::app {
namespace {

namespace fs = std::filesystem;

fs::path recentsFile() {
  const auto state = platform::stateFolder();
  return state ? *state / "recents.json" : fs::path();
}

bool isThere(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored);
}

ui::StartFigure startFigure(const std::string& spec, const figure::Parameters& parameters) {
  ui::StartFigure card;
  card.id = spec.substr(spec.find(':') + 1);
  const bool male = parameters.sex >= 0.5;
  if (parameters.kind == figure::Kind::body) {
    card.name = male ? N_("Body, male") : N_("Body, female");
    card.detail = N_("From head to foot");
    card.whole = true;
  } else {
    card.name = male ? N_("Bust, male") : N_("Bust, female");
    card.detail = N_("Head, neck and shoulders");
  }
  return card;
}

}  // namespace

void WindowFiles::fillStart() {
  ui::StartPage& page = workplace_.start;
  const auto data = platform::dataFolder();
  for (const std::string& spec : figure::bundledNames()) {
    const auto parameters = figure::parametersFromName(spec);
    if (!parameters || !data || !isThere(*data / figure::assetPath(*parameters))) continue;
    page.figures.push_back(startFigure(spec, *parameters));
    startFigures_.push_back(spec);
  }
  page.openFigure = [this](std::size_t i) {
    load({.spec = startFigures_[i], .figure = newFigure()});
  };
  page.openUnsaved = [this](std::size_t i) {
    load({.spec = unsaved_[i].autosave.string(), .recovering = unsaved_[i]});
  };
  page.discardUnsaved = [this](std::size_t i) { askDiscard(i); };
  page.showRecents = [this] { showRecents(); };
  page.openRecent = [this](std::size_t i) { openRecent(i); };
  page.forgetRecents = [this] { forgetRecents(); };
  page.setKeepRecents = [this](bool keep) {
    settings_.keepRecents = keep;
    if (!keep) forgetRecents();
  };
}

void WindowFiles::showStart() {
  if (job_ != 0) jobs_.cancel(std::exchange(job_, 0));
  jobs_.cancel(std::exchange(sealJob_, 0));
  session_.close();
  withoutPassword_ = healthSaved_ = false;
  autosave_.discard();
  workplace_.view.clientView = false;
  workplace_.view.leftOutShown = {};
  workplace_.start.leave();
  workplace_.start.shown = true;
  findUnsaved();
  if (closed) closed();
}

void WindowFiles::findUnsaved() {
  unsaved_ = autosave_.abandoned();
  std::vector<ui::StartUnsaved>& shown = workplace_.start.unsaved;
  shown.clear();
  for (const scene::Recoverable& item : unsaved_) shown.push_back({item.modified, std::nullopt});
  // How much there is, is read aside: the page does not wait for it.
  for (const scene::Recoverable& item : unsaved_) {
    jobs_.postAside(item.modified, [this, item](const Progress&) -> JobQueue::Completion {
      const auto kept = plan::openPlan(item.autosave);
      if (!kept) return {};
      return [this, item, areas = kept->plan.regions.size()] {
        for (std::size_t i = 0; i < unsaved_.size(); ++i) {
          if (unsaved_[i].autosave == item.autosave) workplace_.start.unsaved[i].areas = areas;
        }
      };
    });
  }
}

void WindowFiles::askDiscard(std::size_t index) {
  const scene::Recoverable item = unsaved_[index];
  using Weight = ui::Answer::Weight;
  std::vector<ui::Answer> answers;
  answers.push_back({"discard", _("Discard"), Weight::danger, [this, item] {
                       autosave_.forget(item);
                       findUnsaved();
                     }});
  answers.push_back({"keep", _("Keep it"), Weight::main, {}});
  workplace_.dialogs.open(std::make_unique<ui::Question>(
      "discardUnsaved", _("Discard this unsaved work?"),
      _("It is nowhere else on this computer. Afterwards it cannot be brought back."),
      std::move(answers)));
}

void WindowFiles::showRecents() {
  struct Found {
    std::vector<fs::path> plans;
    std::vector<bool> there;
  };
  if (!settings_.keepRecents) forgetRecents();
  // On a worker: a drive that is not connected can take its time to say so.
  jobs_.postAside(_("Recent plans"), [this](const Progress&) -> JobQueue::Completion {
    const auto found = std::make_shared<Found>();
    found->plans = ui::loadRecents(recentsFile()).plans();
    for (const fs::path& plan : found->plans) found->there.push_back(isThere(plan));
    return [this, found] {
      if (!workplace_.start.shown) return;
      recentsShown_ = found->plans;
      std::vector<ui::StartRecent>& list = workplace_.start.recents.emplace();
      for (std::size_t i = 0; i < recentsShown_.size(); ++i) {
        const fs::path& plan = recentsShown_[i];
        const std::string name = ui::planName(plan);
        const auto same =
            std::count_if(recentsShown_.begin(), recentsShown_.end(),
                          [&](const fs::path& other) { return ui::planName(other) == name; });
        list.push_back({name, same > 1 ? plan.parent_path().filename().string() : std::string(),
                        found->there[i]});
      }
    };
  });
}

void WindowFiles::openRecent(std::size_t index) {
  if (index >= recentsShown_.size()) return;
  if (workplace_.start.recents && !(*workplace_.start.recents)[index].there) {
    workplace_.toasts.show(
        ui::Toasts::Kind::info,
        _("This plan is no longer there. It was moved, renamed or deleted, or it is on a drive "
          "that is not connected."));
    return;
  }
  openPath(recentsShown_[index].string());
}

void WindowFiles::forgetRecents() {
  recentsShown_.clear();
  if (workplace_.start.recents) workplace_.start.recents->clear();
  std::error_code ignored;
  if (const fs::path file = recentsFile(); !file.empty()) fs::remove(file, ignored);
}

void WindowFiles::forgetRecent(const fs::path& path) {
  const fs::path file = recentsFile();
  if (file.empty() || !isThere(file)) return;
  ui::Recents recents = ui::loadRecents(file);
  recents.remove(path);
  (void)platform::writeFileAtomically(file, recents.text(), platform::Access::ownOnly);
}

void WindowFiles::rememberPlan(const fs::path& path) {
  const fs::path file = recentsFile();
  if (file.empty()) return;
  if (!settings_.keepRecents) return forgetRecents();
  // Read anew: another window may have added to it.
  ui::Recents recents = ui::loadRecents(file);
  recents.add(path);
  // Only a convenience: a full disk is said where it matters, on saving.
  (void)platform::writeFileAtomically(file, recents.text(), platform::Access::ownOnly);
}

}  // namespace mesomap::app
