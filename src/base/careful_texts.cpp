#include "base/careful_texts.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace mesomap {
namespace {

constexpr std::size_t kWordsOfAName = 4;  // at most

constexpr std::array<std::string_view, 12> kWarnings = {
    "side", "sides", "caution", "blocked",   "zone",   "zones",
    "safe", "dose",  "allergy", "emergency", "doctor", "automatic"};
constexpr std::array<std::string_view, 9> kUnits = {"mm",   "cm",    "cm²",     "ml",     "mg",
                                                    "unit", "units", "degrees", "minutes"};

bool ofAWord(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalnum(byte) != 0 || byte >= 0x80 || c == '\'';
}

/// In lower case; a place, "{:.1f}", counts as a word.
std::vector<std::string> wordsOf(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string word;
    if (text[at] == '{') {
      at = std::min(text.find('}', at), text.size());
      word = "{}";
    } else {
      while (at < text.size() && ofAWord(text[at])) {
        word += static_cast<char>(std::tolower(static_cast<unsigned char>(text[at++])));
      }
      if (at < text.size() && text[at] == '{') --at;
    }
    if (!word.empty()) words.push_back(std::move(word));
  }
  return words;
}

}  // namespace

bool needsEnglish(std::string_view english) {
  // The name of a command that asks more.
  if (english.ends_with(" …")) return false;
  const std::vector<std::string> words = wordsOf(english);
  const auto any = [&words](const auto& known) {
    return std::any_of(words.begin(), words.end(), [&known](const std::string& word) {
      return std::find(known.begin(), known.end(), word) != known.end();
    });
  };
  // Left and right alone are the mouse's buttons.
  const bool sided = english.find("client's left") != std::string_view::npos ||
                     english.find("client's right") != std::string_view::npos;
  const bool warns = sided || any(kWarnings);
  if (!warns && !any(kUnits) && english.find("°") == std::string_view::npos) return false;
  if (words.size() > kWordsOfAName || english.find(": ") != std::string_view::npos) return true;
  if (warns && words.size() == kWordsOfAName) return true;
  const std::size_t last = english.find_last_not_of(' ');
  return std::string_view(".?!").find(english[last]) != std::string_view::npos;
}

std::string placesNumbered(std::string_view pattern) {
  std::string numbered;
  int next = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    numbered += pattern[i];
    if (pattern[i] != '{' || i + 1 == pattern.size()) continue;
    if (pattern[i + 1] == '{') {
      numbered += pattern[++i];
    } else if (pattern[i + 1] == '}' || pattern[i + 1] == ':') {
      numbered += std::to_string(next++);
    }
  }
  return numbered;
}

}  // namespace mesomap
