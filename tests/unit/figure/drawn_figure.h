// What is drawn of an atlas on coarse drafts of the four figures, for the tests that judge it.
#pragma once

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "atlas/charts.h"
#include "meshing/mesher.h"

namespace mesomap::figure {

using Sizes = std::map<std::string, double>;  ///< cm2, both sides together

/// One figure, its drawings, and how large they are on a draft of its left half.
struct Drawn {
  explicit Drawn(Kind kind, double sex) {
    Parameters parameters;
    parameters.kind = kind;
    parameters.sex = sex;
    shape = makeShape(parameters);
    atlas = drawAtlas(*shape);
    const bool body = kind == Kind::body;
    const float spacing = body ? 7.0f : 3.5f;
    const auto even = [&](float) { return spacing; };
    const RawMesh half = meshHalf([&](const Vec3& p) { return (*shape)(p); },
                                  makeAxis(0.5f * spacing, body ? 900.0f : 245.0f, even),
                                  body ? makeAxis(-12, 1900, even) : makeAxis(-355, 135, even),
                                  body ? makeAxis(-260, 260, even) : makeAxis(-180, 135, even), {});
    for (const auto& t : half.triangles) {
      const Vec3& a = half.positions[t[0]];
      const Vec3& b = half.positions[t[1]];
      const Vec3& c = half.positions[t[2]];
      const double cm2 = glm::length(glm::cross(b - a, c - a)) / 100.0;  // both sides
      const SkinPlace place = atlas.place((a + b + c) / 3.0f);
      const std::string id = nameAt(place);
      sizes[id] += cm2;
      if (id == kNameless) continue;
      for (const DrawnArea& overlay : atlas.overlays) {
        if (overlay.inside(place) > 0.0f) layers[overlay.id] += cm2;
      }
      for (const DrawnZone& zone : atlas.zones) {
        if (zone.inside(place) > 0.0f) zones[zone.zone.id] += cm2;
      }
    }
  }

  static constexpr const char* kNameless = "no area";

  [[nodiscard]] std::string nameAt(const SkinPlace& place) const {
    for (const DrawnArea& area : atlas.network) {
      if (area.inside(place) > 0.0f) return area.id;
    }
    return kNameless;
  }
  [[nodiscard]] std::string nameAt(const Vec3& p) const { return nameAt(atlas.place(p)); }
  [[nodiscard]] Vec3 landmark(const std::string& id) const {
    for (const DrawnLandmark& l : atlas.landmarks) {
      if (l.id == id) return l.position;
    }
    ADD_FAILURE() << "no landmark " << id;
    return Vec3{0};
  }
  /// The first blocked zone at a place, or nothing.
  [[nodiscard]] std::string blockedAt(const Vec3& p) const {
    const SkinPlace place = atlas.place(p);
    for (const DrawnZone& zone : atlas.zones) {
      if (zone.zone.kind == ZoneKind::blocked && zone.inside(place) > 0.0f) return zone.zone.id;
    }
    return {};
  }

  std::unique_ptr<const FigureShape> shape;
  DrawnAtlas atlas;
  Sizes sizes, layers, zones;
};

inline const Drawn& drawn(Kind kind, double sex) {
  static std::map<std::pair<Kind, double>, std::unique_ptr<Drawn>> known;
  auto& one = known[{kind, sex}];
  if (!one) one = std::make_unique<Drawn>(kind, sex);
  return *one;
}

inline constexpr std::array<double, 2> kSexes{0.0, 1.0};
inline constexpr std::array<Kind, 2> kKinds{Kind::bust, Kind::body};

}  // namespace mesomap::figure
