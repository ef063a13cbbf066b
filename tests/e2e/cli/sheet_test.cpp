// Names and numbers in pictures, pictures larger than a graphics card draws at once, and the sheet
// of all views: judged by the pixels.
#include <algorithm>
#include <cstdlib>

#include "e2e/cli/program.h"
#include "render/offscreen.h"

namespace mesomap::e2e {
namespace {

class CliSheet : public Story {
 protected:
  void SetUp() override {
    const Ran planned = run({"plan", "figure:bust-female", "--technique", "papule", "--area",
                             "forehead", "--client", "Ana Example", "-o", "a.mesomap.json"});
    ASSERT_EQ(planned.status, 0) << planned.err;
  }
  mesh::Image draw(std::vector<std::string> words) {
    words.insert(words.begin(), "render");
    words.insert(words.end(), {"-o", "drawn.png"});
    const Ran ran = run(words, {"SOURCE_DATE_EPOCH=1767225600"});
    EXPECT_EQ(ran.status, 0) << ran.err;
    auto image = render::readPng(in("drawn.png"));
    EXPECT_TRUE(image) << (image ? std::string() : image.error().text());
    return image ? std::move(*image) : mesh::Image{};
  }
  static int darkest(const mesh::Image& image, int x, int y) {
    const auto at = (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                     static_cast<std::size_t>(x)) *
                    static_cast<std::size_t>(image.channels);
    return std::min({image.pixels[at], image.pixels[at + 1], image.pixels[at + 2]});
  }
  /// Pixels that are not paper.
  static std::size_t inked(const mesh::Image& image, int left, int top, int right, int bottom) {
    std::size_t count = 0;
    for (int y = top; y < bottom; ++y) {
      for (int x = left; x < right; ++x) count += darkest(image, x, y) < 250 ? 1 : 0;
    }
    return count;
  }
};

std::size_t different(const mesh::Image& a, const mesh::Image& b) {
  if (a.pixels.size() != b.pixels.size()) return a.pixels.size();
  std::size_t count = 0;
  for (std::size_t i = 0; i < a.pixels.size(); ++i) {
    count += std::abs(int{a.pixels[i]} - int{b.pixels[i]}) > 8 ? 1 : 0;
  }
  return count;
}

TEST_F(CliSheet, LabelsAreLaidOverAndOnlyWhereAskedFor) {
  const std::vector<std::string> view{"a.mesomap.json", "--view", "front", "--size", "480x360"};
  std::vector<std::string> labelled = view;
  labelled.emplace_back("--labels");
  const mesh::Image bare = draw(view);
  const std::size_t laid = different(bare, draw(labelled));
  // A name, some numbers and the bar of the scale, and not the whole picture.
  EXPECT_GT(laid, 2000u);
  EXPECT_LT(laid, bare.pixels.size() / 8);
  labelled.emplace_back("--client");
  labelled.insert(labelled.begin(), "render");
  labelled.insert(labelled.end(), {"-o", "client.png"});
  const Ran client = run(labelled);
  EXPECT_EQ(client.status, 2);
  EXPECT_NE(client.err.find("--labels are not shown to the client"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(in("client.png")));
}

TEST_F(CliSheet, APictureLargerThanAtOnce) {
  const mesh::Image wide =
      draw({"figure:bust-female", "--view", "front", "--size", "9000x300", "--transparent"});
  ASSERT_EQ(wide.width, 9000);
  ASSERT_EQ(wide.height, 300);
  // The same head in its middle as in a small picture.
  const mesh::Image small =
      draw({"figure:bust-female", "--view", "front", "--size", "300x300", "--transparent"});
  mesh::Image middle = small;
  for (std::size_t y = 0; y < 300; ++y) {
    std::copy_n(wide.pixels.begin() + static_cast<std::ptrdiff_t>((y * 9000 + 4350) * 4), 1200,
                middle.pixels.begin() + static_cast<std::ptrdiff_t>(y * 1200));
  }
  std::size_t figure = 0;
  for (std::size_t i = 3; i < middle.pixels.size(); i += 4) figure += middle.pixels[i] > 127;
  EXPECT_GT(figure, 15000u);
}

TEST_F(CliSheet, SixViewsWithCaptionsWithinTheMarginsOfA4) {
  const mesh::Image sheet = draw({"a.mesomap.json", "--sheet"});
  ASSERT_EQ(sheet.width, 3508);
  ASSERT_EQ(sheet.height, 2480);
  const std::string file = contentsOf(in("drawn.png"));
  // 300 dots per inch, as PNG says it: 11811 in a metre.
  EXPECT_NE(file.find(std::string("pHYs\0\0\x2e\x23\0\0\x2e\x23\1", 13)), std::string::npos);
  EXPECT_EQ(inked(sheet, 0, 0, 3508, 100), 0u);
  EXPECT_EQ(inked(sheet, 0, 2380, 3508, 2480), 0u);
  EXPECT_EQ(inked(sheet, 0, 0, 100, 2480), 0u);
  EXPECT_EQ(inked(sheet, 3408, 0, 3508, 2480), 0u);
  for (int column = 0; column < 3; ++column) {
    for (int row = 0; row < 2; ++row) {
      const int left = 142 + column * 1090, top = 142 + row * 1000;
      EXPECT_GT(inked(sheet, left, top, left + 1042, top + 800), 150'000u) << column << ' ' << row;
    }
  }
}

TEST_F(CliSheet, WhoseItIsStandsThereOnlyWhereItMay) {
  const Ran other = run({"plan", "figure:bust-female", "--technique", "papule", "--area",
                         "forehead", "--client", "Quite Another", "-o", "b.mesomap.json"});
  ASSERT_EQ(other.status, 0) << other.err;
  const auto apart = [&](const std::vector<std::string>& words) {
    std::vector<std::string> a{"a.mesomap.json", "--sheet"}, b{"b.mesomap.json", "--sheet"};
    a.insert(a.end(), words.begin(), words.end());
    b.insert(b.end(), words.begin(), words.end());
    const mesh::Image first = draw(a);
    return different(first, draw(b));
  };
  EXPECT_GT(apart({}), 2000u);
  EXPECT_EQ(apart({"--without-personal-data"}), 0u);
  EXPECT_EQ(apart({"--client"}), 0u);
}

TEST_F(CliSheet, WrongWordsAreNamed) {
  const Ran ran = run({"render", "a.mesomap.json", "--sheet", "--view", "front", "-o", "x.png"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_NE(ran.err.find("--sheet has views and a size of its own"), std::string::npos) << ran.err;
}

}  // namespace
}  // namespace mesomap::e2e
