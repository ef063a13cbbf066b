// The table of areas: one replaceable file with names, order, sides and codes.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>

#include "atlas/atlas_data.h"

namespace mesomap::figure {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostRows = 1000;
/// SNOMED CT identifiers have 6 to 18 digits.
constexpr std::size_t kMostDigits = 18;

const std::string* textOf(const Json& row, const char* field) {
  const auto it = row.find(field);
  return it == row.end() ? nullptr : it->get_ptr<const std::string*>();
}

bool isId(const std::string& id) {
  return !id.empty() &&
         id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
}

bool isCode(const std::string& code) {
  return code.size() <= kMostDigits && code.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

Result<std::vector<AreaRow>> parseAreaTable(const std::string& text, const std::string& name) {
  const auto refuse = [&](const std::string& what) {
    return Error{ErrorKind::refused, name, what};
  };
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded() || !json.is_object()) return refuse("not a JSON object");
  const std::string* format = textOf(json, "format");
  if (!format || *format != "mesomap-areas") return refuse("format: not \"mesomap-areas\"");
  if (const auto it = json.find("version"); it == json.end() || *it != 1) {
    return refuse("version: not 1");
  }
  const auto list = json.find("areas");
  if (list == json.end() || !list->is_array() || list->size() > kMostRows) {
    return refuse("areas: not a list of areas");
  }
  std::vector<AreaRow> rows;
  std::set<std::string> known;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const Json& row = (*list)[i];
    const auto refuseRow = [&](const std::string& what) {
      return refuse(fmt::format("areas[{}]{}", i, what));
    };
    if (!row.is_object()) return refuseRow(": not an object");
    AreaRow entry;
    for (const auto& [field, into] :
         {std::pair{"id", &entry.area.id}, std::pair{"name", &entry.area.name},
          std::pair{"group", &entry.area.group}}) {
      const std::string* value = textOf(row, field);
      if (!value || value->empty()) return refuseRow(fmt::format(".{}: missing", field));
      *into = *value;
    }
    if (!isId(entry.area.id)) return refuseRow(".id: not small letters, digits and hyphens");
    if (!known.insert(entry.area.id).second) {
      return refuseRow(fmt::format(".id: \"{}\" is there twice", entry.area.id));
    }
    const std::string* sides = textOf(row, "sides");
    if (!sides || (*sides != "paired" && *sides != "midline")) {
      return refuseRow(".sides: not \"paired\" or \"midline\"");
    }
    entry.paired = *sides == "paired";
    if (!entry.paired) entry.area.side = Side::midline;
    if (row.contains("code")) {
      const std::string* code = textOf(row, "code");
      if (!code || !isCode(*code)) return refuseRow(".code: not digits");
      entry.area.code = *code;
    }
    if (const std::string* also = textOf(row, "also")) entry.area.also = *also;
    for (const auto& [field, into] : {std::pair{"restricted", &entry.area.restricted},
                                      std::pair{"overlay", &entry.area.overlay}}) {
      const auto it = row.find(field);
      if (it == row.end()) continue;
      if (!it->is_boolean()) return refuseRow(fmt::format(".{}: not true or false", field));
      *into = it->get<bool>();
    }
    rows.push_back(std::move(entry));
  }
  return rows;
}

}  // namespace mesomap::figure
