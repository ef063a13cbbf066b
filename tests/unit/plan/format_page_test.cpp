// The example on the format's page is a real plan: it opens, and it is what our writer writes.
#include <gtest/gtest.h>

#include "base/platform/files.h"
#include "base/platform/folders.h"
#include "plan/plan_file.h"

namespace mesomap::plan {
namespace {

/// Without the lines that another version of the program writes otherwise.
std::string withoutProgramVersion(std::string text) {
  for (const char* name : {"  \"program\":", "  \"sha256OfContent\":"}) {
    const std::size_t start = text.find(name);
    if (start != std::string::npos) text.erase(start, text.find('\n', start) - start);
  }
  return text;
}

TEST(FormatPage, theExampleIsTrue) {
  const auto folder = platform::dataFolder();
  ASSERT_TRUE(folder);
  const auto page = platform::readFile(*folder / "docs/plan-format.md");
  ASSERT_TRUE(page) << page.error().text();
  const std::string open = "```json\n";
  const std::size_t start = page->find(open);
  ASSERT_NE(start, std::string::npos);
  const std::size_t from = start + open.size();
  const std::string example = page->substr(from, page->find("```", from) - from);
  const auto opened = parsePlan(example, "docs/plan-format.md");
  ASSERT_TRUE(opened) << opened.error().text();
  EXPECT_TRUE(opened->notes.empty());
  EXPECT_EQ(withoutProgramVersion(planText(opened->plan)), withoutProgramVersion(example));
}

}  // namespace
}  // namespace mesomap::plan
