// The file dialog's list, and the places beside it.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "base/i18n.h"
#include "base/platform/folders.h"
#include "icons.h"
#include "touch.h"
#include "ui/file_dialog.h"
#include "ui/imgui_compat.h"
#include "ui/theme.h"
#include "ui/widget_report.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostRecentPlaces = 3;
constexpr std::size_t kMostDrives = 6;

bool isPlace(const fs::path& path) {
  std::error_code ignored;
  return !path.empty() && fs::is_directory(path, ignored);
}

/// A folder that the desktop names, or else of the usual name in the home folder.
fs::path namedFolder(const char* kind, const char* usual) {
  const fs::path named = platform::desktopFolder(kind);
  return !named.empty() ? named : platform::userFolder() / usual;
}

/// Where desktops hang drives and sticks.
std::vector<fs::path> drives() {
  std::vector<fs::path> found;
  const char* user = std::getenv("USER");
  for (const fs::path base : {"/media", "/run/media"}) {
    const fs::path own = user != nullptr ? base / user : base;
    std::error_code code;
    for (fs::directory_iterator at(own, code), end;
         !code && at != end && found.size() < kMostDrives; at.increment(code)) {
      if (at->is_directory(code)) found.push_back(at->path());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

std::vector<FileDialog::Place> FileDialog::placesToGo() const {
  std::vector<Place> places;
  const auto add = [&places](const std::string& id, const std::string& name, const char* glyph,
                             const fs::path& folder) {
    const bool listed = std::any_of(places.begin(), places.end(),
                                    [&](const Place& place) { return place.folder == folder; });
    if (!listed && isPlace(folder)) places.push_back({id, name, glyph, folder});
  };
  add("home", _("Home"), icon::kHome, platform::userFolder());
  add("documents", _("Documents"), icon::kFolder, namedFolder("DOCUMENTS", "Documents"));
  add("desktop", _("Desktop"), icon::kFolder, namedFolder("DESKTOP", "Desktop"));
  add("downloads", _("Downloads"), icon::kFolder, namedFolder("DOWNLOAD", "Downloads"));
  std::size_t recent = 0;
  for (const fs::path& folder : options_.recentFolders) {
    const std::size_t before = places.size();
    if (recent < kMostRecentPlaces) {
      add(fmt::format("recent.{}", recent), folder.filename().string(), icon::kRecent, folder);
    }
    recent += places.size() - before;
  }
  for (const fs::path& drive : drives()) {
    add("drive." + drive.filename().string(), drive.filename().string(), icon::kDisk, drive);
  }
  add("computer", _("Computer"), icon::kDisk, "/");
  return places;
}

void FileDialog::drawPlaces(float width, float height) {
  ImGui::BeginChild("##places", {width, height});
  fs::path wanted;
  for (const Place& place : places_) {
    const Button spec{.id = "dialog.place." + place.id,
                      .label = place.name,
                      .icon = place.icon,
                      .look = Look::plain,
                      .selected = folder_ == place.folder,
                      .width = width / scale(),
                      .height = 32,
                      .tooltip = place.id.starts_with("recent") ? place.folder.string() : "",
                      .alignLeft = true};
    if (button(spec)) wanted = place.folder;
    gap(-4);
  }
  ImGui::EndChild();
  if (!wanted.empty()) goTo(wanted);
}

void FileDialog::walkList(int rows, bool toEnd) {
  std::vector<const Entry*> listed;
  for (const Entry& entry : entries_) {
    if (shown(entry)) listed.push_back(&entry);
  }
  if (listed.empty()) return;
  const auto at = std::find_if(listed.begin(), listed.end(),
                               [this](const Entry* entry) { return entry->name == selected_; });
  const int last = static_cast<int>(listed.size()) - 1;
  int next =
      at == listed.end() ? (rows > 0 ? 0 : last) : static_cast<int>(at - listed.begin()) + rows;
  if (toEnd) next = rows > 0 ? last : 0;
  const Entry& entry = *listed[static_cast<std::size_t>(std::clamp(next, 0, last))];
  selected_ = entry.name;
  problem_.clear();
  // While the name has the keyboard it would write over what is put there.
  compat::stopTyping();
  if (!entry.folder) {
    name_ = entry.name;
    narrow_ = false;
  }
  follow_ = true;
}

void FileDialog::drawList(float width, float height) {
  ImGui::PushStyleColor(ImGuiCol_ChildBg, palette().field);
  ImGui::PushStyleVar(ImGuiStyleVar_ChildBorderSize, 1);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(6), px(6)});
  ImGui::BeginChild("##list", {width, height}, true);
  ImGui::PopStyleVar(2);
  ImGui::PopStyleColor();
  bool any = false;
  std::string enter;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const Entry& entry = entries_[i];
    if (!shown(entry)) continue;
    any = true;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float row = px(control(28));
    const float full = ImGui::GetContentRegionAvail().x;
    ImGui::PushID(static_cast<int>(i));
    const bool clicked = ImGui::InvisibleButton("##entry", {full, row});
    const bool hovered = ImGui::IsItemHovered();
    const bool twice = hovered && ImGui::IsMouseDoubleClicked(0);
    if (widgetReportOn()) reportWidget("dialog.file." + entry.name);
    ImGui::PopID();
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const bool chosen = selected_ == entry.name;
    if (chosen || hovered) {
      draw.AddRectFilled(at, {at.x + full, at.y + row},
                         chosen ? palette().accentSoft : palette().hover, px(5));
    }
    const float y = at.y + (row - ImGui::GetFontSize()) * 0.5f;
    draw.AddText({at.x + px(8), y}, entry.folder ? palette().accent : palette().inkSoft,
                 entry.folder ? icon::kFolder : icon::kFile);
    const std::string name = shortened(entry.name, full - px(190));
    draw.AddText({at.x + px(34), y}, palette().ink, name.c_str());
    draw.AddText(fonts().small, fonts().small->FontSize, {at.x + full - px(126), y + px(1)},
                 palette().inkSoft, entry.modified.c_str());
    gap(-7);
    if (chosen && std::exchange(follow_, false)) ImGui::SetScrollHereY(0.5f);
    if (clicked) choose(entry);
    if (twice && entry.folder) enter = entry.name;
    if (twice && !entry.folder && !options_.saving) {
      name_ = entry.name;
      ImGui::EndChild();
      return accept();
    }
  }
  if (!any) {
    label(narrow_ ? _("No name here holds what you typed.") : _("Nothing of this kind here."));
  }
  ImGui::EndChild();
  if (!enter.empty()) goTo(folder_ / enter);
}

}  // namespace mesomap::ui
