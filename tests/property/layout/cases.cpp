#include "property/layout/cases.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <glm/geometric.hpp>

#include "figure/atlas.h"
#include "figure/figure.h"
#include "figure/working_edges.h"
#include "mesh/surface_file.h"
#include "paint/brush.h"
#include "paint/shapes.h"
#include "support/meshes.h"
#include "surface/geodesic_field.h"
#include "surface/walk.h"

namespace mesomap::test {
namespace {

Area makeArea(const SurfacePtr& surface, std::string name, surface::PagedField shape) {
  Area area{surface, surface->name + " " + std::move(name), std::move(shape), 0.0};
  area.areaCm2 = surface::areaMm2(*surface->mesh, surface->pages, area.shape) / 100.0;
  return area;
}

SurfacePtr surfaceOf(std::string name, const mesh::TriangleMesh& file, double maxEdgeMm) {
  mesh::WorkingMeshOptions options;
  options.maxEdgeMm = maxEdgeMm;
  auto made = mesh::makeWorkingMesh(file, options);
  if (!made) return nullptr;
  return std::make_shared<Surface>(Surface{std::move(name), *made, surface::PageTriangles(**made)});
}

/// Distances from a function of the place, made true along the skin.
template <class Inside>
surface::PagedField shapeFrom(const SurfacePtr& surface, const Inside& inside) {
  return surface::redistanced(*surface->mesh, surface->pages,
                              paint::shapeOf(*surface->mesh, surface->pages, inside));
}

/// A saddle z = (x² - y²) / 2R, as a height field.
mesh::TriangleMesh makeSaddle(double sizeMm, double radiusMm, double edgeMm) {
  mesh::TriangleMesh sheet = support::makePlane(sizeMm, sizeMm, edgeMm);
  for (glm::vec3& p : sheet.positions) {
    p.z = static_cast<float>((p.x * p.x - p.y * p.y) / (2.0 * radiusMm));
  }
  mesh::computeNormals(sheet);
  return sheet;
}

/// As a face is: bulging, with a ridge, two hollows and small unevenness.
mesh::TriangleMesh makeBumpyFace(double edgeMm) {
  mesh::TriangleMesh sheet = support::makePlane(150, 190, edgeMm);
  for (glm::vec3& p : sheet.positions) {
    const double x = static_cast<double>(p.x);
    const double y = static_cast<double>(p.y);
    const auto hill = [&](double cx, double cy, double sx, double sy, double height) {
      const double u = (x - cx) / sx;
      const double v = (y - cy) / sy;
      return height * std::exp(-0.5 * (u * u + v * v));
    };
    const double bulge = 60.0 - (x * x + 0.6 * y * y) / 150.0;
    p.z = static_cast<float>(bulge + hill(0, 0, 10, 24, 18) + hill(-32, 22, 12, 9, -7) +
                             hill(32, 22, 12, 9, -7) + hill(0, -60, 16, 11, 6) +
                             0.5 * std::sin(0.31 * x + 1.0) * std::sin(0.27 * y));
  }
  mesh::computeNormals(sheet);
  return sheet;
}

void addCaps(std::vector<Area>& areas) {
  constexpr double kRadius = 70.0;
  const auto sphere = surfaceOf("sphere", support::makeIcosphere(kRadius, 6), 1.6);
  for (const double cap : {14.0, 20.0, 30.0, 45.0, 70.0}) {
    const glm::dvec3 axis = glm::normalize(glm::dvec3(0.3, 0.02 * cap, 1.0));
    areas.push_back(makeArea(sphere, "cap " + std::to_string(static_cast<int>(cap)) + " mm",
                             shapeFrom(sphere, [&](const glm::dvec3& p) {
                               return cap -
                                      kRadius * std::acos(std::clamp(
                                                    glm::dot(glm::normalize(p), axis), -1.0, 1.0));
                             })));
  }
}

void addCylinders(std::vector<Area>& areas) {
  constexpr double kRadius = 40.0;
  const auto tube = surfaceOf("cylinder", support::makeCylinder(kRadius, 200, 180, 140), 1.6);
  const auto round = [&](const glm::dvec3& p) { return kRadius * std::atan2(p.x, p.z); };
  areas.push_back(makeArea(tube, "square", shapeFrom(tube, [&](const glm::dvec3& p) {
                             return std::min(40.0 - std::abs(round(p)), 40.0 - std::abs(p.y));
                           })));
  areas.push_back(makeArea(tube, "disk", shapeFrom(tube, [&](const glm::dvec3& p) {
                             return 35.0 - std::hypot(round(p), p.y);
                           })));
  areas.push_back(makeArea(tube, "band all round", shapeFrom(tube, [&](const glm::dvec3& p) {
                             return 30.0 - std::abs(p.y);
                           })));
  areas.push_back(makeArea(tube, "long strip", shapeFrom(tube, [&](const glm::dvec3& p) {
                             return std::min(12.0 - std::abs(round(p)), 85.0 - std::abs(p.y));
                           })));
}

void addPieces(std::vector<Area>& areas) {
  const auto saddle = surfaceOf("saddle", makeSaddle(130, 60, 1.5), 1.8);
  areas.push_back(makeArea(saddle, "disk", shapeFrom(saddle, [](const glm::dvec3& p) {
                             return 38.0 - std::hypot(p.x, p.y);
                           })));
  areas.push_back(makeArea(saddle, "square", shapeFrom(saddle, [](const glm::dvec3& p) {
                             return std::min(42.0 - std::abs(p.x), 36.0 - std::abs(p.y));
                           })));
  const auto face = surfaceOf("bumpy-face", makeBumpyFace(1.2), 1.5);
  const auto onFace = [&](const char* name, const std::function<double(double, double)>& inside) {
    areas.push_back(makeArea(
        face, name, shapeFrom(face, [&](const glm::dvec3& p) { return inside(p.x, p.y); })));
  };
  onFace("brow", [](double x, double y) {
    return std::min(55.0 - std::abs(x), 24.0 - std::abs(y - 58.0));
  });
  onFace("cheek", [](double x, double y) { return 26.0 - std::hypot(x - 34.0, 0.8 * (y + 18.0)); });
  onFace("over the ridge", [](double x, double y) { return 30.0 - std::hypot(x, y + 5.0); });
  onFace("crescent", [](double x, double y) {
    return std::min(48.0 - std::hypot(x, y + 10.0), std::hypot(x, y - 12.0) - 34.0);
  });
  onFace("whole", [](double x, double y) { return 66.0 - std::hypot(x, 0.8 * y); });
}

const char* sideWord(figure::Side side) {
  switch (side) {
    case figure::Side::left:
      return ":left";
    case figure::Side::right:
      return ":right";
    case figure::Side::none:
    case figure::Side::midline:
      break;
  }
  return "";
}

/// As picking an area in the program does.
surface::PagedField shapeOfArea(const Surface& surface, const figure::Atlas& atlas,
                                std::size_t area, const mesh::TriangleMesh& file) {
  const mesh::TriangleMesh& m = surface.mesh->mesh();
  const auto count = static_cast<std::uint32_t>(m.positions.size());
  std::vector<mesh::SurfacePoint> places(count);
  for (std::uint32_t t = 0; t < m.triangles.size(); ++t) {
    for (std::size_t k = 0; k < 3; ++k) {
      mesh::SurfacePoint place{t, glm::dvec3(0.0)};
      place.barycentric[static_cast<int>(k)] = 1.0;
      places[m.triangles[t][k]] = surface.mesh->toFile(place);
    }
  }
  const std::vector<float> inside = atlas.insideArea(area, file, places);
  surface::PagedField::Editor editor{surface::PagedField(count)};
  for (const mesh::Triangle& t : m.triangles) {
    if (!(inside[t[0]] > 0.0f || inside[t[1]] > 0.0f || inside[t[2]] > 0.0f)) continue;
    for (const std::uint32_t v : t) {
      const float value = std::isnan(inside[v]) ? -1.0f : inside[v];
      editor.setRaw(v, surface::PagedField::quantise(std::clamp(value, -8.0f, 8.0f)));
    }
  }
  return surface::redistanced(*surface.mesh, surface.pages, editor.publish());
}

}  // namespace

std::vector<Area> figureAreas(const std::string& figure, double leastCm2, double mostCm2,
                              std::string& problem, const std::vector<std::string>& only) {
  const auto parameters = figure::parametersFromName("figure:" + figure);
  const char* data = std::getenv("MESOMAP_DATA");
  const std::filesystem::path folder(data != nullptr ? data : ".");
  if (!parameters) {
    problem = parameters.error().text();
    return {};
  }
  mesh::OpenOptions open;
  open.unit = mesh::Unit::millimetre;
  const auto file = mesh::openSurface(folder / figure::assetPath(*parameters), open);
  if (!file) {
    problem = file.error().text();
    return {};
  }
  const auto atlas = figure::readAtlas(folder / figure::atlasPath(*parameters),
                                       folder / figure::kAreaTablePath, file->mesh);
  if (!atlas) {
    problem = atlas.error().text();
    return {};
  }
  mesh::WorkingMeshOptions options;
  options.maxEdgeMm = figure::kFaceEdgeMm;
  options.coarseness = figure::edgeCoarseness(*parameters, file->mesh);
  options.aimTriangles = 0;
  const auto working = mesh::makeWorkingMesh(file->mesh, options);
  if (!working) {
    problem = working.error().text();
    return {};
  }
  const auto surface =
      std::make_shared<Surface>(Surface{figure, *working, surface::PageTriangles(**working),
                                        std::make_shared<const mesh::TriangleMesh>(file->mesh)});
  std::vector<Area> areas;
  const auto& listed = (*atlas)->areas();
  for (std::size_t i = 0; i < listed.size(); ++i) {
    if (!only.empty() && std::find(only.begin(), only.end(), listed[i].id) == only.end()) continue;
    Area area = makeArea(surface, listed[i].id + sideWord(listed[i].side),
                         shapeOfArea(*surface, **atlas, i, file->mesh));
    if (area.areaCm2 >= leastCm2 && area.areaCm2 <= mostCm2) areas.push_back(std::move(area));
  }
  return areas;
}

std::vector<Area> knownAreas() {
  std::vector<Area> areas;
  addCaps(areas);
  addCylinders(areas);
  addPieces(areas);
  return areas;
}

std::vector<Area> strokesOver(const std::string& file, int count, std::uint64_t seed) {
  const auto path = support::realMesh(file);
  if (!path) return {};
  mesh::OpenOptions options;
  options.unit = mesh::Unit::metre;
  if (file == "makehuman-base.obj") {
    options.unit = mesh::Unit::decimetre;
    options.part = "body";
  }
  const auto read = mesh::openSurface(*path, options);
  if (!read) return {};
  mesh::TriangleMesh skin = read->mesh;
  if (skin.normals.empty()) mesh::computeNormals(skin);
  const auto surface = surfaceOf(file, skin, file == "makehuman-base.obj" ? 3.0 : 1.25);
  if (!surface) return {};
  const mesh::TriangleMesh& m = surface->mesh->mesh();
  surface::GeodesicField field(*surface->mesh);
  support::Random random(seed);
  std::vector<Area> areas;
  for (int tries = 0; static_cast<int>(areas.size()) < count && tries < 20 * count; ++tries) {
    surface::PagedField shape(static_cast<std::uint32_t>(m.positions.size()));
    const double width = random.uniform(14.0, 44.0);
    paint::Stroke brush(*surface->mesh, field, shape, paint::BrushMode::paint, width);
    mesh::SurfacePoint at = random.pointOn(m);
    glm::dvec3 direction = random.direction();
    brush.moveTo(at);
    const int steps = 1 + static_cast<int>(random.next() % 9);
    for (int step = 0; step < steps; ++step) {
      direction = glm::normalize(direction + 0.8 * random.direction());
      const surface::WalkEnd end = surface::walk(*surface->mesh, at, direction, 0.8 * width);
      at = end.point;
      direction = end.direction;
      brush.moveTo(at);
    }
    Area area = makeArea(surface, "stroke " + std::to_string(areas.size() + 1), brush.shape());
    if (area.areaCm2 >= 5.0 && area.areaCm2 <= 400.0) areas.push_back(std::move(area));
  }
  return areas;
}

layout::Input inputFor(const Area& area, double spacingMm) {
  layout::Input in;
  in.mesh = area.surface->mesh.get();
  in.pages = &area.surface->pages;
  in.shape = area.shape;
  in.rule.spacingMm = spacingMm;
  in.rule.marginMm = plan::defaultMarginMm(spacingMm);
  return in;
}

layout::Quality qualityFor(const Area& area, const layout::Input& input,
                           const layout::Output& output) {
  std::vector<mesh::SurfacePoint> places;
  for (const layout::Point& p : output.points) places.push_back(p.place);
  return layout::qualityOf(*area.surface->mesh, area.surface->pages, area.shape, input.rule,
                           places);
}

}  // namespace mesomap::test
