// Undo and redo: a list of whole plans that share their pieces, with a cursor and a memory cap.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "plan/plan.h"

namespace mesomap::plan {

class History {
 public:
  explicit History(PlanPtr first, std::size_t capBytes = std::size_t{256} << 20);

  [[nodiscard]] const PlanPtr& current() const { return steps_[cursor_].plan; }
  /// Drops what was undone, appends a step and moves to it. The oldest steps go when over the cap;
  /// the current plan always stays. A plan that is already the current one makes no step.
  void commit(std::string label, PlanPtr plan);
  /// As if the last commit had not been made: its step is gone, and what it dropped can be redone
  /// again (up to the first step whose points were still awaited). False, and nothing changes, when
  /// anything else happened since.
  bool takeBack();
  /// Replaces the plan of the newest reached step without a new step (a layout joins its stroke).
  void amend(PlanPtr plan);
  /// Puts `to` where any step, undone ones too, holds this very `from` (a layout that was awaited
  /// joins its step and every step after it that shares the region). Labels and cursor stay.
  void replaceRegion(const std::shared_ptr<const Region>& from,
                     const std::shared_ptr<const Region>& to);
  /// The current step or one before it holds this very region.
  [[nodiscard]] bool reaches(const Region* region) const;
  [[nodiscard]] bool canUndo() const { return cursor_ > 0; }
  [[nodiscard]] bool canRedo() const { return cursor_ + 1 < steps_.size(); }
  /// The label of the step that was undone / redone ("paint client's left cheek").
  std::string undo();
  std::string redo();
  [[nodiscard]] const std::string& undoLabel() const;  ///< What undo would undo; empty if nothing.
  [[nodiscard]] const std::string& redoLabel() const;
  [[nodiscard]] std::size_t size() const { return steps_.size(); }
  /// Memory of all steps, what they share counted once.
  [[nodiscard]] std::size_t heapBytes() const { return bytes_; }
  /// Memory that the current step brought along beyond what the step before it holds.
  [[nodiscard]] std::size_t stepBytes() const { return steps_[cursor_].bytes; }

 private:
  struct Step {
    std::string label;
    PlanPtr plan;
    std::size_t bytes = 0;  ///< Not shared with the step before.
  };

  void count(Step& step);
  void uncount(const Step& step);
  void keepUnderCap();
  void forgetDropped();

  std::vector<Step> steps_;
  std::vector<Step> dropped_;     ///< What the last commit dropped, for takeBack().
  std::size_t droppedBytes_ = 0;  ///< Of dropped_ alone; not in bytes_, but under the cap with it.
  bool justCommitted_ = false;
  /// How many steps hold a region or an exclusion; how many counted ones hold a block of pages, and
  /// how many counted blocks a page. Only looked up.
  std::unordered_map<const void*, std::size_t> holderUses_;
  std::unordered_map<const void*, std::size_t> pieceUses_;
  std::size_t bytes_ = 0;
  std::size_t cursor_ = 0;
  std::size_t cap_ = 0;
};

}  // namespace mesomap::plan
