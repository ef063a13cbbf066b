// The session: the single entry for every edit of the plan, and the only owner of what is open.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/job_queue.h"
#include "base/result.h"
#include "paint/brush.h"
#include "plan/history.h"
#include "plan/plan.h"
#include "plan/plan_file.h"
#include "plan/technique.h"
#include "scene/surface_model.h"
#include "surface/geodesic_field.h"

namespace mesomap::scene {

/// Short message for the window ("Undone: paint client's left cheek").
struct Notice {
  enum class Kind { info, problem } kind = Kind::info;
  std::string text;
};

class Session {
 public:
  /// Layouts run on `jobs`; call jobs.runCompletions() from the owner's thread (or jobs.drain()).
  Session(JobQueue& jobs, std::vector<plan::Technique> techniques);
  ~Session();

  // --- what is open -----------------------------------------------------------------------
  [[nodiscard]] bool isOpen() const { return model_ != nullptr; }
  [[nodiscard]] const SurfaceModelPtr& model() const { return model_; }
  [[nodiscard]] const plan::PlanPtr& plan() const;  ///< Never null once open.
  [[nodiscard]] const std::vector<plan::Technique>& techniques() const { return techniques_; }
  void startPlan(SurfaceModelPtr model, bool example = false);
  /// Takes a plan as read from `path`. Where the stored shapes belong to another working mesh they
  /// are rebuilt from their borders and a notice says so; the points stay as they are.
  void adoptPlan(plan::Plan plan, SurfaceModelPtr model, std::filesystem::path path);
  /// After a recovery: the plan belongs to `path` (empty: never saved) and differs from it.
  void markRecovered(std::filesystem::path path);
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// Differs from what was last saved or opened. True while a stroke is being painted.
  [[nodiscard]] bool dirty() const;
  /// Waits for pending layouts and writes atomically; on failure everything stays open and dirty.
  [[nodiscard]] Result<void> saveTo(const std::filesystem::path& path,
                                    const plan::WriteOptions& options = {});
  /// The plan as it goes into a file: with the questions that stand open.
  [[nodiscard]] plan::Plan planForFile() const;
  /// Rises with every visible change; a frame or an autosave is due when it moved.
  [[nodiscard]] std::uint64_t revision() const { return revision_; }

  // --- selection (not undoable, not in the file) --------------------------------------------
  [[nodiscard]] RegionId selected() const { return selected_; }
  [[nodiscard]] const plan::Region* selectedRegion() const;
  void select(RegionId id);
  /// Region whose inside holds this place of the working mesh (topmost), or none.
  [[nodiscard]] RegionId regionAt(const mesh::SurfacePoint& place) const;

  // --- painting -----------------------------------------------------------------------------
  struct StrokeOptions {
    paint::BrushMode mode = paint::BrushMode::paint;
    double widthMm = 20.0;
    bool bothSides = false;
  };
  /// A stroke started inside an area adds to that area. On empty skin it adds to the selected area,
  /// unless the skin belongs to another atlas area (or nothing is selected): then it begins a new
  /// one named after the place. Skin of other areas is not taken. Erasing works on the area it
  /// starts in, else on the selected one.
  void beginStroke(const mesh::SurfacePoint& place, const StrokeOptions& options);
  void moveStroke(const mesh::SurfacePoint& place);
  void liftStroke();    ///< The pointer left the skin; the stroke goes on elsewhere.
  void endStroke();     ///< Commits one named step and lays the points out.
  void cancelStroke();  ///< As if it had not begun.
  [[nodiscard]] bool stroking() const { return stroke_ != nullptr; }
  /// Shape to draw instead of the document's while a stroke is under way.
  struct LiveShape {
    RegionId region;  ///< id in the plan, or the id the new area will have
    std::array<std::uint8_t, 3> color{};
    surface::PagedField shape;
  };
  [[nodiscard]] std::vector<LiveShape> liveShapes();

