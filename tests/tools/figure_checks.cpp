// The committed figures as meshes, judged by the code that the tests use, as a table for the docs:
// size, edges, angles, wholeness, crossings at several builds, and the edges after splitting.
//
//   MESOMAP_DATA=FOLDER figure_checks
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <string>
#include <vector>

#include "base/platform/folders.h"
#include "figure/figure.h"
#include "figure/prepared.h"
#include "figure/working_edges.h"
#include "mesh/corner_table.h"
#include "mesh/surface_file.h"
#include "mesh/working_mesh.h"
#include "support/mesh_checks.h"
#include "support/self_intersection.h"

namespace mesomap {
namespace {

struct Edges {
  double shortest = 1e9, mean = 0.0, longest = 0.0;
  std::size_t count = 0;
};

/// Edges of a closed mesh, each once, whose ends `chosen` takes.
template <class Chosen>
Edges edgesOf(const mesh::TriangleMesh& mesh, Chosen&& chosen) {
  Edges edges;
  double sum = 0.0;
  for (const mesh::Triangle& t : mesh.triangles) {
    for (std::size_t k = 0; k < 3; ++k) {
      const std::uint32_t a = t[k];
      const std::uint32_t b = t[(k + 1) % 3];
      if (a > b || !chosen(a) || !chosen(b)) continue;
      const double length =
          glm::distance(glm::dvec3(mesh.positions[a]), glm::dvec3(mesh.positions[b]));
      edges.shortest = std::min(edges.shortest, length);
      edges.longest = std::max(edges.longest, length);
      sum += length;
      ++edges.count;
    }
  }
  edges.mean = edges.count > 0 ? sum / static_cast<double>(edges.count) : 0.0;
  return edges;
}

double megabytes(const std::filesystem::path& path) {
  std::error_code problem;
  const auto size = std::filesystem::file_size(path, problem);
  return problem ? std::nan("") : static_cast<double>(size) / 1e6;
}

int judge(const std::string& name, const std::filesystem::path& data) {
  const auto parameters = figure::parametersFromName(name);
  if (!parameters) return 1;
  const auto path = data / figure::assetPath(*parameters);
  mesh::OpenOptions options;
  options.unit = mesh::Unit::millimetre;
  const auto file = mesh::openSurface(path, options);
  if (!file) return fmt::print(stderr, "{}\n", file.error().text()), 1;
  const auto prepared =
      figure::readPrepared(data / figure::preparedPath(*parameters), file->mesh.positions.size());
  if (!prepared) return fmt::print(stderr, "{}\n", prepared.error().text()), 1;
  const mesh::TriangleMesh& mesh = file->mesh;
  const auto coarseness = figure::edgeCoarseness(*parameters, mesh);

  mesh::WorkingMeshOptions splitting;
  splitting.maxEdgeMm = figure::kFaceEdgeMm;
  splitting.coarseness = coarseness;
  splitting.aimTriangles = 0;
  const auto working = mesh::makeWorkingMesh(mesh, splitting);
  if (!working) return fmt::print(stderr, "{}\n", working.error().text()), 1;
  const mesh::TriangleMesh& split = (*working)->mesh();
  // Vertices of working triangles whose file triangle lies on the face with all three corners.
  std::vector<char> onFace(split.positions.size(), 0);
  for (std::size_t t = 0; t < split.triangles.size(); ++t) {
    const auto& corners = mesh.triangles[(*working)->fileTriangle(static_cast<std::uint32_t>(t))];
    if (std::all_of(corners.begin(), corners.end(),
                    [&](std::uint32_t v) { return coarseness[v] <= 1.0f; })) {
      for (const std::uint32_t v : split.triangles[t]) onFace[v] = 1;
    }
  }
  const Edges face = edgesOf(split, [&](std::uint32_t v) { return onFace[v] != 0; });
  const Edges all = edgesOf(split, [](std::uint32_t) { return true; });

  for (const double build : {-1.0, 0.0, 1.0}) {
    figure::Parameters wanted = *parameters;
    wanted.build = build;
    mesh::TriangleMesh shape = mesh;
    figure::applyParameters(shape, **prepared, wanted);
    const mesh::CornerTable topology(shape);
    const auto angles = test::smallestAngles(shape);
    const auto even =
        std::count_if(angles.begin(), angles.end(), [](double a) { return a >= 15.0; });
    const Edges edges = edgesOf(shape, [](std::uint32_t) { return true; });
    const auto v = static_cast<long>(shape.positions.size());
    const auto f = static_cast<long>(shape.triangles.size());
    const auto e = static_cast<long>(edges.count);
    fmt::print(
        "| {} | {} | {} | {} | {:.2f} | {:.2f} / {:.2f} / {:.2f} | {:.1f}° | {:.3f} % | {} | {} "
        "| "
        "{} | {} | {:.2f} / {:.2f} |\n",
        name.substr(name.find(':') + 1), build == 0.0 ? "0" : fmt::format("{:+g}", build), f, v,
        megabytes(path), edges.shortest, edges.mean, edges.longest,
        *std::min_element(angles.begin(), angles.end()),
        100.0 * static_cast<double>(even) / static_cast<double>(f),
        topology.borderEdgeCount() + topology.nonManifoldEdgeCount(),
        mesh::countParts(shape, topology), v - e + f, test::selfIntersections(shape).size(),
        face.longest, all.longest);
  }
  return 0;
}

}  // namespace

int run() {
  const auto data = platform::dataFolder();
  if (!data) return fmt::print(stderr, "{}\n", data.error().text()), 1;
  fmt::print(
      "| figure | build | triangles | vertices | OBJ, MB | edges, mm: shortest / mean / longest | "
      "smallest angle | triangles of ≥ 15° | open or odd edges | pieces | V − E + F | crossing "
      "pairs | longest edge after splitting, mm: face / whole figure |\n"
      "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
  int status = 0;
  for (const std::string& name : figure::bundledNames()) status |= judge(name, *data);
  return status;
}

}  // namespace mesomap

int main() {
  return mesomap::run();
}
