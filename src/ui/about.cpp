// What Mesomap is and is for, and the list of keys.
#include <fmt/format.h>
#include <imgui.h>

#include <memory>

#include "base/i18n.h"
#include "panels.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

void closeRow(Dialog& dialog) {
  gap(8);
  const Button close{.id = "dialog.close", .label = _("Close"), .look = Look::filled, .height = 34};
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x -
                       buttonWidth(close));
  if (button(close)) dialog.cancel();
}

class AboutDialog : public Dialog {
 public:
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
    closeRow(*this);
  }
};

class KeysDialog : public Dialog {
 public:
  explicit KeysDialog(const CommandRegistry& commands) : commands_(commands) {}
  [[nodiscard]] std::string id() const override { return "keys"; }
  [[nodiscard]] float width() const override { return 880; }
  void cancel() override { finish(); }
  void draw() override {
    ImGui::PushFont(fonts().title);
    ImGui::TextUnformatted(_("Keys and mouse"));
    ImGui::PopFont();
    gap(4);
    const char* gestures[][2] = {
        {_("Left drag on the skin"), _("mark, or what the tool does")},
        {_("Shift + left drag"), _("erase")},
        {_("Right drag, or left drag beside the figure"), _("turn")},
        {_("Middle drag, or Ctrl + right drag"), _("move the view")},
        {_("Wheel, or two fingers"), _("nearer, farther; with Shift: move, with Space: turn")},
        {_("Ctrl + wheel"), _("brush width, or the limit of the fill")},
        {_("Ctrl + click on an area"), _("choose it")},
        {_("Enter, Backspace on a line"), _("finish; one point back")},
        {_("Double click"), _("bring that spot close")},
    };
    for (const auto& gesture : gestures) row(gesture[0], gesture[1]);
    divider();
    ImGui::PushFont(fonts().small);
    if (ImGui::BeginTable("##keys", 6)) {
      for (const float share : {0.12f, 0.21f, 0.12f, 0.21f, 0.12f, 0.22f}) {
        ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthStretch, share);
      }
      for (const Command& command : commands_.all()) {
        const std::string key = shortcutText(command.shortcut);
        if (key.empty()) continue;
        ImGui::TableNextColumn();
        ImGui::TextUnformatted(key.c_str());
        ImGui::TableNextColumn();
        ImGui::TextUnformatted(command.name.c_str());
      }
      ImGui::EndTable();
    }
    ImGui::PopFont();
    closeRow(*this);
  }

 private:
  static void row(const char* left, const char* right) {
    ImGui::PushFont(fonts().small);
    ImGui::TextUnformatted(left);
    ImGui::SameLine(px(330));
    ImGui::PushStyleColor(ImGuiCol_Text, palette().inkSoft);
    ImGui::TextUnformatted(right);
    ImGui::PopStyleColor();
    ImGui::PopFont();
    gap(-4);
  }
  const CommandRegistry& commands_;
};

}  // namespace

std::string purposeSentence() {
  return _(
      "Mesomap draws and records what a qualified practitioner decides. It has not been assessed "
      "or certified as a medical device in any country and must not be used to choose a treatment, "
      "product or dose.");
}

std::unique_ptr<Dialog> makeAboutDialog() {
  return std::make_unique<AboutDialog>();
}

std::unique_ptr<Dialog> makeKeysDialog(const CommandRegistry& commands) {
  return std::make_unique<KeysDialog>(commands);
}

}  // namespace mesomap::ui
