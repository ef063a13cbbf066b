#include "figure/figure.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include "meshing/mesh_shape.h"
#include "shape/colours.h"
#include "shape/colours.h"

namespace mesomap::figure {

namespace {

struct Bundled {
  const char* name;
  Kind kind;
  double sex;
};
constexpr Bundled kBundled[] = {{"bust-female", Kind::bust, 0.0},
                                {"bust-male", Kind::bust, 1.0},
                                {"body-female", Kind::body, 0.0},
                                {"body-male", Kind::body, 1.0}};
constexpr const char* kPrefix = "figure:";

const Bundled& nearestBundled(const Parameters& parameters) {
  for (const Bundled& b : kBundled) {
    if (b.kind == parameters.kind && (b.sex > 0.5) == (parameters.sex > 0.5)) return b;
  }
  return kBundled[0];
}

bool within(double value, double low, double high) {
  return value >= low && value <= high;
}

}  // namespace

Result<Parameters> parametersFromName(const std::string& name) {
  const std::string prefix = kPrefix;
  const std::string bare = name.rfind(prefix, 0) == 0 ? name.substr(prefix.size()) : name;
  for (const Bundled& b : kBundled) {
    if (bare == b.name) {
      Parameters parameters;
      parameters.kind = b.kind;
      parameters.sex = b.sex;
      return parameters;
    }
  }
  std::string list;
  for (const std::string& known : bundledNames()) list += (list.empty() ? "" : ", ") + known;
  return Error{ErrorKind::usage, name, "there is no such figure; there are " + list};
}

std::string nameOf(const Parameters& parameters) {
  return std::string(kPrefix) + nearestBundled(parameters).name;
}

std::vector<std::string> bundledNames() {
  std::vector<std::string> names;
  for (const Bundled& b : kBundled) {
    if (b.kind == Kind::bust) names.push_back(std::string(kPrefix) + b.name);
  }
  return names;
}

std::string assetPath(const Parameters& parameters) {
  return std::string("assets/figures/") + nearestBundled(parameters).name + ".obj";
}

Result<mesh::TriangleMesh> makeFigure(const Parameters& parameters, const Progress& progress) {
  const auto wrong = [](const std::string& what) {
    return Error{ErrorKind::usage, "figure", what};
  };
  // Written so that a value that is not a number is refused as well.
  if (!within(parameters.sex, 0, 1)) return wrong("sex must lie between 0 (female) and 1 (male)");
  if (!within(parameters.build, -1, 1))
    return wrong("build must lie between -1 (slim) and 1 (heavy)");
  if (!within(parameters.age, 0, 1)) return wrong("age must lie between 0 and 1");
  if (parameters.tone < 1 || parameters.tone > 6) return wrong("tone must lie between 1 and 6");
  const auto shape = makeShape(parameters);
  const auto half = meshShape(*shape, parameters.kind, progress);
  if (!half) return half.error();
  RawMesh whole = mirrored(*half);
  mesh::TriangleMesh mesh;
  mesh.positions = std::move(whole.positions);
  mesh.triangles = std::move(whole.triangles);
  mesh.colors.resize(mesh.positions.size());
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, mesh.positions.size(), 512),
                    [&](const tbb::blocked_range<std::size_t>& range) {
                      for (std::size_t v = range.begin(); v < range.end(); ++v) {
                        mesh.colors[v] = colourAt(*shape, mesh.positions[v], parameters.tone);
                      }
                    });
  mesh::computeNormals(mesh);
  progress(1.0, "Modelling");
  return mesh;
}

}  // namespace mesomap::figure
