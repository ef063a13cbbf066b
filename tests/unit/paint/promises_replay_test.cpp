// Painting, undone and redone at random, against painting the same anew from the start.
#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>
#include <utility>
#include <vector>

#include "paint/brush.h"
#include "plan/history.h"
#include "plan/shape_codec.h"
#include "surface/outline.h"
#include "unit/paint/canvas.h"

namespace mesomap::paint {
namespace {

using surface::PagedField;
using test::Canvas;

constexpr std::size_t kAreas = 3;

/// One gesture, and all that it depends on.
struct Gesture {
  std::size_t area = 0;
  BrushMode mode = BrushMode::paint;
  double widthMm = 10.0;
  std::vector<mesh::SurfacePoint> places;
};

Gesture randomGesture(const Canvas& canvas, support::Random& random) {
  Gesture gesture;
  gesture.area = random.next() % kAreas;
  gesture.mode = random.uniform() < 0.6 ? BrushMode::paint : BrushMode::erase;
  gesture.widthMm = random.uniform(2.0, 50.0);
  gesture.places.push_back(random.pointOn(canvas.mesh->mesh()));
  for (int i = 0; i < 3; ++i) {
    const glm::dvec3 last = canvas.position(gesture.places.back());
    gesture.places.push_back(canvas.at(last + random.direction() * 12.0));
  }
  return gesture;
}

plan::PlanPtr after(const plan::Plan& before, const Gesture& gesture, const Canvas& canvas,
                    surface::GeodesicField& field) {
  plan::Plan next = before;
  plan::Region region = *before.regions[gesture.area];
  Stroke stroke(*canvas.mesh, field, region.shape, gesture.mode, gesture.widthMm);
  for (const auto& place : gesture.places) stroke.moveTo(place);
  region.shape = surface::redistanced(*canvas.mesh, canvas.pages, stroke.shape());
  next.regions[gesture.area] = std::make_shared<const plan::Region>(std::move(region));
  return std::make_shared<const plan::Plan>(std::move(next));
}

TEST(Replay, RandomPaintUndoAndRedoLeaveWhatReplayFromTheStartGives) {
  const int steps = std::getenv("MESOMAP_SOAK_MINUTES") != nullptr ? 10000 : 1000;
  Canvas canvas(support::randomBumpySphere(3, 50.0, 4), 10.0);
  plan::Plan blank;
  for (std::size_t i = 0; i < kAreas; ++i) {
    plan::Region region;
    region.id = RegionId{static_cast<std::uint32_t>(i + 1)};
    region.shape = canvas.skin().blank();
    blank.regions.push_back(std::make_shared<const plan::Region>(std::move(region)));
  }
  const auto first = std::make_shared<const plan::Plan>(blank);
  plan::History history(first);
  std::vector<Gesture> made;  // those that could be redone too
  std::size_t done = 0;
  support::Random random(20);

  const auto replay = [&] {
    surface::GeodesicField fresh(*canvas.mesh);
    plan::PlanPtr plan = first;
    for (std::size_t i = 0; i < done; ++i) plan = after(*plan, made[i], canvas, fresh);
    for (std::size_t i = 0; i < kAreas; ++i) {
      const PagedField& replayed = plan->regions[i]->shape;
      const PagedField& held = history.current()->regions[i]->shape;
      ASSERT_TRUE(replayed == held) << "area " << i << " after " << done << " gestures";
      // Written and read back it is the same again, bit for bit.
      const auto read = plan::decodeShape(plan::encodeShape(held), held.vertexCount());
      ASSERT_TRUE(read) << read.error().message;
      ASSERT_TRUE(*read == held);
      ASSERT_EQ(plan::encodeShape(*read), plan::encodeShape(replayed));
    }
  };
  for (int step = 0; step < steps; ++step) {
    // Spells of painting and spells of going back, so that long ways are undone.
    const double painting = step / 40 % 2 == 0 ? 0.7 : 0.2;
    if (random.uniform() < painting) {
      const Gesture gesture = randomGesture(canvas, random);
      history.commit("paint", after(*history.current(), gesture, canvas, canvas.field));
      made.resize(done);
      made.push_back(gesture);
      ++done;
    } else if (random.uniform() < 0.55) {
      if (history.canUndo()) {
        history.undo();
        --done;
      }
    } else if (history.canRedo()) {
      history.redo();
      ++done;
    }
    if (step % (steps / 8) == steps / 8 - 1) {
      ASSERT_NO_FATAL_FAILURE(replay());
    }
  }
  EXPECT_GT(done, 10u);
}

}  // namespace
}  // namespace mesomap::paint
