#include "base/i18n.h"

#include <gtest/gtest.h>

#include <clocale>
#include <cstdio>
#include <string>

#include "base/careful_texts.h"
#include "support/environment.h"

namespace mesomap {
namespace {

using test::ScopedVariable;

std::string localeFolder() {
  const char* folder = ::getenv("MESOMAP_TEST_LOCALE");
  return folder == nullptr ? std::string() : folder;
}

TEST(Translation, StaysEnglishWithoutACatalogue) {
  const ScopedVariable language("LANGUAGE", "xx");
  initTranslation("/nonexistent");
  EXPECT_STREQ(_("cheek"), "cheek");
  EXPECT_STREQ(translatePlural("{} point", "{} points", 1), "{} point");
  EXPECT_STREQ(translatePlural("{} point", "{} points", 0), "{} points");
}

TEST(Translation, FollowsLanguageOnAMachineWithoutLocales) {
  ASSERT_FALSE(localeFolder().empty()) << "ctest sets it";
  const ScopedVariable all("LC_ALL", std::nullopt);
  const ScopedVariable lang("LANG", std::nullopt);
  const ScopedVariable language("LANGUAGE", "eo");
  initTranslation(localeFolder().c_str());
  EXPECT_STREQ(_("cheek"), "vangoĝ");
  EXPECT_STREQ(translatePlural("{} point", "{} points", 1), "{} punkto");
  EXPECT_STREQ(translatePlural("{} point", "{} points", 3), "{} punktoj");
  EXPECT_STREQ(_("not translated"), "not translated");
}

TEST(Translation, FollowsLangWhoseLocaleIsNotInstalled) {
  const ScopedVariable all("LC_ALL", std::nullopt);
  const ScopedVariable messages("LC_MESSAGES", std::nullopt);
  const ScopedVariable lang("LANG", "eo_XX.UTF-8");
  const ScopedVariable language("LANGUAGE", std::nullopt);
  initTranslation(localeFolder().c_str());
  EXPECT_STREQ(_("cheek"), "vangoĝ");
}

TEST(Translation, ChangesWhileItRuns) {
  const ScopedVariable all("LC_ALL", std::nullopt);
  const ScopedVariable language("LANGUAGE", "en");
  initTranslation(localeFolder().c_str());
  EXPECT_STREQ(_("cheek"), "cheek");
  EXPECT_EQ(mesomap::language(), "en");
  setLanguage("eo");
  EXPECT_STREQ(_("cheek"), "vangoĝ");
  EXPECT_EQ(mesomap::language(), "eo");
  setLanguage("xx");
  EXPECT_STREQ(_("cheek"), "cheek") << "no catalogue";
  setLanguage("../eo");
  EXPECT_EQ(mesomap::language(), "en") << "a name, not a path";
  setLanguage("eo");
  setLanguage("");
  EXPECT_EQ(mesomap::language(), "en") << "the system's";
}

TEST(Translation, TakesTheFirstOfTheSystemsLanguagesThatItHas) {
  const ScopedVariable all("LC_ALL", "C.UTF-8");
  {
    const ScopedVariable language("LANGUAGE", "xx_YY:eo_XX:en");
    initTranslation(localeFolder().c_str());
    EXPECT_EQ(mesomap::language(), "eo");
  }
  const ScopedVariable language("LANGUAGE", "xx:en:eo");
  initTranslation(localeFolder().c_str());
  EXPECT_EQ(mesomap::language(), "en");
}

TEST(Translation, SaysInEnglishTooWhatNobodyHasReviewed) {
  const ScopedVariable all("LC_ALL", std::nullopt);
  const ScopedVariable language("LANGUAGE", "eo");
  initTranslation(localeFolder().c_str());
  EXPECT_FALSE(languageReviewed());
  EXPECT_EQ(withEnglish("cheek"), "vangoĝ [cheek]");
  EXPECT_EQ(withEnglish("not translated"), "not translated");
  EXPECT_STREQ(_("cheek"), "vangoĝ") << "a name is no sentence";
  EXPECT_STREQ(_("Caution: {}"), "Atentu: {0} [Caution: {0}]");
  EXPECT_STREQ(_("{:.0f} mm from {}."), "de {1}: {0:.0f} mm. [{0:.0f} mm from {1}.]");
  EXPECT_EQ(withEnglish("Caution: {}"), _("Caution: {}")) << "not twice";
  // Translated alike, each keeps its own English.
  EXPECT_STREQ(_("Leave the caution zone free"), "Liberigi la zonon [Leave the caution zone free]");
  EXPECT_STREQ(_("Keep the blocked zone free"), "Liberigi la zonon [Keep the blocked zone free]");
  EXPECT_STREQ(translatePlural("{} mm is left free", "{} mm are left free", 1),
               "{0} mm estas libera [{0} mm is left free]");
  EXPECT_STREQ(translatePlural("{} mm is left free", "{} mm are left free", 4),
               "{0} mm estas liberaj [{0} mm are left free]");
  setLanguage("en");
  EXPECT_TRUE(languageReviewed());
  EXPECT_EQ(withEnglish("cheek"), "cheek");
  EXPECT_STREQ(_("Caution: {}"), "Caution: {}");
}

TEST(Translation, KnowsWhatMustNotBeMisunderstood) {
  for (const char* text :
       {"Caution: {}", "No automatic points here.",
        "R or L marks the client's right or left alone.", "{:.1f} mm along the skin there",
        "Is the point on the client's left?", "Call the emergency number."}) {
    EXPECT_TRUE(needsEnglish(text)) << text;
  }
  for (const char* text :
       {"Client's left {}", "{} mm", "{} mm deep", "Right drag, or left drag beside the figure",
        "Spacing", "Save", "mm", "Open a plan or a scan", "Open a plan or a scan again",
        "Mark skin by dragging", "From a number of points or mL …"}) {
    EXPECT_FALSE(needsEnglish(text)) << text;
  }
}

TEST(Translation, NumbersPlaces) {
  EXPECT_EQ(placesNumbered("{} and {:.1f} of {}"), "{0} and {1:.1f} of {2}");
  EXPECT_EQ(placesNumbered("{1} {0:>3}"), "{1} {0:>3}");
  EXPECT_EQ(placesNumbered("{{}} {} {{ }}"), "{{}} {0} {{ }}");
  EXPECT_EQ(placesNumbered("none"), "none");
  EXPECT_EQ(placesNumbered("open {"), "open {");
}

TEST(Translation, LeavesPlainCInEnglish) {
  const ScopedVariable all("LC_ALL", "C");
  const ScopedVariable language("LANGUAGE", std::nullopt);
  initTranslation(localeFolder().c_str());
  EXPECT_STREQ(_("cheek"), "cheek");
}

TEST(Translation, HasNoTextForTheEmptyOne) {
  const ScopedVariable language("LANGUAGE", "eo");
  initTranslation(localeFolder().c_str());
  EXPECT_STREQ(_(""), "") << "the catalogue's header must not reach the user";
  EXPECT_EQ(translate(nullptr), nullptr);
}

TEST(Translation, KeepsTheFullStopInNumbers) {
  const ScopedVariable all("LC_ALL", "de_DE.UTF-8");
  initTranslation(localeFolder().c_str());
  EXPECT_STREQ(std::setlocale(LC_NUMERIC, nullptr), "C");
  char text[8];
  std::snprintf(text, sizeof text, "%.1f", 2.5);
  EXPECT_STREQ(text, "2.5");
}

}  // namespace
}  // namespace mesomap
