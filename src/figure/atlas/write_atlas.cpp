// From drawings to the atlas of a mesh, and its files.
#include <fmt/format.h>

#include <algorithm>

#include "atlas/atlas_data.h"
#include "atlas/charts.h"
#include "base/hash.h"
#include "base/platform/files.h"

namespace mesomap::figure {

namespace {

constexpr std::size_t kLargestFile = std::size_t{64} << 20;
/// A piece of an area that is cut off from it and smaller than this is given away, mm².
constexpr float kLargestCutOff = 400.0f;
constexpr const char* kAtlasEnding = ".atlas.json";

/// "assets/figures/bust-female" without an ending.
std::string stemOf(const Parameters& parameters) {
  std::filesystem::path path = assetPath(parameters);
  return path.replace_extension().generic_string();
}

/// The network as one function of a place: the index of the area, by first painting.
struct Network {
  std::vector<std::string> areas;
  std::vector<Label> labelOf;  ///< Of each drawing; an area can be drawn in several pieces.
};

Network networkOf(const DrawnAtlas& drawn) {
  Network network;
  for (const DrawnArea& area : drawn.network) {
    auto it = std::find(network.areas.begin(), network.areas.end(), area.id);
    if (it == network.areas.end()) it = network.areas.insert(it, area.id);
    network.labelOf.push_back(static_cast<Label>(it - network.areas.begin()));
  }
  return network;
}

/// An area is one piece: what an earlier drawing cuts off it goes to the neighbours, but never to
/// what is no skin.
IslandLimits limitsOf(const Network& network) {
  IslandLimits limits;
  limits.mm2 = kLargestCutOff;
  const auto noSkin = std::find(network.areas.begin(), network.areas.end(), "");
  if (noSkin != network.areas.end()) {
    limits.notTo = static_cast<Label>(noSkin - network.areas.begin());
  }
  return limits;
}

Painter painterOf(const DrawnAtlas& drawn, const Network& network) {
  return [&drawn, &network](const Vec3& p) {
    const SkinPlace place = drawn.place(p);
    std::size_t nearest = 0;
    float best = -1e30f;
    for (std::size_t i = 0; i < drawn.network.size(); ++i) {
      const float inside = drawn.network[i].inside(place);
      if (inside > 0.0f) return network.labelOf[i];
      // Where nothing is drawn, what is least far away.
      if (inside > best) {
        best = inside;
        nearest = i;
      }
    }
    return network.labelOf[nearest];
  };
}

Painter layerPainterOf(const DrawnAtlas& drawn, const Inside& inside) {
  return [&drawn, &inside](const Vec3& p) {
    return inside(drawn.place(p)) > 0.0f ? kInside : kOutside;
  };
}

bool nothingInside(const Partition& partition) {
  return std::find(partition.label.begin(), partition.label.end(), kInside) ==
         partition.label.end();
}

/// Takes a layer off the client's left; nothing of it may touch x = 0.
void keepRight(const mesh::TriangleMesh& mesh, Partition& layer) {
  for (std::size_t v = 0; v < layer.label.size(); ++v) {
    if (mesh.positions[v].x >= 0.0f) layer.label[v] = kOutside;
  }
  std::erase_if(layer.crossings,
                [&](const Crossing& c) { return layer.label[c.low] == layer.label[c.high]; });
}

}  // namespace

std::string atlasPath(const Parameters& parameters) {
  return stemOf(parameters) + kAtlasEnding;
}

Result<void> writeAtlas(const Parameters& parameters, const mesh::TriangleMesh& mesh,
                        const std::filesystem::path& path, const Progress& progress) {
  constexpr const char* kStage = "Drawing the areas";
  const std::string name = path.filename().string();
  const std::string ending = kAtlasEnding;
  if (name.size() <= ending.size() || name.substr(name.size() - ending.size()) != ending) {
    return Error{ErrorKind::usage, path.string(), "the name of an atlas ends in .atlas.json"};
  }
  const auto mirror = mirrorOf(mesh);
  if (!mirror) return Error{ErrorKind::usage, name, "the mesh is not exactly mirrored"};
  Parameters atRest = parameters;
  atRest.build = 0.0;
  const auto shape = makeShape(atRest);
  const DrawnAtlas drawn = drawAtlas(*shape);
  if (drawn.network.empty()) return Error{ErrorKind::usage, name, "no areas are drawn"};

  AtlasData data;
  data.figure = std::filesystem::path(stemOf(parameters)).filename().string();
  data.vertices = mesh.positions.size();
  data.triangles = mesh.triangles.size();
  const std::string stem = name.substr(0, name.size() - ending.size());
  if (const auto obj = path.parent_path() / (stem + ".obj"); std::filesystem::exists(obj)) {
    const auto bytes = platform::readFile(obj);
    if (!bytes) return bytes.error();
    data.objSha256 = sha256Hex(*bytes);
  }
  const Network network = networkOf(drawn);
  data.areas = network.areas;
  data.network = cutMesh(mesh, *mirror, painterOf(drawn, network), limitsOf(network));
  const double steps = static_cast<double>(drawn.overlays.size() + drawn.zones.size() + 2);
  double step = 1.0;
  for (const DrawnArea& overlay : drawn.overlays) {
    progress(step++ / steps, kStage);
    if (progress.cancelled()) return Error{ErrorKind::cancelled, name, "cancelled"};
    Partition layer = cutMesh(mesh, *mirror, layerPainterOf(drawn, overlay.inside));
    if (nothingInside(layer)) continue;
    data.overlays.push_back({overlay.id, std::move(layer)});
  }
  for (const DrawnZone& zone : drawn.zones) {
    progress(step++ / steps, kStage);
    if (progress.cancelled()) return Error{ErrorKind::cancelled, name, "cancelled"};
    Partition layer = cutMesh(mesh, *mirror, layerPainterOf(drawn, zone.inside));
    if (zone.rightOnly) keepRight(mesh, layer);
    if (nothingInside(layer)) continue;
    data.zones.push_back({zone.zone, std::move(layer)});
  }
  data.landmarks = placeLandmarks(drawn.landmarks, mesh);
  auto written = platform::writeFileAtomically(path, atlasText(data, mesh));
  progress(1.0, kStage);
  return written;
}

Result<std::shared_ptr<const Atlas>> readAtlas(const std::filesystem::path& path,
                                               const std::filesystem::path& areaTable,
                                               const mesh::TriangleMesh& mesh,
                                               const std::string& objSha256) {
  const auto tableText = platform::readFile(areaTable, kLargestFile);
  if (!tableText) return tableText.error();
  const auto table = parseAreaTable(*tableText, areaTable.string());
  if (!table) return table.error();
  const auto text = platform::readFile(path, kLargestFile);
  if (!text) return text.error();
  auto data = parseAtlas(*text, path.string(), mesh);
  if (!data) return data.error();
  if (!objSha256.empty() && !data->objSha256.empty() && objSha256 != data->objSha256) {
    return Error{ErrorKind::refused, path.string(),
                 "mesh.sha256: belongs to another mesh than the one beside it"};
  }
  return makeAtlas(std::move(*data), *table, mesh, path.string());
}

}  // namespace mesomap::figure
