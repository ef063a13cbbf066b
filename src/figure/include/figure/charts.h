// Areas and zones as functions of a place in construction coordinates (bust only).
#pragma once

#include "figure/atlas.h"

namespace mesomap::figure {

[[nodiscard]] std::vector<Area> areas(const Parameters& parameters);
[[nodiscard]] double insideArea(const Parameters& parameters, const std::string& areaId, Side side,
                                const glm::dvec3& position);
[[nodiscard]] std::vector<Zone> zones(const Parameters& parameters);
[[nodiscard]] std::optional<std::size_t> zoneAt(const Parameters& parameters,
                                                const glm::dvec3& position);
struct ShapeLandmark {
  std::string id, name;
  Side side = Side::midline;
  glm::dvec3 position{0.0};  ///< mm, on the shape
};
[[nodiscard]] std::vector<ShapeLandmark> landmarks(const Parameters& parameters);

}  // namespace mesomap::figure
