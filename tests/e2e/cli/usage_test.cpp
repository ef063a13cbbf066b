// Wrong words end with status 2 and one line that says what to read.
#include <tuple>

#include "e2e/cli/program.h"

namespace mesomap::e2e {
namespace {

using CliUsage = Story;

TEST_F(CliUsage, HelpHasExamplesAndVersionIsOneLine) {
  const Ran version = run({"--version"});
  EXPECT_EQ(version.status, 0);
  EXPECT_EQ(version.out.substr(0, 8), "mesomap ");
  const Ran help = run({"--help"});
  EXPECT_EQ(help.status, 0);
  EXPECT_NE(help.out.find("mesomap plan "), std::string::npos);
  EXPECT_NE(help.out.find("must not be used to choose a treatment"), std::string::npos);
  for (const char* command : {"plan", "render", "export", "check", "diff", "versions", "quality",
                              "info", "areas", "landmarks", "measures", "figure", "demo"}) {
    const Ran ran = run({command, "--help"});
    EXPECT_EQ(ran.status, 0) << command;
    EXPECT_NE(ran.out.find("Examples:"), std::string::npos) << command;
    EXPECT_EQ(ran.err, "") << command;
    EXPECT_EQ(run({command, "--version"}).out, version.out) << command;
  }
}

/// The techniques of the catalogue.
const std::string kTechniques =
    "papule, point_by_point, ha_microdepot, ha_micropuncture, bap5, microtoxin, txa, scalp_points, "
    "epidermal, nappage, linear, scalp_nappage, caha_hd, deep_oblique, dca_grid, pain_lit, "
    "microneedle, electroporation";

struct Wrong {
  std::vector<std::string> words;
  std::string err;
};

TEST_F(CliUsage, WrongWordsAreNamed) {
  const std::string surface = "figure:bust-female";
  const std::vector<Wrong> all{
      {{"dance"}, "mesomap: error: 'dance' is no command and no file (see mesomap --help)\n"},
      {{"plan"}, "mesomap: error: plan: no SURFACE is given (see mesomap plan --help)\n"},
      {{"plan", surface},
       "mesomap: error: plan: nothing to mark: give at least one --area, --stroke or --template "
       "(see mesomap "
       "plan --help)\n"},
      {{"plan", surface, "--area", "forehead"},
       "mesomap: error: plan: -o PLAN.mesomap.json is missing (see mesomap plan --help)\n"},
      {{"plan", surface, "--area", "forehead", "-o", "a.json"},
       "mesomap: error: --area forehead: has no technique. Write: mesomap plan figure:bust-female "
       "--technique ID --area forehead -o a.json (ID is one of " +
           kTechniques + ")\n"},
      {{"plan", surface, "--area", "forehead", "--stroke", "1,2,3 4,5,6", "--technique", "papule",
        "-o", "a.json"},
       "mesomap: error: --area forehead: has no technique; one that stands after a target holds "
       "for that target alone. Write: mesomap plan figure:bust-female --technique papule --area "
       "forehead --stroke \"1,2,3 4,5,6\" -o a.json\n"},
      {{"plan", surface, "--area", "chin", "--technique=txa", "--area", "forehead", "--area",
        "cheek:left", "--technique", "papule", "-o", "a.json"},
       "mesomap: error: --area forehead: has no technique; write --technique ID after --area "
       "forehead (ID is one of " +
           kTechniques + ")\n"},
      {{"plan", surface, "--technique", "guesswork", "--area", "forehead", "-o", "a.json"},
       "mesomap: error: --technique: 'guesswork' is not known; there are " + kTechniques + "\n"},
      {{"plan", surface, "--area", "forehead:top", "-o", "a.json"},
       "mesomap: error: plan: --area forehead:top: the side is left or right (the client's) (see "
       "mesomap plan --help)\n"},
      {{"plan", surface, "--technique", "papule", "--area", "elbow-of-a-fish", "-o", "a.json"},
       "mesomap: error: --area elbow-of-a-fish: there is no such area on this figure\n"},
      {{"plan", surface, "--technique", "papule", "--area", "forehead", "--spacing", "1", "-o",
        "a.json"},
       "mesomap: error: --area forehead: spacing: 1 mm is not between 2 and 30 "
       "(about 115 points to a cm²)\n"},
      {{"plan", surface, "--technique", "papule", "--stroke", "1,2", "-o", "a.json"},
       "mesomap: error: plan: --stroke: '1,2' is not x,y,z in mm (see mesomap plan --help)\n"},
      {{"plan", surface, "--technique", "papule", "--stroke", "nan,2,3", "-o", "a.json"},
       "mesomap: error: plan: --stroke: 'nan,2,3' is not x,y,z in mm (see mesomap plan --help)\n"},
      {{"info", "a.obj", "--unit", "parsec"},
       "mesomap: error: --unit: 'parsec' is not mm, cm, dm, m or in\n"},
      {{"render", surface, "--view", "sideways", "-o", "a.png"},
       "mesomap: error: render: --view: 'sideways' is not one of front, back, left, right, "
       "three-quarter-left, three-quarter-right, top, under-chin (see mesomap render --help)\n"},
      {{"render", surface, "--size", "9x9", "-o", "a.png"},
       "mesomap: error: render: --size: '9x9' is not WIDTHxHEIGHT in pixels, 16 to 16384 each (see "
       "mesomap render --help)\n"},
      {{"export", "a.json", "--to", "papyrus", "-o", "a"},
       "mesomap: error: export: --to: 'papyrus' is not one of json, csv, text, png (see mesomap "
       "export "
       "--help)\n"},
      {{"areas", "scan.obj"},
       "mesomap: error: scan.obj: areas can be picked on bundled figures only; on a scan use "
       "'mesomap plan' with --stroke\n"},
      {{"figure", "--kind", "horse", "-o", "a.obj"},
       "mesomap: error: figure: --kind: 'horse' is not bust or body (see mesomap figure --help)\n"},
  };
  for (const Wrong& wrong : all) {
    const Ran ran = run(wrong.words);
    EXPECT_EQ(ran.status, 2) << wrong.err;
    EXPECT_EQ(ran.err, wrong.err);
    EXPECT_EQ(ran.out, "") << wrong.err;
  }
  EXPECT_TRUE(files().empty());
}

TEST_F(CliUsage, UnknownOptionsAreRefusedInEveryGroup) {
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"plan", "figure:bust-female", "--colour", "red", "--area",
                                 "forehead", "-o", "a.json"},
        std::vector<std::string>{"plan", "figure:bust-female", "--technique", "papule", "--area",
                                 "forehead", "--colour", "red", "-o", "a.json"},
        std::vector<std::string>{"check", "--colour", "a.json"}}) {
    const Ran ran = run(words);
    EXPECT_EQ(ran.status, 2);
    EXPECT_NE(ran.err.find("--colour"), std::string::npos) << ran.err;
  }
}

