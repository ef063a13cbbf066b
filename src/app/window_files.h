// Files in the window: new, open, save, export, recovery, and the questions that go with them.
// Nothing open is given up before the user has answered and the new thing is wholly read.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/job_queue.h"
#include "mesh/surface_file.h"
#include "picture_canvas.h"
#include "scene/autosave.h"
#include "scene/session.h"
#include "ui/export_dialog.h"
#include "ui/file_dialog.h"
#include "ui/settings.h"
#include "ui/workplace.h"
#include "window_load.h"

namespace mesomap::app {

class WindowFiles {
 public:
  /// The present view for a file, `widthPx` wide, to be drawn by a worker.
  using PictureFrame = std::function<render::Frame(int widthPx, bool client)>;

  WindowFiles(scene::Session& session, ui::Workplace& workplace, ui::Settings& settings,
              JobQueue& jobs, scene::Autosave& autosave);

  std::function<void()> opened;  ///< A new surface is on screen.
  std::function<void()> closed;  ///< Nothing is open any more.
  EarlyFigure early;             ///< For the first thing that is opened.
  PictureFrame pictureFrame;

  /// Asks about unsaved work, then shows the start page: figures to begin with, files.
  void newPlan();
  void closePlan() { newPlan(); }
  /// Nothing is open from now on but the start page (window_start.cpp).
  void showStart();
  void open();
  /// A plan, a mesh or figure:NAME. Once it is read, and only then, asks about unsaved work.
  void openPath(const std::string& path, const mesh::OpenOptions& options = {},
                const SecretPtr& password = {});
  void openDemo();
  void dropped(const std::vector<std::string>& paths);
  /// `then` runs when it is saved.
  void save(const std::function<void()>& then = {});
  void saveAs(const std::function<void()>& then = {});
  /// Sets, changes or takes off the password (window_password.cpp).
  void protect();
  void exportPlan();
  /// Asks for another version of the open plan, and says what differs.
  void compare();
  /// Asks about unsaved work; `then` runs unless the user cancels.
  void whenSafe(const std::string& before, const std::function<void()>& then);
  /// Where a file was asked for at the start; else the start page offers what there is.
  void offerRecovery();
  void cancelJob();
  [[nodiscard]] bool busy() const { return job_ != 0; }

 private:
  /// What a new figure starts with: as the last one was left.
  [[nodiscard]] plan::FigureParameters newFigure() const;
  void load(const LoadRequest& request);
  void finishLoading(const LoadRequest& request, Loaded loaded);
  /// Asks about unsaved work, then adopts.
  void adoptWhenSafe(const LoadRequest& request, Loaded loaded);
  void adopt(const LoadRequest& request, Loaded loaded);
  void askUnit(const LoadRequest& request, const Loaded& loaded);
  void askPart(const LoadRequest& request, Loaded loaded);
  void askForScan(const LoadRequest& request, const Error& error);
  void saveTo(const std::filesystem::path& path, const std::function<void()>& then);

  // Passwords.
  /// `problem` says in a sentence what came of the password in `request`.
  void askPassword(const LoadRequest& request, const std::string& problem);
  /// `then` goes on once it is set; without one the plan is saved where it lies already.
  void askNewPassword(const std::function<void()>& then = {});
  void askTakeOff();
  void sealWith(SealPtr seal, const std::function<void()>& then = {});
  /// The next save is the first one of answers about health, and nothing protects them.
  [[nodiscard]] bool offersPassword() const;
  void offerPassword(const std::function<void()>& save);
  /// The plan is sealed now; what was saved of it before lies there unsealed.
  void offerToDelete(const std::filesystem::path& plain, const std::function<void()>& then);

  [[nodiscard]] Result<PictureCanvas> pictureFor(const ui::ExportChoice& choice);
  void exportTo(const ui::ExportChoice& choice, const std::filesystem::path& path);
  void chooseExportPlace(const ui::ExportChoice& choice);
  void tell(const std::string& id, const std::string& title, const std::string& text);
  void compareWith(const std::filesystem::path& path, const SecretPtr& password);
  void askComparePassword(const std::filesystem::path& path, const SecretPtr& typed,
                          const std::string& problem);
  [[nodiscard]] static ui::FileKind planKind();
  [[nodiscard]] std::string suggestedName() const;
  [[nodiscard]] std::vector<std::filesystem::path> recentPlaces() const;

  // The start page.
  void fillStart();
  void findUnsaved();
  void askDiscard(std::size_t index);
  void showRecents();
  void openRecent(std::size_t index);
  void forgetRecents();
  /// First of the recent plans, unless none are kept.
  void rememberPlan(const std::filesystem::path& path);
  void forgetRecent(const std::filesystem::path& path);

  scene::Session& session_;
  ui::Workplace& workplace_;
  ui::Settings& settings_;
  JobQueue& jobs_;
  scene::Autosave& autosave_;
  std::uint64_t job_ = 0;
  std::uint64_t exportJob_ = 0;
  std::uint64_t sealJob_ = 0;
  bool healthSaved_ = false;      ///< Answers about health stand in the open plan's file already.
  bool withoutPassword_ = false;  ///< The open plan is to be saved without one: it was asked.
  std::vector<std::string> startFigures_;    ///< figure:NAME, as the page shows them
  std::vector<scene::Recoverable> unsaved_;  ///< as the page shows them
  std::vector<std::filesystem::path> recentsShown_;
};

}  // namespace mesomap::app
