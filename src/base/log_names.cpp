// Names taken out of a line of the log: a file's name is often the client's.
#include <algorithm>
#include <array>
#include <optional>

#include "base/log.h"

namespace mesomap {
namespace {

constexpr const char* kLeftOut = "…";

struct Quotes {
  std::string_view open, close;
};
constexpr std::array<Quotes, 8> kQuotes = {{{"\"", "\""},
                                            {"'", "'"},
                                            {"„", "“"},
                                            {"“", "”"},
                                            {"”", "”"},
                                            {"‘", "’"},
                                            {"«", "»"},
                                            {"»", "«"}}};

bool isLetter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9') || byte >= 0x80;
}

/// After the closing mark of a quotation that begins at `from`. One that never ends goes to the end
/// of the line; an apostrophe ("client's") is neither beginning nor end.
std::optional<std::size_t> endOfQuote(std::string_view line, std::size_t from) {
  for (const Quotes& quotes : kQuotes) {
    if (!line.substr(from).starts_with(quotes.open)) continue;
    const bool apostrophe = quotes.close == "'" || quotes.close == "’";
    if (apostrophe && from > 0 && isLetter(line[from - 1])) return std::nullopt;
    std::size_t at = from + quotes.open.size();
    for (;;) {
      at = line.find(quotes.close, at);
      if (at == std::string_view::npos) return line.size();
      at += quotes.close.size();
      if (!apostrophe || at >= line.size() || !isLetter(line[at])) return at;
    }
  }
  return std::nullopt;
}

std::string withoutQuotes(std::string_view line) {
  std::string text;
  for (std::size_t at = 0; at < line.size();) {
    if (const auto end = endOfQuote(line, at)) {
      text += std::string("\"") + kLeftOut + "\"";
      at = *end;
    } else {
      text += line[at++];
    }
  }
  return text;
}

/// "plan.mesomap.json": a point with letters on both sides. The ids of commands ("file.save") and
/// version numbers are no files.
bool namesFile(std::string_view part) {
  constexpr std::array<std::string_view, 14> kEndings = {
      ".json", ".obj", ".mtl", ".ply", ".stl", ".png", ".jpg",
      ".jpeg", ".csv", ".pdf", ".txt", ".glb", ".old", ".damaged"};
  std::string lower(part);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) {
    for (std::size_t at = lower.find(ending); at != std::string::npos;
         at = lower.find(ending, at + 1)) {
      const std::size_t after = at + ending.size();
      if (after == lower.size() || !isLetter(lower[after])) return true;
    }
    return false;
  });
}

bool namesPlace(std::string_view part) {
  return part.find_first_of("/\\~@") != std::string_view::npos || namesFile(part);
}

}  // namespace

std::string withoutNames(std::string_view line) {
  const std::string plain = withoutQuotes(line);
  std::string text;
  for (std::size_t at = 0; at <= plain.size();) {
    const std::size_t colon = std::min(plain.find(": ", at), plain.size());
    const std::string_view part = std::string_view(plain).substr(at, colon - at);
    if (!text.empty() || at > 0) text += ": ";
    text += namesPlace(part) ? std::string_view(kLeftOut) : part;
    at = colon + 2;
  }
  return text;
}

}  // namespace mesomap
