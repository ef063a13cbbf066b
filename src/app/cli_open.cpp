#include "cli_open.h"

#include <fmt/format.h>

#include <memory>
#include <utility>

#include "base/i18n.h"
#include "cli_password.h"
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
  auto bench = std::make_unique<Workbench>(catalogue->techniques);
  bench->session.useCatalogue(std::make_shared<const plan::Catalogue>(std::move(*catalogue)));
  return bench;
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

Result<plan::OpenedPlan> openPlanFile(const std::string& file, const CommonOptions& common) {
  constexpr int kTries = 3;
  SecretPtr password;
  const bool given = !common.passwordFile.empty();
  if (given) {
    auto read = passwordFromFile(common.passwordFile, common);
    if (!read) return read.error();
    password = std::move(*read);
  }
  auto opened = plan::openPlan(file, password);
  for (int tried = 0; !given && !opened && tried < kTries; ++tried) {
    const ErrorKind kind = opened.error().kind;
    if (kind != ErrorKind::passwordWanted && kind != ErrorKind::wrongPassword) break;
    if (!canAskPassword()) {
      return Error{kind, file,
                   _("this plan is protected with a password; give --password-file FILE")};
    }
    if (kind == ErrorKind::wrongPassword) note({}, opened.error().message);
    auto typed = askPassword(_("Password"));
    if (!typed) return typed.error();
    opened = plan::openPlan(file, *typed);
  }
  if (opened) {
    for (const std::string& each : opened->notes) note(common, each);
  }
  return opened;
}

Result<SealPtr> sealFor(const std::string& output, const CommonOptions& common) {
  const bool sealed = output.ends_with(plan::planEnding(true));
  SecretPtr password;
  if (!common.passwordFile.empty()) {
    if (!sealed) {
      return Error{ErrorKind::usage, output,
                   _("a plan with a password is named *.mesomap; leave out --password-file or "
                     "change the name")};
    }
    auto read = passwordFromFile(common.passwordFile, common);
    if (!read) return read.error();
    password = std::move(*read);
  } else if (!sealed) {
    return SealPtr();
  } else if (!canAskPassword()) {
    return Error{ErrorKind::refused, output,
                 _("a plan named *.mesomap has a password; give --password-file FILE, or name it "
                   "*.mesomap.json")};
  } else {
    auto typed = askPassword(_("New password"));
    if (!typed) return typed.error();
    auto again = askPassword(_("The same again"));
    if (!again) return again.error();
    if ((*typed)->text() != (*again)->text()) {
      return Error{ErrorKind::refused, output, _("the two passwords are not the same")};
    }
    password = std::move(*typed);
  }
  if (const std::string why = passwordRefusal(*password); !why.empty()) {
    return Error{ErrorKind::refused, output, why};
  }
  return Seal::make(*password);
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
  auto opened = openPlanFile(file, common);
  if (!opened) return opened.error();
  std::optional<std::filesystem::path> surface;
  if (!common.surface.empty()) surface = common.surface;
  ProgressBar bar(common);
  auto model = scene::loadSurfaceOfPlan(opened->plan, file, surface, bar.progress());
  if (!model) return model.error();
  for (const std::string& warning : (*model)->warnings) note(common, warning);
  const auto faults = plan::checkAgainstMesh(opened->plan, (*model)->fileMesh);
  if (!faults.empty()) return Error{ErrorKind::refused, file, faults.front()};
  (*bench)->session.adoptPlan(std::move(opened->plan), *model, file, opened->seal);
  if (auto settled = (*bench)->settle(common, file); !settled) return settled.error();
  return bench;
}

Result<const plan::Region*> areaOfPlan(const plan::Plan& plan, const std::string& wanted) {
  std::string areas;
  for (const auto& region : plan.regions) {
    if (wanted == std::to_string(region->id.value) || wanted == region->name) return region.get();
    areas += fmt::format("{}{} ({})", areas.empty() ? "" : ", ", region->id.value, region->name);
  }
  return Error{ErrorKind::usage, wanted,
               fmt::format(fmt::runtime(_("no such area; the plan has {}")), areas)};
}

}  // namespace mesomap::app
