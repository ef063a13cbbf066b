// The lens: around its middle the skin is looked through, elsewhere the picture is what it was.
#include <algorithm>
#include <cmath>
#include <functional>
#include <glm/geometric.hpp>
#include <limits>

#include "drawing_test.h"

namespace mesomap::render::testing {
namespace {

constexpr double kBallMm = 70.0;

plan::Site needleAt(std::uint32_t id, const glm::dvec3& normal) {
  plan::Site site;
  site.id = SiteId{id};
  site.order = static_cast<int>(id);
  site.normal = normal;
  site.position = normal * kBallMm;
  site.needleDirection = -normal;
  site.depthMm = 12.0;
  return site;
}

class LensTest : public DrawingTest {
 protected:
  void SetUp() override {
    ASSERT_NO_FATAL_FAILURE(DrawingTest::SetUp());
    model_ = sphereModel();
    auto region = std::make_shared<plan::Region>();
    region->id = RegionId{1};
    region->color = {40, 90, 200};
    region->rule.spacingMm = 20.0;
    region->hatch = 1;
    region->shape = ballField(model_->working->mesh(), {35, 7, 60}, 45.0);
    region->rule.needle.lengthMm = 13.0;
    // One in front, aside of the middle so that its needle has a length; one on the far side.
    region->sites = {needleAt(1, glm::normalize(glm::dvec3(0.5, 0.1, 0.8))),
                     needleAt(2, glm::normalize(glm::dvec3(-0.2, 0.2, -1.0)))};
    frame_ = frameOf(model_, planOf({region}), 480, 360);
    frame_.camera.distance *= 0.7;
    frame_.showNeedles = true;
    frame_.keepSkin = true;
    for (const plan::Site& site : region->sites) {
      const glm::dvec2 at(frame_.camera.project(site.position, {480, 360}));
      (site.id.value == 1 ? front_ : behind_) = at;
    }
  }
  mesh::Image drawn() {
    const auto done = renderer_->draw(frame_);
    EXPECT_TRUE(done) << (done ? "" : done.error().text());
    return renderer_->readPixels();
  }
  void lookAt(const glm::dvec2& px, float radiusPx = 40.0f) {
    frame_.lens = Lens{glm::vec2(px), radiusPx};
  }
  /// Colours of the two differ in total, inside a circle or outside it.
  static long differing(const mesh::Image& a, const mesh::Image& b, const glm::dvec2& middle,
                        double radius, bool inside) {
    long sum = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i) {
      const auto pixel = i / 4, width = static_cast<std::size_t>(a.width);
      const glm::dvec2 at(static_cast<double>(pixel % width) + 0.5,
                          static_cast<double>(pixel / width) + 0.5);
      if ((glm::distance(at, middle) < radius) != inside) continue;
      sum += std::abs(int{a.pixels[i]} - int{b.pixels[i]});
    }
    return sum;
  }
  /// What the points and needles change inside a small circle.
  long marksWithin(const glm::dvec2& middle, double radius) {
    const mesh::Image with = drawn();
    frame_.showPoints = false;
    const mesh::Image without = drawn();
    frame_.showPoints = true;
    return differing(with, without, middle, radius, true);
  }

  scene::SurfaceModelPtr model_;
  Frame frame_;
  glm::dvec2 front_{0.0}, behind_{0.0};
};

TEST_F(LensTest, ThePictureOutsideIsWhatItWasAndTheSkinIsNotDrawnAgain) {
  const mesh::Image before = drawn();
  lookAt(front_);
  const mesh::Image through = drawn();
  EXPECT_FALSE(renderer_->stats().skinDrawn);
  EXPECT_EQ(differing(before, through, front_, 41.0, false), 0);
  EXPECT_GT(differing(before, through, front_, 38.0, true), 20000);
  frame_.lens.reset();
  EXPECT_TRUE(drawn().pixels == before.pixels);
  EXPECT_FALSE(renderer_->stats().skinDrawn);
}

TEST_F(LensTest, APointBehindTheFigureIsSeenInItOnly) {
  EXPECT_EQ(marksWithin(behind_, 12.0), 0);
  lookAt(behind_);
  EXPECT_GT(marksWithin(behind_, 12.0), 3000);
  lookAt(front_);
  EXPECT_EQ(marksWithin(behind_, 12.0), 0);
}

TEST_F(LensTest, TheNeedleInsideTheSkinIsSeenBetter) {
  const plan::Site& site = frame_.plan->regions[0]->sites[0];
  const glm::dvec2 inside(
      frame_.camera.project(site.position + site.needleDirection * 9.0, {480, 360}));
  const long ghost = marksWithin(inside, 6.0);
  lookAt(inside);
  EXPECT_GT(marksWithin(inside, 6.0), ghost + ghost / 4);
}

TEST_F(LensTest, TheClientHasNoneNorATransparentPicture) {
  for (const bool client : {true, false}) {
    frame_.clientView = client;
    frame_.transparentBackground = !client;
    frame_.lens.reset();
    const mesh::Image without = drawn();
    for (const glm::dvec2& at : {front_, behind_}) {
      lookAt(at);
      EXPECT_TRUE(drawn().pixels == without.pixels) << client;
    }
  }
}

TEST_F(LensTest, MovedItIsThatOfAFreshStart) {
  (void)drawn();
  const auto expectFresh = [&] {
    const mesh::Image here = drawn();
    auto fresh = Renderer::create(shaderFolder());
    ASSERT_TRUE(fresh);
    ASSERT_TRUE((*fresh)->draw(frame_));
    EXPECT_TRUE((*fresh)->readPixels().pixels == here.pixels);
  };
  for (const glm::dvec2& at : {front_, front_ + glm::dvec2(15, 9), behind_, glm::dvec2(-20, 500)}) {
    lookAt(at);
    expectFresh();
  }
  while (!renderer_->fine()) ASSERT_TRUE(renderer_->refine());
  lookAt(behind_);
  (void)drawn();
  EXPECT_FALSE(renderer_->stats().skinDrawn);
}

TEST_F(LensTest, NumbersThatSayNothingShowNothing) {
  const mesh::Image without = drawn();
  const float nan = std::numeric_limits<float>::quiet_NaN();
  for (const Lens& lens :
       {Lens{{nan, 20.0f}, 40.0f}, Lens{{20.0f, 20.0f}, nan}, Lens{{200.0f, 200.0f}, 0.0f},
        Lens{{200.0f, 200.0f}, -5.0f}, Lens{{1e30f, 1.0f}, 40.0f}}) {
    frame_.lens = lens;
    EXPECT_TRUE(drawn().pixels == without.pixels);
  }
}

}  // namespace
}  // namespace mesomap::render::testing
