// Patterns from the command line to the plan, the table and the picture.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "e2e/cli/program.h"

namespace mesomap::e2e {
namespace {

using Json = nlohmann::json;
using CliArrangement = Story;

TEST_F(CliArrangement, NappageIsLaidAsRowsAndExportedAsRows) {
  const Ran planned = run({"plan", "figure:bust-female", "--technique", "nappage", "--pitch", "2.5",
                           "--area", "cheek:left", "-o", "rows.mesomap.json"});
  ASSERT_EQ(planned.status, 0) << planned.err;
  const Json plan = Json::parse(contentsOf(in("rows.mesomap.json")));
  EXPECT_TRUE(plan.at("sites").empty());
  const Json& rows = plan.at("regions").at(0).at("rows");
  const auto counting = std::count_if(rows.begin(), rows.end(), [](const Json& row) {
    return row.value("state", "") != "proposed";
  });
  EXPECT_LT(static_cast<std::size_t>(counting), rows.size()) << "some await an answer";
  EXPECT_NE(planned.out.find(": " + std::to_string(counting) + " rows, about "), std::string::npos)
      << planned.out;
  ASSERT_GE(rows.size(), 20u);
  EXPECT_EQ(rows.at(0).at("pitchMm"), 2.5);

  ASSERT_EQ(run({"export", "rows.mesomap.json", "--to", "csv", "-o", "rows.csv"}).status, 0);
  const std::string table = contentsOf(in("rows.csv"));
  EXPECT_EQ(static_cast<std::size_t>(std::count(table.begin(), table.end(), '\n')),
            rows.size() + 1);
  EXPECT_NE(table.find(",row,1,"), std::string::npos);

  ASSERT_EQ(run({"render", "rows.mesomap.json", "--size", "320x240", "-o", "rows.png"}).status, 0);
  const Ran again = run({"plan", "figure:bust-female", "--technique", "nappage", "--pitch", "2.5",
                         "--area", "cheek:left", "-o", "again.mesomap.json"},
                        {"SOURCE_DATE_EPOCH=1700000000"});
  ASSERT_EQ(again.status, 0);
  EXPECT_EQ(Json::parse(contentsOf(in("again.mesomap.json"))).at("regions"), plan.at("regions"));
}

TEST_F(CliArrangement, DevicesHavePassesAndMinutes) {
  const Ran right = run({"plan", "figure:bust-female", "--technique", "microneedle", "--passes",
                         "3", "--area", "chin", "--area", "forehead", "--technique",
                         "electroporation", "--minutes", "25", "-o", "device.mesomap.json"});
  ASSERT_EQ(right.status, 0) << right.err;
  EXPECT_NE(right.out.find("Chin: 3 passes, "), std::string::npos) << right.out;
  EXPECT_NE(right.out.find("25 minutes, "), std::string::npos) << right.out;
  EXPECT_EQ(right.out.find("points"), std::string::npos) << right.out;
  ASSERT_EQ(run({"export", "device.mesomap.json", "--to", "csv", "-o", "d.csv"}).status, 0);
  EXPECT_NE(contentsOf(in("d.csv")).find(",device,"), std::string::npos);
}

TEST_F(CliArrangement, EveryPatternOnTheBust) {
  const Ran planned = run({"plan",        "figure:bust-female",
                           "--technique", "papule",
                           "--spacing",   "7",
                           "--area",      "forehead",
                           "--pattern",   "grid",
                           "--order",     "walk",
                           "--area",      "cheek:left",
                           "--pattern",   "rings",
                           "--area",      "cheek:right",
                           "--pattern",   "stamps",
                           "--stamp",     "square-9:3",
                           "--area",      "crows-feet:left",
                           "--pattern",   "rays",
                           "--spacing",   "5",
                           "--margin",    "1",
                           "--area",      "chin",
                           "--pattern",   "outline",
                           "--pitch",     "5",

                           "-o",          "all.mesomap.json"});
  ASSERT_EQ(planned.status, 0) << planned.err;
  const Json plan = Json::parse(contentsOf(in("all.mesomap.json")));
  for (const Json& region : plan.at("regions")) {
    const auto points =
        std::count_if(plan.at("sites").begin(), plan.at("sites").end(),
                      [&](const Json& site) { return site.at("region") == region.at("id"); });
    EXPECT_GT(points, 3) << region.at("name");
  }
}

TEST_F(CliArrangement, ASetIsSavedAndLaidOnAnotherFigure) {
  // Both runs share the settings of one home.
  const std::vector<std::string> home{"XDG_CONFIG_HOME=" + (folder_.path() / "config").string()};
  const Ran saved =
      run({"plan", "figure:bust-female", "--technique", "papule", "--area", "cheek:left",
           "--spacing", "12", "--save-set", "my cheek", "-o", "first.mesomap.json"},
          home);
  ASSERT_EQ(saved.status, 0) << saved.err;
  const Ran laid =
      run({"plan", "figure:bust-male", "--technique", "papule", "--area", "cheek:right", "--margin",
           "0", "--pattern", "set", "--set", "my cheek", "-o", "second.mesomap.json"},
          home);
  ASSERT_EQ(laid.status, 0) << laid.err;
  const Json first = Json::parse(contentsOf(in("first.mesomap.json")));
  const Json second = Json::parse(contentsOf(in("second.mesomap.json")));
  EXPECT_GE(second.at("sites").size() * 10, first.at("sites").size() * 8);
  for (const Json& site : second.at("sites")) {
    EXPECT_LT(site.at("position").at(0).get<double>(), 0.0) << "on the client's right";
  }
}

}  // namespace
}  // namespace mesomap::e2e
