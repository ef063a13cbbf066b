// The areas sheet: every place of the skin in one area, and no two that could be mixed up alike.
#include "area_sheet.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <string>

namespace mesomap::app {
namespace {

class AreaSheet : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    auto model = scene::loadSurfaceModel(GetParam(), {});
    ASSERT_TRUE(model) << model.error().text();
    model_ = *model;
    sheet_ = withAreaColours({}, *model_);
  }

  /// The regions that hold a vertex of the working mesh.
  [[nodiscard]] std::vector<std::size_t> holding(std::uint32_t vertex) const {
    std::vector<std::size_t> regions;
    for (std::size_t r = 0; r < sheet_.regions.size(); ++r) {
      if (sheet_.regions[r]->shape.raw(vertex) > 0) regions.push_back(r);
    }
    return regions;
  }

  scene::SurfaceModelPtr model_;
  plan::Plan sheet_;
};
INSTANTIATE_TEST_SUITE_P(Figures, AreaSheet,
                         testing::Values("figure:bust-female", "figure:body-male"),
                         [](const auto& one) {
                           std::string name = one.param;
                           std::erase_if(name, [](char c) { return !std::isalnum(c); });
                           return name;
                         });

TEST_P(AreaSheet, HoldsEveryPlaceOnce) {
  std::size_t none = 0;
  std::size_t several = 0;
  const std::size_t count = model_->working->mesh().positions.size();
  for (std::uint32_t v = 0; v < count; ++v) {
    const std::size_t regions = holding(v).size();
    none += regions == 0 ? 1 : 0;
    several += regions > 1 ? 1 : 0;
  }
  EXPECT_EQ(several, 0u);
  // Vertices on a border lie inside neither side, and a bust's underside is no skin.
  EXPECT_LT(none, count / 10);
}

TEST_P(AreaSheet, TellsNeighboursAndSidesApart) {
  ASSERT_GT(sheet_.regions.size(), 40u);
  const mesh::TriangleMesh& mesh = model_->working->mesh();
  std::vector<std::size_t> holder(mesh.positions.size(), sheet_.regions.size());
  for (std::uint32_t v = 0; v < holder.size(); ++v) {
    const auto regions = holding(v);
    if (!regions.empty()) holder[v] = regions.front();
  }
  std::size_t borders = 0;
  for (const mesh::Triangle& t : mesh.triangles) {
    for (std::size_t k = 0; k < 3; ++k) {
      const std::size_t a = holder[t[k]];
      const std::size_t b = holder[t[(k + 1) % 3]];
      if (a == b || a == sheet_.regions.size() || b == sheet_.regions.size()) continue;
      ++borders;
      ASSERT_NE(sheet_.regions[a]->color, sheet_.regions[b]->color)
          << sheet_.regions[a]->area << " and " << sheet_.regions[b]->area;
    }
  }
  EXPECT_GT(borders, 1000u);
  std::map<std::string, std::array<std::uint8_t, 3>> other;
  std::size_t pairs = 0;
  for (const auto& region : sheet_.regions) {
    const auto [known, isNew] = other.try_emplace(region->area, region->color);
    if (isNew) continue;
    ++pairs;
    EXPECT_NE(known->second, region->color) << region->area;
  }
  EXPECT_GT(pairs, 15u);
}

TEST(AreaSheetOfAScan, LeavesThePlanAsItIs) {
  plan::Plan plan;
  plan.nextId = 7;
  EXPECT_TRUE(plan::samePlan(withAreaColours(plan, scene::SurfaceModel{}), plan));
}

}  // namespace
}  // namespace mesomap::app
