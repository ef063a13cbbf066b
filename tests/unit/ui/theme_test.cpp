#include "ui/theme.h"

#include <gtest/gtest.h>

#include <cmath>

namespace mesomap::ui {
namespace {

double channel(Color color, int shift) {
  const double value = ((color >> shift) & 0xffU) / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

/// WCAG 2.1 relative luminance and contrast ratio.
double luminance(Color color) {
  return 0.2126 * channel(color, 0) + 0.7152 * channel(color, 8) + 0.0722 * channel(color, 16);
}

double contrast(Color a, Color b) {
  const double first = luminance(a) + 0.05;
  const double second = luminance(b) + 0.05;
  return first > second ? first / second : second / first;
}

TEST(Contrast, FormulaAgreesWithKnownPairs) {
  EXPECT_NEAR(contrast(rgb(0x000000), rgb(0xFFFFFF)), 21.0, 1e-9);
  EXPECT_NEAR(contrast(rgb(0x777777), rgb(0xFFFFFF)), 4.48, 0.01);
}

TEST(Theme, TextIsReadableOnEveryGround) {
  constexpr double kLeast = 4.5;
  for (const Color ground :
       {palette::kPanel, palette::kBar, palette::kField, palette::kHover, palette::kPressed,
        palette::kAccentSoft, palette::kNoteSoft, palette::kDangerSoft, palette::kView}) {
    EXPECT_GE(contrast(palette::kInk, ground), kLeast) << std::hex << ground;
  }
  for (const Color ground : {palette::kPanel, palette::kBar, palette::kField, palette::kHover,
                             palette::kAccentSoft, palette::kView}) {
    EXPECT_GE(contrast(palette::kInkSoft, ground), kLeast) << std::hex << ground;
  }
  EXPECT_GE(contrast(palette::kOnAccent, palette::kAccent), kLeast);
  EXPECT_GE(contrast(palette::kOnAccent, palette::kAccentHover), kLeast);
  EXPECT_GE(contrast(palette::kAccentInk, palette::kAccentSoft), kLeast);
  EXPECT_GE(contrast(palette::kBar, palette::kInk), kLeast);
  EXPECT_GE(contrast(palette::kBar, palette::kDanger), kLeast);
  for (const Color ground : {palette::kField, palette::kBar, palette::kPanel}) {
    EXPECT_GE(contrast(palette::kCaution, ground), kLeast) << std::hex << ground;
  }
  for (const Color ground : {palette::kField, palette::kDangerSoft, palette::kPanel}) {
    EXPECT_GE(contrast(palette::kDanger, ground), kLeast) << std::hex << ground;
  }
}

TEST(Theme, PacksColoursAsRedGreenBlueAlpha) {
  EXPECT_EQ(rgb(0x112233), 0xff332211U);
  EXPECT_EQ(withAlpha(rgb(0x112233), 0.0f), 0x00332211U);
  EXPECT_EQ(withAlpha(rgb(0x112233), 1.0f), 0xff332211U);
}

}  // namespace
}  // namespace mesomap::ui
