#include "scene/camera_guard.h"

namespace mesomap::scene {

namespace {
/// Nearer than this to what is looked at there is nothing to be seen: the eye goes back instead.
constexpr double kNearestLookMm = 40.0;
/// Folds of skin behind each other; each pass leaves one.
constexpr int kMostSkins = 8;

/// Way along `direction` to where the skin is left for good or the next time, none when outside.
std::optional<double> wayOut(const mesh::RayCaster& skin, const glm::dvec3& from,
                             const glm::dvec3& direction) {
  const auto hit = skin.cast(from, direction);
  if (!hit || hit->frontFace) return std::nullopt;
  return hit->distance + kClearanceMm;
}

}  // namespace

void keepOutside(Camera& camera, const mesh::RayCaster& skin) {
  for (int i = 0; i < kMostSkins; ++i) {
    const glm::dvec3 eye = camera.eye();
    const glm::dvec3 forward = camera.forward();
    const auto back = wayOut(skin, eye, -forward);
    if (!back) return;
    const auto ahead = wayOut(skin, eye, forward);
    if (ahead && camera.distance - *ahead >= kNearestLookMm) {
      camera.distance -= *ahead;
    } else {
      camera.distance += *back;
    }
  }
}

double roomRound(const Camera& camera, const mesh::RayCaster& skin) {
  const glm::dvec3 eye = camera.eye();
  if (wayOut(skin, eye, -camera.forward())) return 0.0;
  const auto near = skin.closest(eye, kClearanceMm);
  return near ? near->distance : kClearanceMm;
}

}  // namespace mesomap::scene
