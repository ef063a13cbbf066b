// What an area was given, asked once it is done: the volume, and the lot it came from.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "base/i18n.h"
#include "base/number_text.h"
#include "course_parts.h"
#include "number_field.h"
#include "scene/treatment.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

// What is being entered, and of which area; again after it was recorded, where it is changed.
struct GivenDraft {
  RegionId area{};
  std::string session{};
  std::optional<double> volumeMl{};
  std::string lot{};
  bool changes = false;
};
GivenDraft givenDraft;

void startDraft(const plan::Plan& plan, const plan::Region& region, const std::string& session) {
  givenDraft = {.area = region.id, .session = session};
  if (const plan::SessionArea* said = scene::givenIn(plan, region.id)) {
    givenDraft.volumeMl = said->volumeMl;
    givenDraft.lot = said->lot;
  } else if (const auto* product = plan::findProduct(plan.products, region.rule.product)) {
    givenDraft.lot = product->lot;
  }
}

std::string saidWords(const plan::SessionArea& said) {
  std::string text =
      said.volumeMl ? fmt::format(fmt::runtime(_("{} mL given")), numberText(*said.volumeMl, 4))
                    : std::string(_("volume given not said"));
  if (!said.lot.empty()) text += " · " + fmt::format(fmt::runtime(_("lot {}")), said.lot);
  return text;
}

}  // namespace

void drawGiven(Panels& panels, Workplace& workplace, bool asked) {
  const plan::PlanPtr plan = panels.session.plan();
  const plan::Region* region = plan->find(workplace.treatment.area());
  const plan::Session* session = plan::currentSession(*plan);
  if (region == nullptr || session == nullptr) return;
  if (givenDraft.area != region->id || givenDraft.session != session->id) {
    startDraft(*plan, *region, session->id);
  }
  const plan::SessionArea* said = scene::givenIn(*plan, region->id);
  const float width = ImGui::GetContentRegionAvail().x;
  if (said != nullptr && !givenDraft.changes) {
    ImGui::PushFont(farSmall());
    ImGui::TextUnformatted(shortened(saidWords(*said), width).c_str());
    ImGui::PopFont();
    reportText("treatment.givenSaid", saidWords(*said));
    gap(4);
    if (tallButton("treatment.change", _("Change what was given"), Look::outlined, width, 56)) {
      startDraft(*plan, *region, session->id);
      givenDraft.changes = true;
    }
    gap(4);
    return;
  }
  ImGui::PushFont(farSmall());
  ImGui::TextUnformatted(asked ? _("What was given here?") : _("What was given"));
  ImGui::PopFont();
  gap(2);
  const float half = std::floor((width - px(12)) * 0.5f);
  const ImVec2 top = ImGui::GetCursorPos();
  const NumberEdit edit = numberField({.id = "treatment.given",
                                       .caption = _("Volume given"),
                                       .unit = "mL",
                                       .decimals = 3,
                                       .step = 0.05,
                                       .min = 0.0,
                                       .max = plan::kMostProductMl,
                                       .hint = {},
                                       .canBeEmpty = true,
                                       .whenEmpty = _("not measured")},
                                      givenDraft.volumeMl, half);
  if (edit.changed) givenDraft.volumeMl = edit.value;
  const float below = ImGui::GetCursorPosY();
  ImGui::SetCursorPos({top.x + half + px(12), top.y});
  ImGui::BeginGroup();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(4), px(4)});
  label(_("Lot"));
  textField("treatment.lot", givenDraft.lot, half, _("as on the box"));
  ImGui::PopStyleVar();
  ImGui::EndGroup();
  ImGui::SetCursorPos({top.x, std::max(below, ImGui::GetCursorPosY())});
  gap(4);
  if (const auto planned = scene::plannedMlOf(*region); planned && *planned > 0.0) {
    if (tallButton("treatment.asPlanned",
                   fmt::format(fmt::runtime(_("As planned: {} mL")), numberText(*planned, 4)),
                   Look::outlined, half, 56)) {
      givenDraft.volumeMl = planned;
    }
    ImGui::SameLine(0, px(12));
  }
  if (tallButton("treatment.record", _("Record"), Look::filled, half, 56)) {
    const auto given = workplace.treatment.give({.volumeMl = givenDraft.volumeMl,
                                                 .product = region->rule.product,
                                                 .lot = givenDraft.lot,
                                                 .note = {}});
    if (!given) panels.toasts.show(Toasts::Kind::problem, given.error().text());
    givenDraft.changes = false;
  }
  gap(4);
}

}  // namespace mesomap::ui
