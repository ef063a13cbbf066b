#include "figure_surface.h"

#include <utility>

#include "base/i18n.h"
#include "base/log.h"
#include "scene/figure_files.h"
#include "scene/skin_light.h"
#include "words.h"

namespace mesomap::scene {

Result<BesideMesh> readBeside(const figure::Parameters& parameters, const mesh::TriangleMesh& mesh,
                              const std::string& sha256, const std::filesystem::path& dataFolder) {
  BesideMesh beside;
  auto atlas = figure::readAtlas(dataFolder / figure::atlasPath(parameters),
                                 dataFolder / figure::kAreaTablePath, mesh, sha256);
  if (!atlas) return atlas.error();
  beside.atlas = std::move(*atlas);
  auto prepared =
      figure::readPrepared(dataFolder / figure::preparedPath(parameters), mesh.positions.size());
  if (!prepared) return prepared.error();
  beside.prepared = std::move(*prepared);
  return beside;
}

Result<void> applyChosen(mesh::TriangleMesh& mesh, figure::Parameters& parameters,
                         const figure::Prepared* prepared, const plan::FigureParameters& chosen) {
  const std::string name = figure::nameOf(parameters);
  if (!plan::inRange(chosen)) {
    return Error{ErrorKind::usage, name,
                 _("the build must lie between -1 (slim) and 1 (heavy), the skin between 1 and 6")};
  }
  parameters.build = chosen.build;
  parameters.tone = chosen.tone;
  parameters.garment = chosen.garment;
  if (chosen == plan::FigureParameters{}) return {};
  if (prepared == nullptr) {
    return Error{ErrorKind::io, figure::preparedPath(parameters),
                 _("is missing: this figure's build, skin and garment cannot be changed")};
  }
  figure::applyParameters(mesh, *prepared, parameters);
  return {};
}

Result<void> makeFigureSurface(SurfaceModel& model, const std::filesystem::path& dataFolder) {
  auto beside = readBeside(*model.figure, model.fileMesh, model.ref.sha256, dataFolder);
  if (!beside) return beside.error();
  model.atlas = std::move(beside->atlas);
  auto base = std::make_shared<FigureBase>();
  base->prepared = std::move(beside->prepared);
  base->fileMesh = model.fileMesh;
  base->working = model.working;
  base->workingCaster = model.workingCaster;
  base->bounds = model.bounds;
  model.base = std::move(base);
  if (auto open = surface::readOpenness(dataFolder / figure::lightPath(*model.figure),
                                        opennessKey(model.ref), model.fileMesh.positions.size())) {
    model.openness = std::make_shared<const surface::Openness>(std::move(*open));
  } else {
    // It is found again in the background, as a scan's is.
    log(LogLevel::warning, open.error().text());
  }
  return {};
}

bool SurfaceModel::adjustable() const {
  return figure && base && base->prepared;
}

std::vector<plan::Landmark> SurfaceModel::landmarks() const {
  return atlas ? landmarksOf(*atlas, fileMesh) : std::vector<plan::Landmark>{};
}

Result<SurfaceModelPtr> withParameters(const SurfaceModel& model,
                                       const plan::FigureParameters& parameters) {
  if (!model.figure || !model.base) {
    return Error{ErrorKind::usage, model.title(),
                 _("build, skin and garment can be chosen on the bundled figures only")};
  }
  const FigureBase& base = *model.base;
  auto next = std::make_shared<SurfaceModel>(model);
  next->ref.parameters = parameters;
  next->fileMesh = base.fileMesh;
  if (auto chosen = applyChosen(next->fileMesh, *next->figure, base.prepared.get(), parameters);
      !chosen) {
    return chosen.error();
  }
  if (parameters.build == 0.0) {
    next->working = base.working;
    next->workingCaster = base.workingCaster;
    next->bounds = base.bounds;
  } else if (parameters.build != model.ref.parameters.build) {
    next->working = mesh::moved(*base.working, next->fileMesh);
    if (!next->working) {
      return Error{ErrorKind::refused, model.title(), _("does not fit what is kept beside it")};
    }
    next->workingCaster = std::make_shared<const mesh::RayCaster>(next->working->mesh());
    next->bounds = mesh::boundsOf(next->fileMesh);
  }
  return SurfaceModelPtr(std::move(next));
}

}  // namespace mesomap::scene
