#include "charts_atlas.h"

#include <utility>

#include "figure/charts.h"
#include "mesh/ray_caster.h"

namespace mesomap::scene {
namespace {

class ChartsAtlas : public figure::Atlas {
 public:
  ChartsAtlas(const figure::Parameters& parameters, const mesh::TriangleMesh& mesh)
      : parameters_(parameters),
        mesh_(mesh),
        areas_(figure::areas(parameters)),
        zones_(figure::zones(parameters)) {
    const mesh::RayCaster caster(mesh);
    for (const figure::ShapeLandmark& on : figure::landmarks(parameters)) {
      if (const auto hit = caster.closest(on.position)) {
        landmarks_.push_back({on.id, on.name, on.side, hit->point});
      }
    }
  }

  const std::vector<figure::Area>& areas() const override { return areas_; }
  const std::vector<figure::Zone>& zones() const override { return zones_; }
  const std::vector<figure::Landmark>& landmarks() const override { return landmarks_; }

  std::optional<std::size_t> areaAt(const mesh::SurfacePoint& file) const override {
    const glm::dvec3 position = mesh::positionAt(mesh_, file);
    std::optional<std::size_t> best;
    double depth = 0.0;
    for (std::size_t i = 0; i < areas_.size(); ++i) {
      const double inside = figure::insideArea(parameters_, areas_[i].id, areas_[i].side, position);
      if (inside > depth) {
        depth = inside;
        best = i;
      }
    }
    return best;
  }
  std::vector<std::size_t> areasAt(const mesh::SurfacePoint& file) const override {
    const auto area = areaAt(file);
    return area ? std::vector<std::size_t>{*area} : std::vector<std::size_t>{};
  }
  std::vector<float> insideArea(std::size_t area, const mesh::TriangleMesh&,
                                std::span<const mesh::SurfacePoint> places) const override {
    std::vector<float> inside;
    inside.reserve(places.size());
    for (const mesh::SurfacePoint& place : places) {
      inside.push_back(static_cast<float>(figure::insideArea(
          parameters_, areas_[area].id, areas_[area].side, mesh::positionAt(mesh_, place))));
    }
    return inside;
  }
  std::vector<figure::BorderCurve> networkBorders() const override { return {}; }
  std::vector<figure::BorderCurve> areaBorders(std::size_t) const override { return {}; }
  std::vector<figure::BorderCurve> zoneBorders(std::size_t) const override { return {}; }
  std::optional<std::size_t> zoneAt(const mesh::SurfacePoint& file) const override {
    return figure::zoneAt(parameters_, mesh::positionAt(mesh_, file));
  }
  bool inZone(std::size_t zone, const mesh::SurfacePoint& file) const override {
    return zoneAt(file) == zone;
  }

 private:
  figure::Parameters parameters_;
  mesh::TriangleMesh mesh_;
  std::vector<figure::Area> areas_;
  std::vector<figure::Zone> zones_;
  std::vector<figure::Landmark> landmarks_;
};

}  // namespace

Result<std::shared_ptr<const figure::Atlas>> chartsAtlas(const figure::Parameters& parameters,
                                                         const mesh::TriangleMesh& mesh) {
  return std::shared_ptr<const figure::Atlas>(std::make_shared<ChartsAtlas>(parameters, mesh));
}

}  // namespace mesomap::scene
