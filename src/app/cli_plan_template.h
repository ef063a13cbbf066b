// Templates as targets of `mesomap plan`: each marks its own area with its own figures.
#pragma once

#include <vector>

#include "cli_plan_arguments.h"
#include "plan/area_template.h"
#include "scene/session.h"

namespace mesomap::app {

/// What is behind one --template. Refused, in words: what is no such file, an entry that cannot be
/// read, and a template that knows no area.
[[nodiscard]] Result<std::vector<plan::AreaTemplate>> templatesOf(const TemplateTarget& target);

/// Refuses a template whose area another target of the line marks, too.
[[nodiscard]] Result<void> checkTemplates(const PlanArguments& all);

/// Marks the areas of every template of the target.
[[nodiscard]] Result<void> markTemplates(scene::Session& session, const PlanArguments& all,
                                         const TemplateTarget& target);

}  // namespace mesomap::app
