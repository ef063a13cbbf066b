// The catalogues that are shipped: nothing missing, and every place of a text filled in every
// language.
#include <gtest/gtest.h>
#include <libintl.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/careful_texts.h"
#include "base/i18n.h"
#include "support/environment.h"

namespace mesomap {
namespace {

namespace fs = std::filesystem;

struct Text {
  std::string one;
  std::string many;  ///< Empty without a plural.
};

/// The C string in the quotes of a line of a .pot.
std::string unquoted(const std::string& line) {
  std::string text;
  for (std::size_t i = line.find('"') + 1; i + 1 < line.size(); ++i) {
    if (line[i] != '\\') {
      text += line[i];
    } else {
      ++i;
      text += line[i] == 'n' ? '\n' : line[i] == 't' ? '\t' : line[i];
    }
  }
  return text;
}

const std::vector<Text>& texts() {
  static const std::vector<Text> all = [] {
    std::vector<Text> read;
    const char* root = std::getenv("MESOMAP_DATA");
    std::ifstream pot(fs::path(root == nullptr ? "." : root) / "po" / "mesomap.pot");
    std::string* open = nullptr;
    for (std::string line; std::getline(pot, line);) {
      if (line.starts_with("msgid_plural ")) {
        open = &read.back().many;
      } else if (line.starts_with("msgid ")) {
        open = &read.emplace_back().one;
      } else if (!line.starts_with('"')) {
        open = nullptr;
      }
      if (open != nullptr) *open += unquoted(line);
    }
    std::erase_if(read, [](const Text& text) { return text.one.empty(); });
    return read;
  }();
  return all;
}

/// "{1:.1f} of {0}" → {"0", "1:.1f"}
std::multiset<std::string> placesOf(const std::string& pattern) {
  std::multiset<std::string> places;
  const std::string numbered = placesNumbered(pattern);
  for (std::size_t i = 0; i < numbered.size(); ++i) {
    if (numbered[i] != '{') continue;
    if (i + 1 < numbered.size() && numbered[i + 1] == '{') {
      ++i;
      continue;
    }
    const std::size_t end = numbered.find('}', i);
    if (end == std::string::npos) return {"not closed"};
    places.insert(numbered.substr(i + 1, end - i - 1));
    i = end;
  }
  return places;
}

class Catalogues : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    const char* folder = std::getenv("MESOMAP_LOCALE");
    ASSERT_NE(folder, nullptr) << "ctest sets it";
    initTranslation(folder);
    setLanguage(GetParam());
    ASSERT_EQ(language(), GetParam()) << "no catalogue in " << folder;
    ASSERT_GT(texts().size(), 1000u);
  }

 private:
  test::ScopedVariable language_{"LANGUAGE", "en"};
};

TEST_P(Catalogues, TranslateEveryText) {
  const char* domain = GetParam().c_str();
  for (const Text& text : texts()) {
    if (text.many.empty()) {
      EXPECT_NE(dgettext(domain, text.one.c_str()), text.one.c_str()) << text.one;
    } else {
      for (const unsigned long count : {1UL, 2UL, 5UL}) {
        const char* shown = dngettext(domain, text.one.c_str(), text.many.c_str(), count);
        EXPECT_TRUE(shown != text.one.c_str() && shown != text.many.c_str()) << text.one;
      }
    }
  }
}

TEST_P(Catalogues, FillThePlacesOfTheOriginal) {
  const char* domain = GetParam().c_str();
  for (const Text& text : texts()) {
    const std::string shown = dgettext(domain, text.one.c_str());
    EXPECT_EQ(placesOf(shown), placesOf(text.one)) << text.one << "\n" << shown;
    const bool mixed =
        shown.find("{}") != std::string::npos || shown.find("{:") != std::string::npos;
    const bool numbered =
        shown.find("{0") != std::string::npos || shown.find("{1") != std::string::npos;
    EXPECT_FALSE(mixed && numbered) << shown;
    if (text.many.empty()) continue;
    for (const unsigned long count : {2UL, 5UL}) {
      const std::string many = dngettext(domain, text.one.c_str(), text.many.c_str(), count);
      EXPECT_EQ(placesOf(many), placesOf(text.many)) << many;
    }
  }
}

TEST_P(Catalogues, KeepTheEdges) {
  for (const Text& text : texts()) {
    const std::string shown = dgettext(GetParam().c_str(), text.one.c_str());
    EXPECT_EQ(shown.starts_with(' '), text.one.starts_with(' ')) << text.one;
    EXPECT_EQ(shown.ends_with(' '), text.one.ends_with(' ')) << text.one;
    EXPECT_EQ(shown.ends_with("…"), text.one.ends_with("…")) << text.one << "\n" << shown;
  }
}

TEST_P(Catalogues, NameTheSidesOfTheClientApart) {
  for (const auto& [left, right] :
       {std::pair{"Client's left {}", "Client's right {}"},
        std::pair{"{}, client's left", "{}, client's right"},
        std::pair{"the {}, client's left", "the {}, client's right"},
        std::pair{"Client's left", "Client's right"}, std::pair{"L", "R"}}) {
    EXPECT_STRNE(dgettext(GetParam().c_str(), left), dgettext(GetParam().c_str(), right)) << left;
  }
}

std::vector<std::string> translated() {
  std::vector<std::string> codes;
  for (const Language& one : languages()) codes.emplace_back(one.code);
  std::erase(codes, "en");
  return codes;
}

INSTANTIATE_TEST_SUITE_P(Every, Catalogues, testing::ValuesIn(translated()),
                         [](const auto& one) { return one.param; });

}  // namespace
}  // namespace mesomap
