// One awaited layout: which steps wait for it, and what it starts from.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "paint/both_sides.h"
#include "scene/session.h"

namespace mesomap::scene {

/// Where a finished layout lies for a later one that starts from it. Written and read by the
/// worker, in the order of the jobs.
struct LayoutSlot {
  std::shared_ptr<const plan::Region> result;
};

/// What else of the plan a layout looks at, as it was when the layout was asked for.
struct LayoutSurroundings {
  std::vector<std::shared_ptr<const plan::Region>> others;
  std::shared_ptr<const paint::OtherSide> mirror;  ///< Of an area across the middle.
  std::vector<plan::Landmark> landmarks;
  std::shared_ptr<const std::vector<plan::PointSet>> pointSets;
  void lendTo(layout::PlaceContext& context) const;
};

struct Session::LayoutJob {
  /// The pending regions that the result replaces: the one that asked, then copies of it that later
  /// steps made (renamed, recoloured) while it was awaited.
  std::vector<RegionPtr> targets;
  std::vector<std::shared_ptr<const plan::Exclusion>> exclusions;
  RegionPtr previous;                  ///< Lends its points; finished. May be null.
  std::shared_ptr<LayoutSlot> before;  ///< Lends its points once it is there. May be null.
  /// The linked area, whose points are mirrored where new ones are laid: finished, or awaited by an
  /// earlier job. Both may be null.
  RegionPtr linked;
  std::shared_ptr<LayoutSlot> linkedSlot;
  std::shared_ptr<const paint::OtherSide> otherSide;  ///< With one of them.
  LayoutSurroundings surroundings;
  std::shared_ptr<LayoutSlot> slot = std::make_shared<LayoutSlot>();
  std::uint32_t firstId = 1;
  bool arrangeAgain = false;
  std::uint64_t number = 0;  ///< In the queue; 0 when its step is undone.
};

/// Layouts of what is not in the plan yet. One runs, and of those asked for meanwhile the newest
/// alone follows: a stroke never waits, and never piles up work.
struct Session::LiveLayout {
  std::vector<plan::Region> wanted;         ///< Asked for while one runs; shapes as painted.
  std::vector<RegionPtr> shown;             ///< The last good ones.
  std::vector<surface::PagedField> shapes;  ///< Of the newest request of a stroke.
  std::optional<plan::Rule> rule;           ///< Being tried, in `ruleOf`.
  RegionId ruleOf;
  std::uint64_t number = 0;  ///< Of the one that runs, or 0.
  std::uint64_t ticket = 0;  ///< Tells a stopped one from the one that runs.
};

}  // namespace mesomap::scene