  // --- areas --------------------------------------------------------------------------------
  /// Adds an atlas area as a region (both sides of a paired one when `side` is none). One step.
  [[nodiscard]] Result<void> pickArea(const std::string& areaId,
                                      plan::Side side = plan::Side::none);
  /// Command line: one stroke through points in mm projected to the skin, as a region of its own.
  [[nodiscard]] Result<RegionId> addStrokeRegion(const std::vector<glm::dvec3>& points,
                                                 double widthMm, const plan::Rule& rule,
                                                 bool mirror);
  void newArea();  ///< The next stroke begins a new area.
  [[nodiscard]] bool newAreaNext() const { return newAreaNext_; }
  void removeRegion(RegionId id);  ///< The linked partner stays, on its own.
  void rename(RegionId id, const std::string& name);
  void setColor(RegionId id, std::array<std::uint8_t, 3> color);
  void setVisible(RegionId id, bool visible);
  /// Rule of a region and of its linked partner; values outside hard limits are refused in words.
  [[nodiscard]] Result<void> setRule(RegionId id, const plan::Rule& rule, const std::string& label);
  /// The rule rounded as the document keeps it, or what is wrong with it in words.
  [[nodiscard]] Result<plan::Rule> checkRule(const plan::Rule& rule) const;
  void arrangeAgain(RegionId id);
  /// An answer that the plan's file keeps ("the notice for FR was read"). One step.
  void recordAnswer(plan::Check answered);
  void setClientReference(const std::string& reference);
  /// Build, skin and garment of the figure. One step: every point keeps its place on the skin and
  /// every area its border there; positions, areas and distances follow the build. Waits for
  /// pending layouts. Errors: usage on a scan or out of range; io where the figure's files lack
  /// what it needs.
  [[nodiscard]] Result<void> setFigureParameters(const plan::FigureParameters& parameters);
  /// Rule that new areas start with (the last one chosen).
  plan::Rule defaultRule;
  /// A whole area too large for the technique's typical spacing starts with a wider one (at most
  /// 150 points). Off where the user named the spacing.
  bool widenOnLargeAreas = true;

  // --- undo ----------------------------------------------------------------------------------
  [[nodiscard]] bool canUndo() const;
  [[nodiscard]] bool canRedo() const;
  [[nodiscard]] std::string undoLabel() const;
  [[nodiscard]] std::string redoLabel() const;
  void undo();
  void redo();
  /// As if the newest step had not been made; what could be redone before it can be redone again.
  /// Not an undo: nothing is said, and the step is gone. False when the newest step is not current.
  bool takeBackStep();

  /// Notices since the last call, oldest first.
  [[nodiscard]] std::vector<Notice> takeNotices();
  /// A layout is queued or running.
  [[nodiscard]] bool layoutPending() const;

 private:
  struct StrokeState;
  struct LayoutJob;
  using RegionPtr = std::shared_ptr<const plan::Region>;

  void open(SurfaceModelPtr model, plan::PlanPtr first);
  /// After a move through the history: the model as the present plan wants it.
  void fitModel();
  void showModel(SurfaceModelPtr model);
  void commit(std::string label, plan::Plan next, const std::vector<RegionId>& relayout,
              bool arrangeAgain = false);
  void editRegion(RegionId id, const std::string& label,
                  const std::function<void(plan::Region&)>& change);
  void touched() { ++revision_; }
  void say(Notice::Kind kind, std::string text);

  // Layouts (layout_jobs.cpp).
  void requestLayout(const RegionPtr& region, const RegionPtr& before, std::uint32_t firstId,
                     bool arrangeAgain);
  void postLayout(LayoutJob& job);
  void finishLayout(const std::shared_ptr<LayoutJob>& job, const Result<RegionPtr>& result);
  void syncLayouts(bool forgetUnreached);
  [[nodiscard]] std::shared_ptr<LayoutJob> jobAwaitedBy(const plan::Region* region) const;

  // Strokes and areas (session_stroke.cpp, session_areas.cpp).
  [[nodiscard]] RegionId strokeTarget(const mesh::SurfacePoint& place) const;
  [[nodiscard]] std::optional<mesh::SurfacePoint> mirrorOf(const mesh::SurfacePoint& place) const;
  void endPaint(StrokeState& stroke);
  void endErase(StrokeState& stroke);
  [[nodiscard]] surface::PagedField withoutOthers(const surface::PagedField& shape,
                                                  const std::vector<RegionId>& own) const;
  [[nodiscard]] plan::Region freshRegion(plan::Plan& next, surface::PagedField shape,
                                         const plan::Rule& rule) const;
  [[nodiscard]] plan::Region measured(plan::Region region) const;

  JobQueue& jobs_;
  std::vector<plan::Technique> techniques_;
  SurfaceModelPtr model_;
  SurfaceModelPtr otherModel_;  ///< The one shown before a change of the figure, for its undo.
  std::unique_ptr<plan::History> history_;
  std::unique_ptr<surface::GeodesicField> field_;
  std::unique_ptr<StrokeState> stroke_;
  std::filesystem::path path_;
  plan::PlanPtr saved_;
  RegionId selected_;
  bool newAreaNext_ = false;
  std::vector<std::shared_ptr<LayoutJob>> layouts_;  ///< In the order of their steps.
  std::vector<Notice> notices_;
  std::uint64_t revision_ = 1;
};

}  // namespace mesomap::scene
