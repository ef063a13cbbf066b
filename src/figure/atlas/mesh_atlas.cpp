#include "atlas/mesh_atlas.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>

namespace mesomap::figure {

namespace {

/// Distances to borders are exact up to here; half the widest margin of a layout lies within.
constexpr float kReach = 6.0f;
constexpr std::size_t kPlacesAtOnce = 4096;

}  // namespace

Label Layer::at(const mesh::Triangle& corners, const mesh::SurfacePoint& place) const {
  const Label a = label[corners[0]];
  if (a == label[corners[1]] && a == label[corners[2]]) return a;
  const CutTriangle* cut = findCut(cuts, place.triangle);
  return cut ? cut->label[cornerAt(*cut, place.barycentric)] : a;
}

const Layer& MeshAtlas::layerOf(std::size_t area) const {
  return layerOfArea_[area] == 0 ? network_ : overlays_[layerOfArea_[area] - 1];
}

const std::vector<MeshAtlas::Sides>& MeshAtlas::sidesOf(std::size_t area) const {
  return layerOfArea_[area] == 0 ? networkSides_ : overlaySides_[layerOfArea_[area] - 1];
}

bool MeshAtlas::holds(std::size_t area, const mesh::SurfacePoint& place) const {
  const Label label = layerOf(area).at(triangles_[place.triangle], place);
  return sidesOf(area)[label][sideOf(place.triangle)] == area;
}

std::optional<std::size_t> MeshAtlas::areaAt(const mesh::SurfacePoint& file) const {
  if (!known(file)) return std::nullopt;
  const Label label = network_.at(triangles_[file.triangle], file);
  const std::uint32_t area = networkSides_[label][sideOf(file.triangle)];
  if (area == kNoArea) return std::nullopt;
  return area;
}

std::vector<std::size_t> MeshAtlas::areasAt(const mesh::SurfacePoint& file) const {
  std::vector<std::size_t> found;
  if (!known(file)) return found;
  for (std::size_t i = 0; i < overlays_.size(); ++i) {
    const Label label = overlays_[i].at(triangles_[file.triangle], file);
    const std::uint32_t area = overlaySides_[i][label][sideOf(file.triangle)];
    if (area != kNoArea) found.push_back(area);
  }
  if (const auto area = areaAt(file)) found.push_back(*area);
  return found;
}

bool MeshAtlas::inZone(std::size_t zone, const mesh::SurfacePoint& file) const {
  return zone < zones_.size() && known(file) &&
         zoneLayers_[zone].at(triangles_[file.triangle], file) == kInside;
}

std::optional<std::size_t> MeshAtlas::zoneAt(const mesh::SurfacePoint& file) const {
  for (const ZoneKind kind : {ZoneKind::blocked, ZoneKind::caution}) {
    for (std::size_t i = 0; i < zones_.size(); ++i) {
      if (zones_[i].kind == kind && inZone(i, file)) return i;
    }
  }
  return std::nullopt;
}

const mesh::CornerTable& MeshAtlas::topology(const mesh::TriangleMesh& mesh) const {
  std::call_once(topologyOnce_, [&] { topology_ = mesh::CornerTable(mesh); });
  return topology_;
}

std::vector<Segment> MeshAtlas::segmentsOf(const Layer& layer,
                                           const std::vector<Sides>& sides) const {
  std::vector<Segment> segments;
  for (const CutTriangle& cut : layer.cuts) {
    appendSegments(triangles_[cut.triangle], cut, segments);
  }
  for (Segment& s : segments) {
    for (std::uint32_t& label : s.between) label = sides[label][sideOf(s.triangle)];
    std::sort(s.between.begin(), s.between.end());
  }
  // Left and right of one paired area meet on x = 0.
  for (const std::uint32_t corner : midline_) {
    const std::uint32_t triangle = corner / 3;
    const std::size_t k = corner % 3;
    const mesh::Triangle& t = triangles_[triangle];
    const std::uint32_t from = t[k];
    const std::uint32_t to = t[(k + 1) % 3];
    const auto place = [&](double part) {
      glm::dvec3 b(0.0);
      b[static_cast<int>(k)] = 1.0 - part;
      b[static_cast<int>((k + 1) % 3)] = part;
      return b;
    };
    const auto add = [&](Label label, double begin, double end, std::uint64_t nodeA,
                         std::uint64_t nodeB) {
      const Sides& s = sides[label];
      if (s[0] == s[1]) return;
      segments.push_back({triangle,
                          {place(begin), place(end)},
                          {nodeA, nodeB},
                          {std::min(s[0], s[1]), std::max(s[0], s[1])}});
    };
    const Label a = layer.label[from];
    const Label b = layer.label[to];
    if (a == b) {
      add(a, 0.0, 1.0, nodeOfVertex(from), nodeOfVertex(to));
      continue;
    }
    const CutTriangle* cut = findCut(layer.cuts, triangle);
    if (!cut) continue;
    const double part = static_cast<double>(cut->part[k]) / kParts;
    add(a, 0.0, part, nodeOfVertex(from), nodeOfEdge(from, to));
    add(b, part, 1.0, nodeOfEdge(from, to), nodeOfVertex(to));
  }
  return segments;
}

std::vector<Segment> MeshAtlas::segmentsOfArea(std::size_t area) const {
  std::vector<Segment> segments = segmentsOf(layerOf(area), sidesOf(area));
  std::erase_if(segments, [&](const Segment& s) {
    return s.between[0] == s.between[1] || (s.between[0] != area && s.between[1] != area);
  });
  return segments;
}

std::vector<BorderCurve> MeshAtlas::networkBorders() const {
  std::vector<Segment> segments = segmentsOf(network_, networkSides_);
  std::erase_if(segments, [](const Segment& s) {
    return s.between[0] == s.between[1] || s.between[1] == kNoArea;
  });
  std::vector<BorderCurve> curves;
  for (Chain& chain : chained(segments, true)) curves.push_back(std::move(chain.curve));
  return curves;
}

std::vector<BorderCurve> MeshAtlas::areaBorders(std::size_t area) const {
  std::vector<BorderCurve> curves;
  if (area >= areas_.size()) return curves;
  for (Chain& chain : chained(segmentsOfArea(area), false))
    curves.push_back(std::move(chain.curve));
  return curves;
}

std::vector<BorderCurve> MeshAtlas::zoneBorders(std::size_t zone) const {
  std::vector<BorderCurve> curves;
  if (zone >= zones_.size()) return curves;
  std::vector<Segment> segments;
  for (const CutTriangle& cut : zoneLayers_[zone].cuts) {
    appendSegments(triangles_[cut.triangle], cut, segments);
  }
  for (Chain& chain : chained(segments, false)) curves.push_back(std::move(chain.curve));
  return curves;
}

std::vector<float> MeshAtlas::insideArea(std::size_t area, const mesh::TriangleMesh& mesh,
                                         std::span<const mesh::SurfacePoint> places) const {
  std::vector<float> inside(places.size(), -kReach);
  if (area >= areas_.size() || mesh.triangles != triangles_) return inside;
  inside = distancesToBorder(mesh, topology(mesh), segmentsOfArea(area), places, kReach);
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, places.size(), kPlacesAtOnce),
                    [&](const tbb::blocked_range<std::size_t>& range) {
                      for (std::size_t i = range.begin(); i < range.end(); ++i) {
                        if (!known(places[i]) || !holds(area, places[i])) inside[i] = -inside[i];
                      }
                    });
  return inside;
}

}  // namespace mesomap::figure
