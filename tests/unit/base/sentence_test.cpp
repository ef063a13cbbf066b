#include "base/sentence.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "base/i18n.h"
#include "support/environment.h"

namespace mesomap {
namespace {

TEST(Sentence, ChangesTheFirstLetterWhateverItsAlphabetHolds) {
  EXPECT_EQ(lowerFirst("Client's left cheek"), "client's left cheek");
  EXPECT_EQ(lowerFirst("Épaule"), "épaule");
  EXPECT_EQ(upperFirst("épaule"), "Épaule");
  EXPECT_EQ(upperFirst("orbital rim"), "Orbital rim");
  EXPECT_EQ(upperFirst("ñandú"), "Ñandú");
}

TEST(Sentence, LeavesWhatHasNoCase) {
  for (const char* text : {"", "7 points", "×2", "÷2", "ß", "ÿ", "…", "Ж"}) {
    EXPECT_EQ(upperFirst(text), text);
    EXPECT_EQ(lowerFirst(text), text);
  }
  EXPECT_EQ(lowerFirst("\xC3"), "\xC3") << "cut off";
}

TEST(Sentence, KeepsGermanNouns) {
  const char* folder = std::getenv("MESOMAP_LOCALE");
  ASSERT_NE(folder, nullptr) << "ctest sets it";
  const test::ScopedVariable variable("LANGUAGE", "en");
  initTranslation(folder);
  setLanguage("de");
  EXPECT_EQ(lowerFirst("Wange"), "Wange");
  setLanguage("fr");
  EXPECT_EQ(lowerFirst("Joue"), "joue");
}

}  // namespace
}  // namespace mesomap
