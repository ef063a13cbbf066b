#include "surface/paged_field.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace mesomap::surface {
namespace {

TEST(PagedField, StartsEmptyAndCostsNothing) {
  const PagedField field(1000);
  EXPECT_TRUE(field.empty());
  EXPECT_EQ(field.pageCount(), 4u);
  EXPECT_EQ(field.raw(999), PagedField::kOutside);
  EXPECT_LT(field.heapBytes(), sizeof(PagedField::Page));
}

TEST(PagedField, AnEditCopiesOnlyItsPages) {
  PagedField::Editor first{PagedField(1000)};
  EXPECT_TRUE(first.raiseTo(10, 2.0f));
  EXPECT_TRUE(first.raiseTo(600, 1.0f));
  const PagedField before = first.publish();
  PagedField::Editor second(before);
  EXPECT_TRUE(second.raiseTo(11, 3.0f));
  const PagedField after = second.publish();
  EXPECT_NE(before.page(0), after.page(0));
  EXPECT_EQ(before.page(2), after.page(2));
  EXPECT_EQ(before.raw(11), PagedField::kOutside);
  EXPECT_FLOAT_EQ(after.mm(11), 3.0f);
}

TEST(PagedField, ThePublishedFieldDoesNotChangeWhenTheEditorGoesOn) {
  PagedField::Editor editor{PagedField(300)};
  editor.raiseTo(1, 2.0f);
  const PagedField published = editor.publish();
  editor.raiseTo(1, 5.0f);
  EXPECT_FLOAT_EQ(published.mm(1), 2.0f);
  EXPECT_FLOAT_EQ(editor.mm(1), 5.0f);
}

TEST(PagedField, RaisingAndLoweringAreMaxAndMin) {
  PagedField::Editor editor{PagedField(10)};
  EXPECT_FALSE(editor.lowerTo(3, -1.0f));  // outside already
  EXPECT_FALSE(editor.changed());
  EXPECT_TRUE(editor.raiseTo(3, 1.0f));
  EXPECT_FALSE(editor.raiseTo(3, 0.5f));
  EXPECT_TRUE(editor.lowerTo(3, -0.5f));
  EXPECT_FLOAT_EQ(editor.mm(3), -0.5f);
  EXPECT_FALSE(editor.raiseTo(99, 1.0f));  // no such vertex
}

TEST(PagedField, QuantisesToTheNearestStepAndClamps) {
  EXPECT_EQ(PagedField::quantise(1.0f), 64);
  EXPECT_EQ(PagedField::quantise(-0.25f), -16);
  EXPECT_EQ(PagedField::quantise(0.51f / 64), 1);
  EXPECT_EQ(PagedField::quantise(1e9f), 511 * 64);
  EXPECT_EQ(PagedField::quantise(-1e9f), -511 * 64);
  EXPECT_EQ(PagedField::quantise(std::numeric_limits<float>::infinity()), 511 * 64);
  EXPECT_NE(PagedField::quantise(std::nanf("")), PagedField::kOutside);
}

TEST(PagedField, EqualityComparesValuesNotPages) {
  PagedField::Editor a{PagedField(300)};
  PagedField::Editor b{PagedField(300)};
  a.raiseTo(5, 1.0f);
  b.raiseTo(5, 1.0f);
  b.raiseTo(299, 1.0f);
  EXPECT_FALSE(a.publish() == b.publish());
  b.setRaw(299, PagedField::kOutside);
  EXPECT_TRUE(a.publish() == b.publish());
  EXPECT_FALSE(a.publish() == PagedField(301));
}

}  // namespace
}  // namespace mesomap::surface
