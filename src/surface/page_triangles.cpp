#include <algorithm>
#include <array>
#include <numeric>

#include "surface/outline.h"

namespace mesomap::surface {

namespace {

/// Pages of a triangle's corners, each named once; the rest of the array is unused.
struct CornerPages {
  std::array<std::uint32_t, 3> page{};
  std::size_t count = 0;

  explicit CornerPages(const mesh::Triangle& t) {
    for (const auto v : t) {
      const std::uint32_t p = v / PagedField::kPageSize;
      if (std::find(page.begin(), page.begin() + count, p) == page.begin() + count) {
        page[count++] = p;
      }
    }
  }
};

}  // namespace

PageTriangles::PageTriangles(const mesh::WorkingMesh& mesh) {
  const auto& triangles = mesh.mesh().triangles;
  const std::size_t pages =
      (mesh.mesh().positions.size() + PagedField::kPageSize - 1) / PagedField::kPageSize;
  whole_.start.assign(pages + 1, 0);
  shared_.start.assign(pages + 1, 0);
  for (const auto& t : triangles) {
    const CornerPages on(t);
    auto& start = on.count == 1 ? whole_.start : shared_.start;
    for (std::size_t i = 0; i < on.count; ++i) ++start[on.page[i] + 1];
  }
  for (Lists* lists : {&whole_, &shared_}) {
    std::partial_sum(lists->start.begin(), lists->start.end(), lists->start.begin());
    lists->triangles.resize(lists->start.back());
  }
  auto wholeFill = whole_.start;
  auto sharedFill = shared_.start;
  for (std::uint32_t t = 0; t < triangles.size(); ++t) {
    const CornerPages on(triangles[t]);
    if (on.count == 1) {
      whole_.triangles[wholeFill[on.page[0]]++] = t;
    } else {
      for (std::size_t i = 0; i < on.count; ++i) {
        shared_.triangles[sharedFill[on.page[i]]++] = t;
      }
    }
  }
}

std::vector<std::uint32_t> PageTriangles::touched(const PagedField& field) const {
  std::vector<std::uint32_t> result;
  std::vector<std::uint32_t> several;
  if (whole_.start.empty()) return result;
  const std::uint32_t pages =
      std::min(field.pageCount(), static_cast<std::uint32_t>(whole_.start.size() - 1));
  const auto append = [](std::vector<std::uint32_t>& to, const Lists& from, std::uint32_t page) {
    to.insert(to.end(), from.triangles.begin() + from.start[page],
              from.triangles.begin() + from.start[page + 1]);
  };
  for (std::uint32_t p = field.nextPage(0); p < pages; p = field.nextPage(p + 1)) {
    append(result, whole_, p);
    append(several, shared_, p);
  }
  std::sort(several.begin(), several.end());
  several.erase(std::unique(several.begin(), several.end()), several.end());
  result.insert(result.end(), several.begin(), several.end());
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace mesomap::surface
