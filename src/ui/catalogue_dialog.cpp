#include "catalogue_dialog.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "base/i18n.h"
#include "base/platform/files.h"
#include "base/platform/folders.h"
#include "icons.h"
#include "ui/file_dialog.h"
#include "ui/imgui_compat.h"
#include "ui/number_text.h"
#include "ui/text_match.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr float kListWidth = 270;  ///< design pixels
constexpr const char* kOwnSuggestion = "mesomap-catalogue.json";

FileKind catalogueKind() {
  return {_("Catalogues (*.json)"), {".json"}};
}

}  // namespace

CatalogueDialog::CatalogueDialog(Panels& panels)
    : session_(panels.session), dialogs_(panels.dialogs), settings_(panels.settings) {
  if (!all().problems.empty()) {
    message_ = all().problems.front();
    problem_ = true;
  }
}

bool CatalogueDialog::noticed() const {
  return session_.isOpen() && plan::noticeAllows(all(), *session_.plan());
}

bool CatalogueDialog::act(const Button& spec) {
  bool done = button(spec);
  done = (walk_.stop() && spec.enabled) || done;
  return done;
}

void CatalogueDialog::select(const std::string& id) {
  chosen_ = id;
  draftId_.clear();
  forgetComplaints();
}

void CatalogueDialog::drawPages() {
  struct Named {
    Page page;
    const char* id;
    std::string name;
  };
  const std::array<Named, 6> pages{{{Page::techniques, "catalogue.techniques", _("Techniques")},
                                    {Page::needles, "catalogue.needles", _("Needles")},
                                    {Page::heads, "catalogue.heads", _("Heads")},
                                    {Page::products, "catalogue.products", _("Products")},
                                    {Page::indications, "catalogue.indications", _("Usual areas")},
                                    {Page::limits, "catalogue.limits", _("Skin and labels")}}};
  bool first = true;
  for (const Named& each : pages) {
    if (!std::exchange(first, false)) ImGui::SameLine(0, px(6));
    if (act({.id = each.id,
             .label = each.name,
             .look = Look::chip,
             .selected = page_ == each.page,
             .height = 30})) {
      page_ = each.page;
      select({});
    }
  }
}

void CatalogueDialog::addRow(const std::string& id, const std::string& name,
                             const std::string& detail, bool own) {
  if (matchRank(wanted_, name, detail) < 0) return;
  rows_.push_back({id, name, detail, own});
}

void CatalogueDialog::addRows() {
  rows_.clear();
  const bool readNotice = noticed();
  const auto named = [&](const auto& entries) {
    for (const auto& each : entries) {
      addRow(each.id, _(each.name.c_str()), each.note, false);
    }
  };
  switch (page_) {
    case Page::techniques:
      for (const plan::Technique& each : all().techniques) {
        if (each.needsNotice && !readNotice) continue;
        addRow(each.id, _(each.name.c_str()), _(each.note.c_str()), !each.ownFile.empty());
      }
      break;
    case Page::needles:
      for (const plan::NeedleEntry& each : all().needles) {
        addRow(each.id,
               fmt::format("{} · {} mm", each.needle.gauge, numberText(each.needle.lengthMm, 1)),
               each.length.source, !each.ownFile.empty());
      }
      break;
    case Page::heads:
      for (const plan::HeadEntry& each : all().heads) {
        addRow(each.id, _(each.name.c_str()), each.pins.source, !each.ownFile.empty());
      }
      break;
    case Page::products:
      for (const plan::ProductName& each : all().products) {
        const plan::ProductClass* kind = plan::findEntry(all().productClasses, each.productClass);
        if (kind != nullptr && kind->needsNotice && !readNotice) continue;
        addRow(each.id, each.name,
               kind != nullptr ? std::string(_(kind->name.c_str())) : each.classWords, true);
      }
      for (const plan::ProductClass& each : all().productClasses) {
        if (each.needsNotice && !readNotice) continue;
        addRow(each.id, _(each.name.c_str()), _(each.note.c_str()), !each.ownFile.empty());
      }
      break;
    case Page::indications:
      for (const plan::Indication& each : all().indications) {
        if (each.needsNotice && !readNotice) continue;
        addRow(each.id, _(each.name.c_str()), _(each.note.c_str()), !each.ownFile.empty());
      }
      break;
    case Page::limits:
      for (const plan::SkinThickness& each : all().thickness) {
        addRow(each.id, fmt::format(fmt::runtime(_("Skin: {}")), _(each.name.c_str())), each.source,
               false);
      }
      if (readNotice) named(all().labels);
      break;
  }
  // The user's own first: that is what is looked for.
  std::stable_sort(rows_.begin(), rows_.end(),
                   [](const Row& a, const Row& b) { return a.own > b.own; });
  const auto chosen = std::find_if(rows_.begin(), rows_.end(),
                                   [this](const Row& each) { return each.id == chosen_; });
  if (chosen == rows_.end()) select(rows_.empty() ? std::string() : rows_.front().id);
}

