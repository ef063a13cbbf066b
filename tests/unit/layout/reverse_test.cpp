// From what is wanted back to the spacing.
#include "layout/reverse.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "unit/layout/cap.h"

namespace mesomap::layout {
namespace {

/// Points on 100 cm² without a border.
Result<double> plain(double mm) {
  return std::floor(10000.0 / (0.866 * mm * mm));
}

TEST(Reverse, NearestOfAllSpacingsWhereverItStarts) {
  for (const double wanted : {13.0, 50.0, 116.0, 300.0, 777.0, 2886.0}) {
    double best = 0.0;
    double off = 1e9;
    for (double mm = 2.0; mm <= 30.0; mm += 0.5) {
      if (const double d = std::abs(*plain(mm) - wanted); d <= off) {
        off = d;
        best = mm;
      }
    }
    for (const double guess : {0.01, 2.0, 7.3, 11.0, 30.0, 1e9, std::nan("")}) {
      const auto found = spacingFor(wanted, guess, plain);
      ASSERT_TRUE(found) << found.error().text();
      EXPECT_EQ(found->spacingMm, best) << wanted << " from " << guess;
      EXPECT_EQ(found->amount, *plain(best));
      EXPECT_LE(found->tried, 14u);
    }
  }
}

TEST(Reverse, AGoodGuessNeedsFewLayouts) {
  const auto found = spacingFor(115.0, 10.0, plain);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->spacingMm, 10.0);
  EXPECT_LE(found->tried, 3u);
}

TEST(Reverse, BumpsOfTheCountDoNotMatter) {
  const auto bumpy = [](double mm) -> Result<double> {
    return *plain(mm) + (std::lround(mm * 2.0) % 3 == 0 ? 3.0 : 0.0);
  };
  const auto found = spacingFor(180.0, 8.0, bumpy);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->spacingMm, 8.0);
}

TEST(Reverse, OutOfReachIsRefusedInWordsWithWhatThereWouldBe) {
  const auto many = spacingFor(5000.0, 2.0, plain);
  ASSERT_FALSE(many);
  EXPECT_EQ(many.error().kind, ErrorKind::refused);
  EXPECT_EQ(many.error().message, "even 2 mm apart there would be no more than 2886");
  const auto few = spacingFor(3.0, 20.0, plain);
  ASSERT_FALSE(few);
  EXPECT_EQ(few.error().message, "even 30 mm apart there would be 12");
  for (const double nonsense : {0.0, -4.0, std::nan(""), HUGE_VAL}) {
    EXPECT_FALSE(spacingFor(nonsense, 10.0, plain)) << nonsense;
  }
}

TEST(Reverse, ErrorsAndStopsComeThrough) {
  const auto failing = [](double) -> Result<double> {
    return Error{ErrorKind::refused, "", "no skin"};
  };
  const auto failed = spacingFor(10.0, 10.0, failing);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().message, "no skin");
  std::stop_source stop;
  stop.request_stop();
  Progress progress;
  progress.stop = stop.get_token();
  const auto stopped = spacingFor(10.0, 10.0, plain, progress);
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().kind, ErrorKind::cancelled);
}

TEST(Reverse, TheGuessLiesWithinASixthOfTheLayoutsOwnSpacing) {
  const test::Skin& skin = test::sphereSkin();
  const surface::PagedField cap = skin.cap(34.0);
  const double area = 2.0 * M_PI * 70.0 * 70.0 * (1.0 - std::cos(34.0 / 70.0)) / 100.0;
  const double border = 2.0 * M_PI * 70.0 * std::sin(34.0 / 70.0);
  for (const double mm : {6.0, 9.0}) {
    const auto laid = layOut(skin.input(cap, mm));
    ASSERT_TRUE(laid);
    const double guess = spacingGuess(static_cast<double>(laid->points.size()), area, border);
    EXPECT_NEAR(guess / mm, 1.0, 1.0 / 6.0) << laid->points.size();
  }
}

}  // namespace
}  // namespace mesomap::layout
