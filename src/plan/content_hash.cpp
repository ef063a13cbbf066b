#include "plan/content_hash.h"

#include <fmt/format.h>

#include "base/hash.h"

namespace mesomap::plan {
namespace {

struct Line {
  std::size_t begin = std::string_view::npos, end = 0;
  [[nodiscard]] bool found() const { return begin != std::string_view::npos; }
};

/// The first line with the name in quotes, as grep sees it.
Line hashLine(std::string_view text) {
  const std::size_t name = text.find(fmt::format("\"{}\"", kContentHashName));
  if (name == std::string_view::npos) return {};
  const std::size_t before = text.rfind('\n', name);
  const std::size_t after = text.find('\n', name);
  return {before == std::string_view::npos ? 0 : before + 1,
          after == std::string_view::npos ? text.size() : after + 1};
}

std::string withoutLine(std::string_view text, const Line& line) {
  if (!line.found()) return std::string(text);
  std::string rest(text.substr(0, line.begin));
  rest += text.substr(line.end);
  return rest;
}

std::string lineOf(const std::string& hash) {
  return fmt::format("  \"{}\": \"{}\",\n", kContentHashName, hash);
}

}  // namespace

std::string contentHash(std::string_view text) {
  return sha256Hex(withoutLine(text, hashLine(text)));
}

std::string withContentHash(std::string text) {
  const std::size_t version = text.find("\n  \"version\": ");
  const std::size_t end = version == std::string::npos ? version : text.find('\n', version + 1);
  if (end == std::string::npos) return text;
  const std::string line = lineOf(contentHash(text));
  return text.insert(end + 1, line);
}

ContentState contentState(std::string_view text) {
  const Line line = hashLine(text);
  if (!line.found()) return ContentState::unsaid;
  const bool fits = text.substr(line.begin, line.end - line.begin) == lineOf(contentHash(text));
  return fits ? ContentState::unchanged : ContentState::changed;
}

}  // namespace mesomap::plan
