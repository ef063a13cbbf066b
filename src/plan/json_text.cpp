#include "json_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace mesomap::plan {
namespace {

constexpr std::string_view kWhite = " \t\r\n";

std::size_t skipWhite(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(kWhite, at), text.size());
}

/// Behind the closing quote of the string that begins at `at`.
std::size_t skipString(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at) {
    if (text[at] == '\\') ++at;
  }
  return std::min(at + 1, text.size());
}

/// Behind the value that begins at `at`.
std::size_t skipValue(std::string_view text, std::size_t at) {
  std::size_t depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"') {
      at = skipString(text, at);
    } else if (c == '{' || c == '[') {
      ++depth;
      ++at;
    } else if (c == '}' || c == ']') {
      if (depth == 0) return at;
      --depth;
      ++at;
    } else if (depth > 0) {
      at = std::min(text.find_first_of("\"{}[]", at), text.size());
      continue;
    } else {
      return std::min(text.find_first_of(", \t\r\n}]", at), text.size());
    }
    if (depth == 0) return at;
  }
  return at;
}

}  // namespace

std::vector<TextMember> membersOf(std::string_view object) {
  std::vector<TextMember> members;
  if (object.empty() || object.front() != '{') return members;
  std::size_t at = skipWhite(object, 1);
  while (at < object.size() && object[at] == '"') {
    TextMember member;
    member.nameAt = at;
    const std::size_t behind = skipString(object, at);
    member.name = object.substr(at + 1, behind - at - 2);
    at = skipWhite(object, behind);
    if (at >= object.size() || object[at] != ':') break;
    at = skipWhite(object, at + 1);
    member.endsAt = skipValue(object, at);
    member.value = object.substr(at, member.endsAt - at);
    members.push_back(member);
    at = skipWhite(object, member.endsAt);
    if (at >= object.size() || object[at] != ',') break;
    at = skipWhite(object, at + 1);
  }
  return members;
}

std::vector<std::string_view> itemsOf(std::string_view array) {
  std::vector<std::string_view> items;
  if (array.empty() || array.front() != '[') return items;
  std::size_t at = skipWhite(array, 1);
  while (at < array.size() && array[at] != ']') {
    const std::size_t behind = skipValue(array, at);
    items.push_back(array.substr(at, behind - at));
    at = skipWhite(array, behind);
    if (at >= array.size() || array[at] != ',') break;
    at = skipWhite(array, at + 1);
  }
  return items;
}

std::string unescaped(std::string_view between) {
  if (between.find('\\') == std::string_view::npos) return std::string(between);
  const auto parsed =
      nlohmann::json::parse('"' + std::string(between) + '"', nullptr, /*allow_exceptions=*/false);
  return parsed.is_string() ? parsed.get<std::string>() : std::string(between);
}

std::string tidied(std::string_view value) {
  std::string out;
  for (std::size_t at = 0; at < value.size();) {
    const char c = value[at];
    if (c == '"') {
      const std::size_t behind = skipString(value, at);
      out += value.substr(at, behind - at);
      at = behind;
      continue;
    }
    ++at;
    if (kWhite.find(c) != std::string_view::npos) continue;
    out += c;
    if (c == ',' || c == ':') out += ' ';
  }
  return out;
}

}  // namespace mesomap::plan
