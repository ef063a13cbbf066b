// Everything the user can do by name in the window, put into the registry.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "scene/session.h"
#include "scene/view_tool.h"
#include "ui/commands.h"
#include "ui/workplace.h"
#include "window_client.h"
#include "window_files.h"

namespace mesomap::app {

struct CommandTargets {
  scene::Session& session;
  scene::ViewTool& tool;
  ui::Workplace& workplace;
  WindowFiles& files;
  WindowClient& client;
  std::function<double()> now;
  std::function<std::vector<std::string>()> facts;  ///< About the machine, for a fault report.
};

/// What can be done with the chosen area as a whole (window_area_commands.cpp).
void addAreaCommands(ui::CommandRegistry& registry, const CommandTargets& targets);
/// The window itself and help (window_help_commands.cpp).
void addHelpCommands(ui::CommandRegistry& registry, const CommandTargets& targets);
/// From where the surface is looked at (window_view_commands.cpp).
void addViewCommands(ui::CommandRegistry& registry, const CommandTargets& targets);
/// What is shown over the skin (window_show_commands.cpp).
void addShowCommands(ui::CommandRegistry& registry, const CommandTargets& targets);
/// What the picture does not show (window_plan_commands.cpp).
void addPlanCommands(ui::CommandRegistry& registry, const CommandTargets& targets);
/// The course, and treating from the plan (window_course_commands.cpp).
void addCourseCommands(ui::CommandRegistry& registry, const CommandTargets& targets);
/// Figures from elsewhere (window_template_commands.cpp).
void addTemplateCommands(ui::CommandRegistry& registry, const CommandTargets& targets);
/// Showing the client (window_client_commands.cpp).
void addClientCommands(ui::CommandRegistry& registry, const CommandTargets& targets);
void registerCommands(ui::CommandRegistry& registry, const CommandTargets& targets);

}  // namespace mesomap::app
