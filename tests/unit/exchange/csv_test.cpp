#include "exchange/csv.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "unit/plan/sample_plan.h"

namespace mesomap::exchange {
namespace {

/// A reader of RFC 4180, written from its grammar.
std::vector<std::vector<std::string>> rowsOf(const std::string& text) {
  std::vector<std::vector<std::string>> rows{{""}};
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"') {
        rows.back().back() += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        rows.back().back() += text[++i];
      } else {
        quoted = false;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      rows.back().emplace_back();
    } else if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') {
      ++i;
      rows.push_back({""});
    } else {
      rows.back().back() += c;
    }
  }
  rows.pop_back();  // After the last line end.
  return rows;
}

std::string cell(const std::vector<std::vector<std::string>>& rows, std::size_t row,
                 const std::string& column) {
  for (std::size_t i = 0; i < rows[0].size(); ++i) {
    if (rows[0][i] == column) return rows[row].at(i);
  }
  return "no column " + column;
}

TEST(Csv, oneRowAPointWithUnitsInTheHeader) {
  const auto rows = rowsOf(csvText(support::samplePlan()));
  ASSERT_EQ(rows.size(), 7u);
  for (const auto& row : rows) EXPECT_EQ(row.size(), rows[0].size());
  EXPECT_EQ(cell(rows, 2, "id"), "s3");
  EXPECT_EQ(cell(rows, 2, "region"), "r1");
  EXPECT_EQ(cell(rows, 2, "name"), "Forehead");
  EXPECT_EQ(cell(rows, 2, "area"), "forehead");
  EXPECT_EQ(cell(rows, 2, "side"), "midline");
  EXPECT_EQ(cell(rows, 2, "order"), "2");
  EXPECT_EQ(cell(rows, 2, "x_mm"), "30.000");
  EXPECT_EQ(cell(rows, 2, "nz"), "1.00000");
  EXPECT_EQ(cell(rows, 2, "depth_mm"), "1.035");
  EXPECT_EQ(cell(rows, 2, "inserted_mm"), "4.000");
  EXPECT_EQ(cell(rows, 2, "angle_deg"), "15.00");
  EXPECT_EQ(cell(rows, 2, "needle"), "30G");
  EXPECT_EQ(cell(rows, 2, "volume_ml"), "0.0200");
  EXPECT_EQ(cell(rows, 2, "state"), "planned");
  EXPECT_EQ(cell(rows, 2, "origin"), "auto");
  EXPECT_EQ(cell(rows, 5, "name"), "Client's left cheek");
  EXPECT_EQ(cell(rows, 5, "volume_ml"), "");
}

TEST(Csv, textStaysTextWhateverItHolds) {
  for (const std::string name : {"=HYPERLINK(\"x\")", "+1", "-1", "@SUM(A1)"}) {
    plan::Plan plan = support::samplePlan();
    plan::Region region = *plan.regions[0];
    region.name = name;
    plan.regions[0] = std::make_shared<const plan::Region>(region);
    const auto rows = rowsOf(csvText(plan));
    EXPECT_EQ(cell(rows, 1, "name"), "'" + name);
  }
  plan::Plan plan = support::samplePlan();
  plan::Region region = *plan.regions[0];
  region.name = "a, \"b\"\r\nc";
  plan.regions[0] = std::make_shared<const plan::Region>(region);
  EXPECT_EQ(cell(rowsOf(csvText(plan)), 1, "name"), "a, \"b\"\r\nc");
}

TEST(Csv, negativeNumbersAreNumbers) {
  plan::Plan plan = support::samplePlan();
  plan::Region region = *plan.regions[0];
  region.sites[0].position = {-1.5, -0.0001, 0};
  plan.regions[0] = std::make_shared<const plan::Region>(region);
  const auto rows = rowsOf(csvText(plan));
  EXPECT_EQ(cell(rows, 1, "x_mm"), "-1.500");
  EXPECT_EQ(cell(rows, 1, "y_mm"), "0.000");
}

TEST(Csv, personalDataOnlyOnRequest) {
  const plan::Plan plan = support::samplePlan();
  EXPECT_EQ(csvText(plan).find("C-17"), std::string::npos);
  const auto rows = rowsOf(csvText(plan, {false}));
  EXPECT_EQ(cell(rows, 1, "client"), "C-17");
}

TEST(Csv, rowsAndDevicesHaveLinesOfTheirOwn) {
  plan::Plan plan = support::samplePlan();
  plan::Region rows = *plan.regions[0];
  rows.sites.clear();
  plan::Row row;
  row.points = {{0, 0, 0}, {30, 0, 0}, {30, 40, 0}};
  row.pitchMm = 3.0;
  row.pricks = 24;
  rows.rows = {row, row};
  rows.rows[0].zone = "lips";
  rows.rows[0].proposed = true;
  plan::Region device = *plan.regions[0];
  device.sites.clear();
  device.rule.pattern = plan::Pattern::none;
  device.rule.passes = 3;
  device.rule.minutes = 12.5;
  plan::Region stamps = *plan.regions[0];
  stamps.sites.resize(1);
  stamps.sites[0].touch = 7;
  stamps.rule.indication = "lines";
  stamps.rule.layer = "dermis_deep";
  plan.regions = {std::make_shared<const plan::Region>(rows),
                  std::make_shared<const plan::Region>(device),
                  std::make_shared<const plan::Region>(stamps)};
  const auto table = rowsOf(csvText(plan, {.withoutPersonalData = false}));
  ASSERT_EQ(table.size(), 5u);
  for (const auto& line : table) EXPECT_EQ(line.size(), table[0].size());
  EXPECT_EQ(cell(table, 1, "state"), "proposed");
  EXPECT_EQ(cell(table, 2, "state"), "planned");
  EXPECT_EQ(cell(table, 2, "origin"), "auto") << "as a point's";
  EXPECT_EQ(cell(table, 2, "kind"), "row");
  EXPECT_EQ(cell(table, 2, "name"), "Forehead");
  EXPECT_EQ(cell(table, 2, "row"), "2");
  EXPECT_EQ(cell(table, 2, "length_mm"), "70.0");
  EXPECT_EQ(cell(table, 2, "pitch_mm"), "3.000");
  EXPECT_EQ(cell(table, 2, "pricks"), "24");
  EXPECT_EQ(cell(table, 2, "x_mm"), "");
  EXPECT_EQ(cell(table, 2, "technique"), rows.rule.technique);
  EXPECT_EQ(cell(table, 3, "kind"), "device");
  EXPECT_EQ(cell(table, 3, "passes"), "3");
  EXPECT_EQ(cell(table, 3, "minutes"), "12.5");
  EXPECT_EQ(cell(table, 4, "kind"), "point");
  EXPECT_EQ(cell(table, 4, "touch"), "7");
  EXPECT_EQ(cell(table, 3, "indication"), "");
  EXPECT_EQ(cell(table, 4, "indication"), "lines");
  EXPECT_EQ(cell(table, 4, "layer"), "dermis_deep");
}

TEST(Csv, aFigureThatWasNotFittedSaysSoInEveryRow) {
  plan::Plan plan = support::samplePlan();
  plan.surface.kind = plan::SurfaceKind::figure;
  EXPECT_EQ(cell(rowsOf(csvText(plan)), 1, "basis"), "≈ on the figure");
}

}  // namespace
}  // namespace mesomap::exchange
