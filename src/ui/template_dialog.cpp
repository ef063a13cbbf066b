#include "template_dialog.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "base/i18n.h"
#include "base/platform/files.h"
#include "base/platform/folders.h"
#include "base/sentence.h"
#include "icons.h"
#include "scene/templates.h"
#include "touch.h"
#include "ui/file_dialog.h"
#include "ui/theme.h"

namespace mesomap::ui {
namespace {

constexpr float kTemplateRow = 48;     ///< design pixels
constexpr float kTemplateBelow = 290;  ///< the same: what stands under the list
constexpr const char* kAllTemplates = "mesomap-templates.json";

/// A file's name for a template: letters and digits of it.
std::string fileNameFor(const std::string& name) {
  std::string file;
  for (const char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (plain) {
      file += c;
    } else if (!file.empty() && file.back() != '-') {
      file += '-';
    }
  }
  while (file.ends_with('-')) file.pop_back();
  return (file.empty() ? std::string("template") : file) + ".json";
}

FileKind templateKind() {
  return {_("Templates (*.json)"), {".json"}};
}

std::string folderOf(const Settings& settings) {
  return settings.exportFolder.empty() ? platform::homeFolder().string() : settings.exportFolder;
}

}  // namespace

TemplateDialog::TemplateDialog(Panels& panels)
    : session_(panels.session),
      tool_(panels.tool),
      dialogs_(panels.dialogs),
      settings_(panels.settings) {
  reload();
}

void TemplateDialog::say(std::string text, bool problem) {
  message_ = std::move(text);
  problem_ = problem;
}

void TemplateDialog::reload() {
  std::string problem;
  all_ = templatesNow(problem);
  if (!problem.empty()) say(problem, true);
  if (plan::findTemplate(all_, chosen_) == nullptr) {
    chosen_ = name_ = all_.empty() ? std::string() : all_.front().name;
  }
}

bool TemplateDialog::change(const std::function<Result<void>(const std::filesystem::path&)>& step) {
  const auto file = plan::templateFile();
  const Result<void> done = file ? step(*file) : Result<void>(file.error());
  if (!done) {
    say(done.error().text(), true);
    return false;
  }
  say({}, false);
  reload();
  return true;
}

void TemplateDialog::apply(const plan::AreaTemplate& chosen) {
  const Result<void> done = scene::applyTemplate(session_, session_.selected(), chosen);
  if (done) return finish();
  say(done.error().text(), true);
}

void TemplateDialog::mark(const plan::AreaTemplate& chosen) {
  const Result<void> done = scene::markTemplate(session_, chosen, tool_.wholeAreaLimits());
  if (done) return finish();
  say(done.error().text(), true);
}

void TemplateDialog::rename(const plan::AreaTemplate& chosen) {
  const std::string to = name_;
  if (to == chosen.name) return;
  const std::string from = chosen.name;
  const bool done = change(
      [&](const std::filesystem::path& file) { return plan::renameTemplate(file, from, to); });
  name_ = chosen_ = done ? to : from;
}

void TemplateDialog::remove(const plan::AreaTemplate& chosen) {
  const plan::AreaTemplate kept = chosen;
  if (!change([&](const std::filesystem::path& file) {
        return plan::removeTemplate(file, kept.name);
      })) {
    return;
  }
  removed_ = kept;
  say(fmt::format(fmt::runtime(_("Deleted: {}")), kept.name), false);
}

void TemplateDialog::exportTo(std::vector<plan::AreaTemplate> which, const std::string& suggested) {
  FileDialogOptions options;
  options.id = "templateExport";
  options.title = _("Export templates");
  options.saving = true;
  options.action = _("Export");
  options.folder = folderOf(settings_);
  options.name = suggested;
  options.extension = ".json";
  options.kinds = {templateKind()};
  options.taken = [this, which = std::move(which)](const std::filesystem::path& path) {
    const auto done = platform::writeFileAtomically(path, plan::templatesText(which));
    removed_.reset();
    say(done ? fmt::format(fmt::runtime(_("Exported '{}'")), path.filename().string())
             : done.error().text(),
        !done);
  };
  dialogs_.open(std::make_unique<FileDialog>(std::move(options)), true);
}

void TemplateDialog::importFrom() {
  FileDialogOptions options;
  options.id = "templateImport";
  options.title = _("Import templates");
  options.action = _("Import");
  options.folder = folderOf(settings_);
  options.kinds = {templateKind()};
  options.taken = [this](const std::filesystem::path& path) {
    const auto file = plan::templateFile();
    const auto done =
        file ? plan::importTemplates(*file, path) : Result<plan::ImportedTemplates>(file.error());
    removed_.reset();
    if (!done) return say(done.error().text(), true);
    std::string text = fmt::format(
        fmt::runtime(translatePlural("{} template was taken over.", "{} templates were taken over.",
                                     static_cast<unsigned long>(done->taken))),
        done->taken);
    if (done->renamed > 0) {
      text += std::string(" ") + _("Where a name was taken, a number was added to it.");
    }
    for (const std::string& each : done->problems) text += "\n" + each;
    reload();
    say(std::move(text), !done->problems.empty());
  };
  dialogs_.open(std::make_unique<FileDialog>(std::move(options)), true);
}

void TemplateDialog::drawList() {
  beginScrolled("##templateList", page_, px(kTemplateBelow));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(8), px(2)});
  const float width = ImGui::GetContentRegionAvail().x;
  const float row = px(control(kTemplateRow));
  for (std::size_t i = 0; i < all_.size(); ++i) {
    const plan::AreaTemplate& each = all_[i];
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const std::string id = fmt::format("templates.{}", i);
    if (form_.act({.id = id,
                   .look = ui::Look::plain,
                   .selected = each.name == chosen_,
                   .width = width / scale(),
                   .height = kTemplateRow})) {
      chosen_ = name_ = each.name;
      say({}, false);
    }
    const std::string detail =
        areaInShort(session_, each) + " · " + figuresInShort(each.rule, session_.techniques());
    reportText(id, each.name + " | " + detail);
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    ImFont* small = fonts().small;
    const float air = (row - ImGui::GetFontSize() - small->FontSize - px(2)) * 0.5f;
    draw.AddText({at.x + px(12), std::round(at.y + air)}, palette().ink,
                 shortened(each.name, width - px(24)).c_str());
    ImGui::PushFont(small);
    const std::string fit = shortened(detail, width - px(24));
    ImGui::PopFont();
    draw.AddText(small, small->FontSize,
                 {at.x + px(12), std::round(at.y + air + ImGui::GetFontSize() + px(2))},
                 palette().inkSoft, fit.c_str());
  }
  ImGui::PopStyleVar();
  if (all_.empty()) {
    paragraph(
        _("No template is kept yet. Choose an area and take \"Save as template …\" from its "
          "menu \"More …\"."));
  }
  endScrolled(page_);
}

