#include <cmath>
#include <glm/geometric.hpp>
#include <glm/matrix.hpp>
#include <glm/vec4.hpp>

#include "paint/lasso.h"

namespace mesomap::paint {

PictureView::PictureView(const glm::dmat4& clipFromModel, const glm::dvec2& sizePx)
    : clip_(clipFromModel), model_(glm::inverse(clipFromModel)), sizePx_(sizePx) {}

std::optional<glm::dvec2> PictureView::pixelOf(const glm::dvec3& position) const {
  const glm::dvec4 c = clip_ * glm::dvec4(position, 1.0);
  if (!(c.w > 0.0)) return std::nullopt;
  const glm::dvec2 pixel{0.5 * (c.x / c.w + 1.0) * sizePx_.x, 0.5 * (1.0 - c.y / c.w) * sizePx_.y};
  if (!std::isfinite(pixel.x) || !std::isfinite(pixel.y)) return std::nullopt;
  return pixel;
}

PictureView::Ray PictureView::rayThrough(const glm::dvec2& pixel) const {
  const double x = 2.0 * pixel.x / sizePx_.x - 1.0;
  const double y = 1.0 - 2.0 * pixel.y / sizePx_.y;
  const glm::dvec4 near = model_ * glm::dvec4(x, y, -1.0, 1.0);
  const glm::dvec4 far = model_ * glm::dvec4(x, y, 1.0, 1.0);
  Ray ray;
  ray.origin = glm::dvec3(near) / near.w;
  const glm::dvec3 way = glm::dvec3(far) / far.w - ray.origin;
  const double length = glm::length(way);
  if (length > 0.0) ray.direction = way / length;
  return ray;
}

}  // namespace mesomap::paint
