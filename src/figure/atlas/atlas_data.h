// What is kept of an atlas beside a figure's OBJ, and its file.
//
// JSON, version 1. A place is `triangle, u, v`: u and v are ten-thousandths of the triangle's first
// two corners, the rest belongs to the third. Borders name their two neighbours; their points lie
// on edges of triangles and, at both ends of an open one, where three areas meet, inside a
// triangle. Left and right are not told apart here: which areas are paired is said by the table of
// areas, and x = 0 divides them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "atlas/partition.h"
#include "base/result.h"
#include "figure/atlas.h"

namespace mesomap::figure {

struct OverlayData {
  std::string id;
  Partition partition;
  bool operator==(const OverlayData&) const = default;
};

struct ZoneData {
  Zone zone;
  Partition partition;
  bool operator==(const ZoneData&) const = default;
};

struct AtlasData {
  std::string figure;     ///< "bust-female"
  std::string objSha256;  ///< Of the OBJ, or empty.
  std::size_t vertices = 0, triangles = 0;
  std::vector<std::string> areas;  ///< Ids by label; "" is no skin.
  Partition network;
  std::vector<OverlayData> overlays;
  std::vector<ZoneData> zones;  ///< Blocked ones first.
  std::vector<Landmark> landmarks;
};

/// Landmarks' places are rounded to kParts here.
[[nodiscard]] std::string atlasText(const AtlasData& data, const mesh::TriangleMesh& mesh);

/// Everything is checked against `mesh`: counts, indices, that every border is where labels differ
/// and nowhere else. `name` is the file's, for errors.
[[nodiscard]] Result<AtlasData> parseAtlas(const std::string& text, const std::string& name,
                                           const mesh::TriangleMesh& mesh);

/// One row of the table of areas.
struct AreaRow {
  Area area;  ///< With side none where paired.
  bool paired = false;
};
/// "assets/catalogue/areas.json": unknown fields are passed over, ids are there once, codes are
/// digits or empty.
[[nodiscard]] Result<std::vector<AreaRow>> parseAreaTable(const std::string& text,
                                                          const std::string& name);

/// The atlas at work. Errors: an area that the table does not have.
[[nodiscard]] Result<std::shared_ptr<const Atlas>> makeAtlas(AtlasData data,
                                                             const std::vector<AreaRow>& table,
                                                             const mesh::TriangleMesh& mesh,
                                                             const std::string& name);

}  // namespace mesomap::figure
