// What would go into a fault report, to be read before it is copied.
#include <imgui.h>

#include <algorithm>
#include <memory>

#include "base/i18n.h"
#include "icons.h"
#include "panels.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

class LogDialog : public Dialog {
 public:
  LogDialog(std::string text, Toasts& toasts) : text_(std::move(text)), toasts_(toasts) {}
  [[nodiscard]] std::string id() const override { return "log"; }
  [[nodiscard]] float width() const override { return 700; }
  void cancel() override { finish(); }
  void draw() override {
    ImGui::PushFont(fonts().title);
    ImGui::TextUnformatted(_("Log for a fault report"));
    ImGui::PopFont();
    gap(2);
    paragraph(
        _("This is all that is copied: the program, this computer and what was done since the "
          "start. Names of files and clients, and what the plan holds, are not in it."));
    gap(6);
    drawText();
    gap(10);
    const Button copy{.id = "log.copy",
                      .label = _("Copy the log"),
                      .icon = icon::kCopy,
                      .look = Look::filled,
                      .height = 34};
    const Button close{.id = "dialog.close", .label = _("Close"), .height = 34};
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x -
                         buttonWidth(copy) - buttonWidth(close) - px(8));
    if (button(close)) finish();
    ImGui::SameLine(0, px(8));
    if (button(copy)) {
      ImGui::SetClipboardText(text_.c_str());
      toasts_.show(Toasts::Kind::info, _("The log is copied: paste it into your report"));
      finish();
    }
  }

 private:
  void drawText() {
    const float height = std::min(px(320), ImGui::GetIO().DisplaySize.y - px(260));
    ImGui::PushStyleColor(ImGuiCol_ChildBg, palette().field);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(12), px(10)});
    ImGui::BeginChild("##log", {0, height}, false, ImGuiWindowFlags_AlwaysUseWindowPadding);
    ImGui::PushFont(fonts().small);
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(text_.c_str());
    ImGui::PopTextWrapPos();
    ImGui::PopFont();
    // The newest lines tell of the fault.
    if (!shown_) ImGui::SetScrollHereY(1.0f);
    shown_ = ImGui::GetScrollMaxY() > 0;
    ImGui::EndChild();
    ImGui::GetWindowDrawList()->AddRect(ImGui::GetItemRectMin(), ImGui::GetItemRectMax(),
                                        palette().fieldLine, px(kRounding), 0, px(1));
    reportWidget("log.text");
    reportText("log.text", text_);
    ImGui::PopStyleVar();
    ImGui::PopStyleColor();
  }

  std::string text_;
  Toasts& toasts_;
  bool shown_ = false;
};

}  // namespace

std::unique_ptr<Dialog> makeLogDialog(std::string report, Toasts& toasts) {
  return std::make_unique<LogDialog>(std::move(report), toasts);
}

}  // namespace mesomap::ui
