#include <gtest/gtest.h>

#include "ui/file_dialog.h"

namespace mesomap::ui {
namespace {

TEST(WithExtension, AddsWhatIsMissing) {
  EXPECT_EQ(withExtension("Ana", ".mesomap.json"), "Ana.mesomap.json");
  EXPECT_EQ(withExtension("Ana.json", ".mesomap.json"), "Ana.mesomap.json");
  EXPECT_EQ(withExtension("Ana.mesomap.json", ".mesomap.json"), "Ana.mesomap.json");
  EXPECT_EQ(withExtension("Ana.MESOMAP.JSON", ".mesomap.json"), "Ana.MESOMAP.JSON");
  EXPECT_EQ(withExtension("Dr. Ana", ".csv"), "Dr. Ana.csv");
  EXPECT_EQ(withExtension("", ".csv"), "");
  EXPECT_EQ(withExtension("Ana", ""), "Ana");
  EXPECT_EQ(withExtension("Ana.mesomap", ".mesomap.json"), "Ana.mesomap.json");
  EXPECT_EQ(withExtension("Ana.mesomap.json", ".mesomap"), "Ana.mesomap");
  EXPECT_EQ(withExtension("Ana.json", ".mesomap"), "Ana.json.mesomap");
  EXPECT_EQ(withExtension("Ana", ".mesomap"), "Ana.mesomap");
  EXPECT_EQ(withExtension("Анна", ".mesomap.json"), "Анна.mesomap.json");
}

TEST(ComesBefore, CountsNumbersAndIgnoresCase) {
  const std::vector<std::string> sorted{"Ana 2",  "ana 2b", "Ana 10", "ana 010 b", "Berta",
                                        "berta1", "Ελένη",  "Анна 9", "Анна 11"};
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    for (std::size_t j = 0; j < sorted.size(); ++j) {
      EXPECT_EQ(comesBefore(sorted[i], sorted[j]), i < j) << sorted[i] << " | " << sorted[j];
    }
  }
  EXPECT_NE(comesBefore("a1", "A01"), comesBefore("A01", "a1")) << "one order, not none";
  EXPECT_FALSE(comesBefore("", ""));
}

TEST(HoldsText, FindsAPartOfAName) {
  EXPECT_TRUE(holdsText("Ana 2026.mesomap.json", "ANA"));
  EXPECT_TRUE(holdsText("Анна.mesomap.json", "нн"));
  EXPECT_TRUE(holdsText("x", ""));
  EXPECT_FALSE(holdsText("Ana", "Eva"));
}

TEST(HasExtension, IgnoresCaseAndTakesAllWhenNoneAreNamed) {
  EXPECT_TRUE(hasExtension("HEAD.OBJ", {".obj"}));
  EXPECT_TRUE(hasExtension("a.mesomap.json", {".obj", ".json"}));
  EXPECT_FALSE(hasExtension("a.stl", {".obj", ".json"}));
  EXPECT_TRUE(hasExtension("anything", {}));
}

}  // namespace
}  // namespace mesomap::ui
