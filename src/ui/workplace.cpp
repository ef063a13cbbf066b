#include "ui/workplace.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/i18n.h"
#include "base/log.h"
#include "course_parts.h"
#include "hint_chip.h"
#include "panels.h"
#include "plan_dialogs.h"
#include "scene/session_words.h"
#include "touch.h"
#include "ui/fault_report.h"
#include "ui/imgui_compat.h"
#include "ui/row_pointed_at.h"
#include "ui/theme.h"
#include "view_covers.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr float kPanelOfFingers = 420;  ///< design pixels
// The treatment view, read from two metres: design pixels, and shares of the window.
constexpr float kTreatmentLeast = 420, kTreatmentShare = 0.4f, kTreatmentMost = 0.6f;
constexpr double kTooltipSeconds = 0.46;
// Those that stand over the view come last, as far as they are there.
constexpr std::array<const char*, 11> kPanes = {
    nullptr,        "##panel", "##top",     "##tools",   "##toolOptions", "##pointCard",
    "##strokeChip", "##hint",  "##purpose", "##placing", "##busy"};

bool inside(const WidgetRect& rect, glm::dvec2 at) {
  return at.x >= rect.x && at.y >= rect.y && at.x < rect.x + rect.width &&
         at.y < rect.y + rect.height;
}

glm::dvec2 displaySize() {
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  return {size.x, size.y};
}

}  // namespace

Workplace::Workplace(scene::Session& session, scene::ViewTool& tool, CommandRegistry& commands,
                     Settings& settings)
    : treatment(session),
      session_(session),
      tool_(tool),
      commands_(commands),
      settings_(settings) {}

float Workplace::panelWidth(float windowWidthPx) const {
  if (view.treating()) {
    return std::min(std::max(px(kTreatmentLeast), std::round(kTreatmentShare * windowWidthPx)),
                    std::round(kTreatmentMost * windowWidthPx));
  }
  const float half = std::round(windowWidthPx * 0.5f) - px(kToolStripWidth);
  // Two fields with fingers' buttons have to stand beside each other.
  const float least = largeControls() ? kPanelOfFingers : 0.0f;
  const float wanted = std::max(static_cast<float>(settings_.panelWidth), least);
  return std::min(px(wanted), std::max(half, px(16)));
}

void Workplace::widenPanel(double byPx) {
  const double wanted = settings_.panelWidth + byPx;
  settings_.panelWidth = std::clamp<double>(wanted, kPanelLeast, kPanelMost);
}

WidgetRect Workplace::viewRect(glm::dvec2 displayPx) const {
  const float width = static_cast<float>(displayPx.x);
  const float height = static_cast<float>(displayPx.y);
  if (view.clientView) return {0, 0, width, height};
  const float left = view.treating() ? 0.0f : px(kToolStripWidth);
  const float top = px(topBarHeight());
  return {left, top, std::max(16.0f, width - left - panelWidth(width)),
          std::max(16.0f, height - top - px(kStatusHeight))};
}

bool Workplace::overView(glm::dvec2 pixel, glm::dvec2 displayPx) const {
  if (dialogs.any() || compat::popupOpen() || !inside(viewRect(displayPx), pixel)) return false;
  const auto& covering = viewCovers();
  return std::none_of(covering.begin(), covering.end(),
                      [&](const WidgetRect& cover) { return inside(cover, pixel); });
}

std::optional<double> Workplace::changesIn(double now) const {
  std::optional<double> due = toasts.dueIn(now);
  const auto earlier = [&due](double seconds) { due = due ? std::min(*due, seconds) : seconds; };
  if (compat::tooltipDue()) earlier(kTooltipSeconds);
  if (view.clientView) {
    if (const auto fades = clientViewChangesIn(view, settings_.lessMotion, now)) earlier(*fades);
    if (show.moving()) earlier(0.0);
  }
  return due;
}

void Workplace::setClientView(bool on, double now) {
  const bool before = view.clientView;
  view.clientView = on && session_.isOpen();
  view.clientViewSince = view.clientStirred = now;
  if (view.clientView && !before) {
    cameraBefore_ = tool_.goal();
    takeClientContent(true, displaySize());
  } else if (before && !view.clientView) {
    show.end();
    if (session_.isOpen() && cameraBefore_) tool_.camera = *cameraBefore_;
    cameraBefore_.reset();
    tellKeptBack();
  }
}

