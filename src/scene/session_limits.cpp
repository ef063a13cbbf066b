// What limits kept out of paint, in words.
#include <algorithm>
#include <vector>

#include "base/i18n.h"
#include "edits.h"
#include "model_cache.h"
#include "shape_ops.h"
#include "words.h"

namespace mesomap::scene {
namespace {

using surface::PagedField;

// A vertex or two of a zone at the very border of a stroke is not worth a word.
constexpr int kFewestVertices = 4;
// The border of paint that a zone cut off lies at the zone's own border.
constexpr float kBesideMm = 2.0f;

/// Counts vertices by the blocked zone that holds them.
class ZoneCount {
 public:
  explicit ZoneCount(const SurfaceModel& model) : model_(model) {}

  void add(std::uint32_t vertex) {
    const std::string id = model_.blockedZoneAt(placeOf(*model_.working, vertex));
    if (id.empty()) return;
    const auto known = std::find_if(zones_.begin(), zones_.end(),
                                    [&id](const auto& zone) { return zone.first == id; });
    if (known == zones_.end()) {
      zones_.emplace_back(id, 1);
    } else {
      ++known->second;
    }
  }
  [[nodiscard]] std::string names() const {
    std::string text;
    for (const auto& [id, count] : zones_) {
      if (count < kFewestVertices) continue;
      if (!text.empty()) text += ", ";
      text += model_.zoneName(id);
    }
    return text;
  }

 private:
  const SurfaceModel& model_;
  std::vector<std::pair<std::string, int>> zones_;
};

template <class Visit>
void forEachKnown(const PagedField& shape, const Visit& visit) {
  for (std::uint32_t p = shape.nextPage(0); p < shape.pageCount(); p = shape.nextPage(p + 1)) {
    const std::uint32_t end = std::min(shape.vertexCount(), (p + 1) * PagedField::kPageSize);
    for (std::uint32_t vertex = p * PagedField::kPageSize; vertex < end; ++vertex) {
      if (shape.raw(vertex) != PagedField::kOutside) visit(vertex);
    }
  }
}

}  // namespace

std::string Session::Edits::zonesSparedBy(const Edit& edit) const {
  if (!edit.offZones || !session_.model_->atlas || edit.mode == paint::BrushMode::erase) return {};
  session_.prepareTools();
  const PagedField& blocked = session_.cache().masks.get().blocked;
  ZoneCount count(*session_.model_);
  const auto look = [&](const EditSide& side) {
    forEachKnown(side.shape, [&](std::uint32_t vertex) {
      const float mm = side.shape.mm(vertex);
      const bool beside = mm <= 0.0f && mm > -kBesideMm;
      if (beside && blocked.raw(vertex) > 0 && side.shape.raw(vertex) != side.base.raw(vertex)) {
        count.add(vertex);
      }
    });
  };
  look(edit.main);
  if (edit.other) look(*edit.other);
  return count.names();
}

std::string Session::Edits::zonesIn(const PagedField& shape) const {
  if (!session_.model_->atlas) return {};
  session_.prepareTools();
  const PagedField& blocked = session_.cache().masks.get().blocked;
  ZoneCount count(*session_.model_);
  forEachKnown(shape, [&](std::uint32_t vertex) {
    if (shape.raw(vertex) > 0 && blocked.raw(vertex) > 0) count.add(vertex);
  });
  return count.names();
}

std::string Session::Edits::whyNothing(const surface::PagedField& shape,
                                       const mesh::SurfacePoint& start,
                                       const Constraints& constraints,
                                       const std::optional<glm::dvec3>& eye,
                                       paint::BrushMode mode) const {
  const paint::Skin here = session_.skin();
  // A gesture that kept to its limits while it was made may have left no shape to judge by.
  const auto leavesNothing = [&](const paint::Allowed& allowed) {
    return shape.empty() ? !allowed.at(*session_.model_->working, start)
                         : paint::limited(here, shape, allowed).empty();
  };
  if (leavesNothing(
          session_.limitsOf({.keepOffBlockedZones = constraints.keepOffBlockedZones}, eye, mode))) {
    const auto sample = deepestVertex(shape);
    const std::string zone = session_.model_->blockedZoneAt(
        sample ? placeOf(*session_.model_->working, *sample) : start);
    return words(
        _("Nothing was marked: {} is kept free. \"Not over blocked zones\" is on (Limits)."),
        zone.empty() ? std::string(_("that skin")) : session_.model_->zoneName(zone));
  }
  Constraints inside = constraints;
  inside.keepOffBlockedZones = false;
  inside.facingOnly = false;
  if (leavesNothing(session_.limitsOf(inside, eye, mode))) {
    return _("Nothing was marked: that skin lies outside the area that marking is limited to.");
  }
  if (leavesNothing(session_.allowedBy(constraints, eye, mode))) {
    return _("Nothing was marked: the limits that are set leave no skin of it.");
  }
  if (shape.empty()) return _("Nothing was marked: that is smaller than the skin is divided here.");
  return {};
}

const std::string& Session::spared() const {
  return edits_->spared;
}

void Session::forgetSpared() {
  edits_->spared.clear();
}

}  // namespace mesomap::scene
