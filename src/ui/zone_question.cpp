// One question for each caution zone and area: keep its points, for a reason, or leave them out.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/i18n.h"
#include "icons.h"
#include "panels.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr double kIntradermalMm = 2.0;

/// What was typed or chosen so far, and about what.
struct Draft {
  RegionId region;
  std::string zone;
  std::string reason;
  bool own = false;  ///< Typed in words of one's own.
  bool bothSides = false;
};
Draft draft;

/// "the lips": the zone's name in a sentence, translated.
std::string nameOf(const scene::ZoneQuestion& question) {
  return _(question.name.c_str());
}

void chipReasons(const plan::Region& region) {
  std::vector<const char*> reasons;
  // Offered only where the plan says so.
  if (region.rule.depthMm <= kIntradermalMm) reasons.push_back(_("Depth is intradermal"));
  reasons.push_back(_("Product's instructions allow it"));
  const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
  bool first = true;
  const auto chip = [&](const std::string& id, const char* text, bool chosen) {
    const Button spec{
        .id = id, .label = text, .look = Look::chip, .selected = chosen, .height = 26};
    if (!first && ImGui::GetItemRectMax().x + px(6) + buttonWidth(spec) <= right) {
      ImGui::SameLine(0, px(6));
    }
    first = false;
    return button(spec);
  };
  for (std::size_t i = 0; i < reasons.size(); ++i) {
    if (chip(fmt::format("zone.reason{}", i), reasons[i],
             !draft.own && draft.reason == reasons[i])) {
      draft.own = false;
      draft.reason = reasons[i];
    }
  }
  if (chip("zone.reasonOther", _("Other …"), draft.own)) {
    if (!draft.own) draft.reason.clear();
    draft.own = true;
  }
  if (draft.own) {
    textField("zone.reasonText", draft.reason, ImGui::GetContentRegionAvail().x,
              _("Your reason, for the record"));
  }
}

void drawQuestion(Panels& panels, const plan::Region& region, const scene::ZoneQuestion& question,
                  std::size_t more) {
  if (draft.region != region.id || draft.zone != question.zone) {
    draft = {region.id, question.zone, {}, false, question.partner.valid()};
  }
  const float width = ImGui::GetContentRegionAvail().x;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  // The card lies under what it holds, whose height is known afterwards.
  draw.ChannelsSplit(2);
  draw.ChannelsSetCurrent(1);
  const float pad = px(12);
  ImGui::SetCursorScreenPos({at.x + pad, at.y + px(10)});
  ImGui::BeginGroup();
  ImGui::PushItemWidth(width - 2 * pad);
  ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + width - 2 * pad);
  const std::string text =
      question.points == 0 && question.pricks > 0
          ? fmt::format(fmt::runtime(translatePlural(
                            "About {} prick in the caution zone of {}: keep it or leave it out?",
                            "About {} pricks in the caution zone of {}: keep or leave out?",
                            question.pricks)),
                        question.pricks, nameOf(question))
          : fmt::format(
                fmt::runtime(translatePlural(
                    "{} point in the caution zone of {}: keep it or leave it out?",
                    "{} points in the caution zone of {}: keep or leave out?", question.points)),
                question.points, nameOf(question));
  ImGui::PushFont(fonts().strong);
  ImGui::TextUnformatted(text.c_str());
  ImGui::PopFont();
  reportText("zone.question", text);
  ImGui::PushFont(fonts().small);
  if (!question.reason.empty())
    ImGui::TextUnformatted(withEnglish(question.reason.c_str()).c_str());
  ImGui::PushStyleColor(ImGuiCol_Text, palette().inkSoft);
  if (const figure::Zone* zone = panels.session.model()->zoneOf(question.zone)) {
    ImGui::TextUnformatted(zoneSource(*zone).c_str());
  }
  ImGui::PopStyleColor();
  ImGui::PopFont();
  ImGui::PopTextWrapPos();
  gap(2);
  ImGui::PushFont(fonts().small);
  const std::string otherSide =
      !question.partner.valid() ? std::string()
      : question.partnerPoints == 0 && question.partnerPricks > 0
          ? fmt::format(fmt::runtime(translatePlural("Also the other side (about {} prick)",
                                                     "Also the other side (about {} pricks)",
                                                     question.partnerPricks)),
                        question.partnerPricks)
          : fmt::format(fmt::runtime(translatePlural("Also the other side ({} point)",
                                                     "Also the other side ({} points)",
                                                     question.partnerPoints)),
                        question.partnerPoints);
  // As high as it was drawn last: words and controls take what they need.
  static float answers = px(130);
  // The wheel goes on to the panel.
  const bool seen =
      ImGui::BeginChild("##zoneAnswer", {width - 2 * pad, answers}, false,
                        ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  label(_("Reason to keep"));
  chipReasons(region);
  if (question.partner.valid()) {
    tickBox("zone.bothSides", otherSide, draft.bothSides);
  }
  const bool reasoned = draft.reason.find_first_not_of(' ') != std::string::npos;
  const bool open = !region.locked;
  const float half = (width - 2 * pad - px(8)) * 0.5f / scale();
  const bool keep = button({.id = "zone.keep",
                            .label = _("Keep"),
                            .look = Look::filled,
                            .enabled = reasoned && open,
                            .width = half,
                            .height = 30,
                            .tooltip = reasoned ? "" : _("Choose or write a reason first")});
  ImGui::SameLine(0, px(8));
  const bool leave = button({.id = "zone.leaveOut",
                             .label = _("Leave out"),
                             .enabled = open,
                             .width = half,
                             .height = 30});
  if (more > 0) {
    label(fmt::format(fmt::runtime(translatePlural("{} more question after this one",
                                                   "{} more questions after this one", more)),
                      more));
  }
  // Out of sight nothing is laid out, and nothing can be measured.
  if (seen) answers = ImGui::GetCursorPosY() - ImGui::GetStyle().ItemSpacing.y + px(2);
  ImGui::EndChild();
  ImGui::PopFont();
  ImGui::PopItemWidth();
  ImGui::EndGroup();
  const float bottom = ImGui::GetItemRectMax().y + px(4);
  draw.ChannelsSetCurrent(0);
  draw.AddRectFilled(at, {at.x + width, bottom}, palette().noteSoft, px(kRounding));
  draw.AddRectFilled(at, {at.x + px(4), bottom}, palette().caution, px(2));
  draw.ChannelsMerge();
  ImGui::SetCursorScreenPos({at.x, bottom});
  ImGui::Dummy({width, px(2)});
  reportWidget("zone.card", {at.x, at.y, width, bottom - at.y});
  if (!keep && !leave) return;
  const auto done = panels.session.answerZone(region.id, question.zone, keep, draft.reason,
                                              question.partner.valid() && draft.bothSides);
  if (!done) panels.toasts.show(Toasts::Kind::problem, done.error().text());
  draft = {};
}

}  // namespace

