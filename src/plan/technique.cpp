#include "plan/technique.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "base/platform/files.h"
#include "base/platform/folders.h"
#include "json_guard.h"
#include "plan/plan.h"

namespace mesomap::plan {

namespace {

using nlohmann::json;

struct Fault {
  std::string message;
};

[[noreturn]] void fail(const std::string& place, const std::string& what) {
  throw Fault{place + ": " + what};
}

const json& member(const json& object, const char* key, const std::string& place) {
  if (!object.is_object()) fail(place, "not an object");
  const auto found = object.find(key);
  if (found == object.end()) fail(place, fmt::format("\"{}\" is missing", key));
  return *found;
}

std::string text(const json& object, const char* key, const std::string& place) {
  const json& value = member(object, key, place);
  if (!value.is_string()) fail(place + "." + key, "not a text");
  return value.get<std::string>();
}

double number(const json& object, const char* key, const std::string& place) {
  const json& value = member(object, key, place);
  if (!value.is_number() || !std::isfinite(value.get<double>()) || value.get<double>() < 0.0) {
    fail(place + "." + key, "not a number from 0");
  }
  return value.get<double>();
}

bool truth(const json& object, const char* key, const std::string& place) {
  if (!object.contains(key)) return false;
  if (!object.at(key).is_boolean()) fail(place + "." + key, "neither true nor false");
  return object.at(key).get<bool>();
}

Range rangeOf(const json& parent, const char* key, const char* unit, int decimals,
              const std::string& outer) {
  const json& object = member(parent, key, outer);
  const std::string place = outer + "." + key;
  Range range;
  range.min = roundTo(number(object, "min", place), decimals);
  range.max = roundTo(number(object, "max", place), decimals);
  range.typical = roundTo(number(object, "typical", place), decimals);
  range.unit = text(object, "unit", place);
  range.source = text(object, "source", place);
  range.contested = truth(object, "contested", place);
  range.checkedOn = text(object, "checkedOn", place);
  if (range.unit != unit) fail(place + ".unit", fmt::format("not \"{}\"", unit));
  if (!(range.min <= range.typical && range.typical <= range.max)) {
    fail(place, "typical is not between min and max");
  }
  if (range.source.empty()) fail(place + ".source", "is empty");
  return range;
}

Technique techniqueOf(const json& object, const std::string& place) {
  Technique technique;
  technique.id = text(object, "id", place);
  technique.name = text(object, "name", place);
  if (technique.id.empty() || technique.name.empty()) fail(place, "has no id or no name");
  const auto pattern = patternFromName(text(object, "pattern", place));
  if (!pattern) fail(place + ".pattern", "not a pattern");
  technique.pattern = *pattern;
  // A device that leaves no points has no spacing, and perhaps no needle either.
  const bool device = technique.pattern == Pattern::none;
  const auto range = [&](const char* key, const char* unit, int decimals) -> std::optional<Range> {
    if (!object.contains(key)) return std::nullopt;
    return rangeOf(object, key, unit, decimals, place);
  };
  if (!device || object.contains("spacing")) {
    technique.spacing = rangeOf(object, "spacing", "mm", kLengthDecimals, place);
  }
  if (!device || object.contains("depth")) {
    technique.depth = rangeOf(object, "depth", "mm", kLengthDecimals, place);
    technique.angle = rangeOf(object, "angle", "deg", kAngleDecimals, place);
  }
  technique.volume = range("volume", "mL", kVolumeDecimals);
  technique.pitch = range("pitch", "mm", kLengthDecimals);
  technique.passes = range("passes", "passes", 0);
  technique.minutes = range("minutes", "min", 1);
  if (technique.pitch && (technique.pitch->min < 0.5 || technique.pitch->max > 30.0)) {
    fail(place + ".pitch", "outside 0.5 to 30 mm");
  }
  if (device && !technique.passes && !technique.minutes) {
    fail(place, "has no points, and neither passes nor minutes");
  }
  technique.body = truth(object, "body", place);
  technique.needsNotice = truth(object, "needsNotice", place);
  technique.note = text(object, "note", place);
  if (device && !object.contains("needle")) return technique;
  const json& needle = member(object, "needle", place);
  technique.needle.gauge = text(needle, "gauge", place + ".needle");
  technique.needle.lengthMm =
      roundTo(number(needle, "lengthMm", place + ".needle"), kLengthDecimals);
  technique.needleSource = text(needle, "source", place + ".needle");
  technique.insertedMm = roundTo(number(object, "insertedMm", place), kLengthDecimals);
  if (technique.angle.min < 1.0 || technique.angle.max > 90.0) {
    fail(place + ".angle", "outside 1 to 90 degrees");
  }
  if (technique.insertedMm > technique.needle.lengthMm) {
    fail(place + ".insertedMm", "longer than the needle");
  }
  const double depth = depthFor(technique.insertedMm, technique.angle.typical);
  if (std::abs(depth - technique.depth.typical) > 0.0015) {
    fail(place + ".depth.typical",
         fmt::format("does not fit insertedMm at the typical angle, which is {:.3f} mm deep",
                     depth));
  }
  return technique;
}

}  // namespace

Result<std::vector<Technique>> parseTechniques(const std::string& text_,
                                               const std::string& subject) {
  if (auto problem = guardJson(text_)) return Error{ErrorKind::refused, subject, *problem};
  const json document = json::parse(text_, nullptr, false);
  if (document.is_discarded()) return Error{ErrorKind::refused, subject, "this is not JSON"};
  try {
    const json& list = member(document, "techniques", "top level");
    if (!list.is_array() || list.empty()) fail("techniques", "not a list with entries");
    std::vector<Technique> techniques;
    std::set<std::string> ids;
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string place = fmt::format("techniques[{}]", i);
      techniques.push_back(techniqueOf(list[i], place));
      if (!ids.insert(techniques.back().id).second) fail(place + ".id", "is there twice");
    }
    return techniques;
  } catch (const Fault& fault) {
    return Error{ErrorKind::refused, subject, fault.message};
  }
}

Result<std::vector<Technique>> loadTechniques() {
  const auto folder = platform::dataFolder();
  if (!folder) return folder.error();
  const auto path = *folder / "assets/catalogue/techniques.json";
  const auto bytes = platform::readFile(path, std::size_t{4} << 20);
  if (!bytes) return bytes.error();
  return parseTechniques(*bytes, path.string());
}

const Technique* findTechnique(const std::vector<Technique>& all, const std::string& id) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Technique& t) { return t.id == id; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace mesomap::plan