void TemplateDialog::drawChosen(const plan::AreaTemplate& chosen) {
  const plan::Region* region = session_.isOpen() ? session_.selectedRegion() : nullptr;
  if (form_.text("templates.name", _("Name"), name_, px(300))) return rename(chosen);
  gap(6);
  const std::string to = region == nullptr
                             ? std::string(_("Give to an area"))
                             : fmt::format(fmt::runtime(_("Give to {}")),
                                           shortened(lowerFirst(region->name), px(170)));
  const bool onFigure = scene::hasAreaOf(session_, chosen);
  if (form_.act({.id = "templates.apply",
                 .label = to,
                 .look = region != nullptr ? ui::Look::filled : ui::Look::outlined,
                 .enabled = region != nullptr,
                 .height = 34,
                 .tooltip = region == nullptr
                                ? _("Choose an area first")
                                : _("The chosen area, and the one linked with it, get these "
                                    "figures. Shape, line and points set by hand stay.")})) {
    return apply(chosen);
  }
  ImGui::SameLine(0, px(8));
  if (form_.act({.id = "templates.mark",
                 .label = _("Mark on the figure"),
                 .look = region == nullptr && onFigure ? ui::Look::filled : ui::Look::outlined,
                 .enabled = onFigure,
                 .height = 34,
                 .tooltip = onFigure
                                ? fmt::format(fmt::runtime(_("Marks {} with these figures")),
                                              lowerFirst(areaInShort(session_, chosen)))
                                : std::string(_("What is open has no such area; choose an area "
                                                "that is to have these figures"))})) {
    return mark(chosen);
  }
  ImGui::SameLine(0, px(8));
  if (form_.act({.id = "templates.exportOne",
                 .label = _("Export …"),
                 .height = 34,
                 .tooltip = _("This template as a file")})) {
    exportTo({chosen}, fileNameFor(chosen.name));
  }
  ImGui::SameLine(0, px(8));
  if (form_.act({.id = "templates.delete",
                 .label = _("Delete"),
                 .icon = icon::kDelete,
                 .look = ui::Look::danger,
                 .height = 34})) {
    remove(chosen);
  }
}

void TemplateDialog::drawFoot() {
  if (!message_.empty()) {
    gap(6);
    note(message_, palette().ink, palette().noteSoft, problem_ ? icon::kWarning : icon::kInfo);
    reportText("templates.message", message_);
    if (removed_ && !problem_ &&
        form_.act({.id = "templates.putBack",
                   .label = _("Put back"),
                   .icon = icon::kUndo,
                   .height = 30})) {
      const plan::AreaTemplate back = *std::exchange(removed_, std::nullopt);
      if (change(
              [&](const std::filesystem::path& file) { return plan::keepTemplate(file, back); })) {
        chosen_ = name_ = back.name;
      }
    }
  }
  gap(8);
  if (form_.act({.id = "templates.import", .label = _("Import …"), .height = 34})) importFrom();
  ImGui::SameLine(0, px(8));
  if (form_.act({.id = "templates.export",
                 .label = _("Export all …"),
                 .enabled = !all_.empty(),
                 .height = 34,
                 .tooltip = _("All your templates, as one file")})) {
    exportTo(all_, kAllTemplates);
  }
  ImGui::SameLine(0, px(8));
  if (form_.foot({.id = "dialog.close", .label = _("Close"), .height = 34}) == Form::Foot::quiet) {
    finish();
  }
}

void TemplateDialog::draw() {
  form_.begin(_("Templates"),
              _("Figures of an area under a name of yours. They hold nothing of a client, no lot "
                "and no expiry."));
  drawList();
  gap(6);
  // A copy: what is done with it changes the list that it stands in.
  if (const plan::AreaTemplate* found = plan::findTemplate(all_, chosen_)) {
    const plan::AreaTemplate chosen = *found;
    drawChosen(chosen);
  }
  if (!finished()) drawFoot();
  (void)form_.end();
}

std::unique_ptr<Dialog> makeTemplateDialog(Panels& panels) {
  return std::make_unique<TemplateDialog>(panels);
}

}  // namespace mesomap::ui
