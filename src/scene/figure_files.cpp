#include "scene/figure_files.h"

#include <algorithm>
#include <array>

#include "base/i18n.h"
#include "base/platform/folders.h"
#include "figure_surface.h"
#include "naming.h"

namespace mesomap::scene {
namespace {

/// Share of a triangle where a function, linear between its corner values, is positive.
double positiveShare(std::array<double, 3> v) {
  const auto positive = std::count_if(v.begin(), v.end(), [](double x) { return x > 0; });
  if (positive == 0 || positive == 3) return positive == 0 ? 0.0 : 1.0;
  // The corner that stands alone on its side comes first; it cuts off a smaller triangle.
  const bool loneIsInside = positive == 1;
  while ((v[0] > 0) != loneIsInside) std::rotate(v.begin(), v.begin() + 1, v.end());
  const double cut = v[0] / (v[0] - v[1]) * (v[0] / (v[0] - v[2]));
  return loneIsInside ? cut : 1.0 - cut;
}

}  // namespace

Result<FigureFiles> readFigureFiles(const std::string& spec,
                                    const plan::FigureParameters& parameters,
                                    const Progress& progress) {
  auto named = figure::parametersFromName(spec);
  if (!named) return named.error();
  const auto data = platform::dataFolder();
  if (!data) return data.error();
  mesh::OpenOptions options;
  options.unit = mesh::Unit::millimetre;
  auto file = mesh::openSurface(*data / figure::assetPath(*named), options, progress);
  if (!file) return file.error();
  FigureFiles result;
  result.parameters = *named;
  result.mesh = std::move(file->mesh);
  if (result.mesh.normals.size() != result.mesh.positions.size()) {
    mesh::computeNormals(result.mesh);
  }
  auto beside = readBeside(result.parameters, result.mesh, file->sha256, *data);
  if (!beside) return beside.error();
  result.atlas = std::move(beside->atlas);
  if (auto moved = applyChosen(result.mesh, result.parameters, beside->prepared.get(), parameters);
      !moved) {
    return moved.error();
  }
  return result;
}

double areaMm2(const FigureFiles& figure, std::size_t area) {
  const mesh::TriangleMesh& mesh = figure.mesh;
  std::vector<mesh::SurfacePoint> places(mesh.positions.size());
  for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) {
    for (std::size_t k = 0; k < 3; ++k) {
      mesh::SurfacePoint& place = places[mesh.triangles[t][k]];
      place = {t, glm::dvec3(0.0)};
      place.barycentric[static_cast<int>(k)] = 1.0;
    }
  }
  const std::vector<float> inside = figure.atlas->insideArea(area, mesh, places);
  double sum = 0.0;
  if (inside.size() != places.size()) return sum;
  for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) {
    const mesh::Triangle& c = mesh.triangles[t];
    const double share = positiveShare({inside[c[0]], inside[c[1]], inside[c[2]]});
    if (share > 0.0) sum += share * mesh::triangleArea(mesh, t);
  }
  return sum;
}

std::vector<plan::Landmark> landmarksOf(const figure::Atlas& atlas,
                                        const mesh::TriangleMesh& mesh) {
  std::vector<plan::Landmark> result;
  for (const figure::Landmark& landmark : atlas.landmarks()) {
    const glm::dvec3 position = mesh::positionAt(mesh, landmark.place);
    plan::Landmark& added = result.emplace_back();
    added.id = landmark.id;
    added.name = landmark.name;
    added.side = toPlanSide(landmark.side);
    for (int k = 0; k < 3; ++k) {
      added.position[k] = plan::roundTo(position[k], plan::kLengthDecimals);
    }
  }
  return result;
}

}  // namespace mesomap::scene
