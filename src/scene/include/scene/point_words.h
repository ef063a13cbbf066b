// Where a point lies, in words: its distance along the skin to the nearest named places.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "plan/plan.h"
#include "scene/surface_model.h"
#include "surface/geodesic_field.h"

namespace mesomap::scene {

struct LandmarkDistance {
  const plan::Landmark* landmark = nullptr;  ///< Of the finder's list.
  double mm = 0.0;                           ///< Along the skin.
};

/// Finds the landmarks nearest to a place, along the skin. The first search puts the landmarks on
/// the skin (a few ms); a search takes a millisecond or two on a face, none where the same place is
/// asked for again. Not thread-safe.
class LandmarkFinder {
 public:
  LandmarkFinder(SurfaceModelPtr model, std::vector<plan::Landmark> landmarks);

  /// The nearest, nearest first; fewer where the skin does not lead to as many within
  /// kFarthestMm. `place` is of the working mesh.
  static constexpr double kFarthestMm = 600.0;
  [[nodiscard]] const std::vector<LandmarkDistance>& nearest(const mesh::SurfacePoint& place,
                                                             std::size_t count = 2);
  [[nodiscard]] const std::vector<plan::Landmark>& landmarks() const { return landmarks_; }

 private:
  struct OnSkin {
    mesh::SurfacePoint place;
    glm::dvec3 position{0.0};
  };
  void putOnSkin();

  SurfaceModelPtr model_;
  std::vector<plan::Landmark> landmarks_;
  std::vector<OnSkin> onSkin_;  ///< Empty before the first search.
  std::unique_ptr<surface::GeodesicField> field_;
  std::vector<LandmarkDistance> found_;
  mesh::SurfacePoint asked_;
  std::size_t askedCount_ = 0;  ///< 0: nothing was asked yet.
};

/// "the outer corner of the client's right eye", "the tip of the nose".
[[nodiscard]] std::string landmarkPhrase(const plan::Landmark& landmark);
/// "32 mm from the outer corner of the client's right eye".
[[nodiscard]] std::string distanceWords(const LandmarkDistance& distance);

}  // namespace mesomap::scene
