// Layouts on their way: which steps wait for them, and what they start from.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "paint/both_sides.h"
#include "scene/session.h"

namespace mesomap::scene {

/// Where a finished layout lies for a later one that starts from it. Written by the worker; read by
/// it in the order of the jobs, and at any time by live layouts, which run beside it.
class LayoutSlot {
 public:
  void put(std::shared_ptr<const plan::Region> result) {
    const std::scoped_lock lock(mutex_);
    result_ = std::move(result);
  }
  /// Null where the layout has not ended, or failed.
  [[nodiscard]] std::shared_ptr<const plan::Region> result() const {
    const std::scoped_lock lock(mutex_);
    return result_;
  }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const plan::Region> result_;
};

/// An area with points that are there, or that an earlier job brings.
struct LentRegion {
  std::shared_ptr<const plan::Region> ready;
  std::shared_ptr<LayoutSlot> awaited;  ///< With it `ready` is null.
  /// Null where there is none, or its layout failed.
  [[nodiscard]] std::shared_ptr<const plan::Region> region() const {
    return awaited ? awaited->result() : ready;
  }
};

/// An area whose points keep those of another one off.
struct LayoutNeighbour {
  LentRegion points;
  /// Of an area that is laid out after this one by the same step: as the step made it. `points` are
  /// then those of before; what of them the step leaves alone keeps others off.
  std::shared_ptr<const plan::Region> later;
  bool arrangeAgain = false;  ///< It will be laid anew.
};

/// What else of the plan a layout looks at, as it was when the layout was asked for. Areas of one
/// step are laid out in the order of their ids: a later one keeps off all points of an earlier one,
/// and an earlier one off those that a later one begins with. So no two wait for each other, and
/// what comes out does not hang on what happens to be finished.
struct LayoutSurroundings {
  std::vector<LayoutNeighbour> others;
  std::shared_ptr<const paint::OtherSide> mirror;  ///< Of an area across the middle.
  std::vector<plan::Landmark> landmarks;
  std::shared_ptr<const std::vector<plan::PointSet>> pointSets;
  /// On the worker, once earlier jobs are done. The mesh and figure of the context are set.
  void lendTo(layout::PlaceContext& context) const;
};

/// How points follow a step.
struct Session::Relayout {
  bool arrangeAgain = false;
  bool between = false;  ///< See PlaceContext::between.
  /// Of a new region, the one whose points it starts from.
  std::vector<std::pair<RegionId, RegionPtr>> lenders = {};
  /// Places of the working mesh, where only points near them changed.
  std::vector<mesh::SurfacePoint> around = {};
};

struct Session::LayoutJob {
  /// The pending regions that the result replaces: the one that asked, then copies of it that later
  /// steps made (renamed, recoloured) while it was awaited.
  std::vector<RegionPtr> targets;
  std::vector<std::shared_ptr<const plan::Exclusion>> exclusions;
  LentRegion before;  ///< Lends its points. May be none.
  /// The linked area, whose points are mirrored where new ones are laid. May be none.
  LentRegion linked;
  std::shared_ptr<const paint::OtherSide> otherSide;  ///< With it.
  LayoutSurroundings surroundings;
  std::vector<mesh::SurfacePoint> around;  ///< See Relayout::around.
  std::shared_ptr<LayoutSlot> slot = std::make_shared<LayoutSlot>();
  std::uint32_t firstId = 1;
  bool arrangeAgain = false;
  bool between = false;
  std::uint64_t number = 0;  ///< In the queue; 0 when its step is undone.
};

/// Layouts of committed steps: in order, each from the step before; undo of a pending step cancels
/// its layout, redo runs it again. A result joins the step that asked for it and every later step
/// that shares the region.
class Session::Layouts {
 public:
  using JobPtr = std::shared_ptr<LayoutJob>;
  /// A layout that a step asks for.
  struct Request {
    RegionPtr region;  ///< Pending; in the plan.
    RegionPtr before;  ///< Whose points it starts from; pending or not. May be null.
    std::uint32_t firstId = 1;
  };

  explicit Layouts(Session& session) : session_(session) {}

  /// What one step asks for, in the order of the areas' ids.
  void request(const std::vector<Request>& requests, const Relayout& how);
  [[nodiscard]] JobPtr awaiting(const plan::Region* region) const;
  /// `later`: what the same step lays out after it.
  [[nodiscard]] LayoutSurroundings surroundingsOf(const plan::Region& region,
                                                  std::span<const Request> later = {},
                                                  bool arrangeAgain = false) const;
  /// After a move through the history: what was undone stops, what was redone starts again.
  void sync(bool forgetUnreached);
  void cancel();  ///< Areas keep the points that they had, and the user is told.
  void drop();    ///< Nothing comes of them.
  /// Of another plan: drops them, and what was left out there counts as said.
  void startFrom(const plan::Plan& plan);
  [[nodiscard]] bool pending() const;
  [[nodiscard]] RegionId takeMissingGuide() { return std::exchange(missingGuide_, {}); }

 private:
  [[nodiscard]] LentRegion lent(const RegionPtr& region) const;
  void lendLinked(LayoutJob& job, const plan::Region& region) const;
  void post(const JobPtr& job);
  void finish(const JobPtr& job, const Result<RegionPtr>& result);
  [[nodiscard]] bool reached(const LayoutJob& job) const;
  /// Points that zones took away, unless that is what was last said of this area.
  void tellLeftOut(const plan::Region& region);
  /// Its pattern follows a line, and there is none.
  void askForGuide(const plan::Region& region);

  Session& session_;
  std::vector<JobPtr> jobs_;                                ///< In the order of their steps.
  std::map<std::uint32_t, std::vector<std::string>> told_;  ///< By the areas' ids.
  RegionId missingGuide_;                                   ///< Not taken up yet.
  std::vector<RegionId> guideAsked_;  ///< Once for each: who goes on painting is left in peace.
};

/// Layouts of what is not in the plan yet. One runs, and of those asked for meanwhile the newest
/// alone follows: a stroke never waits, and never piles up work.
class Session::LiveLayouts {
 public:
  explicit LiveLayouts(Session& session) : session_(session) {}

  void lay(const std::vector<LiveShape>& shapes);  ///< Of a stroke, as painted.
  void tryRule(RegionId id, const plan::Rule& rule);
  [[nodiscard]] bool tries(RegionId id, const plan::Rule& rule) const {
    return ruleOf_ == id && rule_ == rule;
  }
  void stop();                                      ///< What is shown stays.
  void keep(const std::vector<RegionId>& awaited);  ///< Of what is shown, that of these areas.
  void drop(RegionId id);
  [[nodiscard]] const std::vector<RegionPtr>& shown() const { return shown_; }

 private:
  void request(std::vector<plan::Region> regions);
  void post();
  void finish(std::uint64_t ticket, const std::vector<RegionPtr>& placed);

  Session& session_;
  std::vector<plan::Region> wanted_;         ///< Asked for while one runs; shapes as painted.
  std::vector<RegionPtr> shown_;             ///< The last good ones.
  std::vector<surface::PagedField> shapes_;  ///< Of the newest request of a stroke.
  std::optional<plan::Rule> rule_;           ///< Being tried, in `ruleOf_`.
  RegionId ruleOf_;
  std::uint64_t number_ = 0;  ///< Of the one that runs, or 0.
  std::uint64_t ticket_ = 0;  ///< Tells a stopped one from the one that runs.
};

}  // namespace mesomap::scene
