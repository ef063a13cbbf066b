// The committed figures are what the program models, and any figure in between is whole.
#include <algorithm>
#include <cmath>

#include "mesh/corner_table.h"
#include "unit/figure/bundled.h"

namespace mesomap::figure {
namespace {

TEST(FigureRegeneration, GivesTheCommittedMeshes) {
  for (const double sex : {0.0, 1.0}) {
    const auto made = makeFigure(test::bust(sex));
    ASSERT_TRUE(made) << made.error().text();
    const auto& committed = test::committedBust(sex);
    ASSERT_EQ(made->positions.size(), committed.positions.size());
    ASSERT_EQ(made->triangles, committed.triangles);
    double farthest = 0.0;
    for (std::size_t v = 0; v < committed.positions.size(); ++v) {
      farthest = std::max(
          farthest, static_cast<double>(glm::distance(made->positions[v], committed.positions[v])));
    }
    EXPECT_LE(farthest, 0.02) << "sex " << sex;
  }
}

TEST(FigureShapes, AreWholeForOtherParameters) {
  const double sets[][3] = {{0.0, 1.0, 0.3}, {1.0, -1.0, 0.8}, {0.5, 0.4, 0.0}};
  for (const auto& [sex, build, age] : sets) {
    Parameters parameters;
    parameters.sex = sex;
    parameters.build = build;
    parameters.age = age;
    parameters.eyesOpen = age > 0.5;
    const auto made = makeFigure(parameters);
    ASSERT_TRUE(made) << made.error().text();
    const mesh::CornerTable topology(*made);
    EXPECT_EQ(topology.borderEdgeCount(), 0u);
    EXPECT_EQ(topology.nonManifoldEdgeCount(), 0u);
    EXPECT_EQ(mesh::countParts(*made, topology), 1u);
    EXPECT_LE(made->triangles.size(), 120000u);
  }
}

}  // namespace
}  // namespace mesomap::figure
