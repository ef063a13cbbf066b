#include "plan/content_hash.h"

#include <gtest/gtest.h>

#include <string>

#include "base/hash.h"

namespace mesomap::plan {
namespace {

const std::string kText =
    "{\n  \"format\": \"mesomap-plan\",\n  \"version\": 1,\n  \"author\": \"Ana\"\n}\n";

TEST(ContentHash, standsOnALineOfItsOwnAndLeavesTheRestAsItWas) {
  const std::string text = withContentHash(kText);
  const std::string line = "  \"sha256OfContent\": \"" + sha256Hex(kText) + "\",\n";
  EXPECT_EQ(text, "{\n  \"format\": \"mesomap-plan\",\n  \"version\": 1,\n" + line +
                      "  \"author\": \"Ana\"\n}\n");
  EXPECT_EQ(contentHash(text), sha256Hex(kText));
  EXPECT_EQ(contentState(text), ContentState::unchanged);
  EXPECT_EQ(contentState(kText), ContentState::unsaid);
}

TEST(ContentHash, anyOtherByteIsAChange) {
  const std::string text = withContentHash(kText);
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string other = text;
    other[i] = other[i] == 'x' ? 'y' : 'x';
    // Where its own name is gone, there is none.
    EXPECT_NE(contentState(other), ContentState::unchanged) << i;
  }
  EXPECT_EQ(contentState(text + "\n"), ContentState::changed);
  std::string oneLine = text;
  std::erase(oneLine, '\n');
  EXPECT_EQ(contentState(oneLine), ContentState::changed);
}

TEST(ContentHash, aNoteThatSpeaksOfItIsNoHash) {
  std::string text = kText;
  text.replace(text.find("Ana"), 3, "the \\\"sha256OfContent\\\" of it");
  EXPECT_EQ(contentState(text), ContentState::unsaid);
  EXPECT_EQ(contentState(withContentHash(text)), ContentState::unchanged);
}

}  // namespace
}  // namespace mesomap::plan
