#include <gtest/gtest.h>

#include <cmath>

#include "figure/prepared.h"

namespace mesomap::figure {
namespace {

TEST(FigureNames, BundledNamesGoThereAndBack) {
  const auto names = bundledNames();
  ASSERT_EQ(names.size(), 4u);
  for (const std::string& name : names) {
    const auto parameters = parametersFromName(name);
    ASSERT_TRUE(parameters) << parameters.error().text();
    EXPECT_EQ(nameOf(*parameters), name);
    EXPECT_EQ(assetPath(*parameters), "assets/figures/" + name.substr(7) + ".obj");
    EXPECT_EQ(preparedPath(*parameters), "assets/figures/" + name.substr(7) + ".figure");
  }
}

TEST(FigureNames, AnUnknownNameIsRefusedWithTheList) {
  const auto parameters = parametersFromName("figure:bust-child");
  ASSERT_FALSE(parameters);
  EXPECT_EQ(parameters.error().kind, ErrorKind::usage);
  EXPECT_NE(parameters.error().message.find("figure:bust-female, figure:bust-male, "
                                            "figure:body-female, figure:body-male"),
            std::string::npos);
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
