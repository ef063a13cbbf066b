// A picture drawn in tiles is the picture drawn at once.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "render/offscreen.h"
#include "scenes.h"

namespace mesomap::render::testing {
namespace {

struct Apart {
  int most = 0;            ///< Of 255.
  std::size_t beyond = 0;  ///< Pixels with more than a rounding.
};

Apart apart(const mesh::Image& a, const mesh::Image& b) {
  Apart found;
  if (a.pixels.size() != b.pixels.size()) return {255, a.pixels.size()};
  for (std::size_t i = 0; i < a.pixels.size(); i += 4) {
    int farthest = 0;
    for (std::size_t c = 0; c < 4; ++c) {
      farthest = std::max(farthest, std::abs(int{a.pixels[i + c]} - int{b.pixels[i + c]}));
    }
    found.most = std::max(found.most, farthest);
    found.beyond += farthest > 3 ? 1 : 0;
  }
  return found;
}

class TilesTest : public ::testing::Test {
 protected:
  /// With everything that is laid out on the screen: borders, a pattern, discs, crosses, needles,
  /// letters, the order of work.
  TilesTest() {
    model_ = sphereModel();
    auto front = ballRegion(*model_, 1, {0, 0, 70}, 30.0, 8.0);
    front->hatch = 1;
    front->rule.needle.lengthMm = 13.0;
    auto beside = ballRegion(*model_, 2, {60, 20, 30}, 20.0, 6.0);
    beside->hatch = 5;
    frame_ = frameOf(model_, planOf({front, beside}), 500, 400);
    frame_.pixelScale = 1.5f;
    frame_.leftOutPositions = {{0, 50, 49}, {-30, 0, 63}};
    frame_.showNeedles = true;
    frame_.showOrder = true;
    frame_.selected = RegionId{1};
  }
  [[nodiscard]] mesh::Image draw(int tilePx) const {
    auto image = renderOffscreen(frame_, shaderFolder(), {.tilePx = tilePx, .progress = {}});
    EXPECT_TRUE(image) << (image ? "" : image.error().text());
    return image ? std::move(*image) : mesh::Image{};
  }
  void expectSame() const {
    const mesh::Image whole = draw(2048);
    ASSERT_EQ(whole.pixels.size(), 500u * 400 * 4);
    for (const int tilePx : {300, 192}) {
      const Apart found = apart(whole, draw(tilePx));
      // A rasteriser may give single pixels of an edge to the other side.
      EXPECT_LE(found.beyond, 8u) << tilePx << ", most " << found.most;
    }
  }
  std::shared_ptr<scene::SurfaceModel> model_;
  Frame frame_;
};

TEST_F(TilesTest, OnTheGround) {
  expectSame();
}

TEST_F(TilesTest, SeeThrough) {
  frame_.transparentBackground = true;
  expectSame();
}

TEST_F(TilesTest, RowsComeFromTheTopAndWhole) {
  int next = 0;
  const auto drawn = renderRows(frame_, shaderFolder(), {.tilePx = 192, .progress = {}},
                                [&](mesh::Image& rows, int top) -> Result<void> {
                                  EXPECT_EQ(top, next);
                                  EXPECT_EQ(rows.width, 500);
                                  EXPECT_LE(rows.height, 192);
                                  next += rows.height;
                                  return {};
                                });
  EXPECT_TRUE(drawn);
  EXPECT_EQ(next, 400);
}

TEST_F(TilesTest, LargerThanTheDriverCanDrawAtOnce) {
  frame_.widthPx = 16384;
  frame_.heightPx = 64;
  const mesh::Image wide = draw(2048);
  EXPECT_EQ(wide.width, 16384);
  EXPECT_EQ(wide.pixels.size(), 16384u * 64 * 4);
}

TEST_F(TilesTest, ProgressRisesAndStopping) {
  double last = -1.0;
  std::stop_source stop;
  Progress progress{stop.get_token(), [&](double fraction, std::string_view) {
                      EXPECT_GE(fraction, last);
                      EXPECT_LE(fraction, 1.0);
                      last = fraction;
                      if (fraction > 0.3) stop.request_stop();
                    }};
  const auto image =
      renderOffscreen(frame_, shaderFolder(), {.tilePx = 192, .progress = std::move(progress)});
  ASSERT_FALSE(image);
  EXPECT_EQ(image.error().kind, ErrorKind::cancelled);
  EXPECT_LT(last, 0.5);
}

}  // namespace
}  // namespace mesomap::render::testing