void CatalogueDialog::drawList(float width, float height) {
  ImGui::BeginChild("##entries", {width, height});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, px(2)});
  for (const Row& row : rows_) {
    ImGui::PushID(row.id.c_str());
    if (act({.id = "catalogue.entry." + row.id,
             .label = row.own ? row.name + " · " + _("own") : row.name,
             .look = Look::plain,
             .selected = row.id == chosen_,
             .width = (width - px(14)) / scale(),
             .height = 30,
             .alignLeft = true})) {
      select(row.id);
    }
    ImGui::PopID();
  }
  ImGui::PopStyleVar();
  if (rows_.empty()) label(_("Nothing has this name."));
  ImGui::EndChild();
}

void CatalogueDialog::reload() {
  auto catalogue = plan::loadCatalogue();
  if (!catalogue) {
    message_ = catalogue.error().text();
    problem_ = true;
    return;
  }
  session_.useCatalogue(std::make_shared<const plan::Catalogue>(std::move(*catalogue)));
}

bool CatalogueDialog::keep(const plan::OwnEntry& entry) {
  const auto folder = plan::ownCatalogueFolder();
  const Result<void> kept = folder ? plan::keepOwn(*folder, entry) : Result<void>(folder.error());
  problem_ = !kept;
  message_ =
      kept ? std::string() : fmt::format(fmt::runtime(_("Not kept: {}")), kept.error().text());
  if (kept) reload();
  return !problem_;
}

void CatalogueDialog::remove(const plan::OwnEntry& entry) {
  const auto folder = plan::ownCatalogueFolder();
  const Result<void> done = folder ? plan::removeOwn(*folder, entry) : Result<void>(folder.error());
  problem_ = !done;
  message_ = done ? std::string(_("Removed.")) : done.error().text();
  if (!done) return;
  removed_ = entry;
  reload();
}

void CatalogueDialog::exportOwn() {
  FileDialogOptions options;
  options.id = "catalogueExport";
  options.title = _("Export your own entries");
  options.saving = true;
  options.action = _("Export");
  options.folder =
      settings_.exportFolder.empty() ? platform::homeFolder().string() : settings_.exportFolder;
  options.name = kOwnSuggestion;
  options.extension = ".json";
  options.kinds = {catalogueKind()};
  options.taken = [this](const std::filesystem::path& path) {
    const auto done = platform::writeFileAtomically(path, plan::ownText(all()));
    problem_ = !done;
    message_ = done ? fmt::format(fmt::runtime(_("Exported '{}'")), path.filename().string())
                    : done.error().text();
  };
  dialogs_.open(std::make_unique<FileDialog>(std::move(options)), true);
}

