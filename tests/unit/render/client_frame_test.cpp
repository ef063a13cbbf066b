// What a client sees, told from the picture itself.
#include "render/client_frame.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "render/offscreen.h"
#include "scenes.h"

namespace mesomap::render::testing {
namespace {

constexpr glm::dvec3 kClientFront(0, 0, 70), kClientAside(45, 40, 35);

/// Two areas in the reddest colours there are, full of what no client may see.
plan::Plan frighteningPlan(const scene::SurfaceModel& model, std::size_t points = 12) {
  plan::Plan plan;
  auto first = std::make_shared<plan::Region>(*ballRegion(model, 1, kClientFront, 22.0, 9.0));
  auto second = std::make_shared<plan::Region>(*ballRegion(model, 2, kClientAside, 20.0, 7.0));
  first->color = {220, 20, 20};
  second->color = {213, 94, 0};
  for (plan::Site& site : first->sites) {
    site.locked = true;
    site.origin = plan::SiteOrigin::moved;
  }
  first->leftOut = {{"eye", "the eye", {glm::dvec3(-20, 62, 25)}}};
  while (first->sites.size() < points) first->sites.push_back(first->sites.front());
  plan.regions = {first, second};
  return plan;
}

mesh::Image pictureOf(const scene::SurfaceModelPtr& model, const plan::Plan& plan) {
  const auto content = scene::clientContent(plan, model, "en");
  Frame frame = clientFrame(content.model, content.plan, frameOf(model).camera);
  frame.widthPx = 320;
  frame.heightPx = 240;
  auto drawn = renderOffscreen(frame, shaderFolder());
  EXPECT_TRUE(drawn) << (drawn ? "" : drawn.error().text());
  return drawn ? *drawn : mesh::Image{};
}

TEST(ClientFrame, HasNothingOfTheWindow) {
  const auto model = sphereModel();
  const auto content = scene::clientContent(frighteningPlan(*model), model, "en");
  const Frame frame = clientFrame(content.model, content.plan, {});
  EXPECT_TRUE(frame.clientView);
  EXPECT_FALSE(frame.showZones || frame.showAreas || frame.sideLetters);
  EXPECT_TRUE(frame.live.empty() && frame.livePoints.empty() && frame.middleLines.empty());
  EXPECT_TRUE(frame.leftOutPositions.empty());
  EXPECT_FALSE(frame.liveExclusion);
  EXPECT_FALSE(frame.selected.valid() || frame.selectedPoint.valid() || frame.ghostPoint.valid());
  EXPECT_TRUE(frame.plan->exclusions.empty());
}

TEST(ClientFrame, PictureIsTheSameWhateverElseThePlanHolds) {
  const auto model = sphereModel();
  plan::Plan plan = frighteningPlan(*model);
  const mesh::Image before = pictureOf(model, plan);
  auto exclusion = std::make_shared<plan::Exclusion>();
  exclusion->id = plan::ExclusionId{70};
  exclusion->shape = ballField(model->working->mesh(), glm::dvec3(-45, 20, 50), 14.0);
  plan.exclusions = {exclusion};
  auto more = std::make_shared<plan::Region>(*plan.regions[0]);
  plan::Site asked = more->sites.front();
  asked.state = plan::SiteState::proposed;
  asked.position = glm::dvec3(-20, 30, 60);
  more->sites.push_back(asked);
  more->hatch = 4;
  more->locked = true;
  more->rule.depthMm = 9.0;
  more->leftOut.push_back({"lips", "the lips", {glm::dvec3(10, 0, 69)}});
  plan.regions[0] = more;
  EXPECT_EQ(pictureOf(model, plan).pixels, before.pixels);
}

TEST(ClientFrame, MarksAreNowhereRedderThanTheSkinBelow) {
  const auto model = sphereModel();
  const mesh::Image skin = pictureOf(model, plan::Plan());
  for (const std::size_t points : {std::size_t{12}, std::size_t{200}}) {
    const mesh::Image shown = pictureOf(model, frighteningPlan(*model, points));
    ASSERT_EQ(shown.pixels.size(), skin.pixels.size());
    const auto channels = static_cast<std::size_t>(shown.channels);
    std::size_t marked = 0;
    for (std::size_t i = 0; i < shown.pixels.size(); i += channels) {
      const auto red = [i](const mesh::Image& image) {
        return int{image.pixels[i]} - std::max(int{image.pixels[i + 1]}, int{image.pixels[i + 2]});
      };
      if (shown.pixels[i] != skin.pixels[i]) ++marked;
      ASSERT_LE(red(shown), red(skin) + 3) << "pixel " << i / channels;
    }
    EXPECT_GT(marked, 1500u) << "there are marks at all";
  }
}

TEST(ClientFrame, ManyPointsAreATextureOfDots) {
  const auto model = sphereModel();
  const mesh::Image skin = pictureOf(model, plan::Plan());
  plan::Plan one = frighteningPlan(*model, 200);
  one.regions.pop_back();
  const mesh::Image dots = pictureOf(model, one);
  auto bare = std::make_shared<plan::Region>(*one.regions[0]);
  bare->sites.clear();
  one.regions = {bare};
  const mesh::Image tint = pictureOf(model, one);
  // Darker spots on the same tint, all over it.
  const auto channels = static_cast<std::size_t>(dots.channels);
  std::size_t tinted = 0, spotted = 0;
  for (std::size_t i = 0; i < dots.pixels.size(); i += channels) {
    if (std::abs(int{tint.pixels[i]} - int{skin.pixels[i]}) < 8) continue;
    ++tinted;
    if (int{dots.pixels[i]} < int{tint.pixels[i]} - 8) ++spotted;
  }
  EXPECT_GT(tinted, 1000u);
  EXPECT_GT(spotted, tinted / 25);
  EXPECT_LT(spotted, tinted * 2 / 3);
}

}  // namespace
}  // namespace mesomap::render::testing
