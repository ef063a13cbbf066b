#include "base/i18n.h"

#include <libintl.h>

#include <clocale>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace mesomap {
namespace {
constexpr const char* kDomain = "mesomap";
}

void initTranslation(const char* localeFolder) {
  // Numbers in files and messages keep the full stop whatever the language.
  std::setlocale(LC_NUMERIC, "C");
  for (const int category : {LC_MESSAGES, LC_CTYPE}) {
    const char* taken = std::setlocale(category, "");
    if (taken == nullptr || std::strcmp(taken, "C") == 0 || std::strcmp(taken, "POSIX") == 0) {
      std::setlocale(category, "C.UTF-8");
    }
  }
  // A bare Debian has no locale but C.UTF-8: then the language wished for goes into LANGUAGE, which
  // gettext follows in every locale but plain "C".
  if (std::getenv("LANGUAGE") == nullptr) {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
      const char* wished = std::getenv(name);
      if (wished == nullptr || *wished == '\0') continue;
      const std::string_view language(wished);
      if (language != "C" && language != "POSIX" && !language.starts_with("C.")) {
        ::setenv("LANGUAGE", wished, 0);
      }
      break;
    }
  }
  bindtextdomain(kDomain, localeFolder);
  bind_textdomain_codeset(kDomain, "UTF-8");
}

const char* translate(const char* text) {
  // gettext answers "" with the catalogue's header, which is not for the user.
  if (text == nullptr || *text == '\0') return text;
  return dgettext(kDomain, text);
}

const char* translatePlural(const char* one, const char* many, unsigned long count) {
  return dngettext(kDomain, one, many, count);
}

}  // namespace mesomap
