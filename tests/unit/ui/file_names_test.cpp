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
}

TEST(HasExtension, IgnoresCaseAndTakesAllWhenNoneAreNamed) {
  EXPECT_TRUE(hasExtension("HEAD.OBJ", {".obj"}));
  EXPECT_TRUE(hasExtension("a.mesomap.json", {".obj", ".json"}));
  EXPECT_FALSE(hasExtension("a.stl", {".obj", ".json"}));
  EXPECT_TRUE(hasExtension("anything", {}));
}

}  // namespace
}  // namespace mesomap::ui
