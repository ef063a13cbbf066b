// Undo and redo: a list of whole plans that share their pieces, with a cursor and a memory cap.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "plan/plan.h"

namespace mesomap::plan {

class History {
 public:
  explicit History(PlanPtr first, std::size_t capBytes = std::size_t{256} << 20);

  [[nodiscard]] const PlanPtr& current() const { return steps_[cursor_].plan; }
  /// Drops what was undone, appends a step and moves to it. The oldest steps go when over the cap.
  void commit(std::string label, PlanPtr plan);
  /// Replaces the plan of the newest reached step without a new step (a layout joins its stroke).
  void amend(PlanPtr plan);
  [[nodiscard]] bool canUndo() const { return cursor_ > 0; }
  [[nodiscard]] bool canRedo() const { return cursor_ + 1 < steps_.size(); }
  /// The label of the step that was undone / redone ("paint client's left cheek").
  std::string undo();
  std::string redo();
  [[nodiscard]] const std::string& undoLabel() const;  ///< What undo would undo; empty if nothing.
  [[nodiscard]] const std::string& redoLabel() const;
  [[nodiscard]] std::size_t size() const { return steps_.size(); }
  [[nodiscard]] std::size_t heapBytes() const;  ///< Pages counted once over all steps.

 private:
  struct Step {
    std::string label;
    PlanPtr plan;
    std::size_t bytes = 0;  ///< Not shared with the step before.
  };
  std::vector<Step> steps_;
  std::size_t cursor_ = 0;
  std::size_t cap_ = 0;
};

}  // namespace mesomap::plan
