#include "ui/number_text.h"

#include <gtest/gtest.h>

namespace mesomap::ui {
namespace {

TEST(ParseQuantity, TakesPlainNumbersAndUnits) {
  EXPECT_EQ(parseQuantity("10", "mm"), 10.0);
  EXPECT_EQ(parseQuantity(" 10 mm ", "mm"), 10.0);
  EXPECT_EQ(parseQuantity("1 cm", "mm"), 10.0);
  EXPECT_EQ(parseQuantity("1cm", "mm"), 10.0);
  EXPECT_EQ(parseQuantity("0.5 CM", "mm"), 5.0);
  EXPECT_EQ(parseQuantity("0.02 mL", "mL"), 0.02);
  EXPECT_DOUBLE_EQ(parseQuantity("20 µl", "mL").value_or(0), 0.02);
  EXPECT_EQ(parseQuantity("15°", "°"), 15.0);
  EXPECT_DOUBLE_EQ(parseQuantity("500 µm", "mm").value_or(0), 0.5);
  EXPECT_DOUBLE_EQ(parseQuantity("1 in", "mm").value_or(0), 25.4);
  EXPECT_EQ(parseQuantity("0,5 cm³", "mL"), 0.5);
  EXPECT_EQ(parseQuantity("2 min", "s"), 120.0);
  EXPECT_EQ(parseQuantity("2 min", "min"), 2.0);
  EXPECT_EQ(parseQuantity("30 s", "min"), 0.5);
}

TEST(ParseQuantity, CommaAndPointBothMarkDecimals) {
  EXPECT_EQ(parseQuantity("0,02", "mL"), 0.02);
  EXPECT_EQ(parseQuantity("2,5 mm", "mm"), 2.5);
}

TEST(ParseQuantity, RefusesWhatIsNoQuantityOfThatKind) {
  for (const char* text : {"", " ", "abc", "mm", "10 mL", "10 x", "1.2.3", "1,2,3", "nan", "inf",
                           "1e400", "--3", "10 mm mm", "0x10"}) {
    EXPECT_FALSE(parseQuantity(text, "mm").has_value()) << text;
  }
}

TEST(SteppedValue, GoesToMultiplesOfTheStep) {
  EXPECT_DOUBLE_EQ(steppedValue(10.0, 0.5, 1), 10.5);
  EXPECT_DOUBLE_EQ(steppedValue(10.0, 0.5, -3), 8.5);
  EXPECT_DOUBLE_EQ(steppedValue(10.2, 0.5, 1), 10.5);
  EXPECT_DOUBLE_EQ(steppedValue(10.2, 0.5, -1), 10.0);
  EXPECT_DOUBLE_EQ(steppedValue(0.3, 0.1, 1), 0.4) << "though 0.3 / 0.1 lies a hair below 3";
}

TEST(NumberText, DropsTrailingZeros) {
  EXPECT_EQ(numberText(10.0, 2), "10");
  EXPECT_EQ(numberText(12.5, 2), "12.5");
  EXPECT_EQ(numberText(1.035, 2), "1.04");
  EXPECT_EQ(numberText(1.0349, 2), "1.03");
  EXPECT_EQ(numberText(-0.0001, 2), "0");
  EXPECT_EQ(numberText(100.0, 0), "100");
}

TEST(AreaText, IsWholeAboveTen) {
  EXPECT_EQ(areaText(32.4), "32 cm²");
  EXPECT_EQ(areaText(9.97), "10 cm²");
  EXPECT_EQ(areaText(9.94), "9.9 cm²");
  EXPECT_EQ(areaText(0.0), "0.0 cm²");
}

TEST(VolumeText, HasTwoDecimals) {
  EXPECT_EQ(volumeText(1.0), "1.00 mL");
  EXPECT_EQ(volumeText(0.126), "0.13 mL");
}

}  // namespace
}  // namespace mesomap::ui
