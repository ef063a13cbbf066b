#include <gtest/gtest.h>

#include <cmath>

#include "figure/charts.h"

namespace mesomap::figure {
namespace {

TEST(FigureNames, BundledNamesGoThereAndBack) {
  const auto names = bundledNames();
  ASSERT_EQ(names.size(), 2u);
  for (const std::string& name : names) {
    const auto parameters = parametersFromName(name);
    ASSERT_TRUE(parameters) << parameters.error().text();
    EXPECT_EQ(nameOf(*parameters), name);
    EXPECT_EQ(assetPath(*parameters), "assets/figures/" + name.substr(7) + ".obj");
  }
}

TEST(FigureNames, AnUnknownNameIsRefusedWithTheList) {
  const auto parameters = parametersFromName("figure:bust-child");
  ASSERT_FALSE(parameters);
  EXPECT_EQ(parameters.error().kind, ErrorKind::usage);
  EXPECT_NE(parameters.error().message.find("figure:bust-female, figure:bust-male"),
            std::string::npos);
}

TEST(FigureNames, TheBodySaysThatItIsNotModelledYet) {
  const auto parameters = parametersFromName("figure:body-female");
  ASSERT_TRUE(parameters);
  const auto mesh = makeFigure(*parameters);
  ASSERT_FALSE(mesh);
  EXPECT_NE(mesh.error().message.find("not modelled yet"), std::string::npos);
  EXPECT_TRUE(areas(*parameters).empty());
  EXPECT_TRUE(zones(*parameters).empty());
  EXPECT_TRUE(landmarks(*parameters).empty());
  EXPECT_LT(insideArea(*parameters, "forehead", Side::midline, glm::dvec3(0, 45, 90)), 0.0);
  EXPECT_FALSE(zoneAt(*parameters, glm::dvec3(31, 0, 78)));
}

TEST(FigureParameters, OutOfRangeOrNotANumberIsRefused) {
  const double bad[] = {std::nan(""), -3.0, 3.0, HUGE_VAL};
  for (const double value : bad) {
    for (double Parameters::*member : {&Parameters::sex, &Parameters::build, &Parameters::age}) {
      Parameters parameters;
      parameters.*member = value;
      const auto mesh = makeFigure(parameters);
      ASSERT_FALSE(mesh);
      EXPECT_EQ(mesh.error().kind, ErrorKind::usage);
    }
  }
  Parameters parameters;
  parameters.tone = 7;
  EXPECT_FALSE(makeFigure(parameters));
}

TEST(FigureParameters, StopsWhenCancelled) {
  std::stop_source source;
  source.request_stop();
  const auto mesh = makeFigure(Parameters{}, Progress{source.get_token(), {}});
  ASSERT_FALSE(mesh);
  EXPECT_EQ(mesh.error().kind, ErrorKind::cancelled);
}

}  // namespace
}  // namespace mesomap::figure
