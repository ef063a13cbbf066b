#include "border.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

namespace mesomap::layout {
namespace {

constexpr double kPlaceStep = 1.0 / 12.0;  // spacings between places

std::vector<glm::dvec3> placesOf(const std::vector<BorderPlace>& places) {
  std::vector<glm::dvec3> positions;
  positions.reserve(places.size());
  for (const BorderPlace& p : places) positions.push_back(p.position);
  return positions;
}

}  // namespace

Border::Border(const Ground& ground, const surface::PageTriangles& pages, double spacingMm)
    : ground_(&ground), h_(spacingMm), grid_({}, spacingMm) {
  const mesh::TriangleMesh& m = ground.mesh().mesh();
  for (const surface::Polyline& polyline :
       surface::isolines(ground.mesh(), pages, ground.field())) {
    Line line;
    line.first = places_.size();
    line.closed = polyline.closed;
    double sinceLast = 2.0 * kPlaceStep * h_;
    glm::dvec3 before(0.0);
    for (std::size_t i = 0; i < polyline.points.size(); ++i) {
      const glm::dvec3 position = mesh::positionAt(m, polyline.points[i]);
      const double way = i == 0 ? 0.0 : glm::distance(position, before);
      line.lengthMm += way;
      line.scaledMm += way * ground.scaleAt(polyline.points[i]);
      sinceLast += way;
      before = position;
      if (sinceLast < kPlaceStep * h_) continue;
      sinceLast = 0.0;
      places_.push_back({polyline.points[i], position, upAt(m, polyline.points[i])});
      along_.push_back(line.scaledMm);
    }
    line.count = places_.size() - line.first;
    if (line.closed && line.count > 0) {
      const double way = glm::distance(before, places_[line.first].position);
      line.lengthMm += way;
      line.scaledMm += way * ground.scaleAt(places_[line.first].place);
    }
    lengthMm_ += line.lengthMm;
    if (line.count > 0) lines_.push_back(line);
  }
  grid_ = CellGrid(placesOf(places_), h_);
}

std::vector<Dot> Border::row(double aim, double shift) const {
  std::vector<Dot> dots;
  for (const Line& line : lines_) {
    const auto count = static_cast<std::size_t>(std::floor(line.scaledMm / (aim * h_)));
    if (count == 0) continue;
    const double step = line.scaledMm / static_cast<double>(count);
    std::size_t at = 0;
    for (std::size_t k = 0; k < count; ++k) {
      const double target = (static_cast<double>(k) + shift) * step;
      while (at + 1 < line.count && std::abs(along_[line.first + at + 1] - target) <=
                                        std::abs(along_[line.first + at] - target)) {
        ++at;
      }
      mesh::SurfacePoint place = places_[line.first + at].place;
      if (!ground_->pullInside(place, 0.2 * h_)) continue;
      Dot dot = makeDot(ground_->mesh(), place);
      dot.rail = true;
      dots.push_back(dot);
    }
  }
  return dots;
}

}  // namespace mesomap::layout
