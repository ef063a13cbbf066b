// Text and shapes laid on a picture.
#include "render/ink.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace mesomap::render {
namespace {

mesh::Image paper(int width, int height, std::uint8_t alpha = 255) {
  mesh::Image image;
  image.width = width;
  image.height = height;
  image.channels = 4;
  image.pixels.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4, 255);
  for (std::size_t i = 3; i < image.pixels.size(); i += 4) image.pixels[i] = alpha;
  return image;
}

int red(const mesh::Image& image, int x, int y) {
  return image.pixels[(static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                       static_cast<std::size_t>(x)) *
                      4];
}

constexpr InkColor kBlack{{0, 0, 0}, 1.0};

TEST(Ink, ShapesHaveTheirAreaAndSoftEdges) {
  mesh::Image image = paper(60, 60);
  Ink ink(image, 0);
  ink.disc({30.0, 30.0}, 20.0, kBlack);
  double covered = 0.0;
  for (int y = 0; y < 60; ++y) {
    for (int x = 0; x < 60; ++x) covered += (255 - red(image, x, y)) / 255.0;
  }
  EXPECT_NEAR(covered, 3.14159 * 400.0, 6.0);
  EXPECT_EQ(red(image, 30, 30), 0);
  EXPECT_EQ(red(image, 5, 5), 255);
}

TEST(Ink, RowsByThemselvesAreTheRowsOfTheWhole) {
  const auto face = Typeface::load(Typeface::Weight::semibold, 20.0);
  ASSERT_TRUE(face) << face.error().text();
  const auto drawOn = [&](mesh::Image& image, int top) {
    Ink whole(image, top);
    Ink ink = whole.from({5.0, 4.0});
    ink.text(**face, {3.3, 2.0}, "Mm 12 é", kBlack);
    ink.line({0.0, 0.0}, {60.0, 30.0}, 3.0, kBlack);
    ink.outline({10.0, 10.0}, {70.0, 34.0}, 6.0, 2.0, {{200, 0, 0}, 0.5});
    ink.hatch({10.0, 10.0}, {70.0, 34.0}, 5.0, 1.0, kBlack);
  };
  mesh::Image whole = paper(90, 40);
  drawOn(whole, 0);
  mesh::Image upper = paper(90, 17), lower = paper(90, 23);
  drawOn(upper, 0);
  drawOn(lower, 17);
  upper.pixels.insert(upper.pixels.end(), lower.pixels.begin(), lower.pixels.end());
  EXPECT_TRUE(upper.pixels == whole.pixels);
  EXPECT_LT(*std::min_element(whole.pixels.begin(), whole.pixels.end()), 40);
}

TEST(Ink, OnNothingItIsItsOwnColour) {
  mesh::Image image = paper(10, 10, 0);
  Ink ink(image, 0);
  ink.box({2.0, 2.0}, {8.0, 8.0}, 0.0, {{10, 20, 30}, 0.5});
  const std::size_t middle = (5 * 10 + 5) * 4;
  EXPECT_EQ(image.pixels[middle], 10);
  EXPECT_EQ(image.pixels[middle + 2], 30);
  EXPECT_EQ(image.pixels[middle + 3], 128);
  EXPECT_EQ(image.pixels[3], 0);
}

TEST(Typeface, WidthsAddUpAndLongTextsAreCut) {
  const auto face = Typeface::load(Typeface::Weight::regular, 16.0);
  ASSERT_TRUE(face);
  const double one = (*face)->widthOf("a");
  EXPECT_GT(one, 4.0);
  EXPECT_NEAR((*face)->widthOf("aaaa"), 4.0 * one, 1e-6);
  const std::string text = "Wangenknochen außen, Körperseite der Klientin";
  EXPECT_EQ((*face)->fitted(text, 1000.0), text);
  const std::string cut = (*face)->fitted(text, 120.0);
  EXPECT_LE((*face)->widthOf(cut), 120.0);
  EXPECT_TRUE(cut.ends_with("…")) << cut;
  EXPECT_GT((*face)->widthOf("\xff\xfe"), 0.0);
}

}  // namespace
}  // namespace mesomap::render
