#include "atlas/atlas.h"

#include <deque>
#include <limits>
#include <memory>
#include <mutex>

namespace mesomap::figure {

namespace {

// Axis of the chart around the face, and its nominal radius.
constexpr float kFaceAxisZ = -5.0f;
constexpr float kFaceRadius = 95.0f;
// Axis of the neck.
constexpr float kNeckAxisZ = -33.0f;
constexpr float kNeckRadius = 52.0f;
// Centre of the scalp's chart.
constexpr Vec3 kScalpCentre{0, 30, -5};
constexpr float kScalpRadius = 95.0f;
/// Rounding of corners where two borders meet.
constexpr float kCorner = 3.0f;
constexpr std::size_t kKeptAtlases = 4;

}  // namespace

BustPlace bustPlace(const BustShape& shape, const Vec3& position, float mirror) {
  BustPlace place;
  const float x = mirror == 0.0f ? std::abs(position.x) : position.x * mirror;
  const float y = shape.toFace(position).y;
  const float z = position.z;
  place.face = {x, y, z};
  place.front = {x, y};
  place.around = {kFaceRadius * std::atan2(x, z - kFaceAxisZ), y};
  place.neck = {kNeckRadius * std::atan2(x, z - kNeckAxisZ), y};
  const Vec3 d = Vec3{x, y, z} - kScalpCentre;
  const float level = std::sqrt(d.x * d.x + d.z * d.z);
  const float polar = std::atan2(level, d.y);
  const float scale = level > 1e-4f ? kScalpRadius * polar / level : 0.0f;
  place.scalp = {d.x * scale, d.z * scale};
  place.below = {x, z};
  return place;
}

BustInside outlineIn(Chart chart, const std::vector<Vec2>& control) {
  return
      [chart, outline = Outline(control)](const BustPlace& p) { return outline.inside(p.*chart); };
}

BustInside bandIn(Chart chart, const std::vector<Vec2>& line, float halfWidth) {
  std::vector<Vec3> knots;
  for (const Vec2& p : line) knots.emplace_back(p.x, p.y, 0.0f);
  return
      [chart, tube = Tube(knots, std::vector<float>(knots.size(), halfWidth))](const BustPlace& p) {
        return -tube(Vec3{p.*chart, 0.0f});
      };
}

BustInside both(BustInside a, BustInside b) {
  return [a = std::move(a), b = std::move(b)](const BustPlace& p) {
    return smoothMin(a(p), b(p), kCorner);
  };
}

BustInside either(BustInside a, BustInside b) {
  return [a = std::move(a), b = std::move(b)](const BustPlace& p) { return std::max(a(p), b(p)); };
}

ShapeAtlas::ShapeAtlas(const Parameters& parameters)
    : shape(parameters), zones(zoneShapes(shape)), areas(areaShapes(shape)) {
  for (const AreaShape& area : areas) {
    std::vector<std::size_t> indices;
    for (const std::string& id : area.givesWayTo) {
      for (std::size_t i = 0; i < areas.size(); ++i) {
        if (areas[i].area.id == id) indices.push_back(i);
      }
    }
    before_.push_back(std::move(indices));
  }
}

float ShapeAtlas::resolved(std::size_t index, const BustPlace& place) const {
  float inside = areas[index].inside(place);
  if (inside < -Outline::kFar) return inside;
  for (const std::size_t other : before_[index]) {
    inside = smoothMin(inside, -areas[other].inside(place), kCorner);
  }
  for (const ZoneShape& zone : zones) {
    if (zone.zone.kind != ZoneKind::blocked) continue;
    inside = smoothMin(inside, -zone.inside(place), kCorner);
  }
  return inside;
}

float ShapeAtlas::insideArea(const std::string& id, Side side, const Vec3& position) const {
  float best = -std::numeric_limits<float>::max();
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (areas[i].area.id != id) continue;
    if (!areas[i].paired) return resolved(i, bustPlace(shape, position, 0.0f));
    if (side != Side::right) best = std::max(best, resolved(i, bustPlace(shape, position, 1.0f)));
    if (side != Side::left) best = std::max(best, resolved(i, bustPlace(shape, position, -1.0f)));
  }
  return best;
}

std::optional<std::size_t> ShapeAtlas::zoneAt(const Vec3& position) const {
  const BustPlace place = bustPlace(shape, position, 0.0f);
  for (const ZoneKind kind : {ZoneKind::blocked, ZoneKind::caution}) {
    for (std::size_t i = 0; i < zones.size(); ++i) {
      if (zones[i].zone.kind == kind && zones[i].inside(place) > 0.0f) return i;
    }
  }
  return std::nullopt;
}

std::shared_ptr<const ShapeAtlas> atlasOf(const Parameters& parameters) {
  // Callers ask for one place at a time: the last answer of this thread saves them the lock.
  thread_local std::pair<Parameters, std::shared_ptr<const ShapeAtlas>> last;
  if (last.second && last.first == parameters) return last.second;
  static std::mutex mutex;
  static std::deque<std::pair<Parameters, std::shared_ptr<const ShapeAtlas>>> kept;
  const std::lock_guard lock(mutex);
  for (const auto& [known, atlas] : kept) {
    if (known == parameters) {
      last = {parameters, atlas};
      return atlas;
    }
  }
  kept.emplace_front(parameters, std::make_shared<const ShapeAtlas>(parameters));
  if (kept.size() > kKeptAtlases) kept.pop_back();
  last = kept.front();
  return last.second;
}

std::vector<Area> areas(const Parameters& parameters) {
  if (parameters.kind != Kind::bust) return {};
  std::vector<Area> list;
  for (const AreaShape& shape : atlasOf(parameters)->areas) {
    Area area = shape.area;
    area.side = shape.paired ? Side::left : Side::midline;
    list.push_back(area);
    if (shape.paired) {
      area.side = Side::right;
      list.push_back(area);
    }
  }
  return list;
}

double insideArea(const Parameters& parameters, const std::string& areaId, Side side,
                  const glm::dvec3& position) {
  if (parameters.kind != Kind::bust) return -std::numeric_limits<double>::max();
  return static_cast<double>(atlasOf(parameters)->insideArea(areaId, side, Vec3(position)));
}

std::vector<Zone> zones(const Parameters& parameters) {
  if (parameters.kind != Kind::bust) return {};
  std::vector<Zone> list;
  for (const ZoneShape& shape : atlasOf(parameters)->zones) list.push_back(shape.zone);
  return list;
}

std::optional<std::size_t> zoneAt(const Parameters& parameters, const glm::dvec3& position) {
  if (parameters.kind != Kind::bust) return std::nullopt;
  return atlasOf(parameters)->zoneAt(Vec3(position));
}

}  // namespace mesomap::figure
