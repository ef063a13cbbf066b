// The user's own entries on the disk: own.json in the settings folder's "catalogue".
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <system_error>
#include <type_traits>
#include <utility>

#include "base/i18n.h"
#include "base/platform/files.h"
#include "base/platform/folders.h"
#include "catalogue_entries.h"
#include "json_guard.h"
#include "plan/catalogue.h"

namespace mesomap::plan {

namespace {

namespace fs = std::filesystem;
using OwnJson = nlohmann::ordered_json;

constexpr std::size_t kMostFileBytes = std::size_t{1} << 20;

// What the window edits and hands on, by the names of the lists in the file.
const char* listOf(const Technique& /*entry*/) {
  return "techniques";
}
const char* listOf(const NeedleEntry& /*entry*/) {
  return "needles";
}
const char* listOf(const HeadEntry& /*entry*/) {
  return "heads";
}
const char* listOf(const ProductName& /*entry*/) {
  return "products";
}

/// The file as it is, with what this version cannot read; empty where there is none.
Result<OwnJson> ownDocument(const fs::path& file) {
  std::error_code ignored;
  if (!fs::exists(file, ignored)) return OwnJson::object();
  const auto bytes = platform::readFile(file, kMostFileBytes);
  if (!bytes) return bytes.error();
  if (auto problem = guardJson(*bytes)) return Error{ErrorKind::refused, file.string(), *problem};
  OwnJson document = OwnJson::parse(*bytes, nullptr, false);
  if (!document.is_object()) {
    return Error{ErrorKind::refused, file.string(), _("this is not JSON")};
  }
  return document;
}

std::string fileText(const OwnJson& document) {
  return document.dump(2, ' ', false, OwnJson::error_handler_t::replace) + "\n";
}

Result<void> writeOwn(const fs::path& folder, const OwnJson& document) {
  // Names of products tell of a practice: nobody else on the machine reads them, nor a file that
  // an earlier version or another program left readable.
  std::error_code failed;
  fs::create_directories(folder, failed);
  const fs::path file = folder / kOwnFile;
  for (const fs::path& each : {folder, file}) {
    if (!fs::exists(each, failed)) continue;
    fs::permissions(each, fs::perms::group_all | fs::perms::others_all, fs::perm_options::remove,
                    failed);
  }
  return platform::writeFileAtomically(file, fileText(document), platform::Access::ownOnly);
}

/// Takes the entry of that id out of the list.
void dropEntry(OwnJson& list, const std::string& id) {
  for (std::size_t i = list.size(); i-- > 0;) {
    const OwnJson& each = list[i];
    if (each.is_object() && each.value("id", OwnJson()) == id) list.erase(i);
  }
}

/// Puts the entry in the place of the one with its id, or last.
void putEntry(OwnJson& document, const char* key, const OwnJson& entry) {
  OwnJson& list = document[key];
  if (!list.is_array()) list = OwnJson::array();
  for (OwnJson& each : list) {
    if (!each.is_object() || each.value("id", OwnJson()) != entry.at("id")) continue;
    each = entry;
    return;
  }
  list.push_back(entry);
}

template <class Entry>
void addTo(OwnJson& document, const std::vector<Entry>& entries) {
  for (const Entry& each : entries) {
    if (!each.ownFile.empty()) putEntry(document, listOf(each), OwnJson(entryJson(each)));
  }
}

}  // namespace

Result<fs::path> ownCatalogueFolder() {
  const auto folder = platform::settingsFolder();
  if (!folder) return folder.error();
  return *folder / "catalogue";
}

Result<void> keepOwn(const fs::path& folder, const OwnEntry& entry) {
  return std::visit(
      [&](const auto& each) -> Result<void> {
        const nlohmann::json object = entryJson(each);
        try {
          const Fields fields(object, each.id, true);
          using Entry = std::decay_t<decltype(each)>;
          if constexpr (std::is_same_v<Entry, Technique>) {
            (void)techniqueFrom(fields);
          } else if constexpr (std::is_same_v<Entry, NeedleEntry>) {
            (void)needleFrom(fields);
          } else if constexpr (std::is_same_v<Entry, HeadEntry>) {
            (void)headFrom(fields);
          } else {
            (void)productFrom(fields);
          }
        } catch (const CatalogueFault& fault) {
          return Error{ErrorKind::refused, fault.place, fault.reason};
        }
        auto document = ownDocument(folder / kOwnFile);
        if (!document) return document.error();
        putEntry(*document, listOf(each), OwnJson(object));
        return writeOwn(folder, *document);
      },
      entry);
}

Result<void> removeOwn(const fs::path& folder, const OwnEntry& entry) {
  auto document = ownDocument(folder / kOwnFile);
  if (!document) return document.error();
  std::visit(
      [&](const auto& each) {
        const auto list = document->find(listOf(each));
        if (list != document->end() && list->is_array()) dropEntry(*list, each.id);
      },
      entry);
  return writeOwn(folder, *document);
}

std::string ownText(const Catalogue& catalogue) {
  OwnJson document = OwnJson::object();
  addTo(document, catalogue.techniques);
  addTo(document, catalogue.needles);
  addTo(document, catalogue.heads);
  addTo(document, catalogue.products);
  return fileText(document);
}

Result<ImportedOwn> importOwn(const fs::path& folder, const fs::path& from) {
  const auto bytes = platform::readFile(from, kMostFileBytes);
  if (!bytes) return bytes.error();
  auto document = ownDocument(folder / kOwnFile);
  if (!document) return document.error();
  // Read on top of what there is, so that products find their classes and nothing dodges a notice.
  auto catalogue = loadCatalogue();
  if (!catalogue) return catalogue.error();
  catalogue->problems.clear();
  const auto forget = [](auto& entries) {
    for (auto& each : entries) each.ownFile.clear();
  };
  forget(catalogue->techniques);
  forget(catalogue->needles);
  forget(catalogue->heads);
  forget(catalogue->products);
  addOwn(*catalogue, *bytes, from.filename().string());
  ImportedOwn imported{0, std::move(catalogue->problems)};
  const auto take = [&](const auto& entries) {
    for (const auto& each : entries) {
      if (each.ownFile.empty()) continue;
      putEntry(*document, listOf(each), OwnJson(entryJson(each)));
      ++imported.entries;
    }
  };
  take(catalogue->techniques);
  take(catalogue->needles);
  take(catalogue->heads);
  take(catalogue->products);
  if (imported.entries == 0) return imported;
  if (auto done = writeOwn(folder, *document); !done) return done.error();
  return imported;
}

Product productFor(const ProductName& name) {
  Product product;
  product.name = name.name;
  product.maker = name.maker;
  product.productClass = name.productClass.empty() ? name.classWords : name.productClass;
  product.strength = name.strength;
  product.container = name.container;
  return product;
}

Result<void> rememberProduct(const fs::path& folder, const Catalogue& catalogue,
                             const Product& product) {
  const auto same = std::find_if(catalogue.products.begin(), catalogue.products.end(),
                                 [&](const ProductName& each) {
                                   return each.name == product.name && each.maker == product.maker;
                                 });
  ProductName entry;
  if (same != catalogue.products.end()) entry = *same;
  const ProductName before = entry;
  entry.name = product.name;
  entry.maker = product.maker;
  const bool known = findEntry(catalogue.productClasses, product.productClass) != nullptr;
  entry.productClass = known ? product.productClass : std::string();
  entry.classWords = known ? std::string() : product.productClass;
  entry.strength = product.strength;
  entry.container = product.container;
  if (same != catalogue.products.end()) {
    return entry == before ? Result<void>() : keepOwn(folder, entry);
  }
  entry.id = ownIdFor(catalogue, product.name);
  entry.used = true;
  // New ones stand last in the file.
  std::vector<const ProductName*> used;
  for (const ProductName& each : catalogue.products) {
    if (each.used && each.ownFile == kOwnFile) used.push_back(&each);
  }
  for (std::size_t i = 0; i + kMostUsedProducts <= used.size(); ++i) {
    if (auto done = removeOwn(folder, *used[i]); !done) return done;
  }
  return keepOwn(folder, entry);
}

Result<void> forgetUsedProducts(const fs::path& folder) {
  auto document = ownDocument(folder / kOwnFile);
  if (!document) return document.error();
  const auto list = document->find(listOf(ProductName{}));
  if (list == document->end() || !list->is_array()) return {};
  for (std::size_t i = list->size(); i-- > 0;) {
    const OwnJson& each = (*list)[i];
    if (each.is_object() && each.value("used", OwnJson()) == true) list->erase(i);
  }
  return writeOwn(folder, *document);
}

std::string ownIdFor(const Catalogue& catalogue, const std::string& name) {
  std::string id = "own";
  bool gap = true;
  for (const char c : name) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    const bool capital = c >= 'A' && c <= 'Z';
    if (!letter && !capital) {
      gap = true;
      continue;
    }
    if (gap) id += '-';
    gap = false;
    id += capital ? static_cast<char>(c - 'A' + 'a') : c;
    if (id.size() >= 48) break;
  }
  const auto taken = [&catalogue](const std::string& wanted) {
    return findEntry(catalogue.techniques, wanted) != nullptr ||
           findEntry(catalogue.needles, wanted) != nullptr ||
           findEntry(catalogue.heads, wanted) != nullptr ||
           findEntry(catalogue.products, wanted) != nullptr;
  };
  if (!taken(id)) return id;
  int count = 2;
  while (taken(fmt::format("{}-{}", id, count))) ++count;
  return fmt::format("{}-{}", id, count);
}

}  // namespace mesomap::plan
