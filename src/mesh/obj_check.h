// A strict look over the text of an OBJ before the reader sees it: the reader turns words into
// zeros and takes junk for success, so every number and every index is checked here, by line.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "base/result.h"

namespace mesomap::mesh {

/// What the file holds, and the stretches of text that are fit to be read.
struct ObjContents {
  std::size_t vertices = 0;
  std::size_t coloredVertices = 0;  ///< `v` lines with six numbers.
  std::size_t texcoords = 0;
  std::size_t normals = 0;
  std::size_t faces = 0;
  std::size_t triangles = 0;               ///< After polygons are split.
  std::vector<std::string_view> readable;  ///< Into the given bytes, in order.
  std::vector<std::string> libraries;      ///< Names after `mtllib`, whole lines.
  std::size_t unknownLines = 0;
  std::size_t firstUnknownLine = 0;
  /// The number of the file's last line where that says something and has no line's end; else 0.
  std::size_t endlessLine = 0;
};

inline constexpr double kLargestCoordinate = 1e7;
inline constexpr std::size_t kMostCorners = 255;         ///< Of one polygon.
inline constexpr std::size_t kMostTriangles = 50000000;  ///< Of one file.

/// Errors name the line and what is wrong there; `subject` is the file.
[[nodiscard]] Result<ObjContents> checkObj(std::string_view bytes, const std::string& subject,
                                           const Progress& progress);

}  // namespace mesomap::mesh
