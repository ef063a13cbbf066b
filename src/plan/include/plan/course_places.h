// Where the sessions that are done punctured the skin, and with how much: what a map of the course
// is made of.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "plan/plan.h"

namespace mesomap::plan {

/// One point that was injected.
struct Puncture {
  mesh::SurfacePoint place{};  ///< on the file's mesh
  /// Its share of what its area was given: by the volumes planned where every point has one, else
  /// in equal parts. As planned where what was given is not recorded.
  std::optional<double> volumeMl{};
  bool operator==(const Puncture&) const = default;
};

/// Pricks of one area's rows in one session: nothing says where each of them was.
struct RowPricks {
  RegionId region{};
  std::uint32_t pricks = 0;
  double areaCm2 = 0.0;              ///< of that day
  std::optional<double> volumeMl{};  ///< given to them
  bool operator==(const RowPricks&) const = default;
};

struct CoursePlaces {
  std::uint32_t sessions = 0;  ///< that are done
  std::vector<Puncture> points{};
  std::vector<RowPricks> rows{};
  bool operator==(const CoursePlaces&) const = default;
};
[[nodiscard]] CoursePlaces coursePlaces(const Plan& plan);

}  // namespace mesomap::plan
