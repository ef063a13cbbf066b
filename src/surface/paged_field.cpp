#include "surface/paged_field.h"

#include <algorithm>
#include <cmath>

namespace mesomap::surface {

namespace {

constexpr long kLargest = 511 * 64;

bool allOutside(const PagedField::Page& page) {
  return std::all_of(page.begin(), page.end(),
                     [](std::int16_t v) { return v == PagedField::kOutside; });
}

}  // namespace

bool PagedField::empty() const {
  return std::none_of(pages_.begin(), pages_.end(), [](const auto& page) {
    return page && std::any_of(page->begin(), page->end(), [](std::int16_t v) { return v > 0; });
  });
}

std::size_t PagedField::heapBytes() const {
  std::size_t bytes = pages_.size() * sizeof(pages_[0]);
  for (const auto& page : pages_) {
    if (page) bytes += sizeof(Page);
  }
  return bytes;
}

bool PagedField::operator==(const PagedField& other) const {
  if (count_ != other.count_) return false;
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    const auto& a = pages_[i];
    const auto& b = other.pages_[i];
    if (a == b) continue;
    if (a && b) {
      if (*a != *b) return false;
    } else if (!allOutside(a ? *a : *b)) {
      return false;
    }
  }
  return true;
}

std::int16_t PagedField::quantise(float mm) {
  if (!(mm > -static_cast<float>(kLargest) / kStepsPerMm))
    return static_cast<std::int16_t>(-kLargest);
  if (mm >= static_cast<float>(kLargest) / kStepsPerMm) return static_cast<std::int16_t>(kLargest);
  return static_cast<std::int16_t>(std::lround(mm * kStepsPerMm));
}

PagedField::Page& PagedField::Editor::own(std::uint32_t pageIndex) {
  auto& page = field_.pages_[pageIndex];
  if (!writable_[pageIndex]) {
    auto copy = std::make_shared<Page>();
    if (page) {
      *copy = *page;
    } else {
      copy->fill(kOutside);
    }
    page = std::move(copy);
    writable_[pageIndex] = true;
  }
  // Made just above as a Page that is not const, and shared with nobody until published.
  return const_cast<Page&>(*page);
}

bool PagedField::Editor::setRaw(std::uint32_t vertex, std::int16_t value) {
  if (vertex >= field_.count_ || field_.raw(vertex) == value) return false;
  own(vertex / kPageSize)[vertex % kPageSize] = value;
  changed_ = true;
  return true;
}

bool PagedField::Editor::raiseTo(std::uint32_t vertex, float mm) {
  if (vertex >= field_.count_) return false;
  const std::int16_t value = quantise(mm);
  return value > field_.raw(vertex) && setRaw(vertex, value);
}

bool PagedField::Editor::lowerTo(std::uint32_t vertex, float mm) {
  if (vertex >= field_.count_) return false;
  const std::int16_t value = quantise(mm);
  return value < field_.raw(vertex) && setRaw(vertex, value);
}

PagedField PagedField::Editor::publish() {
  writable_.assign(writable_.size(), false);
  return field_;
}

}  // namespace mesomap::surface
