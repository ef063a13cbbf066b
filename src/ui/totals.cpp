// The foot of the panel: areas, cm², points, mL; always in sight.
#include <fmt/format.h>
#include <imgui.h>

#include "base/i18n.h"
#include "pace_fields.h"
#include "panels.h"
#include "plan/amounts.h"
#include "touch.h"
#include "ui/number_text.h"
#include "ui/pace.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

struct Figure {
  std::string id;
  std::string value;
  std::string caption;
  std::string hint;
};

void drawFigure(const Figure& figure, float width) {
  ImGui::BeginGroup();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, px(1)});
  const bool words = figure.value.find_first_of("0123456789") == std::string::npos;
  ImGui::PushFont(words ? fonts().body : fonts().strong);
  if (words) gap(0);
  ImGui::PushStyleColor(ImGuiCol_Text, words ? palette().inkSoft : palette().ink);
  figureText(figure.id, figure.value, width - px(4));
  ImGui::PopStyleColor();
  ImGui::PopFont();
  reportWidget(figure.id);
  reportText(figure.id, figure.value + " " + figure.caption);
  tooltip(figure.hint);
  label(figure.caption);
  ImGui::PopStyleVar();
  ImGui::EndGroup();
}

const char* aboutText() {
  return _("≈ on the figure, not measured on the client");
}

/// Of a line that can be pressed, design pixels.
float pressedLine() {
  return control(18);
}

constexpr float kLine = 18;  ///< design pixels
constexpr const char* kPacePopup = "##pace";

/// Of devices alone the count says the minutes, and no pace of one's own bears on them.
bool takesTime(const plan::Plan& plan) {
  return !devicesOnly(plan) && estimatedMinutes(plan, {}) > 0.0;
}

/// Why the volume is not what it might be.
std::string volumeHint(const plan::Plan& plan, const plan::Totals& totals) {
  if (devicesOnly(plan)) return _("Passes and minutes of a device have no volume of their own.");
  if (totals.sites == 0 && totals.pricks > 0) {
    return _("Pricks of rows have no volume of their own.");
  }
  if (totals.sitesWithoutVolume == 0) return {};
  if (totals.sitesWithoutVolume == totals.sites) return _("Volume not set: no point has a volume.");
  return fmt::format(
      fmt::runtime(translatePlural("{} point has no volume yet.", "{} points have no volume yet.",
                                   totals.sitesWithoutVolume)),
      totals.sitesWithoutVolume);
}

/// The first area with an open question becomes the selected one.
void goToQuestion(Panels& panels) {
  for (const auto& region : panels.session.plan()->regions) {
    const plan::Totals own = plan::totalsOf(*region);
    if (own.proposed + own.proposedPricks == 0) continue;
    panels.session.select(region->id);
    return;
  }
}

void drawPacePopup(Panels& panels) {
  ImGui::SetNextWindowPos({ImGui::GetItemRectMin().x, ImGui::GetItemRectMin().y - px(6)},
                          ImGuiCond_Appearing, {0.0f, 1.0f});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(14), px(12)});
  ImGui::SetNextWindowContentSize({px(260), 0});
  if (ImGui::BeginPopup(kPacePopup)) {
    heading(_("Your own pace"));
    label(_("An estimate from the figures below. No source gives them: time yourself once."));
    Pace& pace = panels.settings.pace;
    secondsPerPointField("pace.point", pace, px(140));
    secondsPerPrickField("pace.prick", pace, px(140));
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
}

void drawTime(Panels& panels, const plan::Plan& plan) {
  const Pace& pace = panels.settings.pace;
  const std::string minutes = minutesText(estimatedMinutes(plan, pace));
  std::string text = fmt::format(fmt::runtime(_("{} · your own pace: {} s per point")), minutes,
                                 numberText(pace.secondsPerPoint, 1));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::PushFont(fonts().small);
  // In a narrow panel the minutes alone; a click shows the pace.
  if (ImGui::CalcTextSize(text.c_str()).x > ImGui::GetContentRegionAvail().x) text = minutes;
  const ImVec2 size = ImGui::CalcTextSize(text.c_str());
  const bool clicked =
      ImGui::InvisibleButton("totals.time", {size.x, std::max(size.y, px(control(0)))});
  reportWidget("totals.time");
  const bool hovered = ImGui::IsItemHovered();
  ImGui::GetWindowDrawList()->AddText(at, hovered ? palette().accentInk : palette().inkSoft,
                                      text.c_str());
  if (hovered) {
    ImGui::GetWindowDrawList()->AddLine({at.x, at.y + size.y}, {at.x + size.x, at.y + size.y},
                                        palette().accentInk, 1.0f);
  }
  ImGui::PopFont();
  reportText("totals.time", text);
  tooltip(_("An estimate. Click to set your pace"));
  if (clicked) ImGui::OpenPopup(kPacePopup);
  drawPacePopup(panels);
}

