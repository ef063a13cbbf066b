// What was found of a country's rules about injections against fat, read before they are offered.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <memory>
#include <string>

#include "base/i18n.h"
#include "icons.h"
#include "key_walk.h"
#include "panels.h"
#include "plan/catalogue.h"
#include "rule_fields.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr float kNoticeRoom = 132;  ///< For the longest notice, design pixels.

class NoticeDialog : public Dialog {
 public:
  explicit NoticeDialog(scene::Session& session)
      : session_(session), country_(plan::noticeCountry(*session.plan()).value_or("")) {}
  [[nodiscard]] std::string id() const override { return "notice"; }
  [[nodiscard]] float width() const override { return 560; }
  void cancel() override { finish(); }
  void draw() override;

 private:
  void drawCountries();
  void drawFoot(const plan::CountryNotice* notice);

  scene::Session& session_;
  std::string country_;
  KeyWalk walk_;
};

void NoticeDialog::drawCountries() {
  const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
  bool first = true;
  for (const plan::CountryNotice& each : session_.catalogue().notices) {
    const Button chip{.id = "notice." + each.id,
                      .label = _(each.name.c_str()),
                      .look = Look::chip,
                      .selected = each.id == country_};
    if (!first && ImGui::GetItemRectMax().x + px(6) + buttonWidth(chip) <= right) {
      ImGui::SameLine(0, px(6));
    }
    first = false;
    bool taken = button(chip);
    taken = walk_.stop() || taken;
    if (taken) country_ = each.id;
  }
}

void NoticeDialog::drawFoot(const plan::CountryNotice* notice) {
  const bool may = notice != nullptr && plan::noticeToRead(session_.catalogue(), notice->id);
  const Button read{.id = "notice.read",
                    .label = _("I have read this: show them"),
                    .look = Look::filled,
                    .enabled = may,
                    .height = 34};
  const Button back{.id = "dialog.cancel", .label = _("Close"), .height = 34};
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x -
                       buttonWidth(read) - buttonWidth(back) - px(8));
  bool leave = button(back);
  leave = walk_.stop() || leave;
  ImGui::SameLine(0, px(8));
  bool take = button(read);
  take = (walk_.stop() && may) || take;
  (void)walk_.end();
  if (take) session_.recordAnswer(plan::noticeAnswer(*notice));
  if (take || leave) finish();
}

void NoticeDialog::draw() {
  walk_.begin();
  ImGui::PushFont(fonts().title);
  ImGui::TextUnformatted(_("Injections against fat"));
  ImGui::PopFont();
  gap(2);
  paragraph(
      _("They are restricted by law in several countries and stay hidden until you have read what "
        "was found for yours. It is incomplete and no legal advice: ask your authority. The plan "
        "keeps that the notice was read."));
  gap(6);
  label(_("Your country"));
  drawCountries();
  gap(6);
  const plan::CountryNotice* notice = plan::findEntry(session_.catalogue().notices, country_);
  // The buttons below stay where they are whatever is chosen.
  const float top = ImGui::GetCursorPosY();
  if (notice != nullptr) {
    note(_(notice->note.c_str()), palette().ink, palette().noteSoft, icon::kWarning);
    label(
        fmt::format(fmt::runtime(_("Source: {} · checked {}")), notice->source, notice->checkedOn));
    if (notice->forbidden) paragraph(_("They stay hidden."));
  }
  ImGui::SetCursorPosY(std::max(ImGui::GetCursorPosY(), top + px(kNoticeRoom)));
  gap(10);
  drawFoot(notice);
}

}  // namespace

std::unique_ptr<Dialog> makeNoticeDialog(scene::Session& session) {
  return std::make_unique<NoticeDialog>(session);
}

}  // namespace mesomap::ui
