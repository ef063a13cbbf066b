// Needles: their geometry, where their tips are in the picture, and that the client sees none.
#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "drawing_test.h"
#include "needle_pass.h"
#include "order_pass.h"

namespace mesomap::render::testing {
namespace {

constexpr double kRadius = 70.0;

/// One point on the sphere's front, its needle at an angle to the skin, towards the client's left.
std::shared_ptr<plan::Region> oneNeedle(double depthMm, double angleDeg, double needleMm) {
  auto region = std::make_shared<plan::Region>();
  region->id = {1};
  region->name = "Area";
  region->color = {200, 120, 40};
  region->rule.needle.lengthMm = needleMm;
  const double angle = angleDeg * 3.14159265358979 / 180.0;
  plan::Site site;
  site.id = {2};
  site.order = 1;
  site.normal = {0, 0, 1};
  site.position = site.normal * kRadius;
  site.needleDirection = {std::cos(angle), 0, -std::sin(angle)};
  site.depthMm = depthMm;
  region->sites.push_back(site);
  return region;
}

class Needles : public DrawingTest {
 protected:
  mesh::Image drawn(const Frame& frame) {
    const auto done = renderer_->draw(frame);
    EXPECT_TRUE(done) << (done ? "" : done.error().text());
    return renderer_->readPixels();
  }
  static Frame close(const plan::PlanPtr& plan) {
    Frame frame = frameOf(sphereModel(), plan, 600, 400);
    frame.camera.target = {0, 0, kRadius};
    frame.camera.distance = 90.0;
    frame.sideLetters = false;
    return frame;
  }
  /// Sum of the differences of two pictures within some pixels of a place.
  static int difference(const mesh::Image& a, const mesh::Image& b, const glm::dvec3& at,
                        int reach) {
    int sum = 0;
    for (int y = static_cast<int>(at.y) - reach; y <= static_cast<int>(at.y) + reach; ++y) {
      for (int x = static_cast<int>(at.x) - reach; x <= static_cast<int>(at.x) + reach; ++x) {
        if (x < 0 || y < 0 || x >= a.width || y >= a.height) continue;
        const auto i = static_cast<std::size_t>(y * a.width + x) * 4;
        for (std::size_t k = 0; k < 3; ++k) sum += std::abs(a.pixels[i + k] - b.pixels[i + k]);
      }
    }
    return sum;
  }
};

TEST(NeedleGeometry, IsThatOfThePlan) {
  const auto needles = needlesOf(*planOf({oneNeedle(2.0, 30.0, 13.0)}), {});
  ASSERT_EQ(needles.size(), 1u);
  EXPECT_NEAR(needles.front().lengths.x, 4.0f, 1e-3f);  // 2 mm deep at 30°
  EXPECT_NEAR(needles.front().lengths.y, 9.0f, 1e-3f);
  EXPECT_NEAR(needles.front().depthMm, 2.0f, 1e-6f);
  EXPECT_TRUE(needlesOf(*planOf({oneNeedle(2.0, 30.0, 13.0)}), {9}).empty());
  // A needle shorter than its way in has nothing outside.
  EXPECT_EQ(needlesOf(*planOf({oneNeedle(6.0, 90.0, 4.0)}), {}).front().lengths.y, 0.0f);
}

TEST(NeedleGeometry, BadNumbersMakeNoNeedle) {
  auto region = oneNeedle(2.0, 30.0, 13.0);
  region->sites[0].depthMm = std::nan("");
  EXPECT_TRUE(needlesOf(*planOf({region}), {}).empty());
  region = oneNeedle(2.0, 30.0, 13.0);
  region->sites[0].needleDirection = {0, 0, 1};  // out of the skin
  EXPECT_TRUE(needlesOf(*planOf({region}), {}).empty());
  region->sites[0].needleDirection = {0, 0, 0};  // none: upright
  ASSERT_EQ(needlesOf(*planOf({region}), {}).size(), 1u);
  EXPECT_NEAR(needlesOf(*planOf({region}), {}).front().lengths.x, 2.0f, 1e-3f);
  region->sites[0].state = plan::SiteState::proposed;
  EXPECT_TRUE(needlesOf(*planOf({region}), {}).empty());
}

TEST_F(Needles, TheTipIsInThePictureWhereGeometryHasIt) {
  for (const double angle : {25.0, 45.0}) {
    const auto plan = planOf({oneNeedle(4.0, angle, 13.0)});
    Frame frame = close(plan);
    const mesh::Image without = drawn(frame);
    frame.showNeedles = true;
    const mesh::Image with = drawn(frame);
    const plan::Site& site = plan->regions.front()->sites.front();
    const double inside = 4.0 / std::sin(angle * 3.14159265358979 / 180.0);
    const glm::dvec2 size(frame.widthPx, frame.heightPx);
    const auto at = [&](double along) {
      return frame.camera.project(site.position + site.needleDirection * along, size);
    };
    EXPECT_GT(difference(with, without, at(inside), 2), 400) << angle;
    EXPECT_GT(difference(with, without, at(0.6 * inside), 1), 100) << angle;
    // No farther than that, and on its line only.
    EXPECT_EQ(difference(with, without, at(inside + 1.5), 1), 0) << angle;
    EXPECT_EQ(difference(with, without, at(0.6 * inside) + glm::dvec3(0, 12, 0), 1), 0) << angle;
    // Outside the skin the rest of it.
    EXPECT_GT(difference(with, without, at(-(13.0 - inside) * 0.7), 1), 60) << angle;
  }
}

TEST_F(Needles, AreNotDrawnFarAwayOrOnTheFarSide) {
  const auto plan = planOf({oneNeedle(4.0, 45.0, 13.0)});
  Frame frame = close(plan);
  frame.camera.distance = 900.0;
  const mesh::Image far = drawn(frame);
  frame.showNeedles = true;
  EXPECT_EQ(drawn(frame).pixels, far.pixels);
  frame = close(plan);
  frame.camera.yaw = 3.0;
  frame.camera.target = {0, 0, -kRadius};
  const mesh::Image behind = drawn(frame);
  frame.showNeedles = true;
  EXPECT_EQ(drawn(frame).pixels, behind.pixels);
}

TEST_F(Needles, TheClientSeesNeitherThemNorTheOrderNorHiddenPoints) {
  auto region = oneNeedle(4.0, 45.0, 13.0);
  plan::Site second = region->sites.front();
  second.id = {3};
  second.order = 2;
  second.normal = glm::normalize(glm::dvec3(0.1, 0, 1));
  second.position = second.normal * kRadius;
  region->sites.push_back(second);
  plan::Site back = second;
  back.id = {4};
  back.order = 3;
  back.normal = {0, 0, -1};
  back.position = back.normal * kRadius;
  region->sites.push_back(back);
  Frame frame = close(planOf({region}));
  frame.selected = region->id;
  const mesh::Image bare = drawn(frame);
  frame.clientView = true;
  const mesh::Image client = drawn(frame);
  for (bool Frame::*shown : {&Frame::showNeedles, &Frame::showOrder, &Frame::showHidden}) {
    frame.*shown = true;
    frame.clientView = false;
    EXPECT_NE(drawn(frame).pixels, bare.pixels);
    frame.clientView = true;
    EXPECT_EQ(drawn(frame).pixels, client.pixels);
    frame.*shown = false;
  }
}

TEST(OrderOfWork, LeadsFromPointToPoint) {
  auto region = oneNeedle(2.0, 90.0, 13.0);
  region->rule.spacingMm = 10.0;
  for (const double x : {10.0, 20.0, 60.0}) {
    plan::Site site = region->sites.front();
    site.id = {static_cast<std::uint32_t>(x) + 10};
    site.order = static_cast<std::uint32_t>(region->sites.size() + 1);
    site.position.x = x;
    region->sites.push_back(site);
  }
  region->sites.back().order = 4;
  const auto pieces = orderPieces(*region);
  // Three steps; arrowheads on the first and on the long one, which is dotted.
  ASSERT_EQ(pieces.size(), 3u + 2u + 2u);
  EXPECT_EQ(pieces.front().from, glm::vec3(region->sites.front().position));
  EXPECT_EQ(std::count_if(pieces.begin(), pieces.end(),
                          [](const LinePiece& piece) { return piece.color[3] == 255; }),
            1);
}

}  // namespace
}  // namespace mesomap::render::testing
