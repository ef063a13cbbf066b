#include "ui/fault_report.h"

#include <gtest/gtest.h>

#include <memory>

#include "base/log.h"

namespace mesomap::ui {
namespace {

plan::Plan planOf(const std::string& client) {
  plan::Plan plan;
  plan.clientReference = client;
  auto region = std::make_shared<plan::Region>();
  region->name = "Erikas Wange";
  plan.regions.push_back(region);
  auto mole = std::make_shared<plan::Exclusion>();
  mole->note = "bei Tante Olga";
  plan.exclusions.push_back(mole);
  return plan;
}

TEST(FaultReport, HoldsNeitherClientNorPath) {
  setLogQuiet(true);
  log(LogLevel::error, "/home/ana/Erika Mustermann/plan.mesomap.json: the disk is full");
  log(LogLevel::error, "Erika Mustermann.obj: line 7: vertex 3 is not a number");
  log(LogLevel::warning, "Opening 'Erika Mustermann, client's scan.obj' failed");
  log(LogLevel::info, "answer for Mustermann, Erika");
  log(LogLevel::info, "the area Erikas Wange is empty; bei Tante Olga");
  log(LogLevel::info, "command file.save");
  setLogQuiet(false);
  const plan::Plan plan = planOf("Erika Mustermann");
  const std::string report = faultReport({"Mesomap 9", "System: Linux"}, logLines(),
                                         ownWords(plan, "/home/ana/mustermann.mesomap.json"));
  for (const char* secret : {"Erika", "erika", "Mustermann", "mustermann", "ana", "/home", "plan.",
                             ".obj", "Wange", "Olga"}) {
    EXPECT_EQ(report.find(secret), std::string::npos) << secret << " in\n" << report;
  }
  EXPECT_TRUE(report.starts_with("Mesomap 9\nSystem: Linux\n"));
  EXPECT_NE(report.find("the disk is full"), std::string::npos) << "what happened stays";
  EXPECT_NE(report.find("vertex 3 is not a number"), std::string::npos);
  EXPECT_NE(report.find("command file.save"), std::string::npos);
}

TEST(FaultReport, TakesTheNewestTwoHundredLines) {
  std::vector<std::string> lines;
  for (int i = 0; i < 300; ++i) lines.push_back("line " + std::to_string(i));
  const std::string report = faultReport({}, lines, {});
  EXPECT_TRUE(report.starts_with("line 100\n"));
  EXPECT_TRUE(report.ends_with("line 299\n"));
}

TEST(FaultReport, AShortReferenceDoesNotEatTheReport) {
  const std::string report =
      faultReport({}, {"command file.save", "client 7 done, 17 points"}, ownWords(planOf("7"), {}));
  EXPECT_EQ(report, "command file.save\nclient … done, 17 points\n");
}

}  // namespace
}  // namespace mesomap::ui
