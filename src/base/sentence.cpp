#include "base/sentence.h"

#include <utility>

#include "base/i18n.h"

namespace mesomap {
namespace {

/// ASCII, and À to Þ with à to þ, which UTF-8 has as 0xC3 and a second byte 0x20 apart.
std::string withFirst(std::string text, bool upper) {
  if (text.empty()) return text;
  const auto first = static_cast<unsigned char>(text[0]);
  const bool latin = first == 0xC3 && text.size() > 1;
  const std::size_t at = latin ? 1 : 0;
  const auto byte = static_cast<unsigned char>(text[at]);
  const unsigned char from = latin ? (upper ? 0xA0 : 0x80) : (upper ? 'a' : 'A');
  const unsigned char to = latin ? (upper ? 0xBE : 0x9E) : (upper ? 'z' : 'Z');
  // × and ÷ stand among the letters.
  const bool sign = latin && (byte == 0x97 || byte == 0xB7);
  if (byte >= from && byte <= to && !sign) text[at] = static_cast<char>(byte ^ 0x20);
  return text;
}

}  // namespace

std::string lowerFirst(std::string text) {
  return language() == "de" ? text : withFirst(std::move(text), false);
}

std::string upperFirst(std::string text) {
  return withFirst(std::move(text), true);
}

}  // namespace mesomap
