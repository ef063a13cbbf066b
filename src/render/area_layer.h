// One painted area on the graphics card: only the pages of the working mesh that it touches.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "gl_objects.h"
#include "mesh/triangle_mesh.h"
#include "page_index.h"
#include "surface/paged_field.h"

namespace mesomap::render {

/// Pages get slots in the order in which something on them is first seen. A page that becomes null
/// again is filled with "outside" and keeps its slot until the layer holds mostly such pages.
class AreaLayer {
 public:
  AreaLayer();
  /// Uploads the pages whose pointer changed since the last call, and the skin under new ones.
  /// What it costs follows the change, not the mesh.
  void update(const surface::PagedField& field, const mesh::TriangleMesh& mesh,
              const PageIndex& pages, UploadCounter& counter);
  /// Runs of PageIndex::kRun vertices whose look the last update changed.
  [[nodiscard]] std::span<const std::uint32_t> changed() const { return changedRuns_; }
  std::uint64_t draw() const;

 private:
  using Field = surface::PagedField;
  void reset();
  void findChanges(const Field& field);
  void findRuns(const Field& field, std::uint32_t page);
  void addTriangles(const Field& field, std::uint32_t page, const mesh::TriangleMesh& mesh,
                    const PageIndex& pages);
  void giveSlot(std::uint32_t page);
  void uploadSkin(std::size_t firstSlot, const mesh::TriangleMesh& mesh, UploadCounter& counter);

  VertexArray vertexArray_;
  Buffer skin_;
  Buffer values_;
  Buffer indices_;
  Field last_;  ///< Holds its pages, so that an address cannot be used twice.
  std::vector<std::int32_t> slotOfPage_;
  std::vector<std::uint32_t> pageOfSlot_;
  std::vector<bool> drawn_;  ///< Triangles in the index buffer: all that show anything.
  std::vector<std::uint32_t> newIndices_;
  std::vector<std::uint32_t> changed_;  ///< Pages, ascending.
  std::vector<std::uint32_t> changedRuns_;
  std::size_t used_ = 0;  ///< Pages of the last field that are not null.
  std::size_t indexCount_ = 0;
};

}  // namespace mesomap::render
