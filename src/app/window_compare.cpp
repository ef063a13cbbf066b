// What changed in the open plan since another version of it.
#include <fmt/format.h>

#include <exception>
#include <memory>
#include <utility>

#include "base/i18n.h"
#include "base/sentence.h"
#include "exchange/diff_in_words.h"
#include "plan/plan_diff.h"
#include "plan/plan_file.h"
#include "ui/changes_dialog.h"
#include "ui/file_dialog.h"
#include "ui/password_dialog.h"
#include "window_files.h"

namespace mesomap::app {

namespace fs = std::filesystem;

void WindowFiles::compare() {
  if (!session_.isOpen()) return;
  ui::FileDialogOptions options;
  options.id = "compare";
  options.title = _("Compare with another version");
  options.action = _("Compare");
  options.folder =
      !session_.path().empty() ? session_.path().parent_path() : fs::path(settings_.planFolder);
  options.recentFolders = recentPlaces();
  options.kinds = {planKind(), {_("All files"), {}}};
  options.taken = [this](const fs::path& path) { compareWith(path, {}); };
  workplace_.dialogs.open(std::make_unique<ui::FileDialog>(std::move(options)));
}

void WindowFiles::askComparePassword(const fs::path& path, const SecretPtr& typed,
                                     const std::string& problem) {
  ui::PasswordQuestion question;
  question.id = "password";
  question.title = fmt::format(fmt::runtime(_("'{}' has a password")), path.filename().string());
  question.text = _("Type it to compare. The open plan stays as it is.");
  question.action = _("Compare");
  question.problem = problem;
  question.typed = typed;
  question.taken = [this, path](const SecretPtr& password) { compareWith(path, password); };
  workplace_.dialogs.open(ui::makePasswordDialog(std::move(question)));
}

void WindowFiles::compareWith(const fs::path& path, const SecretPtr& password) {
  const std::string name = path.filename().string();
  // A value of its own: the worker never touches the session.
  const auto now = std::make_shared<const plan::Plan>(session_.planForFile());
  jobs_.post(
      fmt::format(fmt::runtime(_("Comparing with '{}'")), name),
      [this, path, name, now, password,
       techniques = session_.techniques()](const Progress&) -> JobQueue::Completion {
        std::optional<Error> error;
        std::vector<exchange::WordsPart> changes;
        try {
          auto other = plan::openPlan(path, password);
          if (other) {
            changes = exchange::diffInWords(
                plan::diffPlans(other->plan, *now, {.techniques = techniques}));
          } else {
            error = other.error();
          }
        } catch (const std::exception& failure) {  // Out of memory: say so, keep what is open.
          error = Error{ErrorKind::refused, name, failure.what()};
        }
        return [this, path, name, password, error, changes = std::move(changes)] {
          if (error && error->kind == ErrorKind::passwordWanted) {
            askComparePassword(path, {}, {});
          } else if (error && error->kind == ErrorKind::wrongPassword) {
            askComparePassword(path, password, upperFirst(error->message) + ".");
          } else if (error) {
            tell("problem", fmt::format(fmt::runtime(_("Could not open '{}'")), name),
                 error->message + ". " + _("What was open is still open, unchanged."));
          } else {
            workplace_.dialogs.open(ui::makeChangesDialog(name, changes, workplace_.toasts));
          }
        };
      });
}

}  // namespace mesomap::app
