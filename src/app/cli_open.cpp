#include "cli_open.h"

#include "base/i18n.h"
#include "plan/catalogue.h"
#include "plan/plan_file.h"

namespace mesomap::app {

Result<void> Workbench::settle(const CommonOptions& common, const std::string& subject) {
  jobs.drain();
  const plan::PlanPtr plan = session.plan();
  if (const RegionId bare = session.takeMissingGuide(); bare.valid()) {
    const plan::Region* region = plan->find(bare);
    return Error{ErrorKind::refused, region != nullptr ? region->name : subject,
                 _("this pattern follows a line: draw one with --guide")};
  }
  for (const scene::Notice& notice : session.takeNotices()) {
    if (notice.kind == scene::Notice::Kind::problem) {
      return Error{ErrorKind::refused, subject, notice.text};
    }
    note(common, notice.text);
  }
  return {};
}

Result<std::unique_ptr<Workbench>> makeWorkbench(const CommonOptions& common) {
  auto catalogue = plan::loadCatalogue();
  if (!catalogue) return catalogue.error();
  for (const std::string& problem : catalogue->problems) note(common, problem);
  return std::make_unique<Workbench>(std::move(catalogue->techniques));
}

Result<scene::SurfaceModelPtr> openModel(const std::string& spec, const CommonOptions& common) {
  const auto options = common.openOptions();
  if (!options) return options.error();
  const auto figure = common.figureParameters(spec);
  if (!figure) return figure.error();
  ProgressBar bar(common);
  auto model = scene::loadSurfaceModel(spec, *options, bar.progress(), *figure);
  if (model) {
    for (const std::string& warning : (*model)->warnings) note(common, warning);
  }
  return model;
}

Result<std::unique_ptr<Workbench>> openAnything(const std::string& file,
                                                const CommonOptions& common) {
  auto bench = makeWorkbench(common);
  if (!bench) return bench;
  if (!looksLikePlan(file)) {
    auto model = openModel(file, common);
    if (!model) return model.error();
    (*bench)->session.startPlan(*model);
    return bench;
  }
  auto opened = plan::openPlan(file);
  if (!opened) return opened.error();
  for (const std::string& each : opened->notes) note(common, each);
  std::optional<std::filesystem::path> surface;
  if (!common.surface.empty()) surface = common.surface;
  ProgressBar bar(common);
  auto model = scene::loadSurfaceOfPlan(opened->plan, file, surface, bar.progress());
  if (!model) return model.error();
  for (const std::string& warning : (*model)->warnings) note(common, warning);
  const auto faults = plan::checkAgainstMesh(opened->plan, (*model)->fileMesh);
  if (!faults.empty()) return Error{ErrorKind::refused, file, faults.front()};
  (*bench)->session.adoptPlan(std::move(opened->plan), *model, file);
  if (auto settled = (*bench)->settle(common, file); !settled) return settled.error();
  return bench;
}

}  // namespace mesomap::app
