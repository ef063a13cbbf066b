#include "window_load.h"

#include <algorithm>
#include <fstream>
#include <system_error>

#include "base/i18n.h"
#include "demo.h"

namespace mesomap::app {
namespace {

/// Reads the file once more as if in mm, for its size in its own unit.
void findUnits(const LoadRequest& request, const Progress& progress, Loaded& loaded) {
  mesh::OpenOptions options = request.options;
  options.unit = mesh::Unit::millimetre;
  const auto file = mesh::openSurface(request.spec, options, progress);
  if (!file) return;
  const glm::dvec3 size = mesh::boundsOf(file->mesh).size();
  loaded.longestInFile = std::max({size.x, size.y, size.z});
  const mesh::UnitGuess guess = mesh::guessUnit(loaded.longestInFile);
  std::vector<mesh::Unit> candidates = guess.candidates;
  // The likeliest first.
  if (guess.unit) {
    const auto best = std::find(candidates.begin(), candidates.end(), *guess.unit);
    if (best != candidates.end()) std::rotate(candidates.begin(), best, best + 1);
  }
  // The others stay open to choice: the program may be wrong about what was scanned.
  for (const mesh::Unit unit :
       {mesh::Unit::millimetre, mesh::Unit::centimetre, mesh::Unit::metre, mesh::Unit::inch}) {
    if (std::find(candidates.begin(), candidates.end(), unit) == candidates.end()) {
      candidates.push_back(unit);
    }
  }
  for (const mesh::Unit unit : candidates) {
    loaded.units.push_back({unit, loaded.longestInFile * mesh::millimetresPer(unit)});
  }
}

void loadPlan(const LoadRequest& request, const Progress& progress, Loaded& loaded) {
  auto opened = plan::openPlan(request.spec, request.password);
  if (!opened) {
    loaded.error = opened.error();
    return;
  }
  loaded.notes = std::move(opened->notes);
  std::filesystem::path beside = request.spec;
  // An autosave's relative paths are meant from the plan it belongs to.
  if (request.recovering && !request.recovering->original.empty()) {
    beside = request.recovering->original;
  }
  auto model = scene::loadSurfaceOfPlan(opened->plan, beside, request.scan, progress);
  if (!model) {
    loaded.error = model.error();
    loaded.surfaceMissing = model.error().kind != ErrorKind::cancelled &&
                            opened->plan.surface.kind == plan::SurfaceKind::scan;
    return;
  }
  loaded.model = std::move(*model);
  loaded.plan = std::move(opened->plan);
  loaded.seal = std::move(opened->seal);
}

void take(scene::SurfaceModelPtr model, Loaded& loaded) {
  loaded.model = std::move(model);
  loaded.notes = loaded.model->warnings;
  loaded.parts = loaded.model->parts;
}

void loadSurface(const LoadRequest& request, const Progress& progress, const EarlyFigure& early,
                 Loaded& loaded) {
  if (early.model.valid() && early.spec == request.spec && early.figure == request.figure) {
    if (const auto model = early.model.get()) return take(model, loaded);
  }
  auto model = scene::loadSurfaceModel(request.spec, request.options, progress, request.figure);
  if (!model && model.error().kind != ErrorKind::cancelled &&
      request.figure != plan::FigureParameters{}) {
    // A figure that cannot be as it was last left is better than none.
    model = scene::loadSurfaceModel(request.spec, request.options, progress);
  }
  if (!model) {
    loaded.error = model.error();
    if (model.error().kind == ErrorKind::unitUnknown) findUnits(request, progress, loaded);
    return;
  }
  take(std::move(*model), loaded);
}

}  // namespace

EarlyFigure readEarly(const std::string& spec, const plan::FigureParameters& figure) {
  EarlyFigure early;
  if (!spec.starts_with("figure:")) return early;
  try {
    early.model = std::async(std::launch::async, [spec, figure]() -> scene::SurfaceModelPtr {
                    try {
                      auto model = scene::loadSurfaceModel(spec, {}, {}, figure);
                      return model ? std::move(*model) : nullptr;
                    } catch (const std::exception&) {
                      return nullptr;  // Read again with the window there to say what is wrong.
                    }
                  }).share();
  } catch (const std::system_error&) {
    return early;  // No thread to be had: it is read later.
  }
  early.spec = spec;
  early.figure = figure;
  return early;
}

bool looksLikePlan(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  if (name.ends_with(".json")) return true;
  if (name.ends_with(".obj") || name.ends_with(".OBJ")) return false;
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return false;
  if (plan::isSealedPlan(path)) return true;
  std::ifstream in(path, std::ios::binary);
  char first = 0;
  in >> first;  // Skips white space.
  return first == '{';
}

Loaded loadForWindow(const LoadRequest& request, const std::vector<plan::Technique>& techniques,
                     const Progress& progress, const EarlyFigure& early) {
  Loaded loaded;
  if (request.demo) {
    loadSurface(request, progress, early, loaded);
    if (loaded.error) return loaded;
    auto demo = makeDemoPlan(loaded.model, techniques);
    if (demo) {
      loaded.plan = std::move(*demo);
    } else {
      loaded.error = demo.error();
    }
  } else if (!request.spec.starts_with("figure:") && looksLikePlan(request.spec)) {
    loadPlan(request, progress, loaded);
  } else {
    loadSurface(request, progress, early, loaded);
  }
  return loaded;
}

std::string unitName(mesh::Unit unit) {
  switch (unit) {
    case mesh::Unit::millimetre:
      return _("millimetres");
    case mesh::Unit::centimetre:
      return _("centimetres");
    case mesh::Unit::decimetre:
      return _("decimetres");
    case mesh::Unit::metre:
      return _("metres");
    case mesh::Unit::inch:
      return _("inches");
  }
  return {};
}

}  // namespace mesomap::app
