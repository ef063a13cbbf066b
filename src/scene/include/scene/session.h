// The session: the single entry for every edit of the plan, and the only owner of what is open.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/job_queue.h"
#include "base/result.h"
#include "paint/both_sides.h"
#include "paint/brush.h"
#include "paint/skin.h"
#include "plan/history.h"
#include "plan/plan.h"
#include "plan/plan_file.h"
#include "plan/technique.h"
#include "scene/gesture.h"
#include "scene/live.h"
#include "scene/measure.h"
#include "scene/mirror.h"
#include "scene/notice.h"
#include "scene/point_ref.h"
#include "scene/point_words.h"
#include "scene/preview.h"
#include "scene/reverse.h"
#include "scene/surface_model.h"
#include "scene/tool_settings.h"
#include "scene/zone_question.h"
#include "surface/bend.h"
#include "surface/geodesic_field.h"

namespace mesomap::plan {
struct Catalogue;
}

namespace mesomap::scene {

class Camera;

class Session {
 public:
  using RegionPtr = std::shared_ptr<const plan::Region>;

  /// Layouts run on `jobs`; call jobs.runCompletions() from the owner's thread (or jobs.drain()).
  Session(JobQueue& jobs, std::vector<plan::Technique> techniques);
  ~Session();

  // --- what is open -----------------------------------------------------------------------
  [[nodiscard]] bool isOpen() const { return model_ != nullptr; }
  [[nodiscard]] const SurfaceModelPtr& model() const { return model_; }
  [[nodiscard]] const plan::PlanPtr& plan() const;  ///< Never null once open.
  [[nodiscard]] const std::vector<plan::Technique>& techniques() const { return techniques_; }
  /// The whole catalogue (session_catalogue.cpp); without entries until one is given. Its
  /// techniques are those offered from then on; areas keep the rules that they have.
  void useCatalogue(std::shared_ptr<const plan::Catalogue> catalogue);
  [[nodiscard]] const plan::Catalogue& catalogue() const;
  /// The technique's typical figures as they suit an area of that size: see startingRule.
  [[nodiscard]] plan::Rule startingRuleFor(const plan::Technique& technique, double areaCm2) const;
  void startPlan(SurfaceModelPtr model, bool example = false);
  /// Takes a plan as read from `path`. Where the stored shapes belong to another working mesh they
  /// are rebuilt from their borders and a notice says so; the points stay as they are.
  /// One that was sealed is saved sealed again.
  void adoptPlan(plan::Plan plan, SurfaceModelPtr model, std::filesystem::path path,
                 SealPtr seal = {});
  /// Nothing is open afterwards. What was not saved is gone: ask first.
  void close();
  /// After a recovery: the plan belongs to `path` (empty: never saved) and differs from it.
  void markRecovered(std::filesystem::path path);
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// What the plan is saved sealed with; none: it has no password.
  [[nodiscard]] const SealPtr& seal() const { return seal_; }
  /// From the next save on; none takes the password off. No step of the plan: undo leaves it.
  void protect(SealPtr seal);
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
  using StrokeOptions = scene::StrokeOptions;
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
  using LiveShape = scene::LiveShape;
  /// Shapes to draw instead of the document's while a stroke is under way.
  [[nodiscard]] std::vector<LiveShape> liveShapes();
  /// The same for a change that is not made yet; empty, with `refusal` in words, where nothing
  /// would change.
  [[nodiscard]] std::vector<LiveShape> previewOf(const ShapeEdit& edit,
                                                 std::string* refusal = nullptr) const;
  /// Makes one named step of it and lays the points out; false, with a notice that says why, where
  /// nothing changes. Rules of beginStroke.
  bool applyShape(const ShapeEdit& edit);
  using Elsewhere = scene::Elsewhere;
  /// None once anything else was done.
  [[nodiscard]] std::optional<Elsewhere> elsewhere() const;
  /// Takes that stroke back and adds it to the other area instead; still one step. False, with a
  /// notice, where that area can have nothing of it: then all stays as it is.
  bool moveStrokeElsewhere();
  /// Blocked zones that the newest step left out of its paint: "the orbital rim, the lips", or
  /// empty, also once they were forgotten.
  [[nodiscard]] const std::string& spared() const;
  void forgetSpared();

  // --- the other side -----------------------------------------------------------------------
  /// The plane between the client's sides. On a scan the first call finds it (about 0.2 s).
  [[nodiscard]] const MiddlePlane& middlePlane() const;
  /// Where that plane cuts the skin, mm.
  [[nodiscard]] const std::vector<std::vector<glm::dvec3>>& middleLines() const;
  /// The middle lines, and on figures the levels between the thirds of the face, mm.
  [[nodiscard]] const std::vector<std::vector<glm::dvec3>>& guideLines() const;

