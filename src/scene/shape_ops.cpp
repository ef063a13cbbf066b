#include "shape_ops.h"

#include <algorithm>

namespace mesomap::scene {

using surface::PagedField;

bool overlaps(const PagedField& a, const PagedField& b) {
  const std::uint32_t pages = std::min(a.pageCount(), b.pageCount());
  for (std::uint32_t p = 0; p < pages; ++p) {
    if (!a.page(p) || !b.page(p)) continue;
    for (std::uint32_t i = 0; i < PagedField::kPageSize; ++i) {
      if ((*a.page(p))[i] > 0 && (*b.page(p))[i] > 0) return true;
    }
  }
  return false;
}

PagedField common(const PagedField& a, const PagedField& b) {
  PagedField::Editor editor(a);
  for (std::uint32_t p = 0; p < a.pageCount(); ++p) {
    if (!a.page(p) || a.page(p) == b.page(p)) continue;
    for (std::uint32_t i = 0; i < PagedField::kPageSize; ++i) {
      const std::uint32_t vertex = p * PagedField::kPageSize + i;
      if (vertex >= a.vertexCount()) break;
      const std::int16_t other = b.raw(vertex);
      if (other < a.raw(vertex)) editor.setRaw(vertex, other);
    }
  }
  return editor.publish();
}

std::vector<std::uint32_t> sampleInside(const PagedField& shape, std::size_t most) {
  std::vector<std::uint32_t> inside;
  for (std::uint32_t p = 0; p < shape.pageCount(); ++p) {
    if (!shape.page(p)) continue;
    for (std::uint32_t i = 0; i < PagedField::kPageSize; ++i) {
      if ((*shape.page(p))[i] > 0) inside.push_back(p * PagedField::kPageSize + i);
    }
  }
  if (most == 0 || inside.size() <= most) return inside;
  const std::size_t stride = (inside.size() + most - 1) / most;
  std::vector<std::uint32_t> sample;
  for (std::size_t i = 0; i < inside.size(); i += stride) sample.push_back(inside[i]);
  return sample;
}

}  // namespace mesomap::scene
