// What happens when the graphics memory is full or everything in it is lost.
#include <epoxy/gl.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "drawing_test.h"

namespace mesomap::render::testing {
namespace {

// The driver as the renderer meets it, with less memory than it has.
struct Shortage {
  GLint format = 0;        ///< For textures of this internal format there is no room.
  GLint largest = 0;       ///< What the driver says a texture can measure; 0: the truth.
  bool told = true;        ///< The error was asked for.
  GLsizei widestSeen = 0;  ///< Of textures with pixels.
};
Shortage shortage;
decltype(epoxy_glTexImage2D) realTexImage = nullptr;
decltype(epoxy_glGetError) realGetError = nullptr;
decltype(epoxy_glGetIntegerv) realGetIntegerv = nullptr;

void APIENTRY scarceTexImage(GLenum target, GLint level, GLint format, GLsizei width,
                             GLsizei height, GLint border, GLenum of, GLenum type,
                             const void* pixels) {
  if (pixels != nullptr) shortage.widestSeen = std::max(shortage.widestSeen, width);
  if (format == shortage.format) {
    shortage.told = false;
    return;
  }
  realTexImage(target, level, format, width, height, border, of, type, pixels);
}
GLenum APIENTRY scarceGetError() {
  const GLenum real = realGetError();
  if (shortage.told) return real;
  shortage.told = true;
  return GL_OUT_OF_MEMORY;
}
void APIENTRY scarceGetIntegerv(GLenum name, GLint* values) {
  realGetIntegerv(name, values);
  if (name == GL_MAX_TEXTURE_SIZE && shortage.largest > 0) *values = shortage.largest;
}

class FailureTest : public DrawingTest {
 protected:
  void SetUp() override {
    ASSERT_NO_FATAL_FAILURE(DrawingTest::SetUp());
    model_ = sphereModel();
    frame_ = frameOf(model_, planOf({ballRegion(*model_, 1, {0, 0, 70}, 20.0, 8.0)}));
    // Every entry is looked up at its first call: after that it can be stood in for.
    ASSERT_TRUE(renderer_->draw(frameOf(textured(4, 4))));
    ASSERT_TRUE(renderer_->draw(frame_));
    shortage = {};
    realTexImage = epoxy_glTexImage2D;
    realGetError = epoxy_glGetError;
    realGetIntegerv = epoxy_glGetIntegerv;
    epoxy_glTexImage2D = scarceTexImage;
    epoxy_glGetError = scarceGetError;
    epoxy_glGetIntegerv = scarceGetIntegerv;
  }
  void TearDown() override {
    if (realTexImage == nullptr) return;
    epoxy_glTexImage2D = realTexImage;
    epoxy_glGetError = realGetError;
    epoxy_glGetIntegerv = realGetIntegerv;
  }
  /// The sphere under a green picture of this size.
  static std::shared_ptr<scene::SurfaceModel> textured(int width, int height) {
    auto model = sphereModel();
    model->fileMesh.cornerUvs.assign(model->fileMesh.triangles.size(),
                                     {glm::vec2(0.5f), glm::vec2(0.5f), glm::vec2(0.5f)});
    auto image = std::make_shared<mesh::Image>();
    image->width = width;
    image->height = height;
    image->channels = 3;
    for (int i = 0; i < width * height; ++i) {
      image->pixels.insert(image->pixels.end(), {10, 200, 10});
    }
    model->texture = image;
    return model;
  }
  /// Green less red in the middle.
  int greenness() {
    const mesh::Image image = renderer_->readPixels();
    const std::size_t at =
        (static_cast<std::size_t>(image.height / 2) * static_cast<std::size_t>(image.width) +
         static_cast<std::size_t>(image.width / 2)) *
        4;
    return int{image.pixels[at + 1]} - int{image.pixels[at]};
  }