void Workplace::takeClientContent(bool afresh, glm::dvec2 displayPx) {
  if (!session_.isOpen()) return;
  scene::ClientContent content =
      scene::clientContent(*session_.plan(), session_.model(), language());
  keptBack_ = content.keptBack;
  show.lessMotion = settings_.lessMotion;
  if (afresh || !show.on()) {
    show.begin(std::move(content), displayPx);
    if (view.clientView) tool_.camera = show.camera;
  } else {
    show.take(std::move(content));
  }
}

void Workplace::tellKeptBack() {
  // Not before the client: toasts are not shown there.
  for (const scene::KeptBack& kept : std::exchange(keptBack_, {})) {
    toasts.show(Toasts::Kind::info,
                fmt::format(fmt::runtime(_("Your client saw '{}' instead of '{}': '{}' could be "
                                           "read as a promise, or belongs in the record only.")),
                            kept.shown, kept.typed, kept.claim));
  }
}

void Workplace::openAbout() {
  dialogs.open(makeAboutDialog(commands_));
}

void Workplace::bringHintsBack() {
  Hints::bringBack(settings_);
  toasts.show(Toasts::Kind::info, _("Hints are shown again."));
}

void Workplace::drawCurtain() {
  if (dialogs.topId() != "curtain") dialogs.open(makeCurtain(), true);
}

void Workplace::openKeys() {
  dialogs.open(makeKeySheet(commands_, settings_));
}

void Workplace::openPalette() {
  dialogs.open(makeCommandPalette({session_, tool_, commands_, settings_, view, dialogs, toasts}));
}

void Workplace::openLog(const std::vector<std::string>& facts) {
  const std::vector<std::string> words =
      session_.isOpen() ? ownWords(*session_.plan(), session_.path()) : std::vector<std::string>();
  dialogs.open(makeLogDialog(faultReport(facts, logLines(), words), toasts));
}

void Workplace::openOnPlan(std::unique_ptr<Dialog> (*make)(Panels&)) {
  if (!session_.isOpen()) return;
  Panels panels{session_, tool_, commands_, settings_, view, dialogs, toasts};
  dialogs.open(make(panels));
}

void Workplace::openProducts() {
  openOnPlan(makeProductsDialog);
}

void Workplace::openConsultation() {
  openOnPlan(makeConsultationDialog);
}

void Workplace::openQuestions() {
  openOnPlan(makeQuestionsDialog);
}

void Workplace::openDose() {
  openOnPlan(makeDoseDialog);
}

void Workplace::openWords() {
  if (!session_.isOpen()) return;
  dialogs.open(makeWordsDialog(wordsOf(session_, false), toasts));
}

void Workplace::openKeepView() {
  if (!session_.isOpen() || view.clientView) return;
  Panels panels{session_, tool_, commands_, settings_, view, dialogs, toasts};
  dialogs.open(makeKeepViewDialog(panels));
}

void Workplace::openSettings() {
  dialogs.open(makeSettingsDialog(settings_));
}

void Workplace::openCatalogue() {
  Panels panels{session_, tool_, commands_, settings_, view, dialogs, toasts};
  dialogs.open(makeCatalogueDialog(panels));
}

void Workplace::nextPane() {
  compat::navigate(nullptr);
  do {
    pane_ = view.clientView ? 0 : (pane_ + 1) % kPanes.size();
  } while (pane_ != 0 && !compat::shown(kPanes.at(pane_)));
}

void Workplace::leavePanes() {
  pane_ = 0;
  if (compat::navigating()) compat::navigate(nullptr);
}

void Workplace::openZoneList() {
  if (!session_.isOpen() || !session_.model()->atlas) return;
  dialogs.open(makeZoneList(session_.model()->atlas->zones()));
}

void Workplace::drawView(const FrameInput& input, const WidgetRect& rect) {
  ImDrawList& draw = *ImGui::GetBackgroundDrawList();
  const ImVec2 from(rect.x, rect.y);
  const ImVec2 to(rect.x + rect.width, rect.y + rect.height);
  draw.AddRectFilled(from, to, palette().view);
  if (input.picture != 0 && session_.isOpen()) {
    // The texture's origin is at the bottom.
    const auto texture = reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(input.picture));
    draw.AddImage(texture, from, to, {0, 1}, {1, 0});
  }
  draw.PushClipRect(from, to);
  Panels panels{session_, tool_, commands_, settings_, view, dialogs, toasts};
  const bool presses = !view.treating() || view.treatmentAdds;
  drawToolPreview(panels, rect, input.pointerInView && presses);
  draw.PopClipRect();
}

