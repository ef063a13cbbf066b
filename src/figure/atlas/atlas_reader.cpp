// The atlas read back, with every number checked.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "atlas/atlas_data.h"

namespace mesomap::figure {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostAreas = 1000;
constexpr std::size_t kMostLayers = 200;
constexpr std::size_t kMostLandmarks = 1000;

/// Thrown inside this file only: where something is wrong, and what.
struct Wrong {
  std::string message;
};

[[noreturn]] void wrong(const std::string& place, const std::string& what) {
  throw Wrong{place + ": " + what};
}

const Json& member(const Json& object, const std::string& place, const char* field) {
  if (!object.is_object()) wrong(place, "not an object");
  const auto it = object.find(field);
  if (it == object.end()) wrong(place.empty() ? field : place + "." + field, "missing");
  return *it;
}

const Json& listIn(const Json& object, const std::string& place, const char* field) {
  const Json& list = member(object, place, field);
  if (!list.is_array()) wrong(place.empty() ? field : place + "." + field, "not a list");
  return list;
}

std::string textIn(const Json& object, const std::string& place, const char* field) {
  const Json& value = member(object, place, field);
  if (!value.is_string()) wrong(place + "." + field, "not a text");
  return value.get<std::string>();
}

bool flagIn(const Json& object, const std::string& place, const char* field) {
  const Json& value = member(object, place, field);
  if (!value.is_boolean()) wrong(place + "." + field, "not true or false");
  return value.get<bool>();
}

/// A whole number below `limit`.
std::uint32_t whole(const Json& value, std::size_t limit, const std::string& place) {
  const auto* number = value.get_ptr<const Json::number_unsigned_t*>();
  if (!number) wrong(place, "not a whole number");
  if (*number >= limit) wrong(place, fmt::format("{} is out of range (below {})", *number, limit));
  return static_cast<std::uint32_t>(*number);
}

class Reader {
 public:
  Reader(const Json& json, const mesh::TriangleMesh& mesh) : json_(json), mesh_(mesh) {}

  AtlasData run() {
    if (textIn(json_, "", "format") != "mesomap-figure-atlas") {
      wrong("format", "not \"mesomap-figure-atlas\"");
    }
    if (member(json_, "", "version") != 1) wrong("version", "not 1");
    AtlasData data;
    data.figure = textIn(json_, "", "figure");
    const Json& about = member(json_, "", "mesh");
    data.objSha256 = textIn(about, "mesh", "sha256");
    data.vertices = count(about, "vertices", mesh_.positions.size());
    data.triangles = count(about, "triangles", mesh_.triangles.size());
    readNetwork(data);
    const Json& overlays = listIn(json_, "", "overlays");
    if (overlays.size() > kMostLayers) wrong("overlays", "too many");
    std::set<std::string> known;
    for (std::size_t i = 0; i < overlays.size(); ++i) {
      const std::string place = fmt::format("overlays[{}]", i);
      OverlayData overlay{textIn(overlays[i], place, "id"), readLayer(overlays[i], place)};
      if (!known.insert(overlay.id).second) wrong(place, "\"" + overlay.id + "\" is there twice");
      data.overlays.push_back(std::move(overlay));
    }
    readZones(data);
    readLandmarks(data);
    return data;
  }

 private:
  std::size_t count(const Json& about, const char* field, std::size_t expected) const {
    const std::string place = std::string("mesh.") + field;
    const std::uint32_t n = whole(member(about, "mesh", field), 0xffffffffu, place);
    if (n != expected) wrong(place, fmt::format("{}, but the mesh has {}", n, expected));
    return n;
  }

  mesh::SurfacePoint placeOf(const Json& place, const std::string& where) const {
    if (!place.is_array() || place.size() != 3) wrong(where, "not triangle, u, v");
    const std::uint32_t triangle = whole(place[0], mesh_.triangles.size(), where);
    const std::uint32_t u = whole(place[1], kParts + 1, where);
    const std::uint32_t v = whole(place[2], kParts + 1 - u, where);
    return {triangle, glm::dvec3(u, v, kParts - u - v) / static_cast<double>(kParts)};
  }