void drawZoneQuestions(Panels& panels, const plan::Region& region) {
  const std::vector<scene::ZoneQuestion> questions = panels.session.zoneQuestions(region.id);
  static RegionId askedOf;
  static float height = 0;
  if (!questions.empty()) {
    const float top = ImGui::GetCursorPosY();
    drawQuestion(panels, region, questions.front(), questions.size() - 1);
    askedOf = region.id;
    height = ImGui::GetCursorPosY() - top;
  } else if (region.sitesPending && askedOf == region.id) {
    // Nothing is asked while points are placed. The room stays, so that the field which moved them
    // does not slip away from the hand.
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + height);
  } else {
    askedOf = {};
  }
}

void drawZoneAnswers(Panels& panels, const plan::Region& region) {
  for (const plan::ZoneAnswer& answer : region.answers) {
    const std::string name = panels.session.model()->zoneName(answer.zone);
    const std::string text =
        answer.keep ? fmt::format(fmt::runtime(_("Kept in the caution zone of {}: {}.")), name,
                                  answer.reason)
                    : fmt::format(fmt::runtime(_("Left out of the caution zone of {}.")), name);
    const Button again{.id = "zone.askAgain." + answer.zone,
                       .label = _("Ask again"),
                       .look = Look::plain,
                       .enabled = !region.locked,
                       .height = 24,
                       .tooltip = _("Takes the answer back")};
    const float width = ImGui::GetContentRegionAvail().x;
    ImGui::PushFont(fonts().small);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float room = width - buttonWidth(again) - px(8);
    ImFont* small = fonts().small;
    const ImVec2 size = small->CalcTextSizeA(small->FontSize, 1e9f, room, text.c_str());
    const float height = std::max(size.y, px(24));
    ImGui::GetWindowDrawList()->AddText(small, small->FontSize,
                                        {at.x, at.y + (height - size.y) * 0.5f}, palette().inkSoft,
                                        text.c_str(), nullptr, room);
    reportText("zone.answer." + answer.zone, text);
    ImGui::SetCursorScreenPos({at.x + width - buttonWidth(again), at.y + (height - px(24)) * 0.5f});
    const bool clicked = button(again);
    ImGui::SetCursorScreenPos({at.x, at.y + height});
    ImGui::Dummy({width, px(1)});
    ImGui::PopFont();
    if (!clicked) continue;
    const auto done = panels.session.askZoneAgain(region.id, answer.zone);
    if (!done) panels.toasts.show(Toasts::Kind::problem, done.error().text());
    return;  // The region may be another one now.
  }
}

}  // namespace mesomap::ui
