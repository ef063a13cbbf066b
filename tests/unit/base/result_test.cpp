#include "base/result.h"

#include <gtest/gtest.h>

#include <memory>

namespace mesomap {
namespace {

TEST(Result, HoldsAValue) {
  Result<std::string> result(std::string("cheek"));
  ASSERT_TRUE(result);
  EXPECT_EQ(*result, "cheek");
  EXPECT_EQ(result->size(), 5U);
  *result += "s";
  EXPECT_EQ(*result, "cheeks");
}

TEST(Result, HoldsAnError) {
  const Result<int> result(Error{ErrorKind::refused, "a.obj", "line 3: vertex 7 is not a number"});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, ErrorKind::refused);
  EXPECT_EQ(result.error().text(), "a.obj: line 3: vertex 7 is not a number");
}

TEST(Result, GivesUpAMoveOnlyValue) {
  Result<std::unique_ptr<int>> result(std::make_unique<int>(4));
  const std::unique_ptr<int> taken = *std::move(result);
  EXPECT_EQ(*taken, 4);
}

TEST(Result, OfNothingIsSuccessUnlessToldOtherwise) {
  const Result<void> fine;
  EXPECT_TRUE(fine);
  const Result<void> failed(Error{ErrorKind::io, "", "the disk is full"});
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().text(), "the disk is full");
}

}  // namespace
}  // namespace mesomap
