#include "page_index.h"

#include <algorithm>
#include <array>
#include <glm/common.hpp>
#include <utility>

namespace mesomap::render {

PageIndex::PageIndex(const mesh::TriangleMesh& mesh, std::uint32_t pageSize) {
  const std::size_t vertices = mesh.positions.size();
  const std::size_t pages = (vertices + pageSize - 1) / pageSize;
  const auto cornerPages = [&](const mesh::Triangle& t) {
    return std::array<std::uint32_t, 3>{t[0] / pageSize, t[1] / pageSize, t[2] / pageSize};
  };
  const auto valid = [&](const mesh::Triangle& t) {
    return t[0] < vertices && t[1] < vertices && t[2] < vertices;
  };
  start_.assign(pages + 1, 0);
  boxes_.assign((vertices + kRun - 1) / kRun, Box());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> links;  // page, owner
  for (const mesh::Triangle& t : mesh.triangles) {
    if (!valid(t)) continue;
    const auto p = cornerPages(t);
    const std::uint32_t owner = std::min({p[0], p[1], p[2]});
    ++start_[owner + 1];
    for (const std::uint32_t page : p) {
      if (page != owner) links.emplace_back(page, owner);
    }
    const auto& at = mesh.positions;
    const glm::vec3 low = glm::min(at[t[0]], glm::min(at[t[1]], at[t[2]]));
    const glm::vec3 high = glm::max(at[t[0]], glm::max(at[t[1]], at[t[2]]));
    for (const std::uint32_t corner : t) {
      Box& box = boxes_[corner / kRun];
      box.low = glm::min(box.low, low);
      box.high = glm::max(box.high, high);
    }
  }
  for (std::size_t p = 0; p < pages; ++p) {
    if (start_[p + 1] > 0) {
      links.emplace_back(static_cast<std::uint32_t>(p), static_cast<std::uint32_t>(p));
    }
    start_[p + 1] += start_[p];
  }
  triangles_.resize(start_.back());
  std::vector<std::uint32_t> cursor(start_.begin(), start_.end() - 1);
  for (std::size_t t = 0; t < mesh.triangles.size(); ++t) {
    if (!valid(mesh.triangles[t])) continue;
    const auto p = cornerPages(mesh.triangles[t]);
    triangles_[cursor[std::min({p[0], p[1], p[2]})]++] = static_cast<std::uint32_t>(t);
  }
  std::sort(links.begin(), links.end());
  links.erase(std::unique(links.begin(), links.end()), links.end());
  ownerStart_.assign(pages + 1, 0);
  owners_.reserve(links.size());
  for (const auto& [page, owner] : links) {
    ++ownerStart_[page + 1];
    owners_.push_back(owner);
  }
  for (std::size_t p = 0; p < pages; ++p) ownerStart_[p + 1] += ownerStart_[p];
}

}  // namespace mesomap::render