  scene::SurfaceModelPtr model_;
  Frame frame_;
};

TEST_F(FailureTest, APictureOfTheSkinThatDoesNotFitIsLeftOutWithANote) {
  shortage.format = GL_SRGB8_ALPHA8;
  const auto model = textured(64, 64);
  ASSERT_TRUE(renderer_->draw(frameOf(model)));
  EXPECT_LT(greenness(), 0);
  const auto note = renderer_->takeNote();
  ASSERT_TRUE(note);
  EXPECT_NE(note->find("does not fit into the graphics memory"), std::string::npos) << *note;
  EXPECT_FALSE(renderer_->takeNote()) << "said once";
  // Opened again with room for it, it is there.
  shortage.format = 0;
  ASSERT_TRUE(renderer_->draw(frameOf(textured(64, 64))));
  EXPECT_GT(greenness(), 60);
  EXPECT_FALSE(renderer_->takeNote());
}

TEST_F(FailureTest, APictureOfTheSkinLargerThanTheDriverTakesIsMadeSmaller) {
  shortage.largest = 512;
  shortage.widestSeen = 0;
  ASSERT_TRUE(renderer_->draw(frameOf(textured(2048, 8))));
  EXPECT_EQ(shortage.widestSeen, 512);
  EXPECT_GT(greenness(), 60);
  EXPECT_FALSE(renderer_->takeNote());
}

TEST_F(FailureTest, ADamagedPictureOfTheSkinIsLeftOutWithANote) {
  auto model = textured(8, 8);
  auto broken = std::make_shared<mesh::Image>(*model->texture);
  broken->pixels.resize(7);
  model->texture = broken;
  ASSERT_TRUE(renderer_->draw(frameOf(model)));
  const auto note = renderer_->takeNote();
  ASSERT_TRUE(note);
  EXPECT_NE(note->find("damaged; plain skin is shown"), std::string::npos) << *note;
}

TEST_F(FailureTest, WithoutRoomForThePictureThatIsSaidAndTheNextOneIsDrawn) {
  frame_.widthPx = 400;
  shortage.format = GL_RGBA8;
  const auto refused = renderer_->draw(frame_);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().text().find("the graphics memory is full"), std::string::npos)
      << refused.error().text();
  shortage.format = 0;
  EXPECT_TRUE(renderer_->draw(frame_));
  EXPECT_EQ(renderer_->readPixels().width, 400);
}

TEST_F(FailureTest, WithoutRoomForTheMeanThePictureStaysAsItIs) {
  const mesh::Image before = renderer_->readPixels();
  shortage.format = GL_RGBA16;
  const auto step = renderer_->refine();
  ASSERT_TRUE(step);
  EXPECT_FALSE(*step);
  EXPECT_TRUE(renderer_->fine());
  EXPECT_TRUE(renderer_->readPixels().pixels == before.pixels);
}

class LossTest : public DrawingTest {
 protected:
  /// The bust as it comes from its file, with all that can lie on it.
  static Frame everything() {
    const auto loaded = scene::loadSurfaceModel("figure:bust-female", {});
    EXPECT_TRUE(loaded);
    if (!loaded) return {};
    Frame frame = frameOf(*loaded, nullptr, 400, 300);
    const auto cheek = (*loaded)->pick({35.0, frame.camera.target.y, 1000.0}, {0.0, 0.0, -1.0});
    EXPECT_TRUE(cheek);
    if (!cheek) return {};
    const glm::dvec3 middle = mesh::positionAt((*loaded)->working->mesh(), *cheek);
    frame.plan = planOf({ballRegion(**loaded, 1, middle, 30.0, 9.0)});
    frame.camera.target = middle;
    frame.camera.distance *= 0.4;
    frame.showZones = frame.showAreas = frame.showNeedles = frame.showOrder = true;
    frame.lens = Lens{{200.0f, 150.0f}, 60.0f};
    frame.selected = RegionId{1};
    frame.keepSkin = true;
    return frame;
  }
  mesh::Image atRest(const Frame& frame) {
    EXPECT_TRUE(renderer_->draw(frame));
    while (!renderer_->fine()) {
      if (!renderer_->refine()) break;
    }
    return renderer_->readPixels();
  }
};

TEST_F(LossTest, TheSamePictureComesFromAnotherContextWithEverythingReadAgain) {
  const mesh::Image before = atRest(everything());
  for (int round = 0; round < 2; ++round) {
    renderer_.reset();
    context_.reset();
    ASSERT_NO_FATAL_FAILURE(DrawingTest::SetUp());
    EXPECT_TRUE(atRest(everything()).pixels == before.pixels) << round;
  }
}

TEST_F(LossTest, ASecondRendererOfTheSameContextDrawsTheSameAfterTheFirstHasDied) {
  const Frame frame = everything();
  const mesh::Image before = atRest(frame);
  renderer_.reset();
  auto renderer = Renderer::create(shaderFolder());
  ASSERT_TRUE(renderer) << renderer.error().text();
  renderer_ = std::move(*renderer);
  EXPECT_TRUE(atRest(frame).pixels == before.pixels);
}

}  // namespace
}  // namespace mesomap::render::testing