void Workplace::drawBusy(const Busy& busy, const WidgetRect& rect) {
  ImGui::SetNextWindowPos({rect.x + rect.width * 0.5f, rect.y + rect.height * 0.5f},
                          ImGuiCond_Always, {0.5f, 0.5f});
  ImGui::SetNextWindowSize({px(360), 0});
  beginFloating("##busy", {.rounding = 10, .padX = 20, .padY = 16, .takesFocus = true});
  heading(shortened(busy.name, px(320)));
  label(busy.stage.empty() ? std::string(" ") : busy.stage);
  gap(2);
  progressBar(busy.fraction, ImGui::GetContentRegionAvail().x);
  gap(4);
  const Button stop{.id = "busy.cancel", .label = _("Cancel")};
  ImGui::SetCursorPosX(ImGui::GetWindowContentRegionMax().x - buttonWidth(stop));
  if (button(stop) && busy.cancel) busy.cancel();
  endFloating();
}

/// Ends at `bottom`; the height it used.
float Workplace::drawPlacing(const Busy& placing, const WidgetRect& rect, float bottom) {
  ImGui::SetNextWindowPos({rect.x + rect.width * 0.5f, bottom}, ImGuiCond_Always, {0.5f, 1.0f});
  beginFloating("##placing",
                {.ground = withAlpha(palette().bar, 0.97f), .rounding = 19, .padX = 16, .padY = 4});
  ImGui::PushFont(fonts().small);
  ImGui::SetCursorPosY(px(4) + (px(control(30)) - ImGui::GetFontSize()) * 0.5f);
  ImGui::TextUnformatted(shortened(placing.name, px(230)).c_str());
  ImGui::SameLine(0, px(12));
  ImGui::SetCursorPosY(px(4) + px(12));
  progressBar(placing.fraction, px(120));
  ImGui::SameLine(0, px(12));
  ImGui::SetCursorPosY(px(4));
  const bool stop = button({.id = "placing.cancel",
                            .label = _("Stop"),
                            .look = Look::chip,
                            .height = 30,
                            .tooltip = _("The area keeps the points that it had")});
  ImGui::PopFont();
  const float height = endFloating().height;
  if (stop && placing.cancel) placing.cancel();
  return height + px(8);
}

/// The height it used.
float Workplace::drawPurpose(const WidgetRect& rect) {
  const float width = std::min(rect.width - px(32), px(760));
  ImGui::SetNextWindowPos({rect.x + rect.width * 0.5f, rect.y + rect.height - px(14)},
                          ImGuiCond_Always, {0.5f, 1.0f});
  ImGui::SetNextWindowSize({width, 0});
  beginFloating("##purpose", {.ground = withAlpha(palette().bar, 0.96f), .border = 0});
  const Button close{.id = "purpose.close", .label = _("Understood"), .height = 30};
  ImGui::PushFont(fonts().small);
  const float wrap = width - buttonWidth(close) - px(28 + 14);
  const float y = ImGui::GetCursorPosY();
  ImGui::PushTextWrapPos(px(14) + wrap);
  ImGui::TextUnformatted(purposeSentence().c_str());
  ImGui::PopTextWrapPos();
  const float height = ImGui::GetItemRectSize().y;
  ImGui::PopFont();
  ImGui::SetCursorPos({width - buttonWidth(close) - px(14), y + (height - px(control(30))) * 0.5f});
  if (button(close)) settings_.purposeRead = true;
  return endFloating().height + px(12);
}

void Workplace::drawFloating(const FrameInput& input, const WidgetRect& rect, float below) {
  if (session_.isOpen() && session_.plan()->example && !view.clientView) {
    ImFont* font = fonts().small;
    const char* text = _("Example, not a client");
    const ImVec2 size = font->CalcTextSizeA(font->FontSize, 1e9f, 0, text);
    const ImVec2 at(rect.x + px(14), below + px(10));
    ImDrawList& draw = *ImGui::GetBackgroundDrawList();
    draw.AddRectFilled(at, {at.x + size.x + px(24), at.y + px(30)},
                       withAlpha(palette().noteSoft, 0.95f), px(15));
    draw.AddText(font, font->FontSize, {at.x + px(12), at.y + (px(30) - size.y) * 0.5f},
                 palette().ink, text);
  }
  float bottom = rect.y + rect.height - px(16);
  if (!settings_.purposeRead && !view.clientView) {
    bottom -= drawPurpose(rect);
  }
  float from = rect.x, left = bottom;
  if (!view.clientView && session_.isOpen()) {
    Panels panels{session_, tool_, commands_, settings_, view, dialogs, toasts};
    drawScaleBar(panels, rect, bottom);
  }
  if (view.showZones && !view.clientView) {
    Panels panels{session_, tool_, commands_, settings_, view, dialogs, toasts};
    drawZoneLegend(panels, rect, bottom);
    // What passes stands beside it.
    if (!viewCovers().empty()) {
      from = viewCovers().back().x + viewCovers().back().width;
      left = viewCovers().back().y - px(8);
    }
  }
  if (!view.clientView) {
    Panels panels{session_, tool_, commands_, settings_, view, dialogs, toasts};
    drawColourLegend(panels, rect, left);
  }
  Panels hinted{session_, tool_, commands_, settings_, view, dialogs, toasts};
  if (!view.clientView && !view.treatment) bottom -= drawStrokeChip(hinted, rect, bottom);
  if (!view.treating()) bottom -= drawHint(hinted, hints_, rect, bottom);
  if (view.clientView) return;
  if (input.busy) drawBusy(*input.busy, rect);
  if (clientElsewhere) {
    bottom -= drawClientStrip(hinted, show, *clientElsewhere, rect, bottom, input.now);
  }
  if (input.placing) bottom -= drawPlacing(*input.placing, rect, bottom);
  const float room = rect.x + rect.width - from;
  toasts.draw(from + room * 0.5f, bottom, std::min(room - px(32), px(560)));
}

