#include "plan/history.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace mesomap::plan {

namespace {

const std::string kNoLabel;

/// A region's own memory without its pages. Short strings are estimated by their length: the cap
/// bounds the memory, it need not know the allocator.
std::size_t ownBytes(const Region& region) {
  std::size_t bytes = sizeof(Region) + region.name.size() + region.area.size() +
                      region.sites.capacity() * sizeof(Site) +
                      region.shape.pageCount() * sizeof(std::shared_ptr<const void>);
  for (const BorderLine& line : region.border) {
    bytes += sizeof line + line.points.capacity() * sizeof(glm::dvec3);
  }
  for (const LeftOut& out : region.leftOut) {
    bytes += sizeof out + out.positions.capacity() * sizeof(glm::dvec3);
  }
  return bytes;
}

}  // namespace

History::History(PlanPtr first, std::size_t capBytes) : cap_(capBytes) {
  if (!first) first = std::make_shared<const Plan>();
  steps_.push_back({{}, std::move(first), 0});
  count(steps_.back());
}

void History::count(Step& step) {
  step.bytes = sizeof(Step) + sizeof(Plan);
  for (const auto& region : step.plan->regions) {
    if (regionUses_[region.get()]++ != 0) continue;
    step.bytes += ownBytes(*region);
    for (std::uint32_t i = 0; i < region->shape.pageCount(); ++i) {
      const auto& page = region->shape.page(i);
      if (page && pageUses_[page.get()]++ == 0) step.bytes += sizeof(surface::PagedField::Page);
    }
  }
  bytes_ += step.bytes;
}

void History::uncount(const Step& step) {
  // What this step shares with a later one stays counted, so the sum is taken afresh here and not
  // from step.bytes.
  std::size_t freed = sizeof(Step) + sizeof(Plan);
  for (const auto& region : step.plan->regions) {
    const auto use = regionUses_.find(region.get());
    if (--use->second != 0) continue;
    regionUses_.erase(use);
    freed += ownBytes(*region);
    for (std::uint32_t i = 0; i < region->shape.pageCount(); ++i) {
      const auto& page = region->shape.page(i);
      if (!page) continue;
      const auto pageUse = pageUses_.find(page.get());
      if (--pageUse->second != 0) continue;
      pageUses_.erase(pageUse);
      freed += sizeof(surface::PagedField::Page);
    }
  }
  bytes_ -= freed;
}

void History::keepUnderCap() {
  std::size_t drop = 0;
  while (bytes_ > cap_ && drop < cursor_) uncount(steps_[drop++]);
  steps_.erase(steps_.begin(), steps_.begin() + static_cast<std::ptrdiff_t>(drop));
  cursor_ -= drop;
}

void History::commit(std::string label, PlanPtr plan) {
  if (!plan || plan == current()) return;
  for (std::size_t i = steps_.size(); i-- > cursor_ + 1;) uncount(steps_[i]);
  const auto kept = steps_.begin() + static_cast<std::ptrdiff_t>(cursor_ + 1);
  dropped_.assign(std::make_move_iterator(kept), std::make_move_iterator(steps_.end()));
  steps_.erase(kept, steps_.end());
  steps_.push_back({std::move(label), std::move(plan), 0});
  count(steps_.back());
  ++cursor_;
  justCommitted_ = true;
  keepUnderCap();
}

bool History::takeBack() {
  if (!justCommitted_ || cursor_ == 0 || cursor_ + 1 != steps_.size()) return false;
  justCommitted_ = false;
  uncount(steps_.back());
  steps_.pop_back();
  --cursor_;
  for (Step& step : std::exchange(dropped_, {})) {
    // Nobody places these points any more.
    const auto& regions = step.plan->regions;
    if (std::any_of(regions.begin(), regions.end(),
                    [](const auto& region) { return region->sitesPending; })) {
      break;
    }
    steps_.push_back(std::move(step));
    count(steps_.back());
  }
  return true;
}

void History::amend(PlanPtr plan) {
  if (!plan || plan == current()) return;
  Step next{steps_[cursor_].label, std::move(plan), 0};
  count(next);  // First, so that shared pieces never fall to zero in between.
  uncount(steps_[cursor_]);
  steps_[cursor_] = std::move(next);
  keepUnderCap();
}

std::string History::undo() {
  if (!canUndo()) return {};
  justCommitted_ = false;
  dropped_.clear();
  return steps_[cursor_--].label;
}

std::string History::redo() {
  if (!canRedo()) return {};
  return steps_[++cursor_].label;
}

const std::string& History::undoLabel() const {
  return canUndo() ? steps_[cursor_].label : kNoLabel;
}

const std::string& History::redoLabel() const {
  return canRedo() ? steps_[cursor_ + 1].label : kNoLabel;
}

}  // namespace mesomap::plan
