#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/i18n.h"
#include "json_guard.h"
#include "plan/content_hash.h"
#include "plan/plan_file.h"
#include "plan_reader.h"
#include "plan_schema.h"
#include "plan_text.h"
#include "unknown_fields.h"

namespace mesomap::plan {

namespace {

using nlohmann::json;

/// Up to 24 printable characters that end at `end`, for a message.
std::string excerpt(std::string_view text, std::size_t end) {
  end = std::min(end, text.size());
  std::string words;
  for (std::size_t i = end - std::min<std::size_t>(end, 24); i < end; ++i) {
    const char c = text[i];
    if (c == '\n' || c == '\r') {
      words.clear();
    } else {
      words += c >= 0x20 && c < 0x7F ? c : '?';
    }
  }
  return words;
}

Result<json> treeOf(const std::string& text) {
  if (text.size() > kMaxPlanBytes) {
    return Error{ErrorKind::refused,
                 {},
                 fmt::format("larger than the {} MB that are read", kMaxPlanBytes >> 20)};
  }
  // Junk is called junk before anything else is said about it.
  const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first != std::string::npos && text[first] != '{') {
    return Error{ErrorKind::refused,
                 {},
                 placeInText(text, first) + ": not a Mesomap plan (it is not JSON with an object)"};
  }
  if (auto problem = guardJson(text)) return Error{ErrorKind::refused, {}, *problem};
  try {
    return json::parse(text);
  } catch (const json::parse_error& problem) {
    const std::size_t end = problem.byte;
    return Error{ErrorKind::refused,
                 {},
                 fmt::format("{}: this is not JSON (at \"{}\")",
                             placeInText(text, end == 0 ? 0 : end - 1), excerpt(text, end))};
  } catch (const json::out_of_range& problem) {
    // "number overflow parsing '1e999'": the parser does not say where.
    const std::string_view what = problem.what();
    const std::size_t open = what.find('\'');
    const std::size_t close = what.rfind('\'');
    const std::string_view token =
        open < close ? what.substr(open + 1, close - open - 1) : std::string_view{};
    return Error{ErrorKind::refused,
                 {},
                 fmt::format("{}: the number {} is too large",
                             placeInText(text, std::min(text.find(token), text.size())),
                             token.substr(0, 40))};
  } catch (const json::exception& problem) {
    return Error{ErrorKind::refused, {}, problem.what()};
  }
}

/// Format and version, before the schema of this version is asked.
Result<void> checkHead(const json& document) {
  const auto refuse = [](std::string message) {
    return Error{ErrorKind::refused, {}, std::move(message)};
  };
  const auto format = document.find("format");
  if (format == document.end() || !format->is_string() ||
      format->get_ref<const std::string&>() != kFormatName) {
    return refuse(fmt::format("format: not a Mesomap plan (it does not say \"{}\")", kFormatName));
  }
  const auto version = document.find("version");
  if (version == document.end()) return refuse("version: is missing");
  if (!version->is_number_unsigned() || version->get<std::uint64_t>() == 0) {
    return refuse("version: not a whole number from 1");
  }
  if (version->get<std::uint64_t>() > kFormatVersion) {
    return refuse(
        fmt::format("version {} was written by a newer Mesomap; this one reads version {}",
                    version->get<std::uint64_t>(), kFormatVersion));
  }
  return {};
}

std::string unknownNote(const std::vector<UnknownField>& unknown) {
  constexpr std::size_t kNamed = 3;
  std::string names;
  for (std::size_t i = 0; i < std::min(unknown.size(), kNamed); ++i) {
    if (i > 0) names += ", ";
    if (!unknown[i].place.empty()) names += unknown[i].place + '.';
    names += unknown[i].name;
  }
  if (unknown.size() > kNamed) {
    names = fmt::format(fmt::runtime(_("{} and {} more")), names, unknown.size() - kNamed);
  }
  return fmt::format(fmt::runtime(_("The plan holds what this version of Mesomap does not know "
                                    "({}). It is kept as it is.")),
                     names);
}

Result<OpenedPlan> parsed(const std::string& text) {
  const auto document = treeOf(text);
  if (!document) return document.error();
  if (auto head = checkHead(*document); !head) return head.error();
  if (auto valid = validateAgainstSchema(*document); !valid) return valid.error();
  const auto names = namesOfSchema();
  if (!names) return names.error();
  auto opened = readPlan(*document);
  if (!opened) return opened;
  std::vector<UnknownField> unknown = unknownIn(text, **names);
  if (!unknown.empty()) opened->notes.push_back(unknownNote(unknown));
  opened->plan.unknown = std::move(unknown);
  if (contentState(text) == ContentState::changed) {
    opened->notes.emplace_back(
        _("The file was changed after Mesomap had saved it, or by another program: look the plan "
          "through before you rely on it."));
  }
  return opened;
}

}  // namespace

Result<OpenedPlan> parsePlan(const std::string& text, const std::string& subject) {
  auto result = parsed(text);
  if (result) return result;
  Error error = result.error();
  if (error.subject.empty()) error.subject = subject;
  return error;
}

}  // namespace mesomap::plan