TEST_F(CliUsage, TheHelpNamesTechniquesAndPatterns) {
  const Ran help = run({"plan", "--help"});
  EXPECT_NE(help.out.find("How it is injected: " + kTechniques), std::string::npos) << help.out;
  EXPECT_NE(help.out.find("even, grid, rows, rings, rays"), std::string::npos) << help.out;
}

TEST_F(CliUsage, FiguresOfPatternsAreCheckedInWords) {
  const auto refused = [&](std::vector<std::string> words, const std::string& what) {
    words.insert(words.begin(), {"plan", "figure:bust-female", "--technique", "papule"});
    words.insert(words.end(), {"--area", "chin", "-o", "a.json"});
    const Ran ran = run(words);
    EXPECT_NE(ran.status, 0) << what;
    EXPECT_NE(ran.err.find(what), std::string::npos) << ran.err;
  };
  refused({"--pattern", "spiral"}, "'spiral' is none of even, grid");
  refused({"--pattern", "rows", "--pitch", "0"}, "0 mm is not between 0.5 and 30 mm");
  refused({"--pattern", "stamps"}, "head");
  refused({"--pattern", "stamps", "--stamp", "star-5:4"}, "'star-5:4' is not ring-N:PITCH");
  refused({"--pattern", "stamps", "--stamp", "ring-70:4"}, "2 to 64 pins");
  refused({"--pattern", "stamps", "--stamp", "mine=0,0 x,1"}, "is not NAME=");
  refused({"--pattern", "line"}, "draw one");
  refused({"--pattern", "line", "--guide", "0,0"}, "'0,0' is not x,y,z in mm");
  refused({"--pattern", "line", "--guide", "0,500,0 0,600,0"}, "does not lie on the skin");
  refused({"--pattern", "set", "--set", "nobody's"}, "nobody's");
  refused({"--order", "zigzag"}, "'zigzag' is not rows or walk");
  refused({"--passes", "1.5"}, "1.5 is no number of passes");
  EXPECT_TRUE(files().empty());
}

TEST_F(CliUsage, ARestrictedTechniqueWantsItsNoticeRead) {
  const std::vector<std::string> words{"plan",   "figure:bust-female", "--technique", "dca_grid",
                                       "--area", "submental",          "-o",          "a.json"};
  const Ran refused = run(words);
  EXPECT_EQ(refused.status, 1);
  EXPECT_NE(refused.err.find("--notice-read COUNTRY"), std::string::npos) << refused.err;
  EXPECT_TRUE(files().empty());
  // A country that there is a notice for, and that does not forbid it.
  for (const auto& [country, status, why] :
       {std::tuple{"XX", 2, "FI (Finland)"},
        std::tuple{"FR", 1, "Injections against fat are forbidden for aesthetic use"}}) {
    std::vector<std::string> named = words;
    named.insert(named.end(), {"--notice-read", country});
    const Ran ran = run(named);
    EXPECT_EQ(ran.status, status) << ran.err;
    EXPECT_NE(ran.err.find(why), std::string::npos) << ran.err;
    EXPECT_TRUE(files().empty());
  }
  std::vector<std::string> read = words;
  read.insert(read.end(), {"--notice-read", "FI"});
  const Ran planned = run(read);
  ASSERT_EQ(planned.status, 0) << planned.err;
  EXPECT_NE(contentsOf(in("a.json")).find("\"FI\""), std::string::npos);
  // The answer is the plan's: nobody asks again.
  const Ran checked = run({"check", "a.json", "--json"});
  EXPECT_EQ(checked.out.find("legal-notice"), std::string::npos) << checked.out;
  EXPECT_NE(checked.out.find("\"questions\""), std::string::npos) << checked.out << checked.err;
}

TEST_F(CliUsage, ExportListsItsFormats) {
  const Ran help = run({"export", "--to", "help"});
  EXPECT_EQ(help.status, 0);
  EXPECT_NE(help.out.find("json"), std::string::npos);
  EXPECT_NE(help.out.find("csv"), std::string::npos);
}

}  // namespace
}  // namespace mesomap::e2e
