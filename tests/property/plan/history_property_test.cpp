// The history against the plainest model there is: a vector of plans and a position in it.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "plan/history.h"
#include "property/plan/random_plan.h"

namespace mesomap::plan {
namespace {

struct Model {
  std::vector<std::string> labels{""};
  std::vector<PlanPtr> plans;
  std::size_t cursor = 0;
};

/// Memory counted afresh, each region and page once over all of the model's steps.
std::size_t pagesHeld(const Model& model) {
  std::set<const void*> pages;
  for (const PlanPtr& plan : model.plans) {
    for (const auto& region : plan->regions) {
      for (std::uint32_t i = 0; i < region->shape.pageCount(); ++i) {
        if (region->shape.page(i)) pages.insert(region->shape.page(i).get());
      }
    }
  }
  return pages.size();
}

/// A plan that shares most of its regions and pages with `from`.
PlanPtr edited(const PlanPtr& from, support::Random& random) {
  Plan next = *from;
  const std::size_t at = random.next() % (next.regions.size() + 1);
  if (at == next.regions.size()) {
    Region region;
    region.id = {next.nextId++};
    region.shape = surface::PagedField(4096);
    if (next.regions.size() > 4) next.regions.erase(next.regions.begin());
    next.regions.push_back(std::make_shared<const Region>(std::move(region)));
  } else {
    Region region = *next.regions[at];
    surface::PagedField::Editor editor(region.shape);
    editor.setRaw(random.next() % 4096, static_cast<std::int16_t>(random.next() % 1000));
    region.shape = editor.publish();
    next.regions[at] = std::make_shared<const Region>(std::move(region));
  }
  return std::make_shared<const Plan>(std::move(next));
}

TEST(HistoryModel, tenThousandRandomStepsAgree) {
  support::Random random(7);
  const auto first = std::make_shared<const Plan>();
  History history(first);
  Model model;
  model.plans.push_back(first);
  for (int step = 0; step < 10000; ++step) {
    const std::uint32_t dice = random.next() % 10;
    if (dice < 4) {
      const PlanPtr next = edited(history.current(), random);
      const std::string label = "step " + std::to_string(step);
      history.commit(label, next);
      model.plans.resize(model.cursor + 1);
      model.labels.resize(model.cursor + 1);
      model.plans.push_back(next);
      model.labels.push_back(label);
      ++model.cursor;
    } else if (dice < 5) {
      const PlanPtr next = edited(history.current(), random);
      history.amend(next);
      model.plans[model.cursor] = next;
    } else if (dice < 8) {
      const std::string expected = model.cursor > 0 ? model.labels[model.cursor] : "";
      if (model.cursor > 0) --model.cursor;
      ASSERT_EQ(history.undo(), expected);
    } else {
      const bool can = model.cursor + 1 < model.plans.size();
      if (can) ++model.cursor;
      ASSERT_EQ(history.redo(), can ? model.labels[model.cursor] : "");
    }
    ASSERT_EQ(history.current(), model.plans[model.cursor]);
    ASSERT_EQ(history.size(), model.plans.size());
    ASSERT_EQ(history.canUndo(), model.cursor > 0);
    ASSERT_EQ(history.canRedo(), model.cursor + 1 < model.plans.size());
    ASSERT_EQ(history.undoLabel(), model.cursor > 0 ? model.labels[model.cursor] : "");
    if (step % 100 == 0) {
      // Counted as steps came and went, and counted afresh from the steps that are there.
      History again(model.plans.front());
      for (std::size_t i = 1; i < model.plans.size(); ++i) {
        again.commit(model.labels[i], model.plans[i]);
      }
      ASSERT_EQ(history.heapBytes(), again.heapBytes()) << "after step " << step;
      const std::size_t pageBytes = pagesHeld(model) * sizeof(surface::PagedField::Page);
      ASSERT_GE(history.heapBytes(), pageBytes);
      // What is not pages is little; were a shared page counted twice this would be exceeded.
      ASSERT_LE(history.heapBytes(), pageBytes * 2 + model.plans.size() * 4096);
    }
  }
}

RC_GTEST_PROP(HistoryCap, oldestStepsGoAndTheCurrentStays, (std::uint64_t seed)) {
  support::Random random(seed);
  const std::size_t cap = std::size_t{20} << 10;
  History history(std::make_shared<const Plan>(), cap);
  for (int i = 0; i < 60; ++i) {
    const PlanPtr next = edited(history.current(), random);
    history.commit("edit", next);
    RC_ASSERT(history.current() == next);
    RC_ASSERT(history.heapBytes() <= cap || history.size() == 1);
  }
  std::size_t undone = 0;
  while (history.canUndo()) {
    history.undo();
    ++undone;
  }
  RC_ASSERT(undone + 1 == history.size());
}

}  // namespace
}  // namespace mesomap::plan
