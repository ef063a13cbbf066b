#include "golden.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "base/platform/folders.h"
#include "render/offscreen.h"
#include "unit/render/scenes.h"

namespace mesomap::render::testing {
namespace {

// Drivers round differently; a changed look differs by far more over far more pixels.
constexpr double kMeanLimit = 2.0;  // of 255
constexpr int kTailLimit = 40;      // of 255, the 99.9th percentile of pixels

std::filesystem::path fromEnvironment(const char* name, const std::filesystem::path& otherwise) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0' ? std::filesystem::path(value) : otherwise;
}

struct Difference {
  double mean = 0.0;
  int tail = 0;
  mesh::Image image;
};

Difference differenceOf(const mesh::Image& a, const mesh::Image& b) {
  Difference d;
  d.image = a;
  std::vector<int> worst;
  double sum = 0.0;
  const auto channels = static_cast<std::size_t>(a.channels);
  for (std::size_t i = 0; i < a.pixels.size(); i += channels) {
    int most = 0;
    for (std::size_t c = 0; c < channels; ++c) {
      const int apart = std::abs(int{a.pixels[i + c]} - int{b.pixels[i + c]});
      d.image.pixels[i + c] =
          c == 3 ? std::uint8_t{255} : static_cast<std::uint8_t>(std::min(255, apart * 5));
      sum += apart;
      most = std::max(most, apart);
    }
    worst.push_back(most);
  }
  d.mean = sum / static_cast<double>(a.pixels.size());
  const auto at = worst.begin() + static_cast<std::ptrdiff_t>(worst.size() * 999 / 1000);
  std::nth_element(worst.begin(), at, worst.end());
  d.tail = *at;
  return d;
}

}  // namespace

void expectGolden(const std::string& name, const Frame& frame) {
  auto drawn = renderOffscreen(frame, shaderFolder());
  ASSERT_TRUE(drawn) << drawn.error().text();
  const auto data = platform::dataFolder();
  ASSERT_TRUE(data) << data.error().text();
  const auto golden = *data / "tests" / "golden" / (name + ".png");
  if (std::getenv("MESOMAP_UPDATE_GOLDEN") != nullptr) {
    auto written = writePng(*drawn, golden);
    ASSERT_TRUE(written) << written.error().text();
    GTEST_SKIP() << "rewrote " << golden;
  }
  auto expected = readPng(golden);
  ASSERT_TRUE(expected) << expected.error().text();
  ASSERT_EQ(expected->width, drawn->width);
  ASSERT_EQ(expected->height, drawn->height);
  ASSERT_EQ(expected->channels, drawn->channels);
  const Difference d = differenceOf(*drawn, *expected);
  if (d.mean <= kMeanLimit && d.tail <= kTailLimit) return;
  const auto out = fromEnvironment("MESOMAP_GOLDEN_OUT", ::testing::TempDir());
  std::filesystem::create_directories(out);
  (void)writePng(*drawn, out / (name + ".actual.png"));
  (void)writePng(d.image, out / (name + ".difference.png"));
  ADD_FAILURE() << fmt::format(
      "{}: mean difference {:.2f} (at most {}), 99.9th percentile {} (at most {}); see {}", name,
      d.mean, kMeanLimit, d.tail, kTailLimit, out.string());
}

}  // namespace mesomap::render::testing
