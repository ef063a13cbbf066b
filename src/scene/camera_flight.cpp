#include "scene/camera_flight.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <numbers>

#include "scene/camera_guard.h"

namespace mesomap::scene {
namespace {

/// Places of the way that are looked at; a step between two of a large turn is about a hand wide.
constexpr int kLooks = 32;
/// Tried in this order; the last goes well round a head at arm's length.
constexpr std::array kBows = {0.0, 0.1, 0.2, 0.35, 0.5, 0.7, 1.0, 1.4, 2.0};

/// Smoothest of the polynomials that start and end at rest (Perlin 2002).
double easedShare(double share) {
  const double t = std::clamp(share, 0.0, 1.0);
  return t * t * t * (t * (t * 6.0 - 15.0) + 10.0);
}

/// How near a way comes to the skin, mm, as roomRound() has it; 0 where it leads through it.
/// `camera`: where it is after a share of the way.
template <class Way>
double roomOnWay(const mesh::RayCaster& skin, const Way& camera) {
  double least = kClearanceMm;
  glm::dvec3 before = camera(0.0).eye();
  for (int i = 1; i <= kLooks; ++i) {
    const Camera now = camera(static_cast<double>(i) / kLooks);
    const double step = glm::distance(before, now.eye());
    if (step > 1e-6 && skin.cast(before, (now.eye() - before) / step, step)) return 0.0;
    if (i < kLooks) least = std::min(least, roomRound(now, skin));
    before = now.eye();
  }
  return least;
}

}  // namespace

CameraFlight::CameraFlight(const Camera& from, const Camera& to, double seconds,
                           const mesh::RayCaster* skin)
    : from_(from), to_(to), seconds_(seconds) {
  if (skin == nullptr) return;
  // One may look at skin from nearer than one would fly by it.
  const double enough = 0.9 * std::min(roomRound(from_, *skin), roomRound(to_, *skin));
  double best = 0.0, most = 0.0;
  for (const double bow : kBows) {
    bow_ = bow;
    const double room = roomOnWay(*skin, [this](double way) { return straight(way); });
    if (room > most) {
      most = room;
      best = bow;
    }
    if (most >= enough && most > 0.0) break;
  }
  bow_ = best;
}

Camera CameraFlight::straight(double way) const {
  Camera camera = to_;
  camera.yaw = from_.yaw + std::remainder(to_.yaw - from_.yaw, 2 * std::numbers::pi) * way;
  camera.pitch = std::lerp(from_.pitch, to_.pitch, way);
  camera.distance = std::exp(std::lerp(std::log(from_.distance), std::log(to_.distance), way) +
                             bow_ * std::sin(std::numbers::pi * way));
  camera.target = glm::mix(from_.target, to_.target, way);
  return camera;
}

Camera CameraFlight::at(double share) const {
  if (!(share > 0.0)) return from_;
  return share >= 1.0 ? to_ : straight(easedShare(share));
}

Camera CameraFlight::advance(double now) {
  if (!since_) since_ = now;
  const double share = seconds_ > 0.0 ? (now - *since_) / seconds_ : 1.0;
  arrived_ = share >= 1.0;
  return at(share);
}

}  // namespace mesomap::scene
