// A ball that is a figure: two areas, two zones, landmarks, and a build that blows it up.
#pragma once

#include <glm/geometric.hpp>

#include "stage.h"

namespace mesomap::scene {

/// Client's left and right halves, a blocked cap on top and a caution cap below it, at build 0.
class BallAtlas : public figure::Atlas {
 public:
  explicit BallAtlas(const mesh::TriangleMesh& mesh) : mesh_(mesh) {
    for (const figure::Side side : {figure::Side::left, figure::Side::right}) {
      areas_.push_back({"cheek", "Cheek", side, "face", "36141000", false, false, ""});
    }
    areas_.push_back({"fold", "Fold", figure::Side::midline, "face", "", false, true, ""});
    zones_.push_back({"top", "the top", figure::ZoneKind::blocked, "It is hard.", "book", true});
    zones_.push_back({"rim", "the rim", figure::ZoneKind::caution, "It is thin.", "nobody", false});
    landmarks_.push_back({"first", "the first corner", figure::Side::midline, {0, {1, 0, 0}}});
    landmarks_.push_back({"middle", "a middle", figure::Side::left, {40, {0.5, 0.25, 0.25}}});
  }
  const std::vector<figure::Area>& areas() const override { return areas_; }
  const std::vector<figure::Zone>& zones() const override { return zones_; }
  const std::vector<figure::Landmark>& landmarks() const override { return landmarks_; }
  std::optional<std::size_t> areaAt(const mesh::SurfacePoint& file) const override {
    return at(file).x > 0 ? 0 : 1;
  }
  std::vector<std::size_t> areasAt(const mesh::SurfacePoint& file) const override {
    if (std::abs(at(file).x) < 10) return {2, *areaAt(file)};
    return {*areaAt(file)};
  }
  std::vector<float> insideArea(std::size_t area, const mesh::TriangleMesh&,
                                std::span<const mesh::SurfacePoint> places) const override {
    std::vector<float> inside;
    for (const mesh::SurfacePoint& place : places) {
      const double x = at(place).x;
      inside.push_back(static_cast<float>(area == 0 ? x : area == 1 ? -x : 10 - std::abs(x)));
    }
    return inside;
  }
  std::vector<figure::BorderCurve> networkBorders() const override { return {}; }
  std::vector<figure::BorderCurve> areaBorders(std::size_t) const override { return {}; }
  std::vector<figure::BorderCurve> zoneBorders(std::size_t) const override { return {}; }
  std::optional<std::size_t> zoneAt(const mesh::SurfacePoint& file) const override {
    const double y = at(file).y;
    if (y > 60) return 0;
    return y > 50 ? std::optional<std::size_t>(1) : std::nullopt;
  }
  bool inZone(std::size_t zone, const mesh::SurfacePoint& file) const override {
    return zoneAt(file) == zone;
  }

 private:
  glm::dvec3 at(const mesh::SurfacePoint& file) const { return mesh::positionAt(mesh_, file); }
  mesh::TriangleMesh mesh_;
  std::vector<figure::Area> areas_;
  std::vector<figure::Zone> zones_;
  std::vector<figure::Landmark> landmarks_;
};

/// How far a vertex of the ball moves at build 1: outwards, further above.
inline glm::vec3 heavyMove(const glm::vec3& position) {
  return position * (0.10f + 0.0005f * position.y);
}

inline SurfaceModelPtr ballFigure() {
  static const SurfaceModelPtr shared = [] {
    auto model = std::make_shared<SurfaceModel>(*modelOf(support::makeIcosphere(70.0, 4)));
    model->figure = figure::Parameters{};
    model->atlas = std::make_shared<BallAtlas>(model->fileMesh);
    model->ref.kind = plan::SurfaceKind::figure;
    model->ref.fit = plan::Fit::none;
    model->ref.figure = "figure:bust-female";
    model->ref.file.clear();
    auto prepared = std::make_shared<figure::Prepared>();
    for (std::uint32_t v = 0; v < model->fileMesh.positions.size(); ++v) {
      prepared->heavy.push_back(heavyMove(model->fileMesh.positions[v]));
      prepared->slim.push_back(-0.08f * model->fileMesh.positions[v]);
      const glm::vec3 opposite = model->fileMesh.positions[v] * glm::vec3(-1, 1, 1);
      std::uint32_t twin = 0;
      for (std::uint32_t w = 0; w < model->fileMesh.positions.size(); ++w) {
        const auto distance = [&](std::uint32_t u) {
          return glm::distance(model->fileMesh.positions[u], opposite);
        };
        if (distance(w) < distance(twin)) twin = w;
      }
      prepared->twin.push_back(twin);
      prepared->cover.push_back({});
    }
    auto base = std::make_shared<FigureBase>();
    base->fileMesh = model->fileMesh;
    base->working = model->working;
    base->workingCaster = model->workingCaster;
    base->bounds = model->bounds;
    base->prepared = std::move(prepared);
    model->base = std::move(base);
    return SurfaceModelPtr(std::move(model));
  }();
  return shared;
}

}  // namespace mesomap::scene
