#include "plan/catalogue.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <system_error>
#include <utility>

#include "base/i18n.h"
#include "base/platform/files.h"
#include "base/platform/folders.h"
#include "catalogue_entries.h"
#include "json_guard.h"
#include "plan/plan.h"

namespace mesomap::plan {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostDeliveredBytes = std::size_t{4} << 20;
constexpr std::size_t kMostOwnBytes = std::size_t{1} << 20;
constexpr std::size_t kMostEntries = 500;  ///< Of one kind in one of the user's files.
constexpr std::size_t kMostOwnFiles = 50;

/// Whole or an Error.
Result<nlohmann::json> documentIn(const fs::path& path) {
  const auto bytes = platform::readFile(path, kMostDeliveredBytes);
  if (!bytes) return bytes.error();
  if (auto problem = guardJson(*bytes)) return Error{ErrorKind::refused, path.string(), *problem};
  nlohmann::json document = nlohmann::json::parse(*bytes, nullptr, false);
  if (!document.is_object()) {
    return Error{ErrorKind::refused, path.string(), _("this is not JSON")};
  }
  return document;
}

template <class Entry>
Result<void> readDelivered(const fs::path& path, const char* key, Entry (*from)(const Fields&),
                           std::vector<Entry>& entries) {
  const auto document = documentIn(path);
  if (!document) return document.error();
  try {
    const nlohmann::json& list = Fields(*document, "top level").member(key);
    if (!list.is_array() || list.empty()) throw CatalogueFault{key, _("not a list with entries")};
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string place = fmt::format("{}[{}]", key, i);
      Entry entry = from(Fields(list[i], place));
      if (findEntry(entries, entry.id) != nullptr) {
        throw CatalogueFault{place + ".id", _("is there twice")};
      }
      entries.push_back(std::move(entry));
    }
  } catch (const CatalogueFault& fault) {
    return Error{ErrorKind::refused, path.string(), fault.place + ": " + fault.reason};
  }
  return {};
}

/// Adds a file of the user's, kind by kind.
class OwnReader {
 public:
  OwnReader(Catalogue& catalogue, const nlohmann::json& document, const std::string& file)
      : catalogue_(catalogue), document_(document), file_(file) {}

  template <class Entry, class Check>
  void take(const char* key, Entry (*from)(const Fields&), std::vector<Entry>& entries,
            const Check& check) {
    const auto list = document_.find(key);
    if (list == document_.end()) return;
    if (!list->is_array() || list->size() > kMostEntries) {
      leaveOut(fmt::format(fmt::runtime(_("not a list of at most {} entries")), kMostEntries), key);
      return;
    }
    std::set<std::string> here;
    for (std::size_t i = 0; i < list->size(); ++i) {
      const std::string place = fmt::format("{}[{}]", key, i);
      try {
        const Fields fields((*list)[i], place, true);
        Entry entry = from(fields);
        if (!here.insert(entry.id).second) fields.failAt("id", _("is there twice"));
        check(entry, fields);
        entry.ownFile = file_;
        put(entries, std::move(entry));
      } catch (const CatalogueFault& fault) {
        leaveOut(fault.reason, fault.place);
      }
    }
  }

 private:
  void leaveOut(const std::string& reason, const std::string& place) {
    catalogue_.problems.push_back(
        fmt::format(fmt::runtime(_("{}: {}: {}. This entry is left out.")), file_, place, reason));
  }
  template <class Entry>
  static void put(std::vector<Entry>& entries, Entry entry) {
    const auto same = std::find_if(entries.begin(), entries.end(),
                                   [&](const Entry& each) { return each.id == entry.id; });
    if (same == entries.end()) {
      entries.push_back(std::move(entry));
    } else {
      *same = std::move(entry);
    }
  }

  Catalogue& catalogue_;
  const nlohmann::json& document_;
  const std::string& file_;
};

/// What needs a notice needs it under any other name too.
void keepNotice(const Catalogue& catalogue, Technique& technique) {
  for (const std::string& id : {technique.id, technique.basedOn}) {
    const Technique* known = findTechnique(catalogue.techniques, id);
    if (known != nullptr && known->needsNotice) technique.needsNotice = true;
  }
}

}  // namespace

Result<Catalogue> deliveredCatalogue(const fs::path& assets) {
  Catalogue all;
  const auto read = [&assets](const char* file, const char* key, auto from, auto& entries) {
    return readDelivered(assets / file, key, from, entries);
  };
  for (const Result<void>& done :
       {read("techniques.json", "techniques", &techniqueFrom, all.techniques),
        read("needles.json", "needles", &needleFrom, all.needles),
        read("heads.json", "heads", &headFrom, all.heads),
        read("product-classes.json", "productClasses", &productClassFrom, all.productClasses),
        read("indications.json", "indications", &indicationFrom, all.indications),
        read("skin-thickness.json", "thickness", &thicknessFrom, all.thickness),
        read("labels.json", "labels", &labelFrom, all.labels),
        read("notices.json", "notices", &noticeFrom, all.notices)}) {
    if (!done) return done.error();
  }
  return all;
}

