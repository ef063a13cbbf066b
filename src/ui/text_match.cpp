#include "ui/text_match.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace mesomap::ui {
namespace {

/// U+00C0..U+00FF and U+0100..U+017F without their accents; a point: two letters, or no letter.
constexpr std::string_view kLatin1 =
    "aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y";
constexpr std::string_view kExtendedA =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkklllllllllln"
    "nnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

struct LetterPair {
  std::uint32_t from;
  const char* to;
};
constexpr std::array<LetterPair, 11> kSpecial = {{{0xC6, "ae"},
                                                  {0xE6, "ae"},
                                                  {0xDE, "th"},
                                                  {0xFE, "th"},
                                                  {0xDF, "ss"},
                                                  {0x1E9E, "ss"},
                                                  {0x132, "ij"},
                                                  {0x133, "ij"},
                                                  {0x152, "oe"},
                                                  {0x153, "oe"},
                                                  {0x3C2, "σ"}}};

/// Greek letters with accents and their plain ones.
struct GreekPair {
  std::uint32_t from, to;
};
constexpr std::array<GreekPair, 18> kGreek = {{{0x386, 0x3B1},
                                               {0x388, 0x3B5},
                                               {0x389, 0x3B7},
                                               {0x38A, 0x3B9},
                                               {0x38C, 0x3BF},
                                               {0x38E, 0x3C5},
                                               {0x38F, 0x3C9},
                                               {0x390, 0x3B9},
                                               {0x3AA, 0x3B9},
                                               {0x3AB, 0x3C5},
                                               {0x3AC, 0x3B1},
                                               {0x3AD, 0x3B5},
                                               {0x3AE, 0x3B7},
                                               {0x3AF, 0x3B9},
                                               {0x3CA, 0x3B9},
                                               {0x3CC, 0x3BF},
                                               {0x3CD, 0x3C5},
                                               {0x3CE, 0x3C9}}};

void appendPoint(std::string& to, std::uint32_t point) {
  if (point < 0x80) {
    to += static_cast<char>(point);
  } else if (point < 0x800) {
    to += static_cast<char>(0xC0U | (point >> 6));
    to += static_cast<char>(0x80U | (point & 0x3FU));
  } else if (point < 0x10000) {
    to += static_cast<char>(0xE0U | (point >> 12));
    to += static_cast<char>(0x80U | ((point >> 6) & 0x3FU));
    to += static_cast<char>(0x80U | (point & 0x3FU));
  } else {
    to += static_cast<char>(0xF0U | (point >> 18));
    to += static_cast<char>(0x80U | ((point >> 12) & 0x3FU));
    to += static_cast<char>(0x80U | ((point >> 6) & 0x3FU));
    to += static_cast<char>(0x80U | (point & 0x3FU));
  }
}

/// The code point at `at`, which moves on; a byte that begins none counts as itself.
std::uint32_t nextPoint(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at++);
  const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
  if (more == 0 || at + static_cast<std::size_t>(more) > text.size()) return first;
  std::uint32_t point = first & (0x3FU >> more);
  for (int i = 0; i < more; ++i)
    point = (point << 6) | (byte(at + static_cast<std::size_t>(i)) & 0x3FU);
  at += static_cast<std::size_t>(more);
  return point;
}

std::uint32_t plainLetter(std::uint32_t point) {
  if (point >= 'A' && point <= 'Z') return point - 'A' + 'a';
  if (point >= 0xC0 && point <= 0xFF && kLatin1[point - 0xC0] != '.') {
    return static_cast<unsigned char>(kLatin1[point - 0xC0]);
  }
  if (point >= 0x100 && point <= 0x17F && kExtendedA[point - 0x100] != '.') {
    return static_cast<unsigned char>(kExtendedA[point - 0x100]);
  }
  for (const GreekPair& greek : kGreek) {
    if (greek.from == point) return greek.to;
  }
  if (point >= 0x391 && point <= 0x3A9) return point + 0x20;
  if (point >= 0x410 && point <= 0x42F) return point + 0x20;
  if (point == 0x401 || point == 0x451) return 0x435;
  if (point >= 0x400 && point <= 0x40F) return point + 0x50;
  return point;
}

std::vector<std::string_view> wordsOf(std::string_view text) {
  std::vector<std::string_view> words;
  constexpr std::string_view kBetween = " \t\n.,:;()'\"-/+";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = text.find_first_not_of(kBetween, at);
    if (from == std::string_view::npos) break;
    at = std::min(text.find_first_of(kBetween, from), text.size());
    words.push_back(text.substr(from, at - from));
  }
  return words;
}

bool begins(const std::vector<std::string_view>& words, std::string_view part) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return word.starts_with(part); });
}

}  // namespace

std::string folded(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const std::uint32_t point = nextPoint(text, at);
    if (point >= 0x300 && point <= 0x36F) continue;  // An accent that stands for itself.
    const auto special = std::find_if(kSpecial.begin(), kSpecial.end(),
                                      [&](const LetterPair& pair) { return pair.from == point; });
    if (special != kSpecial.end()) {
      plain += special->to;
    } else {
      appendPoint(plain, plainLetter(point));
    }
  }
  return plain;
}

int matchRank(std::string_view wanted, std::string_view name, std::string_view further) {
  const std::string typed = folded(wanted);
  const std::vector<std::string_view> parts = wordsOf(typed);
  if (parts.empty()) return 0;
  const std::string plainName = folded(name);
  const std::string plainFurther = folded(further);
  const std::vector<std::string_view> inName = wordsOf(plainName);
  const std::vector<std::string_view> beside = wordsOf(plainFurther);
  bool allInName = true;
  for (const std::string_view part : parts) {
    if (begins(inName, part)) continue;
    allInName = false;
    if (!begins(beside, part)) return -1;
  }
  if (!allInName) return 1;
  return !inName.empty() && inName.front().starts_with(parts.front()) ? 3 : 2;
}

}  // namespace mesomap::ui
