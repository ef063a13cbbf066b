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

const PagedField::PagePtr PagedField::kNoPage;

std::uint32_t PagedField::nextPage(std::uint32_t from) const {
  const std::uint32_t count = pageCount();
  while (from < count) {
    const BlockPtr& block = blocks_[from / kBlockPages];
    if (!block) {
      from = (from / kBlockPages + 1) * kBlockPages;
    } else if ((*block)[from % kBlockPages]) {
      return from;
    } else {
      ++from;
    }
  }
  return count;
}

bool PagedField::empty() const {
  for (std::uint32_t p = nextPage(0); p < pageCount(); p = nextPage(p + 1)) {
    const Page& values = *page(p);
    if (std::any_of(values.begin(), values.end(), [](std::int16_t v) { return v > 0; })) {
      return false;
    }
  }
  return true;
}

std::size_t PagedField::heapBytes() const {
  std::size_t bytes = blocks_.size() * sizeof(BlockPtr);
  for (const BlockPtr& block : blocks_) bytes += block ? sizeof(Block) : 0;
  for (std::uint32_t p = nextPage(0); p < pageCount(); p = nextPage(p + 1)) bytes += sizeof(Page);
  return bytes;
}

bool PagedField::operator==(const PagedField& other) const {
  if (count_ != other.count_) return false;
  for (std::uint32_t p = 0; p < pageCount(); ++p) {
    if (blocks_[p / kBlockPages] == other.blocks_[p / kBlockPages]) {
      p |= kBlockPages - 1;
      continue;
    }
    const PagePtr& a = page(p);
    const PagePtr& b = other.page(p);
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

// Blocks and pages below are made as objects that are not const and shared with nobody until they
// are published: the const that their pointers carry may be cast away.

PagedField::Block& PagedField::Editor::ownBlock(std::uint32_t pageIndex) {
  const std::uint32_t index = pageIndex / kBlockPages;
  BlockPtr& block = field_.blocks_[index];
  if (!ownBlock_[index]) {
    block = block ? std::make_shared<Block>(*block) : std::make_shared<Block>();
    ownBlock_[index] = true;
  }
  return const_cast<Block&>(*block);
}

PagedField::Page& PagedField::Editor::own(std::uint32_t pageIndex) {
  if (ownPage_[pageIndex]) return const_cast<Page&>(*field_.page(pageIndex));
  PagePtr& page = ownBlock(pageIndex)[pageIndex % kBlockPages];
  auto copy = std::make_shared<Page>();
  if (page) {
    *copy = *page;
  } else {
    copy->fill(kOutside);
  }
  page = std::move(copy);
  ownPage_[pageIndex] = true;
  return const_cast<Page&>(*page);
}

void PagedField::Editor::sharePage(std::uint32_t index, const PagePtr& page) {
  if (index >= field_.pageCount() || field_.page(index) == page) return;
  ownBlock(index)[index % kBlockPages] = page;
  ownPage_[index] = false;
  changed_ = true;
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
  ownPage_.assign(ownPage_.size(), false);
  ownBlock_.assign(ownBlock_.size(), false);
  return field_;
}

}  // namespace mesomap::surface
