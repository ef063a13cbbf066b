// "This many points" and "this many mL": what gives it, before anything changes.
#include <fmt/format.h>
#include <imgui.h>

#include "base/i18n.h"
#include "popup_place.h"
#include "rule_fields.h"
#include "ui/number_text.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr const char* kReversePopup = "##reverse";

struct Wanted {
  scene::ReverseAsk::From from = scene::ReverseAsk::From::points;
  scene::ReverseAsk::Change change = scene::ReverseAsk::Change::spacing;
  std::optional<double> points;
  std::optional<double> ml;
  bool all = false;
};
Wanted wanted;

bool choiceChip(const char* id, const char* name, bool chosen) {
  return button({.id = id, .label = name, .look = Look::chip, .selected = chosen, .height = 28}) &&
         !chosen;
}

std::string totalsText(const scene::ReverseAnswer& answer, const std::string& sign) {
  const plan::Totals& totals = answer.totals;
  std::string text;
  if (totals.sites + totals.proposed > 0) {
    const std::uint32_t points = totals.sites + totals.proposed;
    text =
        sign + fmt::format(fmt::runtime(translatePlural("{} point", "{} points", points)), points);
  }
  if (totals.pricks > 0) {
    if (!text.empty()) text += ", ";
    text += fmt::format(
        fmt::runtime(translatePlural("about {} prick", "about {} pricks", totals.pricks)),
        totals.pricks);
  }
  if (totals.sitesWithoutVolume == 0 && totals.volumeMl + answer.awaitedMl > 0) {
    text += ", " + sign + volumeText(totals.volumeMl + answer.awaitedMl);
  }
  return text;
}

void ask(Panels& panels, const plan::Region& region) {
  const bool points = wanted.from == scene::ReverseAsk::From::points;
  const std::optional<double> amount = points ? wanted.points : wanted.ml;
  if (!amount) {
    panels.session.forgetWorkedOut();
    return;
  }
  scene::ReverseAsk question;
  question.from = wanted.from;
  question.change = points ? scene::ReverseAsk::Change::spacing : wanted.change;
  question.amount = *amount;
  if (!wanted.all) question.regions = {region.id};
  panels.session.workOut(question);
}

void drawAnswer(Panels& panels) {
  const scene::ReverseAnswer* answer = panels.session.workedOut();
  std::string text = " ";
  if (panels.session.workingOut()) {
    text = _("Working it out …");
  } else if (answer != nullptr && !answer->refusal.empty()) {
    text = answer->refusal;
  } else if (answer != nullptr) {
    const std::string sign = onUnfittedFigure(*panels.session.plan()) ? "≈ " : "";
    const std::string figure =
        answer->ask.change == scene::ReverseAsk::Change::spacing
            ? fmt::format(fmt::runtime(_("{} mm apart")), numberText(answer->spacingMm, 1))
            : fmt::format(fmt::runtime(_("{} mL per point")), numberText(answer->volumeMl, 3));
    text = figure + " → " + totalsText(*answer, sign);
    if (answer->totals.proposed > 0) {
      text += ". " + fmt::format(fmt::runtime(translatePlural(
                                     "{} of them is in a caution zone and awaits an answer",
                                     "{} of them are in caution zones and await an answer",
                                     answer->totals.proposed)),
                                 answer->totals.proposed);
    }
  }
  reportText("reverse.answer", text);
  paragraph(text);
}

void drawReversePopup(Panels& panels, const plan::Region& region) {
  using From = scene::ReverseAsk::From;
  using Change = scene::ReverseAsk::Change;
  heading(_("From a total"));
  bool changed = false;
  if (choiceChip("reverse.points", _("Points"), wanted.from == From::points)) {
    wanted.from = From::points;
    changed = true;
  }
  ImGui::SameLine(0, px(6));
  if (choiceChip("reverse.volume", _("Millilitres"), wanted.from == From::volume)) {
    wanted.from = From::volume;
    changed = true;
  }
  const bool points = wanted.from == From::points;
  NumberSpec spec{.id = "reverse.amount",
                  .caption = points ? _("This many points") : _("This many mL"),
                  .unit = points ? "" : "mL",
                  .decimals = points ? 0 : 2,
                  .step = points ? 5.0 : 0.1,
                  .min = points ? 1.0 : 0.01,
                  .max = points ? 100000.0 : 1000.0,
                  .hint = {},
                  .canBeEmpty = true,
                  .whenEmpty = points ? _("how many?") : _("how much?")};
  std::optional<double>& amount = points ? wanted.points : wanted.ml;
  const NumberEdit edit = numberField(spec, amount, px(150));
  if (edit.changed) {
    amount = edit.value;
    changed = true;
  }
  if (!points) {
    label(_("By changing"));
    if (choiceChip("reverse.bySpacing", _("the spacing"), wanted.change == Change::spacing)) {
      wanted.change = Change::spacing;
      changed = true;
    }
    ImGui::SameLine(0, px(6));
    if (choiceChip("reverse.byVolume", _("the volume per point"),
                   wanted.change == Change::volumePerPoint)) {
      wanted.change = Change::volumePerPoint;
      changed = true;
    }
  }
  if (panels.session.plan()->regions.size() > (region.linked.valid() ? 2U : 1U)) {
    label(_("On"));
    if (choiceChip("reverse.here",
                   region.linked.valid() ? _("this area, both sides") : _("this area"),
                   !wanted.all)) {
      wanted.all = false;
      changed = true;
    }
    ImGui::SameLine(0, px(6));
    if (choiceChip("reverse.all", _("all areas"), wanted.all)) {
      wanted.all = true;
      changed = true;
    }
  }
  if (changed) ask(panels, region);
  gap(4);
  drawAnswer(panels);
  gap(4);
  const scene::ReverseAnswer* answer = panels.session.workedOut();
  const bool usable = answer != nullptr && answer->refusal.empty() && !panels.session.workingOut();
  if (button({.id = "reverse.apply",
              .label = _("Apply"),
              .look = Look::filled,
              .enabled = usable,
              .width = 120,
              .height = 32})) {
    const auto done = panels.session.applyWorkedOut();
    if (!done) panels.toasts.show(Toasts::Kind::problem, done.error().text());
    ImGui::CloseCurrentPopup();
  }
  ImGui::SameLine(0, px(8));
  if (button({.id = "reverse.close", .label = _("Close"), .width = 90, .height = 32})) {
    ImGui::CloseCurrentPopup();
  }
}

}  // namespace

void drawReversePlanning(Panels& panels, const plan::Region& region) {
  if (button({.id = "panel.reverse",
              .label = _("From a number of points or mL …"),
              .look = Look::plain,
              .enabled = !region.locked,
              .height = 28,
              .tooltip = _("Finds the spacing, or the volume per point, that gives a total")})) {
    ImGui::OpenPopup(kReversePopup);
    panels.session.forgetWorkedOut();
    wanted.points.reset();
    wanted.ml.reset();
  }
  if (!ImGui::IsPopupOpen(kReversePopup)) return;
  ImGui::SetNextWindowPos({ImGui::GetItemRectMin().x - px(8), ImGui::GetItemRectMin().y},
                          ImGuiCond_Appearing, {0.0f, 1.0f});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(14), px(12)});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(8), px(5)});
  // Words wrap at a known width from the first frame on.
  ImGui::SetNextWindowContentSize({px(276), 0});
  if (ImGui::BeginPopup(kReversePopup)) {
    keepInWindow();
    drawReversePopup(panels, region);
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar(2);
}

}  // namespace mesomap::ui