void drawBesides(Panels& panels, const std::string& text, bool question) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::PushFont(fonts().small);
  const std::string fit = shortened(text, ImGui::GetContentRegionAvail().x);
  const ImVec2 size = ImGui::CalcTextSize(fit.c_str());
  const bool clicked =
      ImGui::InvisibleButton("totals.question", {size.x, std::max(size.y, px(control(0)))});
  reportWidget("totals.question");
  ImGui::GetWindowDrawList()->AddText(at, question ? palette().caution : palette().inkSoft,
                                      fit.c_str());
  ImGui::PopFont();
  reportText("totals.besides", text);
  if (question)
    tooltip(
        _("Points in caution zones count nowhere until you keep them or leave them "
          "out. Click to go to the question."));
  if (clicked && question) goToQuestion(panels);
}

}  // namespace

bool onUnfittedFigure(const plan::Plan& plan) {
  return plan.surface.kind == plan::SurfaceKind::figure && plan.surface.fit == plan::Fit::none;
}

float totalsHeight(const plan::Plan& plan, float widthPx) {
  float height = px(72);
  if (onUnfittedFigure(plan)) {
    ImFont* const small = fonts().small;
    height += px(2) + small->CalcTextSizeA(small->FontSize, 1e9f, widthPx - px(32), aboutText()).y;
  }
  if (!besidesText(plan).empty()) height += px(pressedLine());
  if (takesTime(plan)) height += px(pressedLine());
  return height;
}

void drawTotals(Panels& panels, const WidgetRect& rect) {
  const plan::Plan& plan = *panels.session.plan();
  const plan::Totals totals = plan::totalsOf(plan);
  const bool about = onUnfittedFigure(plan);
  const std::string sign = about ? "≈ " : "";
  beginPane("##totals", rect, palette().bar, 16, 14);
  paneLine(rect.x, rect.y, rect.x + rect.width, 0);
  paneLine(rect.x, rect.y, 0, rect.y + rect.height);

  const plan::Amount amount = totalAmount(plan, sign);
  const plan::Amount volume = totalVolume(plan, sign);
  const Figure figures[] = {
      {"totals.areas",
       fmt::format("{}", totals.regions),
       translatePlural("area", "areas", totals.regions),
       {}},
      {"totals.area", sign + areaText(totals.areaCm2), _("skin"), {}},
      {"totals.points", amount.value, amount.caption, {}},
      {"totals.volume", volume.value, volume.caption, volumeHint(plan, totals)},
  };
  // Uneven columns: the number of areas is short, the rest is not.
  const float shares[] = {0.17f, 0.30f, 0.24f, 0.29f};
  const float all = rect.width - px(32);
  float x = px(16);
  const float y = ImGui::GetCursorPosY();
  for (std::size_t i = 0; i < 4; ++i) {
    ImGui::SetCursorPos({x, y});
    drawFigure(figures[i], all * shares[i]);
    x += all * shares[i];
  }
  float below = y + px(44);
  const auto line = [&](float height) {
    ImGui::SetCursorPos({px(16), below});
    below += px(height);
  };
  if (const std::string text = besidesText(plan); !text.empty()) {
    line(pressedLine());
    drawBesides(panels, text, totals.proposed + totals.proposedPricks > 0);
  }
  if (takesTime(plan)) {
    line(pressedLine());
    drawTime(panels, plan);
  }
  if (about) {
    line(kLine);
    label(aboutText());
  }
  endPane();
}

}  // namespace mesomap::ui
