#include "view.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/gtc/matrix_transform.hpp>
#include <glm/gtc/type_ptr.hpp>

#include "base/i18n.h"

namespace mesomap::render {
namespace {

constexpr double kFarthestMm = 1e7;

bool finite(const glm::dvec3& v) {
  return std::isfinite(v.x) && std::isfinite(v.y) && std::isfinite(v.z);
}

bool finite(const glm::mat4& m) {
  const float* p = glm::value_ptr(m);
  return std::all_of(p, p + 16, [](float x) { return std::isfinite(x); });
}

bool usable(const scene::Camera& camera) {
  return std::isfinite(camera.yaw) && std::isfinite(camera.pitch) && finite(camera.target) &&
         std::isfinite(camera.distance) && camera.distance > 0.0 && camera.distance < kFarthestMm &&
         std::isfinite(camera.verticalFov) && camera.verticalFov > 1e-4 && camera.verticalFov < 3.0;
}

}  // namespace

Result<View> makeView(const Frame& frame) {
  if (frame.widthPx < 1 || frame.heightPx < 1) {
    return Error{ErrorKind::refused, _("picture"), _("the size is not at least one pixel")};
  }
  if (!std::isfinite(frame.pixelScale) || frame.pixelScale <= 0.0f || frame.pixelScale > 64.0f) {
    return Error{ErrorKind::refused, _("picture"), _("the pixel scale is out of range")};
  }
  if (!usable(frame.camera)) {
    return Error{ErrorKind::refused, _("camera"), _("its place is not a number or out of range")};
  }
  mesh::Bounds bounds{glm::dvec3(-100.0), glm::dvec3(100.0)};
  if (frame.model) bounds = frame.model->bounds;
  const glm::dvec2 part(frame.widthPx, frame.heightPx);
  const glm::dvec2 size(frame.wholeSizePx());
  glm::dvec2 origin(0.0);
  if (frame.tile) origin = {frame.tile->leftPx, size.y - frame.tile->topPx - part.y};
  if (origin.x < 0.0 || origin.y < 0.0 || origin.x + part.x > size.x ||
      origin.y + part.y > size.y) {
    return Error{ErrorKind::refused, _("picture"), _("a part of it lies outside")};
  }
  const scene::Camera& camera = frame.camera;
  View view;
  // The part fills what is drawn: scaled up, and its middle moved to the middle.
  const glm::dvec2 middle = (origin + part * 0.5) / size * 2.0 - 1.0;
  glm::dmat4 crop = glm::scale(glm::dmat4(1.0), glm::dvec3(size / part, 1.0));
  crop = glm::translate(crop, glm::dvec3(-middle, 0.0));
  view.viewProjection = glm::mat4(crop * camera.projection(size, bounds) * camera.view());
  view.eye = glm::vec3(camera.eye());
  view.right = glm::vec3(camera.right());
  view.up = glm::vec3(camera.up());
  view.back = -glm::vec3(camera.forward());
  view.sizePx = glm::vec2(part);
  view.wholePx = glm::vec2(size);
  view.originPx = glm::vec2(origin);
  view.pixelScale = frame.pixelScale;
  view.mmPerPixelPerMm = static_cast<float>(2.0 * std::tan(camera.verticalFov * 0.5) / size.y);
  if (!finite(view.viewProjection) || !finite(glm::dvec3(view.eye))) {
    return Error{ErrorKind::refused, _("camera"), _("its place is not a number or out of range")};
  }
  return view;
}

View shifted(const View& view, const glm::vec2& px) {
  View moved = view;
  const glm::vec2 clip = 2.0f * px / view.sizePx;
  moved.viewProjection =
      glm::translate(glm::mat4(1.0f), glm::vec3(clip, 0.0f)) * view.viewProjection;
  return moved;
}

void View::apply(const Program& program) const {
  program.set("uViewProjection", viewProjection);
  program.set("uEye", eye);
  program.set("uRight", right);
  program.set("uUp", up);
  program.set("uBack", back);
  program.set("uKeyDirection", glm::normalize(right * -0.50f + up * 0.62f + back * 0.72f));
  program.set("uFillDirection", glm::normalize(right * 0.85f + up * 0.10f + back * 0.55f));
  program.set("uRimDirection", glm::normalize(right * 0.55f + up * 0.75f - back * 0.62f));
  program.set("uSizePx", sizePx);
  program.set("uWholePx", wholePx);
  program.set("uOriginPx", originPx);
  program.set("uPixelScale", pixelScale);
  program.set("uMmPerPixelPerMm", mmPerPixelPerMm);
  program.set("uLens", lens);
}

}  // namespace mesomap::render
