// With the eyes open, too, paint stays where the skin leads within the brush's radius: from lid to
// eyeball and lid.
#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <string>

#include "figure/figure.h"
#include "figure/working_edges.h"
#include "mesh/ray_caster.h"
#include "paint/brush.h"
#include "property/scene/leak_judge.h"
#include "surface/bend.h"

namespace mesomap::paint {
namespace {

using surface::PagedField;

class OpenEyes : public ::testing::TestWithParam<double> {};

TEST_P(OpenEyes, NothingIsPaintedThatTheSkinDoesNotLeadTo) {
  figure::Parameters parameters;
  parameters.sex = GetParam();
  parameters.eyesOpen = true;
  const auto made = figure::makeFigure(parameters);
  ASSERT_TRUE(made) << made.error().text();
  mesh::WorkingMeshOptions options;
  options.maxEdgeMm = figure::kFaceEdgeMm;
  options.coarseness = figure::edgeCoarseness(parameters, *made);
  options.aimTriangles = 0;
  const auto working = *mesh::makeWorkingMesh(*made, options);
  const mesh::TriangleMesh& m = working->mesh();
  const surface::PageTriangles pages(*working);
  surface::GeodesicField field(*working);
  const mesh::RayCaster caster(m);
  const PagedField blank(static_cast<std::uint32_t>(m.positions.size()));
  const PagedField walls = clefts({working.get(), &pages, &field}, surface::Bend(*working, 1.0));
  Allowed beside;
  beside.wall(walls);
  std::size_t close = 0;  // near in space, far along the skin: where paint could leap
  for (const bool walled : {true, false}) {
    const test::Judge judge(m, walled ? walls : blank);
    for (const double y : {-18.0, -12.0, -7.0, 0.0, 6.0, 9.0, 12.0, 18.0}) {
      for (const double x : {20.0, 31.0, 42.0}) {
        const auto hit = caster.cast({x, y, 400}, {0, 0, -1});
        ASSERT_TRUE(hit);
        if (walled && !beside.at(*working, hit->point)) continue;  // on a wall itself
        const auto distance = judge.from(hit->point, 60.0);
        const glm::dvec3 centre = mesh::positionAt(m, hit->point);
        for (const double width : {3.0, 6.0, 20.0, 60.0}) {
          SCOPED_TRACE(std::to_string(x) + " " + std::to_string(y) + (walled ? ", walled " : " ") +
                       std::to_string(width));
          Stroke stroke(*working, field, blank, BrushMode::paint, width,
                        walled ? beside : Allowed());
          stroke.moveTo(hit->point);
          const PagedField shape = stroke.shape();
          const double radius = 0.5 * width;
          std::size_t leaked = 0;
          for (std::uint32_t v = 0; v < shape.vertexCount(); ++v) {
            const double straight = glm::distance(centre, glm::dvec3(m.positions[v]));
            if (straight < radius && distance[v] > 1.5 * radius + 3.0) ++close;
            // The judge's ways are longer than true ones by their zigzag, and he starts at corners.
            if (shape.raw(v) > 0 && distance[v] > 1.12 * radius + 1.5) ++leaked;
          }
          EXPECT_FALSE(shape.empty());
          EXPECT_EQ(leaked, 0u);
        }
      }
    }
  }
  EXPECT_GT(close, 50u) << "nothing to leap to, so nothing was tried";
}

INSTANTIATE_TEST_SUITE_P(Figures, OpenEyes, ::testing::Values(0.0, 1.0));

}  // namespace
}  // namespace mesomap::paint
