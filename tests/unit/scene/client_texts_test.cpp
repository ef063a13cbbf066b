// What our own catalogues say to a client, held against the claim guard in every language.
#include "scene/client_texts.h"

#include <stdlib.h>

#include <array>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "base/claim_guard.h"
#include "base/i18n.h"
#include "base/platform/folders.h"
#include "client_names.h"
#include "stage.h"

namespace mesomap::scene {
namespace {

std::vector<std::string> everyTextOf(const ClientTexts& texts) {
  // A table of nothing but texts: a new one cannot be forgotten here.
  constexpr std::size_t kCount = sizeof(ClientTexts) / sizeof(const char*);
  std::array<const char*, kCount> all{};
  std::memcpy(all.data(), &texts, sizeof(texts));
  for (const char* text : all) EXPECT_NE(text, nullptr);
  return {all.begin() + 1, all.end()};
}

TEST(ClientTexts, EveryLanguageOfTheProgramHasThem) {
  for (const Language& one : languages()) EXPECT_NE(clientTexts(one.code), nullptr) << one.code;
  EXPECT_EQ(clientTexts("nl"), nullptr);
}

TEST(ClientTexts, PromiseNothingInAnyLanguage) {
  for (const ClientTexts& texts : allClientTexts()) {
    for (const std::string& text : everyTextOf(texts)) {
      EXPECT_NE(text, "");
      EXPECT_EQ(claimIn(text, texts.code), "") << texts.code << ": " << text;
      EXPECT_EQ(claimIn(text, "en"), "") << texts.code << ": " << text;
    }
  }
}

TEST(ClientTexts, SpeakOfNothingThatFrightens) {
  const std::set<std::string> never = {"needle", "inject", "prick", "blood",    "aiguille",
                                       "inject", "piqûre", "nadel", "spritze",  "stich",
                                       "aguja",  "inyec",  "ago ",  "iniezion", "agulha",
                                       "injeç",  "mm",     " ml",   "zone of"};
  for (const ClientTexts& texts : allClientTexts()) {
    for (const std::string& text : everyTextOf(texts)) {
      for (const std::string& word : never) {
        EXPECT_EQ(text.find(word), std::string::npos) << texts.code << ": " << text;
      }
    }
  }
}

TEST(ClientTexts, NamesOfAllAreasPassTheGuardInAllLanguages) {
  const auto data = platform::dataFolder();
  ASSERT_TRUE(data);
  std::ifstream in(*data / "assets/catalogue/areas.json");
  const auto table = nlohmann::json::parse(in);
  const char* locale = std::getenv("MESOMAP_LOCALE");
  ASSERT_NE(locale, nullptr);
  initTranslation(locale);
  for (const ClientTexts& texts : allClientTexts()) {
    setLanguage(texts.code);
    ASSERT_EQ(language(), texts.code);
    for (const auto& area : table["areas"]) {
      const auto english = area["name"].get<std::string>();
      for (const plan::Side side : {plan::Side::left, plan::Side::right, plan::Side::midline}) {
        const std::string shown = yourArea(english, _(english.c_str()), side, texts);
        EXPECT_EQ(claimInAnyLanguage(shown), "") << texts.code << ": " << shown;
        EXPECT_EQ(shown.find('{'), std::string::npos) << shown;
      }
    }
  }
  setLanguage("fr");
  EXPECT_EQ(yourArea("Cheek", _("Cheek"), plan::Side::left, *clientTexts("fr")),
            "Joue, de votre côté gauche");
  setLanguage("en");
}

TEST(ClientTexts, SayTheSideAsAPersonWould) {
  const ClientTexts& en = *clientTexts("en");
  EXPECT_EQ(yourArea("Cheek", "Cheek", plan::Side::left, en), "Your left cheek");
  EXPECT_EQ(yourArea("Crow's feet", "Crow's feet", plan::Side::right, en),
            "Your right crow's feet");
  EXPECT_EQ(yourArea("Forehead", "Forehead", plan::Side::midline, en), "Your forehead");
  EXPECT_EQ(yourArea("Under the chin", "Under the chin", plan::Side::midline, en),
            "Under the chin");
  EXPECT_EQ(yourArea("Back of the hand", "Back of the hand", plan::Side::left, en),
            "Back of the hand, on your left");
}

}  // namespace
}  // namespace mesomap::scene
