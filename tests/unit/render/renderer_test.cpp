#include "render/renderer.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <string>

#include "drawing_test.h"
#include "support/meshes.h"

namespace mesomap::render::testing {
namespace {

class RendererTest : public DrawingTest {
 protected:
  std::string drawError(const Frame& frame) {
    auto r = renderer_->draw(frame);
    return r ? std::string() : r.error().text();
  }

  std::array<int, 4> pixel(const mesh::Image& image, int x, int y) {
    const std::size_t at = (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                            static_cast<std::size_t>(x)) *
                           4;
    return {image.pixels[at], image.pixels[at + 1], image.pixels[at + 2], image.pixels[at + 3]};
  }
};

const glm::dvec3 kFrontOfSphere(0.0, 0.0, 70.0);

TEST_F(RendererTest, EmptyFrameIsTheWarmBackground) {
  Frame frame = frameOf(nullptr);
  ASSERT_EQ(drawError(frame), "");
  const auto image = renderer_->readPixels();
  ASSERT_EQ(image.width, 320);
  ASSERT_EQ(image.height, 240);
  for (const auto& [x, y] : {std::pair{0, 0}, {319, 239}, {160, 120}}) {
    const auto p = pixel(image, x, y);
    EXPECT_GT(p[0], 190);
    EXPECT_GE(p[0], p[2]);
    EXPECT_EQ(p[3], 255);
  }
  EXPECT_EQ(renderer_->stats().trianglesDrawn, 0u);
}

TEST_F(RendererTest, DarkBackgroundIsWarmAndLeavesTheSkinAlone) {
  Frame frame = frameOf(sphereModel());
  ASSERT_EQ(drawError(frame), "");
  const auto light = renderer_->readPixels();
  frame.darkBackground = true;
  ASSERT_EQ(drawError(frame), "");
  const auto dark = renderer_->readPixels();
  for (const auto& [x, y] : {std::pair{0, 0}, {319, 239}}) {
    const auto p = pixel(dark, x, y);
    EXPECT_LT(p[0], 75);
    EXPECT_GE(p[0], p[2]);
    EXPECT_EQ(p[3], 255);
  }
  EXPECT_EQ(pixel(dark, 160, 120), pixel(light, 160, 120));
}

TEST_F(RendererTest, TransparentBackgroundHasNoAlpha) {
  Frame frame = frameOf(sphereModel());
  frame.transparentBackground = true;
  ASSERT_EQ(drawError(frame), "");
  const auto image = renderer_->readPixels();
  EXPECT_EQ(pixel(image, 2, 2)[3], 0);
  EXPECT_EQ(pixel(image, 160, 120)[3], 255);
}

TEST_F(RendererTest, AreaTintsTheSkinWhereItLiesAndNowhereElse) {
  const auto model = sphereModel();
  Frame frame = frameOf(model);
  frame.sideLetters = false;
  ASSERT_EQ(drawError(frame), "");
  const auto bare = renderer_->readPixels();
  auto region = ballRegion(*model, 1, kFrontOfSphere, 20.0, 10.0);
  frame.plan = planOf({region});
  frame.showPoints = false;
  ASSERT_EQ(drawError(frame), "");
  const auto painted = renderer_->readPixels();
  // A straight distance of 20 mm on a sphere of 70 mm lies 19.79 mm from the axis.
  const glm::dvec2 size(frame.widthPx, frame.heightPx);
  const double r = 20.0;
  const double height = 70.0 - r * r / (2.0 * 70.0);
  const double beside = std::sqrt(70.0 * 70.0 - height * height);
  const double border = frame.camera.project({beside, 0.0, height}, size).x;
  const double middle = frame.camera.project(kFrontOfSphere, size).x;
  for (int x = 0; x < painted.width; ++x) {
    const auto before = pixel(bare, x, 120);
    const auto after = pixel(painted, x, 120);
    const double reach = std::abs(x + 0.5 - middle) - (border - middle);
    if (reach < -1.0) {
      EXPECT_NE(before, after) << x;
    } else if (reach > 1.0) {
      EXPECT_EQ(before, after) << x;
    }
  }
}

TEST_F(RendererTest, HiddenAreasAndTheOtherSideAreNotSeen) {
  const auto model = sphereModel();
  Frame frame = frameOf(model);
  ASSERT_EQ(drawError(frame), "");
  const auto bare = renderer_->readPixels();
  auto hidden = ballRegion(*model, 1, kFrontOfSphere, 20.0, 8.0);
  hidden->visible = false;
  const auto behind = ballRegion(*model, 2, -kFrontOfSphere, 20.0, 8.0);
  frame.plan = planOf({hidden, behind});
  ASSERT_EQ(drawError(frame), "");
  EXPECT_EQ(renderer_->readPixels().pixels, bare.pixels);
}

TEST_F(RendererTest, OneChangedPageUploadsThatPageOnly) {
  const auto model = sphereModel();
  auto region = ballRegion(*model, 1, kFrontOfSphere, 25.0, 10.0);
  Frame frame = frameOf(model, planOf({region}));
  ASSERT_EQ(drawError(frame), "");
  EXPECT_GT(renderer_->stats().bytesUploaded, 10000u);
  ASSERT_EQ(drawError(frame), "");
  EXPECT_EQ(renderer_->stats().bytesUploaded, 0u);

  std::uint32_t inside = 0;
  while (region->shape.mm(inside) < 5.0f) ++inside;
  surface::PagedField::Editor editor(region->shape);
  ASSERT_TRUE(editor.raiseTo(inside, region->shape.mm(inside) + 1.0f));
  frame.live = {{region->id, region->color, editor.publish()}};
  ASSERT_EQ(drawError(frame), "");
  EXPECT_EQ(renderer_->stats().bytesUploaded, sizeof(surface::PagedField::Page));
}

TEST_F(RendererTest, GrowingAnAreaUploadsTheNewPagesNotTheOldOnes) {
  const auto model = sphereModel();
  const auto& working = model->working->mesh();
  Frame frame = frameOf(model);
  frame.live = {{RegionId{7}, {200, 80, 80}, ballField(working, kFrontOfSphere, 60.0)}};
  ASSERT_EQ(drawError(frame), "");
  surface::PagedField::Editor editor(frame.live[0].shape);
  std::uint32_t fresh = 0;
  while (frame.live[0].shape.page(fresh / surface::PagedField::kPageSize)) ++fresh;
  ASSERT_LT(fresh, working.positions.size());
  editor.raiseTo(fresh, 3.0f);
  frame.live[0].shape = editor.publish();
  ASSERT_EQ(drawError(frame), "");
  const std::uint64_t added = renderer_->stats().bytesUploaded;
  EXPECT_GE(added, sizeof(surface::PagedField::Page));
  // A page, its skin and triangles, and at most a few neighbours'.
  EXPECT_LT(added, 16u * 256u * (2 + 20 + 24));

  // Whatever way it came there, the picture is that of a fresh start.
  const auto grown = renderer_->readPixels();
  auto other = Renderer::create(shaderFolder());
  ASSERT_TRUE(other);
  ASSERT_TRUE((*other)->draw(frame));
  EXPECT_EQ((*other)->readPixels().pixels, grown.pixels);
}

TEST_F(RendererTest, UndoneAreaDisappears) {
  const auto model = sphereModel();
  Frame frame = frameOf(model);
  ASSERT_EQ(drawError(frame), "");
  const auto bare = renderer_->readPixels();
  const auto& working = model->working->mesh();
  frame.live = {{RegionId{7}, {200, 80, 80}, ballField(working, kFrontOfSphere, 40.0)}};
  ASSERT_EQ(drawError(frame), "");
  EXPECT_NE(renderer_->readPixels().pixels, bare.pixels);
  frame.live[0].shape = surface::PagedField(static_cast<std::uint32_t>(working.positions.size()));
  ASSERT_EQ(drawError(frame), "");
  EXPECT_EQ(renderer_->readPixels().pixels, bare.pixels);
}

TEST_F(RendererTest, EveryPatternLooksUnlikeEveryOther) {
  const auto model = sphereModel();
  Frame frame = frameOf(model);
  frame.showPoints = false;
  std::vector<std::vector<std::uint8_t>> pictures;
  for (int hatch = 0; hatch < plan::kHatches; ++hatch) {
    auto region = ballRegion(*model, 1, kFrontOfSphere, 30.0, 10.0);
    region->hatch = hatch;
    frame.plan = planOf({region});
    ASSERT_EQ(drawError(frame), "");
    const auto pixels = renderer_->readPixels().pixels;
    for (const auto& other : pictures) EXPECT_NE(pixels, other) << hatch;
    pictures.push_back(pixels);
  }
}

TEST_F(RendererTest, AnExclusionLiesOverItsAreaAndALiveOneStandsInItsPlace) {
  const auto model = sphereModel();
  Frame frame = frameOf(model);
  frame.showPoints = false;
  const auto region = ballRegion(*model, 1, kFrontOfSphere, 30.0, 10.0);
  frame.plan = planOf({region});
  ASSERT_EQ(drawError(frame), "");
  const auto area = renderer_->readPixels();
  const auto& working = model->working->mesh();
  auto exclusion = std::make_shared<plan::Exclusion>();
  exclusion->id = plan::ExclusionId{2};
  exclusion->shape = ballField(working, kFrontOfSphere, 12.0);
  auto plan = std::make_shared<plan::Plan>(*frame.plan);
  plan->exclusions = {exclusion};
  frame.plan = plan;
  ASSERT_EQ(drawError(frame), "");
  const auto kept = renderer_->readPixels();
  const glm::dvec2 size(frame.widthPx, frame.heightPx);
  const glm::dvec3 middle = frame.camera.project(kFrontOfSphere, size);
  const auto x = static_cast<int>(middle.x), y = static_cast<int>(middle.y);
  EXPECT_NE(pixel(area, x, y), pixel(kept, x, y));
  // Nothing is left of it while it is being taken away.
  frame.liveExclusion = scene::Session::LiveExclusion{
      exclusion->id, plan::ExclusionKind::mole,
      surface::PagedField(static_cast<std::uint32_t>(working.positions.size()))};
  ASSERT_EQ(drawError(frame), "");
  EXPECT_EQ(renderer_->readPixels().pixels, area.pixels);
}

TEST_F(RendererTest, TheMiddleLineIsSeenInFrontAndHiddenBehind) {
  const auto model = sphereModel();
  Frame frame = frameOf(model);
  ASSERT_EQ(drawError(frame), "");
  const auto bare = renderer_->readPixels();
  const auto arc = [](double side) {
    std::vector<glm::dvec3> line;
    for (int i = -40; i <= 40; ++i) {
      line.emplace_back(0.0, 70.0 * std::sin(0.02 * i), side * 70.0 * std::cos(0.02 * i));
    }
    return line;
  };
  frame.middleLines = {arc(1.0)};
  ASSERT_EQ(drawError(frame), "");
  EXPECT_NE(renderer_->readPixels().pixels, bare.pixels);
  const double nan = std::numeric_limits<double>::quiet_NaN();
  frame.middleLines = {arc(-1.0), {glm::dvec3(nan), kFrontOfSphere}, {kFrontOfSphere}};
  ASSERT_EQ(drawError(frame), "");
  EXPECT_EQ(renderer_->readPixels().pixels, bare.pixels);
}

TEST_F(RendererTest, FieldOfAnotherMeshIsNotDrawn) {
  const auto model = sphereModel();
  Frame frame = frameOf(model);
  frame.live = {{RegionId{7}, {200, 80, 80}, surface::PagedField(12345)}};
  EXPECT_EQ(drawError(frame), "");
}

TEST_F(RendererTest, TheSamePictureTwice) {
  const auto model = sphereModel();
  const Frame frame = frameOf(model, planOf({ballRegion(*model, 1, kFrontOfSphere, 30.0, 8.0)}));
  ASSERT_EQ(drawError(frame), "");
  const auto first = renderer_->readPixels();
  ASSERT_EQ(drawError(frame), "");
  EXPECT_EQ(renderer_->readPixels().pixels, first.pixels);
  auto again = Renderer::create(shaderFolder());
  ASSERT_TRUE(again);
  ASSERT_TRUE((*again)->draw(frame));
  EXPECT_EQ((*again)->readPixels().pixels, first.pixels);
}

TEST_F(RendererTest, CameraThatIsNoNumberIsRefusedAndTheNextFrameDraws) {
  const auto model = sphereModel();
  const Frame good = frameOf(model);
  const double nan = std::numeric_limits<double>::quiet_NaN();
  Frame frame = good;
  frame.camera.yaw = nan;
  EXPECT_NE(drawError(frame), "");
  frame = good;
  frame.camera.target.x = nan;
  EXPECT_NE(drawError(frame), "");
  frame = good;
  frame.camera.distance = 0.0;
  EXPECT_NE(drawError(frame), "");
  frame = good;
  frame.camera.verticalFov = std::numeric_limits<double>::infinity();
  EXPECT_NE(drawError(frame), "");
  frame = good;
  frame.pixelScale = 0.0f;
  EXPECT_NE(drawError(frame), "");
  EXPECT_EQ(drawError(good), "");
}

TEST_F(RendererTest, SizesOutOfRangeAreRefused) {
  Frame frame = frameOf(sphereModel());
  for (const auto& [w, h] : {std::pair{0, 10}, {10, 0}, {-5, 10}, {1 << 20, 10}}) {
    frame.widthPx = w;
    frame.heightPx = h;
    EXPECT_NE(drawError(frame), "") << w << "x" << h;
  }
  frame.widthPx = 1;
  frame.heightPx = 1;
  EXPECT_EQ(drawError(frame), "");
}

TEST_F(RendererTest, SizeChangesBetweenFrames) {
  Frame frame = frameOf(sphereModel());
  for (const auto& [w, h] : {std::pair{64, 48}, {200, 33}, {64, 48}}) {
    frame.widthPx = w;
    frame.heightPx = h;
    frame.moving = !frame.moving;
    ASSERT_EQ(drawError(frame), "");
    const auto image = renderer_->readPixels();
    EXPECT_EQ(image.width, w);
    EXPECT_EQ(image.height, h);
    EXPECT_NE(renderer_->texture(), 0u);
  }
}

TEST_F(RendererTest, MeshWithBadNumbersIsDrawnWithoutThem) {
  mesh::TriangleMesh mesh = support::makeIcosphere(70.0, 2);
  mesh.triangles.push_back({0, 1, 999999});
  auto model = std::make_shared<scene::SurfaceModel>();
  model->fileMesh = mesh;
  model->bounds = {glm::dvec3(-70.0), glm::dvec3(70.0)};
  Frame frame = frameOf(model);
  EXPECT_EQ(drawError(frame), "");
  EXPECT_EQ(renderer_->stats().trianglesDrawn, mesh.triangles.size() - 1);
  model = std::make_shared<scene::SurfaceModel>();
  frame.model = model;
  EXPECT_EQ(drawError(frame), "");
}

TEST_F(RendererTest, BrokenTextureFallsBackToPlainSkin) {
  auto model = sphereModel();
  model->fileMesh.cornerUvs.assign(model->fileMesh.triangles.size(),
                                   {glm::vec2(0.0f), glm::vec2(1.0f, 0.0f), glm::vec2(0.0f, 1.0f)});
  auto image = std::make_shared<mesh::Image>();
  image->width = 100;
  image->height = 100;
  image->channels = 3;
  image->pixels.resize(7);
  model->texture = image;
  EXPECT_EQ(drawError(frameOf(model)), "");
}

TEST_F(RendererTest, PictureTextureColoursTheSkin) {
  auto model = sphereModel();
  model->fileMesh.cornerUvs.assign(model->fileMesh.triangles.size(),
                                   {glm::vec2(0.5f), glm::vec2(0.5f), glm::vec2(0.5f)});
  auto image = std::make_shared<mesh::Image>();
  image->width = 2;
  image->height = 2;
  image->channels = 3;
  for (int i = 0; i < 4; ++i) image->pixels.insert(image->pixels.end(), {10, 200, 10});
  model->texture = image;
  ASSERT_EQ(drawError(frameOf(model)), "");
  const auto p = pixel(renderer_->readPixels(), 160, 120);
  EXPECT_GT(p[1], p[0] + 60);
  EXPECT_GT(p[1], p[2] + 60);
}

TEST_F(RendererTest, PointsAndCrossesWithBadPlacesAreLeftOut) {
  const auto model = sphereModel();
  auto region = ballRegion(*model, 1, kFrontOfSphere, 20.0, 8.0);
  region->sites[0].position.x = std::numeric_limits<double>::quiet_NaN();
  Frame frame = frameOf(model, planOf({region}));
  frame.leftOutPositions = {glm::vec3(0, 30, 63), glm::vec3(NAN, 0, 0)};
  EXPECT_EQ(drawError(frame), "");
}

TEST_F(RendererTest, ClientViewHasNoCrosses) {
  const auto model = sphereModel();
  Frame frame = frameOf(model);
  frame.clientView = true;
  ASSERT_EQ(drawError(frame), "");
  const auto without = renderer_->readPixels();
  frame.leftOutPositions = {glm::vec3(0, 30, 63.2)};
  ASSERT_EQ(drawError(frame), "");
  EXPECT_EQ(renderer_->readPixels().pixels, without.pixels);
  frame.clientView = false;
  ASSERT_EQ(drawError(frame), "");
  EXPECT_NE(renderer_->readPixels().pixels, without.pixels);
}

TEST_F(RendererTest, MissingShadersAreNamed) {
  auto r = Renderer::create("/nowhere/at/all");
  ASSERT_FALSE(r);
  EXPECT_NE(r.error().text().find("common.glsl"), std::string::npos) << r.error().text();
}

TEST(Offscreen, RefusesSizesOutsideItsRange) {
  Frame frame = frameOf(nullptr);
  for (const auto& [w, h] : {std::pair{15, 100}, {100, 16385}, {0, 0}}) {
    frame.widthPx = w;
    frame.heightPx = h;
    auto r = renderOffscreen(frame, shaderFolder());
    ASSERT_FALSE(r);
    EXPECT_EQ(r.error().kind, ErrorKind::usage);
  }
  frame.widthPx = 16;
  frame.heightPx = 16;
  EXPECT_TRUE(renderOffscreen(frame, shaderFolder()));
}

}  // namespace
}  // namespace mesomap::render::testing
