// A number per working vertex, stored in shared pages: copying is cheap, changing one patch copies
// only its pages. Holds a signed distance in mm to a border along the skin, positive inside.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
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

  PagedField() = default;
  explicit PagedField(std::uint32_t vertexCount)
      : count_(vertexCount), pages_((vertexCount + kPageSize - 1) / kPageSize) {}

  [[nodiscard]] std::uint32_t vertexCount() const { return count_; }
  [[nodiscard]] std::uint32_t pageCount() const {
    return static_cast<std::uint32_t>(pages_.size());
  }
  /// Null where the whole page is outside.
  [[nodiscard]] const std::shared_ptr<const Page>& page(std::uint32_t index) const {
    return pages_[index];
  }

  [[nodiscard]] std::int16_t raw(std::uint32_t vertex) const {
    const auto& p = pages_[vertex / kPageSize];
    return p ? (*p)[vertex % kPageSize] : kOutside;
  }
  /// Signed distance in mm; about -512 where nothing was ever painted near.
  [[nodiscard]] float mm(std::uint32_t vertex) const {
    return static_cast<float>(raw(vertex)) / kStepsPerMm;
  }
  [[nodiscard]] bool empty() const;             ///< No vertex inside.
  [[nodiscard]] std::size_t heapBytes() const;  ///< Pages only, shared ones counted whole.
  /// Same value at every vertex (pages may differ).
  bool operator==(const PagedField& other) const;

  /// Nearest representable raw value, clamped to ±511 mm and never kOutside.
  [[nodiscard]] static std::int16_t quantise(float mm);

  class Editor;

 private:
  std::uint32_t count_ = 0;
  std::vector<std::shared_ptr<const Page>> pages_;
};

/// Collects changes and publishes them as a new field that shares every untouched page.
class PagedField::Editor {
 public:
  explicit Editor(PagedField base) : field_(std::move(base)), writable_(field_.pages_.size()) {}
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

 private:
  Page& own(std::uint32_t pageIndex);
  PagedField field_;
  std::vector<bool> writable_;
  bool changed_ = false;
};

}  // namespace mesomap::surface
