#include "plan/history.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace mesomap::plan {

namespace {

const std::string kNoLabel;

/// What the allocator, a shared pointer's counts and the entry in the tables below add to a piece.
constexpr std::size_t kPieceBytes = 64;

/// Short strings are estimated by their length: the cap bounds the memory, it need not know the
/// allocator.
std::size_t ownBytes(const Region& region) {
  std::size_t bytes =
      kPieceBytes + sizeof(Region) + region.name.size() + region.area.size() +
      region.sites.capacity() * sizeof(Site) +
      region.shape.blocks().size() * sizeof(surface::PagedField::BlockPtr) +
      region.dense.blocks().size() * sizeof(surface::PagedField::BlockPtr) +
      (region.guide.capacity() + region.empty.capacity()) * sizeof(mesh::SurfacePoint) +
      region.answers.capacity() * sizeof(ZoneAnswer) +
      region.rule.stamp.pins.capacity() * sizeof(glm::dvec2);
  for (const Site& site : region.sites) {
    if (site.movedFrom) bytes += kPieceBytes + sizeof(mesh::SurfacePoint);
  }
  for (const Row& row : region.rows) {
    bytes += sizeof row + row.places.capacity() * sizeof(mesh::SurfacePoint) +
             row.points.capacity() * sizeof(glm::dvec3);
  }
  for (const BorderLine& line : region.border) {
    bytes += sizeof line + line.points.capacity() * sizeof(glm::dvec3);
  }
  for (const LeftOut& out : region.leftOut) {
    bytes += sizeof out + out.positions.capacity() * sizeof(glm::dvec3);
  }
  return bytes;
}

std::size_t ownBytes(const Exclusion& exclusion) {
  std::size_t bytes = kPieceBytes + sizeof(Exclusion) + exclusion.note.size() +
                      exclusion.shape.blocks().size() * sizeof(surface::PagedField::BlockPtr);
  for (const BorderLine& line : exclusion.border) {
    bytes += sizeof line + line.points.capacity() * sizeof(glm::dvec3);
  }
  return bytes;
}

/// Calls `visit` for the fields that a holder shares with other versions of itself.
template <class Visit>
void eachField(const Region& region, Visit&& visit) {
  visit(region.shape);
  visit(region.dense);
}
template <class Visit>
void eachField(const Exclusion& exclusion, Visit&& visit) {
  visit(exclusion.shape);
}

/// A plan's own memory without its regions and exclusions.
std::size_t ownBytes(const Plan& plan) {
  std::size_t bytes =
      kPieceBytes + sizeof(Plan) + plan.regions.capacity() * sizeof(plan.regions[0]);
  bytes += plan.exclusions.capacity() * sizeof(plan.exclusions[0]);
  bytes += plan.products.capacity() * sizeof(Product) + plan.sessions.capacity() * sizeof(Session);
  bytes += plan.checks.capacity() * sizeof(Check) + plan.landmarks.capacity() * sizeof(Landmark);
  bytes += plan.views.capacity() * sizeof(KeptView);
  for (const KeptView& view : plan.views) bytes += view.name.size();
  for (const Session& session : plan.sessions) {
    // The points of finished sessions are shared by every step after them.
    bytes += session.areas.capacity() * sizeof(SessionArea) +
             session.reactions.capacity() * sizeof(Reaction) +
             session.corrections.capacity() * sizeof(Correction);
  }
  for (const Check& check : plan.checks)
    bytes += check.text.size() + check.answer.size() + check.zone.size();
  return bytes;
}

}  // namespace

History::History(PlanPtr first, std::size_t capBytes) : cap_(capBytes) {
  if (!first) first = std::make_shared<const Plan>();
  steps_.push_back({{}, std::move(first), 0});
  count(steps_.back());
}

void History::count(Step& step) {
  step.bytes = sizeof(Step) + step.label.size() + ownBytes(*step.plan);
  const auto take = [&](const auto& holder) {
    if (holderUses_[holder.get()]++ != 0) return;
    step.bytes += ownBytes(*holder);
    eachField(*holder, [&](const surface::PagedField& field) {
      for (const auto& block : field.blocks()) {
        if (!block || pieceUses_[block.get()]++ != 0) continue;
        step.bytes += kPieceBytes + sizeof *block;
        for (const auto& page : *block) {
          if (page && pieceUses_[page.get()]++ == 0) step.bytes += kPieceBytes + sizeof *page;
        }
      }
    });
  };
  for (const auto& region : step.plan->regions) take(region);
  for (const auto& exclusion : step.plan->exclusions) take(exclusion);
  bytes_ += step.bytes;
}

void History::uncount(const Step& step) {
  // What this step shares with a later one stays counted, so the sum is taken afresh here and not
  // from step.bytes.
  const auto released = [](std::unordered_map<const void*, std::size_t>& uses, const void* piece) {
    const auto use = uses.find(piece);
    if (--use->second != 0) return false;
    uses.erase(use);
    return true;
  };
  std::size_t freed = sizeof(Step) + step.label.size() + ownBytes(*step.plan);
  const auto leave = [&](const auto& holder) {
    if (!released(holderUses_, holder.get())) return;
    freed += ownBytes(*holder);
    eachField(*holder, [&](const surface::PagedField& field) {
      for (const auto& block : field.blocks()) {
        if (!block || !released(pieceUses_, block.get())) continue;
        freed += kPieceBytes + sizeof *block;
        for (const auto& page : *block) {
          if (page && released(pieceUses_, page.get())) freed += kPieceBytes + sizeof *page;
        }
      }
    });
  };
  for (const auto& region : step.plan->regions) leave(region);
  for (const auto& exclusion : step.plan->exclusions) leave(exclusion);
  bytes_ -= freed;
}

void History::keepUnderCap() {
  std::size_t drop = 0;
  while (bytes_ > cap_ && drop < cursor_) uncount(steps_[drop++]);
  steps_.erase(steps_.begin(), steps_.begin() + static_cast<std::ptrdiff_t>(drop));
  cursor_ -= drop;
  // What the last commit dropped is kept only while there is room for it.
  if (bytes_ + droppedBytes_ > cap_) forgetDropped();
}

void History::forgetDropped() {
  dropped_.clear();
  droppedBytes_ = 0;
}

void History::commit(std::string label, PlanPtr plan) {
  if (!plan || plan == current()) return;
  droppedBytes_ = bytes_;
  for (std::size_t i = steps_.size(); i-- > cursor_ + 1;) uncount(steps_[i]);
  droppedBytes_ -= bytes_;
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
  droppedBytes_ = 0;
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
  forgetDropped();
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
