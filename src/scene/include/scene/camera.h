// The camera: turns about the skin under the pointer with the head kept upright. mm, degrees in
// names that say so, radians elsewhere.
#pragma once

#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <optional>
#include <string>

#include "mesh/triangle_mesh.h"

namespace mesomap::scene {

struct Ray {
  glm::dvec3 origin{0.0};
  glm::dvec3 direction{0, 0, -1};
};

enum class StandardView {
  front,
  threeQuarterRight,
  threeQuarterLeft,
  right,
  left,
  back,
  top,
  underChin
};
[[nodiscard]] std::optional<StandardView> standardViewFromName(const std::string& name);
[[nodiscard]] const char* standardViewName(StandardView view);  ///< as on the command line
/// Names for `--help` and error texts: "front, back, left, ...". The sides are the client's.
[[nodiscard]] std::string standardViewNames();

/// A perspective camera on a sphere round `target`. yaw 0 looks at the face from the front;
/// positive yaw shows more of the client's left side.
class Camera {
 public:
  double yaw = 0.0;         ///< radians
  double pitch = 0.0;       ///< radians, positive from above, within ±89°
  double distance = 900.0;  ///< mm from eye to target
  glm::dvec3 target{0.0};
  double verticalFov = 0.4363;  ///< radians (25°: little perspective, as portraits are taken)

  [[nodiscard]] glm::dvec3 eye() const;
  [[nodiscard]] glm::dvec3 forward() const;
  [[nodiscard]] glm::dvec3 up() const;
  [[nodiscard]] glm::dvec3 right() const;
  [[nodiscard]] glm::dmat4 view() const;
  /// Near and far planes fitted to `bounds`.
  [[nodiscard]] glm::dmat4 projection(glm::dvec2 viewportPx, const mesh::Bounds& bounds) const;
  /// `pixel` from the viewport's top left.
  [[nodiscard]] Ray rayThrough(glm::dvec2 pixel, glm::dvec2 viewportPx) const;
  /// Pixel from the top left, and depth along the view direction in mm (≤ 0: behind the eye).
  [[nodiscard]] glm::dvec3 project(const glm::dvec3& position, glm::dvec2 viewportPx) const;
  [[nodiscard]] double mmPerPixelAt(const glm::dvec3& position, glm::dvec2 viewportPx) const;

  /// Turns by angles about `pivot`, which stays where it is on the screen.
  void turn(double yawDelta, double pitchDelta, const glm::dvec3& pivot);
  /// Moves so that the point at `grabbed` follows the pointer by `deltaPx`.
  void pan(glm::dvec2 deltaPx, const glm::dvec3& grabbed, glm::dvec2 viewportPx);
  /// factor < 1 comes nearer; `pivot` stays under the pointer.
  void zoom(double factor, const glm::dvec3& pivot);
  /// Shows `bounds` filling `fill` (0..1) of the smaller side; keeps the direction.
  void frame(const mesh::Bounds& bounds, glm::dvec2 viewportPx, double fill = 0.8);
  void look(StandardView view);
  /// Looks against a direction that skin faces, never quite from above or below; a direction of no
  /// length changes nothing. `target` and `distance` stay.
  void face(const glm::dvec3& outward);
  bool operator==(const Camera&) const = default;
};

/// First view: three-quarter, 25° to the client's right, head at 75 % of the height; of a body, the
/// whole figure at 90 %.
[[nodiscard]] Camera firstView(const mesh::Bounds& bounds, glm::dvec2 viewportPx);
/// The same for the head, of a body as of a bust: what is looked at from above and below.
[[nodiscard]] Camera headView(const mesh::Bounds& bounds, glm::dvec2 viewportPx);

}  // namespace mesomap::scene
