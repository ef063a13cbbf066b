// From what a file holds and the table of areas to the atlas at work.
#include <fmt/format.h>

#include <algorithm>

#include "atlas/mesh_atlas.h"

namespace mesomap::figure {

namespace {

/// The numbers of a row's areas in the list: left and right, or twice the same.
using Listed = std::array<std::uint32_t, 2>;

}  // namespace

Result<std::shared_ptr<const Atlas>> MeshAtlas::make(AtlasData data,
                                                     const std::vector<AreaRow>& table,
                                                     const mesh::TriangleMesh& mesh,
                                                     const std::string& name) {
  const auto atlas = std::make_shared<MeshAtlas>();
  const auto rowOf = [&](const std::string& id) {
    return std::find_if(table.begin(), table.end(),
                        [&](const AreaRow& row) { return row.area.id == id; });
  };
  // What the figure has of the table; areas without a place on it are not listed.
  std::vector<std::size_t> layerOfRow(table.size(), static_cast<std::size_t>(-1));
  std::vector<bool> used(data.areas.size(), false);
  for (const Label label : data.network.label) {
    if (label >= used.size()) return Error{ErrorKind::refused, name, "labels: no such area"};
    used[label] = true;
  }
  for (std::size_t label = 0; label < data.areas.size(); ++label) {
    if (data.areas[label].empty()) continue;
    const auto row = rowOf(data.areas[label]);
    if (row == table.end()) {
      return Error{
          ErrorKind::refused, name,
          fmt::format("areas[{}]: the table of areas has no \"{}\"", label, data.areas[label])};
    }
    if (used[label]) layerOfRow[static_cast<std::size_t>(row - table.begin())] = 0;
  }
  for (std::size_t i = 0; i < data.overlays.size(); ++i) {
    const auto row = rowOf(data.overlays[i].id);
    if (row == table.end()) {
      return Error{
          ErrorKind::refused, name,
          fmt::format("overlays[{}]: the table of areas has no \"{}\"", i, data.overlays[i].id)};
    }
    layerOfRow[static_cast<std::size_t>(row - table.begin())] = i + 1;
  }
  std::vector<Listed> listed(table.size(), Listed{kNoArea, kNoArea});
  for (std::size_t r = 0; r < table.size(); ++r) {
    if (layerOfRow[r] == static_cast<std::size_t>(-1)) continue;
    for (const std::size_t side : {0u, 1u}) {
      listed[r][side] = static_cast<std::uint32_t>(atlas->areas_.size());
      if (side == 1 && !table[r].paired) {
        listed[r][1] = listed[r][0];
        continue;
      }
      Area area = table[r].area;
      area.overlay = layerOfRow[r] != 0;
      area.side = !table[r].paired ? Side::midline : side == 0 ? Side::left : Side::right;
      atlas->areas_.push_back(std::move(area));
      atlas->layerOfArea_.push_back(layerOfRow[r]);
    }
  }
  const auto listedOf = [&](const std::string& id) {
    const auto row = rowOf(id);
    return row == table.end() ? Listed{kNoArea, kNoArea}
                              : listed[static_cast<std::size_t>(row - table.begin())];
  };

  atlas->triangles_ = mesh.triangles;
  atlas->left_.resize(mesh.triangles.size());
  for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) {
    const mesh::Triangle& corners = mesh.triangles[t];
    atlas->left_[t] = onLeft(mesh, corners);
    if (!atlas->left_[t]) continue;
    for (std::uint32_t k = 0; k < 3; ++k) {
      if (mesh.positions[corners[k]].x == 0.0f && mesh.positions[corners[(k + 1) % 3]].x == 0.0f) {
        atlas->midline_.push_back(3 * t + k);
      }
    }
  }

  const auto refuse = [&](const std::string& what, const std::string& why) {
    return Error{ErrorKind::refused, name, what + ": " + why};
  };
  const auto complete = [&](const Partition& partition) {
    return partition.label.size() == mesh.positions.size();
  };
  constexpr const char* kIncomplete = "not a label for every vertex";
  if (!complete(data.network)) return refuse("labels", kIncomplete);
  auto network = cutTriangles(mesh, data.network);
  if (!network) return refuse("borders", network.error().message);
  atlas->network_ = {std::move(data.network.label), std::move(*network)};
  for (const std::string& id : data.areas) atlas->networkSides_.push_back(listedOf(id));

  std::vector<const Partition*> layers;
  std::vector<std::string> titles;
  for (const OverlayData& overlay : data.overlays) {
    layers.push_back(&overlay.partition);
    titles.push_back("overlays: " + overlay.id);
  }
  for (const ZoneData& zone : data.zones) {
    layers.push_back(&zone.partition);
    titles.push_back("zones: " + zone.zone.id);
  }
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (!complete(*layers[i])) return refuse(titles[i], kIncomplete);
  }
  auto cuts = cutTriangles(mesh, layers);
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (!cuts[i]) return refuse(titles[i], cuts[i].error().message);
  }
  for (std::size_t i = 0; i < data.overlays.size(); ++i) {
    OverlayData& overlay = data.overlays[i];
    atlas->overlays_.push_back({std::move(overlay.partition.label), std::move(*cuts[i])});
    atlas->overlaySides_.push_back({listedOf(overlay.id), Listed{kNoArea, kNoArea}});
  }
  for (std::size_t i = 0; i < data.zones.size(); ++i) {
    ZoneData& zone = data.zones[i];
    atlas->zoneLayers_.push_back(
        {std::move(zone.partition.label), std::move(*cuts[data.overlays.size() + i])});
    atlas->zones_.push_back(std::move(zone.zone));
  }
  atlas->landmarks_ = std::move(data.landmarks);
  return std::shared_ptr<const Atlas>(atlas);
}

Result<std::shared_ptr<const Atlas>> makeAtlas(AtlasData data, const std::vector<AreaRow>& table,
                                               const mesh::TriangleMesh& mesh,
                                               const std::string& name) {
  return MeshAtlas::make(std::move(data), table, mesh, name);
}

}  // namespace mesomap::figure
