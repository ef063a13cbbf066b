// The password of the open plan, and of one that is to be opened.
#include <fmt/format.h>

#include <memory>
#include <system_error>
#include <utility>

#include "base/i18n.h"
#include "ui/password_dialog.h"
#include "window_files.h"

namespace mesomap::app {
namespace {

namespace fs = std::filesystem;

}  // namespace

void WindowFiles::askPassword(const LoadRequest& request, const std::string& problem) {
  ui::PasswordQuestion question;
  question.id = "password";
  question.title = request.recovering ? std::string(_("The unsaved work has a password"))
                                      : fmt::format(fmt::runtime(_("'{}' has a password")),
                                                    fs::path(request.spec).filename().string());
  question.text = _("Type it to open the plan.");
  question.action = _("Open");
  question.problem = problem;
  question.typed = request.password;
  question.taken = [this, request](SecretPtr password) {
    LoadRequest again = request;
    again.password = std::move(password);
    load(again);
  };
  question.cancelled = [this] {
    if (!session_.isOpen()) showStart();
  };
  workplace_.dialogs.open(ui::makePasswordDialog(std::move(question)));
}

void WindowFiles::protect() {
  if (!session_.isOpen()) return;
  if (!session_.seal()) {
    askNewPassword();
    return;
  }
  using Weight = ui::Answer::Weight;
  std::vector<ui::Answer> answers;
  answers.push_back({"change", _("Change it …"), Weight::main, [this] { askNewPassword(); }});
  answers.push_back({"takeOff", _("Take it off …"), Weight::danger, [this] { askTakeOff(); }});
  answers.push_back({"close", _("Close"), Weight::normal, {}});
  workplace_.dialogs.open(std::make_unique<ui::Question>(
      "protected", _("This plan has a password"),
      _("The plan and its autosave are encrypted. Without the password nobody can open them, and "
        "neither can we."),
      std::move(answers)));
}

bool WindowFiles::offersPassword() const {
  return !session_.seal() && !withoutPassword_ && !healthSaved_ &&
         session_.plan()->consultation.holdsHealth();
}

void WindowFiles::offerPassword(const std::function<void()>& save) {
  using Weight = ui::Answer::Weight;
  std::vector<ui::Answer> answers;
  answers.push_back(
      {"setPassword", _("Set a password …"), Weight::main, [this, save] { askNewPassword(save); }});
  answers.push_back({"without", _("Save without"), Weight::normal, [this, save] {
                       withoutPassword_ = true;
                       save();
                     }});
  answers.push_back({"cancel", _("Cancel"), Weight::normal, {}});
  workplace_.dialogs.open(std::make_unique<ui::Question>(
      "healthPassword", _("This plan holds answers about health"),
      _("Without a password, whoever has the file or this computer can read them. With one, the "
        "plan and its autosave are encrypted from then on."),
      std::move(answers)));
}

void WindowFiles::askNewPassword(const std::function<void()>& then) {
  ui::PasswordQuestion question;
  question.id = "newPassword";
  question.title =
      session_.seal() ? _("Change the password of this plan") : _("Protect with a password");
  question.text =
      _("The plan and its autosave are encrypted from now on. Pictures, tables and "
        "copies that you export are not.");
  question.action = _("Protect");
  question.fresh = true;
  question.taken = [this, then](const SecretPtr& password) {
    jobs_.cancel(std::exchange(sealJob_, 0));
    // About a second of work, meant to be slow for those who try passwords.
    sealJob_ = jobs_.post(_("Protecting the plan"), [this, password, then](const Progress&) {
      const auto made = std::make_shared<Result<SealPtr>>(Seal::make(*password));
      return [this, made, then] {
        sealJob_ = 0;
        if (*made) {
          sealWith(**made, then);
        } else {
          tell("problem", _("Not protected"),
               fmt::format(fmt::runtime(_("The password could not be set: {}. The plan is as "
                                          "it was.")),
                           made->error().message));
        }
      };
    });
  };
  workplace_.dialogs.open(ui::makePasswordDialog(std::move(question)));
}

void WindowFiles::askTakeOff() {
  using Weight = ui::Answer::Weight;
  std::vector<ui::Answer> answers;
  answers.push_back({"takeOff", _("Take it off"), Weight::danger, [this] {
                       withoutPassword_ = true;
                       sealWith({});
                     }});
  answers.push_back({"keep", _("Keep it"), Weight::main, {}});
  workplace_.dialogs.open(std::make_unique<ui::Question>(
      "takeOff", _("Take the password off?"),
      _("From then on whoever has the file, or this computer, can read the plan."),
      std::move(answers)));
}

void WindowFiles::sealWith(SealPtr seal, const std::function<void()>& then) {
  if (!session_.isOpen()) return;
  const bool sealed = seal != nullptr;
  session_.protect(std::move(seal));
  // What was kept until now is readable, or asks for a password that is no more.
  if (!autosave_.writeNow(session_)) autosave_.discard();
  if (then) return then();
  if (!session_.path().empty()) {
    save();
    return;
  }
  workplace_.toasts.show(ui::Toasts::Kind::info,
                         sealed ? _("The plan has a password now. Save it to keep it.")
                                : _("The plan has no password any more."));
}

void WindowFiles::offerToDelete(const fs::path& plain, const std::function<void()>& then) {
  const auto goOn = [then] {
    if (then) then();
  };
  using Weight = ui::Answer::Weight;
  std::vector<ui::Answer> answers;
  answers.push_back({"delete", _("Delete it"), Weight::danger, [this, plain, goOn] {
                       std::error_code failed;
                       fs::remove(plain, failed);
                       if (failed) {
                         workplace_.toasts.show(
                             ui::Toasts::Kind::problem,
                             fmt::format(fmt::runtime(_("Not deleted: {}")), failed.message()));
                       }
                       forgetRecent(plain);
                       goOn();
                     }});
  answers.push_back({"keep", _("Keep it"), Weight::normal, goOn});
  workplace_.dialogs.open(std::make_unique<ui::Question>(
      "plainLeft", _("Delete the file without a password?"),
      fmt::format(fmt::runtime(_("'{}' still holds this plan as it was, readable for whoever has "
                                 "the file.")),
                  plain.filename().string()),
      std::move(answers)));
}

}  // namespace mesomap::app