void addOwn(Catalogue& catalogue, const std::string& text, const std::string& fileName) {
  const auto whole = [&](const std::string& reason) {
    catalogue.problems.push_back(
        fmt::format(fmt::runtime(_("{}: {}. This file is left out.")), fileName, reason));
  };
  if (auto problem = guardJson(text)) return whole(*problem);
  const nlohmann::json document = nlohmann::json::parse(text, nullptr, false);
  if (document.is_discarded()) return whole(_("this is not JSON"));
  if (!document.is_object()) return whole(_("not an object with lists of entries"));
  OwnReader reader(catalogue, document, fileName);
  reader.take("techniques", &techniqueFrom, catalogue.techniques,
              [&](Technique& technique, const Fields&) { keepNotice(catalogue, technique); });
  const auto any = [](const auto&, const Fields&) {};
  reader.take("needles", &needleFrom, catalogue.needles, any);
  reader.take("heads", &headFrom, catalogue.heads, any);
  reader.take("productClasses", &productClassFrom, catalogue.productClasses,
              [&](ProductClass& entry, const Fields&) {
                const ProductClass* known = findEntry(catalogue.productClasses, entry.id);
                if (known != nullptr && known->needsNotice) entry.needsNotice = true;
              });
  reader.take("products", &productFrom, catalogue.products,
              [&](const ProductName& product, const Fields& fields) {
                if (product.productClass.empty()) return;
                if (findEntry(catalogue.productClasses, product.productClass) == nullptr) {
                  fields.failAt("class", _("no such class of products"));
                }
              });
  reader.take("indications", &indicationFrom, catalogue.indications,
              [&](Indication& indication, const Fields& fields) {
                for (const std::string& id : indication.techniques) {
                  if (findTechnique(catalogue.techniques, id) != nullptr) continue;
                  fields.failAt("techniques",
                                fmt::format(fmt::runtime(_("no technique \"{}\"")), id));
                }
                const Indication* known = findEntry(catalogue.indications, indication.id);
                if (known != nullptr && known->needsNotice) indication.needsNotice = true;
              });
}

void addOwnFolder(Catalogue& catalogue, const fs::path& folder) {
  std::error_code failed;
  std::vector<fs::path> files;
  fs::directory_iterator each(folder, failed);
  while (!failed && each != fs::directory_iterator()) {
    if (each->path().extension() == ".json") files.push_back(each->path());
    each.increment(failed);
  }
  // What the window keeps counts most.
  std::sort(files.begin(), files.end(), [](const fs::path& a, const fs::path& b) {
    const bool ownA = a.filename() == kOwnFile, ownB = b.filename() == kOwnFile;
    return ownA != ownB ? ownB : a < b;
  });
  if (files.size() > kMostOwnFiles) {
    catalogue.problems.push_back(
        fmt::format(fmt::runtime(_("There are more than {} files of your own; the first are left "
                                   "out.")),
                    kMostOwnFiles));
    files.erase(files.begin(), files.end() - static_cast<std::ptrdiff_t>(kMostOwnFiles));
  }
  for (const fs::path& file : files) {
    const auto bytes = platform::readFile(file, kMostOwnBytes);
    if (bytes) {
      addOwn(catalogue, *bytes, file.filename().string());
    } else {
      catalogue.problems.push_back(fmt::format(fmt::runtime(_("{}: {}. This file is left out.")),
                                               file.filename().string(), bytes.error().message));
    }
  }
}

Result<Catalogue> loadCatalogue() {
  const auto folder = platform::dataFolder();
  if (!folder) return folder.error();
  auto catalogue = deliveredCatalogue(*folder / "assets/catalogue");
  if (!catalogue) return catalogue;
  if (const auto own = ownCatalogueFolder()) addOwnFolder(*catalogue, *own);
  return catalogue;
}

std::vector<const Indication*> indicationsOf(const Catalogue& catalogue, std::string_view area,
                                             bool noticed) {
  std::vector<const Indication*> found;
  for (const Indication& each : catalogue.indications) {
    if (each.needsNotice && !noticed) continue;
    if (std::find(each.areas.begin(), each.areas.end(), area) != each.areas.end()) {
      found.push_back(&each);
    }
  }
  return found;
}

const SkinThickness* skinThicknessOf(std::string_view area) {
  static const std::vector<SkinThickness> kTable = [] {
    std::vector<SkinThickness> table;
    if (const auto folder = platform::dataFolder()) {
      const auto file = *folder / "assets/catalogue/skin-thickness.json";
      if (!readDelivered(file, "thickness", &thicknessFrom, table)) table.clear();
    }
    return table;
  }();
  for (const SkinThickness& each : kTable) {
    if (std::find(each.areas.begin(), each.areas.end(), area) != each.areas.end()) return &each;
  }
  return nullptr;
}

const std::vector<LabelLimit>& labelLimits() {
  static const std::vector<LabelLimit> kLimits = [] {
    std::vector<LabelLimit> limits;
    if (const auto folder = platform::dataFolder()) {
      const auto file = *folder / "assets/catalogue/labels.json";
      if (!readDelivered(file, "labels", &labelFrom, limits)) limits.clear();
    }
    return limits;
  }();
  return kLimits;
}

}  // namespace mesomap::plan