  void readNetwork(AtlasData& data) const {
    const Json& areas = listIn(json_, "", "areas");
    if (areas.empty() || areas.size() > kMostAreas) wrong("areas", "not between 1 and 1000");
    std::set<std::string> known;
    for (std::size_t i = 0; i < areas.size(); ++i) {
      if (!areas[i].is_string()) wrong(fmt::format("areas[{}]", i), "not a text");
      data.areas.push_back(areas[i].get<std::string>());
      if (!known.insert(data.areas.back()).second) {
        wrong(fmt::format("areas[{}]", i), "\"" + data.areas.back() + "\" is there twice");
      }
    }
    const Json& runs = listIn(json_, "", "labels");
    std::vector<Label>& label = data.network.label;
    label.reserve(data.vertices);
    for (std::size_t i = 0; i + 1 < runs.size(); i += 2) {
      const std::string place = fmt::format("labels[{}]", i);
      const std::uint32_t value = whole(runs[i], data.areas.size(), place);
      const std::uint32_t length =
          whole(runs[i + 1], data.vertices - label.size() + 1, place + " (length)");
      label.insert(label.end(), length, static_cast<Label>(value));
    }
    if (label.size() != data.vertices) wrong("labels", "not a label for every vertex");
    readBorders(json_, "", data.network);
  }

  Partition readLayer(const Json& layer, const std::string& place) const {
    Partition partition;
    partition.label.assign(mesh_.positions.size(), kOutside);
    const Json& runs = listIn(layer, place, "inside");
    if (runs.size() % 2 != 0) wrong(place + ".inside", "an odd number of runs");
    std::size_t at = 0;
    for (std::size_t i = 0; i < runs.size(); i += 2) {
      const std::string where = fmt::format("{}.inside[{}]", place, i);
      at += whole(runs[i], partition.label.size() - at + 1, where);
      const std::uint32_t length = whole(runs[i + 1], partition.label.size() - at + 1, where);
      std::fill_n(partition.label.begin() + static_cast<std::ptrdiff_t>(at), length, kInside);
      at += length;
    }
    readBorders(layer, place, partition);
    return partition;
  }

  /// The crossings and junctions are the points of the borders.
  void readBorders(const Json& owner, const std::string& place, Partition& partition) const {
    const Json& borders = listIn(owner, place, "borders");
    const std::string prefix = place.empty() ? "borders" : place + ".borders";
    for (std::size_t i = 0; i < borders.size(); ++i) {
      const std::string where = fmt::format("{}[{}]", prefix, i);
      const Json& points = listIn(borders[i], where, "points");
      if (points.size() % 3 != 0) wrong(where + ".points", "not triangle, u, v each");
      for (std::size_t k = 0; k < points.size(); k += 3) {
        try {
          readPoint(points, k, partition);
        } catch (const Wrong& w) {
          throw Wrong{fmt::format("{}.points[{}]: {}", where, k, w.message)};
        }
      }
    }
    const auto order = [](const Crossing& a, const Crossing& b) {
      return std::pair{a.low, a.high} < std::pair{b.low, b.high};
    };
    std::stable_sort(partition.crossings.begin(), partition.crossings.end(), order);
    std::stable_sort(partition.junctions.begin(), partition.junctions.end(),
                     [](const Junction& a, const Junction& b) { return a.triangle < b.triangle; });
    dropRepeats(partition.crossings);
    dropRepeats(partition.junctions);
    for (std::size_t i = 1; i < partition.crossings.size(); ++i) {
      const Crossing& c = partition.crossings[i];
      if (!order(partition.crossings[i - 1], c)) {
        wrong(prefix, fmt::format("the edge of vertices {} and {} is crossed at two places", c.low,
                                  c.high));
      }
    }
    for (std::size_t i = 1; i < partition.junctions.size(); ++i) {
      if (partition.junctions[i - 1].triangle == partition.junctions[i].triangle) {
        wrong(prefix, fmt::format("borders meet at two places of triangle {}",
                                  partition.junctions[i].triangle));
      }
    }
  }

  template <class T>
  static void dropRepeats(std::vector<T>& list) {
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }

