#include "figure/figure.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include "figure/prepared.h"
#include "meshing/morph.h"
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
  for (const Bundled& b : kBundled) names.push_back(std::string(kPrefix) + b.name);
  return names;
}

std::string assetPath(const Parameters& parameters) {
  return std::string("assets/figures/") + nearestBundled(parameters).name + ".obj";
}

std::string preparedPath(const Parameters& parameters) {
  return std::string("assets/figures/") + nearestBundled(parameters).name + ".figure";
}

std::string lightPath(const Parameters& parameters) {
  return std::string("assets/figures/") + nearestBundled(parameters).name + ".light";
}

Result<Modelled> modelFigure(const Parameters& parameters, const Progress& progress) {
  const auto wrong = [](const std::string& what) {
    return Error{ErrorKind::usage, "figure", what};
  };
  // Written so that a value that is not a number is refused as well.
  if (!within(parameters.sex, 0, 1)) return wrong("sex must lie between 0 (female) and 1 (male)");
  if (!within(parameters.build, -1, 1))
    return wrong("build must lie between -1 (slim) and 1 (heavy)");
  if (!within(parameters.age, 0, 1)) return wrong("age must lie between 0 and 1");
  if (parameters.tone < 1 || parameters.tone > 6) return wrong("tone must lie between 1 and 6");

  Parameters rest = parameters;
  rest.build = 0.0;
  const auto shape = makeShape(rest);
  const auto part = [&](double from, double to) {
    return Progress{progress.stop, [&progress, from, to](double done, std::string_view stage) {
                      progress(from + (to - from) * done, stage);
                    }};
  };
  constexpr double kMeshed = 0.55, kSlim = 0.7;  // shares of the work
  const auto half = meshShape(*shape, parameters.kind, part(0.0, kMeshed));
  if (!half) return half.error();
  const std::vector<Vec3> slim = morphTo(rest, -1.0, *half, part(kMeshed, kSlim));
  const std::vector<Vec3> heavy = morphTo(rest, 1.0, *half, part(kSlim, 1.0));
  if (progress.cancelled()) return Error{ErrorKind::cancelled, "figure", "cancelled"};

  std::vector<Cover> cover(half->positions.size());
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, cover.size(), 256),
                    [&](const tbb::blocked_range<std::size_t>& range) {
                      for (std::size_t v = range.begin(); v < range.end(); ++v)
                        cover[v] = coverAt(*shape, half->positions[v]);
                    });
  Modelled made;
  RawMesh whole = mirrored(*half);
  Prepared& prepared = made.prepared;
  prepared.twin = mirrorPairing(*half);
  const std::size_t count = whole.positions.size();
  prepared.slim.resize(count);
  prepared.heavy.resize(count);
  prepared.cover.resize(count);
  const auto mirrorOf = [](const Vec3& v) { return Vec3{-v.x, v.y, v.z}; };
  for (std::size_t v = 0; v < cover.size(); ++v) {
    const std::size_t twin = prepared.twin[v];
    prepared.slim[twin] = mirrorOf(slim[v]);
    prepared.heavy[twin] = mirrorOf(heavy[v]);
    prepared.slim[v] = slim[v];
    prepared.heavy[v] = heavy[v];
    prepared.cover[v] = prepared.cover[twin] = cover[v];
  }
  quantise(prepared);
  made.mesh.positions = std::move(whole.positions);
  made.mesh.triangles = std::move(whole.triangles);
  applyParameters(made.mesh, prepared, rest);
  progress(1.0, "Modelling");
  return made;
}

Result<mesh::TriangleMesh> makeFigure(const Parameters& parameters, const Progress& progress) {
  auto made = modelFigure(parameters, progress);
  if (!made) return made.error();
  applyParameters(made->mesh, made->prepared, parameters);
  return std::move(made->mesh);
}

}  // namespace mesomap::figure
