// A number per working vertex, stored in shared pages: copying is cheap, changing one patch copies
// only its pages. Holds a signed distance in mm to a border along the skin, positive inside.
// Pages hang in shared blocks (a tree of two levels), so that what a copy and an edit cost hardly
// grows with the mesh around the patch: 16 bytes for every 16,384 vertices.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace mesomap::surface {

/// Values are quantised to 1/64 mm in 16 bits; the far outside is `kOutside` and costs nothing.
class PagedField {
 public:
  static constexpr std::uint32_t kPageSize = 256;  ///< Vertices per page.
  static constexpr float kStepsPerMm = 64.0f;
  static constexpr std::int16_t kOutside = -32767;  ///< Raw value of vertices never touched.
  using Page = std::array<std::int16_t, kPageSize>;
  using PagePtr = std::shared_ptr<const Page>;
  static constexpr std::uint32_t kBlockPages = 64;  ///< Pages per block.
  using Block = std::array<PagePtr, kBlockPages>;
  using BlockPtr = std::shared_ptr<const Block>;

  PagedField() = default;
  explicit PagedField(std::uint32_t vertexCount)
      : count_(vertexCount), blocks_(pagesFor(vertexCount) / kBlockPages + 1) {}

  [[nodiscard]] std::uint32_t vertexCount() const { return count_; }
  [[nodiscard]] std::uint32_t pageCount() const { return pagesFor(count_); }
  /// Null where the whole page is outside. `index` is below pageCount().
  [[nodiscard]] const PagePtr& page(std::uint32_t index) const {
    const BlockPtr& block = blocks_[index / kBlockPages];
    return block ? (*block)[index % kBlockPages] : kNoPage;
  }
  /// The first page at `from` or after it that is not null, else pageCount(): what walks over a
  /// field follows what is painted, not the mesh.
  [[nodiscard]] std::uint32_t nextPage(std::uint32_t from) const;
  /// Null where all pages of a block are.
  [[nodiscard]] std::span<const BlockPtr> blocks() const { return blocks_; }

  [[nodiscard]] std::int16_t raw(std::uint32_t vertex) const {
    const PagePtr& p = page(vertex / kPageSize);
    return p ? (*p)[vertex % kPageSize] : kOutside;
  }
  /// Signed distance in mm; about -512 where nothing was ever painted near.
  [[nodiscard]] float mm(std::uint32_t vertex) const {
    return static_cast<float>(raw(vertex)) / kStepsPerMm;
  }
  [[nodiscard]] bool empty() const;             ///< No vertex inside.
  [[nodiscard]] std::size_t heapBytes() const;  ///< Of the whole tree; shared pieces counted whole.
  /// Same value at every vertex (pages may differ).
  bool operator==(const PagedField& other) const;

  /// Nearest representable raw value, clamped to ±511 mm and never kOutside.
  [[nodiscard]] static std::int16_t quantise(float mm);

  class Editor;

 private:
  static const PagePtr kNoPage;
  [[nodiscard]] static std::uint32_t pagesFor(std::uint32_t vertexCount) {
    return vertexCount / kPageSize + (vertexCount % kPageSize != 0 ? 1 : 0);
  }

  std::uint32_t count_ = 0;
  std::vector<BlockPtr> blocks_;
};

/// Collects changes and publishes them as a new field that shares every untouched page.
class PagedField::Editor {
 public:
  explicit Editor(PagedField base)
      : field_(std::move(base)),
        ownPage_(field_.pageCount(), false),
        ownBlock_(field_.blocks_.size(), false) {}
  [[nodiscard]] std::int16_t raw(std::uint32_t vertex) const { return field_.raw(vertex); }
  [[nodiscard]] float mm(std::uint32_t vertex) const { return field_.mm(vertex); }
  /// Returns true when the value changed.
  bool setRaw(std::uint32_t vertex, std::int16_t value);
  bool raiseTo(std::uint32_t vertex, float mm);  ///< max: paint
  bool lowerTo(std::uint32_t vertex,
               float mm);  ///< min: erase (never below what "outside" means)
  [[nodiscard]] bool changed() const { return changed_; }
  /// The field so far; the editor may go on (its pages become shared again).
  [[nodiscard]] PagedField publish();
  /// Puts a page of another field in its place, shared with it.
  void sharePage(std::uint32_t index, const PagePtr& page);

 private:
  Block& ownBlock(std::uint32_t pageIndex);
  Page& own(std::uint32_t pageIndex);
  PagedField field_;
  std::vector<bool> ownPage_;   ///< Made since the last publish(), so held by nobody else.
  std::vector<bool> ownBlock_;  ///< Likewise.
  bool changed_ = false;
};

}  // namespace mesomap::surface
