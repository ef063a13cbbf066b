// The paged field against the plainest one there is: a vector of numbers.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <utility>
#include <vector>

#include "support/meshes.h"
#include "surface/geodesic_field.h"
#include "surface/paged_field.h"

namespace mesomap::surface {
namespace {

constexpr std::uint32_t kBlockVertices = PagedField::kPageSize * PagedField::kBlockPages;

using Plain = std::vector<std::int16_t>;

bool same(const PagedField& field, const Plain& plain) {
  if (field.vertexCount() != plain.size()) return false;
  for (std::uint32_t v = 0; v < plain.size(); ++v) {
    if (field.raw(v) != plain[v]) return false;
  }
  // What walks over pages sees all that is there.
  std::size_t walked = 0;
  std::size_t there = 0;
  for (std::uint32_t p = field.nextPage(0); p < field.pageCount(); p = field.nextPage(p + 1)) {
    if (!field.page(p)) return false;
    ++walked;
  }
  for (std::uint32_t p = 0; p < field.pageCount(); ++p) there += field.page(p) ? 1 : 0;
  return walked == there;
}

RC_GTEST_PROP(PagedFieldModel, EditsReachTheirFieldAndNoOther, (std::uint64_t seed)) {
  support::Random random(seed);
  // Sizes about whole pages and whole blocks.
  const std::uint32_t count = 1 + random.next() % (3 * kBlockVertices);
  std::vector<std::pair<PagedField, Plain>> kept{
      {PagedField(count), Plain(count, PagedField::kOutside)}};
  for (int step = 0; step < 12; ++step) {
    auto [field, plain] = kept[random.next() % kept.size()];
    PagedField::Editor editor(field);
    // A run of neighbours, often across the end of a page or block.
    const std::uint32_t first = random.next() % count;
    for (std::uint32_t i = 0; i < 700 && first + i < count; ++i) {
      const auto value = static_cast<std::int16_t>(random.next() % 65535 - 32767);
      RC_ASSERT(editor.setRaw(first + i, value) == (plain[first + i] != value));
      plain[first + i] = value;
      if (i == 300) kept.emplace_back(editor.publish(), plain);  // and the editor goes on
    }
    const auto& other = kept[random.next() % kept.size()];
    // A page that the editor has just made its own, half of the time; written to afterwards.
    const std::uint32_t page =
        step % 2 == 0 ? first / PagedField::kPageSize : random.next() % field.pageCount();
    editor.sharePage(page, other.first.page(page));
    for (std::uint32_t i = 0; i < PagedField::kPageSize; ++i) {
      const std::uint32_t v = page * PagedField::kPageSize + i;
      if (v < count) plain[v] = other.second[v];
    }
    const std::uint32_t written = page * PagedField::kPageSize;
    editor.setRaw(written, static_cast<std::int16_t>(step));
    plain[written] = static_cast<std::int16_t>(step);
    kept.emplace_back(editor.publish(), plain);
  }
  for (const auto& [field, plain] : kept) RC_ASSERT(same(field, plain));
  for (const auto& [a, plainA] : kept) {
    for (const auto& [b, plainB] : kept) RC_ASSERT((a == b) == (plainA == plainB));
  }
}

RC_GTEST_PROP(GeodesicModel, ReachingIsTheBallWithoutDirections, (std::uint64_t seed)) {
  const auto m = support::randomBumpySphere(seed, 40.0, 4);
  const mesh::CornerTable topology(m);
  support::Random random(seed + 1);
  const auto source = random.pointOn(m);
  const double radius = random.uniform(1.0, 60.0);
  GeodesicField first(m, topology);
  GeodesicField second(m, topology);
  const auto ball = first.ball(source, radius);
  const auto reach = second.reach(source, radius);
  RC_ASSERT(ball.size() == reach.size());
  for (std::size_t i = 0; i < ball.size(); ++i) {
    RC_ASSERT(ball[i].vertex == reach[i].vertex);
    RC_ASSERT(ball[i].distanceMm == reach[i].distanceMm);
    if (i > 0) RC_ASSERT(ball[i - 1].distanceMm <= ball[i].distanceMm);
  }
}

}  // namespace
}  // namespace mesomap::surface
