// The shape of a checked OBJ: triangles by part, as tinyobjloader finds them.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <string>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "mesh/triangle_mesh.h"
#include "obj_check.h"

namespace mesomap::mesh {

/// Everything in file units, in file order.
struct ObjShape {
  struct Face {
    Triangle vertices;
    std::array<std::int32_t, 3> texcoords;  ///< -1: none.
    std::uint32_t polygon;                  ///< Counted over the file.
    std::uint32_t part;                     ///< Into `parts`.
    std::int32_t material;                  ///< -1: none.
  };
  std::vector<glm::dvec3> positions;
  std::vector<glm::vec3> colors;  ///< Empty or one per position.
  std::vector<glm::vec2> texcoords;
  std::vector<Face> triangles;
  std::vector<std::string> parts;     ///< Names in order of first appearance.
  std::vector<std::string> pictures;  ///< Diffuse picture of each material, "" for none.
  std::vector<std::string> warnings;
};

/// `contents` comes from checkObj on the same bytes. Polygon a b c d … becomes (a b c), (a c d), ….
[[nodiscard]] Result<ObjShape> readObj(const ObjContents& contents,
                                       const std::filesystem::path& path, const Progress& progress);

}  // namespace mesomap::mesh
