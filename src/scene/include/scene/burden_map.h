// How often, and with how much, every place of the skin was punctured over the sessions that are
// done.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "plan/course_places.h"
#include "scene/surface_model.h"

namespace mesomap::scene {

enum class BurdenMeasure : std::uint8_t { punctures, volume };

/// A place counts what lies so near to it along the skin. With its soft rim the disk holds 1 cm²
/// (pi (r² + h²/3)), so that what it counts is per cm² as it stands.
inline constexpr double kBurdenRadiusMm = 5.6124;
/// Half of the rim over which a puncture comes to count in full: what a triangle is long.
inline constexpr double kBurdenRimMm = 1.0;

/// All that a map is made of; equal ones give equal maps.
struct BurdenSource {
  plan::CoursePlaces places;
  /// The area of each of `places.rows` as it is now; null where the plan has it no longer.
  std::vector<std::shared_ptr<const plan::Region>> regions;
  bool operator==(const BurdenSource&) const = default;
};
[[nodiscard]] BurdenSource burdenSource(const plan::Plan& plan);

/// Colours from nothing to the most, sRGB: paler to deeper all the way, so that they are read in
/// grey and by colour-blind eyes as well, and with none that warns.
inline constexpr std::array<std::array<std::uint8_t, 3>, 4> kBurdenRamp{
    {{0xEE, 0xF8, 0xC8}, {0x8C, 0xD3, 0xBB}, {0x2F, 0x95, 0xBE}, {0x23, 0x2F, 0x83}}};

struct BurdenMap {
  struct Vertex {
    std::uint32_t vertex = 0;  ///< Of the working mesh.
    float punctures = 0.0f;    ///< per cm²
    float volumeMl = 0.0f;     ///< per cm²
  };
  std::vector<Vertex> vertices;
  std::vector<std::uint32_t> indices;  ///< Three a triangle, into `vertices`.
  std::uint32_t sessions = 0;          ///< That are done.
  float mostPunctures = 0.0f;          ///< At any place.
  float mostMl = 0.0f;
  std::uint32_t withoutVolume = 0;  ///< Punctures of which no volume is known.
  std::uint32_t pricks = 0;         ///< Of rows: spread evenly over their area.
  std::uint32_t notShown = 0;       ///< Punctures that lie nowhere on the surface of now.

  [[nodiscard]] bool empty() const { return indices.empty(); }
  /// Where the scale of colours ends: the largest value, rounded up to a number that is read
  /// easily. 0: no place has any.
  [[nodiscard]] double scaleTo(BurdenMeasure measure) const;
};
using BurdenMapPtr = std::shared_ptr<const BurdenMap>;

/// Costs what the points and the disks about them are, not what the skin is large.
[[nodiscard]] BurdenMap burdenMap(const SurfaceModel& model, const BurdenSource& source);

}  // namespace mesomap::scene
