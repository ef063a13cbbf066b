#include "page_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "support/meshes.h"

namespace mesomap::render {
namespace {

TEST(PageIndex, EveryTriangleBelongsToItsLowestPageOnceAndIsFoundFromEachCorner) {
  mesh::TriangleMesh mesh = support::makeIcosphere(70.0, 3);
  mesh.triangles.push_back({0, 1, 100000});  // left out
  constexpr std::uint32_t kPage = 16;
  const PageIndex index(mesh, kPage);
  ASSERT_EQ(index.pageCount(), (mesh.positions.size() + kPage - 1) / kPage);
  std::vector<int> seen(mesh.triangles.size(), 0);
  for (std::uint32_t p = 0; p < index.pageCount(); ++p) {
    for (const std::uint32_t t : index.owned(p)) {
      ++seen[t];
      std::uint32_t lowest = ~0u;
      for (const std::uint32_t v : mesh.triangles[t]) lowest = std::min(lowest, v / kPage);
      EXPECT_EQ(lowest, p);
      for (const std::uint32_t v : mesh.triangles[t]) {
        const auto owners = index.ownersAround(v / kPage);
        EXPECT_TRUE(std::binary_search(owners.begin(), owners.end(), p));
      }
    }
  }
  EXPECT_TRUE(std::all_of(seen.begin(), seen.end() - 1, [](int n) { return n == 1; }));
  EXPECT_EQ(seen.back(), 0);
}

TEST(PageIndex, EmptyMesh) {
  EXPECT_EQ(PageIndex(mesh::TriangleMesh(), 256).pageCount(), 0u);
}

}  // namespace
}  // namespace mesomap::render
