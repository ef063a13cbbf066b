// The user's templates on the disk.
#include <fmt/format.h>

#include <system_error>
#include <utility>

#include "area_template_json.h"
#include "base/i18n.h"
#include "base/platform/files.h"
#include "base/platform/folders.h"

namespace mesomap::plan {

namespace {

namespace fs = std::filesystem;
using TemplateFileJson = nlohmann::ordered_json;

constexpr std::size_t kMostTemplateBytes = std::size_t{4} << 20;

/// The file as it is, with what cannot be read in it.
Result<TemplateFileJson> documentOf(const fs::path& file) {
  std::error_code ignored;
  if (!fs::exists(file, ignored)) return emptyTemplates();
  const auto bytes = platform::readFile(file, kMostTemplateBytes);
  if (!bytes) return bytes.error();
  return templateDocument(*bytes, file.string());
}

Result<void> writeTemplates(const fs::path& file, const TemplateFileJson& document) {
  // Names of products and areas tell of a practice: nobody else on the machine reads them.
  return platform::writeFileAtomically(file, documentText(document), platform::Access::ownOnly);
}

bool hasName(const TemplateFileJson& entry, const std::string& name) {
  return entry.is_object() && entry.contains("name") && entry["name"] == name;
}

/// What this version would leave out again is not written.
Result<void> checkReadable(const TemplateFileJson& entry) {
  try {
    const nlohmann::json plain(entry);
    (void)templateFrom(Fields(plain, "template", true), plain);
    return {};
  } catch (const CatalogueFault& fault) {
    return Error{ErrorKind::refused, fault.place, fault.reason};
  }
}

Result<void> putTemplate(TemplateFileJson& document, const AreaTemplate& kept) {
  TemplateFileJson entry = templateJson(kept);
  if (auto readable = checkReadable(entry); !readable) return readable;
  TemplateFileJson& list = document[kTemplateList];
  for (TemplateFileJson& each : list) {
    if (!hasName(each, kept.name)) continue;
    each = std::move(entry);
    return {};
  }
  if (list.size() >= kMostTemplates) {
    return Error{ErrorKind::refused, kept.name,
                 fmt::format(fmt::runtime(_("there are {} templates already")), kMostTemplates)};
  }
  list.push_back(std::move(entry));
  return {};
}

}  // namespace

Result<fs::path> templateFile() {
  const auto folder = platform::settingsFolder();
  if (!folder) return folder.error();
  return *folder / "templates.json";
}

Result<Templates> readTemplates(const fs::path& file) {
  std::error_code ignored;
  if (!fs::exists(file, ignored)) return Templates{};
  const auto bytes = platform::readFile(file, kMostTemplateBytes);
  if (!bytes) return bytes.error();
  return parseTemplates(*bytes, file.filename().string());
}

Result<void> keepTemplate(const fs::path& file, const AreaTemplate& kept) {
  auto document = documentOf(file);
  if (!document) return document.error();
  if (auto put = putTemplate(*document, kept); !put) return put;
  return writeTemplates(file, *document);
}

Result<void> removeTemplate(const fs::path& file, const std::string& name) {
  auto document = documentOf(file);
  if (!document) return document.error();
  TemplateFileJson& list = (*document)[kTemplateList];
  for (std::size_t i = list.size(); i-- > 0;) {
    if (hasName(list[i], name)) list.erase(i);
  }
  return writeTemplates(file, *document);
}

Result<void> renameTemplate(const fs::path& file, const std::string& name, const std::string& to) {
  if (const std::string fault = templateNameFault(to); !fault.empty()) {
    return Error{ErrorKind::refused, {}, fault};
  }
  auto document = documentOf(file);
  if (!document) return document.error();
  TemplateFileJson* renamed = nullptr;
  for (TemplateFileJson& each : (*document)[kTemplateList]) {
    if (hasName(each, to)) {
      return Error{ErrorKind::refused, to, _("another template has this name")};
    }
    if (hasName(each, name)) renamed = &each;
  }
  if (renamed == nullptr) return Error{ErrorKind::usage, name, _("there is no such template")};
  (*renamed)["name"] = to;
  return writeTemplates(file, *document);
}

Result<ImportedTemplates> importTemplates(const fs::path& file, const fs::path& from) {
  const auto read = platform::readFile(from, kMostTemplateBytes);
  if (!read) return read.error();
  auto found = parseTemplates(*read, from.filename().string());
  if (!found) return found.error();
  auto document = documentOf(file);
  if (!document) return document.error();
  const auto known = parseTemplates(documentText(*document), file.filename().string());
  if (!known) return known.error();
  std::vector<AreaTemplate> all = known->all;
  ImportedTemplates imported{0, 0, std::move(found->problems)};
  for (AreaTemplate& each : found->all) {
    const AreaTemplate* same = findTemplate(all, each.name);
    if (same != nullptr && sameTemplate(*same, each)) continue;
    if (same != nullptr) {
      each.name = freeTemplateName(all, each.name);
      ++imported.renamed;
    }
    if (auto put = putTemplate(*document, each); !put) return put.error();
    ++imported.taken;
    all.push_back(each);
  }
  if (imported.taken == 0) return imported;
  if (auto done = writeTemplates(file, *document); !done) return done.error();
  return imported;
}

}  // namespace mesomap::plan
