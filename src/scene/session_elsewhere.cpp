// A stroke that may have been meant for another area, and its move there.
#include <algorithm>
#include <glm/geometric.hpp>
#include <limits>
#include <utility>

#include "base/i18n.h"
#include "edits.h"
#include "paint/shapes.h"
#include "shape_ops.h"

namespace mesomap::scene {
namespace {

// Paint that begins this near an area may have been meant to widen it.
constexpr double kGoneMm = 12.0;

double distanceTo(const plan::Region& region, const glm::dvec3& place) {
  double nearest = std::numeric_limits<double>::infinity();
  for (const plan::BorderLine& line : region.border) {
    for (const glm::dvec3& point : line.points) {
      nearest = std::min(nearest, glm::distance(point, place));
    }
  }
  return nearest;
}

}  // namespace

void Session::Edits::offerElsewhere(const Edit& edit, RegionId went) {
  newest_.reset();
  const bool fresh = !edit.main.existing;
  // Who asked for a new area meant it.
  if (edit.mode == paint::BrushMode::erase || (fresh && edit.newArea)) return;
  const plan::Region* now = session_.plan()->find(went);
  if (now == nullptr) return;
  const auto could = [&](const plan::Region& region) {
    return region.id != went && region.id != now->linked && !region.locked && region.visible;
  };
  RegionId other;
  if (const plan::Region* selected = session_.plan()->find(edit.selected)) {
    if (could(*selected)) other = selected->id;
  }
  if (!other.valid() && fresh) {
    const glm::dvec3 start = mesh::positionAt(session_.model_->working->mesh(), edit.start);
    double nearest = kGoneMm;
    for (const auto& region : session_.plan()->regions) {
      if (!could(*region)) continue;
      const double away = distanceTo(*region, start);
      if (away >= nearest) continue;
      nearest = away;
      other = region->id;
    }
  }
  if (!other.valid()) return;
  newest_ = std::make_unique<EditedStroke>(EditedStroke{edit, went, fresh, other});
}

std::optional<Session::Elsewhere> Session::Edits::elsewhere() const {
  if (!newest_ || session_.stroke_ || session_.excluding_) return std::nullopt;
  return Elsewhere{newest_->went, newest_->fresh, newest_->other};
}

bool Session::Edits::moveElsewhere() {
  if (!elsewhere()) return false;
  const EditedStroke made = std::move(*newest_);
  newest_.reset();
  const auto other = session_.editable(made.other);
  if (!other) {
    session_.say(Notice::Kind::info, other.error().text());
    return false;
  }
  if (!session_.takeBackStep()) return false;
  // What the stroke added, without what the area it went to had before.
  const auto added = [](const EditSide& side) {
    return side.existing ? paint::subtracted(side.shape, side.base) : side.shape;
  };
  std::string refusal;
  auto edit = begin(made.edit.start, paint::BrushMode::paint, made.edit.other.has_value(), refusal,
                    made.other);
  bool moved = false;
  if (edit) {
    edit->label = made.edit.label;
    edit->overOthers = made.edit.overOthers;
    edit->offZones = made.edit.offZones;
    edit->main.shape = joined(edit->main.base, added(made.edit.main));
    if (edit->other) edit->other->shape = joined(edit->other->base, added(*made.edit.other));
    moved = paint(*edit);
  } else {
    session_.say(Notice::Kind::info, refusal);
  }
  if (!moved) paint(made.edit);
  newest_.reset();
  return moved;
}

std::optional<Session::Elsewhere> Session::elsewhere() const {
  return edits_->elsewhere();
}

bool Session::moveStrokeElsewhere() {
  return edits_->moveElsewhere();
}

}  // namespace mesomap::scene
