// How points are arranged in an area: the pattern, and what each pattern needs beyond a spacing.
#pragma once

#include <cstdint>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/interned.h"
#include "mesh/triangle_mesh.h"

namespace mesomap::plan {

enum class Pattern {
  even,      ///< hexagonal, at equal distances
  grid,      ///< square
  rows,      ///< lines of pricks along a direction or a guide
  rings,     ///< round a centre, outwards
  rays,      ///< from a centre
  line,      ///< along a guide: a wrinkle, a hairline
  outline,   ///< along the border only
  single,    ///< one in the middle
  set,       ///< a saved set of places, by landmarks
  stamps,    ///< touches of a multi-needle head
  freehand,  ///< only points placed by hand
  none       ///< no points: a device passes over the skin
};
[[nodiscard]] const char* patternName(Pattern pattern);  ///< "even", "grid", "rows" ...
[[nodiscard]] std::optional<Pattern> patternFromName(const std::string& name);
/// Every pattern, in the order of the list above.
[[nodiscard]] const std::vector<Pattern>& allPatterns();
[[nodiscard]] bool needsGuide(Pattern pattern);  ///< line; others take one and can do without.

/// A multi-needle head. Pins are offsets in mm from its middle, x along the rule's direction and y
/// to its left, seen from outside the skin.
struct Stamp {
  std::string name;  ///< "ring-5", "line-5", "square-9", or the user's word; empty: no stamp
  std::vector<glm::dvec2> pins;
  static constexpr std::size_t kMostPins = 64;
  static constexpr double kLargestOffsetMm = 50.0;
  bool operator==(const Stamp&) const = default;
};
/// Heads of usual build, `pitchMm` between neighbouring pins.
[[nodiscard]] Stamp ringStamp(std::size_t pins, double pitchMm);
[[nodiscard]] Stamp lineStamp(std::size_t pins, double pitchMm);
[[nodiscard]] Stamp squareStamp(std::size_t pinsASide, double pitchMm);

/// What decides who comes first.
enum class WorkingOrder {
  rows,  ///< client's right to left in rows from the top down
  walk,  ///< a short walk from point to point
  hand   ///< as the user numbered; new points come last
};
[[nodiscard]] const char* workingOrderName(WorkingOrder order);
[[nodiscard]] std::optional<WorkingOrder> workingOrderFromName(const std::string& name);

/// One line of pricks on the skin, in the direction of work. The pricks stand at equal steps about
/// its middle.
struct Row {
  std::vector<mesh::SurfacePoint> places;  ///< Its corners, on the file's mesh.
  std::vector<glm::dvec3> points;          ///< The same in mm; derived.
  double pitchMm = 0.0;                    ///< Between pricks along the skin.
  std::uint32_t pricks = 0;
  Interned zone;          ///< Id of the caution zone that the whole line lies in, or empty.
  bool proposed = false;  ///< Waits for the zone's question to be answered, and counts nowhere.
  /// Where the pricks stand, from `points`.
  [[nodiscard]] std::vector<glm::dvec3> prickPositions() const;
  bool operator==(const Row&) const = default;
};

/// What the practitioner decided about the proposed points of an area in a caution zone.
struct ZoneAnswer {
  std::string zone;
  bool keep = false;
  std::string reason;
  bool operator==(const ZoneAnswer&) const = default;
};

}  // namespace mesomap::plan
