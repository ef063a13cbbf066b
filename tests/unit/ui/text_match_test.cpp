#include "ui/text_match.h"

#include <gtest/gtest.h>

namespace mesomap::ui {
namespace {

TEST(Folded, DropsCaseAndAccents) {
  EXPECT_EQ(folded("Größe ÄÖÜ"), "grosse aou");
  EXPECT_EQ(folded("Żółć"), "zolc");
  EXPECT_EQ(folded("œil Æ"), "oeil ae");
  EXPECT_EQ(folded("Ёлка ПЛАН"), "елка план");
  EXPECT_EQ(folded("Άκρος"), "ακροσ");
  EXPECT_EQ(folded("e\xCC\x81t\xC3\xA9"), "ete") << "an accent that stands for itself";
  EXPECT_EQ(folded("İstanbul ığ"), "istanbul ig");
  EXPECT_EQ(folded("\xff\xc3"), folded("\xff\xc3")) << "broken bytes end it nowhere";
}

TEST(MatchRank, FindsWordsInAnyOrderByTheirBeginning) {
  EXPECT_EQ(matchRank("sav", "Save as …", ""), 3);
  EXPECT_EQ(matchRank("as save", "Save as …", ""), 2);
  EXPECT_EQ(matchRank("SIDE left", "Client's left side", ""), 2);
  EXPECT_EQ(matchRank("ide", "Side", ""), -1);
  EXPECT_EQ(matchRank("flache", "Fläche", ""), 3);
  EXPECT_EQ(matchRank("", "Anything", ""), 0);
  EXPECT_EQ(matchRank("  ", "Anything", ""), 0);
}

TEST(MatchRank, TooltipsHelpButCountLess) {
  EXPECT_EQ(matchRank("mole", "Exclude", "Moles, scars, tattoos and the like"), 1);
  EXPECT_EQ(matchRank("exclude scar", "Exclude", "Moles, scars, tattoos and the like"), 1);
  EXPECT_EQ(matchRank("exclude wart", "Exclude", "Moles, scars, tattoos and the like"), -1);
}

}  // namespace
}  // namespace mesomap::ui
