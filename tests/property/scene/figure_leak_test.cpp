// Paint never gets where the skin does not lead within the brush's radius: between lips, lids,
// fingers and thighs, from ear to head, on every bundled figure. The judge is a search along edges
// that shares no line with the brush.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "figure/atlas.h"
#include "figure/working_edges.h"
#include "mesh/ray_caster.h"
#include "paint/brush.h"
#include "property/scene/leak_judge.h"
#include "surface/bend.h"
#include "unit/figure/bundled.h"

namespace mesomap::paint {
namespace {

using surface::PagedField;

struct Figure {
  explicit Figure(const std::string& name) : file(test::committedMesh(name)) {
    const auto parameters = test::bundled(name);
    mesh::WorkingMeshOptions options;
    options.maxEdgeMm = figure::kFaceEdgeMm;
    options.coarseness = figure::edgeCoarseness(parameters, file);
    options.aimTriangles = 0;
    working = *mesh::makeWorkingMesh(file, options);
    pages = surface::PageTriangles(*working);
    field = std::make_unique<surface::GeodesicField>(*working);
    caster = std::make_unique<mesh::RayCaster>(working->mesh());
    auto read = figure::readAtlas(test::dataFolder() / figure::atlasPath(parameters),
                                  test::dataFolder() / figure::kAreaTablePath, file);
    EXPECT_TRUE(read) << (read ? std::string() : read.error().text());
    if (read) atlas = *read;
    clefts = paint::clefts({working.get(), &pages, field.get()}, surface::Bend(*working, 1.0));
  }
  /// The landmark of the client's left side or of the middle.
  [[nodiscard]] glm::dvec3 landmark(const std::string& id) const {
    for (const auto& landmark : atlas->landmarks()) {
      if (landmark.id == id && landmark.side != figure::Side::right) {
        return mesh::positionAt(file, landmark.place);
      }
    }
    ADD_FAILURE() << "no landmark " << id;
    return glm::dvec3(0.0);
  }
  [[nodiscard]] mesh::SurfacePoint near(const glm::dvec3& p) const {
    return caster->closest(p)->point;
  }
  /// Where the left leg comes nearest to the right one, between `from` and `to` of the way from the
  /// knee to the crotch.
  [[nodiscard]] mesh::SurfacePoint innerThigh(double from, double to) const {
    const glm::dvec3 knee = landmark("mid-patella");
    const glm::dvec3 crotch = landmark("crotch");
    mesh::SurfacePoint best = near(knee);
    double least = 1e9;
    for (double share = from; share <= to; share += 0.02) {
      for (double z = -60.0; z <= 60.0; z += 5.0) {
        const glm::dvec3 start{0.0, knee.y + share * (crotch.y - knee.y), crotch.z + z};
        const auto hit = caster->cast(start, {1, 0, 0});
        if (!hit || hit->distance >= least) continue;
        least = hit->distance;
        best = hit->point;
      }
    }
    return best;
  }

  const mesh::TriangleMesh& file;
  std::shared_ptr<const mesh::WorkingMesh> working;
  surface::PageTriangles pages;
  std::unique_ptr<surface::GeodesicField> field;
  std::unique_ptr<mesh::RayCaster> caster;
  std::shared_ptr<const figure::Atlas> atlas;
  PagedField clefts;
};

/// Where a brush that looked at straight distances alone would leap.
bool mustTempt(const std::string& name) {
  for (const char* known : {"labrale-superius", "labrale-inferius", "pupil", "postaurale",
                            "upper thigh", "finger 0.6", "finger 0.9"}) {
    if (name.find(known) == 0) return true;
  }
  return false;
}

class Leak : public ::testing::TestWithParam<const char*> {};

TEST_P(Leak, NothingIsPaintedThatTheSkinDoesNotLeadTo) {
  Figure figure(GetParam());
  ASSERT_TRUE(figure.atlas);
  const auto& m = figure.working->mesh();
  const bool body = std::string(GetParam()).find("body") != std::string::npos;
  std::vector<std::pair<std::string, mesh::SurfacePoint>> places;
  for (const char* id : {"labrale-superius", "labrale-inferius", "cheilion", "sublabiale", "pupil",
                         "orbitale", "superciliare", "exocanthion", "postaurale", "superaurale",
                         "subaurale", "preaurale", "tragion", "alare", "menton"}) {
    places.emplace_back(id, figure.near(figure.landmark(id)));
  }
  if (body) {
    for (const char* id : {"dactylion", "metacarpale-radiale", "metacarpale-ulnare", "axilla-front",
                           "gluteal-fold", "malleolus-medial", "acropodion"}) {
      places.emplace_back(id, figure.near(figure.landmark(id)));
    }
    places.emplace_back("inner knee", figure.innerThigh(0.0, 0.15));
    places.emplace_back("lower thigh", figure.innerThigh(0.2, 0.6));
    places.emplace_back("upper thigh", figure.innerThigh(0.7, 0.92));
    const glm::dvec3 tip = figure.landmark("dactylion");
    const glm::dvec3 palm = figure.landmark("metacarpale-ulnare");
    for (const double share : {0.3, 0.6, 0.9}) {
      places.emplace_back("finger " + std::to_string(share),
                          figure.near(palm + (tip - palm) * share));
    }
  }
  Allowed beside;
  beside.wall(figure.clefts);
  const PagedField blank(static_cast<std::uint32_t>(m.positions.size()));
  // With the clefts as walls, as people paint, and without.
  for (const bool walled : {true, false}) {
    const test::Judge judge(m, walled ? figure.clefts : blank);
    for (const auto& [name, place] : places) {
      if (walled && !beside.at(*figure.working, place)) continue;  // on a wall itself
      const auto distance = judge.from(place, 60.0);
      const glm::dvec3 centre = mesh::positionAt(m, place);
      std::size_t close = 0;  // near in space, far along the skin: where paint could leap
      for (const double width : {6.0, 20.0, 40.0, 60.0}) {
        SCOPED_TRACE(std::string(GetParam()) + ", " + name + (walled ? ", walled " : " ") +
                     std::to_string(width));
        Stroke stroke(*figure.working, *figure.field, blank, BrushMode::paint, width,
                      walled ? beside : Allowed());
        stroke.moveTo(place);
        const PagedField shape = stroke.shape();
        const double radius = 0.5 * width;
        std::size_t inside = 0;
        std::size_t leaked = 0;
        double worst = 0.0;
        for (std::uint32_t v = 0; v < shape.vertexCount(); ++v) {
          const double straight = glm::distance(centre, glm::dvec3(m.positions[v]));
          if (straight < radius && distance[v] > 1.5 * radius + 3.0) ++close;
          if (shape.raw(v) <= 0) continue;
          ++inside;
          // The judge's ways are longer than true ones by their zigzag, and he starts at corners.
          if (distance[v] > 1.12 * radius + 1.5) {
            ++leaked;
            worst = std::max(worst, distance[v]);
          }
        }
        EXPECT_GT(inside, width > 10.0 ? 10u : 0u);
        EXPECT_EQ(leaked, 0u) << "of " << inside << ", the farthest " << worst << " mm away";
      }
      if (walled && mustTempt(name)) {
        EXPECT_GT(close, 50u) << name << ": nothing to leap to, so nothing was tried, at "
                              << centre.x << " " << centre.y << " " << centre.z;
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Figures, Leak,
                         ::testing::Values("bust-female", "bust-male", "body-female", "body-male"));

}  // namespace
}  // namespace mesomap::paint