  void readPoint(const Json& points, std::size_t k, Partition& partition) const {
    const std::uint32_t triangle = whole(points[k], mesh_.triangles.size(), "triangle");
    const std::uint32_t u = whole(points[k + 1], kParts, "u");
    const std::uint32_t v = whole(points[k + 2], kParts + 1 - u, "v");
    const std::array<std::uint32_t, 3> part{u, v, kParts - u - v};
    const mesh::Triangle& t = mesh_.triangles[triangle];
    const std::vector<Label>& label = partition.label;
    const auto zeros = std::count(part.begin(), part.end(), 0u);
    if (zeros == 0) {
      if (label[t[0]] == label[t[1]] || label[t[1]] == label[t[2]] || label[t[2]] == label[t[0]]) {
        wrong(fmt::format("triangle {}", triangle), "borders meet where there are no three areas");
      }
      partition.junctions.push_back(
          {triangle, static_cast<std::uint16_t>(u), static_cast<std::uint16_t>(v)});
      return;
    }
    if (zeros != 1) wrong(fmt::format("triangle {}", triangle), "on a corner");
    const std::size_t opposite = part[0] == 0 ? 0 : part[1] == 0 ? 1 : 2;
    const std::uint32_t a = t[(opposite + 1) % 3];
    const std::uint32_t b = t[(opposite + 2) % 3];
    if (label[a] == label[b]) {
      wrong(fmt::format("triangle {}", triangle), "a border where one area lies on both sides");
    }
    // The weight of one end is the way from the other.
    const std::uint32_t fromLow = a < b ? part[(opposite + 2) % 3] : part[(opposite + 1) % 3];
    partition.crossings.push_back(
        {std::min(a, b), std::max(a, b), static_cast<std::uint16_t>(fromLow)});
  }

  void readZones(AtlasData& data) const {
    const Json& zones = listIn(json_, "", "zones");
    if (zones.size() > kMostLayers) wrong("zones", "too many");
    for (std::size_t i = 0; i < zones.size(); ++i) {
      const std::string place = fmt::format("zones[{}]", i);
      Zone zone;
      zone.id = textIn(zones[i], place, "id");
      zone.name = textIn(zones[i], place, "name");
      const std::string kind = textIn(zones[i], place, "kind");
      if (kind != "blocked" && kind != "caution") wrong(place + ".kind", "not blocked or caution");
      zone.kind = kind == "blocked" ? ZoneKind::blocked : ZoneKind::caution;
      zone.reason = textIn(zones[i], place, "reason");
      zone.source = textIn(zones[i], place, "source");
      zone.reviewed = flagIn(zones[i], place, "reviewed");
      data.zones.push_back({std::move(zone), readLayer(zones[i], place)});
    }
  }

  void readLandmarks(AtlasData& data) const {
    const Json& landmarks = listIn(json_, "", "landmarks");
    if (landmarks.size() > kMostLandmarks) wrong("landmarks", "too many");
    for (std::size_t i = 0; i < landmarks.size(); ++i) {
      const std::string place = fmt::format("landmarks[{}]", i);
      Landmark landmark;
      landmark.id = textIn(landmarks[i], place, "id");
      landmark.name = textIn(landmarks[i], place, "name");
      const std::string side = textIn(landmarks[i], place, "side");
      if (side == "left") {
        landmark.side = Side::left;
      } else if (side == "right") {
        landmark.side = Side::right;
      } else if (side != "midline") {
        wrong(place + ".side", "not left, right or midline");
      }
      landmark.place = placeOf(member(landmarks[i], place, "place"), place + ".place");
      data.landmarks.push_back(std::move(landmark));
    }
  }

  const Json& json_;
  const mesh::TriangleMesh& mesh_;
};

}  // namespace

Result<AtlasData> parseAtlas(const std::string& text, const std::string& name,
                             const mesh::TriangleMesh& mesh) {
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) return Error{ErrorKind::refused, name, "not well-formed JSON"};
  try {
    return Reader(json, mesh).run();
  } catch (const Wrong& w) {
    return Error{ErrorKind::refused, name, w.message};
  }
}

}  // namespace mesomap::figure
