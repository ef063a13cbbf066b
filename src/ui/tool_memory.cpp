#include "ui/tool_memory.h"

namespace mesomap::ui {
namespace {

/// Without what was typed for a client or chosen for a plan, and without what holds for a moment.
scene::ToolSettings lasting(scene::ToolSettings tools) {
  tools.subtract = false;
  tools.exclusionNote.clear();
  tools.constraints.insideArea.clear();
  tools.constraints.insideSide = plan::Side::none;
  return tools;
}

}  // namespace

void recallTools(const Settings& settings, scene::ViewTool& tool) {
  tool.settings = lasting(settings.tools);
  tool.bothSides = settings.bothSides;
  tool.rightButtonErases = settings.rightButtonErases;
}

void recallWidths(const Settings& settings, bool body, scene::ViewTool& tool) {
  tool.settings = lasting(tool.settings);
  tool.brushWidthMm = body ? settings.brushBodyMm : settings.brushFaceMm;
  tool.settings.circleRadiusMm = body ? settings.circleBodyMm : settings.circleFaceMm;
  tool.settings.fillReachMm = body ? settings.fillBodyMm : settings.fillFaceMm;
}

void rememberTools(const scene::ViewTool& tool, Opened opened, Settings& settings) {
  settings.bothSides = tool.bothSides;
  settings.tools = lasting(tool.settings);
  // Each has a figure of its own.
  settings.tools.circleRadiusMm = scene::ToolSettings{}.circleRadiusMm;
  settings.tools.fillReachMm = scene::ToolSettings{}.fillReachMm;
  if (opened == Opened::nothing) return;
  const bool body = opened == Opened::body;
  (body ? settings.brushBodyMm : settings.brushFaceMm) = tool.brushWidthMm;
  (body ? settings.circleBodyMm : settings.circleFaceMm) = tool.settings.circleRadiusMm;
  (body ? settings.fillBodyMm : settings.fillFaceMm) = tool.settings.fillReachMm;
}

}  // namespace mesomap::ui
