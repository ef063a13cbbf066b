#include "catalogue_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/i18n.h"
#include "plan/plan.h"

namespace mesomap::plan {

namespace {

constexpr std::size_t kLongestId = 64;
constexpr std::size_t kMostIds = 200;

bool isIdLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == '.';
}

bool isDay(const std::string& text) {
  if (text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  }
  return true;
}

/// What is wrong with the text as an id, or nothing.
const char* idFault(const std::string& text) {
  if (text.empty()) return _("is empty");
  if (text.size() > kLongestId) return _("longer than 64 letters");
  if (!std::all_of(text.begin(), text.end(), isIdLetter)) {
    return _("has other signs than letters, digits, '-', '_' and '.'");
  }
  return nullptr;
}

}  // namespace

Fields::Fields(const nlohmann::json& object, std::string place, bool own)
    : object_(object), place_(std::move(place)), own_(own) {
  if (!object_.is_object()) fail(_("not an object"));
}

void Fields::fail(const std::string& reason) const {
  throw CatalogueFault{place_, reason};
}

void Fields::failAt(std::string_view key, const std::string& reason) const {
  throw CatalogueFault{fmt::format("{}.{}", place_, key), reason};
}

const nlohmann::json& Fields::member(const char* key) const {
  const auto found = object_.find(key);
  if (found == object_.end()) fail(fmt::format(fmt::runtime(_("\"{}\" is missing")), key));
  return *found;
}

Fields Fields::at(const char* key) const {
  return {member(key), fmt::format("{}.{}", place_, key), own_};
}

std::string Fields::text(const char* key, std::size_t most, bool empty) const {
  const nlohmann::json& value = member(key);
  if (!value.is_string()) failAt(key, _("not a text"));
  std::string text = value.get<std::string>();
  if (text.size() > most) {
    failAt(key, fmt::format(fmt::runtime(_("longer than {} letters")), most));
  }
  const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  if (std::any_of(text.begin(), text.end(), control)) {
    failAt(key, _("holds a line break or another control character"));
  }
  if (!empty && text.find_first_not_of(' ') == std::string::npos) failAt(key, _("is empty"));
  return text;
}

std::string Fields::textOr(const char* key, std::size_t most) const {
  return has(key) ? text(key, most, true) : std::string();
}

std::string Fields::id(const char* key) const {
  std::string text = this->text(key, 800, true);
  if (const char* fault = idFault(text)) failAt(key, fault);
  return text;
}

std::vector<std::string> Fields::ids(const char* key) const {
  const nlohmann::json& list = member(key);
  if (!list.is_array() || list.size() > kMostIds) failAt(key, _("not a list of ids"));
  std::vector<std::string> ids;
  for (const nlohmann::json& each : list) {
    const char* fault = each.is_string() ? idFault(each.get<std::string>()) : _("not a text");
    if (fault != nullptr) failAt(fmt::format("{}[{}]", key, ids.size()), fault);
    ids.push_back(each.get<std::string>());
  }
  return ids;
}

std::string Fields::day(const char* key) const {
  std::string text = this->text(key);
  if (!isDay(text)) failAt(key, _("not a day like 2026-11-20"));
  return text;
}

double Fields::number(const char* key, double least, double most) const {
  const nlohmann::json& value = member(key);
  if (!value.is_number() || !std::isfinite(value.get<double>())) failAt(key, _("not a number"));
  const double number = value.get<double>();
  if (number < least || number > most) {
    failAt(key,
           fmt::format(fmt::runtime(_("{:g} is not between {:g} and {:g}")), number, least, most));
  }
  return number;
}

bool Fields::truth(const char* key) const {
  if (!has(key)) return false;
  if (!object_.at(key).is_boolean()) failAt(key, _("neither true nor false"));
  return object_.at(key).get<bool>();
}

Range Fields::range(const char* key, const RangeLimits& limits) const {
  const Fields fields = at(key);
  const auto number = [&](const char* which) {
    return roundTo(fields.number(which, limits.least, limits.most), limits.decimals);
  };
  Range range;
  range.min = number("min");
  range.max = number("max");
  range.typical = number("typical");
  range.unit = fields.text("unit");
  range.source = fields.text("source");
  range.contested = fields.truth("contested");
  range.checkedOn = fields.day("checkedOn");
  range.own = own_ && fields.truth("own");
  if (range.unit != limits.unit) {
    fields.failAt("unit", fmt::format(fmt::runtime(_("not \"{}\"")), limits.unit));
  }
  if (range.min > range.max) fields.fail(_("min is larger than max"));
  if (!range.own && !(range.min <= range.typical && range.typical <= range.max)) {
    fields.fail(_("typical is not between min and max"));
  }
  return range;
}

std::optional<Range> Fields::rangeIfThere(const char* key, const RangeLimits& limits) const {
  if (!has(key)) return std::nullopt;
  return range(key, limits);
}

}  // namespace mesomap::plan
