#include "scene/surface_model.h"

#include <algorithm>
#include <utility>

#include "base/i18n.h"
#include "base/platform/folders.h"
#include "figure/working_edges.h"
#include "figure_surface.h"
#include "plan/plan_file.h"
#include "words.h"

namespace mesomap::scene {
namespace {

constexpr double kHeadEdgeMm = 1.25;
constexpr double kBodyEdgeMm = 3.0;
constexpr const char* kFigurePrefix = "figure:";

/// The same progress, as a share of the whole.
Progress part(const Progress& whole, double from, double to) {
  return {whole.stop, [&whole, from, to](double fraction, std::string_view stage) {
            whole(from + (to - from) * fraction, stage);
          }};
}

Error cancelled(const std::string& subject) {
  return Error{ErrorKind::cancelled, subject, _("stopped")};
}

std::string figureTitle(const figure::Parameters& parameters) {
  const bool body = parameters.kind == figure::Kind::body;
  if (parameters.sex < 0.5) return body ? _("Body, female") : _("Bust, female");
  return body ? _("Body, male") : _("Bust, male");
}

Result<std::shared_ptr<SurfaceModel>> build(const std::string& spec, mesh::SurfaceFile file,
                                            std::optional<figure::Parameters> figure,
                                            const Progress& progress) {
  auto model = std::make_shared<SurfaceModel>();
  model->fileMesh = std::move(file.mesh);
  model->texture = std::move(file.texture);
  model->warnings = std::move(file.warnings);
  model->defects = file.defects;
  model->parts = std::move(file.parts);
  model->figure = figure;
  if (model->fileMesh.normals.size() != model->fileMesh.positions.size()) {
    mesh::computeNormals(model->fileMesh);
  }
  model->bounds = mesh::boundsOf(model->fileMesh);
  if (progress.cancelled()) return cancelled(spec);

  mesh::WorkingMeshOptions options;
  options.maxEdgeMm = model->isBody() ? kBodyEdgeMm : kHeadEdgeMm;
  if (figure) {
    options.maxEdgeMm = figure::kFaceEdgeMm;
    options.coarseness = figure::edgeCoarseness(*figure, model->fileMesh);
    options.aimTriangles = 0;  // the figures are made to fit
  }
  progress(0.4, _("Preparing the skin"));
  auto working = mesh::makeWorkingMesh(model->fileMesh, options, part(progress, 0.4, 0.8));
  if (!working) {
    Error error = working.error();
    if (error.subject.empty()) error.subject = spec;
    return error;
  }
  model->working = std::move(*working);
  progress(0.8, _("Preparing to point at the skin"));
  if (progress.cancelled()) return cancelled(spec);
  model->workingCaster = std::make_shared<const mesh::RayCaster>(model->working->mesh());
  model->pages = surface::PageTriangles(*model->working);

  plan::SurfaceRef& ref = model->ref;
  ref.kind = figure ? plan::SurfaceKind::figure : plan::SurfaceKind::scan;
  ref.sha256 = file.sha256;
  ref.part = file.part;
  ref.unit = mesh::unitSymbol(file.unit);
  ref.scaleToMm = mesh::millimetresPer(file.unit);
  ref.triangles = static_cast<std::uint32_t>(model->fileMesh.triangles.size());
  ref.vertices = static_cast<std::uint32_t>(model->fileMesh.positions.size());
  ref.workingRecipe = model->working->recipe();
  if (figure) {
    ref.figure = figure::nameOf(*figure);
  } else {
    std::error_code ignored;
    const std::filesystem::path absolute = std::filesystem::absolute(file.path, ignored);
    ref.file = (ignored ? file.path : absolute.lexically_normal()).string();
    ref.fit = plan::Fit::scan;
    model->fileName = file.path.filename().string();
  }
  progress(1.0, _("Ready"));
  return model;
}

}  // namespace

std::string SurfaceModel::title() const {
  return figure ? figureTitle(*figure) : fileName;
}

const figure::Zone* SurfaceModel::zoneAt(const mesh::SurfacePoint& place) const {
  if (!atlas) return nullptr;
  const auto index = atlas->zoneAt(working->toFile(place));
  return index && *index < atlas->zones().size() ? &atlas->zones()[*index] : nullptr;
}

std::string SurfaceModel::blockedZoneAt(const mesh::SurfacePoint& place) const {
  const figure::Zone* zone = zoneAt(place);
  return zone != nullptr && zone->kind == figure::ZoneKind::blocked ? zone->id : std::string();
}

std::string SurfaceModel::cautionZoneAt(const mesh::SurfacePoint& place) const {
  const figure::Zone* zone = zoneAt(place);
  return zone != nullptr && zone->kind == figure::ZoneKind::caution ? zone->id : std::string();
}

const figure::Zone* SurfaceModel::zoneOf(const std::string& id) const {
  if (!atlas) return nullptr;
  const auto& zones = atlas->zones();
  const auto found = std::find_if(zones.begin(), zones.end(),
                                  [&id](const figure::Zone& zone) { return zone.id == id; });
  return found == zones.end() ? nullptr : &*found;
}

std::string SurfaceModel::zoneName(const std::string& id) const {
  const figure::Zone* zone = zoneOf(id);
  return zone != nullptr ? _(zone->name.c_str()) : id;
}

std::optional<mesh::SurfacePoint> SurfaceModel::pick(const glm::dvec3& origin,
                                                     const glm::dvec3& direction) const {
  const auto hit = workingCaster->cast(origin, direction);
  if (!hit) return std::nullopt;
  return hit->point;
}

layout::PlaceContext SurfaceModel::placeContext() const {
  layout::PlaceContext context;
  context.fileMesh = &fileMesh;
  context.mesh = working.get();
  context.pages = &pages;
  if (atlas) {
    context.blocked = [this](const mesh::SurfacePoint& place) { return blockedZoneAt(place); };
    context.caution = [this](const mesh::SurfacePoint& place) { return cautionZoneAt(place); };
  }
  context.zoneName = [this](const std::string& id) { return zoneName(id); };
  context.landmarks = landmarks();
  context.closest = [this](const glm::dvec3& at) -> std::optional<mesh::SurfacePoint> {
    const auto hit = workingCaster->closest(at);
    if (!hit) return std::nullopt;
    return hit->point;
  };
  return context;
}

Result<SurfaceModelPtr> loadSurfaceModel(const std::string& spec, const mesh::OpenOptions& options,
                                         const Progress& progress,
                                         const plan::FigureParameters& wanted) {
  std::filesystem::path path = spec;
  std::filesystem::path dataFolder;
  std::optional<figure::Parameters> parameters;
  mesh::OpenOptions chosen = options;
  if (spec.starts_with(kFigurePrefix)) {
    auto named = figure::parametersFromName(spec);
    if (!named) return named.error();
    parameters = *named;
    const auto data = platform::dataFolder();
    if (!data) return data.error();
    dataFolder = *data;
    path = dataFolder / figure::assetPath(*parameters);
    chosen.unit = mesh::Unit::millimetre;
    chosen.part.reset();
  }
  progress(0.0, _("Reading"));
  auto file = mesh::openSurface(path, chosen, part(progress, 0.0, 0.4));
  if (!file) return file.error();
  if (progress.cancelled()) return cancelled(spec);
  auto model = build(spec, std::move(*file), parameters, progress);
  if (!model) return model.error();
  if (!parameters) return SurfaceModelPtr(std::move(*model));
  if (auto made = makeFigureSurface(**model, dataFolder); !made) return made.error();
  if (progress.cancelled()) return cancelled(spec);
  if (wanted == (*model)->ref.parameters) return SurfaceModelPtr(std::move(*model));
  return withParameters(**model, wanted);
}

Result<SurfaceModelPtr> loadSurfaceOfPlan(const plan::Plan& plan,
                                          const std::filesystem::path& planPath,
                                          const std::optional<std::filesystem::path>& override,
                                          const Progress& progress) {
  mesh::OpenOptions options;
  std::string spec;
  if (override) {
    spec = override->string();
  } else if (plan.surface.kind == plan::SurfaceKind::figure) {
    spec = plan.surface.figure;
  } else {
    const auto found = plan::locateSurface(plan, planPath);
    if (!found) return found.error();
    spec = found->string();
  }
  options.unit = mesh::unitFromSymbol(plan.surface.unit);
  if (!plan.surface.part.empty()) options.part = plan.surface.part;
  auto model = loadSurfaceModel(spec, options, progress, plan.surface.parameters);
  if (!model) return model;
  const plan::SurfaceRef& ref = (*model)->ref;
  if (ref.sha256 != plan.surface.sha256) {
    return Error{ErrorKind::refused, spec,
                 words(_("is not the shape this plan was made on (its SHA-256 begins {}, the plan "
                         "names {})"),
                       ref.sha256.substr(0, 12), plan.surface.sha256.substr(0, 12))};
  }
  if (ref.triangles != plan.surface.triangles) {
    return Error{ErrorKind::refused, spec,
                 words(_("has {} triangles; the plan was made on {}"), ref.triangles,
                       plan.surface.triangles)};
  }
  return model;
}

}  // namespace mesomap::scene
