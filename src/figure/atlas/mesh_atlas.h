// The atlas at work: faces of the network, layers over it, and distances to their borders.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "atlas/atlas_data.h"
#include "atlas/faces.h"
#include "mesh/corner_table.h"

namespace mesomap::figure {

/// A partition with its cut triangles.
struct Layer {
  std::vector<Label> label;
  std::vector<CutTriangle> cuts;

  /// The label of a place. `corners` of its triangle.
  [[nodiscard]] Label at(const mesh::Triangle& corners, const mesh::SurfacePoint& place) const;
};

class MeshAtlas final : public Atlas {
 public:
  /// Where nothing lies: no area.
  static constexpr std::uint32_t kNoArea = 0xffffffffu;

  [[nodiscard]] static Result<std::shared_ptr<const Atlas>> make(AtlasData data,
                                                                 const std::vector<AreaRow>& table,
                                                                 const mesh::TriangleMesh& mesh,
                                                                 const std::string& name);

  const std::vector<Area>& areas() const override { return areas_; }
  const std::vector<Zone>& zones() const override { return zones_; }
  const std::vector<Landmark>& landmarks() const override { return landmarks_; }
  std::optional<std::size_t> areaAt(const mesh::SurfacePoint& file) const override;
  std::vector<std::size_t> areasAt(const mesh::SurfacePoint& file) const override;
  std::vector<float> insideArea(std::size_t area, const mesh::TriangleMesh& mesh,
                                std::span<const mesh::SurfacePoint> places) const override;
  std::vector<BorderCurve> networkBorders() const override;
  std::vector<BorderCurve> areaBorders(std::size_t area) const override;
  std::vector<BorderCurve> zoneBorders(std::size_t zone) const override;
  std::optional<std::size_t> zoneAt(const mesh::SurfacePoint& file) const override;
  bool inZone(std::size_t zone, const mesh::SurfacePoint& file) const override;

 private:
  /// The areas of a label on the client's left and right; the same where it is on the midline.
  using Sides = std::array<std::uint32_t, 2>;

  [[nodiscard]] bool known(const mesh::SurfacePoint& place) const {
    return place.triangle < triangles_.size();
  }
  [[nodiscard]] std::size_t sideOf(std::uint32_t triangle) const { return left_[triangle] ? 0 : 1; }
  [[nodiscard]] const Layer& layerOf(std::size_t area) const;
  [[nodiscard]] const std::vector<Sides>& sidesOf(std::size_t area) const;
  /// The borders of a layer, between areas instead of labels, left and right divided at x = 0.
  [[nodiscard]] std::vector<Segment> segmentsOf(const Layer& layer,
                                                const std::vector<Sides>& sides) const;
  [[nodiscard]] std::vector<Segment> segmentsOfArea(std::size_t area) const;
  [[nodiscard]] const mesh::CornerTable& topology(const mesh::TriangleMesh& mesh) const;
  [[nodiscard]] bool holds(std::size_t area, const mesh::SurfacePoint& place) const;

  std::vector<mesh::Triangle> triangles_;
  std::vector<bool> left_;  ///< Per triangle.
  /// Edges on x = 0: corner of a left triangle, from that vertex to the next.
  std::vector<std::uint32_t> midline_;
  std::vector<Area> areas_;
  std::vector<std::size_t> layerOfArea_;  ///< 0: the network, else overlay + 1.
  Layer network_;
  std::vector<Sides> networkSides_;  ///< Per label.
  std::vector<Layer> overlays_;
  std::vector<std::vector<Sides>> overlaySides_;  ///< Per overlay, per label.
  std::vector<Zone> zones_;
  std::vector<Layer> zoneLayers_;
  std::vector<Landmark> landmarks_;
  mutable std::once_flag topologyOnce_;
  mutable mesh::CornerTable topology_;
};

/// Signed distances of places to pieces of border, positive where `inside` says so: exact within
/// `reach` along the skin, `reach` in size beyond.
[[nodiscard]] std::vector<float> distancesToBorder(const mesh::TriangleMesh& mesh,
                                                   const mesh::CornerTable& topology,
                                                   std::span<const Segment> border,
                                                   std::span<const mesh::SurfacePoint> places,
                                                   float reach);

}  // namespace mesomap::figure
