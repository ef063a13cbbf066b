#include "base/i18n.h"

#include <gtest/gtest.h>

#include <clocale>
#include <cstdio>
#include <string>

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
  EXPECT_EQ(S_("cheek"), "vangoĝ [cheek]");
  EXPECT_EQ(S_("not translated"), "not translated");
  setLanguage("en");
  EXPECT_TRUE(languageReviewed());
  EXPECT_EQ(S_("cheek"), "cheek");
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
