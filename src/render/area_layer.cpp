#include "area_layer.h"

#include <algorithm>
#include <cstddef>

#include "skin_mesh.h"

namespace mesomap::render {
namespace {

struct AreaVertex {
  glm::vec3 position{0.0f};
  PackedNormal normal{};
};
static_assert(sizeof(AreaVertex) == 20);

using surface::PagedField;
constexpr std::size_t kPage = PagedField::kPageSize;
constexpr std::size_t kPageBytes = sizeof(PagedField::Page);

}  // namespace

AreaLayer::AreaLayer() {
  glBindVertexArray(vertexArray_.name());
  glBindBuffer(GL_ARRAY_BUFFER, skin_.name());
  glEnableVertexAttribArray(0);
  glVertexAttribPointer(0, 3, GL_FLOAT, GL_FALSE, sizeof(AreaVertex), nullptr);
  glEnableVertexAttribArray(1);
  glVertexAttribPointer(1, 4, GL_SHORT, GL_TRUE, sizeof(AreaVertex),
                        reinterpret_cast<const void*>(offsetof(AreaVertex, normal)));
  glBindBuffer(GL_ARRAY_BUFFER, values_.name());
  glEnableVertexAttribArray(2);
  glVertexAttribPointer(2, 1, GL_SHORT, GL_FALSE, sizeof(std::int16_t), nullptr);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_.name());
  glBindVertexArray(0);
  glBindBuffer(GL_ARRAY_BUFFER, 0);
}

void AreaLayer::reset() {
  last_ = Field();
  slotOfPage_.clear();
  pageOfSlot_.clear();
  chunkDrawn_.clear();
  indexCount_ = 0;
}

void AreaLayer::giveSlot(std::uint32_t page) {
  if (slotOfPage_[page] >= 0) return;
  slotOfPage_[page] = static_cast<std::int32_t>(pageOfSlot_.size());
  pageOfSlot_.push_back(page);
}

void AreaLayer::activate(std::uint32_t page, const mesh::TriangleMesh& mesh,
                         const PageIndex& pages) {
  for (const std::uint32_t owner : pages.ownersAround(page)) {
    if (chunkDrawn_[owner]) continue;
    chunkDrawn_[owner] = true;
    for (const std::uint32_t triangle : pages.owned(owner)) {
      for (const std::uint32_t vertex : mesh.triangles[triangle]) {
        const auto vertexPage = static_cast<std::uint32_t>(vertex / kPage);
        giveSlot(vertexPage);
        newIndices_.push_back(static_cast<std::uint32_t>(
            static_cast<std::size_t>(slotOfPage_[vertexPage]) * kPage + vertex % kPage));
      }
    }
  }
}

void AreaLayer::uploadSkin(std::size_t firstSlot, const mesh::TriangleMesh& mesh,
                           UploadCounter& counter) {
  const std::size_t slots = pageOfSlot_.size();
  std::vector<AreaVertex> vertices((slots - firstSlot) * kPage);
  const bool normals = mesh.normals.size() == mesh.positions.size();
  for (std::size_t slot = firstSlot; slot < slots; ++slot) {
    const std::size_t first = pageOfSlot_[slot] * kPage;
    const std::size_t count = std::min(kPage, mesh.positions.size() - first);
    for (std::size_t i = 0; i < count; ++i) {
      AreaVertex& vertex = vertices[(slot - firstSlot) * kPage + i];
      vertex.position = mesh.positions[first + i];
      vertex.normal = packNormal(normals ? mesh.normals[first + i] : glm::vec3(0, 0, 1));
    }
  }
  skin_.reserve(slots * kPage * sizeof(AreaVertex));
  skin_.write(firstSlot * kPage * sizeof(AreaVertex), std::as_bytes(std::span(vertices)), counter);
}

void AreaLayer::update(const surface::PagedField& field, const mesh::TriangleMesh& mesh,
                       const PageIndex& pages, UploadCounter& counter) {
  const std::uint32_t count = field.pageCount();
  // A field of another mesh cannot be drawn on this one.
  if (field.vertexCount() != mesh.positions.size() || count != pages.pageCount()) {
    reset();
    return;
  }
  std::size_t used = 0;
  for (std::uint32_t p = 0; p < count; ++p) used += field.page(p) ? 1u : 0u;
  const bool mostlyEmpty = pageOfSlot_.size() > 64 && used * 8 < pageOfSlot_.size();
  if (mostlyEmpty || slotOfPage_.size() != count) {
    reset();
    slotOfPage_.assign(count, -1);
    chunkDrawn_.assign(count, false);
    last_ = Field(field.vertexCount());
  }
  const std::size_t slotsBefore = pageOfSlot_.size();
  newIndices_.clear();
  for (std::uint32_t p = 0; p < count; ++p) {
    if (field.page(p) && !last_.page(p)) activate(p, mesh, pages);
  }
  if (pageOfSlot_.size() > slotsBefore) {
    uploadSkin(slotsBefore, mesh, counter);
    values_.reserve(pageOfSlot_.size() * kPageBytes);
  }
  if (!newIndices_.empty()) {
    indices_.reserve((indexCount_ + newIndices_.size()) * sizeof(std::uint32_t));
    indices_.write(indexCount_ * sizeof(std::uint32_t), std::as_bytes(std::span(newIndices_)),
                   counter);
    indexCount_ += newIndices_.size();
  }
  static const PagedField::Page kEmpty = [] {
    PagedField::Page page;
    page.fill(PagedField::kOutside);
    return page;
  }();
  for (std::size_t slot = 0; slot < pageOfSlot_.size(); ++slot) {
    const std::uint32_t p = pageOfSlot_[slot];
    const auto& page = field.page(p);
    if (slot < slotsBefore && page == last_.page(p)) continue;
    values_.write(slot * kPageBytes, std::as_bytes(std::span(page ? *page : kEmpty)), counter);
  }
  last_ = field;
}

std::uint64_t AreaLayer::draw() const {
  if (indexCount_ == 0) return 0;
  glBindVertexArray(vertexArray_.name());
  glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(indexCount_), GL_UNSIGNED_INT, nullptr);
  return indexCount_ / 3;
}

}  // namespace mesomap::render
