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

// The shader takes nothing farther out for more than this; a triangle of such corners is not seen.
constexpr std::int16_t kUnseen = -6 * 64;
static_assert(PagedField::kStepsPerMm == 64.0f);

const PagedField::Page& emptyPage() {
  static const PagedField::Page page = [] {
    PagedField::Page made;
    made.fill(PagedField::kOutside);
    return made;
  }();
  return page;
}

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
  drawn_.clear();
  indexCount_ = 0;
  used_ = 0;
}

void AreaLayer::findChanges(const Field& field) {
  const auto now = field.blocks();
  const auto before = last_.blocks();
  for (std::size_t b = 0; b < now.size() && b < before.size(); ++b) {
    if (now[b] == before[b]) continue;
    const auto first = static_cast<std::uint32_t>(b * Field::kBlockPages);
    const std::uint32_t end = std::min(first + Field::kBlockPages, field.pageCount());
    for (std::uint32_t p = first; p < end; ++p) {
      const auto& page = field.page(p);
      const auto& old = last_.page(p);
      if (page == old) continue;
      changed_.push_back(p);
      used_ += page ? 1u : 0u;
      used_ -= old ? 1u : 0u;
    }
  }
}

void AreaLayer::giveSlot(std::uint32_t page) {
  if (slotOfPage_[page] >= 0) return;
  slotOfPage_[page] = static_cast<std::int32_t>(pageOfSlot_.size());
  pageOfSlot_.push_back(page);
}

void AreaLayer::findRuns(const Field& field, std::uint32_t page) {
  const PagedField::Page& now = field.page(page) ? *field.page(page) : emptyPage();
  const PagedField::Page& before = last_.page(page) ? *last_.page(page) : emptyPage();
  const std::size_t end = std::min(kPage, field.vertexCount() - page * kPage);
  for (std::size_t first = 0; first < end; first += PageIndex::kRun) {
    for (std::size_t i = first; i < first + PageIndex::kRun; ++i) {
      if (std::max(now[i], kUnseen) == std::max(before[i], kUnseen)) continue;
      const auto run = static_cast<std::uint32_t>((page * kPage + first) / PageIndex::kRun);
      changedRuns_.push_back(run);
      break;
    }
  }
}

void AreaLayer::addTriangles(const Field& field, std::uint32_t page, const mesh::TriangleMesh& mesh,
                             const PageIndex& pages) {
  const auto seen = [&](std::uint32_t vertex) { return field.raw(vertex) > kUnseen; };
  for (const std::uint32_t owner : pages.ownersAround(page)) {
    for (const std::uint32_t triangle : pages.owned(owner)) {
      if (drawn_[triangle]) continue;
      const mesh::Triangle& corners = mesh.triangles[triangle];
      if (!std::any_of(corners.begin(), corners.end(), seen)) continue;
      drawn_[triangle] = true;
      for (const std::uint32_t vertex : corners) {
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
    // Nothing is left of what was shown.
    changedRuns_.clear();
    for (const std::uint32_t p : pageOfSlot_) findRuns(Field(last_.vertexCount()), p);
    reset();
    return;
  }
  changed_.clear();
  changedRuns_.clear();
  const bool fresh = slotOfPage_.size() != count;
  if (!fresh) findChanges(field);
  for (const std::uint32_t p : changed_) findRuns(field, p);
  if (fresh || (pageOfSlot_.size() > 64 && used_ * 8 < pageOfSlot_.size())) {
    reset();
    slotOfPage_.assign(count, -1);
    drawn_.assign(mesh.triangles.size(), false);
    last_ = Field(field.vertexCount());
    changed_.clear();
    findChanges(field);
    for (const std::uint32_t p : changed_) {
      if (fresh) findRuns(field, p);
    }
  }
  const std::size_t slotsBefore = pageOfSlot_.size();
  newIndices_.clear();
  for (const std::uint32_t p : changed_) {
    if (field.page(p)) addTriangles(field, p, mesh, pages);
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
  const auto write = [&](std::size_t slot) {
    const auto& page = field.page(pageOfSlot_[slot]);
    values_.write(slot * kPageBytes, std::as_bytes(std::span(page ? *page : emptyPage())), counter);
  };
  for (const std::uint32_t p : changed_) {
    const std::int32_t slot = slotOfPage_[p];
    if (slot >= 0 && static_cast<std::size_t>(slot) < slotsBefore) {
      write(static_cast<std::size_t>(slot));
    }
  }
  for (std::size_t slot = slotsBefore; slot < pageOfSlot_.size(); ++slot) write(slot);
  last_ = field;
}

std::uint64_t AreaLayer::draw() const {
  if (indexCount_ == 0) return 0;
  glBindVertexArray(vertexArray_.name());
  glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(indexCount_), GL_UNSIGNED_INT, nullptr);
  return indexCount_ / 3;
}

}  // namespace mesomap::render
