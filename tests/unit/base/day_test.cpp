#include "base/day.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace mesomap {
namespace {

TEST(Day, countsFromTheBeginningOf1970) {
  EXPECT_EQ(dayFrom("1970-01-01")->number, 0);
  EXPECT_EQ(dayFrom("1970-02-01")->number, 31);
  EXPECT_EQ(dayFrom("2000-03-01")->number - dayFrom("2000-02-28")->number, 2);
  EXPECT_EQ(dayFrom("1900-03-01")->number - dayFrom("1900-02-28")->number, 1);
}

TEST(Day, goesThereAndBack) {
  for (long number = dayFrom("1999-12-01")->number; number < 20000; number += 13) {
    EXPECT_EQ(dayFrom(dayText({number}))->number, number);
  }
}

TEST(Day, isNotWhatIsNoDay) {
  for (const char* text :
       {"", "2026", "2026-13-01", "2026-00-01", "2026-02-30", "2025-02-29", "2026-2-3", "tomorrow",
        "2026-11-22T10:00", "2026/11/22", "22-11-2026", "1899-12-31", "3000-01-01", "2026-11-00",
        "2026-11--1", "+026-11-22", " 2026-11-22", "2026-11-2 "}) {
    EXPECT_FALSE(dayFrom(text)) << text;
  }
}

TEST(Day, ofAMonthIsItsLast) {
  EXPECT_EQ(lastDayFrom("2027-08"), dayFrom("2027-08-31"));
  EXPECT_EQ(lastDayFrom("2028-02"), dayFrom("2028-02-29"));
  EXPECT_EQ(lastDayFrom("2027-08-04"), dayFrom("2027-08-04"));
  EXPECT_FALSE(lastDayFrom("2027-13"));
  EXPECT_FALSE(lastDayFrom("2027"));
}

TEST(Day, ofTodayFollowsSourceDateEpoch) {
  ::setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
  EXPECT_EQ(dayText(today()), "2023-11-14");
  ::unsetenv("SOURCE_DATE_EPOCH");
  EXPECT_GT(today(), *dayFrom("2026-01-01"));
}

}  // namespace
}  // namespace mesomap
