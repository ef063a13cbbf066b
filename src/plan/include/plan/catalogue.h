// What practice offers to choose from: techniques, needles, heads, classes of products, usual
// areas, typical skin and limits of labels, each figure with its source. Delivered in
// assets/catalogue; the user's own entries lie in the settings folder.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "plan/arrangement.h"
#include "plan/product.h"
#include "plan/technique.h"

namespace mesomap::plan {

struct Plan;
struct Check;

struct NeedleEntry {
  std::string id;
  Needle needle;
  Range length;         ///< mm; its source speaks for the gauge too
  std::string ownFile;  ///< as Technique::ownFile
  bool operator==(const NeedleEntry&) const = default;
};

enum class HeadLayout { single, ring, line, square };
[[nodiscard]] const char* headLayoutName(HeadLayout layout);  ///< "ring"

/// A multi-needle head. No source gives a distance between the needles.
struct HeadEntry {
  std::string id, name;
  HeadLayout layout = HeadLayout::ring;
  Range pins;
  std::optional<Range> pitch;  ///< mm between neighbouring needles; measured by the user
  std::string ownFile;
  bool operator==(const HeadEntry&) const = default;
};
/// Needles in their places, `pitchMm` apart where the entry has no pitch of its own.
[[nodiscard]] Stamp stampOf(const HeadEntry& head, double pitchMm);

/// A class of products with the status found. Never an approval.
struct ProductClass {
  std::string id, name;
  std::vector<std::string> units;  ///< "mL", "mg/mL"
  std::string note;                ///< The status, in sentences.
  std::string source;
  bool contested = false;
  std::string checkedOn;
  bool needsNotice = false;  ///< Meant for fat: shown once the legal notice was read
  std::string label;         ///< LabelLimit::id, or empty
  std::string ownFile;
  bool operator==(const ProductClass&) const = default;
};

inline constexpr std::size_t kMostClassBytes = 64;  ///< of Product::productClass, as in the file
/// A product as the user calls it, to be chosen for other plans. Never a lot, nothing of clients.
struct ProductName {
  std::string id, name;
  std::string productClass;  ///< ProductClass::id, or empty
  std::string ownFile = {};
  std::string classWords = {};  ///< In the user's words, where no class fits.
  std::string maker = {};
  std::optional<Strength> strength = {};
  Container container = {};
  bool used = false;  ///< Kept by itself, when a plan got it; see rememberProduct.
  bool operator==(const ProductName&) const = default;
};

/// What texts name, with the areas and techniques that they name for it. Evidence is thin.
struct Indication {
  std::string id, name;
  std::vector<std::string> areas;       ///< atlas ids
  std::vector<std::string> techniques;  ///< ids, the usual ones first
  std::string note, source;
  bool contested = false;
  std::string checkedOn;
  bool medical = false;
  bool needsNotice = false;
  std::string ownFile;
  bool operator==(const Indication&) const = default;
};

/// Mean and standard deviation, mm.
struct Thickness {
  double meanMm = 0.0, sdMm = 0.0;
  bool operator==(const Thickness&) const = default;
};
struct SkinOf {
  Thickness epidermis, dermis;
  [[nodiscard]] double meanMm() const { return epidermis.meanMm + dermis.meanMm; }
  bool operator==(const SkinOf&) const = default;
};
/// Thickness of skin in a group of people: never the client's own.
struct SkinThickness {
  std::string id, name;
  std::vector<std::string> areas;  ///< atlas ids that it is taken for
  SkinOf women, men;
  std::string source;
  bool contested = false;
  std::string checkedOn;
  bool operator==(const SkinThickness&) const = default;
};

/// What a label allows at most; `intervalDays` at least.
struct LabelLimit {
  std::string id, name, technique;
  std::vector<std::string> areas;  ///< atlas ids: the only ones it speaks of
  Range points, volume, dose, sessions, intervalDays;
  std::string note;
  bool operator==(const LabelLimit&) const = default;
};

/// What is known of a country's rules about injections against fat.
struct CountryNotice {
  std::string id;  ///< "FR"; "other" for all countries without an entry
  std::string name, note, source;
  std::string checkedOn;
  bool forbidden = false;  ///< Techniques that need the notice stay hidden.
  bool operator==(const CountryNotice&) const = default;
};

/// Never changed once it is loaded.
struct Catalogue {
  std::vector<Technique> techniques;
  std::vector<NeedleEntry> needles;
  std::vector<HeadEntry> heads;
  std::vector<ProductClass> productClasses;
  std::vector<ProductName> products;
  std::vector<Indication> indications;
  std::vector<SkinThickness> thickness;
  std::vector<LabelLimit> labels;
  std::vector<CountryNotice> notices;
  /// What of the user's files was left out, one sentence each: file, field and reason.
  std::vector<std::string> problems;
};
using CataloguePtr = std::shared_ptr<const Catalogue>;

template <class Entry>
[[nodiscard]] const Entry* findEntry(const std::vector<Entry>& all, std::string_view id) {
  for (const Entry& each : all) {
    if (each.id == id) return &each;
  }
  return nullptr;
}

/// The delivered lists with the user's own entries, of which one with the id of another replaces
/// it. A fault in a delivered file refuses all, one in the user's leaves that entry out.
[[nodiscard]] Result<Catalogue> loadCatalogue();
/// Without the user's; `assets` is the folder "assets/catalogue".
[[nodiscard]] Result<Catalogue> deliveredCatalogue(const std::filesystem::path& assets);
/// Adds what a file of the user's holds; what is left out goes to `problems`.
void addOwn(Catalogue& catalogue, const std::string& text, const std::string& fileName);
/// The same for the files of a folder in the order of their names, own.json last.
void addOwnFolder(Catalogue& catalogue, const std::filesystem::path& folder);

/// Indications that name the area; those that need the notice only where `noticed`.
[[nodiscard]] std::vector<const Indication*> indicationsOf(const Catalogue& catalogue,
                                                           std::string_view area, bool noticed);
/// Skin as it typically is there; null where the source has no such place. From the delivered list.
[[nodiscard]] const SkinThickness* skinThicknessOf(std::string_view area);

/// The delivered limits of labels, for questions about a plan.
[[nodiscard]] const std::vector<LabelLimit>& labelLimits();

// --- notices (catalogue_notice.cpp) -------------------------------------------------------------

/// The notice in a sentence, with its source and the day of it.
[[nodiscard]] std::string noticeText(const CountryNotice& notice);
/// "FR (France), US (United States)".
[[nodiscard]] std::string noticeCountries(const Catalogue& catalogue);
/// The country's notice, where it may be read and what needs it be shown then. Errors: usage (no
/// such country; names those there are), refused (forbidden there, in the notice's words).
[[nodiscard]] Result<CountryNotice> noticeToRead(const Catalogue& catalogue,
                                                 std::string_view country);
/// What the plan keeps: that this notice was read, for the whole plan.
[[nodiscard]] Check noticeAnswer(const CountryNotice& notice);
/// Id of the checks that record a legal notice; one without an area holds for the whole plan.
inline constexpr const char* kLegalNotice = "legal-notice";
/// Country whose notice was read for the plan; nothing where none was.
[[nodiscard]] std::optional<std::string> noticeCountry(const Plan& plan);
/// Techniques and classes that need the notice may be shown.
[[nodiscard]] bool noticeAllows(const Catalogue& catalogue, const Plan& plan);

// --- the user's own entries (catalogue_own.cpp) -------------------------------------------------

using OwnEntry = std::variant<Technique, NeedleEntry, HeadEntry, ProductName>;
inline constexpr const char* kOwnFile = "own.json";
/// settings folder/catalogue; need not exist.
[[nodiscard]] Result<std::filesystem::path> ownCatalogueFolder();
/// Puts the entry into own.json of the folder, in place of the one with its id. Refused, in words,
/// where it could not be read back, or where own.json is damaged: that is not written over.
[[nodiscard]] Result<void> keepOwn(const std::filesystem::path& folder, const OwnEntry& entry);
/// Takes the entry of the same kind and id out of own.json.
[[nodiscard]] Result<void> removeOwn(const std::filesystem::path& folder, const OwnEntry& entry);
/// Every own technique, needle, head and product as the text of one file.
[[nodiscard]] std::string ownText(const Catalogue& catalogue);
/// So many products are kept by themselves; the oldest makes room for the next.
inline constexpr std::size_t kMostUsedProducts = 60;
/// What can be chosen for other plans of a product that a plan has now: name, maker, class,
/// strength and container. One of the same name and maker is brought up to date, as its own entry.
/// Errors as of keepOwn.
[[nodiscard]] Result<void> rememberProduct(const std::filesystem::path& folder,
                                           const Catalogue& catalogue, const Product& product);
/// Takes those out again that were kept by themselves; entries made by hand stay.
[[nodiscard]] Result<void> forgetUsedProducts(const std::filesystem::path& folder);
/// A product to begin with, without lot and expiry.
[[nodiscard]] Product productFor(const ProductName& name);
struct ImportedOwn {
  std::size_t entries = 0;
  std::vector<std::string> problems;  ///< as Catalogue::problems
};
/// Takes what another file holds over into own.json.
[[nodiscard]] Result<ImportedOwn> importOwn(const std::filesystem::path& folder,
                                            const std::filesystem::path& from);
/// An id for an entry of that name which no other entry has: "own-fine-grid".
[[nodiscard]] std::string ownIdFor(const Catalogue& catalogue, const std::string& name);

}  // namespace mesomap::plan
