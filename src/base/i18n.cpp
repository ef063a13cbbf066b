#include "base/i18n.h"

#include <libintl.h>

#include <clocale>

namespace mesomap {
namespace {
constexpr const char* kDomain = "mesomap";
}

void initTranslation(const char* localeFolder) {
  // Numbers in files and messages keep the full stop whatever the language.
  std::setlocale(LC_MESSAGES, "");
  std::setlocale(LC_CTYPE, "");
  std::setlocale(LC_NUMERIC, "C");
  // glibc ignores LANGUAGE in the "C" locale; C.UTF-8 exists on every Debian and lets it work.
  const char* messages = std::setlocale(LC_MESSAGES, nullptr);
  if (messages == nullptr || (messages[0] == 'C' && messages[1] == '\0')) {
    std::setlocale(LC_MESSAGES, "C.UTF-8");
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
