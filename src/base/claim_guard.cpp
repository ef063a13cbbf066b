#include "base/claim_guard.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "claim_words.h"

namespace mesomap {
namespace {

constexpr std::size_t kWidestGap = 4;  // words

/// One word of a text; '%' is one too, and so is a number.
struct Word {
  std::string plain;  ///< Lower case, no accents.
  bool accented = false;
  std::size_t from = 0, to = 0;  ///< Bytes of the text.
};

struct Sign {
  char32_t code = 0;
  std::size_t bytes = 1;
};

/// What is no UTF-8 is taken byte by byte.
Sign signAt(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  const std::size_t bytes = first < 0x80   ? 1
                            : first < 0xC0 ? 0
                            : first < 0xE0 ? 2
                            : first < 0xF0 ? 3
                            : first < 0xF8 ? 4
                                           : 0;
  if (bytes == 0 || at + bytes > text.size()) return {0xFFFD, 1};
  if (bytes == 1) return {first, 1};
  char32_t code = first & (0x7FU >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) return {0xFFFD, 1};
    code = (code << 6U) | (byte(at + i) & 0x3FU);
  }
  return {code, bytes};
}

// Base letters of U+00C0..U+00FF and U+0100..U+017F; '.' where there is none.
constexpr std::string_view kLatin1 =
    "aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y";
constexpr std::string_view kExtended =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkklllllllllln"
    "nnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(kLatin1.size() == 64 && kExtended.size() == 128);

struct Letters {
  std::string plain;  ///< Empty: not part of a word.
  bool accented = false;
  bool invisible = false;
};

Letters lettersOf(char32_t code) {
  if (code >= U'A' && code <= U'Z') return {std::string(1, static_cast<char>(code + 32))};
  if ((code >= U'a' && code <= U'z') || (code >= U'0' && code <= U'9')) {
    return {std::string(1, static_cast<char>(code))};
  }
  // Soft hyphen, joiners, marks of direction, and accents that stand by themselves.
  if (code == 0xAD || (code >= 0x200B && code <= 0x200F) || code == 0x2060 || code == 0xFEFF) {
    return {{}, false, true};
  }
  if (code >= 0x300 && code <= 0x36F) return {{}, true, true};
  if (code == 0xC6 || code == 0xE6) return {"ae", true};
  if (code == 0x152 || code == 0x153) return {"oe", true};
  if (code == 0xDF || code == 0x1E9E) return {"ss", true};
  char base = '.';
  if (code >= 0xC0 && code <= 0xFF) base = kLatin1[code - 0xC0];
  if (code >= 0x100 && code <= 0x17F) base = kExtended[code - 0x100];
  if (base != '.') return {std::string(1, base), true};
  // Letters as wide as Chinese ones.
  if (code >= 0xFF10 && code <= 0xFF5A) return lettersOf(code - 0xFEE0);
  return {};
}

bool digit(char c) {
  return c >= '0' && c <= '9';
}

std::vector<Word> markedWords(std::string_view text) {
  std::vector<Word> words;
  bool open = false;
  for (std::size_t at = 0; at < text.size();) {
    const Sign sign = signAt(text, at);
    const Letters letters = lettersOf(sign.code);
    const std::size_t next = at + sign.bytes;
    if (letters.invisible) {
      if (open && letters.accented) words.back().accented = true;
    } else if (!letters.plain.empty()) {
      // "10kg" is two words.
      if (open && digit(words.back().plain.back()) != digit(letters.plain.front())) open = false;
      if (!open) words.push_back({{}, false, at, at});
      open = true;
      words.back().plain += letters.plain;
      words.back().accented = words.back().accented || letters.accented;
      words.back().to = next;
    } else {
      open = false;
      if (sign.code == U'%' || sign.code == 0xFF05) words.push_back({"%", false, at, next});
    }
    at = next;
  }
  return words;
}

bool fits(const Word& word, std::string_view pattern) {
  if (pattern.starts_with('=')) return word.accented && word.plain == pattern.substr(1);
  const bool before = pattern.starts_with('*');
  const bool after = pattern.ends_with('*');
  if (before) pattern.remove_prefix(1);
  if (after) pattern.remove_suffix(1);
  if (before && after) return word.plain.find(pattern) != std::string::npos;
  if (before) return word.plain.ends_with(pattern);
  if (after) return word.plain.starts_with(pattern);
  return word.plain == pattern;
}

/// One past the last word of the phrase where it begins at `at`; 0: it does not.
std::size_t endOf(std::string_view phrase, const std::vector<Word>& words, std::size_t at) {
  const std::size_t blank = std::min(phrase.find(' '), phrase.size());
  const std::string_view first = phrase.substr(0, blank);
  const std::string_view rest =
      blank == phrase.size() ? std::string_view() : phrase.substr(blank + 1);
  if (first == "_") {
    for (std::size_t skipped = 0; skipped <= kWidestGap; ++skipped) {
      if (const std::size_t end = endOf(rest, words, at + skipped); end != 0) return end;
    }
    return 0;
  }
  if (at >= words.size() || !fits(words[at], first)) return 0;
  return rest.empty() ? at + 1 : endOf(rest, words, at + 1);
}

std::string firstClaim(std::string_view text, const ClaimWords& list) {
  const std::vector<Word> words = markedWords(text);
  for (std::size_t at = 0; at < words.size(); ++at) {
    for (const std::string_view phrase : list.phrases) {
      const std::size_t end = endOf(phrase, words, at);
      if (end == 0) continue;
      return std::string(text.substr(words[at].from, words[end - 1].to - words[at].from));
    }
  }
  return {};
}

const ClaimWords* listOf(std::string_view code) {
  const auto all = claimWords();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [code](const ClaimWords& list) { return list.code == code; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

bool guardsLanguage(std::string_view code) {
  return listOf(code) != nullptr;
}

std::string claimIn(std::string_view text, std::string_view code) {
  const ClaimWords* list = listOf(code);
  return list == nullptr ? std::string(text) : firstClaim(text, *list);
}

std::string claimInAnyLanguage(std::string_view text) {
  for (const ClaimWords& list : claimWords()) {
    if (std::string claim = firstClaim(text, list); !claim.empty()) return claim;
  }
  return {};
}

}  // namespace mesomap
