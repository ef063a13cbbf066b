#include "ui/theme.h"

#include <gtest/gtest.h>

#include <cmath>
#include <ostream>
#include <vector>

namespace mesomap::ui {

void PrintTo(const Palette& colors, std::ostream* to) {
  *to << (colors.dark ? "dark" : "light");
}

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

/// What is seen of a colour laid over another, alpha 0..1.
Color over(Color top, double alpha, Color below) {
  Color seen = 0xff000000U;
  for (const int shift : {0, 8, 16}) {
    const double mixed =
        alpha * ((top >> shift) & 0xffU) + (1 - alpha) * ((below >> shift) & 0xffU);
    seen |= static_cast<Color>(std::lround(mixed)) << shift;
  }
  return seen;
}

TEST(Contrast, FormulaAgreesWithKnownPairs) {
  EXPECT_NEAR(contrast(rgb(0x000000), rgb(0xFFFFFF)), 21.0, 1e-9);
  EXPECT_NEAR(contrast(rgb(0x777777), rgb(0xFFFFFF)), 4.48, 0.01);
}

class Theme : public ::testing::TestWithParam<Palette> {
 protected:
  static void expectReadable(Color ink, const std::vector<Color>& grounds, double least = 4.5) {
    for (const Color ground : grounds) {
      EXPECT_GE(contrast(ink, ground), least) << std::hex << ink << " on " << ground;
    }
  }
};

TEST_P(Theme, TextIsReadableOnEveryGround) {
  const Palette& p = GetParam();
  expectReadable(p.ink, {p.panel, p.bar, p.field, p.hover, p.pressed, p.accentSoft, p.noteSoft,
                         p.dangerSoft, p.view});
  expectReadable(p.inkSoft, {p.panel, p.bar, p.field, p.hover, p.accentSoft, p.noteSoft, p.view});
  expectReadable(p.onAccent, {p.accent, p.accentHover});
  expectReadable(p.accentInk, {p.accentSoft, p.bar, p.panel});
  // Glyphs before a line of text.
  expectReadable(p.accent, {p.field, p.hover, p.panel, p.bar});
  expectReadable(p.onTip, {p.tip, p.tipProblem});
  expectReadable(p.caution, {p.field, p.bar, p.panel});
  expectReadable(p.danger, {p.field, p.dangerSoft, p.panel, p.bar});
}

TEST_P(Theme, TextIsReadableOnPanelsThatThePictureShinesThrough) {
  const Palette& p = GetParam();
  // The lightest and the darkest that skin, garment and ground come to.
  for (const Color below : {rgb(0xFFF4EA), rgb(0x2B2320)}) {
    const Color panel = over(p.bar, 0.94, below);
    for (const Color ink : {p.ink, p.inkSoft, p.caution, p.danger, p.accentInk}) {
      expectReadable(ink, {panel});
    }
    expectReadable(p.inkSoft, {over(p.bar, 0.88, below)});  // the line under the client's picture
    expectReadable(p.ink, {over(p.noteSoft, 0.95, below)});
  }
}

TEST_P(Theme, ControlsStandOutFromWhatIsRoundThem) {
  const Palette& p = GetParam();
  // The ring of the keyboard, and a filled tick box.
  expectReadable(p.accent, {p.bar, p.panel, p.field}, 3.0);
  EXPECT_GT(contrast(p.hover, p.bar), 1.05);
  EXPECT_GT(contrast(p.fieldLine, p.field), 1.5);
}

INSTANTIATE_TEST_SUITE_P(Palettes, Theme, ::testing::Values(kLightPalette, kDarkPalette),
                         [](const auto& palette) {
                           return std::string(palette.param.dark ? "Dark" : "Light");
                         });

TEST(Colors, ArePackedAsRedGreenBlueAlpha) {
  EXPECT_EQ(rgb(0x112233), 0xff332211U);
  EXPECT_EQ(withAlpha(rgb(0x112233), 0.0f), 0x00332211U);
  EXPECT_EQ(withAlpha(rgb(0x112233), 1.0f), 0xff332211U);
}

}  // namespace
}  // namespace mesomap::ui
