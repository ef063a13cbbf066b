#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "render/offscreen.h"
#include "render/png_rows.h"
#include "support/temporary_folder.h"

namespace mesomap::render {
namespace {

class PngTest : public ::testing::Test {
 protected:
  test::TemporaryFolder folder_;
};

mesh::Image stripes(int channels) {
  mesh::Image image;
  image.width = 5;
  image.height = 3;
  image.channels = channels;
  for (int i = 0; i < 5 * 3 * channels; ++i) {
    image.pixels.push_back(static_cast<std::uint8_t>(i * 7));
  }
  return image;
}

TEST_F(PngTest, ReadsBackWhatWasWritten) {
  for (const int channels : {3, 4}) {
    const auto image = stripes(channels);
    const auto path = folder_ / "a.png";
    ASSERT_TRUE(writePng(image, path));
    auto back = readPng(path);
    ASSERT_TRUE(back) << back.error().text();
    EXPECT_EQ(back->channels, channels);
    EXPECT_EQ(back->pixels, image.pixels);
  }
}

TEST_F(PngTest, RowByRowIsTheSameFile) {
  mesh::Image image = stripes(4);
  image.width = 1;
  image.height = 15;
  const auto whole = encodePng(image);
  ASSERT_TRUE(whole);
  auto rows = PngRows::begin(1, 15, 4);
  ASSERT_TRUE(rows);
  for (std::size_t y = 0; y < 15; ++y) {
    mesh::Image row = image;
    row.height = 1;
    row.pixels.assign(image.pixels.begin() + static_cast<std::ptrdiff_t>(4 * y),
                      image.pixels.begin() + static_cast<std::ptrdiff_t>(4 * y + 4));
    ASSERT_TRUE(rows->add(row));
  }
  EXPECT_FALSE(rows->add(image)) << "more rows than there are";
  const auto file = rows->finish();
  ASSERT_TRUE(file);
  EXPECT_EQ(*file, *whole);
  auto short_ = PngRows::begin(1, 15, 3);
  ASSERT_TRUE(short_);
  EXPECT_FALSE(short_->finish());
}

TEST_F(PngTest, IncompletePicturesAreRefused) {
  auto image = stripes(4);
  image.pixels.pop_back();
  EXPECT_FALSE(encodePng(image));
  EXPECT_FALSE(encodePng(mesh::Image()));
  image = stripes(4);
  image.width = -5;
  EXPECT_FALSE(encodePng(image));
}

TEST_F(PngTest, DamagedAndMissingFilesAreRefusedInWords) {
  EXPECT_FALSE(readPng(folder_ / "missing.png"));
  EXPECT_FALSE(writePng(stripes(3), folder_.path() / "no-folder" / "a.png"));
  auto png = encodePng(stripes(4));
  ASSERT_TRUE(png);
  const auto path = folder_ / "broken.png";
  for (const std::size_t keep : {std::size_t{0}, std::size_t{8}, std::size_t{40}}) {
    std::ofstream(path, std::ios::binary) << png->substr(0, keep);
    auto r = readPng(path);
    EXPECT_FALSE(r) << keep;
  }
}

}  // namespace
}  // namespace mesomap::render
