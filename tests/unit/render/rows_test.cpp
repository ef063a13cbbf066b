// Rows of pricks in the picture: the plan's, and those on their way.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <memory>
#include <vector>

#include "drawing_test.h"

namespace mesomap::render::testing {
namespace {

class RowsTest : public DrawingTest {
 protected:
  void SetUp() override {
    ASSERT_NO_FATAL_FAILURE(DrawingTest::SetUp());
    frame_ = frameOf(model_);
    frame_.sideLetters = false;
  }
  /// A row across the front of the sphere, at a height.
  [[nodiscard]] plan::Row rowAt(double y) const {
    const mesh::TriangleMesh& mesh = model_->fileMesh;
    plan::Row row;
    row.pitchMm = 3.0;
    for (double x = -20.0; x <= 20.0; x += 2.0) {
      const glm::dvec3 wanted(x, y, std::sqrt(70.0 * 70.0 - x * x - y * y));
      std::uint32_t nearest = 0;
      double least = 1e9;
      for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) {
        const double away = glm::distance(mesh::positionAt(mesh, {t, {0.4, 0.3, 0.3}}), wanted);
        if (away < least) {
          least = away;
          nearest = t;
        }
      }
      row.places.push_back({nearest, {0.4, 0.3, 0.3}});
      row.points.push_back(wanted);
    }
    return row;
  }
  [[nodiscard]] std::shared_ptr<const plan::Region> areaWith(std::vector<plan::Row> rows) const {
    auto area = ballRegion(*model_, 1, {0, 0, 70}, 30.0, 10.0);
    area->sites.clear();
    area->rows = std::move(rows);
    return area;
  }
  /// How much darker than without rows the upper or lower half of the picture gets, in all.
  double ink(double y) {
    const auto drawn = renderer_->draw(frame_);
    EXPECT_TRUE(drawn) << (drawn ? "" : drawn.error().text());
    const mesh::Image now = renderer_->readPixels();
    Frame bare = frame_;
    bare.showPoints = false;
    EXPECT_TRUE(renderer_->draw(bare));
    const mesh::Image without = renderer_->readPixels();
    double sum = 0.0;
    for (int row = 0; row < now.height; ++row) {
      for (int x = 0; x < now.width; ++x) {
        if ((y > 0.0) != (row < now.height / 2)) continue;
        const auto at = static_cast<std::size_t>(row * now.width + x) * 4;
        sum += std::max(0, without.pixels[at] - now.pixels[at]);
      }
    }
    return sum;
  }

  std::shared_ptr<scene::SurfaceModel> model_ = sphereModel();
  Frame frame_;
};

TEST_F(RowsTest, ThoseOnTheirWayArePaleAndThosePlannedAreNot) {
  const plan::Row above = rowAt(10.0);
  const plan::Row below = rowAt(-10.0);
  frame_.plan = planOf({areaWith({above, below})});
  const double full = ink(1.0);
  ASSERT_GT(full, 1000.0);
  EXPECT_NEAR(ink(-1.0), full, 0.1 * full);

  // The upper one is in the plan, the lower one on its way.
  const auto base = areaWith({above});
  frame_.plan = planOf({base});
  frame_.livePoints = {{areaWith({above, below}), base}};
  EXPECT_NEAR(ink(1.0), full, 0.01 * full);
  const double pale = ink(-1.0);
  EXPECT_LT(pale, 0.6 * full);
  EXPECT_GT(pale, 0.25 * full);

  // Of an area that is not in the plan yet both are, and they replace those of one that is.
  frame_.plan = planOf({});
  frame_.livePoints = {{areaWith({above, below}), nullptr}};
  EXPECT_NEAR(ink(1.0), ink(-1.0), 0.2 * pale);
  frame_.plan = planOf({areaWith({above})});
  frame_.livePoints = {{areaWith({below}), frame_.plan->regions[0]}};
  EXPECT_LT(ink(1.0), 0.02 * full);
  EXPECT_NEAR(ink(-1.0), pale, 0.1 * pale);
  frame_.livePoints.clear();
  EXPECT_NEAR(ink(1.0), full, 0.01 * full);
  EXPECT_LT(ink(-1.0), 0.02 * full);
}

TEST_F(RowsTest, ThoseOnlyProposedAreDashed) {
  plan::Row above = rowAt(10.0);
  plan::Row below = rowAt(-10.0);
  below.proposed = true;
  frame_.plan = planOf({areaWith({above, below})});
  const double whole = ink(1.0);
  ASSERT_GT(whole, 1000.0);
  EXPECT_NEAR(ink(-1.0), 1.4 / 2.4 * whole, 0.12 * whole);
}

}  // namespace
}  // namespace mesomap::render::testing
