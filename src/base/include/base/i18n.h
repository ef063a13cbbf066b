// Translation of every text a user reads, through gettext. LC_NUMERIC stays "C".
#pragma once

namespace mesomap {

/// Chooses the user's language (LC_MESSAGES, LANGUAGE) and binds the text domain "mesomap" to
/// `localeFolder`. Without a call, and where no translation exists, texts stay English.
void initTranslation(const char* localeFolder);

/// The translation of `text`, or `text` itself. The pointer stays valid for the program's life.
[[nodiscard]] const char* translate(const char* text);

/// Singular or plural form for `count`.
[[nodiscard]] const char* translatePlural(const char* one, const char* many, unsigned long count);

}  // namespace mesomap

// The names that xgettext looks for; short because they stand round every string.
#define _(text) ::mesomap::translate(text)
#define N_(text) text
