// A small world with known answers for the atlas: a sphere cut by planes.
//
// Network, in painting order: a cap (y > 60), the front (z > 20), and what is left: paired, so that
// its left and right meet at the back on x = 0. Over it a paired spot around +-x; one blocked zone
// on both sides, and a caution zone all over the top.
#pragma once

#include <cmath>
#include <glm/geometric.hpp>
#include <map>
#include <numbers>
#include <string>
#include <vector>

#include "atlas/atlas_data.h"
#include "atlas/drawn.h"
#include "atlas/faces.h"

namespace mesomap::figure::test {

inline constexpr float kRadius = 80.0f;
inline constexpr float kCapHeight = 60.0f;
inline constexpr float kFrontDepth = 20.0f;
inline constexpr float kSpotAt = 70.0f;
inline constexpr float kZoneAt = 60.0f;

/// An octahedron halved `times` times on a sphere: exactly mirrored, no triangle across x = 0.
inline mesh::TriangleMesh mirroredSphere(int times) {
  mesh::TriangleMesh mesh;
  mesh.positions = {{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1}};
  mesh.triangles = {{0, 2, 4}, {2, 1, 4}, {1, 3, 4}, {3, 0, 4},
                    {2, 0, 5}, {1, 2, 5}, {3, 1, 5}, {0, 3, 5}};
  for (int i = 0; i < times; ++i) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> middles;
    const auto middle = [&](std::uint32_t a, std::uint32_t b) {
      const auto [it, fresh] = middles.try_emplace(
          {std::min(a, b), std::max(a, b)}, static_cast<std::uint32_t>(mesh.positions.size()));
      if (fresh) mesh.positions.push_back(glm::normalize(mesh.positions[a] + mesh.positions[b]));
      return it->second;
    };
    std::vector<mesh::Triangle> finer;
    for (const auto& [a, b, c] : mesh.triangles) {
      const std::uint32_t ab = middle(a, b);
      const std::uint32_t bc = middle(b, c);
      const std::uint32_t ca = middle(c, a);
      finer.insert(finer.end(), {{a, ab, ca}, {ab, b, bc}, {ca, bc, c}, {ab, bc, ca}});
    }
    mesh.triangles = std::move(finer);
  }
  for (glm::vec3& p : mesh.positions) p *= kRadius;
  return mesh;
}

inline Label paintedAt(const Vec3& p) {
  return p.y > kCapHeight ? Label{0} : p.z > kFrontDepth ? Label{1} : Label{2};
}

inline AtlasData sphereAtlas(const mesh::TriangleMesh& mesh) {
  const MeshMirror mirror = *mirrorOf(mesh);
  AtlasData data;
  data.figure = "sphere";
  data.objSha256 = std::string(64, '0');
  data.vertices = mesh.positions.size();
  data.triangles = mesh.triangles.size();
  data.areas = {"cap", "front", "side"};
  data.network = cutMesh(mesh, mirror, paintedAt);
  const auto layer = [&](auto inside) {
    return cutMesh(mesh, mirror, [=](const Vec3& p) { return inside(p) ? kInside : kOutside; });
  };
  data.overlays.push_back({"spot", layer([](const Vec3& p) { return p.x > kSpotAt; })});
  const Zone both{"both", "both zones", ZoneKind::blocked, "Because.", "a \"source\"", false};
  const Zone top{"top", "the top", ZoneKind::caution, "Also.", "general", true};
  data.zones.push_back({top, layer([](const Vec3& p) { return p.y > 0.0f; })});
  data.zones.push_back({both, layer([](const Vec3& p) { return p.x > kZoneAt; })});
  return data;
}

inline std::vector<AreaRow> sphereTable() {
  const auto row = [](const char* id, bool paired) {
    AreaRow r;
    r.area.id = r.area.name = id;
    r.area.group = "face";
    r.paired = paired;
    return r;
  };
  return {row("front", false), row("absent", true), row("side", true), row("spot", true),
          row("cap", false)};
}

inline std::shared_ptr<const Atlas> sphereAtWork(const mesh::TriangleMesh& mesh) {
  auto atlas = makeAtlas(sphereAtlas(mesh), sphereTable(), mesh, "sphere");
  return atlas ? *atlas : nullptr;
}

/// The position of an area in the list, or its size.
inline std::size_t indexOf(const Atlas& atlas, const std::string& id, Side side) {
  std::size_t i = 0;
  for (; i < atlas.areas().size(); ++i) {
    if (atlas.areas()[i].id == id && atlas.areas()[i].side == side) break;
  }
  return i;
}

inline double lengthOf(const mesh::TriangleMesh& mesh, const std::vector<BorderCurve>& curves) {
  double length = 0.0;
  for (const BorderCurve& curve : curves) {
    const std::size_t n = curve.points.size();
    for (std::size_t i = 0; i + (curve.closed ? 0 : 1) < n; ++i) {
      length += glm::distance(mesh::positionAt(mesh, curve.points[i]),
                              mesh::positionAt(mesh, curve.points[(i + 1) % n]));
    }
  }
  return length;
}

/// mm² of what `holds` says, by many small pieces of every triangle.
template <class Holds>
double sizeOf(const mesh::TriangleMesh& mesh, const Holds& holds) {
  constexpr int kPieces = 12;
  double size = 0.0;
  for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) {
    int held = 0;
    int all = 0;
    for (int i = 0; i < kPieces; ++i) {
      for (int j = 0; i + j < kPieces; ++j) {
        const double u = (i + 1.0 / 3.0) / kPieces;
        const double v = (j + 1.0 / 3.0) / kPieces;
        held += holds(mesh::SurfacePoint{t, {u, v, 1.0 - u - v}}) ? 1 : 0;
        ++all;
      }
    }
    size += mesh::triangleArea(mesh, t) * held / all;
  }
  return size;
}

}  // namespace mesomap::figure::test
