// Any number of threads lays the same bits.
#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "unit/layout/pattern_cases.h"

namespace mesomap::layout {
namespace {

/// Every bit of what was laid.
std::vector<std::uint64_t> bitsOf(const Output& out) {
  std::vector<std::uint64_t> bits;
  const auto add = [&](const mesh::SurfacePoint& place) {
    bits.push_back(place.triangle);
    for (int k = 0; k < 3; ++k) {
      std::uint64_t word = 0;
      std::memcpy(&word, &place.barycentric[k], sizeof word);
      bits.push_back(word);
    }
  };
  for (const Point& p : out.points) {
    add(p.place);
    bits.push_back(p.touch);
  }
  for (const plan::Row& row : out.rows) {
    bits.push_back(row.pricks);
    for (const mesh::SurfacePoint& p : row.places) add(p);
  }
  return bits;
}

void expectSameBits(const Input& in, const std::string& what) {
  std::vector<std::uint64_t> first;
  for (const std::size_t threads : {1u, 2u, 4u}) {
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    ASSERT_EQ(tbb::global_control::active_value(tbb::global_control::max_allowed_parallelism),
              threads);
    const auto out = layOut(in);
    ASSERT_TRUE(out) << what;
    const std::vector<std::uint64_t> bits = bitsOf(*out);
    EXPECT_FALSE(bits.empty()) << what;
    if (threads == 1) first = bits;
    EXPECT_EQ(bits, first) << what << " on " << threads << " threads";
  }
}

TEST(Threads, SameBitsOnAnyNumberOfThem) {
  const auto& skin = sphereSkin();
  expectSameBits(skin.input(skin.cap(18.0, {0.2, 0.1, 1}), 8.0), "few");
  expectSameBits(skin.input(skin.cap(38.0, {-0.4, 0.5, 1}), 4.2), "300 points");
  // Where the first start is not the one that is kept, the order of what is tried shows.
  for (const double spacing : {5.1, 5.9, 6.4, 7.3}) {
    expectSameBits(skin.input(skin.cap(36.0, {0.3, -0.2, 1}), spacing),
                   std::to_string(spacing) + " mm");
  }
  const mesh::RayCaster caster(skin.mesh->mesh());
  surface::MirrorPlane plane;
  plane.normal = {1, 0, 0};
  const auto mirror = std::make_shared<const paint::OtherSide>(*skin.mesh, caster, plane);
  Input across = skin.input(skin.cap(30.0, {0.004, 0.3, 1}), 7.0);
  across.mirror = mirror;
  expectSameBits(across, "symmetric");
  for (const Pattern pattern : {Pattern::grid, Pattern::rows, Pattern::rings, Pattern::rays,
                                Pattern::outline, Pattern::stamps}) {
    expectSameBits(laidAs(across, pattern), plan::patternName(pattern));
  }
}

}  // namespace
}  // namespace mesomap::layout
