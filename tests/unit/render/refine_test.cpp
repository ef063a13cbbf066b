// The picture at rest becomes the mean of several, each a part of a pixel aside.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "drawing_test.h"

namespace mesomap::render::testing {
namespace {

class RefineTest : public DrawingTest {
 protected:
  void SetUp() override {
    ASSERT_NO_FATAL_FAILURE(DrawingTest::SetUp());
    model_ = sphereModel();
    frame_ = frameOf(model_, planOf({ballRegion(*model_, 1, {0, 0, 70}, 20.0, 8.0)}));
    frame_.keepSkin = true;
  }
  static int refineAll(Renderer& renderer) {
    int steps = 0;
    while (!renderer.fine() && steps < 100) {
      const auto step = renderer.refine();
      EXPECT_TRUE(step) << step.error().text();
      ++steps;
    }
    return steps;
  }
  /// Drawn by another renderer from nothing.
  mesh::Image fresh() {
    auto renderer = Renderer::create(shaderFolder());
    EXPECT_TRUE(renderer);
    EXPECT_TRUE((*renderer)->draw(frame_));
    refineAll(**renderer);
    return (*renderer)->readPixels();
  }
  /// Columns of a row in which the colour is neither the skin's nor the ground's.
  static int mixedAtTheEdge(const mesh::Image& image) {
    int most = 0;
    for (int y = image.height / 4; y < 3 * image.height / 4; ++y) {
      const auto red = [&](int x) {
        return int{
            image.pixels[(static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                          static_cast<std::size_t>(x)) *
                             4 +
                         2]};
      };
      for (int x = 2; x + 2 < image.width; ++x) {
        const int left = red(x - 2), right = red(x + 2);
        if (std::abs(left - right) < 60) continue;
        const int low = std::min(left, right) + 15, high = std::max(left, right) - 15;
        if (red(x) > low && red(x) < high) ++most;
      }
    }
    return most;
  }

