// "Export …": a copy of the plan for others. Never counts as saving.
#include <fmt/format.h>

#include <memory>

#include "base/i18n.h"
#include "base/platform/files.h"
#include "contact_sheet.h"
#include "exchange/csv.h"
#include "exchange/plan_in_words.h"
#include "picture_labels.h"
#include "plan/plan_file.h"
#include "scene/session_words.h"
#include "ui/file_dialog.h"
#include "ui/recents.h"
#include "window_files.h"

namespace mesomap::app {
namespace {

namespace fs = std::filesystem;

constexpr int kPictureWidth = 2400, kLargePictureWidth = 3840;

struct Ending {
  const char* extension;
  std::string kind;
};

Ending endingOf(ui::ExportFormat format) {
  switch (format) {
    case ui::ExportFormat::table:
      return {".csv", _("Tables (*.csv)")};
    case ui::ExportFormat::plan:
      return {".mesomap.json", _("Plans (*.mesomap.json)")};
    case ui::ExportFormat::words:
      return {".txt", _("Texts (*.txt)")};
    case ui::ExportFormat::picture:
    case ui::ExportFormat::sheet:
      break;
  }
  return {".png", _("Pictures (*.png)")};
}

}  // namespace

void WindowFiles::exportPlan() {
  if (!session_.isOpen()) return;
  ui::ExportChoice start;
  start.leaveOutPersonalData = settings_.leaveOutPersonalData;
  workplace_.dialogs.open(std::make_unique<ui::ExportDialog>(
      start, session_.seal() != nullptr,
      [this](const ui::ExportChoice& choice) { chooseExportPlace(choice); }));
}

void WindowFiles::chooseExportPlace(const ui::ExportChoice& choice) {
  const Ending ending = endingOf(choice.format);
  std::string name = ui::planName(suggestedName());
  if (choice.format == ui::ExportFormat::plan) name += std::string(" ") + _("copy");
  if (choice.format == ui::ExportFormat::sheet) name += std::string(" ") + _("views");
  ui::FileDialogOptions options;
  options.id = "exportTo";
  options.title = _("Export to");
  options.saving = true;
  options.action = _("Export");
  options.folder = !settings_.exportFolder.empty() ? settings_.exportFolder : settings_.planFolder;
  options.recentFolders = recentPlaces();
  options.name = name + ending.extension;
  // Any name in .json does for a copy.
  const bool plan = choice.format == ui::ExportFormat::plan;
  options.extension = plan ? ".json" : ending.extension;
  options.kinds = {{ending.kind, {options.extension}}};
  options.taken = [this, choice](const fs::path& path) { exportTo(choice, path); };
  workplace_.dialogs.open(std::make_unique<ui::FileDialog>(std::move(options)));
}

Result<PictureCanvas> WindowFiles::pictureFor(const ui::ExportChoice& choice) {
  if (choice.format == ui::ExportFormat::sheet) {
    return contactSheet(session_.plan(), session_.model(),
                        {choice.clientPicture, choice.leaveOutPersonalData, workplace_.view.clay});
  }
  const int width = choice.largePicture ? kLargePictureWidth : kPictureWidth;
  PictureCanvas canvas;
  canvas.views.push_back({pictureFrame(width, choice.clientPicture), {}, 0});
  const render::Frame& frame = canvas.views.front().frame;
  canvas.widthPx = frame.widthPx;
  canvas.heightPx = frame.heightPx;
  if (choice.labels && !choice.clientPicture) {
    auto labels = labelsOf(frame);
    if (!labels) return labels.error();
    canvas.over = std::move(*labels);
  }
  return canvas;
}

void WindowFiles::exportTo(const ui::ExportChoice& choice, const fs::path& path) {
  settings_.exportFolder = path.parent_path().string();
  std::function<Result<void>(const Progress&)> write;
  if (choice.format == ui::ExportFormat::picture || choice.format == ui::ExportFormat::sheet) {
    auto canvas = pictureFor(choice);
    if (canvas) canvas->keepsLight = session_.seal() == nullptr;
    if (!canvas) {
      tell("exportFailed", _("Not exported"), canvas.error().text());
      return;
    }
    write = [canvas = std::make_shared<const PictureCanvas>(std::move(*canvas)),
             path](const Progress& progress) { return writeCanvas(*canvas, path, progress); };
  } else {
    // A value of its own: the worker never touches the session.
    const auto plan = std::make_shared<const plan::Plan>(session_.planForFile());
    const bool without = choice.leaveOutPersonalData;
    if (choice.format == ui::ExportFormat::words) {
      write = [text = exchange::textOf(scene::wordsOf(session_, without)), path](const Progress&) {
        return platform::writeFileAtomically(path, text);
      };
    } else if (choice.format == ui::ExportFormat::table) {
      write = [plan, path, without](const Progress&) {
        return platform::writeFileAtomically(
            path, exchange::csvText(*plan, {.withoutPersonalData = without}));
      };
    } else {
      write = [plan, path, without](const Progress&) -> Result<void> {
        plan::WriteOptions options;
        options.withoutPersonalData = without;
        options.newChain = true;
        return plan::savePlan(*plan, path, options);
      };
    }
  }
  const std::string name = path.filename().string();
  exportJob_ = jobs_.post(
      fmt::format(fmt::runtime(_("Exporting '{}'")), name),
      [this, write, name](const Progress& progress) -> JobQueue::Completion {
        const auto done = std::make_shared<Result<void>>(write(progress));
        return [this, done, name] {
          exportJob_ = 0;
          if (*done) {
            workplace_.view.exported = true;
            workplace_.toasts.show(ui::Toasts::Kind::info,
                                   fmt::format(fmt::runtime(_("Exported '{}'")), name));
            return;
          }
          tell("exportFailed", _("Not exported"),
               fmt::format(fmt::runtime(_("Could not export '{}': {}. Your plan is still "
                                          "open; no half file was left.")),
                           name, done->error().message));
        };
      });
}

}  // namespace mesomap::app