  // --- measuring (session_measure.cpp) --------------------------------------------------------
  /// Kept while this figure is shown as it is; not in the plan, no step.
  [[nodiscard]] const std::vector<Measurement>& measurements() const;
  void keepMeasurement(Measurement measurement);
  void clearMeasurements();

  /// Moves the plane of a scan; none: found from its shape again. One step. Refused on a figure,
  /// whose plane is exact, and where the numbers make no plane.
  [[nodiscard]] Result<void> setMirrorPlane(std::optional<plan::MirrorPlane> plane);
  [[nodiscard]] const paint::OtherSide& otherSide() const;
  /// The same place on the other side, or in words why there is none.
  [[nodiscard]] Result<mesh::SurfacePoint> otherSideOf(const mesh::SurfacePoint& place) const;

  // --- what tools need of the surface ---------------------------------------------------------
  /// For paint's gestures; its scratch space is the session's.
  [[nodiscard]] paint::Skin skin() const;
  /// How the skin bends, made on first use (about 0.1 s) and kept.
  [[nodiscard]] const surface::Bend& bend() const;
  /// The shape of an area of the model's atlas, made on first use and kept.
  [[nodiscard]] const surface::PagedField& atlasShape(std::size_t area) const;
  /// Where a gesture may go: within the constraints, and never through the cleft of closed lips or
  /// lids to the other side. Mask fields are made on first use and kept.
  [[nodiscard]] paint::Allowed allowedBy(const Constraints& constraints,
                                         const std::optional<glm::dvec3>& eye,
                                         paint::BrushMode mode) const;
  /// Begins to make in the background what the tools ask for first.
  void prepareTools() const;

  // --- exclusions: skin kept free of points, on every session ---------------------------------
  using ExclusionOptions = scene::ExclusionOptions;
  /// As strokes on areas. Started inside an exclusion it goes on with that one; one that meets
  /// another of the same kind and note joins it. Points of areas that it covers are left out.
  void beginExclusion(const mesh::SurfacePoint& place, const ExclusionOptions& options);
  void moveExclusion(const mesh::SurfacePoint& place);
  void liftExclusion();
  void endExclusion();
  void cancelExclusion();
  [[nodiscard]] bool excluding() const { return excluding_ != nullptr; }
  using LiveExclusion = scene::LiveExclusion;
  /// Drawn instead of the plan's exclusion of that id while one is being painted.
  [[nodiscard]] std::optional<LiveExclusion> liveExclusion();
  [[nodiscard]] plan::ExclusionId exclusionAt(const mesh::SurfacePoint& place) const;
  void removeExclusion(plan::ExclusionId id);
  void setExclusion(plan::ExclusionId id, plan::ExclusionKind kind, const std::string& note);

  // --- views that are kept (kept_views.h): each change a step, refusals in sentences -----------
  [[nodiscard]] Result<void> keepView(const std::string& name, const Camera& camera);
  [[nodiscard]] Result<void> renameView(std::size_t index, const std::string& name);
  void removeView(std::size_t index);
  void moveView(std::size_t index, std::size_t to);

