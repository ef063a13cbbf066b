// Points put down one after the other, none nearer to those before it than it may be; where the
// setting has a half, each with its mirror image.
#pragma once

#include <cstdint>
#include <glm/vec3.hpp>
#include <memory>
#include <unordered_map>
#include <vector>

#include "pattern.h"
#include "surface/geodesic_field.h"

namespace mesomap::layout {

/// Two points nearer than this times the spacing are refused: a hair above the 0.97 of the even
/// pattern, which still holds when a place is rounded and measured another way.
inline constexpr double kPlacerNearest = 0.972;

class Placer {
 public:
  /// The user's own points stand from the start; points of touching areas and places of deleted
  /// ones keep others away.
  Placer(const Setting& setting, double spacingMm);

  /// Puts the points of the layout before back where they stood, as far as there is room.
  void keepEarlier();
  /// Puts the mirror image of the linked area's points down. True where there were any: then the
  /// pattern is that image.
  bool takeSeeds();

  /// On the ground and with room along the skin.
  [[nodiscard]] bool hasRoom(const mesh::SurfacePoint& place);
  /// Puts a point down where that is so. A point of the layout before that stood (nearly) there
  /// lends its identity. A place in a blocked zone is noted and takes no room.
  ///
  /// With a half: its places come with their images, which belong to `imageTouch`; what is too near
  /// to its own image goes onto the plane; and what lies on the other side is no more than a hint
  /// where in the order the image comes.
  bool offer(const mesh::SurfacePoint& place, std::uint32_t touch = 0,
             std::uint32_t imageTouch = 0);

  [[nodiscard]] std::size_t size() const { return points_.size(); }
  [[nodiscard]] const std::vector<Point>& points() const { return points_; }
  [[nodiscard]] const Setting& setting() const { return setting_; }
  [[nodiscard]] double spacingMm() const { return spacing_; }

  /// In working order by the rule, or as they were put down.
  enum class Order { work, asPlaced };
  [[nodiscard]] Output finish(Order order = Order::work);

 private:
  struct Taken {
    mesh::SurfacePoint place;
    glm::dvec3 position{0.0};
    glm::dvec3 normal{0.0};
  };
  struct Hint {
    glm::dvec3 position{0.0};
    double rank = 0.0;
  };
  void occupy(const mesh::SurfacePoint& place);
  bool put(const mesh::SurfacePoint& place, std::uint32_t touch);
  bool putPair(const mesh::SurfacePoint& place, std::uint32_t touch, std::uint32_t imageTouch);
  /// The points as they were offered, images where their hints were.
  void putInOrderOfOffers();
  [[nodiscard]] int keptNear(const mesh::SurfacePoint& place) const;
  [[nodiscard]] bool roomFor(const mesh::SurfacePoint& place);

  const Setting& setting_;
  double spacing_;
  std::vector<Taken> taken_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> cells_;  ///< Looked up by key only.
  std::vector<Point> points_;
  std::vector<double> rank_;  ///< Of every point among what was offered; images have none at first.
  std::vector<Hint> hints_;
  double offered_ = 0.0;
  std::vector<BlockedPoint> blocked_;
  std::vector<glm::dvec3> keptAt_;  ///< Positions of Input::keep.
  std::vector<char> keptUsed_;
  std::unique_ptr<surface::GeodesicField> field_;
};

}  // namespace mesomap::layout
