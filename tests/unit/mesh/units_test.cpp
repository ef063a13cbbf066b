#include <gtest/gtest.h>

#include "mesh/surface_file.h"

namespace mesomap::mesh {
namespace {

TEST(Units, SymbolsComeBack) {
  for (const Unit u :
       {Unit::millimetre, Unit::centimetre, Unit::decimetre, Unit::metre, Unit::inch}) {
    EXPECT_EQ(unitFromSymbol(unitSymbol(u)), u);
  }
  EXPECT_FALSE(unitFromSymbol("ft"));
  EXPECT_FALSE(unitFromSymbol(""));
  EXPECT_DOUBLE_EQ(millimetresPer(Unit::inch), 25.4);
}

TEST(Units, PlausibleSizesAreHeadsAndBodies) {
  EXPECT_FALSE(plausibleMillimetres(179));
  EXPECT_TRUE(plausibleMillimetres(180));
  EXPECT_TRUE(plausibleMillimetres(480));
  EXPECT_FALSE(plausibleMillimetres(800));
  EXPECT_TRUE(plausibleMillimetres(1300));
  EXPECT_FALSE(plausibleMillimetres(2300));
}

TEST(Units, OneFitIsProposed) {
  EXPECT_EQ(guessUnit(0.385).unit, Unit::metre);
  EXPECT_TRUE(guessUnit(0.385).head);
  EXPECT_EQ(guessUnit(1.5).unit, Unit::metre);
  EXPECT_FALSE(guessUnit(1.5).head);
  EXPECT_EQ(guessUnit(26.0).unit, Unit::centimetre);
  EXPECT_EQ(guessUnit(385).unit, Unit::millimetre);
  EXPECT_EQ(guessUnit(1750).unit, Unit::millimetre);
}

TEST(Units, TwoFitsAreAsked) {
  const auto tall = guessUnit(16.9);  // 1.69 m in dm, 429 mm in inches
  EXPECT_FALSE(tall.unit);
  EXPECT_EQ(tall.candidates, (std::vector<Unit>{Unit::decimetre, Unit::inch}));
  const auto either = guessUnit(200);  // a head of 200 mm, a body of 200 cm
  EXPECT_FALSE(either.unit);
  EXPECT_EQ(either.candidates.size(), 2u);
  EXPECT_TRUE(guessUnit(5000).candidates.empty());
}

}  // namespace
}  // namespace mesomap::mesh
