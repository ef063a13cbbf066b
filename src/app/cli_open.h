// Opening a plan with its surface, or a surface alone, into a session without a window.
#pragma once

#include <optional>
#include <string>

#include "base/job_queue.h"
#include "cli_common.h"
#include "plan/plan_file.h"
#include "scene/session.h"

namespace mesomap::app {

/// A session that waits for nobody: every command ends with all its points in place.
struct Workbench {
  explicit Workbench(std::vector<plan::Technique> techniques)
      : session(jobs, std::move(techniques)) {}
  JobQueue jobs;
  scene::Session session;

  /// Waits for the points; a problem among the notices is an Error, the others are noted.
  [[nodiscard]] Result<void> settle(const CommonOptions& common, const std::string& subject);
};

/// What of the user's own catalogue is left out is noted.
[[nodiscard]] Result<std::unique_ptr<Workbench>> makeWorkbench(const CommonOptions& common = {});

/// As plan::openPlan; the password of a sealed plan comes from --password-file, else it is asked
/// for where standard input is a terminal. What was carried over is noted.
[[nodiscard]] Result<plan::OpenedPlan> openPlanFile(const std::string& file,
                                                    const CommonOptions& common);
/// For a plan that is to be written to `output`: sealed where that ends in ".mesomap" (the password
/// as above, typed twice), none for other names. Errors: usage where a password and the name do not
/// go together.
[[nodiscard]] Result<SealPtr> sealFor(const std::string& output, const CommonOptions& common);

/// A plan with its surface, or a surface with an empty plan.
[[nodiscard]] Result<std::unique_ptr<Workbench>> openAnything(const std::string& file,
                                                              const CommonOptions& common);
/// An area by its number in the plan, or by its name. Errors: usage, naming those that there are.
[[nodiscard]] Result<const plan::Region*> areaOfPlan(const plan::Plan& plan,
                                                     const std::string& wanted);
/// A mesh or "figure:NAME". Its warnings are noted.
[[nodiscard]] Result<scene::SurfaceModelPtr> openModel(const std::string& spec,
                                                       const CommonOptions& common);

}  // namespace mesomap::app
