// What Mesomap is and is for.
#include <fmt/format.h>
#include <imgui.h>

#include <memory>

#include "base/i18n.h"
#include "panels.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

class AboutDialog : public Dialog {
 public:
  explicit AboutDialog(const CommandRegistry& commands) : commands_(commands) {}
  [[nodiscard]] std::string id() const override { return "about"; }
  [[nodiscard]] float width() const override { return 520; }
  void cancel() override { finish(); }
  void draw() override {
    ImGui::PushFont(fonts().title);
    ImGui::TextUnformatted("Mesomap");
    ImGui::PopFont();
    label(fmt::format(fmt::runtime(_("Version {}")), MESOMAP_VERSION));
    gap(4);
    paragraph(purposeSentence());
    gap(2);
    paragraph(
        _("The figures are drawn by the program's own code; they are not a person and not the "
          "client. Zones without automatic points are general reminders, incomplete, and not this "
          "person's anatomy. Unmarked skin is not safe skin."));
    gap(2);
    label(_("Mesomap contains no network code. Licence: Apache-2.0."));
    gap(8);
    // What the log would tell is shown in this dialog's place.
    if (button({.id = "about.log", .label = _("Log for a fault report …"), .height = 34})) {
      finish([&commands = commands_] { commands.run("help.log"); });
    }
    ImGui::SameLine();
    const Button close{
        .id = "dialog.close", .label = _("Close"), .look = Look::filled, .height = 34};
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x -
                         buttonWidth(close));
    if (button(close)) cancel();
  }

 private:
  const CommandRegistry& commands_;
};

}  // namespace

std::string purposeSentence() {
  return _(
      "Mesomap draws and records what a qualified practitioner decides. It has not been assessed "
      "or certified as a medical device in any country and must not be used to choose a treatment, "
      "product or dose.");
}

std::unique_ptr<Dialog> makeAboutDialog(const CommandRegistry& commands) {
  return std::make_unique<AboutDialog>(commands);
}

}  // namespace mesomap::ui
