#include "ui/password_dialog.h"

#include <imgui.h>

#include <utility>

#include "base/i18n.h"
#include "base/sealed.h"
#include "icons.h"
#include "key_walk.h"
#include "ui/imgui_compat.h"
#include "ui/theme.h"
#include "ui/widget_report.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

/// So many bytes are typed without the text being moved to another place of the memory.
constexpr std::size_t kPasswordRoom = 1024;

class PasswordDialog : public Dialog {
 public:
  explicit PasswordDialog(PasswordQuestion question);
  ~PasswordDialog() override;
  PasswordDialog(const PasswordDialog&) = delete;
  PasswordDialog& operator=(const PasswordDialog&) = delete;
  [[nodiscard]] std::string id() const override { return question_.id; }
  void draw() override;
  void cancel() override { finish(question_.cancelled); }

 private:
  void drawFields();
  void drawProblem();
  /// Why what stands there cannot be taken yet; empty where it can.
  [[nodiscard]] std::string refusal() const;
  void accept();

  PasswordQuestion question_;
  std::string first_, again_;
  KeyWalk walk_;
  bool shown_ = false;
  bool begun_ = false;
};

PasswordDialog::PasswordDialog(PasswordQuestion question) : question_(std::move(question)) {
  first_.reserve(kPasswordRoom);
  again_.reserve(kPasswordRoom);
  if (question_.typed) first_.assign(question_.typed->text());
}

PasswordDialog::~PasswordDialog() {
  wipe(first_);
  wipe(again_);
  if (ImGui::GetCurrentContext() != nullptr) compat::forgetTyped();
}

std::string PasswordDialog::refusal() const {
  if (!question_.fresh) return {};
  std::string copy = first_;
  std::string why = passwordRefusal(*Secret::takenFrom(copy));
  if (why.empty() && first_ != again_) why = _("The two are not the same.");
  return why;
}

void PasswordDialog::accept() {
  if (first_.empty()) return;
  question_.problem = refusal();
  if (!question_.problem.empty()) {
    begun_ = false;  // Back into the field.
    return;
  }
  const SecretPtr password = Secret::takenFrom(first_);
  finish([taken = question_.taken, password] { taken(password); });
}

void PasswordDialog::drawFields() {
  const Button eye{.id = "password.show",
                   .icon = shown_ ? icon::kHidden : icon::kClient,
                   .selected = shown_,
                   .width = 40,
                   .tooltip = shown_ ? _("Hide what is typed") : _("Show what is typed")};
  const float width = ImGui::GetContentRegionAvail().x - buttonWidth(eye) - px(8);
  bool changed = secretField("password.first", first_, width,
                             question_.fresh ? _("New password") : _("Password"), shown_);
  walk_.field("##password.first");
  if (!std::exchange(begun_, true)) {
    compat::typeInto("##password.first");
    walk_.take(0);
  }
  const ImVec2 below = ImGui::GetCursorPos();
  if (question_.fresh) {
    changed = secretField("password.again", again_, width, _("The same again"), shown_) || changed;
    walk_.field("##password.again");
  }
  const ImVec2 end = ImGui::GetCursorPos();
  // Beside the first field, and reached after the last one.
  ImGui::SetCursorPos({below.x + width + px(8),
                       below.y - ImGui::GetItemRectSize().y - ImGui::GetStyle().ItemSpacing.y});
  bool turned = button(eye);
  turned = walk_.stop() || turned;
  if (turned) shown_ = !shown_;
  ImGui::SetCursorPos(end);
  if (changed) question_.problem.clear();
}

void PasswordDialog::drawProblem() {
  if (question_.problem.empty()) {
    // The line is kept free, so that the buttons stay where they are.
    label(question_.fresh ? _("8 characters or more; a few words are easy to remember.") : " ");
  } else {
    ImGui::PushStyleColor(ImGuiCol_Text, palette().danger);
    ImGui::PushFont(fonts().small);
    paragraph(question_.problem);
    ImGui::PopFont();
    ImGui::PopStyleColor();
  }
  reportText("password.problem", question_.problem);
}

void PasswordDialog::draw() {
  const bool typed = compat::typing();
  ImGui::PushFont(fonts().title);
  ImGui::PushTextWrapPos(0);
  ImGui::TextUnformatted(question_.title.c_str());
  ImGui::PopTextWrapPos();
  ImGui::PopFont();
  gap(2);
  paragraph(question_.text);
  gap(8);
  if (question_.fresh) {
    note(_("Without the password nobody can open this plan, and neither can we. Keep it where you "
           "will find it again."),
         palette().ink, palette().noteSoft, icon::kWarning);
    gap(4);
  }
  walk_.begin();
  drawFields();
  drawProblem();
  gap(8);
  const Button go{.id = "dialog.accept",
                  .label = question_.action,
                  .look = Look::filled,
                  .enabled = !first_.empty(),
                  .height = 34};
  const Button back{.id = "dialog.cancel", .label = _("Cancel"), .height = 34};
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - buttonWidth(go) -
                       buttonWidth(back) - px(8));
  bool leave = button(back);
  leave = walk_.stop() || leave;
  ImGui::SameLine(0, px(8));
  bool taken = button(go);
  taken = walk_.stop() || taken;
  taken = walk_.end() || (typed && compat::enterPressed()) || taken;
  if (leave) {
    cancel();
  } else if (taken) {
    accept();
  }
}

}  // namespace

std::unique_ptr<Dialog> makePasswordDialog(PasswordQuestion question) {
  return std::make_unique<PasswordDialog>(std::move(question));
}

}  // namespace mesomap::ui
