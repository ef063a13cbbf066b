// After a stroke that began on another area's paint or beside it: where it went, and one click to
// have it in the other area instead.
#include <fmt/format.h>
#include <imgui.h>

#include "base/i18n.h"
#include "icons.h"
#include "panels.h"
#include "touch.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr float kLongestName = 170;  ///< design pixels

}  // namespace

float drawStrokeChip(Panels& panels, const WidgetRect& rect, float bottom) {
  if (!panels.session.isOpen() || panels.tool.dragging()) return 0;
  const auto offer = panels.session.elsewhere();
  if (!offer) return 0;
  const plan::PlanPtr plan = panels.session.plan();
  const plan::Region* went = plan->find(offer->went);
  const plan::Region* other = plan->find(offer->other);
  if (went == nullptr || other == nullptr) return 0;
  ImGui::SetNextWindowPos({rect.x + rect.width * 0.5f, bottom}, ImGuiCond_Always, {0.5f, 1.0f});
  beginFloating("##strokeChip",
                {.ground = withAlpha(palette().bar, 0.97f), .rounding = 19, .padX = 16, .padY = 4});
  ImGui::PushFont(fonts().small);
  const std::string to = shortened(went->name, px(kLongestName));
  const std::string text = offer->fresh ? fmt::format(fmt::runtime(_("New area: {}")), to)
                                        : fmt::format(fmt::runtime(_("Added to {}")), to);
  ImGui::SetCursorPosY(px(4) + (px(control(30)) - ImGui::GetFontSize()) * 0.5f);
  ImGui::TextUnformatted(text.c_str());
  reportText("chip.text", text);
  ImGui::SameLine(0, px(12));
  ImGui::SetCursorPosY(px(4));
  const bool move =
      button({.id = "chip.elsewhere",
              .label = fmt::format(fmt::runtime(_("Add to {} instead")),
                                   shortened(other->name, px(kLongestName))),
              .look = Look::chip,
              .height = 30,
              .tooltip = _("Moves this stroke to that area; still one step to undo")});
  ImGui::PopFont();
  const float height = endFloating().height;
  if (move) panels.session.moveStrokeElsewhere();
  return height + px(8);
}

}  // namespace mesomap::ui
