// The committed figures are what the program models, and any figure in between is whole.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <random>

#include "support/mesh_checks.h"
#include "support/self_intersection.h"
#include "unit/figure/bundled.h"

namespace mesomap::figure {
namespace {

bool soaks() {
  return std::getenv("MESOMAP_SOAK_MINUTES") != nullptr;
}

double farthest(const std::vector<glm::vec3>& a, const std::vector<glm::vec3>& b) {
  double most = 0.0;
  for (std::size_t v = 0; v < a.size(); ++v)
    most = std::max(most, static_cast<double>(glm::distance(a[v], b[v])));
  return most;
}

/// One of each kind and sex in the short form: each takes half a minute of work.
TEST(FigureRegeneration, GivesTheCommittedFigures) {
  constexpr double kClose = 0.02;  // mm
  const std::vector<std::string> names =
      soaks() ? bundledNames() : std::vector<std::string>{"bust-female", "body-male"};
  for (const std::string& name : names) {
    SCOPED_TRACE(name);
    const auto made = modelFigure(test::bundled(name));
    ASSERT_TRUE(made) << made.error().text();
    const auto& committed = test::committedMesh(name);
    ASSERT_EQ(made->mesh.positions.size(), committed.positions.size());
    ASSERT_EQ(made->mesh.triangles, committed.triangles);
    EXPECT_LE(farthest(made->mesh.positions, committed.positions), kClose);
    const auto& prepared = test::committedPrepared(name);
    EXPECT_EQ(made->prepared.twin, prepared.twin);
    EXPECT_LE(farthest(made->prepared.slim, prepared.slim), kClose);
    EXPECT_LE(farthest(made->prepared.heavy, prepared.heavy), kClose);
  }
}

/// Kind, sex and age by chance; the build goes through its whole range on each.
TEST(FigureShapes, AreWholeForAnyParameters) {
  const int sets = soaks() ? 50 : 2;
  std::mt19937 random(soaks() ? std::random_device{}() : 20260114u);
  std::uniform_real_distribution<double> any(0.0, 1.0);
  for (int set = 0; set < sets; ++set) {
    Parameters parameters;
    parameters.kind = set % 3 == 1 ? Kind::body : Kind::bust;
    parameters.sex = any(random);
    parameters.age = any(random);
    parameters.eyesOpen = any(random) < 0.5;
    SCOPED_TRACE(testing::Message()
                 << (parameters.kind == Kind::body ? "body" : "bust") << ", sex " << parameters.sex
                 << ", age " << parameters.age << (parameters.eyesOpen ? ", eyes open" : ""));
    auto made = modelFigure(parameters);
    ASSERT_TRUE(made) << made.error().text();
    EXPECT_LE(made->mesh.triangles.size(), 120000u);
    test::expectWhole(made->mesh);
    const std::vector<glm::vec3> rest = made->mesh.positions;
    for (const double build : {-1.0, any(random) * 2.0 - 1.0, 0.0, 1.0}) {
      parameters.build = build;
      made->mesh.positions = rest;
      applyParameters(made->mesh, made->prepared, parameters);
      EXPECT_TRUE(test::selfIntersections(made->mesh).empty()) << "build " << build;
      const auto angles = test::smallestAngles(made->mesh);
      const auto thin = std::count_if(angles.begin(), angles.end(), [](double a) {
        return !(a >= 15.0);  // one that is not a number counts as well
      });
      EXPECT_LE(static_cast<double>(thin), 0.001 * static_cast<double>(angles.size()))
          << "build " << build;
    }
  }
}

}  // namespace
}  // namespace mesomap::figure
