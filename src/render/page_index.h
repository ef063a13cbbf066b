// Which triangles of the working mesh belong to which page of a field, so that the work of drawing
// an area follows the area. Pure data, no OpenGL.
#pragma once

#include <cstdint>
#include <glm/vec3.hpp>
#include <limits>
#include <span>
#include <vector>

#include "mesh/triangle_mesh.h"

namespace mesomap::render {

/// A triangle belongs to the lowest page among its corners' pages; it can concern a field when any
/// of its corners' pages is not null.
class PageIndex {
 public:
  PageIndex() = default;
  PageIndex(const mesh::TriangleMesh& mesh, std::uint32_t pageSize);

  [[nodiscard]] std::uint32_t pageCount() const {
    return start_.empty() ? 0 : static_cast<std::uint32_t>(start_.size() - 1);
  }
  /// Triangles that belong to `page`, ascending.
  [[nodiscard]] std::span<const std::uint32_t> owned(std::uint32_t page) const {
    return {triangles_.data() + start_[page], triangles_.data() + start_[page + 1]};
  }
  /// Pages that own a triangle with a corner on `page`, ascending.
  [[nodiscard]] std::span<const std::uint32_t> ownersAround(std::uint32_t page) const {
    return {owners_.data() + ownerStart_[page], owners_.data() + ownerStart_[page + 1]};
  }
  /// Pages hold patches that may lie apart from each other; runs of this many vertices hardly do.
  static constexpr std::uint32_t kRun = 32;
  /// Lowest and highest corner, mm, of all triangles with a corner in a run of vertices; low above
  /// high where there are none.
  struct Box {
    glm::vec3 low{std::numeric_limits<float>::max()};
    glm::vec3 high{std::numeric_limits<float>::lowest()};
  };
  [[nodiscard]] const Box& boxAround(std::uint32_t run) const { return boxes_[run]; }

 private:
  std::vector<std::uint32_t> start_;
  std::vector<std::uint32_t> triangles_;
  std::vector<std::uint32_t> ownerStart_;
  std::vector<std::uint32_t> owners_;
  std::vector<Box> boxes_;
};

}  // namespace mesomap::render
