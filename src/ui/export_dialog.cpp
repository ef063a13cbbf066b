#include "ui/export_dialog.h"

#include <imgui.h>

#include <algorithm>

#include "base/i18n.h"
#include "icons.h"
#include "ui/imgui_compat.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr float kOptions = 104;  ///< Three lines to tick, design pixels.

bool formatRow(const char* id, const char* glyph, const std::string& name,
               const std::string& detail, bool selected) {
  const float width = ImGui::GetContentRegionAvail().x;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool taken = button({.id = id,
                             .look = Look::outlined,
                             .selected = selected,
                             .width = width / scale(),
                             .height = 56});
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  draw.AddText(fonts().icon, fonts().icon->FontSize, {at.x + px(16), at.y + px(17)},
               palette().accent, glyph);
  draw.AddText(fonts().strong, fonts().strong->FontSize, {at.x + px(54), at.y + px(10)},
               palette().ink, name.c_str());
  draw.AddText(fonts().small, fonts().small->FontSize, {at.x + px(54), at.y + px(30)},
               palette().inkSoft, detail.c_str());
  gap(-2);
  return taken;
}

}  // namespace

void ExportDialog::draw() {
  ImGui::PushFont(fonts().title);
  ImGui::TextUnformatted(_("Export"));
  ImGui::PopFont();
  label(_("A copy for others. Your plan stays open and is not saved by this."));
  if (hasPassword_) label(_("The copy has no password: whoever has the file can read it."));
  gap(6);
  if (formatRow("export.picture", icon::kPicture, _("Picture"),
                _("PNG, as seen now, large enough to print"),
                choice_.format == ExportFormat::picture)) {
    choice_.format = ExportFormat::picture;
  }
  if (formatRow("export.sheet", icon::kPicture, _("Contact sheet"),
                _("PNG of all standard views, to be printed on A4"),
                choice_.format == ExportFormat::sheet)) {
    choice_.format = ExportFormat::sheet;
  }
  if (formatRow("export.table", icon::kTable, _("Table of points"),
                _("CSV for a spreadsheet, one row a point"),
                choice_.format == ExportFormat::table)) {
    choice_.format = ExportFormat::table;
  }
  if (formatRow("export.words", icon::kFile, _("The plan in words"),
                _("Text to be read aloud, searched or printed"),
                choice_.format == ExportFormat::words)) {
    choice_.format = ExportFormat::words;
  }
  if (formatRow("export.plan", icon::kFile, _("Plan file"),
                _("JSON with areas, points and figures, for other programs"),
                choice_.format == ExportFormat::plan)) {
    choice_.format = ExportFormat::plan;
  }
  gap(4);
  // The buttons below stay where they are whatever is chosen.
  const float options = ImGui::GetCursorPosY();
  const bool picture = choice_.format == ExportFormat::picture;
  const bool sheet = choice_.format == ExportFormat::sheet;
  if (picture || sheet) {
    tickBox("export.client", _("As shown to the client: soft tints, no numbers"),
            choice_.clientPicture);
  }
  if (picture) {
    if (!choice_.clientPicture) {
      tickBox("export.labels", _("With names and numbers"), choice_.labels);
    }
    tickBox("export.large", _("Large, 3840 pixels wide"), choice_.largePicture);
  } else if (!sheet || !choice_.clientPicture) {
    tickBox("export.private", _("Leave out personal data"), choice_.leaveOutPersonalData);
    label(_("Leaves out the client's reference, the author and the scan's file name."));
  }
  ImGui::SetCursorPosY(std::max(ImGui::GetCursorPosY(), options + px(kOptions)));
  gap(10);
  const Button go{
      .id = "dialog.accept", .label = _("Choose where …"), .look = Look::filled, .height = 34};
  const Button back{.id = "dialog.cancel", .label = _("Cancel"), .height = 34};
  const float total = buttonWidth(go) + buttonWidth(back) + px(8);
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - total);
  if (button(back)) cancel();
  ImGui::SameLine();
  if (button(go) || compat::enterPressed()) {
    finish([taken = taken_, choice = choice_] { taken(choice); });
  }
}

}  // namespace mesomap::ui
