// Changes of skin, whatever tool makes them: which areas they change, what they leave of others'
// skin, the steps that they make, and what is remembered of the newest one.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "edit_state.h"

namespace mesomap::scene {

class Session::Edits {
 public:
  explicit Edits(Session& session) : session_(session) {}

  /// The areas that a gesture at `place` changes; none, with the reason, where it may not.
  [[nodiscard]] std::optional<Edit> begin(const mesh::SurfacePoint& place, paint::BrushMode mode,
                                          bool bothSides, std::string& refusal,
                                          RegionId into = {}) const;
  /// With the shapes of the edit filled in.
  [[nodiscard]] std::optional<Edit> of(const ShapeEdit& wanted, std::string& refusal) const;
  [[nodiscard]] std::vector<LiveShape> shapesOf(const Edit& edit) const;
  bool paint(const Edit& edit);  ///< One step; false where nothing changes.
  bool erase(const Edit& edit);  ///< The same.

  [[nodiscard]] surface::PagedField withoutOthers(const surface::PagedField& shape,
                                                  const std::vector<RegionId>& own) const;
  /// Blocked zones that hold skin of the shape: "the orbital rim, the lips".
  [[nodiscard]] std::string zonesIn(const surface::PagedField& shape) const;
  /// Why nothing of `shape` is let through.
  [[nodiscard]] std::string whyNothing(const surface::PagedField& shape,
                                       const mesh::SurfacePoint& start,
                                       const Constraints& constraints,
                                       const std::optional<glm::dvec3>& eye,
                                       paint::BrushMode mode) const;

  using ShapeChange =
      std::function<surface::PagedField(const surface::PagedField&, const paint::Allowed&)>;
  /// Valid as long as the model is shown.
  [[nodiscard]] Result<ShapeChange> changeOf(const BorderChange& change) const;
  /// The area, and its partner where both sides are meant, with their new shapes; distances are
  /// not true yet.
  [[nodiscard]] Result<std::vector<std::pair<RegionId, surface::PagedField>>> reshaped(
      RegionId id, bool bothSides, const Constraints& constraints, const ShapeChange& change) const;
  [[nodiscard]] Result<void> reshape(RegionId id, bool bothSides, const Constraints& constraints,
                                     const char* label, const BorderChange& change);

  [[nodiscard]] std::optional<Elsewhere> elsewhere() const;
  bool moveElsewhere();
  std::string spared;  ///< See Session::spared.
  /// Another step was made, or undone.
  void forget() {
    newest_.reset();
    spared.clear();
  }

 private:
  [[nodiscard]] RegionId strokeTarget(const mesh::SurfacePoint& place) const;
  /// After the step of a stroke: remembers what it was, where another area may have been meant.
  void offerElsewhere(const Edit& edit, RegionId went);
  [[nodiscard]] std::string zonesSparedBy(const Edit& edit) const;

  Session& session_;
  std::unique_ptr<EditedStroke> newest_;
};

}  // namespace mesomap::scene
