// The example lines of the README and of every command's help do what they say, typed as they
// stand and in their order.
#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "e2e/cli/bust.h"
#include "e2e/cli/program.h"
#include "support/scan_like.h"

namespace mesomap::e2e {
namespace {

/// The lines that start the program, without what stands before them.
std::vector<std::string> commandLines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    line.erase(0, line.find_first_not_of(' '));
    if (line.starts_with("mesomap ")) lines.push_back(line);
  }
  return lines;
}

/// The words after "mesomap", as a shell splits them: double quotes hold spaces.
std::vector<std::string> wordsOf(const std::string& line) {
  std::vector<std::string> words(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ' ' && !quoted) {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  EXPECT_FALSE(quoted) << line;
  words.erase(words.begin());
  return words;
}

/// The file that a line says it writes, or "".
std::string outputOf(const std::vector<std::string>& words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i] == "-o") return words[i + 1];
  }
  return {};
}

class CliExamples : public Story {
 protected:
  void SetUp() override {
    support::writeScanLike(bust(), folder_.path());
    std::filesystem::create_directory(in("moved"));
    std::filesystem::copy_file(in("scan.obj"), in("moved/scan.obj"));
  }

  void runAll(const std::vector<std::string>& lines) {
    for (const std::string& line : lines) {
      const std::vector<std::string> words = wordsOf(line);
      const std::string output = outputOf(words);
      // What a line reads and writes is there already.
      if (std::count(words.begin(), words.end(), output) == 1) {
        std::filesystem::remove(in(output));
      }
      const Ran ran = run(words);
      // 3: the check has questions for the practitioner; the versions are not of one line.
      const bool mayAsk = words.front() == "check" || words.front() == "versions";
      EXPECT_TRUE(ran.status == 0 || (mayAsk && ran.status == 3)) << line << '\n' << ran.err;
      if (!output.empty()) {
        EXPECT_TRUE(std::filesystem::exists(in(output))) << line;
      }
    }
  }
};

TEST_F(CliExamples, OfTheReadme) {
  const std::string readme = contentsOf(MESOMAP_README);
  const std::size_t from = readme.find("\n## Without a window");
  ASSERT_NE(from, std::string::npos);
  const std::size_t block = readme.find("```sh\n", from);
  const std::size_t end = readme.find("```\n", block + 6);
  ASSERT_LT(end, readme.find("\n## ", from + 1));
  const std::vector<std::string> lines = commandLines(readme.substr(block, end - block));
  ASSERT_GE(lines.size(), 5u);
  runAll(lines);
}

TEST_F(CliExamples, OfTheWholeCourse) {
  const std::string page = contentsOf(MESOMAP_DOCS "/a-whole-course.md");
  const std::size_t from = page.find("\n## From the command line");
  ASSERT_NE(from, std::string::npos);
  const std::size_t block = page.find("```sh\n", from);
  const std::size_t end = page.find("```\n", block + 6);
  const std::vector<std::string> lines = commandLines(page.substr(block, end - block));
  ASSERT_GE(lines.size(), 8u);
  runAll(lines);
  const auto plan = nlohmann::json::parse(contentsOf(in("second.mesomap.json")));
  ASSERT_EQ(plan.at("sessions").size(), 2u);
  for (const auto& session : plan.at("sessions")) EXPECT_EQ(session.at("state"), "done");
  EXPECT_NE(contentsOf(in("course.txt")).find("ession 2"), std::string::npos);
  // The second session's points are other places.
  EXPECT_NE(plan.at("sessions").at(0).at("points").at(0).at("position"),
            plan.at("sessions").at(1).at("points").at(0).at("position"));
  // The two maps are two pictures, and neither is the one without.
  ASSERT_EQ(run({"render", "second.mesomap.json", "--labels", "--view", "three-quarter-left", "-o",
                 "none.png"})
                .status,
            0);
  EXPECT_NE(contentsOf(in("punctures.png")), contentsOf(in("none.png")));
  EXPECT_NE(contentsOf(in("volume.png")), contentsOf(in("none.png")));
  EXPECT_NE(contentsOf(in("punctures.png")), contentsOf(in("volume.png")));
}

TEST_F(CliExamples, TheMapOfACourseNeedsOne) {
  const auto refused = [&](std::vector<std::string> words, const std::string& part, int status) {
    words.insert(words.begin(), {"render", "p.mesomap.json"});
    words.insert(words.end(), {"-o", "x.png"});
    const Ran ran = run(words);
    EXPECT_EQ(ran.status, status) << ran.err;
    EXPECT_NE(ran.err.find(part), std::string::npos) << ran.err;
    EXPECT_FALSE(std::filesystem::exists(in("x.png"))) << part;
  };
  ASSERT_EQ(run({"plan", "figure:bust-female", "--technique", "papule", "--area", "glabella", "-o",
                 "p.mesomap.json"})
                .status,
            0);
  refused({"--burden", "punctures"}, "no session is finished yet", 1);
  refused({"--burden", "redness"}, "neither punctures nor volume", 2);
  refused({"--burden", "volume", "--client"}, "not shown to the client", 2);
  refused({"--burden", "volume", "--sheet"}, "no place on a --sheet", 2);
}

TEST_F(CliExamples, OfTheHelp) {
  // In the order in which one makes what another reads.
  for (const char* command :
       {"plan", "check", "diff", "versions", "quality", "info", "render", "export", "areas",
        "landmarks", "measures", "figure", "record", "session", "demo"}) {
    const Ran help = run({command, "--help"});
    const std::size_t from = help.out.find("Examples:\n");
    ASSERT_NE(from, std::string::npos) << command;
    const std::vector<std::string> lines = commandLines(help.out.substr(from));
    EXPECT_FALSE(lines.empty()) << command;
    runAll(lines);
  }
  // The figure that one of them modelled is as whole as any scan.
  const Ran info = run({"info", "bust.obj", "--unit", "mm", "--json"});
  ASSERT_EQ(info.status, 0) << info.err;
  EXPECT_EQ(nlohmann::json::parse(info.out).at("parts"), 1);
  EXPECT_EQ(nlohmann::json::parse(info.out).at("holes"), 0);
}

}  // namespace
}  // namespace mesomap::e2e
