// Values kept once, and values kept outside their holder.
#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "base/boxed.h"
#include "base/interned.h"

namespace mesomap {
namespace {

TEST(Interned, TheSameTextIsOneCopy) {
  Interned a;
  Interned b;
  EXPECT_TRUE(a.empty());
  EXPECT_EQ(a, b);
  a = std::string("li") + "ps";
  EXPECT_NE(a, b);
  b = "lips";
  EXPECT_EQ(a, b);
  EXPECT_EQ(&a.text(), &b.text());
  EXPECT_EQ(a, "lips");
  b = "";
  EXPECT_EQ(b, Interned());
  EXPECT_EQ(sizeof(Interned), sizeof(void*));
}

TEST(Interned, ThreadsAgree) {
  std::vector<const std::string*> seen(4);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    threads.emplace_back([&seen, i] {
      Interned text;
      for (int k = 0; k < 200; ++k) text = "zone " + std::to_string(k);
      seen[i] = &text.text();
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string* text : seen) EXPECT_EQ(text, seen.front());
}

TEST(Boxed, CopiesAndComparesByValue) {
  Boxed<std::string> none;
  Boxed<std::string> a;
  a = std::string("here");
  Boxed<std::string> b = a;
  EXPECT_TRUE(a == b);
  EXPECT_NE(&*a, &*b);
  EXPECT_FALSE(a == none);
  EXPECT_TRUE(none == Boxed<std::string>());
  EXPECT_TRUE(a == std::string("here"));
  b = std::string("there");
  EXPECT_EQ(*a, "here");
  EXPECT_FALSE(a == b);
  b = a;
  EXPECT_EQ(b->size(), 4u);
  b = none;
  EXPECT_FALSE(b.has_value());
  a.reset();
  EXPECT_FALSE(a);
}

}  // namespace
}  // namespace mesomap
