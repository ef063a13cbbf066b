// The areas, zones and landmarks of a figure, prebuilt and kept beside its mesh.
//
// The skin is cut into faces by one network of curves: every place belongs to exactly one area, and
// neighbours share one border. Folds, lines and subunits lie over it as further layers. All places
// are points of the file's mesh (triangle and barycentrics), so that they hold for every build.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "figure/figure.h"
#include "mesh/triangle_mesh.h"

namespace mesomap::figure {

enum class Side { none, left, right, midline };  ///< The client's.

/// One area that can be picked; a paired one is listed twice, left first.
struct Area {
  std::string id;           ///< kebab-case: "crows-feet"
  std::string name;         ///< English, for people, without side: "Crow's feet"
  Side side = Side::none;   ///< left or right for paired areas, midline otherwise
  std::string group;        ///< "face", "neck", "chest", "scalp", "arms", "trunk", "legs"
  std::string code;         ///< SNOMED CT, or empty where there is none
  bool restricted = false;  ///< Shown in the pick-list only on request.
  bool overlay = false;     ///< A fold, line or subunit over the network.
  std::string also;         ///< "also called", or empty
  bool operator==(const Area&) const = default;
};

enum class ZoneKind { caution, blocked };

struct Zone {
  std::string id;    ///< "orbit", "lips", "nostrils", "ear", ...
  std::string name;  ///< After "inside": "the orbital rim"
  ZoneKind kind = ZoneKind::blocked;
  std::string reason;     ///< One plain sentence.
  std::string source;     ///< Key of the source list, or "general knowledge, not reviewed".
  bool reviewed = false;  ///< false: drawn dotted, "not yet reviewed by a clinician"
  bool operator==(const Zone&) const = default;
};

struct Landmark {
  std::string id;    ///< "pronasale", "exocanthion"
  std::string name;  ///< for people: "outer corner of the eye"
  Side side = Side::midline;
  mesh::SurfacePoint place;  ///< on the file's mesh
};

/// A border on the file's mesh: points on edges of triangles and, where three areas meet, inside
/// one. Consecutive points lie in one triangle.
struct BorderCurve {
  std::vector<mesh::SurfacePoint> points;
  bool closed = false;  ///< The last point joins the first.
};

class Atlas {
 public:
  virtual ~Atlas() = default;

  /// In the order of the pick-list.
  [[nodiscard]] virtual const std::vector<Area>& areas() const = 0;
  [[nodiscard]] virtual const std::vector<Zone>& zones() const = 0;
  [[nodiscard]] virtual const std::vector<Landmark>& landmarks() const = 0;

  /// Index into areas(); empty only where there is no skin (the underside of a bust).
  [[nodiscard]] virtual std::optional<std::size_t> areaAt(const mesh::SurfacePoint& file) const = 0;
  /// Every area that holds the place, overlays first: the most particular name first.
  [[nodiscard]] virtual std::vector<std::size_t> areasAt(const mesh::SurfacePoint& file) const = 0;
  /// Signed distance to the area's border at places of the file's mesh, positive inside: exact to
  /// about 0.1 mm within a few mm of the border, only a lower bound of its size farther away.
  /// `mesh` is the file's mesh as it lies now (any build).
  [[nodiscard]] virtual std::vector<float> insideArea(
      std::size_t area, const mesh::TriangleMesh& mesh,
      std::span<const mesh::SurfacePoint> places) const = 0;
  /// Borders between areas of the network (each once), or of one area, or of one zone.
  [[nodiscard]] virtual std::vector<BorderCurve> networkBorders() const = 0;
  [[nodiscard]] virtual std::vector<BorderCurve> areaBorders(std::size_t area) const = 0;
  [[nodiscard]] virtual std::vector<BorderCurve> zoneBorders(std::size_t zone) const = 0;
  /// The blocked zone that holds a place, if any; then the first caution zone. Index into zones().
  [[nodiscard]] virtual std::optional<std::size_t> zoneAt(const mesh::SurfacePoint& file) const = 0;
  [[nodiscard]] virtual bool inZone(std::size_t zone, const mesh::SurfacePoint& file) const = 0;
};

/// "assets/figures/bust-female.atlas.json" under the data folder.
[[nodiscard]] std::string atlasPath(const Parameters& parameters);

/// Names, groups, order, sides and codes of the areas, under the data folder.
inline constexpr const char* kAreaTablePath = "assets/catalogue/areas.json";

/// Reads the atlas beside a figure's mesh and checks every index against it. Names, groups, order
/// and codes come from `areaTable` (kAreaTablePath). `mesh` as the OBJ holds it or at any build;
/// `objSha256` is the hash of the OBJ, or empty where it is not to be compared. Errors name file
/// and place.
[[nodiscard]] Result<std::shared_ptr<const Atlas>> readAtlas(const std::filesystem::path& path,
                                                             const std::filesystem::path& areaTable,
                                                             const mesh::TriangleMesh& mesh,
                                                             const std::string& objSha256 = {});

/// Builds the atlas of a figure that was modelled just now and writes it, whole or not at all.
/// `mesh` is the figure's mesh at build 0, exactly mirrored; `path` ends in ".atlas.json", and the
/// OBJ of the same name beside it, if there is one, is the mesh that it will belong to.
[[nodiscard]] Result<void> writeAtlas(const Parameters& parameters, const mesh::TriangleMesh& mesh,
                                      const std::filesystem::path& path,
                                      const Progress& progress = {});

}  // namespace mesomap::figure
