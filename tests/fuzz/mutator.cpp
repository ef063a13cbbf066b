#include "fuzz/mutator.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace mesomap::fuzz {

namespace {

std::size_t below(support::Random& random, std::size_t end) {
  return end == 0 ? 0 : random.next() % end;
}

bool numeric(char c) {
  return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

/// Puts something else where a number stands.
void wildNumber(std::string& text, support::Random& random) {
  static constexpr std::array<std::string_view, 22> kNumbers{
      "0",     "-0",         "-1",          "1",
      "2",     "4294967295", "4294967296",  "18446744073709551616",
      "1e308", "1e999",      "-1e999",      "nan",
      "inf",   "1e-320",     "0.5.5",       "",
      "--1",   "2147483648", "-2147483649", "99999999999999999999999999999999",
      "1e7",   "null"};
  const std::size_t start = below(random, text.size());
  const auto at = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(start), text.end(),
                               [](char c) { return c >= '0' && c <= '9'; });
  auto from = at;
  while (from != text.begin() && numeric(*(from - 1))) --from;
  const auto to = std::find_if_not(at, text.end(), numeric);
  text.replace(from, to, kNumbers[below(random, kNumbers.size())]);
}

void oddWord(std::string& text, support::Random& random) {
  static constexpr std::array<std::string_view, 24> kWords{
      "\"", "{",    "}",     "[",      "]",    ",",        ":",      "\\u0000",
      "\n", "\r\n", "\xff",  "\xC3",   "true", "[[[[[[[[", "\"s1\"", "\"r1\"",
      "f ", "v ",   "f 1//", "mtllib", "vt ",  "g x\n",    "/",      "usemtl a\n"};
  text.insert(below(random, text.size() + 1), kWords[below(random, kWords.size())]);
}

void oneChange(std::string& text, support::Random& random) {
  const std::size_t at = below(random, text.size());
  const std::size_t length = below(random, std::min<std::size_t>(text.size() - at, 400) + 1);
  switch (random.next() % 9) {
    case 0:
      text[at] = static_cast<char>(random.next());
      break;
    case 1:
      text[at] = static_cast<char>(text[at] ^ (1 << random.next() % 8));
      break;
    case 2:
      text.erase(at, length);
      break;
    case 3:
      text.resize(at);
      break;
    case 4:
      text.insert(below(random, text.size() + 1), text.substr(at, length));
      break;
    case 5:
      oddWord(text, random);
      break;
    case 6: {  // Swaps two lines' beginnings.
      const std::size_t other = text.find('\n', below(random, text.size()));
      if (other != std::string::npos && other + 1 < text.size())
        std::swap(text[at], text[other + 1]);
      break;
    }
    default:
      wildNumber(text, random);
      break;
  }
}

}  // namespace

std::string mutated(std::string text, support::Random& random) {
  const std::uint32_t changes = 1 + random.next() % 4;
  for (std::uint32_t i = 0; i < changes && !text.empty(); ++i) oneChange(text, random);
  return text;
}

}  // namespace mesomap::fuzz