  scene::SurfaceModelPtr model_;
  Frame frame_;
};

TEST_F(RefineTest, ThereIsNothingToRefineBeforeThePictureNorWhileTheCameraMoves) {
  EXPECT_TRUE(renderer_->fine());
  EXPECT_TRUE(renderer_->refine());
  frame_.moving = true;
  ASSERT_TRUE(renderer_->draw(frame_));
  EXPECT_TRUE(renderer_->fine());
}

TEST_F(RefineTest, ItEndsAndEdgesAreSmoothThen) {
  ASSERT_TRUE(renderer_->draw(frame_));
  EXPECT_FALSE(renderer_->fine());
  const mesh::Image rough = renderer_->readPixels();
  EXPECT_EQ(refineAll(*renderer_), 7);
  const mesh::Image smooth = renderer_->readPixels();
  EXPECT_GT(mixedAtTheEdge(smooth), 3 * mixedAtTheEdge(rough) / 2 + 50);
  EXPECT_TRUE(renderer_->refine());
  EXPECT_TRUE(renderer_->readPixels().pixels == smooth.pixels);
}

TEST_F(RefineTest, WhateverWentBeforeThePictureIsThatOfAFreshStart) {
  ASSERT_TRUE(renderer_->draw(frame_));
  refineAll(*renderer_);
  EXPECT_TRUE(renderer_->readPixels().pixels == fresh().pixels) << "at once";
  // Over the smooth skin, then smooth itself.
  frame_.live = {
      {RegionId{1}, {10, 120, 200}, ballField(model_->working->mesh(), {0, 0, 70}, 30.0)}};
  ASSERT_TRUE(renderer_->draw(frame_));
  EXPECT_FALSE(renderer_->stats().skinDrawn);
  refineAll(*renderer_);
  EXPECT_TRUE(renderer_->readPixels().pixels == fresh().pixels) << "painted";
  // Broken off in the middle.
  frame_.camera.turn(0.3, 0.1, glm::dvec3(0.0));
  ASSERT_TRUE(renderer_->draw(frame_));
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(renderer_->refine());
  frame_.live.clear();
  ASSERT_TRUE(renderer_->draw(frame_));
  EXPECT_FALSE(renderer_->stats().skinDrawn);
  refineAll(*renderer_);
  EXPECT_TRUE(renderer_->readPixels().pixels == fresh().pixels) << "broken off";
}

TEST_F(RefineTest, WhatIsPaintedOverTheSmoothSkinIsNearlyThePictureThatBecomesSmoothOfIt) {
  ASSERT_TRUE(renderer_->draw(frame_));
  refineAll(*renderer_);
  frame_.live = {
      {RegionId{1}, {10, 120, 200}, ballField(model_->working->mesh(), {0, 0, 70}, 30.0)}};
  ASSERT_TRUE(renderer_->draw(frame_));
  const mesh::Image painted = renderer_->readPixels();
  refineAll(*renderer_);
  const mesh::Image smooth = renderer_->readPixels();
  int far = 0;
  for (std::size_t i = 0; i < smooth.pixels.size(); ++i) {
    if (std::abs(int{smooth.pixels[i]} - int{painted.pixels[i]}) > 24) ++far;
  }
  EXPECT_LT(far, static_cast<int>(smooth.pixels.size() / 200));
}

TEST_F(RefineTest, ARendererMadeAgainDrawsTheSamePicture) {
  frame_.openness =
      std::make_shared<const surface::Openness>(model_->fileMesh.positions.size(), 90);
  ASSERT_TRUE(renderer_->draw(frame_));
  refineAll(*renderer_);
  const mesh::Image before = renderer_->readPixels();
  // As after the driver has lost everything: another context, another renderer.
  renderer_.reset();
  context_.reset();
  auto context = OffscreenContext::create();
  ASSERT_TRUE(context);
  context_ = std::move(*context);
  auto renderer = Renderer::create(shaderFolder());
  ASSERT_TRUE(renderer);
  renderer_ = std::move(*renderer);
  ASSERT_TRUE(renderer_->draw(frame_));
  refineAll(*renderer_);
  EXPECT_TRUE(renderer_->readPixels().pixels == before.pixels);
}

TEST_F(RefineTest, WhereLittleLightComesTheSkinIsDarkerAndWarmer) {
  ASSERT_TRUE(renderer_->draw(frame_));
  const auto middle = [&] {
    const mesh::Image image = renderer_->readPixels();
    const std::size_t at =
        (static_cast<std::size_t>(image.height / 6) * static_cast<std::size_t>(image.width) +
         static_cast<std::size_t>(image.width / 2)) *
        4;
    return glm::dvec3(image.pixels[at], image.pixels[at + 1], image.pixels[at + 2]);
  };
  const glm::dvec3 open = middle();
  frame_.openness =
      std::make_shared<const surface::Openness>(model_->fileMesh.positions.size(), 60);
  ASSERT_TRUE(renderer_->draw(frame_));
  const glm::dvec3 closed = middle();
  EXPECT_LT(closed.r, open.r - 15);
  EXPECT_GT(closed.r / closed.b, open.r / open.b);
  // Of another mesh: as if it were not there.
  frame_.openness = std::make_shared<const surface::Openness>(5, 60);
  ASSERT_TRUE(renderer_->draw(frame_));
  EXPECT_EQ(middle(), open);
}

TEST_F(RefineTest, ClayHasNoColourOfTheSkin) {
  ASSERT_TRUE(renderer_->draw(frame_));
  const mesh::Image skin = renderer_->readPixels();
  frame_.clay = true;
  ASSERT_TRUE(renderer_->draw(frame_));
  EXPECT_TRUE(renderer_->stats().skinDrawn);
  const mesh::Image clay = renderer_->readPixels();
  const std::size_t at =
      (static_cast<std::size_t>(skin.height / 5) * static_cast<std::size_t>(skin.width) +
       static_cast<std::size_t>(skin.width / 2)) *
      4;
  EXPECT_GT(skin.pixels[at] - skin.pixels[at + 2], 30);
  EXPECT_LT(clay.pixels[at] - clay.pixels[at + 2], 26);
}

}  // namespace
}  // namespace mesomap::render::testing
