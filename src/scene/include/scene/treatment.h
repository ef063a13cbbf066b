// Treating from the plan: which point comes next, what was marked, and which area is asked for what
// was given. All that lasts is in the plan; leaving and coming back loses nothing.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "plan/course_steps.h"
#include "scene/session.h"

namespace mesomap::scene {

/// How the points of an area, or of a plan, stand. Proposed points count nowhere.
struct MarkCounts {
  std::size_t points = 0;
  std::size_t done = 0;  ///< with those that were added
  std::size_t skipped = 0;
  std::size_t added = 0;  ///< during the treatment
  [[nodiscard]] std::size_t open() const { return points - done - skipped; }
  bool operator==(const MarkCounts&) const = default;
};
[[nodiscard]] MarkCounts marksOf(const plan::Region& region);
[[nodiscard]] MarkCounts marksOf(const plan::Plan& plan);
/// Of the points that are done, as planned, mL; none where one of them has no volume.
[[nodiscard]] std::optional<double> plannedMlOf(const plan::Region& region);
/// What was said of the area in the session under way; null: nothing yet.
[[nodiscard]] const plan::SessionArea* givenIn(const plan::Plan& plan, RegionId region);
/// "Forehead: points 3, 4" of every area with points that have no mark, in working order; an area
/// without any is left out, and of many points only how many.
[[nodiscard]] std::vector<std::string> unmarkedWords(const plan::Plan& plan);

/// Where the practitioner stands. Reads the plan anew whenever it is asked; every mark is one step.
class Treatment {
 public:
  explicit Treatment(Session& session) : session_(session) {}

  /// What keeps the current session from being treated, in words; empty: nothing.
  [[nodiscard]] std::string refusal() const;
  /// From the first point without a mark, in working order.
  void begin();
  /// The point that comes next; none where the area's points are all marked, or it has none.
  [[nodiscard]] SiteId current() const;
  /// The area that is being treated; none where the plan has no areas.
  [[nodiscard]] RegionId area() const;
  /// That area's points are all marked and nothing was said yet of what was given: asked once.
  [[nodiscard]] bool asksGiven() const;

  /// Marks the current point as done and goes to the next one of its area. Where the area has none
  /// left, goes on to the next area with points to mark.
  Result<void> next();
  Result<void> skip();  ///< The same, as skipped.
  /// Takes the newest mark back and goes there; a point that was added goes by its own undo.
  Result<void> back();
  /// There is a mark that back() could take back.
  [[nodiscard]] bool anyMarked() const;
  /// Every point of the area that has no mark yet is done, in one step.
  Result<void> allAsPlanned();
  Result<void> give(const plan::Given& given);
  void goToArea(RegionId region);
  /// A marked one, too: it can be marked anew.
  void goToPoint(SiteId site);

 private:
  Result<void> mark(plan::SiteState state);
  void advance();
  [[nodiscard]] const plan::Region* region() const;

  Session& session_;
  RegionId area_;
  SiteId chosen_;               ///< By hand; else the first of the area that is open.
  std::vector<SiteId> marked_;  ///< In the order of marking, the newest last.
};

}  // namespace mesomap::scene
