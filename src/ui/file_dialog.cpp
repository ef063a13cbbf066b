#include "ui/file_dialog.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <ctime>

#include "base/i18n.h"
#include "base/platform/folders.h"
#include "icons.h"
#include "ui/imgui_compat.h"
#include "ui/theme.h"
#include "ui/widget_report.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostEntries = 20000;

std::string localTime(const fs::directory_entry& entry) {
  std::error_code code;
  const auto written = entry.last_write_time(code);
  if (code) return {};
  const auto system = std::chrono::file_clock::to_sys(written);
  const std::time_t seconds = std::chrono::system_clock::to_time_t(
      std::chrono::time_point_cast<std::chrono::system_clock::duration>(system));
  std::tm local{};
  if (localtime_r(&seconds, &local) == nullptr) return {};
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", local.tm_year + 1900, local.tm_mon + 1,
                     local.tm_mday, local.tm_hour, local.tm_min);
}

bool isFolder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

}  // namespace

FileDialog::FileDialog(FileDialogOptions options)
    : options_(std::move(options)), name_(options_.name) {
  if (options_.kinds.empty()) options_.kinds.push_back({_("All files"), {}});
  goTo(isFolder(options_.folder) ? options_.folder : platform::homeFolder());
}

void FileDialog::cancel() {
  if (askOverwrite_ || namingFolder_) {
    askOverwrite_ = namingFolder_ = false;
    return;
  }
  finish(options_.cancelled);
}

void FileDialog::goTo(const fs::path& folder) {
  std::error_code code;
  fs::path whole = fs::absolute(folder, code).lexically_normal();
  if (whole.has_relative_path() && whole.filename().empty()) whole = whole.parent_path();
  fs::directory_iterator at(whole, code);
  if (code) {
    problem_ = fmt::format(fmt::runtime(_("Cannot open the folder '{}': {}")), whole.string(),
                           code.message());
    pathText_ = folder_.string();
    return;
  }
  entries_.clear();
  for (; at != fs::directory_iterator() && entries_.size() < kMostEntries; at.increment(code)) {
    if (code) break;
    const std::string name = at->path().filename().string();
    if (name.empty() || name.front() == '.') continue;
    std::error_code ignored;
    const bool isDirectory = at->is_directory(ignored);
    if (!isDirectory && !at->is_regular_file(ignored)) continue;
    entries_.push_back({name, isDirectory, localTime(*at)});
  }
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return a.folder != b.folder ? a.folder : a.name < b.name;
  });
  folder_ = whole;
  pathText_ = whole.string();
  problem_.clear();
  selected_.clear();
  askOverwrite_ = false;
}

bool FileDialog::shown(const Entry& entry) const {
  return entry.folder || hasExtension(entry.name, options_.kinds[kind_].extensions);
}

fs::path FileDialog::typedPath() const {
  const fs::path typed(name_);
  return typed.is_absolute() ? typed : folder_ / typed;
}

void FileDialog::accept() {
  if (name_.find_first_not_of(' ') == std::string::npos) {
    problem_ = options_.saving ? _("Give the file a name.") : _("Choose a file.");
    return;
  }
  fs::path path = typedPath();
  if (isFolder(path)) {
    if (!options_.saving) name_.clear();
    goTo(path);
    return;
  }
  std::error_code ignored;
  if (!options_.saving) {
    if (!fs::exists(path, ignored)) {
      problem_ = fmt::format(fmt::runtime(_("There is no file '{}' here.")), name_);
      return;
    }
  } else {
    path = path.parent_path() / withExtension(path.filename().string(), options_.extension);
    if (!isFolder(path.parent_path())) {
      problem_ = fmt::format(fmt::runtime(_("The folder '{}' does not exist.")),
                             path.parent_path().string());
      return;
    }
    if (fs::exists(path, ignored) && !askOverwrite_) {
      askOverwrite_ = true;
      problem_.clear();
      return;
    }
  }
  finish([taken = options_.taken, path] { taken(path); });
}

void FileDialog::drawPlaces(float width, float height) {
  ImGui::BeginChild("##places", {width, height});
  const float designWidth = width / scale();
  const auto place = [&](const char* id, const std::string& text, const char* glyph,
                         const fs::path& where) {
    Button spec{.id = std::string("dialog.place.") + id,
                .label = text,
                .icon = glyph,
                .look = Look::plain,
                .selected = folder_ == where,
                .width = designWidth,
                .height = 32,
                .alignLeft = true};
    if (button(spec)) goTo(where);
    gap(-4);
  };
  place("home", _("Home"), icon::kHome, platform::homeFolder());
  if (isFolder(options_.folder) && options_.folder != platform::homeFolder()) {
    place("recent", _("Last used"), icon::kRecent, options_.folder);
  }
  const fs::path desktop = platform::homeFolder() / "Desktop";
  if (isFolder(desktop)) place("desktop", _("Desktop"), icon::kFolder, desktop);
  const fs::path downloads = platform::homeFolder() / "Downloads";
  if (isFolder(downloads)) place("downloads", _("Downloads"), icon::kFolder, downloads);
  place("computer", _("Computer"), icon::kDisk, "/");
  if (isFolder("/media")) place("media", _("Media"), icon::kDisk, "/media");
  ImGui::EndChild();
}

