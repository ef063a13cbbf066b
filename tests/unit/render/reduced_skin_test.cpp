// A skin of very many triangles on the move: when it has fewer, and that it looks the same.
#include "reduced_skin.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <map>
#include <set>

#include "drawing_test.h"
#include "render/moving_detail.h"
#include "support/meshes.h"

namespace mesomap::render::testing {
namespace {

constexpr double kSlowly = 1.1 * MovingDetail::kSlow;
constexpr double kWell = 0.5 * MovingDetail::kSlow;

TEST(MovingDetail, OneSlowPictureAmongOthersChangesNothing) {
  MovingDetail detail;
  EXPECT_FALSE(detail.reduced());
  for (int i = 0; i < 40; ++i) {
    detail.took(i % 3 == 0 ? kSlowly : kWell, true);
    EXPECT_FALSE(detail.reduced()) << i;
  }
}

TEST(MovingDetail, SeveralInAFewDo) {
  MovingDetail detail;
  for (const double seconds : {kSlowly, kWell, kSlowly}) detail.took(seconds, true);
  EXPECT_FALSE(detail.reduced());
  detail.took(kSlowly, true);
  EXPECT_TRUE(detail.reduced());
}

TEST(MovingDetail, StaysUntilThereIsTimeToSpare) {
  MovingDetail detail;
  for (int i = 0; i < 3; ++i) detail.took(kSlowly, true);
  ASSERT_TRUE(detail.reduced());
  detail.took(kSlowly, false);
  detail.took(1.01 * MovingDetail::kQuick, false);
  EXPECT_TRUE(detail.reduced()) << "between the two limits nothing changes";
  detail.took(0.99 * MovingDetail::kQuick, false);
  EXPECT_FALSE(detail.reduced());
  detail.took(kSlowly, true);
  EXPECT_FALSE(detail.reduced()) << "what was slow before is forgotten";
}

TEST(MovingDetail, PicturesAtRestAloneNeverReduce) {
  MovingDetail detail;
  for (int i = 0; i < 20; ++i) detail.took(10.0 * MovingDetail::kSlow, false);
  EXPECT_FALSE(detail.reduced());
}

std::array<float, 3> placeOf(const SkinMesh& mesh, std::uint32_t vertex) {
  const glm::vec3& p = mesh.vertices[vertex].position;
  return {p.x, p.y, p.z};
}

/// A closed skin stays one: every edge, by where its ends lie, has an even number of triangles.
void expectClosed(const SkinMesh& mesh) {
  std::map<std::set<std::array<float, 3>>, int> edges;
  for (std::size_t i = 0; i < mesh.indices.size(); ++i) {
    const std::size_t next = i % 3 == 2 ? i - 2 : i + 1;
    ++edges[{placeOf(mesh, mesh.indices[i]), placeOf(mesh, mesh.indices[next])}];
  }
  const auto odd = std::count_if(edges.begin(), edges.end(),
                                 [](const auto& edge) { return edge.second % 2 != 0; });
  EXPECT_EQ(odd, 0);
}

TEST(ReducedSkin, HasAboutAsManyTrianglesAsAskedAndLiesOnTheSkin) {
  const SkinMesh whole = makeSkinMesh(support::makeIcosphere(70.0, 6));
  const ReducedSkin reduced = reducedSkin(whole, 10'000);
  const std::size_t triangles = reduced.mesh.indices.size() / 3;
  EXPECT_GT(triangles, 6'000u);
  EXPECT_LT(triangles, 15'000u);
  expectClosed(reduced.mesh);
  ASSERT_EQ(reduced.mesh.origin.size(), reduced.mesh.vertices.size());
  for (const SkinVertex& vertex : reduced.mesh.vertices) {
    EXPECT_NEAR(glm::length(vertex.position), 70.0f, 0.1f * reduced.cellMm);
    const glm::vec3 normal(vertex.normal[0], vertex.normal[1], vertex.normal[2]);
    EXPECT_GT(glm::dot(normal / 32767.0f, vertex.position / 70.0f), 0.99f);
  }
  for (std::size_t i = 0; i < reduced.mesh.indices.size(); i += 3) {
    const auto at = [&](std::size_t k) {
      return reduced.mesh.vertices[reduced.mesh.indices[i + k]].position;
    };
    EXPECT_GE(glm::dot(glm::cross(at(1) - at(0), at(2) - at(0)), at(0)), 0.0f) << "faces inwards";
  }
}

TEST(ReducedSkin, TwoSidesNearEachOtherStayTwo) {
  // A slab thinner than a cell.
  mesh::TriangleMesh slab = support::makeIcosphere(40.0, 6);
  for (glm::vec3& position : slab.positions) position.z *= 0.01f;
  mesh::computeNormals(slab);
  const ReducedSkin reduced = reducedSkin(makeSkinMesh(slab), 6'000);
  expectClosed(reduced.mesh);
  const auto facing = [&](int sign) {
    return std::count_if(reduced.mesh.vertices.begin(), reduced.mesh.vertices.end(),
                         [&](const SkinVertex& v) { return sign * v.normal[2] > 20'000; });
  };
  EXPECT_GT(facing(1), 400);
  EXPECT_GT(facing(-1), 400);
}

TEST(ReducedSkin, NothingGapesAtASeamOfTheTextureNorSharesAPlaceInIt) {
  mesh::TriangleMesh ball = support::makeIcosphere(70.0, 6);
  // Laid on from in front and from behind, side by side: a seam all round.
  for (const mesh::Triangle& t : ball.triangles) {
    const glm::vec3 middle =
        (ball.positions[t[0]] + ball.positions[t[1]] + ball.positions[t[2]]) / 3.0f;
    auto& uvs = ball.cornerUvs.emplace_back();
    for (std::size_t k = 0; k < 3; ++k) {
      const glm::vec3 p = ball.positions[t[k]] / 70.0f;
      uvs[k] = glm::vec2(p.x * 0.2f + (middle.z > 0.0f ? 0.25f : 0.75f), p.y * 0.4f + 0.5f);
    }
  }
  const SkinMesh whole = makeSkinMesh(ball);
  ASSERT_TRUE(whole.hasUvs);
  const ReducedSkin reduced = reducedSkin(whole, 10'000);
  expectClosed(reduced.mesh);
  for (const SkinVertex& vertex : reduced.mesh.vertices) {
    const float expected = vertex.position.x / 70.0f * 0.2f;
    const float front = std::abs(vertex.uv.x - 0.25f - expected);
    const float behind = std::abs(vertex.uv.x - 0.75f - expected);
    EXPECT_LT(std::min(front, behind), 0.02f);
  }
}

TEST(ReducedSkin, OfNothingIsNothing) {
  EXPECT_TRUE(reducedSkin(SkinMesh()).mesh.indices.empty());
  SkinMesh broken = makeSkinMesh(support::makeIcosphere(70.0, 1));
  for (SkinVertex& vertex : broken.vertices) vertex.position.x = NAN;
  EXPECT_TRUE(reducedSkin(broken).mesh.indices.empty());
}

class ReducedPicture : public DrawingTest {
 protected:
  mesh::Image drawn(const Frame& frame) {
    EXPECT_TRUE(renderer_->draw(frame));
    return renderer_->readPixels();
  }
};

TEST_F(ReducedPicture, LooksNearlyTheSameWithItsAreasWhole) {
  const auto model = makeModel(support::randomBumpySphere(7, 70.0, 7));
  Frame frame = frameOf(model, planOf({ballRegion(*model, 1, {0, 0, 70}, 34.0, 8.0)}));
  frame.moving = true;
  const mesh::Image whole = drawn(frame);
  const std::uint64_t triangles = renderer_->stats().trianglesDrawn;
  ASSERT_TRUE(renderer_->canReduce());
  frame.reduced = true;
  const mesh::Image reduced = drawn(frame);
  EXPECT_LT(renderer_->stats().trianglesDrawn, triangles / 2);
  double sum = 0.0;
  std::size_t far = 0;
  for (std::size_t i = 0; i < whole.pixels.size(); ++i) {
    const int apart = std::abs(int{whole.pixels[i]} - int{reduced.pixels[i]});
    sum += apart;
    if (apart > 40) ++far;
  }
  EXPECT_LT(sum / static_cast<double>(whole.pixels.size()), 1.0);
  EXPECT_LT(far, whole.pixels.size() / 500);
  // At rest every triangle is there again.
  frame.moving = false;
  ASSERT_TRUE(renderer_->draw(frame));
  EXPECT_GE(renderer_->stats().trianglesDrawn, triangles);
}

TEST_F(ReducedPicture, AreasDoNotSinkIntoItWhereAScanIsRough) {
  mesh::TriangleMesh rough = support::makeIcosphere(70.0, 7);
  support::Random random(3);
  for (glm::vec3& position : rough.positions) {
    position *= 1.0f + static_cast<float>(random.uniform(-0.4, 0.4)) / 70.0f;
  }
  rough.normals.clear();
  const auto model = makeModel(std::move(rough));
  Frame bare = frameOf(model), marked = bare;
  marked.plan = planOf({ballRegion(*model, 1, {0, 0, 70}, 34.0, 90.0)});
  const auto markedPixels = [&](bool reduced) {
    for (Frame* frame : {&bare, &marked}) {
      frame->moving = true;
      frame->reduced = reduced;
      frame->showPoints = false;
    }
    const mesh::Image without = drawn(bare), with = drawn(marked);
    std::size_t count = 0;
    for (std::size_t i = 0; i < with.pixels.size(); i += 4) {
      if (std::abs(int{with.pixels[i]} - int{without.pixels[i]}) > 8) ++count;
    }
    return static_cast<double>(count);
  };
  const double whole = markedPixels(false);
  EXPECT_GT(whole, 1000.0);
  EXPECT_GT(markedPixels(true), 0.98 * whole);
}

TEST_F(ReducedPicture, ASkinOfFewTrianglesHasNone) {
  Frame frame = frameOf(sphereModel());
  frame.moving = frame.reduced = true;
  const mesh::Image reduced = drawn(frame);
  EXPECT_FALSE(renderer_->canReduce());
  frame.reduced = false;
  EXPECT_TRUE(drawn(frame).pixels == reduced.pixels);
}

}  // namespace
}  // namespace mesomap::render::testing
