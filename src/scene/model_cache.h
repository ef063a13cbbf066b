// What a session derives from the surface on first use and keeps while that surface is shown.
#pragma once

#include <future>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "paint/both_sides.h"
#include "scene/point_words.h"
#include "scene/session.h"

namespace mesomap::scene {

/// Skin that gestures keep off.
struct SkinMasks {
  surface::PagedField blocked;  ///< Inside the blocked zones of a figure.
  surface::PagedField clefts;   ///< At the bottom of closed lips and lids: no way leads across.
};
[[nodiscard]] SkinMasks masksOf(const SurfaceModel& model);

struct Session::ModelCache {
  SurfaceModelPtr model;
  std::optional<MiddlePlane> found;  ///< By shape, whatever was set by hand.
  std::optional<MiddlePlane> middle;
  std::optional<plan::MirrorPlane> setPlane;  ///< That `middle` and what follows are of.
  std::optional<paint::OtherSide> otherSide;
  std::optional<std::vector<std::vector<glm::dvec3>>> lines;
  std::shared_future<SkinMasks> masks;
  std::map<std::size_t, surface::PagedField> areas;
  std::optional<surface::Bend> bend;
  std::unique_ptr<LandmarkFinder> landmarks;
  std::vector<plan::Landmark> landmarksOf;
  std::vector<Measurement> measurements;
  std::optional<std::vector<std::vector<glm::dvec3>>> guides;
};

}  // namespace mesomap::scene