void FileDialog::drawPath() {
  Button up{.id = "dialog.up",
            .icon = icon::kUp,
            .enabled = folder_ != folder_.root_path(),
            .width = 36,
            .tooltip = _("To the folder above")};
  if (button(up)) goTo(folder_.parent_path());
  ImGui::SameLine();
  Button create{.id = "dialog.newFolder", .label = _("New folder"), .icon = icon::kPlus};
  const float rest = ImGui::GetContentRegionAvail().x;
  const float width = options_.saving ? rest - buttonWidth(create) - px(8) : rest;
  bool commit = false;
  textField("dialog.path", pathText_, width, _("Folder"), &commit);
  if (commit) goTo(pathText_);
  const bool had = pathActive_;
  pathActive_ = ImGui::IsItemActive();
  pathEntered_ = had && !pathActive_;
  if (!options_.saving) return;
  ImGui::SameLine();
  if (button(create)) {
    namingFolder_ = true;
    folderName_.clear();
  }
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
    const float row = px(28);
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
    if (clicked) {
      selected_ = entry.name;
      askOverwrite_ = false;
      problem_.clear();
      if (!entry.folder) name_ = entry.name;
    }
    if (twice && entry.folder) enter = entry.name;
    if (twice && !entry.folder && !options_.saving) {
      name_ = entry.name;
      ImGui::EndChild();
      return accept();
    }
  }
  if (!any) label(_("Nothing of this kind here."));
  ImGui::EndChild();
  if (!enter.empty()) goTo(folder_ / enter);
}

void FileDialog::drawNewFolder() {
  if (!namingFolder_) return;
  if (folderName_.empty() && !ImGui::IsAnyItemActive()) ImGui::SetKeyboardFocusHere();
  textField("dialog.folderName", folderName_, px(300), _("Name of the new folder"));
  ImGui::SameLine();
  if (button({.id = "dialog.makeFolder", .label = _("Make folder")})) {
    std::error_code code;
    const fs::path made = folder_ / folderName_;
    if (folderName_.empty() || folderName_.find('/') != std::string::npos) {
      problem_ = _("Give the folder a name without '/'.");
    } else if (!fs::create_directory(made, code) && code) {
      problem_ = fmt::format(fmt::runtime(_("Cannot make the folder '{}': {}")), folderName_,
                             code.message());
    } else {
      namingFolder_ = false;
      goTo(made);
    }
  }
}

void FileDialog::drawButtons() {
  if (!problem_.empty()) {
    note(problem_, palette().danger, palette().dangerSoft, icon::kWarning);
  }
  Button main{.id = "dialog.accept", .label = options_.action, .look = Look::filled, .height = 34};
  Button back{.id = "dialog.cancel", .label = _("Cancel"), .height = 34};
  if (askOverwrite_) {
    note(fmt::format(fmt::runtime(_("'{}' is already there. Replace it?")),
                     withExtension(fs::path(name_).filename().string(), options_.extension)),
         palette().ink, palette().noteSoft, icon::kWarning);
    main = {.id = "dialog.replace", .label = _("Replace"), .look = Look::danger, .height = 34};
    back = {.id = "dialog.keep", .label = _("Keep the old one"), .height = 34};
  }
  gap(4);
  const float total = buttonWidth(main) + buttonWidth(back) + px(8);
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - total);
  if (button(back)) cancel();
  ImGui::SameLine();
  if (button(main)) accept();
}

void FileDialog::draw() {
  ImGui::PushFont(fonts().title);
  ImGui::TextUnformatted(options_.title.c_str());
  ImGui::PopFont();
  gap(2);
  const float height = std::clamp(ImGui::GetIO().DisplaySize.y - px(330), px(120), px(360));
  const float places = px(140);
  drawPlaces(places, height + px(40));
  ImGui::SameLine(0, px(12));
  ImGui::BeginGroup();
  drawPath();
  drawList(ImGui::GetContentRegionAvail().x, height);
  ImGui::EndGroup();
  drawNewFolder();

  // Name and kind on one line.
  const bool kinds = options_.kinds.size() > 1;
  const float kindWidth = kinds ? px(210) : 0;
  if (first_ && options_.saving) ImGui::SetKeyboardFocusHere();
  first_ = false;
  ImGui::AlignTextToFramePadding();
  if (textField("dialog.name", name_,
                ImGui::GetContentRegionAvail().x - (kinds ? kindWidth + px(8) : 0),
                _("File name"))) {
    askOverwrite_ = false;
    problem_.clear();
  }
  if (kinds) {
    ImGui::SameLine();
    ImGui::SetNextItemWidth(kindWidth);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                        {px(10), (px(32) - ImGui::GetFontSize()) * 0.5f});
    if (ImGui::BeginCombo("##kind", options_.kinds[kind_].label.c_str())) {
      for (std::size_t i = 0; i < options_.kinds.size(); ++i) {
        if (ImGui::Selectable(options_.kinds[i].label.c_str(), i == kind_)) kind_ = i;
      }
      ImGui::EndCombo();
    }
    ImGui::PopStyleVar();
    reportWidget("dialog.kind");
  }
  drawButtons();
  if (!finished() && compat::enterPressed() && !namingFolder_ && !pathEntered_) {
    accept();
  }
}

}  // namespace mesomap::ui
