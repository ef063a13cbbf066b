// Our own bust: parameters, mesh, areas of the atlas, caution zones and landmarks.
// Figures are drawn by the program's own modelling code; they are not a person and not the client.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "mesh/triangle_mesh.h"

namespace mesomap::figure {

enum class Kind { bust, body };

/// 0 = female, 1 = male; build -1 slim .. +1 heavy. Millimetres, origin between the pupils at the
/// depth of the tragus; +X client's left, +Y up, +Z forward.
struct Parameters {
  Kind kind = Kind::bust;
  double sex = 0.0;
  double build = 0.0;
  double age = 0.28;
  int tone = 2;  ///< 1..6
  bool eyesOpen = false;
  bool operator==(const Parameters&) const = default;
};

/// "figure:bust-female" and the like; unknown names are refused with the list of those there are.
[[nodiscard]] Result<Parameters> parametersFromName(const std::string& name);
[[nodiscard]] std::string nameOf(const Parameters& parameters);
[[nodiscard]] std::vector<std::string> bundledNames();
/// File of the committed mesh under the data folder: "assets/figures/bust-female.obj".
[[nodiscard]] std::string assetPath(const Parameters& parameters);

/// Models and meshes a figure: closed, manifold, one piece, mirrored exactly at x = 0, with vertex
/// colours. Deterministic. Errors: cancelled; usage for parameters out of range or a kind that is
/// not modelled yet (says so).
[[nodiscard]] Result<mesh::TriangleMesh> makeFigure(const Parameters& parameters,
                                                    const Progress& progress = {});

enum class Side { none, left, right, midline };  ///< The client's.

/// One area that can be picked. Ids and codes: the atlas table of assets/catalogue/areas.json
/// order.
struct Area {
  std::string id;    ///< kebab-case: "crows-feet"
  std::string name;  ///< English, for people, without side: "Crow's feet"
  Side side =
      Side::none;     ///< left or right for paired areas (each listed twice), midline otherwise
  std::string group;  ///< "face", "neck", "chest", "scalp"
  std::string code;   ///< SNOMED CT, or empty where domain has none
};

/// Areas of a figure in pick-list order. Paired areas appear once for each side, left first.
[[nodiscard]] std::vector<Area> areas(const Parameters& parameters);

/// How deep a place of the figure lies inside an area: positive inside, about mm near the border,
/// smooth. `position` in mm on the figure's surface (construction coordinates).
[[nodiscard]] double insideArea(const Parameters& parameters, const std::string& areaId, Side side,
                                const glm::dvec3& position);

enum class ZoneKind { caution, blocked };

struct Zone {
  std::string id;    ///< "orbit", "lips", "nostrils", "ear", ...
  std::string name;  ///< After "inside": "the orbital rim"
  ZoneKind kind = ZoneKind::blocked;
  std::string reason;  ///< One plain sentence.
  std::string source;  ///< Key of the source list, or "general knowledge, not reviewed".
};

[[nodiscard]] std::vector<Zone> zones(const Parameters& parameters);
/// The blocked zone that holds a place, if any; then the first caution zone. Index into zones().
[[nodiscard]] std::optional<std::size_t> zoneAt(const Parameters& parameters,
                                                const glm::dvec3& position);

struct Landmark {
  std::string id;    ///< "pronasale", "exocanthion"
  std::string name;  ///< for people: "outer corner of the eye"
  Side side = Side::midline;
  glm::dvec3 position{0.0};  ///< mm, on the surface
};
[[nodiscard]] std::vector<Landmark> landmarks(const Parameters& parameters);

}  // namespace mesomap::figure
