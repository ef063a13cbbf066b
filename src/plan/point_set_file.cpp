#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/platform/files.h"
#include "base/platform/folders.h"
#include "json_guard.h"
#include "plan/point_set.h"

namespace mesomap::plan {
namespace {

using nlohmann::json;

constexpr std::size_t kMostSets = 1000;
constexpr double kFarthest = 1000.0;  // landmark triangles: beyond it nothing is meant

struct SetFault {
  std::string message;
};

[[noreturn]] void setFault(const std::string& place, const std::string& what) {
  throw SetFault{place + ": " + what};
}

std::string setText(const json& object, const char* key, const std::string& place) {
  if (!object.is_object()) setFault(place, "not an object");
  const auto found = object.find(key);
  if (found == object.end() || !found->is_string()) {
    setFault(place + "." + key, "not a text");
  }
  return found->get<std::string>();
}

PointSet::Place placeFrom(const json& value, const std::string& place) {
  if (!value.is_array() || value.size() != 3) setFault(place, "not three numbers");
  double numbers[3] = {};
  for (std::size_t k = 0; k < 3; ++k) {
    if (!value[k].is_number() || !(std::abs(value[k].get<double>()) <= kFarthest)) {
      setFault(place, "not three numbers of a sensible size");
    }
    numbers[k] = value[k].get<double>();
  }
  return {numbers[0], numbers[1], numbers[2]};
}

PointSet setFrom(const json& object, const std::string& place) {
  PointSet set;
  set.name = setText(object, "name", place);
  if (set.name.empty()) setFault(place + ".name", "is empty");
  set.source = setText(object, "source", place);
  const auto landmarks = object.find("landmarks");
  if (landmarks == object.end() || !landmarks->is_array() || landmarks->size() != 3) {
    setFault(place + ".landmarks", "not three landmarks");
  }
  for (std::size_t k = 0; k < 3; ++k) {
    const std::string at = fmt::format("{}.landmarks[{}]", place, k);
    set.landmarks[k].id = setText((*landmarks)[k], "id", at);
    const auto side = sideFromName(setText((*landmarks)[k], "side", at));
    if (!side) setFault(at + ".side", "not a side");
    set.landmarks[k].side = *side;
  }
  const auto places = object.find("places");
  if (places == object.end() || !places->is_array() || places->empty() ||
      places->size() > PointSet::kMostPoints) {
    setFault(place + ".places", "not a list of places");
  }
  for (std::size_t k = 0; k < places->size(); ++k) {
    set.places.push_back(placeFrom((*places)[k], fmt::format("{}.places[{}]", place, k)));
  }
  return set;
}

}  // namespace

Result<std::vector<PointSet>> parsePointSets(const std::string& text, const std::string& subject) {
  if (auto problem = guardJson(text)) return Error{ErrorKind::refused, subject, *problem};
  const json document = json::parse(text, nullptr, false);
  if (document.is_discarded()) return Error{ErrorKind::refused, subject, "this is not JSON"};
  try {
    const auto list = document.is_object() ? document.find("pointSets") : document.end();
    if (list == document.end() || !list->is_array() || list->size() > kMostSets) {
      setFault("pointSets", "not a list of sets");
    }
    std::vector<PointSet> sets;
    for (std::size_t i = 0; i < list->size(); ++i) {
      const std::string place = fmt::format("pointSets[{}]", i);
      sets.push_back(setFrom((*list)[i], place));
      for (std::size_t k = 0; k < i; ++k) {
        if (sets[k].name == sets[i].name) setFault(place + ".name", "is there twice");
      }
    }
    return sets;
  } catch (const SetFault& fault) {
    return Error{ErrorKind::refused, subject, fault.message};
  }
}

std::string pointSetsText(const std::vector<PointSet>& sets) {
  json list = json::array();
  for (const PointSet& set : sets) {
    json landmarks = json::array();
    for (const LandmarkName& l : set.landmarks) {
      landmarks.push_back({{"id", l.id}, {"side", sideName(l.side)}});
    }
    json places = json::array();
    for (const PointSet::Place& p : set.places) places.push_back({p.second, p.third, p.height});
    list.push_back({{"name", set.name},
                    {"source", set.source},
                    {"landmarks", std::move(landmarks)},
                    {"places", std::move(places)}});
  }
  // Texts that are no UTF-8 are written with replacement characters rather than not at all.
  return json{{"pointSets", std::move(list)}}.dump(2, ' ', false, json::error_handler_t::replace) +
         "\n";
}

Result<std::filesystem::path> pointSetFile() {
  const auto folder = platform::settingsFolder();
  if (!folder) return folder.error();
  return *folder / "point-sets.json";
}

Result<std::vector<PointSet>> readPointSets(const std::filesystem::path& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return std::vector<PointSet>{};
  const auto bytes = platform::readFile(path, std::size_t{16} << 20);
  if (!bytes) return bytes.error();
  return parsePointSets(*bytes, path.string());
}

Result<void> savePointSet(const std::filesystem::path& path, const PointSet& set) {
  auto sets = readPointSets(path);
  if (!sets) return sets.error();  // What cannot be read is not written over.
  const auto same = std::find_if(sets->begin(), sets->end(),
                                 [&](const PointSet& s) { return s.name == set.name; });
  if (same != sets->end()) {
    *same = set;
  } else {
    sets->push_back(set);
  }
  return platform::writeFileAtomically(path, pointSetsText(*sets), platform::Access::ownOnly);
}

}  // namespace mesomap::plan
