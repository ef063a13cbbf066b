#include "base/i18n.h"

#include <libintl.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <clocale>
#include <cstdlib>
#include <filesystem>
#include <list>
#include <map>
#include <mutex>
#include <utility>

#include "base/careful_texts.h"

namespace mesomap {
namespace {

// gettext reads the variable LANGUAGE again at every look-up, and no thread may change a variable
// while others read. So it stays at this one name, and each language is a text domain of its own.
constexpr const char* kFolder = "mesomap";

constexpr std::array<Language, 6> kLanguages = {{{"en", "English", true},
                                                 {"fr", "Français", true},
                                                 {"de", "Deutsch", false},
                                                 {"es", "Español", false},
                                                 {"it", "Italiano", false},
                                                 {"pt", "Português", false}}};

struct Catalogue {
  std::string code;
  bool reviewed = false;
  std::mutex mutex = {};
  std::map<std::pair<std::string, std::string>, std::string> inBoth = {};  // see bothOf()
};

struct Translations {
  std::mutex mutex;
  std::string folder;
  std::string systems;              // the system's languages, "fr_CA:en"
  std::list<Catalogue> catalogues;  // once opened they stay: texts point into them
};

Translations& translations() {
  static Translations all;
  return all;
}

std::atomic<Catalogue*> spoken{nullptr};

std::string systemLanguages() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* set = std::getenv(name);
    if (set == nullptr || *set == '\0') continue;
    const std::string_view locale(set);
    // Plain C asks for no language at all, whatever LANGUAGE says.
    if (locale == "C" || locale == "POSIX") return "";
    const char* wished = std::getenv("LANGUAGE");
    if (wished != nullptr && *wished != '\0') return wished;
    return set;
  }
  const char* wished = std::getenv("LANGUAGE");
  return wished == nullptr ? "" : wished;
}

/// "pt_BR.UTF-8" → "pt"
std::string_view codeOf(std::string_view locale) {
  return locale.substr(0, locale.find_first_of("_.@-"));
}

/// Null where there is none. The caller holds the lock.
Catalogue* catalogueOf(Translations& all, std::string_view code) {
  const auto known = std::find_if(all.catalogues.begin(), all.catalogues.end(),
                                  [code](const Catalogue& one) { return one.code == code; });
  if (known != all.catalogues.end()) return &*known;
  // What comes from the surroundings is to be a name, not a path.
  const bool name =
      !code.empty() && code.size() <= 3 &&
      std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  std::error_code ignored;
  if (!name || !std::filesystem::is_regular_file(std::filesystem::path(all.folder) / kFolder /
                                                     "LC_MESSAGES" / (std::string(code) + ".mo"),
                                                 ignored)) {
    return nullptr;
  }
  const bool reviewed =
      std::any_of(kLanguages.begin(), kLanguages.end(),
                  [code](const Language& l) { return l.code == code && l.reviewed; });
  Catalogue& opened = all.catalogues.emplace_back();
  opened.code = code;
  opened.reviewed = reviewed;
  bindtextdomain(opened.code.c_str(), all.folder.c_str());
  bind_textdomain_codeset(opened.code.c_str(), "UTF-8");
  return &opened;
}

/// In a language that nobody has reviewed, what must not be misunderstood stands in English too.
const char* bothOf(Catalogue& catalogue, const char* shown, const char* english) {
  if (catalogue.reviewed || std::string_view(shown) == english || !needsEnglish(english)) {
    return shown;
  }
  const std::lock_guard lock(catalogue.mutex);
  // Two texts may be translated alike, and one text has several plural forms: both are the key.
  std::pair<std::string, std::string> key(shown, english);
  const auto known = catalogue.inBoth.find(key);
  if (known != catalogue.inBoth.end()) return known->second.c_str();
  // Both take the same values, so the places of both are numbered.
  std::string both = placesNumbered(shown) + " [" + placesNumbered(english) + "]";
  return catalogue.inBoth.emplace(std::move(key), std::move(both)).first->second.c_str();
}

}  // namespace

std::span<const Language> languages() {
  return kLanguages;
}

void initTranslation(const char* localeFolder) {
  Translations& all = translations();
  all.folder = localeFolder;
  all.systems = systemLanguages();
  // Numbers in files and messages keep the full stop whatever the language.
  std::setlocale(LC_NUMERIC, "C");
  // gettext follows LANGUAGE in every locale but plain "C", and a bare Debian has no other than
  // this.
  std::setlocale(LC_MESSAGES, "C.UTF-8");
  const char* taken = std::setlocale(LC_CTYPE, "");
  if (taken == nullptr || std::string_view(taken) == "C" || std::string_view(taken) == "POSIX") {
    std::setlocale(LC_CTYPE, "C.UTF-8");
  }
  ::setenv("LANGUAGE", kFolder, 1);
  setLanguage("");
}

void setLanguage(std::string_view code) {
  Translations& all = translations();
  const std::lock_guard lock(all.mutex);
  std::string_view wished = code.empty() ? std::string_view(all.systems) : code;
  Catalogue* found = nullptr;
  while (found == nullptr && !wished.empty()) {
    const std::size_t end = std::min(wished.find(':'), wished.size());
    const std::string_view one = codeOf(wished.substr(0, end));
    if (one == "en") break;
    found = catalogueOf(all, one);
    wished.remove_prefix(std::min(end + 1, wished.size()));
  }
  spoken.store(found);
}

std::string language() {
  const Catalogue* catalogue = spoken.load();
  return catalogue == nullptr ? "en" : catalogue->code;
}

bool languageReviewed() {
  const Catalogue* catalogue = spoken.load();
  return catalogue == nullptr || catalogue->reviewed;
}

const char* translate(const char* text) {
  Catalogue* catalogue = spoken.load();
  // gettext answers "" with the catalogue's header, which is not for the user.
  if (catalogue == nullptr || text == nullptr || *text == '\0') return text;
  return bothOf(*catalogue, dgettext(catalogue->code.c_str(), text), text);
}

const char* translatePlural(const char* one, const char* many, unsigned long count) {
  const char* english = count == 1 ? one : many;
  Catalogue* catalogue = spoken.load();
  if (catalogue == nullptr) return english;
  return bothOf(*catalogue, dngettext(catalogue->code.c_str(), one, many, count), english);
}

std::string withEnglish(const char* text) {
  std::string shown = translate(text);
  if (languageReviewed() || needsEnglish(text) || shown == text) return shown;
  return shown + " [" + text + "]";
}

}  // namespace mesomap
