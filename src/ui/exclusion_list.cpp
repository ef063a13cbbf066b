// Skin that stays free of points: what it is, its note, its size; changed or removed here.
#include <fmt/format.h>
#include <imgui.h>

#include <cmath>

#include "area_dot.h"
#include "base/i18n.h"
#include "icons.h"
#include "panels.h"
#include "popup_place.h"
#include "touch.h"
#include "ui/number_text.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr float kRow = 30;

// The note being typed, and whose it is.
plan::ExclusionId notedExclusion;
std::string noteText;

void drawEditor(Panels& panels, const plan::Exclusion& exclusion) {
  using plan::ExclusionKind;
  if (notedExclusion != exclusion.id) {
    notedExclusion = exclusion.id;
    noteText = exclusion.note;
  }
  heading(_("Kept free of points"));
  bool first = true;
  for (const ExclusionKind kind : {ExclusionKind::mole, ExclusionKind::scar, ExclusionKind::tattoo,
                                   ExclusionKind::lesion, ExclusionKind::other}) {
    if (!first) ImGui::SameLine(0, px(4));
    first = false;
    if (button({.id = std::string("exclusion.kind.") + plan::exclusionKindName(kind),
                .label = exclusionTitle(kind),
                .look = Look::chip,
                .selected = exclusion.kind == kind,
                .height = 28}) &&
        exclusion.kind != kind) {
      panels.session.setExclusion(exclusion.id, kind, exclusion.note);
      return;
    }
  }
  gap(4);
  bool commit = false;
  textField("exclusion.note", noteText, px(300), _("Note (optional)"), &commit);
  if (commit && noteText != exclusion.note) {
    panels.session.setExclusion(exclusion.id, exclusion.kind, noteText);
  }
}

/// True when the plan was changed.
bool drawRow(Panels& panels, const plan::Exclusion& exclusion, float width) {
  const std::string popup = fmt::format("##exclusion{}", exclusion.id.value);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float row = px(control(kRow));
  if (ImGui::InvisibleButton(popup.c_str(), {width - px(control(28) + 2), row}))
    ImGui::OpenPopup(popup.c_str());
  reportWidget(fmt::format("exclusions.{}", exclusion.id.value));
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  if (ImGui::IsItemHovered()) {
    draw.AddRectFilled(at, {at.x + width - px(control(28) + 2), at.y + row}, palette().hover,
                       px(kRounding));
  }
  tooltip(_("Points keep off this skin on every session. Click to change what it is."));
  drawAreaDot(draw, {at.x + px(16), at.y + row * 0.5f}, px(6), kExcludedColor, kExcludedHatch,
              false);
  ImFont* small = fonts().small;
  const std::string size = areaText(exclusion.areaCm2);
  const float sizeWidth = small->CalcTextSizeA(small->FontSize, 1e9f, 0, size.c_str()).x;
  const float right = at.x + width - px(control(28) + 6);
  const float y = std::round(at.y + (row - small->FontSize) * 0.5f);
  draw.AddText(small, small->FontSize, {right - sizeWidth, y}, palette().inkSoft, size.c_str());
  std::string name = exclusionTitle(exclusion.kind);
  if (!exclusion.note.empty()) name += " · " + exclusion.note;
  ImGui::PushFont(small);
  name = shortened(name, right - sizeWidth - px(10) - at.x - px(32));
  ImGui::PopFont();
  draw.AddText(small, small->FontSize, {at.x + px(32), y}, palette().ink, name.c_str());
  ImGui::SetCursorScreenPos({at.x + width - px(control(28) + 2), at.y + px(1)});
  const bool removed = button({.id = fmt::format("exclusions.{}.remove", exclusion.id.value),
                               .icon = icon::kDelete,
                               .look = Look::plain,
                               .width = 28,
                               .height = 28,
                               .tooltip = _("Points may go here again")});
  ImGui::SetCursorScreenPos({at.x, at.y + row});
  const plan::PlanPtr before = panels.session.plan();
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(14), px(12)});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(8), px(6)});
  ImGui::SetNextWindowPos({at.x - px(40), at.y + row + px(4)}, ImGuiCond_Appearing);
  if (ImGui::BeginPopup(popup.c_str())) {
    keepInWindow();
    drawEditor(panels, exclusion);
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar(2);
  if (removed) panels.session.removeExclusion(exclusion.id);
  return removed || panels.session.plan() != before;
}

}  // namespace

void drawExclusions(Panels& panels) {
  const plan::PlanPtr plan = panels.session.plan();
  if (plan->exclusions.empty()) return;
  divider();
  heading(_("Excluded skin"));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  const float width = ImGui::GetContentRegionAvail().x;
  for (const auto& exclusion : plan->exclusions) {
    if (exclusion && drawRow(panels, *exclusion, width)) break;
  }
  ImGui::PopStyleVar();
}

}  // namespace mesomap::ui