void CatalogueDialog::importOwn() {
  FileDialogOptions options;
  options.id = "catalogueImport";
  options.title = _("Import entries");
  options.action = _("Import");
  options.folder =
      settings_.exportFolder.empty() ? platform::homeFolder().string() : settings_.exportFolder;
  options.kinds = {catalogueKind()};
  options.taken = [this](const std::filesystem::path& path) {
    const auto folder = plan::ownCatalogueFolder();
    const auto done =
        folder ? plan::importOwn(*folder, path) : Result<plan::ImportedOwn>(folder.error());
    problem_ = !done || !done->problems.empty();
    if (!done) {
      message_ = done.error().text();
      return;
    }
    message_ = fmt::format(
        fmt::runtime(translatePlural("{} entry was taken over.", "{} entries were taken over.",
                                     static_cast<unsigned long>(done->entries))),
        done->entries);
    for (const std::string& each : done->problems) message_ += "\n" + each;
    removed_.reset();
    reload();
  };
  dialogs_.open(std::make_unique<FileDialog>(std::move(options)), true);
}

void CatalogueDialog::drawMessage() {
  if (message_.empty()) return;
  gap(6);
  note(message_, palette().ink, palette().noteSoft, problem_ ? icon::kWarning : icon::kInfo);
  reportText("catalogue.message", message_);
  if (!removed_ || problem_) return;
  if (act({.id = "catalogue.putBack", .label = _("Put back"), .icon = icon::kUndo, .height = 30})) {
    const plan::OwnEntry entry = *std::exchange(removed_, std::nullopt);
    if (keep(entry)) std::visit([this](const auto& each) { select(each.id); }, entry);
  }
}

void CatalogueDialog::drawFoot() {
  gap(10);
  const bool adds = page_ == Page::needles || page_ == Page::heads || page_ == Page::products;
  if (adds) {
    if (act({.id = "catalogue.add",
             .label = page_ == Page::needles ? _("Add a needle")
                      : page_ == Page::heads ? _("Add a head")
                                             : _("Add a product"),
             .icon = icon::kPlus,
             .height = 34})) {
      add();
    }
    ImGui::SameLine(0, px(8));
  }
  const auto has = [](const auto& entries) {
    return std::any_of(entries.begin(), entries.end(),
                       [](const auto& each) { return !each.ownFile.empty(); });
  };
  const bool any =
      has(all().techniques) || has(all().needles) || has(all().heads) || has(all().products);
  if (act({.id = "catalogue.import", .label = _("Import …"), .height = 34})) importOwn();
  ImGui::SameLine(0, px(8));
  if (act({.id = "catalogue.export",
           .label = _("Export your own …"),
           .enabled = any,
           .height = 34,
           .tooltip = _("All entries of your own, as one file")})) {
    exportOwn();
  }
  const Button close{.id = "dialog.close", .label = _("Close"), .look = Look::filled, .height = 34};
  ImGui::SameLine();
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x -
                       buttonWidth(close));
  if (act(close)) finish();
}

void CatalogueDialog::draw() {
  walk_.begin();
  ImGui::PushFont(fonts().title);
  ImGui::TextUnformatted(_("Catalogue"));
  ImGui::PopFont();
  label(
      _("Figures seen in sources, to start from. Nothing here says that something works. The "
        "practitioner decides."));
  gap(4);
  drawPages();
  gap(4);
  textField("catalogue.find", wanted_, px(kListWidth), _("Find"));
  walk_.field("##catalogue.find");
  addRows();
  gap(2);
  const float height = std::clamp(ImGui::GetIO().DisplaySize.y - px(360), px(160), px(420));
  drawList(px(kListWidth), height);
  ImGui::SameLine(0, px(20));
  ImGui::BeginChild("##details", {0, height});
  drawDetails();
  ImGui::EndChild();
  drawMessage();
  drawFoot();
  (void)walk_.end();
}

std::unique_ptr<Dialog> makeCatalogueDialog(Panels& panels) {
  return std::make_unique<CatalogueDialog>(panels);
}

}  // namespace mesomap::ui