  // --- areas --------------------------------------------------------------------------------
  /// Adds an atlas area as a region (both sides of a paired one when `side` is none). One step.
  [[nodiscard]] Result<void> pickArea(const std::string& areaId, plan::Side side = plan::Side::none,
                                      const Constraints& constraints = {
                                          .keepOffBlockedZones = false});
  /// Whole areas of the figure with figures that are given.
  struct AreaWithRule {
    std::string area;                    ///< atlas id
    plan::Side side = plan::Side::none;  ///< none: every side that it has
    plan::Rule rule;
    std::string label;  ///< of the step
  };
  /// As pickArea, but with these figures as they are. What is marked already keeps its shape and
  /// gets them, with its linked partner. One step; refused, in words, where an area is locked.
  [[nodiscard]] Result<void> markWith(const AreaWithRule& wanted, const Constraints& constraints);
  /// Takes the skin of an atlas area away from every area that is not locked. One step.
  [[nodiscard]] Result<void> takeArea(const std::string& areaId,
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
  void setHatch(RegionId id, int hatch);
  void setVisible(RegionId id, bool visible);
  /// A locked area refuses every edit but hiding, ordering and copying, in words.
  void setLocked(RegionId id, bool locked);
  /// Shows this area (and its partner) alone; all again where it is alone already. One step.
  void showOnly(RegionId id);
  void showAll();
  [[nodiscard]] bool alone(RegionId id) const;  ///< It, and its partner, are shown alone.
  /// Puts the area at `index` of the list, from 0. The picture draws later ones over earlier ones.
  void moveRegion(RegionId id, std::size_t index);
  /// A copy with its points, on the same skin, unlocked, not linked. None when there is no such
  /// area.
  RegionId duplicate(RegionId id);
  /// One area of all of them, with the name, rule and place in the list of the first. Refused:
  /// fewer than two, one that is locked.
  [[nodiscard]] Result<void> merge(const std::vector<RegionId>& ids);
  /// Every connected piece an area of its own; the largest keeps the name. Refused where there is
  /// one piece only.
  [[nodiscard]] Result<void> separateParts(RegionId id);
  /// Ends the pair: each goes by its own rule.
  [[nodiscard]] Result<void> unlink(RegionId id);
  /// The border moved outward (or inward, `mm` < 0) along the skin, at most 50 mm; with its partner
  /// where `bothSides`. Refused where nothing of it would be left, or nothing changes.
  [[nodiscard]] Result<void> grow(RegionId id, double mm, bool bothSides = false,
                                  const Constraints& constraints = {});
  /// Bumps and notches narrower than about `scaleMm` (0.2..10) levelled out.
  [[nodiscard]] Result<void> smooth(RegionId id, double scaleMm = 3.0, bool bothSides = false,
                                    const Constraints& constraints = {});
  /// What `grow` or `smooth` would make of an area, to be drawn instead of it, or why they refuse.
  [[nodiscard]] Result<std::vector<LiveShape>> previewOf(RegionId id, const BorderChange& change,
                                                         bool bothSides,
                                                         const Constraints& constraints) const;
  /// The mirror image as the linked partner, which it replaces where there is one; one area where
  /// the two meet on the midline. Refused where the other side has no such skin.
  [[nodiscard]] Result<void> copyToOtherSide(RegionId id, const Constraints& constraints = {});
  /// Rule of a region and of its linked partner; values outside hard limits are refused in words.
  [[nodiscard]] Result<void> setRule(RegionId id, const plan::Rule& rule, const std::string& label);
  /// The rule rounded as the document keeps it, or what is wrong with it in words.
  [[nodiscard]] Result<plan::Rule> checkRule(const plan::Rule& rule) const;
  void arrangeAgain(RegionId id);
  /// Caution zones that hold proposed points of an area: one question each. None while its points
  /// are being placed.
  [[nodiscard]] std::vector<ZoneQuestion> zoneQuestions(RegionId id) const;
  /// Keeps the area's points in a caution zone, for a reason, or leaves them out; those that later
  /// strokes bring go by the same answer. With the linked area where `bothSides`. One step.
  [[nodiscard]] Result<void> answerZone(RegionId id, const std::string& zone, bool keep,
                                        const std::string& reason, bool bothSides = false);
  /// Takes the answer back: the points are proposed again.
  [[nodiscard]] Result<void> askZoneAgain(RegionId id, const std::string& zone);

  // --- guides and denser skin (session_guide.cpp) ---------------------------------------------
  /// The line that the area's pattern follows, smooth through places of the working mesh; one place
  /// is a centre, none takes the guide away. A linked area goes by its mirror image. One step, and
  /// the points are laid anew. Refused where no connected skin leads from place to place.
  [[nodiscard]] Result<void> setGuide(RegionId id, const std::vector<mesh::SurfacePoint>& places);
  /// The same, with the rule that follows it from then on, for the linked area, too. The step has
  /// the name of the change of the rule.
  [[nodiscard]] Result<void> setGuide(RegionId id, const std::vector<mesh::SurfacePoint>& places,
                                      const plan::Rule& rule, const std::string& step);
  /// The pattern cannot do without a line, and neither the area nor the linked one has any.
  [[nodiscard]] bool lacksGuide(RegionId id, plan::Pattern pattern) const;
  /// An area that was to be laid out and lacks its line (copied, unlinked, opened so), once for
  /// each area since the last call; or none.
  [[nodiscard]] RegionId takeMissingGuide();
  /// The skin of an area where points lie denser, and of its partner the mirror image; at first at
  /// seven tenths of the spacing. One step.
  [[nodiscard]] Result<void> setDense(RegionId id, const surface::PagedField& shape);

  // --- reverse planning (session_reverse.cpp) ------------------------------------------------
  /// Works out in the background what gives the wanted amount; a newer call replaces one under way.
  void workOut(const ReverseAsk& ask);
  [[nodiscard]] bool workingOut() const;
  /// The newest answer, as long as the plan is the one that it was worked out for; else null.
  [[nodiscard]] const ReverseAnswer* workedOut() const;
  void forgetWorkedOut();  ///< Stops it, too.
  /// Takes the answer over into the areas' rules. One step; refused where there is none, or a
  /// refusal.
  [[nodiscard]] Result<void> applyWorkedOut();
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
  /// Guide that a new area starts with, on the file's mesh; of a linked pair the first.
  std::vector<mesh::SurfacePoint> startGuide;
  /// The user's saved sets of points; null: none.
  std::shared_ptr<const std::vector<plan::PointSet>> pointSets;

  // --- points by hand (session_points.cpp) ---------------------------------------------------
  using PointRef = scene::PointRef;
  [[nodiscard]] PointRef point(SiteId id) const;
  /// Not undoable, not in the file. Choosing a point chooses its area; another area unchooses it.
  [[nodiscard]] SiteId selectedPoint() const;
  void selectPoint(SiteId id);
  /// A point of the chosen area where that holds `place` (or is freehand), else of the area that
  /// does. Automatic points near it make room. Each of these edits is one step, on this side alone
  /// where areas are linked, and waits for points still being placed; refused, in words, where the
  /// area is locked or the point was treated.
  Result<SiteId> addPoint(const mesh::SurfacePoint& place);
  /// Anywhere along the skin, the area's border is no wall. Automatic points near both places
  /// follow; from then on the point stays whatever changes.
  Result<void> movePoint(SiteId id, const mesh::SurfacePoint& place);
  /// As movePoint, but one step with the nudge before it where `goesOn` and nothing else happened.
  Result<void> nudgePoint(SiteId id, const mesh::SurfacePoint& place, bool goesOn);
  /// Leaves a gap that later layouts keep until the area is arranged again. No other point moves.
  Result<void> removePoint(SiteId id);
  /// A locked point stays where it is whatever changes; moved and added ones do anyway.
  Result<void> lockPoint(SiteId id, bool locked);
  /// The area is numbered by hand from then on: the given points one after another, beginning with
  /// the number of the first; the others keep their order around them.
  Result<void> renumber(const std::vector<SiteId>& sequence);
  /// The two landmarks nearest to a point of the plan along the skin (see point_words.h). Valid
  /// until the next call.
  [[nodiscard]] const std::vector<LandmarkDistance>& landmarksNear(const plan::Site& site) const;
  Result<void> renumberPoint(SiteId id, std::uint32_t number);  ///< From 1; at most the last.

  // --- live points (live_layouts.cpp) --------------------------------------------------------
  using LivePoints = scene::LivePoints;
  /// To draw instead of the plan's points of these areas. The last good ones stay until newer ones
  /// are ready, and until the area's own points are there.
  [[nodiscard]] std::vector<LivePoints> livePoints() const;
  /// Lays the area's points out by another rule in the background without a step; a newer call
  /// replaces one that waits. What is wrong with the rule comes back in words, and nothing changes.
  [[nodiscard]] Result<void> previewRule(RegionId id, const plan::Rule& rule);
  void
  endRulePreview();  ///< After setRule with the same rule, its points stay until they are laid.
  /// Stops laying points out: areas keep the points that they had.
  void cancelLayouts();

  // --- records (session_course.cpp) ----------------------------------------------------------
  using PlanStep = std::function<Result<plan::Plan>(const plan::Plan&)>;
  /// Takes over what `step` makes of the plan: a product, the consultation, a mark, an answer (see
  /// plan/course_steps.h). One step, none where nothing changes; refused, in words, where the step
  /// is. Waits for points still being placed; moves none.
  [[nodiscard]] Result<void> record(const std::string& label, const PlanStep& step);
  /// withNextSession, and even areas are laid out anew between the points of the last session.
  [[nodiscard]] Result<void> planNextSession();

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

  /// A notice of a tool's own.
  void notify(std::string text) { say(Notice::Kind::info, std::move(text)); }
  /// Notices since the last call, oldest first.
  [[nodiscard]] std::vector<Notice> takeNotices();
  /// A layout is queued or running.
  [[nodiscard]] bool layoutPending() const;

 private:
  struct StrokeState;
  struct ExclusionState;
  struct ModelCache;
  struct LayoutJob;
  struct Relayout;
  class Edits;
  class Layouts;
  class LiveLayouts;

  void open(SurfaceModelPtr model, plan::PlanPtr first);
  /// After a move through the history: the model as the present plan wants it.
  void fitModel();
  void showModel(SurfaceModelPtr model);
  void commit(std::string label, plan::Plan next, const std::vector<RegionId>& relayout);
  void commit(std::string label, plan::Plan next, const std::vector<RegionId>& relayout,
              const Relayout& how);
  void editRegion(RegionId id, const std::string& label,
                  const std::function<void(plan::Region&)>& change);
  Result<void> putGuide(RegionId id, const std::vector<mesh::SurfacePoint>& places,
                        const plan::Rule* rule, const std::string& step);
  void showWhere(const std::string& label, const std::function<bool(const plan::Region&)>& wanted);
  void touched() { ++revision_; }
  void say(Notice::Kind kind, std::string text);

  // Points by hand (session_points.cpp).
  [[nodiscard]] Result<PointRef> editablePoint(SiteId id);
  [[nodiscard]] Result<void> awaitPoints(RegionId id);
  void sayWhereItLies(const mesh::SurfacePoint& place);
  [[nodiscard]] Result<void> numberFrom(const plan::Region& old,
                                        const std::vector<SiteId>& sequence, std::uint32_t first);

  // Areas (session_areas.cpp, session_operations.cpp).
  /// The constraints alone: for whole areas and copies, which do not spread.
  [[nodiscard]] paint::Allowed limitsOf(const Constraints& constraints,
                                        const std::optional<glm::dvec3>& eye,
                                        paint::BrushMode mode) const;
  /// Refused, in words, where it is locked or not there.
  [[nodiscard]] Result<const plan::Region*> editable(RegionId id) const;
  [[nodiscard]] const plan::Region* editableOrSay(RegionId id);
  [[nodiscard]] RegionPtr regionPtr(RegionId id) const;
  /// What is derived from the model on first use and kept while it is shown.
  [[nodiscard]] ModelCache& cache() const;
  void commitExclusions(std::string label, plan::Plan next, const surface::PagedField& changed);
  [[nodiscard]] plan::Region freshRegion(plan::Plan& next, surface::PagedField shape,
                                         const plan::Rule& rule) const;
  [[nodiscard]] plan::Region measured(plan::Region region) const;
  [[nodiscard]] plan::Region regionOfArea(plan::Plan& next, const figure::Area& area,
                                          surface::PagedField shape) const;
  /// The areas of the atlas that are meant, or in words why there are none.
  [[nodiscard]] Result<std::vector<std::size_t>> areasOf(const std::string& areaId,
                                                         plan::Side side) const;
  /// Gives the region a rule that was checked; `relayout` grows where its points move. False where
  /// it had the rule.
  [[nodiscard]] Result<bool> giveRule(plan::Plan& next, RegionId id, const plan::Rule& rule,
                                      std::vector<RegionId>& relayout) const;

  JobQueue& jobs_;
  std::vector<plan::Technique> techniques_;
  std::shared_ptr<const plan::Catalogue> catalogue_;
  SurfaceModelPtr model_;
  SurfaceModelPtr otherModel_;  ///< The one shown before a change of the figure, for its undo.
  std::unique_ptr<plan::History> history_;
  std::unique_ptr<surface::GeodesicField> field_;
  std::unique_ptr<StrokeState> stroke_;
  std::unique_ptr<ExclusionState> excluding_;
  mutable std::unique_ptr<ModelCache> cache_;
  std::filesystem::path path_;
  plan::PlanPtr saved_;
  RegionId selected_;
  SiteId selectedPoint_;
  std::uint64_t steps_ = 0;  ///< Rises with every step made, undone or redone.
  /// The point of the newest step where that was a nudge, and `steps_` then.
  std::pair<SiteId, std::uint64_t> nudged_;
  bool newAreaNext_ = false;
  std::unique_ptr<Edits> edits_;       ///< Changes of skin (edits.h).
  std::unique_ptr<Layouts> layouts_;   ///< Of steps that are made (layout_jobs.cpp).
  std::unique_ptr<LiveLayouts> live_;  ///< Of what is not in the plan yet (live_layouts.cpp).
  std::vector<Notice> notices_;
  struct ReverseWork;
  std::shared_ptr<ReverseWork> reverse_;  ///< The newest question and, later, its answer.
  std::uint64_t revision_ = 1;
  SealPtr seal_, savedSeal_;  ///< As `saved_`: what was last saved or opened was sealed so.
};

}  // namespace mesomap::scene
