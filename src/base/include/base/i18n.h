// Translation of every text a user reads, through gettext. LC_NUMERIC stays "C".
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace mesomap {

/// A language that the program can be set to. `code` as in ISO 639-1, `name` in that language.
struct Language {
  const char* code;
  const char* name;
  bool reviewed;  ///< By a practitioner who speaks it; English is the original.
};
[[nodiscard]] std::span<const Language> languages();

/// Finds the catalogues, `<localeFolder>/mesomap/LC_MESSAGES/<language>.mo`, and takes the system's
/// language (LANGUAGE, LC_ALL, LC_MESSAGES, LANG). Called once, before there are threads. Without a
/// call, and where no translation exists, texts stay English.
void initTranslation(const char* localeFolder);

/// Changes the language from now on, in all threads; empty: the system's. A language without a
/// catalogue gives English.
void setLanguage(std::string_view code);
/// The language of the texts now, "en" without a catalogue.
[[nodiscard]] std::string language();
[[nodiscard]] bool languageReviewed();

/// The translation of `text`, or `text` itself. The pointer stays valid for the program's life.
[[nodiscard]] const char* translate(const char* text);

/// Singular or plural form for `count`.
[[nodiscard]] const char* translatePlural(const char* one, const char* many, unsigned long count);

/// The translation of `text`, and in a language that nobody has reviewed the English after it:
/// for reasons and warnings from data. Sentences of the program that carry a side, a blocked or
/// caution zone, a unit or an emergency come so from translate() of themselves.
[[nodiscard]] std::string withEnglish(const char* text);

}  // namespace mesomap

// The names that xgettext looks for; short because they stand round every string.
#define _(text) ::mesomap::translate(text)
#define N_(text) text