void Workplace::drawStart(const FrameInput& input, const WidgetRect& window) {
  Panels panels{session_, tool_, commands_, settings_, view, dialogs, toasts};
  drawStartBar(panels, window.width);
  const float top = px(topBarHeight());
  const bool heard = !dialogs.any() && !compat::popupOpen() && !input.busy;
  start.draw({0, top, window.width, window.height - top}, settings_.keepRecents, heard,
             purposeSentence(), commands_);
  if (input.busy) drawBusy(*input.busy, window);
  toasts.draw(window.width * 0.5f, window.height - px(16),
              std::min(window.width - px(32), px(560)));
  dialogs.draw();
  start.act();
}

void Workplace::draw(const FrameInput& input) {
  if (pane_ != 0 && !compat::shown(kPanes.at(pane_))) leavePanes();
  // The first control of a pane is found among those that the frame draws.
  if (pane_ != 0 && !compat::navigating()) compat::navigate(kPanes.at(pane_));
  setLargeControls(settings_.largeControls);
  // A copy: they are noted anew below.
  const std::vector<WidgetRect> covered(viewCovers().begin(), viewCovers().end());
  clearViewCovers();
  setRowPointedAt({});
  toasts.tick(input.now);
  const glm::dvec2 display = displaySize();
  const float width = static_cast<float>(display.x);
  const float height = static_cast<float>(display.y);
  if (startShown()) return drawStart(input, {0, 0, width, height});
  // A session that is finished, or a plan that was closed, ends the treatment.
  if (view.treatment && !treatment.refusal().empty()) setTreatment(false);
  if (view.treating() && !view.treatmentAdds) followTreatment();
  const WidgetRect rect = viewRect(display);
  Panels panels{session_, tool_, commands_, settings_, view, dialogs, toasts};

  if (session_.selectedRegion() == nullptr || view.clientView) tool_.offered.reset();
  if (view.clientView && !show.on()) takeClientContent(true, display);
  // Something was opened meanwhile.
  if (!view.clientView && cameraBefore_) {
    cameraBefore_.reset();
    if (!clientElsewhere) show.end();
  }
  drawView(input, rect);
  drawViewLabels(panels, labels_, rect, covered, input);
  drawMeasurements(panels, rect);
  if (view.landmarksShown()) drawLandmarks(panels, rect);
  if (input.pointerInView && !view.clientView && !view.treating()) drawPlaceLabel(panels, rect);
  float below = rect.y;
  if (view.clientView) {
    drawClientView(panels, show, rect, input.now);
  } else {
    drawTopBar(panels, width);
    const float panel = panelWidth(width);
    const WidgetRect side{width - panel, rect.y, panel, rect.height};
    if (!view.treating()) {
      drawToolStrip(panels, {0, rect.y, rect.x, rect.height});
      below = drawToolOptions(panels, rect);
      drawPointCard(panels, rect);
      drawPanelEdge(settings_, side);
    }
    if (view.treating()) {
      drawTreatmentMark(panels, treatment, rect);
      drawTreatmentPage(panels, *this, side);
    } else if (session_.isOpen()) {
      drawAreaPanel(panels, side);
    } else {
      beginPane("##panel", side, palette().panel, 16, 14);
      endPane();
    }
    drawStatusLine(panels, {0, height - px(kStatusHeight), width, px(kStatusHeight)},
                   input.modifiers, input.pointerInView);
  }
  drawFloating(input, rect, below);
  dialogs.draw();
}

}  // namespace mesomap::ui
